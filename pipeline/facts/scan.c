#include "facts/scan.h"

void scan_init(struct scan *s, struct arena *a, struct str text, int64_t published, struct facts *out)
{
    *s = (struct scan){.arena = a, .text = text, .out = out, .today = day_in_seoul(published)};
    s->last.hour = -1;
    s->modifier_end = SIZE_MAX;
}

uint32_t scan_wide(struct str text, size_t at, size_t *len)
{
    const unsigned char *p = (const unsigned char *)text.at + at;
    size_t left = text.len - at;
    if (*p >= 0xE0 && *p < 0xF0 && left >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
        *len = 3;
        return (*p & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    *len = 1;
    size_t want = *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : *p >= 0xC2 ? 2 : 1;
    if (want == 1 || want > left)
        return 0xFFFD;
    uint32_t c = *p & (0x7Fu >> want);
    for (size_t i = 1; i < want; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | (p[i] & 0x3F);
    }
    *len = want;
    return c;
}

size_t scan_back(struct str text, size_t at)
{
    size_t from = at ? at - 1 : 0, least = at > 4 ? at - 4 : 0;
    while (from > least && ((unsigned char)text.at[from] & 0xC0) == 0x80)
        from--;
    return from;
}

uint32_t scan_before(struct str text, size_t at)
{
    size_t len;
    return at ? scan_char(text, scan_back(text, at), &len) : 0;
}

int scan_digit(uint32_t c)
{
    /* zeros of the scripts that copy-and-paste brings: full-width, Arabic, Persian,
     * Devanagari, Bengali, Thai (Unicode property Nd) */
    static const uint32_t zeros[] = {0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50};
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    if (c >= 0x1000 && c < 0xFF10)
        return -1; /* Han, Hangul, marks */
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c <= zeros[i] + 9)
            return (int)(c - zeros[i]);
    return -1;
}

bool scan_is_wide_letter(uint32_t c)
{
    return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7 && scan_digit(c) < 0) || (c >= 0x3041 && c <= 0x318E) ||
           (c >= 0x3400 && c <= 0x9FFF) || scan_is_hangul(c) || (c >= 0xF900 && c <= 0xFAFF);
}

