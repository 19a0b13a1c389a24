/* log: one line an event, to standard error: for people on a terminal, JSON
 * lines elsewhere. Never the text of an article, never a secret.
 *
 *     log_info("draft.retry", "endpoint %s answered 429, next try in %d s", name, s);
 *     {"time":"…Z","level":"info","event":"draft.retry","edition":"12.en","message":"…"}
 */
#ifndef OKGYO_BASE_LOG_H
#define OKGYO_BASE_LOG_H

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR, LOG_NONE };

/* Once, before threads start. */
void log_setup(enum log_level least, int as_json);

/* What this thread works on ("12.en", or ""); named in its lines. */
void log_context(const char *edition);

void log_debug(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_info(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_warn(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_error(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
