#include "stages/translate/endpoints.h"

#include "base/log.h"
#include "net/limiter.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* Members up to `daily_chars` are common to all presets; the others belong to the
 * presets whose descriptor names them in `uses`. */
static const struct option endpoint_options[] = {
    {.name = "name", .type = OPTION_STRING, .help = "what drafts, logs and `order` call it; the preset if left out"},
    {.name = "preset",
     .type = OPTION_STRING,
     .help = "the protocol: memory, libretranslate, deepl, openai, azure, papago or google"},
    {.name = "url", .type = OPTION_STRING, .help = "base address, such as http://127.0.0.1:5000"},
    {.name = "key", .type = OPTION_SECRET, .help = "the endpoint's key"},
    {.name = "concurrency", .type = OPTION_INT, .least = 1, .most = 512, .help = "requests at a time, over all lanes"},
    {.name = "per_minute", .type = OPTION_INT, .most = 60000, .help = "requests a minute, 0 for no limit"},
    {.name = "timeout_s", .type = OPTION_INT, .least = 1, .most = 3600, .help = "longest wait for one answer"},
    {.name = "batch", .type = OPTION_INT, .least = 1, .most = 1000, .help = "sentences a request"},
    {.name = "max_bytes", .type = OPTION_INT, .least = 1024, .most = LIMIT_REQUEST, .help = "bytes a request's body"},
    {.name = "languages", .type = OPTION_MAP, .help = "its own codes for languages, such as {\"en\": \"EN-GB\"}"},
    {.name = "ca_file", .type = OPTION_STRING, .help = "certificates to trust in place of the system's"},
    {.name = "proxy", .type = OPTION_STRING, .help = "proxy to go through; those of the environment are not used"},
    {.name = "allow_plain", .type = OPTION_BOOL, .help = "permit http:// to an address that is not this machine"},
    {.name = "daily_chars",
     .type = OPTION_INT,
     .most = INT64_MAX,
     .help = "characters in any 24 hours, 0 for no limit"},
    {.name = "files", .type = OPTION_LIST, .help = "memory: TMX files, a later one wins"},
    {.name = "model", .type = OPTION_STRING, .help = "openai: the model's name; deepl: its model_type"},
    {.name = "formality", .type = OPTION_STRING, .words = "default|prefer_more|prefer_less", .help = "deepl: tone"},
    {.name = "instructions", .type = OPTION_STRING, .help = "openai: house style, added to the instructions"},
    {.name = "temperature", .type = OPTION_STRING, .help = "openai: a decimal, \"0\" if left out, \"\" to send none"},
    {.name = "max_tokens", .type = OPTION_INT, .most = 1000000, .help = "openai: longest answer, 0 to send none"},
    {.name = "token_field",
     .type = OPTION_STRING,
     .words = "max_tokens|max_completion_tokens",
     .help = "openai: the name the server has for max_tokens"},
    {.name = "role", .type = OPTION_STRING, .words = "system|developer", .help = "openai: role of the instructions"},
    {.name = "response_format",
     .type = OPTION_STRING,
     .words = "json_schema|json_object|none",
     .help = "openai: the strictest answer form the server has; weaker ones are tried by themselves"},
    {.name = "protect_terms",
     .type = OPTION_BOOL,
     .help = "libretranslate: people, places and bodies of the glossary travel as placeholders and come back as "
             "their preferred rendering"},
    {.name = "region", .type = OPTION_STRING, .aside = true, .help = "azure: the resource's region, if it has one"},
    {.name = "key_id", .type = OPTION_STRING, .aside = true, .help = "papago: the application's client id"},
    {.name = "project", .type = OPTION_STRING, .aside = true, .help = "google: the project's id"},
    {.name = "location", .type = OPTION_STRING, .help = "google: where it runs, global if left out"},
    {.name = "glossary",
     .type = OPTION_STRING,
     .help = "deepl: off, or sync to keep one there in step with this glossary; papago: a glossaryKey; google: a "
             "glossary's name"},
    {0},
};

