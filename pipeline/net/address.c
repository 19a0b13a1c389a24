#include "net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct range4 {
    uint32_t at, mask;
};

/* Sources: RFC 6890 (special-purpose addresses), RFC 3927, RFC 5771; metadata
 * addresses from the clouds' own documentation (AWS, Azure, Google and most others
 * 169.254.169.254, Alibaba 100.100.100.200, Oracle 192.0.0.192). */
static const struct range4 forbidden4[] = {
    {0x00000000, 0xFF000000}, /* 0.0.0.0/8 "this network" */
    {0xA9FE0000, 0xFFFF0000}, /* 169.254.0.0/16 link-local */
    {0xC00000C0, 0xFFFFFFFF}, /* 192.0.0.192 */
    {0x646464C8, 0xFFFFFFFF}, /* 100.100.100.200 */
    {0xE0000000, 0xF0000000}, /* 224.0.0.0/4 multicast */
    {0xFFFFFFFF, 0xFFFFFFFF}, /* broadcast */
};

static bool forbidden_v4(uint32_t address)
{
    for (size_t i = 0; i < sizeof forbidden4 / sizeof *forbidden4; i++)
        if ((address & forbidden4[i].mask) == forbidden4[i].at)
            return true;
    return false;
}

static uint32_t be32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The IPv4 address an IPv6 one carries: ::ffff:0:0/96 (mapped) and 64:ff9b::/96
 * (NAT64, RFC 6052). */
static bool carried_v4(const unsigned char a[16], uint32_t *out)
{
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const unsigned char nat64[12] = {0, 0x64, 0xFF, 0x9B};
    if (memcmp(a, mapped, 12) != 0 && memcmp(a, nat64, 12) != 0)
        return false;
    *out = be32(a + 12);
    return true;
}

static bool forbidden_v6(const unsigned char a[16])
{
    static const unsigned char none[16] = {0};
    static const unsigned char metadata[16] = {0xFD, 0x00, 0x0E, 0xC2, [14] = 0x02, [15] = 0x54}; /* AWS, IPv6 */
    uint32_t v4;
    if (carried_v4(a, &v4))
        return forbidden_v4(v4);
    return memcmp(a, none, 16) == 0 || memcmp(a, metadata, 16) == 0 || a[0] == 0xFF /* multicast */ ||
           (a[0] == 0xFE && (a[1] & 0xC0) == 0x80) /* fe80::/10 */;
}

bool address_forbidden(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return forbidden_v4(ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr));
    if (address->sa_family == AF_INET6)
        return forbidden_v6(((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr);
    return true;
}

bool address_is_loopback(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr) >> 24 == 127;
    if (address->sa_family != AF_INET6)
        return false;
    const struct in6_addr *a = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    uint32_t v4;
    return IN6_IS_ADDR_LOOPBACK(a) || (carried_v4(a->s6_addr, &v4) && v4 >> 24 == 127);
}

void address_text(const struct sockaddr *address, char *out, size_t size)
{
    const void *raw = address->sa_family == AF_INET
                          ? (const void *)&((const struct sockaddr_in *)(const void *)address)->sin_addr
                          : (const void *)&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    bool known = address->sa_family == AF_INET || address->sa_family == AF_INET6;
    if (!known || !inet_ntop(address->sa_family, raw, out, (socklen_t)size))
        snprintf(out, size, "?");
}
