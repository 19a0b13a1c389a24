#include "engine/check_option.h"

#include "base/arena.h"

const struct option *option_find(const struct option *options, struct str name)
{
    for (; options && options->name; options++)
        if (str_is(name, options->name))
            return options;
    return NULL;
}

const char *option_nearest(const struct option *options, struct str name)
{
    const char *nearest = NULL;
    unsigned best = 4; /* further away it is another word */
    for (; options && options->name; options++) {
        unsigned d = str_distance(name, str_of(options->name));
        if (d < best) {
            best = d;
            nearest = options->name;
        }
    }
    return nearest;
}

static bool is_word(const struct option *o, struct str value)
{
    struct str rest = str_of(o->words), word;
    while (str_cut(&rest, '|', &word))
        if (str_eq(word, value))
            return true;
    return false;
}

static const char *type_in_words(enum option_type type)
{
    static const char *const words[] = {
        "a string",
        "a whole number",
        "true or false",
        "a list of strings",
        "a secret: {\"env\": \"NAME\"} or {\"file\": \"path\"}",
        "an object of strings",
        "a list of objects",
    };
    return words[type];
}

static bool all_strings(const json_t *value)
{
    size_t i;
    json_t *item;
    const char *key;
    json_array_foreach((json_t *)value, i, item) if (!json_is_string(item)) return false;
    json_object_foreach((json_t *)value, key, item) if (!json_is_string(item)) return false;
    return true;
}

static bool is_secret(const json_t *value)
{
    return json_is_object(value) && json_object_size(value) == 1 &&
           (json_get_str(value, "env").len || json_get_str(value, "file").len);
}

static bool type_fits(const struct option *o, const json_t *value)
{
    switch (o->type) {
    case OPTION_STRING: return json_is_string(value);
    case OPTION_INT: return json_is_integer(value);
    case OPTION_BOOL: return json_is_boolean(value);
    case OPTION_LIST: return json_is_array(value) && all_strings(value);
    case OPTION_SECRET: return is_secret(value);
    case OPTION_MAP: return json_is_object(value) && all_strings(value);
    case OPTION_TABLE: return json_is_array(value);
    }
    return false;
}

static enum fault check_range(const struct option *o, const json_t *value, const char *what, const char *path,
                              struct err *err)
{
    if (o->type == OPTION_INT && (o->least || o->most)) {
        json_int_t n = json_integer_value(value);
        if (n < o->least || n > o->most)
            return fault(err, FAULT_STOP, "%s: %s: %lld is not between %lld and %lld", what, path, (long long)n,
                         (long long)o->least, (long long)o->most);
    }
    if (o->type == OPTION_STRING && o->words && !is_word(o, json_str(value)))
        return fault(err, FAULT_STOP, "%s: %s: '%s' is none of %s", what, path, json_string_value(value), o->words);
    return FAULT_OK;
}

static enum fault check_value(const struct option *o, const json_t *value, const char *what, const char *path,
                              struct err *err)
{
    if (!type_fits(o, value))
        return fault(err, FAULT_STOP, "%s: %s: must be %s", what, path, type_in_words(o->type));
    if (o->type != OPTION_TABLE)
        return check_range(o, value, what, path, err);
    size_t i;
    json_t *item;
    enum fault f = FAULT_OK;
    struct arena a = {0};
    json_array_foreach((json_t *)value, i, item)
    {
        const char *inner = arena_printf(&a, "%s/%zu", path, i).at;
        if (f == FAULT_OK && !json_is_object(item))
            f = fault(err, FAULT_STOP, "%s: %s: must be an object", what, inner);
        if (f == FAULT_OK)
            f = option_check_object(o->members, item, what, inner, err);
    }
    arena_release(&a);
    return f;
}

static enum fault check_member(const struct option *options, const char *key, const json_t *value, const char *what,
                               const char *path, struct err *err)
{
    const struct option *o = option_find(options, str_of(key));
    if (!o) {
        const char *nearest = option_nearest(options, str_of(key));
        return fault(err, FAULT_STOP, "%s: %s/%s: there is no such setting%s%s%s", what, path, key,
                     nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    }
    struct arena a = {0};
    enum fault f = check_value(o, value, what, arena_printf(&a, "%s/%s", path, key).at, err);
    arena_release(&a);
    return f;
}

enum fault option_check_object(const struct option *options, const json_t *object, const char *what, const char *path,
                               struct err *err)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value) if (strncmp(key, "//", 2) != 0)
        try(check_member(options, key, value, what, path, err));
    return FAULT_OK;
}

