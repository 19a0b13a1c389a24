#include "guard.h"

static bool is_token(struct str s)
{
    static const char extra[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (c == 0 || !strchr(extra, c)))
            return false;
    }
    return s.len > 0;
}

static bool is_field_value(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            return false;
    }
    return true;
}

static bool is_segment(struct str s)
{
    return s.len > 0 && !str_is(s, ".") && !str_is(s, "..");
}

static bool is_path(struct str path)
{
    if (path.len == 0 || path.at[0] != '/')
        return false;
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '%' || path.at[i] == '\\')
            return false; /* none of our names needs an escape */
    struct str rest = str_slice(path, 1, path.len), piece;
    if (rest.len && rest.at[rest.len - 1] == '/')
        return false;
    while (str_cut(&rest, '/', &piece))
        if (!is_segment(piece))
            return false;
    return true;
}

bool guard_uri(struct str uri)
{
    for (size_t i = 0; i < uri.len; i++)
        if (uri.at[i] <= ' ' || uri.at[i] > '~' || uri.at[i] == '#')
            return false;
    ptrdiff_t query = str_find(uri, str_of("?"), 0);
    return is_path(query < 0 ? uri : str_slice(uri, 0, (size_t)query));
}

/* The host without its port; brackets of an IPv6 address are kept. */
static struct str without_port(struct str host)
{
    if (host.len && host.at[0] == '[') {
        ptrdiff_t end = str_find(host, str_of("]"), 0);
        return end < 0 ? host : str_slice(host, 0, (size_t)end + 1);
    }
    ptrdiff_t colon = str_find(host, str_of(":"), 0);
    return colon < 0 ? host : str_slice(host, 0, (size_t)colon);
}

static bool is_host(struct str host)
{
    for (size_t i = 0; i < host.len; i++) {
        char c = host.at[i];
        bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                    c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
        if (!fine)
            return false;
    }
    struct str name = without_port(host);
    struct str port = str_slice(host, name.len, host.len);
    int64_t number = 0;
    return name.len && (!port.len || (port.at[0] == ':' && str_int(str_slice(port, 1, port.len), &number) &&
                                      number > 0 && number < 65536));
}

bool guard_loopback_host(struct str host)
{
    struct str name = without_port(host);
    return str_is(name, "127.0.0.1") || str_is_nocase(name, "localhost") || str_is(name, "[::1]");
}

/* Headers that steer framing or trust: twice is once too often. */
static const char *const singles[] = {
    "host",   "content-length", "transfer-encoding", "content-type",   "authorization",
    "origin", "cookie",         "x-okgyo-csrf",      "sec-fetch-site", "if-none-match",
    NULL};

static const struct guard_header *find(const struct guard_input *in, const char *name, size_t *count)
{
    const struct guard_header *first = NULL;
    *count = 0;
    for (size_t i = 0; i < in->len; i++) {
        if (!str_is_nocase(in->headers[i].name, name))
            continue;
        first = first ? first : &in->headers[i];
        ++*count;
    }
    return first;
}

static struct guard_verdict refuse(int status, const char *why)
{
    return (struct guard_verdict){status, why};
}

static struct guard_verdict check_method(struct str method)
{
    static const char *const known[] = {"GET", "HEAD", "POST", "PUT", "DELETE", NULL};
    for (size_t i = 0; known[i]; i++)
        if (str_is(method, known[i]))
            return refuse(0, "");
    return refuse(501, "this server knows GET, HEAD, POST, PUT and DELETE");
}

static struct guard_verdict check_fields(const struct guard_input *in)
{
    if (in->len > GUARD_HEADERS)
        return refuse(431, "too many header fields");
    for (size_t i = 0; i < in->len; i++) {
        if (!is_token(in->headers[i].name))
            return refuse(400, "a header field's name holds characters that names cannot hold");
        if (!is_field_value(in->headers[i].value))
            return refuse(400, "a header field's value holds control characters");
    }
    size_t count;
    for (size_t i = 0; singles[i]; i++) {
        find(in, singles[i], &count);
        if (count > 1)
            return refuse(400, "a header field that may come once came twice");
    }
    return refuse(0, "");
}

static struct guard_verdict check_host(const struct guard_input *in)
{
    size_t count;
    const struct guard_header *host = find(in, "host", &count);
    if (!host || !is_host(host->value))
        return refuse(400, "the Host header is missing or not a host name");
    if (!in->any_host && !guard_loopback_host(host->value))
        return refuse(421, "this desk answers on this machine only; set review.behind_proxy to serve other names");
    return refuse(0, "");
}

static struct guard_verdict check_framing(const struct guard_input *in)
{
    size_t count;
    int64_t length = 0;
    const struct guard_header *declared = find(in, "content-length", &count);
    const struct guard_header *encoding = find(in, "transfer-encoding", &count);
    if (declared && encoding)
        return refuse(400, "Content-Length and Transfer-Encoding cannot stand together");
    if (declared && !str_int(declared->value, &length))
        return refuse(400, "Content-Length is not a number");
    if (encoding && (!str_is_nocase(encoding->value, "chunked") || !str_is(in->version, "HTTP/1.1")))
        return refuse(400, "the only Transfer-Encoding is chunked, in HTTP/1.1");
    bool bodiless = str_is(in->method, "GET") || str_is(in->method, "HEAD");
    if (bodiless && (encoding || length > 0))
        return refuse(400, "this method takes no body");
    return refuse(0, "");
}

struct guard_verdict guard_check(const struct guard_input *in)
{
    struct guard_verdict v = check_method(in->method);
    if (!v.status && in->uri.len > GUARD_URI)
        v = refuse(414, "the address is too long");
    if (!v.status && !guard_uri(in->uri))
        v = refuse(400, "the address is not one of ours: plain path, no escapes, no dot segments");
    if (!v.status)
        v = check_fields(in);
    if (!v.status)
        v = check_host(in);
    if (!v.status)
        v = check_framing(in);
    return v;
}
