/* Korean amounts: a sum of groups, each group times 만 억 조 경, units falling.
 *
 *     amount = group (big group)* [group]     group = [digit 천] [digit 백] [digit 십] [digit]
 *
 * where a digit is ASCII digits, or 일 이 삼 … before a unit. Digits resume after a
 * unit without padding (54만5천366), a unit without a digit means one (백만), and
 * a space may stand behind a unit (3조 4천억).
 */
#include "facts/ko.h"

enum part_kind { PART_END, PART_DIGITS, PART_ONE, PART_SMALL, PART_BIG };

struct part {
    enum part_kind kind;
    int power; /* of ten, for units */
    struct decimal value;
    struct digits digits;
    size_t end;
};

struct sum {
    struct decimal total, group, one;
    bool has_total, has_group, has_one;
    int big, small; /* powers of the last units: the next must be smaller */
};

static int sino_digit(uint32_t c)
{
    switch (c) {
    case 0xC77C: return 1; /* 일 */
    case 0xC774: return 2; /* 이 */
    case 0xC0BC: return 3; /* 삼 */
    case 0xC0AC: return 4; /* 사 */
    case 0xC624: return 5; /* 오 */
    case 0xC721:
    case 0xB959: return 6; /* 육 륙 */
    case 0xCE60: return 7; /* 칠 */
    case 0xD314: return 8; /* 팔 */
    case 0xAD6C: return 9; /* 구 */
    default: return 0;
    }
}

static int unit_power(uint32_t c)
{
    switch (c) {
    case 0xC2ED: return 1;  /* 십 */
    case 0xBC31: return 2;  /* 백 */
    case 0xCC9C: return 3;  /* 천 */
    case 0xB9CC: return 4;  /* 만 */
    case 0xC5B5: return 8;  /* 억 */
    case 0xC870: return 12; /* 조 */
    case 0xACBD: return 16; /* 경 */
    default: return 0;
    }
}

/* 5경기, 3조각: the syllable is the first of a counter of its own. */
static bool is_longer_word(struct str text, size_t at)
{
    static const char *const words[] = {"경기", "경로", "조각", "조항", "조별", "조합", "조건", "조약"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]))
            return true;
    return false;
}

static struct part part_at(struct arena *a, struct str text, size_t at)
{
    struct part p = {0};
    size_t len;
    uint32_t c = scan_char(text, at, &len);
    if (scan_digit(c) >= 0) {
        if (scan_digits(a, text, at, &p.digits)) {
            p.kind = PART_DIGITS;
            p.value = p.digits.value;
            p.end = p.digits.end;
        }
    } else if (unit_power(c) && !(unit_power(c) >= 12 && is_longer_word(text, at))) {
        p.power = unit_power(c);
        p.kind = p.power < 4 ? PART_SMALL : PART_BIG;
        p.end = at + len;
    } else if (sino_digit(c)) {
        p.kind = PART_ONE;
        p.value = decimal_of(sino_digit(c));
        p.end = at + len;
    }
    return p;
}

/* Is what stands at `at` a counter, or the end of the word but for particles? */
static bool counter_or_tail(struct str text, size_t at)
{
    size_t end;
    return ko_counter(text, scan_spaces(text, at, 1), &end) != NULL || scan_is(text, at, "여") || ko_is_tail(text, at);
}

/* May this part follow, and is it what it seems? 천 in 천연가스 is none. */
static bool fits(struct arena *a, struct str text, const struct sum *sum, const struct part *p)
{
    switch (p->kind) {
    case PART_DIGITS: {
        if (sum->has_one)
            return false;
        int room = sum->has_group ? sum->small : sum->has_total ? sum->big : 99;
        return room == 99 || decimal_compare(p->value, decimal_scale(decimal_of(1), room)) < 0;
    }
    case PART_ONE: {
        if (sum->has_one)
            return false;
        struct part next = part_at(a, text, p->end);
        if (next.kind == PART_SMALL || next.kind == PART_BIG)
            return true;
        return (sum->has_group || sum->has_total) && next.kind == PART_END && counter_or_tail(text, p->end);
    }
    case PART_SMALL: return p->power < sum->small;
    case PART_BIG: return p->power < sum->big;
    default: return false;
    }
}

