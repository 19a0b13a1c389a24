#include "stages/export/disclosure.h"

#include "stages/export/words.h"

static const char *const kind_names[ENGINE_KINDS] = {"memory", "machine", "generative"};

/* Presets of translate.endpoints that are not plain machine translation. */
static const struct {
    const char *preset;
    enum engine_kind kind;
} preset_kinds[] = {
    {"memory", ENGINE_MEMORY},          {"tmx", ENGINE_MEMORY},
    {"openai", ENGINE_GENERATIVE},      {"chat", ENGINE_GENERATIVE},
    {"openai-chat", ENGINE_GENERATIVE}, {"anthropic", ENGINE_GENERATIVE},
    {"ollama", ENGINE_GENERATIVE},      {"gemini", ENGINE_GENERATIVE},
};

/* The vocabulary as IPTC publishes it, without its retired codes. */
static const struct source_type source_types[] = {
    {"trainedAlgorithmicMedia", "Created using Generative AI"},
    {"compositeWithTrainedAlgorithmicMedia", "Edited using Generative AI"},
    {"compositeSynthetic", "Composite including generative AI elements"},
    {"composite", "Composite of elements"},
    {"humanEdits", "Human-edited media"},
    {"digitalCreation", "Digital creation"},
    {"algorithmicMedia", "Pure algorithmic media"},
    {"algorithmicallyEnhanced", "Algorithmically-altered media"},
    {"dataDrivenMedia", "Data-driven media"},
};

/* Which code a text gets, by what drafted it and whether people signed it: policy,
 * so the setting export.source_types may name others. "" says nothing. */
static const struct {
    const char *when, *code;
} standard_types[] = {
    {"machine.draft", "trainedAlgorithmicMedia"},
    {"machine.signed", "compositeWithTrainedAlgorithmicMedia"},
    {"memory.draft", "algorithmicMedia"},
    {"memory.signed", "humanEdits"},
    {"hand.draft", ""}, /* nobody answers for it yet, so no person is claimed */
    {"hand.signed", "digitalCreation"},
};

const char *engine_kind_name(enum engine_kind k)
{
    return kind_names[k];
}

static bool kind_read(struct str name, enum engine_kind *out)
{
    for (int k = 0; k < ENGINE_KINDS; k++) {
        if (str_is(name, kind_names[k])) {
            *out = (enum engine_kind)k;
            return true;
        }
    }
    return false;
}

static struct str preset_of(const struct settings *s, struct str endpoint)
{
    const json_t *list = settings_json(s, "translate", "endpoints"), *e;
    size_t i;
    json_array_foreach(list, i, e)
    {
        struct str name = json_get_str(e, "name"), preset = json_get_str(e, "preset");
        if (str_eq(name.len ? name : preset, endpoint))
            return preset;
    }
    return endpoint;
}

static struct str map_value(const json_t *map, struct str key)
{
    return json_str(json_object_getn(map, key.at, key.len));
}

enum engine_kind engine_kind(const struct settings *s, struct str endpoint)
{
    enum engine_kind kind;
    if (kind_read(map_value(settings_json(s, "export", "engine_kinds"), endpoint), &kind))
        return kind;
    struct str preset = preset_of(s, endpoint);
    for (size_t i = 0; i < sizeof preset_kinds / sizeof *preset_kinds; i++)
        if (str_is(preset, preset_kinds[i].preset))
            return preset_kinds[i].kind;
    return ENGINE_MACHINE;
}

struct str disclosure_name(const struct settings *s, struct str login)
{
    struct str name = map_value(settings_json(s, "export", "names"), login);
    return name.len ? name : login;
}

static void read_facts(const struct article *a, const struct signoff *so, const struct settings *s,
                       struct disclosure *d)
{
    d->reporter = so->reporter.given && so->reporter.matches;
    d->editor = so->editor.given && so->editor.matches;
    d->signed_off = so->state == STATE_SIGNED && d->reporter && d->editor;
    struct str last = {"", 0};
    for (size_t i = 0; i < a->segments.len; i++) {
        const struct segment *g = &a->segments.at[i];
        d->sentences += g->target.len > 0;
        d->changed += g->target.len > 0 && !str_eq(segment_written(g), g->draft.text);
        if (g->draft.text.len == 0 || str_eq(g->draft.endpoint, last))
            continue;
        last = g->draft.endpoint;
        d->drafted_by[engine_kind(s, last)] = true;
    }
}

