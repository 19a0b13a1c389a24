#include "attempts.h"

#include "base/hash.h"

enum { WINDOW_MS = 60 * 1000, LONGEST_MS = 5 * 60 * 1000, KINDS = 3 };
static const unsigned free_tries[KINDS] = {5, 30, 20};

void attempts_init(struct attempts *a)
{
    pthread_mutex_init(&a->lock, NULL);
    randombytes_buf(&a->salt, sizeof a->salt);
}

static uint64_t key_of(const struct attempts *a, int kind, struct str login, struct str address)
{
    char hex[HASH_HEX];
    struct hash h;
    uint64_t key = 0;
    hash_init(&h);
    hash_addn(&h, a->salt);
    hash_addn(&h, (uint64_t)kind);
    if (kind != 2)
        hash_add(&h, login);
    if (kind != 1)
        hash_add(&h, address);
    hash_hex(&h, hex);
    memcpy(&key, hex, sizeof key);
    return key;
}

/* The key's slot, or with `make` the one it may take: a free or the oldest one of
 * eight neighbours. */
static struct attempt_slot *slot_of(struct attempts *a, uint64_t key, bool make, int64_t now)
{
    struct attempt_slot *oldest = NULL;
    for (unsigned i = 0; i < 8; i++) {
        struct attempt_slot *s = &a->slots[(key + i) % ATTEMPT_SLOTS];
        if (s->key == key)
            return s;
        if (!oldest || s->since < oldest->since)
            oldest = s;
    }
    if (!make)
        return NULL;
    *oldest = (struct attempt_slot){.key = key, .since = now};
    return oldest;
}

int64_t attempts_wait(struct attempts *a, struct str login, struct str address, int64_t now)
{
    int64_t wait = 0;
    pthread_mutex_lock(&a->lock);
    for (int kind = 0; kind < KINDS; kind++) {
        const struct attempt_slot *s = slot_of(a, key_of(a, kind, login, address), false, now);
        if (s && s->until - now > wait)
            wait = s->until - now;
    }
    pthread_mutex_unlock(&a->lock);
    return wait;
}

static void count_failure(struct attempt_slot *s, unsigned allowed, int64_t now)
{
    if (now - s->since > WINDOW_MS && now >= s->until + WINDOW_MS)
        *s = (struct attempt_slot){.key = s->key, .since = now};
    s->failures++;
    if (s->failures < allowed)
        return;
    unsigned doubled = s->failures - allowed < 9 ? s->failures - allowed : 9;
    int64_t wait = (int64_t)1000 << doubled;
    s->until = now + (wait < LONGEST_MS ? wait : LONGEST_MS);
}

void attempts_failed(struct attempts *a, struct str login, struct str address, int64_t now)
{
    pthread_mutex_lock(&a->lock);
    for (int kind = 0; kind < KINDS; kind++)
        count_failure(slot_of(a, key_of(a, kind, login, address), true, now), free_tries[kind], now);
    pthread_mutex_unlock(&a->lock);
}

void attempts_passed(struct attempts *a, struct str login, struct str address)
{
    pthread_mutex_lock(&a->lock);
    struct attempt_slot *s = slot_of(a, key_of(a, 0, login, address), false, 0);
    if (s)
        *s = (struct attempt_slot){0};
    pthread_mutex_unlock(&a->lock);
}
