/* okgyo: from the command line to one command of the table. */
#include "base/log.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/sections.h"
#include "text/warm.h"

#include <locale.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int print(const struct buf *text, FILE *to, int code)
{
    fwrite(text->at, 1, text->len, to);
    return code;
}

/* No command: help, a group's help, or the version. */
static int overview(const struct parsed *p)
{
    auto_buf struct buf text = buf_make(LIMIT_EXPORT);
    if (p->version) {
        puts("okgyo " OKGYO_VERSION);
        return EXIT_FINE;
    }
    if (p->group.len)
        help_group(p->group, &text);
    else
        help_overview(&text);
    return p->help ? print(&text, stdout, EXIT_FINE) : print(&text, stderr, EXIT_USAGE);
}

static void set_up_log(const struct parsed *p)
{
    struct str format = json_get_str(p->globals, "log_format");
    bool json = str_is(format, "json") || (str_is(format, "auto") && !isatty(STDERR_FILENO));
    enum log_level least = LOG_INFO;
    if (json_get_bool(p->globals, "quiet", false))
        least = LOG_ERROR;
    else if (json_get_bool(p->globals, "verbose", false))
        least = LOG_DEBUG;
    log_setup(least, json);
}

static bool wants_color(const struct parsed *p)
{
    struct str when = json_get_str(p->globals, "color");
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (!str_is(when, "auto"))
        return str_is(when, "always");
    return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

static enum fault open_settings(struct arena *a, const struct parsed *p, struct settings **out, struct err *err)
{
    struct str path = json_get_str(p->globals, "config");
    if (path.len == 0)
        path = settings_search(a);
    return settings_open(path.len ? arena_cstr(a, path) : NULL, sections_all(), out, err);
}

static int run(struct arena *a, const struct parsed *p)
{
    struct settings *settings = NULL;
    struct err err;
    struct cli c = {.arena = a,
                    .flags = p->flags,
                    .args = p->args,
                    .command = p->command,
                    .quiet = json_get_bool(p->globals, "quiet", false),
                    .color = wants_color(p)};
    set_up_log(p);
    if (text_warm(&err) != FAULT_OK)
        return cli_fault(&c, FAULT_STOP, &err);
    if (p->command->wants_settings) {
        if (open_settings(a, p, &settings, &err) != FAULT_OK) {
            cli_fault(&c, FAULT_STOP, &err);
            return EXIT_USAGE;
        }
        c.settings = settings;
    }
    int code = p->command->run(&c);
    settings_close(settings);
    if (fflush(stdout) != 0 && code == EXIT_FINE)
        code = EXIT_BROKEN;
    return code;
}

static int begin(struct arena *a, int argc, char **argv)
{
    struct parsed p;
    struct err err;
    int code;
    if (parse_words(a, argc, argv, &p, &err) != FAULT_OK) {
        fprintf(stderr, "okgyo: %s\n", err.text);
        code = EXIT_USAGE;
    } else if (p.version || (!p.command && (p.help || argc < 2 || p.group.len))) {
        code = overview(&p);
    } else if (!p.command) {
        code = overview(&p);
    } else if (p.help) {
        auto_buf struct buf text = buf_make(LIMIT_EXPORT);
        help_command(p.command, &text);
        code = print(&text, stdout, EXIT_FINE);
    } else {
        code = run(a, &p);
    }
    parsed_release(&p);
    return code;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    json_object_seed(0);
    if (sodium_init() < 0)
        return EXIT_BROKEN;
    int code = begin(&a, argc, argv);
    arena_release(&a);
    return code;
}
