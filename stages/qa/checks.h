/* checks: every check. A line is the declaration. */
extern const struct check check_empty;
