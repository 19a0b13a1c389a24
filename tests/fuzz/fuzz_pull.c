/* pull: whatever Jansson takes it takes too and reads alike (but for real numbers), and
 * no input makes it go on for ever. */
#include "base/json.h"
#include "base/pull.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void copy_value(struct pull *p, struct buf *out);

static void copy_object(struct pull *p, struct buf *out)
{
    struct str key;
    pull_open(p, '{');
    json_open(out, '{');
    while (pull_key(p, &key)) {
        json_add_str(out, NULL, key);
        buf_addc(out, ':');
        copy_value(p, out);
    }
    json_close(out, '}');
}

static void copy_array(struct pull *p, struct buf *out)
{
    pull_open(p, '[');
    json_open(out, '[');
    while (pull_more(p))
        copy_value(p, out);
    json_close(out, ']');
}

static void copy_value(struct pull *p, struct buf *out)
{
    switch (pull_peek(p)) {
    case '{': copy_object(p, out); break;
    case '[': copy_array(p, out); break;
    case '"': json_add_str(out, NULL, pull_str(p)); break;
    case 't':
    case 'f': json_add_bool(out, NULL, pull_bool(p)); break;
    case 'n':
        pull_skip(p);
        json_add_str(out, NULL, str_of("null"));
        break;
    default: json_add_int(out, NULL, pull_int(p));
    }
}

/* Jansson's tree as copy_value() writes; false when a real number is in it. */
static bool write_tree(const json_t *j, struct buf *out)
{
    const char *key;
    size_t i;
    json_t *item;
    bool whole = true;
    if (json_is_object(j)) {
        json_open(out, '{');
        json_object_foreach((json_t *)j, key, item)
        {
            json_add_str(out, NULL, str_of(key));
            buf_addc(out, ':');
            whole &= write_tree(item, out);
        }
        json_close(out, '}');
    } else if (json_is_array(j)) {
        json_open(out, '[');
        json_array_foreach((json_t *)j, i, item) whole &= write_tree(item, out);
        json_close(out, ']');
    } else if (json_is_integer(j)) {
        json_add_int(out, NULL, json_integer_value(j));
    } else if (json_is_boolean(j)) {
        json_add_bool(out, NULL, json_is_true(j));
    } else {
        json_add_str(out, NULL, json_is_null(j) ? str_of("null") : json_str(j));
        whole = !json_is_real(j);
    }
    return whole;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str bytes = {(const char *)data, size};
    auto_buf struct buf pulled = buf_make(size * 8 + 64), expected = buf_make(size * 8 + 64);
    auto_json json_t *tree = NULL;
    struct pull p = pull_from(bytes, &a), over = p;
    pull_skip(&over);
    bool nul = memchr(data, 0, size) != NULL; /* Jansson overlooks one behind a number */
    if (!nul && json_parse(bytes, "input", &tree, NULL) == FAULT_OK && write_tree(tree, &expected)) {
        copy_value(&p, &pulled);
        assert(pull_end(&p, "input", NULL) == FAULT_OK && pull_end(&over, "input", NULL) == FAULT_OK);
        assert(str_eq(buf_str(&pulled), buf_str(&expected)));
    }
    arena_release(&a);
    return 0;
}
