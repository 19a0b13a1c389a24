#include "stages/qa/unheard.h"

#include "stages/qa/places.h"
#include "stages/qa/sounds.h"
#include "stages/qa/tongue.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum { WORDS = 200 /* of a sentence; every word is held against every other */ };
enum { UNHEARD = 42 /* percent of the sounds off, and more, is another word */ };

/* Syllables that Korean words of Korean or Chinese origin hardly have. */
static const char foreign[] = "르트프크츠브흐므슨튼큰퍼커텔펠켈퀴뷔튀퓌플블클글틀폰콘톤팡캉쾰쉬쉐쿠투푸카타파티키피페케"
                              "테코토포켄펜펙팩택캐패태팔칼탈폴콜톨"
                              "필킬틸펄컬털팀킴핌캠탐팜펌컴텀텐팬캔탄칸판튜큐퓨";

/* What is taken off the end before the syllables are counted. */
static const char *const particles[] = {"으로부터", "에서는", "이라는", "라는", "에서", "으로", "에게", "까지",
                                        "부터",     "과의",   "와의",   "에는", "이며", "이자", "은",   "는",
                                        "이",       "가",     "을",     "를",   "의",   "에",   "와",   "과",
                                        "로",       "도",     "인",     "만",   "며",   NULL};

static struct str stem_of(struct str word)
{
    for (const char *const *p = particles; *p; p++)
        if (str_ends(word, *p) && word.len >= strlen(*p) + 6)
            return str_slice(word, 0, word.len - strlen(*p));
    return word;
}

/* Ends as verbs do (태우고, 터지며), which are no names: one strange syllable is not enough. */
static bool ends_as_verb(struct str stem)
{
    static const char *const endings[] = {"고", "며", "서", "면", "다", "지", "던", "게", "려", "러", "자", "니", NULL};
    for (const char *const *e = endings; *e; e++)
        if (str_ends(stem, *e))
            return true;
    return false;
}

static bool looks_foreign(struct str stem)
{
    size_t syllables = 0, strange = 0, len;
    for (size_t at = 0; at < stem.len; at += len, syllables++) {
        if (!hangul_is_syllable(utf8_at(stem, at, &len)))
            return false;
        strange += str_find(str_of(foreign), str_slice(stem, at, len), 0) >= 0;
    }
    return syllables >= 3 && strange >= (ends_as_verb(stem) ? 2 : 1);
}

/* Does a word of the translation, or two in a row, sound like it? */
static bool is_heard(const struct check_input *in, struct str korean)
{
    const struct tokens *t = in->target_tokens;
    struct sounds sounds = {0};
    sounds_read(in->arena, korean, &sounds);
    for (size_t i = 0; i < t->len; i++) {
        struct str one = span_of(in->target, t->at[i].at);
        /* "the", "and": no name; one in small letters is a loanword and longer */
        if (one.len < (t->at[i].flags & TOKEN_CAPITAL ? 3 : 4))
            continue;
        if (sounds_within(one, &sounds, UNHEARD))
            return true;
        if (i + 1 >= t->len)
            continue;
        struct span next = t->at[i + 1].at;
        struct str two = {one.at, (size_t)(next.at + next.len - t->at[i].at.at)};
        if (sounds_within(two, &sounds, UNHEARD))
            return true;
    }
    return false;
}

/* Places whose own name the source has, as far as its syllables tell. */
struct candidates {
    const struct place **at;
    size_t len, cap;
};

static void gather_places(const struct check_input *in, const struct place_table *t, struct candidates *out)
{
    for (size_t i = 0; t && i < t->len; i++) {
        const struct place *p = &t->at[i];
        if (!tokens_may_have(in->source_tokens, place_first(p)))
            continue;
        struct str own = place_own(p);
        if (own.len >= 6 && tokens_may_have(in->source_tokens, own) && strcmp(p->word, p->name) == 0)
            *vec_push(in->arena, out) = p;
    }
}

/* The place whose Korean name begins the word. */
static const struct place *place_of(const struct candidates *places, struct str word)
{
    for (size_t i = 0; i < places->len; i++) {
        struct str own = place_own(places->at[i]);
        if (word.len >= own.len && memcmp(word.at, own.at, own.len) == 0)
            return places->at[i];
    }
    return NULL;
}

static bool place_is_said(const struct check_input *in, const struct place *wanted)
{
    for (size_t i = 0; i < in->target_tokens->len; i++) {
        struct str w = span_of(in->target, in->target_tokens->at[i].at);
        if (str_ends(w, "'s"))
            w.len -= 2;
        const struct place *p = place_find(in->tongue->places, w);
        if (p && (strcmp(p->name, wanted->name) == 0 || strcmp(p->korean, wanted->korean) == 0))
            return true;
    }
    return false;
}

static bool in_brackets(struct str text, size_t at)
{
    int depth = 0;
    for (size_t i = 0; i < at; i++)
        depth += text.at[i] == '(' ? 1 : text.at[i] == ')' && depth > 0 ? -1 : 0;
    return depth > 0;
}

bool unheard_find(const struct check_input *in, struct span *where)
{
    struct candidates places = {0};
    if (in->source_tokens->len > WORDS || in->target_tokens->len > WORDS)
        return false;
    gather_places(in, in->tongue ? in->tongue->places : NULL, &places);
    for (size_t i = 0; i < in->source_tokens->len; i++) {
        const struct token *t = &in->source_tokens->at[i];
        struct str word = span_of(in->source, t->at);
        if (!(t->flags & TOKEN_HANGUL) || (t->flags & (TOKEN_LATIN | TOKEN_DIGIT)) || in_brackets(in->source, t->at.at))
            continue;
        struct str stem = stem_of(word);
        const struct place *p = place_of(&places, word);
        bool left_out = p ? !place_is_said(in, p) : looks_foreign(stem) && !is_heard(in, stem);
        if (!left_out)
            continue;
        *where = (struct span){t->at.at, (uint32_t)stem.len};
        return true;
    }
    return false;
}
