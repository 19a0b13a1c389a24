#include "cli/parse.h"

#include "engine/check_option.h"

const struct option global_options[] = {
    {.name = "config",
     .type = OPTION_STRING,
     .value = "FILE",
     .help = "settings file instead of the okgyo.json found upward from here"},
    {.name = "quiet", .letter = 'q', .type = OPTION_BOOL, .help = "print results and errors only"},
    {.name = "verbose", .letter = 'v', .type = OPTION_BOOL, .help = "log every step"},
    {.name = "color",
     .type = OPTION_STRING,
     .standard = "\"auto\"",
     .words = "auto|always|never",
     .value = "WHEN",
     .help = "colours in the output; auto also honours NO_COLOR"},
    {.name = "log_format",
     .type = OPTION_STRING,
     .standard = "\"auto\"",
     .words = "auto|text|json",
     .value = "FORMAT",
     .help = "logs as text or JSON lines; auto: text on a terminal"},
    {.name = "help", .letter = 'h', .type = OPTION_BOOL, .help = "this help"},
    {.name = "version", .type = OPTION_BOOL, .help = "print the version"},
    {0},
};

struct str option_flag(struct arena *a, const struct option *o)
{
    struct str flag = arena_str(a, str_of(o->name));
    for (size_t i = 0; i < flag.len; i++)
        if (flag.at[i] == '_')
            ((char *)flag.at)[i] = '-';
    return flag;
}

/* "dry-run" -> "dry_run" */
static struct str option_key(struct arena *a, struct str flag)
{
    struct str key = arena_str(a, flag);
    for (size_t i = 0; i < key.len; i++)
        if (key.at[i] == '-')
            ((char *)key.at)[i] = '_';
    return key;
}

static const struct option *by_letter(const struct option *options, char letter)
{
    for (; options && options->name; options++)
        if (options->letter == letter)
            return options;
    return NULL;
}

struct reading {
    struct arena *arena;
    int argc;
    char **argv;
    int at;
    struct parsed *out;
};

static enum fault set(const struct option *o, json_t *into, struct str value, const char *typed, struct err *err)
{
    if (o->type != OPTION_LIST)
        return option_from_text(o, into, value, typed, err);
    json_t *list = json_object_get(into, o->name);
    if (!list) {
        list = json_array();
        json_object_set_new(into, o->name, list);
    }
    json_array_append_new(list, json_stringn(value.at, value.len));
    return FAULT_OK;
}

static enum fault unknown_option(const struct parsed *p, struct str name, const char *typed, struct err *err)
{
    const char *near = p->command ? option_nearest(p->command->options, name) : NULL;
    if (!near)
        near = option_nearest(global_options, name);
    struct arena a = {0};
    struct str flag = near ? option_flag(&a, &(struct option){.name = near}) : str_of("");
    enum fault f = fault(err, FAULT_STOP, "unknown option %s%s%.*s%s", typed, near ? "; did you mean --" : "",
                         STR_ARGS(flag), near ? "?" : "");
    arena_release(&a);
    return f;
}

/* The value behind an option: after '=', or the next word. */
static enum fault value_of(struct reading *r, const char *typed, const char *inline_value, struct str *out,
                           struct err *err)
{
    if (inline_value) {
        *out = str_of(inline_value);
        return FAULT_OK;
    }
    if (r->at + 1 >= r->argc)
        return fault(err, FAULT_STOP, "%s needs a value", typed);
    *out = str_of(r->argv[++r->at]);
    return FAULT_OK;
}

static enum fault take_option(struct reading *r, const struct option *o, json_t *into, const char *typed,
                              const char *inline_value, bool yes, struct err *err)
{
    struct str value = {"", 0};
    if (o->type == OPTION_BOOL) {
        json_object_set_new(into, o->name, json_boolean(inline_value ? strcmp(inline_value, "false") != 0 : yes));
        return FAULT_OK;
    }
    try(value_of(r, typed, inline_value, &value, err));
    return set(o, into, value, typed, err);
}

static enum fault take_long(struct reading *r, const char *word, struct err *err)
{
    struct parsed *p = r->out;
    const char *equals = strchr(word, '=');
    struct str name = {word + 2, (equals ? (size_t)(equals - word) : strlen(word)) - 2};
    struct str key = option_key(r->arena, name);
    const struct option *command_options = p->command ? p->command->options : NULL;
    const struct option *o = option_find(command_options, key);
    json_t *into = p->flags;
    bool yes = true;
    if (!o) {
        o = option_find(global_options, key);
        into = o ? p->globals : into;
    }
    if (!o && str_starts(key, "no_")) {
        o = option_find(command_options, str_slice(key, 3, key.len));
        yes = false;
    }
    if (!o || (!yes && o->type != OPTION_BOOL))
        return unknown_option(p, key, word, err);
    return take_option(r, o, into, word, equals ? equals + 1 : NULL, yes, err);
}

