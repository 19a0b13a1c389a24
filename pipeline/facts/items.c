/* A fact made comparable: its value as a decimal, a key that equal values share, its date in parts.
 */
#include "facts/pairing.h"

static uint64_t hash_text(uint64_t h, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 0x100000001B3u;
    return (h ^ 0xFF) * 0x100000001B3u;
}

/* 1/2 and 0.5 are one value; 1/3 stays a fraction. */
static bool read_fraction(struct arena *a, struct str text, struct item *out)
{
    ptrdiff_t slash = str_find(text, str_of("/"), 0);
    int64_t above, below;
    if (slash < 1 || !str_int(str_slice(text, 0, (size_t)slash), &above) ||
        !str_int(str_slice(text, (size_t)slash + 1, text.len), &below) || !below)
        return false;
    out->value = (double)above / (double)below;
    for (int power = 0; power < 7 && above < INT64_MAX / 10; power++, above *= 10)
        if (above % below == 0) {
            out->low = out->high = decimal_scale(decimal_of(above / below), -power);
            return out->is_decimal = true;
        }
    (void)a;
    return true;
}

/* "5·18", "6.15", "9/11": the month and day of a day that became a name. */
static bool memorial_read(struct str text, struct parts *out)
{
    size_t at = 0;
    int n[2] = {0};
    for (int i = 0; i < 2; i++) {
        size_t from = at;
        for (; at < text.len && text.at[at] >= '0' && text.at[at] <= '9'; at++)
            n[i] = n[i] < 100 ? n[i] * 10 + text.at[at] - '0' : n[i];
        if (at == from || at - from > 2)
            return false;
        while (!i && at < text.len && (text.at[at] < '0' || text.at[at] > '9'))
            at++;
    }
    *out = (struct parts){.month = n[0], .day = n[1]};
    return at == text.len && n[0] >= 1 && n[0] <= 12 && n[1] >= 1 && n[1] <= 31;
}

static void quantity_read(struct arena *a, const struct fact *f, struct item *out)
{
    out->unit = unit_named(f->unit);
    out->family = FAMILY_QUANTITY;
    if (read_fraction(a, f->low, out)) {
        out->key = hash_text(0xCBF29CE484222325u, f->low);
    } else if (decimal_read(a, f->low, &out->low) && decimal_read(a, f->high, &out->high)) {
        out->is_decimal = true;
        out->value = decimal_double(out->low);
        out->key = hash_text(hash_text(0xCBF29CE484222325u, f->low), f->high);
    } else {
        out->family = FAMILY_NONE; /* a name without a figure */
    }
    if (f->in_name && memorial_read(f->value, &out->date)) {
        out->family = FAMILY_DATE; /* 5·18 is May 18 */
        out->dated = true;
    }
    if (out->is_decimal && f->unit.len && str_is(f->unit, "fraction")) {
        struct str text = decimal_text(a, out->low);
        out->key = hash_text(hash_text(0xCBF29CE484222325u, text), text);
    }
    out->key += f->vague;
}

void item_read(struct arena *a, const struct fact *f, struct item *out)
{
    *out = (struct item){.fact = f, .unit = unit_named(str_of(""))};
    switch (f->kind) {
    case FACT_QUANTITY: quantity_read(a, f, out); break;
    case FACT_DATE:
        out->family = FAMILY_DATE;
        date_read(f, &out->date);
        out->dated = out->date.year || out->date.month || out->date.day || out->date.weekday || out->date.period;
        out->key = hash_text(hash_text(1, f->value), f->unit);
        break;
    case FACT_TIME:
        out->family = FAMILY_TIME;
        out->key = hash_text(2, f->value);
        break;
    default: break;
    }
}
