/* okgyo show: one edition, sentence by sentence. */
#include "base/clock.h"
#include "base/file.h"
#include "cli/seat.h"
#include "cli/table.h"
#include "model/inlines.h"
#include "text/utf8.h"

#include <stdio.h>

static const struct option options[] = {
    FORMAT_OPTION,
    {.name = "offsets",
     .type = OPTION_STRING,
     .standard = "\"codepoint\"",
     .words = "codepoint|byte|utf16",
     .value = "UNIT",
     .help = "what offsets in JSON count"},
    {.name = "findings", .type = OPTION_BOOL, .help = "only sentences with open findings"},
    {0},
};

static const char *color_of(enum severity s)
{
    return s == SEVERITY_BLOCK ? "\033[31m" : s == SEVERITY_WARN ? "\033[33m" : "\033[36m";
}

static void finding_text(const struct seat *s, size_t n, struct buf *out)
{
    const struct finding *f = &s->article.findings.at[n];
    bool waived = finding_waived(&s->article, f), color = s->cli->color;
    buf_printf(out, "      #%zu %s%s%s%s [%.*s] ", n + 1, color ? color_of(f->severity) : "",
               severity_name(f->severity), color ? "\033[0m" : "", waived ? " (waived)" : "", STR_ARGS(f->check));
    terminal_add(out, f->message);
    if (f->suggestion.len) {
        buf_addz(out, "  -> ");
        terminal_add(out, f->suggestion);
    }
    buf_addc(out, '\n');
}

static bool has_findings(const struct article *a, size_t segment)
{
    for (size_t i = 0; i < a->findings.len; i++)
        if (a->findings.at[i].segment == segment && !finding_waived(a, &a->findings.at[i]))
            return true;
    return false;
}

static void findings_of(const struct seat *s, uint32_t segment, struct buf *out)
{
    for (size_t i = 0; i < s->article.findings.len; i++)
        if (s->article.findings.at[i].segment == segment)
            finding_text(s, i, out);
}

static void segment_text(const struct seat *s, size_t n, struct buf *out)
{
    const struct segment *g = &s->article.segments.at[n];
    enum block_kind kind = s->article.blocks.at[g->block].kind;
    buf_printf(out, "%4zu%s ", n + 1, g->approved ? "*" : " ");
    if (kind != BLOCK_PARAGRAPH)
        buf_printf(out, "[%s] ", block_name(kind));
    terminal_add(out, inlines_source(s->article.arena, &s->article, g));
    buf_addz(out, "\n      ");
    if (g->target.len)
        terminal_add(out, segment_written(g));
    else
        buf_addz(out, "(no text yet)");
    if (g->edited)
        buf_printf(out, "  (%s)", step_name(g->edited));
    buf_addc(out, '\n');
    findings_of(s, (uint32_t)n, out);
}

static void signature_text(const char *which, const struct signature *s, struct buf *out)
{
    char when[CLOCK_TEXT];
    if (!s->given)
        return;
    clock_text(s->when, 0, when);
    buf_printf(out, "%s: signed by %.*s, %s%s\n", which, STR_ARGS(s->who), when,
               s->matches ? "" : " (the text changed since: it no longer counts)");
}

/* Where signed copy left to, and what became of it. */
static void exported_text(const struct article *a, struct buf *out)
{
    static const char *const words[] = {[EXPORT_STANDS] = "exported",
                                        [EXPORT_EARLIER] = "exported (an earlier version)",
                                        [EXPORT_REMOVED] = "withdrawn, removed",
                                        [EXPORT_CANCELED] = "withdrawn, says so",
                                        [EXPORT_NOTICE] = "notice of the withdrawal"};
    for (size_t i = 0; i < a->exported.len; i++) {
        const struct exported_file *f = &a->exported.at[i];
        buf_printf(out, "%s: ", words[f->fate]);
        terminal_add(out, path_join(a->arena, arena_cstr(a->arena, f->dir), f->name));
        buf_addc(out, '\n');
    }
}

static void killed_text(const struct article *a, struct buf *out)
{
    const struct decision *kill = article_kill(a);
    char when[CLOCK_TEXT];
    if (!kill)
        return;
    clock_text(kill->when, 0, when);
    buf_printf(out, "withdrawn by %.*s, %s: ", STR_ARGS(kill->who), when);
    terminal_add(out, kill->reason);
    buf_addc(out, '\n');
}

static void show_text(const struct seat *s, bool only_findings, struct buf *out)
{
    const struct article *a = &s->article;
    buf_printf(out, "%lld.%.*s  %.*s  version %lld  state: %s\n", (long long)a->id, STR_ARGS(a->target_lang),
               STR_ARGS(a->name), (long long)a->version, state_name(s->signoff.state));
    signature_text("reporter", &s->signoff.reporter, out);
    signature_text("editor", &s->signoff.editor, out);
    if (s->signoff.returned_by.len)
        buf_printf(out, "returned by %.*s: %.*s\n", STR_ARGS(s->signoff.returned_by),
                   STR_ARGS(s->signoff.return_reason));
    killed_text(a, out);
    exported_text(a, out);
    buf_addc(out, '\n');
    for (size_t i = 0; i < a->segments.len; i++)
        if (!only_findings || has_findings(a, i))
            segment_text(s, i, out);
    findings_of(s, NO_SEGMENT, out);
    buf_printf(out, "\n%zu sentences, %lld without text, %lld blocking findings open\n", a->segments.len,
               (long long)s->signoff.empty, (long long)s->signoff.open_blocks);
}

