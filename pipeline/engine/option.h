/* option: one declared setting or command-line flag.
 *
 * The table is the one source: it validates okgyo.json and the command line, prints
 * help, man page, completions and the settings schema, and enters the stages' keys.
 */
#ifndef OKGYO_ENGINE_OPTION_H
#define OKGYO_ENGINE_OPTION_H

#include <stdbool.h>
#include <stdint.h>

enum option_type {
    OPTION_STRING,
    OPTION_INT,
    OPTION_BOOL,
    OPTION_LIST,   /* array of strings; flags: may be given several times */
    OPTION_SECRET, /* {"env": "NAME"} or {"file": "path"}; never printed */
    OPTION_MAP,    /* object of strings, any keys (languages) */
    OPTION_TABLE,  /* array of objects with the members below */
};

struct option {
    const char *name; /* snake_case in settings; flags print it with '-' */
    enum option_type type;
    const char *standard;         /* default as JSON text for settings ("8731", "[\"en\"]"), NULL = none */
    const char *help;             /* one sentence, no full stop needed */
    const char *words;            /* "text|json|jsonl": the only values allowed, NULL = any */
    int64_t least, most;          /* OPTION_INT; both 0 = any */
    const struct option *members; /* OPTION_TABLE */
    const char *value;            /* flags: name of the value in help ("FILE") */
    char letter;                  /* flags: short form, 0 = none */
    bool aside;                   /* settings: outputs do not depend on it, so it stays out of keys */
};

/* Tables end with an entry whose name is NULL. */

#endif
