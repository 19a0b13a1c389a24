/* inside: what the files of this room share. Not for other rooms.
 */
#ifndef OKGYO_ENGINE_INSIDE_H
#define OKGYO_ENGINE_INSIDE_H

#include "engine/engine.h"

#include <pthread.h>
#include <stdatomic.h>

enum { MOST_STAGES = 16, MOST_LANGS = 32 };

/* A glossary in force, and how many work with it. */
struct held_terms {
    struct termbase *terms;
    char lang[36];
    struct str stamp; /* names, sizes and times of its files */
    int64_t looked;   /* when that was compared last, ms of the monotonic clock */
    int users;
    bool current;
    struct held_terms *next;
};

struct engine {
    const struct settings *settings;
    const struct stage *const *plan;
    size_t stages;
    void *shared[MOST_STAGES];
    char options[MOST_STAGES][HASH_HEX]; /* hash of each stage's options in force */
    char owner[300];                     /* "host:pid:started", of every lease of this process */
    atomic_int stop;
    pthread_mutex_t lock; /* of the two below */
    struct held_terms *held;
    struct store *store; /* the crew's, opened when somebody first works */
};

struct lane {
    struct engine *engine;
    struct store *store;
    bool joined;       /* the store is the engine's */
    bool ahead;        /* whoever runs this lane goes on: parking claims the next one */
    struct claim next; /* claimed ahead; edition 0 = none */
    void *state[MOST_STAGES];
    struct arena story, scratch; /* of the story under way, and of its stage */
    struct buf bytes;            /* the stage's output */
};

enum { KEY = HASH_HEX };

/* key = hash(key of all before, stage's name, version, its settings and data). */
void stage_key(const struct work *w, const struct stage *stage, const char *options, const char before[KEY],
               char out[KEY]);
/* What `options` of stage_key is: the values that outputs depend on, hashed once. */
void stage_options(const struct settings *s, const struct stage *stage, char out[HASH_HEX]);

/* The crew's store; the engine closes it. */
enum fault engine_store(struct engine *e, struct store **out, struct err *err);

/* engine_terms_take() for lanes: looks at the files a few times a second, not for every
 * story. Whoever has just changed a file takes the other way, and then all have it. */
enum fault terms_take_recent(struct engine *e, struct str target_lang, const struct termbase **out, struct err *err);

/* Reads the glossary files of a language into a sealed termbase. */
enum fault terms_load(const struct settings *s, const char *lang, struct termbase **out, struct err *err);
/* Names, sizes and times of the files, to see a change without reading them. */
struct str terms_stamp(const struct settings *s, struct arena *a);
void terms_close_all(struct engine *e);

/* Loads what the stages left of an edition, whatever key it was made under. */
enum fault edition_outputs(struct lane *l, int64_t edition, struct article *a, struct err *err);

/* A withdrawn story: its stages take back what left, instead of working. FAULT_WAIT
 * when all of it is taken back. */
enum fault withdraw_plan(struct lane *l, struct work *w, struct article *a, struct err *err);

/* A signed text that has left: the archive remembers what it calls the people in it. */
enum fault archive_names(struct store *s, const struct claim *c, const struct article *a, struct err *err);

/* Hash of everything that decides outputs but the articles: settings and glossaries. */
enum fault engine_inputs(struct engine *e, char out[HASH_HEX], struct err *err);

#endif
