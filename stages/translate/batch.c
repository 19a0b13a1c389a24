#include "stages/translate/batch.h"

#include "base/clock.h"
#include "base/log.h"
#include "net/limiter.h"
#include "stages/translate/memo.h"
#include "text/utf8.h"

#include <assert.h>

enum {
    LONGEST_PAUSE_MS = 30 * 1000,    /* a longer wait puts the article back instead of holding its lane */
    BUDGET_WAIT_MS = 10 * 60 * 1000, /* used-up budget: the next look */
    DAY_MS = 24 * 60 * 60 * 1000,
    MOST_BAD = 2,       /* malformed answers to one request */
    MOST_BESIDE = 4096, /* bytes of the sentences before those asked for, and behind */
    MOST_ANEW = 8,      /* times a provider may change one request at once */
    STOP_POLL_MS = 100, /* how soon w->stop is seen */
    PUT_ANSWERS = 8,    /* so many, or */
    PUT_MS = 20,        /* so long, and what was paid for is put into the ledger */
    PLACE_POLL_MS = 5,  /* how soon a place another lane freed is seen */
};

/* One request: the wants it is for, and how it went so far. */
struct job {
    struct job *next;
    struct want **at;
    size_t n;
    int attempt, bad, anew;
    int64_t not_before; /* monotonic ms */
    int64_t characters;
    struct arena arena; /* of the exchange under way */
    struct ask ask;
    struct marks *marks; /* n, when ask.marked */
    struct http_request request;
    struct http_reply reply;
};

struct round {
    struct work *w;
    const struct endpoints *all;
    struct endpoint *e;
    struct http *http;
    struct arena *a; /* of the stage's call */
    struct job *queue, *sent;
    /* what was paid for since the last put */
    struct paid {
        struct memo *at;
        size_t len, cap;
    } paid;
    int64_t requests, characters;
    int64_t since;    /* monotonic ms of the first of them */
    int64_t reserved; /* of answered jobs: the budget holds it until the ledger has their usage */
};

/* --- the queue --- */

static void push_job(struct round *r, struct want **at, size_t n, int64_t not_before, const struct job *like)
{
    struct job *j = arena_alloc(r->a, sizeof *j), **place = &r->queue;
    *j = (struct job){.at = at, .n = n, .not_before = not_before};
    if (like) {
        j->attempt = like->attempt;
        j->bad = like->bad;
        j->anew = like->anew;
    }
    while (*place && (*place)->not_before <= not_before)
        place = &(*place)->next;
    j->next = *place;
    *place = j;
}

/* The same request once more. */
static void again(struct round *r, const struct job *j, int64_t not_before)
{
    push_job(r, j->at, j->n, not_before, j);
}

static void in_halves(struct round *r, const struct job *j)
{
    push_job(r, j->at, j->n / 2, 0, NULL);
    push_job(r, j->at + j->n / 2, j->n - j->n / 2, 0, NULL);
}

static void one_by_one(struct round *r, const struct job *j)
{
    for (size_t i = 0; i < j->n; i++)
        push_job(r, j->at + i, 1, 0, NULL);
}

static void leave_open(struct want **at, size_t n, enum trouble trouble, struct str reason, int64_t wait_ms)
{
    for (size_t i = 0; i < n; i++) {
        if (trouble < at[i]->trouble)
            continue; /* an endpoint asked before may still do better */
        at[i]->trouble = trouble;
        at[i]->reason = reason;
        at[i]->wait_ms = wait_ms;
    }
}

/* The endpoint is of no use just now: nothing more is sent, what is under way may
 * still come in. */
static void close_queue(struct round *r, enum trouble trouble, struct str reason, int64_t wait_ms)
{
    for (struct job *j = r->queue; j; j = j->next)
        leave_open(j->at, j->n, trouble, reason, wait_ms);
    r->queue = NULL;
}

/* --- making jobs --- */

