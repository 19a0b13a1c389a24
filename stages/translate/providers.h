/* providers: every protocol. A line is the declaration. */
extern const struct provider provider_memory;
extern const struct provider provider_libretranslate;
extern const struct provider provider_deepl;
extern const struct provider provider_openai;
extern const struct provider provider_azure;
extern const struct provider provider_papago;
extern const struct provider provider_google;
