#include "stages/qa/check.h"

enum { MOST = 100 /* addresses of one sentence that are compared */ };

/* A web or e-mail address as a reader would take it over. */
struct address {
    struct span at;
};

struct addresses {
    struct address *at;
    size_t len, cap;
};

static bool is_address_byte(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c && strchr("-._~:/?#@!$&*+,;=%", c));
}

/* Every address has a full stop inside; in most sentences none goes on behind one. */
static bool may_have_address(struct str text)
{
    const char *at = text.at, *end = text.at + text.len;
    while ((at = memchr(at, '.', (size_t)(end - at))) && ++at < end)
        if (is_address_byte((unsigned char)*at))
            return true;
    return false;
}

static bool ends_in_domain(struct str s)
{
    static const char *const ends[] = {".com", ".net", ".org", ".kr", ".gov", ".edu",  ".int", ".jp",
                                       ".cn",  ".eu",  ".io",  ".uk", ".tv",  ".info", NULL};
    for (const char *const *e = ends; *e; e++)
        if (str_ends(s, *e) && s.len > strlen(*e))
            return true;
    return false;
}

static bool is_address(struct str s)
{
    ptrdiff_t at = str_find(s, str_of("@"), 0), slash = str_find(s, str_of("/"), 0);
    if (str_starts(s, "http://") || str_starts(s, "https://") || str_starts(s, "www."))
        return s.len > 10;
    if (at > 0)
        return str_find(s, str_of("."), (size_t)at) > at + 1;
    return ends_in_domain(slash > 0 ? str_slice(s, 0, (size_t)slash) : s);
}

static void find(struct arena *a, struct str text, struct addresses *out)
{
    for (size_t at = 0; at < text.len && out->len < MOST;) {
        size_t end = at;
        while (end < text.len && is_address_byte((unsigned char)text.at[end]))
            end++;
        size_t next = end > at ? end : at + 1;
        while (end > at && strchr(".,:;!?*_", text.at[end - 1]))
            end--; /* the sentence's own marks */
        if (end > at + 5 && memchr(text.at + at, '.', end - at) && is_address(str_slice(text, at, end - at)))
            *vec_push(a, out) = (struct address){{(uint32_t)at, (uint32_t)(end - at)}};
        at = next;
    }
}

/* "https://www.a.kr/" and "a.kr" are one address to a reader. */
static struct str bare(struct str s)
{
    if (str_starts(s, "https://"))
        s = str_slice(s, 8, s.len);
    else if (str_starts(s, "http://"))
        s = str_slice(s, 7, s.len);
    if (str_starts(s, "www."))
        s = str_slice(s, 4, s.len);
    return str_ends(s, "/") ? str_slice(s, 0, s.len - 1) : s;
}

static bool has(struct str text, const struct addresses *list, struct str wanted)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq(bare(span_of(text, list->at[i].at)), bare(wanted)))
            return true;
    return false;
}

static void look(const struct check_input *in)
{
    struct addresses source = {0}, target = {0};
    if (may_have_address(in->source))
        find(in->arena, in->source, &source);
    if (may_have_address(in->target))
        find(in->arena, in->target, &target);
    for (size_t i = 0; i < source.len; i++) {
        struct str s = span_of(in->source, source.at[i].at);
        if (has(in->target, &target, s))
            continue;
        bool one = source.len == 1 && target.len == 1;
        struct finding *f = check_report(
            in, "url.mismatch", SEVERITY_WARN, source.at[i].at, one ? target.at[0].at : (struct span){0, 0},
            "The address %.*s is not in the translation as the source has it.", STR_ARGS(s));
        if (one)
            f->suggestion = s;
    }
    for (size_t i = 0; source.len != 1 && i < target.len; i++) {
        struct str t = span_of(in->target, target.at[i].at);
        if (!has(in->source, &source, t))
            check_report(in, "url.mismatch", source.len ? SEVERITY_WARN : SEVERITY_NOTE, (struct span){0, 0},
                         target.at[i].at, "The address %.*s is not in the source.", STR_ARGS(t));
    }
}

static const struct check_example examples[] = {
    {.source = "자세한 내용은 https://www.example.kr/news/12에 있다.",
     .target = "See https://www.example.kr/news/21 for more.",
     .hit = "url.mismatch"},
    {.source = "문의는 desk@example.kr로 하면 된다.", .target = "Write to us.", .hit = "url.mismatch"},
    {.source = "문의하면 된다.", .target = "Write to desk@example.kr.", .hit = "url.mismatch"},
    {.source = "자세한 내용은 www.example.kr에 있다.", .target = "More is at https://example.kr/."},
    {.source = "비가 왔다.", .target = "It rained at 3.5 a.m. or so."},
    {0},
};

const struct check check_url = {
    .name = "url.mismatch",
    .help = "Are web and e-mail addresses the same on both sides?",
    .segment = look,
    .examples = examples,
};
