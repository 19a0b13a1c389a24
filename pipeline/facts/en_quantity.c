/* An English quantity: number, unit, what stands around it.
 *
 * "One" is a figure only before a noun or in "one in five"; "second" only where it can be
 * no unit of time; "a week" only beside ago, in, for, more than.
 */
#include "facts/en.h"

struct reading {
    struct en *e;
    struct str low;
    size_t from, end;
    struct en_number n;
    struct quantity q;
    const struct word *modifier;
    bool many; /* decades: already multiplied */
};

static size_t behind(size_t at, const struct word *w)
{
    return at + strlen(w->text);
}

static size_t first_of(struct str low, size_t at, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (en_is(low, at, words[i]))
            return at + strlen(words[i]);
    return 0;
}

/* ---- units ---- */

/* "-year-old", " years old", "year-old": an age behind a year unit; 0 = none. */
static size_t old_behind(struct str low, size_t at)
{
    size_t old = en_gap(low, at);
    return en_is(low, old, "old") || en_is(low, old, "olds") ? en_word_end(low, old) : 0;
}

static const char *pound_unit(const struct reading *r, const struct word *w, size_t at)
{
    bool money = scan_is(r->low, behind(at, w), " sterling");
    static const char *const weights[] = {"(", "of", "in weight"};
    size_t next = scan_spaces(r->low, behind(at, w), 1);
    bool weight = r->n.end && first_of(r->low, next, weights + 1, 1) && !r->n.scaled;
    return money || (!weight && r->n.scaled) ? "GBP" : "lb";
}

static void take_unit(struct reading *r, const struct word *w, size_t at)
{
    struct quantity *q = &r->q;
    q->unit = w->unit;
    r->end = behind(at, w);
    if (!strcmp(w->unit, "lb") && w->text[0] == 'p')
        q->unit = pound_unit(r, w, at);
    if (w->kind == EN_MANY) {
        struct decimal times = decimal_of(w->n);
        if (decimal_multiply(q->low, times, &q->low) && decimal_multiply(q->high, times, &q->high))
            r->many = true;
    } else if (w->n) {
        q->low = decimal_scale(q->low, w->n);
        q->high = decimal_scale(q->high, w->n);
    }
    size_t old = old_behind(r->low, r->end);
    if (old && !strcmp(w->unit, "year")) {
        /* a building is 500 years old too; people are not */
        q->unit = decimal_compare(q->low, decimal_of(120)) <= 0 ? "age" : "year";
        r->end = old;
    } else if (old) {
        r->end = old;
    }
}

/* "9-point margin", "half-point cut", "40 points": of a rate or of an index */
static bool is_rate_point(const struct reading *r)
{
    static const char *const words[] = {"margin", "lead",     "advantage", "cut",  "gap",
                                        "hike",   "increase", "drop",      "rise", "reduction"};
    size_t at = scan_spaces(r->low, r->end, 1);
    return first_of(r->low, at, words, sizeof words / sizeof *words) > 0;
}

/* "five times a month": how often, not how many times as much */
static bool is_frequency(const struct reading *r)
{
    static const char *const words[] = {"a",  "an",    "per",    "each", "every", "in",
                                        "on", "since", "during", "this", "last",  "before"};
    return first_of(r->low, scan_spaces(r->low, r->end, 1), words, sizeof words / sizeof *words) > 0;
}

static void read_unit(struct reading *r)
{
    size_t at = en_gap(r->low, r->end), spaced = at;
    if (r->n.vague && en_is(r->low, at, "of")) /* hundreds of people */
        at = scan_spaces(r->low, at + 2, 1);
    if (scan_is(r->low, r->end, "%") || scan_is(r->low, at, "%")) {
        r->end = (scan_is(r->low, r->end, "%") ? r->end : at) + 1;
        r->q.unit = "percent";
        size_t p = en_gap(r->low, r->end);
        if (en_is(r->low, p, "point") || en_is(r->low, p, "points") || en_is(r->low, p, "p")) {
            r->q.unit = "point";
            r->end = en_word_end(r->low, p);
        }
        return;
    }
    if (scan_is(r->low, r->end, "°")) {
        r->q.unit = scan_is(r->low, r->end + 2, "f")   ? "degree-F"
                    : scan_is(r->low, r->end + 2, "c") ? "degree-C"
                                                       : "degree";
        r->end += r->q.unit[6] ? 3 : 2;
        return;
    }
    const struct word *w = en_word(r->low, at);
    if (w && (w->kind == EN_UNIT || w->kind == EN_MANY)) {
        take_unit(r, w, at);
        if (!strcmp(r->q.unit, "index") && is_rate_point(r))
            r->q.unit = "point";
        if (!strcmp(r->q.unit, "times") && is_frequency(r))
            r->q.unit = "occasion";
        return;
    }
    /* three more years, two consecutive days, the next four months' unit is one word on */
    static const char *const between[] = {"more",    "consecutive", "straight", "full",       "additional",
                                          "further", "other",       "extra",    "successive", "whole",
                                          "short",   "long",        "million",  "south",      "u.s."};
    size_t after = spaced > r->end ? first_of(r->low, spaced, between, 12) : 0;
    w = after ? en_word(r->low, scan_spaces(r->low, after, 1)) : NULL;
    if (w && w->kind == EN_UNIT && scan_spaces(r->low, after, 1) > after)
        take_unit(r, w, scan_spaces(r->low, after, 1));
}

