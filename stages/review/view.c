#include "view.h"

#include "api.h"
#include "base/clock.h"
#include "base/json.h"
#include "confirm.h"
#include "facts/facts.h"
#include "facts/reconcile.h"
#include "model/inlines.h"
#include "text/utf8.h"

static void add_time(struct buf *b, const char *key, int64_t ms)
{
    char text[CLOCK_TEXT] = "";
    if (ms)
        clock_text(ms, 0, text);
    json_add_str(b, key, str_of(text));
}

/* [from, to) in UTF-16 units, null when there is no place. */
static void add_span(struct buf *b, const char *key, struct str text, struct span s)
{
    json_key(b, key);
    if (span_is_none(s) || (size_t)s.at + s.len > text.len) {
        buf_addz(b, "null");
        return;
    }
    json_open(b, '[');
    json_add_int(b, NULL, (int64_t)utf8_count(text, s.at, UNIT_UTF16));
    json_add_int(b, NULL, (int64_t)utf8_count(text, (size_t)s.at + s.len, UNIT_UTF16));
    json_close(b, ']');
}

static void add_meta(struct buf *b, const struct meta *m)
{
    json_key(b, "meta");
    json_open(b, '{');
    json_add_str(b, "title", m->title);
    json_add_str(b, "byline", m->byline);
    json_add_str(b, "section", m->section);
    json_add_str(b, "dateline", m->dateline);
    json_add_str(b, "copyright", m->copyright);
    json_add_str(b, "source_id", m->source_id);
    json_add_str(b, "format", m->format);
    json_add_str(b, "encoding", m->encoding);
    add_time(b, "published", m->published);
    json_close(b, '}');
}

static void add_block(struct buf *b, const struct block *k)
{
    json_open(b, '{');
    json_add_str(b, "kind", str_of(block_name(k->kind)));
    if (!block_is_copy(k->kind)) {
        json_add_str(b, "note", k->note);
        json_add_str(b, "text", k->text.len ? k->text : k->read);
    }
    json_key(b, "cut");
    json_open(b, '[');
    for (size_t i = 0; i < k->cut.len; i++) {
        json_open(b, '{');
        json_add_str(b, "kind", k->cut.at[i].kind);
        json_add_str(b, "text", span_of(k->read, k->cut.at[i].at));
        json_close(b, '}');
    }
    json_close(b, ']');
    json_close(b, '}');
}

static void add_draft(struct buf *b, const struct draft *d)
{
    json_key(b, "draft");
    json_open(b, '{');
    json_add_str(b, "text", d->text);
    json_add_str(b, "endpoint", d->endpoint);
    json_add_str(b, "model", d->model);
    add_time(b, "when", d->when);
    json_add_int(b, "attempt", d->attempt);
    if (d->repaired.len)
        json_add_str(b, "repaired", d->repaired);
    json_close(b, '}');
}

/* Links and emphasis: numbered ones travel in "written" as <1>…</1>. */
static void add_inlines(struct buf *b, const struct article *a, const struct segment *g)
{
    json_add_str(b, "written", g->written);
    json_key(b, "inlines");
    json_open(b, '[');
    for (uint32_t i = 0; i < g->inlines; i++) {
        const struct inline_mark *m = &inlines_of(a, g)[i];
        struct span target = {0, 0};
        inlines_place(a, m, &target);
        json_open(b, '{');
        json_add_int(b, "n", m->n);
        json_add_str(b, "kind", str_of(inline_name(m->kind)));
        json_add_str(b, "href", m->href);
        add_span(b, "source", g->source, m->source);
        add_span(b, "target", g->target, target);
        json_close(b, '}');
    }
    json_close(b, ']');
}

static void add_segment(struct buf *b, const struct article *a, const struct segment *g)
{
    char on[HASH_HEX];
    hash_bytes(segment_written(g), on);
    json_open(b, '{');
    json_add_str(b, "id", str_of(g->id));
    json_add_int(b, "block", g->block);
    json_add_str(b, "source", g->source);
    add_draft(b, &g->draft);
    json_add_str(b, "target", g->target);
    if (g->inlines)
        add_inlines(b, a, g);
    json_add_int(b, "version", g->version);
    json_add_str(b, "edited", str_of(step_name(g->edited)));
    json_add_bool(b, "approved", g->approved);
    json_add_str(b, "on", str_of(on));
    json_close(b, '}');
}