/* Bytes a text takes in a JSON body: quotes, comma, and escapes. */
static size_t json_size(struct str s)
{
    size_t size = s.len + 4;
    for (size_t i = 0; i < s.len; i++)
        size += s.at[i] == '"' || s.at[i] == '\\' ? 1 : (unsigned char)s.at[i] < 0x20 ? 5 : 0;
    return size;
}

static size_t most_texts(const struct endpoint *e)
{
    size_t most = e->provider->most ? e->provider->most(e) : e->batch;
    return most < e->batch ? most : e->batch;
}

/* The body also holds the languages, the context and the like. */
static size_t room_for_texts(const struct round *r)
{
    enum { FRAME = 512 };
    size_t frame = FRAME + (r->e->provider->takes_context ? json_size(r->w->article->meta.title) + 2 * MOST_BESIDE : 0);
    return r->e->bytes > 2 * frame ? r->e->bytes - frame : r->e->bytes / 2;
}

static void make_jobs(struct round *r, struct want **wants, size_t n)
{
    size_t most = most_texts(r->e), room = room_for_texts(r), from = 0, bytes = 0;
    for (size_t i = 0; i < n; i++) {
        size_t size = json_size(wants[i]->source);
        if (i > from && (i - from == most || bytes + size > room)) {
            push_job(r, wants + from, i - from, 0, NULL);
            from = i;
            bytes = 0;
        }
        if (size > room) {
            leave_open(&wants[i], 1, TROUBLE_UNWANTED,
                       arena_printf(r->a, "endpoint %s: the sentence is longer than it takes (%zu bytes, limit %zu)",
                                    r->e->name, size, room),
                       0);
            from = i + 1;
            continue;
        }
        bytes += size;
    }
    if (n > from)
        push_job(r, wants + from, n - from, 0, NULL);
}

/* --- sending --- */

static unsigned taken_kinds(const struct round *r)
{
    return endpoint_takes(r->e, r->w->article->source_lang, r->w->article->target_lang);
}

static void mark_sources(struct round *r, struct job *j)
{
    const struct provider *p = r->e->provider;
    unsigned kinds = p->marks_terms ? taken_kinds(r) : 0;
    j->marks = arena_alloc(&j->arena, j->n * sizeof *j->marks);
    j->ask.sources = arena_alloc(&j->arena, j->n * sizeof *j->ask.sources);
    for (size_t i = 0; i < j->n; i++) {
        if (p->protects && !j->at[i]->bare)
            protect_find(&j->arena, j->at[i]->source, &j->marks[i]);
        if (!j->at[i]->bare)
            protect_terms(&j->arena, &j->at[i]->found, kinds, &j->marks[i]);
        if (p->tags == TAGS_PLACEHOLDERS && !j->at[i]->bare)
            protect_inlines(&j->arena, j->at[i]->inlines, j->at[i]->inlines_n, &j->marks[i]);
        j->ask.tagged = j->ask.tagged || (p->tags == TAGS_AS_WRITTEN && !str_eq(j->at[i]->tagged, j->at[i]->source));
        j->ask.marked = j->ask.marked || j->marks[i].len;
    }
    for (size_t i = 0; i < j->n; i++)
        j->ask.sources[i] = j->ask.marked ? protect_mark(&j->arena, j->at[i]->source, &j->marks[i], p->marks)
                            : p->tags == TAGS_AS_WRITTEN ? j->at[i]->tagged
                                                         : j->at[i]->source;
}

static void gather_terms(struct job *j, unsigned kinds)
{
    size_t most = 0, n = 0;
    for (size_t i = 0; i < j->n; i++)
        most += j->at[i]->terms_n;
    const struct term **terms = arena_alloc(&j->arena, (most + 1) * sizeof *terms);
    for (size_t i = 0; i < j->n; i++) {
        for (size_t t = 0; t < j->at[i]->terms_n; t++) {
            size_t seen = 0;
            while (seen < n && terms[seen] != j->at[i]->terms[t])
                seen++;
            if (seen == n && kinds >> j->at[i]->terms[t]->kind & 1)
                terms[n++] = j->at[i]->terms[t];
        }
    }
    j->ask.terms = terms;
    j->ask.terms_n = n;
}

