#include "stages/translate/memory.h"

#include "base/file.h"
#include "text/norm.h"

#include <stdlib.h>

struct variant {
    struct str text;   /* as in the file */
    struct str folded; /* what look-ups compare */
    uint32_t unit;     /* counted over all files */
    uint32_t next;     /* index + 1 of an earlier variant with the same folded text, 0 = none */
    uint16_t lang, file;
};

struct names {
    struct str *at;
    size_t len, cap;
};

struct memory {
    struct arena arena;
    struct variants {
        struct variant *at;
        size_t len, cap;
    } variants;
    struct names langs, files;
    uint32_t *slots; /* open addressing, one slot a folded text: index of its newest variant + 1, 0 = free */
    size_t mask;
    uint32_t unit_base, last_unit;
    struct hash hash;
    char hex[HASH_HEX];
};

struct memory *memory_new(void)
{
    struct memory *m = calloc(1, sizeof *m);
    if (!m)
        abort();
    hash_init(&m->hash);
    return m;
}

void memory_free(struct memory *m)
{
    if (!m)
        return;
    arena_release(&m->arena);
    free(m->slots);
    free(m);
}

/* Few languages occur in a memory: a list is enough. */
static uint16_t intern(struct memory *m, struct names *names, struct str name)
{
    size_t i = names->len;
    while (i > 0 && !str_eq(names->at[i - 1], name))
        i--;
    if (i > 0)
        return (uint16_t)(i - 1);
    if (names->len == UINT16_MAX)
        return UINT16_MAX - 1;
    *vec_push(&m->arena, names) = arena_str(&m->arena, name);
    return (uint16_t)(names->len - 1);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether a text has white space that folding would change. */
static bool is_tidy(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_space(s.at[i]) && (s.at[i] != ' ' || i == 0 || i + 1 == s.len || is_space(s.at[i + 1])))
            return false;
    return true;
}

static struct str fold(struct arena *a, struct str text)
{
    struct edits edits = {0};
    struct str clean = norm_text(a, text, &edits);
    if (is_tidy(clean))
        return clean;
    clean = str_trim(clean);
    char *out = arena_alloc(a, clean.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < clean.len; i++) {
        if (!is_space(clean.at[i]))
            out[len++] = clean.at[i];
        else if (!is_space(clean.at[i - 1]))
            out[len++] = ' ';
    }
    return (struct str){out, len};
}

static void add_variant(void *user, const struct tmx_variant *v)
{
    struct memory *m = user;
    struct str text = arena_str(&m->arena, str_trim(v->text));
    if (text.len == 0)
        return;
    hash_addn(&m->hash, v->unit);
    hash_add(&m->hash, v->lang);
    hash_add(&m->hash, text);
    m->last_unit = m->unit_base + v->unit;
    *vec_push(&m->arena, &m->variants) = (struct variant){
        .text = text,
        .folded = fold(&m->arena, text),
        .unit = m->last_unit,
        .lang = intern(m, &m->langs, v->lang),
        .file = (uint16_t)(m->files.len - 1),
    };
}

static void begin_file(struct memory *m, struct str name)
{
    m->unit_base = m->last_unit;
    hash_add(&m->hash, name);
    *vec_push(&m->arena, &m->files) = arena_str(&m->arena, name);
}

enum fault memory_add_file(struct memory *m, const char *path, struct err *err)
{
    begin_file(m, path_name(str_of(path)));
    return tmx_read_file(path, add_variant, m, err);
}

enum fault memory_add_bytes(struct memory *m, struct str bytes, const char *name, struct err *err)
{
    begin_file(m, str_of(name));
    return tmx_read(bytes, name, add_variant, m, err);
}

/* FNV-1a with a last mix, over eight bytes at a time where they are there. */
static uint64_t hash_of(struct str s)
{
    uint64_t h = 0xcbf29ce484222325u ^ s.len, word;
    for (; s.len >= sizeof word; s = str_slice(s, sizeof word, s.len)) {
        memcpy(&word, s.at, sizeof word);
        h = (h ^ word) * 0x100000001b3u;
        h ^= h >> 29;
    }
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 0x100000001b3u;
    return h ^ (h >> 32);
}

