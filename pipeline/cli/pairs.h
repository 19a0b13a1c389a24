/* pairs: source and target side by side, from whatever file holds them.
 *
 * JSON Lines, TSV, CSV, XLIFF 1.2 and 2.x, TMX and two aligned text files, all read as a
 * stream: memory does not grow with the file. Every reader hands over one pair after
 * the other and stops when the callback says so.
 *
 *     struct pairs_input in = {.path = "story.xlf", .source_lang = str_of("ko")};
 *     try(pairs_read(&in, each, user, err));
 */
#ifndef OKGYO_CLI_PAIRS_H
#define OKGYO_CLI_PAIRS_H

#include "base/fault.h"
#include "base/str.h"

/* One pair; everything is borrowed for the call. */
struct pair {
    struct str id;                         /* as the file has it; the line's number when it has none */
    struct str source, target;             /* well-formed UTF-8 */
    struct str date;                       /* publication date, "" = not said */
    struct str group;                      /* pairs of one article stand together and share it; "" = alone */
    struct str source_lang, target_lang;   /* "" = the file does not say */
    struct str path;                       /* where the target stands */
    uint32_t line;                         /* 1-based, 0 = not known */
    uint32_t source_column, target_column; /* 1-based code points where the texts begin in that line, 0 = not known */
    struct str source_path;                /* where the source stands, when that is another file */
};

struct pairs_input {
    const char *path;                    /* "-" = standard input */
    const char *target_path;             /* two aligned files: path is the source, this the target */
    struct str format;                   /* "jsonl" "tsv" "csv" "xliff" "tmx"; "" = by the file's name */
    struct str source_lang, target_lang; /* TMX: which variants are wanted */
};

/* Words of the option --input-format; for struct option.words. */
extern const char pairs_formats[];

/* Faults: FAULT_REJECT "path:line: …" for what cannot be read as pairs, FAULT_STOP
 * when the file cannot be opened, or what `each` returned. */
enum fault pairs_read(const struct pairs_input *in,
                      enum fault (*each)(void *user, const struct pair *p, struct err *err), void *user,
                      struct err *err);

#endif
