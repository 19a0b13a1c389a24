/* text: headline, deck, published line, body by blocks, disclosure; a blank line
 * between any two. UTF-8, LF. */
#include "stages/export/exporter.h"
#include "stages/export/words.h"

static void paragraph(struct buf *out, struct str text)
{
    if (text.len == 0)
        return;
    if (out->len)
        buf_addc(out, '\n');
    buf_add(out, text);
    buf_addc(out, '\n');
}

static enum fault published(const struct export_input *in, struct buf *out, struct err *err)
{
    const struct article *a = in->article;
    if (!a->meta.published)
        return FAULT_OK;
    struct str words, date, line;
    try(words_time(in->arena, in->settings, a->target_lang, a->meta.published, &date, err));
    try(words_need(in->settings, a->target_lang, "published", &words, err));
    const struct word values[] = {{"date", date}, {NULL, {"", 0}}};
    try(words_fill(in->arena, a->target_lang, "published", words, values, &line, err));
    paragraph(out, line);
    return FAULT_OK;
}

static enum fault text_write(const struct export_input *in, struct buf *out, struct err *err)
{
    const struct passage *deck = copy_first(&in->passages, BLOCK_DECK);
    if (in->draft)
        paragraph(out, in->facts->mark);
    paragraph(out, in->headline);
    if (deck)
        paragraph(out, deck->text);
    try(published(in, out, err));
    paragraph(out, in->byline);
    for (size_t i = 0; i < in->passages.len; i++) {
        const struct passage *p = &in->passages.at[i];
        if (p->kind != BLOCK_HEADLINE && p != deck)
            paragraph(out, p->text);
    }
    paragraph(out, in->disclosure);
    return FAULT_OK;
}

const struct exporter exporter_text = {
    .name = "text",
    .ending = ".txt",
    .help = "news text: headline, published line, body, disclosure",
    .write = text_write,
};
