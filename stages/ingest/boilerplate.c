#include "stages/ingest/boilerplate.h"

#include "base/clock.h"
#include "stages/ingest/byline.h"
#include "stages/ingest/dates.h"
#include "stages/ingest/line.h"
#include "stages/ingest/rules.h"
#include "stages/ingest/words.h"
#include "text/norm.h"
#include "text/utf8.h"

enum {
    MOST_HEAD = 200, /* bytes in which a byline in front must end */
    MOST_TAIL = 200, /* bytes at the end that may be byline, e-mail or credit */
    SEOUL = 9 * 60,  /* minutes east of Greenwich */
};

/* A block at work: its clean text, and what of it has been cut at both ends. */
struct trim {
    struct arena *a;
    struct article *out;
    struct block *block;
    struct str text;    /* clean */
    struct edits edits; /* text -> block.read */
    size_t start, end;  /* what is left as copy */
};

static void cut(struct trim *t, size_t from, size_t to, const char *kind)
{
    struct span at = edits_back(&t->edits, (struct span){(uint32_t)from, (uint32_t)(to - from)});
    struct boilerplate_span piece = {at, str_of(kind)};
    *vec_push(t->a, &t->block->cut) = piece;
    for (size_t i = t->block->cut.len - 1; i > 0 && t->block->cut.at[i - 1].at.at > at.at; i--) {
        t->block->cut.at[i] = t->block->cut.at[i - 1];
        t->block->cut.at[i - 1] = piece;
    }
}

static void cut_head(struct trim *t, size_t to, const char *kind)
{
    to = line_skip_blanks(t->text, to);
    cut(t, t->start, to, kind);
    t->start = to;
}

static void cut_tail(struct trim *t, size_t from, const char *kind)
{
    cut(t, from, t->end, kind);
    t->end = from;
}

static void note_byline(struct trim *t, struct str name)
{
    if (!t->out->meta.byline.len)
        t->out->meta.byline = arena_str(t->a, str_trim(name));
}

static void note_dateline(struct trim *t, struct str inner)
{
    const char *equal = memchr(inner.at, '=', inner.len);
    if (!equal)
        return;
    struct str left = str_slice(inner, 0, (size_t)(equal - inner.at)), right = line_after(inner, left.len + 1);
    if (byline_at(right))
        note_byline(t, right);
    else if (!t->out->meta.dateline.len)
        t->out->meta.dateline = arena_str(t->a, str_trim(left));
}

/* "홍길동 기자 =" right at the start: its length with the sign, or 0. */
static size_t byline_with_sign(struct str s, size_t *name)
{
    *name = byline_at(line_head(s, MOST_HEAD));
    size_t sign = *name ? line_skip_blanks(s, *name) : 0;
    return sign && sign < s.len && s.at[sign] == '=' ? sign + 1 : 0;
}

static void trim_head(struct trim *t)
{
    struct str rest = line_after(t->text, t->start), inner;
    size_t head = line_bracket_head(rest, &inner), name;
    if (head && byline_is_dateline(inner)) {
        note_dateline(t, inner);
        cut_head(t, t->start + head, "dateline");
        rest = line_after(t->text, t->start);
    }
    size_t byline = byline_with_sign(rest, &name);
    if (byline) {
        note_byline(t, str_slice(rest, 0, name));
        cut_head(t, t->start + byline, "byline");
    }
}

/* [속보] in front, (종합) behind. */
static void trim_tags(struct trim *t)
{
    struct str inner;
    for (size_t head; (head = line_bracket_head(line_after(t->text, t->start), &inner)) && words_has(words_tag, inner);)
        cut_head(t, t->start + head, "tag");
    struct str left = str_slice(t->text, 0, t->end);
    size_t tail = line_bracket_tail(left, &inner);
    if (tail < left.len && tail > t->start && words_has(words_tag, inner))
        cut_tail(t, tail, "tag");
}

/* What the words behind a sentence are; a date in front (2025.10.21/뉴스1) goes with
 * the credit of a picture. */
static const char *tail_kind(struct str tail)
{
    size_t date = dates_at_start(tail);
    struct str rest = str_trim(line_after(tail, date));
    if (date)
        return rest.len && tail_kind(rest) ? "credit" : NULL;
    return byline_is(tail) ? "byline" : byline_is_email(tail) ? "email" : rules_is_credit_line(tail) ? "credit" : NULL;
}

/* Where the last stretch that may be no copy begins: behind each sentence end in
 * turn, first come first served. */
