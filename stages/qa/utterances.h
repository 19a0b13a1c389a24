/* utterances: who says what in one segment of the story's Korean.
 *
 * The speaker of a quotation is the subject before it, back to the quotation before or the
 * sentence's beginning; else the one behind it ("…"고 김 의원이 말했다); else who said the one
 * before. Where two may be meant both are kept.
 *
 *     struct story s = {.in = in};
 *     if (story_has_speech(in, i))
 *         utterances_read(&s, i, &u);
 */
#ifndef OKGYO_QA_UTTERANCES_H
#define OKGYO_QA_UTTERANCES_H

#include "stages/qa/quotes.h"
#include "stages/qa/speakers.h"

struct story {
    const struct check_input *in; /* of an article check */
    struct speakers people;
    struct mentions *named; /* by segment; NULL = not read yet, the first reading does */
};

/* Who may say one quotation; none = the Korean does not tell. */
struct words {
    const struct quotation *quote;
    struct speakers by;
};

enum { UTTERANCES = 16 /* of one sentence; more are not read */ };

struct utterances {
    struct words at[UTTERANCES];
    size_t len;
};

/* Does the segment quote speech, and does its translation quote? Not for what is too long to be a sentence. */
bool story_has_speech(const struct check_input *in, uint32_t segment);

/* The quotations of speech in order. */
void utterances_read(struct story *s, uint32_t segment, struct utterances *out);

/* All of them are said by the same, who is known. */
bool utterances_are_ones(const struct utterances *u);

/* What a segment check would be given for it. */
struct check_input story_segment(const struct check_input *in, uint32_t segment);

bool speakers_have(const struct speakers *list, const struct speaker *who);

/* How many double quotations are whole. */
size_t quotes_whole(const struct quotations *q);

#endif
