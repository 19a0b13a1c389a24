/* limits: every ceiling on what outsiders control, in one place.
 *
 * Sizes are bytes unless the name says otherwise. A buf is born with one of
 * these; what grows past it is refused with a sentence that names the limit.
 */
#ifndef OKGYO_BASE_LIMITS_H
#define OKGYO_BASE_LIMITS_H

enum {
    LIMIT_ARTICLE = 16 << 20, /* one source file as received: a 10 MB article passes */
    LIMIT_OUTPUT = 256 << 20, /* one stage's stored output */
    LIMIT_EXPORT = 128 << 20, /* one exported file */
    LIMIT_REPLY = 8 << 20,    /* body of one endpoint's answer */
    LIMIT_REPLY_HEADERS = 64 << 10,
    LIMIT_REQUEST = 2 << 20,     /* body of one request to an endpoint */
    LIMIT_SETTINGS = 1 << 20,    /* okgyo.json */
    LIMIT_GLOSSARY = 256 << 20,  /* one glossary file */
    LIMIT_CELL = 64 << 10,       /* one CSV cell */
    LIMIT_LINE = 4 << 20,        /* one JSON or TSV line on stdin */
    LIMIT_DESK_BODY = 256 << 10, /* body of one request to the desk */
    LIMIT_SEGMENT = 64 << 10,    /* source or target of one segment */
    LIMIT_REASON = 4 << 10,      /* a waiver's or return's reason, a comment */
    LIMIT_SECRET = 8 << 10,
    LIMIT_XML_DEPTH = 256, /* nested elements */
    LIMIT_BLOCKS = 200000, /* blocks of one article */
    LIMIT_INLINES = 512,   /* links and emphasis of one block */
};

#endif