/* Where a folded text has its place, taken or free. */
static uint32_t *slot_of(const struct memory *m, struct str folded)
{
    size_t at = hash_of(folded) & m->mask;
    while (m->slots[at] && !str_eq(m->variants.at[m->slots[at] - 1].folded, folded))
        at = (at + 1) & m->mask;
    return &m->slots[at];
}

void memory_seal(struct memory *m)
{
    size_t size = 64;
    while (size < m->variants.len * 2)
        size *= 2;
    m->mask = size - 1;
    m->slots = calloc(size, sizeof *m->slots);
    if (!m->slots)
        abort();
    for (size_t i = 0; i < m->variants.len; i++) {
        uint32_t *slot = slot_of(m, m->variants.at[i].folded);
        m->variants.at[i].next = *slot;
        *slot = (uint32_t)i + 1;
    }
    hash_hex(&m->hash, m->hex);
}

static struct str subtag(struct str *rest)
{
    struct str piece = {"", 0};
    str_cut(rest, '-', &piece);
    return piece;
}

static bool same_nocase(struct str a, struct str b)
{
    char z[64];
    if (b.len >= sizeof z)
        return false;
    memcpy(z, b.at, b.len);
    z[b.len] = 0;
    return str_is_nocase(a, z);
}

/* The script a tag names or its region implies, for the one language where news
 * comes in two scripts. Source: CLDR likely subtags for zh. */
static const char *script_of(struct str tag)
{
    static const struct {
        const char *subtag, *script;
    } known[] = {{"Hans", "Hans"}, {"Hant", "Hant"}, {"CN", "Hans"}, {"SG", "Hans"},
                 {"TW", "Hant"},   {"HK", "Hant"},   {"MO", "Hant"}};
    struct str piece;
    for (subtag(&tag); tag.len;) {
        piece = subtag(&tag);
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (str_is_nocase(piece, known[i].subtag))
                return known[i].script;
    }
    return NULL;
}

int language_fit(struct str wanted, struct str offered)
{
    if (same_nocase(wanted, offered))
        return 3;
    struct str a = wanted, b = offered;
    if (!same_nocase(subtag(&a), subtag(&b)))
        return 0;
    const char *script = script_of(wanted), *other = script_of(offered);
    if (script && other)
        return strcmp(script, other) == 0 ? 2 : 0;
    return 1;
}

/* The best variant of the unit that variant i belongs to. Variants of a unit stand
 * side by side. */
static const struct variant *best_of_unit(const struct memory *m, size_t i, struct str lang, int *fit)
{
    const struct variant *all = m->variants.at, *best = NULL;
    uint32_t unit = all[i].unit;
    while (i > 0 && all[i - 1].unit == unit)
        i--;
    *fit = 0;
    for (; i < m->variants.len && all[i].unit == unit; i++) {
        int now = language_fit(lang, m->langs.at[all[i].lang]);
        if (now > *fit) {
            *fit = now;
            best = &all[i];
        }
    }
    return best;
}

struct str memory_find(const struct memory *m, struct arena *a, struct str source_lang, struct str target_lang,
                       struct str source, struct str *origin)
{
    struct str folded = fold(a, source);
    const struct variant *best = NULL;
    int best_fit = 0;
    for (uint32_t i = *slot_of(m, folded); i && best_fit < 3; i = m->variants.at[i - 1].next) {
        if (!language_fit(source_lang, m->langs.at[m->variants.at[i - 1].lang]))
            continue;
        int fit;
        const struct variant *found = best_of_unit(m, i - 1, target_lang, &fit);
        if (fit > best_fit) { /* newest first: an older one must fit better to win */
            best = found;
            best_fit = fit;
        }
    }
    *origin = best ? m->files.at[best->file] : str_of("");
    return best ? best->text : str_of("");
}

size_t memory_count(const struct memory *m)
{
    return m->variants.len;
}

const char *memory_hash(const struct memory *m)
{
    return m->hex;
}
