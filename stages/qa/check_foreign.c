#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/sounds.h"
#include "stages/qa/tongue.h"

enum { LETTERS = 6 /* of a name that can be told from a word */, MOST = 200 /* names of one article */, SLIP = 2 };

/* A foreign name as the translation spells it. */
struct spelled {
    uint32_t segment;
    struct span at;
    struct str latin;
};

struct spellings {
    struct spelled *at;
    size_t len, cap;
};

static struct str bare(struct str w)
{
    return str_ends(w, "'s") ? str_slice(w, 0, w.len - 2) : str_ends(w, "’s") ? str_slice(w, 0, w.len - 4) : w;
}

/* May the word be a name written by its sound: long, with a capital, no place of the table? */
static bool is_foreign(const struct check_input *in, struct str text, const struct token *t, struct spelled *out)
{
    const uint16_t no = TOKEN_UPPER | TOKEN_DIGIT | TOKEN_HANGUL;
    if (!(t->flags & TOKEN_CAPITAL) || (t->flags & no) || t->at.len < LETTERS)
        return false;
    out->latin = bare(span_of(text, t->at));
    out->at = (struct span){t->at.at, (uint32_t)out->latin.len};
    return out->latin.len >= LETTERS && str_find(out->latin, str_of("-"), 0) < 0 &&
           !place_find(in->tongue ? in->tongue->places : NULL, out->latin);
}

/* The beginning of the word of the Korean sentence that sounds like it; "" when none does. */
static struct str heard_as(const struct check_input *in, const struct spelled *name)
{
    const struct tokens *source = &in->source_all[name->segment];
    struct str text = in->article->segments.at[name->segment].source;
    for (size_t i = 0; i < source->len; i++) {
        struct str word = span_of(text, source->at[i].at);
        struct sounds sounds = {0};
        if (!(source->at[i].flags & TOKEN_HANGUL) || word.len < 9)
            continue;
        sounds_read(in->arena, word, &sounds);
        if (sounds_within(name->latin, &sounds, SOUNDS_ALIKE))
            return str_slice(word, 0, 9);
    }
    return str_of("");
}

/* Novak and Novack, Zelensky and Zelenskyy, but not Roman and Romans, Christ and Christian. */
static bool is_slip(struct str a, struct str b)
{
    struct str longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a;
    if (a.at[0] != b.at[0] || longer.len > shorter.len + SLIP || str_eq(a, b))
        return false;
    if (str_eq(str_slice(longer, 0, shorter.len), shorter))
        return longer.len == shorter.len + 1 && longer.at[shorter.len] == longer.at[shorter.len - 1];
    return str_distance(a, b) <= (shorter.len < 8 ? 1 : SLIP);
}

/* Nearly the same spelling, and the same Korean word. */
static void compare(const struct check_input *in, const struct spelled *first, const struct spelled *second)
{
    struct str korean = heard_as(in, second);
    if (korean.len == 0 || !str_eq(korean, heard_as(in, first)))
        return;
    struct finding *f = check_report(in, "name.inconsistent", SEVERITY_WARN, (struct span){0, 0}, second->at,
                                     "\"%.*s\" here and \"%.*s\" before: is it one name?", STR_ARGS(second->latin),
                                     STR_ARGS(first->latin));
    f->segment = second->segment;
}

static void take(const struct check_input *in, struct spellings *seen, const struct spelled *name)
{
    const struct spelled *like = NULL;
    for (size_t i = 0; i < seen->len; i++) {
        if (str_eq(seen->at[i].latin, name->latin))
            return;
        like = !like && is_slip(seen->at[i].latin, name->latin) ? &seen->at[i] : like;
    }
    if (like)
        compare(in, like, name);
    *vec_push(in->arena, seen) = *name;
}

static void look(const struct check_input *in)
{
    struct spellings seen = {0};
    if (!lang_is_latin(in->article->target_lang) || !lang_is(in->article->source_lang, "ko"))
        return;
    for (uint32_t s = 0; s < in->article->segments.len; s++) {
        const struct tokens *t = &in->target_all[s];
        for (size_t i = 0; i < t->len && seen.len < MOST; i++) {
            struct spelled name = {.segment = s};
            if (is_foreign(in, in->article->segments.at[s].target, &t->at[i], &name))
                take(in, &seen, &name);
        }
    }
}

static const struct check_example examples[] = {
    {.source = "젤렌스키 대통령이 도착했다. 젤렌스키 대통령은 곧 떠났다.",
     .target = "President Zelenskyy arrived. Zelensky soon left.",
     .hit = "name.inconsistent"},
    {.source = "네타냐후 총리가 말했다. 네타냐후 총리는 떠났다.",
     .target = "Prime Minister Netanyahu spoke. Netanjahu left.",
     .hit = "name.inconsistent"},
    {.source = "존슨 총리와 존스턴 의원이 만났다.", .target = "Prime Minister Johnson and lawmaker Johnston met."},
    {.source = "로마인들은 로마를 사랑했다.", .target = "The Romans loved the Roman way."},
    {0},
};

const struct check check_foreign = {
    .name = "name.inconsistent",
    .help = "Is a foreign name spelled one way?",
    .article = look,
    .examples = examples,
};
