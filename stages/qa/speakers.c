#include "stages/qa/speakers.h"

#include "stages/qa/given_names.h"
#include "stages/qa/sounds.h"
#include "terms/latin.h"
#include "terms/names.h"
#include "terms/romanize.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum { SYLLABLE = 3, WHOLE = 9 /* bytes: a name of three syllables */, WORDS = 3 /* from a name to its particle */ };
enum { MOST = 200 /* people of a story that are told apart */, NAMED = 50 /* in one sentence */ };

/* ---- Korean ---- */

static bool ends_with(struct str word, const char *const *list)
{
    for (; *list; list++)
        if (str_ends(word, *list))
            return true;
    return false;
}

static size_t hangul_end(struct str text, size_t at)
{
    size_t len;
    while (at < text.len && hangul_is_syllable(utf8_at(text, at, &len)))
        at += len;
    return at;
}

/* 홍길동(45·서울): what is told of a person in brackets. */
static size_t past_brackets(struct str text, size_t at)
{
    ptrdiff_t close = at < text.len && text.at[at] == '(' ? str_find(text, str_of(")"), at) : -1;
    return close >= 0 ? (size_t)close + 1 : at;
}

/* What the particle behind the name and its title says of the person. */
static enum mention_mark mark_behind(struct str text, size_t at)
{
    static const char *const topic[] = {"은", "는", "도", "께서", "와", "과", "측", NULL}, *const subject[] = {
                                                                                               "이", "가", NULL};
    static const char *const addressee[] = {"에게", "한테", NULL}, *const toward[] = {"을", "를", NULL};
    for (int n = 0; n < WORDS; n++) {
        at = past_brackets(text, at);
        while (n > 0 && at < text.len && text.at[at] == ' ')
            at++;
        size_t end = hangul_end(text, at);
        struct str word = str_slice(text, at, end - at);
        struct str rest = str_slice(text, end, text.len);
        if (ends_with(word, addressee) ||
            (ends_with(word, toward) && (str_starts(rest, " 향해") || str_starts(rest, " 겨냥"))))
            return MENTION_ADDRESSEE;
        if (ends_with(word, topic))
            return MENTION_TOPIC;
        if (ends_with(word, subject))
            return MENTION_SUBJECT;
        if ((n > 0 && word.len == 0) || ends_with(word, toward) || str_ends(word, "의"))
            return MENTION_OTHER;
        at = end;
    }
    return MENTION_OTHER;
}

static bool is_mentioned(const struct mentions *list, struct span at)
{
    for (size_t i = 0; i < list->len; i++)
        if (at.at < list->at[i].at.at + list->at[i].at.len && list->at[i].at.at < at.at + at.len)
            return true;
    return false;
}

static void add(struct arena *a, struct str text, struct span at, struct speaker who, struct mentions *out)
{
    if (out->len < NAMED && !is_mentioned(out, at))
        *vec_push(a, out) = (struct mention){at, who, mark_behind(text, at.at + at.len)};
}

bool speaker_is(const struct speaker *a, const struct speaker *b)
{
    return str_eq(a->name, b->name);
}

static void gather(struct arena *a, const struct mentions *from, struct speakers *people)
{
    for (size_t i = 0; i < from->len; i++) {
        bool known = false;
        for (size_t k = 0; k < people->len && !known; k++)
            known = speaker_is(&people->at[k], &from->at[i].who);
        if (!known && people->len < MOST)
            *vec_push(a, people) = from->at[i].who;
    }
}

/* People with a title in Latin or foreign names (트럼프 대통령), which the fact reader knows. */
static void add_foreign(const struct check_input *in, uint32_t segment, size_t *fact, struct mentions *out)
{
    const struct facts *f = in->source_facts;
    struct str text = in->article->segments.at[segment].source;
    for (; *fact < f->len && f->at[*fact].segment <= segment; ++*fact)
        if (f->at[*fact].segment == segment && f->at[*fact].kind == FACT_NAME)
            add(in->arena, text, f->at[*fact].at, (struct speaker){.name = span_of(text, f->at[*fact].at)}, out);
}

/* People of the glossary, who need no title. */
static void add_marked(const struct check_input *in, uint32_t segment, size_t *mark, struct mentions *out)
{
    const struct term_marks *m = &in->article->terms;
    struct str text = in->article->segments.at[segment].source;
    for (; *mark < m->len && m->at[*mark].segment <= segment; ++*mark) {
        const struct term_mark *t = &m->at[*mark];
        if (t->segment != segment || !t->person)
            continue;
        struct speaker who = {.name = span_of(text, t->source), .rendering = t->rendering};
        size_t family = family_length(who.name);
        who.family = who.name.len <= WHOLE && who.name.len > family ? family : 0;
        add(in->arena, text, t->source, who, out);
    }
}

