#include "stages/qa/tongue.h"

#include <stddef.h>

#define LIST (const char *const[])

const struct tongue tongue_de = {
    .lang = "de",
    .hanging = LIST{"der",  "die", "das",  "ein", "eine",  "einer", "und", "oder", "von", "zu",  "mit", "durch",
                    "dass", "ist", "sind", "hat", "haben", "wird",  "im",  "den",  "dem", "des", NULL},
    .quoted_only = LIST{"ich", "wir", "mein", "unser", NULL},
    .attributions = LIST{"sagte", "erklärte", "betonte", "fügte", NULL},
};
