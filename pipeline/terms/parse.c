#include "terms/parse.h"

#include "terms/letters.h"
#include "terms/lexicon.h"
#include "text/utf8.h"

/* Costs, in tenths of a two-letter... of a piece: what they say is only which of two
 * readings a Korean reader prefers. Longer known words beat shorter ones, particles
 * are cheap, single syllables dear. Set by the development set's classes of error,
 * never by its items. */
enum {
    COST_NEVER = 1 << 20,
    COST_FOREIGN = 10,   /* a run of Latin letters or digits */
    COST_AFFIX = 20,     /* one syllable that makes nouns of nouns, behind a noun */
    COST_PREFIX = 24,
    COST_SYLLABLE = 34,  /* any other known noun of one syllable */
};
static const int noun_cost[] = {COST_NEVER, COST_SYLLABLE, 15, 13, 31, 36, 40, 44};
static const int term_cost[] = {COST_NEVER, 27, 14, 12, 11, 10, 9, 8};
static const int tail_cost[] = {[TAIL_NOT] = COST_NEVER, [TAIL_BARE] = 0, [TAIL_JOSA] = 2, [TAIL_COPULA] = 4,
                                [TAIL_SUFFIX] = 3};
enum { VERBAL_COST = 5 };

struct chart {
    const struct index *x;
    struct str word;
    uint32_t cp[PARSE_CHARS];
    uint32_t byte[PARSE_CHARS + 1];
    unsigned n;
    struct node {
        int cost;
        uint8_t from;    /* character where the piece that ends here begins */
        uint32_t term;   /* + 1; 0 = not a term */
    } node[PARSE_CHARS + 1];
};

static struct str chart_slice(const struct chart *c, unsigned from, unsigned to)
{
    return str_slice(c->word, c->byte[from], c->byte[to] - c->byte[from]);
}

static bool chart_fill(struct chart *c)
{
    size_t len;
    for (size_t i = 0; i < c->word.len; i += len) {
        if (c->n == PARSE_CHARS)
            return false;
        c->byte[c->n] = (uint32_t)i;
        c->cp[c->n++] = utf8_at(c->word, i, &len);
    }
    c->byte[c->n] = (uint32_t)c->word.len;
    for (unsigned i = 0; i <= c->n; i++)
        c->node[i] = (struct node){.cost = i ? COST_NEVER : 0};
    return true;
}