/* Many requests are under way at once: what each answer may take is kept to what an
 * honest one could need. A text grows at most a few times in translation. */
static size_t most_reply(const struct endpoint *e, size_t request)
{
    enum { GROWTH = 16 };
    size_t most = e->provider->frame + request * GROWTH;
    return most < LIMIT_REPLY ? most : LIMIT_REPLY;
}

/* The sentences [from, to) of the story as one text; those beyond MOST_BESIDE are left out. */
static struct str join_sentences(struct arena *a, const struct segments *all, size_t from, size_t to)
{
    auto_buf struct buf b = buf_make(MOST_BESIDE);
    for (size_t i = from; i < to && b.len + all->at[i].source.len < MOST_BESIDE; i++) {
        if (b.len)
            buf_addc(&b, ' ');
        buf_add(&b, all->at[i].source);
    }
    return arena_str(a, buf_str(&b));
}

/* What stands around the sentences asked for: two before the first, one behind the last. */
static void add_neighbours(const struct round *r, struct job *j)
{
    const struct segments *all = &r->w->article->segments;
    size_t first = j->at[0]->segment, last = j->at[j->n - 1]->segment + 1;
    bool apart = r->e->provider->apart && j->n > 1;
    j->ask.before = join_sentences(&j->arena, all, first < 2 ? 0 : first - 2, apart ? last : first);
    j->ask.after = join_sentences(&j->arena, all, last, last < all->len ? last + 1 : last);
}

static enum fault prepare(struct round *r, struct job *j, struct err *err)
{
    struct endpoint *e = r->e;
    const struct article *story = r->w->article;
    j->ask = (struct ask){.source_lang = story->source_lang,
                          .target_lang = story->target_lang,
                          .n = j->n,
                          .level = atomic_load(&e->level),
                          .dropped = atomic_load(&e->dropped)};
    mark_sources(r, j);
    gather_terms(j, taken_kinds(r));
    bool itself = j->n == 1 && str_eq(j->at[0]->source, story->meta.title);
    bool told = e->provider->takes_context && r->all->context;
    j->ask.context = told && !itself ? story->meta.title : str_of("");
    if (told)
        add_neighbours(r, j);
    j->request = (struct http_request){.method = "POST",
                                       .timeout_ms = e->timeout_ms,
                                       .ca_file = e->ca_file,
                                       .proxy = e->proxy,
                                       .allow_plain = e->allow_plain};
    try(e->provider->ask(e, &j->ask, &j->arena, &j->request, err));
    j->request.most_bytes = most_reply(e, j->request.body.len);
    return FAULT_OK;
}

static int64_t characters_of(const struct job *j)
{
    int64_t n = 0;
    for (size_t i = 0; i < j->n; i++)
        n += (int64_t)utf8_count(j->at[i]->source, j->at[i]->source.len, UNIT_CODE_POINT);
    return n;
}

/* Takes the job's characters out of the day's budget; false when they are not there.
 * What other lanes have under way counts; what other processes have does not. */
static enum fault reserve(struct round *r, struct job *j, bool *granted, struct err *err)
{
    struct endpoint *e = r->e;
    int64_t requests = 0, used = 0;
    j->characters = characters_of(j);
    if (e->daily_chars)
        try(store_usage(r->w->store, e->name, clock_real() - DAY_MS, &requests, &used, err));
    long long before = atomic_fetch_add(&e->under_way, j->characters);
    *granted = !e->daily_chars || used + before + j->characters <= e->daily_chars;
    if (!*granted)
        atomic_fetch_sub(&e->under_way, j->characters);
    return FAULT_OK;
}

