/* A sealed termbase from the text of a table. */
#ifndef OKGYO_TESTS_TERMS_FIXTURE_H
#define OKGYO_TESTS_TERMS_FIXTURE_H

#include "terms/termbase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static inline struct termbase *base_read(const char *lang, const char *path, const char *text, struct arena *a,
                                         struct term_issues *issues)
{
    struct termbase *t = termbase_new(lang);
    struct err err = {0};
    enum fault f = termbase_read_bytes(t, a, path, str_of(text), issues, &err);
    if (f != FAULT_OK)
        fprintf(stderr, "%s\n", err.text);
    assert_int_equal(f, FAULT_OK);
    termbase_seal(t);
    return t;
}

static inline const struct term_issue *issue_of(const struct term_issues *issues, const char *rule)
{
    for (size_t i = 0; i < issues->len; i++)
        if (str_is(issues->at[i].rule, rule))
            return &issues->at[i];
    return NULL;
}

#endif
