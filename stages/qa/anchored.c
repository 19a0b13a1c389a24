#include "stages/qa/anchored.h"

#include "facts/reconcile.h"
#include "stages/qa/figures.h"

const struct quotation *quote_around(const struct quotations *q, size_t at)
{
    for (size_t i = 0; i < q->len; i++)
        if (quote_is_whole(&q->at[i]) && at >= q->at[i].at.at && at < q->at[i].at.at + q->at[i].at.len)
            return &q->at[i];
    return NULL;
}

const struct quotation *anchored_quote(const struct check_input *in, const struct quotation *target)
{
    const struct quotation *found = NULL;
    for (size_t i = figures_first(in->verdicts, in->segment); i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (!v->source || v->source->segment != in->segment)
            break;
        if (v->kind != VERDICT_MATCHED || !v->target || v->target->segment != in->segment ||
            quote_around(in->target_quotes, v->target->at.at) != target)
            continue;
        const struct quotation *source = quote_around(in->source_quotes, v->source->at.at);
        if (!source || (found && found != source))
            return NULL;
        found = source;
    }
    return found;
}
