/* protect: URLs and e-mail addresses as placeholders, for protocols that would
 * otherwise translate or garble them; and terms, for those that have no glossary.
 *
 * A text is marked before it is sent and restored when it comes back; a placeholder
 * that is missing, doubled or unknown makes the restoring fail, and the text is then
 * sent once more as it is.
 */
#ifndef OKGYO_TRANSLATE_PROTECT_H
#define OKGYO_TRANSLATE_PROTECT_H

#include "model/inlines.h"
#include "terms/matcher.h"

enum mark_style {
    MARK_BRACES,     /* {{1}} in plain text */
    MARK_XML,        /* <x id="1"/>, inline marks as <g id="2">…</g>, all else escaped as XML text */
    MARK_DICTIONARY, /* Azure's <mstrans:dictionary translation="President">대통령</mstrans:dictionary>, all else as it
                        is */
};

/* Confidence of a match from which the machine acts on it; the glossary stage raises its
 * alarms from there on, too. */
enum { MATCH_SURE = 90 };

enum mark_role { MARK_WORDS, MARK_OPEN, MARK_CLOSE };

struct mark {
    struct span at;  /* bytes of the source; the halves of an inline mark have none */
    struct str text; /* what stands there afterwards; borrowed */
    bool rises;      /* it begins with a capital where it begins the sentence */
    enum mark_role role;
};

struct marks {
    struct mark *at; /* in order of place, without overlaps; at[i] is placeholder i + 1 */
    size_t len, cap;
};

/* The stretches that are kept as they are: http(s) and www addresses, e-mail
 * addresses; trailing punctuation is not part of them. */
void protect_find(struct arena *a, struct str text, struct marks *out);

/* Approved terms of those kinds that are there beyond doubt (bits 1 << enum term_kind), found in the same text: their
 * preferred rendering stands there afterwards. What is marked already stays so. */
void protect_terms(struct arena *a, const struct matches *found, unsigned kinds, struct marks *marks);

/* The numbered links and emphasis of a sentence (model/inlines.h): both halves travel as
 * placeholders and come back as <1> and </1>. One that would cut a stretch that is kept
 * as it is stays at home. Called last. */
void protect_inlines(struct arena *a, const struct inline_mark *inlines, size_t n, struct marks *marks);

/* The text with those stretches as placeholders, numbered from 1. */
struct str protect_mark(struct arena *a, struct str text, const struct marks *marks, enum mark_style style);

/* The other way round. False when the placeholders are not each there once, or when
 * markup of a dictionary came back. */
bool protect_restore(struct arena *a, struct str text, const struct marks *marks, enum mark_style style,
                     struct str *out);

#endif
