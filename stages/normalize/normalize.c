#include "engine/stage.h"

#include "base/json.h"
#include "base/pull.h"
#include "stages/normalize/clean.h"

/* Output: {"changed": [[block, text, "gap new old gap new old …"], …]}, only blocks
 * whose text is not what was read. An edit is three numbers: the bytes that stayed
 * since the last one, its length in the new text and in the old one. They are one
 * string, because in a decomposed article there is an edit for every syllable. */

static void write_number(struct buf *out, size_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    digits[--at] = ' ';
    do
        digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    buf_add(out, (struct str){digits + at, sizeof digits - at});
}

static void write_edits(const struct edits *e, struct buf *out)
{
    auto_buf struct buf numbers = buf_make(LIMIT_OUTPUT);
    size_t done = 0;
    for (size_t i = 0; i < e->len; i++) {
        write_number(&numbers, e->at[i].to.at - done);
        write_number(&numbers, e->at[i].to.len);
        write_number(&numbers, e->at[i].from.len);
        done = (size_t)e->at[i].to.at + e->at[i].to.len;
    }
    json_add_str(out, NULL, buf_str(&numbers));
}

static enum fault normalize_work(struct work *w, struct buf *out, struct err *err)
{
    json_open(out, '{');
    json_key(out, "changed");
    json_open(out, '[');
    for (size_t i = 0; i < w->article->blocks.len; i++) {
        struct edits edits;
        struct str text = clean_block(w->scratch, &w->article->blocks.at[i], &edits);
        if (edits.len == 0)
            continue;
        json_open(out, '[');
        json_add_int(out, NULL, (int64_t)i);
        json_add_str(out, NULL, text);
        write_edits(&edits, out);
        json_close(out, ']');
    }
    json_close(out, ']');
    json_close(out, '}');
    return buf_check(out, "normalize", err);
}

static bool read_number(struct str s, size_t *at, size_t *value)
{
    size_t start = *at;
    *value = 0;
    for (; *at < s.len && s.at[*at] != ' '; ++*at) {
        unsigned digit = (unsigned char)s.at[*at] - '0';
        if (digit > 9 || *value > UINT32_MAX)
            return false;
        *value = *value * 10 + digit;
    }
    bool ended = *at<s.len && * at> start;
    ++*at;
    return ended;
}

/* False when the numbers do not lead from `text` to `read`. */
static bool read_edits(struct arena *a, struct str numbers, struct str text, struct str read, struct edits *out)
{
    size_t to = 0, from = 0, gap, fresh, old;
    for (size_t at = 0; at < numbers.len;) {
        if (!read_number(numbers, &at, &gap) || !read_number(numbers, &at, &fresh) || !read_number(numbers, &at, &old))
            return false;
        if (gap > text.len - to || fresh > text.len - to - gap || gap > read.len - from || old > read.len - from - gap)
            return false;
        to += gap;
        from += gap;
        edits_add(a, out, (struct span){(uint32_t)to, (uint32_t)fresh}, (struct span){(uint32_t)from, (uint32_t)old});
        to += fresh;
        from += old;
    }
    return text.len - to == read.len - from;
}

static bool pull_row(struct pull *p, struct article *a)
{
    pull_open(p, '[');
    pull_must(p);
    int64_t i = pull_int(p);
    pull_must(p);
    struct str text = pull_str(p);
    pull_must(p);
    struct str numbers = pull_str(p);
    if (pull_more(p) || i < 0 || (size_t)i >= a->blocks.len)
        return false;
    struct block *b = &a->blocks.at[i];
    b->text = text;
    return read_edits(a->arena, numbers, b->text, b->read, &b->edits);
}

static enum fault pull_changed(struct pull *p, struct article *a, struct err *err)
{
    pull_open(p, '[');
    for (size_t i = 0; pull_more(p); i++)
        if (!pull_row(p, a))
            return fault(err, FAULT_STOP, "stored normalize output: row %zu does not fit its article", i);
    return FAULT_OK;
}

static enum fault normalize_load(struct article *a, struct str bytes, struct err *err)
{
    struct pull p = pull_from(bytes, a->arena);
    struct str key;
    for (size_t i = 0; i < a->blocks.len; i++) {
        a->blocks.at[i].text = a->blocks.at[i].read;
        a->blocks.at[i].edits = (struct edits){0};
    }
    pull_open(&p, '{');
    while (pull_key(&p, &key))
        if (str_is(key, "changed"))
            try(pull_changed(&p, a, err));
        else
            pull_skip(&p);
    return pull_end(&p, "stored normalize output", err);
}

static const struct option options[] = {{.name = NULL}};

const struct stage stage_normalize = {
    .name = "normalize",
    .help = "cleans the text of every block and keeps the map back to what was read",
    .version = 1,
    .scope = SCOPE_ARTICLE,
    .options = options,
    .work = normalize_work,
    .load = normalize_load,
};
