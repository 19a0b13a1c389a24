#include "stages/qa/tongue.h"

#include <stddef.h>

#define LIST (const char *const[])

/* Scaled from English by experience, not measured: never more than a note. */
static const struct tongue_length length = {.hangul = 1.90,
                                            .gloss_hangul = 1.55,
                                            .word = 1.75,
                                            .digit = 0.55,
                                            .latin = 0.90,
                                            .gloss_latin = -0.16,
                                            .mark = 0.20,
                                            .base = 9.5,
                                            .polite = -17.0,
                                            .local_time = -23.0,
                                            .most = SEVERITY_NOTE};

static const struct tongue_speech speech = {
    .sayings = LIST{"dijo", "declaró", "afirmó", "añadió", "señaló", "aseguró", "explicó", "advirtió", "según", NULL},
    .according = LIST{"según", NULL},
    .links = LIST{"de", "del", "a", "al", "para", "por", "con", "contra", "sobre", "que", NULL},
    .joints = LIST{"y", "pero", "mientras", "cuando", "porque", "aunque", NULL},
    .between = LIST{"también", "después", "luego", "ha", "había", NULL},
};

const struct tongue tongue_es = {
    .lang = "es",
    .length = &length,
    .speech = &speech,
    .hanging = LIST{"el",  "la",  "los", "las", "un",   "una",   "y",   "o",     "de",  "del",
                    "a",   "al",  "en",  "con", "por",  "para",  "que", "su",    "sus", "es",
                    "son", "fue", "ha",  "han", "como", "entre", "sin", "sobre", NULL},
    .quoted_only = LIST{"yo", "nosotros", "mi", "nuestro", "nuestra", NULL},
    .attributions = LIST{"dijo", "declaró", "afirmó", "añadió", "señaló", NULL},
};
