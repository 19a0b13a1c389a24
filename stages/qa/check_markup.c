#include "model/inlines.h"
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

enum { KINDS = 64 /* of marks in one sentence; more are not compared */ };

struct kind {
    struct str name;
    size_t times[2];      /* in the source, in the target */
    struct span first[2]; /* where it stands first */
};

struct kinds {
    struct kind at[KINDS];
    size_t len;
};

static struct kind *kind_of(struct kinds *k, struct str name)
{
    for (size_t i = 0; i < k->len; i++)
        if (str_eq(k->at[i].name, name))
            return &k->at[i];
    if (k->len == KINDS)
        return NULL;
    k->at[k->len] = (struct kind){.name = name};
    return &k->at[k->len++];
}

static void count(struct kinds *k, struct str text, int side)
{
    size_t len;
    for (size_t at = 0; at < text.len; at += len ? len : 1) {
        len = mark_length(text, at);
        struct kind *kind = len ? kind_of(k, mark_name(str_slice(text, at, len))) : NULL;
        if (kind && kind->times[side]++ == 0)
            kind->first[side] = (struct span){(uint32_t)at, (uint32_t)len};
    }
}

static void report(const struct check_input *in, const struct kind *k)
{
    bool target = k->times[1] > k->times[0];
    struct str mark = span_of(target ? in->target : in->source, k->first[target]);
    check_report(in, "markup.mismatch", SEVERITY_WARN, k->first[0], k->first[1],
                 "%.*s stands %zu times in the source, %zu times in the translation.", STR_ARGS(mark), k->times[0],
                 k->times[1]);
}

static bool may_have(struct str s)
{
    return memchr(s.at, '<', s.len) || memchr(s.at, '{', s.len) || memchr(s.at, '&', s.len);
}

/* A link is a promise to the reader, emphasis is taste. */
static void report_lost(const struct check_input *in, const struct inline_mark *m)
{
    struct str words = span_of(in->source, m->source);
    struct span none = {0, 0};
    if (m->kind == INLINE_LINK)
        check_report(in, "markup.mismatch", SEVERITY_WARN, m->source, none,
                     "The link on %.*s (%.*s) has no place in the translation: put <%u> and </%u> around its words.",
                     STR_ARGS(words), STR_ARGS(m->href), m->n, m->n);
    else
        check_report(in, "markup.mismatch", SEVERITY_NOTE, m->source, none,
                     "%.*s is %s in the source, nothing is in the translation: put <%u> and </%u> around its words.",
                     STR_ARGS(words), m->kind == INLINE_STRONG ? "bold" : "emphasised", m->n, m->n);
}

/* Links and emphasis of the story's own page; pairs from elsewhere have none. */
static void look_at_inlines(const struct check_input *in)
{
    const struct segment *s = &in->article->segments.at[in->segment];
    const struct inline_mark *m = inlines_of(in->article, s);
    struct span target;
    for (uint32_t i = 0; i < s->inlines; i++)
        if (m[i].n && in->target.len && !inlines_place(in->article, &m[i], &target))
            report_lost(in, &m[i]);
}

static void look(const struct check_input *in)
{
    struct kinds kinds = {.len = 0};
    look_at_inlines(in);
    if (!may_have(in->source) && !may_have(in->target))
        return;
    count(&kinds, in->source, 0);
    count(&kinds, in->target, 1);
    for (size_t i = 0; i < kinds.len; i++)
        if (kinds.at[i].times[0] != kinds.at[i].times[1])
            report(in, &kinds.at[i]);
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
    .help = "Are tags, entities and placeholders the same on both sides, and has every link and emphasis its place?",
    .segment = look,
    .examples = examples,
};
