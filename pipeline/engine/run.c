/* The walk of one edition through the plan. First run, resume after a crash and
 * re-run after a change are this same loop. */
#include "base/clock.h"
#include "base/failpoint.h"
#include "base/log.h"
#include "engine/inside.h"

#include <stdio.h>
#include <stdlib.h>

void stage_options(const struct settings *s, const struct stage *stage, char out[HASH_HEX])
{
    auto_buf struct buf values = buf_make(LIMIT_SETTINGS * 4);
    for (const struct option *o = stage->options; o && o->name; o++)
        if (!o->aside)
            json_write(&values, settings_json(s, stage->name, o->name));
    hash_bytes(buf_str(&values), out);
}

void stage_key(const struct work *w, const struct stage *stage, const char *options, const char before[KEY],
               char out[KEY])
{
    struct hash h;
    hash_init(&h);
    hash_addz(&h, before);
    hash_addz(&h, stage->name);
    hash_addn(&h, stage->version);
    hash_addz(&h, options);
    if (stage->scope == SCOPE_EDITION)
        hash_add(&h, w->article->target_lang);
    if (stage->key)
        stage->key(w, &h);
    hash_hex(&h, out);
}

static enum store_scope scope_of(const struct stage *stage)
{
    return stage->scope == SCOPE_ARTICLE ? STORE_ARTICLE : STORE_EDITION;
}

struct walk {
    struct lane *lane;
    const struct claim *claim;
    struct article *article;
    struct work work;
    char key[KEY];
    struct stored_keys stored;
    bool asked; /* somebody waits for this very edition */
    int64_t made;
};

static bool is_stored(const struct walk *k, const struct stage *stage, const char key[KEY])
{
    for (size_t i = 0; i < k->stored.len; i++) {
        const struct stored_key *s = &k->stored.at[i];
        if (s->scope == scope_of(stage) && str_is(s->stage, stage->name) && str_is(s->key, key))
            return true;
    }
    return false;
}

/* Loads the stage's output, made before or now; the first run loads too. */
static enum fault pass_stage(struct walk *k, size_t n, struct buf *bytes, struct err *err)
{
    const struct stage *stage = k->lane->engine->plan[n];
    struct store *store = k->lane->store;
    char key[KEY];
    bool found = false;
    k->work.shared = k->lane->engine->shared[n];
    k->work.lane = k->lane->state[n];
    stage_key(&k->work, stage, k->lane->engine->options[n], k->key, key);
    memcpy(k->key, key, KEY);
    if (is_stored(k, stage, key))
        try(store_output(store, k->claim, scope_of(stage), stage->name, key, bytes, &found, err));
    if (!found) {
        if (k->lane->engine->stop)
            return fault(err, FAULT_RETRY, "interrupted");
        failpoint("run.work.before");
        try(stage->work(&k->work, bytes, err));
        try(buf_check(bytes, stage->name, err));
        failpoint("run.work.after");
        try(store_commit(store, k->claim, scope_of(stage), stage->name, key, buf_str(bytes), err));
        k->made++;
    }
    return stage->load(k->article, arena_str(k->article->arena, buf_str(bytes)), err);
}

static enum fault walk_plan(struct walk *k, struct err *err)
{
    for (size_t i = 0; i < k->lane->engine->stages; i++) {
        struct lane *l = k->lane;
        k->work.scratch = &l->scratch;
        buf_clear(&l->bytes);
        enum fault f = pass_stage(k, i, &l->bytes, err);
        arena_reset(&l->scratch);
        if (f != FAULT_OK)
            return f;
    }
    return FAULT_OK;
}

static void first_key(const struct article *a, char out[KEY])
{
    struct hash h;
    hash_init(&h);
    hash_add(&h, a->raw);
    hash_add(&h, a->name);
    hash_add(&h, a->source_lang);
    hash_hex(&h, out);
}

