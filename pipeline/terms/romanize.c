#include "terms/romanize.h"

#include "text/hangul.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdio.h>

/* Revised Romanisation of Korean, Ministry of Culture notice 2000-8, chapter 2; finals as
 * they sound before a pause. */
static const char *const initials[] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                       "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
static const char *const vowels[] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
                                     "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
static const char *const finals[] = {"",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
                                     "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};

/* The usual spellings in Korean English-language newspapers. */
static const struct {
    char korean[8]; /* in the table itself, in order of bytes: the search reads nothing else */
    const char *latin;
} families[] = {
    {"강", "Kang"},  {"경", "Kyung"},     {"고", "Ko"},         {"공", "Kong"},  {"곽", "Kwak"},     {"구", "Koo"},
    {"국", "Kook"},  {"권", "Kwon"},      {"금", "Keum"},       {"기", "Ki"},    {"길", "Gil"},      {"김", "Kim"},
    {"나", "Na"},    {"남", "Nam"},       {"남궁", "Namkoong"}, {"노", "Noh"},   {"도", "Do"},       {"독고", "Dokgo"},
    {"류", "Ryu"},   {"마", "Ma"},        {"맹", "Maeng"},      {"명", "Myung"}, {"모", "Mo"},       {"문", "Moon"},
    {"민", "Min"},   {"박", "Park"},      {"반", "Ban"},        {"방", "Bang"},  {"배", "Bae"},      {"백", "Baek"},
    {"변", "Byun"},  {"봉", "Bong"},      {"사공", "Sagong"},   {"서", "Seo"},   {"서문", "Seomun"}, {"석", "Seok"},
    {"선", "Sun"},   {"선우", "Sunwoo"},  {"설", "Seol"},       {"성", "Sung"},  {"소", "So"},       {"손", "Son"},
    {"송", "Song"},  {"신", "Shin"},      {"심", "Shim"},       {"안", "Ahn"},   {"양", "Yang"},     {"어", "Eo"},
    {"엄", "Eom"},   {"여", "Yeo"},       {"연", "Yeon"},       {"염", "Yeom"},  {"예", "Ye"},       {"오", "Oh"},
    {"옥", "Ok"},    {"왕", "Wang"},      {"용", "Yong"},       {"우", "Woo"},   {"원", "Won"},      {"위", "Wi"},
    {"유", "Yoo"},   {"육", "Yook"},      {"윤", "Yoon"},       {"은", "Eun"},   {"이", "Lee"},      {"인", "In"},
    {"임", "Lim"},   {"장", "Jang"},      {"전", "Jeon"},       {"정", "Jeong"}, {"제", "Je"},       {"제갈", "Jegal"},
    {"조", "Cho"},   {"주", "Joo"},       {"지", "Ji"},         {"진", "Jin"},   {"차", "Cha"},      {"채", "Chae"},
    {"천", "Cheon"}, {"최", "Choi"},      {"추", "Choo"},       {"탁", "Tak"},   {"편", "Pyun"},     {"표", "Pyo"},
    {"하", "Ha"},    {"한", "Han"},       {"함", "Ham"},        {"허", "Heo"},   {"현", "Hyun"},     {"홍", "Hong"},
    {"황", "Hwang"}, {"황보", "Hwangbo"},
};

/* A binary search: every word of every story is asked whether it begins so. */
static const char *family_known(struct str family)
{
    size_t from = 0, to = sizeof families / sizeof *families;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int order = str_compare(family, str_of(families[middle].korean));
        if (order == 0)
            return families[middle].latin;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

size_t family_length(struct str word)
{
    if (word.len > 6 && family_known(str_slice(word, 0, 6)))
        return 6;
    return word.len >= 3 && family_known(str_slice(word, 0, 3)) ? 3 : 0;
}

static void add_syllable(struct arena *a, struct str *out, uint32_t c, bool capital, const char *before)
{
    assert(hangul_is_syllable(c));
    unsigned n = c - 0xAC00;
    *out =
        arena_printf(a, "%.*s%s%s%s%s", STR_ARGS(*out), before, initials[n / 588], vowels[n / 28 % 21], finals[n % 28]);
    char *first =
        (char *)out->at + (out->len - strlen(initials[n / 588]) - strlen(vowels[n / 28 % 21]) - strlen(finals[n % 28]));
    if (capital)
        *first = (char)(*first - 0x20);
}

struct str romanize_given(struct arena *a, struct str given)
{
    struct str out = str_of("");
    size_t len;
    for (size_t i = 0; i < given.len; i += len)
        add_syllable(a, &out, utf8_at(given, i, &len), i == 0, i ? "-" : "");
    return out;
}

struct str romanize_family(struct arena *a, struct str family)
{
    const char *latin = family_known(family);
    return latin ? str_of(latin) : romanize_given(a, family);
}

struct str romanize_name(struct arena *a, struct str family, struct str given)
{
    struct str first = romanize_family(a, family);
    if (given.len == 0)
        return first;
    return arena_printf(a, "%.*s %.*s", STR_ARGS(first), STR_ARGS(romanize_given(a, given)));
}
