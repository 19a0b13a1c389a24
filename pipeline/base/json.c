#include "base/json.h"

enum fault json_parse(struct str bytes, const char *what, json_t **out, struct err *err)
{
    json_error_t why;
    *out = json_loadb(bytes.at, bytes.len, JSON_REJECT_DUPLICATES, &why);
    if (*out)
        return FAULT_OK;
    return fault(err, FAULT_REJECT, "%s:%d:%d: not valid JSON: %s", what, why.line, why.column, why.text);
}

struct str json_str(const json_t *string)
{
    return (struct str){json_is_string(string) ? json_string_value(string) : "", json_string_length(string)};
}

struct str json_get_str(const json_t *object, const char *key)
{
    return json_str(json_object_get(object, key));
}

int64_t json_get_int(const json_t *object, const char *key, int64_t fallback)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) ? json_integer_value(value) : fallback;
}

bool json_get_bool(const json_t *object, const char *key, bool fallback)
{
    const json_t *value = json_object_get(object, key);
    return json_is_boolean(value) ? json_is_true(value) : fallback;
}

static int dump(const char *bytes, size_t len, void *buf)
{
    buf_add(buf, (struct str){bytes, len});
    return 0;
}

void json_write(struct buf *b, const json_t *value)
{
    json_dump_callback(value, dump, b, JSON_COMPACT | JSON_ENCODE_ANY);
}

void json_write_pretty(struct buf *b, const json_t *value)
{
    json_dump_callback(value, dump, b, JSON_INDENT(2) | JSON_ENCODE_ANY);
}

/* The comma that the next value needs, judged by the last byte written. */
static void separate(struct buf *b)
{
    char last = b->len ? b->at[b->len - 1] : '[';
    if (last != '{' && last != '[' && last != ':' && last != '\n')
        buf_addc(b, ',');
}

void json_open(struct buf *b, char bracket)
{
    separate(b);
    buf_addc(b, bracket);
}

void json_close(struct buf *b, char bracket)
{
    buf_addc(b, bracket);
}

static void quoted(struct buf *b, struct str s)
{
    buf_addc(b, '"');
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(b, str_slice(s, from, i - from));
        from = i + 1;
        if (c == '"' || c == '\\')
            buf_printf(b, "\\%c", c);
        else if (c == '\n')
            buf_addz(b, "\\n");
        else
            buf_printf(b, "\\u%04x", c);
    }
    buf_add(b, str_slice(s, from, s.len));
    buf_addc(b, '"');
}

void json_key(struct buf *b, const char *key)
{
    separate(b);
    quoted(b, str_of(key));
    buf_addc(b, ':');
}

static void before_value(struct buf *b, const char *key)
{
    if (key)
        json_key(b, key);
    else
        separate(b);
}

void json_add_str(struct buf *b, const char *key, struct str value)
{
    before_value(b, key);
    quoted(b, value);
}

void json_add_int(struct buf *b, const char *key, int64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    before_value(b, key);
    if (value < 0)
        buf_addc(b, '-');
    buf_add(b, (struct str){digits + at, sizeof digits - at}); /* by hand: this is a hot path */
}

void json_add_bool(struct buf *b, const char *key, bool value)
{
    before_value(b, key);
    buf_addz(b, value ? "true" : "false");
}