static size_t tail_after_sentence(struct str s, size_t from, const char **kind)
{
    size_t at = s.len > MOST_TAIL ? s.len - MOST_TAIL : 0;
    for (at = at > from ? at : from; at < s.len; at++) {
        char c = s.at[at];
        if (c != '.' && c != '!' && c != '?' && c != ')' && (unsigned char)c != 0x9D)
            continue;
        struct str rest = line_after(s, at + 1), tail = str_trim(rest);
        if (!tail.len || ((unsigned char)rest.at[0] & 0xC0) == 0x80)
            continue;
        *kind = tail_kind(tail);
        if (*kind)
            return at + 1;
    }
    return s.len;
}

/* "… /사진=연합뉴스" also behind what ends no sentence. */
static size_t credit_after_slash(struct str s, size_t from)
{
    for (size_t at = s.len; at-- > from && s.len - at < MOST_TAIL;)
        if (s.at[at] == '/' && rules_is_credit(line_after(s, at)))
            return at;
    return s.len;
}

/* One piece of boilerplate at the end: where it begins, or t->end. */
static size_t tail_piece(const struct trim *t, const char **kind)
{
    struct str s = str_slice(t->text, 0, t->end), inner = {"", 0};
    const char *end = words_end_of(words_end, s);
    *kind = "end";
    if (end)
        return s.len - strlen(end);
    size_t at = line_bracket_tail(s, &inner);
    *kind = "credit";
    if (at < s.len &&
        (rules_is_credit(inner) || (rules_is_credit_line(inner) && line_ends_sentence(str_trim(str_slice(s, 0, at))))))
        return at;
    *kind = "byline";
    if (at < s.len && line_ends_sentence(str_trim(str_slice(s, 0, at))) && byline_is(inner))
        return at;
    *kind = "credit";
    if ((at = credit_after_slash(s, t->start)) < s.len)
        return at;
    return tail_after_sentence(s, t->start, kind);
}

static void trim_tail(struct trim *t)
{
    while (t->end > t->start) {
        while (t->end > t->start && t->text.at[t->end - 1] == ' ')
            t->end--;
        struct str s = str_slice(t->text, 0, t->end);
        const char *kind;
        if (str_ends(s, "다.")) /* nearly every paragraph */
            return;
        size_t at = tail_piece(t, &kind);
        if (at >= t->end || at <= t->start)
            return;
        if (strcmp(kind, "byline") == 0) {
            struct str tail = str_trim(line_after(s, at));
            tail = line_after(tail, byline_lead(tail));
            note_byline(t, str_slice(tail, 0, byline_at(tail)));
        }
        cut_tail(t, at, kind);
    }
}

/* --- all blocks --- */

static void note_time(struct arena *a, struct article *out, struct str line)
{
    char text[CLOCK_TEXT];
    int64_t ms;
    /* a line that only tells when the story was changed does not tell when it came out */
    if (out->meta.published || (words_start(words_changed, line) && !words_within(words_published, line)) ||
        !dates_first(line, &ms))
        return;
    clock_text(ms, SEOUL, text);
    out->meta.published = ms;
    out->meta.published_text = arena_str(a, str_of(text));
}

static void note_line(struct trim *t, const char *note)
{
    struct str line = str_trim(t->text);
    if (strcmp(note, "published") == 0)
        note_time(t->a, t->out, line);
    else if (strcmp(note, "copyright") == 0 && !t->out->meta.copyright.len)
        t->out->meta.copyright = arena_str(t->a, line);
    else if (strcmp(note, "byline") == 0) {
        struct str inner;
        size_t head = line_bracket_head(line, &inner);
        if (head && head < line.len && byline_is_dateline(inner))
            line = line_after(line, line_skip_blanks(line, head));
        line = line_after(line, byline_lead(line));
        size_t name = byline_at(line);
        if (name)
            note_byline(t, str_slice(line, 0, name));
    }
}

static void mark_block(struct arena *a, struct article *out, struct block *b)
{
    struct trim t = {.a = a, .out = out, .block = b};
    enum block_kind kind = b->kind;
    t.text = norm_text(a, b->read, &t.edits);
    t.end = t.text.len;
    const char *note = boilerplate_line(t.text, &kind);
    if (note && (b->kind != BLOCK_HEADLINE || kind != BLOCK_BYLINE)) {
        note_line(&t, note);
        b->kind = kind;
        b->note = str_of(note);
    } else if (b->kind == BLOCK_HEADLINE || b->kind == BLOCK_DECK) {
        trim_tags(&t);
    } else {
        trim_head(&t);
        trim_tail(&t);
    }
    if (b->kind == BLOCK_HEADLINE && !out->meta.title.len)
        out->meta.title = arena_str(a, str_trim(str_slice(t.text, t.start, t.end - t.start)));
}

void boilerplate_mark(struct arena *a, struct article *out)
{
    for (size_t i = 0; i < out->blocks.len; i++) {
        struct block *b = &out->blocks.at[i];
        if (b->kind == BLOCK_BOILERPLATE || b->kind == BLOCK_BYLINE)
            continue; /* the format knew */
        mark_block(a, out, b);
    }
}
