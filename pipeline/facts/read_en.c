/* The English reader: one walk, at every word's beginning the table is asked what it begins.
 */
#include "facts/en.h"

static size_t behind(size_t at, const struct word *w)
{
    return at + strlen(w->text);
}

static bool letter_at(const struct en *e, size_t at)
{
    return at < e->low.len && e->low.at[at] >= 'a' && e->low.at[at] <= 'z';
}

static size_t skip_word(const struct en *e, size_t at)
{
    size_t len;
    for (uint32_t c; c = scan_char(e->low, at, &len), len && (scan_is_letter(c) || scan_digit(c) >= 0); at += len)
        ;
    return at;
}

/* B-29, G20, COVID-19: digits glued to a word with a capital */
static bool is_model_number(const struct en *e, size_t at)
{
    if (!at)
        return false;
    char before = e->low.at[at - 1];
    if (before >= 'a' && before <= 'z')
        return true;
    if (before != '-' || at < 2 || !letter_at(e, at - 2))
        return false;
    for (size_t p = at - 2; letter_at(e, p); p--) {
        if (e->s.text.at[p] != e->low.at[p])
            return !scan_is(e->low, p, "mid-") && !scan_is(e->low, p, "pre-") && !scan_is(e->low, p, "post-");
        if (!p)
            break;
    }
    return false;
}

/* "Franz Joseph I", "John XXIII": a regnal number behind a name; 0 = none. */
static int roman_at(const struct en *e, size_t at, size_t end)
{
    static const struct {
        char letter;
        int value;
    } letters[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}};
    int sum = 0, last = 100;
    for (size_t p = at; p < end; p++) {
        int value = 0;
        for (int i = 0; i < 4; i++)
            if (e->s.text.at[p] == letters[i].letter)
                value = letters[i].value;
        if (!value)
            return 0;
        sum += value > last ? value - 2 * last : value;
        last = value;
    }
    size_t stop, from = en_word_before(e->low, at, &stop);
    if (end == at + 1 && en_word(e->low, from))
        return 0; /* "May I": no king */
    return from < stop && at == stop + 1 && e->s.text.at[from] != e->low.at[from] ? sum : 0;
}

static size_t add_name(struct en *e, size_t at, size_t end, int n)
{
    struct fact *f = scan_add(&e->s, FACT_QUANTITY, at, end);
    f->value = f->low = f->high = str_slice(e->s.text, at, end - at);
    if (n > 0)
        f->low = f->high = decimal_text(e->s.arena, decimal_of(n));
    if (n < 0) { /* majority: one in -n, and more */
        f->low = f->high = str_of("1/2");
        f->unit = str_of("fraction");
    }
    f->in_name = true;
    return end;
}

/* A modifier holds for what follows it directly. */
static size_t modify(struct en *e, size_t at, const struct word *w)
{
    size_t end = behind(at, w), next = scan_spaces(e->low, end, 2);
    if (next == end && !(end < e->low.len && (e->low.at[end] == '$' || e->low.at[end - 1] == '.')))
        return end;
    if (en_is(e->low, next, "the age of")) /* over the age of 65 */
        next = scan_spaces(e->low, next + 10, 1);
    /* about the same, over a decade: a second modifier weakens the first */
    bool keep = e->modifier && e->modifier_end == at && e->modifier->kind != EN_BETWEEN && w->kind == EN_ABOUT;
    if (!keep)
        e->modifier = w;
    e->modifier_end = next;
    if (w->kind == EN_BETWEEN)
        e->between = e->s.out->len + 1;
    return next;
}

/* in, for, within before; ago, later, and a half behind: "a week" is one week there */
static bool article_counts(const struct en *e, size_t at, size_t unit_end)
{
    static const char *const before[] = {"in", "for", "within", "after", "every", "last", "past"};
    static const char *const after[] = {"ago", "later", "earlier", "before", "after", "from now", "and a half", "long"};
    size_t end, from = en_word_before(e->low, at, &end), next = scan_spaces(e->low, unit_end, 1);
    for (size_t i = 0; i < 4; i++)
        if (str_is(str_slice(e->low, from, end - from), before[i]))
            return true;
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (en_is(e->low, next, after[i]))
            return true;
    return e->modifier && e->modifier_end == at;
}

