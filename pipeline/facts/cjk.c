#include "facts/cjk.h"

struct cjk {
    struct scan s;
    const struct cjk_lang *lang;
};

struct amount {
    struct decimal value;
    size_t end;
    bool vague, digits, plain; /* plain: digits only, no comma, point or unit */
    unsigned count, units;
};

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

static bool read_amount(struct cjk *k, size_t at, struct amount *out)
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

static const struct word *word_at(const struct cjk *k, size_t at)
{
    return scan_word(k->lang->words, k->lang->words_len, k->s.text, at);
}

static size_t behind(size_t at, const struct word *w)
{
    return at + strlen(w->text);
}

/* ---- dates ---- */

static struct day resolve(const struct cjk *k, struct day d)
{
    struct day today = k->s.today;
    if (d.year || !today.year)
        return d.year ? d : (struct day){0};
    if (d.month) {
        d.year = d.month - today.month > 6 ? today.year - 1 : today.year;
        return d;
    }
    struct day month = d.day <= today.day ? today : month_add(today, -1);
    month.day = d.day;
    return day_is_real(month) ? month : (struct day){0};
}

static size_t add_time(struct cjk *k, size_t at, size_t from, int half)
{
    struct amount hour, minute;
    struct str text = k->s.text;
    if (!read_amount(k, from, &hour) || !scan_is(text, hour.end, k->lang->hour))
        return at;
    int64_t h = decimal_int(hour.value), m = 0;
    size_t end = hour.end + strlen(k->lang->hour);
    if (scan_is(text, end, "間") || scan_is(text, end, "间") || h < 0 || h > 24)
        return at;
    if (scan_is(text, end, "半")) {
        m = 30;
        end += 3;
    } else if (read_amount(k, end, &minute) && scan_is(text, minute.end, k->lang->minute)) {
        m = decimal_int(minute.value);
        end = minute.end + strlen(k->lang->minute);
    } else if (!half && !hour.digits) {
        return at; /* 一点 is "a little" */
    }
    if (half == 2 && h < 12)
        h += 12;
    if (m < 0 || m > 59)
        return at;
    struct fact *f = scan_add(&k->s, FACT_TIME, at, end);
    f->value = arena_printf(k->s.arena, "%02d:%02d", (int)h, (int)m);
    return end;
}

static bool is_period(struct str text, size_t at)
{
    static const char *const words[] = {"間", "间", "前",   "後", "后", "目", "以上", "以内",
                                        "代", "来", "ぶり", "半", "多", "余", "连",   "連"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]))
            return true;
    return false;
}

static size_t day_unit(struct str text, size_t at)
{
    return scan_is(text, at, "日") || scan_is(text, at, "号") ? at + 3 : at;
}

/* 2025年10月15日 and its parts */
static size_t date(struct cjk *k, size_t at)
{
    struct str text = k->s.text;
    struct amount n;
    struct day d = {0};
    size_t end = at;
    if (!read_amount(k, at, &n) || n.vague)
        return at;
    int64_t v = decimal_int(n.value);
    if (scan_is(text, n.end, "年") && v >= 1000 && v < 3000 && !n.units && !is_period(text, n.end + 3)) {
        d.year = (int)v;
        end = n.end + 3;
        v = read_amount(k, end, &n) ? decimal_int(n.value) : -1;
    }
    if (v >= 1 && v <= 12 && scan_is(text, n.end, "月")) {
        d.month = (int)v;
        end = n.end + 3;
        v = read_amount(k, end, &n) ? decimal_int(n.value) : -1;
    }
    bool bare = !d.month;
    if (v >= 1 && v <= 31 && day_unit(text, n.end) > n.end && !(d.year && bare) && !is_period(text, n.end + 3) &&
        (!bare || n.digits)) {
        d.day = (int)v;
        end = day_unit(text, n.end);
    }
    if (end == at || (d.day && d.month && !day_is_real((struct day){d.year ? d.year : 4, d.month, d.day})))
        return at;
    struct when w = {.day = resolve(k, d), .hour = -1, .known = true};
    scan_add_date(&k->s, at, end, day_text(k->s.arena, d), &w);
    return end;
}

/* What follows a shifted year or month: 来年3月, 先月15日. Returns the byte behind. */
static size_t shifted_rest(struct cjk *k, size_t at, int kind, struct day *written, struct day *day)
{
    struct amount n;
    size_t end = at;
    int64_t v = read_amount(k, at, &n) ? decimal_int(n.value) : -1;
    if (kind == CJK_SHIFT_YEAR && v >= 1 && v <= 12 && scan_is(k->s.text, n.end, "月")) {
        written->month = (int)v;
        end = n.end + 3;
        v = read_amount(k, end, &n) ? decimal_int(n.value) : -1;
    } else if (kind == CJK_SHIFT_YEAR) {
        return at;
    }
    if (v >= 1 && v <= 31 && day_unit(k->s.text, n.end) > n.end) {
        written->day = (int)v;
        end = day_unit(k->s.text, n.end);
    }
    if (day->year) {
        day->month = kind == CJK_SHIFT_YEAR ? written->month : day->month;
        day->day = written->day;
        if (day->day && !day_is_real(*day))
            *day = (struct day){0};
    }
    return end;
}