static void job_drop(struct round *r, struct job *j)
{
    struct job **at = &r->sent;
    while (*at && *at != j)
        at = &(*at)->next;
    if (*at)
        *at = j->next;
    if (j->reply.outcome == HTTP_ANSWERED && j->reply.status == 200)
        r->reserved += j->characters;
    else
        atomic_fetch_sub(&r->e->under_way, j->characters);
    arena_release(&j->arena);
}

/* Gives back what answered jobs had reserved. */
static void unreserve(struct round *r)
{
    atomic_fetch_sub(&r->e->under_way, r->reserved);
    r->reserved = 0;
}

static void count_attempt(struct job *j, int by)
{
    j->attempt += by;
    for (size_t i = 0; i < j->n; i++)
        j->at[i]->attempts += by;
}

static void send_job(struct round *r, struct job *j)
{
    struct err why;
    if (prepare(r, j, &why) != FAULT_OK) {
        struct str reason = arena_printf(r->a, "endpoint %s: %s", r->e->name, why.text);
        limiter_drop(r->e->limiter);
        job_drop(r, j);
        leave_open(j->at, j->n, TROUBLE_STOP, reason, 0);
        close_queue(r, TROUBLE_STOP, reason, 0);
        return;
    }
    count_attempt(j, 1);
    j->next = r->sent;
    r->sent = j;
    http_start(r->http, &j->arena, &j->request, &j->reply, j);
}

/* Sends the first job of the queue if the budget allows it; the place is taken. */
static enum fault send_next(struct round *r, struct err *err)
{
    struct job *j = r->queue;
    bool granted;
    if (j->n > most_texts(r->e)) { /* the provider takes fewer by now */
        limiter_drop(r->e->limiter);
        r->queue = j->next;
        one_by_one(r, j);
        return FAULT_OK;
    }
    enum fault f = reserve(r, j, &granted, err);
    if (f != FAULT_OK || !granted) {
        limiter_drop(r->e->limiter);
        if (f == FAULT_OK)
            close_queue(r, TROUBLE_LATER,
                        arena_printf(r->a, "endpoint %s: its budget of %lld characters in 24 hours is used up",
                                     r->e->name, (long long)r->e->daily_chars),
                        BUDGET_WAIT_MS);
        return f;
    }
    r->queue = j->next;
    j->next = NULL;
    send_job(r, j);
    return FAULT_OK;
}

/* Sends what may go now; *wait is how long until more may. */
static enum fault send_due(struct round *r, int64_t *wait, struct err *err)
{
    *wait = STOP_POLL_MS;
    while (r->queue) {
        int64_t early = r->queue->not_before - clock_mono();
        if (early > 0) {
            *wait = early < *wait ? early : *wait;
            return FAULT_OK;
        }
        struct err why = {0};
        int64_t told = limiter_enter(r->e->limiter, &why);
        if (told < 0) {
            close_queue(r, told == LIMITER_BARRED ? TROUBLE_STOP : TROUBLE_LATER, arena_printf(r->a, "%s", why.text),
                        why.wait_ms);
        } else if (told > LONGEST_PAUSE_MS) {
            close_queue(
                r, TROUBLE_LATER,
                arena_printf(r->a, "endpoint %s asks for a pause of %lld s", r->e->name, (long long)told / 1000), told);
        } else if (told > 0) {
            *wait = told < *wait ? told : *wait;
            *wait = http_under_way(r->http) && *wait > PLACE_POLL_MS ? PLACE_POLL_MS : *wait;
            return FAULT_OK;
        } else {
            try(send_next(r, err));
        }
    }
    return FAULT_OK;
}

/* --- receiving --- */

static void keep_draft(struct round *r, struct want *want, const struct answered *got, struct str text)
{
    want->draft = (struct draft){
        .text = arena_str(r->a, text),
        .endpoint = str_of(r->e->name),
        .model = arena_str(r->a, got->model),
        .when = clock_now(),
        .billed = got->billed,
        .attempt = want->attempts,
    };
    want->trouble = TROUBLE_NONE;
    struct memo *memo = vec_push(r->a, &r->paid);
    memcpy(memo->key, want->key, sizeof memo->key);
    memo->bytes = memo_write(r->a, &want->draft);
}

