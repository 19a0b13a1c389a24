/* XLIFF 2.1 (OASIS): the edition for CAT tools and archives.
 *
 * One unit and one segment a sentence. What the machine gave stands in mtc:match,
 * the text as it is now in target: the difference is what people did. State goes
 * initial (untouched draft), translated (edited or approved), reviewed (reporter
 * signed), final (both signed); the subState says it in okgyo's words. The order of
 * a unit's parts is fixed by the standard: matches, glossary, metadata, notes,
 * segments.
 */
#include "base/clock.h"
#include "base/file.h"
#include "base/xml.h"
#include "model/inlines.h"
#include "stages/export/exporter.h"
#include "stages/export/order.h"

#include <stdlib.h>

struct xliff {
    const struct export_input *in;
    const struct article *article;
    struct order findings, decisions;
    size_t term; /* next of article.terms, which come in the order of the segments */
    struct buf *b;
};

/* --- text --- */

/* Element content: a character that XML cannot hold is <cp/>, not lost. */
static void add_content(struct buf *b, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
            continue;
        xml_add(b, str_slice(s, from, i - from));
        buf_printf(b, "<cp hex=\"%04X\"/>", c);
        from = i + 1;
    }
    xml_add(b, str_slice(s, from, s.len));
}

/* Where a mark stands in a text. */
struct code {
    struct span at;
    const struct inline_mark *mark;
};

static void code_open(struct buf *b, const struct inline_mark *m)
{
    static const char *const types[] = {[INLINE_LINK] = "type=\"link\"",
                                        [INLINE_EMPHASIS] = "type=\"fmt\" subType=\"xlf:i\"",
                                        [INLINE_STRONG] = "type=\"fmt\" subType=\"xlf:b\""};
    buf_printf(b, "<pc id=\"%u\" %s", m->n, types[m->kind]);
    if (m->kind == INLINE_LINK)
        buf_printf(b, " dataRefStart=\"d%u\"", m->n);
    buf_addc(b, '>');
}

/* The text with its codes; they come outer ones first and never cross. */
static void add_coded(struct buf *b, struct str s, const struct code *codes, size_t n)
{
    size_t from = 0;
    for (size_t at = 0; at <= s.len; at++) {
        bool border = at == s.len;
        for (size_t i = 0; i < n; i++)
            border = border || codes[i].at.at == at || codes[i].at.at + codes[i].at.len == at;
        if (!border)
            continue;
        add_content(b, str_slice(s, from, at - from));
        from = at;
        for (size_t i = n; i-- > 0;)
            if (codes[i].at.at + codes[i].at.len == at)
                buf_addz(b, "</pc>");
        for (size_t i = 0; i < n; i++)
            if (codes[i].at.at == at)
                code_open(b, codes[i].mark);
    }
}

static bool crosses(const struct code *codes, size_t n, struct span at)
{
    size_t end = (size_t)at.at + at.len;
    for (size_t i = 0; i < n; i++) {
        size_t other = (size_t)codes[i].at.at + codes[i].at.len;
        bool apart = end <= codes[i].at.at || at.at >= other;
        bool within = (at.at >= codes[i].at.at && end <= other) || (at.at <= codes[i].at.at && end >= other);
        if (!apart && !within)
            return true;
    }
    return false;
}

static int outer_first(const void *a, const void *b)
{
    const struct code *x = a, *y = b;
    if (x->at.at != y->at.at)
        return x->at.at < y->at.at ? -1 : 1;
    if (x->at.len != y->at.len)
        return x->at.len > y->at.len ? -1 : 1;
    return x->mark->n < y->mark->n ? -1 : 1;
}

/* The numbered marks of a segment where they stand on one side. */
static size_t codes_of(const struct article *a, const struct segment *s, enum side side, struct code out[INLINE_MOST])
{
    size_t n = 0;
    for (uint32_t i = 0; i < s->inlines; i++) {
        const struct inline_mark *m = &inlines_of(a, s)[i];
        struct span at = m->source;
        if (m->n && (side == SIDE_SOURCE || inlines_place(a, m, &at)) && !crosses(out, n, at))
            out[n++] = (struct code){at, m};
    }
    if (n)
        qsort(out, n, sizeof *out, outer_first);
    return n;
}

static void add_attribute(struct buf *b, const char *name, struct str value)
{
    buf_printf(b, " %s=\"", name);
    xml_add(b, value);
    buf_addc(b, '"');
}

