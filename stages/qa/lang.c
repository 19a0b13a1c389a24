#include "stages/qa/lang.h"

bool lang_is(struct str tag, const char *primary)
{
    if (tag.len == 0 || (tag.at[0] | 32) != primary[0])
        return false;
    size_t n = strlen(primary);
    return tag.len >= n && str_is_nocase(str_slice(tag, 0, n), primary) && (tag.len == n || tag.at[n] == '-');
}

bool lang_is_latin(struct str tag)
{
    static const char *const other[] = {"ko", "ja", "zh", "yue", "th", "lo", "km", "my", "ru", "uk", "bg", "sr", "be",
                                        "kk", "ky", "mn", "el",  "ar", "fa", "ur", "he", "hi", "bn", "ta", "te", NULL};
    for (const char *const *o = other; *o; o++)
        if (lang_is(tag, *o))
            return false;
    return true;
}
