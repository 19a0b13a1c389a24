/* batch: buys what is missing from one endpoint, several requests at a time.
 *
 * Wants go out in batches, answers are validated before anything of them is used,
 * paid answers are remembered in one transaction as soon as they are there. What
 * cannot be had is left with a reason and with what it means for the article.
 */
#ifndef OKGYO_TRANSLATE_BATCH_H
#define OKGYO_TRANSLATE_BATCH_H

#include "engine/stage.h"
#include "stages/translate/endpoints.h"
#include "terms/matcher.h"

/* Why a text is still open; a later one outweighs an earlier one. */
enum trouble {
    TROUBLE_NONE,
    TROUBLE_UNKNOWN,  /* the memory does not have it: the next endpoint, or a person */
    TROUBLE_UNWANTED, /* the endpoint will never translate this text: the next one, or a person */
    TROUBLE_STOP,     /* a person has to mend the settings or the account first */
    TROUBLE_LATER,    /* down, busy, budget used up: the article is tried again */
};

/* One text to be had. */
struct want {
    struct str source;
    uint32_t segment;  /* its place in the story */
    struct str tagged; /* the source with its links and emphasis as <1>…</1> */
    const struct inline_mark *inlines;
    size_t inlines_n;
    struct want *same;               /* an earlier want of the same tagged source, NULL = none */
    struct matches found;            /* where terms occur in it */
    const struct term *const *terms; /* the same, each once */
    size_t terms_n;
    struct draft draft;   /* draft.text "" = not had yet */
    enum trouble trouble; /* the heaviest of the endpoints asked */
    struct str reason;    /* in words */
    int64_t wait_ms;      /* TROUBLE_LATER: not earlier than this */
    int64_t attempts;     /* requests it was part of, at this endpoint */
    bool by_people;       /* the draft is of a memory: not the machine's to repair */
    bool bare;            /* placeholders did not come back: it travels as it is */
    char key[HASH_HEX];   /* of its memo at this endpoint */
};

/* Asks `e` for the wants (each without a draft). FAULT_OK when every want has a
 * draft or a trouble; FAULT_RETRY when w->stop was set; other faults are the store's. */
enum fault batch_buy(struct work *w, const struct endpoints *all, struct endpoint *e, struct http *http,
                     struct want **wants, size_t n, struct err *err);

#endif