static void add_meta(struct buf *b, const char *indent, const char *type, struct str value)
{
    if (value.len == 0)
        return;
    buf_printf(b, "%s<mda:meta type=\"%s\">", indent, type);
    xml_add(b, value);
    buf_addz(b, "</mda:meta>\n");
}

static struct str time_text(struct arena *a, int64_t ms)
{
    char text[CLOCK_TEXT] = "";
    if (ms)
        clock_text(ms, 0, text);
    return arena_str(a, str_of(text));
}

static struct str number(struct arena *a, int64_t n)
{
    return arena_printf(a, "%lld", (long long)n);
}

/* --- file --- */

static void file_metadata(const struct xliff *x)
{
    const struct article *a = x->article;
    const struct export_input *in = x->in;
    const char *indent = "        ";
    buf_addz(x->b, "    <mda:metadata>\n      <mda:metaGroup category=\"article\">\n");
    add_meta(x->b, indent, "edition", arena_printf(in->arena, "%lld.%.*s", (long long)a->id, STR_ARGS(a->target_lang)));
    add_meta(x->b, indent, "version", number(in->arena, a->version));
    add_meta(x->b, indent, "slug", a->meta.slug);
    add_meta(x->b, indent, "section", a->meta.section);
    add_meta(x->b, indent, "published", time_text(in->arena, a->meta.published));
    buf_addz(x->b, "      </mda:metaGroup>\n      <mda:metaGroup category=\"sign-off\">\n");
    add_meta(x->b, indent, "state", str_of(state_name(in->signoff->state)));
    add_meta(x->b, indent, "text-hash", str_of(in->signoff->text_hash));
    if (in->facts->reporter)
        add_meta(x->b, indent, "reporter-signed", time_text(in->arena, in->signoff->reporter.when));
    if (in->facts->editor)
        add_meta(x->b, indent, "editor-signed", time_text(in->arena, in->signoff->editor.when));
    if (in->facts->type)
        add_meta(x->b, indent, "digital-source-type", source_type_uri(in->arena, in->facts->type));
    buf_addz(x->b, "      </mda:metaGroup>\n    </mda:metadata>\n");
}

static void add_note(struct buf *b, const char *indent, struct str category, int priority, const char *side,
                     struct str text)
{
    buf_printf(b, "%s<note", indent);
    if (side)
        add_attribute(b, "appliesTo", str_of(side));
    add_attribute(b, "category", category);
    buf_printf(b, " priority=\"%d\">", priority);
    xml_add(b, text);
    buf_addz(b, "</note>\n");
}

static int priority_of(enum severity s)
{
    return s == SEVERITY_BLOCK ? 1 : s == SEVERITY_WARN ? 4 : 7;
}

/* Findings and comments of a segment; n = segments.len for those of the article. */
static void notes_of(const struct xliff *x, const char *indent, size_t n)
{
    const struct article *a = x->article;
    for (uint32_t i = x->findings.first[n]; i != ORDER_END; i = x->findings.next[i]) {
        const struct finding *f = &a->findings.at[i];
        struct str text = f->message;
        if (finding_waived(a, f))
            text = arena_printf(x->in->arena, "%.*s [waived]", STR_ARGS(text));
        add_note(x->b, indent, f->check, priority_of(f->severity), f->side == SIDE_SOURCE ? "source" : "target", text);
    }
    for (uint32_t i = x->decisions.first[n]; i != ORDER_END; i = x->decisions.next[i])
        if (a->decisions.at[i].kind == DECISION_COMMENT)
            add_note(x->b, indent, str_of("comment"), 3, NULL, a->decisions.at[i].text);
}

static bool has_notes(const struct xliff *x, size_t n)
{
    if (x->findings.first[n] != ORDER_END)
        return true;
    for (uint32_t i = x->decisions.first[n]; i != ORDER_END; i = x->decisions.next[i])
        if (x->article->decisions.at[i].kind == DECISION_COMMENT)
            return true;
    return false;
}

static void file_notes(const struct xliff *x)
{
    buf_addz(x->b, "    <notes>\n");
    if (x->in->draft)
        add_note(x->b, "      ", str_of("draft"), 1, NULL, x->in->facts->mark);
    add_note(x->b, "      ", str_of("disclosure"), 2, NULL, x->in->disclosure);
    notes_of(x, "      ", x->article->segments.len);
    buf_addz(x->b, "    </notes>\n");
}

