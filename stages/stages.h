/* stages: the pipeline, in order. A line is the declaration: a stage is one folder
 * below this one with a `const struct stage stage_NAME`, and one line here.
 */
#ifndef OKGYO_STAGES_STAGES_H
#define OKGYO_STAGES_STAGES_H

#include "engine/stage.h"

extern const struct stage stage_ingest;
extern const struct stage stage_normalize;
extern const struct stage stage_segment;
extern const struct stage stage_translate;
extern const struct stage stage_glossary;
extern const struct stage stage_qa;
extern const struct stage stage_review;
extern const struct stage stage_export;

/* The stages above in order, ended by NULL; made from the lines above. */
extern const struct stage *const stages[];

#endif
