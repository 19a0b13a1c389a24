/* options: the settings of the section "qa", each written once.
 *
 * A check names those it reads in its own table, the stage names all of them.
 */
#ifndef OKGYO_QA_OPTIONS_H
#define OKGYO_QA_OPTIONS_H

#include "engine/option.h"

#define QA_SEVERITY                                                                                   \
    {                                                                                                 \
        .name = "severity", .type = OPTION_MAP, .standard = "{}",                                     \
        .help = "severity of findings by name: {\"quote.added\": \"off\", \"text.long\": \"block\"}", \
        .words = "off|note|warn|block"                                                                \
    }
#define QA_HANGUL_ALLOWED                                                \
    {                                                                    \
        .name = "hangul_allowed", .type = OPTION_LIST, .standard = "[]", \
        .help = "Korean words that may stand in a translation"           \
    }
#define QA_REPEATS_ALLOWED                                                    \
    {                                                                         \
        .name = "repeats_allowed", .type = OPTION_LIST, .standard = "[]",     \
        .help = "words and phrases that may stand twice in a row (\"Baden\")" \
    }
#define QA_RULES                                                   \
    {                                                              \
        .name = "rules", .type = OPTION_LIST, .standard = "[]",    \
        .help = "house style rule files (glossaries/rules/*.json)" \
    }
#define QA_SPELLING                                                                                     \
    {                                                                                                   \
        .name = "spelling", .type = OPTION_MAP, .standard = "{}",                                       \
        .help = "hunspell dictionary by target language: a name (\"en_US\") or the path of a .dic file" \
    }
#define QA_WORDS                                                                                                  \
    {                                                                                                             \
        .name = "words", .type = OPTION_LIST, .standard = "[]", .help = "words the spelling check takes as right" \
    }

#endif
