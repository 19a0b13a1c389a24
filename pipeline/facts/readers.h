/* readers: every language whose facts can be read. A line is the declaration. */
extern const struct fact_reader reader_ko;
extern const struct fact_reader reader_en;
extern const struct fact_reader reader_ja;
extern const struct fact_reader reader_zh;
