#include "terms/index.h"

#include "base/large.h"
#include "terms/flat.h"
#include "terms/josa.h"
#include "terms/letters.h"
#include "terms/lexicon.h"
#include "text/utf8.h"

#include <stdalign.h>
#include <stdlib.h>

enum { KEY_BYTES = 600 }; /* longer sources are not recognised; `glossary check` says so */

/* The bitmap's hash, mixed once more for a table that is probed. */
static uint64_t pair_mix(uint64_t pair)
{
    return (pair ^ pair >> 32) * 0xD6E8FEB86659FD93u;
}

const struct index_pair *index_pair(const struct index *x, uint64_t pair)
{
    pair = pair_mix(pair);
    uint32_t mark = (uint32_t)pair | 1;
    size_t mask = ((size_t)1 << x->pairs_shift) - 1;
    for (size_t i = pair >> (64 - x->pairs_shift);; i = (i + 1) & mask) {
        if (x->pairs[i].mark == mark)
            return &x->pairs[i];
        if (x->pairs[i].mark == 0)
            return NULL;
    }
}

void index_fetch_pair(const struct index *x, uint64_t pair)
{
    __builtin_prefetch(&x->pairs[pair_mix(pair) >> (64 - x->pairs_shift)]);
}

void index_fetch_slot(const struct index *x, uint64_t key)
{
    __builtin_prefetch(&x->slots[key >> (64 - x->slots_shift)]);
}

void index_fetch_key(const struct index *x, uint64_t key)
{
    __builtin_prefetch(x->keys + x->slots[key >> (64 - x->slots_shift)].key);
}

static const struct index_key *key_at(const struct index *x, uint32_t place)
{
    return (const struct index_key *)(const void *)(x->keys + place);
}

const struct index_key *index_key(const struct index *x, const char *p, size_t len)
{
    uint64_t h = wordhash(p, len);
    uint32_t mark = (uint32_t)h;
    size_t mask = ((size_t)1 << x->slots_shift) - 1;
    for (size_t i = h >> (64 - x->slots_shift);; i = (i + 1) & mask) {
        const struct index_slot *s = &x->slots[i];
        if (s->key == 0)
            return NULL;
        const struct index_key *k = key_at(x, s->key);
        if (s->mark == mark && k->len == len && memcmp(k->bytes, p, len) == 0)
            return k;
    }
}

/* ---- building ---- */

struct building {
    struct index *x;
    struct arena arena;
    struct places {
        uint32_t *at;
        size_t len, cap;
    } places; /* of the keys */
    struct bytes {
        char *at;
        size_t len, cap;
    } keys;
};

enum { KEY_ALIGN = alignof(struct index_key) };

static void key_add(struct building *b, struct str key, uint32_t term)
{
    if (key.len == 0 || key.len > KEY_BYTES)
        return;
    size_t chars = utf8_count(key, key.len, UNIT_CODE_POINT);
    size_t size = (sizeof(struct index_key) + key.len + KEY_ALIGN - 1) & ~(size_t)(KEY_ALIGN - 1);
    if (b->keys.len == 0)
        b->keys.len = KEY_ALIGN; /* no key has place 0 */
    while (b->keys.len + size > b->keys.cap) {
        b->keys.cap = b->keys.cap ? b->keys.cap * 2 : 1 << 16;
        b->keys.at = realloc(b->keys.at, b->keys.cap);
        if (!b->keys.at)
            abort();
    }
    struct index_key *k = (struct index_key *)(void *)(b->keys.at + b->keys.len);
    *k = (struct index_key){.term = term, .len = (uint16_t)key.len, .chars = (uint8_t)(chars > 255 ? 255 : chars)};
    memcpy(k->bytes, key.at, key.len);
    *vec_push(&b->arena, &b->places) = (uint32_t)b->keys.len;
    b->keys.len += size;
}

/* Without its spaces: 뮤직 비디오 is also written 뮤직비디오. */
static void key_add_joined(struct building *b, struct str key, uint32_t term)
{
    char joined[KEY_BYTES];
    size_t n = 0;
    if (key.len > KEY_BYTES || !memchr(key.at, ' ', key.len))
        return;
    for (size_t i = 0; i < key.len; i++) {
        unsigned char before = i ? (unsigned char)key.at[i - 1] : 0,
                      behind = i + 1 < key.len ? (unsigned char)key.at[i + 1] : 0;
        if (key.at[i] == ' ' && (before < 0x80 || behind < 0x80))
            return; /* between Latin letters a space is no matter of taste */
        if (key.at[i] != ' ')
            joined[n++] = key.at[i];
    }
    key_add(b, (struct str){joined, n}, term);
}

/* A known noun, also with one syllable more that makes nouns: 민주+당. */
static bool is_noun(struct str s)
{
    if (lexicon_classes(s) & WORD_NOUN)
        return true;
    return s.len >= 9 && josa_is_affix(str_slice(s, s.len - 3, 3)) &&
           lexicon_classes(str_slice(s, 0, s.len - 3)) & WORD_NOUN;
}

/* Names of two known nouns written together are also written apart: 더불어 민주당. Only
 * when there is one way to cut; two common nouns apart are two common nouns. */
