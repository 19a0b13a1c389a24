/* engine: a ledger, run like make.
 *
 * An engine holds what all lanes of a process share (settings, glossaries, the
 * stages' shared state, the crew's store); a lane is one thread's half (the stages'
 * per-thread state, for people a store handle of their own). run_next() claims an edition, walks the plan and parks it.
 */
#ifndef OKGYO_ENGINE_ENGINE_H
#define OKGYO_ENGINE_ENGINE_H

#include "engine/stage.h"
#include "model/signoff.h"

struct engine;
struct lane;

/* Sections of the engine itself, for the settings' list. */
extern const struct section engine_sections[];

/* `plan` is the stages in order, ended by NULL. */
enum fault engine_open(const struct settings *s, const struct stage *const *plan, struct engine **out, struct err *err);
void engine_close(struct engine *e);
/* From a signal handler or another thread: lanes finish or release what they hold. */
void engine_stop(struct engine *e);
bool engine_stopping(const struct engine *e);

const struct settings *engine_settings(const struct engine *e);
/* The glossary of a target language, read again when its files changed since. Each
 * take wants its give: an older one lives as long as somebody works with it.
 * Faults: FAULT_STOP when a file cannot be read as a glossary at all. */
enum fault engine_terms_take(struct engine *e, struct str target_lang, const struct termbase **out, struct err *err);
void engine_terms_give(struct engine *e, const struct termbase *terms);

/* With a store handle of its own: for people, who never wait for the crew. */
enum fault lane_open(struct engine *e, struct lane **out, struct err *err);
/* With the handle that all who work share (store_open_shared). */
enum fault lane_join(struct engine *e, struct lane **out, struct err *err);
void lane_close(struct lane *l);
struct store *lane_store(struct lane *l);

/* What came of one edition, for progress and summaries. */
struct outcome {
    int64_t edition, article;
    char lang[36];
    enum fault fault; /* WAIT: parked for people; OK: nothing left to do; … */
    char state[16];
    char text[768];
    int64_t segments, made; /* made: stages that had to work */
    int64_t next_due;       /* FAULT_WAIT with edition 0: ms until something falls due, 0 = nothing */
};

/* Claims one due edition and runs it. FAULT_WAIT with out->edition 0 when nothing
 * is due. Faults are about the machine (database gone); an article's own trouble is
 * in *out. */
enum fault run_next(struct lane *l, struct outcome *out, struct err *err);
/* The same for one edition, whether due or not, if its lease is free. */
enum fault run_edition(struct lane *l, int64_t edition, struct outcome *out, struct err *err);

/* Loads an edition as far as its stored outputs go, without working. `a` is
 * zeroed by the caller except a->arena. */
enum fault edition_load(struct lane *l, int64_t edition, struct article *a, struct err *err);
/* signoff_fold() with the facts of the final text: what the desk, the terminal and
 * the stages all ask. */
void edition_signoff(const struct article *a, struct signoff *out);
/* Hash of the facts of the final text: what a signature is put on beside the text. */
void edition_facts(const struct article *a, char out[HASH_HEX]);

/* Runs `lanes` threads until nothing is due (batch) or until engine_stop (worker).
 * `each` is called under a lock after every edition; may be NULL. */
struct crew {
    int lanes;
    bool forever;
    int64_t poll_ms;
    const atomic_bool *feeding; /* true while somebody still brings stories in; NULL = nobody does */
    void (*each)(void *user, const struct outcome *o);
    void *user;
};
enum fault crew_run(struct engine *e, const struct crew *c, struct err *err);

#endif