const struct option translate_options[] = {
    {.name = "endpoints",
     .aside = true, /* what of it matters is in the stage's own key */
     .type = OPTION_TABLE,
     .standard = "[]",
     .members = endpoint_options,
     .help = "the machine-translation endpoints there are"},
    {.name = "order",
     .aside = true,
     .type = OPTION_LIST,
     .standard = "[]",
     .help = "names of endpoints in the order they are asked for what is still missing; all of them if empty"},
    {.name = "context",
     .type = OPTION_BOOL,
     .standard = "true",
     .help = "send the headline and neighbouring sentences along where the protocol has a place for them"},
    {.name = "repair",
     .type = OPTION_BOOL,
     .standard = "true",
     .help = "put the preferred rendering where an endpoint used a forbidden one, when that is certain"},
    {.name = "max_attempts",
     .aside = true,
     .type = OPTION_INT,
     .standard = "5",
     .least = 1,
     .most = 20,
     .help = "how often one request is tried before the article is put back"},
    {.name = "retry_base_ms",
     .aside = true,
     .type = OPTION_INT,
     .standard = "1000",
     .least = 1,
     .most = 60000,
     .help = "longest wait before the second attempt; doubled for each further one"},
    {0},
};

static bool is_common(const char *name)
{
    for (const struct option *o = endpoint_options; strcmp(o->name, "files") != 0; o++)
        if (strcmp(o->name, name) == 0)
            return true;
    return false;
}

static bool is_used(const struct provider *p, const char *name)
{
    struct str rest = str_of(p->uses), piece;
    while (str_cut(&rest, '|', &piece))
        if (str_is(piece, name))
            return true;
    return false;
}

static enum fault provider_named(struct str preset, size_t i, const struct provider **out, struct err *err)
{
    auto_buf struct buf known = buf_make(1024);
    for (const struct provider *const *p = providers; *p; p++) {
        *out = *p;
        if (str_is(preset, (*p)->name))
            return FAULT_OK;
        buf_printf(&known, "%s%s", known.len ? ", " : "", (*p)->name);
    }
    return fault(err, FAULT_STOP, "okgyo.json: /translate/endpoints/%zu/preset: \"%.*s\" is none of %s", i,
                 STR_ARGS(preset), known.at);
}

/* A member that this preset does not read is a mistake worth a word: the editor who
 * wrote it believes it works. */
static enum fault check_members(const struct provider *p, const json_t *entry, size_t i, struct err *err)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)entry, name, value)
    {
        (void)value;
        if (strncmp(name, "//", 2) != 0 && !is_common(name) && !is_used(p, name))
            return fault(err, FAULT_STOP, "okgyo.json: /translate/endpoints/%zu/%s: preset %s has no such option", i,
                         name, p->name);
    }
    return FAULT_OK;
}

static enum fault check_url(struct str url, size_t i, struct err *err)
{
    bool clean = str_starts(url, "https://") || str_starts(url, "http://");
    for (size_t at = 0; at < url.len; at++)
        clean = clean && (unsigned char)url.at[at] > ' ' && url.at[at] != '@' && url.at[at] != 0x7F;
    if (clean)
        return FAULT_OK;
    return fault(
        err, FAULT_STOP,
        "okgyo.json: /translate/endpoints/%zu/url: must begin with https:// or http:// and hold neither spaces "
        "nor a user name",
        i);
}

static enum fault read_url(struct endpoint *e, struct arena *a, size_t i, struct err *err)
{
    struct str url = json_get_str(e->options, "url");
    if (url.len == 0 && e->provider->url)
        url = str_of(e->provider->url);
    if (e->provider->local)
        return FAULT_OK;
    if (url.len == 0)
        return fault(err, FAULT_STOP, "okgyo.json: /translate/endpoints/%zu/url: endpoint %s needs an address", i,
                     e->name);
    try(check_url(url, i, err));
    while (str_ends(url, "/"))
        url.len--;
    e->url = arena_str(a, url);
    return FAULT_OK;
}

static enum fault read_key(struct endpoint *e, struct arena *a, size_t i, struct err *err)
{
    const json_t *key = json_object_get(e->options, "key");
    if (!json_is_object(key)) {
        if (!e->provider->needs_key)
            return FAULT_OK;
        return fault(err, FAULT_STOP,
                     "okgyo.json: /translate/endpoints/%zu/key: endpoint %s needs a key: {\"env\": \"NAME\"} or "
                     "{\"file\": \"path\"}",
                     i, e->name);
    }
    struct str env = json_get_str(key, "env"), file = json_get_str(key, "file");
    e->secret_source = env.len ? arena_printf(a, "environment variable %.*s", STR_ARGS(env))
                               : arena_printf(a, "file %.*s", STR_ARGS(file));
    char what[96];
    snprintf(what, sizeof what, "okgyo.json: /translate/endpoints/%zu/key", i);
    try(settings_secret(e->settings, key, what, &e->secret, err));
    struct str trimmed = str_trim(buf_str(&e->secret));
    if (trimmed.len == 0)
        return fault(err, FAULT_STOP, "endpoint %s: its key from %.*s is empty", e->name, STR_ARGS(e->secret_source));
    memmove(e->secret.at, trimmed.at, trimmed.len);
    e->secret.at[trimmed.len] = 0;
    e->secret.len = trimmed.len;
    return FAULT_OK;
}

