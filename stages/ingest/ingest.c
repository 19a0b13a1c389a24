#include "engine/stage.h"

#include "base/limits.h"
#include "stages/ingest/boilerplate.h"
#include "stages/ingest/codec.h"
#include "stages/ingest/format.h"

static bool has_ending(struct str name, const char *endings)
{
    struct str rest = str_of(endings), ending;
    while (str_cut(&rest, '|', &ending))
        if (name.len > ending.len) {
            struct str tail = str_slice(name, name.len - ending.len, ending.len);
            char z[16] = "";
            memcpy(z, ending.at, ending.len < sizeof z ? ending.len : sizeof z - 1);
            if (str_is_nocase(tail, z))
                return true;
        }
    return false;
}

const struct format *format_sniff(struct str bytes, struct str name)
{
    const struct format *best = formats[0];
    unsigned most = 0;
    for (size_t i = 0; formats[i]; i++) {
        unsigned sure = formats[i]->sniff(bytes, name);
        if (sure && sure < 100 && has_ending(name, formats[i]->endings))
            sure += (100 - sure) / 2;
        if (sure > most) {
            most = sure;
            best = formats[i];
        }
    }
    return best;
}

struct str ingest_identity(struct arena *a, struct str bytes, struct str name)
{
    const struct format *f = format_sniff(bytes, name);
    return f->identity && bytes.len <= LIMIT_ARTICLE ? f->identity(a, bytes) : str_of("");
}

static bool has_copy(const struct article *a)
{
    for (size_t i = 0; i < a->blocks.len; i++)
        if (block_is_copy(a->blocks.at[i].kind))
            return true;
    return false;
}

/* Absent is "", never a null pointer. */
static struct meta no_meta(void)
{
    struct str none = {"", 0};
    return (struct meta){.source_id = none,
                         .format = none,
                         .encoding = none,
                         .title = none,
                         .byline = none,
                         .section = none,
                         .dateline = none,
                         .slug = none,
                         .copyright = none,
                         .language = none,
                         .published_text = none,
                         .extra = none};
}

enum fault ingest_read(struct article *a, struct err *err)
{
    if (a->raw.len > LIMIT_ARTICLE)
        return fault(err, FAULT_REJECT, "%.*s: %zu bytes, more than the %d an article may have: split the file",
                     STR_ARGS(a->name), a->raw.len, (int)LIMIT_ARTICLE);
    a->meta = no_meta();
    a->blocks = (struct blocks){0};
    const struct format *f = format_sniff(a->raw, a->name);
    a->meta.format = str_of(f->name);
    try(f->read(a->arena, a, err));
    boilerplate_mark(a->arena, a);
    if (!has_copy(a))
        return fault(err, FAULT_REJECT, "%.*s: no copy in it: %s", STR_ARGS(a->name),
                     a->raw.len ? "only blank lines or boilerplate were found" : "the file is empty");
    return FAULT_OK;
}

static enum fault ingest_work(struct work *w, struct buf *out, struct err *err)
{
    struct article a = {.arena = w->scratch, .raw = w->article->raw, .name = w->article->name};
    try(ingest_read(&a, err));
    codec_write(&a, out);
    return buf_check(out, "ingest", err);
}

static enum fault ingest_load(struct article *a, struct str bytes, struct err *err)
{
    return codec_read(a, bytes, err);
}

static const struct option options[] = {{.name = NULL}};

const struct stage stage_ingest = {
    .name = "ingest",
    .help = "reads a file into headline, deck, paragraphs, captions and boilerplate",
    .version = 4,
    .scope = SCOPE_ARTICLE,
    .options = options,
    .work = ingest_work,
    .load = ingest_load,
};
