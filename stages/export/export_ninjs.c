/* ninjs 3.1 (IPTC): the edition as a news item of its own.
 *
 * Metadata of the source item is carried over as far as ninjs 3.1 knows it (the
 * schema refuses unknown properties at every level), the Korean original is an
 * association, and how the text was made is in digitalSourceType, infoSources,
 * descriptions and edNote. Source: ninjs-schema_3.1.json of IPTC's newsinjson.
 */
#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/xml.h"
#include "stages/export/exporter.h"
#include "stages/export/words.h"
#include "stages/export/wraps.h"
#include "text/utf8.h"

enum shape { SHAPE_TEXT, SHAPE_PLACE, SHAPE_TIME, SHAPE_NUMBER, SHAPE_OBJECTS, SHAPE_OBJECT };

/* What an edition takes over from its source item: name in ninjs 3, its spelling in
 * 1.x and 2.x where that differs, and the members an object may have. */
static const struct carried {
    const char *name, *older;
    enum shape shape;
    const char *members;
} carried[] = {
    {"contentCreated", "contentcreated", SHAPE_TIME, NULL},
    {"embargoedUntil", "embargoed", SHAPE_TIME, NULL},
    {"expires", NULL, SHAPE_TIME, NULL},
    {"urgency", NULL, SHAPE_NUMBER, NULL},
    {"slugline", NULL, SHAPE_TEXT, NULL},
    {"located", NULL, SHAPE_PLACE, NULL},
    {"copyrightHolder", "copyrightholder", SHAPE_TEXT, NULL},
    {"copyrightNotice", "copyrightnotice", SHAPE_TEXT, NULL},
    {"usageTerms", "usageterms", SHAPE_TEXT, NULL},
    {"people", "person", SHAPE_OBJECTS, "|name|rel|uri|literal|contactInfo|"},
    {"organisations", "organisation", SHAPE_OBJECTS, "|name|rel|uri|literal|symbols|contactInfo|"},
    {"places", "place", SHAPE_OBJECTS, "|name|rel|uri|literal|contactInfo|geoJSON|"},
    {"subjects", "subject", SHAPE_OBJECTS, "|name|rel|uri|literal|creator|relevance|confidence|"},
    {"events", "event", SHAPE_OBJECTS, "|id|name|rel|uri|literal|"},
    {"objects", "object", SHAPE_OBJECTS, "|name|rel|uri|literal|"},
    {"genres", "genre", SHAPE_OBJECTS, "|name|uri|literal|"},
    {"rightsInfo", "rightsinfo", SHAPE_OBJECT, "|langId|linkedRights|encodedRights|"},
};

/* --- values --- */

static void add_text(struct buf *b, const char *key, struct str value)
{
    if (value.len)
        json_add_str(b, key, value);
}

static void add_time(struct buf *b, const char *key, int64_t ms, const struct settings *s)
{
    char text[CLOCK_TEXT];
    if (ms == 0)
        return;
    clock_text(ms, (int)settings_int(s, "export", "utc_offset"), text);
    json_add_str(b, key, str_of(text));
}

static bool is_unreserved(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

/* Percent-encodes what a URI (RFC 3986) may not hold. */
static struct str uri_escaped(struct arena *arena, struct str s)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    for (size_t i = 0; i < s.len; i++) {
        if (is_unreserved((unsigned char)s.at[i]))
            buf_addc(&b, s.at[i]);
        else
            buf_printf(&b, "%%%02X", (unsigned char)s.at[i]);
    }
    return arena_str(arena, buf_str(&b));
}

/* scheme ":" and something behind it; a drive letter or a path is none. */
static bool is_uri(struct str s)
{
    ptrdiff_t colon = str_find(s, str_of(":"), 0);
    if (colon < 2 || (size_t)colon + 1 == s.len)
        return false;
    for (ptrdiff_t i = 0; i < colon; i++)
        if (!((s.at[i] | 0x20) >= 'a' && (s.at[i] | 0x20) <= 'z'))
            return false;
    return true;
}

/* --- identity --- */

static struct str original_uri(const struct export_input *in)
{
    const struct article *a = in->article;
    if (is_uri(a->meta.source_id))
        return uri_escaped(in->arena, a->meta.source_id);
    return arena_printf(in->arena, "urn:okgyo:%lld:%.*s", (long long)a->id, STR_ARGS(a->source_lang));
}

/* The source's own uri with the language in it: ":ko" at its end is exchanged, else
 * the edition's is added the way the scheme allows. */
