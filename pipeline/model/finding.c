#include "model/finding.h"

#include "base/hash.h"

static const char *const severities[] = {"note", "warn", "block"};

const char *severity_name(enum severity s)
{
    return severities[s];
}

bool severity_read(struct str name, enum severity *out)
{
    int i = str_index(name, severities, sizeof severities / sizeof *severities);
    if (i >= 0)
        *out = (enum severity)i;
    return i >= 0;
}

void finding_fingerprint(struct finding *f, struct str source, struct str target)
{
    char hex[HASH_HEX];
    struct hash h;
    hash_init(&h);
    hash_add(&h, f->check);
    hash_add(&h, source);
    hash_add(&h, span_of(source, f->source));
    /* a finding without a place in the target is about the whole of it */
    hash_add(&h, span_is_none(f->target) ? target : span_of(target, f->target));
    hash_hex(&h, hex);
    memcpy(f->fingerprint, hex, FINGERPRINT - 1);
    f->fingerprint[FINGERPRINT - 1] = 0;
}