static size_t add_one(struct en *e, size_t at, size_t end, const struct word *unit)
{
    struct quantity q = {.low = decimal_of(unit->kind == EN_MANY ? unit->n : 1), .unit = unit->unit};
    size_t half = scan_spaces(e->low, end, 1);
    int modifier = e->modifier && e->modifier_end == at ? e->modifier->kind : EN_NONE;
    if (scan_is(e->low, half, "and a half") && decimal_add(q.low, decimal_scale(decimal_of(5), -1), &q.low))
        end = half + 10;
    q.high = q.low;
    q.approx = modifier == EN_ABOUT || modifier == EN_NEARLY;
    q.bound = modifier == EN_OVER                             ? BOUND_OVER
              : modifier == EN_UNDER || modifier == EN_NEARLY ? BOUND_UNDER
              : modifier == EN_AT_LEAST                       ? BOUND_AT_LEAST
              : modifier == EN_AT_MOST                        ? BOUND_AT_MOST
                                                              : BOUND_NONE;
    scan_add_quantity(&e->s, at, end, &q);
    return end;
}

static size_t article(struct en *e, size_t at)
{
    size_t end = en_quantity(e, at), word = scan_spaces(e->low, en_word_end(e->low, at), 1);
    if (end > at)
        return end;
    const struct word *w = en_word(e->low, word);
    static const char *const times[] = {"year", "month", "week", "day", "hour", "minute"};
    bool time = false;
    for (size_t i = 0; w && w->kind == EN_UNIT && i < sizeof times / sizeof *times; i++)
        time |= !strcmp(w->text, times[i]);
    if (!w || (!time && w->kind != EN_MANY) || scan_is(e->low, behind(word, w), "-") ||
        !article_counts(e, at, behind(word, w)))
        return scan_spaces(e->low, en_word_end(e->low, at), 1); /* the word behind it may begin something */
    return add_one(e, at, behind(word, w), w);
}