static bool add_to(struct decimal *sum, bool *has, struct decimal value)
{
    if (!*has) {
        *sum = value;
        return *has = true;
    }
    return decimal_add(*sum, value, sum);
}

static bool take(struct sum *sum, const struct part *p)
{
    if (p->kind == PART_DIGITS || p->kind == PART_ONE) {
        sum->one = p->value;
        return sum->has_one = true;
    }
    struct decimal times = sum->has_one ? sum->one : decimal_of(1);
    if (p->kind == PART_SMALL) {
        sum->has_one = false;
        sum->small = p->power;
        return add_to(&sum->group, &sum->has_group, decimal_scale(times, p->power));
    }
    if (sum->has_one && !add_to(&sum->group, &sum->has_group, sum->one))
        return false;
    struct decimal group = sum->has_group ? sum->group : decimal_of(1);
    sum->has_one = sum->has_group = false;
    sum->small = 99;
    sum->big = p->power;
    return add_to(&sum->total, &sum->has_total, decimal_scale(group, p->power));
}

/* Where the next part begins: behind a space only when that is certain. */
static size_t next_part(struct arena *a, struct str text, const struct part *last, const struct sum *sum, size_t at)
{
    size_t after = scan_spaces(text, at, 1);
    if (after == at)
        return at;
    struct part p = part_at(a, text, after);
    bool unit = p.kind == PART_SMALL || p.kind == PART_BIG;
    if (last->kind == PART_DIGITS || last->kind == PART_ONE)
        return unit && (p.kind == PART_BIG || p.power == 3) && counter_or_tail(text, p.end) ? after : at;
    /* 1억 천 2백만 */
    if (p.kind == PART_SMALL && last->kind == PART_BIG) {
        struct part next = part_at(a, text, scan_spaces(text, p.end, 1));
        return next.kind == PART_DIGITS || next.kind == PART_ONE || next.kind == PART_BIG ? after : at;
    }
    if (unit)
        return p.kind == PART_BIG && sum->has_group && counter_or_tail(text, p.end) ? after : at;
    size_t end;
    const struct ko_counter *counter = p.kind == PART_DIGITS ? ko_counter(text, p.end, &end) : NULL;
    if (last->kind == PART_SMALL && counter && counter->kind == KO_PLAIN && p.digits.count == (unsigned)last->power)
        return after; /* 4천 1백 40개 */
    if (p.kind == PART_END || last->power < 3)
        return at;
    /* behind 만 억 조 천: more of the amount, not the year or day of a new phrase */
    struct part next = part_at(a, text, p.end);
    bool more = next.kind == PART_SMALL || next.kind == PART_BIG;
    bool bare = p.kind == PART_DIGITS && last->kind == PART_BIG && p.digits.count == 4 && !p.digits.point &&
                !scan_is(text, p.end, "년");
    return more || bare ? after : at;
}

/* 수십, 수백만, 몇 천, 십수: the order of magnitude */
static size_t vague_prefix(struct str text, size_t at)
{
    size_t end = scan_is(text, at, "수") || scan_is(text, at, "몇") ? at + 3 : at, len;
    if (end == at)
        return at;
    size_t after = scan_spaces(text, end, 1);
    uint32_t c = scan_char(text, after, &len), before = scan_before(text, scan_back(text, at));
    if (!unit_power(c))
        return at;
    /* "할 수 만": behind a final ㄹ it is the bound noun */
    bool bound = scan_is(text, at, "수") && after > end && scan_is_hangul(before) && (before - 0xAC00) % 28 == 8;
    return bound ? at : after;
}

static bool finish(struct sum *sum, struct ko_number *out)
{
    if (sum->has_one && !add_to(&sum->group, &sum->has_group, sum->one))
        return false;
    if (sum->has_group && !add_to(&sum->total, &sum->has_total, sum->group))
        return false;
    out->low = out->high = sum->total;
    return sum->has_total;
}

