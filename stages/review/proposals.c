#include "proposals.h"

#include "base/clock.h"
#include "sheet.h"
#include "terms/flat.h"
#include "terms/josa.h"
#include "terms/lexicon.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

enum { PROPOSED_FILE = 4 << 20, PHRASE = 400, LOCK_MS = 5000, LOCK_PAUSE_MS = 20 };

static const char *const statuses[] = {"approved", "proposed", "retired"};
static const char *const kinds[] = {"common", "person",  "place", "body",       "office",
                                    "law",    "product", "event", "number-unit"};

/* A file of proposals, held against everybody else who would change it. */
struct holding {
    struct arena *arena;
    struct str path, name;
    struct buf bytes;
    struct sheet sheet;
    int lock; /* -1 = only looked at */
};

static bool is_file(struct str path)
{
    return (file_exists(path.at) && !file_is_dir(path.at)) || str_ends(path, ".csv") || str_ends(path, ".tsv") ||
           str_ends(path, ".tbx");
}

static enum fault find_folder(const struct settings *s, struct arena *a, struct str *out, struct err *err)
{
    size_t i;
    json_t *item;
    json_array_foreach((json_t *)settings_json(s, "newsroom", "glossaries"), i, item)
    {
        *out = settings_path(s, a, json_str(item));
        if (!is_file(*out))
            return FAULT_OK;
    }
    return fault(err, FAULT_REJECT, "newsroom.glossaries names no folder; proposals need one to be kept in");
}

