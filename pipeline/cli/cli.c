/* What commands ask of the parsed line, and how they end. */
#include "cli/command.h"

#include "engine/check_option.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

static const json_t *flag_value(const struct cli *c, const char *flag)
{
    assert(option_find(c->command->options, str_of(flag)));
    return json_object_get(c->flags, flag);
}

bool cli_has(const struct cli *c, const char *flag)
{
    return flag_value(c, flag) != NULL;
}

struct str cli_str(const struct cli *c, const char *flag)
{
    return json_str(flag_value(c, flag));
}

int64_t cli_int(const struct cli *c, const char *flag)
{
    return json_integer_value(flag_value(c, flag));
}

bool cli_bool(const struct cli *c, const char *flag)
{
    return json_is_true(flag_value(c, flag));
}

int cli_fault(const struct cli *c, enum fault f, const struct err *err)
{
    fprintf(stderr, "okgyo %s: %s\n", c->command->name, err->text);
    return f == FAULT_REJECT ? EXIT_USAGE : EXIT_BROKEN;
}

int cli_settings_fault(const struct cli *c, const struct err *err)
{
    cli_fault(c, FAULT_STOP, err);
    return EXIT_USAGE;
}

int cli_usage(const struct cli *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "okgyo %s: ", c->command->name);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nTry 'okgyo %s --help'.\n", c->command->name);
    va_end(args);
    return EXIT_USAGE;
}
