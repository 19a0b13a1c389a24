#include "stages/qa/fates.h"

#include "stages/qa/check.h"
#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

static const char *const names[] = {"", "killed", "hurt", "missing", "rescued", "arrested"};

const char *fate_name(enum fate f)
{
    return names[f];
}

static bool counts_people(const struct fact *f)
{
    return f->kind == FACT_QUANTITY && !f->in_name && (str_is(f->unit, "person") || f->unit.len == 0);
}

/* Korean: behind the figure ("32명이 숨지고") or as a noun before it ("사망자 32명"). */
static const struct tongue_fate korean[] = {
    {"사망", FATE_DEAD},      {"숨지", FATE_DEAD},     {"숨졌", FATE_DEAD},    {"숨진", FATE_DEAD},
    {"목숨을 잃", FATE_DEAD}, {"부상", FATE_HURT},     {"다치", FATE_HURT},    {"다쳤", FATE_HURT},
    {"다친", FATE_HURT},      {"실종", FATE_MISSING},  {"구조", FATE_RESCUED}, {"체포", FATE_ARRESTED},
    {"구속", FATE_ARRESTED},  {"검거", FATE_ARRESTED}, {NULL, FATE_UNKNOWN},
};
static const struct tongue_fate korean_nouns[] = {
    {"사망자", FATE_DEAD},
    {"부상자", FATE_HURT},
    {"실종자", FATE_MISSING},
    {NULL, FATE_UNKNOWN},
};

enum { REACH = 45 /* bytes a predicate may stand behind its figure in Korean, Japanese, Chinese */ };

/* The marker of the list that stands first in the text. */
static enum fate first_marker(struct str text, const struct tongue_fate *list)
{
    ptrdiff_t best = -1;
    enum fate fate = FATE_UNKNOWN;
    for (; list->word; list++) {
        ptrdiff_t at = str_find(text, str_of(list->word), 0);
        if (at >= 0 && (best < 0 || at < best)) {
            best = at;
            fate = list->fate;
        }
    }
    return fate;
}

/* The neighbours of a fact among the facts of its text, so that no figure takes the
 * word that belongs to the next. */
static struct span gap(const struct facts *facts, const struct fact *f, size_t len, bool behind)
{
    uint32_t from = behind ? f->at.at + f->at.len : 0, to = behind ? (uint32_t)len : f->at.at;
    size_t i = (size_t)(f - facts->at);
    if (behind && i + 1 < facts->len && facts->at[i + 1].segment == f->segment && facts->at[i + 1].at.at >= from)
        to = facts->at[i + 1].at.at;
    if (!behind && i > 0 && facts->at[i - 1].segment == f->segment &&
        facts->at[i - 1].at.at + facts->at[i - 1].at.len <= to)
        from = facts->at[i - 1].at.at + facts->at[i - 1].at.len;
    return (struct span){from, to - from};
}

/* Behind the figure, or as a noun right before it. */
static enum fate fate_around(const struct facts *facts, const struct fact *f, struct str text,
                             const struct tongue_fate *verbs, const struct tongue_fate *nouns)
{
    struct str behind = span_of(text, gap(facts, f, text.len, true));
    struct str before = span_of(text, gap(facts, f, text.len, false));
    enum fate fate = first_marker(str_slice(behind, 0, REACH), verbs);
    if (!nouns)
        return fate;
    if (before.len > 18)
        before = str_slice(before, before.len - 18, 18);
    enum fate noun = first_marker(before, nouns);
    return noun ? noun : fate;
}

enum fate fate_in_korean(const struct check_input *in, const struct fact *f)
{
    if (!lang_is(in->article->source_lang, "ko") || !counts_people(f))
        return FATE_UNKNOWN;
    return fate_around(in->source_facts, f, in->article->segments.at[f->segment].source, korean, korean_nouns);
}

static bool is_in(struct str text, const struct token *t, const char *const *list)
{
    for (; *list; list++)
        if (str_is_nocase(span_of(text, t->at), *list))
            return true;
    return false;
}

static enum fate fate_of_word(const struct tongue_fates *table, struct str text, const struct token *t)
{
    for (const struct tongue_fate *m = table->words; m->word; m++)
        if (str_is_nocase(span_of(text, t->at), m->word))
            return m->fate;
    return FATE_UNKNOWN;
}

/* "killed at least 32", but not "two dead, one missing" */
static enum fate fate_before(const struct tongue_fates *table, struct str text, const struct tokens *t, size_t figure)
{
    for (size_t i = figure; i > 0 && i < t->len && !(t->at[i].flags & TOKEN_STOPS); i--) {
        const struct token *w = &t->at[i - 1];
        if (is_in(text, w, table->before))
            return fate_of_word(table, text, w);
        if (!is_in(text, w, table->between))
            break;
    }
    return FATE_UNKNOWN;
}

/* "32 people were killed" */
static enum fate fate_behind(const struct tongue_fates *table, struct str text, const struct tokens *t, size_t figure,
                             struct span behind)
{
    for (size_t i = figure; i < t->len && t->at[i].at.at < behind.at + behind.len; i++) {
        enum fate fate = t->at[i].at.at >= behind.at ? fate_of_word(table, text, &t->at[i]) : FATE_UNKNOWN;
        bool stops = t->at[i].at.at > behind.at && (t->at[i].flags & TOKEN_STOPS);
        if (fate || stops)
            return stops ? FATE_UNKNOWN : fate;
    }
    return FATE_UNKNOWN;
}

enum fate fate_in_target(const struct check_input *in, const struct fact *f)
{
    const struct tongue_fates *table = in->tongue ? in->tongue->fates : NULL;
    if (!table || !counts_people(f))
        return FATE_UNKNOWN;
    const struct tokens *t = &in->target_all[f->segment];
    struct str text = in->article->segments.at[f->segment].target;
    if (in->tongue->unspaced)
        return fate_around(in->target_facts, f, text, table->words, NULL);
    size_t figure = 0;
    while (figure < t->len && t->at[figure].at.at < f->at.at)
        figure++;
    enum fate before = fate_before(table, text, t, figure);
    return before ? before : fate_behind(table, text, t, figure, gap(in->target_facts, f, text.len, true));
}
