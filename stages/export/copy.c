#include "stages/export/copy.h"

#include "base/buf.h"
#include "text/hangul.h"
#include "text/utf8.h"

/* Languages that write no space between sentences. */
static const char *const unspaced[] = {"ja", "zh", "yue", "wuu", "nan", "hak", NULL};

static bool is_unspaced(struct str lang)
{
    struct str primary = lang;
    str_cut(&lang, '-', &primary);
    for (int i = 0; unspaced[i]; i++)
        if (str_is_nocase(primary, unspaced[i]))
            return true;
    return false;
}

const char *copy_between(const struct article *a, uint32_t segment)
{
    const struct segment *s = &a->segments.at[segment], *before = s - 1;
    struct str text = a->blocks.at[s->block].text;
    size_t end = (size_t)before->at.at + before->at.len;
    if (s->at.at > end && str_find(str_slice(text, end, s->at.at - end), str_of("\n"), 0) >= 0)
        return "\n";
    return is_unspaced(a->target_lang) ? "" : " ";
}

struct str copy_sentence(struct arena *arena, const struct segment *s)
{
    if (s->target.len)
        return s->target;
    return arena_printf(arena, "⟦%.*s⟧", STR_ARGS(s->source));
}

size_t copy_length(const struct segment *s)
{
    return s->target.len ? s->target.len : s->source.len + strlen("⟦⟧");
}

static struct str joined(struct arena *arena, const struct article *a, uint32_t first, uint32_t end)
{
    auto_buf struct buf b = buf_make(LIMIT_EXPORT);
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            buf_addz(&b, copy_between(a, i));
        buf_add(&b, copy_sentence(arena, &a->segments.at[i]));
    }
    return arena_str(arena, buf_str(&b));
}

struct passages copy_passages(struct arena *arena, const struct article *a)
{
    struct passages p = {0};
    for (uint32_t i = 0; i < a->segments.len;) {
        uint32_t block = a->segments.at[i].block, end = i;
        while (end < a->segments.len && a->segments.at[end].block == block)
            end++;
        *vec_push(arena, &p) = (struct passage){a->blocks.at[block].kind, block, i, end, joined(arena, a, i, end)};
        i = end;
    }
    return p;
}

const struct passage *copy_first(const struct passages *p, enum block_kind kind)
{
    for (size_t i = 0; i < p->len; i++)
        if (p->at[i].kind == kind)
            return &p->at[i];
    return NULL;
}

const char *copy_element(enum block_kind kind)
{
    return kind == BLOCK_SUBHEAD ? "h2" : kind == BLOCK_QUOTE ? "blockquote" : "p";
}

bool copy_has_hangul(struct str text)
{
    size_t step = 0;
    for (size_t at = 0; at < text.len; at += step)
        if (hangul_is_syllable(utf8_at(text, at, &step)) || step == 0)
            return step != 0;
    return false;
}
