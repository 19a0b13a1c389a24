#include "terms/parts.h"

enum fault read_tbx(struct reading *r, struct str bytes, struct err *err)
{
    (void)bytes;
    return fault(err, FAULT_REJECT, "%.*s: not a table", STR_ARGS(r->file));
}

enum fault read_json(struct reading *r, struct str bytes, struct err *err)
{
    (void)bytes;
    return fault(err, FAULT_REJECT, "%.*s: not a table", STR_ARGS(r->file));
}
