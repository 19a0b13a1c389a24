/* desk: the review desk, a web page and its JSON API on one port.
 *
 *     struct desk *desk;
 *     try(desk_open(engine, NULL, -1, &desk, err));
 *     printf("http://%s:%d/\n", desk_bind(desk), desk_port(desk));
 *     desk_run(desk);               // until engine_stop()
 *     desk_close(desk);
 */
#ifndef OKGYO_REVIEW_DESK_H
#define OKGYO_REVIEW_DESK_H

#include "engine/engine.h"

struct desk;

/* Opens the lanes and listens. `bind` NULL and `port` -1 take the settings' values
 * (127.0.0.1, 8731); port 0 takes any free one. FAULT_STOP when the port is taken or
 * a bind beyond this machine is asked for without review.behind_proxy. */
enum fault desk_open(struct engine *e, const char *bind, int port, struct desk **out, struct err *err);

/* Answers until the engine is told to stop; then /readyz says 503, nothing new is
 * accepted, what is under way is finished. Returns within ten seconds of the stop. */
void desk_run(struct desk *d);
void desk_close(struct desk *d);

const char *desk_bind(const struct desk *d);
int desk_port(const struct desk *d);

/* The OpenAPI 3.1 document of the desk's API, as it is served. */
void desk_openapi(struct buf *out);

#endif
