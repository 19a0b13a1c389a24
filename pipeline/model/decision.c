#include "model/decision.h"

static const char *const kinds[] = {"edit", "approve", "waive", "comment", "sign", "return", "assign", "kill"};
static const char *const roles[] = {"reader", "reporter", "editor", "desk"};
static const char *const steps[] = {"", "reporter", "editor"};

const char *decision_name(enum decision_kind kind)
{
    return kinds[kind];
}

bool decision_read(struct str name, enum decision_kind *out)
{
    int i = str_index(name, kinds, sizeof kinds / sizeof *kinds);
    if (i >= 0)
        *out = (enum decision_kind)i;
    return i >= 0;
}

const char *role_name(enum role role)
{
    return roles[role];
}

bool role_read(struct str name, enum role *out)
{
    int i = str_index(name, roles, sizeof roles / sizeof *roles);
    if (i >= 0)
        *out = (enum role)i;
    return i >= 0;
}

const char *step_name(enum step step)
{
    return steps[step];
}

bool step_read(struct str name, enum step *out)
{
    int i = str_index(name, steps, sizeof steps / sizeof *steps);
    if (i >= 0)
        *out = (enum step)i;
    return i >= 0;
}

void decision_hash(const struct decision *d, char out[HASH_HEX])
{
    struct hash h;
    hash_init(&h);
    hash_add(&h, d->prev);
    hash_addn(&h, (uint64_t)d->edition);
    hash_addz(&h, decision_name(d->kind));
    hash_addz(&h, step_name(d->step));
    hash_addz(&h, d->segment);
    hash_add(&h, d->who);
    hash_addn(&h, (uint64_t)d->when);
    hash_add(&h, d->on);
    hash_add(&h, d->facts);
    hash_add(&h, d->text);
    hash_add(&h, d->reason);
    hash_hex(&h, out);
}
