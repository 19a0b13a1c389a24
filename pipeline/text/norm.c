#include "text/norm.h"

#include "base/buf.h"
#include "text/hangul.h"
#include "text/utf8.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum {
    GONE = 0xFFFFFFFF, /* what a character that is taken out maps to */
    NFC_GROWTH = 3,    /* NFC makes UTF-8 at most three times as long (Unicode FAQ, normalization) */
    MIDDLE_DOT = 0x00B7,
    ARAEA = 0x318D,       /* the compatibility letter that Korean keyboards give for a dot */
    ARAEA_VOWEL = 0x119E, /* the conjoining one */
};

/* One character of the text on its way through. */
struct item {
    uint32_t c; /* after mapping, or GONE */
    struct span from;
};

struct items {
    struct item *at;
    size_t len, cap;
};

struct norm {
    const UNormalizer2 *nfc;
    struct arena *a;
    struct str in;
    struct edits *edits;
    struct buf out;
    bool nfc_only;
    struct items cluster; /* a starter and what may combine with it, or a run of jamo */
    uint32_t last;        /* last character written; 0 = none yet */
    bool gap;             /* blanks have been read from gap_from on, not yet written */
    bool line_start;
    size_t gap_from;
};

static const UNormalizer2 *nfc_instance(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    assert(U_SUCCESS(status));
    return nfc;
}

/* --- what needs no care --- */

struct range {
    uint32_t first, last;
};

/* Characters outside ASCII, Hangul syllables and U+4000..9FFF that stay as they
 * are and begin a normalisation cluster of their own, most frequent first. What is
 * not listed takes the careful way, which is right for all of Unicode. */
static const struct range plain[] = {
    {0x2010, 0x2021}, {0x2023, 0x2026}, {0x00A1, 0x00AC}, {0x00AE, 0x02FF}, {0x3001, 0x3029},
    {0x3200, 0x33FF}, {0x2030, 0x205E}, {0x20A0, 0x20C0}, {0x2190, 0x2218}, {0x221A, 0x22C4},
    {0x22C6, 0x2328}, {0x232B, 0x27FF}, {0x2900, 0x2ADB}, {0x3041, 0x3096}, {0x309B, 0x30FA},
    {0x30FC, 0x30FF}, {0x2100, 0x2125}, {0x2127, 0x2129}, {0x212C, 0x218B}, {0x3400, 0x3FFF},
};

static bool is_plain(uint32_t c)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (c >= plain[i].first && c <= plain[i].last)
            return true;
    return false;
}

/* Is the blank at `i` one that stays: inside a line, alone? */
static bool is_plain_blank(struct str s, size_t i)
{
    if (i == 0 || i + 1 >= s.len)
        return false;
    return s.at[i - 1] != ' ' && s.at[i - 1] != '\n' && s.at[i + 1] != '\n';
}

static bool is_plain_ascii(struct str s, size_t i, bool nfc_only)
{
    unsigned char b = (unsigned char)s.at[i];
    if (nfc_only)
        return true;
    if (b == ' ')
        return is_plain_blank(s, i);
    return (b > 0x20 && b < 0x7F) || b == '\n';
}

/* Three-byte characters by their bytes: syllables, U+4000..9FFF. */
static bool is_plain_three(const unsigned char *p)
{
    switch (p[0]) {
    case 0xEB:
    case 0xEC: return true;
    case 0xEA: return p[1] >= 0xB0;
    case 0xED: return p[1] < 0x9E || (p[1] == 0x9E && p[2] <= 0xA3);
    default: return p[0] >= 0xE4 && p[0] <= 0xE9;
    }
}

/* First byte at or after `i` whose character needs care. */
static size_t skip_plain(struct str s, size_t i, bool nfc_only)
{
    while (i < s.len) {
        const unsigned char *p = (const unsigned char *)s.at + i;
        size_t len;
        if (*p < 0x80) {
            if (!is_plain_ascii(s, i, nfc_only))
                return i;
            i++;
        } else if (*p >= 0xE4 && *p <= 0xED && is_plain_three(p)) {
            i += 3;
        } else if (is_plain(utf8_at(s, i, &len))) {
            i += len;
        } else {
            return i;
        }
    }
    return i;
}

/* --- writing --- */