/* ---- around ---- */

/* "can't be less than 50": the bound is turned round; then none is read. */
static bool is_denied(const struct reading *r)
{
    size_t end = r->from - strlen(r->modifier->text), from = end > 12 ? end - 12 : 0;
    struct str before = str_slice(r->low, from, end - from);
    return str_find(before, str_of("n't "), 0) >= 0 || str_find(before, str_of("not "), 0) >= 0;
}

static void apply_modifier(struct reading *r)
{
    struct quantity *q = &r->q;
    switch (r->modifier ? r->modifier->kind : EN_NONE) {
    case EN_ABOUT: q->approx = true; break;
    case EN_NEARLY:
        q->approx = true;
        q->bound = BOUND_UNDER;
        break;
    case EN_AT_LEAST: q->bound = BOUND_AT_LEAST; break;
    case EN_AT_MOST:
        q->bound = BOUND_AT_MOST;
        q->approx = r->modifier->n; /* up to, as many as: said of what may be less */
        break;
    case EN_OVER:
    case EN_UNDER:
        if (!is_denied(r))
            q->bound = r->modifier->kind == EN_OVER ? BOUND_OVER : BOUND_UNDER;
        break;
    case EN_MINUS:
        q->low.negative = !decimal_is_zero(q->low);
        q->high.negative = !decimal_is_zero(q->high);
        break;
    default: break;
    }
}

/* or more, or so, or less, and older */
static void bound_behind(struct reading *r)
{
    static const struct {
        const char *text;
        enum fact_bound bound;
        bool approx;
    } ends[] = {{"or more", BOUND_AT_LEAST, false},
                {"or older", BOUND_AT_LEAST, false},
                {"and older", BOUND_AT_LEAST, false},
                {"or over", BOUND_AT_LEAST, false},
                {"or above", BOUND_AT_LEAST, false},
                {"and over", BOUND_AT_LEAST, false},
                {"or so", BOUND_NONE, true},
                {"or less", BOUND_AT_MOST, false},
                {"or fewer", BOUND_AT_MOST, false},
                {"or under", BOUND_AT_MOST, false},
                {"or below", BOUND_AT_MOST, false},
                {"or higher", BOUND_AT_LEAST, false},
                {"or lower", BOUND_AT_MOST, false},
                {"or longer", BOUND_AT_LEAST, false},
                {"or even older", BOUND_AT_LEAST, false},
                {"plus", BOUND_AT_LEAST, false}};
    size_t at = en_gap(r->low, r->end);
    if (scan_is(r->low, r->end, "+") && r->q.bound == BOUND_NONE)
        r->q.bound = BOUND_AT_LEAST;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (en_is(r->low, at, ends[i].text) && r->q.bound == BOUND_NONE) {
            r->q.bound = ends[i].bound;
            r->q.approx |= ends[i].approx;
            if (!*r->q.unit && (str_ends(str_of(ends[i].text), "older") || str_is(str_of(ends[i].text), "and over")))
                r->q.unit = "age";
        }
}

static struct fact *last_fact(struct en *e)
{
    return e->s.out->len ? &e->s.out->at[e->s.out->len - 1] : NULL;
}

/* "50 or 75 bucks", "three and five million copies": the first takes the second's unit. */
static void share_unit(struct reading *r, struct fact *before)
{
    if (!before || before->kind != FACT_QUANTITY || before->unit.len || before->at.at >= r->from || !*r->q.unit)
        return;
    size_t gap = before->at.at + before->at.len;
    struct str between = str_trim(str_slice(r->low, gap, r->from > gap ? r->from - gap : 0));
    static const char *const words[] = {"or", "and", "to", "and about", "or even", "and more than", "to about"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(between, words[i]))
            before->unit = str_of(r->q.unit);
}