static void add_finding(struct buf *b, const struct article *a, const struct finding *f)
{
    bool placed = f->segment < a->segments.len;
    struct str none = {"", 0};
    json_open(b, '{');
    json_add_str(b, "check", f->check);
    json_add_str(b, "severity", str_of(severity_name(f->severity)));
    json_add_str(b, "side", str_of(f->side == SIDE_SOURCE ? "source" : "target"));
    json_add_int(b, "segment", placed ? (int64_t)f->segment : -1);
    add_span(b, "source", placed ? a->segments.at[f->segment].source : none, f->source);
    add_span(b, "target", placed ? a->segments.at[f->segment].target : none, f->target);
    json_add_str(b, "message", f->message);
    json_add_str(b, "suggestion", f->suggestion);
    json_add_str(b, "fingerprint", str_of(f->fingerprint));
    json_add_bool(b, "waived", finding_waived(a, f));
    json_close(b, '}');
}

static void add_term(struct buf *b, const struct article *a, const struct term_mark *t)
{
    const struct segment *g = &a->segments.at[t->segment];
    json_open(b, '{');
    json_add_int(b, "segment", t->segment);
    add_span(b, "source", g->source, t->source);
    add_span(b, "target", g->target, t->target);
    json_add_str(b, "term", t->term);
    json_add_str(b, "rendering", t->rendering);
    json_add_str(b, "note", t->note);
    json_close(b, '}');
}

/* What a fact says in figures both readers know: "1200000000 KRW", "2025-11-15". */
static void add_meaning(struct buf *b, struct arena *scratch, const struct fact *f)
{
    static const char *const bounds[] = {"", "≥ ", "≤ ", "> ", "< "};
    struct str date = f->resolved.len ? f->resolved : f->value, value = date;
    if (f->kind == FACT_QUANTITY && f->in_name)
        value = str_of("");
    else if (f->kind == FACT_QUANTITY)
        value = arena_printf(scratch, "%s%s%.*s%s%.*s%s%.*s", bounds[f->bound], f->approx || f->vague ? "~" : "",
                             STR_ARGS(f->low), str_eq(f->low, f->high) ? "" : "–",
                             str_eq(f->low, f->high) ? 0 : (int)f->high.len, f->high.at, f->unit.len ? " " : "",
                             STR_ARGS(f->unit));
    json_add_str(b, "means", value);
}

/* Where a fact stands and what it says: its segment and its span there, or null. */
static void add_fact(struct buf *b, struct arena *scratch, const char *key, const struct article *a,
                     const struct fact *f, enum side side)
{
    if (!f || f->segment >= a->segments.len) {
        json_key(b, key);
        buf_addz(b, "null");
        return;
    }
    const struct segment *g = &a->segments.at[f->segment];
    json_key(b, key);
    json_open(b, '{');
    json_add_int(b, "segment", f->segment);
    add_span(b, "at", side == SIDE_SOURCE ? g->source : g->target, f->at);
    add_meaning(b, scratch, f);
    json_close(b, '}');
}

/* The ledger: each figure and date of the source beside what became of it. */
static void add_ledger(struct buf *b, const struct article *a)
{
    struct arena scratch = {0};
    struct facts source = {0}, target = {0};
    struct verdicts verdicts = {0};
    facts_of_article_source(a, &scratch, &source);
    facts_of_article_target(a, &scratch, &target);
    reconcile(&scratch, &source, &target, &verdicts);
    json_key(b, "facts");
    json_open(b, '[');
    for (size_t i = 0; i < verdicts.len; i++) {
        const struct verdict *v = &verdicts.at[i];
        const struct fact *f = v->source ? v->source : v->target;
        json_open(b, '{');
        json_add_str(b, "verdict", str_of(verdict_name(v->kind)));
        json_add_str(b, "difference", str_of(v->difference == DIFFERS_NOT ? "" : difference_name(v->difference)));
        json_add_str(b, "kind", str_of(fact_name(f->kind)));
        json_add_bool(b, "sure", v->confidence >= 50);
        const struct fact *again = v->kind == VERDICT_MATCHED ? v->other : NULL; /* said twice on one side only */
        add_fact(b, &scratch, "source", a, v->source || v->difference ? v->source : again, SIDE_SOURCE);
        add_fact(b, &scratch, "target", a, v->target || v->difference ? v->target : again, SIDE_TARGET);
        json_close(b, '}');
    }
    json_close(b, ']');
    arena_release(&scratch);
}

static void add_decision(struct buf *b, const struct decision *d)
{
    json_open(b, '{');
    json_add_int(b, "seq", d->seq);
    json_add_str(b, "kind", str_of(decision_name(d->kind)));
    json_add_str(b, "step", str_of(step_name(d->step)));
    json_add_str(b, "segment", str_of(d->segment));
    json_add_str(b, "who", d->who);
    add_time(b, "when", d->when);
    json_add_str(b, "text", d->text);
    json_add_str(b, "reason", d->reason);
    if (d->kind == DECISION_WAIVE)
        json_add_str(b, "verdict", d->on);
    json_close(b, '}');
}

