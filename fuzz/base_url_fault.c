/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_base_url_fault() of transport/twcred_transport.h. The input is the base URL,
 * up to its first NUL.
 *
 *   - an allowed one is a URI by oracle_formats.h with the scheme https or http, and
 *     an authority without user information; it has neither "?" nor "#"
 *   - its host is the same to libcurl, which will connect to it, and to a reading by
 *     RFC 3986 appendix B: but for case, escapes and ways to write an address
 *   - with http that host is localhost, or an address of the loopback network by the
 *     C library
 *   - it is a base URL to twcred_next_page_read() as well, with slashes behind it too
 *   - with user information in front of its host, or a query or a fragment behind it,
 *     it is none
 *   - plain names under https are allowed: a refusal needs a reason
 *   - the same text gives the same reason, which ends in no full stop */
#include "twcred_transport.h"

#include "harness.h"
#include "oracle_formats.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <curl/curl.h>
#include <string.h>
#include <strings.h>

#define URL_MAX ((size_t)2048)

/* The parts of a text that is a URI with an authority. */
typedef struct parts {
    size_t host_at; /* behind the user information */
    size_t host_size;
    bool user;
} parts;

static parts cut(const char *url)
{
    parts found = {0, 0, false};
    size_t start = strcspn(url, ":") + 3;
    size_t end = start + strcspn(url + start, "/?#");
    found.host_at = start;
    for (size_t i = start; i < end; i++) {
        if (url[i] == '@') {
            found.user = true;
            found.host_at = i + 1;
        }
    }
    size_t colon = end;
    while (colon > found.host_at && isdigit((unsigned char)url[colon - 1]))
        colon--;
    if (colon > found.host_at && url[colon - 1] == ':')
        end = colon - 1;
    found.host_size = end - found.host_at;
    return found;
}

static int hex_value(char digit)
{
    static const char digits[] = "0123456789abcdef";
    return (int)(strchr(digits, tolower((unsigned char)digit)) - digits);
}

/* The host with its escapes decoded and in lower case. */
static void decode_host(char host[URL_MAX + 1], const char *text, size_t size)
{
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        int byte = (unsigned char)text[i];
        if (byte == '%' && text[0] != '[') {
            byte = 16 * hex_value(text[i + 1]) + hex_value(text[i + 2]);
            i += 2;
        }
        host[length++] = (char)tolower(byte);
    }
    host[length] = '\0';
}

/* An address of either version, as bytes; the size, or 0 for a name. */
static size_t address_of(unsigned char address[16], const char *host)
{
    char inside[64] = "";
    struct in_addr number;
    size_t size = strlen(host);
    if (host[0] == '[' && size < sizeof inside) {
        memcpy(inside, host + 1, size - 2);
        return inet_pton(AF_INET6, inside, address) == 1 ? 16 : 0;
    }
    if (inet_aton(host, &number) == 0)
        return 0;
    memcpy(address, &number, 4);
    return 4;
}

static bool is_loopback(const char *host)
{
    static const unsigned char one[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    unsigned char address[16];
    size_t size = address_of(address, host);
    if (size == 0)
        return strcmp(host, "localhost") == 0;
    return size == 4 ? address[0] == 127 : memcmp(address, one, 16) == 0;
}

/* Whether both mean the same, as names or as addresses. */
static bool same_host(const char *one, const char *other)
{
    unsigned char left[16], right[16];
    size_t size = address_of(left, one);
    if (size == 0)
        return strcasecmp(one, other) == 0;
    return address_of(right, other) == size && memcmp(left, right, size) == 0;
}

static void require_host(const char *url, const char *host)
{
    char *seen = NULL;
    CURLU *by_libcurl = curl_url();
    require(by_libcurl != NULL);
    require(curl_url_set(by_libcurl, CURLUPART_URL, url, 0) == CURLUE_OK);
    require(curl_url_get(by_libcurl, CURLUPART_HOST, &seen, 0) == CURLUE_OK);
    require(same_host(host, seen));
    curl_free(seen);
    curl_url_cleanup(by_libcurl);
}

/* The URL with `more` put in at that place. */
static const char *with(const char *url, size_t at, const char *more)
{
    static char changed[URL_MAX + 16];
    memcpy(changed, url, at);
    strcpy(changed + at, more);
    strcat(changed, url + at);
    return changed;
}

static void check_allowed(const char *url, size_t size)
{
    char host[URL_MAX + 1];
    char page[URL_MAX + 32];
    twcred_param query;
    bool plain = strncasecmp(url, "http:", 5) == 0;

    require(oracle_uri(url, size));
    require(plain || strncasecmp(url, "https:", 6) == 0);
    require(strncmp(strchr(url, ':'), "://", 3) == 0);
    require(strpbrk(url, "?#") == NULL);
    parts found = cut(url);
    require(!found.user && found.host_size > 0);
    decode_host(host, url + found.host_at, found.host_size);
    require_host(url, host);
    require(!plain || is_loopback(host));

    strcpy(page, url);
    while (page[strlen(page) - 1] == '/')
        page[strlen(page) - 1] = '\0';
    strcat(page, "/Credentials?Page=1");
    require(twcred_next_page_read(&query, page, strlen(page), url, size, TWCRED_NOTIFY_V1).code ==
            TWCRED_OK);
    require(twcred_base_url_fault(with(url, size, "/")) == NULL);
    require(twcred_base_url_fault(with(url, size, "?")) != NULL);
    require(twcred_base_url_fault(with(url, size, "#")) != NULL);
    require(twcred_base_url_fault(with(url, found.host_at, "u@")) != NULL);
}

/* https:// and a name of letters, with a path of letters and slashes. */
static bool is_plainest(const char *url, size_t size)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    if (size < 9 || size > 64 || memcmp(url, "https://", 8) != 0)
        return false;
    size_t name = strspn(url + 8, letters);
    for (size_t i = 8 + name; i < size; i++)
        if (strchr("abcdefghijklmnopqrstuvwxyz/", url[i]) == NULL)
            return false;
    return name > 0 && (8 + name == size || url[8 + name] == '/');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char copy[URL_MAX + 1];

    if (size > URL_MAX)
        return 0;
    memcpy(copy, data, size);
    copy[size] = '\0';
    size = strlen(copy);
    const char *url = flush_end(0, copy, size + 1);
    const char *fault = twcred_base_url_fault(url);
    const char *again = twcred_base_url_fault(flush_start(1, copy, size + 1, 'a'));
    require((fault == NULL) == (again == NULL));
    if (fault == NULL) {
        check_allowed(url, size);
        return 0;
    }
    require(strcmp(fault, again) == 0);
    require(strlen(fault) > 0 && fault[strlen(fault) - 1] != '.');
    require(!is_plainest(url, size));
    return 0;
}
