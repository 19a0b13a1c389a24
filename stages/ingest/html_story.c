#include "stages/ingest/html_story.h"

#include "stages/ingest/boilerplate.h"
#include "stages/ingest/line.h"
#include "model/inlines.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <ctype.h>

enum {
    LEAST_BODY = 30,     /* bytes of text that make a body */
    MOST_HEADING = 8192, /* bytes of a heading with its markup that may be the headline */
    MOST_SUBHEAD = 120,  /* bytes of a bold line that is a subhead */
    MOST_INLINE = 512,   /* inline tags of one stretch that are matched; in more of them nobody reads */
};

/* --- where the article is --- */

struct story {
    struct source *s;
    struct html_nodes nodes;
    uint32_t body; /* HTML_NONE = everything */
    uint32_t headline;
    size_t from, to; /* bytes of the page that are looked through */
};

static bool is_inside(const struct story *st, uint32_t node, uint32_t ancestor)
{
    if (ancestor == HTML_NONE)
        return true;
    const struct html_node *n = &st->nodes.at[node], *up = &st->nodes.at[ancestor];
    return n->at >= up->at && n->end <= up->end;
}

/* The node with any of these flags and the most text, or HTML_NONE. */
static uint32_t richest(const struct story *st, unsigned flags)
{
    uint32_t best = HTML_NONE;
    uint32_t most = LEAST_BODY;
    for (size_t i = 0; i < st->nodes.len; i++) {
        const struct html_node *n = &st->nodes.at[i];
        if (n->flags & flags && !(n->flags & HTML_SKIP) && n->total > most) {
            most = n->total;
            best = (uint32_t)i;
        }
    }
    return best;
}

/* The node that has the most text right in itself and its paragraphs. */
static uint32_t densest(const struct story *st)
{
    uint32_t best = HTML_NONE, most = 0;
    for (size_t i = 0; i < st->nodes.len; i++)
        if (!(st->nodes.at[i].flags & HTML_SKIP) && st->nodes.at[i].own > most) {
            most = st->nodes.at[i].own;
            best = (uint32_t)i;
        }
    return best;
}

/* What says so, else an <article> that holds most of the densest text, else <main>
 * likewise, else the densest. */
static uint32_t find_body(const struct story *st)
{
    uint32_t said = richest(st, HTML_BODY), dense = densest(st);
    if (said != HTML_NONE && (dense == HTML_NONE || st->nodes.at[said].total * 3 > st->nodes.at[dense].own))
        return said;
    if (dense == HTML_NONE)
        return HTML_NONE;
    uint32_t article = richest(st, HTML_ARTICLE);
    if (article != HTML_NONE && is_inside(st, dense, article))
        return article;
    return dense;
}

static uint32_t ancestor_with(const struct story *st, uint32_t node, unsigned flags)
{
    while (node != HTML_NONE && !(st->nodes.at[node].flags & flags))
        node = st->nodes.at[node].parent;
    return node;
}

/* The text of a node; *linked: all of it is a link (a site's name and logo). */
static struct str node_text(const struct story *st, const struct html_node *n, bool *linked)
{
    auto_buf struct buf b = buf_make(MOST_HEADING * 3 + 4);
    struct html h = {.text = str_slice(st->s->text, 0, n->inner_end), .at = n->inner};
    struct html_token t;
    int links = 0;
    if (n->inner_end - n->inner > MOST_HEADING)
        return str_of("");
    *linked = true;
    while (html_next(&h, &t)) {
        if (t.kind == HTML_TEXT && !t.raw) {
            size_t before = str_trim(buf_str(&b)).len;
            html_add_text(&b, span_of(st->s->text, t.at), true);
            *linked = *linked && (links > 0 || str_trim(buf_str(&b)).len == before);
        } else if (html_element(span_of(st->s->text, t.name)) & HTML_LINK) {
            links += t.kind == HTML_OPEN ? 1 : -1;
        }
    }
    return arena_str(st->s->a, str_trim(buf_str(&b)));
}