void option_fill_object(const struct option *options, json_t *object)
{
    for (const struct option *o = options; o && o->name; o++) {
        json_t *value = json_object_get(object, o->name);
        if (!value && o->standard)
            json_object_set_new(object, o->name, json_loads(o->standard, JSON_DECODE_ANY, NULL));
        size_t i;
        json_t *item;
        if (o->type == OPTION_TABLE)
            json_array_foreach(value, i, item) option_fill_object(o->members, item);
    }
}

static json_t *split(struct str text)
{
    json_t *list = json_array();
    struct str piece;
    while (str_cut(&text, ',', &piece)) {
        piece = str_trim(piece);
        json_array_append_new(list, json_stringn(piece.at, piece.len));
    }
    return list;
}

static json_t *read_value(const struct option *o, struct str text)
{
    int64_t n;
    bool negative = text.len > 1 && text.at[0] == '-';
    switch (o->type) {
    case OPTION_STRING: return json_stringn(text.at, text.len);
    case OPTION_INT:
        if (!str_int(negative ? str_slice(text, 1, text.len) : text, &n))
            return NULL;
        return json_integer(negative ? -n : n);
    case OPTION_BOOL:
        if (str_is(text, "true") || str_is(text, "1") || str_is(text, "yes"))
            return json_true();
        return str_is(text, "false") || str_is(text, "0") || str_is(text, "no") ? json_false() : NULL;
    case OPTION_LIST: return split(text);
    default: return NULL;
    }
}

enum fault option_from_text(const struct option *o, json_t *object, struct str text, const char *where, struct err *err)
{
    if (o->type == OPTION_TABLE || o->type == OPTION_SECRET || o->type == OPTION_MAP)
        return FAULT_OK;
    auto_json json_t *value = read_value(o, text);
    if (!value)
        return fault(err, FAULT_STOP, "%s: '%.*s' must be %s", where, STR_ARGS(text), type_in_words(o->type));
    try(check_range(o, value, where, o->name, err));
    json_object_set(object, o->name, value);
    return FAULT_OK;
}

static json_t *schema_of(const struct option *o)
{
    static const char *const types[] = {"string", "integer", "boolean", "array", "object", "object", "array"};
    json_t *schema = json_pack("{s:s, s:s}", "description", o->help, "type", types[o->type]);
    if (o->standard)
        json_object_set_new(schema, "default", json_loads(o->standard, JSON_DECODE_ANY, NULL));
    if (o->words) {
        json_t *words = json_array();
        struct str rest = str_of(o->words), word;
        while (str_cut(&rest, '|', &word))
            json_array_append_new(words, json_stringn(word.at, word.len));
        json_object_set_new(schema, "enum", words);
    }
    if (o->type == OPTION_INT && (o->least || o->most)) {
        json_object_set_new(schema, "minimum", json_integer(o->least));
        json_object_set_new(schema, "maximum", json_integer(o->most));
    }
    if (o->type == OPTION_LIST)
        json_object_set_new(schema, "items", json_pack("{s:s}", "type", "string"));
    if (o->type == OPTION_TABLE)
        json_object_set_new(schema, "items", option_schema_object(o->members, NULL));
    if (o->type == OPTION_MAP)
        json_object_set_new(schema, "additionalProperties", json_pack("{s:s}", "type", "string"));
    if (o->type == OPTION_SECRET)
        json_object_update_new(schema,
                               json_pack("{s:{s:{s:s,s:i},s:{s:s,s:i}}, s:b, s:i, s:i}", "properties", "env", "type",
                                         "string", "minLength", 1, "file", "type", "string", "minLength", 1,
                                         "additionalProperties", 0, "minProperties", 1, "maxProperties", 1));
    return schema;
}

json_t *option_schema_object(const struct option *options, const char *help)
{
    json_t *properties = json_object();
    for (const struct option *o = options; o && o->name; o++)
        json_object_set_new(properties, o->name, schema_of(o));
    json_t *schema = json_pack("{s:s, s:b, s:{s:{}}, s:o}", "type", "object", "additionalProperties", 0,
                               "patternProperties", "^//", "properties", properties);
    if (help)
        json_object_set_new(schema, "description", json_string(help));
    return schema;
}