struct mentions *speakers_of_story(const struct check_input *in, struct speakers *people)
{
    const struct segments *s = &in->article->segments;
    struct mentions *all = arena_alloc(in->arena, (s->len + 1) * sizeof *all);
    size_t fact = 0, mark = 0;
    for (uint32_t i = 0; i < s->len; i++) {
        struct people named = {0};
        add_marked(in, i, &mark, &all[i]);
        names_find(in->arena, s->at[i].source, &named);
        for (size_t k = 0; k < named.len; k++)
            add(in->arena, s->at[i].source, named.at[k].at,
                (struct speaker){.name = span_of(s->at[i].source, named.at[k].at), .family = named.at[k].family.len},
                &all[i]);
        add_foreign(in, i, &fact, &all[i]);
        gather(in->arena, &all[i], people);
    }
    return all;
}

void mentions_add_bare(struct arena *a, struct str source, const struct speakers *people, struct mentions *out)
{
    for (size_t i = 0; i < people->len; i++) {
        const struct speaker *p = &people->at[i];
        ptrdiff_t at = p->name.len >= WHOLE ? str_find(source, p->name, 0) : -1;
        if (at >= 0)
            add(a, source, (struct span){(uint32_t)at, (uint32_t)p->name.len}, *p, out);
    }
}

/* ---- the translation ---- */

static struct str bare(struct str w)
{
    return str_ends(w, "'s") ? str_slice(w, 0, w.len - 2) : str_ends(w, "’s") ? str_slice(w, 0, w.len - 4) : w;
}

static struct str family_of(const struct speaker *p)
{
    return str_slice(p->name, 0, p->family);
}

static struct str given_of(const struct speaker *p)
{
    return str_slice(p->name, p->family, p->name.len);
}

static bool has_hyphen(struct str w)
{
    return str_find(w, str_of("-"), 0) > 0;
}

static bool sounds_like(struct arena *a, struct str word, const struct speaker *p, unsigned percent)
{
    struct sounds s = {0};
    if (word.len < 4 || has_hyphen(word) || is_korean_surname(word) || p->name.len <= p->family)
        return false;
    sounds_read(a, p->name, &s);
    return sounds_within(word, &s, percent);
}

static struct str last_word(struct str words)
{
    size_t at = words.len;
    while (at > 0 && words.at[at - 1] != ' ')
        at--;
    return str_slice(words, at, words.len);
}

/* Is the word one of the glossary's rendering: "Xi", "Jinping"? */
static bool is_rendering(struct str word, const struct speaker *p)
{
    struct str rest = p->rendering, piece;
    while (word.len > 1 && str_cut(&rest, ' ', &piece))
        if (str_eq(piece, word))
            return true;
    return false;
}

static bool ends_in(struct str words, struct str rendering)
{
    return rendering.len && words.len >= rendering.len &&
           str_eq(str_slice(words, words.len - rendering.len, rendering.len), rendering);
}

bool speaker_is_called(struct arena *a, struct str words, const struct speaker *p, bool *whole)
{
    struct span where;
    struct str last = last_word(words);
    *whole = true;
    if (ends_in(words, p->rendering) || (!p->family && is_rendering(last, p)))
        return true;
    if (p->family && p->name.len > p->family && latin_find(words, family_of(p), given_of(p), &where) >= 0)
        return true;
    if (sounds_like(a, last, p, SOUNDS_ALIKE))
        return true;
    *whole = false;
    return p->family && !has_hyphen(words) && is_korean_surname(last) && latin_spells(last, family_of(p)) >= 0;
}

/* Behind the family name another person's given name: "Kim Young-ho" is no 김민수. */
static bool is_anothers(struct str text, const struct tokens *t, size_t i, const struct speaker *p)
{
    if (i + 1 >= t->len || !(t->at[i + 1].flags & TOKEN_CAPITAL) || (t->at[i + 1].flags & TOKEN_STOPS))
        return false;
    struct str next = bare(span_of(text, t->at[i + 1].at));
    return has_hyphen(next) && p->name.len > p->family && latin_spells(next, given_of(p)) < 0;
}

bool speaker_may_be_named(struct arena *a, struct str text, const struct tokens *tokens, const struct speaker *p)
{
    for (size_t i = 0; i < tokens->len; i++) {
        struct str word = bare(span_of(text, tokens->at[i].at));
        if (!(tokens->at[i].flags & TOKEN_CAPITAL))
            continue;
        if (!p->family && is_rendering(word, p))
            return true;
        if (p->family && latin_spells(word, family_of(p)) >= 0 && !is_anothers(text, tokens, i, p))
            return true;
        if (p->family && p->name.len > p->family && latin_spells(word, given_of(p)) >= 0)
            return true;
        if (sounds_like(a, word, p, SOUNDS_NEAR))
            return true;
    }
    return false;
}
