#include "base/buf.h"
#include "stages/ingest/boilerplate.h"
#include "stages/ingest/format.h"
#include "stages/ingest/paragraphs.h"
#include "stages/ingest/source.h"

/* Plain text: what nothing else claims. */
static unsigned sniff(struct str bytes, struct str name)
{
    (void)bytes;
    return str_ends(name, ".txt") || str_ends(name, ".TXT") ? 40 : 10;
}

static enum fault read_text(struct arena *a, struct article *out, struct err *err)
{
    struct source s;
    try(source_open(&s, a, out, NULL, err));
    paragraphs_read(&s, true);
    return source_close(&s, err);
}

const struct format format_text = {
    .name = "text",
    .endings = ".txt|.text",
    .sniff = sniff,
    .read = read_text,
};
