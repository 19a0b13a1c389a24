/* translate: a draft for every sentence, from the endpoints in their order.
 *
 * memory -> matcher_find -> protect/terms -> memo_get -> provider->ask -> http_send
 * -> provider->read -> memo_put. README.md has the walk and the invariants.
 */
#include "stages/translate/batch.h"
#include "stages/translate/repair.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/pull.h"
#include "model/inlines.h"

static enum fault translate_open(const struct settings *s, void **shared, struct err *err)
{
    try(http_global_init(err));
    return endpoints_open(s, (struct endpoints **)shared, err);
}

static void translate_close(void *shared)
{
    endpoints_close(shared);
}

static enum fault translate_lane_open(void *shared, void **lane, struct err *err)
{
    (void)shared, (void)err;
    *lane = http_open("okgyo/" OKGYO_VERSION);
    return FAULT_OK;
}

static void translate_lane_close(void *lane)
{
    http_close(lane);
}

/* --- wants --- */

struct wants {
    struct want *at;
    size_t len;
};

struct terms {
    const struct term **at;
    size_t len, cap;
};

static void find_terms(struct work *w, struct want *want)
{
    const struct matches *found = &want->found;
    struct terms terms = {0};
    matcher_find(w->terms, w->scratch, want->source, &want->found);
    for (size_t i = 0; i < found->len; i++) {
        size_t seen = 0;
        while (seen < terms.len && terms.at[seen] != found->at[i].term)
            seen++;
        if (seen == terms.len)
            *vec_push(w->scratch, &terms) = found->at[i].term;
    }
    want->terms = terms.at;
    want->terms_n = terms.len;
}

/* Kinds of terms that reach some endpoint. */
static unsigned taken_kinds(const struct endpoints *e, const struct article *story)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < e->order_len; i++)
        kinds |= endpoint_takes(e->order[i], story->source_lang, story->target_lang);
    return kinds;
}

/* A memory's drafts are people's own past work. */
static bool repairs(const struct endpoints *e)
{
    for (size_t i = 0; e->repair && i < e->order_len; i++)
        if (!e->order[i]->provider->local)
            return true;
    return false;
}

static uint32_t hash_of(struct str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 16777619u;
    return h;
}

/* A sentence that occurs twice is bought once. */
static void link_same(struct arena *a, struct wants *wants)
{
    size_t size = 16;
    while (size < wants->len * 2)
        size *= 2;
    struct want **slots = arena_alloc(a, size * sizeof *slots);
    for (size_t i = 0; i < wants->len; i++) {
        size_t at = hash_of(wants->at[i].tagged) & (size - 1);
        while (slots[at] && !str_eq(slots[at]->tagged, wants->at[i].tagged))
            at = (at + 1) & (size - 1);
        wants->at[i].same = slots[at];
        if (!slots[at])
            slots[at] = &wants->at[i];
    }
}

static void make_wants(struct work *w, const struct endpoints *e, struct wants *out)
{
    const struct segments *segments = &w->article->segments;
    bool with_terms = taken_kinds(e, w->article) || repairs(e);
    out->at = arena_alloc(w->scratch, (segments->len + 1) * sizeof *out->at);
    out->len = segments->len;
    for (size_t i = 0; i < segments->len; i++)
        out->at[i] = (struct want){.source = segments->at[i].source,
                                   .segment = (uint32_t)i,
                                   .tagged = inlines_source(w->scratch, w->article, &segments->at[i]),
                                   .inlines = inlines_of(w->article, &segments->at[i]),
                                   .inlines_n = segments->at[i].inlines};
    link_same(w->scratch, out);
    for (size_t i = 0; with_terms && i < segments->len; i++)
        if (!out->at[i].same)
            find_terms(w, &out->at[i]);
}

/* The wants that no endpoint has served yet. */
static struct want **still_open(struct arena *a, struct wants *wants, size_t *n)
{
    struct want **open = arena_alloc(a, (wants->len + 1) * sizeof *open);
    *n = 0;
    for (size_t i = 0; i < wants->len; i++)
        if (!wants->at[i].same && wants->at[i].source.len && wants->at[i].draft.text.len == 0)
            open[(*n)++] = &wants->at[i];
    return open;
}

/* --- asking --- */

