#include "tests/fuzz/story.h"

extern const struct format format_ninjs;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return story_run(&format_ninjs, data, size);
}