static struct str derived_uri(const struct export_input *in)
{
    const struct article *a = in->article;
    struct str original = original_uri(in);
    struct str ko = arena_printf(in->arena, ":%.*s", STR_ARGS(a->source_lang));
    if (str_ends(original, arena_cstr(in->arena, ko)))
        original.len -= ko.len;
    bool web = str_starts(original, "http:") || str_starts(original, "https:");
    const char *joint = web ? (str_find(original, str_of("#"), 0) < 0 ? "#" : "-") : ":";
    return arena_printf(in->arena, "%.*s%s%.*s", STR_ARGS(original), joint, STR_ARGS(a->target_lang));
}

static enum fault item_uri(const struct export_input *in, struct str *out, struct err *err)
{
    const struct article *a = in->article;
    struct str words = settings_str(in->settings, "export", "uri");
    *out = derived_uri(in);
    if (words.len == 0)
        return FAULT_OK;
    const struct word values[] = {{"id", arena_printf(in->arena, "%lld", (long long)a->id)},
                                  {"lang", a->target_lang},
                                  {"slug", a->meta.slug.len ? a->meta.slug : path_name(a->name)},
                                  {NULL, {"", 0}}};
    try(words_fill(in->arena, a->target_lang, "uri", words, values, out, err));
    *out = uri_escaped(in->arena, *out);
    if (!is_uri(*out))
        return fault(err, FAULT_STOP, "/export/uri: \"%.*s\" is no URI; it needs a scheme (urn:newsml:…)",
                     STR_ARGS(*out));
    return FAULT_OK;
}

/* Raised by every signature of the editor, so that a corrected text is a new version. */
static int64_t item_version(const struct article *a)
{
    int64_t n = 0;
    for (size_t i = 0; i < a->decisions.len; i++)
        n += a->decisions.at[i].kind == DECISION_SIGN && a->decisions.at[i].step == STEP_EDITOR;
    return n ? n : 1;
}

static int64_t first_draft(const struct export_input *in)
{
    int64_t when = 0;
    for (size_t i = 0; i < in->article->segments.len; i++) {
        int64_t one = in->article->segments.at[i].draft.when;
        if (one && (when == 0 || one < when))
            when = one;
    }
    return when ? when : in->when;
}

/* --- what the source item brings along --- */

static bool may_have(const char *members, const char *name)
{
    const char *hit = strstr(members, name);
    return hit && hit[-1] == '|' && hit[strlen(name)] == '|';
}

/* A Korean name as the glossary renders it, where the article has that term; else as
 * it came: metadata may be Korean, but it may not be guessed. The caller owns it. */
static json_t *rendered(const struct article *a, json_t *name)
{
    struct str korean = json_str(name);
    for (size_t i = 0; i < a->terms.len && korean.len; i++)
        if (a->terms.at[i].rendering.len && str_eq(a->terms.at[i].term, korean))
            return json_stringn(a->terms.at[i].rendering.at, a->terms.at[i].rendering.len);
    return json_incref(name);
}

static json_t *filtered(const struct article *a, const json_t *object, const char *members)
{
    json_t *out = json_object(), *value;
    const char *key;
    json_object_foreach((json_t *)(uintptr_t)object, key, value) if (may_have(members, key))
        json_object_set_new(out, key, strcmp(key, "name") == 0 ? rendered(a, value) : json_incref(value));
    return out;
}

static json_t *filtered_all(const struct article *a, const json_t *array, const char *members)
{
    enum { MOST = 1000 };
    json_t *out = json_array(), *value;
    size_t i;
    json_array_foreach(array, i, value) if (json_is_object(value) && i < MOST)
        json_array_append_new(out, filtered(a, value, members));
    return out;
}

/* The value as ninjs 3.1 takes it, or NULL; the caller owns it. */
static json_t *carry(const struct article *a, const struct carried *c, json_t *value)
{
    int64_t ms;
    switch (c->shape) {
    case SHAPE_TEXT: return json_string_length(value) ? json_incref(value) : NULL;
    case SHAPE_PLACE: return json_string_length(value) ? rendered(a, value) : NULL;
    case SHAPE_TIME:
        return clock_parse(json_str(value), 0, &ms) && json_string_length(value) > 19 ? json_incref(value) : NULL;
    case SHAPE_NUMBER:
        return json_integer_value(value) >= 1 && json_integer_value(value) <= 9 ? json_incref(value) : NULL;
    case SHAPE_OBJECTS: return json_array_size(value) ? filtered_all(a, value, c->members) : NULL;
    case SHAPE_OBJECT: return json_is_object(value) ? filtered(a, value, c->members) : NULL;
    }
    return NULL;
}

