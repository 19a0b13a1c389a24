#include "stages/ingest/html_head.h"

#include "stages/ingest/html.h"

#include <stddef.h>

enum { MOST_HEAD = 1 << 20, MOST_DECLARATION = 4096 };

/* A meta element's name or property, and the member it fills unless filled before. */
struct meta_rule {
    const char *name;
    size_t at; /* of the struct str in struct html_head */
};

static const struct meta_rule rules[] = {
    {"og:title", offsetof(struct html_head, og_title)},
    {"og:url", offsetof(struct html_head, url)},
    {"article:published_time", offsetof(struct html_head, published)},
    {"og:article:published_time", offsetof(struct html_head, published)},
    {"datePublished", offsetof(struct html_head, published)},
    {"date", offsetof(struct html_head, published)},
    {"pubdate", offsetof(struct html_head, published)},
    {"author", offsetof(struct html_head, author)},
    {"article:author", offsetof(struct html_head, author)},
    {"og:article:author", offsetof(struct html_head, author)},
    {"dable:author", offsetof(struct html_head, author)},
    {"article:section", offsetof(struct html_head, section)},
    {"og:article:section", offsetof(struct html_head, section)},
};

static struct str text_of(struct arena *a, struct str raw)
{
    auto_buf struct buf b = buf_make(raw.len * 3 + 4);
    html_add_text(&b, raw, true);
    return arena_str(a, str_trim(buf_str(&b)));
}

static struct str attribute(const struct html_attribute *at, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (str_is_nocase(at[i].name, name))
            return at[i].value;
    return str_of("");
}

static void read_meta(struct arena *a, const struct html_attribute *at, size_t n, struct html_head *out)
{
    struct str name = attribute(at, n, "property"), content = attribute(at, n, "content");
    name = name.len ? name : attribute(at, n, "name");
    name = name.len ? name : attribute(at, n, "itemprop");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct str *member = (struct str *)((char *)out + rules[i].at);
        if (str_is_nocase(name, rules[i].name) && !member->len)
            *member = text_of(a, content);
    }
}

static void read_tag(struct arena *a, struct str page, const struct html_token *t, struct str *canonical,
                     struct html_head *out)
{
    struct html_attribute at[HTML_MOST_ATTRIBUTES];
    struct str name = span_of(page, t->name);
    bool meta = str_is_nocase(name, "meta"), link = str_is_nocase(name, "link"), html = str_is_nocase(name, "html");
    size_t n = meta || link || html ? html_attributes(page, t, at) : 0;
    if (meta)
        read_meta(a, at, n, out);
    else if (link && str_is_nocase(attribute(at, n, "rel"), "canonical") && !canonical->len)
        *canonical = text_of(a, attribute(at, n, "href"));
    else if (html)
        out->language = text_of(a, attribute(at, n, "lang"));
}

/* "datePublished": "…" in the page's structured data. */
static void read_json_ld(struct arena *a, struct str script, struct html_head *out)
{
    ptrdiff_t key = str_find(script, str_of("\"datePublished\""), 0);
    if (key < 0 || out->published.len)
        return;
    ptrdiff_t open = str_find(script, str_of("\""), (size_t)key + strlen("\"datePublished\""));
    ptrdiff_t close = open < 0 ? -1 : str_find(script, str_of("\""), (size_t)open + 1);
    if (close > open && close - open < 40)
        out->published = arena_str(a, str_slice(script, (size_t)open + 1, (size_t)(close - open) - 1));
}

void html_head_read(struct arena *a, struct str page, struct html_head *out)
{
    struct html h = {.text = str_slice(page, 0, MOST_HEAD)};
    struct html_token t, last = {0};
    struct str canonical = {"", 0};
    struct str none = {"", 0};
    *out = (struct html_head){.title = none,
                              .og_title = none,
                              .url = none,
                              .published = none,
                              .author = none,
                              .section = none,
                              .language = none};
    while (html_next(&h, &t)) {
        struct str name = span_of(page, t.name);
        if (t.kind == HTML_OPEN && str_is_nocase(name, "body"))
            break;
        if (t.kind == HTML_OPEN)
            read_tag(a, page, &t, &canonical, out);
        bool after_title = last.kind == HTML_OPEN && str_is_nocase(span_of(page, last.name), "title");
        if (t.kind == HTML_TEXT && after_title && !out->title.len) {
            out->title = text_of(a, span_of(page, t.at));
            out->title_at = t.at;
        } else if (t.kind == HTML_TEXT && t.raw) {
            read_json_ld(a, span_of(page, t.at), out);
        }
        last = t;
    }
    if (canonical.len)
        out->url = canonical;
}

struct str html_charset(struct str bytes)
{
    struct str head = str_slice(bytes, 0, MOST_DECLARATION);
    ptrdiff_t at = str_find(head, str_of("charset="), 0);
    if (at < 0)
        return str_of("");
    size_t start = (size_t)at + strlen("charset=");
    while (start < head.len && (head.at[start] == '"' || head.at[start] == '\'' || head.at[start] == ' '))
        start++;
    size_t end = start;
    while (end < head.len && !strchr("\"' />;\r\n\t", head.at[end]))
        end++;
    return str_slice(head, start, end - start);
}
