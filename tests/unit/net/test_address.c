#include "net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct sockaddr *parse(const char *text, struct sockaddr_storage *out)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)out;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)out;
    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1)
        out->ss_family = AF_INET;
    else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
        out->ss_family = AF_INET6;
    else
        fail_msg("%s is no address", text);
    return (const struct sockaddr *)out;
}

static void metadata_and_link_local_are_forbidden(void **state)
{
    (void)state;
    static const char *const forbidden[] = {"169.254.169.254",
                                            "169.254.0.1",
                                            "0.0.0.0",
                                            "0.1.2.3",
                                            "224.0.0.1",
                                            "239.255.255.255",
                                            "255.255.255.255",
                                            "100.100.100.200",
                                            "192.0.0.192",
                                            "::",
                                            "fe80::1",
                                            "febf::1",
                                            "ff02::1",
                                            "fd00:ec2::254",
                                            "::ffff:169.254.169.254",
                                            "64:ff9b::169.254.169.254",
                                            "::ffff:0.0.0.0",
                                            NULL};
    struct sockaddr_storage a;
    for (const char *const *f = forbidden; *f; f++)
        if (!address_forbidden(parse(*f, &a)))
            fail_msg("%s passed", *f);
}

static void public_private_and_loopback_are_allowed(void **state)
{
    (void)state;
    static const char *const allowed[] = {"127.0.0.1",     "10.0.0.5",        "192.168.1.2", "172.16.0.1",
                                          "8.8.8.8",       "169.253.1.1",     "169.255.1.1", "192.0.0.191",
                                          "::1",           "2001:db8::1",     "fd00::1",     "fec0::1",
                                          "fd00:ec2::255", "::ffff:10.0.0.1", NULL};
    struct sockaddr_storage a;
    for (const char *const *t = allowed; *t; t++)
        if (address_forbidden(parse(*t, &a)))
            fail_msg("%s was refused", *t);
}

static void other_families_are_forbidden(void **state)
{
    (void)state;
    struct sockaddr a = {.sa_family = AF_UNIX};
    char text[8];
    assert_true(address_forbidden(&a));
    address_text(&a, text, sizeof text);
    assert_string_equal(text, "?");
}

static void loopback_is_known(void **state)
{
    (void)state;
    struct sockaddr_storage a;
    assert_true(address_is_loopback(parse("127.0.0.1", &a)));
    assert_true(address_is_loopback(parse("127.9.9.9", &a)));
    assert_true(address_is_loopback(parse("::1", &a)));
    assert_true(address_is_loopback(parse("::ffff:127.0.0.1", &a)));
    assert_false(address_is_loopback(parse("10.0.0.1", &a)));
    assert_false(address_is_loopback(parse("::2", &a)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(metadata_and_link_local_are_forbidden),
        cmocka_unit_test(public_private_and_loopback_are_allowed),
        cmocka_unit_test(other_families_are_forbidden),
        cmocka_unit_test(loopback_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
