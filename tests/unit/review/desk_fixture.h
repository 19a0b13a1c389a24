/* A newsroom small enough for a unit test: an engine whose stages are a few lines
 * (one sentence a line, a draft that says "EN: …", findings for two bad words), the
 * real review stage, the real store, the real desk. */
#ifndef OKGYO_TESTS_DESK_FIXTURE_H
#define OKGYO_TESTS_DESK_FIXTURE_H

#include "stages/review/desk.h"
#include "stages/review/desk_inside.h"
#include "stages/review/password.h"
#include "stages/review/routes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* Drafting a story named stop.txt never ends: its endpoint is gone. */
static inline enum fault draft_work(struct work *w, struct buf *out, struct err *err)
{
    if (str_is(w->article->name, "stop.txt"))
        return fault(err, FAULT_STOP, "endpoint gone: no answer");
    buf_addz(out, "{}");
    return FAULT_OK;
}

static inline enum fault plain_work(struct work *w, struct buf *out, struct err *err)
{
    (void)w, (void)err;
    buf_addz(out, "{}");
    return FAULT_OK;
}

/* The first line is the headline, every line one sentence. */
static inline enum fault lines_load(struct article *a, struct str bytes, struct err *err)
{
    (void)bytes, (void)err;
    struct str rest = a->raw, line;
    while (str_cut(&rest, '\n', &line)) {
        char hex[HASH_HEX];
        enum block_kind kind = a->blocks.len ? BLOCK_PARAGRAPH : BLOCK_HEADLINE;
        *vec_push(a->arena, &a->blocks) = (struct block){.kind = kind, .read = line, .text = line, .note = {"", 0}};
        struct segment *g = vec_push(a->arena, &a->segments);
        *g = (struct segment){
            .block = (uint32_t)a->blocks.len - 1, .at = {0, (uint32_t)line.len}, .source = line, .target = {"", 0}};
        hash_bytes(line, hex);
        memcpy(g->id, hex, sizeof g->id - 1);
    }
    a->meta.title = a->segments.len ? a->segments.at[0].source : (struct str){"", 0};
    return FAULT_OK;
}

static inline enum fault draft_load(struct article *a, struct str bytes, struct err *err)
{
    (void)bytes, (void)err;
    for (size_t i = 0; i < a->segments.len; i++) {
        struct segment *g = &a->segments.at[i];
        g->draft.text =
            str_starts(g->source, "빈") ? (struct str){"", 0} : arena_printf(a->arena, "EN: %.*s", STR_ARGS(g->source));
        g->draft.endpoint = str_of("memory");
    }
    article_fold(a);
    return FAULT_OK;
}

static inline void texts_key(const struct work *w, struct hash *h)
{
    for (size_t i = 0; i < w->article->segments.len; i++)
        hash_add(h, w->article->segments.at[i].target);
}

static inline void look_for(struct article *a, uint32_t i, const char *word, enum severity severity)
{
    const struct segment *g = &a->segments.at[i];
    ptrdiff_t at = str_find(g->target, str_of(word), 0);
    if (at < 0)
        return;
    struct finding *f = vec_push(a->arena, &a->findings);
    *f = (struct finding){.check = str_of("test.word"),
                          .severity = severity,
                          .segment = i,
                          .target = {(uint32_t)at, (uint32_t)strlen(word)},
                          .message = str_of("a word to mend"),
                          .suggestion = str_of("good")};
    finding_fingerprint(f, g->source, g->target);
}

static inline enum fault words_load(struct article *a, struct str bytes, struct err *err)
{
    (void)bytes, (void)err;
    for (uint32_t i = 0; i < a->segments.len; i++) {
        look_for(a, i, "bad", SEVERITY_BLOCK);
        look_for(a, i, "odd", SEVERITY_WARN);
    }
    return FAULT_OK;
}

static inline enum fault nothing_load(struct article *a, struct str bytes, struct err *err)
{
    (void)a, (void)bytes, (void)err;
    return FAULT_OK;
}

static const struct option no_options[] = {{.name = NULL}};
static const struct option no_endpoints[] = {
    {.name = "endpoints", .type = OPTION_TABLE, .standard = "[]", .help = "none", .members = no_options},
    {.name = NULL}};
static const struct stage lines_stage = {.name = "ingest",
                                         .version = 1,
                                         .scope = SCOPE_ARTICLE,
                                         .options = no_options,
                                         .work = plain_work,
                                         .load = lines_load};
static const struct stage draft_stage = {.name = "translate",
                                         .version = 1,
                                         .scope = SCOPE_EDITION,
                                         .options = no_endpoints,
                                         .work = draft_work,
                                         .load = draft_load};
static const struct stage words_stage = {.name = "qa",
                                         .version = 1,
                                         .scope = SCOPE_EDITION,
                                         .options = no_options,
                                         .key = texts_key,
                                         .work = plain_work,
                                         .load = words_load};
static const struct stage out_stage = {.name = "export",
                                       .version = 1,
                                       .scope = SCOPE_EDITION,
                                       .options = no_options,
                                       .work = plain_work,
                                       .load = nothing_load};
extern const struct stage stage_review;

struct newsroom {
    char folder[64];
    struct settings *settings;
    struct engine *engine;
    struct lane *lane; /* the test's own */
    struct desk *desk;
};

static inline void add_login(struct newsroom *n, const char *login, enum role role, const char *langs)
{
    struct account p = {
        .login = str_of(login), .name = str_of(login), .langs = str_of(langs), .role = role, .password = str_of("")};
    assert_int_equal(store_account_put(lane_store(n->lane), &p, NULL), FAULT_OK);
}

