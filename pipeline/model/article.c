#include "model/article.h"

static const char *const block_names[] = {"headline", "deck",    "subhead", "paragraph",
                                          "quote",    "caption", "byline",  "boilerplate"};

const char *block_name(enum block_kind kind)
{
    return block_names[kind];
}

bool block_read(struct str name, enum block_kind *out)
{
    int i = str_index(name, block_names, sizeof block_names / sizeof *block_names);
    if (i >= 0)
        *out = (enum block_kind)i;
    return i >= 0;
}

bool block_is_copy(enum block_kind kind)
{
    return kind != BLOCK_BYLINE && kind != BLOCK_BOILERPLATE;
}

static const char *const fates[] = {"stands", "earlier", "removed", "canceled", "notice"};

const char *export_fate_name(enum export_fate fate)
{
    return fates[fate];
}

bool export_fate_read(struct str name, enum export_fate *out)
{
    int i = str_index(name, fates, sizeof fates / sizeof *fates);
    if (i >= 0)
        *out = (enum export_fate)i;
    return i >= 0;
}

const struct decision *article_kill(const struct article *a)
{
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].kind == DECISION_KILL)
            return &a->decisions.at[i];
    return NULL;
}

struct segment *article_segment(const struct article *a, const char *id)
{
    for (size_t i = 0; i < a->segments.len; i++)
        if (strcmp(a->segments.at[i].id, id) == 0)
            return &a->segments.at[i];
    return NULL;
}
