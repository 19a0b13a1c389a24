/* What exporters and their files are called. */
#include "stages/export/exporter.h"
#include "text/norm.h"
#include "text/utf8.h"

const struct exporter *exporter_named(struct str name)
{
    for (size_t i = 0; exporters[i]; i++)
        if (str_is(name, exporters[i]->name))
            return exporters[i];
    return NULL;
}

/* Letters, digits and a few harmless marks of any script; all else becomes '-'. */
static bool fits_name(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '.' || c == '-';
    bool invisible = c < 0xA1 || c == 0xAD || (c >= 0x2000 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                     c == 0x3000 || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFEFF || c == 0xFFA0 ||
                     (c >= 0xFFF0 && c <= 0xFFFF) || c >= 0xE0000;
    return !invisible;
}

static struct str safe_name(struct arena *arena, struct str name, size_t most)
{
    if (utf8_invalid(name) >= 0)
        return str_of("");
    name = norm_nfc(arena, name);
    char *to = arena_alloc(arena, name.len + 1);
    size_t len = 0;
    for (size_t at = 0, step; at < name.len; at += step) {
        bool fits = fits_name(utf8_at(name, at, &step));
        bool mark = !fits || name.at[at] == '-' || name.at[at] == '.';
        if (len + (fits ? step : 1) > most)
            break;
        if (mark && (len == 0 || to[len - 1] == '-' || to[len - 1] == '.'))
            continue; /* no mark at the start, none doubled: "..", "--" cannot come about */
        memcpy(to + len, fits ? name.at + at : "-", fits ? step : 1);
        len += fits ? step : 1;
    }
    while (len && (to[len - 1] == '-' || to[len - 1] == '.'))
        len--;
    return (struct str){to, len};
}

/* "dir/crime.cp949.txt" -> "crime.cp949"; a name that is all ending keeps it. */
static struct str stem_of(struct str name)
{
    struct str rest = name;
    for (size_t i = name.len; i > 0; i--) {
        if (name.at[i - 1] == '/' || name.at[i - 1] == '\\') {
            rest = str_slice(name, i, name.len);
            break;
        }
    }
    for (size_t i = rest.len; i > 1; i--)
        if (rest.at[i - 1] == '.')
            return str_slice(rest, 0, i - 1);
    return rest;
}

struct str export_name(struct arena *arena, const struct article *a, const struct exporter *x)
{
    enum { STEM = 80, LANG = 20 };
    struct str stem = safe_name(arena, stem_of(a->name), STEM), lang = safe_name(arena, a->target_lang, LANG);
    return arena_printf(arena, "%lld.%.*s%s%.*s%s", (long long)a->id, STR_ARGS(lang), stem.len ? "." : "",
                        STR_ARGS(stem), x->ending);
}
