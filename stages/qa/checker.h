/* checker: what the checks keep from one article to the next.
 *
 * House style rules compiled once, and the dictionaries of the target languages.
 * One per thread; nothing in it is shared.
 *
 *     struct checker *c;
 *     try(checker_open(options, folder, &c, err));
 *     checker_run(c, article, terms, options, scratch, &findings);
 *     checker_close(c);
 */
#ifndef OKGYO_QA_CHECKER_H
#define OKGYO_QA_CHECKER_H

#include "base/fault.h"
#include "base/hash.h"
#include "stages/qa/check.h"
#include "stages/qa/rules.h"
#include "stages/qa/spelling.h"

/* `options`: values of the section "qa", may be NULL. Relative paths in it start
 * from `folder` ("" = the working folder). Faults: FAULT_STOP when a rule file
 * cannot be read or a rule is wrong (file, rule and why). */
enum fault checker_open(const json_t *options, struct str folder, struct checker **out, struct err *err);
void checker_close(struct checker *c);

/* Its house style rules and its dictionary for a language; NULL c gives none. */
const struct rules *checker_rules(const struct checker *c);
struct spelling *checker_spelling(const struct checker *c, struct str lang);

/* Adds the bytes of every file the findings depend on. */
void checker_hash(const struct checker *c, struct hash *h);

#endif