/* 여 between a number and 만 억 조: a little more than that many. */
static size_t some_more(struct arena *a, struct str text, const struct part *last)
{
    size_t yeo = scan_spaces(text, last->end, 1);
    if (!scan_is(text, yeo, "여") || last->kind == PART_BIG)
        return 0;
    size_t begin = scan_spaces(text, yeo + 3, 1);
    struct part next = part_at(a, text, begin);
    size_t end;
    bool counted =
        next.kind == PART_BIG && (ko_counter(text, scan_spaces(text, next.end, 1), &end) || ko_is_tail(text, next.end));
    return counted ? begin : 0;
}

static bool amount(struct arena *a, struct str text, size_t at, struct ko_number *out, size_t *skip)
{
    struct sum sum = {.big = 99, .small = 99};
    struct part last = {0};
    size_t begin = vague_prefix(text, at), next = begin;
    out->vague = begin > at;
    while (true) {
        struct part p = part_at(a, text, next);
        if (p.kind == PART_END && next == at)
            *skip = p.digits.end > at ? p.digits.end : at;
        bool hangul = next == begin ? p.kind != PART_DIGITS : out->script != KO_DIGITS;
        if (p.kind == PART_END || (p.power == 16 && hangul) || !fits(a, text, &sum, &p) || !take(&sum, &p))
            break; /* 경 behind Hangul is a name: 이경호 */
        if (next == begin) {
            out->script = p.kind == PART_DIGITS ? KO_DIGITS : KO_SINO;
            out->comma = p.digits.comma;
            out->point = p.digits.point;
            out->digits = p.digits.count;
            out->zero_first = p.digits.zero_first;
        }
        out->trillion |= p.power == 12 && out->script != KO_DIGITS;
        out->units += p.kind == PART_SMALL || p.kind == PART_BIG;
        out->parts += p.kind == PART_DIGITS || p.kind == PART_ONE;
        out->power += p.power;
        out->end = p.end;
        last = p;
        next = next_part(a, text, &last, &sum, p.end);
        size_t more = some_more(a, text, &last);
        if (more) { /* 30여만 명 */
            out->some = true;
            next = more;
        }
    }
    return last.kind != PART_END && finish(&sum, out);
}

/* "2, 3년", "7, 8백명": two neighbours, the unit of the second holds for both. */
static void take_list(struct arena *a, struct str text, struct ko_number *out)
{
    int64_t first = decimal_int(out->low);
    if (out->units || out->script != KO_DIGITS || first < 1 || first > 9 || out->point)
        return;
    size_t comma = out->end;
    if (!scan_is(text, comma, ",") && !scan_is(text, comma, "·"))
        return;
    struct ko_number second = {0};
    size_t at = scan_spaces(text, comma + (text.at[comma] == ',' ? 1 : 2), 1), skip;
    if (scan_is(text, comma, "·") || !amount(a, text, at, &second, &skip) || second.digits != 1)
        return;
    for (int power = 0; power < 13; power++)
        if (decimal_equal(second.low, decimal_scale(decimal_of(first + 1), power)) && (power > 0 || first < 9)) {
            out->low = decimal_scale(out->low, power);
            out->high = second.low;
            out->end = second.end;
            out->units = second.units;
            return;
        }
}

/* 삼일, 육개월, 오 년: a lone sino digit, only before units that leave no doubt. */
bool ko_lone_digit(struct str text, size_t at, struct ko_number *out)
{
    static const struct {
        const char *unit, *digits;
    } sure[] = {{"개월", "일이삼사오육칠팔구"},
                {"년", "이삼사오육칠팔구"},
                {"주년", "일이삼사오육칠팔구"},
                {"일", "삼칠팔"},
                {"회", "삼칠팔"},
                {"주", "삼육칠팔"}};
    size_t len, end = scan_spaces(text, at + 3, 1);
    int digit = sino_digit(scan_char(text, at, &len));
    if (!digit)
        return false;
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++) {
        size_t behind = end + strlen(sure[i].unit);
        if (scan_is(text, end, sure[i].unit) && str_find(str_of(sure[i].digits), str_slice(text, at, 3), 0) >= 0 &&
            ko_is_tail(text, behind)) {
            *out = (struct ko_number){
                .low = decimal_of(digit), .high = decimal_of(digit), .script = KO_SINO, .end = at + 3};
            return true;
        }
    }
    return false;
}

