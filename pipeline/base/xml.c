#include "base/xml.h"

#include <errno.h>
#include <expat.h>
#include <stdio.h>

struct parse {
    const struct xml_events *events;
    void *user;
    XML_Parser parser;
    const char *what;
    struct err *err;
    enum fault fault;
    int depth;
};

static const char *local(const struct parse *p, const char *name)
{
    const char *colon = p->events->local_names ? strchr(name, ':') : NULL;
    return colon ? colon + 1 : name;
}

static void stop(struct parse *p, enum fault f)
{
    p->fault = f;
    err_prefix(p->err, "%s:%lu:%lu", p->what, XML_GetCurrentLineNumber(p->parser),
               XML_GetCurrentColumnNumber(p->parser) + 1);
    XML_StopParser(p->parser, XML_FALSE);
}

static void on_open(void *data, const char *name, const char **attributes)
{
    struct parse *p = data;
    if (p->fault)
        return;
    if (++p->depth > LIMIT_XML_DEPTH) {
        stop(p, fault(p->err, FAULT_REJECT, "elements nested deeper than %d", LIMIT_XML_DEPTH));
        return;
    }
    enum fault f = p->events->open ? p->events->open(p->user, local(p, name), attributes, p->err) : FAULT_OK;
    if (f)
        stop(p, f);
}

static void on_close(void *data, const char *name)
{
    struct parse *p = data;
    if (p->fault)
        return;
    p->depth--;
    enum fault f = p->events->close ? p->events->close(p->user, local(p, name), p->err) : FAULT_OK;
    if (f)
        stop(p, f);
}

static void on_text(void *data, const char *text, int len)
{
    struct parse *p = data;
    if (!p->fault && p->events->text)
        p->events->text(p->user, (struct str){text, (size_t)len});
}

static void on_doctype(void *data, const char *name, const char *system, const char *public, int internal)
{
    struct parse *p = data;
    (void)name, (void)system, (void)public;
    if (internal && !p->fault)
        stop(p, fault(p->err, FAULT_REJECT, "DOCTYPE with declarations of its own is not allowed; remove it"));
}

static XML_Parser parser_for(struct parse *p)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    if (!parser)
        abort();
    XML_SetUserData(parser, p);
    XML_SetElementHandler(parser, on_open, on_close);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    p->parser = parser;
    return parser;
}

static enum fault feed(struct parse *p, const char *bytes, size_t len, bool last)
{
    enum { PIECE = 1 << 20 };
    do {
        size_t now = len < PIECE ? len : PIECE;
        if (XML_Parse(p->parser, bytes, (int)now, last && now == len) != XML_STATUS_OK) {
            if (p->fault)
                return p->fault;
            return fault(p->err, FAULT_REJECT, "%s:%lu:%lu: not well-formed XML: %s", p->what,
                         XML_GetCurrentLineNumber(p->parser), XML_GetCurrentColumnNumber(p->parser) + 1,
                         XML_ErrorString(XML_GetErrorCode(p->parser)));
        }
        bytes += now;
        len -= now;
    } while (len);
    return FAULT_OK;
}

enum fault xml_parse(struct str bytes, const char *what, const struct xml_events *events, void *user, struct err *err)
{
    struct parse p = {.events = events, .user = user, .what = what, .err = err};
    XML_Parser parser = parser_for(&p);
    enum fault f = feed(&p, bytes.at, bytes.len, true);
    XML_ParserFree(parser);
    return f;
}

enum fault xml_parse_file(const char *path, const struct xml_events *events, void *user, struct err *err)
{
    FILE *in = fopen(path, "rbe");
    if (!in)
        return fault(err, FAULT_STOP, "%s: cannot be opened: %s", path, strerror(errno));
    struct parse p = {.events = events, .user = user, .what = path, .err = err};
    XML_Parser parser = parser_for(&p);
    enum fault f = FAULT_OK;
    char piece[1 << 16];
    for (bool last = false; !last && f == FAULT_OK;) {
        size_t len = fread(piece, 1, sizeof piece, in);
        last = len < sizeof piece;
        f = last && ferror(in) ? fault(err, FAULT_STOP, "%s: cannot be read: %s", path, strerror(errno))
                               : feed(&p, piece, len, last);
    }
    XML_ParserFree(parser);
    fclose(in);
    return f;
}

struct str xml_attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return str_of(attributes[1]);
    return str_of("");
}

/* Bytes of a character that XML 1.0 cannot hold at p, or 0. UTF-8 is valid here. */
static size_t unholdable(const unsigned char *p, size_t left)
{
    if (p[0] < 0x20 && p[0] != '\t' && p[0] != '\n' && p[0] != '\r')
        return 1;
    if (left >= 3 && p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE) /* U+FFFE, U+FFFF */
        return 3;
    return 0;
}

void xml_add(struct buf *b, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.len;) {
        const char *instead = NULL;
        size_t bad = unholdable((const unsigned char *)s.at + i, s.len - i);
        switch (s.at[i]) {
        case '<': instead = "&lt;"; break;
        case '>': instead = "&gt;"; break;
        case '&': instead = "&amp;"; break;
        case '"': instead = "&quot;"; break;
        case '\r': instead = "&#13;"; break;
        default: instead = bad ? "\xEF\xBF\xBD" : NULL;
        }
        size_t step = bad ? bad : 1;
        if (instead) {
            buf_add(b, str_slice(s, from, i - from));
            buf_addz(b, instead);
            from = i + step;
        }
        i += step;
    }
    buf_add(b, str_slice(s, from, s.len));
}
