/* figures: what the fact checks share: a verdict made into a finding.
 */
#ifndef OKGYO_QA_FIGURES_H
#define OKGYO_QA_FIGURES_H

#include "facts/reconcile.h"
#include "stages/qa/check.h"

/* Confidence below which a verdict is said in a note, and below which it is not said at
 * all: a "one" that became "a", a weekday that English adds. */
enum { FIGURES_SURE = 50, FIGURES_SAID = 20 };

/* Text and span of a verdict's two sides: where they are in one segment both spans
 * are set, else only that of the segment the finding is put in. */
struct figure_place {
    uint32_t segment;
    struct span source, target;
    struct str source_text, target_text;   /* the words themselves, cut where nobody would read on; "" = none */
    struct str source_means, target_means; /* as say_fact() */
};

struct figure_place figures_place(const struct check_input *in, const struct verdict *v);

/* Is the figure written in the other text too, as often as here, in digits? Then a
 * reader took one of the two for something else, and it is no more than a note. */
bool figures_written(const struct check_input *in, const struct verdict *v);

/* How often the digits stand in the text as a number of their own. */
size_t figures_times(struct str text, struct str digits);

/* First verdict of a segment's source facts: those come first, in order of segments. */
size_t figures_first(const struct verdicts *v, uint32_t segment);

/* A finding for a verdict, with the severity its confidence allows and at most `most`. */
struct finding *figures_report(const struct check_input *in, const struct verdict *v, const struct figure_place *p,
                               const char *name, enum severity most, struct str message);

#endif