/* What an answer depends on: where it is asked, and every option from `files` on that is
 * not aside. In the order of the table, so that the order in the settings does not
 * matter. */
static void read_identity(struct endpoint *e)
{
    struct hash h;
    bool matters = false;
    hash_init(&h);
    hash_addz(&h, e->provider->name);
    hash_add(&h, e->url);
    for (const struct option *o = endpoint_options; o->name; o++) {
        auto_buf struct buf value = buf_make(LIMIT_SETTINGS);
        matters = matters || strcmp(o->name, "files") == 0;
        json_t *set = json_object_get(e->options, o->name);
        if (!set || o->aside || !(matters || strcmp(o->name, "languages") == 0))
            continue;
        json_write(&value, set);
        hash_addz(&h, o->name);
        hash_add(&h, buf_str(&value));
    }
    hash_hex(&h, e->identity);
}

static const char *optional_cstr(const struct endpoint *e, struct arena *a, const char *name)
{
    struct str value = json_get_str(e->options, name);
    return value.len ? arena_cstr(a, value) : NULL;
}

static void read_limits(struct endpoint *e, struct arena *a)
{
    const struct provider *p = e->provider;
    const json_t *o = e->options;
    e->timeout_ms = json_get_int(o, "timeout_s", p->timeout_s) * 1000;
    e->daily_chars = json_get_int(o, "daily_chars", 0);
    e->batch = (size_t)json_get_int(o, "batch", (int64_t)p->batch);
    e->bytes = (size_t)json_get_int(o, "max_bytes", (int64_t)p->bytes);
    e->allow_plain = json_get_bool(o, "allow_plain", false);
    const char *ca_file = optional_cstr(e, a, "ca_file");
    e->ca_file = ca_file ? settings_path(e->settings, a, str_of(ca_file)).at : NULL;
    e->proxy = optional_cstr(e, a, "proxy");
    e->limiter =
        limiter_new((int)json_get_int(o, "concurrency", p->concurrency), (int)json_get_int(o, "per_minute", 0));
}

static enum fault endpoint_open(struct endpoint *e, struct arena *a, size_t i, struct err *err)
{
    const json_t *entry = e->options;
    struct str preset = json_get_str(entry, "preset");
    try(provider_named(preset, i, &e->provider, err));
    try(check_members(e->provider, entry, i, err));
    struct str name = json_get_str(entry, "name");
    e->name = arena_cstr(a, name.len ? name : preset);
    e->secret = buf_make(LIMIT_SECRET);
    try(read_url(e, a, i, err));
    read_identity(e);
    if (!e->provider->local) {
        try(read_key(e, a, i, err));
        read_limits(e, a);
    }
    return e->provider->open ? e->provider->open(e, err) : FAULT_OK;
}

static struct endpoint *endpoint_named(struct endpoints *e, struct str name)
{
    for (size_t i = 0; i < e->len; i++)
        if (str_is(name, e->at[i].name))
            return &e->at[i];
    return NULL;
}

static enum fault read_order(struct endpoints *e, const json_t *order, struct err *err)
{
    size_t n = json_array_size(order), i;
    e->order_len = n ? n : e->len;
    e->order = arena_alloc(&e->arena, (e->order_len + 1) * sizeof *e->order);
    for (i = 0; i < e->order_len; i++) {
        struct str name = json_str(json_array_get(order, i));
        e->order[i] = n ? endpoint_named(e, name) : &e->at[i];
        if (!e->order[i])
            return fault(err, FAULT_STOP, "okgyo.json: /translate/order/%zu: no endpoint is called \"%.*s\"", i,
                         STR_ARGS(name));
    }
    return FAULT_OK;
}

static enum fault open_all(struct endpoints *e, const struct settings *s, struct err *err)
{
    const json_t *table = settings_json(s, "translate", "endpoints");
    e->at = arena_alloc(&e->arena, (json_array_size(table) + 1) * sizeof *e->at);
    for (size_t i = 0; i < json_array_size(table); i++) {
        struct endpoint *made = &e->at[e->len++];
        made->options = json_array_get(table, i);
        made->settings = s;
        try(endpoint_open(made, &e->arena, i, err));
        if (endpoint_named(e, str_of(made->name)) != made)
            return fault(err, FAULT_STOP, "okgyo.json: /translate/endpoints/%zu/name: \"%s\" is taken already", i,
                         made->name);
    }
    e->context = settings_bool(s, "translate", "context");
    e->repair = settings_bool(s, "translate", "repair");
    e->max_attempts = (int)settings_int(s, "translate", "max_attempts");
    e->retry_base_ms = settings_int(s, "translate", "retry_base_ms");
    return read_order(e, settings_json(s, "translate", "order"), err);
}

