#include "stages/qa/check.h"

#include "text/utf8.h"

/* Spaces of Unicode and characters that show nothing. */
static bool shows_nothing(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

static bool is_blank(struct str s)
{
    size_t len;
    for (size_t at = 0; at < s.len; at += len)
        if (!shows_nothing(utf8_at(s, at, &len)))
            return false;
    return true;
}

/* A person took the sentence out, most often by merging it into its neighbour. */
static bool was_emptied(const struct check_input *in)
{
    return in->segment < in->article->segments.len && in->article->segments.at[in->segment].version > 0;
}

static void look(const struct check_input *in)
{
    bool source = is_blank(in->source), target = is_blank(in->target);
    struct span whole = {0, (uint32_t)in->source.len};
    if (target && !source && was_emptied(in))
        check_report(in, "text.empty", SEVERITY_NOTE, whole, (struct span){0, 0},
                     "The sentence was emptied: is what it says in another one?");
    else if (target && !source)
        check_report(in, "text.empty", SEVERITY_BLOCK, whole, (struct span){0, 0}, "The sentence has no translation.");
    if (source && !target)
        check_report(in, "text.unmatched", SEVERITY_WARN, (struct span){0, 0},
                     (struct span){0, (uint32_t)in->target.len},
                     "This sentence stands beside an empty source: nothing says where it comes from.");
}

static const struct check_example examples[] = {
    {.source = "비가 왔다.", .target = "", .hit = "text.empty"},
    {.source = "비가 왔다.", .target = " \xC2\xA0\xE2\x80\x8B", .hit = "text.empty"},
    {.source = "", .target = "It rained.", .hit = "text.unmatched"},
    {.source = "비가 왔다.", .target = "It rained."},
    {.source = "", .target = ""},
    {0},
};

const struct check check_empty = {
    .name = "text.empty",
    .help = "Has every sentence a translation, and every translation a source?",
    .always = true,
    .segment = look,
    .examples = examples,
};
