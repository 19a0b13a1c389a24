/* failpoint: named places where a test can kill the process.
 *
 * OKGYO_FAILPOINT=store.commit.before:3 ends the process at the third pass with
 * _exit(137), as kill -9 would: no flush, no clean-up. The torture test reads the
 * names from the sources and must hit every one.
 */
#ifndef OKGYO_BASE_FAILPOINT_H
#define OKGYO_BASE_FAILPOINT_H

void failpoint(const char *name);

#endif
