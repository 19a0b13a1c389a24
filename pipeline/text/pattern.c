#include "text/pattern.h"

#include "base/arena.h"
#include "text/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

enum {
    STEP_LIMIT = 2000000,    /* of one search; some tenths of a second */
    HEAP_LIMIT = 4096,       /* KiB of backtracking without the just-in-time compiler */
    STACK_FIRST = 32 * 1024, /* bytes of backtracking with it */
    STACK_LIMIT = 512 * 1024,
    MOST_WHAT = 128,
};

struct pattern {
    pcre2_code *code;
    pcre2_match_data *found;
    pcre2_match_context *limits;
    pcre2_jit_stack *stack;
    char what[MOST_WHAT];
};

/* Where memory may not be made executable the search goes on without that. */
static void prepare(struct pattern *p)
{
    pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
    p->found = pcre2_match_data_create(PATTERN_GROUPS, NULL);
    p->limits = pcre2_match_context_create(NULL);
    p->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_LIMIT, NULL);
    if (!p->found || !p->limits)
        abort(); /* only memory can be missing */
    pcre2_set_match_limit(p->limits, STEP_LIMIT);
    pcre2_set_heap_limit(p->limits, HEAP_LIMIT);
    if (p->stack)
        pcre2_jit_stack_assign(p->limits, NULL, p->stack);
}

static enum fault refused(struct str source, int code, size_t at, const char *what, struct err *err)
{
    char why[160];
    pcre2_get_error_message(code, (PCRE2_UCHAR *)why, sizeof why);
    size_t place = utf8_count(source, at < source.len ? at : source.len, UNIT_CODE_POINT);
    return fault(err, FAULT_REJECT, "%s: the pattern \"%.*s\" cannot be read (%s) near character %zu", what,
                 STR_ARGS(str_slice(source, 0, 200)), why, place + 1);
}

enum fault pattern_open(struct str source, unsigned flags, const char *what, struct pattern **out, struct err *err)
{
    ptrdiff_t wrong = utf8_invalid(source);
    if (wrong >= 0)
        return fault(err, FAULT_REJECT, "%s: the pattern is not valid UTF-8 at byte %td", what, wrong);
    bool literal = flags & PATTERN_LITERAL;
    uint32_t options = PCRE2_UTF | (flags & PATTERN_NOCASE ? PCRE2_CASELESS : 0) |
                       (literal ? PCRE2_LITERAL : PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C);
    int code = 0;
    size_t at = 0;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)source.at, source.len, options, &code, &at, NULL);
    if (!compiled)
        return refused(source, code, at, what, err);
    struct pattern *p = calloc(1, sizeof *p);
    if (!p)
        abort();
    p->code = compiled;
    struct str name = str_of(what);
    memcpy(p->what, what, name.len < MOST_WHAT ? name.len : MOST_WHAT - 1);
    prepare(p);
    *out = p;
    return FAULT_OK;
}

void pattern_close(struct pattern *p)
{
    if (!p)
        return;
    pcre2_jit_stack_free(p->stack);
    pcre2_match_context_free(p->limits);
    pcre2_match_data_free(p->found);
    pcre2_code_free(p->code);
    free(p);
}

static void read_groups(const struct pattern *p, int groups, struct pattern_hit *hit)
{
    const size_t *at = pcre2_get_ovector_pointer(p->found);
    for (int i = 0; i < groups && i < PATTERN_GROUPS; i++)
        if (at[2 * i] != PCRE2_UNSET)
            hit->group[i] = (struct span){(uint32_t)at[2 * i], (uint32_t)(at[2 * i + 1] - at[2 * i])};
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
    /* texts were looked at when they came in: no second look at their UTF-8 */
    int groups = pcre2_match(p->code, (PCRE2_SPTR)text.at, text.len, from, PCRE2_NO_UTF_CHECK, p->found, p->limits);
    if (groups == PCRE2_ERROR_NOMATCH)
        return FAULT_OK;
    if (groups < 0) {
        char why[160];
        pcre2_get_error_message(groups, (PCRE2_UCHAR *)why, sizeof why);
        return fault(err, FAULT_REJECT, "%s: the pattern takes too long on this text: make it simpler (%s)", p->what,
                     why);
    }
    /* 0: more groups than PATTERN_GROUPS; the first of them are there */
    read_groups(p, groups ? groups : PATTERN_GROUPS, hit);
    hit->found = true;
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
