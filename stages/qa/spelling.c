#include "stages/qa/spelling.h"

#include "base/file.h"

#include <hunspell/hunspell.h>
#include <stdlib.h>

enum { WORD_MOST = 100 /* bytes; hunspell's own limit is near */ };

struct spelling {
    Hunhandle *handle;
};

/* Where Debian, Fedora, macOS and LibreOffice put dictionaries. */
static const char *const folders[] = {"/usr/share/hunspell",          "/usr/share/myspell/dicts",
                                      "/usr/local/share/hunspell",    "/Library/Spelling",
                                      "/opt/homebrew/share/hunspell", NULL};

struct str spelling_path(struct arena *a, const char *dictionary)
{
    if (str_ends(str_of(dictionary), ".dic"))
        return file_exists(dictionary) ? str_of(dictionary) : str_of("");
    for (const char *const *f = folders; *f; f++) {
        struct str path = arena_printf(a, "%s/%s.dic", *f, dictionary);
        if (file_exists(path.at))
            return path;
    }
    return str_of("");
}

struct spelling *spelling_open(const char *dictionary)
{
    struct arena a = {0};
    struct str dic = spelling_path(&a, dictionary);
    struct spelling *s = NULL;
    if (dic.len > 4) {
        struct str aff = arena_printf(&a, "%.*s.aff", (int)dic.len - 4, dic.at);
        Hunhandle *handle = file_exists(aff.at) ? Hunspell_create(aff.at, arena_cstr(&a, dic)) : NULL;
        s = handle ? calloc(1, sizeof *s) : NULL;
        if (s)
            s->handle = handle;
    }
    arena_release(&a);
    return s;
}

void spelling_close(struct spelling *s)
{
    if (!s)
        return;
    Hunspell_destroy(s->handle);
    free(s);
}

/* hunspell wants a NUL and its dictionaries the straight apostrophe. */
static bool plain(struct str word, char out[WORD_MOST + 1])
{
    size_t n = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (n == WORD_MOST)
            return false;
        if (i + 3 <= word.len && memcmp(word.at + i, "’", 3) == 0) {
            out[n++] = '\'';
            i += 2;
        } else {
            out[n++] = word.at[i];
        }
    }
    out[n] = 0;
    return n > 0;
}

void spelling_add(struct spelling *s, struct str word)
{
    char z[WORD_MOST + 1];
    if (plain(word, z))
        Hunspell_add(s->handle, z);
}

bool spelling_knows(struct spelling *s, struct str word)
{
    char z[WORD_MOST + 1];
    return !plain(word, z) || Hunspell_spell(s->handle, z) != 0;
}

struct str spelling_suggest(struct spelling *s, struct arena *a, struct str word)
{
    char z[WORD_MOST + 1], **list = NULL;
    if (!plain(word, z))
        return str_of("");
    int n = Hunspell_suggest(s->handle, &list, z);
    struct str best = n > 0 ? arena_str(a, str_of(list[0])) : str_of("");
    Hunspell_free_list(s->handle, &list, n);
    return best;
}
