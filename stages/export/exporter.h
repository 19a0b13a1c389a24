/* exporter: one kind of file that signed copy leaves in.
 *
 * One file export_NAME.c, one line in exporters.h.
 */
#ifndef OKGYO_EXPORT_EXPORTER_H
#define OKGYO_EXPORT_EXPORTER_H

#include "base/buf.h"
#include "engine/settings.h"
#include "model/article.h"
#include "model/signoff.h"

struct export_input {
    const struct article *article;  /* with the edition's targets */
    const struct signoff *signoff;  /* who signed what */
    struct str disclosure;          /* the computed sentence(s) in the target language */
    const struct settings *settings;
    bool draft;                     /* unsigned work: must be marked as such in the file */
    struct arena *arena;
};

struct exporter {
    const char *name;    /* "ninjs": also --format */
    const char *ending;  /* ".json" */
    const char *help;
    enum fault (*write)(const struct export_input *in, struct buf *out, struct err *err);
};

/* Ended by NULL; made from exporters.h. */
extern const struct exporter *const exporters[];

const struct exporter *exporter_named(struct str name);

/* Writes one edition in one format; what the stage and `okgyo export` share.
 * FAULT_WAIT when it is not signed and `draft` is false. */
enum fault export_write(const struct article *a, const struct settings *s, const struct exporter *x, bool draft,
                        struct buf *out, struct err *err);
/* File name without folder: "12.en.html", with the story's own name in it. */
struct str export_name(struct arena *arena, const struct article *a, const struct exporter *x);

#endif
