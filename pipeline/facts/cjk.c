#include "facts/cjk.h"

static int han_digit(uint32_t c)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (int i = 0; i < 10; i++)
        if (c == digits[i])
            return i;
    return c == 0x4E24 || c == 0x5169 ? 2 : -1; /* 两 兩 */
}

static int han_power(uint32_t c)
{
    switch (c) {
    case 0x5341: return 1; /* 十 */
    case 0x767E: return 2; /* 百 */
    case 0x5343: return 3; /* 千 */
    case 0x4E07:
    case 0x842C: return 4; /* 万 萬 */
    case 0x5104:
    case 0x4EBF: return 8;  /* 億 亿 */
    case 0x5146: return 12; /* 兆 */
    default: return 0;
    }
}

struct sum {
    struct decimal total, group, one;
    bool has_one, any;
    bool closed; /* the last thing read was 万 or more: 万亿 multiplies */
};

static bool close_unit(struct sum *n, int power)
{
    struct decimal one = n->has_one ? n->one : power < 4 ? decimal_of(1) : decimal_of(0);
    bool doubled = n->closed && power > 4 && !n->has_one;
    n->has_one = false;
    n->closed = power >= 4;
    if (doubled) {
        n->total = decimal_scale(n->total, power);
        return true;
    }
    if (power < 4)
        return decimal_add(n->group, decimal_scale(one, power), &n->group);
    if (!decimal_add(n->group, one, &n->group))
        return false;
    if (decimal_is_zero(n->group))
        n->group = decimal_of(1);
    struct decimal part = decimal_scale(n->group, power);
    n->group = (struct decimal){0};
    return decimal_add(n->total, part, &n->total);
}

const struct word *cjk_word(const struct cjk *k, size_t at)
{
    return scan_word(k->lang->words, k->lang->words_len, k->s.text, at);
}

/* Does a counter stand there that is no part of a date or of a clock? */
static bool is_counted(const struct cjk *k, size_t at)
{
    const struct word *w = cjk_word(k, at);
    return w && w->kind == CJK_UNIT && strcmp(w->text, "日") && strcmp(w->text, "年");
}

bool cjk_amount(struct cjk *k, size_t at, struct amount *out)
{
    struct str text = k->s.text;
    struct sum n = {0};
    size_t p = at, len;
    int last = 99;
    *out = (struct amount){0};
    if (scan_is(text, p, "数") || scan_is(text, p, "數") || scan_is(text, p, "几") || scan_is(text, p, "幾")) {
        if (!han_power(scan_char(text, p + 3, &len)))
            return false;
        p += 3;
        out->vague = true;
    }
    for (;; n.any = true) {
        uint32_t c = scan_char(text, p, &len);
        struct digits d;
        int digit = han_digit(c), power = han_power(c);
        if (scan_digit(c) >= 0 && !n.has_one && scan_digits(k->s.arena, text, p, &d)) {
            n.one = d.value;
            n.has_one = true;
            n.closed = false;
            out->digits |= p == at;
            out->plain = p == at && !d.comma && !d.point;
            out->count = d.count;
            p = d.end;
        } else if (digit >= 0 && !n.has_one) {
            n.one = decimal_of(digit);
            int next = han_digit(scan_char(text, p + len, &(size_t){0}));
            out->beside = p == at && digit > 0 && next == digit + 1 && next < 10 && is_counted(k, p + 2 * len);
            if (out->beside) {
                n.has_one = true;
                p += 2 * len;
                continue;
            }
            for (p += len; (digit = han_digit(scan_char(text, p, &len))) >= 0; p += len) /* 二〇二五 */
                if (!decimal_add(decimal_scale(n.one, 1), decimal_of(digit), &n.one))
                    return false;
            n.has_one = true;
        } else if (power && (power < last || power >= 4)) {
            if (!close_unit(&n, power))
                return false;
            last = power >= 4 ? 99 : power;
            out->units++;
            out->plain = false;
            p += len;
        } else {
            break;
        }
    }
    struct decimal rest = n.group;
    if (!n.any || (n.has_one && !decimal_add(rest, n.one, &rest)) || !decimal_add(n.total, rest, &out->value))
        return false;
    out->end = p;
    return true;
}