/* How much speaks for this heading being the headline. */
static int headline_score(const struct story *st, uint32_t i, const struct html_head *head)
{
    const struct html_node *n = &st->nodes.at[i], *body = st->body == HTML_NONE ? NULL : &st->nodes.at[st->body];
    bool linked;
    struct str text = node_text(st, n, &linked);
    bool same = text.len && (str_eq(text, head->og_title) || str_find(head->title, text, 0) >= 0);
    if (!text.len || (!same && !(n->flags & (HTML_TOP | HTML_HEADLINE | HTML_TITLED))))
        return -1;
    int score = (n->flags & HTML_HEADLINE ? 4 : 0) + (n->flags & HTML_TITLED ? 2 : 0) + (same ? 3 : 0);
    uint32_t article = ancestor_with(st, st->body, HTML_ARTICLE);
    score += article != HTML_NONE && is_inside(st, i, article) ? 3 : 0;
    score -= linked ? 2 : 0;
    score += body && n->at <= body->inner_end ? 1 : 0;
    score -= ancestor_with(st, i, HTML_HEADER) != HTML_NONE && article == HTML_NONE ? 1 : 0;
    return score;
}

/* h1, what is called a headline, or a heading that says what the page's title
 * says; of equals the last before the body. */
static uint32_t find_headline(const struct story *st, const struct html_head *head)
{
    uint32_t best = HTML_NONE;
    int most = 0;
    for (size_t i = 0; i < st->nodes.len; i++) {
        const struct html_node *n = &st->nodes.at[i];
        if (!(n->flags & (HTML_HEADING | HTML_HEADLINE)) || n->flags & HTML_SKIP)
            continue;
        bool past = st->body != HTML_NONE && n->at > st->nodes.at[st->body].inner;
        if (past && !(n->flags & (HTML_TOP | HTML_HEADLINE)))
            continue; /* a subhead */
        int score = headline_score(st, (uint32_t)i, head);
        if (score > most || (score == most && score > 0 && !past)) {
            most = score;
            best = (uint32_t)i;
        }
    }
    return best;
}

/* From the headline to the body's end, and all of the <article> around it. */
static void find_range(struct story *st)
{
    st->from = 0;
    st->to = st->s->text.len;
    if (st->body == HTML_NONE)
        return;
    const struct html_node *body = &st->nodes.at[st->body];
    st->from = body->at;
    st->to = body->end;
    uint32_t article = ancestor_with(st, st->body, HTML_ARTICLE);
    if (article != HTML_NONE) {
        st->from = st->nodes.at[article].at;
        st->to = st->nodes.at[article].end;
    }
    if (st->headline != HTML_NONE && st->nodes.at[st->headline].at < st->from)
        st->from = st->nodes.at[st->headline].at;
}

/* --- stretches of text --- */

/* An inline tag inside or at the edge of a stretch. */
struct tag {
    struct span at, name;
    bool open;
    uint32_t match; /* index of its counterpart, HTML_NONE = none in this stretch */
    size_t in_text; /* bytes of the stretch's text before it */
};

struct tags {
    struct tag *at;
    size_t len, cap;
};

struct run {
    struct story *st;
    struct buf text;
    struct tags tags;
    uint32_t node;      /* innermost node; HTML_NONE = the page */
    size_t first, last; /* bytes of the page from the first to behind the last character */
    int breaks;         /* <br> since the last text */
};

static bool same_name(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (tolower((unsigned char)a.at[i]) != tolower((unsigned char)b.at[i]))
            return false;
    return true;
}

static void match_tags(struct run *r)
{
    uint32_t open[MOST_INLINE];
    size_t depth = 0;
    for (size_t i = 0; i < r->tags.len; i++) {
        struct tag *t = &r->tags.at[i];
        if (t->open) {
            open[depth++] = (uint32_t)i;
            continue;
        }
        for (size_t k = depth; k-- > 0;) {
            struct tag *o = &r->tags.at[open[k]];
            if (!same_name(span_of(r->st->s->text, o->name), span_of(r->st->s->text, t->name)))
                continue;
            o->match = (uint32_t)i;
            t->match = open[k];
            depth = k;
            break;
        }
    }
}

/* The stretch that an exporter replaces: its text, and of inline tags that reach
 * into it both halves. Tags that embrace all of it stay outside. */
