/* measured: how often each finding is right, on a set of judged translations.
 *
 * Counted by tests/bench/measure_checks.mjs; the figures are committed with their date
 * so that a change that makes a check worse shows in its diff.
 */
#ifndef OKGYO_QA_MEASURED_H
#define OKGYO_QA_MEASURED_H

struct measured {
    const char *finding; /* "number.value" */
    unsigned said;       /* times it was said at warn or above */
    unsigned right;      /* of those, times there was such an error */
};

extern const struct measured measured[]; /* ended by a NULL finding */
extern const char measured_on[];         /* "2025-10-21: 1,186 human translations, 440 with an error put in" */

#endif
