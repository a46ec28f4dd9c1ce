/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_next_page_read(). The first byte of the input, minus '0', is the
 * service; then comes the base URL and, behind the first line feed, the URL.
 *
 *   - the verdict is that of a second reading, to the byte: URIs are judged by
 *     the grammar of RFC 3986 appendix A, cut apart by appendix B, and written
 *     down in one form, which is compared with that of the lists of the base URL
 *     and of a list of public hosts written here
 *   - accepted, the query is what stands between the first "?" and the end, in
 *     the caller's own memory; refused, it is unset
 *   - an accepted URL is accepted with scheme and host in upper case, with
 *     another query and behind more slashes of the base URL; with user
 *     information, a fragment, a longer path or no query it is refused, and
 *     says which
 *   - a refused one is refused, for the same reason, with another query
 *   - what lies behind the texts does not matter */
#include "harness.h"
#include "oracle_formats.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Of both together; the parts of each are copied. */
#define URLS_MAX ((size_t)1 << 14)

/* A URI cut by appendix B; at: where each part starts, or would. */
typedef struct pieces {
    char scheme[URLS_MAX + 1], host[URLS_MAX + 1], port[URLS_MAX + 1], path[URLS_MAX + 1];
    bool user, query, fragment;
    size_t authority_at, host_at, port_at, path_at, path_end, query_size, fragment_at;
} pieces;

typedef struct expectation {
    twcred_code code;
    const char *field;
    size_t offset;
} expectation;

static const char *const public_urls[] = {
    "https://ip-messaging.twilio.com/v2",  "https://ip-messaging.twilio.com/v1",
    "https://chat.twilio.com/v2",          "https://chat.twilio.com/v1",
    "https://conversations.twilio.com/v1", "https://notify.twilio.com/v1",
};

static void copy_lower(char *copy, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        copy[i] = (char)tolower((unsigned char)text[i]);
    copy[size] = '\0';
}

/* What must be a URI, with a NUL behind it. Each cut looks for its delimiters
 * from the end of the one before, or from behind. */
static void cut_apart(pieces *cut, const char *text)
{
    size_t size = strlen(text);
    size_t colon = strcspn(text, ":");
    cut->fragment_at = strcspn(text, "#");
    cut->fragment = cut->fragment_at < size;
    cut->path_end = strcspn(text, "?#");
    cut->query = text[cut->path_end] == '?';
    cut->query_size = cut->query ? cut->fragment_at - cut->path_end - 1 : 0;
    copy_lower(cut->scheme, text, colon);

    cut->user = false;
    cut->host[0] = cut->port[0] = '\0';
    cut->authority_at = cut->host_at = cut->port_at = cut->path_at = colon + 1;
    if (strncmp(text + colon + 1, "//", 2) == 0) {
        cut->authority_at = cut->host_at = colon + 3;
        cut->path_at = cut->authority_at + strcspn(text + cut->authority_at, "/?#");
        for (size_t i = cut->authority_at; i < cut->path_at; i++) {
            if (text[i] == '@') {
                cut->user = true;
                cut->host_at = i + 1;
            }
        }
        size_t end = cut->path_at;
        while (end > cut->host_at && isdigit((unsigned char)text[end - 1]))
            end--;
        bool has_port = end > cut->host_at && text[end - 1] == ':';
        size_t host_end = has_port ? end - 1 : cut->path_at;
        cut->port_at = has_port ? end : host_end;
        copy_lower(cut->host, text + cut->host_at, host_end - cut->host_at);
        memcpy(cut->port, text + cut->port_at, cut->path_at - cut->port_at);
        cut->port[cut->path_at - cut->port_at] = '\0';
    }
    memcpy(cut->path, text + cut->path_at, cut->path_end - cut->path_at);
    cut->path[cut->path_end - cut->path_at] = '\0';
}

/* The port as a number of any length. */
static const char *number(const pieces *cut)
{
    if (cut->port[0] == '\0')
        return strcmp(cut->scheme, "https") == 0 ? "443" : "80";
    const char *digits = cut->port + strspn(cut->port, "0");
    return *digits == '\0' ? "0" : digits;
}

static expectation say(twcred_code code, const char *field, size_t offset)
{
    expectation said = {code, field, offset};
    return said;
}