static void count_findings(const struct article *a, struct standing *now)
{
    for (size_t i = 0; i < a->findings.len; i++) {
        const struct finding *f = &a->findings.at[i];
        bool open = !finding_waived(a, f);
        now->blocks += open && f->severity == SEVERITY_BLOCK;
        now->warns += open && f->severity == SEVERITY_WARN;
        now->notes += open && f->severity == SEVERITY_NOTE;
    }
}

static struct standing standing_of(const struct article *a)
{
    struct standing now = {.headline = a->meta.title, .title = {"", 0}, .trouble = {"", 0}};
    now.segments = (int64_t)a->segments.len;
    for (size_t i = 0; i < a->segments.len; i++) {
        now.approved += a->segments.at[i].approved;
        if (a->blocks.at[a->segments.at[i].block].kind == BLOCK_HEADLINE && !now.title.len)
            now.title = a->segments.at[i].target;
    }
    count_findings(a, &now);
    return now;
}

/* Doubles from the base up to the cap, the last third of it by chance, so that
 * articles that failed together do not come back together. */
static int64_t backoff(const struct engine *e, int64_t attempts)
{
    int64_t wait = settings_int(e->settings, "engine", "retry_base_s") * 1000;
    int64_t cap = settings_int(e->settings, "engine", "retry_cap_s") * 1000;
    for (int64_t i = 0; i < attempts && wait < cap; i++)
        wait *= 2;
    if (wait > cap)
        wait = cap;
    return wait - wait / 3 + (int64_t)randombytes_uniform((uint32_t)(wait / 3 + 1));
}

struct verdict {
    const char *state;
    int64_t due_at;
    bool count;
};

/* What a fault means for the edition: park, schedule, show, stop. */
static struct verdict judge(const struct walk *k, enum fault f, const struct err *err)
{
    const struct engine *e = k->lane->engine;
    struct signoff signoff = {0};
    int64_t wait;
    switch (f) {
    case FAULT_OK: return (struct verdict){"exported", 0, false};
    case FAULT_WAIT:
        /* before anybody decided anything there is nothing to fold */
        if (k->article->decisions.len == 0 && k->article->segments.len)
            return (struct verdict){state_name(STATE_REPORTER), 0, false};
        edition_signoff(k->article, &signoff);
        return (struct verdict){state_name(signoff.state), 0, false};
    case FAULT_REJECT: return (struct verdict){"rejected", 0, false};
    case FAULT_STOP: return (struct verdict){"stopped", 0, true};
    case FAULT_RETRY: break;
    }
    if (e->stop)
        return (struct verdict){"draft", clock_real(), false};
    if (k->claim->attempts + 1 >= settings_int(e->settings, "engine", "max_attempts"))
        return (struct verdict){"stopped", 0, true};
    wait = err->wait_ms > 0 ? err->wait_ms : backoff(e, k->claim->attempts);
    return (struct verdict){"draft", clock_real() + wait, true};
}

static void tell(const struct outcome *o)
{
    switch (o->fault) {
    case FAULT_OK: log_info("edition.exported", "exported"); break;
    case FAULT_WAIT:
        if (strcmp(o->state, state_name(STATE_KILLED)) == 0)
            log_info("edition.withdrawn", "withdrawn");
        else
            log_info("edition.waits", "waits for the %s", o->state);
        break;
    case FAULT_RETRY: log_warn("edition.retry", "%s", o->text); break;
    case FAULT_REJECT: log_error("edition.rejected", "%s", o->text); break;
    case FAULT_STOP: log_error("edition.stopped", "%s", o->text); break;
    }
}

static int64_t lease_of(const struct engine *e)
{
    return settings_int(e->settings, "engine", "lease_s") * 1000;
}

static enum fault park_and_go_on(struct walk *k, const struct standing *now, const struct verdict *v, struct err *err)
{
    struct lane *l = k->lane;
    bool on = l->ahead && !l->engine->stop;
    return store_park_next(l->store, k->claim, now, v->due_at, v->count, l->engine->owner, lease_of(l->engine),
                           on ? &l->next : NULL, err);
}

