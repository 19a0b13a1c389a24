#include "stages/qa/tongue.h"

#include "stages/qa/check.h"
#include "stages/qa/lang.h"

const struct tongue *tongue_find(struct str lang)
{
    for (const struct tongue *const *t = tongues; *t; t++)
        if (lang_is(lang, (*t)->lang))
            return *t;
    return NULL;
}

/* The bytes of `word` that letters of an entry take, all of them in order; 0 = other ones.
 * ’ passes for '. */
static size_t fit(struct str word, struct str letters)
{
    size_t at = 0;
    for (size_t i = 0; i < letters.len; i++) {
        char c = at < word.len ? word.at[at] : 0;
        if (letters.at[i] == '\'' && str_starts(str_slice(word, at, word.len), "’")) {
            at += 3;
            continue;
        }
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != letters.at[i])
            return 0;
        at++;
    }
    return at;
}

/* "alleg-" is a beginning, "-less" an end, other words are whole. */
static bool fits(struct str word, struct str entry)
{
    if (entry.len > 1 && entry.at[0] == '-') {
        if (word.len == 0 || (word.at[word.len - 1] | 32) != entry.at[entry.len - 1])
            return false;
        struct str end = str_slice(entry, 1, entry.len);
        return word.len > end.len && fit(str_slice(word, word.len - end.len, word.len), end) == end.len;
    }
    if (entry.len > 1 && entry.at[entry.len - 1] == '-')
        return fit(word, str_slice(entry, 0, entry.len - 1)) > 0;
    return fit(word, entry) == word.len && word.len > 0;
}

/* The words of an entry stand one behind the other from token i on. */
static bool stands_at(const struct check_input *in, struct str entry, size_t i)
{
    const struct tokens *t = in->target_tokens;
    struct str word;
    for (size_t k = i; str_cut(&entry, ' ', &word); k++)
        if (k >= t->len || !fits(span_of(in->target, t->at[k].at), word))
            return false;
    return true;
}

bool tongue_is(const struct check_input *in, const char *const *list, size_t i)
{
    struct str word = span_of(in->target, in->target_tokens->at[i].at);
    char first = word.len ? word.at[0] : 0;
    first = first >= 'A' && first <= 'Z' ? (char)(first + 32) : first;
    for (; *list; list++)
        if (**list == first ? stands_at(in, str_of(*list), i) : **list == '-' && fits(word, str_of(*list)))
            return true;
    return false;
}

static bool says_anywhere(struct str text, const char *const *list, struct span *where)
{
    ptrdiff_t best = -1;
    for (; *list; list++) {
        ptrdiff_t at = str_find(text, str_of(*list), 0);
        if (at < 0 || (best >= 0 && at >= best))
            continue;
        best = at;
        if (where)
            *where = (struct span){(uint32_t)at, (uint32_t)strlen(*list)};
    }
    return best >= 0;
}

/* The letters entries of a list begin with, and those that ends ("-less") end in; a bit a
 * letter. Most words of a text have neither and need not be compared. */
struct letters {
    uint32_t first, last;
    bool others; /* entries that begin with another character */
};

static uint32_t bit_of(char c)
{
    c |= 32;
    return c >= 'a' && c <= 'z' ? (uint32_t)1 << (c - 'a') : 0;
}

static struct letters letters_of(const char *const *list)
{
    struct letters l = {0};
    for (; *list; list++) {
        const char *e = *list;
        if (e[0] == '-' && e[1])
            l.last |= bit_of(e[strlen(e) - 1]);
        else
            l.first |= bit_of(e[0]);
        l.others |= e[0] != '-' && !bit_of(e[0]);
    }
    return l;
}

static bool may_be_in(const struct letters *l, struct str word)
{
    uint32_t first = word.len ? bit_of(word.at[0]) : 0;
    return (l->first & first) || (l->others && !first) || (word.len && (l->last & bit_of(word.at[word.len - 1])));
}

bool tongue_says(const struct check_input *in, const char *const *list, struct span *where)
{
    if (!list)
        return false;
    if (in->tongue && in->tongue->unspaced)
        return says_anywhere(in->target, list, where);
    struct letters letters = letters_of(list);
    for (size_t i = 0; i < in->target_tokens->len; i++) {
        if (!may_be_in(&letters, span_of(in->target, in->target_tokens->at[i].at)) || !tongue_is(in, list, i))
            continue;
        if (where)
            *where = in->target_tokens->at[i].at;
        return true;
    }
    return false;
}

static size_t count_anywhere(struct str text, const char *const *list)
{
    size_t n = 0;
    for (; *list; list++)
        for (ptrdiff_t at = str_find(text, str_of(*list), 0); at >= 0;
             at = str_find(text, str_of(*list), (size_t)at + strlen(*list)))
            n++;
    return n;
}

size_t tongue_count(const struct check_input *in, const char *const *list, struct span within)
{
    size_t n = 0;
    if (!list)
        return 0;
    if (in->tongue && in->tongue->unspaced)
        return count_anywhere(span_of(in->target, within), list);
    for (size_t i = 0; i < in->target_tokens->len; i++) {
        struct span at = in->target_tokens->at[i].at;
        n += at.at >= within.at && at.at < within.at + within.len && tongue_is(in, list, i);
    }
    return n;
}