enum fault endpoints_open(const struct settings *s, struct endpoints **out, struct err *err)
{
    struct endpoints *e = calloc(1, sizeof *e);
    if (!e)
        abort();
    enum fault f = open_all(e, s, err);
    if (f != FAULT_OK) {
        endpoints_close(e);
        return f;
    }
    if (e->len == 0)
        log_warn("translate.no_endpoint",
                 "no endpoint is set up (translate.endpoints in okgyo.json): every sentence is "
                 "left for people to write");
    *out = e;
    return FAULT_OK;
}

void endpoints_close(struct endpoints *e)
{
    if (!e)
        return;
    for (size_t i = 0; i < e->len; i++) {
        if (e->at[i].provider && e->at[i].provider->close)
            e->at[i].provider->close(&e->at[i]);
        if (e->at[i].secret.at)
            sodium_memzero(e->at[i].secret.at, e->at[i].secret.len);
        buf_release(&e->at[i].secret);
        limiter_free(e->at[i].limiter);
    }
    arena_release(&e->arena);
    free(e);
}

static const char *code_of(struct str tag, const char *const (*codes)[2])
{
    for (; codes && (*codes)[0]; codes++)
        if (str_is_nocase(tag, (*codes)[0]))
            return (*codes)[1];
    return NULL;
}

struct str endpoint_primary(struct str tag)
{
    struct str rest = tag, primary = tag;
    str_cut(&rest, '-', &primary);
    return primary;
}

struct str endpoint_language(const struct endpoint *e, struct str tag, const char *const (*codes)[2])
{
    const json_t *map = json_object_get(e->options, "languages");
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)map, name, value)
    {
        if (str_is_nocase(tag, name))
            return json_str(value);
    }
    const char *code = code_of(tag, codes);
    if (!code)
        code = code_of(endpoint_primary(tag), codes);
    return code ? str_of(code) : tag;
}

/* The first bytes of an answer as one line of clean UTF-8, the key struck out. */
static struct str excerpt(const struct endpoint *e, struct arena *a, struct str body)
{
    enum { EXCERPT = 200 };
    struct str key = buf_str(&e->secret);
    auto_buf struct buf b = buf_make(2 * EXCERPT);
    bool text = utf8_invalid(body) < 0;
    for (size_t i = 0; i < body.len && b.len < EXCERPT;) {
        if (key.len && str_find(str_slice(body, i, key.len), key, 0) == 0) {
            buf_addz(&b, "***");
            i += key.len;
            continue;
        }
        size_t len = 1;
        if (text)
            utf8_at(body, i, &len);
        unsigned char c = (unsigned char)body.at[i];
        if (c < 0x20 || c == 0x7F || (!text && c >= 0x80))
            buf_addc(&b, c < 0x20 ? ' ' : '?');
        else
            buf_add(&b, str_slice(body, i, len));
        i += len;
    }
    return arena_str(a, str_trim(buf_str(&b)));
}

struct str endpoint_says(const struct endpoint *e, struct arena *a, const struct http_reply *reply)
{
    if (reply->outcome != HTTP_ANSWERED)
        return arena_printf(a, "endpoint %s: %.*s", e->name, STR_ARGS(excerpt(e, a, reply->error)));
    struct str said = excerpt(e, a, reply->body);
    if (reply->error.len)
        said = reply->error; /* where a redirect leads */
    return arena_printf(a, "endpoint %s: status %ld%s%.*s", e->name, reply->status, said.len ? ": " : "",
                        STR_ARGS(said));
}

struct str endpoint_url(const struct endpoint *e, struct arena *a, const char *path)
{
    return arena_printf(a, "%.*s%s", STR_ARGS(e->url), path);
}

unsigned endpoint_takes(const struct endpoint *e, struct str source_lang, struct str target_lang)
{
    return e->provider->takes ? e->provider->takes(e, source_lang, target_lang) : 0;
}

struct str endpoint_escaped(struct arena *a, struct str text)
{
    auto_buf struct buf b = buf_make(text.len * 3 + 1);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || strchr("-._~", c);
        buf_printf(&b, plain && c ? "%c" : "%%%02X", c);
    }
    return arena_str(a, buf_str(&b));
}
