/* xml: expat as a stream of events, and the escapes for writing XML.
 *
 * Nothing is ever fetched: an internal DTD subset is refused, an external DTD
 * that is only named (many TMX files do) is ignored, undefined entities are an
 * error. Depth is at most LIMIT_XML_DEPTH. Names come without their namespace
 * prefix when `local_names` is set ("xlf:seg" -> "seg").
 */
#ifndef OKGYO_BASE_XML_H
#define OKGYO_BASE_XML_H

#include "base/buf.h"

struct xml_events {
    /* attributes: name, value, name, value, …, NULL; borrowed for the call */
    enum fault (*open)(void *user, const char *name, const char **attributes, struct err *err);
    enum fault (*close)(void *user, const char *name, struct err *err);
    /* text comes in pieces of any size; may be NULL */
    void (*text)(void *user, struct str piece);
    bool local_names;
};

/* Value of an attribute, or "" when absent. */
struct str xml_attribute(const char **attributes, const char *name);

/* Faults: FAULT_REJECT "what:line:column: …", or what an event returned. */
enum fault xml_parse(struct str bytes, const char *what, const struct xml_events *events, void *user, struct err *err);

/* The same from a file, in pieces, so that memory does not grow with it. */
enum fault xml_parse_file(const char *path, const struct xml_events *events, void *user, struct err *err);

/* Text or attribute value; characters XML 1.0 cannot hold become U+FFFD. */
void xml_add(struct buf *b, struct str text);

#endif