static void add_carried(struct buf *b, const struct article *a, const json_t *source, bool *has_time, bool *has_slug)
{
    for (size_t i = 0; i < sizeof carried / sizeof *carried; i++) {
        json_t *value = json_object_get(source, carried[i].name);
        if (!value && carried[i].older)
            value = json_object_get(source, carried[i].older);
        auto_json json_t *kept = carry(a, &carried[i], value);
        if (!kept)
            continue;
        json_key(b, carried[i].name);
        json_write(b, kept);
        *has_time |= strcmp(carried[i].name, "contentCreated") == 0;
        *has_slug |= strcmp(carried[i].name, "slugline") == 0;
    }
}

/* The metadata a ninjs source came with: what ingest kept, or the item itself. */
static json_t *source_item(const struct article *a)
{
    json_t *item = NULL;
    if (a->meta.extra.len && json_parse(a->meta.extra, "extra", &item, NULL) == FAULT_OK) {
        json_t *nested = json_object_get(item, "ninjs");
        if (!json_is_object(nested))
            return item;
        json_incref(nested);
        json_decref(item);
        return nested;
    }
    if (str_is(a->meta.format, "ninjs") && json_parse(a->raw, "raw", &item, NULL) == FAULT_OK)
        return item;
    return NULL;
}

/* --- texts --- */

static bool in_body(const struct passage *p)
{
    return p->kind != BLOCK_HEADLINE && p->kind != BLOCK_DECK && p->text.len;
}

static void body_html(const struct export_input *in, struct buf *html)
{
    for (size_t i = 0; i < in->passages.len; i++) {
        const struct passage *p = &in->passages.at[i];
        if (!in_body(p))
            continue;
        const char *element = copy_element(p->kind);
        buf_printf(html, "<%s%s>", element, p->kind == BLOCK_CAPTION ? " class=\"caption\"" : "");
        struct wraps wraps = {.len = 0};
        wraps_marks(in, p, &wraps);
        wraps_write(&wraps, p->text, "<br/>", html);
        buf_printf(html, "</%s>", element);
    }
    buf_addz(html, "<p class=\"disclosure\">");
    xml_add(html, in->disclosure);
    buf_addz(html, "</p>");
}

/* Characters (code points) and words of the body without captions. */
static void count_body(const struct export_input *in, int64_t *characters, int64_t *words)
{
    *characters = *words = 0;
    for (size_t i = 0; i < in->passages.len; i++) {
        const struct passage *p = &in->passages.at[i];
        if (!in_body(p) || p->kind == BLOCK_CAPTION)
            continue;
        *characters += (int64_t)utf8_count(p->text, p->text.len, UNIT_CODE_POINT);
        bool inside = false;
        for (size_t at = 0; at < p->text.len; at++) {
            bool blank = p->text.at[at] == ' ' || p->text.at[at] == '\n';
            *words += !blank && !inside;
            inside = !blank;
        }
    }
}

static void add_value(struct buf *b, const char *role, struct str value)
{
    json_open(b, '{');
    json_add_str(b, "role", str_of(role));
    json_add_str(b, "contentType", str_of("text/plain"));
    json_add_str(b, "value", value);
    json_close(b, '}');
}

static void add_headlines(struct buf *b, const struct export_input *in)
{
    const struct passage *deck = copy_first(&in->passages, BLOCK_DECK);
    if (in->headline.len == 0 && !deck)
        return;
    json_key(b, "headlines");
    json_open(b, '[');
    if (in->headline.len)
        add_value(b, "main", in->headline);
    if (deck)
        add_value(b, "deck", deck->text);
    json_close(b, ']');
}

static enum fault add_bodies(struct buf *b, const struct export_input *in, struct err *err)
{
    auto_buf struct buf html = buf_make(LIMIT_EXPORT);
    int64_t characters, words;
    body_html(in, &html);
    try(buf_check(&html, "the body of the ninjs item", err));
    count_body(in, &characters, &words);
    json_key(b, "bodies");
    json_open(b, '[');
    json_open(b, '{');
    json_add_str(b, "role", str_of("main"));
    json_add_str(b, "contentType", str_of("text/html"));
    json_add_int(b, "charCount", characters);
    json_add_int(b, "wordCount", words);
    json_add_str(b, "value", buf_str(&html));
    json_close(b, '}');
    json_close(b, ']');
    return FAULT_OK;
}

