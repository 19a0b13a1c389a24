#include "text/words.h"

#include "text/chars.h"
#include "text/hangul.h"
#include "text/utf8.h"

#include <unicode/uchar.h>

/* Marks belong to the letter before them. */
static bool is_letter(uint32_t c)
{
    return chars_is_letter(c) || (c >= 0x300 && (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK));
}

static bool is_ideograph(uint32_t c)
{
    return c >= 0x2E80 && !hangul_is_syllable(c) && u_hasBinaryProperty((UChar32)c, UCHAR_IDEOGRAPHIC);
}

static enum word_kind kind_of(uint32_t c)
{
    if (chars_is_blank(c))
        return WORD_BLANK;
    if (is_letter(c))
        return WORD_LETTERS;
    return chars_is_digit(c) ? WORD_NUMBER : WORD_MARK;
}

/* A mark that belongs to the word around it: don't, Xi’s, 3.14, 1,000. */
static bool is_inner(enum word_kind kind, uint32_t c)
{
    if (kind == WORD_LETTERS)
        return c == '\'' || c == 0x2019;
    return kind == WORD_NUMBER && (c == '.' || c == ',');
}

/* Does the piece go on with the character at `at`? *len is what it takes. */
static bool goes_on(struct str text, size_t at, enum word_kind kind, size_t *len)
{
    uint32_t c = utf8_at(text, at, len);
    if (*len == 0 || kind == WORD_MARK)
        return false;
    if (kind_of(c) == kind)
        return !is_ideograph(c);
    if (!is_inner(kind, c))
        return false;
    size_t more;
    uint32_t next = utf8_at(text, at + *len, &more);
    *len += more;
    if (kind == WORD_LETTERS && next >= 0x2000) /* ’ closes a quotation in Korean */
        return false;
    return more && kind_of(next) == kind;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool words_next(struct str text, size_t *at, struct word *out)
{
    size_t start = *at, len;
    uint32_t c = utf8_at(text, start, &len);
    if (len == 0)
        return false;
    out->kind = kind_of(c);
    *at += len;
    if (!is_ideograph(c))
        for (;; *at += len) {
            while (out->kind == WORD_LETTERS && *at < text.len && is_ascii_letter(text.at[*at]))
                ++*at; /* nearly all of nearly all texts */
            if (!goes_on(text, *at, out->kind, &len))
                break;
        }
    out->at = (struct span){(uint32_t)start, (uint32_t)(*at - start)};
    return true;
}

size_t words_count(struct str text)
{
    size_t n = 0;
    struct word w;
    for (size_t at = 0; words_next(text, &at, &w);)
        n += w.kind == WORD_LETTERS || w.kind == WORD_NUMBER;
    return n;
}