static enum fault park(struct walk *k, enum fault f, const struct err *why, struct outcome *out, struct err *err)
{
    struct verdict v = judge(k, f, why);
    struct standing now = standing_of(k->article);
    now.state = str_of(v.state);
    if (f == FAULT_OK || f == FAULT_WAIT)
        now.findings = &k->article->findings;
    if (f != FAULT_OK && f != FAULT_WAIT)
        now.trouble = str_of(why->text);
    snprintf(out->state, sizeof out->state, "%s", v.state);
    snprintf(out->text, sizeof out->text, "%s", f == FAULT_OK ? "" : why->text);
    out->fault = f == FAULT_RETRY && strcmp(v.state, "stopped") == 0 ? FAULT_STOP : f;
    out->segments = now.segments;
    out->made = k->made;
    tell(out);
    if (f == FAULT_OK)
        try(archive_names(k->lane->store, k->claim, k->article, err));
    enum fault parked = park_and_go_on(k, &now, &v, err);
    /* a lost lease is no trouble of the machine: the other worker goes on */
    return parked == FAULT_RETRY ? FAULT_OK : parked;
}

static enum fault prepare(struct walk *k, struct err *err)
{
    struct engine *e = k->lane->engine;
    k->article->source_lang = settings_str(e->settings, "newsroom", "source");
    try(store_article(k->lane->store, k->claim->edition, k->article, err));
    try(store_keys(k->lane->store, k->article->arena, k->claim, &k->stored, err));
    try((k->asked ? engine_terms_take : terms_take_recent)(e, k->article->target_lang, &k->work.terms, err));
    first_key(k->article, k->key);
    return FAULT_OK;
}

/* A lane keeps its buffer, but not the one of a story as large as a book. */
static void trim(struct buf *bytes)
{
    enum { MOST_KEPT = 256 << 10 };
    if (bytes->cap > MOST_KEPT)
        buf_release(bytes);
}

static enum fault run_claimed(struct lane *l, const struct claim *c, bool asked, struct outcome *out, struct err *err)
{
    struct article article = {.arena = &l->story};
    struct walk k = {.lane = l, .claim = c, .article = &article, .asked = asked};
    struct err why = {.text = ""};
    char name[64];
    k.work = (struct work){
        .article = &article, .settings = l->engine->settings, .store = l->store, .claim = c, .stop = &l->engine->stop};
    snprintf(name, sizeof name, "%lld.%s", (long long)c->article, c->lang);
    log_context(name);
    out->edition = c->edition;
    out->article = c->article;
    snprintf(out->lang, sizeof out->lang, "%s", c->lang);
    enum fault f = prepare(&k, &why);
    if (f == FAULT_OK)
        f = article_kill(&article) ? withdraw_plan(l, &k.work, &article, &why) : walk_plan(&k, &why);
    f = park(&k, f, &why, out, err);
    if (k.work.terms)
        engine_terms_give(l->engine, k.work.terms);
    arena_reset(&l->story);
    trim(&l->bytes);
    log_context("");
    return f;
}

static enum fault run_one(struct lane *l, int64_t only, struct outcome *out, struct err *err)
{
    struct claim c = l->next;
    *out = (struct outcome){0};
    if (!only && c.edition) {
        l->next.edition = 0;
        return run_claimed(l, &c, false, out, err);
    }
    enum fault f = store_claim(l->store, l->engine->owner, lease_of(l->engine), only, &c, err);
    if (f == FAULT_WAIT) {
        out->fault = FAULT_WAIT;
        out->next_due = err ? err->wait_ms : 0;
        return FAULT_OK;
    }
    try(f);
    return run_claimed(l, &c, only != 0, out, err);
}

enum fault run_next(struct lane *l, struct outcome *out, struct err *err)
{
    return run_one(l, 0, out, err);
}

enum fault run_edition(struct lane *l, int64_t edition, struct outcome *out, struct err *err)
{
    return run_one(l, edition, out, err);
}
