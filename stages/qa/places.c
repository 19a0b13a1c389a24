#include "stages/qa/places.h"

/* Byte by byte: most rows differ in their first letters. */
static int compare_text(struct str key, const char *row)
{
    for (size_t i = 0; i < key.len; i++)
        if (key.at[i] != row[i] || !row[i])
            return (unsigned char)key.at[i] < (unsigned char)row[i] ? -1 : 1;
    return row[key.len] ? -1 : 0;
}

static const struct place *search(const struct place_table *t, struct str word)
{
    size_t low = 0, high = t->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_text(word, t->at[middle].word);
        if (order == 0)
            return &t->at[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct place *place_find(const struct place_table *t, struct str word)
{
    const struct place *p = t ? search(t, word) : NULL;
    if (p || !t || !t->plural || !str_ends(word, t->plural))
        return p;
    return search(t, str_slice(word, 0, word.len - strlen(t->plural)));
}

const struct place *place_at(const struct place_table *t, struct str text)
{
    const struct place *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < t->len; i++) {
        const char *word = t->at[i].word;
        if (text.len < 3 || word[0] != text.at[0] || word[1] != text.at[1] || word[2] != text.at[2])
            continue;
        size_t n = strlen(word);
        if (n <= longest || !str_starts(text, word))
            continue;
        best = &t->at[i];
        longest = n;
    }
    return best;
}

bool place_in_korean(const struct place *p, struct str korean)
{
    struct str name;
    for (struct str rest = str_of(p->korean); str_cut(&rest, '|', &name);)
        if (str_find(korean, name, 0) >= 0)
            return true;
    return false;
}

struct str place_own(const struct place *p)
{
    struct str rest = str_of(p->korean), own = {0};
    str_cut(&rest, '|', &own);
    return own;
}

bool place_is_implied(const struct place *p)
{
    struct str own = place_own(p);
    return str_is(own, "미국") || str_is(own, "한국");
}
