#include "stages/translate/tmx.h"

#include "base/xml.h"

#include <stdio.h>

enum { LANG_TAG = 36 };

struct reading {
    void (*each)(void *user, const struct tmx_variant *v);
    void *user;
    uint32_t unit;
    bool in_tmx, in_unit, in_segment;
    char lang[LANG_TAG];
    struct buf text;
    unsigned depth;               /* open elements inside seg */
    bool native[LIMIT_XML_DEPTH]; /* whether the element at that depth holds native code */
};

static bool is_native(const char *name)
{
    static const char *const codes[] = {"bpt", "ept", "ph", "it", "ut", NULL};
    for (const char *const *c = codes; *c; c++)
        if (strcmp(name, *c) == 0)
            return true;
    return false;
}

static void begin_variant(struct reading *r, const char **attributes)
{
    struct str lang = xml_attribute(attributes, "xml:lang");
    if (lang.len == 0)
        lang = xml_attribute(attributes, "lang"); /* TMX 1.1 */
    snprintf(r->lang, sizeof r->lang, "%.*s", lang.len < LANG_TAG ? (int)lang.len : 0, lang.at);
    buf_clear(&r->text);
}

static enum fault on_open(void *user, const char *name, const char **attributes, struct err *err)
{
    struct reading *r = user;
    if (r->in_segment) {
        r->native[r->depth++] = is_native(name);
        return FAULT_OK;
    }
    if (!r->in_tmx) {
        if (strcmp(name, "tmx") != 0)
            return fault(err, FAULT_REJECT, "this is no TMX file: its first element is <%s>", name);
        r->in_tmx = true;
    } else if (strcmp(name, "tu") == 0) {
        r->unit++;
        r->in_unit = true;
    } else if (strcmp(name, "tuv") == 0) {
        begin_variant(r, attributes);
    } else if (strcmp(name, "seg") == 0) {
        r->in_segment = r->in_unit;
        r->depth = 0;
    }
    return FAULT_OK;
}

static enum fault on_close(void *user, const char *name, struct err *err)
{
    struct reading *r = user;
    (void)err;
    if (r->in_segment && r->depth > 0) {
        r->depth--;
    } else if (r->in_segment) {
        r->in_segment = false;
    } else if (strcmp(name, "tuv") == 0) {
        if (r->lang[0] && r->text.len && !r->text.over)
            r->each(r->user, &(struct tmx_variant){r->unit, str_of(r->lang), buf_str(&r->text)});
    } else if (strcmp(name, "tu") == 0) {
        r->in_unit = false;
    }
    return FAULT_OK;
}

static void on_text(void *user, struct str piece)
{
    struct reading *r = user;
    if (r->in_segment && (r->depth == 0 || !r->native[r->depth - 1]))
        buf_add(&r->text, piece);
}

static const struct xml_events events = {.open = on_open, .close = on_close, .text = on_text, .local_names = true};

enum fault tmx_read_file(const char *path, void (*each)(void *user, const struct tmx_variant *v), void *user,
                         struct err *err)
{
    struct reading r = {.each = each, .user = user, .text = buf_make(LIMIT_SEGMENT)};
    enum fault f = xml_parse_file(path, &events, &r, err);
    buf_release(&r.text);
    return f;
}

enum fault tmx_read(struct str bytes, const char *what, void (*each)(void *user, const struct tmx_variant *v),
                    void *user, struct err *err)
{
    struct reading r = {.each = each, .user = user, .text = buf_make(LIMIT_SEGMENT)};
    enum fault f = xml_parse(bytes, what, &events, &r, err);
    buf_release(&r.text);
    return f;
}
