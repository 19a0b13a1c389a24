#include "terms/write.h"

#include "base/json.h"
#include "base/xml.h"
#include "terms/parts.h"
#include "terms/wordhash.h"
#include "text/norm.h"

#include <assert.h>

const char glossary_formats[] = "csv|tsv|spreadsheet|json|tbx|tbx-2008|tbx-core|deepl-tsv|deepl-csv";

enum { DEEPL_PHRASE = 1024 }; /* bytes; DeepL's documentation of glossaries */

struct writing {
    const struct termbase *t;
    struct arena *a;
    struct term_issues *dropped;
    struct buf *out;
    char separator;
    bool people; /* for spreadsheets */
};

static const char *const kinds[] = {"common", "person",  "place", "body",       "office",
                                    "law",    "product", "event", "number-unit"};
static const char *const cases[] = {"sentence", "exact", "any"};
static const char *const statuses[] = {"approved", "proposed", "retired"};

static struct str joined(struct arena *a, const struct strs *list)
{
    auto_buf struct buf b = buf_make(LIMIT_GLOSSARY);
    for (size_t i = 0; i < list->len; i++) {
        if (i)
            buf_addc(&b, '|');
        buf_add(&b, list->at[i]);
    }
    return arena_str(a, buf_str(&b));
}

static struct str value_of(struct arena *a, const struct term *t, enum column c)
{
    switch (c) {
    case COLUMN_SOURCE: return t->source;
    case COLUMN_TARGET: return t->target;
    case COLUMN_ALLOWED: return joined(a, &t->allowed);
    case COLUMN_FORBIDDEN: return joined(a, &t->forbidden);
    case COLUMN_KIND: return str_of(kinds[t->kind]);
    case COLUMN_ALIASES: return joined(a, &t->aliases);
    case COLUMN_CASE: return str_of(cases[t->case_rule]);
    case COLUMN_FIRST: return t->first;
    case COLUMN_TARGET_LANG: return t->lang;
    case COLUMN_NOTE: return t->note;
    case COLUMN_STATUS: return str_of(statuses[t->status]);
    case COLUMN_SINCE: return t->since;
    case COLUMN_UNTIL: return t->until;
    case COLUMN_ID: return t->id;
    case COLUMNS: break;
    }
    return str_of("");
}

/* ---- tables ---- */

static bool looks_formula(struct str cell)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    if (cell.len && cell.at[0] && strchr("=+-@\t\r\n", cell.at[0]))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (str_starts(cell, wide[i]))
            return true;
    return false;
}

static void write_cell(struct writing *w, struct str cell)
{
    bool shield = w->people && looks_formula(cell);
    bool quotes = false;
    for (size_t i = 0; i < cell.len && !quotes; i++)
        quotes = cell.at[i] == w->separator || cell.at[i] == '"' || cell.at[i] == '\n' || cell.at[i] == '\r';
    if (quotes)
        buf_addc(w->out, '"');
    if (shield)
        buf_addc(w->out, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (quotes && cell.at[i] == '"')
            buf_addc(w->out, '"');
        buf_addc(w->out, cell.at[i]);
    }
    if (quotes)
        buf_addc(w->out, '"');
}

static void write_table(struct writing *w)
{
    const char *end = w->people ? "\r\n" : "\n";
    if (w->people)
        buf_addz(w->out, "\xEF\xBB\xBF");
    for (int c = 0; c < COLUMNS; c++) {
        if (c)
            buf_addc(w->out, w->separator);
        buf_addz(w->out, column_names[c]);
    }
    buf_addz(w->out, end);
    for (size_t i = 0; i < w->t->terms.len; i++) {
        for (int c = 0; c < COLUMNS; c++) {
            if (c)
                buf_addc(w->out, w->separator);
            write_cell(w, value_of(w->a, w->t->terms.at[i], (enum column)c));
        }
        buf_addz(w->out, end);
    }
}

/* ---- JSON ---- */

static void write_list(struct buf *out, const char *name, const struct strs *list)
{
    if (list->len == 0)
        return;
    json_key(out, name);
    json_open(out, '[');
    for (size_t i = 0; i < list->len; i++)
        json_add_str(out, NULL, list->at[i]);
    json_close(out, ']');
}