static struct span outer_span(struct run *r)
{
    size_t start = r->first, end = r->last;
    match_tags(r);
    for (bool grown = true; grown;) {
        grown = false;
        for (size_t i = 0; i < r->tags.len; i++) {
            const struct tag *t = &r->tags.at[i], *o = t->match == HTML_NONE ? NULL : &r->tags.at[t->match];
            if (!o || t->at.at < start || t->at.at >= end)
                continue;
            if (o->at.at < start || o->at.at + o->at.len > end) {
                start = o->at.at < start ? o->at.at : start;
                end = o->at.at + o->at.len > end ? o->at.at + o->at.len : end;
                grown = true;
            }
        }
    }
    return (struct span){(uint32_t)start, (uint32_t)(end - start)};
}

/* Is all of the stretch bold? Old pages write subheads so. */
static bool is_bold(const struct run *r)
{
    for (size_t i = 0; i < r->tags.len; i++) {
        const struct tag *t = &r->tags.at[i];
        if (!t->open || t->match == HTML_NONE || t->at.at >= r->first || r->tags.at[t->match].at.at < r->last)
            continue;
        struct str name = span_of(r->st->s->text, t->name);
        if (str_is_nocase(name, "b") || str_is_nocase(name, "strong"))
            return true;
    }
    return false;
}

static bool in_body(const struct story *st, size_t at)
{
    if (st->body == HTML_NONE)
        return true;
    const struct html_node *body = &st->nodes.at[st->body];
    return at >= body->inner && at < body->inner_end;
}

/* What the nodes around a stretch make it. */
static enum block_kind kind_of(const struct story *st, uint32_t node, size_t at)
{
    for (uint32_t i = node; i != HTML_NONE; i = st->nodes.at[i].parent) {
        unsigned flags = st->nodes.at[i].flags;
        if (i == st->headline)
            return BLOCK_HEADLINE;
        if (flags & HTML_CAPTION)
            return BLOCK_CAPTION;
        if (flags & HTML_HEADING && (in_body(st, at) || !(flags & HTML_DECK)))
            return BLOCK_SUBHEAD;
        if (flags & HTML_DECK)
            return BLOCK_DECK;
        if (flags & HTML_QUOTE)
            return BLOCK_QUOTE;
        if (i == st->body)
            break;
    }
    return BLOCK_PARAGRAPH;
}

static bool is_boilerplate(struct run *r, struct str text)
{
    enum block_kind kind;
    struct edits edits;
    return boilerplate_line(norm_text(r->st->s->a, text, &edits), &kind) != NULL;
}

/* Right under the headline, in front of the body, a heading is the deck. */
static enum block_kind settle_kind(struct run *r, enum block_kind kind)
{
    const struct story *st = r->st;
    const struct blocks *blocks = &st->s->out->blocks;
    if (kind == BLOCK_SUBHEAD && !in_body(st, r->first) && blocks->len &&
        blocks->at[blocks->len - 1].kind == BLOCK_HEADLINE)
        return BLOCK_DECK;
    return kind;
}

/* Outside the body only what belongs to an article by its kind or words is kept. */
static bool is_wanted(struct run *r, enum block_kind kind, struct str text)
{
    if (in_body(r->st, r->first))
        return true;
    if (kind == BLOCK_HEADLINE || kind == BLOCK_CAPTION)
        return true;
    if (kind == BLOCK_DECK)
        return r->st->body == HTML_NONE || r->first < r->st->nodes.at[r->st->body].at;
    return is_boilerplate(r, text);
}

/* Elements that an editor must see in the translation again. */
static bool inline_of(struct str name, enum inline_kind *kind)
{
    static const struct {
        const char *name;
        enum inline_kind kind;
    } known[] = {{"a", INLINE_LINK},   {"em", INLINE_EMPHASIS},   {"i", INLINE_EMPHASIS},
                 {"b", INLINE_STRONG}, {"strong", INLINE_STRONG}, {"u", INLINE_EMPHASIS}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_is_nocase(name, known[i].name)) {
            *kind = known[i].kind;
            return true;
        }
    }
    return false;
}

