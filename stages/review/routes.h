/* routes: every address of the desk, who may use it, and what answers.
 *
 * The table is the one source: the router, the authorisation, the OpenAPI document
 * and the roles test all read it. What is not in it is refused.
 *
 * To add an address: one line in routes.c and its handler in an api_*.c.
 */
#ifndef OKGYO_REVIEW_ROUTES_H
#define OKGYO_REVIEW_ROUTES_H

#include "request.h"

/* Sets of roles, one bit each. */
enum {
    MAY_ANYONE = 1u << 8, /* no log-in needed */
    MAY_READ = 1u << ROLE_READER | 1u << ROLE_REPORTER | 1u << ROLE_EDITOR | 1u << ROLE_DESK,
    MAY_WORK = 1u << ROLE_REPORTER | 1u << ROLE_EDITOR | 1u << ROLE_DESK,
    MAY_LEAD = 1u << ROLE_DESK,
};

struct route {
    enum method method;
    const char *pattern; /* "/api/v1/editions/{id}/hold"; {…} stands for one piece of the path */
    unsigned may;
    const char *summary; /* one line for the OpenAPI document */
    const char *fields;  /* members of the JSON body, "seen:integer text:string?", NULL = no body */
    enum fault (*answer)(struct request *r, struct err *err);
};

/* All routes, ended by a NULL pattern. */
extern const struct route routes[];

/* The route of a request, its params filled. NULL: *allow holds the methods that
 * this path knows (0 = no such path). */
const struct route *route_find(struct request *r, unsigned *allow);

/* Answers a request: finds the route, knows the person, checks role and origin,
 * calls the handler, turns a fault into a problem. Always leaves a reply. */
void request_answer(struct request *r);

/* Which decisions a role may take at all, as JSON lists in the session's answer. */
bool role_may_decide(enum role role, enum decision_kind kind);

#endif
