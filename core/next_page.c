/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* A URL and where its parts are. */
typedef struct located {
    const char *text;
    uri_parts parts;
} located;

static twcred_param located_part(const located *url, uri_part part)
{
    twcred_param bytes = {url->text + part.start, part.size};
    return bytes;
}

static bool same(twcred_param left, twcred_param right)
{
    if (left.size != right.size)
        return false;
    for (size_t i = 0; i < left.size; i++)
        if (left.data[i] != right.data[i])
            return false;
    return true;
}

static bool same_nocase(twcred_param left, twcred_param right)
{
    if (left.size != right.size)
        return false;
    for (size_t i = 0; i < left.size; i++)
        if (ascii_lower(left.data[i]) != ascii_lower(right.data[i]))
            return false;
    return true;
}

static bool scheme_is(const located *url, const char *scheme)
{
    twcred_param given = located_part(url, url->parts.scheme);
    return ascii_equal_nocase(given.data, given.size, scheme);
}

/* The digits of the port, of any length, without zeros in front: as good as its
 * number, and without a limit. The scheme is http or https (RFC 9110 section 4.2). */
static twcred_param port_digits(const located *url)
{
    static const twcred_param http = {"80", 2};
    static const twcred_param https = {"443", 3};
    twcred_param digits = located_part(url, url->parts.port);
    if (digits.size == 0)
        return scheme_is(url, "http") ? http : https;
    for (; digits.size > 0 && *digits.data == '0'; digits.size--)
        digits.data++;
    return digits;
}

/* Whether the path is that of the list behind the base URL. */
static bool list_path(const located *url, const located *base)
{
    static const twcred_param list = {"/Credentials", 12};
    twcred_param path = located_part(url, url->parts.path);
    twcred_param front = located_part(base, base->parts.path);
    while (front.size > 0 && front.data[front.size - 1] == '/')
        front.size--;
    if (path.size < list.size)
        return false;
    twcred_param back = {path.data + (path.size - list.size), list.size};
    path.size -= list.size;
    return same(back, list) && same(path, front);
}

/* The first difference to the list of the base URL, in the order of the codes;
 * TWCRED_PAGE_QUERY when only the query is left to be judged. */
static twcred_code difference(const located *url, const located *base)
{
    if (!same_nocase(located_part(url, url->parts.host), located_part(base, base->parts.host)))
        return TWCRED_PAGE_HOST;
    if (!same_nocase(located_part(url, url->parts.scheme), located_part(base, base->parts.scheme)))
        return TWCRED_PAGE_SCHEME;
    if (!same(port_digits(url), port_digits(base)))
        return TWCRED_PAGE_PORT;
    return list_path(url, base) ? TWCRED_PAGE_QUERY : TWCRED_PAGE_PATH;
}

static twcred_status page_fault(twcred_code code, size_t offset)
{
    return status_fault(code, "next_page_url", offset);
}

static twcred_status base_split(located *base, const char *text, size_t size)
{
    base->text = text;
    twcred_status status = uri_split(&base->parts, text, size);
    const uri_parts *parts = &base->parts;
    if (status.code != TWCRED_OK)
        return status_fault(TWCRED_PAGE_BASE, "base_url", status.offset);
    if (!scheme_is(base, "http") && !scheme_is(base, "https"))
        return status_fault(TWCRED_PAGE_BASE, "base_url", 0);
    if (parts->user.given)
        return status_fault(TWCRED_PAGE_BASE, "base_url", parts->user.start);
    if (parts->host.size == 0)
        return status_fault(TWCRED_PAGE_BASE, "base_url", parts->host.start);
    if (parts->query.given)
        return status_fault(TWCRED_PAGE_BASE, "base_url", parts->query.start - 1);
    if (parts->fragment.given)
        return status_fault(TWCRED_PAGE_BASE, "base_url", parts->fragment.start - 1);
    return status_ok();
}

/* Judges what is wrong with any base URL. */
static twcred_status page_split(located *page, const char *text, size_t size)
{
    page->text = text;
    twcred_status status = uri_split(&page->parts, text, size);
    if (status.code != TWCRED_OK)
        return page_fault(TWCRED_PAGE_URI, status.offset);
    if (page->parts.user.given)
        return page_fault(TWCRED_PAGE_USER, page->parts.user.start);
    if (page->parts.fragment.given)
        return page_fault(TWCRED_PAGE_FRAGMENT, page->parts.fragment.start - 1);
    return status_ok();
}

/* Where the part that the code is about starts. */
static size_t guilty_at(const uri_parts *parts, twcred_code code)
{
    if (code == TWCRED_PAGE_HOST)
        return parts->host.start;
    if (code == TWCRED_PAGE_SCHEME)
        return parts->scheme.start;
    if (code == TWCRED_PAGE_PORT)
        return parts->port.start;
    if (code == TWCRED_PAGE_PATH)
        return parts->path.start;
    return parts->path.start + parts->path.size;
}

twcred_status twcred_next_page_read(twcred_param *query, const char *url, size_t size,
                                    const char *base_url, size_t base_url_size,
                                    twcred_service service)
{
    static const twcred_param unset = {NULL, 0};
    char public_url[TWCRED_BASE_URL_SIZE];
    size_t public_size;
    located page, base, public_base;
    *query = unset;

    twcred_status status =
        twcred_base_url_write(public_url, sizeof public_url, &public_size, service, unset, unset);
    if (status.code == TWCRED_OK)
        status = base_split(&base, base_url, base_url_size);
    if (status.code == TWCRED_OK)
        status = base_split(&public_base, public_url, public_size);
    if (status.code == TWCRED_OK)
        status = page_split(&page, url, size);
    if (status.code != TWCRED_OK)
        return status;

    /* The codes are numbered in the order of the comparisons, so that the greater
     * of two is of the base URL that fits further. */
    twcred_code code = difference(&page, &base);
    twcred_code other = difference(&page, &public_base);
    if (other > code)
        code = other;
    if (code != TWCRED_PAGE_QUERY || page.parts.query.size == 0)
        return page_fault(code, guilty_at(&page.parts, code));
    *query = located_part(&page, page.parts.query);
    return status_ok();
}