static void write_bytes(struct norm *n, struct str bytes, struct span from)
{
    struct span to = {(uint32_t)n->out.len, (uint32_t)bytes.len};
    buf_add(&n->out, bytes);
    if (!str_eq(bytes, span_of(n->in, from)))
        edits_add(n->a, n->edits, to, from);
}

/* The blanks from gap_from to `end` become one space, or none at a line's edge. */
static void close_gap(struct norm *n, size_t end, bool keep)
{
    if (!n->gap)
        return;
    n->gap = false;
    struct str space = {" ", keep && !n->line_start ? 1 : 0};
    write_bytes(n, space, (struct span){(uint32_t)n->gap_from, (uint32_t)(end - n->gap_from)});
}

/* A character and the bytes it is written as. */
static void put(struct norm *n, uint32_t c, struct str bytes, struct span from)
{
    if (!n->nfc_only && c == ' ') {
        if (!n->gap)
            n->gap_from = from.at;
        n->gap = true;
        return;
    }
    close_gap(n, from.at, c != '\n');
    write_bytes(n, bytes, from);
    n->line_start = c == '\n';
    n->last = c;
}

static void put_char(struct norm *n, uint32_t c, struct span from)
{
    char bytes[4];
    put(n, c, (struct str){bytes, utf8_put(bytes, c)}, from);
}

static void drop(struct norm *n, struct span from)
{
    if (!n->gap) /* inside a gap it goes with the blanks */
        write_bytes(n, (struct str){"", 0}, from);
}

/* --- clusters --- */

/* Index among the 19 initial consonants for compatibility jamo U+3131..314E, -1: final only. */
static const signed char initials[30] = {
    0, 1, -1, 2, -1, -1, 3, 4, 5, -1, -1, -1, -1, -1, -1, -1, 6, 7, 8, -1, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
};

/* The same for the 27 finals (1..27), 0: initial only (ㄸ ㅃ ㅉ). */
static const unsigned char finals[30] = {
    1, 2, 3, 4, 5, 6, 7, 0, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 0, 18, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27,
};

static bool is_consonant(uint32_t c)
{
    return c >= 0x3131 && c <= 0x314E;
}

static bool is_vowel(uint32_t c)
{
    return c >= 0x314F && c <= 0x3163;
}

static bool is_jamo(uint32_t c)
{
    return is_consonant(c) || is_vowel(c);
}

/* Index of the next item that is not GONE, or len. */
static size_t next_live(const struct items *l, size_t i)
{
    while (i < l->len && l->at[i].c == GONE)
        i++;
    return i;
}

/* Does a syllable of compatibility jamo begin at item i? Then *end is the item
 * behind it. A consonant closes the syllable unless it opens the next one. */
static uint32_t jamo_syllable(const struct items *l, size_t i, size_t *end)
{
    uint32_t first = l->at[i].c;
    size_t v = next_live(l, i + 1);
    if (!is_consonant(first) || initials[first - 0x3131] < 0 || v >= l->len || !is_vowel(l->at[v].c))
        return 0;
    uint32_t c = 0xAC00 + ((uint32_t)initials[first - 0x3131] * 21 + (l->at[v].c - 0x314F)) * 28;
    *end = v + 1;
    size_t t = next_live(l, v + 1), after = t < l->len ? next_live(l, t + 1) : t;
    bool opens = after < l->len && is_vowel(l->at[after].c) && initials[l->at[t].c - 0x3131] >= 0;
    if (t >= l->len || !is_consonant(l->at[t].c) || finals[l->at[t].c - 0x3131] == 0 || opens)
        return c;
    *end = t + 1;
    return c + finals[l->at[t].c - 0x3131];
}

/* Puts composed syllables in place of the jamo that spell them. */
static void compose_jamo(struct items *l)
{
    size_t to = 0, end;
    for (size_t i = 0; i < l->len;) {
        uint32_t syllable = jamo_syllable(l, i, &end);
        if (!syllable) {
            l->at[to++] = l->at[i++];
            continue;
        }
        struct span first = l->at[i].from, last = l->at[end - 1].from;
        l->at[to++] = (struct item){syllable, {first.at, last.at + last.len - first.at}};
        i = end;
    }
    l->len = to;
}