static struct str href_of(const struct run *r, const struct tag *t)
{
    struct html_attribute at[HTML_MOST_ATTRIBUTES];
    struct html_token token = {.kind = HTML_OPEN, .at = t->at, .name = t->name};
    size_t n = html_attributes(r->st->s->text, &token, at);
    for (size_t i = 0; i < n; i++) {
        if (!str_is_nocase(at[i].name, "href"))
            continue;
        auto_buf struct buf b = buf_make(at[i].value.len * 3 + 4);
        html_add_text(&b, at[i].value, false);
        return arena_str(r->st->s->a, str_trim(buf_str(&b)));
    }
    return str_of("");
}

/* Notes the links and emphasis of the stretch with the block it became. `lead`: bytes of
 * r->text before the block's text. */
static void note_inlines(struct run *r, enum block_kind kind, struct span at, struct str text, size_t lead)
{
    for (size_t i = 0; i < r->tags.len; i++) {
        const struct tag *t = &r->tags.at[i];
        struct block_inline m = {.tag = t->at.at >= at.at ? t->at.at - at.at : INLINE_OUTSIDE, .href = {"", 0}};
        if (!t->open || t->match == HTML_NONE || !inline_of(span_of(r->st->s->text, t->name), &m.kind))
            continue;
        size_t from = t->in_text, end = r->tags.at[t->match].in_text;
        from = from > lead ? from - lead : 0;
        end = end < lead ? 0 : end - lead < text.len ? end - lead : text.len;
        while (from < end && strchr(" \n", text.at[from])) /* a blank that a <br> became */
            from++;
        if (m.kind == INLINE_LINK)
            m.href = href_of(r, t);
        bool title = m.tag == INLINE_OUTSIDE && (kind == BLOCK_SUBHEAD || kind == BLOCK_HEADLINE);
        if (from >= end || title || (m.kind == INLINE_LINK && !m.href.len))
            continue;
        m.at = (struct span){(uint32_t)from, (uint32_t)(end - from)};
        source_inline(r->st->s, &m);
    }
}

static void flush(struct run *r)
{
    struct str text = str_trim(buf_str(&r->text));
    if (text.len && r->last > r->first) {
        enum block_kind kind = settle_kind(r, kind_of(r->st, r->node, r->first));
        struct span at = outer_span(r);
        if (kind == BLOCK_PARAGRAPH && text.len <= MOST_SUBHEAD && !line_ends_sentence(text) && is_bold(r))
            kind = BLOCK_SUBHEAD;
        if (is_wanted(r, kind, text)) {
            source_block(r->st->s, kind, at, arena_str(r->st->s->a, text));
            note_inlines(r, kind, at, text, (size_t)(text.at - r->text.at));
        }
    }
    buf_clear(&r->text);
    r->tags.len = 0;
    r->first = r->last = 0;
    r->breaks = 0;
}

/* A line end that stays one: between sentences and before list marks; elsewhere <br>
 * only shapes the page. */
