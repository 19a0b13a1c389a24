/* tongues: the target languages the checks have words of. A line is the declaration. */
extern const struct tongue tongue_en;
extern const struct tongue tongue_ja;
extern const struct tongue tongue_zh;
extern const struct tongue tongue_es;
extern const struct tongue tongue_fr;
extern const struct tongue tongue_de;
