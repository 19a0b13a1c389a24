/* formats: every kind of file. A line is the declaration. */
extern const struct format format_text;
