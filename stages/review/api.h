/* api: the handlers of routes.c, and what they share.
 */
#ifndef OKGYO_REVIEW_API_H
#define OKGYO_REVIEW_API_H

#include "model/signoff.h"
#include "request.h"

/* page.c */
enum fault page_index(struct request *r, struct err *err);
enum fault page_favicon(struct request *r, struct err *err);
/* An asset below /a/HASH/; false when the path is none. */
bool page_asset(struct request *r);

/* api_ops.c */
enum fault api_health(struct request *r, struct err *err);
enum fault api_ready(struct request *r, struct err *err);
enum fault api_metrics(struct request *r, struct err *err);
/* openapi.c */
enum fault api_openapi(struct request *r, struct err *err);

/* api_session.c */
enum fault api_login(struct request *r, struct err *err);
enum fault api_me(struct request *r, struct err *err);
enum fault api_logout(struct request *r, struct err *err);
/* Fills known, who and token from the session cookie; nobody is no fault. */
enum fault session_know(struct request *r, struct err *err);

/* api_queue.c */
enum fault api_queue(struct request *r, struct err *err);
enum fault api_people(struct request *r, struct err *err);
enum fault api_prioritise(struct request *r, struct err *err);

/* api_edition.c */
enum fault api_edition(struct request *r, struct err *err);
enum fault api_hold(struct request *r, struct err *err);
enum fault api_unhold(struct request *r, struct err *err);
/* The number in the path; 404 when it is none. */
enum fault edition_param(struct request *r, int64_t *edition, struct err *err);
/* The article as stored and where it stands. */
enum fault edition_read(struct request *r, int64_t edition, struct article *a, struct signoff *s, struct err *err);
/* The machine looks again after a decision; it re-makes only what that touched. */
void edition_look_again(struct request *r, int64_t edition);
/* Answers with the whole edition. */
enum fault edition_answer(struct request *r, int64_t edition, struct err *err);

/* api_terms.c */
enum fault api_term_word(struct request *r, struct err *err);
enum fault api_proposals(struct request *r, struct err *err);
enum fault api_propose(struct request *r, struct err *err);
enum fault api_approve_term(struct request *r, struct err *err);
enum fault api_reject_term(struct request *r, struct err *err);

/* api_decide.c */
enum fault api_decide(struct request *r, struct err *err);
/* May this person take this act on this article now: role table, language, state. */
enum fault decide_allows(const struct article *a, const struct signoff *s, const struct account *p,
                         enum decision_kind kind, struct err *err);
/* False when the person's languages are told and this is none of them; the desk works in all. */
bool account_works_in(const struct account *p, struct str lang);

#endif
