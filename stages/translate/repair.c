#include "stages/translate/repair.h"

#include "base/buf.h"
#include "stages/translate/protect.h"
#include "terms/rendering.h"

struct change {
    struct span at; /* bytes of the draft */
    struct str text;
};

struct changes {
    struct change *at;
    size_t len, cap;
};

struct repairing {
    struct arena *a;
    struct str lang, text;
    const struct matches *found;
    struct renderings *said; /* per match: of its term */
    struct marks addresses;
    struct changes changes; /* in order of place, without overlaps */
};

/* --- letters --- */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] >= 0x80)
            return false;
    return true;
}

static bool is_shouted(struct str s)
{
    size_t capitals = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (is_lower(s.at[i]))
            return false;
        capitals += is_upper(s.at[i]);
    }
    return capitals > 1;
}

static bool begins_word(struct str s, size_t i)
{
    return i == 0 || s.at[i - 1] == ' ' || s.at[i - 1] == '-';
}

/* Does every word of it begin with a capital, and are there at least two? */
static bool is_title(struct str s)
{
    size_t words = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (begins_word(s, i) && is_lower(s.at[i]))
            return false;
        words += begins_word(s, i) && is_upper(s.at[i]);
    }
    return words > 1;
}

/* --- what to put there --- */

/* Languages where the words around a noun do not agree with it; of them only English
 * has the article that looks at the next sound. Elsewhere only names of people are
 * exchanged. */
static bool agrees_with_nothing(struct str lang)
{
    static const char *const tags[] = {"en", "ja", "zh", "ko", "vi", "id", "ms", "th", NULL};
    struct str rest = lang, primary = lang;
    str_cut(&rest, '-', &primary);
    for (const char *const *t = tags; *t; t++)
        if (str_is_nocase(primary, *t))
            return true;
    return false;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouAEIOU", c);
}

/* The word before the span, in `lang`'s own script. */
static struct str word_before(struct str text, size_t at)
{
    size_t end = at;
    while (end > 0 && text.at[end - 1] == ' ')
        end--;
    size_t from = end;
    while (from > 0 && (is_lower(text.at[from - 1]) || is_upper(text.at[from - 1]) || text.at[from - 1] == '\''))
        from--;
    return str_slice(text, from, end - from);
}

/* Would a word before have to change with the first sound (a/an, le/l', de/d')? */
static bool disturbs_article(const struct repairing *r, struct span at, struct str text)
{
    if (is_vowel(r->text.at[at.at]) == is_vowel(text.at[0]))
        return false;
    struct str before = word_before(r->text, at.at);
    if (agrees_with_nothing(r->lang))
        return str_is_nocase(before, "a") || str_is_nocase(before, "an");
    return before.len > 0;
}

/* The forbidden form that was said, capitals aside, or "" when it was inflected. */
static struct str form_said(const struct term *t, struct str said)
{
    for (size_t i = 0; i < t->forbidden.len; i++) {
        struct str form = t->forbidden.at[i];
        bool same = said.len >= form.len && is_plain(form);
        for (size_t k = 0; same && k < form.len; k++)
            same = (said.at[k] | 0x20) == (form.at[k] | 0x20);
        /* behind it at most what the suggestion takes along: a possessive */
        if (same && (said.len == form.len || said.at[form.len] == '\'' || (unsigned char)said.at[form.len] == 0xE2))
            return form;
        if (str_eq(said, form))
            return form;
    }
    return str_of("");
}

/* An English plural in -s of both, spelt without any change: "summit talks". */
static struct str plural(struct repairing *r, const struct term *t, struct str said)
{
    struct str want = t->target;
    struct str rest = r->lang, primary = r->lang;
    str_cut(&rest, '-', &primary);
    if (!str_is_nocase(primary, "en") || !str_ends(said, "s") || want.len < 3 || !is_plain(want))
        return str_of("");
    char last = want.at[want.len - 1], before = want.at[want.len - 2];
    bool regular = is_lower(last) && !strchr("sxzyofh", last) && !(last == 'n' && before == 'a'); /* woman */
    struct str one = str_slice(said, 0, said.len - 1);
    struct str form = form_said(t, one);
    if (!regular || form.len != one.len || t->kind == TERM_PERSON)
        return str_of("");
    return arena_printf(r->a, "%.*ss", STR_ARGS(want));
}

/* The suggestion with the capitals the draft had; "" when they cannot be kept. */
static struct str with_capitals(struct repairing *r, const struct term *t, struct str said, struct str text)
{
    struct str form = form_said(t, said);
    bool shouted = is_shouted(said) && !is_shouted(form);
    bool title = t->case_rule != TERM_CASE_EXACT && is_title(said) && !is_title(form);
    bool first = t->case_rule != TERM_CASE_EXACT && is_upper(said.at[0]) && form.len && is_lower(form.at[0]);
    if (!shouted && !title && !first)
        return text;
    if (!is_plain(text))
        return str_of("");
    char *copy = arena_cstr(r->a, text);
    for (size_t i = 0; i < text.len; i++)
        if (is_lower(copy[i]) && (shouted || (i == 0 && first) || (title && begins_word(text, i))))
            copy[i] = (char)(copy[i] - 0x20);
    return (struct str){copy, text.len};
}

/* --- what is certain --- */

static size_t mentions(const struct repairing *r, const struct term *t)
{
    size_t n = 0;
    for (size_t i = 0; i < r->found->len; i++)
        n += r->found->at[i].term == t && r->found->at[i].confidence >= MATCH_SURE;
    return n;
}

/* A shorter form of the name itself: "Samsung" beside "Samsung Electronic". */
static bool is_short_form(const struct term *t, struct str said)
{
    return said.len < t->target.len && str_find(t->target, said, 0) >= 0;
}

