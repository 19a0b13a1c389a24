#include "net/retry.h"

static const struct {
    long status;
    enum verdict verdict;
} table[] = {
    {200, VERDICT_FINE},  {401, VERDICT_REFUSED}, {402, VERDICT_QUOTA}, {403, VERDICT_REFUSED},
    {408, VERDICT_AGAIN}, {409, VERDICT_AGAIN},   {413, VERDICT_SPLIT}, {414, VERDICT_SPLIT},
    {425, VERDICT_AGAIN}, {429, VERDICT_SLOWER},  {456, VERDICT_QUOTA}, {529, VERDICT_SLOWER},
};

enum verdict retry_verdict(const struct http_reply *reply)
{
    static const enum verdict of_outcome[] = {
        [HTTP_NETWORK] = VERDICT_AGAIN, [HTTP_BROKEN] = VERDICT_AGAIN, [HTTP_UNTRUSTED] = VERDICT_REFUSED};
    if (reply->outcome != HTTP_ANSWERED)
        return of_outcome[reply->outcome];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].status == reply->status)
            return table[i].verdict;
    return reply->status >= 500 ? VERDICT_AGAIN : VERDICT_NEVER;
}

int64_t retry_wait(int attempt, const struct http_reply *last, int64_t base_ms, uint32_t dice)
{
    enum { CAP_MS = 60 * 1000, LEAST_TOLD_MS = 1000, MOST_TOLD_MS = 15 * 60 * 1000 };
    int64_t told = last ? last->retry_after_ms : 0;
    if (told > 0)
        return told < LEAST_TOLD_MS ? LEAST_TOLD_MS : told > MOST_TOLD_MS ? MOST_TOLD_MS : told;
    int64_t most = base_ms > 0 ? base_ms : 1000;
    for (int n = 2; n < attempt && most < CAP_MS; n++)
        most *= 2;
    if (most > CAP_MS)
        most = CAP_MS;
    return (int64_t)(dice % (uint64_t)(most + 1)); /* full jitter */
}
