/* server: a web server in a thread, for tests: the test says what it answers.
 *
 * One connection at a time, one request a connection.
 */
#ifndef OKGYO_TESTS_NET_SERVER_H
#define OKGYO_TESTS_NET_SERVER_H

#include "base/buf.h"

#include <arpa/inet.h>
#include <assert.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
    /* Writes the raw answer to a whole request; nothing written = the connection is
     * closed without a word. */
    void (*answer)(void *user, struct str request, struct buf *out);
    void *user;
    int fd, port, stop[2], silent_ms;
    unsigned requests;
    pthread_t thread;
};

static inline bool server_whole(struct str got)
{
    ptrdiff_t end = str_find(got, str_of("\r\n\r\n"), 0), at = str_find(got, str_of("Content-Length: "), 0);
    if (end < 0)
        return false;
    size_t body = at > 0 && at < end ? (size_t)atol(got.at + at + 16) : 0;
    return got.len >= (size_t)end + 4 + body;
}

static inline void server_talk(struct server *s, int c)
{
    struct buf in = buf_make(4 << 20), out = buf_make(64 << 20);
    char piece[65536];
    while (!server_whole(buf_str(&in))) {
        ssize_t n = read(c, piece, sizeof piece);
        if (n <= 0)
            break;
        buf_add(&in, (struct str){piece, (size_t)n});
    }
    if (server_whole(buf_str(&in))) {
        s->requests++;
        s->answer(s->user, buf_str(&in), &out);
    }
    int silent = __atomic_load_n(&s->silent_ms, __ATOMIC_RELAXED);
    if (silent)
        poll(&(struct pollfd){.fd = s->stop[0], .events = POLLIN}, 1, silent);
    for (size_t at = 0; at < out.len;) {
        ssize_t n = send(c, out.at + at, out.len - at, MSG_NOSIGNAL);
        if (n <= 0)
            break;
        at += (size_t)n;
    }
    shutdown(c, SHUT_WR);
    while (out.len && read(c, piece, sizeof piece) > 0)
        ;
    close(c);
    buf_release(&in);
    buf_release(&out);
}

static inline void *server_main(void *user)
{
    struct server *s = user;
    for (;;) {
        struct pollfd wait[2] = {{.fd = s->fd, .events = POLLIN}, {.fd = s->stop[0], .events = POLLIN}};
        poll(wait, 2, -1);
        if (wait[1].revents)
            return NULL;
        int c = accept(s->fd, NULL, NULL);
        if (c >= 0)
            server_talk(s, c);
    }
}

static inline void server_open(struct server *s)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof a;
    s->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&a, sizeof a) || listen(s->fd, 64) ||
        getsockname(s->fd, (struct sockaddr *)&a, &len) || pipe(s->stop))
        abort();
    s->port = ntohs(a.sin_port);
    if (pthread_create(&s->thread, NULL, server_main, s))
        abort();
}

static inline void server_close(struct server *s)
{
    if (write(s->stop[1], "x", 1) != 1)
        abort();
    pthread_join(s->thread, NULL);
    close(s->fd);
    close(s->stop[0]);
    close(s->stop[1]);
}

static inline void server_json(struct buf *out, int status, const char *headers, struct str body)
{
    buf_printf(out,
               "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n%sConnection: close\r\n\r\n",
               status, body.len, headers);
    buf_add(out, body);
}

#endif