static inline void newsroom_open(struct newsroom *n)
{
    static const struct stage *const plan[] = {&lines_stage,  &draft_stage, &words_stage,
                                               &stage_review, &out_stage,   NULL};
    static struct section sections[16];
    struct err err = {.text = ""};
    size_t k = 0;
    for (const struct section *s = engine_sections; s->name; s++)
        sections[k++] = *s;
    for (size_t i = 0; plan[i]; i++)
        sections[k++] = (struct section){plan[i]->name, "", plan[i]->options};
    snprintf(n->folder, sizeof n->folder, "/tmp/okgyo-desk-XXXXXX");
    assert_non_null(mkdtemp(n->folder));
    assert_int_equal(chdir(n->folder), 0);
    assert_int_equal(file_mkdirs("glossaries", &err), FAULT_OK);
    if (settings_open(NULL, sections, &n->settings, &err) != FAULT_OK ||
        engine_open(n->settings, plan, &n->engine, &err) != FAULT_OK ||
        lane_open(n->engine, &n->lane, &err) != FAULT_OK || desk_open(n->engine, NULL, 0, &n->desk, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    add_login(n, "rita", ROLE_READER, "");
    add_login(n, "minji", ROLE_REPORTER, "");
    add_login(n, "anna", ROLE_EDITOR, "en");
    add_login(n, "emi", ROLE_EDITOR, "ja");
    add_login(n, "dora", ROLE_DESK, "");
}

static inline void newsroom_close(struct newsroom *n)
{
    desk_close(n->desk);
    lane_close(n->lane);
    engine_close(n->engine);
    settings_close(n->settings);
    assert_int_equal(chdir("/"), 0);
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", n->folder);
    assert_int_equal(system(command), 0);
}

/* Brings a story in and runs it up to the people; returns its edition. */
static inline int64_t add_story(struct newsroom *n, const char *name, const char *text)
{
    auto_json json_t *langs = json_pack("[s]", "en");
    struct incoming in = {.source_id = str_of(name), .name = str_of(name), .raw = str_of(text), .langs = langs};
    struct outcome o;
    struct err err = {.text = ""};
    enum arrival how;
    int64_t article;
    if (store_add(lane_store(n->lane), &in, &how, &article, &err) != FAULT_OK ||
        run_next(n->lane, &o, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    assert_int_equal(how, ARRIVAL_NEW);
    assert_int_equal(o.fault, strcmp(name, "stop.txt") == 0 ? FAULT_STOP : FAULT_WAIT);
    return o.edition;
}

/* One request as the browser would send it; `who` NULL = nobody is logged in. */
struct exchange {
    struct arena arena;
    struct request r;
    json_t *json; /* the answer's body, NULL when it is none */
};

static inline void give_session(struct newsroom *n, struct exchange *x, const char *who)
{
    char token[65], hash[HASH_HEX];
    unsigned char random[32];
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(token, sizeof token, random, sizeof random);
    hash_bytes(str_of(token), hash);
    assert_int_equal(store_session_put(lane_store(n->lane), str_of(hash), str_of(who), INT64_MAX / 2, NULL), FAULT_OK);
    x->r.cookie = arena_printf(&x->arena, "other=1; __Host-okgyo=%s", token);
}

static inline void exchange_prepare(struct newsroom *n, struct exchange *x, const char *who, enum method method,
                                    const char *uri, const char *body)
{
    *x = (struct exchange){0};
    struct str rest = str_of(uri);
    ptrdiff_t q = str_find(rest, str_of("?"), 0);
    struct str none = {"", 0};
    x->r = (struct request){
        .arena = &x->arena,
        .desk = n->desk,
        .lane = n->lane,
        .store = lane_store(n->lane),
        .method = method,
        .path = q < 0 ? rest : str_slice(rest, 0, (size_t)q),
        .query = q < 0 ? none : str_slice(rest, (size_t)q + 1, rest.len),
        .body = str_of(body),
        .host = str_of("127.0.0.1:8731"),
        .origin = str_of("http://127.0.0.1:8731"),
        .fetch_site = str_of("same-origin"),
        .content_type = str_of("application/json"),
        .csrf = str_of("1"),
        .cookie = none,
        .if_none_match = none,
        .forwarded_for = none,
        .peer = str_of("127.0.0.1"),
        .peer_is_local = true,
        .id = "0123456789abcdef",
    };
    x->r.reply.body = buf_make(REPLY_BODY);
    if (who)
        give_session(n, x, who);
}

static inline int exchange_send(struct exchange *x)
{
    request_answer(&x->r);
    if (x->r.reply.body.len)
        json_parse(buf_str(&x->r.reply.body), "answer", &x->json, NULL);
    return x->r.reply.status;
}

static inline void exchange_end(struct exchange *x)
{
    json_decref(x->json);
    buf_release(&x->r.reply.body);
    arena_release(&x->arena);
}

/* The whole in one line; returns the status, *json (may be NULL) the answer. */
static inline int ask(struct newsroom *n, const char *who, enum method method, const char *uri, const char *body,
                      json_t **json)
{
    struct exchange x;
    exchange_prepare(n, &x, who, method, uri, body);
    int status = exchange_send(&x);
    if (json) {
        json_decref(*json);
        *json = json_incref(x.json);
    }
    exchange_end(&x);
    return status;
}

#endif