/* The live characters as UTF-16. Room for two units each is the caller's. */
static int32_t cluster_units(const struct items *l, UChar *units)
{
    int32_t len = 0;
    for (size_t i = 0; i < l->len; i++) {
        uint32_t c = l->at[i].c;
        if (c == GONE)
            continue;
        if (c >= 0x10000)
            units[len++] = (UChar)(0xD7C0 + (c >> 10));
        units[len++] = (UChar)(c >= 0x10000 ? 0xDC00 | (c & 0x3FF) : c);
    }
    return len;
}

/* Writes every item on its own, as nothing in the cluster composed. */
static void put_each(struct norm *n)
{
    for (size_t i = 0; i < n->cluster.len; i++) {
        struct item *it = &n->cluster.at[i];
        if (it->c == GONE)
            drop(n, it->from);
        else
            put_char(n, it->c, it->from);
    }
}

/* Writes the cluster as what NFC made of it: one edit over all of it. A blank or
 * line end that carries marks is never changed itself and goes first. */
static void put_units(struct norm *n, const UChar *units, int32_t len)
{
    struct span first = n->cluster.at[0].from, last = n->cluster.at[n->cluster.len - 1].from;
    auto_buf struct buf bytes = buf_make((size_t)len * 3 + 4);
    uint32_t c = 0, head = 0;
    int32_t from = 0;
    if (units[0] == ' ' || units[0] == '\n') {
        put_char(n, units[0], first);
        first.at += first.len;
        from = 1;
    }
    for (int32_t i = from; i < len;) {
        U16_NEXT(units, i, len, c);
        char four[4];
        buf_add(&bytes, (struct str){four, utf8_put(four, c)});
        head = head ? head : c;
    }
    put(n, head, buf_str(&bytes), (struct span){first.at, last.at + last.len - first.at});
    n->last = c;
}

/* Conjoining jamo, by the arithmetic of the Unicode standard, section 3.12; 0
 * when the cluster is anything else. */
static uint32_t hangul_cluster(const struct items *l)
{
    if (l->len < 2 || l->len > 3)
        return 0;
    uint32_t c = l->at[0].c, second = l->at[1].c;
    size_t i = 1;
    if (c >= 0x1100 && c <= 0x1112 && second >= 0x1161 && second <= 0x1175) {
        c = 0xAC00 + ((c - 0x1100) * 21 + (second - 0x1161)) * 28;
        i = 2;
    }
    if (!hangul_is_syllable(c))
        return 0;
    if (i < l->len && hangul_final(c) == 0 && l->at[i].c >= 0x11A8 && l->at[i].c <= 0x11C2)
        c += l->at[i++].c - 0x11A7;
    return i == l->len ? c : 0;
}

static void normalize_cluster(struct norm *n)
{
    enum { USUAL = 64 };
    UChar few[USUAL * 4];
    struct arena many = {0};
    size_t cap = n->cluster.len * 2;
    UChar *units = cap <= USUAL ? few : arena_alloc(&many, cap * 4 * sizeof *units);
    UChar *composed = units + cap;
    int32_t len = cluster_units(&n->cluster, units);
    UErrorCode status = U_ZERO_ERROR;
    /* NFC makes UTF-16 at most three times as long */
    int32_t got = unorm2_normalize(n->nfc, units, len, composed, (int32_t)cap * 3, &status);
    assert(U_SUCCESS(status));
    if (got == len && memcmp(units, composed, (size_t)len * sizeof *units) == 0)
        put_each(n);
    else
        put_units(n, composed, got);
    arena_release(&many);
}

static void flush_cluster(struct norm *n)
{
    struct items *l = &n->cluster;
    if (!n->nfc_only && l->len > 1 && is_jamo(l->at[0].c))
        compose_jamo(l);
    uint32_t syllable = hangul_cluster(l);
    if (syllable) {
        struct span first = l->at[0].from, last = l->at[l->len - 1].from;
        put_char(n, syllable, (struct span){first.at, last.at + last.len - first.at});
    } else if (l->len == 1 && (l->at[0].c < 0x80 || hangul_is_syllable(l->at[0].c))) {
        put_char(n, l->at[0].c, l->at[0].from);
    } else if (l->len) {
        normalize_cluster(n);
    }
    l->len = 0;
}

static uint32_t last_live(const struct items *l)
{
    for (size_t i = l->len; i-- > 0;)
        if (l->at[i].c != GONE)
            return l->at[i].c;
    return GONE;
}

