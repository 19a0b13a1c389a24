/* row: from the cells of one entry to a term, with everything said that is wrong
 * with the cells themselves. What is wrong between entries is lint.c's business. */
#include "terms/parts.h"

#include "base/clock.h"
#include "terms/letters.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <stdio.h>

const char *const column_names[COLUMNS] = {
    "source", "target",      "allowed", "forbidden", "kind",  "aliases", "case",
    "first",  "target_lang", "note",    "status",    "since", "until",   "id",
};

static const char *const kinds[] = {"common", "person",  "place", "body",       "office",
                                    "law",    "product", "event", "number-unit"};
static const char *const cases[] = {"sentence", "exact", "any"};
static const char *const statuses[] = {"approved", "proposed", "retired"};

struct strs cell_pieces(struct arena *a, struct str cell)
{
    struct strs out = {0};
    struct str piece;
    while (str_cut(&cell, '|', &piece)) {
        piece = str_trim(piece);
        if (piece.len)
            *vec_push(a, &out) = piece;
    }
    return out;
}

/* The index of the cell's word in the `n` words; an unknown one is an issue and counts
 * as the first. */
static int cell_word(struct reading *r, const struct row *row, enum column c, const char *const *words, int n)
{
    struct str word = str_trim(row->cells[c]);
    int best = 0;
    if (word.len == 0)
        return 0;
    for (int i = 0; i < n; i++) {
        if (str_is_nocase(word, words[i]))
            return i;
        if (str_distance(word, str_of(words[i])) < str_distance(word, str_of(words[best])))
            best = i;
    }
    struct term_issue *issue = reading_issue(r, row->line, row->columns[c], SEVERITY_BLOCK, "column.value",
                                             "\"%.*s\" is not a value of the column %s; the nearest one is \"%s\".",
                                             STR_ARGS(word), column_names[c], words[best]);
    if (str_distance(word, str_of(words[best])) <= 2)
        issue->fix = str_of(words[best]);
    return 0;
}

struct odd {
    uint32_t from, to;
    const char *rule, *what;
    enum severity severity;
};

/* Characters that nobody can see or that only look like others. */
static const struct odd odds[] = {
    {0x00, 0x08, "text.control", "a control character", SEVERITY_BLOCK},
    {0x0B, 0x1F, "text.control", "a control character", SEVERITY_BLOCK},
    {0x7F, 0x9F, "text.control", "a control character", SEVERITY_BLOCK},
    {0xA0, 0xA0, "text.space", "a no-break space", SEVERITY_WARN},
    {0xAD, 0xAD, "text.zero-width", "a soft hyphen", SEVERITY_BLOCK},
    {0x115F, 0x1160, "text.zero-width", "an invisible Hangul filler", SEVERITY_BLOCK},
    {0x2000, 0x200A, "text.space", "an odd space", SEVERITY_WARN},
    {0x200B, 0x200F, "text.zero-width", "an invisible character", SEVERITY_BLOCK},
    {0x2028, 0x202E, "text.zero-width", "an invisible character", SEVERITY_BLOCK},
    {0x2060, 0x2069, "text.zero-width", "an invisible character", SEVERITY_BLOCK},
    {0x3000, 0x3000, "text.space", "a full-width space", SEVERITY_WARN},
    {0x3131, 0x318E, "text.width", "a Hangul letter that is no syllable", SEVERITY_WARN},
    {0x3164, 0x3164, "text.zero-width", "an invisible Hangul filler", SEVERITY_BLOCK},
    {0xFEFF, 0xFEFF, "text.zero-width", "a byte order mark", SEVERITY_BLOCK},
    {0xFF01, 0xFFDC, "text.width", "a full-width or half-width character", SEVERITY_WARN},
};

static const struct odd *odd_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof odds / sizeof *odds; i++)
        if (c >= odds[i].from && c <= odds[i].to)
            return &odds[i];
    return NULL;
}

/* Printable ASCII and syllables of Hangul: there is nothing to say of most cells. */
static bool is_plain(struct str s)
{
    size_t i = 0;
    while (i < s.len) {
        if ((unsigned char)s.at[i] >= 0x20 && (unsigned char)s.at[i] < 0x7F)
            i++;
        else if (s.len - i >= 3 && (s.at[i + 1] & 0xC0) == 0x80 && (s.at[i + 2] & 0xC0) == 0x80 &&
                 is_syllable_at(s.at + i))
            i += 3;
        else
            return false;
    }
    return true;
}

