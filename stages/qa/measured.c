#include "stages/qa/measured.h"

const char measured_on[] = "not yet";

const struct measured measured[] = {
    {0, 0, 0},
};
