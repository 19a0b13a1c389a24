/* html: a story that came as a web page goes back into that page; any other becomes a
 * clean page of its own. */
#include "base/clock.h"
#include "stages/export/exporter.h"
#include "stages/export/markup.h"
#include "stages/export/page.h"
#include "stages/export/words.h"
#include "stages/export/wraps.h"

/* Languages written from right to left (Unicode CLDR, script Arab, Hebr, Thaa). */
static const char *const rtl[] = {"ar", "he", "fa", "ur", "ps", "sd", "ug", "dv", "yi", NULL};

static bool is_rtl(struct str lang)
{
    for (int i = 0; rtl[i]; i++)
        if (str_is_nocase(words_primary(lang), rtl[i]))
            return true;
    return false;
}

static void element(struct buf *b, const char *name, const char *class, struct str text)
{
    if (text.len == 0)
        return;
    buf_printf(b, "<%s", name);
    if (class)
        buf_printf(b, " class=\"%s\"", class);
    buf_addc(b, '>');
    struct str line;
    for (bool first = true; str_cut(&text, '\n', &line); first = false) {
        buf_addz(b, first ? "" : "<br>\n");
        markup_add(b, line);
    }
    buf_printf(b, "</%s>\n", name);
}

static void head(const struct export_input *in, struct buf *b)
{
    buf_addz(b, "<!DOCTYPE html>\n<html lang=\"");
    markup_add(b, in->article->target_lang);
    buf_printf(b, "\"%s>\n<head>\n<meta charset=\"utf-8\">\n", is_rtl(in->article->target_lang) ? " dir=\"rtl\"" : "");
    element(b, "title", NULL, in->headline);
    buf_addz(b,
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n<body>\n<article>\n");
}

static enum fault published(const struct export_input *in, struct buf *b, struct err *err)
{
    const struct article *a = in->article;
    if (!a->meta.published)
        return FAULT_OK;
    struct str words, date, line;
    char iso[CLOCK_TEXT];
    clock_text(a->meta.published, (int)settings_int(in->settings, "export", "utc_offset"), iso);
    try(words_time(in->arena, in->settings, a->target_lang, a->meta.published, &date, err));
    try(words_need(in->settings, a->target_lang, "published", &words, err));
    const struct word values[] = {{"date", date}, {NULL, {"", 0}}};
    try(words_fill(in->arena, a->target_lang, "published", words, values, &line, err));
    buf_printf(b, "<p class=\"published\"><time datetime=\"%s\">", iso);
    markup_add(b, line);
    buf_addz(b, "</time></p>\n");
    return FAULT_OK;
}

static void passage(const struct export_input *in, const struct passage *p, struct buf *b)
{
    struct wraps wraps = {.len = 0};
    if (p->text.len == 0)
        return;
    wraps_marks(in, p, &wraps);
    buf_printf(b, "<%s%s>", copy_element(p->kind), p->kind == BLOCK_CAPTION ? " class=\"caption\"" : "");
    wraps_write(&wraps, p->text, "<br>\n", b);
    buf_printf(b, "</%s>\n", copy_element(p->kind));
}

static void disclosure(const struct export_input *in, struct buf *b)
{
    const struct source_type *t = in->facts->type;
    buf_addz(b, "<p class=\"disclosure\"");
    if (t) {
        buf_addz(b, " data-digital-source-type=\"");
        markup_add(b, source_type_uri(in->arena, t));
        buf_addc(b, '"');
    }
    buf_addc(b, '>');
    markup_add(b, in->disclosure);
    buf_addz(b, "</p>\n");
}

static enum fault page_of_its_own(const struct export_input *in, struct buf *out, struct err *err)
{
    const struct passage *deck = copy_first(&in->passages, BLOCK_DECK);
    head(in, out);
    if (in->draft)
        element(out, "p", "draft-mark", in->facts->mark);
    element(out, "h1", NULL, in->headline);
    if (deck)
        element(out, "p", "deck", deck->text);
    try(published(in, out, err));
    element(out, "p", "byline", in->byline);
    for (size_t i = 0; i < in->passages.len; i++)
        if (in->passages.at[i].kind != BLOCK_HEADLINE && &in->passages.at[i] != deck)
            passage(in, &in->passages.at[i], out);
    disclosure(in, out);
    buf_addz(out, "</article>\n</body>\n</html>\n");
    return FAULT_OK;
}

static enum fault html_write(const struct export_input *in, struct buf *out, struct err *err)
{
    return page_fits(in->article) ? page_write(in, out, err) : page_of_its_own(in, out, err);
}

const struct exporter exporter_html = {
    .name = "html",
    .ending = ".html",
    .help = "the translation in the page it came from, or a clean page of its own",
    .write = html_write,
};