/* What the cell should say: clean width and composition, no invisible characters. */
static struct str clean(struct reading *r, struct str cell)
{
    struct edits edits = {0};
    return str_trim(norm_text(r->issues_in, cell, &edits));
}

/* Chinese, Japanese and Korean print wide brackets and marks. */
static bool prints_wide(const struct reading *r, const struct row *row, enum column c)
{
    struct str lang = row->cells[COLUMN_TARGET_LANG].len ? row->cells[COLUMN_TARGET_LANG] : r->file_lang;
    bool target =
        c == COLUMN_TARGET || c == COLUMN_ALLOWED || c == COLUMN_FORBIDDEN || c == COLUMN_FIRST || c == COLUMN_NOTE;
    return target && (str_starts(lang, "ja") || str_starts(lang, "zh") || str_starts(lang, "ko"));
}

/* The worst odd character of the cell and where it is: one finding a cell, the fix
 * mends them all. */
static const struct odd *worst_odd(struct reading *r, const struct row *row, enum column c, uint32_t *place,
                                   uint32_t *which)
{
    struct str cell = row->cells[c];
    const struct odd *worst = NULL;
    uint32_t column = row->columns[c];
    size_t len;
    for (size_t i = 0; i < cell.len; i += len, column++) {
        uint32_t cp = utf8_at(cell, i, &len);
        const struct odd *odd = odd_of(cp);
        if (!odd || (odd->from >= 0x3000 && prints_wide(r, row, c)) || (worst && worst->severity >= odd->severity))
            continue;
        worst = odd;
        *place = column;
        *which = cp;
    }
    return worst;
}

static void check_odd(struct reading *r, const struct row *row, enum column c)
{
    uint32_t place = 0, which = 0;
    const struct odd *odd = worst_odd(r, row, c, &place, &which);
    if (odd) {
        struct term_issue *issue =
            reading_issue(r, row->line, row->columns[c] ? place : 0, odd->severity, odd->rule,
                          "There is %s (U+%04X) in the column %s.", odd->what, which, column_names[c]);
        issue->fix = clean(r, row->cells[c]);
        issue->cell = row->columns[c];
        return;
    }
    if (!norm_is_nfc(row->cells[c]))
        reading_issue(r, row->line, row->columns[c], SEVERITY_WARN, "text.nfc",
                      "The letters in the column %s are decomposed (NFD), as some systems save file names.",
                      column_names[c])
            ->fix = clean(r, row->cells[c]);
}

static bool check_cell(struct reading *r, struct row *row, enum column c)
{
    struct str cell = row->cells[c];
    if (cell.len > LIMIT_CELL) {
        reading_issue(r, row->line, row->columns[c], SEVERITY_BLOCK, "cell.size",
                      "The cell %s has %zu bytes; at most %d are allowed.", column_names[c], cell.len, LIMIT_CELL);
        return false;
    }
    if (is_plain(cell))
        return true;
    ptrdiff_t bad = utf8_invalid(cell);
    if (bad >= 0) {
        reading_issue(r, row->line, row->columns[c], SEVERITY_BLOCK, "text.utf8",
                      "The cell %s is not UTF-8 from its byte %td on; the row was left out.", column_names[c], bad + 1);
        return false;
    }
    check_odd(r, row, c);
    return true;
}

/* A sheet program runs such a cell; `'=` is how our own export makes it harmless. */
static void check_formula(struct reading *r, struct row *row, enum column c)
{
    struct str cell = row->cells[c];
    if (cell.len > 1 && cell.at[0] == '\'' && cell.at[1] && strchr("=+-@", cell.at[1])) {
        row->cells[c] = str_slice(cell, 1, cell.len);
        return;
    }
    bool formula =
        cell.len > 1 && cell.at[0] &&
        (strchr("=@", cell.at[0]) || (strchr("+-", cell.at[0]) && !(cell.at[1] >= '0' && cell.at[1] <= '9')));
    if (formula)
        reading_issue(r, row->line, row->columns[c], SEVERITY_WARN, "cell.formula",
                      "The cell %s begins like a formula: spreadsheet programs would run it.", column_names[c]);
}

