/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "twcred_transport.h"

#include <curl/curl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static const char *const allowed_urls[] = {
    TWCRED_BASE_URL,
    "https://example.com",
    "https://example.com/",
    "https://example.com:8443/a/b/",
    "https://EXAMPLE.com",
    "HTTPS://example.com",
    "https://192.0.2.1/v2",
    "https://[2001:db8::1]/v2",
    "https://localhost/",
    "http://127.0.0.1",
    "http://127.0.0.1:8080/v2",
    "http://127.9.9.9/",
    "http://127.255.255.255/",
    "http://localhost",
    "http://localhost:1/v2",
    "http://LocalHost/",
    "HTTP://LOCALHOST/",
    "http://[::1]",
    "http://[::1]:8080/v2/",
};

#define NO_URI    "it is not an absolute URI (RFC 3986)"
#define NO_URL    "it is not a URL"
#define HAS_USER  "it holds a user name or a password"
#define HAS_QUERY "it has a query or a fragment"
#define NO_HTTPS  "its scheme is not https"
#define NO_HOST   "it names no host"
#define NOT_LOCAL "plain http is for loopback hosts only; use https"

/* NULL: any reason will do, where two hold or where libcurl's versions differ. */
static const struct {
    const char *url;
    const char *reason;
} refused_urls[] = {
    {"http://example.com", NOT_LOCAL},
    {"http://ip-messaging.twilio.com/v2", NOT_LOCAL},
    {"http://localhost.evil.example/", NOT_LOCAL},
    {"http://127.0.0.1.evil.example/", NOT_LOCAL},
    {"http://evil.localhost/", NOT_LOCAL},
    {"http://evil.example/127.0.0.1", NOT_LOCAL},
    {"http://evil.example/http://localhost", NOT_LOCAL},
    {"http://128.0.0.1/", NOT_LOCAL},
    {"http://126.255.255.255/", NOT_LOCAL},
    {"http://0.0.0.0/", NOT_LOCAL},
    {"http://10.0.0.1/", NOT_LOCAL},
    {"http://[::]/", NOT_LOCAL},
    {"http://[::2]/", NOT_LOCAL},
    {"http://[2001:db8::1]/", NOT_LOCAL},
    {"http://[::ffff:192.0.2.1]/", NOT_LOCAL},
    {"https://user@example.com/", HAS_USER},
    {"https://user:hush@example.com/", HAS_USER},
    {"https://:hush@example.com/", HAS_USER},
    {"http://user@127.0.0.1/", HAS_USER},
    {"http://127.0.0.1@evil.example/", HAS_USER},
    {"http://localhost:80@evil.example/", HAS_USER},
    {"https://example.com?", HAS_QUERY},
    {"https://example.com/?a=b", HAS_QUERY},
    {"https://example.com/v2?", HAS_QUERY},
    {"https://example.com/v2#", HAS_QUERY},
    {"https://example.com/v2#a", HAS_QUERY},
    {"https://example.com#@evil.example/", HAS_QUERY},
    {"http://127.0.0.1?@evil.example/", HAS_QUERY},
    {"ftp://example.com/", NO_HTTPS},
    {"ftp://127.0.0.1/", NO_HTTPS},
    {"ftps://example.com/", NO_HTTPS},
    {"smtp://127.0.0.1/", NO_HTTPS},
    {"file:///etc/passwd", NULL},
    {"file://localhost/etc/passwd", NULL},
    {"gopher://127.0.0.1/", NULL},
    {"ws://127.0.0.1/", NULL},
    {"httpx://127.0.0.1/", NULL},
    {"javascript:alert(1)", NULL},
    {"mailto:a@example.com", NULL},
    {"https:", NULL},
    {"https://", NULL},
    {"https:///", NULL},
    {"https://:443/", NULL},
    {"http://localhost:99999/", NULL},
    {"http://[::1", NULL},
    {"http://::1/", NULL},
    {"", NO_URI},
    {"/v2", NO_URI},
    {"v2", NO_URI},
    {"example.com", NO_URI},
    {"example.com/v2", NO_URI},
    {"127.0.0.1/v2", NO_URI},
    {"//example.com/v2", NO_URI},
    {" https://example.com", NO_URI},
    {"https://example.com ", NO_URI},
    {"https://example.com/a b", NO_URI},
    {"https://exa mple.com/", NO_URI},
    {"https://example.com/\n", NO_URI},
    {"https://example.com/\r\nX-Injected: 1", NO_URI},
    {"https://example.com/\t", NO_URI},
    {"https://example.com/\x1b[31m", NO_URI},
    {"https://example.com/\x7f", NO_URI},
    {"https://example.com/\xc3\xa9", NO_URI},
    {"https://ex\xc3\xa4mple.com/", NO_URI},
    {"http://127.0.0.1\\@evil.example/", NO_URI},
    {"https://example.com/%zz", NO_URI},
    {"https:/example.com/v2", NO_HOST},
    {"https:///example.com/v2", NO_HOST},
    {"https:example.com", NO_HOST},
    {"https://example.com/%2", NO_URI},
    {"https://<example.com>/", NO_URI},
};

static void judges_base_urls(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(allowed_urls); i++) {
        const char *fault = twcred_base_url_fault(allowed_urls[i]);
        if (fault != NULL)
            fail_msg("\"%s\" is refused: %s", allowed_urls[i], fault);
    }
    for (size_t i = 0; i < COUNT(refused_urls); i++) {
        const char *fault = twcred_base_url_fault(refused_urls[i].url);
        if (fault == NULL)
            fail_msg("\"%s\" is allowed", refused_urls[i].url);
        print_message("%s\n", refused_urls[i].url);
        if (refused_urls[i].reason != NULL)
            assert_string_equal(fault, refused_urls[i].reason);
    }
}

static void a_refused_base_url_is_not_used(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_urls); i++) {
        twcred_exchange exchange;
        twcred_client client = {.base_url = refused_urls[i].url,
                                .user = "AC0123456789abcdef0123456789ABCDEF",
                                .password = "password",
                                .timeout_ms = 1000};
        twcred_params params = {.type = TWCRED_TYPE_APN};
        print_message("%s\n", refused_urls[i].url);
        assert_int_equal(twcred_client_create(&exchange, &client, &params),
                         TWCRED_OUTCOME_NOT_SENT);
        assert_int_equal(exchange.cause, TWCRED_CAUSE_BASE_URL);
        assert_string_equal(exchange.detail, twcred_base_url_fault(refused_urls[i].url));
        assert_false(exchange.sent);
        assert_false(exchange.uncertain);
        twcred_exchange_clear(&exchange);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_base_urls),
        cmocka_unit_test(a_refused_base_url_is_not_used),
    };
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int failed = cmocka_run_group_tests_name("transport-base-url", tests, NULL, NULL);
    curl_global_cleanup();
    return failed;
}