static void write_json(struct writing *w)
{
    json_open(w->out, '{');
    json_add_int(w->out, "glossary", 1);
    json_key(w->out, "entries");
    json_open(w->out, '[');
    for (size_t i = 0; i < w->t->terms.len; i++) {
        const struct term *t = w->t->terms.at[i];
        json_open(w->out, '{');
        for (int c = 0; c < COLUMNS; c++) {
            if (c == COLUMN_ALLOWED)
                write_list(w->out, column_names[c], &t->allowed);
            else if (c == COLUMN_FORBIDDEN)
                write_list(w->out, column_names[c], &t->forbidden);
            else if (c == COLUMN_ALIASES)
                write_list(w->out, column_names[c], &t->aliases);
            else if (value_of(w->a, t, (enum column)c).len)
                json_add_str(w->out, column_names[c], value_of(w->a, t, (enum column)c));
        }
        json_close(w->out, '}');
    }
    json_close(w->out, ']');
    json_close(w->out, '}');
    buf_addc(w->out, '\n');
}

/* ---- TBX ---- */

/* Names of one edition of the standard. */
struct tbx_names {
    const char *head, *entry, *lang, *term, *tail;
    bool core; /* has neither kinds nor the status of a term */
};

static const struct tbx_names tbx_2019 = {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"ko\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
    "  <tbxHeader>\n    <fileDesc>\n      <titleStmt><title>Glossary</title></titleStmt>\n"
    "      <sourceDesc><p>Exported by okgyo.</p></sourceDesc>\n    </fileDesc>\n"
    "    <encodingDesc><p type=\"XCSURI\">TBXXCSV02.xcs</p></encodingDesc>\n  </tbxHeader>\n  <text>\n    <body>\n",
    "conceptEntry",
    "langSec",
    "termSec",
    "    </body>\n  </text>\n</tbx>\n",
    false};

static const struct tbx_names tbx_core = {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<tbx type=\"TBX-Core\" style=\"dca\" xml:lang=\"ko\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
    "  <tbxHeader>\n    <fileDesc>\n      <titleStmt><title>Glossary</title></titleStmt>\n"
    "      <sourceDesc><p>Exported by okgyo.</p></sourceDesc>\n    </fileDesc>\n"
    "  </tbxHeader>\n  <text>\n    <body>\n",
    "conceptEntry",
    "langSec",
    "termSec",
    "    </body>\n  </text>\n</tbx>\n",
    true};

static const struct tbx_names tbx_2008 = {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX-Basic\" xml:lang=\"ko\">\n  <martifHeader>\n"
    "    <fileDesc><sourceDesc><p>Exported by okgyo.</p></sourceDesc></fileDesc>\n"
    "    <encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc>\n  </martifHeader>\n  <text>\n    "
    "<body>\n",
    "termEntry",
    "langSet",
    "tig",
    "    </body>\n  </text>\n</martif>\n",
    false};

static void drop(struct writing *w, const struct term *t, const char *rule, const char *why)
{
    struct term_issue *issue = vec_push(w->a, w->dropped);
    *issue = (struct term_issue){.rule = str_of(rule), .severity = SEVERITY_NOTE, .file = t->file, .line = t->line};
    issue->message = arena_printf(w->a, "%.*s: %s", STR_ARGS(t->source), why);
}

static void write_term(struct writing *w, const struct tbx_names *n, struct str term, const char *status)
{
    buf_printf(w->out, "          <%s>\n            <term>", n->term);
    xml_add(w->out, term);
    buf_addz(w->out, "</term>\n");
    if (!n->core)
        buf_printf(w->out, "            <termNote type=\"administrativeStatus\">%s-admn-sts</termNote>\n", status);
    buf_printf(w->out, "          </%s>\n", n->term);
}

static void write_entry(struct writing *w, const struct tbx_names *n, const struct term *t, size_t i)
{
    buf_printf(w->out, "      <%s id=\"c%zu\">\n", n->entry, i + 1);
    if (!n->core)
        buf_printf(w->out, "        <descrip type=\"subjectField\">%s</descrip>\n", kinds[t->kind]);
    if (t->note.len) {
        buf_addz(w->out, "        <note>");
        xml_add(w->out, t->note);
        buf_addz(w->out, "</note>\n");
    }
    buf_printf(w->out, "        <%s xml:lang=\"ko\">\n", n->lang);
    write_term(w, n, t->source, "preferredTerm");
    for (size_t k = 0; k < t->aliases.len; k++)
        write_term(w, n, t->aliases.at[k], "admittedTerm");
    buf_printf(w->out, "        </%s>\n        <%s xml:lang=\"", n->lang, n->lang);
    xml_add(w->out, t->lang.len ? t->lang : str_of(w->t->lang[0] ? w->t->lang : "en"));
    buf_addz(w->out, "\">\n");
    write_term(w, n, t->target, "preferredTerm");
    for (size_t k = 0; k < t->allowed.len; k++)
        write_term(w, n, t->allowed.at[k], "admittedTerm");
    for (size_t k = 0; !n->core && k < t->forbidden.len; k++)
        write_term(w, n, t->forbidden.at[k], "deprecatedTerm");
    buf_printf(w->out, "        </%s>\n      </%s>\n", n->lang, n->entry);
}