static void key_add_spaced(struct building *b, struct str key, uint32_t term)
{
    if (key.len < 12 || key.len > 36 || lexicon_size() == 0)
        return;
    size_t cut = 0;
    for (size_t i = 0; i < key.len; i += 3)
        if ((unsigned char)key.at[i] < 0xEA || (unsigned char)key.at[i] > 0xED)
            return;
    for (size_t i = 6; i + 6 <= key.len; i += 3) {
        if (!(lexicon_classes(str_slice(key, 0, i)) & (WORD_NOUN | WORD_ADVERB | WORD_FORM_EO)) ||
            !is_noun(str_slice(key, i, key.len)))
            continue;
        if (cut)
            return;
        cut = i;
    }
    char spaced[64];
    if (!cut)
        return;
    memcpy(spaced, key.at, cut);
    spaced[cut] = ' ';
    memcpy(spaced + cut + 1, key.at + cut, key.len - cut);
    key_add(b, (struct str){spaced, key.len + 1}, term);
}

/* 이대통령 is also written 이 대통령: a family name and what its bearer is called. */
static void key_add_called(struct building *b, struct str key, uint32_t term)
{
    char spaced[64];
    struct str family = str_slice(key, 0, 3), called = str_slice(key, 3, key.len);
    if (key.len < 9 || key.len > 36 || script_of(utf8_at(key, 3, NULL)) != SCRIPT_HANGUL ||
        !(lexicon_classes(called) & WORD_NOUN) || lexicon_classes(key) & WORD_NOUN)
        return;
    memcpy(spaced, family.at, family.len);
    spaced[family.len] = ' ';
    memcpy(spaced + family.len + 1, called.at, called.len);
    key_add(b, (struct str){spaced, key.len + 1}, term);
}

/* With a space more or less: the orthography leaves it to the writer. */
static void variants_add(struct building *b, const struct term *term, struct str key, uint32_t at)
{
    key_add_joined(b, key, at);
    if (term->kind != TERM_COMMON)
        key_add_spaced(b, key, at);
    for (size_t j = 0; j < term->aliases.len; j++) {
        struct str alias = flat_key(&b->arena, term->aliases.at[j]);
        key_add_joined(b, alias, at);
        if (term->kind == TERM_PERSON)
            key_add_called(b, alias, at);
    }
}

static void keys_collect(struct building *b, const struct termbase *t)
{
    bool wanted[3] = {true};             /* is there anything for the pass? */
    for (int pass = 0; pass < 3; pass++) /* a source goes before others' aliases, these before variants */
        for (size_t i = 0; wanted[pass] && i < t->terms.len; i++) {
            const struct term *term = t->terms.at[i];
            if (term->status != TERM_APPROVED) /* proposed ones wait for the desk */
                continue;
            struct str key = flat_key(&b->arena, term->source);
            wanted[1] |= term->aliases.len > 0;
            wanted[2] |= term->kind != TERM_COMMON || memchr(key.at, ' ', key.len);
            if (pass == 0)
                key_add(b, key, (uint32_t)i);
            for (size_t j = 0; pass == 1 && j < term->aliases.len; j++)
                key_add(b, flat_key(&b->arena, term->aliases.at[j]), (uint32_t)i);
            if (pass == 2)
                variants_add(b, term, key, (uint32_t)i);
        }
}

static unsigned bits_for(size_t n)
{
    unsigned bits = 4;
    while (((size_t)1 << bits) < n)
        bits++;
    return bits;
}

static void *zeroed(struct index *x, size_t n, size_t size)
{
    x->size += n * size;
    return large_zeroed(n * size);
}

static void slot_add(struct index *x, uint32_t place)
{
    const struct index_key *k = key_at(x, place);
    uint64_t h = wordhash(k->bytes, k->len);
    size_t mask = ((size_t)1 << x->slots_shift) - 1, i = h >> (64 - x->slots_shift);
    while (x->slots[i].key)
        i = (i + 1) & mask;
    x->slots[i] = (struct index_slot){(uint32_t)h, place};
}

static bool all_letters(struct str key)
{
    size_t len;
    for (size_t i = 0; i < key.len; i += len)
        if (!is_letter(utf8_at(key, i, &len)))
            return false;
    return true;
}

static void pair_add(struct index *x, const struct index_key *k)
{
    struct str key = {k->bytes, k->len};
    uint64_t h = index_pair_hash(key.at, key.at + key.len);
    if (h == 0) {
        uint32_t c = utf8_at(key, 0, NULL);
        if (c < 0x10000) {
            x->single[c >> 6] |= 1ull << (c & 63);
            x->any_single = true;
        }
        return;
    }
    unsigned char first = (unsigned char)key.at[0];
    x->lead[first] = true;
    if (first < 0x80)
        x->ascii_lead[first & 15] |= (uint8_t)(1 << (first >> 4));
    uint64_t bit = h >> x->bitmap_shift;
    x->bitmap[bit >> 6] |= 1ull << (bit & 63);
    h = pair_mix(h);
    uint32_t mark = (uint32_t)h | 1;
    size_t mask = ((size_t)1 << x->pairs_shift) - 1, i = h >> (64 - x->pairs_shift);
    while (x->pairs[i].mark && x->pairs[i].mark != mark)
        i = (i + 1) & mask;
    x->pairs[i].mark = mark;
    uint32_t length = 1u << (k->chars < INDEX_LONG ? k->chars : INDEX_LONG);
    if (all_letters(key)) {
        x->pairs[i].inner |= length;
    } else {
        x->pairs[i].across |= length;
        x->any_across = true;
    }
}

