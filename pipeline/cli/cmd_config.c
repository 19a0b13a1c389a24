/* okgyo config: the settings in force, checked and described. */
#include "cli/command.h"
#include "cli/sections.h"
#include "engine/engine.h"
#include "stages/stages.h"

#include <stdio.h>

static int run_schema(struct cli *c)
{
    (void)c;
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    settings_schema(sections_all(), &out);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_config_schema = {
    .name = "config schema",
    .summary = "the JSON schema of okgyo.json",
    .details = "  okgyo config schema > okgyo.schema.json",
    .run = run_schema,
};

static int run_show(struct cli *c)
{
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    settings_show(c->settings, &out);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_config_show = {
    .name = "config show",
    .summary = "the settings in force, defaults and environment included",
    .details = "Secrets are shown as the references they are, never as values.",
    .wants_settings = true,
    .run = run_show,
};

/* Beyond the schema: endpoints, secrets and glossaries are opened as a run would. */
static int run_check(struct cli *c)
{
    struct engine *e = NULL;
    struct err err;
    enum fault f = engine_open(c->settings, stages, &e, &err);
    size_t i;
    json_t *lang;
    json_array_foreach((json_t *)settings_json(c->settings, "newsroom", "targets"), i, lang)
    {
        const struct termbase *terms = NULL;
        if (f == FAULT_OK)
            f = engine_terms_take(e, json_str(lang), &terms, &err);
        if (f == FAULT_OK)
            printf("glossary to %s: %zu terms\n", json_string_value(lang), termbase_count(terms));
        if (terms)
            engine_terms_give(e, terms);
    }
    engine_close(e);
    if (f != FAULT_OK) {
        cli_fault(c, f, &err);
        return EXIT_USAGE;
    }
    struct str file = settings_file(c->settings);
    printf("%s is fine.\n", file.len ? file.at : "No okgyo.json; the defaults are in force, which");
    return EXIT_FINE;
}

const struct command command_config_check = {
    .name = "config check",
    .summary = "hold okgyo.json against the schema, open what it names",
    .wants_settings = true,
    .run = run_check,
};