static enum fault take_lock(struct holding *h, struct str folder, struct err *err)
{
    struct str path = arena_printf(h->arena, "%.*s/.%.*s.lock", STR_ARGS(folder), STR_ARGS(h->name));
    int64_t end = clock_mono() + LOCK_MS;
    try(file_mkdirs(folder.at, err));
    h->lock = open(path.at, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (h->lock < 0)
        return fault(err, FAULT_STOP, "%s cannot be made: %s", path.at, strerror(errno));
    while (flock(h->lock, LOCK_EX | LOCK_NB) != 0) {
        if (clock_mono() > end)
            return fault(err, FAULT_RETRY, "somebody else is writing %.*s; try again", STR_ARGS(h->name));
        clock_sleep(LOCK_PAUSE_MS);
    }
    return FAULT_OK;
}

static void let_go(struct holding *h)
{
    if (h->lock >= 0)
        close(h->lock);
    buf_release(&h->bytes);
}

static enum fault hold_locked(struct holding *h, struct engine *e, struct str lang, bool change, struct err *err)
{
    const struct settings *s = engine_settings(e);
    struct str folder;
    try(find_folder(s, h->arena, &folder, err));
    h->name = arena_printf(h->arena, "proposed.%.*s-%.*s.csv", STR_ARGS(settings_str(s, "newsroom", "source")),
                           STR_ARGS(lang));
    h->path = path_join(h->arena, folder.at, h->name);
    if (change)
        try(take_lock(h, folder, err));
    if (file_exists(h->path.at))
        try(file_read(h->path.at, &h->bytes, err));
    if (!str_trim(buf_str(&h->bytes)).len) {
        buf_clear(&h->bytes);
        buf_addz(&h->bytes, sheet_header);
    }
    return sheet_read(h->arena, buf_str(&h->bytes), h->name.at, &h->sheet, err);
}

/* Reads the file of a language, to change it when `change` is set; whatever the
 * answer, let_go() it. */
static enum fault hold(struct holding *h, struct engine *e, struct arena *a, struct str lang, bool change,
                       struct err *err)
{
    *h = (struct holding){.arena = a, .bytes = buf_make(PROPOSED_FILE), .lock = -1};
    return hold_locked(h, e, lang, change, err);
}

static enum fault put_back(const struct holding *h, const struct buf *changed, struct err *err)
{
    try(buf_check(changed, h->name.at, err));
    return file_replace(h->path.at, buf_str(changed), 0644, err);
}

static void name_proposal(struct proposal *p)
{
    char hex[HASH_HEX];
    struct hash h;
    hash_init(&h);
    hash_add(&h, p->lang);
    hash_add(&h, p->source);
    hash_add(&h, p->target);
    hash_add(&h, p->kind);
    hash_add(&h, p->note);
    hash_hex(&h, hex);
    snprintf(p->id, sizeof p->id, "%.16s", hex);
}

static struct proposal proposal_of(const struct holding *h, const struct sheet_row *row, struct str lang)
{
    struct str status = row->cells[SHEET_STATUS], own = row->cells[SHEET_LANG];
    struct proposal p = {.source = row->cells[SHEET_SOURCE],
                         .target = row->cells[SHEET_TARGET],
                         .lang = own.len ? own : lang,
                         .kind = row->cells[SHEET_KIND],
                         .note = row->cells[SHEET_NOTE],
                         .status = status.len ? status : str_of("approved"),
                         .file = h->name,
                         .line = row->line};
    name_proposal(&p);
    return p;
}

/* Texts of its own, for what outlives the file's bytes. */
static struct proposal proposal_kept(struct arena *a, const struct proposal *p)
{
    struct proposal own = *p;
    own.source = arena_str(a, p->source);
    own.target = arena_str(a, p->target);
    own.lang = arena_str(a, p->lang);
    own.kind = arena_str(a, p->kind);
    own.note = arena_str(a, p->note);
    own.status = arena_str(a, p->status);
    return own;
}

static enum fault list_lang(struct engine *e, struct arena *a, struct str lang, struct proposals *out, struct err *err)
{
    struct holding h;
    enum fault f = hold(&h, e, a, lang, false, err);
    for (size_t i = 0; f == FAULT_OK && i < h.sheet.len; i++) {
        struct proposal p = proposal_of(&h, &h.sheet.at[i], lang);
        if (str_is_nocase(p.status, "proposed"))
            *vec_push(a, out) = proposal_kept(a, &p);
    }
    let_go(&h);
    return f;
}

enum fault proposals_list(struct engine *e, struct arena *a, struct proposals *out, struct err *err)
{
    size_t i;
    json_t *lang;
    json_array_foreach((json_t *)settings_json(engine_settings(e), "newsroom", "targets"), i, lang)
        try(list_lang(e, a, json_str(lang), out, err));
    return FAULT_OK;
}

static bool is_same(struct arena *a, struct str source, struct str key)
{
    return source.len && str_eq(flat_key(a, norm_nfc(a, source)), key);
}

static bool term_has(struct arena *a, const struct term *t, struct str key)
{
    if (t->status == TERM_RETIRED)
        return false;
    for (size_t i = 0; i < t->aliases.len; i++)
        if (is_same(a, t->aliases.at[i], key))
            return true;
    return is_same(a, t->source, key);
}

static struct proposal proposal_of_term(struct arena *a, const struct term *t, struct str lang)
{
    return (struct proposal){.source = arena_str(a, t->source),
                             .target = arena_str(a, t->target),
                             .lang = lang,
                             .kind = str_of(kinds[t->kind]),
                             .note = arena_str(a, t->note),
                             .status = str_of(statuses[t->status]),
                             .file = arena_str(a, path_name(t->file)),
                             .line = t->line};
}

enum fault proposal_known(struct engine *e, struct arena *a, struct str source, struct str lang, struct proposal *there,
                          bool *found, struct err *err)
{
    const struct termbase *terms;
    struct arena scratch = {0};
    struct str key = flat_key(a, norm_nfc(a, source));
    *found = false;
    try(engine_terms_take(e, lang, &terms, err));
    for (size_t i = 0; i < termbase_count(terms) && !*found; i++) {
        const struct term *t = termbase_at(terms, i);
        *found = term_has(&scratch, t, key);
        if (*found)
            *there = proposal_of_term(a, t, lang);
    }
    engine_terms_give(e, terms);
    arena_release(&scratch);
    return FAULT_OK;
}

/* The row is read as the glossary will read it: what would be left out or read
 * otherwise is refused now, while somebody looks. */
static enum fault check_row(struct arena *a, const struct proposal *p, struct str row, struct err *err)
{
    struct term_issues issues = {0};
    struct termbase *t = termbase_new("");
    enum fault f = termbase_read_bytes(t, a, "proposed.csv", row, &issues, err);
    for (size_t i = 0; f == FAULT_OK && i < issues.len; i++)
        if (issues.at[i].severity == SEVERITY_BLOCK)
            f = fault(err, FAULT_REJECT, "%.*s", STR_ARGS(issues.at[i].message));
    if (f == FAULT_OK && (termbase_count(t) != 1 || !str_eq(termbase_at(t, 0)->source, p->source) ||
                          !str_eq(termbase_at(t, 0)->target, p->target)))
        f = fault(err, FAULT_REJECT, "a glossary file cannot hold these two texts as they are");
    termbase_free(t);
    return f;
}

static bool has_controls(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7F)
            return true;
    return false;
}