static void add_signature(struct buf *b, const char *key, const struct signature *g)
{
    json_key(b, key);
    json_open(b, '{');
    json_add_bool(b, "given", g->given);
    json_add_bool(b, "matches", g->matches);
    json_add_str(b, "who", g->who);
    add_time(b, "when", g->when);
    json_close(b, '}');
}

static void add_standing(struct buf *b, const struct signoff *s, const struct queue_row *row)
{
    json_add_str(
        b, "state",
        str_of(s->state == STATE_SIGNED && str_is(row->state, "exported") ? "exported" : state_name(s->state)));
    json_add_str(b, "text_hash", str_of(s->text_hash));
    json_add_int(b, "open_blocks", s->open_blocks);
    json_add_int(b, "empty", s->empty);
    json_add_int(b, "untouched", s->untouched);
    json_add_int(b, "by_hand", s->by_hand);
    add_signature(b, "reporter", &s->reporter);
    add_signature(b, "editor", &s->editor);
    json_add_str(b, "returned_by", s->returned_by);
    json_add_str(b, "return_reason", s->return_reason);
    json_add_str(b, "trouble", row->trouble);
    json_add_str(b, "assigned", row->assigned);
    json_add_str(b, "holder", row->holder_until > clock_real() ? row->holder : (struct str){"", 0});
    json_add_int(b, "priority", row->priority);
}

/* Where signed copy left to, and what became of it. */
static void add_exported(struct buf *b, const struct article *a)
{
    json_key(b, "exported");
    json_open(b, '[');
    for (size_t i = 0; i < a->exported.len; i++) {
        json_open(b, '{');
        json_add_str(b, "name", a->exported.at[i].name);
        json_add_str(b, "format", a->exported.at[i].format);
        json_add_str(b, "fate", str_of(export_fate_name(a->exported.at[i].fate)));
        json_close(b, '}');
    }
    json_close(b, ']');
}

/* For every act: "" when this person may take it now, else the reason why not. */
static void add_may(struct buf *b, const struct article *a, const struct signoff *s, const struct account *p)
{
    json_add_str(b, "step", str_of(step_name(signoff_step(s, p->role))));
    json_key(b, "may");
    json_open(b, '{');
    for (int k = DECISION_EDIT; k <= DECISION_KILL; k++) {
        struct err why = {.text = ""};
        enum fault f = decide_allows(a, s, p, (enum decision_kind)k, &why);
        json_add_str(b, decision_name((enum decision_kind)k), str_of(f == FAULT_OK ? "" : why.text));
    }
    json_close(b, '}');
}

static void add_lists(struct buf *b, const struct article *a)
{
    json_key(b, "blocks");
    json_open(b, '[');
    for (size_t i = 0; i < a->blocks.len; i++)
        add_block(b, &a->blocks.at[i]);
    json_close(b, ']');
    json_key(b, "segments");
    json_open(b, '[');
    for (size_t i = 0; i < a->segments.len; i++)
        add_segment(b, a, &a->segments.at[i]);
    json_close(b, ']');
    json_key(b, "findings");
    json_open(b, '[');
    for (size_t i = 0; i < a->findings.len; i++)
        add_finding(b, a, &a->findings.at[i]);
    json_close(b, ']');
    json_key(b, "terms");
    json_open(b, '[');
    for (size_t i = 0; i < a->terms.len; i++)
        if (a->terms.at[i].segment < a->segments.len)
            add_term(b, a, &a->terms.at[i]);
    json_close(b, ']');
    json_key(b, "history");
    json_open(b, '[');
    for (size_t i = 0; i < a->decisions.len; i++)
        add_decision(b, &a->decisions.at[i]);
    json_close(b, ']');
}

struct str view_tag(struct arena *arena, const struct decisions *decisions, const struct queue_row *row)
{
    int64_t last = decisions->len ? decisions->at[decisions->len - 1].seq : 0;
    return arena_printf(arena, "%lld.%lld.%.*s", (long long)last, (long long)row->changed, STR_ARGS(row->holder));
}

void view_write(struct buf *b, struct article *a, const struct signoff *s, const struct queue_row *row,
                const struct account *p)
{
    json_open(b, '{');
    json_add_int(b, "id", row->edition);
    json_add_int(b, "article", row->article);
    json_add_int(b, "story_version", row->version);
    json_add_str(b, "name", row->name);
    json_add_str(b, "tag", view_tag(a->arena, &a->decisions, row));
    json_add_str(b, "source_lang", a->source_lang);
    json_add_str(b, "target_lang", a->target_lang);
    add_meta(b, &a->meta);
    add_standing(b, s, row);
    add_may(b, a, s, p);
    add_exported(b, a);
    add_lists(b, a);
    add_ledger(b, a);
    json_key(b, "confirm");
    confirm_write(b, a, s);
    json_close(b, '}');
}
