/* read_tbx: TBX of 2019 (ISO 30042:2019, DCA) and of 2008 (martif).
 *
 * conceptEntry | termEntry > langSec | langSet > termSec | tig | ntig > term, termNote.
 * A Korean term that is preferred (or the first) is the source, its other ones aliases;
 * each other language makes an entry of its own: preferred, admitted, deprecated are
 * target, allowed, forbidden. */
#include "terms/parts.h"

#include "base/xml.h"

enum admin { ADMIN_NONE, ADMIN_PREFERRED, ADMIN_ADMITTED, ADMIN_DEPRECATED };

struct tbx_term {
    struct str text;
    enum admin admin;
};

struct tbx_lang {
    struct str lang, note;
    struct {
        struct tbx_term *at;
        size_t len, cap;
    } terms;
};

struct tbx {
    struct reading *r;
    struct str bytes;
    size_t searched; /* bytes before this were looked at for entries */
    uint32_t line;
    size_t entries;
    struct arena scratch; /* of one entry */
    struct buf text;      /* of the innermost element that is wanted */
    bool wanted;
    struct str id, kind, note, note_type;
    struct {
        struct tbx_lang *at;
        size_t len, cap;
    } langs;
};

static bool is_name(const char *name, const char *a, const char *b, const char *c)
{
    return strcmp(name, a) == 0 || (b && strcmp(name, b) == 0) || (c && strcmp(name, c) == 0);
}

/* The line of the next entry's tag: the parser does not tell. */
static void find_line(struct tbx *x, const char *name)
{
    ptrdiff_t at = str_find(x->bytes, str_of(name), x->searched);
    while (at > 0 && x->bytes.at[at - 1] != '<' && x->bytes.at[at - 1] != ':')
        at = str_find(x->bytes, str_of(name), (size_t)at + 1);
    if (at < 0)
        return;
    for (size_t i = x->searched; i < (size_t)at; i++)
        x->line += x->bytes.at[i] == '\n';
    /* the closing tag's name is not taken for the next entry's: it follows a slash */
    x->searched = (size_t)at + 1;
}

static enum fault open_element(void *user, const char *name, const char **attributes, struct err *err)
{
    struct tbx *x = user;
    (void)err;
    x->wanted = false;
    if (is_name(name, "conceptEntry", "termEntry", NULL)) {
        find_line(x, name);
        arena_release(&x->scratch);
        memset(&x->langs, 0, sizeof x->langs);
        x->kind = x->note = str_of("");
        x->id = arena_str(&x->scratch, xml_attribute(attributes, "id"));
        x->entries++;
    } else if (is_name(name, "langSec", "langSet", NULL)) {
        struct str lang = xml_attribute(attributes, "lang"); /* xml:lang, without its prefix */
        if (lang.len == 0)
            lang = xml_attribute(attributes, "xml:lang");
        *vec_push(&x->scratch, &x->langs) = (struct tbx_lang){.lang = arena_str(&x->scratch, lang)};
    } else if (is_name(name, "term", "termNote", "descrip") || is_name(name, "note", NULL, NULL)) {
        x->wanted = true;
        x->note_type = arena_str(&x->scratch, xml_attribute(attributes, "type"));
        buf_clear(&x->text);
    }
    return FAULT_OK;
}

static void text_element(void *user, struct str piece)
{
    struct tbx *x = user;
    if (x->wanted)
        buf_add(&x->text, piece);
}

static enum admin admin_of(struct str status)
{
    if (str_starts(status, "preferred"))
        return ADMIN_PREFERRED;
    if (str_starts(status, "deprecated") || str_starts(status, "superseded"))
        return ADMIN_DEPRECATED;
    return str_starts(status, "admitted") ? ADMIN_ADMITTED : ADMIN_NONE;
}

static struct str taken(struct tbx *x)
{
    return arena_str(&x->r->base->arena, str_trim(buf_str(&x->text)));
}

static void end_text(struct tbx *x, const char *name)
{
    struct tbx_lang *lang = x->langs.len ? &x->langs.at[x->langs.len - 1] : NULL;
    if (is_name(name, "term", NULL, NULL) && lang)
        *vec_push(&x->scratch, &lang->terms) = (struct tbx_term){taken(x), ADMIN_NONE};
    else if (is_name(name, "termNote", NULL, NULL) && lang && lang->terms.len &&
             (str_is(x->note_type, "administrativeStatus") || str_is(x->note_type, "usageStatus")))
        lang->terms.at[lang->terms.len - 1].admin = admin_of(buf_str(&x->text));
    else if (is_name(name, "descrip", NULL, NULL) && str_is(x->note_type, "subjectField"))
        x->kind = taken(x);
    else if (is_name(name, "note", NULL, NULL) && lang)
        lang->note = taken(x);
    else if (is_name(name, "note", NULL, NULL))
        x->note = taken(x);
}

