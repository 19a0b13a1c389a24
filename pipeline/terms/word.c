#include "terms/word.h"

#include "terms/letters.h"
#include "terms/lexicon.h"
#include "terms/wordhash.h"
#include "text/utf8.h"

/* Costs, in tenths of a two-letter... of a piece: what they say is only which of two
 * readings a Korean reader prefers. Longer known words beat shorter ones, particles
 * are cheap, single syllables dear. Set by the development set's classes of error,
 * never by its items. */
enum {
    COST_NEVER = 1 << 20,
    COST_OPAQUE = 6,   /* a long word that must not be cut */
    COST_FOREIGN = 10, /* a run of Latin letters or digits */
    COST_AFFIX = 16, /* one syllable that makes nouns of nouns, behind a noun: 의료+기기 rather than 의료기+기 */
    COST_HEAD = 15,  /* one that makes a person of it: 대법원+장 rather than 대법+원장 */
    COST_PREFIX = 24,
    COST_UNKNOWN = 50,  /* and more by length */
    COST_SYLLABLE = 34, /* any other known noun of one syllable */
};
static const int noun_cost[] = {COST_NEVER, COST_SYLLABLE, 15, 13, 31, 46, 60, 70};
static const int term_cost[] = {COST_NEVER, 12, 14, 12, 11, 10, 9, 8};
static const int tail_cost[] = {
    [TAIL_NOT] = COST_NEVER, [TAIL_BARE] = 0, [TAIL_JOSA] = 2, [TAIL_COPULA] = 4, [TAIL_SUFFIX] = 3};
enum { VERBAL_COST = 5 };

struct chart {
    const struct index *x;
    struct tail_memo *tails; /* may be NULL */
    struct str word;
    uint32_t cp[WORD_CHARS];
    uint32_t byte[WORD_CHARS + 1];
    unsigned n;
    struct node {
        int cost;
        uint8_t from;                /* character where the piece that ends here begins */
        const struct index_key *key; /* NULL = not a term */
    } node[WORD_CHARS + 1];
};

static struct str chart_slice(const struct chart *c, unsigned from, unsigned to)
{
    return str_slice(c->word, c->byte[from], c->byte[to] - c->byte[from]);
}

static bool is_syllable_lead(unsigned char c)
{
    return c >= 0xEA && c <= 0xED;
}

