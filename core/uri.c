/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

/* RFC 3986 section 2: the characters that stand for themselves in most places. */
static bool uri_plain(char c)
{
    return ascii_letter(c) || ascii_digit(c) || ascii_one_of(c, "-._~!$&'()*+,;=");
}

/* Plain characters, percent-encoded bytes and those in `extra`, up to `end`. */
static bool uri_run(scan *in, size_t end, const char *extra)
{
    while (in->at < end) {
        char c = in->text[in->at];
        if (uri_plain(c) || ascii_one_of(c, extra)) {
            in->at++;
        } else if (c == '%') {
            in->at++;
            for (size_t last = in->at + 2; in->at < last; in->at++)
                if (in->at == end || ascii_hex(in->text[in->at]) < 0)
                    return false;
        } else {
            return false;
        }
    }
    return true;
}

/* Section 3.1. */
static bool uri_scheme(scan *in)
{
    if (in->at == in->size || !ascii_letter(in->text[in->at]))
        return false;
    while (in->at < in->size && (ascii_letter(in->text[in->at]) || ascii_digit(in->text[in->at]) ||
                                 scan_peek(in, "+-.")))
        in->at++;
    return scan_one_of(in, ":");
}

/* Section 3.2.2, dec-octet: no leading zero, 255 at most. */
static bool ipv4_octet(scan *in, size_t end)
{
    size_t start = in->at;
    int value = 0;
    while (in->at < end && ascii_digit(in->text[in->at])) {
        int next = value * 10 + (in->text[in->at] - '0');
        if (next > 255 || (in->at > start && value == 0))
            return false;
        value = next;
        in->at++;
    }
    return in->at > start;
}

static bool ipv4_address(scan *in, size_t end)
{
    for (int i = 0; i < 4; i++)
        if ((i > 0 && !scan_one_of(in, ".")) || !ipv4_octet(in, end))
            return false;
    return in->at == end;
}

static bool ipv4_ahead(const scan *in, size_t end)
{
    size_t at = in->at;
    while (at < end && ascii_digit(in->text[at]))
        at++;
    return at > in->at && at < end && in->text[at] == '.';
}

/* h16: one to four hexadecimal digits. */
static bool ipv6_group(scan *in, size_t end)
{
    size_t start = in->at;
    while (in->at < end && in->at < start + 4 && ascii_hex(in->text[in->at]) >= 0)
        in->at++;
    return in->at > start;
}

/* IPv6address, up to `end`: eight groups, of which an IPv4 address at the end
 * fills two, or at most seven and a :: once for the rest. */
static bool ipv6_address(scan *in, size_t end)
{
    int groups = 0;
    int most = 8;
    if (scan_one_of(in, ":")) {
        if (!scan_one_of(in, ":"))
            return false;
        most = 7;
    }
    while (in->at < end) {
        bool last_two = most == 8 ? groups == 6 : groups <= 5;
        if (last_two && ipv4_ahead(in, end))
            return ipv4_address(in, end);
        if (groups == most || !ipv6_group(in, end))
            return false;
        groups++;
        if (in->at == end)
            break;
        if (groups == most || !scan_one_of(in, ":"))
            return false;
        if (most == 8 && scan_one_of(in, ":"))
            most = 7;
        else if (in->at == end)
            return false;
    }
    return most == 7 || groups == 8;
}

/* IPvFuture, behind its v. */
static bool ip_future(scan *in, size_t end)
{
    size_t start = in->at;
    while (in->at < end && ascii_hex(in->text[in->at]) >= 0)
        in->at++;
    if (in->at == start || !scan_one_of(in, "."))
        return false;
    start = in->at;
    while (in->at < end && (uri_plain(in->text[in->at]) || in->text[in->at] == ':'))
        in->at++;
    return in->at > start && in->at == end;
}