static enum fault check_texts(struct arena *a, struct proposal *p, struct err *err)
{
    p->source = norm_nfc(a, str_trim(p->source));
    p->target = norm_nfc(a, str_trim(p->target));
    p->note = norm_nfc(a, str_trim(p->note));
    p->kind = p->kind.len ? p->kind : str_of("common");
    p->status = str_of("proposed");
    if (!p->source.len || !p->target.len)
        return fault(err, FAULT_REJECT, "an entry needs both sides, source and target");
    if (p->source.len > PHRASE || p->target.len > PHRASE || p->note.len > LIMIT_REASON)
        return fault(err, FAULT_REJECT, "an entry's sides have at most %d bytes each", PHRASE);
    if (has_controls(p->source) || has_controls(p->target) || has_controls(p->note))
        return fault(err, FAULT_REJECT, "an entry is one line, without control characters");
    return FAULT_OK;
}

static void cells_of(const struct proposal *p, struct str cells[SHEET_COLUMNS])
{
    cells[SHEET_SOURCE] = p->source;
    cells[SHEET_TARGET] = p->target;
    cells[SHEET_KIND] = p->kind;
    cells[SHEET_NOTE] = p->note;
    cells[SHEET_STATUS] = p->status;
    cells[SHEET_LANG] = p->lang;
}

static enum fault check_readable(struct arena *a, const struct proposal *p, struct err *err)
{
    struct sheet empty;
    struct str cells[SHEET_COLUMNS];
    auto_buf struct buf row = buf_make(LIMIT_CELL);
    try(sheet_read(a, str_of(sheet_header), "header", &empty, err));
    cells_of(p, cells);
    sheet_add(&empty, cells, &row);
    try(buf_check(&row, "the entry", err));
    return check_row(a, p, buf_str(&row), err);
}

static enum fault add_held(struct engine *e, struct holding *h, struct proposal *p, struct proposal *there, bool *taken,
                           struct err *err)
{
    struct str key = flat_key(h->arena, p->source), cells[SHEET_COLUMNS];
    auto_buf struct buf changed = buf_make(PROPOSED_FILE);
    bool known;
    try(proposal_known(e, h->arena, p->source, p->lang, there, &known, err));
    *taken = !known;
    for (size_t i = 0; i < h->sheet.len && *taken; i++) {
        struct proposal one = proposal_of(h, &h->sheet.at[i], p->lang);
        if (str_is_nocase(one.status, "retired") || !is_same(h->arena, one.source, key))
            continue;
        *there = proposal_kept(h->arena, &one);
        *taken = false;
    }
    if (!*taken)
        return FAULT_OK;
    cells_of(p, cells);
    sheet_add(&h->sheet, cells, &changed);
    p->file = h->name;
    p->line = h->sheet.len ? h->sheet.at[h->sheet.len - 1].line + 1 : 2;
    return put_back(h, &changed, err);
}