static enum fault ask_local(struct work *w, struct endpoint *e, struct want **open, size_t n, struct err *err)
{
    struct ask ask = {.source_lang = w->article->source_lang, .target_lang = w->article->target_lang, .n = n};
    struct answer answer = {.at = arena_alloc(w->scratch, n * sizeof *answer.at)};
    ask.sources = arena_alloc(w->scratch, n * sizeof *ask.sources);
    for (size_t i = 0; i < n; i++)
        ask.sources[i] = open[i]->source;
    try(e->provider->answer(e, &ask, w->scratch, &answer, err));
    int64_t now = clock_now();
    for (size_t i = 0; i < n; i++) {
        const struct answered *got = &answer.at[i];
        if (got->text.len) {
            open[i]->draft = (struct draft){.text = got->text,
                                            .endpoint = str_of(e->name),
                                            .model = got->model,
                                            .when = now,
                                            .billed = got->billed,
                                            .attempt = 1};
            open[i]->by_people = true;
        } else if (open[i]->trouble == TROUBLE_NONE) {
            open[i]->trouble = TROUBLE_UNKNOWN;
            open[i]->reason = arena_printf(w->scratch, "endpoint %s does not know this sentence", e->name);
        }
    }
    return FAULT_OK;
}

static enum fault ask_all(struct work *w, const struct endpoints *e, struct wants *wants, struct err *err)
{
    for (size_t i = 0; i < e->order_len; i++) {
        size_t n;
        struct want **open = still_open(w->scratch, wants, &n);
        if (n == 0)
            break;
        struct endpoint *endpoint = e->order[i];
        if (endpoint->provider->local)
            try(ask_local(w, endpoint, open, n, err));
        else
            try(batch_buy(w, e, endpoint, w->lane, open, n, err));
    }
    return FAULT_OK;
}

/* --- what came of it --- */

/* What is still open decides: as long as something may come later the article is
 * put back; what only a person can mend stops it; the rest is for people to write. */
static enum fault judge(const struct wants *wants, struct err *err)
{
    const struct want *worst = NULL;
    size_t open = 0;
    int64_t wait = 0;
    for (size_t i = 0; i < wants->len; i++) {
        const struct want *w = &wants->at[i];
        if (w->same || w->draft.text.len || w->trouble < TROUBLE_STOP)
            continue;
        open++;
        if (!worst || w->trouble > worst->trouble)
            worst = w;
        if (w->trouble == TROUBLE_LATER && w->wait_ms > wait)
            wait = w->wait_ms;
    }
    if (!worst)
        return FAULT_OK;
    enum fault f = fault(err, worst->trouble == TROUBLE_LATER ? FAULT_RETRY : FAULT_STOP,
                         "%zu of %zu sentences could not be drafted: %.*s", open, wants->len, STR_ARGS(worst->reason));
    if (err && f == FAULT_RETRY)
        err->wait_ms = wait;
    return f;
}

/* On the way out, also of the memo: a changed glossary repairs without buying again. */
static void repair_all(struct work *w, struct wants *wants)
{
    struct str lang = w->article->target_lang;
    for (size_t i = 0; i < wants->len; i++) {
        struct want *want = &wants->at[i];
        if (want->same || want->by_people || want->draft.text.len == 0 || want->found.len == 0)
            continue;
        struct str before = want->draft.text;
        if (repair_text(w->scratch, lang, &want->found, before, &want->draft.text))
            want->draft.repaired = before;
    }
}

/* Said once a story, so that nobody wonders at the desk. */
static void tell_unwanted(const struct wants *wants)
{
    const struct want *first = NULL;
    size_t n = 0;
    for (size_t i = 0; i < wants->len; i++) {
        const struct want *w = &wants->at[i];
        if (w->same || w->draft.text.len || w->trouble != TROUBLE_UNWANTED)
            continue;
        first = first ? first : w;
        n++;
    }
    if (first)
        log_warn("draft.left_empty", "%zu sentences are left for people to write; the first because %.*s", n,
                 STR_ARGS(first->reason));
}

static void add_if(struct buf *out, const char *key, struct str value)
{
    if (value.len)
        json_add_str(out, key, value);
}

