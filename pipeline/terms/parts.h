/* parts: what the files of this room share and nobody else sees.
 */
#ifndef OKGYO_TERMS_PARTS_H
#define OKGYO_TERMS_PARTS_H

#include "terms/termbase.h"

struct index;
struct sayings;

struct terms {
    struct term **at;
    size_t len, cap;
};

struct termbase {
    struct arena arena;
    char lang[36];
    struct terms terms;
    struct hash hash;
    char hash_text[HASH_HEX];
    struct index *index;     /* NULL until sealed */
    struct sayings *sayings; /* the same */
};

/* What every reader of a glossary file gets. */
struct reading {
    struct termbase *base;
    struct arena *issues_in;
    struct term_issues *issues;
    struct str file;      /* as given */
    struct str file_lang; /* target language by the file's name, "" = not told */
    size_t row_from;      /* issues before the row that is being read */
};

struct term_issue *reading_issue(struct reading *r, uint32_t line, uint32_t column, enum severity severity,
                                 const char *rule, const char *message, ...) __attribute__((format(printf, 6, 7)));

/* One entry on its way in: cells by column, as text. `line` is where it stands. */
struct row {
    struct str cells[16]; /* by enum column */
    uint32_t columns[16]; /* where each begins, 1-based code points; 0 = unknown */
    uint32_t line;
};

enum column {
    COLUMN_SOURCE,
    COLUMN_TARGET,
    COLUMN_ALLOWED,
    COLUMN_FORBIDDEN,
    COLUMN_KIND,
    COLUMN_ALIASES,
    COLUMN_CASE,
    COLUMN_FIRST,
    COLUMN_TARGET_LANG,
    COLUMN_NOTE,
    COLUMN_STATUS,
    COLUMN_SINCE,
    COLUMN_UNTIL,
    COLUMN_ID,
    COLUMNS
};
extern const char *const column_names[COLUMNS];

/* Checks the cells and, when they make a term of the termbase's language, takes
 * it in. The cells must live as long as the termbase. False when it was refused. */
bool row_take(struct reading *r, const struct row *row);

/* The pieces of `a|b|c`, trimmed, without empty ones, borrowed from `cell`. */
struct strs cell_pieces(struct arena *a, struct str cell);

/* True when a row for `lang` belongs into a termbase for `base` ("en" holds en-US). */
bool lang_fits(struct str lang, struct str base);

/* "en" out of "people.ko-en.csv", "" when the name does not tell. */
struct str lang_of_path(struct str path);

enum fault read_table(struct reading *r, struct str bytes, struct err *err);
enum fault read_tbx(struct reading *r, struct str bytes, struct err *err);
enum fault read_json(struct reading *r, struct str bytes, struct err *err);

#endif
