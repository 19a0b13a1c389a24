/* okgyo checks: what is asked of a translation, with examples, and how often each
 * answer is right. */
#include "cli/command.h"

#include "stages/qa/check.h"
#include "stages/qa/measured.h"
#include "stages/qa/spelling.h"
#include "stages/qa/tongue.h"

#include <stdio.h>
#include <stdlib.h>

/* Wanted by name, family or finding: "number", "number.value". */
static bool is_wanted(const struct cli *c, const char *name)
{
    struct str family = str_of(name);
    ptrdiff_t dot = str_find(family, str_of("."), 0);
    family = dot > 0 ? str_slice(family, 0, (size_t)dot) : family;
    for (size_t i = 0; i < c->args.len; i++)
        if (str_is(c->args.at[i], name) || str_eq(c->args.at[i], family) ||
            (str_starts(c->args.at[i], name) && c->args.at[i].at[strlen(name)] == '.'))
            return true;
    return c->args.len == 0;
}

static void print_example(const struct check_example *e)
{
    printf("    %s\n    %s%s%s\n      -> %s\n", e->source, e->target, e->date ? "   published " : "",
           e->date ? e->date : "", e->hit ? e->hit : "nothing");
}

static void print_options(const struct check *k)
{
    for (const struct option *o = k->options; o && o->name; o++)
        printf("  setting qa.%s: %s\n", o->name, o->help);
}

/* A dictionary that is set and not there is said here, once, and nowhere else. */
static void print_dictionaries(struct cli *c)
{
    const json_t *map = c->settings ? settings_json(c->settings, "qa", "spelling") : NULL;
    const char *lang;
    json_t *name;
    json_object_foreach((json_t *)map, lang, name)
    {
        struct str path = spelling_path(c->arena, json_string_value(name));
        if (path.len)
            printf("  note: %s is spelled by %.*s\n", lang, STR_ARGS(path));
        else
            printf(
                "  note: there is no dictionary \"%s\" for %s; spelling is not checked (install hunspell's package)\n",
                json_string_value(name), lang);
    }
    if (json_object_size(map) == 0)
        printf("  note: no dictionary is set (qa.spelling); spelling is not checked\n");
}

/* The target languages it has words of; without them it is silent. */
static void print_languages(const struct check *k)
{
    if (!k->speaks)
        return;
    printf("  only for");
    for (const struct tongue *const *t = tongues; *t; t++)
        if (k->speaks(*t))
            printf(" %s", (*t)->lang);
    printf("; silent in other target languages\n");
}

static json_t *languages_json(const struct check *k)
{
    json_t *list = k->speaks ? json_array() : NULL;
    for (const struct tongue *const *t = tongues; list && *t; t++)
        if (k->speaks(*t))
            json_array_append_new(list, json_string((*t)->lang));
    return list;
}

static void print_check(struct cli *c, const struct check *k)
{
    printf("%s\n  %s\n", k->name, k->help);
    if (k->needs)
        printf("  needs %s\n", k->needs);
    print_languages(k);
    if (strcmp(k->name, "spelling") == 0)
        print_dictionaries(c);
    print_options(k);
    for (const struct check_example *e = k->examples; e->source; e++)
        print_example(e);
    printf("\n");
}

static int print_measured(const struct cli *c)
{
    printf("%s\n\n%-20s %6s %6s  %s\n", measured_on, "finding", "said", "right", "precision");
    for (const struct measured *m = measured; m->finding; m++)
        if (is_wanted(c, m->finding))
            printf("%-20s %6u %6u  %5.1f %%\n", m->finding, m->said, m->right,
                   m->said ? 100.0 * m->right / m->said : 0.0);
    return EXIT_FINE;
}

static json_t *example_json(const struct check_example *e)
{
    return json_pack("{s:s,s:s,s:s?,s:s?,s:s}", "source", e->source, "target", e->target, "hit", e->hit, "date",
                     e->date, "target_lang", e->target_lang ? e->target_lang : "en");
}

static int print_json(const struct cli *c)
{
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    json_t *list = json_array();
    for (const struct check *const *k = checks; *k; k++) {
        json_t *examples = json_array();
        if (!is_wanted(c, (*k)->name)) {
            json_decref(examples);
            continue;
        }
        for (const struct check_example *e = (*k)->examples; e->source; e++)
            json_array_append_new(examples, example_json(e));
        json_array_append_new(list,
                              json_pack("{s:s,s:s,s:s?,s:o*,s:o}", "name", (*k)->name, "help", (*k)->help, "needs",
                                        (*k)->needs, "target_langs", languages_json(*k), "examples", examples));
    }
    json_write_pretty(&out, list);
    json_decref(list);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

static int run(struct cli *c)
{
    unsigned printed = 0;
    if (cli_bool(c, "measured"))
        return print_measured(c);
    if (str_is(cli_str(c, "format"), "json"))
        return print_json(c);
    for (const struct check *const *k = checks; *k; k++)
        if (is_wanted(c, (*k)->name))
            print_check(c, *k), printed++;
    if (printed == 0)
        return cli_usage(c, "no check is called \"%.*s\"; okgyo checks lists them", STR_ARGS(c->args.at[0]));
    return EXIT_FINE;
}

static const struct option options[] = {
    {.name = "measured", .type = OPTION_BOOL, .help = "how often each finding is right on judged translations"},
    {.name = "format",
     .type = OPTION_STRING,
     .standard = "\"text\"",
     .words = "text|json",
     .value = "FORMAT",
     .help = "how the list is printed"},
    {0},
};

const struct command command_checks = {
    .name = "checks",
    .args = "[NAME…]",
    .summary = "list the checks, with examples and settings",
    .details = "  okgyo checks number            the checks of figures, with what hits and what does not\n"
               "  okgyo checks --measured        how often each finding is right\n",
    .options = options,
    .wants_settings = true,
    .run = run,
};
