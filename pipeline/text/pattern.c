#include "text/pattern.h"

#include "base/arena.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <unicode/uregex.h>

enum {
    TIME_LIMIT = 500,      /* ICU's units, about a millisecond each */
    STACK_LIMIT = 1 << 20, /* bytes of backtracking */
    MOST_WHAT = 128,
};

struct pattern {
    URegularExpression *regex;
    char what[MOST_WHAT];
};

static struct pattern *wrap(URegularExpression *regex, const char *what)
{
    struct pattern *p = calloc(1, sizeof *p);
    if (!p)
        abort();
    p->regex = regex;
    struct str name = str_of(what);
    memcpy(p->what, what, name.len < MOST_WHAT ? name.len : MOST_WHAT - 1);
    UErrorCode status = U_ZERO_ERROR;
    uregex_setTimeLimit(regex, TIME_LIMIT, &status);
    uregex_setStackLimit(regex, STACK_LIMIT, &status);
    return p;
}

static enum fault refused(struct str source, UErrorCode status, const UParseError *where, const char *what,
                          struct err *err)
{
    return fault(err, FAULT_REJECT, "%s: the pattern \"%.*s\" cannot be read (%s) near character %d", what,
                 STR_ARGS(str_slice(source, 0, 200)), u_errorName(status), where->offset < 0 ? 0 : where->offset + 1);
}

enum fault pattern_open(struct str source, unsigned flags, const char *what, struct pattern **out, struct err *err)
{
    ptrdiff_t wrong = utf8_invalid(source);
    if (wrong >= 0)
        return fault(err, FAULT_REJECT, "%s: the pattern is not valid UTF-8 at byte %td", what, wrong);
    uint32_t options =
        (flags & PATTERN_NOCASE ? UREGEX_CASE_INSENSITIVE : 0) | (flags & PATTERN_LITERAL ? UREGEX_LITERAL : 0);
    UErrorCode status = U_ZERO_ERROR;
    UParseError where = {.offset = -1};
    UText *text = utext_openUTF8(NULL, source.at, (int64_t)source.len, &status);
    URegularExpression *regex = uregex_openUText(text, options, &where, &status);
    utext_close(text);
    if (U_FAILURE(status)) {
        uregex_close(regex);
        return refused(source, status, &where, what, err);
    }
    *out = wrap(regex, what);
    return FAULT_OK;
}

void pattern_close(struct pattern *p)
{
    if (!p)
        return;
    uregex_close(p->regex);
    free(p);
}

struct pattern *pattern_clone(const struct pattern *p)
{
    UErrorCode status = U_ZERO_ERROR;
    URegularExpression *copy = uregex_clone(p->regex, &status);
    if (U_FAILURE(status))
        abort(); /* only memory can be missing */
    return wrap(copy, p->what);
}

static void read_groups(const struct pattern *p, struct pattern_hit *hit, UErrorCode *status)
{
    int32_t groups = uregex_groupCount(p->regex, status);
    for (int32_t i = 0; i <= groups && i < PATTERN_GROUPS; i++) {
        int64_t start = uregex_start64(p->regex, i, status), end = uregex_end64(p->regex, i, status);
        if (start >= 0)
            hit->group[i] = (struct span){(uint32_t)start, (uint32_t)(end - start)};
    }
}

/* Behind the match; one character on when it is empty. */
static size_t next_place(struct str text, struct span match)
{
    size_t end = (size_t)match.at + match.len, len = 0;
    if (match.len == 0)
        utf8_at(text, end, &len);
    return match.len || len ? end + len : text.len + 1;
}

enum fault pattern_find(struct pattern *p, struct str text, size_t from, struct pattern_hit *hit, struct err *err)
{
    *hit = (struct pattern_hit){.next = text.len + 1};
    if (from > text.len)
        return FAULT_OK;
    UErrorCode status = U_ZERO_ERROR;
    UText *view = utext_openUTF8(NULL, text.at, (int64_t)text.len, &status);
    uregex_setUText(p->regex, view, &status);
    hit->found = uregex_find64(p->regex, (int64_t)from, &status);
    if (hit->found)
        read_groups(p, hit, &status);
    utext_close(view);
    if (status == U_REGEX_TIME_OUT || status == U_REGEX_STACK_OVERFLOW)
        return fault(err, FAULT_REJECT, "%s: the pattern takes too long on this text: make it simpler", p->what);
    if (U_FAILURE(status))
        return fault(err, FAULT_REJECT, "%s: the pattern failed: %s", p->what, u_errorName(status));
    if (hit->found)
        hit->next = next_place(text, hit->group[0]);
    return FAULT_OK;
}

void pattern_expand(struct buf *out, struct str replacement, struct str text, const struct pattern_hit *hit)
{
    for (size_t i = 0; i < replacement.len; i++) {
        char c = replacement.at[i], next = i + 1 < replacement.len ? replacement.at[i + 1] : 0;
        if (c != '$' || (next != '$' && (next < '0' || next > '9'))) {
            buf_addc(out, c);
            continue;
        }
        i++;
        if (next == '$')
            buf_addc(out, '$');
        else
            buf_add(out, span_of(text, hit->group[next - '0']));
    }
}
