/* The Korean reader: one walk from left to right, at every word's beginning the words
 * of ko_words.c, numerals, dates and names are tried in turn.
 */
#include "facts/ko.h"

static bool is_ascii_letter(uint32_t c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* 6자회담, 10월 유신: a number that is part of a name */
static size_t add_name_number(struct scan *s, size_t at, size_t end, int n)
{
    struct fact *f = scan_add(s, FACT_QUANTITY, at, end);
    struct digits d;
    size_t len, digits = scan_is(s->text, at, "제") ? at + 3 : at;
    f->value = f->low = f->high = str_slice(s->text, at, end - at);
    if (scan_digit(scan_char(s->text, digits, &len)) >= 0 && scan_digits(s->arena, s->text, digits, &d) &&
        d.end < end && scan_is_hangul(scan_char(s->text, d.end, &len)))
        f->low = f->high = decimal_text(s->arena, d.value);
    if (n)
        f->low = f->high = decimal_text(s->arena, decimal_of(n));
    f->in_name = true;
    return end;
}

/* Words that follow a memorable day written as month and day. */
static bool names_a_day(struct str text, size_t at)
{
    static const char *const words[] = {"민주", "혁명", "운동", "선언",   "공동선언", "남북", "전쟁",
                                        "사태", "테러", "참사", "항쟁",   "비상계엄", "계엄", "총선",
                                        "대선", "사건", "정상", "대지진", "지진",     "합의"};
    at = scan_spaces(text, at, 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]))
            return true;
    return false;
}

/* 5·18, 6.15 공동선언, 12·3: a day that has become a name */
static size_t memorial(struct scan *s, size_t at)
{
    struct str text = s->text;
    int n[2] = {0};
    size_t p = at, len, end;
    bool dot = false;
    for (int i = 0; i < 2; i++) {
        size_t from = p;
        for (int d; (d = scan_digit(scan_char(text, p, &len))) >= 0 && p - from < 3; p += len)
            n[i] = n[i] * 10 + d;
        if (p == from || p - from > 2)
            return at;
        if (i)
            break;
        uint32_t c = scan_char(text, p, &len);
        dot = c == '.' || c == '/';
        if (!dot && c != 0xB7 && c != 0x318D && c != 0x2022 && c != 0x2219 && c != 0x22C5 && c != 0x30FB)
            return at;
        p += len;
    }
    if (s->modifier_end == at && s->modifier->kind != KO_ERA)
        return at; /* 규모 5.8 지진 */
    if (n[0] < 1 || n[0] > 12 || n[1] < 1 || n[1] > 31 || scan_digit(scan_char(text, p, &len)) >= 0)
        return at;
    bool counted = ko_counter(text, p, &end) != NULL && !names_a_day(text, p);
    return (dot && !names_a_day(text, p)) || counted ? at : add_name_number(s, at, p, 0);
}

/* "베일(34)": the age behind a name */
static size_t age_in_brackets(struct scan *s, size_t at)
{
    struct digits d;
    size_t len;
    if (!scan_is_letter(scan_before(s->text, at)) || scan_digit(scan_char(s->text, at + 1, &len)) < 0 ||
        !scan_digits(s->arena, s->text, at + 1, &d) || d.count > 3 || d.point)
        return at;
    bool closed = scan_is(s->text, d.end, ")") || scan_is(s->text, d.end, "·") || scan_is(s->text, d.end, ", ");
    int64_t age = decimal_int(d.value);
    if (!closed || age < 1 || age > 120)
        return at;
    scan_add_quantity(s, at + 1, d.end, &(struct quantity){.low = d.value, .high = d.value, .unit = "age"});
    return d.end;
}

/* 3M, 5K: letters glued on that are no unit. The byte behind, or `at`. */
static size_t letters_behind(const struct scan *s, const struct digits *d, size_t at)
{
    size_t len, end = d->end;
    if (ko_counter(s->text, end, &len))
        return at;
    while (is_ascii_letter(scan_char(s->text, end, &len)))
        end += len;
    return end > d->end ? end : at;
}

/* 코로나19: digits glued to a word, with nothing counted behind them. */
static size_t model_number(const struct scan *s, size_t at)
{
    struct digits d;
    size_t end;
    if (s->modifier_end == at || !scan_digits(s->arena, s->text, at, &d))
        return at;
    if ((end = letters_behind(s, &d, at)) > at)
        return end;
    bool glued = scan_is_hangul(scan_before(s->text, at)) && !d.comma && d.count <= 3;
    bool counted = ko_counter(s->text, scan_spaces(s->text, d.end, 1), &end) || !ko_is_tail(s->text, d.end);
    return glued && !counted ? d.end : at;
}

static size_t digit(struct scan *s, size_t at)
{
    size_t end = scan_chain(s->text, at);
    if (end > at)
        return end;
    const struct word *w = ko_word(s->text, at);
    if (w && w->kind == KO_NAME)
        return add_name_number(s, at, at + strlen(w->text), w->n);
    if ((end = model_number(s, at)) > at)
        return add_name_number(s, at, end, 0);
    if (w && w->kind == KO_FIXED)
        return ko_fixed(s, at, w);
    if ((end = memorial(s, at)) > at || (end = ko_date(s, at)) > at || (end = ko_quantity(s, at)) > at)
        return end;
    struct digits d;
    scan_digits(s->arena, s->text, at, &d);
    return d.end > at ? d.end : at + 1;
}

