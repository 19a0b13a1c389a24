/* jsonl: the full provenance, one JSON object a line: first the article with its
 * sign-off and the head of its chain of decisions, then every segment with source,
 * draft, edits, findings and waivers, last the decisions on the whole edition. */
#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "model/inlines.h"
#include "stages/export/exporter.h"
#include "stages/export/order.h"
#include "stages/export/withdraw.h"

static void add_time(struct buf *b, const char *key, int64_t ms)
{
    char text[CLOCK_TEXT];
    if (ms == 0)
        return;
    clock_text(ms, 0, text);
    json_add_str(b, key, str_of(text));
}

static void add_text(struct buf *b, const char *key, struct str value)
{
    if (value.len)
        json_add_str(b, key, value);
}

static void add_signature(struct buf *b, const char *key, const struct signature *s)
{
    if (!s->given)
        return;
    json_key(b, key);
    json_open(b, '{');
    json_add_str(b, "who", s->who);
    add_time(b, "when", s->when);
    json_add_bool(b, "matches", s->matches);
    json_close(b, '}');
}

static void add_signoff(struct buf *b, const struct signoff *s)
{
    json_key(b, "signoff");
    json_open(b, '{');
    json_add_str(b, "state", str_of(state_name(s->state)));
    json_add_str(b, "text_hash", str_of(s->text_hash));
    add_text(b, "facts_hash", str_of(s->facts_hash));
    add_signature(b, "reporter", &s->reporter);
    add_signature(b, "editor", &s->editor);
    json_close(b, '}');
}

static void add_disclosure(struct buf *b, const struct export_input *in)
{
    const struct disclosure *d = in->facts;
    json_add_bool(b, "draft", in->draft);
    add_text(b, "mark", d->mark);
    json_add_str(b, "disclosure", in->disclosure);
    if (d->type)
        json_add_str(b, "digital_source_type", source_type_uri(in->arena, d->type));
    json_add_int(b, "sentences", d->sentences);
    json_add_int(b, "changed", d->changed);
}

static void article_line(const struct export_input *in, struct buf *b)
{
    const struct article *a = in->article;
    const struct decisions *d = &a->decisions;
    char sha[HASH_HEX];
    hash_bytes(a->raw, sha);
    json_open(b, '{');
    json_add_str(b, "type", str_of("article"));
    json_add_str(b, "schema", str_of("okgyo.export/1"));
    json_add_int(b, "article", a->id);
    json_add_int(b, "version", a->version);
    json_add_str(b, "name", path_name(a->name));
    add_text(b, "source_id", a->meta.source_id);
    json_add_str(b, "source_sha256", str_of(sha));
    json_add_str(b, "source_lang", a->source_lang);
    json_add_str(b, "target_lang", a->target_lang);
    add_text(b, "source_headline", a->meta.title);
    add_text(b, "headline", in->headline);
    add_text(b, "byline", a->meta.byline);
    add_text(b, "section", a->meta.section);
    add_time(b, "published", a->meta.published);
    add_disclosure(b, in);
    add_signoff(b, in->signoff);
    json_key(b, "chain");
    json_open(b, '{');
    json_add_str(b, "head", d->len ? d->at[d->len - 1].hash : str_of(""));
    json_add_int(b, "decisions", (int64_t)d->len);
    json_close(b, '}');
    json_close(b, '}');
    buf_addc(b, '\n');
}

static void add_draft(struct buf *b, const struct export_input *in, const struct draft *d)
{
    if (d->text.len == 0)
        return;
    json_key(b, "draft");
    json_open(b, '{');
    json_add_str(b, "text", d->text); /* as it came: with <1>…</1> */
    json_add_str(b, "endpoint", d->endpoint);
    json_add_str(b, "kind", str_of(engine_kind_name(engine_kind(in->settings, d->endpoint))));
    add_text(b, "model", d->model);
    add_time(b, "when", d->when);
    if (d->billed >= 0)
        json_add_int(b, "billed", d->billed);
    json_add_int(b, "attempt", d->attempt);
    add_text(b, "before_repair", d->repaired);
    json_close(b, '}');
}

static void add_decision(struct buf *b, const struct decision *d)
{
    json_add_str(b, "kind", str_of(decision_name(d->kind)));
    json_add_int(b, "seq", d->seq);
    add_text(b, "step", str_of(step_name(d->step)));
    json_add_str(b, "who", d->who);
    add_time(b, "when", d->when);
    add_text(b, "on", d->on);
    add_text(b, "facts", d->facts);
    add_text(b, "text", d->text);
    add_text(b, "reason", d->reason);
    add_text(b, "prev", d->prev);
    json_add_str(b, "hash", d->hash);
}

static const struct decision *waiver_of(const struct article *a, const struct finding *f)
{
    for (size_t i = a->decisions.len; i > 0; i--) {
        const struct decision *d = &a->decisions.at[i - 1];
        if (d->kind == DECISION_WAIVE && str_is(d->text, f->fingerprint))
            return d;
    }
    return NULL;
}