static size_t behind(size_t at, const struct word *w)
{
    return at + strlen(w->text);
}

/* ---- quantities ---- */

static void apply(struct quantity *q, int kind)
{
    switch (kind) {
    case CJK_ABOUT:
    case CJK_BEHIND_ABOUT: q->approx = true; break;
    case CJK_NEARLY:
        q->approx = true;
        q->bound = BOUND_UNDER;
        break;
    case CJK_AT_LEAST:
    case CJK_BEHIND_AT_LEAST: q->bound = BOUND_AT_LEAST; break;
    case CJK_AT_MOST:
    case CJK_BEHIND_AT_MOST: q->bound = BOUND_AT_MOST; break;
    case CJK_OVER:
    case CJK_BEHIND_OVER: q->bound = BOUND_OVER; break;
    case CJK_UNDER:
    case CJK_BEHIND_UNDER: q->bound = BOUND_UNDER; break;
    case CJK_MINUS: q->low.negative = q->high.negative = !decimal_is_zero(q->low); break;
    default: break;
    }
}

static size_t fraction(struct cjk *k, size_t at, const struct amount *below, size_t from)
{
    struct amount above;
    int64_t d = decimal_int(below->value), n;
    if (!cjk_amount(k, from, &above) || d < 2 || (n = decimal_int(above.value)) < 0)
        return at;
    scan_add_quantity(&k->s, at, above.end, &(struct quantity){.numerator = n, .denominator = d, .unit = "fraction"});
    return above.end;
}

/* 至, 到, から between two amounts */
static size_t range_word(struct str text, size_t at)
{
    return scan_is(text, at, "から") ? 6 : scan_is(text, at, "至") || scan_is(text, at, "到") ? 3 : 0;
}

/* ~ or から, or 五六: the other end of a range */
static void read_range(struct cjk *k, struct amount *n, struct quantity *q)
{
    bool dash;
    struct amount last;
    size_t sign = scan_range_sign(k->s.text, n->end, &dash);
    if (!sign)
        sign = range_word(k->s.text, n->end);
    /* 5、6人 */
    bool listed = !sign && n->plain && n->count == 1 && scan_is(k->s.text, n->end, "、");
    if (n->beside && decimal_add(n->value, decimal_of(1), &q->high))
        return;
    if (listed)
        sign = 3;
    if (!sign || !cjk_amount(k, n->end + sign, &last) ||
        (listed && decimal_int(last.value) != decimal_int(n->value) + 1) || decimal_compare(n->value, last.value) >= 0)
        return;
    q->high = last.value;
    n->end = last.end;
    n->units += last.units;
}

/* 3対1, 3比1, 3-1: two whole numbers and nothing counted behind them */
static size_t score(struct cjk *k, size_t at, const struct amount *first)
{
    struct amount second;
    bool dash = false;
    struct str text = k->s.text;
    bool ratio = scan_is(text, first->end, "対") || scan_is(text, first->end, "对") || scan_is(text, first->end, "比");
    size_t sign = ratio ? 3 : scan_range_sign(text, first->end, &dash);
    if (!(ratio || (sign && dash)) || !first->plain || first->count > 3 || !cjk_amount(k, first->end + sign, &second) ||
        !second.plain || second.count > 3)
        return at;
    const struct word *w = cjk_word(k, second.end);
    if (!ratio && ((w && w->kind == CJK_UNIT) || decimal_compare(first->value, second.value) < 0))
        return at;
    const char *unit = ratio ? "ratio" : "score";
    scan_add_quantity(&k->s, at, first->end,
                      &(struct quantity){.low = first->value, .high = first->value, .unit = unit});
    scan_add_quantity(&k->s, first->end + sign, second.end,
                      &(struct quantity){.low = second.value, .high = second.value, .unit = unit});
    return second.end;
}

