/* write: a termbase as a file of one of the formats it can be read from.
 *
 * | name | is |
 * |---|---|
 * | csv, tsv | okgyo's own columns; nothing is lost |
 * | spreadsheet | csv for people: BOM, and cells that begin like a formula get a ' that reading takes off again |
 * | json | {"glossary":1,"entries":[…]}; nothing is lost |
 * | tbx, tbx-2008 | TBX-Basic of 2019 (DCA) and the older martif; approved entries only |
 * | tbx-core | TBX-Core of 2019: terms and notes, neither kinds nor forbidden renderings |
 * | deepl-tsv, deepl-csv | two columns, one rendering a source |
 */
#ifndef OKGYO_TERMS_WRITE_H
#define OKGYO_TERMS_WRITE_H

#include "base/buf.h"
#include "terms/termbase.h"

/* Words of an option that names one; for struct option.words. */
extern const char glossary_formats[];

/* `format` must be one of them (assert). What a format cannot hold (a second rendering in
 * DeepL's, a phrase over its 1024 bytes) becomes an issue in `a` and is left out. */
void glossary_write(const struct termbase *t, struct str format, struct arena *a, struct term_issues *dropped,
                    struct buf *out);

#endif
