#include "model/fact.h"

const char *fact_name(enum fact_kind kind)
{
    static const char *const names[] = {"quantity", "date", "time", "name", "quote", "url"};
    return names[kind];
}