/* Has it what no data category of TBX is for? */
static bool loses(const struct tbx_names *n, const struct term *t)
{
    return t->first.len || t->since.len || t->until.len || t->case_rule != TERM_CASE_SENTENCE ||
           (n->core && (t->forbidden.len || t->kind != TERM_COMMON));
}

static void write_tbx(struct writing *w, const struct tbx_names *n)
{
    const struct term *first = NULL;
    size_t others = 0;
    buf_addz(w->out, n->head);
    for (size_t i = 0; i < w->t->terms.len; i++) {
        const struct term *t = w->t->terms.at[i];
        if (t->status != TERM_APPROVED) {
            drop(w, t, "tbx.status", "left out: it is not approved, which TBX cannot tell");
            continue;
        }
        write_entry(w, n, t, i);
        others += first && loses(n, t);
        if (!first && loses(n, t))
            first = t;
    }
    buf_addz(w->out, n->tail);
    if (first)
        drop(w, first, "tbx.columns",
             arena_printf(w->a, "here and in %zu other entries %scase, first, since and until cannot be told in TBX",
                          others, n->core ? "kind, forbidden, " : "")
                 .at);
}

/* ---- DeepL ---- */

static bool fits_deepl(struct str phrase)
{
    for (size_t i = 0; i < phrase.len; i++)
        if ((unsigned char)phrase.at[i] < 0x20 || phrase.at[i] == 0x7F)
            return false;
    return phrase.len > 0 && phrase.len <= DEEPL_PHRASE;
}

/* Sources written so far, by hash: open addressing. */
struct sources {
    const struct term **at;
    size_t mask;
};

static struct sources sources_new(const struct writing *w)
{
    size_t n = 16;
    while (n < w->t->terms.len * 2)
        n *= 2;
    struct sources s = {arena_alloc(w->a, n * sizeof *s.at), n - 1};
    memset(s.at, 0, n * sizeof *s.at);
    return s;
}

/* False when the source was put in before. */
static bool sources_put(struct sources *s, const struct term *t)
{
    size_t i = wordhash(t->source.at, t->source.len) >> 20 & s->mask;
    for (; s->at[i]; i = (i + 1) & s->mask)
        if (str_eq(s->at[i]->source, t->source))
            return false;
    s->at[i] = t;
    return true;
}

static void write_deepl(struct writing *w)
{
    struct sources seen = sources_new(w);
    for (size_t i = 0; i < w->t->terms.len; i++) {
        const struct term *t = w->t->terms.at[i];
        if (t->status != TERM_APPROVED)
            continue;
        if (!fits_deepl(t->source) || !fits_deepl(t->target)) {
            drop(w, t, "deepl.phrase", "left out: a phrase of DeepL has 1 to 1024 bytes and no control characters");
            continue;
        }
        if (!sources_put(&seen, t)) {
            drop(w, t, "deepl.duplicate", "left out: DeepL takes one rendering a source");
            continue;
        }
        if (t->forbidden.len)
            drop(w, t, "deepl.forbidden", "its forbidden renderings cannot be told to DeepL");
        write_cell(w, norm_nfc(w->a, t->source));
        buf_addc(w->out, w->separator);
        write_cell(w, norm_nfc(w->a, t->target));
        buf_addc(w->out, '\n');
    }
}

void glossary_write(const struct termbase *t, struct str format, struct arena *a, struct term_issues *dropped,
                    struct buf *out)
{
    struct writing w = {.t = t, .a = a, .dropped = dropped, .out = out};
    w.separator = str_ends(format, "tsv") ? '\t' : ',';
    w.people = str_is(format, "spreadsheet");
    if (str_is(format, "csv") || str_is(format, "tsv") || w.people)
        write_table(&w);
    else if (str_is(format, "json"))
        write_json(&w);
    else if (str_is(format, "tbx"))
        write_tbx(&w, &tbx_2019);
    else if (str_is(format, "tbx-2008"))
        write_tbx(&w, &tbx_2008);
    else if (str_is(format, "tbx-core"))
        write_tbx(&w, &tbx_core);
    else {
        assert(str_starts(format, "deepl-"));
        write_deepl(&w);
    }
}