static void check_trim(struct reading *r, struct row *row, enum column c)
{
    struct str trimmed = str_trim(row->cells[c]);
    if (trimmed.len != row->cells[c].len && c != COLUMN_NOTE)
        reading_issue(r, row->line, row->columns[c], SEVERITY_NOTE, "text.trim",
                      "There is space around the value of the column %s.", column_names[c])
            ->fix = trimmed;
    row->cells[c] = trimmed;
}

static void check_date(struct reading *r, const struct row *row, enum column c)
{
    int64_t ms;
    if (row->cells[c].len && (row->cells[c].len != 10 || !clock_parse(row->cells[c], 0, &ms)))
        reading_issue(r, row->line, row->columns[c], SEVERITY_BLOCK, "column.value",
                      "\"%.*s\" in the column %s is no date such as 2026-03-31.", STR_ARGS(row->cells[c]),
                      column_names[c]);
}

static bool check_sides(struct reading *r, const struct row *row)
{
    for (enum column c = COLUMN_SOURCE; c <= COLUMN_TARGET; c++)
        if (row->cells[c].len == 0) {
            reading_issue(r, row->line, row->columns[c], SEVERITY_BLOCK, "side.empty",
                          "The column %s is empty; the row was left out.", column_names[c]);
            return false;
        }
    return true;
}

static void fill_term(struct reading *r, const struct row *row, struct term *t)
{
    struct arena *a = &r->base->arena;
    *t = (struct term){
        .source = norm_nfc(a, row->cells[COLUMN_SOURCE]),
        .target = row->cells[COLUMN_TARGET],
        .allowed = cell_pieces(a, row->cells[COLUMN_ALLOWED]),
        .forbidden = cell_pieces(a, row->cells[COLUMN_FORBIDDEN]),
        .aliases = cell_pieces(a, row->cells[COLUMN_ALIASES]),
        .kind = (enum term_kind)cell_word(r, row, COLUMN_KIND, kinds, 9),
        .case_rule = (enum term_case)cell_word(r, row, COLUMN_CASE, cases, 3),
        .status = (enum term_status)cell_word(r, row, COLUMN_STATUS, statuses, 3),
        .first = row->cells[COLUMN_FIRST],
        .note = row->cells[COLUMN_NOTE],
        .since = row->cells[COLUMN_SINCE],
        .until = row->cells[COLUMN_UNTIL],
        .id = row->cells[COLUMN_ID],
        .file = r->file,
        .line = row->line,
    };
    for (size_t i = 0; i < t->aliases.len; i++)
        t->aliases.at[i] = norm_nfc(a, t->aliases.at[i]);
}

static uint16_t place(const struct row *row, enum column c)
{
    return row->columns[c] > UINT16_MAX ? UINT16_MAX : (uint16_t)row->columns[c];
}

bool row_take(struct reading *r, const struct row *given)
{
    struct row row = *given;
    for (enum column c = 0; c < COLUMNS; c++) {
        if (row.cells[c].len == 0)
            continue;
        if (!check_cell(r, &row, c))
            return false;
        check_trim(r, &row, c);
        check_formula(r, &row, c);
    }
    if (!check_sides(r, &row))
        return false;
    check_date(r, &row, COLUMN_SINCE);
    check_date(r, &row, COLUMN_UNTIL);
    struct term term;
    fill_term(r, &row, &term);
    for (size_t i = r->row_from; i < r->issues->len; i++)
        if (r->issues->at[i].severity == SEVERITY_BLOCK)
            return false; /* nothing is taken in half */
    struct str lang = row.cells[COLUMN_TARGET_LANG].len ? row.cells[COLUMN_TARGET_LANG] : r->file_lang;
    if (lang.len && r->base->lang[0] && !lang_fits(lang, str_of(r->base->lang)))
        return false;
    struct term *t = arena_alloc(&r->base->arena, sizeof *t);
    *t = term;
    t->lang = lang;
    t->column.source = place(&row, COLUMN_SOURCE);
    t->column.target = place(&row, COLUMN_TARGET);
    t->column.allowed = place(&row, COLUMN_ALLOWED);
    t->column.forbidden = place(&row, COLUMN_FORBIDDEN);
    t->column.aliases = place(&row, COLUMN_ALIASES);
    t->column.until = place(&row, COLUMN_UNTIL);
    *vec_push(&r->base->arena, &r->base->terms) = t;
    return true;
}