static void write_wants(const struct wants *wants, struct buf *out)
{
    json_open(out, '[');
    for (size_t i = 0; i < wants->len; i++) {
        const struct want *w = wants->at[i].same ? wants->at[i].same : &wants->at[i];
        json_open(out, '{');
        if (w->draft.text.len) {
            json_add_str(out, "text", w->draft.text);
            json_add_str(out, "endpoint", w->draft.endpoint);
            add_if(out, "model", w->draft.model);
            add_if(out, "repaired", w->draft.repaired);
            json_add_int(out, "when", w->draft.when);
            /* a repeated sentence was paid for once */
            json_add_int(out, "billed", wants->at[i].same && w->draft.billed > 0 ? 0 : w->draft.billed);
            json_add_int(out, "attempt", w->draft.attempt);
        } else {
            add_if(out, "reason", w->reason);
        }
        json_close(out, '}');
    }
    json_close(out, ']');
}

static enum fault translate_work(struct work *w, struct buf *out, struct err *err)
{
    const struct endpoints *e = w->shared;
    struct wants wants;
    make_wants(w, e, &wants);
    try(ask_all(w, e, &wants, err));
    try(judge(&wants, err));
    tell_unwanted(&wants);
    if (repairs(e))
        repair_all(w, &wants);
    write_wants(&wants, out);
    return buf_check(out, "drafts", err);
}

/* What the answers depend on: the endpoints in their order (but not their limits), the
 * memories' content, and of the glossary only the terms that occur in this story. */
static void translate_key(const struct work *w, struct hash *h)
{
    const struct endpoints *e = w->shared;
    for (size_t i = 0; i < e->order_len; i++) {
        hash_addz(h, e->order[i]->name);
        hash_addz(h, e->order[i]->identity);
        if (e->order[i]->provider->key)
            e->order[i]->provider->key(e->order[i], h);
    }
    bool mends = repairs(e);
    unsigned kinds = taken_kinds(e, w->article);
    if (!kinds && !mends)
        return;
    for (size_t i = 0; i < w->article->segments.len; i++) {
        struct matches matches = {0};
        matcher_find(w->terms, w->scratch, w->article->segments.at[i].source, &matches);
        for (size_t m = 0; m < matches.len; m++) {
            if (!mends && !(kinds >> matches.at[m].term->kind & 1))
                continue;
            hash_addn(h, i);
            hash_add(h, matches.at[m].term->source);
            hash_add(h, matches.at[m].term->target);
            if (mends)
                repair_key(&matches.at[m], h);
        }
    }
}

static void pull_member(struct pull *p, struct str key, struct draft *d)
{
    if (str_is(key, "text"))
        d->text = pull_str(p);
    else if (str_is(key, "endpoint"))
        d->endpoint = pull_str(p);
    else if (str_is(key, "model"))
        d->model = pull_str(p);
    else if (str_is(key, "when"))
        d->when = pull_int(p);
    else if (str_is(key, "billed"))
        d->billed = pull_int(p);
    else if (str_is(key, "attempt"))
        d->attempt = pull_int(p);
    else if (str_is(key, "repaired"))
        d->repaired = pull_str(p);
    else
        pull_skip(p);
}

static struct draft pull_draft(struct pull *p)
{
    struct str none = {"", 0}, key;
    struct draft d = {.text = none, .endpoint = none, .model = none, .billed = -1, .repaired = none};
    pull_open(p, '{');
    while (pull_key(p, &key))
        pull_member(p, key, &d);
    return d;
}

static enum fault translate_load(struct article *a, struct str bytes, struct err *err)
{
    struct pull p = pull_from(bytes, a->arena);
    size_t n = 0;
    pull_open(&p, '[');
    for (; pull_more(&p); n++) {
        struct draft d = pull_draft(&p);
        if (n >= a->segments.len)
            continue;
        a->segments.at[n].draft = d;
        a->segments.at[n].target = d.text;
    }
    try(pull_end(&p, "stored drafts", err));
    if (n != a->segments.len)
        return fault(err, FAULT_REJECT, "stored drafts: %zu of them for %zu sentences", n, a->segments.len);
    article_fold(a);
    return FAULT_OK;
}

const struct stage stage_translate = {
    .name = "translate",
    .help = "drafts every sentence with the machine-translation endpoints, in their order",
    .version = 3,
    .scope = SCOPE_EDITION,
    .options = translate_options,
    .open = translate_open,
    .close = translate_close,
    .lane_open = translate_lane_open,
    .lane_close = translate_lane_close,
    .key = translate_key,
    .work = translate_work,
    .load = translate_load,
};
