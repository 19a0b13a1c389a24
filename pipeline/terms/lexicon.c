#include "terms/lexicon.h"

#include "terms/wordhash.h"

/* Made by lexicon/make_lexicon.c: open addressing, a slot is 24 bits of the word's
 * hash and 8 bits of classes, 0 = free. Two words in 16 million share a slot's bits,
 * which costs one wrong piece of evidence and no more. */
extern const uint32_t lexicon_table[];
extern const uint32_t lexicon_slots; /* a power of two */
extern const uint32_t lexicon_entries;

void lexicon_fetch(struct str word)
{
    __builtin_prefetch(&lexicon_table[(uint32_t)wordhash(word.at, word.len) & (lexicon_slots - 1)]);
}

unsigned lexicon_classes(struct str word)
{
    uint64_t h = wordhash(word.at, word.len);
    uint32_t mark = (uint32_t)(h >> 40);
    for (uint32_t i = (uint32_t)h & (lexicon_slots - 1);; i = (i + 1) & (lexicon_slots - 1)) {
        uint32_t slot = lexicon_table[i];
        if (slot == 0)
            return 0;
        if (slot >> 8 == mark)
            return slot & 0xFF;
    }
}

size_t lexicon_size(void)
{
    return lexicon_entries;
}