static void take_break(struct run *r, struct str next)
{
    static const char *const bullets[] = {"▲", "△", "◇", "◆", "■", "□", "○", "●", "▶",
                                          "▷", "※", "·", "-", "*", "①", "②", "③"};
    struct str before = str_trim(buf_str(&r->text));
    bool line = kind_of(r->st, r->node, r->first) != BLOCK_HEADLINE && line_ends_sentence(before);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        line = line || str_starts(next, bullets[i]);
    while (r->text.len && r->text.at[r->text.len - 1] == ' ')
        r->text.len--;
    buf_addc(&r->text, line ? '\n' : ' ');
    r->breaks = 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void take_text(struct run *r, struct span at)
{
    struct str page = r->st->s->text;
    size_t start = at.at, end = (size_t)at.at + at.len;
    while (start < end && is_space(page.at[start]))
        start++;
    while (end > start && is_space(page.at[end - 1]))
        end--;
    if (start == end) {
        if (r->text.len)
            html_add_text(&r->text, str_of(" "), true);
        return;
    }
    if (r->breaks && r->text.len)
        take_break(r, str_slice(page, start, end - start));
    r->breaks = 0;
    if (r->last == 0)
        r->first = start;
    r->last = end;
    html_add_text(&r->text, span_of(page, at), true);
}

static void take_inline(struct run *r, const struct html_token *t)
{
    if (r->tags.len < MOST_INLINE)
        *vec_push(r->st->s->a, &r->tags) = (struct tag){t->at, t->name, t->kind == HTML_OPEN, HTML_NONE, r->text.len};
}

/* Leaves the nodes that end at or before `at`. */
static void leave_nodes(struct run *r, size_t at)
{
    const struct html_nodes *nodes = &r->st->nodes;
    while (r->node != HTML_NONE && at >= nodes->at[r->node].inner_end) {
        if (nodes->at[r->node].flags & HTML_BLOCK)
            flush(r);
        r->node = nodes->at[r->node].parent;
    }
}

/* Enters the node that begins at this tag. False when it is to be skipped. */
static bool enter_node(struct run *r, uint32_t i)
{
    const struct html_node *n = &r->st->nodes.at[i];
    if (n->flags & HTML_SKIP)
        return false;
    if (n->flags & HTML_BLOCK)
        flush(r);
    r->node = i;
    return true;
}

static void take_tag(struct run *r, const struct html_token *t)
{
    unsigned element = html_element(span_of(r->st->s->text, t->name));
    if (element & HTML_EMBED || (element & HTML_BREAK && r->breaks && r->text.len)) {
        flush(r);
    } else if (element & HTML_BREAK) {
        r->breaks++;
    } else if (!(element & (HTML_BLOCK | HTML_VOID))) {
        take_inline(r, t);
    }
}

static void read_range(struct story *st)
{
    struct run r = {.st = st, .node = HTML_NONE, .text = buf_make(st->s->text.len * 3 + 4)};
    struct html h = {.text = str_slice(st->s->text, 0, st->to), .at = st->from};
    struct html_token t;
    size_t next = 0; /* node */
    while (next < st->nodes.len && st->nodes.at[next].at < st->from) {
        if (st->nodes.at[next].inner_end > st->from)
            r.node = (uint32_t)next;
        next++;
    }
    while (html_next(&h, &t)) {
        leave_nodes(&r, t.at.at);
        while (next < st->nodes.len && st->nodes.at[next].at < t.at.at)
            next++;
        bool begins = t.kind == HTML_OPEN && next < st->nodes.len && st->nodes.at[next].at == t.at.at;
        if (begins && !enter_node(&r, (uint32_t)next)) {
            h.raw_of = (struct span){0, 0};
            h.at = st->nodes.at[next].end > t.at.at + t.at.len ? st->nodes.at[next].end : t.at.at + t.at.len;
        } else if (t.kind == HTML_TEXT && !t.raw) {
            take_text(&r, t.at);
        } else if (t.kind == HTML_OPEN || t.kind == HTML_CLOSE) {
            take_tag(&r, &t);
        }
    }
    flush(&r);
    buf_release(&r.text);
}

static const char *name_of(const struct source *s)
{
    return s->out->name.len ? arena_cstr(s->a, s->out->name) : "page";
}

/* <title> is replaced on export only where it stands in front of the article. */
static struct span title_place(const struct story *st, const struct html_head *head)
{
    size_t end = (size_t)head->title_at.at + head->title_at.len;
    return st->body != HTML_NONE && end <= st->from ? head->title_at : (struct span){0, 0};
}

enum fault html_story_read(struct source *s, const struct html_head *head, struct err *err)
{
    struct story st = {.s = s, .body = HTML_NONE, .headline = HTML_NONE};
    try(html_tree_read(s->a, s->text, true, name_of(s), &st.nodes, err));
    st.body = find_body(&st);
    if (st.body == HTML_NONE) { /* perhaps a class that only sounds like an advertisement */
        try(html_tree_read(s->a, s->text, false, name_of(s), &st.nodes, err));
        st.body = find_body(&st);
    }
    st.headline = find_headline(&st, head);
    find_range(&st);
    if (st.headline == HTML_NONE && head->og_title.len)
        source_block(s, BLOCK_HEADLINE, (struct span){0, 0}, head->og_title);
    else if (st.headline == HTML_NONE && head->title.len)
        source_block(s, BLOCK_HEADLINE, title_place(&st, head), head->title);
    read_range(&st);
    return FAULT_OK;
}

enum fault html_story_fragment(struct source *s, struct err *err)
{
    struct story st = {.s = s, .body = HTML_NONE, .headline = HTML_NONE, .to = s->text.len};
    try(html_tree_read(s->a, s->text, true, name_of(s), &st.nodes, err));
    read_range(&st);
    return FAULT_OK;
}
