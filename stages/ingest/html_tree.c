#include "stages/ingest/html_tree.h"

#include "base/limits.h"

#include <ctype.h>

struct element {
    const char *name;
    unsigned flags;
};

/* HTML 5 elements that matter here, in byte order. */
static const struct element elements[] = {
    {"a", HTML_LINK},
    {"address", HTML_BLOCK},
    {"area", HTML_VOID},
    {"article", HTML_BLOCK | HTML_ARTICLE},
    {"aside", HTML_BLOCK | HTML_SKIP},
    {"audio", HTML_BLOCK | HTML_SKIP},
    {"base", HTML_VOID},
    {"blockquote", HTML_BLOCK | HTML_QUOTE},
    {"body", HTML_BLOCK | HTML_ROOT},
    {"br", HTML_VOID | HTML_BREAK},
    {"button", HTML_BLOCK | HTML_SKIP},
    {"canvas", HTML_BLOCK | HTML_SKIP},
    {"caption", HTML_BLOCK | HTML_CAPTION},
    {"center", HTML_BLOCK},
    {"col", HTML_VOID},
    {"dd", HTML_BLOCK | HTML_FAMILY},
    {"details", HTML_BLOCK},
    {"dialog", HTML_BLOCK | HTML_SKIP},
    {"div", HTML_BLOCK},
    {"dl", HTML_BLOCK},
    {"dt", HTML_BLOCK | HTML_FAMILY},
    {"embed", HTML_VOID | HTML_EMBED},
    {"fieldset", HTML_BLOCK},
    {"figcaption", HTML_BLOCK | HTML_CAPTION},
    {"figure", HTML_BLOCK},
    {"footer", HTML_BLOCK | HTML_SKIP},
    {"form", HTML_BLOCK},
    {"frame", HTML_VOID},
    {"h1", HTML_BLOCK | HTML_HEADING | HTML_TOP},
    {"h2", HTML_BLOCK | HTML_HEADING},
    {"h3", HTML_BLOCK | HTML_HEADING},
    {"h4", HTML_BLOCK | HTML_HEADING},
    {"h5", HTML_BLOCK | HTML_HEADING},
    {"h6", HTML_BLOCK | HTML_HEADING},
    {"head", HTML_BLOCK | HTML_SKIP},
    {"header", HTML_BLOCK | HTML_HEADER},
    {"hr", HTML_VOID | HTML_EMBED},
    {"html", HTML_BLOCK | HTML_ROOT},
    {"iframe", HTML_BLOCK | HTML_SKIP},
    {"img", HTML_VOID | HTML_EMBED},
    {"input", HTML_VOID | HTML_EMBED},
    {"label", HTML_SKIP},
    {"legend", HTML_BLOCK},
    {"li", HTML_BLOCK | HTML_FAMILY | HTML_PARAGRAPH},
    {"link", HTML_VOID},
    {"main", HTML_BLOCK | HTML_MAIN},
    {"map", HTML_BLOCK | HTML_SKIP},
    {"math", HTML_SKIP},
    {"menu", HTML_BLOCK | HTML_SKIP},
    {"meta", HTML_VOID},
    {"nav", HTML_BLOCK | HTML_SKIP},
    {"noscript", HTML_BLOCK | HTML_SKIP},
    {"object", HTML_BLOCK | HTML_SKIP},
    {"ol", HTML_BLOCK},
    {"optgroup", HTML_BLOCK | HTML_SKIP},
    {"option", HTML_BLOCK | HTML_SKIP},
    {"p", HTML_BLOCK | HTML_FAMILY | HTML_PARAGRAPH},
    {"param", HTML_VOID},
    {"pre", HTML_BLOCK},
    {"rp", HTML_SKIP},
    {"rt", HTML_SKIP},
    {"script", HTML_SKIP},
    {"section", HTML_BLOCK},
    {"select", HTML_BLOCK | HTML_SKIP},
    {"source", HTML_VOID},
    {"style", HTML_SKIP},
    {"summary", HTML_BLOCK},
    {"svg", HTML_SKIP},
    {"table", HTML_BLOCK},
    {"tbody", HTML_BLOCK},
    {"td", HTML_BLOCK | HTML_FAMILY},
    {"template", HTML_BLOCK | HTML_SKIP},
    {"textarea", HTML_BLOCK | HTML_SKIP},
    {"tfoot", HTML_BLOCK},
    {"th", HTML_BLOCK | HTML_FAMILY},
    {"thead", HTML_BLOCK},
    {"time", HTML_BLOCK},
    {"title", HTML_BLOCK | HTML_SKIP},
    {"tr", HTML_BLOCK | HTML_FAMILY},
    {"track", HTML_VOID},
    {"ul", HTML_BLOCK},
    {"video", HTML_BLOCK | HTML_SKIP},
    {"wbr", HTML_VOID},
};