/* --- sentences --- */

struct maker {
    struct arena *arena;
    const struct settings *settings;
    struct str lang;
    struct err *err;
};

static enum fault sentence(const struct maker *m, const char *key, const struct word *values, struct str *out)
{
    struct str words;
    try(words_need(m->settings, m->lang, key, &words, m->err));
    return words_fill(m->arena, m->lang, key, words, values, out, m->err);
}

static const struct word no_words[] = {{NULL, {"", 0}}};

/* "machine translation", "a memory of earlier translations and a generative AI model" */
static enum fault engines_text(const struct maker *m, const struct disclosure *d, struct str *out)
{
    *out = str_of("");
    for (int k = 0; k < ENGINE_KINDS; k++) {
        if (!d->drafted_by[k])
            continue;
        struct str one;
        try(sentence(m, kind_names[k], no_words, &one));
        if (out->len == 0) {
            *out = one;
            continue;
        }
        const struct word both[] = {{"first", *out}, {"second", one}, {NULL, {"", 0}}};
        try(sentence(m, "and", both, out));
    }
    return FAULT_OK;
}

static enum fault drafted_text(const struct maker *m, const struct disclosure *d, struct str *out)
{
    struct str engines;
    try(engines_text(m, d, &engines));
    const struct word values[] = {{"engines", engines}, {NULL, {"", 0}}};
    return sentence(m, engines.len ? "drafted" : "written", values, out);
}

/* A person's step: `key` is the sentence, `who` the login that signed it. */
static enum fault person_text(const struct maker *m, bool signed_it, const char *key, struct str who, struct str *out)
{
    *out = str_of("");
    if (!signed_it)
        return FAULT_OK;
    struct str named = {"", 0};
    if (settings_bool(m->settings, "export", "disclosure_names")) {
        const struct word name[] = {{"name", disclosure_name(m->settings, who)}, {NULL, {"", 0}}};
        try(sentence(m, "who", name, &named));
    }
    const struct word values[] = {{"who", named}, {NULL, {"", 0}}};
    return sentence(m, key, values, out);
}

/* Whole percent, but never 0 or 100 for some and not all. */
static int64_t percent(int64_t part, int64_t whole)
{
    if (part == 0 || part == whole)
        return part ? 100 : 0;
    int64_t p = (part * 200 + whole) / (whole * 2);
    return p < 1 ? 1 : p > 99 ? 99 : p;
}

/* How much people changed is a claim about people: only when one of them signed. */
static enum fault changed_text(const struct maker *m, const struct disclosure *d, struct str *out)
{
    *out = str_of("");
    bool machine = d->drafted_by[ENGINE_MEMORY] || d->drafted_by[ENGINE_MACHINE] || d->drafted_by[ENGINE_GENERATIVE];
    if (!machine || !(d->reporter || d->editor) || d->sentences == 0)
        return FAULT_OK;
    const struct word values[] = {
        {"changed", arena_printf(m->arena, "%lld", (long long)d->changed)},
        {"sentences", arena_printf(m->arena, "%lld", (long long)d->sentences)},
        {"percent", arena_printf(m->arena, "%lld", (long long)percent(d->changed, d->sentences))},
        {NULL, {"", 0}},
    };
    return sentence(m, "changed", values, out);
}

static enum fault more_text(const struct maker *m, struct str *out)
{
    struct str url = settings_str(m->settings, "export", "disclosure_url");
    const struct word values[] = {{"url", url}, {NULL, {"", 0}}};
    *out = str_of("");
    return url.len ? sentence(m, "more", values, out) : FAULT_OK;
}

/* The layout only orders: a letter or digit outside the braces would be a sentence
 * that stands whatever happened. And the machine's part cannot be left out. */