static enum unit unit_of(struct str name)
{
    return str_is(name, "byte") ? UNIT_BYTE : str_is(name, "utf16") ? UNIT_UTF16 : UNIT_CODE_POINT;
}

static void span_json(const char *key, struct str text, struct span at, enum unit unit, struct buf *out)
{
    if (span_is_none(at))
        return;
    json_key(out, key);
    json_open(out, '[');
    json_add_int(out, NULL, (int64_t)utf8_count(text, at.at, unit));
    json_add_int(out, NULL, (int64_t)utf8_count(text, at.at + at.len, unit));
    json_close(out, ']');
}

static void finding_json(const struct seat *s, const struct finding *f, enum unit unit, struct buf *out)
{
    const struct article *a = &s->article;
    struct str source = {"", 0}, target = {"", 0};
    if (f->segment != NO_SEGMENT) {
        source = a->segments.at[f->segment].source;
        target = a->segments.at[f->segment].target;
    }
    json_open(out, '{');
    json_add_str(out, "check", f->check);
    json_add_str(out, "severity", str_of(severity_name(f->severity)));
    if (f->segment != NO_SEGMENT)
        json_add_int(out, "segment", f->segment + 1);
    span_json("source", source, f->source, unit, out);
    span_json("target", target, f->target, unit, out);
    json_add_str(out, "message", f->message);
    if (f->suggestion.len)
        json_add_str(out, "suggestion", f->suggestion);
    json_add_bool(out, "waived", finding_waived(a, f));
    json_add_str(out, "fingerprint", str_of(f->fingerprint));
    json_close(out, '}');
}

static void segment_json(const struct segment *g, size_t n, const struct article *a, struct buf *out)
{
    json_open(out, '{');
    json_add_int(out, "n", (int64_t)n + 1);
    json_add_str(out, "id", str_of(g->id));
    json_add_str(out, "block", str_of(block_name(a->blocks.at[g->block].kind)));
    json_add_str(out, "source", g->source);
    json_add_str(out, "draft", g->draft.text);
    json_add_str(out, "endpoint", g->draft.endpoint);
    json_add_str(out, "target", g->target);
    if (inlines_numbered(a, g))
        json_add_str(out, "written", g->written);
    json_add_int(out, "version", g->version);
    json_add_bool(out, "approved", g->approved);
    json_close(out, '}');
}

static void exported_json(const struct article *a, struct buf *out)
{
    json_key(out, "exported");
    json_open(out, '[');
    for (size_t i = 0; i < a->exported.len; i++) {
        const struct exported_file *f = &a->exported.at[i];
        json_open(out, '{');
        json_add_str(out, "dir", f->dir);
        json_add_str(out, "name", f->name);
        json_add_str(out, "format", f->format);
        json_add_str(out, "sha256", f->sha256);
        json_add_str(out, "fate", str_of(export_fate_name(f->fate)));
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void show_json(const struct seat *s, enum unit unit, struct buf *out)
{
    const struct article *a = &s->article;
    json_open(out, '{');
    json_add_int(out, "article", a->id);
    json_add_str(out, "lang", a->target_lang);
    json_add_str(out, "name", a->name);
    json_add_int(out, "version", a->version);
    json_add_str(out, "state", str_of(state_name(s->signoff.state)));
    json_add_str(out, "text_hash", str_of(s->signoff.text_hash));
    json_add_str(out, "reporter", s->signoff.reporter.matches ? s->signoff.reporter.who : str_of(""));
    json_add_str(out, "editor", s->signoff.editor.matches ? s->signoff.editor.who : str_of(""));
    json_key(out, "segments");
    json_open(out, '[');
    for (size_t i = 0; i < a->segments.len; i++)
        segment_json(&a->segments.at[i], i, a, out);
    json_close(out, ']');
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t i = 0; i < a->findings.len; i++)
        finding_json(s, &a->findings.at[i], unit, out);
    json_close(out, ']');
    exported_json(a, out);
    json_close(out, '}');
    buf_addc(out, '\n');
}

static int run(struct cli *c)
{
    struct seat s;
    int code = seat_take(c, false, &s);
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    if (code == EXIT_FINE) {
        if (str_is(cli_str(c, "format"), "json"))
            show_json(&s, unit_of(cli_str(c, "offsets")), &out);
        else
            show_text(&s, cli_bool(c, "findings"), &out);
        fwrite(out.at, 1, out.len, stdout);
    }
    seat_leave(&s);
    return code;
}

const struct command command_show = {
    .name = "show",
    .args = "EDITION",
    .summary = "one edition, sentence by sentence, with its findings",
    .details = "  okgyo show 12.en\n  okgyo show 12 --findings\n  okgyo show 12.ja --format json --offsets utf16\n\n"
               "A star marks sentences the pass under way has approved; #n numbers findings for 'okgyo waive'.",
    .options = options,
    .wants_settings = true,
    .run = run,
};
