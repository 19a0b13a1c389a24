/* pull: JSON read value by value straight from its bytes, without a tree.
 *
 * For what okgyo itself has stored and reads back again and again: an output of a stage is
 * read once for every walk, and building a tree of it cost more than making it. The reader
 * says what it expects; anything else breaks the pull, and a broken one gives nothing more
 * ("", 0, no further element), so that loops end by themselves and pull_end() tells.
 *
 *     struct pull p = pull_from(bytes, arena);
 *     struct str key;
 *     pull_open(&p, '{');
 *     while (pull_key(&p, &key))
 *         if (str_is(key, "text")) text = pull_str(&p); else pull_skip(&p);
 *     return pull_end(&p, "stored drafts", err);
 *
 * Grammar: RFC 8259; numbers are whole and fit int64_t. UTF-8 is not looked at: it was when
 * the text came in. Outside bytes go through json.h.
 */
#ifndef OKGYO_BASE_PULL_H
#define OKGYO_BASE_PULL_H

#include "base/arena.h"
#include "base/fault.h"

struct pull {
    struct str bytes;
    size_t at; /* bytes read; where it broke */
    struct arena *arena;
    bool first; /* a bracket has just been opened: no comma before the next value */
    bool broken;
};

/* Strings borrow from `bytes`; those with escapes are made in `a`. */
struct pull pull_from(struct str bytes, struct arena *a);

/* The next value is an object or an array: '{' or '['. */
void pull_open(struct pull *p, char bracket);
/* True when the open object has another member: its value comes next. At its end false. */
bool pull_key(struct pull *p, struct str *key);
/* True when the open array has another value. At its end false, once: asked again it would
 * ask the array around it. */
bool pull_more(struct pull *p);
/* The open array must have another value: the pull breaks at its end. */
void pull_must(struct pull *p);

/* First byte of the next value, to tell kinds apart: { [ " t f n - or a digit; 0 = none. */
char pull_peek(struct pull *p);
struct str pull_str(struct pull *p);
int64_t pull_int(struct pull *p);
bool pull_bool(struct pull *p);
/* The next value, whatever it is, with all that is in it: brackets are counted, not matched. */
void pull_skip(struct pull *p);

/* FAULT_REJECT with the byte when the pull broke or something stands behind the value;
 * `what` names the bytes. */
enum fault pull_end(struct pull *p, const char *what, struct err *err);

#endif