enum fault proposal_add(struct engine *e, struct arena *a, struct proposal *p, struct proposal *there, bool *taken,
                        struct err *err)
{
    struct holding h;
    *taken = false;
    try(check_texts(a, p, err));
    try(check_readable(a, p, err));
    name_proposal(p);
    enum fault f = hold(&h, e, a, p->lang, true, err);
    if (f == FAULT_OK)
        f = add_held(e, &h, p, there, taken, err);
    let_go(&h);
    return f;
}

static enum fault settle_held(struct holding *h, const struct sheet_row *row, bool approve, struct err *err)
{
    auto_buf struct buf changed = buf_make(PROPOSED_FILE);
    if (approve)
        sheet_set(&h->sheet, row, SHEET_STATUS, str_of("approved"), &changed);
    else
        sheet_cut(&h->sheet, row, &changed);
    return put_back(h, &changed, err);
}

static enum fault settle_lang(struct engine *e, struct arena *a, struct str lang, struct str id, bool approve,
                              struct proposal *p, bool *found, struct err *err)
{
    struct holding h;
    enum fault f = hold(&h, e, a, lang, true, err);
    for (size_t i = 0; f == FAULT_OK && i < h.sheet.len && !*found; i++) {
        struct proposal one = proposal_of(&h, &h.sheet.at[i], lang);
        if (!str_is_nocase(one.status, "proposed") || !str_is(id, one.id))
            continue;
        *found = true;
        f = settle_held(&h, &h.sheet.at[i], approve, err);
        *p = proposal_kept(a, &one);
    }
    let_go(&h);
    return f;
}

enum fault proposal_settle(struct engine *e, struct arena *a, struct str id, bool approve, struct proposal *p,
                           bool *found, struct err *err)
{
    size_t i;
    json_t *lang;
    *found = false;
    json_array_foreach((json_t *)settings_json(engine_settings(e), "newsroom", "targets"), i, lang)
    {
        if (!*found)
            try(settle_lang(e, a, json_str(lang), id, approve, p, found, err));
    }
    return FAULT_OK;
}

/* A short noun that nobody knows before a particle that names end in, too, may as well
 * be a name as it stands: 김정은. */
static bool is_doubtful(struct str noun, size_t syllables, struct str tail)
{
    static const char *const endings[] = {"은", "이", "가", "도", "나", "인", "로"};
    if (syllables > 2 || lexicon_classes(noun) & WORD_NOUN)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_is(tail, endings[i]))
            return true;
    return false;
}

/* Bytes of the noun a word begins with; all of it when no particles are behind it. */
static size_t noun_end(struct str word, bool alone)
{
    size_t len, syllables = 0;
    if (lexicon_classes(word) & WORD_NOUN)
        return word.len;
    for (size_t at = 0; at < word.len; at += len) {
        struct str noun = str_slice(word, 0, at), tail = str_slice(word, at, word.len);
        enum tail_kind kind = TAIL_NOT;
        if (syllables >= (alone ? 2 : 1))
            kind = josa_tail(tail, hangul_batchim(utf8_before(word, at, NULL)), syllables).kind;
        if ((kind == TAIL_JOSA || kind == TAIL_COPULA) && !is_doubtful(noun, syllables, tail))
            return at;
        utf8_at(word, at, &len);
        syllables++;
    }
    return word.len;
}

struct str proposal_source(struct arena *a, struct str selected)
{
    struct edits edits = {0};
    struct str text = str_trim(norm_text(a, selected, &edits));
    size_t begin = text.len;
    while (begin > 0 && text.at[begin - 1] != ' ')
        begin--;
    size_t end = begin + noun_end(str_slice(text, begin, text.len), begin == 0);
    return str_slice(text, 0, end);
}
