/* report: findings on standard output, in the formats people and machines read.
 *
 * One list of rows, one writer per format, a table of formats by name. `glossary
 * check` and `check` print through it, so that CI jobs, editors and pre-commit hooks
 * see the same shapes everywhere.
 *
 *     struct report r = {.arena = c->arena, .tool = "glossary check", .fail_on = SEVERITY_BLOCK};
 *     *report_row(&r) = (struct report_row){.path = path, .line = 3, .rule = str_of("side.empty"), …};
 *     report_print(&r, "sarif", stdout);
 *     return report_exit(&r);
 */
#ifndef OKGYO_CLI_REPORT_H
#define OKGYO_CLI_REPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/finding.h"

#include <stdio.h>

struct report_row {
    struct str path;             /* as the person named it */
    uint32_t line;               /* 1-based, 0 = the whole file */
    uint32_t column, end_column; /* 1-based code points, end exclusive; 0 = the whole line */
    enum severity severity;
    struct str rule; /* stable id: "term.missing" */
    struct str message;
    struct str suggestion;  /* what to put there, "" = nothing is certain */
    struct str segment;     /* id of the pair or segment, "" = none */
    struct str side;        /* "source", "target" or "" */
    struct str fingerprint; /* "" = made from rule, path and message */
    bool known;             /* in the baseline: SARIF suppresses it, the others leave it out */
};

struct report {
    struct arena *arena;
    const char *tool;      /* words of the command: "glossary check" */
    bool color;            /* text: of stdout */
    enum severity fail_on; /* JUnit: what is below passes, with the finding as its output */
    struct report_rows {
        struct report_row *at;
        size_t len, cap;
    } rows;
};

/* Words of the option --format; for struct option.words. */
extern const char report_formats[];

/* A new zeroed row at the end. */
struct report_row *report_row(struct report *r);

/* By path, line, column, rule; stable. */
void report_sort(struct report *r);

/* Prints all rows. `format` is one of report_formats (assert). Control characters in
 * texts come out visible, never raw. Faults: FAULT_STOP when `out` cannot be written. */
enum fault report_print(const struct report *r, struct str format, FILE *out, struct err *err);

/* EXIT_FINDINGS when a row that is not in the baseline is at or above `fail_on`, else
 * EXIT_FINE. */
int report_exit(const struct report *r);

/* 16 hexadecimal digits of the row's fingerprint, in the report's arena: the same
 * through line moves. */
struct str report_fingerprint(const struct report *r, const struct report_row *row);

/* A baseline is a JSON file with the fingerprints (and counts) of known findings.
 * Reading marks rows `known`; a finding that occurs more often than the baseline
 * says stays new. Faults: FAULT_REJECT, FAULT_STOP. */
enum fault report_baseline_read(struct report *r, const char *path, struct err *err);
enum fault report_baseline_write(const struct report *r, const char *path, struct err *err);

#endif
