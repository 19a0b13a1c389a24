#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/sounds.h"
#include "stages/qa/tongue.h"
#include "text/utf8.h"

enum { MOST = 20 /* places asked about in one sentence */ };

/* A place of the translation, and where it stands. */
struct named {
    const struct place *place;
    struct span at;
};

struct names {
    struct named *at;
    size_t len, cap;
};

static struct str bare(struct str w)
{
    return str_ends(w, "'s") ? str_slice(w, 0, w.len - 2) : str_ends(w, "’s") ? str_slice(w, 0, w.len - 4) : w;
}

static void gather_words(const struct check_input *in, struct names *out)
{
    for (size_t i = 0; i < in->target_tokens->len; i++) {
        const struct token *t = &in->target_tokens->at[i];
        if (!(t->flags & TOKEN_CAPITAL))
            continue;
        struct str word = bare(span_of(in->target, t->at));
        const struct place *p = place_find(in->tongue->places, word);
        if (p)
            *vec_push(in->arena, out) = (struct named){p, {t->at.at, (uint32_t)word.len}};
    }
}

static bool is_katakana(uint32_t c)
{
    return c >= 0x30A1 && c <= 0x30FC;
}

/* タイ is no country in タイトル. */
static bool stands_alone(struct str text, size_t at, size_t len)
{
    if (!is_katakana(utf8_at(text, at, NULL)))
        return true;
    return !is_katakana(utf8_before(text, at, NULL)) && !is_katakana(utf8_at(text, at + len, NULL));
}

static void gather_anywhere(const struct check_input *in, struct names *out)
{
    size_t len;
    for (size_t at = 0; at < in->target.len; at += len) {
        const struct place *p = place_at(in->tongue->places, str_slice(in->target, at, in->target.len));
        utf8_at(in->target, at, &len);
        if (!p)
            continue;
        size_t word = strlen(p->word);
        if (stands_alone(in->target, at, word))
            *vec_push(in->arena, out) = (struct named){p, {(uint32_t)at, (uint32_t)word}};
        len = word;
    }
}

static bool names_own(const struct check_input *in, const struct place *p)
{
    return str_find(in->source, place_own(p), 0) >= 0;
}

/* London speaks for 영국, and the British capital is 런던; but "the two Koreas" are not Seoul. */
static bool stands_for(const struct check_input *in, const struct place *said, const struct place *wanted)
{
    if (strcmp(said->name, wanted->name) == 0)
        return true;
    if (names_own(in, said))
        return false;
    return place_in_korean(said, place_own(wanted)) ||
           (!place_is_implied(said) && place_in_korean(wanted, place_own(said)));
}

static size_t times_in_target(const struct check_input *in, const struct names *names, const struct place *wanted)
{
    size_t times = 0;
    for (size_t i = 0; i < names->len; i++)
        times += stands_for(in, names->at[i].place, wanted);
    return times;
}

/* How many words of the source begin with this; *where is the last of them. */
static size_t times_in_source(const struct check_input *in, struct str korean, struct span *where)
{
    const struct tokens *source = in->source_tokens;
    size_t times = 0;
    for (size_t i = 0; i < source->len; i++) {
        struct str w = span_of(in->source, source->at[i].at);
        if (w.len < korean.len || memcmp(w.at, korean.at, korean.len) != 0)
            continue;
        *where = (struct span){source->at[i].at.at, (uint32_t)korean.len};
        times++;
    }
    return times;
}

/* A place the source names more often than the translation does. */
static const struct place *left_out(const struct check_input *in, const struct names *names, struct span *where)
{
    const struct place_table *t = in->tongue->places;
    for (size_t i = 0; i < t->len; i++) {
        const struct place *p = &t->at[i];
        if (!tokens_may_have(in->source_tokens, place_first(p)))
            continue;
        struct str own = place_own(p);
        if (strcmp(p->word, p->name) != 0 || own.len < 6 || place_is_implied(p) ||
            !tokens_may_have(in->source_tokens, own))
            continue;
        struct span at;
        size_t times = times_in_source(in, own, &at);
        if (times == 0 || times <= times_in_target(in, names, p))
            continue;
        *where = at;
        return p;
    }
    return NULL;
}