static void reach(struct chart *c, unsigned from, unsigned to, int cost, uint32_t term)
{
    if (c->node[from].cost + cost >= c->node[to].cost)
        return;
    c->node[to] = (struct node){c->node[from].cost + cost, (uint8_t)from, term};
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

static void reach_terms(struct chart *c, unsigned from)
{
    const char *p = c->word.at + c->byte[from];
    if (!foreign_edge(c, from))
        return;
    if (c->x->any_single && index_single(c->x, c->cp[from]) && foreign_edge(c, from + 1)) {
        const struct index_key *k = index_key(c->x, p, c->byte[from + 1] - c->byte[from]);
        if (k)
            reach(c, from, from + 1, term_cost[1], k->term + 1);
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
            reach(c, from, from + len, by_length(term_cost, len), k->term + 1);
    }
}

static bool is_prefix(struct str s)
{
    static const char prefixes[] = "신전현구대총각본제재반비초미부최주타친탈범고저다무불양준차";
    return s.len == 3 && strstr(prefixes, (char[]){s.at[0], s.at[1], s.at[2], 0});
}

static void reach_nouns(struct chart *c, unsigned from)
{
    for (unsigned len = 1; len <= 7 && from + len <= c->n; len++) {
        if (script_of(c->cp[from + len - 1]) != SCRIPT_HANGUL)
            return;
        struct str piece = chart_slice(c, from, from + len);
        if (len == 1 && from > 0 && josa_is_affix(piece))
            reach(c, from, from + 1, COST_AFFIX, 0);
        else if (len == 1 && from == 0 && is_prefix(piece))
            reach(c, from, from + 1, COST_PREFIX, 0);
        if (lexicon_classes(piece) & WORD_NOUN)
            reach(c, from, from + len, by_length(noun_cost, len), 0);
    }
}

static void reach_foreign(struct chart *c, unsigned from)
{
    unsigned to = from;
    while (to < c->n && (script_of(c->cp[to]) == SCRIPT_LATIN || script_of(c->cp[to]) == SCRIPT_DIGIT))
        to++;
    if (to > from && foreign_edge(c, from))
        reach(c, from, to, COST_FOREIGN, 0);
}

/* The sound a noun ends in; how a Latin or Hanja word is read aloud is not in its
 * spelling, so it takes both forms of every pair. */
static enum batchim ending_sound(uint32_t c)
{
    return script_of(c) == SCRIPT_HANGUL ? hangul_batchim(c) : BATCHIM_UNKNOWN;
}

struct ending {
    unsigned at; /* character where the tail begins, 0 = the word cannot be read */
    int cost;
    struct tail tail;
    bool verbal;
};

static struct ending chart_end(const struct chart *c)
{
    struct ending best = {.cost = COST_NEVER};
    for (unsigned at = 1; at <= c->n; at++) {
        if (c->node[at].cost >= best.cost)
            continue;
        struct str rest = chart_slice(c, at, c->n);
        struct tail tail = josa_tail(rest, ending_sound(c->cp[at - 1]), at - c->node[at].from);
        bool verbal = tail.kind == TAIL_NOT && josa_verbal(rest);
        int cost = c->node[at].cost + (verbal ? VERBAL_COST : tail_cost[tail.kind]);
        if (cost < best.cost)
            best = (struct ending){at, cost, tail, verbal};
    }
    return best;
}

bool parse_verbal(struct str word)
{
    static const char *const endings[] = {
        "고", "고서", "고는", "고도", "고자", "고요", "게", "게도", "기", "기도", "기는", "기에", "기를", "기가", "기로", "기만", "기까지",
        "지", "지도", "지는", "지만", "지를", "며", "면", "면서", "면서도", "니", "니까", "나", "나요", "는", "는데", "는지", "던", "던지",
        "도록", "려", "려고", "려는", "러", "거나", "거든", "다", "다가", "다는", "다고", "다면", "더라도", "든", "든지", "자", "자고", "자는",
        "므로", "으며", "으면", "으니", "으나", "은", "을", "음", "음을", "음에", "어", "어서", "어도", "아", "아서", "아도", "었다", "았다", "었던",
        "았던", "습니다", "네", "네요", "죠", "지요", "라", "라고", "세", "세요", "시", "시는", "여", "여서", "여도", "여야", "였다", "였던", "였고",
        "였으며", "느냐", "은지", "을지", "을까", "았고", "었고", "었으며", "았으며", "ㅁ", NULL};
    for (size_t i = 3; i <= word.len; i += 3) {
        unsigned classes = lexicon_classes(str_slice(word, 0, i));
        struct str rest = str_slice(word, i, word.len);
        if (classes & (WORD_FORM_EO | WORD_FORM_N | WORD_FORM_L)) {
            if (rest.len == 0 || ((classes & WORD_FORM_EO) && (str_is(rest, "서") || str_is(rest, "도") || str_is(rest, "야") ||
                                                              str_is(rest, "요") || str_is(rest, "서는") || str_is(rest, "서도"))))
                return true;
            if ((classes & (WORD_FORM_N | WORD_FORM_L)) && (str_is(rest, "지") || str_is(rest, "지도") || str_is(rest, "데")))
                return true;
        }
        if (!(classes & WORD_STEM) || rest.len == 0)
            continue;
        for (size_t e = 0; endings[e]; e++)
            if (str_is(rest, endings[e]))
                return true;
    }
    return false;
}

/* A noun of one syllable plus a particle: 양+도, 주+가. */
static bool reads_short(const struct chart *c)
{
    if (c->n < 2 || !(lexicon_classes(chart_slice(c, 0, 1)) & WORD_NOUN))
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

static uint8_t doubts_of(const struct chart *c, const struct ending *end, unsigned from, unsigned to)
{
    uint8_t doubts = 0;
    if (from > 0 || to < end->at)
        doubts |= DOUBT_COMPOUND;
    if (to - from == 1)
        doubts |= DOUBT_SINGLE;
    if (doubts & DOUBT_COMPOUND)
        return doubts;
    if (parse_verbal(c->word))
        doubts |= DOUBT_VERB;
    if (lexicon_classes(c->word) & WORD_ADVERB)
        doubts |= DOUBT_ADVERB;
    if (to == 2 && reads_short(c))
        doubts |= DOUBT_SHORT;
    if (reads_ending(c))
        doubts |= DOUBT_ENDING;
    return doubts;
}

static void found_add(const struct chart *c, const struct ending *end, unsigned from, unsigned to,
                      struct reading_of_word *out)
{
    if (out->n == WORD_FOUND || (end->verbal && to == end->at))
        return;
    out->at[out->n++] = (struct found){
        .at = c->byte[from], .len = c->byte[to] - c->byte[from], .josa_at = c->byte[end->at],
        .term = c->node[to].term - 1, .doubts = doubts_of(c, end, from, to),
        .tail = (uint8_t)(to == end->at ? end->tail.kind : TAIL_BARE), .nominal = end->tail.nominal};
}

/* Terms on the cheapest path, in order of place. */
static void found_collect(const struct chart *c, const struct ending *end, unsigned at, struct reading_of_word *out)
{
    if (at == 0)
        return;
    unsigned from = c->node[at].from;
    found_collect(c, end, from, out);
    if (c->node[at].term)
        found_add(c, end, from, at, out);
}

void parse_word(const struct index *x, struct str word, struct reading_of_word *out)
{
    struct chart c = {.x = x, .word = word};
    out->n = 0;
    if (!chart_fill(&c))
        return;
    for (unsigned i = 0; i < c.n; i++) {
        if (c.node[i].cost >= COST_NEVER)
            continue;
        reach_terms(&c, i);
        reach_nouns(&c, i);
        reach_foreign(&c, i);
    }
    struct ending end = chart_end(&c);
    if (end.at)
        found_collect(&c, &end, end.at, out);
}
