#include "stages/qa/fates.h"

#include "stages/qa/lang.h"

static const char *const names[] = {"", "killed", "hurt", "missing", "rescued", "arrested"};

const char *fate_name(enum fate f)
{
    return names[f];
}

static bool counts_people(const struct fact *f)
{
    return f->kind == FACT_QUANTITY && !f->in_name && (str_is(f->unit, "person") || f->unit.len == 0);
}

struct marker {
    const char *word;
    enum fate fate;
};

/* Korean: behind the figure ("32명이 숨지고") or as a noun before it ("사망자 32명"). */
static const struct marker korean[] = {
    {"사망", FATE_DEAD},      {"숨지", FATE_DEAD},     {"숨졌", FATE_DEAD},    {"숨진", FATE_DEAD},
    {"목숨을 잃", FATE_DEAD}, {"부상", FATE_HURT},     {"다치", FATE_HURT},    {"다쳤", FATE_HURT},
    {"다친", FATE_HURT},      {"실종", FATE_MISSING},  {"구조", FATE_RESCUED}, {"체포", FATE_ARRESTED},
    {"구속", FATE_ARRESTED},  {"검거", FATE_ARRESTED}, {NULL, FATE_UNKNOWN},
};
static const struct marker korean_nouns[] = {
    {"사망자", FATE_DEAD},
    {"부상자", FATE_HURT},
    {"실종자", FATE_MISSING},
    {NULL, FATE_UNKNOWN},
};

/* English: verbs stand before the figure ("killed at least 32"), participles behind. */
static const struct marker english[] = {
    {"killed", FATE_DEAD},       {"killing", FATE_DEAD},       {"dead", FATE_DEAD},         {"died", FATE_DEAD},
    {"wounded", FATE_HURT},      {"wounding", FATE_HURT},      {"injured", FATE_HURT},      {"injuring", FATE_HURT},
    {"hurt", FATE_HURT},         {"missing", FATE_MISSING},    {"rescued", FATE_RESCUED},   {"rescuing", FATE_RESCUED},
    {"arrested", FATE_ARRESTED}, {"arresting", FATE_ARRESTED}, {"detained", FATE_ARRESTED}, {NULL, FATE_UNKNOWN},
};
/* What may stand between a verb and its figure. */
static const char *const fillers[] = {"at",     "least", "most",   "more",   "than",    "about", "some",
                                      "up",     "to",    "nearly", "almost", "another", "as",    "many",
                                      "around", "over",  "only",   "all",    "the",     "those", NULL};

enum { REACH = 45 /* bytes a Korean predicate may stand behind its figure */ };

/* The marker of the list that stands first in the text. */
static enum fate first_marker(struct str text, const struct marker *list)
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

enum fate fate_in_korean(const struct check_input *in, const struct fact *f)
{
    if (!lang_is(in->article->source_lang, "ko") || !counts_people(f))
        return FATE_UNKNOWN;
    struct str text = in->article->segments.at[f->segment].source;
    struct str behind = span_of(text, gap(in->source_facts, f, text.len, true));
    struct str before = span_of(text, gap(in->source_facts, f, text.len, false));
    enum fate fate = first_marker(str_slice(behind, 0, REACH), korean);
    if (before.len > 18)
        before = str_slice(before, before.len - 18, 18);
    enum fate noun = first_marker(before, korean_nouns);
    return noun ? noun : fate;
}

static enum fate english_word(struct str text, const struct token *t)
{
    for (const struct marker *m = english; m->word; m++)
        if (str_is_nocase(span_of(text, t->at), m->word))
            return m->fate;
    return FATE_UNKNOWN;
}

enum fate fate_in_english(const struct check_input *in, const struct fact *f)
{
    if (!lang_is(in->article->target_lang, "en") || !counts_people(f))
        return FATE_UNKNOWN;
    const struct tokens *t = &in->target_all[f->segment];
    struct str text = in->article->segments.at[f->segment].target;
    struct span behind = gap(in->target_facts, f, text.len, true);
    size_t first = 0;
    while (first < t->len && t->at[first].at.at < f->at.at)
        first++;
    /* "killed at least 32", but not "two dead, one missing" */
    for (size_t i = first; i > 0 && i < t->len && !(t->at[i].flags & TOKEN_STOPS); i--) {
        enum fate fate = english_word(text, &t->at[i - 1]);
        struct str word = span_of(text, t->at[i - 1].at);
        if (fate && (str_ends(word, "ed") || str_ends(word, "ing")) && !str_is(word, "missing") &&
            !str_is(word, "died"))
            return fate;
        if (!token_is_one(text, &t->at[i - 1], fillers))
            break;
    }
    /* "32 people were killed" */
    for (size_t i = first; i < t->len && t->at[i].at.at < behind.at + behind.len; i++) {
        enum fate fate = t->at[i].at.at >= behind.at ? english_word(text, &t->at[i]) : FATE_UNKNOWN;
        bool stops = t->at[i].at.at > behind.at && (t->at[i].flags & TOKEN_STOPS);
        if (fate || stops)
            return stops ? FATE_UNKNOWN : fate;
    }
    return FATE_UNKNOWN;
}
