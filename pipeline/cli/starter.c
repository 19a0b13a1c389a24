#include "cli/starter.h"

#include "base/embed.h"
#include "base/file.h"
#include "cli/sections.h"

extern const struct embedded cli_samples[];
extern const struct embedded cli_glossaries[];

static enum fault put(struct starter *s, struct str name, struct str bytes, struct err *err)
{
    struct arena a = {0};
    struct str path = path_join(&a, s->dir, name);
    enum fault f = FAULT_OK;
    if (file_exists(path.at)) {
        s->kept++;
    } else {
        f = file_replace(path.at, bytes, 0644, err);
        s->written++;
    }
    arena_release(&a);
    return f;
}

static enum fault put_table(struct starter *s, const struct embedded *table, const char *folder, struct err *err)
{
    struct arena a = {0};
    enum fault f = FAULT_OK;
    for (; table->name && f == FAULT_OK; table++)
        f = put(s, path_join(&a, folder, str_of(table->name)), embedded_bytes(table), err);
    arena_release(&a);
    return f;
}

static enum fault put_settings(struct starter *s, struct err *err)
{
    auto_buf struct buf text = buf_make(LIMIT_SETTINGS);
    buf_printf(
        &text,
        "{\n"
        "  \"$schema\": \"./okgyo.schema.json\",\n"
        "  \"newsroom\": {\n"
        "    \"name\": \"\",\n"
        "    \"targets\": %s,\n"
        "    \"glossaries\": [\"glossaries\"]\n"
        "  },\n"
        "  \"store\": { \"url\": \"okgyo.db\" },\n"
        "  \"translate\": {\n"
        "    \"//\": \"endpoints are tried in this order; see okgyo.schema.json for deepl and openai\",\n"
        "    \"order\": [\"%s\"],\n"
        "    \"endpoints\": [\n"
        "      { \"name\": \"memory\", \"preset\": \"memory\", \"files\": [%s] },\n"
        "      { \"name\": \"libretranslate\", \"preset\": \"libretranslate\", \"url\": \"http://127.0.0.1:5000\" }\n"
        "    ]\n"
        "  },\n"
        "  \"qa\": { \"rules\": [\"glossaries/rules/news.en.json\"] },\n"
        "  \"export\": { \"dir\": \"out\" }\n"
        "}\n",
        s->targets, s->samples ? "memory" : "libretranslate", s->samples ? "\"samples/memory.tmx\"" : "");
    return put(s, str_of("okgyo.json"), buf_str(&text), err);
}

enum fault starter_write(struct starter *s, struct err *err)
{
    auto_buf struct buf schema = buf_make(LIMIT_EXPORT);
    settings_schema(sections_all(), &schema);
    try(put(s, str_of("okgyo.schema.json"), buf_str(&schema), err));
    try(put_settings(s, err));
    try(put_table(s, cli_glossaries, "glossaries", err));
    return s->samples ? put_table(s, cli_samples, "samples", err) : FAULT_OK;
}
