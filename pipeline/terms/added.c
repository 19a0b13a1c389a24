/* A rendering in the translation whose term is nowhere in the Korean. A note: there are
 * good reasons to name what a Korean reader is not told. */
#include "terms/comparing.h"
#include "terms/latin.h"
#include "terms/letters.h"
#include "terms/sayings.h"
#include "text/hangul.h"
#include "text/lettercase.h"
#include "text/utf8.h"

/* What Korean papers leave unsaid of their own country. */
static const char *const home[] = {"한국", "대한민국", "우리나라", "남한", "서울", NULL};

/* Capitals stand for their government. */
static const struct {
    const char *capital, *country;
} capitals[] = {
    {"워싱턴", "미국"},     {"베이징", "중국"}, {"도쿄", "일본"},   {"평양", "북한"},
    {"모스크바", "러시아"}, {"런던", "영국"},   {"파리", "프랑스"},
};

/* One syllable for a country stands beside another (한미, 미·중), or beside one of these. */
static const char beside[] = "한미일중러북남영독불호인태대방주친반재측군핵";

struct adding {
    struct comparing *c;
    const struct termbase *t;
    struct str korean; /* all of it, nothing but letters, words parted by nothing */
    struct strs told;  /* renderings that were judged before */
};

static void add_letters(struct buf *out, struct str text)
{
    size_t len;
    for (size_t at = 0; at < text.len; at += len)
        if (is_letter(utf8_at(text, at, &len)))
            buf_add(out, str_slice(text, at, len));
}

static struct str letters_of(struct arena *a, struct str text)
{
    auto_buf struct buf b = buf_make(LIMIT_CELL);
    add_letters(&b, text);
    return arena_str(a, buf_str(&b));
}

static struct str all_korean(const struct comparing *c)
{
    auto_buf struct buf b = buf_make(LIMIT_OUTPUT);
    for (size_t i = 0; i < c->article->segments.len; i++)
        add_letters(&b, c->article->segments.at[i].source);
    for (size_t i = 0; i < c->article->blocks.len; i++)
        add_letters(&b, c->article->blocks.at[i].text);
    return arena_str(c->a, buf_str(&b));
}

/* ---- is the term in the Korean, in whatever form? ---- */

static bool holds(const struct adding *g, struct str term)
{
    struct str letters = letters_of(g->c->a, term);
    return letters.len && str_find(g->korean, letters, 0) >= 0;
}

/* 외교통상부 for 외교부, 연방준비제도 for 미 연방준비제도: what a body's name begins with, or
 * its longest word. */
static bool holds_related(const struct adding *g, const struct term *term)
{
    enum { TWO = 6, THREE = 9 /* bytes of syllables */ };
    struct str rest = term->source, word;
    if (term->kind != TERM_BODY && term->kind != TERM_LAW)
        return false;
    while (str_cut(&rest, ' ', &word))
        if (word.len >= THREE && word.len < term->source.len && holds(g, word))
            return true;
    return term->source.len >= THREE && str_find(term->source, str_of(" "), 0) < 0 &&
           holds(g, str_slice(term->source, 0, TWO));
}

static bool is_mentioned(const struct comparing *c, const struct term *term)
{
    for (size_t i = 0; i < c->mentions.len; i++)
        if (c->mentions.at[i].term == term)
            return true;
    return false;
}

static bool is_beside(struct str korean, size_t at)
{
    size_t len;
    uint32_t c = utf8_at(korean, at, &len);
    return hangul_is_syllable(c) && str_find(str_of(beside), str_slice(korean, at, len), 0) >= 0;
}

/* 미국 as 한미, 미측, 방미. */
static bool holds_short(const struct adding *g, struct str source)
{
    enum { SYLLABLE = 3 };
    struct str first = str_slice(source, 0, SYLLABLE);
    if (first.len < SYLLABLE || !hangul_is_syllable(utf8_at(first, 0, NULL)))
        return false;
    for (ptrdiff_t at = str_find(g->korean, first, 0); at >= 0;
         at = str_find(g->korean, first, (size_t)at + SYLLABLE)) {
        size_t before;
        utf8_before(g->korean, (size_t)at, &before);
        if (is_beside(g->korean, (size_t)at + SYLLABLE) || (at > 0 && is_beside(g->korean, (size_t)at - before)))
            return true;
    }
    return false;
}