/* 20代, 20多岁: people of that decade of life; the byte behind, or `at`. */
static size_t age_band(struct cjk *k, size_t at, const struct amount *n, int modifier)
{
    struct str text = k->s.text;
    int64_t v = decimal_int(n->value);
    size_t end = scan_is(text, n->end, "代") && modifier != CJK_ORDINAL ? n->end + 3
                 : scan_is(text, n->end, "多岁")                        ? n->end + 6
                                                                        : at;
    if (end == at || v < 10 || v > 90 || v % 10)
        return at;
    scan_add_quantity(&k->s, at, end, &(struct quantity){.low = n->value, .high = n->value, .unit = "age-band"});
    return end;
}

static int modifier_kind(const struct cjk *k, size_t at)
{
    return k->s.modifier && k->s.modifier_end == at ? k->s.modifier->kind : -1;
}

static size_t quantity(struct cjk *k, size_t at)
{
    struct amount n;
    int modifier = modifier_kind(k, at);
    if (!cjk_amount(k, at, &n))
        return at;
    struct quantity q = {.low = n.value, .high = n.value, .vague = n.vague, .unit = ""};
    const struct word *w = cjk_word(k, n.end);
    if (w && w->kind == CJK_FRACTION)
        return fraction(k, at, &n, behind(n.end, w));
    size_t special = score(k, at, &n);
    if (special == at)
        special = age_band(k, at, &n, modifier);
    if (special > at)
        return special;
    read_range(k, &n, &q);
    size_t end = scan_spaces(k->s.text, n.end, 1);
    w = cjk_word(k, end);
    size_t some = scan_is(k->s.text, end, "数") || scan_is(k->s.text, end, "几") ? end + 3 : 0; /* 10数人 */
    if (some || (w && (w->kind == CJK_BEHIND_OVER || w->kind == CJK_BEHIND_ABOUT))) { /* 1000余人, 100多名 */
        size_t begin = some ? some : behind(end, w);
        const struct word *unit = cjk_word(k, begin);
        if (unit && unit->kind == CJK_UNIT) {
            apply(&q, some ? CJK_BEHIND_OVER : w->kind);
            q.approx = true;
            end = begin;
            w = unit;
        }
    }
    bool unit = w && w->kind == CJK_UNIT;
    if (unit) {
        q.unit = w->unit;
        if (!strcmp(w->text, "分") && scan_digit(scan_char(k->s.text, behind(end, w), &(size_t){0})) >= 0)
            q.unit = "minute"; /* 1分23秒 */
        if (modifier == CJK_MINUS && !strcmp(w->unit, "degree"))
            q.unit = "degree-C";
        q.low = decimal_scale(q.low, w->n);
        q.high = decimal_scale(q.high, w->n);
        end = behind(end, w);
    } else {
        end = n.end;
        if (!n.digits && !(n.units > 1) && modifier < 0)
            return at; /* 一部, 千葉, 三菱 */
    }
    const struct word *b = cjk_word(k, end);
    if (b && b->kind >= CJK_BEHIND_AT_LEAST && b->kind <= CJK_BEHIND_ABOUT) {
        apply(&q, b->kind);
        q.approx |= scan_is(k->s.text, end, "余り");
    }
    if (scan_is(k->s.text, end, "近く") || scan_is(k->s.text, end, "近い"))
        apply(&q, CJK_NEARLY);
    apply(&q, modifier);
    if (modifier == CJK_ORDINAL)
        q.unit = "ordinal";
    if (modifier == CJK_PERCENT_OF)
        q.unit = "percent";
    if (modifier == CJK_SPEED && (!strcmp(q.unit, "m") || !strcmp(q.unit, "km")))
        q.unit = k->s.modifier->n ? "m/s" : "km/h";
    scan_add_quantity(&k->s, at, end, &q);
    return end;
}