static enum fault take_short(struct reading *r, const char *word, struct err *err)
{
    struct parsed *p = r->out;
    for (const char *c = word + 1; *c; c++) {
        const struct option *o = p->command ? by_letter(p->command->options, *c) : NULL;
        json_t *into = p->flags;
        if (!o) {
            o = by_letter(global_options, *c);
            into = p->globals;
        }
        if (!o)
            return fault(err, FAULT_STOP, "unknown option -%c", *c);
        const char *rest = o->type != OPTION_BOOL && c[1] ? c + 1 : NULL;
        try(take_option(r, o, into, word, rest, true, err));
        if (rest)
            break;
    }
    return FAULT_OK;
}

/* True when `words` starts with the command's own words. */
static bool names(const struct command *c, const struct strs *words)
{
    struct str rest = str_of(c->name), word;
    for (size_t i = 0; str_cut(&rest, ' ', &word); i++)
        if (i >= words->len || !str_eq(words->at[i], word))
            return false;
    return true;
}

static size_t count_words(const char *name)
{
    size_t n = 1;
    for (; *name; name++)
        n += *name == ' ';
    return n;
}

static const struct command *find_command(const struct strs *words)
{
    const struct command *best = NULL;
    for (size_t i = 0; commands[i]; i++)
        if (names(commands[i], words) && (!best || count_words(commands[i]->name) > count_words(best->name)))
            best = commands[i];
    return best;
}

static bool is_group(struct str word)
{
    for (size_t i = 0; commands[i]; i++) {
        const char *space = strchr(commands[i]->name, ' ');
        if (space && str_eq((struct str){commands[i]->name, (size_t)(space - commands[i]->name)}, word))
            return true;
    }
    return false;
}

static enum fault unknown_command(struct str word, struct err *err)
{
    const char *nearest = NULL;
    unsigned best = 3;
    for (size_t i = 0; commands[i]; i++) {
        unsigned d = str_distance(word, str_of(commands[i]->name));
        if (d < best) {
            best = d;
            nearest = commands[i]->name;
        }
    }
    return fault(err, FAULT_STOP, "unknown command '%.*s'%s%s%s", STR_ARGS(word), nearest ? "; did you mean '" : "",
                 nearest ? nearest : "", nearest ? "'?" : "; 'okgyo help' lists them");
}

/* The command's words come first among the words that are no options; looked for
 * before the options are read, because they depend on it. */
static enum fault find(struct reading *r, struct err *err)
{
    struct strs words = {0};
    struct parsed *p = r->out;
    for (int i = 1; i < r->argc && words.len < 3; i++) {
        struct str word = str_of(r->argv[i]);
        if (word.len > 1 && word.at[0] == '-') {
            /* of the options that may stand before the command, these take a value */
            i += str_is(word, "--config") || str_is(word, "--color") || str_is(word, "--log-format");
            if (str_is(word, "--"))
                break;
            continue;
        }
        *vec_push(r->arena, &words) = word;
    }
    if (words.len == 0)
        return FAULT_OK;
    p->command = find_command(&words);
    if (p->command)
        return FAULT_OK;
    if (is_group(words.at[0])) {
        p->group = words.at[0];
        if (words.len == 1)
            return FAULT_OK;
        return unknown_command(arena_printf(r->arena, "%.*s %.*s", STR_ARGS(words.at[0]), STR_ARGS(words.at[1])), err);
    }
    return unknown_command(words.at[0], err);
}

static enum fault take_words(struct reading *r, struct err *err)
{
    struct parsed *p = r->out;
    size_t own = p->command ? count_words(p->command->name) : p->group.len ? 1 : 0;
    bool options_over = false;
    for (r->at = 1; r->at < r->argc; r->at++) {
        const char *word = r->argv[r->at];
        if (!options_over && strcmp(word, "--") == 0)
            options_over = true;
        else if (!options_over && strncmp(word, "--", 2) == 0)
            try(take_long(r, word, err));
        else if (!options_over && word[0] == '-' && word[1])
            try(take_short(r, word, err));
        else if (own)
            own--;
        else
            *vec_push(r->arena, &p->args) = str_of(word);
    }
    return FAULT_OK;
}

enum fault parse_words(struct arena *a, int argc, char **argv, struct parsed *out, struct err *err)
{
    *out = (struct parsed){.globals = json_object(), .flags = json_object(), .group = {"", 0}};
    struct reading r = {.arena = a, .argc = argc, .argv = argv, .out = out};
    try(find(&r, err));
    try(take_words(&r, err));
    option_fill_object(global_options, out->globals);
    if (out->command)
        option_fill_object(out->command->options, out->flags);
    out->help = json_get_bool(out->globals, "help", false);
    out->version = json_get_bool(out->globals, "version", false);
    return FAULT_OK;
}

void parsed_release(struct parsed *p)
{
    json_decref(p->globals);
    json_decref(p->flags);
}
