/* memory: translation memories held for exact look-up.
 *
 * A source is found when it is the same text after the pipeline's own cleaning
 * (norm_text) and with every stretch of white space as one space. Of several units
 * with that source the one read last wins; of its variants the one whose language
 * fits best. Read-only, and so shared by threads, once everything was added.
 */
#ifndef OKGYO_TRANSLATE_MEMORY_H
#define OKGYO_TRANSLATE_MEMORY_H

#include "base/hash.h"
#include "stages/translate/tmx.h"

struct memory;
struct memory *memory_new(void);
void memory_free(struct memory *m);

enum fault memory_add_file(struct memory *m, const char *path, struct err *err);
enum fault memory_add_bytes(struct memory *m, struct str bytes, const char *name, struct err *err);
/* Ends the adding: builds the index. */
void memory_seal(struct memory *m);

/* The translation, or "" when the memory does not know the source; *origin is the
 * name of the file it stands in. Both live as long as the memory; `a` is for work. */
struct str memory_find(const struct memory *m, struct arena *a, struct str source_lang, struct str target_lang,
                       struct str source, struct str *origin);

size_t memory_count(const struct memory *m); /* variants */
/* Over everything that was added. */
const char *memory_hash(const struct memory *m);

/* How well a variant's language serves a wanted one: 0 not at all, 1 same primary
 * subtag, 2 same script too, 3 the same tag. zh-TW does not serve zh-Hans. */
int language_fit(struct str wanted, struct str offered);

#endif