/* --- unit --- */

static bool has_draft(const struct segment *s)
{
    return s->draft.text.len > 0;
}

static void match(const struct xliff *x, const struct segment *s)
{
    if (!has_draft(s))
        return;
    bool memory = engine_kind(x->in->settings, s->draft.endpoint) == ENGINE_MEMORY;
    buf_printf(x->b, "      <mtc:matches>\n        <mtc:match id=\"mt1\" ref=\"#m1\" type=\"%s\"",
               memory ? "tm" : "mt");
    add_attribute(x->b, "origin", s->draft.endpoint);
    buf_addz(x->b, ">\n          <source>");
    add_content(x->b, s->source);
    buf_addz(x->b, "</source>\n          <target>");
    add_content(x->b, inlines_plain(x->in->arena, x->article, s, s->draft.text));
    buf_addz(x->b, "</target>\n        </mtc:match>\n      </mtc:matches>\n");
}

/* One entry a term; a term that occurs twice in the sentence stands once. */
static void glossary(struct xliff *x, size_t n)
{
    const struct term_marks *t = &x->article->terms;
    while (x->term < t->len && t->at[x->term].segment < n)
        x->term++;
    size_t first = x->term;
    bool opened = false;
    for (; x->term < t->len && t->at[x->term].segment == n; x->term++) {
        const struct term_mark *m = &t->at[x->term];
        bool seen = m->rendering.len == 0;
        for (size_t i = first; i < x->term && !seen; i++)
            seen = str_eq(t->at[i].term, m->term);
        if (seen)
            continue;
        buf_addz(x->b, opened ? "" : "      <gls:glossary>\n");
        opened = true;
        buf_addz(x->b, "        <gls:glossEntry><gls:term>");
        xml_add(x->b, m->term);
        buf_addz(x->b, "</gls:term><gls:translation>");
        xml_add(x->b, m->rendering);
        buf_addz(x->b, "</gls:translation></gls:glossEntry>\n");
    }
    buf_addz(x->b, opened ? "      </gls:glossary>\n" : "");
}

static void unit_metadata(const struct xliff *x, const struct segment *s)
{
    struct arena *arena = x->in->arena;
    const char *indent = "          ";
    buf_addz(x->b, "      <mda:metadata>\n        <mda:metaGroup category=\"okgyo\">\n");
    add_meta(x->b, indent, "block", str_of(block_name(x->article->blocks.at[s->block].kind)));
    if (has_draft(s)) {
        add_meta(x->b, indent, "model", s->draft.model);
        add_meta(x->b, indent, "drafted", time_text(arena, s->draft.when));
    }
    add_meta(x->b, indent, "edited-by", str_of(step_name(s->edited)));
    if (s->version)
        add_meta(x->b, indent, "edit", number(arena, s->version));
    buf_addz(x->b, "        </mda:metaGroup>\n      </mda:metadata>\n");
}

/* XLIFF's state and okgyo's word for it. */
static void state_of(const struct xliff *x, const struct segment *s, const char **state, const char **sub)
{
    const struct disclosure *d = x->in->facts;
    *state = "initial";
    *sub = s->target.len ? "draft" : "empty";
    if (s->target.len == 0)
        return;
    if (d->signed_off) {
        *state = "final";
        *sub = "signed";
    } else if (d->reporter) {
        *state = "reviewed";
        *sub = "reporter-signed";
    } else if (s->approved || s->edited != STEP_NONE) {
        *state = "translated";
        *sub = s->approved ? "approved" : "edited";
    }
}

static void segment_of(const struct xliff *x, const struct segment *s)
{
    const char *state, *sub;
    state_of(x, s, &state, &sub);
    buf_printf(x->b, "      <segment id=\"s1\" state=\"%s\" subState=\"okgyo:%s\">\n        <source>", state, sub);
    buf_addz(x->b, has_draft(s) ? "<mrk id=\"m1\" type=\"mtc:match\">" : "");
    struct code codes[INLINE_MOST];
    add_coded(x->b, s->source, codes, codes_of(x->article, s, SIDE_SOURCE, codes));
    buf_addz(x->b, has_draft(s) ? "</mrk></source>\n" : "</source>\n");
    if (s->target.len) {
        buf_addz(x->b, "        <target>");
        add_coded(x->b, s->target, codes, codes_of(x->article, s, SIDE_TARGET, codes));
        buf_addz(x->b, "</target>\n");
    }
    buf_addz(x->b, "      </segment>\n");
}

