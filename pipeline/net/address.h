/* address: which addresses an endpoint may have, judged after resolution.
 */
#ifndef OKGYO_NET_ADDRESS_H
#define OKGYO_NET_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* True for link-local, multicast, unspecified and cloud-metadata addresses: no
 * endpoint is there, but keys to the machine may be. Private and loopback addresses
 * are allowed: newsrooms run their engines in their own network. */
bool address_forbidden(const struct sockaddr *address);
bool address_is_loopback(const struct sockaddr *address);

/* "169.254.169.254", "fe80::1", "?" for other families. */
void address_text(const struct sockaddr *address, char *out, size_t size);

#endif