/* A city of that country is named: "the French capital" for 파리. */
static bool city_is_named(const struct check_input *in, const struct place *country)
{
    const struct place_table *t = in->tongue->places;
    for (size_t i = 0; i < t->len; i++) {
        if (!tokens_may_have(in->source_tokens, place_first(&t->at[i])))
            continue;
        struct str own = place_own(&t->at[i]);
        if (own.len >= 6 && tokens_may_have(in->source_tokens, own) && str_find(in->source, own, 0) >= 0 &&
            place_in_korean(&t->at[i], place_own(country)))
            return true;
    }
    return false;
}

/* The source says it: by name, in Latin letters, or by its sound (서산 "Seosan"). */
static bool is_supported(const struct check_input *in, struct sounds *sounds, const struct named *n)
{
    struct str word = span_of(in->target, n->at);
    if (place_is_implied(n->place) || place_in_korean(n->place, in->source) || str_find(in->source, word, 0) >= 0)
        return true;
    if (!in->tongue->unspaced && sounds->len == 0)
        sounds_read(in->arena, in->source, sounds);
    if (!in->tongue->unspaced && sounds_within(word, sounds, SOUNDS_ALIKE))
        return true;
    return city_is_named(in, n->place);
}

static void report(const struct check_input *in, const struct names *names, const struct named *n)
{
    struct span where;
    const struct place *p = n->place, *instead = left_out(in, names, &where);
    if (!instead) {
        check_report(in, "name.added", SEVERITY_NOTE, (struct span){0, 0}, n->at, "The Korean does not name %s.",
                     p->name);
        return;
    }
    struct finding *f = check_report(in, "name.missing", SEVERITY_WARN, where, n->at,
                                     "%.*s is %s; the translation says %s, which the Korean does not name.",
                                     STR_ARGS(span_of(in->source, where)), instead->name, p->name);
    if (strcmp(p->word, p->name) == 0)
        f->suggestion = str_of(instead->name);
}

static void look(const struct check_input *in)
{
    struct names names = {0};
    struct sounds sounds = {0};
    if (!in->tongue || !in->tongue->places || !lang_is(in->article->source_lang, "ko"))
        return;
    if (in->tongue->unspaced)
        gather_anywhere(in, &names);
    else
        gather_words(in, &names);
    for (size_t i = 0; i < names.len && i < MOST; i++)
        if (!is_supported(in, &sounds, &names.at[i]))
            report(in, &names, &names.at[i]);
}

static bool speaks(const struct tongue *t)
{
    return t->places != NULL;
}

static const struct check_example examples[] = {
    {.source = "정상회담이 이라크에서 열렸다.", .target = "The summit was held in Toronto.", .hit = "name.missing"},
    {.source = "정상회담이 이라크에서 열렸다.",
     .target = "首脳会談がカナダで開かれた。",
     .hit = "name.missing",
     .target_lang = "ja"},
    {.source = "정상회담이 이라크에서 열렸다.",
     .target = "首脑会谈在加拿大举行。",
     .hit = "name.missing",
     .target_lang = "zh"},
    {.source = "남북은 6월 서울에서 회담을 연다.",
     .target = "The two Koreas will hold talks in Manila in June.",
     .hit = "name.missing"},
    {.source = "대통령이 파리에 도착했다.", .target = "The president arrived in the French capital."},
    {.source = "정부는 미국과 협의했다.", .target = "Seoul consulted with Washington."},
    {.source = "정상회담이 이라크에서 열렸다.", .target = "The summit was held in Iraq."},
    {.source = "정상회담이 이라크에서 열렸다.", .target = "首脳会談がイラクで開かれた。", .target_lang = "ja"},
    {.source = "행사 제목은 비밀이다.", .target = "行事のタイトルは秘密だ。", .target_lang = "ja"},
    {0},
};

const struct check check_place = {
    .name = "name.missing",
    .help = "Are the places of the translation those of the source?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