static size_t figure(struct cjk *k, size_t at)
{
    size_t end = cjk_long_period(k, at);
    if (end == at && (modifier_kind(k, at) < 0 || modifier_kind(k, at) == CJK_ABOUT))
        end = cjk_date(k, at);
    if (end == at)
        end = cjk_time(k, at, at, 0);
    if (end == at)
        end = quantity(k, at);
    struct digits d;
    size_t len;
    if (end == at && scan_digit(scan_char(k->s.text, at, &len)) >= 0) {
        scan_digits(k->s.arena, k->s.text, at, &d);
        end = d.end;
    }
    return end;
}

static size_t clock_word(struct cjk *k, size_t at, const struct word *w)
{
    struct fact *f = scan_add(&k->s, FACT_TIME, at, behind(at, w));
    f->value = arena_printf(k->s.arena, "%02d:00", w->n);
    return behind(at, w);
}

/* 半分, 半数以上 */
static size_t fixed(struct cjk *k, size_t at, size_t end)
{
    struct quantity q = {.numerator = 1, .denominator = 2, .unit = "fraction"};
    const struct word *b = cjk_word(k, end);
    if (b && b->kind >= CJK_BEHIND_AT_LEAST && b->kind <= CJK_BEHIND_ABOUT)
        apply(&q, b->kind);
    scan_add_quantity(&k->s, at, end, &q);
    return end;
}

static size_t word(struct cjk *k, size_t at, const struct word *w)
{
    size_t end = behind(at, w);
    switch (w->kind) {
    case CJK_IDIOM: return end;
    case CJK_ABOUT:
    case CJK_AT_LEAST:
    case CJK_AT_MOST:
    case CJK_NEARLY:
    case CJK_OVER:
    case CJK_UNDER:
    case CJK_ORDINAL:
    case CJK_CENTURY:
    case CJK_MINUS:
    case CJK_SPEED:
    case CJK_PERCENT_OF:
        k->s.modifier = w;
        k->s.modifier_end = scan_spaces(k->s.text, end, 1);
        return k->s.modifier_end;
    case CJK_SHIFT_DAY:
    case CJK_SHIFT_MONTH:
    case CJK_SHIFT_YEAR:
    case CJK_WEEKDAY: return cjk_shift(k, at, w);
    case CJK_HALF_DAY: return cjk_time(k, at, end, w->n);
    case CJK_CLOCK: return clock_word(k, at, w);
    case CJK_HALF_YEAR: {
        struct when half = {.hour = -1, .known = true, .half = w->n, .day = {.year = k->s.today.year}};
        return cjk_period(k, at, end, w->n, "half", &half);
    }
    case CJK_FIXED: return fixed(k, at, end);
    default: return at;
    }
}

static size_t step(struct cjk *k, size_t at)
{
    size_t len, end = at;
    uint32_t c = scan_char(k->s.text, at, &len);
    if (c < 0x80 && scan_digit(c) < 0 && c != '"' && c != '\'') {
        end = scan_url(&k->s, at);
        /* B-29, COVID-19: digits glued to Latin letters belong to the name */
        for (; end == at && scan_is_letter(c); c = scan_char(k->s.text, at, &len))
            for (at += len; scan_digit(scan_char(k->s.text, at, &len)) >= 0 || scan_is(k->s.text, at, "-"); at += len)
                end = at + len;
        return end > at ? end : at + (scan_is_letter(c) ? 0 : len);
    }
    if (c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D) || (c >= 0x300C && c <= 0x300F))
        return scan_quote(&k->s, at) > at ? at + len : at + len;
    const struct word *w = cjk_word(k, at);
    if (w)
        end = word(k, at, w);
    if (end == at && (scan_digit(c) >= 0 || han_digit(c) >= 0 || han_power(c) || c == 0x6570 || c == 0x51E0 ||
                      c == 0x5E7E || c == 0x6578))
        end = figure(k, at);
    return end > at ? end : at + len;
}

void cjk_read(const struct cjk_lang *lang, struct arena *a, struct str text, int64_t published, struct facts *out)
{
    struct cjk k = {.lang = lang};
    scan_init(&k.s, a, text, published, out);
    for (size_t at = 0; at < text.len;)
        at = step(&k, at);
}
