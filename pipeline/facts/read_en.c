#include "facts/scan.h"
static void read(struct arena *a, struct str text, int64_t published, struct facts *out)
{
    struct scan s;
    scan_init(&s, a, text, published, out);
}
const struct fact_reader reader_en = {.lang = "en", .read = read};