static void push(struct norm *n, uint32_t c, struct span from)
{
    struct items *l = &n->cluster;
    if (c == GONE) {
        if (l->len == 0) {
            drop(n, from);
            return;
        }
        struct item *last = &l->at[l->len - 1];
        if (last->c == GONE) { /* keeps a megabyte of zero-width spaces small */
            last->from.len += from.len;
            return;
        }
    } else if (l->len) {
        bool jamo = is_jamo(last_live(l)) && is_jamo(c);
        if (!jamo && unorm2_hasBoundaryBefore(n->nfc, (UChar32)c))
            flush_cluster(n);
    }
    *vec_push(n->a, l) = (struct item){c, from};
}

/* --- mapping of single characters --- */

static bool is_blank(uint32_t c)
{
    return c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x2800 || c == 0x3000;
}

static bool is_line_end(uint32_t c)
{
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_removed(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
        return true;
    return u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_BIDI_CONTROL) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_NONCHARACTER_CODE_POINT) || (c >= 0xFFF9 && c <= 0xFFFB);
}

/* Full-width signs of the block Halfwidth and Fullwidth Forms, U+FFE0..FFE6. */
static const uint32_t wide_signs[] = {0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9};

/* Half-width jamo, U+FFA1..FFDC, to the compatibility jamo they are narrow forms
 * of; the code chart leaves gaps among the vowels. */
static uint32_t widen_jamo(uint32_t c)
{
    if (c <= 0xFFBE)
        return 0x3131 + (c - 0xFFA1);
    uint32_t row = (c - 0xFFC2) / 8, column = (c - 0xFFC2) % 8;
    return column < 6 ? 0x314F + row * 6 + column : c;
}

static uint32_t map_width(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c >= 0xFFE0 && c <= 0xFFE6)
        return wide_signs[c - 0xFFE0];
    if ((c >= 0xFFA1 && c <= 0xFFBE) || (c >= 0xFFC2 && c <= 0xFFDC))
        return widen_jamo(c);
    return c;
}

