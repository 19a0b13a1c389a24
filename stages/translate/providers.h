/* providers: every protocol. A line is the declaration. */
extern const struct provider provider_memory;
