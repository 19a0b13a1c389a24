/* seat: one person at one edition, in the terminal. The same acts as the desk's,
 * through the same rules.
 *
 *     struct seat s;
 *     int code = seat_take(c, &s);
 *     if (code == EXIT_FINE) { …; code = seat_decide(&s, &decision, seen); }
 *     seat_leave(&s);
 */
#ifndef OKGYO_CLI_SEAT_H
#define OKGYO_CLI_SEAT_H

#include "cli/command.h"
#include "engine/engine.h"

struct seat {
    struct cli *cli;
    struct engine *engine;
    struct lane *lane;
    int64_t edition;
    struct arena arena; /* of the article */
    struct article article;
    struct signoff signoff;
    struct account person; /* login "" when the command does not need one */
};

/* Options of commands that act: who acts. */
#define SEAT_OPTIONS                                                          \
    {                                                                         \
        .name = "as", .type = OPTION_STRING, .value = "LOGIN",                \
        .help = "who acts; default: OKGYO_USER, else the name of the account" \
    }

/* Opens the edition that the first argument names, brings its checks up to date and,
 * when `acting`, looks up who acts. Prints what is wrong and returns the exit code;
 * seat_leave() is wanted in every case. */
int seat_take(struct cli *c, bool acting, struct seat *s);
void seat_leave(struct seat *s);

/* Checks the rules, records the decision, re-runs the checks and loads the edition
 * anew. `seen` as in store_decide(). Prints and returns the exit code. */
int seat_decide(struct seat *s, struct decision *d, int64_t seen);

/* Writes `text` as the segment's new one, on the version that `g` shows; counts in
 * *changed. `g` is gone afterwards: the edition was loaded anew. */
int seat_edit(struct seat *s, const struct segment *g, struct str text, int *changed);

/* The segment with that number (1 …) or id, or NULL after printing. */
struct segment *seat_segment(struct seat *s, struct str name);

#endif
