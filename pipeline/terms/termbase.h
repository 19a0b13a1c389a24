/* termbase: the glossary files of one language pair, read and validated.
 */
#ifndef OKGYO_TERMS_TERMBASE_H
#define OKGYO_TERMS_TERMBASE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/hash.h"
#include "model/finding.h"

struct strs {
    struct str *at;
    size_t len, cap;
};

enum term_kind {
    TERM_COMMON,
    TERM_PERSON,
    TERM_PLACE,
    TERM_BODY,
    TERM_OFFICE,
    TERM_LAW,
    TERM_PRODUCT,
    TERM_EVENT,
    TERM_NUMBER_UNIT,
};
enum term_case { TERM_CASE_SENTENCE, TERM_CASE_EXACT, TERM_CASE_ANY };
enum term_status { TERM_APPROVED, TERM_PROPOSED, TERM_RETIRED };

struct term {
    struct str source, target;
    struct strs allowed, forbidden, aliases;
    enum term_kind kind;
    enum term_case case_rule;
    enum term_status status;
    struct str first, note, since, until, id;
    struct str lang; /* of the target, as the row or the file's name has it; "" = not told */
    struct str file; /* path as given */
    uint32_t line;   /* 1-based */
    struct {
        uint16_t source, target, allowed, forbidden, aliases, until; /* 1-based code points; 0 = not known */
    } column;
};

/* What is wrong with a row: `okgyo glossary check` prints these. */
struct term_issue {
    struct str rule; /* stable id: "row.columns", "text.utf8", "term.duplicate" … */
    enum severity severity;
    struct str file;
    uint32_t line, column;   /* 1-based; column in code points, 0 = the whole line */
    uint32_t cell;           /* column where the cell begins, when `column` is a place inside it; 0 = the same */
    struct str message, fix; /* fix: the cell's text as it should be, "" = none is certain */
};

struct term_issues {
    struct term_issue *at;
    size_t len, cap;
};

struct termbase;

/* An empty one for a target language ("en"); "" takes rows of every language. */
struct termbase *termbase_new(const char *target_lang);
void termbase_free(struct termbase *t);

/* Reads a CSV, TSV, TBX, DeepL or JSON file; rows of other target languages are
 * passed over, proposed and retired ones are kept out of recognition. A bad row becomes an issue
 * (in `a`), the other rows are still read. Faults: FAULT_REJECT when the file as a
 * whole cannot be read as a glossary, FAULT_STOP when it cannot be opened. */
enum fault termbase_read(struct termbase *t, struct arena *a, const char *path, struct term_issues *issues,
                         struct err *err);

/* The same from bytes; `path` is the name that messages use and that tells format and
 * language. */
enum fault termbase_read_bytes(struct termbase *t, struct arena *a, const char *path, struct str bytes,
                               struct term_issues *issues, struct err *err);

/* The text of a CSV or TSV file with the certain fixes of `issues` put into their
 * cells, every other byte as it was. How many cells were mended. */
size_t table_mend(struct str text, struct str file, const struct term_issues *issues, struct buf *out);

/* Builds recognition over all that was read; after it the termbase is read-only
 * and may be used by several threads. */
void termbase_seal(struct termbase *t);

size_t termbase_count(const struct termbase *t);
const struct term *termbase_at(const struct termbase *t, size_t i);
/* Hash of everything that was read; part of the key of the stages that use it. */
struct str termbase_hash(const struct termbase *t);

#endif
