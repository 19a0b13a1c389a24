#include "terms/evidence.h"

unsigned evidence_weigh(struct str text, size_t at, size_t end, const struct found *found)
{
    (void)text, (void)at, (void)end;
    return found->doubts ? 80 : 95;
}
