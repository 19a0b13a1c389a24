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

/* The usual spellings in Korean English-language newspapers, commonest first. */
static const struct {
    char korean[8]; /* in the table itself: the search reads it end to end */
    const char *latin;
} families[] = {
    {"김", "Kim"},        {"이", "Lee"},       {"박", "Park"},    {"최", "Choi"},     {"정", "Jeong"},
    {"강", "Kang"},       {"조", "Cho"},       {"윤", "Yoon"},    {"장", "Jang"},     {"임", "Lim"},
    {"한", "Han"},        {"오", "Oh"},        {"서", "Seo"},     {"신", "Shin"},     {"권", "Kwon"},
    {"황", "Hwang"},      {"안", "Ahn"},       {"송", "Song"},    {"전", "Jeon"},     {"홍", "Hong"},
    {"유", "Yoo"},        {"고", "Ko"},        {"문", "Moon"},    {"양", "Yang"},     {"손", "Son"},
    {"배", "Bae"},        {"백", "Baek"},      {"허", "Heo"},     {"남", "Nam"},      {"심", "Shim"},
    {"노", "Noh"},        {"하", "Ha"},        {"곽", "Kwak"},    {"성", "Sung"},     {"차", "Cha"},
    {"주", "Joo"},        {"우", "Woo"},       {"구", "Koo"},     {"민", "Min"},      {"류", "Ryu"},
    {"나", "Na"},         {"진", "Jin"},       {"지", "Ji"},      {"엄", "Eom"},      {"채", "Chae"},
    {"원", "Won"},        {"천", "Cheon"},     {"방", "Bang"},    {"공", "Kong"},     {"현", "Hyun"},
    {"함", "Ham"},        {"변", "Byun"},      {"염", "Yeom"},    {"여", "Yeo"},      {"추", "Choo"},
    {"도", "Do"},         {"소", "So"},        {"석", "Seok"},    {"선", "Sun"},      {"설", "Seol"},
    {"마", "Ma"},         {"길", "Gil"},       {"연", "Yeon"},    {"위", "Wi"},       {"표", "Pyo"},
    {"명", "Myung"},      {"기", "Ki"},        {"반", "Ban"},     {"왕", "Wang"},     {"금", "Keum"},
    {"옥", "Ok"},         {"육", "Yook"},      {"인", "In"},      {"맹", "Maeng"},    {"제", "Je"},
    {"모", "Mo"},         {"탁", "Tak"},       {"국", "Kook"},    {"어", "Eo"},       {"은", "Eun"},
    {"편", "Pyun"},       {"용", "Yong"},      {"봉", "Bong"},    {"예", "Ye"},       {"경", "Kyung"},
    {"남궁", "Namkoong"}, {"황보", "Hwangbo"}, {"제갈", "Jegal"}, {"선우", "Sunwoo"}, {"독고", "Dokgo"},
    {"사공", "Sagong"},   {"서문", "Seomun"},
};

static const char *family_known(struct str family)
{
    enum { SYLLABLE = 3 }; /* bytes; every family name has one */
    if (family.len < SYLLABLE)
        return NULL;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (memcmp(families[i].korean, family.at, SYLLABLE) == 0 && str_is(family, families[i].korean))
            return families[i].latin;
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