static bool is_implied(const struct adding *g, struct str source)
{
    for (size_t i = 0; home[i]; i++)
        if (str_is(source, home[i]))
            return true;
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
        if (str_is(source, capitals[i].capital))
            return holds(g, str_of(capitals[i].country)) || holds_short(g, str_of(capitals[i].country));
    return false;
}

/* 이 대통령, or a namesake whom the glossary does not know. */
static bool is_called(const struct adding *g, const struct term *term)
{
    const struct story_people *all = g->c->people;
    for (size_t s = 0; term->kind == TERM_PERSON && s < all->len; s++)
        for (size_t i = 0; i < all->at[s].len; i++) {
            const struct person *p = &all->at[s].at[i];
            if (p->given.len == 0 && str_eq(p->family, str_slice(term->source, 0, p->family.len)))
                return true;
        }
    return false;
}

/* A word of the Korean that the rendering spells: another Busan, another Kim Young-ho. */
static bool is_heard(const struct adding *g, struct str rendering)
{
    enum { MOST = 5 /* syllables */ };
    for (size_t s = 0; s < g->c->article->segments.len; s++) {
        struct str text = g->c->article->segments.at[s].source;
        size_t len;
        bool inside = false;
        for (size_t at = 0; at < text.len; at += len) {
            bool syllable = hangul_is_syllable(utf8_at(text, at, &len));
            for (size_t n = 2; syllable && !inside && n <= MOST; n++)
                if (latin_spells(rendering, str_slice(text, at, n * len)) >= 0)
                    return true;
            inside = syllable;
        }
    }
    return false;
}

static bool stands_in_korean(const struct adding *g, const struct term *term)
{
    if (is_mentioned(g->c, term) || holds(g, term->source) || is_implied(g, term->source) || is_called(g, term))
        return true;
    for (size_t i = 0; i < term->aliases.len; i++)
        if (holds(g, term->aliases.at[i]))
            return true;
    return term->kind == TERM_PLACE ? holds_short(g, term->source) : holds_related(g, term);
}

/* ---- the translation ---- */

static bool is_told(const struct adding *g, struct str rendering)
{
    for (size_t i = 0; i < g->told.len; i++)
        if (str_eq(g->told.at[i], rendering))
            return true;
    return false;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool joins(char c)
{
    return c == ' ' || c == '-';
}

/* A part of a longer name that the glossary does not have: Busan in "Busan Ilbo". */
static bool is_part(struct str text, size_t at, size_t len)
{
    size_t end = at + len, word = at;
    if (end + 1 < text.len && joins(text.at[end]) && is_capital(text.at[end + 1]))
        return true;
    if (at < 2 || !joins(text.at[at - 1]))
        return false;
    for (word = at - 1; word > 0 && is_letter((unsigned char)text.at[word - 1]);)
        word--;
    return word > 0 && is_capital(text.at[word]); /* the first word of a sentence may be any */
}

static void judge(struct adding *g, uint32_t segment, struct str text, size_t at, const struct saying *said)
{
    struct str rendering = str_slice(text, at, said->len);
    if (is_part(text, at, said->len) || is_told(g, rendering))
        return;
    *vec_push(g->c->a, &g->told) = rendering;
    for (size_t i = 0; i < said->n; i++)
        if (stands_in_korean(g, said->terms[i]))
            return;
    if (case_begins_capital(rendering) && is_heard(g, rendering))
        return;
    struct mention m = {.segment = segment};
    comparing_report(g->c, "term.added", SEVERITY_NOTE, &m, (struct span){(uint32_t)at, (uint32_t)said->len},
                     "\"%.*s\" is in the translation; %.*s is nowhere in the Korean.", STR_ARGS(rendering),
                     STR_ARGS(said->terms[0]->source));
}

void added_check(struct comparing *c, const struct termbase *t)
{
    struct adding g = {.c = c, .t = t};
    for (uint32_t s = 0; s < c->article->segments.len; s++) {
        struct str text = comparing_target(c, s);
        size_t len, step;
        bool inside = false;
        for (size_t at = 0; at < text.len; at += step) {
            struct saying said;
            uint32_t character = utf8_at(text, at, &len);
            bool unspaced = is_unspaced(character), letter = !unspaced && is_letter(character);
            step = len;
            if ((unspaced || (letter && !inside)) && saying_at(t, text, at, &said)) {
                if (!g.korean.at)
                    g.korean = all_korean(c);
                judge(&g, s, text, at, &said);
                step = said.len;
            }
            inside = letter;
        }
    }
}