static uint8_t key_traits(const struct index *x, struct str key)
{
    unsigned traits = 0, verbal = WORD_STEM | WORD_FORM_EO | WORD_FORM_N | WORD_FORM_L, classes = 0;
    if (key.len > 36 || (unsigned char)key.at[0] < 0xEA || (unsigned char)key.at[0] > 0xED)
        return 0;
    for (size_t i = 3; i <= key.len; i += 3) {
        classes = lexicon_classes(str_slice(key, 0, i));
        if (classes & verbal)
            traits |= KEY_VERBAL;
        if (i == 3 && key.len == 6 && classes & WORD_NOUN)
            traits |= KEY_SHORT;
    }
    if (classes & WORD_ADVERB)
        traits |= KEY_ADVERB;
    if (key.len == 6 && classes & WORD_BEGINS)
        traits |= KEY_LONGER;
    if (key.len == 6 && str_starts(key, "여"))
        traits |= KEY_COUNT;
    if (index_syllable(x, utf8_at(key, 0, NULL)) & SYLLABLE_TAIL && josa_tail(key, BATCHIM_UNKNOWN, 2).kind != TAIL_NOT)
        traits |= KEY_ENDING;
    return (uint8_t)traits;
}

static void tables_make(struct index *x, size_t keys)
{
    unsigned bits = bits_for(keys * 2 + 2), bitmap_bits = bits_for(keys * 32);
    bitmap_bits = bitmap_bits < 14 ? 14 : bitmap_bits > 22 ? 22 : bitmap_bits;
    x->slots_shift = x->pairs_shift = bits;
    x->slots = zeroed(x, (size_t)1 << bits, sizeof *x->slots);
    x->pairs = zeroed(x, (size_t)1 << bits, sizeof *x->pairs);
    x->bitmap_shift = 64 - bitmap_bits;
    x->bitmap = zeroed(x, ((size_t)1 << bitmap_bits) / 64, sizeof *x->bitmap);
    x->single = zeroed(x, 0x10000 / 64, sizeof *x->single);
}

/* What a key's turn will look at. */
static void key_fetch(const struct index *x, const struct index_key *k)
{
    uint64_t pair = index_pair_hash(k->bytes, k->bytes + k->len);
    index_fetch_slot(x, wordhash(k->bytes, k->len));
    index_fetch_pair(x, pair);
    __builtin_prefetch(&x->bitmap[pair >> x->bitmap_shift >> 6]);
    for (size_t i = 3; i <= k->len && i <= 12; i += 3)
        lexicon_fetch((struct str){k->bytes, i});
}

/* The first key of its bytes stays; the same source twice is for `check` to tell. */
static void keys_index(struct index *x, struct building *b)
{
    enum { AHEAD = 16 };
    x->keys = b->keys.at ? b->keys.at : calloc(1, 8);
    x->size += b->keys.len;
    tables_make(x, b->places.len);
    for (size_t i = 0; i < b->places.len; i++) {
        struct index_key *k = (struct index_key *)(void *)(x->keys + b->places.at[i]);
        if (i + AHEAD < b->places.len)
            key_fetch(x, key_at(x, b->places.at[i + AHEAD]));
        if (index_key(x, k->bytes, k->len))
            continue;
        k->traits = key_traits(x, (struct str){k->bytes, k->len});
        slot_add(x, b->places.at[i]);
        pair_add(x, k);
    }
}

static void syllables_fill(struct index *x)
{
    for (uint32_t i = 0; i < SYLLABLES; i++) {
        char bytes[4];
        struct str s = {bytes, utf8_put(bytes, 0xAC00 + i)};
        x->syllable[i] = (uint8_t)((josa_is_affix(s) ? SYLLABLE_AFFIX : 0) | (josa_may_begin(s) ? SYLLABLE_TAIL : 0) |
                                   (josa_verbal_begins(s) ? SYLLABLE_VERBAL : 0) |
                                   (lexicon_classes(s) & WORD_NOUN ? SYLLABLE_NOUN : 0));
    }
}

struct index *index_build(const struct termbase *t)
{
    struct building b = {.x = calloc(1, sizeof *b.x)};
    if (!b.x)
        abort();
    b.x->base = t;
    b.x->size = sizeof *b.x;
    syllables_fill(b.x);
    keys_collect(&b, t);
    keys_index(b.x, &b);
    arena_release(&b.arena);
    return b.x;
}

void index_free(struct index *x)
{
    if (!x)
        return;
    free(x->bitmap);
    free(x->pairs);
    free(x->slots);
    free(x->keys);
    free(x->single);
    free(x);
}
