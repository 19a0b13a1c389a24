#include "terms/parts.h"

#include "terms/index.h"
#include "terms/sayings.h"
#include "text/decode.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct termbase *termbase_new(const char *target_lang)
{
    struct termbase *t = calloc(1, sizeof *t);
    if (!t)
        abort();
    snprintf(t->lang, sizeof t->lang, "%s", target_lang);
    hash_init(&t->hash);
    hash_addz(&t->hash, target_lang);
    return t;
}

void termbase_free(struct termbase *t)
{
    if (!t)
        return;
    index_free(t->index);
    sayings_free(t->sayings);
    arena_release(&t->arena);
    free(t);
}

struct term_issue *reading_issue(struct reading *r, uint32_t line, uint32_t column, enum severity severity,
                                 const char *rule, const char *message, ...)
{
    char text[512];
    va_list args;
    va_start(args, message);
    vsnprintf(text, sizeof text, message, args);
    va_end(args);
    struct term_issue *issue = vec_push(r->issues_in, r->issues);
    *issue = (struct term_issue){.rule = str_of(rule),
                                 .severity = severity,
                                 .file = r->file,
                                 .line = line,
                                 .column = column,
                                 .message = arena_str(r->issues_in, str_of(text))};
    return issue;
}

struct str lang_of_path(struct str path)
{
    struct str name = path_name(path), piece;
    while (str_cut(&name, '.', &piece)) {
        if (piece.len > 3 && (str_starts(piece, "ko-") || str_starts(piece, "ko_")))
            return str_slice(piece, 3, piece.len);
    }
    return str_of("");
}

static struct str primary(struct str lang)
{
    struct str rest = lang, piece = lang;
    str_cut(&rest, '-', &piece);
    return piece;
}

bool lang_fits(struct str lang, struct str base)
{
    char z[36];
    snprintf(z, sizeof z, "%.*s", STR_ARGS(base));
    if (str_is_nocase(lang, z))
        return true;
    /* a script or region is a further wish only where both sides name one */
    struct str a = primary(lang), b = primary(base);
    snprintf(z, sizeof z, "%.*s", STR_ARGS(b));
    return str_is_nocase(a, z) && (a.len == lang.len || b.len == base.len);
}

/* The file's bytes as UTF-8 in the termbase's arena. Bytes in another encoding are
 * an issue, not the end: the rows can still be looked at. */
static struct str readable(struct reading *r, struct str bytes, const char *path)
{
    struct decoded d;
    struct err why;
    if (utf8_invalid(bytes) >= 0 && decode_text(&r->base->arena, bytes, NULL, path, &d, &why) == FAULT_OK &&
        strcmp(d.encoding, "UTF-8") != 0) {
        reading_issue(r, 1, 0, SEVERITY_WARN, "file.encoding",
                      "This file is %s. It was read, but save it as UTF-8 so that every program can.", d.encoding);
        return arena_str(&r->base->arena, d.text);
    }
    if (str_starts(bytes, "\xEF\xBB\xBF"))
        bytes = str_slice(bytes, 3, bytes.len);
    return arena_str(&r->base->arena, bytes);
}

static enum fault read_bytes(struct reading *r, struct str bytes, struct err *err)
{
    struct str text = str_trim(bytes);
    if (text.len == 0)
        return fault(err, FAULT_REJECT, "%.*s: the file is empty: it needs a header row and entries",
                     STR_ARGS(r->file));
    if (text.at[0] == '<')
        return read_tbx(r, bytes, err);
    if ((text.at[0] == '{' || text.at[0] == '[') && !str_ends(r->file, ".csv") && !str_ends(r->file, ".tsv"))
        return read_json(r, bytes, err);
    return read_table(r, bytes, err);
}

enum fault termbase_read_bytes(struct termbase *t, struct arena *a, const char *path, struct str bytes,
                               struct term_issues *issues, struct err *err)
{
    assert(!t->index);
    hash_add(&t->hash, bytes);
    struct reading r = {.base = t, .issues_in = a, .issues = issues, .file = arena_str(&t->arena, str_of(path))};
    r.file_lang = lang_of_path(r.file);
    return read_bytes(&r, readable(&r, bytes, path), err);
}

enum fault termbase_read(struct termbase *t, struct arena *a, const char *path, struct term_issues *issues,
                         struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_GLOSSARY);
    try(file_read(path, &bytes, err));
    return termbase_read_bytes(t, a, path, buf_str(&bytes), issues, err);
}

void termbase_seal(struct termbase *t)
{
    assert(!t->index);
    t->index = index_build(t);
    t->sayings = sayings_new();
    hash_hex(&t->hash, t->hash_text);
}

size_t termbase_count(const struct termbase *t)
{
    return t->terms.len;
}

const struct term *termbase_at(const struct termbase *t, size_t i)
{
    assert(i < t->terms.len);
    return t->terms.at[i];
}

struct str termbase_hash(const struct termbase *t)
{
    assert(t->index);
    return str_of(t->hash_text);
}
