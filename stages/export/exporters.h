/* exporters: every kind of file. A line is the declaration. */
extern const struct exporter exporter_text;
extern const struct exporter exporter_html;
extern const struct exporter exporter_ninjs;
extern const struct exporter exporter_xliff;
extern const struct exporter exporter_jsonl;
