#include "stages/translate/deepl_glossary.h"

#include "base/clock.h"
#include "base/log.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_LOST = 2,              /* glossaries DeepL forgot: then no more are made for this pair */
    MOST_PHRASE = 1024,         /* bytes of one side */
    MOST_DICTIONARY = 10 << 20, /* bytes of all */
    MOST_ID = 128,              /* bytes of DeepL's id */
    PAUSE_MS = 10 * 60 * 1000,  /* after a failure: calls for glossaries have a limit of their own */
    STOP_POLL_MS = 100,
};

/* --- the dictionary --- */

struct entry {
    struct str source, target;
    size_t order; /* in the glossary */
};

struct entries {
    struct entry *at;
    size_t len, cap;
};

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* Why DeepL would not take this side of an entry; NULL when it would. */
static const char *phrase_trouble(struct str s)
{
    size_t len;
    if (s.len == 0)
        return "a side is empty";
    if (s.len > MOST_PHRASE)
        return "a side is longer than 1024 bytes";
    for (size_t i = 0; i < s.len; i += len)
        if (is_control(utf8_at(s, i, &len)))
            return "a control character is in it";
    if (is_space(utf8_at(s, 0, NULL)) || is_space(utf8_before(s, s.len, NULL)))
        return "white space stands at an end";
    return NULL;
}