enum { MOST_NAME = 16, MOST_CLASS = 40 };

unsigned html_element(struct str name)
{
    char lower[MOST_NAME + 1] = "";
    if (name.len > MOST_NAME)
        return 0;
    for (size_t i = 0; i < name.len; i++)
        lower[i] = (char)tolower((unsigned char)name.at[i]);
    size_t low = 0, high = sizeof elements / sizeof *elements;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(elements[middle].name, lower);
        if (order == 0)
            return elements[middle].flags;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* --- what classes and ids say --- */

struct class_rule {
    const char *name;
    unsigned flags;
};

/* Whole names, in lower case, without - and _: classes and ids that Korean content
 * management systems give to an article's text, deck and captions. */
static const struct class_rule whole_names[] = {
    {"articlebody", HTML_BODY},
    {"articebody", HTML_BODY},
    {"newsbody", HTML_BODY},
    {"articleview", HTML_BODY},
    {"articleviewbody", HTML_BODY},
    {"articleviewcontentdiv", HTML_BODY},
    {"newsctarticle", HTML_BODY},
    {"dicarea", HTML_BODY},
    {"articletxt", HTML_BODY},
    {"articletext", HTML_BODY},
    {"newsview", HTML_BODY},
    {"newsviewbody", HTML_BODY},
    {"viewcon", HTML_BODY},
    {"viewcontent", HTML_BODY},
    {"viewtext", HTML_BODY},
    {"artbody", HTML_BODY},
    {"arttext", HTML_BODY},
    {"arttxt", HTML_BODY},
    {"storynews", HTML_BODY},
    {"storybody", HTML_BODY},
    {"entrycontent", HTML_BODY},
    {"contview", HTML_BODY},
    {"postcontent", HTML_BODY},
    {"articlecontent", HTML_BODY},
    {"articlecont", HTML_BODY},
    {"articlecontents", HTML_BODY},
    {"articlebodycontents", HTML_BODY},
    {"harmonycontainer", HTML_BODY},
    {"newsendcontents", HTML_BODY},
    {"newscontent", HTML_BODY},
    {"newscontents", HTML_BODY},
    {"textbody", HTML_BODY},
    {"newstext", HTML_BODY},
    {"articlearea", HTML_BODY},
    {"contentarticle", HTML_BODY},
    {"bodytext", HTML_BODY},
    {"readbody", HTML_BODY},
    {"detailbody", HTML_BODY},
    {"newsdetail", HTML_BODY},
    {"articleveiwbody", HTML_BODY},
    {"newsct", HTML_BODY},
    {"articletextbody", HTML_BODY},
    {"subtitle", HTML_DECK},
    {"subtit", HTML_DECK},
    {"subheadline", HTML_DECK},
    {"deck", HTML_DECK},
    {"mediaendsummary", HTML_DECK},
    {"articlesubtitle", HTML_DECK},
    {"lede", HTML_DECK},
    {"standfirst", HTML_DECK},
    {"articlesummary", HTML_DECK},
    {"title", HTML_TITLED},
    {"tit", HTML_TITLED},
    {"headline", HTML_TITLED},
    {"newstitle", HTML_TITLED},
    {"newstit", HTML_TITLED},
    {"articletitle", HTML_TITLED},
    {"articletit", HTML_TITLED},
    {"viewtitle", HTML_TITLED},
    {"arttitle", HTML_TITLED},
    {"headtitle", HTML_TITLED},
    {"articleheadline", HTML_TITLED},
    {"mediaendheadheadline", HTML_TITLED},
    {"articleheadtitle", HTML_TITLED},
    {"newsheadline", HTML_TITLED},
    {"subject", HTML_TITLED},
    {"caption", HTML_CAPTION},
    {"imgdesc", HTML_CAPTION},
    {"photodesc", HTML_CAPTION},
    {"imgcaption", HTML_CAPTION},
    {"photocaption", HTML_CAPTION},
    {"imagecaption", HTML_CAPTION},
    {"imgtxt", HTML_CAPTION},
    {"sronly", HTML_SKIP},
    {"visuallyhidden", HTML_SKIP},
    {"adsbygoogle", HTML_SKIP},
    {"screenreadertext", HTML_SKIP},
};

/* Parts of names between - and _, in lower case: what is not the article. */
static const char *const left_out[] = {
    "ad",        "ads",      "advert",     "advertisement", "adbox",      "adarea",  "banner",     "sponsor",
    "sponsored", "promo",    "promotion",  "related",       "relation",   "relate",  "recommend",  "recommended",
    "comment",   "comments", "reply",      "replies",       "ranking",    "rank",    "share",      "sns",
    "social",    "toolbar",  "breadcrumb", "breadcrumbs",   "blind",      "hidden",  "newsletter", "subscribe",
    "popup",     "modal",    "cookie",     "paging",        "pagination", "hashtag", "hashtags",   "keyword",
    "keywords",  "tags",     "taglist",    "popular",       "mostview",   "util",    "noprint",    "login",
    "poll",      "vote",     "gnb",        "lnb",           "snb",        "skip",
};

static unsigned class_flags(const char *whole, const char *part, size_t part_len)
{
    for (size_t i = 0; whole && i < sizeof whole_names / sizeof *whole_names; i++)
        if (strcmp(whole_names[i].name, whole) == 0)
            return whole_names[i].flags;
    for (size_t i = 0; part && i < sizeof left_out / sizeof *left_out; i++)
        if (strlen(left_out[i]) == part_len && memcmp(left_out[i], part, part_len) == 0)
            return HTML_SKIP;
    return 0;
}

/* Flags of one class name: by its parts, and by the whole of it. */
static unsigned name_flags(struct str name)
{
    char whole[MOST_CLASS + 1];
    size_t n = 0, part = 0;
    unsigned flags = 0;
    if (name.len > MOST_CLASS)
        return 0;
    for (size_t i = 0; i <= name.len; i++) {
        char c = i < name.len ? name.at[i] : '-';
        if (c == '-' || c == '_') {
            flags |= class_flags(NULL, whole + part, n - part);
            part = n;
        } else {
            whole[n++] = (char)tolower((unsigned char)c);
        }
    }
    whole[n] = 0;
    return flags | class_flags(whole, NULL, 0);
}

static unsigned names_flags(struct str value)
{
    unsigned flags = 0;
    for (size_t i = 0; i < value.len;) {
        size_t end = i;
        while (end < value.len && value.at[end] != ' ' && value.at[end] != '\n' && value.at[end] != '\t')
            end++;
        flags |= name_flags(str_slice(value, i, end - i));
        i = end + 1;
    }
    return flags;
}

static bool has_word(struct str value, const char *word)
{
    return str_find(value, str_of(word), 0) >= 0;
}

/* display:none and visibility:hidden, with or without blanks. */
static bool is_hidden_style(struct str style)
{
    ptrdiff_t display = str_find(style, str_of("display"), 0), visibility = str_find(style, str_of("visibility"), 0);
    return (display >= 0 && has_word(str_slice(style, (size_t)display, 16), "none")) ||
           (visibility >= 0 && has_word(str_slice(style, (size_t)visibility, 20), "hidden"));
}

static unsigned itemprop_flags(struct str value)
{
    if (has_word(value, "articleBody"))
        return HTML_BODY;
    if (has_word(value, "alternativeHeadline") || str_is(value, "description"))
        return HTML_DECK;
    return str_is(value, "headline") ? HTML_HEADLINE : 0;
}

static unsigned attribute_flags(const struct html_attribute *at, bool classes)
{
    if (str_is_nocase(at->name, "class") || str_is_nocase(at->name, "id")) {
        unsigned flags = names_flags(at->value);
        return classes ? flags : flags & ~(unsigned)HTML_SKIP;
    }
    if (str_is_nocase(at->name, "itemprop"))
        return itemprop_flags(at->value);
    if (str_is_nocase(at->name, "style"))
        return is_hidden_style(at->value) ? HTML_SKIP : 0;
    if (str_is_nocase(at->name, "hidden"))
        return HTML_SKIP;
    return str_is_nocase(at->name, "aria-hidden") && str_is_nocase(at->value, "true") ? HTML_SKIP : 0;
}

/* --- the walk --- */

struct growth {
    struct arena *a;
    struct str page;
    struct html_nodes *out;
    uint32_t open[LIMIT_XML_DEPTH];
    size_t depth;
    bool classes;
    int link; /* inside <a>: such text does not make an article */
};

static unsigned tag_flags(const struct growth *g, const struct html_token *t, unsigned element)
{
    struct html_attribute at[HTML_MOST_ATTRIBUTES];
    unsigned flags = element;
    size_t n = html_attributes(g->page, t, at);
    for (size_t i = 0; i < n; i++)
        flags |= attribute_flags(&at[i], g->classes);
    if (element & HTML_ROOT || flags & (HTML_BODY | HTML_ARTICLE | HTML_MAIN))
        flags &= ~(unsigned)HTML_SKIP;
    if (element & HTML_SKIP)
        flags = element;
    if (!(element & HTML_HEADING))
        flags &= ~(unsigned)HTML_TITLED; /* boxes of all kinds are called title */
    return flags;
}

static void close_to(struct growth *g, size_t depth, uint32_t inner_end, uint32_t end)
{
    while (g->depth > depth) {
        struct html_node *n = &g->out->at[g->open[--g->depth]];
        n->inner_end = inner_end;
        n->end = g->depth == depth ? end : inner_end;
    }
}

/* An element that the start of another one ends: a paragraph by any block, others by
 * their own kind. */
static void close_implied(struct growth *g, const struct html_token *t, unsigned element)
{
    if (g->depth == 0 || !(element & HTML_BLOCK))
        return;
    const struct html_node *top = &g->out->at[g->open[g->depth - 1]];
    struct str open = span_of(g->page, top->name), name = span_of(g->page, t->name);
    bool same = open.len == name.len && strncmp(open.at, name.at, open.len) == 0;
    if (str_is_nocase(open, "p") || (element & HTML_FAMILY && same))
        close_to(g, g->depth - 1, t->at.at, t->at.at);
}

static enum fault open_tag(struct growth *g, const struct html_token *t, const char *what, struct err *err)
{
    unsigned element = html_element(span_of(g->page, t->name)), flags = tag_flags(g, t, element);
    if (element & HTML_VOID)
        return FAULT_OK;
    g->link += (element & HTML_LINK) != 0;
    if (!(flags & ~(unsigned)HTML_LINK))
        return FAULT_OK;
    if (g->page.at[t->at.at + t->at.len - 2] == '/' && !(element & HTML_BLOCK))
        return FAULT_OK; /* <svg/> */
    close_implied(g, t, element);
    if (g->depth == LIMIT_XML_DEPTH)
        return fault(err, FAULT_REJECT, "%s: elements nested deeper than %d at offset %u: not a page okgyo can read",
                     what, (int)LIMIT_XML_DEPTH, t->at.at);
    uint32_t parent = g->depth ? g->open[g->depth - 1] : HTML_NONE;
    if (parent != HTML_NONE)
        flags |= g->out->at[parent].flags & HTML_SKIP;
    g->open[g->depth++] = (uint32_t)g->out->len;
    *vec_push(g->a, g->out) = (struct html_node){
        .at = t->at.at, .inner = t->at.at + t->at.len, .parent = parent, .flags = flags, .name = t->name};
    return FAULT_OK;
}

static bool same_element(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (tolower((unsigned char)a.at[i]) != tolower((unsigned char)b.at[i]))
            return false;
    return true;
}

static void close_tag(struct growth *g, const struct html_token *t)
{
    struct str name = span_of(g->page, t->name);
    if (html_element(name) & HTML_LINK && g->link > 0)
        g->link--;
    for (size_t i = g->depth; i-- > 0;)
        if (same_element(span_of(g->page, g->out->at[g->open[i]].name), name)) {
            close_to(g, i, t->at.at, t->at.at + t->at.len);
            return;
        }
}

static uint32_t text_bytes(struct str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += (unsigned char)s.at[i] > ' ';
    return n;
}

static void add_text(struct growth *g, const struct html_token *t)
{
    if (g->depth == 0 || t->raw || g->link > 0)
        return;
    uint32_t i = g->open[g->depth - 1];
    while (i != HTML_NONE && !(g->out->at[i].flags & HTML_BLOCK))
        i = g->out->at[i].parent;
    if (i == HTML_NONE || g->out->at[i].flags & (HTML_SKIP | HTML_HEADING | HTML_CAPTION))
        return;
    if (g->out->at[i].flags & HTML_PARAGRAPH && g->out->at[i].parent != HTML_NONE)
        i = g->out->at[i].parent;
    g->out->at[i].own += text_bytes(span_of(g->page, t->at));
}

enum fault html_tree_read(struct arena *a, struct str page, bool classes, const char *what, struct html_nodes *out,
                          struct err *err)
{
    struct growth g = {.a = a, .page = page, .out = out, .classes = classes};
    struct html h = {.text = page};
    struct html_token t;
    *out = (struct html_nodes){0};
    while (html_next(&h, &t)) {
        if (t.kind == HTML_OPEN)
            try(open_tag(&g, &t, what, err));
        else if (t.kind == HTML_CLOSE)
            close_tag(&g, &t);
        else if (t.kind == HTML_TEXT)
            add_text(&g, &t);
    }
    if (h.over)
        return fault(err, FAULT_REJECT, "%s: a tag at offset %zu is larger than %d bytes: not a page okgyo can read",
                     what, h.at, (int)HTML_MOST_TAG);
    close_to(&g, 0, (uint32_t)page.len, (uint32_t)page.len);
    for (size_t i = out->len; i-- > 0;) {
        out->at[i].total += out->at[i].own;
        if (out->at[i].parent != HTML_NONE)
            out->at[out->at[i].parent].total += out->at[i].total;
    }
    return FAULT_OK;
}