/* Nothing of an answer is used before all of it has passed. */
static bool is_sound(const struct job *j, const struct answer *answer)
{
    for (size_t i = 0; i < j->n; i++) {
        struct str text = answer->at[i].text;
        bool missing = str_trim(text).len == 0 && answer->at[i].reason.len == 0;
        if (missing || text.len > LIMIT_SEGMENT || utf8_invalid(text) >= 0)
            return false;
    }
    return true;
}

/* Every 200 was paid for, also one that cannot be used. */
static void count_paid(struct round *r, int64_t characters)
{
    if (r->requests++ == 0)
        r->since = clock_mono();
    r->characters += characters;
}

static void use_answer(struct round *r, struct job *j, const struct answer *answer)
{
    int64_t billed = 0;
    for (size_t i = 0; i < j->n; i++) {
        const struct answered *got = &answer->at[i];
        struct want *want = j->at[i];
        struct str text = str_trim(got->text);
        billed += got->billed > 0 ? got->billed : 0;
        if (text.len == 0)
            leave_open(&want, 1, TROUBLE_UNWANTED,
                       arena_printf(r->a, "endpoint %s: %.*s", r->e->name, STR_ARGS(got->reason)), 0);
        else if (!j->ask.marked || protect_restore(&j->arena, text, &j->marks[i], r->e->provider->marks, &text))
            keep_draft(r, want, got, text);
        else if (!want->bare) {
            want->bare = true;
            push_job(r, j->at + i, 1, 0, NULL);
        } else
            leave_open(&want, 1, TROUBLE_UNWANTED, str_of("the endpoint returned broken markup"), 0);
    }
    count_paid(r, billed > 0 ? billed : j->characters);
}

static void put_back_later(struct job *j, struct str reason)
{
    leave_open(j->at, j->n, TROUBLE_LATER, reason, j->reply.retry_after_ms);
}

/* What a page in place of an answer usually means. */
static const char *on_page(const struct job *j, const char *why)
{
    bool page = j->reply.outcome == HTTP_ANSWERED && str_starts(str_trim(j->reply.body), "<");
    return page ? "a web page came instead of an answer: is the address right, does it want a log-in?" : why;
}

/* An answer that cannot be used: once more, then one by one, then not now. */
static void on_bad(struct round *r, struct job *j, const char *why)
{
    struct str reason = arena_printf(r->a, "endpoint %s: %s", r->e->name, on_page(j, why));
    log_warn("draft.bad_answer", "%.*s (%zu sentences, answer %d)", STR_ARGS(reason), j->n, j->bad + 1);
    bool batch = j->n > 1 && j->reply.outcome == HTTP_ANSWERED;
    if (batch)
        limiter_drop(r->e->limiter); /* says little: singly they may go through */
    else
        limiter_leave(r->e->limiter, LIMITER_FAILED, 0, reason.at);
    if (++j->bad < MOST_BAD && j->attempt < r->all->max_attempts)
        again(r, j, 0);
    else if (batch)
        one_by_one(r, j);
    else
        put_back_later(j, reason);
}

static void on_fine(struct round *r, struct job *j)
{
    struct err why = {0};
    struct answer answer = {.at = arena_alloc(&j->arena, j->n * sizeof *answer.at)};
    enum fault f = r->e->provider->read(r->e, &j->ask, &j->reply, &j->arena, &answer, &why);
    if (f == FAULT_OK && !answer.cut && !is_sound(j, &answer))
        f = fault(&why, FAULT_RETRY, "a translation is empty, too long or not UTF-8");
    if (f != FAULT_OK || answer.cut)
        count_paid(r, j->characters);
    if (f != FAULT_OK) {
        on_bad(r, j, why.text);
        return;
    }
    limiter_leave(r->e->limiter, LIMITER_FINE, 0, NULL);
    if (!answer.cut)
        use_answer(r, j, &answer);
    else if (j->n > 1)
        in_halves(r, j);
    else
        leave_open(j->at, 1, TROUBLE_UNWANTED,
                   arena_printf(r->a, "endpoint %s: it ran out of room in the middle of the sentence", r->e->name), 0);
}

