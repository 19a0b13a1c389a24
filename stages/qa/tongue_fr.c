#include "stages/qa/tongue.h"

#include <stddef.h>

#define LIST (const char *const[])

const struct tongue tongue_fr = {
    .lang = "fr",
    .hanging = LIST{"le",   "la",  "les", "un",  "une",  "et", "ou",  "de",   "du",  "des",   "en",   "avec", "par",
                    "pour", "que", "qui", "est", "sont", "a",  "ont", "dans", "sur", "entre", "sans", NULL},
    .quoted_only = LIST{"je", "nous", "mon", "notre", NULL},
    .attributions = LIST{"a déclaré", "a dit", "a ajouté", "a affirmé", NULL},
};
