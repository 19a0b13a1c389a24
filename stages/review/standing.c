#include "standing.h"

#include "facts/facts.h"

void standing_fold(const struct article *a, struct signoff *out)
{
    struct facts facts = {0};
    facts_of_article_target(a, a->arena, &facts);
    facts_hash(&facts, out->facts_hash);
    signoff_fold(a, out);
}
