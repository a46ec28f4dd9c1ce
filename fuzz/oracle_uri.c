/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Appendix A of RFC 3986 as sets of bytes, one for each part of a URI. Regular
 * expressions say the same in test/uri_grammar_test.c, which compares the two: they
 * take their time and allocate. */
#include "oracle_formats.h"

#include <string.h>

/* The sets that a byte is in. */
enum {
    FIRST = 1 << 0,    /* of a scheme */
    SCHEME = 1 << 1,   /* the rest of it */
    USER = 1 << 2,     /* userinfo */
    NAME = 1 << 3,     /* reg-name */
    DIGIT = 1 << 4,    /* port */
    HEX = 1 << 5,      /* HEXDIG */
    FUTURE = 1 << 6,   /* IPvFuture, behind the dot */
    SEGMENTS = 1 << 7, /* a path */
    QUERY = 1 << 8,    /* query and fragment */
    ENCODED = 1 << 9   /* not of a byte: pct-encoded may stand there, too */
};

#define EVERYWHERE (USER | NAME | FUTURE | SEGMENTS | QUERY)

static const struct {
    const char *bytes;
    unsigned sets;
} rows[] = {
    {"ABCDEFabcdef", FIRST | SCHEME | HEX | EVERYWHERE},
    {"GHIJKLMNOPQRSTUVWXYZghijklmnopqrstuvwxyz", FIRST | SCHEME | EVERYWHERE},
    {"0123456789", SCHEME | DIGIT | HEX | EVERYWHERE},
    {"+-.", SCHEME | EVERYWHERE},
    {"_~!$&'()*,;=", EVERYWHERE},
    {":", USER | FUTURE | SEGMENTS | QUERY},
    {"@", SEGMENTS | QUERY},
    {"/", SEGMENTS | QUERY},
    {"?", QUERY},
};

static unsigned sets_of(char byte)
{
    static unsigned sets[256];

    if (sets['a'] == 0)
        for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++)
            for (const char *at = rows[row].bytes; *at != '\0'; at++)
                sets[(unsigned char)*at] = rows[row].sets;
    return sets[(unsigned char)byte];
}

/* Whether all from `at` to `end` is of the set. */
static bool all_of(unsigned set, const char *at, const char *end)
{
    while (at < end) {
        if ((sets_of(*at) & set) != 0) {
            at++;
        } else if ((set & ENCODED) != 0 && *at == '%' && end - at >= 3 &&
                   (sets_of(at[1]) & sets_of(at[2]) & HEX) != 0) {
            at += 3;
        } else {
            return false;
        }
    }
    return true;
}

/* Where the first of the bytes stands, or the end. */
static const char *find(const char *bytes, const char *at, const char *end)
{
    while (at < end && (*at == '\0' || strchr(bytes, *at) == NULL))
        at++;
    return at;
}

static bool is_h16(const char *at, const char *end)
{
    return end - at >= 1 && end - at <= 4 && all_of(HEX, at, end);
}

static bool is_octet(const char *at, const char *end)
{
    size_t size = (size_t)(end - at);
    return size >= 1 && size <= 3 && all_of(DIGIT, at, end) && (size == 1 || *at != '0') &&
           (size < 3 || memcmp(at, "255", 3) <= 0);
}

static bool is_ipv4(const char *at, const char *end)
{
    for (int i = 0; i < 3; i++) {
        const char *dot = find(".", at, end);
        if (dot == end || !is_octet(at, dot))
            return false;
        at = dot + 1;
    }
    return is_octet(at, end);
}

/* How many times 16 bits stand there, one colon between them; the last two may be an
 * IPv4 address where it ends the text. -1 if it is nothing of that kind. */
static int count_groups(const char *at, const char *end, bool last)
{
    int count = 0;

    while (at < end) {
        const char *colon = find(":", at, end);
        if (colon == end && last && is_ipv4(at, end))
            return count + 2;
        if (!is_h16(at, colon) || colon + 1 == end)
            return -1;
        count++;
        at = colon == end ? end : colon + 1;
    }
    return count;
}

/* The nine alternatives of IPv6address in one: without a gap there are eight groups,
 * and a gap stands for one at the least. */
static bool is_ipv6(const char *at, const char *end)
{
    const char *gap = at;

    while (end - gap >= 2 && memcmp(gap, "::", 2) != 0)
        gap++;
    if (end - gap < 2)
        return count_groups(at, end, true) == 8;
    int before = count_groups(at, gap, false);
    int behind = count_groups(gap + 2, end, true);
    return before >= 0 && behind >= 0 && before + behind <= 7;
}

static bool is_ip_future(const char *at, const char *end)
{
    const char *dot = find(".", at, end);
    return at < end && (*at == 'v' || *at == 'V') && end - dot >= 2 && dot - at >= 2 &&
           all_of(HEX, at + 1, dot) && all_of(FUTURE, dot + 1, end);
}

static bool is_port(const char *at, const char *end)
{
    return at == end || (*at == ':' && all_of(DIGIT, at + 1, end));
}

static bool is_authority(const char *at, const char *end)
{
    const char *host = end;

    while (host > at && host[-1] != '@')
        host--;
    if (host > at && !all_of(USER | ENCODED, at, host - 1))
        return false;
    if (host == end || *host != '[') {
        const char *colon = find(":", host, end);
        return all_of(NAME | ENCODED, host, colon) && is_port(colon, end);
    }
    const char *close = find("]", host, end);
    return close < end && (is_ipv6(host + 1, close) || is_ip_future(host + 1, close)) &&
           is_port(close + 1, end);
}

/* Cut into its five components as appendix B does, then each by its own rule. */
bool oracle_uri(const char *text, size_t size)
{
    if (size == 0)
        return false;
    const char *end = text + size;
    const char *fragment = find("#", text, end);
    const char *query = find("?", text, fragment);
    const char *colon = find(":", text, query);

    if (colon == query || colon == text || (sets_of(*text) & FIRST) == 0 ||
        !all_of(SCHEME, text, colon))
        return false;
    if (query < fragment && !all_of(QUERY | ENCODED, query + 1, fragment))
        return false;
    if (fragment < end && !all_of(QUERY | ENCODED, fragment + 1, end))
        return false;
    const char *path = colon + 1;
    if (query - path >= 2 && memcmp(path, "//", 2) == 0) {
        const char *authority = path + 2;
        path = find("/", authority, query);
        if (!is_authority(authority, path))
            return false;
    }
    return all_of(SEGMENTS | ENCODED, path, query);
}