/* "between 3 million and 10 million", "aged 5 to 14": both ends are one fact. */
static bool close_range(struct reading *r, struct fact *before, bool aged)
{
    struct en *e = r->e;
    if (!before || before->kind != FACT_QUANTITY || r->q.denominator || before->at.at >= r->from)
        return false;
    size_t gap = before->at.at + before->at.len;
    struct str between = str_trim(str_slice(r->low, gap, r->from > gap ? r->from - gap : 0));
    bool range = e->between == e->s.out->len && str_starts(between, "and") && between.len < 20;
    range |= aged && (str_is(between, "to") || str_is(between, "through"));
    if (!range || (before->unit.len && !str_is(before->unit, r->q.unit)))
        return false;
    struct decimal low;
    if (!decimal_read(e->s.arena, before->low, &low) || decimal_compare(low, r->q.low) >= 0)
        return false;
    before->high = decimal_text(e->s.arena, r->q.low);
    before->unit = str_of(r->q.unit);
    before->at.len = (uint32_t)(r->end - before->at.at);
    return true;
}

/* "from 10 to 15 percent", "to €114, down from €176": which figure a thing went from, and which to. */
static void mark_change(struct reading *r)
{
    struct fact *f = last_fact(r->e);
    size_t end, from = en_word_before(r->low, r->from, &end);
    struct str word = str_slice(r->low, from, end - from);
    if (str_is(word, "from") || str_is(word, "to"))
        f->value = str_of(str_is(word, "to") ? "to" : "from");
}

static size_t emit(struct reading *r)
{
    struct quantity *q = &r->q;
    struct fact *before = last_fact(r->e);
    bool aged = before && str_is(before->unit, "age");
    if (!q->unit)
        q->unit = aged && before->at.at + before->at.len + 5 >= r->from ? "age" : "";
    apply_modifier(r);
    bound_behind(r);
    q->approx |= r->n.approx;
    share_unit(r, before);
    if (close_range(r, before, aged || str_is(str_of(q->unit), "age")))
        return r->end;
    scan_add_quantity(&r->e->s, r->from, r->end, q);
    mark_change(r);
    return r->end;
}

/* ---- what is no figure ---- */

static bool followed_by_noun(struct str low, size_t at)
{
    static const char *const not [] = {
        "of",   "another", "who", "that",  "which", "is",   "was", "has", "had", "can",   "could", "should", "must",
        "will", "would",   "may", "might", "to",    "and",  "or",  "but", "at",  "with",  "from",  "on",     "in",
        "by",   "for",     "the", "he",    "she",   "they", "we",  "i",   "it",  "where", "when",  "as"};
    size_t word = en_gap(low, at);
    if (word == at || en_word_end(low, word) == word)
        return false;
    return first_of(low, word, not, sizeof not / sizeof *not ) == 0;
}

