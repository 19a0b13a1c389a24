/* formats: every kind of file. A line is the declaration. */
extern const struct format format_text;
extern const struct format format_markdown;
extern const struct format format_html;
extern const struct format format_ninjs;