/* Turns the base URL into its list. The offset of a text that is no URI is not
 * known here: SIZE_MAX. */
static expectation expect_base(pieces *list, const char *base, size_t size)
{
    twcred_code bad = TWCRED_PAGE_BASE;
    if (!oracle_uri(base, size))
        return say(bad, "base_url", SIZE_MAX);
    cut_apart(list, base);
    if (strcmp(list->scheme, "http") != 0 && strcmp(list->scheme, "https") != 0)
        return say(bad, "base_url", 0);
    if (list->user)
        return say(bad, "base_url", list->authority_at);
    if (list->host[0] == '\0')
        return say(bad, "base_url", list->host_at);
    if (list->query || list->fragment)
        return say(bad, "base_url", list->path_end);
    size_t end = strlen(list->path);
    while (end > 0 && list->path[end - 1] == '/')
        end--;
    require(end + sizeof "/Credentials" <= sizeof list->path);
    memcpy(list->path + end, "/Credentials", sizeof "/Credentials");
    return say(TWCRED_OK, NULL, 0);
}

static expectation expect_same(const pieces *page, const pieces *list)
{
    if (strcmp(page->host, list->host) != 0)
        return say(TWCRED_PAGE_HOST, "next_page_url", page->host_at);
    if (strcmp(page->scheme, list->scheme) != 0)
        return say(TWCRED_PAGE_SCHEME, "next_page_url", 0);
    if (strcmp(number(page), number(list)) != 0)
        return say(TWCRED_PAGE_PORT, "next_page_url", page->port_at);
    if (strcmp(page->path, list->path) != 0)
        return say(TWCRED_PAGE_PATH, "next_page_url", page->path_at);
    if (page->query_size == 0)
        return say(TWCRED_PAGE_QUERY, "next_page_url", page->path_end);
    return say(TWCRED_OK, NULL, 0);
}

static expectation expect(const char *url, size_t size, const char *base, size_t base_size,
                          unsigned service)
{
    static pieces page, list, public_list;

    if (service >= sizeof public_urls / sizeof public_urls[0])
        return say(TWCRED_PARAM_ENUM, "service", 0);
    expectation of_base = expect_base(&list, base, base_size);
    if (of_base.code != TWCRED_OK)
        return of_base;
    expectation of_public =
        expect_base(&public_list, public_urls[service], strlen(public_urls[service]));
    require(of_public.code == TWCRED_OK);
    if (!oracle_uri(url, size))
        return say(TWCRED_PAGE_URI, "next_page_url", SIZE_MAX);
    cut_apart(&page, url);
    if (page.user)
        return say(TWCRED_PAGE_USER, "next_page_url", page.authority_at);
    if (page.fragment)
        return say(TWCRED_PAGE_FRAGMENT, "next_page_url", page.fragment_at);
    expectation one = expect_same(&page, &list);
    expectation other = expect_same(&page, &public_list);
    if (one.code == TWCRED_OK || other.code == TWCRED_OK)
        return say(TWCRED_OK, NULL, 0);
    return one.code >= other.code ? one : other;
}

/* Both texts have a NUL behind them. Returns the verdict, after comparing it. */
static twcred_status judge(const char *url, size_t size, const char *base, size_t base_size,
                           unsigned service)
{
    static const char junk[] = "x";
    twcred_param query = {junk, 1};
    const char *own = flush_end(0, url, size);
    const char *own_base = flush_end(1, base, base_size);
    twcred_status status =
        twcred_next_page_read(&query, own, size, own_base, base_size, (twcred_service)service);
    expectation expected = expect(url, size, base, base_size, service);

    require_sound(status);
    require(status.code == expected.code);
    if (expected.code == TWCRED_OK) {
        const char *mark = memchr(own, '?', size);
        require(mark != NULL);
        require(query.data == mark + 1 && query.size == size - (size_t)(mark + 1 - own));
        require(query.size > 0);
    } else {
        require(query.data == NULL && query.size == 0);
        require(strcmp(status.field, expected.field) == 0);
        if (expected.offset == SIZE_MAX)
            require(status.offset == (status.code == TWCRED_PAGE_BASE
                                          ? twcred_uri_check(base, base_size).offset
                                          : twcred_uri_check(url, size).offset));
        else
            require(status.offset == expected.offset);
    }

    twcred_param again = {junk, 1};
    const char *first = flush_start(2, url, size, '?');
    const char *first_base = flush_start(3, base, base_size, '/');
    require(same_status(status, twcred_next_page_read(&again, first, size, first_base, base_size,
                                                      (twcred_service)service)));
    require(again.size == query.size);
    require(again.size == 0 || again.data - first == query.data - own);
    return status;
}

