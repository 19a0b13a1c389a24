#include "base/json.h"
#include "stages/ingest/format.h"
#include "stages/ingest/html_story.h"
#include "stages/ingest/paragraphs.h"
#include "stages/ingest/published.h"

/* IPTC ninjs 1.x to 3.x: one news item as a JSON object. Names changed between the
 * versions (body_html, bodies[]; versioncreated, versionCreated), so all are tried. */

enum { MOST_SNIFFED = 64 << 10 };

static unsigned sniff(struct str bytes, struct str name)
{
    static const char *const keys[] = {"\"headline\"",           "\"headlines\"",      "\"body_text\"",
                                       "\"body_html\"",          "\"bodies\"",         "\"body_xhtml\"",
                                       "\"representationType\"", "\"versioncreated\"", "ninjs-schema"};
    (void)name;
    if (str_starts(bytes, "\xEF\xBB\xBF"))
        bytes = str_slice(bytes, 3, bytes.len);
    struct str head = str_trim(str_slice(bytes, 0, MOST_SNIFFED));
    if (!str_starts(head, "{"))
        return 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_find(head, str_of(keys[i]), 0) >= 0)
            return 95;
    return 30;
}

/* The first of the names that the item has as a string. */
static struct str first_str(const json_t *item, const char *const *names)
{
    for (; *names; names++) {
        struct str value = json_get_str(item, *names);
        if (value.len)
            return value;
    }
    return str_of("");
}

static struct str keep(struct arena *a, struct str s)
{
    return s.len ? arena_str(a, str_trim(s)) : s;
}

/* --- metadata --- */

static const char *const published_names[] = {
    "contentCreated", "contentcreated", "firstCreated", "firstcreated", "versionCreated", "versioncreated", NULL};
static const char *const by_names[] = {"by", "byline", NULL};
static const char *const copyright_names[] = {"copyrightNotice", "copyrightnotice", "copyrightHolder",
                                              "copyrightholder", NULL};

/* Texts that become blocks, and items of their own: everything else is carried to
 * the exporter. */
static const char *const not_carried[] = {"headline",   "headlines",    "bodies",  "descriptions",
                                          "renditions", "associations", "$schema", NULL};

static bool is_carried(const char *key)
{
    struct str name = str_of(key);
    for (size_t i = 0; not_carried[i]; i++)
        if (str_is(name, not_carried[i]))
            return false;
    return !str_starts(name, "body_") && !str_starts(name, "description_") && !str_starts(name, "headline_");
}

static struct str carried(struct arena *a, const json_t *item)
{
    auto_buf struct buf b = buf_make(LIMIT_ARTICLE);
    auto_json json_t *extra = json_object();
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)item, key, value) if (is_carried(key)) json_object_set(extra, key, value);
    json_write(&b, extra);
    return b.over ? str_of("") : arena_str(a, buf_str(&b));
}

/* Name of the first subject, as the section. */
static struct str section_of(const json_t *item)
{
    const json_t *subjects = json_object_get(item, "subjects");
    subjects = subjects ? subjects : json_object_get(item, "subject");
    return json_get_str(json_array_get(subjects, 0), "name");
}

static void read_meta(struct arena *a, struct article *out, const json_t *item)
{
    struct meta *m = &out->meta;
    m->source_id = keep(a, json_get_str(item, "uri"));
    m->slug = keep(a, json_get_str(item, "slugline"));
    m->dateline = keep(a, json_get_str(item, "located"));
    m->language = keep(a, json_get_str(item, "language"));
    m->byline = keep(a, first_str(item, by_names));
    m->copyright = keep(a, first_str(item, copyright_names));
    m->section = keep(a, section_of(item));
    published_set(a, m, first_str(item, published_names));
    m->extra = carried(a, item);
}

/* --- texts --- */

static bool is_role(struct str role, const char *roles)
{
    struct str rest = str_of(roles), one;
    while (str_cut(&rest, '|', &one)) {
        char z[16] = "";
        memcpy(z, one.at, one.len < sizeof z ? one.len : sizeof z - 1);
        if (str_is_nocase(role, z))
            return true;
    }
    return false;
}

