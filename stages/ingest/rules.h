/* rules: credits, which stand on lines of their own and at the end of captions.
 */
#ifndef OKGYO_INGEST_RULES_H
#define OKGYO_INGEST_RULES_H

#include "base/str.h"

/* 사진=…, 사진 제공=…, 그래픽: …, 사진 제공 … with or without / in front. */
bool rules_is_credit(struct str s);
/* Also in brackets, and an agency's name alone. */
bool rules_is_credit_line(struct str s);

#endif
