#include "stages/qa/check.h"

/* Tags (<b>, </a>, <br/>) and entities of markup, and {placeholders}. */
static size_t mark_length(struct str text, size_t at)
{
    char c = text.at[at], close = c == '<' ? '>' : c == '{' ? '}' : c == '&' ? ';' : 0;
    size_t n = at + 1;
    if (!close)
        return 0;
    if (c == '<' && n < text.len && text.at[n] == '/')
        n++;
    if (n >= text.len || !(((text.at[n] | 32) >= 'a' && (text.at[n] | 32) <= 'z') ||
                           (c == '{' && text.at[n] >= '0' && text.at[n] <= '9') || (c == '&' && text.at[n] == '#')))
        return 0;
    for (; n < text.len && n - at < (c == '<' ? 400 : 32); n++) {
        if (text.at[n] == close)
            return n + 1 - at;
        if (c != '<' && (text.at[n] == ' ' || (text.at[n] & 0x80)))
            return 0;
        if (c == '<' && (text.at[n] == '<' || (text.at[n] & 0x80)))
            return 0;
    }
    return 0;
}

/* "<a href=…>" -> "<a": attributes may be translated. */
static struct str mark_name(struct str mark)
{
    size_t n = 1;
    while (n < mark.len && mark.at[n] != ' ' && mark.at[n] != '>' && !(mark.at[n] == '/' && n > 1))
        n++;
    return mark.at[0] == '<' ? str_slice(mark, 0, n) : mark;
}

static size_t count(struct str text, struct str name)
{
    size_t n = 0, len;
    for (size_t at = 0; at < text.len; at += len ? len : 1) {
        len = mark_length(text, at);
        n += len > 0 && str_eq(mark_name(str_slice(text, at, len)), name);
    }
    return n;
}

static bool seen_before(struct str text, size_t at, struct str name)
{
    return count(str_slice(text, 0, at), name) > 0;
}

/* Marks of `text` that `other` has fewer times; each kind once. */
static void compare(const struct check_input *in, struct str text, struct str other, bool target)
{
    size_t len;
    for (size_t at = 0; at < text.len; at += len ? len : 1) {
        len = mark_length(text, at);
        if (len == 0)
            continue;
        struct str mark = str_slice(text, at, len), name = mark_name(mark);
        size_t here = count(text, name), there = count(other, name);
        if (here <= there || seen_before(text, at, name))
            continue;
        struct span span = {(uint32_t)at, (uint32_t)len};
        if (target)
            check_report(in, "markup.mismatch", SEVERITY_WARN, (struct span){0, 0}, span,
                         "%.*s stands %zu times in the translation, %zu times in the source.", STR_ARGS(mark), here,
                         there);
        else
            check_report(in, "markup.mismatch", SEVERITY_WARN, span, (struct span){0, 0},
                         "%.*s stands %zu times in the source, %zu times in the translation.", STR_ARGS(mark), here,
                         there);
    }
}

static bool may_have(struct str s)
{
    return memchr(s.at, '<', s.len) || memchr(s.at, '{', s.len) || memchr(s.at, '&', s.len);
}

static void look(const struct check_input *in)
{
    if (may_have(in->source))
        compare(in, in->source, in->target, false);
    if (may_have(in->target))
        compare(in, in->target, in->source, true);
}

static const struct check_example examples[] = {
    {.source = "<b>속보</b> 비가 왔다.", .target = "<b>Breaking: it rained.", .hit = "markup.mismatch"},
    {.source = "{0}명이 왔다.", .target = "People came.", .hit = "markup.mismatch"},
    {.source = "비가 왔다.", .target = "It rained.<br>", .hit = "markup.mismatch"},
    {.source = "<a href=\"/ko\">여기</a>", .target = "<a href=\"/en\">Here</a>"},
    {.source = "AT&T, 3 < 5", .target = "AT&T, 3 < 5"},
    {0},
};

const struct check check_markup = {
    .name = "markup.mismatch",
    .help = "Are tags, entities and placeholders the same on both sides?",
    .segment = look,
    .examples = examples,
};