static enum fault check_layout(const struct maker *m, struct str layout)
{
    bool inside = false;
    for (size_t i = 0; i < layout.len; i++) {
        unsigned char c = (unsigned char)layout.at[i];
        bool word = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80;
        if (c == '{' || c == '}')
            inside = c == '{';
        else if (!inside && word)
            return fault(m->err, FAULT_STOP,
                         "/export/disclosure/%.*s.layout: words of its own are not allowed here; put them into the "
                         "sentence they belong to (%.*s.drafted, %.*s.editor …)",
                         STR_ARGS(m->lang), STR_ARGS(m->lang), STR_ARGS(m->lang));
    }
    if (str_find(layout, str_of("{drafted}"), 0) < 0)
        return fault(m->err, FAULT_STOP, "/export/disclosure/%.*s.layout: {drafted} must be in it", STR_ARGS(m->lang));
    return FAULT_OK;
}

static enum fault make_text(const struct maker *m, const struct signoff *so, struct disclosure *d)
{
    struct str layout, drafted, reporter, editor, changed, more;
    try(words_need(m->settings, m->lang, "layout", &layout, m->err));
    try(check_layout(m, layout));
    try(drafted_text(m, d, &drafted));
    try(person_text(m, d->reporter, "reporter", so->reporter.who, &reporter));
    try(person_text(m, d->editor, "editor", so->editor.who, &editor));
    try(changed_text(m, d, &changed));
    try(more_text(m, &more));
    const struct word values[] = {{"drafted", drafted}, {"reporter", reporter}, {"editor", editor},
                                  {"changed", changed}, {"more", more},         {NULL, {"", 0}}};
    try(words_fill(m->arena, m->lang, "layout", layout, values, &d->text, m->err));
    d->mark = str_of("");
    return d->signed_off ? FAULT_OK : sentence(m, "unsigned", no_words, &d->mark);
}

/* --- source type --- */

static const char *type_case(const struct disclosure *d)
{
    if (d->drafted_by[ENGINE_MACHINE] || d->drafted_by[ENGINE_GENERATIVE])
        return d->signed_off ? "machine.signed" : "machine.draft";
    if (d->drafted_by[ENGINE_MEMORY])
        return d->signed_off ? "memory.signed" : "memory.draft";
    return d->signed_off ? "hand.signed" : "hand.draft";
}

static struct str type_code(const struct settings *s, const char *when)
{
    const json_t *own = json_object_get(settings_json(s, "export", "source_types"), when);
    if (json_is_string(own))
        return json_str(own);
    for (size_t i = 0; i < sizeof standard_types / sizeof *standard_types; i++)
        if (strcmp(standard_types[i].when, when) == 0)
            return str_of(standard_types[i].code);
    return str_of("");
}

static enum fault make_type(const struct settings *s, struct disclosure *d, struct err *err)
{
    const char *when = type_case(d), *nearest = source_types[0].code;
    struct str code = type_code(s, when);
    d->type = NULL;
    if (code.len == 0)
        return FAULT_OK;
    for (size_t i = 0; i < sizeof source_types / sizeof *source_types; i++) {
        if (str_is(code, source_types[i].code)) {
            d->type = &source_types[i];
            return FAULT_OK;
        }
        if (str_distance(code, str_of(source_types[i].code)) < str_distance(code, str_of(nearest)))
            nearest = source_types[i].code;
    }
    return fault(err, FAULT_STOP, "/export/source_types/%s: \"%.*s\" is no IPTC digital source type; did you mean %s?",
                 when, STR_ARGS(code), nearest);
}

struct str source_type_uri(struct arena *arena, const struct source_type *t)
{
    return arena_printf(arena, "http://cv.iptc.org/newscodes/digitalsourcetype/%s", t->code);
}

enum fault disclosure_make(struct arena *arena, const struct article *a, const struct signoff *so,
                           const struct settings *s, struct disclosure *out, struct err *err)
{
    const struct maker m = {arena, s, a->target_lang, err};
    *out = (struct disclosure){.text = {"", 0}, .mark = {"", 0}};
    read_facts(a, so, s, out);
    try(make_text(&m, so, out));
    return make_type(s, out, err);
}
