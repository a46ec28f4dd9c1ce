/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

#define CHAT  "https://chat.twilio.com/v2"
#define LOCAL "http://127.0.0.1:8080/v2"
#define PROXY "https://proxy.example:8443/push/twilio"
#define LIST  "/v2/Credentials"

static twcred_status read_page(twcred_param *query, const char *url, size_t size, const char *base,
                               size_t base_size, twcred_service service)
{
    memset(query, FILL, sizeof *query);
    return twcred_next_page_read(query, url, size, base, base_size, service);
}

static void expect_query(const char *url, size_t size, size_t offset, const char *base,
                         size_t base_size, twcred_service service)
{
    twcred_param query;
    assert_ok(read_page(&query, url, size, base, base_size, service), url, size);
    assert_ptr_equal(query.data, url + offset);
    assert_int_equal(query.size, size - offset);
}

static void expect_no_query(const char *url, size_t size, twcred_code code, size_t offset,
                            const char *base, size_t base_size, twcred_service service)
{
    twcred_param query;
    bool of_base = code == TWCRED_PAGE_BASE;
    assert_fault(read_page(&query, url, size, base, base_size, service), code,
                 of_base ? "base_url" : "next_page_url", offset, of_base ? base : url,
                 of_base ? base_size : size);
    assert_null(query.data);
    assert_int_equal(query.size, 0);
}

/* Of the service TWCRED_CHAT_V2, unless the base URL is NULL: then of
 * conversations, talked to at its public host. The URL is in two halves: what is
 * told about starts the second one, be it the query or the fault. */