/* --- how it was made --- */

static void add_party(struct buf *b, struct str name, const char *role)
{
    json_open(b, '{');
    json_add_str(b, "name", name);
    json_add_str(b, "role", str_of(role));
    json_close(b, '}');
}

/* Each endpoint and model that drafted a sentence, once, in order of appearance. */
static void add_tools(struct buf *b, const struct article *a)
{
    for (size_t i = 0; i < a->segments.len; i++) {
        const struct draft *d = &a->segments.at[i].draft;
        bool seen = d->text.len == 0;
        for (size_t k = i; k > 0 && !seen; k--) {
            const struct draft *other = &a->segments.at[k - 1].draft;
            seen = other->text.len && str_eq(other->endpoint, d->endpoint) && str_eq(other->model, d->model);
        }
        if (seen)
            continue;
        json_open(b, '{');
        json_add_str(b, "name", d->endpoint);
        json_add_str(b, "role", str_of("translation-tool"));
        add_text(b, "literal", d->model);
        json_close(b, '}');
    }
}

static bool has_tools(const struct disclosure *d)
{
    return d->drafted_by[ENGINE_MEMORY] || d->drafted_by[ENGINE_MACHINE] || d->drafted_by[ENGINE_GENERATIVE];
}

static void add_sources(struct buf *b, const struct export_input *in)
{
    const struct disclosure *d = in->facts;
    bool names = settings_bool(in->settings, "export", "disclosure_names") && (d->reporter || d->editor);
    if (!names && !has_tools(d))
        return;
    json_key(b, "infoSources");
    json_open(b, '[');
    add_tools(b, in->article);
    if (names && d->reporter)
        add_party(b, disclosure_name(in->settings, in->signoff->reporter.who), "translator");
    if (names && d->editor)
        add_party(b, disclosure_name(in->settings, in->signoff->editor.who), "reviser");
    json_close(b, ']');
}

static void add_source_type(struct buf *b, const struct export_input *in)
{
    const struct source_type *t = in->facts->type;
    if (!t)
        return;
    json_key(b, "digitalSourceType");
    json_open(b, '{');
    json_add_str(b, "name", str_of(t->name));
    json_add_str(b, "uri", source_type_uri(in->arena, t));
    json_add_str(b, "literal", str_of(t->code));
    json_close(b, '}');
}

/* The receipt: the editor's signature in the chain of decisions. */
static const struct decision *receipt(const struct article *a)
{
    for (size_t i = a->decisions.len; i > 0; i--)
        if (a->decisions.at[i - 1].kind == DECISION_SIGN && a->decisions.at[i - 1].step == STEP_EDITOR)
            return &a->decisions.at[i - 1];
    return NULL;
}

static void add_id(struct buf *b, const char *role, struct str value)
{
    json_open(b, '{');
    json_add_str(b, "role", str_of(role));
    json_add_str(b, "value", value);
    json_close(b, '}');
}

static void add_ids(struct buf *b, const struct export_input *in)
{
    const struct article *a = in->article;
    const struct decision *signed_by = in->draft ? NULL : receipt(a);
    json_key(b, "altIds");
    json_open(b, '[');
    add_id(b, "source-article", is_uri(a->meta.source_id) ? a->meta.source_id : path_name(a->name));
    add_id(b, "okgyo-edition", arena_printf(in->arena, "%lld.%.*s", (long long)a->id, STR_ARGS(a->target_lang)));
    if (signed_by)
        add_id(b, "okgyo-receipt", arena_printf(in->arena, "sha256:%.*s", STR_ARGS(signed_by->hash)));
    json_close(b, ']');
}

static enum fault add_policy(struct buf *b, const struct export_input *in, struct err *err)
{
    struct str url = settings_str(in->settings, "export", "disclosure_url"), title;
    if (url.len == 0)
        return FAULT_OK;
    try(words_need(in->settings, in->article->target_lang, "policy", &title, err));
    json_key(b, "trustIndicators");
    json_open(b, '[');
    json_open(b, '{');
    json_add_str(b, "title", title);
    json_add_str(b, "href", uri_escaped(in->arena, url));
    json_close(b, '}');
    json_close(b, ']');
    return FAULT_OK;
}

