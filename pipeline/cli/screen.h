/* screen: the whole terminal, one key at a time, given back as it was.
 *
 * Between open and close nothing is echoed, the other screen of the terminal is in use,
 * and what anybody writes to standard error is kept to be shown in a line of our own.
 *
 *     struct screen s;
 *     try(screen_open(&s, err));
 *     while (…) { screen_draw(&s, text); key = screen_key(); … }
 *     screen_close(&s);
 */
#ifndef OKGYO_CLI_SCREEN_H
#define OKGYO_CLI_SCREEN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

#include <termios.h>

/* Keys that are no characters; behind the last code point. */
enum {
    KEY_NONE = 0,
    KEY_ENTER = '\r',
    KEY_ESCAPE = 27,
    KEY_ERASE = 127,
    KEY_UP = 0x110000,
    KEY_DOWN,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_HOME,
    KEY_END
};

struct screen {
    struct termios was;
    int kept_stderr; /* the real one */
    int said;        /* what stands in for it */
    int rows, columns;
};

/* FAULT_REJECT when standard input or output is no terminal. */
enum fault screen_open(struct screen *s, struct err *err);
void screen_close(struct screen *s);
/* For an editor in between: the terminal as it was, and back. */
void screen_leave(struct screen *s);
void screen_return(struct screen *s);

/* Reads the size and shows `text` (lines parted by LF, fitted by the caller) on an empty screen. */
void screen_size(struct screen *s);
void screen_draw(const struct screen *s, struct str text);

/* The next key: a code point or one of the above; KEY_NONE when input ended or a signal came. */
uint32_t screen_key(void);

/* What was written to standard error since the last time, trimmed, in `a`. */
struct str screen_said(struct screen *s, struct arena *a);

/* A line typed at the bottom of the screen behind `label`. False when it was left with
 * Escape or came out empty. `out` has a ceiling. */
bool screen_ask(const struct screen *s, const char *label, struct buf *out);

#endif