/* ".312" */
static bool leading_point(struct arena *a, struct str text, size_t at, struct ko_number *out)
{
    struct digits d;
    if (!scan_digits(a, text, at, &d))
        return false;
    *out = (struct ko_number){.low = d.value, .high = d.value, .end = d.end, .point = true, .parts = 1};
    return true;
}

/* A digit, a unit, a sino digit, or 수 and 몇 before one. */
static bool may_begin(uint32_t c)
{
    return scan_digit(c) >= 0 || unit_power(c) || sino_digit(c) || c == 0xC218 || c == 0xBA87;
}

bool ko_number(struct arena *a, struct str text, size_t at, struct ko_number *out, size_t *skip)
{
    *out = (struct ko_number){0};
    *skip = at;
    if (scan_is(text, at, "."))
        return leading_point(a, text, at, out);
    if (!may_begin(scan_char(text, at, &(size_t){0})) || !amount(a, text, at, out, skip))
        return false;
    take_list(a, text, out);
    return true;
}

/* Native words, sorted by the first character's bytes: kind is low * 100 + high, n tells
 * words of ten from those that may follow one. */
enum { TENS, ONES };

static const struct word natives[] = {
    {"너댓", 405, ONES, 0},     {"너덧", 405, ONES, 0},   {"넉", 404, ONES, 0},      {"네", 404, ONES, 0},
    {"네다섯", 405, ONES, 0},   {"네댓", 405, ONES, 0},   {"넷", 404, ONES, 0},      {"다섯", 505, ONES, 0},
    {"대여섯", 506, ONES, 0},   {"대엿", 506, ONES, 0},   {"두", 202, ONES, 0},      {"두서너", 204, ONES, 0},
    {"두 세", 203, ONES, 0},    {"두세", 203, ONES, 0},   {"두어", 202, ONES, 0},    {"둘", 202, ONES, 0},
    {"마흔", 4040, TENS, 0},    {"서 너", 304, ONES, 0},  {"서너", 304, ONES, 0},    {"서른", 3030, TENS, 0},
    {"석", 303, ONES, 0},       {"세", 303, ONES, 0},     {"세 네", 304, ONES, 0},   {"세네", 304, ONES, 0},
    {"셋", 303, ONES, 0},       {"쉰", 5050, TENS, 0},    {"스무", 2020, TENS, 0},   {"스물", 2020, TENS, 0},
    {"아홉", 909, ONES, 0},     {"아흔", 9090, TENS, 0},  {"여남은", 1010, ONES, 0}, {"여덟", 808, ONES, 0},
    {"여덟아홉", 809, ONES, 0}, {"여든", 8080, TENS, 0},  {"여섯", 606, ONES, 0},    {"열", 1010, TENS, 0},
    {"열댓", 1515, ONES, 0},    {"예닐곱", 607, ONES, 0}, {"예순", 6060, TENS, 0},   {"일고여덟", 708, ONES, 0},
    {"일곱", 707, ONES, 0},     {"일흔", 7070, TENS, 0},  {"하나", 101, ONES, 0},    {"한", 101, ONES, 0},
    {"한 두", 102, ONES, 0},    {"한두", 102, ONES, 0},
};

bool ko_natives_sorted(void)
{
    return scan_words_sorted(natives, sizeof natives / sizeof *natives);
}

static const struct word *native_at(struct str text, size_t at)
{
    return scan_word(natives, sizeof natives / sizeof *natives, text, at);
}

bool ko_native(struct str text, size_t at, struct ko_number *out)
{
    const struct word *w = native_at(text, at);
    if (!w)
        return false;
    *out = (struct ko_number){.script = KO_NATIVE, .end = at + strlen(w->text)};
    int low = w->kind / 100, high = w->kind % 100;
    if (w->n == TENS) {
        size_t space = scan_spaces(text, out->end, low > 10 ? 1 : 0);
        const struct word *one = native_at(text, space);
        if (one && one->n == ONES && one->kind < 1000) {
            low += one->kind / 100;
            high += one->kind % 100;
            out->end = space + strlen(one->text);
        }
    }
    out->low = decimal_of(low);
    out->high = decimal_of(high);
    return true;
}
