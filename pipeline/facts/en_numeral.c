/* English numbers: digits with a scale word (1.2 billion, $50bn), words (twenty-nine,
 * three hundred and five), parts (half a million, two-thirds) and plurals that only tell
 * the order of magnitude (hundreds of thousands).
 */
#include "facts/en.h"

static const struct word *kind_at(const struct en *e, size_t at, enum en_kind kind)
{
    const struct word *w = en_word(e->low, at);
    return w && w->kind == (int)kind ? w : NULL;
}

static size_t behind(size_t at, const struct word *w)
{
    return at + strlen(w->text);
}

static bool glued_letter(const struct en *e, size_t at)
{
    size_t len;
    return scan_is_letter(scan_char(e->low, at, &len));
}

/* " million", "-billion", "bn": multiplies. */
static void read_scale(struct en *e, struct en_number *n)
{
    size_t at = en_gap(e->low, n->end);
    const struct word *w = en_word(e->low, at);
    if (w && w->kind == EN_SCALE) {
        n->low = decimal_scale(n->low, w->n);
        n->end = behind(at, w);
        n->scaled = true;
        return;
    }
    if (w && w->kind == EN_HUNDRED && at > n->end) {
        n->low = decimal_scale(n->low, 2);
        n->end = behind(at, w);
    } else if (w && w->kind == EN_DOZEN && at > n->end) {
        if (decimal_multiply(n->low, decimal_of(12), &n->low))
            n->end = behind(at, w);
    }
}