static void add_original(struct buf *b, const struct export_input *in)
{
    const struct article *a = in->article;
    json_key(b, "associations");
    json_open(b, '[');
    json_open(b, '{');
    json_add_str(b, "name", str_of("original"));
    json_add_str(b, "rel", str_of("translationOf"));
    json_add_str(b, "uri", original_uri(in));
    json_add_str(b, "type", str_of("text"));
    json_add_str(b, "language", a->source_lang);
    add_text(b, "by", a->meta.byline);
    if (a->meta.title.len) {
        json_key(b, "headlines");
        json_open(b, '[');
        add_value(b, "main", a->meta.title);
        json_close(b, ']');
    }
    json_close(b, '}');
    json_close(b, ']');
}

/* --- the item --- */

static void add_standard(struct buf *b)
{
    json_key(b, "standard");
    json_open(b, '{');
    json_add_str(b, "name", str_of("ninjs"));
    json_add_str(b, "version", str_of("3.1"));
    json_add_str(b, "schema", str_of("http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"));
    json_close(b, '}');
}

static enum fault add_identity(struct buf *b, const struct export_input *in, struct err *err)
{
    struct str uri;
    try(item_uri(in, &uri, err));
    add_standard(b);
    json_add_str(b, "uri", uri);
    json_add_str(b, "type", str_of("text"));
    json_add_str(b, "representationType", str_of("full"));
    json_add_str(b, "version", arena_printf(in->arena, "%lld", (long long)item_version(in->article)));
    add_time(b, "firstCreated", first_draft(in), in->settings);
    add_time(b, "versionCreated", in->when, in->settings);
    json_add_str(b, "pubStatus", str_of(in->draft ? "withheld" : "usable"));
    json_add_str(b, "language", in->article->target_lang);
    return FAULT_OK;
}

static void add_notes(struct buf *b, const struct export_input *in)
{
    struct str note = in->disclosure;
    if (in->draft)
        note = arena_printf(in->arena, "%.*s %.*s", STR_ARGS(in->facts->mark), STR_ARGS(note));
    json_add_str(b, "edNote", note);
    json_key(b, "descriptions");
    json_open(b, '[');
    add_value(b, "ai-disclosure", in->disclosure);
    json_close(b, ']');
}

static enum fault ninjs_write(const struct export_input *in, struct buf *out, struct err *err)
{
    auto_json json_t *source = source_item(in->article);
    bool has_time = false, has_slug = false;
    json_open(out, '{');
    try(add_identity(out, in, err));
    add_text(out, "title", in->headline);
    add_text(out, "by", in->byline);
    add_carried(out, in->article, source, &has_time, &has_slug);
    if (!has_time)
        add_time(out, "contentCreated", in->article->meta.published, in->settings);
    if (!has_slug)
        add_text(out, "slugline", in->article->meta.slug);
    add_headlines(out, in);
    try(add_bodies(out, in, err));
    add_notes(out, in);
    add_sources(out, in);
    add_source_type(out, in);
    add_ids(out, in);
    try(add_policy(out, in, err));
    add_original(out, in);
    json_close(out, '}');
    buf_addc(out, '\n');
    return FAULT_OK;
}

/* The same item in a newer version that says it is canceled, and why; no word of the story
 * is in it. The source's own metadata goes too: it tells what the story was about. */
static enum fault ninjs_withdraw(const struct withdrawal *w, struct buf *out, struct err *err)
{
    const struct export_input in = {.article = w->article, .settings = w->settings, .arena = w->arena, .draft = true};
    struct str uri;
    try(item_uri(&in, &uri, err));
    json_open(out, '{');
    add_standard(out);
    json_add_str(out, "uri", uri);
    json_add_str(out, "type", str_of("text"));
    json_add_str(out, "representationType", str_of("partial"));
    json_add_str(out, "version", arena_printf(w->arena, "%lld", (long long)item_version(w->article) + 1));
    add_time(out, "versionCreated", w->kill->when, w->settings);
    json_add_str(out, "pubStatus", str_of("canceled"));
    json_add_str(out, "language", w->article->target_lang);
    json_add_str(out, "edNote", w->kill->reason);
    add_ids(out, &in);
    json_close(out, '}');
    buf_addc(out, '\n');
    return FAULT_OK;
}

const struct exporter exporter_ninjs = {
    .name = "ninjs",
    .ending = ".json",
    .help = "IPTC ninjs 3.1, with digitalSourceType and the Korean original as an association",
    .write = ninjs_write,
    .withdraw = ninjs_withdraw,
};
