/* checks: every check. A line is the declaration. */
extern const struct check check_empty;
extern const struct check check_same;
extern const struct check check_untranslated;
extern const struct check check_truncated;
extern const struct check check_length;
extern const struct check check_repeated;
extern const struct check check_quote;
extern const struct check check_url;
extern const struct check check_markup;
extern const struct check check_unicode;
extern const struct check check_name;
extern const struct check check_style;
extern const struct check check_spelling;