/* No more renderings than the Korean has mentions: then each stands for one. */
static bool is_counted(const struct repairing *r, size_t i)
{
    const struct term *t = r->found->at[i].term;
    size_t said = 0;
    for (size_t k = 0; k < r->said[i].len; k++) {
        const struct rendering *one = &r->said[i].at[k];
        said += one->kind == RENDERING_FORBIDDEN || !is_short_form(t, span_of(r->text, one->at));
    }
    return said <= mentions(r, t);
}

static bool overlaps(struct span x, struct span y)
{
    return x.at < y.at + y.len && y.at < x.at + x.len;
}

static bool is_inside(struct span inner, struct span outer)
{
    return inner.len < outer.len && inner.at >= outer.at && inner.at + inner.len <= outer.at + outer.len;
}

/* Does another term of the sentence read these words as its own? A part of them
 * may be one ("president" in "ex-president"). */
static bool is_claimed(const struct repairing *r, const struct term *t, struct span at)
{
    for (size_t i = 0; i < r->found->len; i++)
        for (size_t k = 0; r->found->at[i].term != t && k < r->said[i].len; k++)
            if (overlaps(r->said[i].at[k].at, at) && !is_inside(r->said[i].at[k].at, at))
                return true;
    return false;
}

/* A part of a longer word or of an address. */
static bool is_part(const struct repairing *r, struct span at)
{
    size_t end = at.at + at.len;
    struct str after = str_slice(r->text, end, r->text.len);
    struct str before = str_slice(r->text, 0, at.at);
    if (str_ends(before, "-") || str_starts(after, "-") || str_ends(before, "\xE2\x80\x90") ||
        str_starts(after, "\xE2\x80\x90") || str_ends(before, "\xE2\x80\x91") || str_starts(after, "\xE2\x80\x91"))
        return true;
    for (size_t i = 0; i < r->addresses.len; i++)
        if (overlaps(r->addresses.at[i].at, at))
            return true;
    return false;
}

static void change_add(struct repairing *r, struct span at, struct str text)
{
    size_t k = r->changes.len;
    for (size_t i = 0; i < k; i++)
        if (overlaps(r->changes.at[i].at, at))
            return;
    vec_push(r->a, &r->changes);
    for (; k > 0 && r->changes.at[k - 1].at.at > at.at; k--)
        r->changes.at[k] = r->changes.at[k - 1];
    r->changes.at[k] = (struct change){at, text};
}

static void consider(struct repairing *r, const struct term *t, const struct rendering *one)
{
    struct str said = span_of(r->text, one->at), text = one->suggestion;
    if (text.len == 0)
        text = plural(r, t, said);
    if (text.len)
        text = with_capitals(r, t, said, text);
    if (text.len == 0 || str_eq(text, said) || (t->kind != TERM_PERSON && !agrees_with_nothing(r->lang)))
        return;
    if (!is_claimed(r, t, one->at) && !is_part(r, one->at) && !disturbs_article(r, one->at, text))
        change_add(r, one->at, text);
}

static void apply(struct repairing *r, struct str *out)
{
    size_t room = r->text.len + 1, from = 0;
    for (size_t i = 0; i < r->changes.len; i++)
        room += r->changes.at[i].text.len;
    auto_buf struct buf b = buf_make(room);
    for (size_t i = 0; i < r->changes.len; i++) {
        const struct change *c = &r->changes.at[i];
        buf_add(&b, str_slice(r->text, from, c->at.at - from));
        buf_add(&b, c->text);
        from = c->at.at + c->at.len;
    }
    buf_add(&b, str_slice(r->text, from, r->text.len));
    *out = arena_str(r->a, buf_str(&b));
}

static bool any_forbids(const struct matches *found)
{
    for (size_t i = 0; i < found->len; i++)
        if (found->at[i].term->forbidden.len)
            return true;
    return false;
}

static bool is_first_of_its_term(const struct matches *found, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (found->at[k].term == found->at[i].term)
            return false;
    return true;
}

bool repair_text(struct arena *a, struct str lang, const struct matches *found, struct str text, struct str *out)
{
    struct repairing r = {.a = a, .lang = lang, .text = text, .found = found};
    if (!any_forbids(found))
        return false;
    r.said = arena_alloc(a, found->len * sizeof *r.said);
    for (size_t i = 0; i < found->len; i++)
        if (is_first_of_its_term(found, i))
            rendering_find(found->at[i].term, lang, a, text, &r.said[i]);
    protect_find(a, text, &r.addresses);
    for (size_t i = 0; i < found->len; i++) {
        const struct term *t = found->at[i].term;
        if (t->status != TERM_APPROVED || t->target.len == 0 || !is_counted(&r, i))
            continue;
        for (size_t k = 0; k < r.said[i].len; k++)
            if (r.said[i].at[k].kind == RENDERING_FORBIDDEN)
                consider(&r, t, &r.said[i].at[k]);
    }
    if (r.changes.len == 0)
        return false;
    apply(&r, out);
    return true;
}

void repair_key(const struct match *m, struct hash *h)
{
    const struct term *t = m->term;
    hash_addn(h, m->confidence >= MATCH_SURE);
    hash_addn(h, (uint64_t)t->kind << 16 | (uint64_t)t->case_rule << 8 | (uint64_t)t->status);
    hash_add(h, t->first);
    hash_addn(h, t->allowed.len);
    for (size_t i = 0; i < t->allowed.len; i++)
        hash_add(h, t->allowed.at[i]);
    hash_addn(h, t->forbidden.len);
    for (size_t i = 0; i < t->forbidden.len; i++)
        hash_add(h, t->forbidden.at[i]);
}
