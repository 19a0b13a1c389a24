/* decode: bytes of unknown encoding -> UTF-8, strictly.
 *
 * UTF-8 (with or without BOM), UTF-16 LE/BE by BOM (or by its zero bytes), else
 * Windows-949, which holds all of EUC-KR and CP949 (ICU's own "euc-kr" and
 * "cp949" lack half the syllables). A byte that the encoding does not know is a
 * fault with its offset, never a silent U+FFFD. A file that is no text (NUL bytes,
 * mostly control characters, known signatures of images, PDF, zip, HWP) is refused by name.
 */
#ifndef OKGYO_TEXT_DECODE_H
#define OKGYO_TEXT_DECODE_H

#include "base/fault.h"
#include "text/edits.h"

struct decoded {
    struct str text;      /* UTF-8 without BOM, in the arena or borrowed from the bytes */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "windows-949" */
    size_t bom;           /* bytes of BOM that were skipped */
};

/* `label` is an encoding named by the document itself (a <meta charset>), or
 * NULL; bytes that contradict a UTF-8 label are tried as Windows-949 before they
 * are refused. `what` names the file in messages. Faults: FAULT_REJECT. */
enum fault decode_text(struct arena *a, struct str bytes, const char *label, const char *what, struct decoded *out,
                       struct err *err);

/* The byte of the raw file at which byte `at` of the decoded text begins. */
size_t decode_raw_offset(const struct decoded *d, struct str raw, size_t at);

/* The same for many offsets in ascending order, in one walk over the text. */
struct decode_walk {
    size_t at, raw; /* bytes of decoded text and of the file done so far; start with {0} */
};
size_t decode_walk_to(struct decode_walk *w, const struct decoded *d, size_t at);

/* "windows-949" for every label under which Korean files travel (euc-kr, cp949,
 * uhc, ks_c_5601-1987 …), "UTF-8" for its labels, else NULL. */
const char *decode_label(struct str label);

#endif