/* "shook hands twice" is how often; "twice as many", "twice the price" how many times as much. */
static bool is_multiple(const struct en *e, size_t end)
{
    static const char *const words[] = {"as", "the", "that", "what", "more", "its", "his", "her", "their", "this"};
    size_t next = scan_spaces(e->low, end, 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (en_is(e->low, next, words[i]))
            return true;
    return false;
}

static size_t times(struct en *e, size_t at, const struct word *w)
{
    struct quantity q = {.low = decimal_of(w->n), .high = decimal_of(w->n), .unit = "times"};
    if (w->n < 0) /* halved */
        q = (struct quantity){.numerator = 1, .denominator = -w->n, .unit = "fraction"};
    bool often = !strcmp(w->text, "twice") || !strcmp(w->text, "thrice");
    if (often && !is_multiple(e, behind(at, w)))
        q.unit = "occasion";
    int modifier = e->modifier && e->modifier_end == at ? e->modifier->kind : EN_NONE;
    q.bound = modifier == EN_OVER ? BOUND_OVER : modifier == EN_NEARLY ? BOUND_UNDER : BOUND_NONE;
    q.approx = modifier == EN_ABOUT || modifier == EN_NEARLY;
    scan_add_quantity(&e->s, at, behind(at, w), &q);
    return behind(at, w);
}

static bool before_is(const struct en *e, size_t at, const char *word)
{
    size_t end, from = en_word_before(e->low, at, &end);
    return str_is(str_slice(e->low, from, end - from), word);
}

/* "the past decade" is ten years; "for decades" may stand for 수십 년 and is no figure. */
static size_t many(struct en *e, size_t at, const struct word *w)
{
    size_t len = strlen(w->text);
    if (before_is(e, at, "past") || before_is(e, at, "last"))
        return add_one(e, at, behind(at, w), w);
    if (w->text[len - 1] != 's')
        return at;
    size_t end = add_name(e, at, behind(at, w), w->n);
    struct fact *f = &e->s.out->at[e->s.out->len - 1];
    f->unit = str_of(w->unit);
    f->vague = true;
    return end;
}

static size_t word(struct en *e, size_t at)
{
    const struct word *w = en_word(e->low, at);
    size_t end = at;
    if (en_is(e->low, at, "a") || en_is(e->low, at, "an"))
        return article(e, at);
    size_t stop = en_word_end(e->low, at);
    int roman = stop - at < 7 && !(w && w->kind != EN_UNIT) ? roman_at(e, at, stop) : 0;
    if (roman)
        return add_name(e, at, stop, roman);
    if (!w)
        return en_short_quarter(e, at);
    switch (w->kind) {
    case EN_IDIOM: return behind(at, w);
    case EN_NAME: return add_name(e, at, behind(at, w), w->n);
    case EN_BOTH: return add_name(e, at, behind(at, w), w->n);
    case EN_TIMES: return times(e, at, w);
    case EN_ABOUT:
    case EN_NEARLY:
    case EN_AT_LEAST:
    case EN_AT_MOST:
    case EN_OVER:
    case EN_UNDER:
    case EN_BETWEEN:
    case EN_NUMBERED:
    case EN_AGED:
    case EN_MINUS: return modify(e, at, w);
    case EN_ERA: return e->s.text.at[at] != e->low.at[at] ? modify(e, at, w) : at;
    case EN_PART:
        e->part = (enum fact_part)w->n;
        e->part_end = en_gap(e->low, behind(at, w));
        return e->part_end;
    case EN_BAND: {
        bool band = before_is(e, at, "his") || before_is(e, at, "her") || before_is(e, at, "their") ||
                    e->part_end == at || w->n == 10;
        if (band)
            scan_add_quantity(
                &e->s, at, behind(at, w),
                &(struct quantity){.low = decimal_of(w->n), .high = decimal_of(w->n), .unit = "age-band"});
        return behind(at, w);
    }
    case EN_MANY: return many(e, at, w);
    case EN_HUNDRED:
    case EN_SCALE:
    case EN_UNIT:
    case EN_QUARTER:
    case EN_DOZEN: return at;
    default: break;
    }
    if (w->kind == EN_ORDINAL && (end = en_day_of_month(e, at)) > at)
        return end;
    end = en_date_word(e, at, w);
    return end > at ? end : en_quantity(e, at);
}

static size_t digit(struct en *e, size_t at)
{
    if (is_model_number(e, at))
        return skip_word(e, at);
    const struct word *w = en_word(e->low, at);
    if (w && w->kind == EN_IDIOM)
        return behind(at, w);
    if (w && w->kind == EN_NAME)
        return add_name(e, at, behind(at, w), w->n);
    size_t end = scan_chain(e->low, at);
    if (end > at)
        return end;
    if ((end = en_digits_date(e, at)) > at || (end = en_quantity(e, at)) > at)
        return end;
    struct digits d;
    scan_digits(e->s.arena, e->low, at, &d);
    return d.end > at ? d.end : at + 1;
}

/* US$, hk$, krw: letters that a sum begins with. */
static bool may_be_money(const struct en *e, size_t at)
{
    size_t end = at;
    while (end < at + 4 && letter_at(e, end))
        end++;
    return end < e->low.len && end - at < 4 && !letter_at(e, end) &&
           (e->low.at[end] == '$' || e->low.at[end] == '.' || end - at == 3);
}

static size_t step(struct en *e, size_t at)
{
    size_t len, end = at;
    uint32_t c = scan_char(e->low, at, &len);
    if (scan_digit(c) >= 0)
        end = digit(e, at);
    else if (c == '.' && scan_digit(scan_char(e->low, at + 1, &(size_t){0})) >= 0 && (!at || e->low.at[at - 1] == ' '))
        end = en_quantity(e, at);
    else if (c >= 'a' && c <= 'z') {
        if (e->s.text.at[at] != e->low.at[at])
            en_names(e, at);
        if ((end = scan_url(&e->s, at)) == at && (end = may_be_money(e, at) ? en_money(e, at) : at) == at &&
            (end = word(e, at)) == at)
            end = skip_word(e, at);
    } else if (scan_is_letter(c)) {
        end = skip_word(e, at);
    } else if ((c == '-' || c == 0x2212) && scan_digit(scan_char(e->low, at + len, &(size_t){0})) >= 0 &&
               (!at || strchr(" (", e->low.at[at - 1]))) {
        static const struct word minus = {"-", EN_MINUS, 0, NULL};
        e->modifier = &minus;
        e->modifier_end = at + len;
    } else if (c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D)) {
        end = scan_quote(&e->s, at);
    } else if (c == '$' || c >= 0xA3) {
        end = en_money(e, at);
    }
    return end > at ? end : at + len;
}

static struct str lower(struct arena *a, struct str text)
{
    char *low = arena_alloc(a, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        low[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 32) : text.at[i];
    return (struct str){low, text.len};
}

static void read(struct arena *a, struct str text, int64_t published, struct facts *out)
{
    struct en e = {.modifier_end = SIZE_MAX, .part_end = SIZE_MAX};
    scan_init(&e.s, a, text, published, out);
    e.low = lower(a, text);
    for (size_t at = 0; at < text.len;)
        at = step(&e, at);
}

const struct fact_reader reader_en = {.lang = "en", .read = read, .direction = en_direction};