/* The characters; false when there are too many. *plain tells whether all are syllables. */
static bool chart_fill(struct chart *c, bool *plain)
{
    size_t len;
    *plain = true;
    c->n = 0;
    for (size_t i = 0; i < c->word.len; i += len) {
        if (c->n == WORD_CHARS)
            return false;
        const unsigned char *p = (const unsigned char *)c->word.at + i;
        uint32_t cp = (uint32_t)(p[0] & 0x0F) << 12;
        len = 3;
        if (is_syllable_lead(p[0]))
            cp |= (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        else
            cp = utf8_at(c->word, i, &len);
        *plain &= hangul_is_syllable(cp);
        c->byte[c->n] = (uint32_t)i;
        c->cp[c->n++] = cp;
    }
    c->byte[c->n] = (uint32_t)c->word.len;
    return true;
}

static void reach(struct chart *c, unsigned from, unsigned to, int cost, const struct index_key *key)
{
    if (c->node[from].cost + cost >= c->node[to].cost)
        return;
    c->node[to] = (struct node){c->node[from].cost + cost, (uint8_t)from, key};
}

/* Latin letters and digits are cut only where the script changes. */
static bool foreign_edge(const struct chart *c, unsigned at)
{
    if (at == 0 || at == c->n)
        return true;
    enum script a = script_of(c->cp[at - 1]), b = script_of(c->cp[at]);
    bool foreign_a = a == SCRIPT_LATIN || a == SCRIPT_DIGIT, foreign_b = b == SCRIPT_LATIN || b == SCRIPT_DIGIT;
    return !(foreign_a && foreign_b);
}

static int by_length(const int *costs, unsigned n)
{
    return costs[n > 7 ? 7 : n];
}

static bool is_hangul(const struct chart *c, unsigned at)
{
    return script_of(c->cp[at]) == SCRIPT_HANGUL;
}

/* A term of foreign letters beats the run of letters it is; behind a figure only a
 * unit can stand (5명의 is no 명의). */
static void reach_term(struct chart *c, unsigned from, unsigned to, const struct index_key *k)
{
    bool counted = from > 0 && script_of(c->cp[from - 1]) == SCRIPT_DIGIT;
    if (counted && index_term(c->x, k)->kind != TERM_NUMBER_UNIT)
        return;
    int cost = by_length(term_cost, to - from);
    if (!is_hangul(c, from) && cost >= COST_FOREIGN)
        cost = COST_FOREIGN - 1;
    reach(c, from, to, cost, k);
}

static void reach_terms(struct chart *c, unsigned from)
{
    const char *p = c->word.at + c->byte[from];
    if (!foreign_edge(c, from))
        return;
    if (c->x->any_single && index_single(c->x, c->cp[from]) && foreign_edge(c, from + 1)) {
        const struct index_key *k = index_key(c->x, p, c->byte[from + 1] - c->byte[from]);
        if (k)
            reach_term(c, from, from + 1, k);
    }
    uint64_t h = index_pair_hash(p, c->word.at + c->word.len);
    if (!h || !index_may(c->x, h))
        return;
    const struct index_pair *pair = index_pair(c->x, h);
    for (unsigned len = 2; pair && from + len <= c->n; len++) {
        if (!(pair->inner >> (len < INDEX_LONG ? len : INDEX_LONG) & 1) || !foreign_edge(c, from + len))
            continue;
        const struct index_key *k = index_key(c->x, p, c->byte[from + len] - c->byte[from]);
        if (k)
            reach_term(c, from, from + len, k);
    }
}

/* Suffixes that make a person of the whole noun before them: its head, its owner, who does it. */
static bool makes_person(struct str s)
{
    return syllable_among(s, "장인자민주가");
}

static bool is_prefix(struct str s)
{
    static const char prefixes[] = "신전현구대총각본제재반비초미부최주타친탈범고저다무불양준차";
    return syllable_among(s, prefixes);
}

/* 당내, 북측: the dictionary has them, but the term is in them unchanged. */
static bool is_term_with_suffix(const struct chart *c, unsigned from, unsigned to)
{
    struct str last = chart_slice(c, to - 1, to);
    return to - from == 2 && c->node[to - 1].key && c->node[to - 1].from == from &&
           (str_is(last, "측") || str_is(last, "내") || str_is(last, "들"));
}

static void reach_single(struct chart *c, unsigned from)
{
    struct str piece = chart_slice(c, from, from + 1);
    unsigned traits = index_syllable(c->x, c->cp[from]);
    if (from > 0 && traits & SYLLABLE_AFFIX)
        reach(c, from, from + 1, makes_person(piece) ? COST_HEAD : COST_AFFIX, NULL);
    else if (from == 0 && is_prefix(piece))
        reach(c, from, from + 1, COST_PREFIX, NULL);
    if (traits & SYLLABLE_NOUN)
        reach(c, from, from + 1, COST_SYLLABLE, NULL);
}

static void reach_nouns(struct chart *c, unsigned from)
{
    if (!is_hangul(c, from))
        return;
    reach_single(c, from);
    bool longer = true; /* does the lexicon have longer words that begin so? */
    for (unsigned len = 2; longer && len <= 7 && from + len <= c->n && is_hangul(c, from + len - 1); len++) {
        unsigned classes = lexicon_classes(chart_slice(c, from, from + len));
        if (classes & WORD_OPAQUE)
            reach(c, from, from + len, COST_OPAQUE, NULL);
        if ((classes & WORD_NOUN) && !is_term_with_suffix(c, from, from + len))
            reach(c, from, from + len, by_length(noun_cost, len), NULL);
        if (len == 2)
            longer = classes & WORD_BEGINS;
    }
}

/* A stretch that no dictionary knows: only beside Latin letters, where the change of
 * script shows the edge (SK텔레콤). */
static void reach_unknown(struct chart *c, unsigned from)
{
    unsigned to = from;
    while (to < c->n && is_hangul(c, to))
        to++;
    bool foreign_before = from > 0 && !is_hangul(c, from - 1), foreign_behind = to < c->n;
    if (to > from && (foreign_before || foreign_behind))
        reach(c, from, to, COST_UNKNOWN + (int)(to - from), NULL);
}

static void reach_foreign(struct chart *c, unsigned from)
{
    unsigned to = from;
    while (to < c->n && (script_of(c->cp[to]) == SCRIPT_LATIN || script_of(c->cp[to]) == SCRIPT_DIGIT))
        to++;
    if (to > from && foreign_edge(c, from))
        reach(c, from, to, COST_FOREIGN, NULL);
}

/* The sound a noun ends in; how a Latin or Hanja word is read aloud is not in its
 * spelling, so it takes both forms of every pair. */
static enum batchim ending_sound(uint32_t c)
{
    return script_of(c) == SCRIPT_HANGUL ? hangul_batchim(c) : BATCHIM_UNKNOWN;
}

/* The tail from character `at` on, behind a noun of `syllables`. */
static struct tail tail_at(const struct chart *c, unsigned at, unsigned syllables)
{
    struct str rest = chart_slice(c, at, c->n);
    enum batchim sound = ending_sound(c->cp[at - 1]);
    if (rest.len == 0)
        return (struct tail){TAIL_BARE, false};
    if (!(index_syllable(c->x, c->cp[at]) & SYLLABLE_TAIL))
        return (struct tail){TAIL_NOT, false};
    if (!c->tails)
        return josa_tail(rest, sound, syllables);
    uint64_t mark = (wordhash(rest.at, rest.len) & ~7ull) | (uint64_t)(sound << 1) | (syllables == 1);
    struct tail_memo *memo = &c->tails[mark >> 40 & (TAIL_SLOTS - 1)];
    if (memo->mark != mark)
        *memo = (struct tail_memo){mark, josa_tail(rest, sound, syllables)};
    return memo->tail;
}

struct ending {
    unsigned at; /* character where the tail begins, 0 = the word cannot be read */
    int cost;
    struct tail tail;
    bool verbal;
};

/* Does a known noun of two syllables and more with its tail make up the word from `at` on? */
static bool noun_behind(const struct chart *c, unsigned at)
{
    bool longer = true;
    for (unsigned len = 2; longer && len <= 7 && at + len <= c->n; len++) {
        unsigned classes = lexicon_classes(chart_slice(c, at, at + len));
        if (classes & WORD_NOUN && tail_at(c, at + len, len).kind != TAIL_NOT)
            return true;
        longer = classes & WORD_BEGINS || len > 2;
    }
    return false;
}

/* 발표+했다; not 인간+해방, 노사+합의: what only begins like 하다 is read as the noun it is. */
static bool verb_behind(const struct chart *c, unsigned at)
{
    struct str rest = chart_slice(c, at, c->n);
    return index_syllable(c->x, c->cp[at]) & SYLLABLE_VERBAL && josa_verbal(rest) &&
           (!noun_behind(c, at) || word_is_verbal(rest));
}

static struct ending chart_end(const struct chart *c)
{
    struct ending best = {.cost = COST_NEVER};
    for (unsigned at = 1; at <= c->n; at++) {
        if (c->node[at].cost >= best.cost)
            continue;
        struct tail tail = tail_at(c, at, at - c->node[at].from);
        bool verbal = tail.kind == TAIL_NOT && at < c->n && verb_behind(c, at);
        int cost = c->node[at].cost + (verbal ? VERBAL_COST : tail_cost[tail.kind]);
        if (cost < best.cost)
            best = (struct ending){at, cost, tail, verbal};
    }
    return best;
}

/* Endings after the bare stem, in byte order. */
static const char *const stem_endings[] = {
    "거나", "거든",   "거든요", "게",   "게끔",   "게도",   "겠다",   "겠지만", "고",     "고는",   "고도",   "고서",
    "고요", "고자",   "구",     "구나", "구서",   "구요",   "군",     "군요",   "기",     "기가",   "기까지", "기는",
    "기도", "기로",   "기를",   "기만", "기보다", "기에",   "기에는", "기엔",   "기와",   "긴",     "길",     "나",
    "나요", "네",     "네요",   "느냐", "느라",   "는",     "는다",   "는데",   "는지",   "는지도", "는지라", "니",
    "니까", "다",     "다가",   "다고", "다는",   "다면",   "더군",   "더니",   "더라도", "던",     "던지",   "도록",
    "든",   "든지",   "라",     "라고", "러",     "려",     "려고",   "려는",   "려다",   "려면",   "며",     "면",
    "면서", "면서도", "므로",   "세",   "세요",   "수록",   "습니다", "시",     "시길",   "시는",   "아",     "아도",
    "아라", "아서",   "아야",   "았고", "았다",   "았던",   "았으며", "았지만", "어",     "어도",   "어라",   "어서",
    "어야", "었고",   "었다",   "었던", "었으며", "었지만", "여",     "여도",   "여서",   "여야",   "였고",   "였다",
    "였던", "였으며", "으나",   "으니", "으며",   "으면",   "은",     "은지",   "을",     "을게",   "을까",   "을지",
    "음",   "음에",   "음을",   "음이", "자",     "자고",   "자는",   "자마자", "자면",   "죠",     "지",     "지는",
    "지도", "지를",   "지만",   "지요", "진",     "질"};

/* Endings after a form in -아/-어, in byte order. */
static const char *const form_endings[] = {"다", "다가",   "도",       "라",   "서",   "서는",   "서도",   "선",
                                           "야", "야겠다", "야겠지만", "야만", "야지", "야하는", "야한다", "야할",
                                           "요", "져",     "졌다",     "지고", "지는", "지지",   "진",     "질"};

static bool is_one_of(struct str s, const char *const *sorted, size_t n)
{
    size_t from = 0, to = n;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int by = str_compare(str_of(sorted[middle]), s);
        if (by == 0)
            return true;
        if (by < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

/* An auxiliary verb may be written on: 보여주지. */
static bool reads_auxiliary(struct str rest)
{
    static const char auxiliaries[] = "주줄준줘줬보볼본봐봤버오온올와왔가간갈갔지진질져졌내낸낼냈놓두둔둘둬드나난날났";
    return rest.len >= 6 && syllable_among(str_slice(rest, 0, 3), auxiliaries) && word_is_verbal(rest);
}

bool word_is_verbal(struct str word)
{
    for (size_t i = 3; i <= word.len; i += 3) {
        unsigned classes = lexicon_classes(str_slice(word, 0, i));
        struct str rest = str_slice(word, i, word.len);
        if (rest.len == 0 && (classes & (WORD_FORM_EO | WORD_FORM_N | WORD_FORM_L)))
            return true;
        if (rest.len && (classes & WORD_FORM_EO) &&
            (is_one_of(rest, form_endings, sizeof form_endings / sizeof *form_endings) || reads_auxiliary(rest)))
            return true;
        if ((classes & (WORD_FORM_N | WORD_FORM_L)) &&
            (str_is(rest, "지") || str_is(rest, "지도") || str_is(rest, "데") || str_is(rest, "수록")))
            return true;
        if (rest.len && (classes & WORD_STEM) &&
            is_one_of(rest, stem_endings, sizeof stem_endings / sizeof *stem_endings))
            return true;
    }
    return false;
}

/* A noun of one syllable plus a particle: 양+도, 주+가. */
static bool reads_short(const struct chart *c)
{
    if (c->n < 2 || !(index_syllable(c->x, c->cp[0]) & SYLLABLE_NOUN))
        return false;
    enum tail_kind kind = josa_tail(chart_slice(c, 1, c->n), ending_sound(c->cp[0]), 1).kind;
    return kind == TAIL_JOSA || kind == TAIL_COPULA;
}

/* Endings and particles that are written apart or behind a quotation mark: `"…"이란`. */
static bool reads_ending(const struct chart *c)
{
    struct tail tail = josa_tail(c->word, BATCHIM_UNKNOWN, 2);
    return tail.kind == TAIL_JOSA || tail.kind == TAIL_COPULA;
}

/* The first word_is_verbal() could find anything: a stem or form that is not longer
 * than the term and one syllable of its tail. Verbs do not take the particles that a
 * nominal tail has. */
static bool may_verbal(const struct chart *c, const struct ending *end, const struct index_key *k, unsigned to)
{
    if (k->traits & KEY_VERBAL)
        return true;
    return to < c->n && !end->tail.nominal &&
           lexicon_classes(chart_slice(c, 0, to + 1)) & (WORD_STEM | WORD_FORM_EO | WORD_FORM_N | WORD_FORM_L);
}

/* 최고인 (것) is the copula, 보스니아인 a person. */
static bool ends_in_person(const struct chart *c, const struct ending *end, unsigned to)
{
    return to == end->at && to + 1 == c->n && str_is(chart_slice(c, to, c->n), "인");
}

static uint8_t doubts_of(const struct chart *c, const struct ending *end, unsigned from, unsigned to)
{
    const struct index_key *k = c->node[to].key;
    uint8_t doubts = 0;
    if (from > 0 || to < end->at)
        return DOUBT_COMPOUND;
    if (to - from == 1)
        doubts |= DOUBT_SINGLE;
    if (may_verbal(c, end, k, to) && word_is_verbal(c->word))
        doubts |= DOUBT_VERB;
    if (k->traits & KEY_ADVERB && to == c->n)
        doubts |= DOUBT_ADVERB;
    if (k->traits & KEY_SHORT && reads_short(c))
        doubts |= DOUBT_SHORT;
    if (k->traits & KEY_ENDING && reads_ending(c))
        doubts |= DOUBT_ENDING;
    if (k->traits & KEY_COUNT)
        doubts |= DOUBT_COUNT;
    if (ends_in_person(c, end, to))
        doubts |= DOUBT_PERSON;
    return doubts;
}

/* One syllable of Hangul on the path before or right behind the term. */
static bool single_piece(const struct chart *c, unsigned from, unsigned to)
{
    return to - from == 1 && is_hangul(c, from);
}

static bool singles_before(const struct chart *c, unsigned at)
{
    for (; at > 0; at = c->node[at].from)
        if (single_piece(c, c->node[at].from, at))
            return true;
    return false;
}

/* Where the piece ends that begins at `from` on the path to `end`. */
static unsigned piece_end(const struct chart *c, unsigned from, unsigned end)
{
    while (c->node[end].from > from)
        end = c->node[end].from;
    return end;
}

/* -주의, -주의자: the noun before it is a doctrine now. */
static bool is_doctrine(const struct chart *c, unsigned at)
{
    return at + 2 <= c->n && str_is(chart_slice(c, at, at + 2), "주의");
}

/* The rest behind a term that is one syllable and particles, -자라는, -인의, or makes a doctrine of it. */
static bool makes_other_word(const struct chart *c, unsigned at)
{
    if (is_doctrine(c, at))
        return true;
    return at + 1 <= c->n && index_syllable(c->x, c->cp[at]) & SYLLABLE_AFFIX &&
           josa_tail(chart_slice(c, at + 1, c->n), ending_sound(c->cp[at]), 1).kind != TAIL_NOT;
}

static bool digits_before(const struct chart *c, unsigned at)
{
    while (at > 0)
        if (script_of(c->cp[--at]) == SCRIPT_DIGIT)
            return true;
    return false;
}

/* Names that no dictionary has begin words; two syllables of one inside are chance. */
static bool chance_inside(const struct chart *c, unsigned from, unsigned to)
{
    return from > 0 && to - from == 2 && is_hangul(c, from) && is_hangul(c, from - 1) &&
           !(lexicon_classes(chart_slice(c, from, to)) & WORD_NOUN);
}

/* 보스니아인 is a person where the glossary says that the term is a place. */
static bool reads_person(const struct chart *c, const struct ending *end, unsigned to)
{
    return ends_in_person(c, end, to) && index_term(c->x, c->node[to].key)->kind == TERM_PLACE;
}

/* 30유로: reach_term() let it stand behind a figure because it is a unit. */
static bool is_unit(const struct chart *c, unsigned from, unsigned to)
{
    return from > 0 && script_of(c->cp[from - 1]) == SCRIPT_DIGIT &&
           index_term(c->x, c->node[to].key)->kind == TERM_NUMBER_UNIT;
}

/* 눈치+보기: a verb of one syllable made a noun, which is a word of the compound's own. */
static bool nominalises(const struct chart *c, unsigned from)
{
    return str_is(chart_slice(c, from + 1, from + 2), "기") &&
           lexicon_classes(chart_slice(c, from, from + 1)) & WORD_STEM;
}

/* 조국혁신당, 사회민주당: the parts of a party's name are no mentions. */
static bool names_party(const struct chart *c, const struct ending *end)
{
    return end->at > 4 && str_is(chart_slice(c, end->at - 1, end->at), "당") &&
           single_piece(c, c->node[end->at].from, end->at);
}

/* A part of a compound counts only when the other parts are known words of their
 * own: no single syllables before it, none that makes another word of it (-자, -인,
 * -법), no reading as a verb, and no suffix with a particle (신분+상+의). */
static bool compound_sound(const struct chart *c, const struct ending *end, unsigned from, unsigned to)
{
    if (from == 0 && to == end->at)
        return true;
    if (!is_hangul(c, from) && !is_hangul(c, to - 1))
        return !(from > 0 && !is_hangul(c, from - 1)) && !(to < c->n && !is_hangul(c, to));
    if (to == end->at && is_unit(c, from, to))
        return true;
    if (single_piece(c, from, to) || singles_before(c, from) || digits_before(c, from) || chance_inside(c, from, to) ||
        word_is_verbal(c->word))
        return false;
    if ((from > 0 && is_doctrine(c, from)) || names_party(c, end))
        return false;
    if (to < end->at)
        return !single_piece(c, to, piece_end(c, to, end->at)) && !makes_other_word(c, to);
    if (to - from != 2 || !is_hangul(c, from))
        return true;
    enum tail_kind kind = josa_tail(chart_slice(c, from + 1, c->n), ending_sound(c->cp[from]), 1).kind;
    return !nominalises(c, from) && kind != TAIL_JOSA && kind != TAIL_COPULA;
}

static void found_add(const struct chart *c, const struct ending *end, unsigned from, unsigned to,
                      struct reading_of_word *out)
{
    if (out->n == WORD_FOUND || (end->verbal && to == end->at) || !compound_sound(c, end, from, to) ||
        reads_person(c, end, to))
        return;
    out->at[out->n++] = (struct found){.at = c->byte[from],
                                       .len = c->byte[to] - c->byte[from],
                                       .josa_at = c->byte[end->at],
                                       .term = c->node[to].key->term,
                                       .doubts = doubts_of(c, end, from, to),
                                       .tail = (uint8_t)(to == end->at ? end->tail.kind : TAIL_BARE),
                                       .nominal = end->tail.nominal};
}

/* Terms on the cheapest path, in order of place. */
static void found_collect(const struct chart *c, const struct ending *end, unsigned at, struct reading_of_word *out)
{
    if (at == 0)
        return;
    unsigned from = c->node[at].from;
    found_collect(c, end, from, out);
    if (c->node[at].key)
        found_add(c, end, from, at, out);
}

/* ---- the usual word: the term begins it, the rest is a tail ---- */

/* The longest key of at most `most` characters that begins at `from` and is one of `x`. */
static const struct index_key *key_at(const struct chart *c, unsigned from, unsigned most, unsigned *len)
{
    const char *p = c->word.at + c->byte[from];
    uint64_t h = index_pair_hash(p, c->word.at + c->word.len);
    if (!h || !index_may(c->x, h))
        return NULL;
    const struct index_pair *pair = index_pair(c->x, h);
    for (unsigned n = most < INDEX_LONG ? most : INDEX_LONG - 1; pair && n >= 2; n--) {
        if (!(pair->inner >> n & 1))
            continue;
        const struct index_key *k = index_key(c->x, p, c->byte[from + n] - c->byte[from]);
        if (k) {
            *len = n;
            return k;
        }
    }
    return NULL;
}

/* 조선소는: a known noun of three syllables is likelier than a term of two and 소는. Longer
 * nouns cost more than any term with a tail, so they need not be looked up. */
static bool longer_noun_wins(const struct chart *c, const struct index_key *k, unsigned len, int cost)
{
    if (!(k->traits & KEY_LONGER) || len != 2 || c->n < 3 || !(lexicon_classes(chart_slice(c, 0, 3)) & WORD_NOUN))
        return false;
    return noun_cost[3] + tail_cost[tail_at(c, 3, 3).kind] < cost;
}

/* True when the word is settled without the chart; the answer is the chart's. */
static bool read_usual(struct chart *c, struct reading_of_word *out)
{
    unsigned len;
    if (c->n > INDEX_LONG || (c->x->any_single && index_single(c->x, c->cp[0])))
        return false;
    const struct index_key *k = key_at(c, 0, c->n, &len);
    if (!k)
        return false;
    struct tail tail = tail_at(c, len, len);
    if (tail.kind == TAIL_NOT || longer_noun_wins(c, k, len, by_length(term_cost, len) + tail_cost[tail.kind]))
        return false;
    c->node[len] = (struct node){.cost = by_length(term_cost, len), .from = 0, .key = k};
    struct ending end = {.at = len, .cost = c->node[len].cost, .tail = tail};
    found_add(c, &end, 0, len, out);
    return true;
}

static bool is_key(const struct chart *c, unsigned from, unsigned to)
{
    struct str piece = chart_slice(c, from, to);
    uint64_t h = index_pair_hash(piece.at, piece.at + piece.len);
    return h && index_may(c->x, h) && index_key(c->x, piece.at, piece.len);
}

/* Nouns or terms of two syllables and more from `at` up to `end`, without gaps. */
static bool splits(const struct chart *c, unsigned at, unsigned end)
{
    if (at == end)
        return true;
    bool longer = true;
    for (unsigned len = 2; len <= 7 && at + len <= end; len++) {
        unsigned classes = longer ? lexicon_classes(chart_slice(c, at, at + len)) : 0;
        if (len == 2)
            longer = classes & WORD_BEGINS;
        if ((classes & WORD_NOUN || is_key(c, at, at + len)) && splits(c, at + len, end))
            return true;
    }
    return false;
}

/* Behind a part of a compound: a tail, a verb made of it, or another known word. */
static bool goes_on(const struct chart *c, unsigned at)
{
    if (at == c->n || tail_at(c, at, 2).kind != TAIL_NOT)
        return true;
    bool longer = true;
    for (unsigned len = 2; len <= 7 && at + len <= c->n; len++) {
        unsigned classes = longer ? lexicon_classes(chart_slice(c, at, at + len)) : 0;
        if (len == 2)
            longer = classes & WORD_BEGINS;
        if (classes & WORD_NOUN || is_key(c, at, at + len))
            return true;
    }
    return at + 1 < c->n && verb_behind(c, at);
}

/* Is there a term anywhere that could be a part of a compound? Cheap questions before
 * the chart is worth making. */
static bool may_compound(const struct chart *c)
{
    unsigned len;
    for (unsigned i = 0; i + 2 <= c->n; i++) {
        if (i == 1 || !key_at(c, i, c->n - i, &len) || (i == 0 && c->n < 4))
            continue;
        if (splits(c, 0, i) && goes_on(c, i + len))
            return true;
    }
    return false;
}

/* Two syllables are what the lexicon is asked for first, wherever a piece begins. */
static void fetch_pairs(const struct chart *c)
{
    for (unsigned i = 0; i + 2 <= c->n; i++)
        lexicon_fetch(chart_slice(c, i, i + 2));
}

static void read_chart(struct chart *c, struct reading_of_word *out)
{
    for (unsigned i = 0; i <= c->n; i++)
        c->node[i] = (struct node){.cost = i ? COST_NEVER : 0};
    for (unsigned i = 0; i < c->n; i++) {
        if (c->node[i].cost >= COST_NEVER)
            continue;
        reach_terms(c, i);
        reach_nouns(c, i);
        reach_foreign(c, i);
        reach_unknown(c, i);
    }
    struct ending end = chart_end(c);
    if (end.at)
        found_collect(c, &end, end.at, out);
}

void word_read(const struct index *x, struct tail_memo *tails, struct str word, struct reading_of_word *out)
{
    struct chart c;
    c.x = x;
    c.tails = tails;
    c.word = word;
    bool plain;
    out->n = 0;
    if (!chart_fill(&c, &plain))
        return;
    if (plain && read_usual(&c, out))
        return;
    fetch_pairs(&c);
    if (!plain || (x->any_single && index_single(x, c.cp[0])) || may_compound(&c))
        read_chart(&c, out);
}