static size_t shift(struct cjk *k, size_t at, const struct word *w)
{
    struct when when = {.hour = -1, .known = true};
    struct day written = {0};
    size_t end = behind(at, w);
    struct day today = k->s.today;
    if (w->kind == CJK_WEEKDAY)
        when.weekday = w->n;
    else if (today.year && w->kind == CJK_SHIFT_DAY)
        when.day = day_add(today, w->n);
    else if (today.year && w->kind == CJK_SHIFT_MONTH)
        when.day = month_add(today, w->n);
    else if (today.year)
        when.day.year = today.year + w->n;
    if (w->kind == CJK_SHIFT_MONTH || w->kind == CJK_SHIFT_YEAR)
        end = shifted_rest(k, end, w->kind, &written, &when.day);
    bool said = written.month || written.day;
    scan_add_date(&k->s, at, end, said ? day_text(k->s.arena, written) : str_of(""), &when);
    return end;
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
    case CJK_BEHIND_OVER: q->bound = BOUND_OVER; break;
    case CJK_BEHIND_UNDER: q->bound = BOUND_UNDER; break;
    case CJK_MINUS: q->low.negative = q->high.negative = !decimal_is_zero(q->low); break;
    default: break;
    }
}

static size_t fraction(struct cjk *k, size_t at, const struct amount *below, size_t from)
{
    struct amount above;
    int64_t d = decimal_int(below->value), n;
    if (!read_amount(k, from, &above) || d < 2 || (n = decimal_int(above.value)) < 0)
        return at;
    scan_add_quantity(&k->s, at, above.end, &(struct quantity){.numerator = n, .denominator = d, .unit = "fraction"});
    return above.end;
}

/* ~ or から: the other end of a range */
static void read_range(struct cjk *k, struct amount *n, struct quantity *q)
{
    bool dash;
    struct amount last;
    size_t sign = scan_range_sign(k->s.text, n->end, &dash);
    if (!sign || !read_amount(k, n->end + sign, &last) || decimal_compare(n->value, last.value) >= 0)
        return;
    q->high = last.value;
    n->end = last.end;
    n->units += last.units;
}

static int modifier_kind(const struct cjk *k, size_t at)
{
    return k->s.modifier && k->s.modifier_end == at ? k->s.modifier->kind : -1;
}

static size_t quantity(struct cjk *k, size_t at)
{
    struct amount n;
    int modifier = modifier_kind(k, at);
    if (!read_amount(k, at, &n))
        return at;
    struct quantity q = {.low = n.value, .high = n.value, .vague = n.vague, .unit = ""};
    const struct word *w = word_at(k, n.end);
    if (w && w->kind == CJK_FRACTION)
        return fraction(k, at, &n, behind(n.end, w));
    read_range(k, &n, &q);
    size_t end = scan_spaces(k->s.text, n.end, 1);
    w = word_at(k, end);
    if (w && (w->kind == CJK_BEHIND_OVER || w->kind == CJK_BEHIND_ABOUT)) { /* 1000余人, 100多名 */
        const struct word *unit = word_at(k, behind(end, w));
        if (unit && unit->kind == CJK_UNIT) {
            apply(&q, w->kind);
            end = behind(end, w);
            w = unit;
        }
    }
    bool unit = w && w->kind == CJK_UNIT;
    if (unit) {
        q.unit = w->unit;
        q.low = decimal_scale(q.low, w->n);
        q.high = decimal_scale(q.high, w->n);
        end = behind(end, w);
    } else {
        end = n.end;
        if (!n.digits && !(n.units > 1) && modifier < 0)
            return at; /* 一部, 千葉, 三菱 */
    }
    const struct word *b = word_at(k, end);
    if (b && b->kind >= CJK_BEHIND_AT_LEAST && b->kind <= CJK_BEHIND_ABOUT)
        apply(&q, b->kind);
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
    size_t end = modifier_kind(k, at) < 0 || modifier_kind(k, at) == CJK_ABOUT ? date(k, at) : at;
    if (end == at)
        end = add_time(k, at, at, 0);
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

static size_t word(struct cjk *k, size_t at, const struct word *w)
{
    size_t end = behind(at, w);
    switch (w->kind) {
    case CJK_IDIOM: return end;
    case CJK_ABOUT:
    case CJK_AT_LEAST:
    case CJK_AT_MOST:
    case CJK_NEARLY:
    case CJK_ORDINAL:
    case CJK_MINUS:
    case CJK_SPEED:
    case CJK_PERCENT_OF:
        k->s.modifier = w;
        k->s.modifier_end = scan_spaces(k->s.text, end, 1);
        return k->s.modifier_end;
    case CJK_SHIFT_DAY:
    case CJK_SHIFT_MONTH:
    case CJK_SHIFT_YEAR:
    case CJK_WEEKDAY: return shift(k, at, w);
    case CJK_HALF_DAY: return add_time(k, at, end, w->n);
    case CJK_FIXED:
        scan_add_quantity(&k->s, at, end, &(struct quantity){.numerator = 1, .denominator = 2, .unit = "fraction"});
        return end;
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
    const struct word *w = word_at(k, at);
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
