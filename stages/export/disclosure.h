/* disclosure: how this text was made, said truthfully.
 *
 * The facts come from the signatures that stand and from the drafts' own records,
 * never from the settings: a reporter's or editor's part is told only when that step
 * was signed and the signature still matches the text. The words are the newsroom's:
 * each sentence belongs to one fact and is left out when the fact does not hold.
 */
#ifndef OKGYO_EXPORT_DISCLOSURE_H
#define OKGYO_EXPORT_DISCLOSURE_H

#include "base/fault.h"
#include "engine/settings.h"
#include "model/article.h"
#include "model/signoff.h"

/* What drafted a sentence. */
enum engine_kind {
    ENGINE_MEMORY,     /* a translation memory: earlier translations, nothing made up */
    ENGINE_MACHINE,    /* a machine-translation endpoint */
    ENGINE_GENERATIVE, /* a language model asked to translate */
    ENGINE_KINDS,
};

/* IPTC digital source type, http://cv.iptc.org/newscodes/digitalsourcetype/. */
struct source_type {
    const char *code, *name; /* "compositeWithTrainedAlgorithmicMedia", "Edited using Generative AI" */
};

struct disclosure {
    bool signed_off;       /* both signatures stand on exactly this text */
    bool reporter, editor; /* that step was signed and the signature stands */
    bool drafted_by[ENGINE_KINDS];
    int64_t sentences;              /* that have a text */
    int64_t changed;                /* of these: not the machine's draft word for word */
    const struct source_type *type; /* NULL: nothing can be said truthfully */
    struct str text;                /* the sentences of the facts that hold, in the target language */
    struct str mark;                /* what unsigned work is marked with; "" when signed off */
};

/* Reads the facts and makes the sentences; strings live in `arena`. FAULT_STOP when
 * the settings lack words for the language, have a placeholder that does not exist,
 * words in the layout, or a source type that IPTC does not have. */
enum fault disclosure_make(struct arena *arena, const struct article *a, const struct signoff *so,
                           const struct settings *s, struct disclosure *out, struct err *err);

/* "http://cv.iptc.org/newscodes/digitalsourcetype/" + code. */
struct str source_type_uri(struct arena *arena, const struct source_type *t);

/* What kind an endpoint of the settings is: export.engine_kinds by its name, else by
 * its preset in translate.endpoints; a preset nobody knows is a machine. */
enum engine_kind engine_kind(const struct settings *s, struct str endpoint);
const char *engine_kind_name(enum engine_kind k); /* "memory" "machine" "generative" */

/* How a login is printed: export.names, else the login itself. */
struct str disclosure_name(const struct settings *s, struct str login);

#endif
