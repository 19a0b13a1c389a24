/* exporter: one kind of file that signed copy leaves in.
 *
 * An exporter turns an edition into the bytes of one file; it decides nothing. Whether
 * anything may leave, what the disclosure says and how the passages read is settled
 * before it is called. One file export_NAME.c, one line in exporters.h.
 */
#ifndef OKGYO_EXPORT_EXPORTER_H
#define OKGYO_EXPORT_EXPORTER_H

#include "base/buf.h"
#include "engine/settings.h"
#include "model/article.h"
#include "model/signoff.h"
#include "stages/export/copy.h"
#include "stages/export/disclosure.h"

struct export_input {
    const struct article *article; /* with the edition's targets */
    const struct signoff *signoff; /* who signed what */
    struct str disclosure;         /* the computed sentence(s) in the target language */
    const struct settings *settings;
    bool draft; /* unsigned work: must be marked as such in the file */
    struct arena *arena;
    const struct disclosure *facts; /* what `disclosure` was made from, and the draft mark */
    struct passages passages;       /* the copy, block by block, in the target language */
    struct str headline;            /* of the passages; may be "" */
    struct str byline;              /* as it may be printed in the target language, or "" */
    int64_t when;                   /* ms, UTC: the editor's signature; a draft's newest change */
};

/* What is left to say about a story that was withdrawn. */
struct withdrawal {
    const struct article *article;
    const struct decision *kill; /* who, when, why */
    const struct settings *settings;
    const struct exported_files *files; /* what had left, with what became of each */
    struct arena *arena;
};

struct exporter {
    const char *name;   /* "ninjs": also --format */
    const char *ending; /* ".json" */
    const char *help;
    enum fault (*write)(const struct export_input *in, struct buf *out, struct err *err);
    /* Optional, where the format itself can say that a story was withdrawn: what stands in
     * place of the file then. Without it the file is removed. */
    enum fault (*withdraw)(const struct withdrawal *in, struct buf *out, struct err *err);
};

/* Ended by NULL; made from exporters.h. */
extern const struct exporter *const exporters[];

/* NULL when there is none of that name. */
const struct exporter *exporter_named(struct str name);

/* Writes one edition in one format; what the stage and `okgyo export` share. Unsigned
 * work is written only with `draft`, and then marked; signed work never is. The same
 * article and settings give the same bytes. FAULT_WAIT when it is not signed and
 * `draft` is false, FAULT_REJECT when the story was withdrawn, FAULT_STOP when the
 * settings have no disclosure for the language. */
enum fault export_write(const struct article *a, const struct settings *s, const struct exporter *x, bool draft,
                        struct buf *out, struct err *err);

/* File name without folder: article, language and the story's own name, "12.en.diplomacy.html".
 * Safe whatever the story was called: no path, no control, format or shell-hostile
 * characters, at most 120 bytes, NFC. Lives in `arena`. */
struct str export_name(struct arena *arena, const struct article *a, const struct exporter *x);

#endif