static bool word_before_is(struct str low, size_t at, const char *const *words, size_t n)
{
    size_t end, from = en_word_before(low, at, &end);
    struct str word = str_slice(low, from, end - from);
    for (size_t i = 0; i < n; i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/* Is "one" at `from` a figure? */
static bool one_counts(const struct reading *r)
{
    static const char *const not [] = {"no",   "the",  "this",  "that", "any",     "every",
                                       "each", "some", "which", "only", "another", "such"};
    if (r->modifier)
        return true;
    if (word_before_is(r->low, r->from, not, sizeof not / sizeof *not ))
        return false;
    size_t in = scan_spaces(r->low, r->end, 1), skip;
    struct en_number of;
    static const char *const shares[] = {"in every", "out of every", "in", "out of"};
    size_t behind_share = first_of(r->low, in, shares, 4);
    if (behind_share && en_number(r->e, scan_spaces(r->low, behind_share, 1), &of, &skip) && !of.ordinal)
        return true;
    return r->q.unit || followed_by_noun(r->low, r->end);
}

static bool second_counts(const struct reading *r)
{
    static const char *const makers[] = {"the", "his",  "her", "its",  "their",  "this",   "that",     "every", "our",
                                         "my",  "your", "to",  "into", "placed", "ranked", "finished", "came"};
    if (word_before_is(r->low, r->from, makers, sizeof makers / sizeof *makers))
        return true;
    return followed_by_noun(r->low, r->end);
}

/* ---- ordinals ---- */

static size_t period(struct reading *r, const char *unit, size_t end, int64_t n)
{
    struct when w = {.hour = -1};
    w.part = r->e->part_end == r->from ? r->e->part : PART_NONE;
    struct fact *f = scan_add_date(&r->e->s, r->from, end, decimal_text(r->e->s.arena, decimal_of(n)), &w);
    f->unit = str_of(unit);
    return end;
}

static size_t ordinal(struct reading *r)
{
    int64_t n = decimal_int(r->n.low);
    size_t next = en_gap(r->low, r->end);
    bool one_or_two = n == 1 || n == 2;
    if (one_or_two && en_is(r->low, next, "half") && !en_is(r->low, scan_spaces(r->low, next + 4, 1), "hour"))
        return period(r, "half", next + 4, n);
    if (n <= 4 && n > 0 && en_is(r->low, next, "quarter"))
        return period(r, "quarter", next + 7, n);
    if (en_is(r->low, next, "century") || en_is(r->low, next, "centuries"))
        return period(r, "century", en_word_end(r->low, next), n);
    if (!r->n.digits && n == 2 && !second_counts(r))
        return r->end;
    r->q.unit = "ordinal";
    return emit(r);
}

/* ---- ranges and scores of digits ---- */

static bool is_lost(struct str low, size_t at)
{
    static const char *const words[] = {"lost", "loss",     "defeat", "win",  "victory", "beat",
                                        "won",  "defeated", "tie",    "draw", "down",    "record"};
    size_t end, from = en_word_before(low, at, &end);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(str_slice(low, from, end - from), words[i]))
            return true;
    return false;
}

static size_t dashed(struct reading *r)
{
    bool dash = false;
    size_t sign = scan_range_sign(r->low, r->end, &dash), skip, len;
    struct en_number second;
    size_t begin = r->end + sign + (sign && scan_is(r->low, r->end + sign, "$"));
    if (!sign || scan_digit(scan_char(r->low, begin, &len)) < 0 || !en_number(r->e, begin, &second, &skip))
        return r->from;
    bool rising = decimal_compare(r->q.low, second.low) < 0;
    size_t next = scan_spaces(r->low, second.end, 1);
    bool score = !r->n.point && !second.point && !r->n.scaled && !second.scaled && r->n.count <= 3 && second.count <= 3;
    static const char *const results[] = {"win",  "loss", "victory", "defeat", "lead",
                                          "vote", "draw", "tie",     "record", "decision"};
    bool result = first_of(r->low, next, results, sizeof results / sizeof *results) > 0 || is_lost(r->low, r->from);
    if (score && (!rising || result)) {
        r->q.unit = "score";
        scan_add_quantity(&r->e->s, r->from, r->end, &r->q);
        r->q.low = r->q.high = second.low;
        scan_add_quantity(&r->e->s, r->end + sign, second.end, &r->q);
        return second.end;
    }
    if (!rising)
        return r->from;
    if (second.scaled && !r->n.scaled && second.count <= 3) {
        /* 2-3 million: the scale holds for both */
        struct decimal plain;
        struct digits d;
        if (scan_digits(r->e->s.arena, r->low, begin, &d) && decimal_compare(r->q.low, plain = d.value) < 0) {
            int32_t power = second.low.exponent - plain.exponent;
            r->q.low = decimal_scale(r->q.low, power);
        }
    }
    r->q.high = second.low;
    r->end = second.end;
    if (r->modifier && r->modifier->kind == EN_AGED)
        r->q.unit = "age";
    else
        read_unit(r);
    return emit(r);
}

/* "two years and six months": one stretch of time where the months are a decimal of a year */
static void years_and_months(struct reading *r)
{
    struct en_number n;
    size_t skip, at = scan_spaces(r->low, r->end, 1);
    if (strcmp(r->q.unit ? r->q.unit : "", "year") || !en_is(r->low, at, "and") ||
        !en_number(r->e, scan_spaces(r->low, at + 3, 1), &n, &skip))
        return;
    int64_t months = decimal_int(n.low);
    size_t unit = en_gap(r->low, n.end);
    if (months != 3 && months != 6 && months != 9)
        return;
    if ((en_is(r->low, unit, "months") || en_is(r->low, unit, "month")) &&
        decimal_add(r->q.low, decimal_scale(decimal_of(months / 3 * 25), -2), &r->q.low)) {
        r->q.high = r->q.low;
        r->end = en_word_end(r->low, unit);
    }
}

static void half_more(struct reading *r)
{
    size_t at = en_gap(r->low, r->end);
    struct decimal half = decimal_scale(decimal_of(5), -1);
    if (r->q.unit && scan_is(r->low, at, "and a half") && decimal_add(r->q.low, half, &r->q.low)) {
        r->q.high = r->q.low;
        r->end = at + 10;
    }
}

/* "John Smith (43)" */
static bool is_age_in_brackets(const struct reading *r)
{
    int64_t n = decimal_int(r->q.low);
    if (!r->n.digits || r->n.count > 2 || n < 5 || r->from < 3 || r->low.at[r->from - 1] != '(' ||
        !scan_is(r->low, r->end, ")"))
        return false;
    size_t end, from = en_word_before(r->low, r->from - 1, &end);
    return from < end && r->e->s.text.at[from] != r->low.at[from] && !en_word(r->low, from);
}

/* ", 34," behind a name */
static bool is_age_in_commas(const struct reading *r)
{
    size_t len;
    int64_t n = decimal_int(r->q.low);
    if (!r->n.digits || r->n.count > 2 || n < 5 || r->from < 3 || !scan_is(r->low, r->from - 2, ", "))
        return false;
    char before = r->low.at[r->from - 3];
    uint32_t c = scan_char(r->low, r->end, &len);
    size_t end, from = en_word_before(r->low, r->from - 2, &end);
    bool capital = from < end && r->e->s.text.at[from] != r->low.at[from];
    return before >= 'a' && before <= 'z' && capital && (c == ',' || c == '.') &&
           scan_digit(scan_char(r->low, r->end + 1, &len)) < 0 && !en_word(r->low, from);
}

/* "5 degrees below zero" */
static void below_zero(struct reading *r)
{
    size_t at = scan_spaces(r->low, r->end, 1);
    if (!r->q.unit || strncmp(r->q.unit, "degree", 6) || !scan_is(r->low, at, "below zero"))
        return;
    r->q.low.negative = r->q.high.negative = !decimal_is_zero(r->q.low);
    r->end = at + strlen("below zero");
}

static const struct word *modifier_at(struct en *e, size_t at)
{
    return e->modifier && e->modifier_end == at ? e->modifier : NULL;
}

static size_t plain(struct reading *r)
{
    size_t end = r->n.digits ? dashed(r) : r->from, clock = scan_spaces(r->low, r->end, 1);
    if (end > r->from)
        return end;
    int64_t hour = decimal_int(r->q.low);
    if (en_is(r->low, clock, "o'clock") && hour >= 0 && hour <= 12) {
        struct fact *f = scan_add(&r->e->s, FACT_TIME, r->from, clock + strlen("o'clock"));
        f->value = arena_printf(r->e->s.arena, "%02d:00", (int)hour);
        return clock + strlen("o'clock");
    }
    int kind = r->modifier ? r->modifier->kind : EN_NONE;
    if (kind == EN_NUMBERED) {
        r->q.unit = "ordinal";
        return emit(r);
    }
    if (kind == EN_AGED)
        r->q.unit = "age";
    else if (is_age_in_commas(r) || is_age_in_brackets(r))
        r->q.unit = "age";
    else
        read_unit(r);
    years_and_months(r);
    half_more(r);
    below_zero(r);
    bool one = !r->n.digits && !r->n.half_of && en_is(r->low, r->from, "one") && decimal_equal(r->n.low, decimal_of(1));
    if (one && !one_counts(r))
        return r->end;
    return emit(r);
}

/* 747s, 3D: a number in a name */
static size_t model_number(struct reading *r)
{
    r->q.in_name = true;
    r->q.unit = "";
    scan_add_quantity(&r->e->s, r->from, r->end, &r->q);
    return en_word_end(r->low, r->end);
}

/* "1/3" of members */
static bool slashed(struct reading *r)
{
    struct digits below;
    size_t len;
    int64_t above = decimal_int(r->n.low), n;
    if (!r->n.digits || r->n.point || !scan_is(r->low, r->end, "/") ||
        scan_digit(scan_char(r->low, r->end + 1, &len)) < 0 || !scan_digits(r->e->s.arena, r->low, r->end + 1, &below))
        return false;
    n = decimal_int(below.value);
    if (above < 1 || n <= above || n > 1000 || scan_is(r->low, below.end, "/"))
        return false;
    r->q.numerator = above;
    r->q.denominator = n;
    r->q.unit = "fraction";
    r->end = below.end;
    return true;
}

size_t en_quantity(struct en *e, size_t at)
{
    struct reading r = {.e = e, .low = e->low, .from = at, .modifier = modifier_at(e, at)};
    size_t skip;
    if (!en_number(e, at, &r.n, &skip))
        return skip;
    r.end = r.n.end;
    r.q.low = r.q.high = r.n.low;
    r.q.vague = r.n.vague;
    /* digits with letters glued on that are no unit: 3D, 747s, 2NE1 */
    size_t len;
    if (r.n.digits && !r.n.ordinal && scan_is_letter(scan_char(e->low, r.end, &len))) {
        const struct word *w = en_word(e->low, r.end);
        bool network = e->s.text.at[r.end] == 'G' && en_word_end(e->low, r.end) == r.end + 1; /* 5G weighs nothing */
        if (network || !w || (w->kind != EN_UNIT && w->kind != EN_HALF_DAY))
            return model_number(&r);
    }
    if (r.n.ordinal)
        return ordinal(&r);
    if (slashed(&r))
        return emit(&r);
    if (r.n.denominator) {
        r.q.numerator = r.n.numerator;
        r.q.denominator = r.n.denominator;
        r.q.unit = "fraction";
        return emit(&r);
    }
    return plain(&r);
}

/* ---- money ---- */

static size_t sign_at(struct str low, size_t at, const char **unit)
{
    static const struct {
        const char *sign, *unit;
    } signs[] = {{"us$", "USD"}, {"u.s.$", "USD"}, {"hk$", "HKD"}, {"nt$", "TWD"}, {"a$", "AUD"},  {"c$", "CAD"},
                 {"s$", "SGD"},  {"r$", "BRL"},    {"$", "USD"},   {"＄", "USD"},  {"€", "EUR"},   {"£", "GBP"},
                 {"¥", "JPY"},   {"￥", "JPY"},    {"₩", "KRW"},   {"krw", "KRW"}, {"usd", "USD"}, {"eur", "EUR"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (scan_is(low, at, signs[i].sign)) {
            *unit = signs[i].unit;
            return strlen(signs[i].sign);
        }
    return 0;
}

/* m, bn, b, k, t glued to a sum of money */
static void glued_scale(struct reading *r)
{
    static const struct {
        const char *text;
        int power;
    } scales[] = {{"bn", 9}, {"mn", 6}, {"tn", 12}, {"m", 6}, {"b", 9}, {"k", 3}, {"t", 12}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (!r->n.scaled && en_is(r->low, r->end, scales[i].text)) {
            r->q.low = r->q.high = decimal_scale(r->q.low, scales[i].power);
            r->end += strlen(scales[i].text);
            r->n.scaled = true;
            return;
        }
}

size_t en_money(struct en *e, size_t at)
{
    const char *unit = NULL;
    struct reading r = {.e = e, .low = e->low, .from = at, .modifier = modifier_at(e, at)};
    size_t sign = sign_at(e->low, at, &unit), skip, len, begin = scan_spaces(e->low, at + sign, 1);
    uint32_t c = scan_char(e->low, begin, &len);
    if (!sign || (scan_digit(c) < 0 && c != '.') || !en_number(e, begin, &r.n, &skip) || r.n.ordinal)
        return at;
    r.end = r.n.end;
    r.q.low = r.q.high = r.n.low;
    r.q.unit = unit;
    glued_scale(&r);
    /* $1.2bn-$1.5bn, $2-3 million */
    bool dash;
    size_t range = scan_range_sign(e->low, r.end, &dash);
    const char *second_unit;
    size_t second = range ? r.end + range + sign_at(e->low, r.end + range, &second_unit) : 0;
    struct reading other = {.e = e, .low = e->low, .from = second};
    if (range && scan_digit(scan_char(e->low, second, &len)) >= 0 && en_number(e, second, &other.n, &skip)) {
        other.end = other.n.end;
        other.q.low = other.n.low;
        glued_scale(&other);
        if (decimal_compare(r.q.low, other.q.low) < 0) {
            struct digits d;
            if (other.n.scaled && !r.n.scaled && scan_digits(e->s.arena, e->low, second, &d))
                r.q.low = decimal_scale(r.q.low, other.q.low.exponent - d.value.exponent);
            r.q.high = other.q.low;
            r.end = other.end;
        }
    }
    return emit(&r);
}