static int entry_compare(const void *left, const void *right)
{
    const struct entry *x = left, *y = right;
    int order = str_compare(x->source, y->source);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void leave_out(struct deepl_dictionary *d, struct arena *a, const struct term *t, const char *why)
{
    if (d->left_out++ == 0)
        d->first_left_out = arena_printf(a, "%.*s:%u: %s", STR_ARGS(t->file), t->line, why);
}

static void gather(const struct termbase *t, struct arena *a, struct entries *out, struct deepl_dictionary *d)
{
    for (size_t i = 0; i < termbase_count(t); i++) {
        const struct term *term = termbase_at(t, i);
        if (term->status != TERM_APPROVED)
            continue;
        struct entry e = {norm_nfc(a, term->source), norm_nfc(a, term->target), i};
        const char *trouble = phrase_trouble(e.source);
        if (!trouble)
            trouble = phrase_trouble(e.target);
        if (trouble)
            leave_out(d, a, term, trouble);
        else
            *vec_push(a, out) = e;
    }
}

void deepl_dictionary_make(const struct termbase *t, struct arena *a, struct deepl_dictionary *out)
{
    struct entries entries = {0};
    auto_buf struct buf b = buf_make(MOST_DICTIONARY);
    *out = (struct deepl_dictionary){.first_left_out = str_of("")};
    gather(t, a, &entries, out);
    if (entries.len)
        qsort(entries.at, entries.len, sizeof *entries.at, entry_compare);
    const struct entry *before = NULL;
    for (size_t i = 0; i < entries.len; i++) {
        const struct entry *e = &entries.at[i];
        bool again = before && str_eq(before->source, e->source);
        if (again && str_eq(before->target, e->target))
            continue;
        if (again || b.len + e->source.len + e->target.len + 2 > MOST_DICTIONARY) {
            leave_out(out, a, termbase_at(t, e->order), again ? "it has another rendering already" : "no room is left");
            continue;
        }
        buf_add(&b, e->source);
        buf_addc(&b, '\t');
        buf_add(&b, e->target);
        buf_addc(&b, '\n');
        before = e;
        out->n++;
    }
    out->entries = arena_str(a, buf_str(&b));
}

/* --- what is known of each pair --- */

struct pair {
    char name[80];        /* "ko-en-GB" */
    char terms[HASH_HEX]; /* of the termbase `hash` was made from */
    char hash[HASH_HEX];  /* of its dictionary; "" = it has no entries */
    char id[MOST_ID];     /* at DeepL, "" = none */
    char gone[MOST_ID];   /* DeepL does not know it any more */
    int lost;             /* how often that happened */
    int64_t not_before;   /* monotonic ms of the next try */
    struct pair *next;
};

struct deepl_glossaries {
    pthread_mutex_t syncing; /* one lane at a time; held during the calls */
    pthread_mutex_t lock;    /* of all below; held for a moment */
    struct pair *pairs;
};

struct deepl_glossaries *deepl_glossaries_new(void)
{
    struct deepl_glossaries *g = calloc(1, sizeof *g);
    if (!g || pthread_mutex_init(&g->syncing, NULL) || pthread_mutex_init(&g->lock, NULL))
        abort();
    return g;
}

void deepl_glossaries_free(struct deepl_glossaries *g)
{
    if (!g)
        return;
    while (g->pairs) {
        struct pair *p = g->pairs;
        g->pairs = p->next;
        free(p);
    }
    pthread_mutex_destroy(&g->lock);
    pthread_mutex_destroy(&g->syncing);
    free(g);
}

/* Under the lock. */
static struct pair *pair_of(struct deepl_glossaries *g, struct str source_lang, struct str target_lang)
{
    char name[sizeof g->pairs->name];
    snprintf(name, sizeof name, "%.*s-%.*s", STR_ARGS(source_lang), STR_ARGS(target_lang));
    struct pair *p = g->pairs;
    while (p && strcmp(p->name, name) != 0)
        p = p->next;
    if (p)
        return p;
    p = calloc(1, sizeof *p);
    if (!p)
        abort();
    snprintf(p->name, sizeof p->name, "%s", name);
    p->next = g->pairs;
    return g->pairs = p;
}

struct str deepl_glossaries_id(struct deepl_glossaries *g, struct arena *a, struct str source_lang,
                               struct str target_lang)
{
    pthread_mutex_lock(&g->lock);
    struct str id = arena_str(a, str_of(pair_of(g, source_lang, target_lang)->id));
    pthread_mutex_unlock(&g->lock);
    return id;
}

bool deepl_glossaries_gone(struct deepl_glossaries *g, struct str source_lang, struct str target_lang)
{
    pthread_mutex_lock(&g->lock);
    struct pair *p = pair_of(g, source_lang, target_lang);
    bool had = p->id[0] != 0;
    if (had) {
        log_warn("draft.glossary_gone", "DeepL does not take its glossary %s (%s) any more: drafting goes on without",
                 p->id, p->name);
        memcpy(p->gone, p->id, sizeof p->gone);
        p->lost++;
    }
    p->id[0] = 0;
    pthread_mutex_unlock(&g->lock);
    return had;
}

/* --- keeping in step --- */

struct sync {
    struct deepl_glossaries *g;
    struct endpoint *e;
    struct work *w;
    struct http *http;
    struct pair *pair;
    int lost;
    char gone[MOST_ID];
    struct deepl_dictionary dictionary;
};

static void set_id(struct sync *s, struct str id)
{
    pthread_mutex_lock(&s->g->lock);
    snprintf(s->pair->id, sizeof s->pair->id, "%.*s", STR_ARGS(id));
    pthread_mutex_unlock(&s->g->lock);
}

static const char *note_name(const struct sync *s)
{
    return arena_printf(s->w->scratch, "deepl.%s.%s", s->e->name, s->pair->name).at;
}

/* One exchange, given up when the stage is told to stop. */
static bool call(struct sync *s, struct http_request *request, struct http_reply *reply)
{
    const struct endpoint *e = s->e;
    request->timeout_ms = e->timeout_ms;
    request->ca_file = e->ca_file;
    request->proxy = e->proxy;
    request->allow_plain = e->allow_plain;
    http_start(s->http, s->w->scratch, request, reply, s);
    while (!http_wait(s->http, STOP_POLL_MS))
        if (atomic_load_explicit(s->w->stop, memory_order_relaxed)) {
            http_abort(s->http);
            return false;
        }
    return true;
}

static void add_body(const struct sync *s, struct buf *b)
{
    const struct article *story = s->w->article;
    json_open(b, '{');
    json_add_str(b, "name", arena_printf(s->w->scratch, "okgyo %s %s", s->e->name, s->pair->name));
    json_key(b, "dictionaries");
    json_open(b, '[');
    json_open(b, '{');
    json_add_str(b, "source_lang", endpoint_primary(story->source_lang)); /* root codes only */
    json_add_str(b, "target_lang", endpoint_primary(story->target_lang));
    json_add_str(b, "entries", s->dictionary.entries);
    json_add_str(b, "entries_format", str_of("tsv"));
    json_close(b, '}');
    json_close(b, ']');
    json_close(b, '}');
}

static bool is_id(struct str id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'))
            return false;
    }
    return id.len > 0 && id.len < MOST_ID;
}

/* The new glossary's id, "" when there is none (said in the log). */
static struct str create(struct sync *s)
{
    struct arena *a = s->w->scratch;
    auto_json json_t *root = NULL;
    auto_buf struct buf b = buf_make(2 * MOST_DICTIONARY);
    struct http_reply reply = {0};
    add_body(s, &b);
    struct http_request request = {
        .method = "POST",
        .url = endpoint_url(s->e, a, "/v3/glossaries"),
        .headers = {{"Content-Type", str_of("application/json")},
                    {"Authorization", arena_printf(a, "DeepL-Auth-Key %.*s", STR_ARGS(buf_str(&s->e->secret)))}},
        .body = buf_str(&b),
        .most_bytes = 64 << 10,
    };
    if (!call(s, &request, &reply))
        return str_of("");
    bool made = reply.outcome == HTTP_ANSWERED && (reply.status == 201 || reply.status == 200);
    if (made && json_parse(reply.body, "answer", &root, NULL) == FAULT_OK && is_id(json_get_str(root, "glossary_id")))
        return arena_str(a, json_get_str(root, "glossary_id"));
    log_warn("draft.glossary_failed",
             "%.*s; its glossary could not be brought in step: drafting goes on without, the next try is in %d minutes",
             STR_ARGS(endpoint_says(s->e, a, &reply)), PAUSE_MS / 60000);
    return str_of("");
}

