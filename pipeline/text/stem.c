#include "text/stem.h"

#include "text/utf8.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <unicode/uchar.h>

enum { MOST_WORD = 256 }; /* bytes; a longer word is no word */

struct stem {
    struct sb_stemmer *stemmer;
    char lower[MOST_WORD * 2];
};

struct stem *stem_open(const char *lang)
{
    struct str tag = str_of(lang), primary;
    if (!str_cut(&tag, '-', &primary) || primary.len > 3)
        return NULL;
    char name[4] = "";
    memcpy(name, primary.at, primary.len);
    struct sb_stemmer *stemmer = sb_stemmer_new(name, NULL);
    if (!stemmer)
        return NULL;
    struct stem *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    s->stemmer = stemmer;
    return s;
}

void stem_close(struct stem *s)
{
    if (!s)
        return;
    sb_stemmer_delete(s->stemmer);
    free(s);
}

struct str stem_word(struct stem *s, struct str word)
{
    if (!s || word.len > MOST_WORD)
        return word;
    size_t n = 0;
    for (size_t i = 0, len; i < word.len; i += len)
        n += utf8_put(s->lower + n, (uint32_t)u_tolower((UChar32)utf8_at(word, i, &len)));
    const sb_symbol *stem = sb_stemmer_stem(s->stemmer, (const sb_symbol *)s->lower, (int)n);
    if (!stem)
        abort(); /* only memory can be missing */
    return (struct str){(const char *)stem, (size_t)sb_stemmer_length(s->stemmer)};
}