static void on_again(struct round *r, struct job *j, bool slower)
{
    struct str said = endpoint_says(r->e, r->a, &j->reply);
    int64_t wait = retry_wait(j->attempt + 1, &j->reply, r->all->retry_base_ms, randombytes_random());
    log_info("draft.retry", "%.*s, attempt %d of %d, next in %lld ms", STR_ARGS(said), j->attempt, r->all->max_attempts,
             (long long)wait);
    if (slower)
        limiter_leave(r->e->limiter, LIMITER_SLOW_DOWN, wait, NULL);
    else
        limiter_leave(r->e->limiter, LIMITER_FAILED, 0, said.at);
    if (j->attempt < r->all->max_attempts && wait <= LONGEST_PAUSE_MS) {
        again(r, j, clock_mono() + wait);
        return;
    }
    put_back_later(j, arena_printf(r->a, "%.*s (after %d attempts)", STR_ARGS(said), j->attempt));
}

/* A person has to act: name what they must look at, never the key itself. */
static void on_refused(struct round *r, struct job *j, enum verdict verdict)
{
    const char *act = verdict == VERDICT_QUOTA            ? "the quota is used up: raise it or wait until it is renewed"
                      : j->reply.outcome != HTTP_ANSWERED ? "mend the endpoint's entry in okgyo.json"
                                                          : "check the account and the key";
    struct str key = r->e->secret_source;
    struct str reason = arena_printf(r->a, "%.*s; %s", STR_ARGS(endpoint_says(r->e, r->a, &j->reply)), act);
    if (key.len && j->reply.outcome == HTTP_ANSWERED)
        reason = arena_printf(r->a, "%.*s (the key is from %.*s)", STR_ARGS(reason), STR_ARGS(key));
    log_warn("draft.refused", "%.*s", STR_ARGS(reason));
    limiter_leave(r->e->limiter, LIMITER_REFUSED, 0, reason.at);
    leave_open(j->at, j->n, TROUBLE_STOP, reason, 0);
    close_queue(r, TROUBLE_STOP, reason, 0);
}

static void on_never(struct round *r, struct job *j)
{
    struct str reason = arena_printf(r->a, "%.*s; check its address and options in okgyo.json",
                                     STR_ARGS(endpoint_says(r->e, r->a, &j->reply)));
    log_warn("draft.not_accepted", "%.*s", STR_ARGS(reason));
    limiter_leave(r->e->limiter, LIMITER_REFUSED, 0, reason.at);
    leave_open(j->at, j->n, TROUBLE_STOP, reason, 0);
    close_queue(r, TROUBLE_STOP, reason, 0);
}

static void on_smaller(struct round *r, struct job *j, enum verdict verdict)
{
    limiter_leave(r->e->limiter, LIMITER_FINE, 0, NULL);
    if (j->n == 1)
        leave_open(j->at, 1, TROUBLE_UNWANTED, endpoint_says(r->e, r->a, &j->reply), 0);
    else if (verdict == VERDICT_SPLIT)
        in_halves(r, j);
    else
        one_by_one(r, j);
}