/* "a|b|c" of the terms with that status, the one at `skip` left out. */
static struct str joined(struct tbx *x, const struct tbx_lang *lang, size_t skip, bool deprecated)
{
    auto_buf struct buf b = buf_make(LIMIT_CELL);
    for (size_t i = 0; i < lang->terms.len; i++) {
        if (i == skip || (lang->terms.at[i].admin == ADMIN_DEPRECATED) != deprecated)
            continue;
        if (b.len)
            buf_addc(&b, '|');
        buf_add(&b, lang->terms.at[i].text);
    }
    return arena_str(&x->r->base->arena, buf_str(&b));
}

/* The preferred one, else the first that is not deprecated. */
static size_t preferred(const struct tbx_lang *lang)
{
    size_t first = lang->terms.len;
    for (size_t i = 0; i < lang->terms.len; i++) {
        if (lang->terms.at[i].admin == ADMIN_PREFERRED)
            return i;
        if (first == lang->terms.len && lang->terms.at[i].admin != ADMIN_DEPRECATED)
            first = i;
    }
    return first;
}

static bool is_kind(struct str s)
{
    static const char *const kinds[] = {"common", "person",  "place", "body",       "office",
                                        "law",    "product", "event", "number-unit"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(s, kinds[i]))
            return true;
    return false;
}

static void entry_take(struct tbx *x, const struct tbx_lang *ko, const struct tbx_lang *lang)
{
    size_t source = preferred(ko), target = preferred(lang);
    struct row row = {.line = x->line};
    if (source < ko->terms.len)
        row.cells[COLUMN_SOURCE] = ko->terms.at[source].text;
    if (target < lang->terms.len)
        row.cells[COLUMN_TARGET] = lang->terms.at[target].text;
    row.cells[COLUMN_ALIASES] = joined(x, ko, source, false);
    row.cells[COLUMN_ALLOWED] = joined(x, lang, target, false);
    row.cells[COLUMN_FORBIDDEN] = joined(x, lang, target, true);
    row.cells[COLUMN_KIND] = is_kind(x->kind) ? x->kind : str_of("");
    row.cells[COLUMN_TARGET_LANG] = arena_str(&x->r->base->arena, lang->lang);
    row.cells[COLUMN_NOTE] = lang->note.len ? lang->note : ko->note.len ? ko->note : x->note;
    row.cells[COLUMN_ID] = arena_str(&x->r->base->arena, x->id);
    x->r->row_from = x->r->issues->len;
    row_take(x->r, &row);
}

static void entry_end(struct tbx *x)
{
    const struct tbx_lang *ko = NULL;
    for (size_t i = 0; i < x->langs.len && !ko; i++)
        if (str_starts(x->langs.at[i].lang, "ko"))
            ko = &x->langs.at[i];
    if (!ko || x->langs.len < 2) {
        reading_issue(x->r, x->line, 0, SEVERITY_WARN, "entry.languages",
                      "The entry \"%.*s\" needs Korean and another language; it was left out.", STR_ARGS(x->id));
        return;
    }
    for (size_t i = 0; i < x->langs.len; i++)
        if (&x->langs.at[i] != ko)
            entry_take(x, ko, &x->langs.at[i]);
}

static enum fault close_element(void *user, const char *name, struct err *err)
{
    struct tbx *x = user;
    (void)err;
    if (x->wanted)
        end_text(x, name);
    x->wanted = false;
    if (is_name(name, "conceptEntry", "termEntry", NULL))
        entry_end(x);
    return FAULT_OK;
}

enum fault read_tbx(struct reading *r, struct str bytes, struct err *err)
{
    static const struct xml_events events = {open_element, close_element, text_element, true};
    struct tbx x = {.r = r, .bytes = bytes, .line = 1, .text = buf_make(LIMIT_CELL)};
    enum fault f = xml_parse(bytes, arena_cstr(&r->base->arena, r->file), &events, &x, err);
    buf_release(&x.text);
    arena_release(&x.scratch);
    if (f == FAULT_OK && x.entries == 0)
        return fault(err, FAULT_REJECT, "%.*s: this XML has no conceptEntry (TBX 2019) and no termEntry (TBX 2008)",
                     STR_ARGS(r->file));
    return f;
}