static void add_finding(struct buf *b, const struct article *a, const struct finding *f)
{
    json_open(b, '{');
    json_add_str(b, "check", f->check);
    json_add_str(b, "severity", str_of(severity_name(f->severity)));
    json_add_str(b, "side", str_of(f->side == SIDE_SOURCE ? "source" : "target"));
    json_add_str(b, "message", f->message);
    add_text(b, "suggestion", f->suggestion);
    json_add_str(b, "fingerprint", str_of(f->fingerprint));
    const struct decision *waiver = waiver_of(a, f);
    if (waiver) {
        json_key(b, "waived");
        json_open(b, '{');
        add_decision(b, waiver);
        json_close(b, '}');
    }
    json_close(b, '}');
}

static void add_findings(struct buf *b, const struct article *a, const struct order *o, size_t n)
{
    if (o->first[n] == ORDER_END)
        return;
    json_key(b, "findings");
    json_open(b, '[');
    for (uint32_t i = o->first[n]; i != ORDER_END; i = o->next[i])
        add_finding(b, a, &a->findings.at[i]);
    json_close(b, ']');
}

static void add_decisions(struct buf *b, const struct article *a, const struct order *o, size_t n)
{
    if (o->first[n] == ORDER_END)
        return;
    json_key(b, "decisions");
    json_open(b, '[');
    for (uint32_t i = o->first[n]; i != ORDER_END; i = o->next[i]) {
        json_open(b, '{');
        add_decision(b, &a->decisions.at[i]);
        json_close(b, '}');
    }
    json_close(b, ']');
}

/* Links and emphasis: their words on both sides; without a target they have no place there. */
static void add_inlines(struct buf *b, const struct article *a, const struct segment *s)
{
    if (!s->inlines)
        return;
    json_key(b, "inlines");
    json_open(b, '[');
    for (uint32_t i = 0; i < s->inlines; i++) {
        const struct inline_mark *m = &inlines_of(a, s)[i];
        struct span target;
        json_open(b, '{');
        json_add_str(b, "kind", str_of(inline_name(m->kind)));
        add_text(b, "href", m->href);
        json_add_str(b, "source", span_of(s->source, m->source));
        if (inlines_place(a, m, &target))
            json_add_str(b, "target", span_of(s->target, target));
        json_close(b, '}');
    }
    json_close(b, ']');
}

static void segment_line(const struct export_input *in, const struct order *findings, const struct order *decisions,
                         size_t n, struct buf *b)
{
    const struct article *a = in->article;
    const struct segment *s = &a->segments.at[n];
    json_open(b, '{');
    json_add_str(b, "type", str_of("segment"));
    json_add_str(b, "id", str_of(s->id));
    json_add_int(b, "block", s->block);
    json_add_str(b, "kind", str_of(block_name(a->blocks.at[s->block].kind)));
    json_add_str(b, "source", s->source);
    json_add_str(b, "target", s->target);
    add_inlines(b, a, s);
    add_text(b, "edited", str_of(step_name(s->edited)));
    json_add_bool(b, "approved", s->approved);
    add_draft(b, in, &s->draft);
    add_decisions(b, a, decisions, n);
    add_findings(b, a, findings, n);
    json_close(b, '}');
    buf_addc(b, '\n');
}

/* What was decided or found about the edition as a whole: signatures, returns … */
static void edition_lines(const struct article *a, const struct order *findings, const struct order *decisions,
                          struct buf *b)
{
    size_t n = a->segments.len;
    for (uint32_t i = findings->first[n]; i != ORDER_END; i = findings->next[i]) {
        json_open(b, '{');
        json_add_str(b, "type", str_of("finding"));
        json_key(b, "finding");
        add_finding(b, a, &a->findings.at[i]);
        json_close(b, '}');
        buf_addc(b, '\n');
    }
    for (uint32_t i = decisions->first[n]; i != ORDER_END; i = decisions->next[i]) {
        json_open(b, '{');
        json_add_str(b, "type", str_of("decision"));
        add_decision(b, &a->decisions.at[i]);
        json_close(b, '}');
        buf_addc(b, '\n');
    }
}

static enum fault jsonl_write(const struct export_input *in, struct buf *out, struct err *err)
{
    (void)err;
    struct order findings = order_findings(in->arena, in->article);
    struct order decisions = order_decisions(in->arena, in->article);
    article_line(in, out);
    for (size_t i = 0; i < in->article->segments.len; i++)
        segment_line(in, &findings, &decisions, i, out);
    edition_lines(in->article, &findings, &decisions, out);
    return FAULT_OK;
}

const struct exporter exporter_jsonl = {
    .name = "jsonl",
    .ending = ".jsonl",
    .help = "every sentence with source, draft, edits, findings and signatures",
    .write = jsonl_write,
    .withdraw = withdraw_notice,
};
