/* review: the stage that waits for people. Its output is the two signatures; before
 * both match the final text it parks the edition.
 *
 *     {"reporter":{"who":"minji","when":1761004800000,"seq":41},"editor":{…},"text":"…"}
 */
#include "engine/stage.h"
#include "engine/engine.h"

/* None of these is part of what the stage says: all stay out of its key. */
static const struct option options[] = {
    {.name = "bind",
     .aside = true,
     .type = OPTION_STRING,
     .standard = "\"127.0.0.1\"",
     .help = "address the desk listens on"},
    {.name = "port",
     .aside = true,
     .type = OPTION_INT,
     .standard = "8731",
     .help = "port the desk listens on; 0 takes any free one",
     .least = 0,
     .most = 65535},
    {.name = "behind_proxy",
     .aside = true,
     .type = OPTION_BOOL,
     .standard = "false",
     .help = "a TLS proxy (or a container's published loopback port) stands in front: other binds and host names are "
             "allowed, the last X-Forwarded-For is believed"},
    {.name = "threads",
     .aside = true,
     .type = OPTION_INT,
     .standard = "4",
     .help = "requests answered side by side",
     .least = 2,
     .most = 16},
    {.name = "session_idle_hours",
     .aside = true,
     .type = OPTION_INT,
     .standard = "8",
     .help = "a session unused this long ends",
     .least = 1,
     .most = 168},
    {.name = "session_hours",
     .aside = true,
     .type = OPTION_INT,
     .standard = "24",
     .help = "every session ends after this long",
     .least = 1,
     .most = 720},
    {.name = "hold_minutes",
     .aside = true,
     .type = OPTION_INT,
     .standard = "10",
     .help = "how long an article counts as open at somebody who went away",
     .least = 1,
     .most = 480},
    {.name = "metrics_open",
     .aside = true,
     .type = OPTION_BOOL,
     .standard = "false",
     .help = "answer /metrics to other machines too"},
    {.name = NULL},
};

static void add_signature(struct buf *b, const char *key, const struct article *a, enum step step)
{
    const struct decision *d = NULL;
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].kind == DECISION_SIGN && a->decisions.at[i].step == step)
            d = &a->decisions.at[i];
    json_key(b, key);
    json_open(b, '{');
    json_add_str(b, "who", d ? d->who : (struct str){"", 0});
    json_add_int(b, "when", d ? d->when : 0);
    json_add_int(b, "seq", d ? d->seq : 0);
    json_close(b, '}');
}

static void key(const struct work *w, struct hash *h)
{
    const struct article *a = w->article;
    struct signoff s = {0};
    edition_signoff(a, &s);
    hash_addz(h, s.text_hash);
    hash_addz(h, state_name(s.state));
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].kind == DECISION_SIGN)
            hash_addn(h, (uint64_t)a->decisions.at[i].seq);
}

static enum fault work(struct work *w, struct buf *out, struct err *err)
{
    struct signoff s = {0};
    edition_signoff(w->article, &s);
    if (s.state != STATE_SIGNED)
        return fault(err, FAULT_WAIT, "%s", state_name(s.state));
    json_open(out, '{');
    add_signature(out, "reporter", w->article, STEP_REPORTER);
    add_signature(out, "editor", w->article, STEP_EDITOR);
    json_add_str(out, "text", str_of(s.text_hash));
    json_close(out, '}');
    return FAULT_OK;
}

/* The decisions are in the article already; the bytes only have to be ours. */
static enum fault load(struct article *a, struct str bytes, struct err *err)
{
    (void)a;
    auto_json json_t *stored = NULL;
    try(json_parse(bytes, "stored signatures", &stored, err));
    if (!json_is_object(json_object_get(stored, "editor")) || !json_get_str(stored, "text").len)
        return fault(err, FAULT_STOP, "the stored signatures are damaged");
    return FAULT_OK;
}

const struct stage stage_review = {
    .name = "review",
    .help = "waits until two people have signed; its desk is where they work",
    .version = 1,
    .scope = SCOPE_EDITION,
    .options = options,
    .key = key,
    .work = work,
    .load = load,
};
