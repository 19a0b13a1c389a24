/* deepl_glossary: the newsroom's glossary as a glossary of DeepL's, kept in step.
 *
 * Before a lane asks for anything, the dictionary of its termbase is compared with what
 * was last brought to DeepL (a note in the store, "deepl.ENDPOINT.PAIR", holds its
 * hash and DeepL's id); where they differ a new glossary is made. What fails is logged, and
 * drafting goes on without a glossary. Thread-safe.
 */
#ifndef OKGYO_TRANSLATE_DEEPL_GLOSSARY_H
#define OKGYO_TRANSLATE_DEEPL_GLOSSARY_H

#include "engine/stage.h"
#include "stages/translate/endpoints.h"

struct deepl_dictionary {
    struct str entries; /* lines of source TAB target, sorted; in the arena */
    size_t n, left_out;
    struct str first_left_out; /* "terms.ko-en.csv:12: why", "" = none */
};

/* Approved terms as DeepL takes them: NFC, no side empty, over 1024 bytes, with control
 * characters or white space at its ends; of two renderings the earlier one; 10 MB. */
void deepl_dictionary_make(const struct termbase *t, struct arena *a, struct deepl_dictionary *out);

struct deepl_glossaries;
struct deepl_glossaries *deepl_glossaries_new(void);
void deepl_glossaries_free(struct deepl_glossaries *g);

/* Brings DeepL in step with w->terms; nothing may be under way on `http`. Faults: the
 * store's. */
enum fault deepl_glossaries_sync(struct deepl_glossaries *g, struct endpoint *e, struct work *w, struct http *http,
                                 struct err *err);

/* DeepL's id for the pair in `a`, "" = there is none just now. */
struct str deepl_glossaries_id(struct deepl_glossaries *g, struct arena *a, struct str source_lang,
                               struct str target_lang);

/* DeepL does not know that glossary any more: none until the next sync, which makes
 * another one. False when there was none anyway. */
bool deepl_glossaries_gone(struct deepl_glossaries *g, struct str source_lang, struct str target_lang);

#endif