static bool is_kana(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

static bool is_mark(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

static bool is_korean(uint32_t c)
{
    return hangul_is_letter(c) || u_hasBinaryProperty((UChar32)c, UCHAR_UNIFIED_IDEOGRAPH) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/* The character to the left that stays, marks not counted. */
static uint32_t left_of(const struct norm *n)
{
    for (size_t i = n->cluster.len; i-- > 0;)
        if (n->cluster.at[i].c != GONE && !is_mark(n->cluster.at[i].c))
            return n->cluster.at[i].c;
    return n->cluster.len || !n->gap ? n->last : ' ';
}

/* The character from byte `at` on that stays. */
static uint32_t right_of(const struct norm *n, size_t at)
{
    size_t len;
    for (uint32_t c; (c = utf8_at(n->in, at, &len)), len; at += len)
        if (c == '\n' || c == '\t' || !is_removed(c))
            return c;
    return 0;
}

/* Bullets and Japanese dots stand for the Korean middle dot only between letters
 * or digits, and not in Japanese. */
static bool is_dot_between(const struct norm *n, uint32_t c, size_t after)
{
    uint32_t left = left_of(n), right = right_of(n, after);
    if (!u_isalnum((UChar32)left) || !u_isalnum((UChar32)right))
        return false;
    if (c == 0x30FB || c == 0xFF65)
        return !is_kana(left) && !is_kana(right);
    return is_korean(left) || is_korean(right);
}

static bool is_leading_jamo(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x115E) || (c >= 0xA960 && c <= 0xA97C);
}

static uint32_t map_dot(const struct norm *n, uint32_t c, size_t after)
{
    switch (c) {
    case ARAEA: return MIDDLE_DOT;
    case ARAEA_VOWEL: return n->cluster.len && is_leading_jamo(last_live(&n->cluster)) ? c : MIDDLE_DOT;
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65: return is_dot_between(n, c, after) ? MIDDLE_DOT : c;
    default: return c;
    }
}

/* What the character stands for; `after` is the byte behind it. */
static uint32_t map_char(const struct norm *n, uint32_t c, size_t after)
{
    if (n->nfc_only || c == '\n' || c == ' ')
        return c;
    if (is_blank(c))
        return ' ';
    if (c == '\r')
        return after < n->in.len && n->in.at[after] == '\n' ? GONE : '\n';
    if (is_line_end(c))
        return '\n';
    if (is_removed(c))
        return GONE;
    return map_dot(n, map_width(c), after);
}

/* --- the walk --- */

/* Plain bytes [from, to): all but the last character are written at once, the last
 * one may yet combine with what follows. */
static void put_run(struct norm *n, size_t from, size_t to)
{
    size_t len;
    utf8_before(n->in, to, &len);
    size_t last = to - len;
    flush_cluster(n);
    if (last > from) {
        uint32_t c = utf8_at(n->in, from, &len);
        put(n, c, str_slice(n->in, from, len), (struct span){(uint32_t)from, (uint32_t)len});
        if (last > from + len) {
            close_gap(n, from + len, true);
            buf_add(&n->out, str_slice(n->in, from + len, last - from - len));
            n->last = utf8_before(n->in, last, NULL);
            n->line_start = n->last == '\n';
        }
    }
    uint32_t c = utf8_at(n->in, last, &len);
    *vec_push(n->a, &n->cluster) = (struct item){c, {(uint32_t)last, (uint32_t)len}};
}

/* Does a character that begins at `at` leave what is before it alone? */
static bool is_apart(const struct norm *n, size_t at)
{
    if (at >= n->in.len)
        return true;
    uint32_t c = utf8_at(n->in, at, NULL);
    if (c < 0x80)
        return (c >= ' ' && c < 0x7F) || c == '\n'; /* others may be taken out */
    return (c >= 0x1100 && c <= 0x1112) || hangul_is_syllable(c);
}

/* Decomposed Korean, the whole text of it from macOS, without clusters: behind the
 * syllables of conjoining jamo that begin at `at`. */
static size_t walk_jamo(struct norm *n, size_t at)
{
    size_t v_len, t_len, len;
    for (uint32_t lead; (lead = utf8_at(n->in, at, &len)) >= 0x1100 && lead <= 0x1112;) {
        uint32_t vowel = utf8_at(n->in, at + len, &v_len), final = utf8_at(n->in, at + len + v_len, &t_len);
        if (vowel < 0x1161 || vowel > 0x1175)
            break;
        bool closed = final >= 0x11A8 && final <= 0x11C2;
        size_t end = at + len + v_len + (closed ? t_len : 0);
        if (!is_apart(n, end))
            break;
        uint32_t c = 0xAC00 + ((lead - 0x1100) * 21 + (vowel - 0x1161)) * 28 + (closed ? final - 0x11A7 : 0);
        flush_cluster(n);
        put_char(n, c, (struct span){(uint32_t)at, (uint32_t)(end - at)});
        at = end;
    }
    return at;
}

static void walk(struct norm *n, size_t care)
{
    size_t i = 0, len;
    while (i < n->in.len) {
        if (care > i)
            put_run(n, i, care);
        i = walk_jamo(n, care);
        if (i > care) {
            care = skip_plain(n->in, i, n->nfc_only);
            continue;
        }
        if (care >= n->in.len)
            break;
        uint32_t c = utf8_at(n->in, care, &len);
        i = care + len;
        push(n, map_char(n, c, i), (struct span){(uint32_t)care, (uint32_t)len});
        care = skip_plain(n->in, i, n->nfc_only);
    }
    flush_cluster(n);
    close_gap(n, n->in.len, false);
}

static struct str run(struct arena *a, struct str in, struct edits *edits, bool nfc_only)
{
    assert(in.len < UINT32_MAX / NFC_GROWTH);
    *edits = (struct edits){0};
    size_t care = skip_plain(in, 0, nfc_only);
    if (care == in.len)
        return in;
    struct norm n = {.nfc = nfc_instance(), .a = a, .in = in, .edits = edits, .nfc_only = nfc_only, .line_start = true};
    n.out = buf_make(in.len * NFC_GROWTH + 1);
    walk(&n, care);
    assert(!n.out.over);
    struct str out = edits->len ? arena_str(a, buf_str(&n.out)) : in;
    buf_release(&n.out);
    return out;
}

struct str norm_text(struct arena *a, struct str in, struct edits *edits)
{
    return run(a, in, edits, false);
}

struct str norm_nfc(struct arena *a, struct str in)
{
    struct edits unused;
    return run(a, in, &unused, true);
}

bool norm_is_nfc(struct str in)
{
    struct arena a = {0};
    struct edits edits;
    run(&a, in, &edits, true);
    arena_release(&a);
    return edits.len == 0;
}
