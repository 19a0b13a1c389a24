#include "model/codec.h"

void codec_span_write(struct buf *out, const char *name, struct span s)
{
    json_key(out, name);
    json_open(out, '[');
    json_add_int(out, NULL, s.at);
    json_add_int(out, NULL, s.len);
    json_close(out, ']');
}

struct span codec_span_pull(struct pull *p)
{
    struct span s;
    pull_open(p, '[');
    pull_must(p);
    s.at = (uint32_t)pull_int(p);
    pull_must(p);
    s.len = (uint32_t)pull_int(p);
    while (pull_more(p))
        pull_skip(p);
    return s;
}

static void write_finding(struct buf *out, const struct finding *f)
{
    json_open(out, '{');
    json_add_str(out, "check", f->check);
    json_add_str(out, "severity", str_of(severity_name(f->severity)));
    json_add_bool(out, "of_source", f->side == SIDE_SOURCE);
    json_add_int(out, "segment", f->segment == NO_SEGMENT ? -1 : (int64_t)f->segment);
    codec_span_write(out, "source", f->source);
    codec_span_write(out, "target", f->target);
    json_add_str(out, "message", f->message);
    if (f->suggestion.len)
        json_add_str(out, "suggestion", f->suggestion);
    json_close(out, '}');
}

void codec_findings_write(struct buf *out, const struct findings *findings)
{
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t i = 0; i < findings->len; i++)
        write_finding(out, &findings->at[i]);
    json_close(out, ']');
}

static void pull_member(struct pull *p, struct str key, struct finding *f, int64_t *segment)
{
    if (str_is(key, "check"))
        f->check = pull_str(p);
    else if (str_is(key, "severity"))
        severity_read(pull_str(p), &f->severity);
    else if (str_is(key, "of_source"))
        f->side = pull_bool(p) ? SIDE_SOURCE : SIDE_TARGET;
    else if (str_is(key, "segment"))
        *segment = pull_int(p);
    else if (str_is(key, "source"))
        f->source = codec_span_pull(p);
    else if (str_is(key, "target"))
        f->target = codec_span_pull(p);
    else if (str_is(key, "message"))
        f->message = pull_str(p);
    else if (str_is(key, "suggestion"))
        f->suggestion = pull_str(p);
    else
        pull_skip(p);
}

static void pull_finding(struct pull *p, struct article *a)
{
    struct str none = {"", 0}, key;
    struct finding f = {.check = none, .side = SIDE_TARGET, .message = none, .suggestion = none};
    int64_t segment = -1;
    pull_open(p, '{');
    while (pull_key(p, &key))
        pull_member(p, key, &f, &segment);
    bool known = segment >= 0 && (uint64_t)segment < a->segments.len;
    if (p->broken || (!known && segment >= 0))
        return;
    const struct segment *s = known ? &a->segments.at[segment] : NULL;
    f.segment = known ? (uint32_t)segment : NO_SEGMENT;
    finding_fingerprint(&f, s ? s->source : none, s ? s->target : none);
    *vec_push(a->arena, &a->findings) = f;
}

void codec_findings_pull(struct pull *p, struct article *a)
{
    pull_open(p, '[');
    while (pull_more(p))
        pull_finding(p, a);
}