/* Value of the first member of a list of {role, value} with one of the roles. */
static struct str with_role(const json_t *list, const char *roles)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        struct str value = json_get_str(one, "value");
        if (value.len && is_role(json_get_str(one, "role"), roles))
            return value;
    }
    return str_of("");
}

static void add_title(struct source *s, const json_t *item)
{
    const json_t *list = json_object_get(item, "headlines");
    struct str headline = with_role(list, "main|headline|");
    if (!headline.len)
        headline = json_get_str(json_array_get(list, 0), "value");
    if (!headline.len)
        headline = json_get_str(item, "headline");
    if (!headline.len)
        headline = json_get_str(item, "title");
    struct str deck = with_role(list, "deck|subtitle|sub|subheadline|subhead|secondary");
    if (!deck.len)
        deck = json_get_str(item, "headline_deck");
    struct span none = {0, 0};
    if (headline.len)
        source_block(s, BLOCK_HEADLINE, none, keep(s->a, headline));
    if (deck.len)
        source_block(s, BLOCK_DECK, none, keep(s->a, deck));
}

struct body {
    struct str text;
    bool html;
    int worth; /* main before others, HTML before text */
};

static void offer(struct body *best, struct str text, bool html, bool main)
{
    int worth = (main ? 2 : 0) + (html ? 1 : 0) + 1;
    if (text.len && worth > best->worth)
        *best = (struct body){text, html, worth};
}

static struct body find_body(const json_t *item)
{
    struct body best = {{"", 0}, false, 0};
    const json_t *list = json_object_get(item, "bodies");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        struct str type = json_get_str(one, "contentType");
        type = type.len ? type : json_get_str(one, "contenttype");
        struct str value = json_get_str(one, "value");
        bool html = str_find(type, str_of("html"), 0) >= 0 || (!type.len && str_find(value, str_of("</p>"), 0) >= 0);
        offer(&best, value, html, is_role(json_get_str(one, "role"), "main|body|"));
    }
    offer(&best, json_get_str(item, "body_html"), true, true);
    offer(&best, json_get_str(item, "body_xhtml"), true, true);
    offer(&best, json_get_str(item, "body_text"), false, true);
    return best;
}

static enum fault read_body(struct source *s, const json_t *item, struct err *err)
{
    struct body body = find_body(item);
    s->text = arena_str(s->a, body.text);
    if (body.html)
        return html_story_fragment(s, err);
    paragraphs_read(s, false);
    return FAULT_OK;
}

static enum fault read_ninjs(struct arena *a, struct article *out, struct err *err)
{
    struct source s;
    auto_json json_t *item = NULL;
    try(source_open(&s, a, out, NULL, err));
    const char *name = out->name.len ? arena_cstr(a, out->name) : "item";
    try(json_parse(s.text, name, &item, err));
    if (!json_is_object(item))
        return fault(err, FAULT_REJECT, "%s: a ninjs file is one JSON object, this is not", name);
    read_meta(a, out, item);
    source_borrow(&s, a, out, str_of(""));
    add_title(&s, item);
    try(read_body(&s, item, err));
    if (out->blocks.len == 0)
        return fault(err, FAULT_REJECT, "%s: JSON without headline and body: not a ninjs item", name);
    return source_close(&s, err);
}

static struct str identity(struct arena *a, struct str bytes)
{
    struct decoded d;
    auto_json json_t *item = NULL;
    if (decode_text(a, bytes, NULL, "item", &d, NULL) != FAULT_OK ||
        json_parse(d.text, "item", &item, NULL) != FAULT_OK)
        return str_of("");
    return keep(a, json_get_str(item, "uri"));
}

const struct format format_ninjs = {
    .name = "ninjs",
    .endings = ".json|.ninjs",
    .sniff = sniff,
    .read = read_ninjs,
    .identity = identity,
};
