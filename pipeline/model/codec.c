#include "model/codec.h"

void codec_span_write(struct buf *out, const char *name, struct span s)
{
    json_key(out, name);
    json_open(out, '[');
    json_add_int(out, NULL, s.at);
    json_add_int(out, NULL, s.len);
    json_close(out, ']');
}

struct span codec_span_read(const json_t *object, const char *name)
{
    const json_t *pair = json_object_get(object, name);
    return (struct span){(uint32_t)json_integer_value(json_array_get(pair, 0)),
                         (uint32_t)json_integer_value(json_array_get(pair, 1))};
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

static void read_finding(const json_t *j, struct article *a)
{
    int64_t segment = json_get_int(j, "segment", -1);
    bool known = segment >= 0 && (uint64_t)segment < a->segments.len;
    if (!known && segment >= 0)
        return;
    const struct segment *s = known ? &a->segments.at[segment] : NULL;
    struct finding *f = vec_push(a->arena, &a->findings);
    *f = (struct finding){
        .check = arena_str(a->arena, json_get_str(j, "check")),
        .side = json_get_bool(j, "of_source", false) ? SIDE_SOURCE : SIDE_TARGET,
        .segment = known ? (uint32_t)segment : NO_SEGMENT,
        .source = codec_span_read(j, "source"),
        .target = codec_span_read(j, "target"),
        .message = arena_str(a->arena, json_get_str(j, "message")),
        .suggestion = arena_str(a->arena, json_get_str(j, "suggestion")),
    };
    severity_read(json_get_str(j, "severity"), &f->severity);
    finding_fingerprint(f, s ? s->source : str_of(""), s ? s->target : str_of(""));
}

void codec_findings_read(const json_t *object, struct article *a)
{
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(object, "findings"), i, item) read_finding(item, a);
}