size_t scan_spaces(struct str text, size_t at, unsigned most)
{
    for (; most; most--) {
        if (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'))
            at++;
        else if (scan_is(text, at, "\xC2\xA0"))
            at += 2;
        else if (scan_is(text, at, "\xE3\x80\x80"))
            at += 3;
        else
            break;
    }
    return at;
}

size_t scan_range_sign(struct str text, size_t at, bool *dash)
{
    static const struct {
        const char *sign;
        bool dash;
    } signs[] = {{"~", false}, {"∼", false}, {"～", false}, {"〜", false},
                 {"-", true},  {"–", true},  {"—", true},   {"‑", true}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (scan_is(text, at, signs[i].sign)) {
            *dash = signs[i].dash;
            return strlen(signs[i].sign);
        }
    return 0;
}

/* One run of digits; their ASCII forms go to *ascii unless it is full. */
static size_t run_of_digits(struct str text, size_t at, unsigned *count)
{
    *count = 0;
    for (size_t len;; at += len) {
        uint32_t c = scan_char(text, at, &len);
        if (scan_digit(c) < 0)
            return at;
        (*count)++;
    }
}

/* A comma or full-width comma between digits. */
static size_t comma(struct str text, size_t at)
{
    return scan_is(text, at, ",") ? 1 : scan_is(text, at, "，") ? 3 : 0;
}

static size_t point(struct str text, size_t at)
{
    return scan_is(text, at, ".") ? 1 : scan_is(text, at, "．") ? 3 : 0;
}

static struct str ascii_digits(struct arena *a, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80) {
            char *copy = arena_alloc(a, text.len);
            size_t n = 0, len;
            for (size_t at = 0; at < text.len; at += len) {
                uint32_t c = scan_char(text, at, &len);
                int d = scan_digit(c);
                copy[n++] = d >= 0 ? (char)('0' + d) : c == 0xFF0E ? '.' : c == '.' ? '.' : ',';
            }
            return (struct str){copy, n};
        }
    return text;
}

static size_t whole_digits(struct str text, size_t at, struct digits *out)
{
    size_t end = run_of_digits(text, at, &out->count), next;
    unsigned more = out->count <= 3 ? 3 : 0;
    while (more == 3 && (next = comma(text, end)) > 0) {
        size_t stop = run_of_digits(text, end + next, &more);
        if (more != 3)
            break;
        out->comma = true;
        out->count += 3;
        end = stop;
    }
    return end;
}

bool scan_digits(struct arena *a, struct str text, size_t at, struct digits *out)
{
    *out = (struct digits){.end = at};
    size_t end = whole_digits(text, at, out), dot = point(text, end);
    unsigned decimals = 0;
    if (!out->count && !dot)
        return false;
    size_t stop = dot ? run_of_digits(text, end + dot, &decimals) : end;
    if (decimals) {
        out->point = true;
        end = stop;
    } else if (!out->count) {
        return false;
    }
    out->end = end;
    out->zero_first = out->count > 1 && text.at[at] == '0';
    /* 1.2.3 is a version, a date or an address, no number */
    dot = decimals ? point(text, end) : 0;
    if (dot && run_of_digits(text, end + dot, &decimals) > end + dot) {
        while (dot && decimals) {
            out->end = end = run_of_digits(text, end + dot, &decimals);
            dot = point(text, end);
            if (dot)
                (void)run_of_digits(text, end + dot, &decimals);
        }
        return false;
    }
    return decimal_read(a, ascii_digits(a, str_slice(text, at, end - at)), &out->value);
}

size_t scan_chain(struct str text, size_t at)
{
    size_t p = at, longest = 0;
    unsigned count, parts = 0;
    while (true) {
        size_t end = run_of_digits(text, p, &count);
        if (!count)
            return at;
        longest = count > longest ? count : longest;
        parts++;
        if (!scan_is(text, end, "-") || run_of_digits(text, end + 1, &count) == end + 1) {
            /* 2008-07-21 is a date */
            bool date = parts == 3 && run_of_digits(text, at, &count) == at + 4 && end - at <= 10;
            return parts > 4 || (parts >= 3 && longest >= 3 && !date) ? end : at;
        }
        p = end + 1;
    }
}

static size_t first_char(const char *z)
{
    unsigned char c = (unsigned char)*z;
    return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
}

size_t scan_first(const struct word *words, size_t n, uint32_t key, uint32_t mask)
{
    const struct word *base = words;
    if (n == 0)
        return 0;
    for (size_t left = n; left > 1;) {
        size_t half = left / 2;
        base = (scan_key(base[half - 1].text) & mask) < key ? base + half : base;
        left -= half;
    }
    return (size_t)(base - words) + ((scan_key(base->text) & mask) < key);
}

const struct word *scan_word(const struct word *words, size_t n, struct str text, size_t at)
{
    static const uint32_t masks[] = {0, 0xFF0000, 0xFFFF00, 0xFFFFFF, 0xFFFFFF};
    if (at >= text.len)
        return NULL;
    const char *p = text.at + at;
    size_t size = first_char(p), left = text.len - at;
    if (size > left)
        return NULL;
    char first[4] = {p[0], size > 1 ? p[1] : 0, size > 2 ? p[2] : 0};
    uint32_t key = scan_key(first), mask = masks[size];
    const struct word *best = NULL;
    size_t longest = 0;
    for (size_t i = scan_first(words, n, key, mask); i < n && (scan_key(words[i].text) & mask) == key; i++) {
        const char *z = words[i].text + size;
        if (*z && (left == size || *z != p[size] || (z[1] && left > size + 1 && z[1] != p[size + 1])))
            continue;
        size_t len = strlen(words[i].text);
        if (len > longest && len <= left && memcmp(words[i].text, p, len) == 0) {
            best = &words[i];
            longest = len;
        }
    }
    return best;
}

bool scan_words_sorted(const struct word *words, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        size_t key = first_char(words[i].text);
        if (first_char(words[i - 1].text) > key || scan_compare(words[i - 1].text, words[i].text, key) > 0)
            return false;
    }
    return true;
}