static void finish_job(struct round *r, struct job *j)
{
    enum verdict verdict = j->reply.outcome == HTTP_ANSWERED && j->reply.status != 200 && r->e->provider->verdict
                               ? r->e->provider->verdict(r->e, &j->ask, &j->reply)
                               : retry_verdict(&j->reply);
    if (j->reply.outcome == HTTP_BROKEN) {
        on_bad(r, j, arena_printf(&j->arena, "%.*s", STR_ARGS(j->reply.error)).at);
        job_drop(r, j);
        return;
    }
    switch (verdict) {
    case VERDICT_FINE: on_fine(r, j); break;
    case VERDICT_AGAIN: on_again(r, j, false); break;
    case VERDICT_SLOWER: on_again(r, j, true); break;
    case VERDICT_SPLIT:
    case VERDICT_UNWANTED: on_smaller(r, j, verdict); break;
    case VERDICT_REFUSED:
    case VERDICT_QUOTA: on_refused(r, j, verdict); break;
    case VERDICT_ANEW:
        if (j->anew++ < MOST_ANEW) {
            limiter_drop(r->e->limiter);
            count_attempt(j, -1);
            again(r, j, 0);
            break;
        }
        /* fall through */
    case VERDICT_NEVER: on_never(r, j); break;
    }
    job_drop(r, j);
}

/* --- the round --- */

static enum fault put_paid(struct round *r, struct err *err)
{
    if (r->requests)
        try(store_memo_put(r->w->store, r->paid.at, r->paid.len, r->e->name, r->requests, r->characters, err));
    unreserve(r);
    r->paid = (struct paid){0};
    r->requests = r->characters = 0;
    return FAULT_OK;
}

static void drop_all(struct round *r)
{
    http_abort(r->http);
    while (r->sent) {
        limiter_drop(r->e->limiter);
        job_drop(r, r->sent);
    }
    unreserve(r);
    r->queue = NULL;
}

/* One transaction for what comes in close together: a write for each answer would make
 * the disk the bottleneck. Few answers and little time are at stake. */
static bool is_due(const struct round *r)
{
    bool last = r->queue == NULL && r->sent == NULL;
    return r->requests && (last || r->requests >= PUT_ANSWERS || clock_mono() - r->since >= PUT_MS);
}

static enum fault turn(struct round *r, struct err *err)
{
    int64_t wait;
    if (*r->w->stop) {
        try(put_paid(r, err));
        return fault(err, FAULT_RETRY, "stopped while drafts were under way; the paid ones are kept");
    }
    try(send_due(r, &wait, err));
    if (r->requests && wait > PUT_MS)
        wait = PUT_MS;
    if (http_under_way(r->http) == 0 && r->queue && !is_due(r))
        limiter_wait(r->e->limiter, wait);
    for (struct job *j = http_wait(r->http, wait); j; j = http_wait(r->http, 0))
        finish_job(r, j);
    if (!is_due(r))
        return FAULT_OK;
    /* the endpoint works on while the disk does */
    try(send_due(r, &wait, err));
    http_push(r->http);
    return put_paid(r, err);
}

static enum fault recall(struct round *r, struct want **wants, size_t n, size_t *missing, struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_SEGMENT * 8);
    *missing = 0;
    for (size_t i = 0; i < n; i++) {
        bool found = false;
        struct want *want = wants[i];
        want->attempts = 0;
        want->bare = false;
        memo_key(r->e, r->w->article, r->all->context, want);
        buf_clear(&bytes);
        try(store_memo_get(r->w->store, want->key, &bytes, &found, err));
        if (found && memo_read(r->a, buf_str(&bytes), &want->draft))
            want->draft.endpoint = str_of(r->e->name);
        else
            wants[(*missing)++] = want;
    }
    return FAULT_OK;
}

enum fault batch_buy(struct work *w, const struct endpoints *all, struct endpoint *e, struct http *http,
                     struct want **wants, size_t n, struct err *err)
{
    struct round r = {.w = w, .all = all, .e = e, .http = http, .a = w->scratch};
    try(recall(&r, wants, n, &n, err));
    if (n && e->provider->prepare)
        try(e->provider->prepare(e, w, http, err));
    make_jobs(&r, wants, n);
    while (r.queue || r.sent) {
        enum fault f = turn(&r, err);
        if (f != FAULT_OK) {
            drop_all(&r);
            return f;
        }
    }
    assert(r.requests == 0 && r.reserved == 0);
    return FAULT_OK;
}
