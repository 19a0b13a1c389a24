/* opaque: long words whose parts are not what they look like.
 *
 * Compounds are read by their parts (보도+자료); in 의사소통, 인도차이나, 사자성어 the parts are
 * other words than the terms they spell. Dictionaries do not tell the two kinds apart,
 * so the usual ones of four syllables and more stand in a list. Shorter ones are the
 * lexicon's business.
 */
#ifndef OKGYO_TERMS_OPAQUE_H
#define OKGYO_TERMS_OPAQUE_H

/* Ended by NULL; make_lexicon.c puts them into the lexicon's table. */
extern const char *const opaque_words[];

#endif