/* Section 3.2.2, IP-literal, behind its opening bracket. */
static bool uri_ip_literal(scan *in, size_t end)
{
    size_t close = in->at;
    while (close < end && in->text[close] != ']')
        close++;
    if (!(scan_one_of(in, "Vv") ? ip_future(in, close) : ipv6_address(in, close)))
        return false;
    return scan_one_of(in, "]");
}

/* The offset of the first byte from `at` on that is in the set; `end` if none is. */
static size_t uri_until(const scan *in, size_t end, const char *set)
{
    size_t at = in->at;
    while (at < end && !ascii_one_of(in->text[at], set))
        at++;
    return at;
}

static uri_part uri_part_between(size_t start, size_t end)
{
    uri_part part = {true, start, end - start};
    return part;
}

/* A part that is not there, at the place where it would be. */
static uri_part uri_part_missing(size_t at)
{
    uri_part part = {false, at, 0};
    return part;
}

/* Section 3.2: [ userinfo "@" ] host [ ":" port ], up to `end`, where neither a bracket
 * nor a colon stands. An IPv4 address is also a reg-name, so it needs no check of its
 * own. */
static bool uri_authority(scan *in, size_t end, uri_parts *parts)
{
    size_t start = in->at;
    parts->user = uri_part_missing(start);
    /* No userinfo starts with a bracket. */
    if (!scan_peek(in, "[")) {
        size_t sign = uri_until(in, end, "@");
        if (sign < end) {
            if (!(uri_run(in, sign, ":") && scan_one_of(in, "@")))
                return false;
            parts->user = uri_part_between(start, sign);
        }
    }
    start = in->at;
    if (scan_one_of(in, "[")) {
        if (!uri_ip_literal(in, end))
            return false;
    } else if (!uri_run(in, uri_until(in, end, ":"), "")) {
        return false;
    }
    parts->host = uri_part_between(start, in->at);
    parts->port = uri_part_missing(in->at);
    if (scan_one_of(in, ":")) {
        start = in->at;
        while (in->at < end && ascii_digit(in->text[in->at]))
            in->at++;
        parts->port = uri_part_between(start, in->at);
    }
    return in->at == end;
}

/* Section 3: scheme ":" [ "//" authority ] path [ "?" query ] [ "#" fragment ].
 * A path that starts with // is taken for an authority, as section 3.3 wants. */
static bool uri_scan(scan *in, uri_parts *parts)
{
    if (!uri_scheme(in))
        return false;
    parts->scheme = uri_part_between(0, in->at - 1);
    parts->user = parts->host = parts->port = uri_part_missing(in->at);
    if (in->size - in->at >= 2 && in->text[in->at] == '/' && in->text[in->at + 1] == '/') {
        in->at += 2;
        if (!uri_authority(in, uri_until(in, in->size, "/?#"), parts))
            return false;
    }
    size_t start = in->at;
    if (!uri_run(in, uri_until(in, in->size, "?#"), ":@/"))
        return false;
    parts->path = uri_part_between(start, in->at);
    parts->query = uri_part_missing(in->at);
    if (scan_one_of(in, "?")) {
        start = in->at;
        if (!uri_run(in, uri_until(in, in->size, "#"), ":@/?"))
            return false;
        parts->query = uri_part_between(start, in->at);
    }
    parts->fragment = uri_part_missing(in->at);
    if (scan_one_of(in, "#")) {
        start = in->at;
        if (!uri_run(in, in->size, ":@/?"))
            return false;
        parts->fragment = uri_part_between(start, in->at);
    }
    return true;
}

twcred_status uri_split(uri_parts *parts, const char *text, size_t size)
{
    scan in = {text, size, 0};
    if (uri_scan(&in, parts))
        return status_ok();
    memset(parts, 0, sizeof *parts);
    return status_fault(TWCRED_FORMAT_URI, "uri", in.at);
}

twcred_status twcred_uri_check(const char *text, size_t size)
{
    uri_parts parts;
    return uri_split(&parts, text, size);
}