/* Who made and revised the text, where the newsroom prints names. */
static void provenance(const struct xliff *x, const struct segment *s, size_t n)
{
    const struct disclosure *d = x->in->facts;
    bool names = settings_bool(x->in->settings, "export", "disclosure_names");
    if (!has_draft(s) && !(names && d->reporter))
        return;
    /* xml:id is one for the whole document, unlike the ids of XLIFF */
    buf_printf(x->b, "      <its:provenanceRecords xml:id=\"pr%zu\">\n        <its:provenanceRecord", n + 1);
    if (has_draft(s))
        add_attribute(x->b, "tool", s->draft.endpoint);
    if (names && d->reporter)
        add_attribute(x->b, has_draft(s) ? "revPerson" : "person",
                      disclosure_name(x->in->settings, x->in->signoff->reporter.who));
    buf_addz(x->b, "/>\n");
    if (names && d->editor) {
        buf_addz(x->b, "        <its:provenanceRecord");
        add_attribute(x->b, "revPerson", disclosure_name(x->in->settings, x->in->signoff->editor.who));
        buf_addz(x->b, "/>\n");
    }
    buf_addz(x->b, "      </its:provenanceRecords>\n");
}

/* The addresses of links, which the codes refer to. */
static void original_data(const struct xliff *x, const struct segment *s)
{
    bool opened = false;
    for (uint32_t i = 0; i < s->inlines; i++) {
        const struct inline_mark *m = &inlines_of(x->article, s)[i];
        if (!m->n || m->kind != INLINE_LINK)
            continue;
        buf_addz(x->b, opened ? "" : "      <originalData>\n");
        opened = true;
        buf_printf(x->b, "        <data id=\"d%u\">", m->n);
        add_content(x->b, m->href);
        buf_addz(x->b, "</data>\n");
    }
    buf_addz(x->b, opened ? "      </originalData>\n" : "");
}

static void unit(struct xliff *x, size_t n)
{
    const struct segment *s = &x->article->segments.at[n];
    bool records =
        has_draft(s) || (settings_bool(x->in->settings, "export", "disclosure_names") && x->in->facts->reporter);
    buf_printf(x->b, "    <unit id=\"u%s\" name=\"%s\"", s->id, block_name(x->article->blocks.at[s->block].kind));
    if (records)
        buf_printf(x->b, " its:provenanceRecordsRef=\"#its=pr%zu\"", n + 1);
    buf_addz(x->b, ">\n");
    match(x, s);
    glossary(x, n);
    unit_metadata(x, s);
    provenance(x, s, n);
    if (has_notes(x, n)) {
        buf_addz(x->b, "      <notes>\n");
        notes_of(x, "        ", n);
        buf_addz(x->b, "      </notes>\n");
    }
    original_data(x, s);
    segment_of(x, s);
    buf_addz(x->b, "    </unit>\n");
}

static void head(const struct xliff *x)
{
    buf_addz(x->b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\"");
    add_attribute(x->b, "srcLang", x->article->source_lang);
    add_attribute(x->b, "trgLang", x->article->target_lang);
    buf_addz(x->b, "\n       xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\""
                   "\n       xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\""
                   "\n       xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""
                   "\n       xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\">\n"
                   "  <file id=\"f1\"");
    add_attribute(x->b, "original", path_name(x->article->name));
    buf_addz(x->b, " xml:space=\"preserve\">\n");
}

static enum fault xliff_write(const struct export_input *in, struct buf *out, struct err *err)
{
    const struct article *a = in->article;
    if (a->segments.len == 0)
        return fault(err, FAULT_REJECT, "%lld has no sentences; XLIFF cannot hold an empty file", (long long)a->id);
    struct xliff x = {in, a, order_findings(in->arena, a), order_decisions(in->arena, a), 0, out};
    head(&x);
    file_metadata(&x);
    file_notes(&x);
    for (size_t i = 0; i < a->segments.len; i++)
        unit(&x, i);
    buf_addz(out, "  </file>\n</xliff>\n");
    return FAULT_OK;
}

const struct exporter exporter_xliff = {
    .name = "xliff",
    .ending = ".xlf",
    .help = "XLIFF 2.1 with the machine's drafts as matches, findings as notes, states and sign-off",
    .write = xliff_write,
};