/* A modifier holds for what follows it directly. */
static size_t modify(struct scan *s, size_t at, const struct word *w)
{
    size_t end = at + strlen(w->text), behind = scan_spaces(s->text, end, 2), len;
    uint32_t c = scan_char(s->text, end, &len);
    bool digit = scan_digit(scan_char(s->text, behind, &len)) >= 0;
    if (behind == end && scan_digit(c) < 0)
        return at;
    if ((w->kind == KO_AGE || w->kind == KO_ORDINAL || w->kind == KO_ERA || w->kind == KO_LAW) && !digit)
        return at;
    bool doubled = s->modifier && s->modifier_end == at && w->kind == KO_PREFIX;
    if (!doubled)
        s->modifier = w;
    s->modifier_at = at;
    s->modifier_end = behind;
    return behind;
}

static size_t word(struct scan *s, size_t at)
{
    const struct word *w = ko_word(s->text, at);
    size_t end = at;
    if (w && w->kind == KO_IDIOM)
        return ko_word_end(s->text, at + strlen(w->text));
    if (w && w->kind == KO_NAME)
        return add_name_number(s, at, at + strlen(w->text), w->n);
    if (w && w->kind == KO_FIXED)
        end = ko_fixed(s, at, w);
    else if (w && w->kind >= KO_PAST)
        end = ko_date_word(s, at, w);
    else if (w)
        end = modify(s, at, w);
    if (end == at && (end = ko_quantity(s, at)) == at)
        ko_names(s, at);
    return end;
}

/* A word of Latin letters with the digits and hyphens glued to it: B-29, G20 */
static size_t latin(struct scan *s, size_t at)
{
    const struct word *w = ko_word(s->text, at);
    size_t end = scan_url(s, at), len;
    if (end > at)
        return end;
    if (w && w->kind == KO_ERA && (end = modify(s, at, w)) > at)
        return end;
    if ((end = ko_money(s, at)) > at)
        return end;
    for (uint32_t c;
         c = scan_char(s->text, at, &len), is_ascii_letter(c) || scan_digit(c) >= 0 ||
                                               (c == '-' && scan_digit(scan_char(s->text, at + 1, &(size_t){0})) >= 0);)
        at += len;
    return at;
}

static bool begins_word(uint32_t before)
{
    return !scan_is_letter(before) && scan_digit(before) < 0;
}

static size_t minus(struct scan *s, size_t at)
{
    static const struct word sign = {"-", KO_MINUS, 0, NULL};
    size_t len = 1;
    uint32_t c = scan_char(s->text, at, &len);
    if (scan_digit(scan_char(s->text, at + len, &(size_t){0})) < 0 || scan_before(s->text, at) == ' ')
        return at + len;
    (void)c;
    s->modifier = &sign;
    s->modifier_at = at;
    s->modifier_end = at + len;
    return at + len;
}

/* Inside a word nothing begins, but behind a modifier. */
static size_t past_syllables(const struct scan *s, size_t at)
{
    for (size_t len; s->modifier_end != at && scan_is_hangul(scan_char(s->text, at, &len)); at += len)
        ;
    return at;
}

static size_t step(struct scan *s, size_t at)
{
    size_t len;
    uint32_t c = scan_char(s->text, at, &len), before = scan_before(s->text, at);
    bool held = s->modifier_end == at; /* behind a modifier, glued or not */
    size_t end = at;
    if (scan_digit(c) >= 0)
        end = digit(s, at);
    else if (is_ascii_letter(c))
        end = latin(s, at);
    else if (c == '.' && before == ' ' && scan_digit(scan_char(s->text, at + 1, &(size_t){0})) >= 0)
        end = ko_quantity(s, at);
    else if (scan_is_hangul(c) && (held || begins_word(before)))
        end = word(s, at);
    else if (c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D) || (c >= 0x300C && c <= 0x300F))
        end = scan_quote(s, at);
    else if (c == '(')
        end = age_in_brackets(s, at);
    else if ((c == '-' || c == 0x2212 || c == 0x25B3 || c == 0x25BC) && begins_word(before))
        return minus(s, at);
    else if (c == '$' || c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0x20A9 || c == 0xFF04 || c == 0xFFE5)
        end = ko_money(s, at);
    if (end > at)
        return end;
    return scan_is_hangul(c) ? past_syllables(s, at + len) : at + len;
}

static void read(struct arena *a, struct str text, int64_t published, struct facts *out)
{
    struct scan s;
    scan_init(&s, a, text, published, out);
    scan_recall(&s);
    for (size_t at = 0; at < text.len;)
        at = step(&s, at);
}

const struct fact_reader reader_ko = {.lang = "ko", .read = read, .direction = ko_direction};