/* Puts `more` into the text at `at`, in place of `gone` bytes, and judges it. */
static twcred_code judge_with(const char *url, size_t size, size_t at, size_t gone,
                              const char *more, const char *base, size_t base_size,
                              unsigned service)
{
    static char changed[URLS_MAX + 1];
    size_t length = strlen(more);

    memcpy(changed, url, at);
    memcpy(changed + at, more, length);
    memcpy(changed + at + length, url + at + gone, size - at - gone + 1);
    return judge(changed, size - gone + length, base, base_size, service).code;
}

static void check_accepted(const char *url, size_t size, const char *base, size_t base_size,
                           unsigned service)
{
    static char changed[URLS_MAX + 1];
    size_t mark = strcspn(url, "?");
    size_t host = strcspn(url, ":") + 3;
    size_t path = host + strcspn(url + host, "/");

    memcpy(changed, url, size + 1);
    for (size_t i = 0; i < path; i++)
        changed[i] = (char)toupper((unsigned char)changed[i]);
    require(judge(changed, size, base, base_size, service).code == TWCRED_OK);
    memcpy(changed, base, base_size);
    memcpy(changed + base_size, "//", 3);
    require(judge(url, size, changed, base_size + 2, service).code == TWCRED_OK);

    size_t rest = size - mark;
    require(judge_with(url, size, mark, rest, "?a=%00", base, base_size, service) == TWCRED_OK);
    require(judge_with(url, size, host, 0, "u@", base, base_size, service) == TWCRED_PAGE_USER);
    require(judge_with(url, size, size, 0, "#", base, base_size, service) == TWCRED_PAGE_FRAGMENT);
    require(judge_with(url, size, mark, 0, "\\", base, base_size, service) == TWCRED_PAGE_URI);
    require(judge_with(url, size, mark, 0, "/", base, base_size, service) == TWCRED_PAGE_PATH);
    require(judge_with(url, size, mark, rest, "", base, base_size, service) == TWCRED_PAGE_QUERY);
    require(judge_with(url, size, mark, rest, "?", base, base_size, service) == TWCRED_PAGE_QUERY);
    /* These may turn the one list into the other. */
    judge_with(url, size, host, 0, "x.", base, base_size, service);
    judge_with(url, size, path, 0, ":8", base, base_size, service);
    judge_with(url, size, path, 0, ".", base, base_size, service);
    judge_with(url, size, path, 0, "/x", base, base_size, service);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char base[URLS_MAX + 1], url[URLS_MAX + 1];

    /* Room for what is put in. */
    if (size == 0 || size > URLS_MAX - 32)
        return 0;
    unsigned service = (unsigned char)(data[0] - '0');
    const uint8_t *feed = memchr(data + 1, '\n', size - 1);
    size_t base_size = feed == NULL ? size - 1 : (size_t)(feed - data - 1);
    size_t url_size = feed == NULL ? 0 : size - base_size - 2;
    memcpy(base, data + 1, base_size);
    base[base_size] = '\0';
    if (url_size > 0)
        memcpy(url, feed + 1, url_size);
    url[url_size] = '\0';

    twcred_status status = judge(url, url_size, base, base_size, service);
    if (status.code == TWCRED_OK)
        check_accepted(url, url_size, base, base_size, service);
    else if (status.code == TWCRED_PAGE_HOST || status.code == TWCRED_PAGE_SCHEME ||
             status.code == TWCRED_PAGE_PORT || status.code == TWCRED_PAGE_PATH)
        require(judge_with(url, url_size, strcspn(url, "?"), url_size - strcspn(url, "?"), "?a",
                           base, base_size, service) == status.code);
    return 0;
}
