#include "stages/qa/check.h"

#include "stages/qa/given_names.h"
#include "stages/qa/lang.h"
#include "stages/qa/sounds.h"
#include "terms/latin.h"

/* Words of a name in the translation that stand together: "Robert Chandler". */
struct name {
    size_t from, len; /* words */
    struct span at;
};

struct naming {
    const struct check_input *in;
    struct sounds sounds;
    bool read;
    unsigned asked; /* searches so far */
};

enum { MOST = 200 /* searches in one sentence */ };

static struct str word(const struct naming *n, size_t i)
{
    struct str w = span_of(n->in->target, n->in->target_tokens->at[i].at);
    return str_ends(w, "'s") ? str_slice(w, 0, w.len - 2) : str_ends(w, "’s") ? str_slice(w, 0, w.len - 4) : w;
}

static const struct sounds *listen(struct naming *n)
{
    if (!n->read)
        sounds_read(n->in->arena, n->in->source, &n->sounds);
    n->read = true;
    n->asked++;
    return &n->sounds;
}

static unsigned distance(struct naming *n, struct str latin)
{
    return sounds_distance(latin, listen(n));
}

static bool is_within(struct naming *n, struct str latin, unsigned percent)
{
    return sounds_within(latin, listen(n), percent);
}

/* Written in Latin letters in the source too. */
static bool in_source(const struct naming *n, size_t i)
{
    const struct tokens *source = n->in->source_tokens;
    for (size_t s = 0; s < source->len; s++)
        if (source->at[s].fold == n->in->target_tokens->at[i].fold)
            return true;
    return str_find(n->in->source, word(n, i), 0) >= 0;
}

/* The words of capitals from i on; *n is how many. */
static struct name name_at(const struct naming *n, size_t i)
{
    const struct tokens *w = n->in->target_tokens;
    struct name name = {.from = i, .at = w->at[i].at};
    size_t end = i;
    while (end < w->len && (w->at[end].flags & TOKEN_CAPITAL) && (end == i || !(w->at[end].flags & TOKEN_STOPS)))
        end++;
    name.len = end - i;
    if (name.len)
        name.at.len = w->at[end - 1].at.at + w->at[end - 1].at.len - name.at.at;
    return name;
}

/* "Maria" or "Kim" with a name behind it. */
static bool is_person(const struct naming *n, size_t i, bool *korean)
{
    struct str first = word(n, i), second = word(n, i + 1);
    *korean = is_korean_surname(first) && str_find(second, str_of("-"), 0) > 0;
    return *korean || (is_given_name(first) && second.len > 2);
}

/* Percent by which two words are off together, each weighed by its length. */
static unsigned off_apart(struct naming *n, size_t a, size_t b)
{
    struct str x = word(n, a), y = word(n, b);
    unsigned dx = in_source(n, a) ? 0 : distance(n, x), dy = in_source(n, b) ? 0 : distance(n, y);
    return (unsigned)((dx * x.len + dy * y.len) / (x.len + y.len));
}

static struct str joined(const struct naming *n, size_t a, size_t b)
{
    struct str x = word(n, a), y = word(n, b);
    return (struct str){x.at, (size_t)(y.at + y.len - x.at)};
}

/* 이 대통령, 김 의원: the translation may give the whole name. */
static bool surname_alone(const struct naming *n, struct str surname)
{
    const struct tokens *source = n->in->source_tokens;
    for (size_t s = 0; s < source->len; s++)
        if (source->at[s].at.len == 3 && latin_spells(surname, span_of(n->in->source, source->at[s].at)) >= 0)
            return true;
    return false;
}

/* Heard in the source: the name as a whole, or (where Korean puts something between,
 * or has it the other way round) its words. A Korean name is one word in Korean. */
static bool is_heard(struct naming *n, size_t i, size_t last, bool korean)
{
    struct span at;
    if (korean && (latin_stretch(joined(n, i, i + 1), n->in->source, &at) ||
                   latin_stretch(joined(n, i, last), n->in->source, &at) || surname_alone(n, word(n, i))))
        return true;
    if (is_within(n, joined(n, i, i + 1), SOUNDS_NEAR) ||
        (last > i + 1 && is_within(n, joined(n, i, last), SOUNDS_NEAR)))
        return true;
    return !korean && (off_apart(n, i, i + 1) < SOUNDS_NEAR || off_apart(n, i, last) < SOUNDS_NEAR);
}

static void check_persons(struct naming *n, const struct name *name)
{
    size_t last = name->from + name->len - 1;
    bool korean;
    for (size_t i = name->from; i < last; i++) {
        if (!is_person(n, i, &korean) || is_heard(n, i, last, korean))
            continue;
        struct span at = n->in->target_tokens->at[i].at;
        struct str whole = joined(n, i, last);
        at.len = (uint32_t)whole.len;
        check_report(n->in, "name.added", SEVERITY_WARN, (struct span){0, 0}, at,
                     "\"%.*s\" is named in the translation; nothing in the Korean sounds like it.", STR_ARGS(whole));
        return;
    }
}

static void look(const struct check_input *in)
{
    struct naming n = {.in = in};
    if (!lang_is_latin(in->article->target_lang) || !lang_is(in->article->source_lang, "ko"))
        return;
    for (size_t i = 0; i < in->target_tokens->len && n.asked < MOST;) {
        struct name name = name_at(&n, i);
        if (name.len > 1)
            check_persons(&n, &name);
        i += name.len ? name.len : 1;
    }
}

static const struct check_example examples[] = {
    {.source = "존 스미스 대표가 회의를 열었다.",
     .target = "Chief executive Robert Chandler opened the meeting.",
     .hit = "name.added"},
    {.source = "박민수 장관이 회의를 열었다.",
     .target = "Minister Kim Young-ho opened the meeting.",
     .hit = "name.added"},
    {.source = "존 스미스 대표가 회의를 열었다.", .target = "Chief executive John Smith opened the meeting."},
    {.source = "박민수 장관이 회의를 열었다.", .target = "Minister Park Min-su opened the meeting."},
    {0},
};

const struct check check_name = {
    .name = "name.added",
    .help = "Does the translation name the persons the source names?",
    .segment = look,
    .examples = examples,
};