static const struct {
    const char *base;
    twcred_code code;
    const char *before, *behind;
} pages[] = {
    /* as the service sends it */
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "PageSize=50&Page=1&PageToken=PACR0123456789abcdef"},
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {NULL, TWCRED_OK, "https://conversations.twilio.com/v1/Credentials?", "Page=1"},
    /* a query is any text that may be one */
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "x"},
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "?"},
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "a=b?c=d/../e:@"},
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "&&=="},
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "PageToken=%00%ff"},
    {CHAT, TWCRED_OK, CHAT "/Credentials?", "https://evil.example/v2/Credentials?Page=1"},
    /* host and scheme have no case */
    {CHAT, TWCRED_OK, "HTTPS://CHAT.TWILIO.COM/v2/Credentials?", "Page=1"},
    {CHAT, TWCRED_OK, "hTTpS://cHat.twiliO.Com/v2/Credentials?", "Page=1"},
    {"HTTPS://Chat.Twilio.COM/v2", TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {"HTTP://PROXY.example/p", TWCRED_OK, "http://proxy.EXAMPLE/p/Credentials?", "Page=1"},
    /* ports are numbers, and have a default */
    {CHAT, TWCRED_OK, "https://chat.twilio.com:443/v2/Credentials?", "Page=1"},
    {CHAT, TWCRED_OK, "https://chat.twilio.com:/v2/Credentials?", "Page=1"},
    {CHAT, TWCRED_OK, "https://chat.twilio.com:0443/v2/Credentials?", "Page=1"},
    {CHAT, TWCRED_OK, "https://chat.twilio.com:0000000000000000000443/v2/Credentials?", "Page=1"},
    {"https://h:443/v2", TWCRED_OK, "https://h/v2/Credentials?", "Page=1"},
    {"https://h:/v2", TWCRED_OK, "https://h:00443/v2/Credentials?", "Page=1"},
    {"http://h/v2", TWCRED_OK, "http://h:80/v2/Credentials?", "Page=1"},
    {"http://h:080/v2", TWCRED_OK, "http://h/v2/Credentials?", "Page=1"},
    {"HTTP://h/v2", TWCRED_OK, "http://h:80/v2/Credentials?", "Page=1"},
    {"http://h:443/v2", TWCRED_OK, "http://h:443/v2/Credentials?", "Page=1"},
    {"http://h:0/v2", TWCRED_OK, "http://h:000/v2/Credentials?", "Page=1"},
    {"http://h:99999999999999999999/v2", TWCRED_OK,
     "http://h:099999999999999999999/v2/Credentials?", "Page=1"},
    /* a base URL of one's own, and behind it the service's */
    {LOCAL, TWCRED_OK, LOCAL "/Credentials?", "Page=1"},
    {LOCAL, TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {PROXY, TWCRED_OK, PROXY "/Credentials?", "Page=1"},
    {PROXY, TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {"https://chat.dublin.ie1.twilio.com/v2", TWCRED_OK,
     "https://chat.dublin.ie1.twilio.com/v2/Credentials?", "Page=1"},
    {"https://chat.dublin.ie1.twilio.com/v2", TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    /* slashes at the end of the base URL do not count, others do */
    {CHAT "/", TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {CHAT "////", TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {PROXY "/", TWCRED_OK, PROXY "/Credentials?", "Page=1"},
    {"https://h", TWCRED_OK, "https://h/Credentials?", "Page=1"},
    {"https://h/", TWCRED_OK, "https://h/Credentials?", "Page=1"},
    {"https://h///", TWCRED_OK, "https://h/Credentials?", "Page=1"},
    {"https://h//a//", TWCRED_OK, "https://h//a/Credentials?", "Page=1"},
    {"https://h/a%2f", TWCRED_OK, "https://h/a%2f/Credentials?", "Page=1"},
    {"https://h/.", TWCRED_OK, "https://h/./Credentials?", "Page=1"},
    {"https://h/Credentials", TWCRED_OK, "https://h/Credentials/Credentials?", "Page=1"},
    /* IP literals, without normalisation */
    {"http://[::1]:8080/v2", TWCRED_OK, "http://[::1]:8080/v2/Credentials?", "Page=1"},
    {"http://[fe80::ABCD]/v2", TWCRED_OK, "http://[FE80::abcd]/v2/Credentials?", "Page=1"},
    {"http://[::1]/v2", TWCRED_PAGE_HOST, "http://", "[0:0:0:0:0:0:0:1]/v2/Credentials?Page=1"},
    {"http://[::1]/v2", TWCRED_PAGE_HOST, "http://", "[::01]/v2/Credentials?Page=1"},
    {"http://[::1]/v2", TWCRED_PAGE_HOST, "http://", "localhost/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_HOST, "http://", "127.0.0.01:8080/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_HOST, "http://", "127.1:8080/v2/Credentials?Page=1"},

    /* no URI: relative references, bytes that browsers mend, cuts */
    {CHAT, TWCRED_PAGE_URI, "", ""},
    {CHAT, TWCRED_PAGE_URI, "", "/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "", "//chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "", "?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "https", ""},
    {CHAT, TWCRED_PAGE_URI, "", " " CHAT "/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, CHAT "/Credentials?Page=1", " "},
    {CHAT, TWCRED_PAGE_URI, CHAT "/Credentials?Page=1", "\r\nHost: evil.example"},
    {CHAT, TWCRED_PAGE_URI, CHAT "/Credentials?Page=", "\xC3\xA9"},
    {CHAT, TWCRED_PAGE_URI, "https:", "\\\\chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "https://chat.twilio.com", "\\@evil.example/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "https://evil.example", "\\.chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, CHAT, "\\Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "https://chat.twilio.com:443", "x/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "https://chat.twilio.com:", "+443/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, "https://chat.twilio.com:443", ":443/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_URI, CHAT "/Credentials?Page=%", "zz"},
    {CHAT, TWCRED_PAGE_URI, CHAT "/Credentials?Page=1#f", "#g"},

    /* user information, empty too, with all else right or wrong */
    {CHAT, TWCRED_PAGE_USER, "https://", "chat.twilio.com@evil.example/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_USER, "https://", "chat.twilio.com:443@evil/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_USER, "https://", "user:password@chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_USER, "https://", "@chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_USER, "ftp://", "u@h:1/p#f"},

    /* a fragment, empty too */
    {CHAT, TWCRED_PAGE_FRAGMENT, CHAT "/Credentials?Page=1", "#f"},
    {CHAT, TWCRED_PAGE_FRAGMENT, CHAT "/Credentials?Page=1", "#"},
    {CHAT, TWCRED_PAGE_FRAGMENT, CHAT "/Credentials", "#?Page=1"},
    {CHAT, TWCRED_PAGE_FRAGMENT, "https://evil.example", "#.chat.twilio.com/v2/Credentials?Page=1"},

    /* look-alike hosts */
    {CHAT, TWCRED_PAGE_HOST, "https://", "evil.example/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twilio.com.evil.example/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "evil.example/?https://chat.twilio.com/v2/Credentials"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "evil.example/chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "evil-chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "x.chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twilio.co/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twilio.comm/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twili0.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat-twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twilio.com./v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat%2Etwilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twilio.com%2F.evil/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.twilio.com%00.evil/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "[::1]/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "ip-messaging.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", "chat.dublin.ie1.twilio.com/v2/Credentials?Page=1"},
    {NULL, TWCRED_PAGE_HOST, "https://", "chat.twilio.com/v1/Credentials?Page=1"},
    /* none, which is another one: empty, or no authority at all */
    {CHAT, TWCRED_PAGE_HOST, "https://", "/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https://", ":443/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https:", "/chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "https:", "chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_HOST, "mailto:", "a"},
    {CHAT, TWCRED_PAGE_HOST, "chat.twilio.com:", "443/v2/Credentials?Page=1"},

    /* schemes */
    {CHAT, TWCRED_PAGE_SCHEME, "", "http://chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_SCHEME, "", "http://chat.twilio.com:443/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_SCHEME, "", "httpss://chat.twilio.com/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_SCHEME, "", "ftp://chat.twilio.com/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_SCHEME, "", "https://127.0.0.1:8080/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_SCHEME, "", "http://chat.twilio.com/v2/Credentials?Page=1"},

    /* ports: where it starts, or where it would */
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "444/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "80/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "4430/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "43/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "0/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "0000/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "65979/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "4294967739/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PORT,
     "https://chat.twilio.com:", "18446744073709552059/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_PORT, "http://127.0.0.1", "/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_PORT, "http://127.0.0.1:", "/v2/Credentials?Page=1"},
    {LOCAL, TWCRED_PAGE_PORT, "http://127.0.0.1:", "80/v2/Credentials?Page=1"},
    {"http://h:0/v2", TWCRED_PAGE_PORT, "http://h", "/v2/Credentials?Page=1"},
    {"http://h:80/v2", TWCRED_PAGE_PORT, "http://h:", "443/v2/Credentials?Page=1"},

    /* paths: byte by byte, and whole */
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", ""},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com:443", "/?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v1/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/V2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/CredentialsX?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/Credential?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/Credentials/?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/Credentials;x?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/Credentials/CR00?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2//Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "//v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/x/v2/Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/./Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/x/../Credentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/Credentials/../Keys?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/%43redentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2%2FCredentials?Page=1"},
    {CHAT, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2/Credentials%3FPage=1"},
    {CHAT "//", TWCRED_PAGE_PATH, "https://chat.twilio.com", "/v2//Credentials?Page=1"},
    {PROXY, TWCRED_PAGE_PATH, "https://proxy.example:8443", "/v2/Credentials?Page=1"},
    {PROXY, TWCRED_PAGE_PATH, "https://proxy.example:8443", "/push/Credentials?Page=1"},
    {"https://h/a%2f", TWCRED_PAGE_PATH, "https://h", "/a%2F/Credentials?Page=1"},
    {"https://h/a%2f", TWCRED_PAGE_PATH, "https://h", "/a/Credentials?Page=1"},

    /* without a query there is no page */
    {CHAT, TWCRED_PAGE_QUERY, CHAT "/Credentials", ""},
    {CHAT, TWCRED_PAGE_QUERY, CHAT "/Credentials", "?"},
    {LOCAL, TWCRED_PAGE_QUERY, LOCAL "/Credentials", ""},
    {LOCAL, TWCRED_PAGE_QUERY, CHAT "/Credentials", "?"},

    /* what fits neither is judged by what fits further, never by a mixture */
    {PROXY, TWCRED_PAGE_HOST, "https://", "evil.example/v2/Credentials?Page=1"},
    {PROXY, TWCRED_PAGE_PORT, "https://proxy.example", "/push/twilio/Credentials?Page=1"},
    {PROXY, TWCRED_PAGE_PORT, "https://chat.twilio.com:", "8443/v2/Credentials?Page=1"},
    {PROXY, TWCRED_PAGE_PATH, "https://chat.twilio.com", "/push/twilio/Credentials?Page=1"},
    {PROXY, TWCRED_PAGE_SCHEME, "", "http://proxy.example:8443/push/twilio/Credentials?Page=1"},
    {"http://chat.twilio.com:8080/p", TWCRED_PAGE_PATH, "https://chat.twilio.com",
     "/p/Credentials?Page=1"},
    {"http://chat.twilio.com:8080/p", TWCRED_PAGE_PORT,
     "https://chat.twilio.com:", "8080/v2/Credentials?Page=1"},
    {"http://chat.twilio.com:8080/p", TWCRED_PAGE_PATH, "http://chat.twilio.com:8080",
     "/v2/Credentials?Page=1"},
    {"http://chat.twilio.com:8080/p", TWCRED_PAGE_PORT, "http://chat.twilio.com",
     "/p/Credentials?Page=1"},
    {"https://chat.twilio.com:8443/p", TWCRED_PAGE_PORT,
     "https://chat.twilio.com:", "1/v2/Credentials?Page=1"},
    {"https://chat.twilio.com/p", TWCRED_OK, CHAT "/Credentials?", "Page=1"},
    {"https://chat.twilio.com/p", TWCRED_PAGE_PATH, "https://chat.twilio.com",
     "/p/v2/Credentials?Page=1"},
};

/* Each with its URL and its base URL flush against memory's end and start. */
static void test_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pages); i++) {
        const char *base = pages[i].base;
        twcred_service service = TWCRED_CHAT_V2;
        if (base == NULL) {
            base = "https://conversations.twilio.com/v1";
            service = TWCRED_CONVERSATIONS_V1;
        }
        char text[512];
        sprintf(text, "%s%s", pages[i].before, pages[i].behind);
        size_t size = strlen(text), base_size = strlen(base), offset = strlen(pages[i].before);
        const char *urls[] = {guarded(text, size), guarded_behind(text, size)};
        const char *bases[] = {guarded(base, base_size), guarded_behind(base, base_size)};
        for (size_t k = 0; k < 2; k++) {
            if (pages[i].code == TWCRED_OK)
                expect_query(urls[k], size, offset, bases[k], base_size, service);
            else
                expect_no_query(urls[k], size, pages[i].code, offset, bases[k], base_size, service);
        }
    }
}

/* In two halves as well. */
static const struct {
    const char *before, *behind;
} bases[] = {
    /* no URI */
    {"", ""},
    {"", "/v2"},
    {"", "//chat.twilio.com/v2"},
    {"chat.twilio.com", "/v2"},
    {"https://chat.twilio.com/v2", " "},
    {"https://chat.twilio.com:443", "x"},
    {"https://[::1", ""},
    {"https://h/%", "zz"},
    /* another scheme */
    {"", "ftp://chat.twilio.com/v2"},
    {"", "httpx://chat.twilio.com/v2"},
    {"", "htt://chat.twilio.com/v2"},
    {"", "chat.twilio.com:443/v2"},
    {"", "mailto:u@h?q#f"},
    /* user information */
    {"https://", "user:password@chat.twilio.com/v2"},
    {"https://", "@chat.twilio.com/v2"},
    {"https://", "@/v2?q#f"},
    /* no host */
    {"https:", ""},
    {"https:", "/v2"},
    {"https:", "chat.twilio.com/v2"},
    {"https://", ""},
    {"https://", "/"},
    {"https://", "/chat.twilio.com/v2"},
    {"https://", ":443/v2"},
    {"https://", "?q#f"},
    /* query, fragment */
    {"https://chat.twilio.com/v2", "?"},
    {"https://chat.twilio.com/v2", "?q#f"},
    {"https://chat.twilio.com", "?/v2"},
    {"https://chat.twilio.com/v2", "#"},
    {"https://chat.twilio.com", "#f?q"},
};

/* Whatever the URL is, one that the public host's list fits too. */
static void test_bases(void **state)
{
    (void)state;
    static const char *const urls[] = {CHAT "/Credentials?Page=1", "", "https://u@h#f"};
    for (size_t i = 0; i < COUNT(bases); i++) {
        char base[128];
        sprintf(base, "%s%s", bases[i].before, bases[i].behind);
        size_t base_size = strlen(base), offset = strlen(bases[i].before);
        for (size_t k = 0; k < COUNT(urls); k++) {
            size_t size = strlen(urls[k]);
            const char *url = guarded(urls[k], size);
            expect_no_query(url, size, TWCRED_PAGE_BASE, offset, guarded(base, base_size),
                            base_size, TWCRED_CHAT_V2);
            expect_no_query(url, size, TWCRED_PAGE_BASE, offset, guarded_behind(base, base_size),
                            base_size, TWCRED_CHAT_V2);
        }
    }
    expect_no_query(BYTES("https://h/Credentials?q"), TWCRED_PAGE_BASE, 0, NULL, 0, TWCRED_CHAT_V2);
}

/* A service's list is followed from itself and from a base URL of one's own, and
 * from no other service. */
static void test_every_service_with_every_other(void **state)
{
    (void)state;
    for (int i = 0; twcred_service_get((twcred_service)i) != NULL; i++) {
        for (int k = 0; twcred_service_get((twcred_service)k) != NULL; k++) {
            const twcred_service_info *own = twcred_service_get((twcred_service)i);
            const twcred_service_info *other = twcred_service_get((twcred_service)k);
            char base[64], text[128];
            size_t host = (size_t)sprintf(text, "https://%s.twilio.com", other->product);
            size_t offset = host + (size_t)sprintf(text + host, "/%s/Credentials?", other->version);
            size_t size = offset + (size_t)sprintf(text + offset, "Page=1");
            const char *url = guarded(text, size);
            size_t base_size =
                (size_t)sprintf(base, "https://%s.twilio.com/%s", own->product, own->version);
            for (int local = 0; local <= 1; local++) {
                if (local)
                    base_size = (size_t)sprintf(base, "%s", LOCAL);
                if (i == k)
                    expect_query(url, size, offset, base, base_size, (twcred_service)i);
                else if (strcmp(own->product, other->product) == 0)
                    expect_no_query(url, size, TWCRED_PAGE_PATH, host, base, base_size,
                                    (twcred_service)i);
                else
                    expect_no_query(url, size, TWCRED_PAGE_HOST, 8, base, base_size,
                                    (twcred_service)i);
            }
        }
    }
}

static void test_unknown_services(void **state)
{
    (void)state;
    static const int others[] = {-1, 6, 7, 255, 256, 65536, INT32_MAX, INT32_MIN};
    static const char url[] = CHAT "/Credentials?Page=1";
    for (size_t i = 0; i < COUNT(others); i++) {
        twcred_param query;
        twcred_service service = (twcred_service)others[i];
        assert_fault(read_page(&query, BYTES(url), BYTES(CHAT), service), TWCRED_PARAM_ENUM,
                     "service", 0, url, sizeof url - 1);
        assert_true(query.data == NULL && query.size == 0);
        /* It is told before what is wrong with the URLs. */
        assert_fault(read_page(&query, NULL, 0, NULL, 0, service), TWCRED_PARAM_ENUM, "service", 0,
                     NULL, 0);
        assert_true(query.data == NULL && query.size == 0);
    }
}

/* Every byte at every place of a URL: only a change of case in scheme and host,
 * and of the query, leaves it what it was. */
static void test_every_byte_at_every_place(void **state)
{
    (void)state;
    static const char text[] = "https://chat.twilio.com:443/v2/Credentials?Page=1";
    size_t size = sizeof text - 1;
    size_t path = sizeof "https://chat.twilio.com:443" - 1;
    size_t query = path + sizeof LIST;
    char *url = guarded_space(size);
    memcpy(url, text, size);
    for (size_t at = 0; at < size; at++) {
        for (int byte = 0; byte < 256; byte++) {
            twcred_param found;
            url[at] = (char)byte;
            twcred_status status = read_page(&found, url, size, BYTES(CHAT), TWCRED_CHAT_V2);
            bool letter = in_set(text[at], LETTERS);
            bool good = byte == text[at];
            if (at < path)
                good = good || (letter && (byte ^ 0x20) == text[at]);
            else if (at >= query)
                good = in_set(byte, LETTERS DIGITS "-._~!$&'()*+,;=:@/?");
            if (good) {
                assert_ok(status, url, size);
                assert_ptr_equal(found.data, url + query);
                assert_int_equal(found.size, size - query);
            } else {
                assert_in_range(status.code, TWCRED_PAGE_URI, TWCRED_PAGE_QUERY);
                assert_true(found.data == NULL && found.size == 0);
            }
        }
        url[at] = text[at];
    }
}

/* One cut short ends too early, is of another place, or names no page. */
static void test_every_cut(void **state)
{
    (void)state;
    static const char text[] = CHAT "/Credentials?Page=1";
    size_t query = sizeof CHAT "/Credentials?" - 1;
    for (size_t size = 0; size < sizeof text; size++) {
        const char *url = guarded(text, size);
        if (size > query)
            expect_query(url, size, query, BYTES(CHAT), TWCRED_CHAT_V2);
        else if (size + 1 >= query)
            expect_no_query(url, size, TWCRED_PAGE_QUERY, query - 1, BYTES(CHAT), TWCRED_CHAT_V2);
        else if (size >= sizeof "https://chat.twilio.com" - 1)
            expect_no_query(url, size, TWCRED_PAGE_PATH, 23, BYTES(CHAT), TWCRED_CHAT_V2);
        else if (size >= sizeof "https:" - 1)
            expect_no_query(url, size, TWCRED_PAGE_HOST, size < 8 ? 6 : 8, BYTES(CHAT),
                            TWCRED_CHAT_V2);
        else
            expect_no_query(url, size, TWCRED_PAGE_URI, size, BYTES(CHAT), TWCRED_CHAT_V2);
    }
}

static void test_long_parts(void **state)
{
    (void)state;
    enum { LENGTH = 100000 };
    static char text[LENGTH];
    static const char front[] = CHAT "/Credentials?";
    memset(text, '0', LENGTH);
    memcpy(text, front, sizeof front - 1);
    expect_query(guarded(text, LENGTH), LENGTH, sizeof front - 1, BYTES(CHAT), TWCRED_CHAT_V2);
    /* A port may have as many zeros in front as it likes. */
    memset(text, '0', LENGTH);
    memcpy(text, BYTES("https://chat.twilio.com:"));
    memcpy(text + LENGTH - 22, BYTES("443/v2/Credentials?p=1"));
    expect_query(guarded(text, LENGTH), LENGTH, LENGTH - 3, BYTES(CHAT), TWCRED_CHAT_V2);
    /* And a base URL as many slashes behind. */
    memset(text, '/', LENGTH);
    memcpy(text, BYTES(LOCAL));
    expect_query(BYTES(LOCAL "/Credentials?p"), sizeof LOCAL "/Credentials?" - 1,
                 guarded(text, LENGTH), LENGTH, TWCRED_CHAT_V2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_bases),
        cmocka_unit_test(test_every_service_with_every_other),
        cmocka_unit_test(test_unknown_services),
        cmocka_unit_test(test_every_byte_at_every_place),
        cmocka_unit_test(test_every_cut),
        cmocka_unit_test(test_long_parts),
    };
    return cmocka_run_group_tests_name("core-next-page", tests, NULL, NULL);
}
