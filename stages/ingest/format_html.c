#include "stages/ingest/format.h"
#include "stages/ingest/html_story.h"

#include "base/clock.h"
#include "stages/ingest/published.h"

enum { MOST_SNIFFED = 1024 };

/* HTML when it begins like a page or holds an element that only pages have. */
static unsigned sniff(struct str bytes, struct str name)
{
    static const char *const starts[] = {"<!doctype html", "<!DOCTYPE html", "<!DOCTYPE HTML", "<html", "<HTML"};
    (void)name;
    struct str head = str_slice(bytes, 0, MOST_SNIFFED);
    if (str_starts(head, "\xFF\xFE") || str_starts(head, "\xFE\xFF"))
        return str_find(head, (struct str){"<\0h\0t\0m\0l", 9}, 0) >= 0 ? 80 : 0;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_find(head, str_of(starts[i]), 0) >= 0)
            return 90;
    head = str_trim(head);
    return head.len && head.at[0] == '<' && (str_find(head, str_of("</"), 0) >= 0) ? 50 : 1;
}

static void read_meta(struct arena *a, struct article *out, const struct html_head *head)
{
    out->meta.source_id = head->url;
    out->meta.byline = head->author;
    out->meta.section = head->section;
    out->meta.language = head->language;
    published_set(a, &out->meta, head->published);
}

static const char *label_of(struct arena *a, struct str bytes)
{
    struct str charset = html_charset(bytes);
    return charset.len ? arena_cstr(a, charset) : NULL;
}

static enum fault read_html(struct arena *a, struct article *out, struct err *err)
{
    struct source s;
    struct html_head head;
    try(source_open(&s, a, out, label_of(a, out->raw), err));
    html_head_read(a, s.text, &head);
    read_meta(a, out, &head);
    try(html_story_read(&s, &head, err));
    return source_close(&s, err);
}

static struct str identity(struct arena *a, struct str bytes)
{
    struct decoded d;
    struct html_head head;
    if (decode_text(a, bytes, NULL, "page", &d, NULL) != FAULT_OK)
        return str_of("");
    html_head_read(a, d.text, &head);
    return head.url;
}

const struct format format_html = {
    .name = "html",
    .endings = ".html|.htm|.xhtml",
    .sniff = sniff,
    .read = read_html,
    .identity = identity,
};