/* ½ ¼ ¾ */
static size_t read_vulgar(struct en *e, size_t at, struct decimal *value)
{
    static const struct {
        const char *sign;
        int hundredths;
    } signs[] = {{"½", 50}, {"¼", 25}, {"¾", 75}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (scan_is(e->low, at, signs[i].sign) &&
            decimal_add(*value, decimal_scale(decimal_of(signs[i].hundredths), -2), value))
            return at + strlen(signs[i].sign);
    return at;
}

/* "3 1/2": a whole and a half, third or quarter */
static size_t read_mixed(struct en *e, const struct digits *whole, struct decimal *value)
{
    size_t at = scan_spaces(e->low, whole->end, 1);
    static const struct {
        const char *text;
        int hundredths;
    } parts[] = {{"1/2", 50}, {"1/4", 25}, {"3/4", 75}};
    for (size_t i = 0; at > whole->end && !whole->point && i < sizeof parts / sizeof *parts; i++)
        if (scan_is(e->low, at, parts[i].text) && (at + 3 >= e->low.len || e->low.at[at + 3] != '/') &&
            decimal_add(*value, decimal_scale(decimal_of(parts[i].hundredths), -2), value))
            return at + 3;
    return whole->end;
}

static bool digits(struct en *e, size_t at, struct en_number *n, size_t *skip)
{
    struct digits d;
    if (!scan_digits(e->s.arena, e->low, at, &d)) {
        *skip = d.end;
        return false;
    }
    *n = (struct en_number){.low = d.value,
                            .end = d.end,
                            .digits = true,
                            .comma = d.comma,
                            .point = d.point,
                            .count = d.count,
                            .zero_first = d.zero_first};
    static const char *const suffixes[] = {"st", "nd", "rd", "th"};
    for (int i = 0; i < 4; i++)
        if (!d.point && scan_is(e->low, d.end, suffixes[i]) && !glued_letter(e, d.end + 2)) {
            n->ordinal = true;
            n->end = d.end + 2;
            return true;
        }
    n->end = read_mixed(e, &d, &n->low);
    n->end = read_vulgar(e, n->end, &n->low);
    read_scale(e, n);
    return true;
}

/* third(s), quarter(s), half/halves as the lower part of a fraction; 0 = none. */
static int64_t denominator_at(struct en *e, size_t at, size_t *end)
{
    const struct word *w = en_word(e->low, at);
    size_t stop = en_word_end(e->low, at);
    if (w && (w->kind == EN_HALF || w->kind == EN_QUARTER)) {
        *end = behind(at, w);
        return w->n;
    }
    if (w && w->kind == EN_ORDINAL && w->n > 2 && stop == behind(at, w)) {
        *end = stop;
        return w->n;
    }
    char word[16];
    size_t len = stop - at;
    if (len < 6 || len >= sizeof word || e->low.at[stop - 1] != 's')
        return 0;
    w = en_word((struct str){memcpy(word, e->low.at + at, len - 1), len - 1}, 0);
    *end = stop;
    return w && w->kind == EN_ORDINAL && w->n > 2 ? w->n : 0;
}

struct words {
    int64_t total, current; /* below a thousand, closed groups; at most 999 * 10^15 */
    int last;               /* power of the last scale word */
    bool any, ordinal;
};

/* Takes one number word; false when it does not continue the number. */
static bool take_word(struct words *n, const struct word *w)
{
    int64_t power = 1;
    switch (w->kind) {
    case EN_ONES:
        if (n->any && (n->current % 10 || (n->current % 100 && w->n > 9)))
            return false;
        if (n->any && n->current % 100 == 0 && !n->current && n->last == 99)
            return false;
        n->current += w->n;
        return true;
    case EN_TENS:
        if (n->any && n->current % 100)
            return false;
        n->current += w->n;
        return true;
    case EN_HUNDRED:
        if (n->current > 99)
            return false;
        n->current = (n->current ? n->current : 1) * 100;
        return true;
    case EN_SCALE:
        if (w->n >= n->last || n->current > 999)
            return false;
        for (int i = 0; i < w->n; i++)
            power *= 10;
        n->total += (n->current ? n->current : 1) * power;
        n->current = 0;
        n->last = w->n;
        return true;
    case EN_ORDINAL:
        if (w->n < 100 && (n->current % 10 || (w->n > 9 && n->current % 100)))
            return false;
        n->current = w->n < 100 ? n->current + w->n : (n->current ? n->current : 1) * w->n;
        n->ordinal = true;
        return true;
    default: return false;
    }
}

static bool is_number_word(const struct word *w)
{
    return w && w->kind >= EN_ONES && w->kind <= EN_ORDINAL;
}

/* "and a half [million]", "-and-a-half" */
static void and_a_half(struct en *e, struct en_number *n)
{
    size_t at = en_gap(e->low, n->end);
    struct decimal half = decimal_scale(decimal_of(5), -1);
    if ((!scan_is(e->low, at, "and a half") && !scan_is(e->low, at, "and-a-half")) ||
        !decimal_add(n->low, half, &n->low))
        return;
    n->end = at + 10;
    read_scale(e, n);
}

/* "a hundred and five", but not "three million and five million" */
static bool adds_on(const struct en *e, size_t at)
{
    const struct word *w = en_word(e->low, at);
    if (!w || (w->kind != EN_ONES && w->kind != EN_TENS))
        return false;
    const struct word *after = en_word(e->low, en_gap(e->low, behind(at, w)));
    return !after || (after->kind != EN_SCALE && after->kind != EN_HUNDRED);
}

static bool spelled(struct en *e, size_t at, struct en_number *out)
{
    struct words n = {.last = 99};
    size_t end = at, next = at;
    while (true) {
        const struct word *w = en_word(e->low, next);
        if (!is_number_word(w) || !take_word(&n, w))
            break;
        end = behind(next, w);
        n.any = true;
        if (n.ordinal)
            break;
        next = en_gap(e->low, end);
        bool large = w->kind == EN_HUNDRED || w->kind == EN_SCALE;
        if (en_is(e->low, next, "and") && large && adds_on(e, scan_spaces(e->low, next + 3, 1)))
            next = scan_spaces(e->low, next + 3, 1);
        /* "one second", "five third graders": an ordinal joins only tens and hundreds */
        const struct word *after = en_word(e->low, next);
        if (after && after->kind == EN_ORDINAL && w->kind == EN_ONES)
            break;
    }
    if (!n.any)
        return false;
    *out = (struct en_number){
        .low = decimal_of(n.total + n.current), .end = end, .ordinal = n.ordinal, .scaled = n.last != 99};
    return true;
}

/* "one 40,000th", "1/40,000" in words */
static bool digits_below(struct en *e, struct en_number *n, size_t at)
{
    struct en_number below;
    size_t skip, len;
    if (at == n->end || decimal_int(n->low) != 1 || scan_digit(scan_char(e->low, at, &len)) < 0 ||
        !digits(e, at, &below, &skip) || !below.ordinal || decimal_int(below.low) < 20)
        return false;
    n->numerator = 1;
    n->denominator = decimal_int(below.low);
    n->end = below.end;
    return true;
}

/* Behind a spelled number: dozen, and a half, -thirds. */
static void finish_spelled(struct en *e, struct en_number *n)
{
    if (n->ordinal)
        return;
    size_t end, at = en_gap(e->low, n->end);
    if (digits_below(e, n, at))
        return;
    int64_t above = decimal_int(n->low), below = denominator_at(e, at, &end);
    bool plural = below && e->low.at[end - 1] == 's';
    if (below && above > 0 && above < below && at > n->end && (plural || above == 1)) {
        n->numerator = above;
        n->denominator = below;
        n->end = end;
        return;
    }
    const struct word *w = en_word(e->low, at);
    if (w && w->kind == EN_DOZEN && decimal_multiply(n->low, decimal_of(12), &n->low))
        n->end = behind(at, w);
    and_a_half(e, n);
}

/* hundreds [of thousands [of …]] */
static bool plural(struct en *e, size_t at, struct en_number *out)
{
    const struct word *w = kind_at(e, at, EN_VAGUE);
    if (!w)
        return false;
    *out = (struct en_number){.low = decimal_of(1), .vague = true};
    for (int parts = 0; w && parts < 3; parts++) {
        out->low = decimal_scale(out->low, w->n);
        out->end = behind(at, w);
        at = scan_spaces(e->low, out->end, 1);
        if (!en_is(e->low, at, "of"))
            break;
        at = scan_spaces(e->low, at + 2, 1);
        w = kind_at(e, at, EN_VAGUE);
    }
    return true;
}

/* half a million, half-mile, half of, a third, a couple of, a dozen */
static bool half(struct en *e, size_t at, struct en_number *out)
{
    const struct word *w = kind_at(e, at, EN_HALF);
    if (!w || scan_is(e->low, at, "halves"))
        return false;
    size_t end = behind(at, w), article = scan_spaces(e->low, end, 1);
    *out = (struct en_number){.low = decimal_scale(decimal_of(5), -1), .end = end, .numerator = 1, .denominator = 2};
    if (en_is(e->low, article, "a") || en_is(e->low, article, "an"))
        article = scan_spaces(e->low, en_word_end(e->low, article), 1);
    else if (scan_is(e->low, end, "-"))
        article = end + 1;
    else
        return true;
    const struct word *next = en_word(e->low, article);
    if (next && (next->kind == EN_SCALE || next->kind == EN_HUNDRED || next->kind == EN_DOZEN)) {
        out->end = behind(article, next);
        if (next->kind == EN_DOZEN)
            out->low = decimal_of(6);
        else
            out->low = decimal_scale(out->low, next->n);
        out->denominator = 0;
    } else if (next && (next->kind == EN_UNIT || next->kind == EN_MANY)) {
        out->end = article; /* half an hour: the unit follows */
        out->half_of = true;
        out->denominator = 0;
    }
    return true;
}

/* Is "a third" a part? Behind it stands "of", before it "just"; a day is a third day. */
static bool is_part(struct en *e, size_t article, size_t end)
{
    static const char *const words[] = {"of", "to",  "or",     "and",     "more",   "less",
                                        "as", "the", "larger", "smaller", "higher", "lower"};
    static const char *const before[] = {"just", "only",    "nearly", "almost", "about",
                                         "than", "roughly", "over",   "around"};
    size_t at = scan_spaces(e->low, end, 1), stop, from = en_word_before(e->low, article, &stop);
    if (scan_is(e->low, end, "-"))
        return false; /* a third-round match */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (en_is(e->low, at, words[i]))
            return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (str_is(str_slice(e->low, from, stop - from), before[i]))
            return true;
    return en_word_end(e->low, at) == at;
}

/* "a quarter | of a million": the scale as a power of ten in out->low. */
static bool scale_of(struct en *e, size_t at, struct en_number *out)
{
    size_t of = scan_spaces(e->low, at, 1), word = of + strlen("of a ");
    const struct word *w = scan_is(e->low, of, "of a ") ? en_word(e->low, word) : NULL;
    if (!w || w->kind != EN_SCALE)
        return false;
    *out = (struct en_number){.low = {.exponent = w->n}, .end = behind(word, w), .scaled = true};
    return true;
}

/* What an article begins: a dozen, a hundred, a third of, a couple of years */
static bool with_article(struct en *e, size_t at, struct en_number *out)
{
    size_t word = scan_spaces(e->low, en_word_end(e->low, at), 1), end;
    const struct word *w = en_word(e->low, word);
    int64_t below = denominator_at(e, word, &end);
    *out = (struct en_number){0};
    if (w && w->kind == EN_DOZEN) {
        *out = (struct en_number){.low = decimal_of(12), .end = behind(word, w)};
    } else if (w && (w->kind == EN_HUNDRED || w->kind == EN_SCALE)) {
        if (!spelled(e, word, out))
            return false;
    } else if (w && w->kind == EN_HALF) {
        return half(e, word, out);
    } else if (below == 4 && scale_of(e, end, out)) {
        out->low = decimal_scale(decimal_of(25), out->low.exponent - 2);
    } else if (below && is_part(e, at, end)) {
        *out = (struct en_number){.numerator = 1, .denominator = below, .end = end};
    } else if (w && w->kind == EN_QUARTER &&
               (scan_is(e->low, behind(word, w), "-") || scan_is(e->low, behind(word, w), " point") ||
                scan_is(e->low, behind(word, w), " percentage point"))) {
        *out = (struct en_number){.low = decimal_scale(decimal_of(25), -2), .end = behind(word, w)};
    } else if (scan_is(e->low, word, "couple ")) {
        size_t after = scan_spaces(e->low, word + 7, 1);
        if (en_is(e->low, after, "of"))
            after = scan_spaces(e->low, after + 2, 1);
        const struct word *unit = en_word(e->low, after);
        if (!en_is(e->low, scan_spaces(e->low, word + 7, 1), "of") &&
            !(unit && (unit->kind == EN_UNIT || unit->kind == EN_MANY)))
            return false;
        *out = (struct en_number){.low = decimal_of(2), .end = after, .approx = true};
    }
    return out->end > 0;
}

/* several hundred, a few dozen: the order of magnitude */
static bool several(struct en *e, size_t at, struct en_number *out)
{
    const struct word *w = kind_at(e, at, EN_SEVERAL);
    size_t next = w ? scan_spaces(e->low, behind(at, w), 1) : at;
    const struct word *scale = w ? en_word(e->low, next) : NULL;
    if (!scale || (scale->kind != EN_HUNDRED && scale->kind != EN_SCALE && scale->kind != EN_DOZEN))
        return false;
    int power = scale->kind == EN_DOZEN ? 1 : scale->n;
    *out = (struct en_number){.low = decimal_scale(decimal_of(1), power), .vague = true, .end = behind(next, scale)};
    return true;
}

bool en_number(struct en *e, size_t at, struct en_number *out, size_t *skip)
{
    size_t len;
    uint32_t c = scan_char(e->low, at, &len);
    *skip = at;
    if (scan_digit(c) >= 0 || c == '.')
        return digits(e, at, out, skip);
    if (several(e, at, out))
        return true;
    if (en_is(e->low, at, "a") || en_is(e->low, at, "an"))
        return with_article(e, at, out);
    if (plural(e, at, out) || half(e, at, out))
        return true;
    if (!spelled(e, at, out))
        return false;
    finish_spelled(e, out);
    return true;
}
