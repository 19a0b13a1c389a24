/* warm: makes every ICU service that okgyo uses once, in main(), before threads.
 *
 * ICU 72 crashes or hangs when memory runs out inside its very first
 * initialisations; after them it fails cleanly. Nothing here has to be released.
 */
#ifndef OKGYO_TEXT_WARM_H
#define OKGYO_TEXT_WARM_H

#include "base/fault.h"

/* FAULT_STOP when ICU's data cannot be used: the installation is broken. */
enum fault text_warm(struct err *err);

/* Ends ICU for leak checkers: after the last use, with no other thread left. */
void text_cool(void);

#endif
