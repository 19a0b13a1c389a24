/* chat: what is said to a chat model, and what it said.
 *
 * The pure parts of the openai provider: the request's body for each level of the
 * ladder, and the reading of the message a model wrote.
 */
#ifndef OKGYO_TRANSLATE_CHAT_H
#define OKGYO_TRANSLATE_CHAT_H

#include "stages/translate/provider.h"

/* How strictly the form of the answer is asked for; servers that refuse a level get
 * the next. */
enum chat_level { CHAT_SCHEMA, CHAT_OBJECT, CHAT_PLAIN };

/* Members of a request that some servers refuse and that can be left out. */
enum chat_member { CHAT_TEMPERATURE = 1, CHAT_TOKENS = 2, CHAT_ROLE = 4 };

void chat_body(const struct endpoint *e, const struct ask *ask, struct buf *b);

/* The model's message without a leading <think>…</think> and a code fence. */
struct str chat_content(struct str message);

/* The texts out of a message: a JSON object with exactly the keys "1" to "n", or at
 * CHAT_PLAIN the message itself. False when it is not that. Only `text` is set. */
bool chat_texts(struct arena *a, struct str message, enum chat_level level, size_t n, struct answered *out);

#endif
