#include "base/log.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/json.h"

#include <stdarg.h>
#include <stdio.h>

static enum log_level least_level = LOG_INFO;
static int json_lines;
static _Thread_local char context[64];

void log_setup(enum log_level least, int as_json)
{
    least_level = least;
    json_lines = as_json;
}

void log_context(const char *edition)
{
    snprintf(context, sizeof context, "%s", edition);
}

static void write_line(enum log_level level, const char *event, const char *format, va_list args)
{
    static const char *const names[] = {"debug", "info", "warn", "error"};
    if (level < least_level || level >= LOG_NONE)
        return;
    struct err message; /* for its tidy, bounded text */
    char text[sizeof message.text];
    vsnprintf(text, sizeof text, format, args);
    fault(&message, FAULT_OK, "%s", text);
    char time[CLOCK_TEXT];
    clock_text(clock_now(), 0, time);
    auto_buf struct buf line = buf_make(8192);
    if (json_lines) {
        json_open(&line, '{');
        json_add_str(&line, "time", str_of(time));
        json_add_str(&line, "level", str_of(names[level]));
        json_add_str(&line, "event", str_of(event));
        if (context[0])
            json_add_str(&line, "edition", str_of(context));
        json_add_str(&line, "message", str_of(message.text));
        json_close(&line, '}');
    } else {
        bool loud = level >= LOG_WARN;
        buf_printf(&line, "okgyo: %s%s%s%s%s", loud ? names[level] : "", loud ? ": " : "", context,
                   context[0] ? ": " : "", message.text);
    }
    buf_addc(&line, '\n');
    fwrite(line.at, 1, line.len, stderr);
}

#define LOG_FUNCTION(name, level)                         \
    void name(const char *event, const char *format, ...) \
    {                                                     \
        va_list args;                                     \
        va_start(args, format);                           \
        write_line(level, event, format, args);           \
        va_end(args);                                     \
    }

LOG_FUNCTION(log_debug, LOG_DEBUG)
LOG_FUNCTION(log_info, LOG_INFO)
LOG_FUNCTION(log_warn, LOG_WARN)
LOG_FUNCTION(log_error, LOG_ERROR)