static void tell_left_out(const struct sync *s)
{
    if (s->dictionary.left_out)
        log_warn("draft.glossary_left_out",
                 "endpoint %s: %zu entries cannot stand in a glossary of DeepL's; the first is %.*s", s->e->name,
                 s->dictionary.left_out, STR_ARGS(s->dictionary.first_left_out));
}

/* Best effort: one that stays there takes a place of the plan's, no more. */
static void drop(struct sync *s, struct str id)
{
    struct arena *a = s->w->scratch;
    struct http_reply reply = {0};
    struct http_request request = {
        .method = "DELETE",
        .url = arena_printf(a, "%.*s/v3/glossaries/%.*s", STR_ARGS(s->e->url), STR_ARGS(id)),
        .headers = {{"Authorization", arena_printf(a, "DeepL-Auth-Key %.*s", STR_ARGS(buf_str(&s->e->secret)))}},
        .most_bytes = 64 << 10,
    };
    bool gone = call(s, &request, &reply) && reply.outcome == HTTP_ANSWERED &&
                (reply.status == 204 || reply.status == 200 || reply.status == 404);
    if (!gone)
        log_info("draft.glossary_old", "endpoint %s: its glossary %.*s is not used any more and may be deleted there",
                 s->e->name, STR_ARGS(id));
}

static enum fault replace(struct sync *s, struct str old, struct err *err)
{
    struct str id = str_of("");
    tell_left_out(s);
    set_id(s, id);
    if (s->dictionary.n)
        id = create(s);
    if (s->dictionary.n && id.len == 0) {
        s->pair->not_before = clock_mono() + PAUSE_MS;
        return FAULT_OK;
    }
    struct str note = arena_printf(s->w->scratch, "%s %.*s", s->pair->hash, STR_ARGS(id));
    try(store_note_put(s->w->store, note_name(s), note, err));
    set_id(s, id);
    if (id.len)
        log_info("draft.glossary", "endpoint %s: %zu entries are in its glossary %.*s", s->e->name, s->dictionary.n,
                 STR_ARGS(id));
    if (is_id(old))
        drop(s, old);
    return FAULT_OK;
}

/* The dictionary is made again only when the termbase is another one. */
static void read_terms(struct sync *s, bool anew)
{
    struct str terms = termbase_hash(s->w->terms);
    if (!anew && str_is(terms, s->pair->terms))
        return;
    deepl_dictionary_make(s->w->terms, s->w->scratch, &s->dictionary);
    hash_bytes(s->dictionary.entries, s->pair->hash);
    snprintf(s->pair->terms, sizeof s->pair->terms, "%.*s", STR_ARGS(terms));
}

static enum fault sync_pair(struct sync *s, struct err *err)
{
    struct str rest, hash = {0}, id = {0};
    if (s->lost >= MOST_LOST || clock_mono() < s->pair->not_before)
        return FAULT_OK;
    try(store_note_get(s->w->store, s->w->scratch, note_name(s), &rest, err));
    str_cut(&rest, ' ', &hash);
    str_cut(&rest, ' ', &id);
    read_terms(s, false);
    bool gone = id.len && str_is(id, s->gone);
    if (str_is(hash, s->pair->hash) && !gone) {
        set_id(s, id);
        return FAULT_OK;
    }
    if (s->dictionary.entries.at == NULL)
        read_terms(s, true);
    return replace(s, gone ? str_of("") : id, err);
}

enum fault deepl_glossaries_sync(struct deepl_glossaries *g, struct endpoint *e, struct work *w, struct http *http,
                                 struct err *err)
{
    struct sync s = {.g = g, .e = e, .w = w, .http = http};
    pthread_mutex_lock(&g->syncing);
    pthread_mutex_lock(&g->lock);
    s.pair = pair_of(g, w->article->source_lang, w->article->target_lang);
    s.lost = s.pair->lost;
    memcpy(s.gone, s.pair->gone, sizeof s.gone);
    pthread_mutex_unlock(&g->lock);
    enum fault f = sync_pair(&s, err);
    pthread_mutex_unlock(&g->syncing);
    return f;
}
