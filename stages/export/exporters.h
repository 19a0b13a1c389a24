/* exporters: every kind of file. A line is the declaration. */
extern const struct exporter exporter_text;