struct fact *scan_add(struct scan *s, enum fact_kind kind, size_t from, size_t to)
{
    struct fact *f = vec_push(s->arena, s->out);
    *f = (struct fact){.kind = kind, .at = {(uint32_t)from, (uint32_t)(to - from)}};
    return f;
}

void scan_add_quantity(struct scan *s, size_t from, size_t to, const struct quantity *q)
{
    struct fact *f = scan_add(s, FACT_QUANTITY, from, to);
    if (q->denominator)
        f->low = f->high = arena_printf(s->arena, "%lld/%lld", (long long)q->numerator, (long long)q->denominator);
    else {
        f->low = decimal_text(s->arena, q->low);
        f->high = decimal_equal(q->low, q->high) ? f->low : decimal_text(s->arena, q->high);
    }
    f->approx = q->approx;
    f->vague = q->vague;
    f->bound = q->bound;
    f->in_name = q->in_name;
    f->unit = str_of(q->unit);
}

static struct str day_or_range(struct arena *a, const struct when *w)
{
    struct str from = day_text(a, w->day);
    if (!w->to.year && !w->to.month && !w->to.day)
        return from;
    struct str to = day_text(a, w->to);
    return arena_printf(a, "%.*s/%.*s", STR_ARGS(from), STR_ARGS(to));
}

struct str when_text(struct arena *a, const struct when *w)
{
    if (!w->known || !w->day.year)
        return str_of("");
    if (w->quarter)
        return arena_printf(a, "%d-Q%d", w->day.year, w->quarter);
    if (w->half)
        return arena_printf(a, "%d-H%d", w->day.year, w->half);
    struct str text = day_or_range(a, w);
    if (w->hour >= 0)
        text = arena_printf(a, "%.*sT%02d:%02d", STR_ARGS(text), w->hour, w->minute);
    return text;
}

struct fact *scan_add_date(struct scan *s, size_t from, size_t to, struct str value, const struct when *when)
{
    struct fact *f = scan_add(s, FACT_DATE, from, to);
    f->value = value;
    f->resolved = when_text(s->arena, when);
    f->part = when->part;
    f->weekday = when->weekday;
    if (f->resolved.len)
        s->last = *when;
    return f;
}

static int number_of(struct str s, size_t at, size_t len)
{
    int64_t n = 0;
    return str_int(str_slice(s, at, len), &n) ? (int)n : 0;
}

void scan_recall(struct scan *s)
{
    enum { BACK_MOST = 64 };
    size_t steps = 0;
    for (size_t i = s->out->len; i > 0 && steps < BACK_MOST; i--, steps++) {
        const struct fact *f = &s->out->at[i - 1];
        struct str r = f->resolved;
        if (f->kind != FACT_DATE || r.len < 4 || r.at[0] == '-' || str_find(r, str_of("/"), 0) >= 0)
            continue;
        s->last.day.year = number_of(r, 0, 4);
        s->last.known = true;
        if (r.len >= 7 && r.at[5] == 'Q')
            s->last.quarter = r.at[6] - '0';
        else if (r.len >= 7 && r.at[5] == 'H')
            s->last.half = r.at[6] - '0';
        else
            s->last.day.month = number_of(r, 5, 2);
        s->last.day.day = number_of(r, 8, 2);
        return;
    }
}

size_t scan_url(struct scan *s, size_t at)
{
    if (!scan_is(s->text, at, "http://") && !scan_is(s->text, at, "https://") && !scan_is(s->text, at, "www."))
        return at;
    size_t end = at;
    while (end < s->text.len && (unsigned char)s->text.at[end] > ' ' && (unsigned char)s->text.at[end] < 0x7F &&
           !strchr("<>\"'`", s->text.at[end]))
        end++;
    /* punctuation of the sentence around it is not part of it */
    while (end > at && strchr(".,;:!?)]}", s->text.at[end - 1]))
        end--;
    struct fact *f = scan_add(s, FACT_URL, at, end);
    f->value = str_slice(s->text, at, end - at);
    return end;
}
