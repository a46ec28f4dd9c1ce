/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include "internal.h"

#include <stdio.h>
#include <string.h>

#define UNRESERVED LETTERS DIGITS "-._~"
#define SUB_DELIMS "!$&'()*+,;="
#define PCHAR      UNRESERVED SUB_DELIMS ":@"

static void expect_uri(const char *text, size_t size)
{
    assert_ok(twcred_uri_check(text, size), text, size);
}

static void expect_no_uri(const char *text, size_t size, size_t offset)
{
    assert_fault(twcred_uri_check(text, size), TWCRED_FORMAT_URI, "uri", offset, text, size);
}

static const char *const uris[] = {
    /* RFC 3986 section 1.1.2 */
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "http://www.ietf.org/rfc/rfc2396.txt",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "mailto:John.Doe@example.com",
    "news:comp.infosystems.www.servers.unix",
    "tel:+1-816-555-1212",
    "telnet://192.0.2.16:80/",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    /* section 3 */
    "foo://example.com:8042/over/there?name=ferret#nose",
    "urn:example:animal:ferret:nose",
    /* sections 5.4, 6.2 and 7.6 */
    "http://a/b/c/d;p?q",
    "example://a/b/c/%7Bfoo%7D",
    "eXAMPLE://a/./b/../b/%63/%7bfoo%7d",
    "ftp://cnn.example.com&story=breaking_news@10.0.0.1/top_story.htm",
    /* the resource's own */
    "https://ip-messaging.twilio.com/v2/Credentials/CR0123456789abcdef0123456789ABCDEF",
    "https://chat.twilio.com/v2/Credentials?PageSize=50&Page=1&PageToken=PACR%2C0",
    /* each part empty */
    "a:",
    "a:/",
    "a://",
    "a:///",
    "a:////",
    "a://@",
    "a://@:",
    "a://:",
    "a://:80",
    "a://u@",
    "a://u:@h",
    "a://h:",
    "a://h:/",
    "a://h:00000000000000000000000000000000099999",
    "a:?",
    "a:#",
    "a:?#",
    "a://?#",
    "a:/?#",
    "a://h?q",
    "a://h#f",
    "a:b//c",
    "a:.",
    "a:..//..",
    /* delimiters where they are none */
    "a:?//?:@/?",
    "a:#//?:@/?",
    "a:b@c:d",
    "a:@",
    "a::",
    "a+b-c.1:x",
    "A:x",
    /* percent encoding */
    "a:%00",
    "a:%fF",
    "a:%25%25",
    "a://%41@%42:1/%43?%44#%45",
    /* hosts */
    "a://999.999.999.999/",
    "a://01.1.1.1/",
    "a://-/",
    "a://[::]",
    "a://[::]:",
    "a://[::]:80/x",
    "a://u@[::1]",
    "a://u:p@[::1]:1?q#f",
    "a://[1:2:3:4:5:6:7:8]",
    "a://[1:2:3:4:5:6:7::]",
    "a://[::2:3:4:5:6:7:8]",
    "a://[1:2:3::5:6:7:8]",
    "a://[1::8]",
    "a://[::ffff:192.0.2.128]",
    "a://[::192.0.2.128]",
    "a://[1:2:3:4:5:6:1.2.3.4]",
    "a://[64:ff9b::255.255.255.255]",
    "a://[::0.0.0.0]",
    "a://[ABCD:ef01:2345:6789:0:00:000:0000]",
    "a://[v1.a]",
    "a://[VaF09.a:b~!$&'()*+,;=]",
    "a://[v0.:]:8",
};

static void test_uris(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(uris); i++) {
        size_t size = strlen(uris[i]);
        expect_uri(guarded(uris[i], size), size);
        expect_uri(guarded_behind(uris[i], size), size);
    }
}

/* The beginning of a URI is a URI, or ends too early. Only what may become a
 * userinfo is judged before its @ has come. */
static void test_every_cut_of_a_uri(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(uris); i++) {
        const char *sign = strchr(uris[i], '@');
        for (size_t size = 0; size < strlen(uris[i]); size++) {
            const char *text = guarded(uris[i], size);
            twcred_status status = twcred_uri_check(text, size);
            if (status.code == TWCRED_OK)
                expect_uri(text, size);
            else if (sign == NULL || uris[i] + size > sign)
                expect_no_uri(text, size, size);
        }
    }
}

static const struct {
    const char *text;
    size_t offset;
} no_uris[] = {
    /* relative references */
    {"", 0},
    {"a", 1},
    {"abc", 3},
    {"/", 0},
    {"//h/p", 0},
    {"/p", 0},
    {"p/q", 1},
    {"./a:b", 0},
    {"?q", 0},
    {"#f", 0},
    {"a/b:c", 1},
    {"a?b:c", 1},
    /* schemes */
    {":", 0},
    {"://h", 0},
    {"1a:", 0},
    {"+a:", 0},
    {"a_b:", 1},
    {"a%41:", 1},
    {" a:b", 0},
    /* white space, and what a browser would mend */
    {"a:b ", 3},
    {"a:b c", 3},
    {"a:\tb", 2},
    {"a:b\n", 3},
    {"a:\\b", 2},
    {"http:\\\\h", 5},
    {"a:<b>", 2},
    {"a:\"b\"", 2},
    {"a:{b}", 2},
    {"a:b|c", 3},
    {"a:b^c", 3},
    {"a:b`c", 3},
    {"a:[b]", 2},
    {"a:/[", 3},
    {"a:?[", 3},
    {"a:?]", 3},
    {"a:#[", 3},
    {"a:##", 3},
    {"a:#b#c", 4},
    {"a:\x7F", 2},
    {"a:\xC3\xA9", 2},
    {"a://\xC3\xA9/", 4},
    {"a:?\xC3\xA9", 3},
    {"\xEF\xBB\xBF"
     "a:b",
     0},
    /* percent encoding */
    {"a:%", 3},
    {"a:%4", 4},
    {"a:%4g", 4},
    {"a:%g4", 3},
    {"a:%%41", 3},
    {"a:%-1", 3},
    {"a:% 1", 3},
    {"a:%u0041", 3},
    {"a://%", 5},
    {"a://%4/", 6},
    {"a://h%/", 6},
    {"a://%4@h", 6},
    {"a:?%", 4},
    {"a:?%4#", 5},
    {"a:#%", 4},
    /* authorities */
    {"a://u@v@h", 7},
    {"a://h:80a", 8},
    {"a://h:80a/", 8},
    {"a://h:-1", 6},
    {"a://h: 80", 6},
    {"a://h:8:8", 7},
    {"a://u@h:8:8", 9},
    {"a://h<", 5},
    {"a://h h", 5},
    {"a://u[@h", 5},
    {"a://h[::1]", 5},
    {"a://]", 4},
    /* IP literals */
    {"a://[", 5},
    {"a://[]", 5},
    {"a://[/", 5},
    {"a://[:", 6},
    {"a://[:]", 6},
    {"a://[::", 7},
    {"a://[::/", 7},
    {"a://[::1", 8},
    {"a://[::1/", 8},
    {"a://[::1]x", 9},
    {"a://[::1]]", 9},
    {"a://[::1]80", 9},
    {"a://[::1]:x", 10},
    {"a://[:1]", 6},
    {"a://[:::]", 7},
    {"a://[1]", 6},
    {"a://[1:]", 7},
    {"a://[1::2::3]", 10},
    {"a://[12345::]", 9},
    {"a://[1:2:3:4:5:6:7]", 18},
    {"a://[1:2:3:4:5:6:7:]", 19},
    {"a://[g::]", 5},
    {"a://[1::g]", 8},
    {"a://[fe80::1%25en0]", 12},
    {"a://[::1.2.3]", 12},
    {"a://[::1.2.3.]", 13},
    {"a://[::1.2.3.4.5]", 14},
    {"a://[::1.2.3.4:5]", 14},
    {"a://[::1.2.3.4::]", 14},
    {"a://[::1.2.3.256]", 15},
    {"a://[::1.2.3.1000]", 16},
    {"a://[::1.2.3.01]", 14},
    {"a://[::1.2..4]", 11},
    {"a://[::1.2.3.a]", 13},
    /* one group too many breaks at what leads to it */
    {"a://[1:2:3:4:5:6:7:8:9]", 20},
    {"a://[1:2:3:4:5:6:7:8:]", 20},
    {"a://[1:2:3:4:5:6:7:8::]", 20},
    {"a://[::1:2:3:4:5:6:7:8]", 20},
    {"a://[1::2:3:4:5:6:7:8]", 19},
    {"a://[1:2:3:4:5:6:7:1.2.3.4]", 20},
    {"a://[1.2.3.4]", 6},
    {"a://[::1]@h", 9},
    {"a://[v]", 6},
    {"a://[v.a]", 6},
    {"a://[v1]", 7},
    {"a://[v1.]", 8},
    {"a://[vg.a]", 6},
    {"a://[v1.%41]", 8},
    {"a://[v1.a/", 9},
    {"a://[v1.a", 9},
};

static void test_no_uris(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(no_uris); i++) {
        size_t size = strlen(no_uris[i].text);
        expect_no_uri(guarded(no_uris[i].text, size), size, no_uris[i].offset);
        expect_no_uri(guarded_behind(no_uris[i].text, size), size, no_uris[i].offset);
    }
    expect_no_uri(NULL, 0, 0);
    expect_no_uri(guarded(BYTES("a:b\0")), 4, 3);
}

/* Every byte between two texts that are good around it. */
static const struct {
    const char *component;
    const char *before;
    const char *after;
    const char *good;
    size_t percent; /* how far behind its place a % is found fault with */
    const char *other;
} components[] = {
    {"scheme, first", "", "a:x", LETTERS, 0, ""},
    {"scheme", "a", "b:x", LETTERS DIGITS "+-.:", 0, ""},
    {"behind the scheme", "a:", "z", PCHAR "/?#", 1, ""},
    {"userinfo", "a://u", "9@h", UNRESERVED SUB_DELIMS ":/?#", 2, "@"},
    {"userinfo, behind :", "a://:", "9@h", UNRESERVED SUB_DELIMS ":/?#", 2, "@"},
    {"host", "a://h", "9/", UNRESERVED SUB_DELIMS ":@/?#", 2, ""},
    {"host, behind userinfo", "a://u@h", "9/", UNRESERVED SUB_DELIMS ":/?#", 2, ""},
    {"host alone", "a://h", "", UNRESERVED SUB_DELIMS ":@/?#", 1, ""},
    {"port", "a://h:9", "9/", DIGITS "@/?#", 0, ""},
    {"port, behind userinfo", "a://u@h:9", "9/", DIGITS "/?#", 0, ""},
    {"port alone", "a://h:", "", DIGITS "@/?#", 0, ""},
    {"path", "a:/b", "z", PCHAR "/?#", 1, ""},
    {"path without /", "a:b", "z", PCHAR "/?#", 1, ""},
    {"path behind authority", "a://h/b", "z", PCHAR "/?#", 1, ""},
    {"path behind empty authority", "a:///", "z", PCHAR "/?#", 1, ""},
    {"query", "a:?q", "z", PCHAR "/?#", 1, ""},
    {"query, first", "a://h?", "z", PCHAR "/?#", 1, ""},
    {"fragment", "a:#f", "z", PCHAR "/?", 1, ""},
    {"fragment, first", "a://h/p?q#", "z", PCHAR "/?", 1, ""},
    {"percent in a path, first digit", "a:/b%", "9z", HEX, 0, ""},
    {"percent in a path, second digit", "a:/b%9", "z", HEX, 0, ""},
    {"percent in a query, first digit", "a:?%", "9z", HEX, 0, ""},
    {"percent in a query, second digit", "a:?%9", "z", HEX, 0, ""},
    {"percent in a fragment, first digit", "a:#%", "9z", HEX, 0, ""},
    {"percent in a fragment, second digit", "a:#%9", "z", HEX, 0, ""},
    {"percent in a host, first digit", "a://u@h%", "9/", HEX, 0, ""},
    {"percent in a host, second digit", "a://u@h%9", "/", HEX, 0, ""},
    {"percent in userinfo, first digit", "a://%", "9@h", HEX, 0, "@"},
    {"percent in userinfo, second digit", "a://%9", "@h", HEX, 0, ""},
    {"IPv6 group", "a://u@[::", "]", HEX, 0, "]"},
    {"IPv6 group, fourth digit", "a://u@[1:2:3:4:5:6:7:fff", "]", HEX, 0, ":]"},
    {"IPv6 group, behind the fourth digit", "a://u@[::ffff", "1]", ":", 0, "]"},
    {"behind IPv6", "a://u@[::]", "", ":/?#", 0, ""},
    {"IPv4 in IPv6", "a://u@[::1.2.3.", "]", DIGITS, 0, ""},
    {"IPvFuture, version", "a://u@[v", "a.z]", HEX, 0, ""},
    {"IPvFuture, address", "a://u@[v1.", "z]", UNRESERVED SUB_DELIMS ":", 0, ""},
};

static void test_every_byte_in_every_component(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(components); i++) {
        size_t before = strlen(components[i].before);
        size_t after = strlen(components[i].after);
        size_t size = before + 1 + after;
        char *text = guarded_space(size);
        memcpy(text, components[i].before, before);
        memcpy(text + before + 1, components[i].after, after);
        for (int byte = 0; byte < 256; byte++) {
            text[before] = (char)byte;
            if (in_set(byte, components[i].other))
                continue;
            bool good = in_set(byte, components[i].good);
            if (good != (twcred_uri_check(text, size).code == TWCRED_OK))
                print_error("%s:\n", components[i].component);
            if (good)
                expect_uri(text, size);
            else
                expect_no_uri(text, size, before + (byte == '%' ? components[i].percent : 0));
        }
    }
}

/* Section 3.2.2, IPv6address: eight groups, or at most seven and one "::". An
 * IPv4 address counts as two, and only at the end. */
static void test_ipv6_of_any_number_of_groups(void **state)
{
    (void)state;
    for (int before = 0; before <= 10; before++) {
        for (int gap = 0; gap <= 1; gap++) {
            for (int behind = 0; behind <= (gap ? 10 : 0); behind++) {
                for (int ipv4 = 0; ipv4 <= 1; ipv4++) {
                    char line[128] = "a://[";
                    for (int i = 0; i < before; i++)
                        strcat(line, i == 0 ? "a1" : ":a1");
                    if (gap)
                        strcat(line, "::");
                    for (int i = 0; i < behind; i++)
                        strcat(line, i == 0 ? "b2" : ":b2");
                    if (ipv4)
                        strcat(line, (gap ? behind : before) == 0 ? "1.2.3.4" : ":1.2.3.4");
                    strcat(line, "]");
                    int groups = before + behind + 2 * ipv4;
                    size_t size = strlen(line);
                    const char *text = guarded(line, size);
                    if (gap ? groups <= 7 : groups == 8)
                        expect_uri(text, size);
                    else
                        assert_int_equal(twcred_uri_check(text, size).code, TWCRED_FORMAT_URI);
                }
            }
        }
    }
}

/* Section 3.2.2, dec-octet. */
static void test_every_octet(void **state)
{
    (void)state;
    static const char *const zeros[] = {"", "0", "00", "000"};
    static const struct {
        const char *before, *after;
    } places[] = {
        {"a://[::", ".2.3.4]"},
        {"a://[::1.", ".3.4]"},
        {"a://[::1.2.", ".4]"},
        {"a://[::1.2.3.", "]"},
    };
    for (size_t place = 0; place < COUNT(places); place++) {
        for (size_t i = 0; i < COUNT(zeros); i++) {
            for (int number = 0; number <= 1100; number++) {
                char line[64];
                sprintf(line, "%s%s%d%s", places[place].before, zeros[i], number,
                        places[place].after);
                size_t size = strlen(line);
                const char *text = guarded(line, size);
                if (i == 0 && number <= 255)
                    expect_uri(text, size);
                else
                    assert_int_equal(twcred_uri_check(text, size).code, TWCRED_FORMAT_URI);
            }
        }
    }
}

/* scheme, user, host, port, path, query, fragment; NULL: not given. */
enum { PARTS = 7 };

static const struct {
    const char *text;
    const char *parts[PARTS];
} splits[] = {
    {"a:", {"a", NULL, NULL, NULL, "", NULL, NULL}},
    {"a:b", {"a", NULL, NULL, NULL, "b", NULL, NULL}},
    {"a:/", {"a", NULL, NULL, NULL, "/", NULL, NULL}},
    {"a://", {"a", NULL, "", NULL, "", NULL, NULL}},
    {"a:///", {"a", NULL, "", NULL, "/", NULL, NULL}},
    {"a:////", {"a", NULL, "", NULL, "//", NULL, NULL}},
    {"a:/b//c", {"a", NULL, NULL, NULL, "/b//c", NULL, NULL}},
    {"a://@", {"a", "", "", NULL, "", NULL, NULL}},
    {"a://:", {"a", NULL, "", "", "", NULL, NULL}},
    {"a://@:", {"a", "", "", "", "", NULL, NULL}},
    {"a://h:80", {"a", NULL, "h", "80", "", NULL, NULL}},
    {"a://h:/", {"a", NULL, "h", "", "/", NULL, NULL}},
    {"a://u:p@h", {"a", "u:p", "h", NULL, "", NULL, NULL}},
    {"a://u:1", {"a", NULL, "u", "1", "", NULL, NULL}},
    {"a://h/p@q:1", {"a", NULL, "h", NULL, "/p@q:1", NULL, NULL}},
    {"a:?", {"a", NULL, NULL, NULL, "", "", NULL}},
    {"a:#", {"a", NULL, NULL, NULL, "", NULL, ""}},
    {"a:?#", {"a", NULL, NULL, NULL, "", "", ""}},
    {"a:#?", {"a", NULL, NULL, NULL, "", NULL, "?"}},
    {"a://?#", {"a", NULL, "", NULL, "", "", ""}},
    {"a://h?q?r#f?g", {"a", NULL, "h", NULL, "", "q?r", "f?g"}},
    {"a://h#f", {"a", NULL, "h", NULL, "", NULL, "f"}},
    {"mailto:a@b?c=d", {"mailto", NULL, NULL, NULL, "a@b", "c=d", NULL}},
    {"a+1://%41@%42:07/%43?%44#%45", {"a+1", "%41", "%42", "07", "/%43", "%44", "%45"}},
    {"a://[::1]", {"a", NULL, "[::1]", NULL, "", NULL, NULL}},
    {"a://[::1]:", {"a", NULL, "[::1]", "", "", NULL, NULL}},
    {"a://u@[v1.a:b]:8/", {"a", "u", "[v1.a:b]", "8", "/", NULL, NULL}},
    {"foo://example.com:8042/over/there?name=ferret#nose",
     {"foo", NULL, "example.com", "8042", "/over/there", "name=ferret", "nose"}},
};

static void parts_list(uri_part list[PARTS], const uri_parts *parts)
{
    list[0] = parts->scheme;
    list[1] = parts->user;
    list[2] = parts->host;
    list[3] = parts->port;
    list[4] = parts->path;
    list[5] = parts->query;
    list[6] = parts->fragment;
}

/* Put together again by RFC 3986 section 5.3, the parts are the text; and each
 * part that is missing is placed where it would be. */
static void expect_parts_whole(const char *text, size_t size, const uri_part list[PARTS])
{
    static const char *const before[PARTS] = {"", "", "", ":", "", "?", "#"};
    static const char *const behind[PARTS] = {":", "@", "", "", "", "", ""};
    size_t at = 0;
    for (size_t i = 0; i < PARTS; i++) {
        if (!list[i].given) {
            size_t slashes = i == 1 && list[2].given ? 2 : 0;
            assert_int_equal(list[i].size, 0);
            assert_int_equal(list[i].start, at + slashes);
            continue;
        }
        if ((i == 1 || (i == 2 && !list[1].given)) && list[2].given) {
            assert_memory_equal(text + at, "//", 2);
            at += 2;
        }
        assert_memory_equal(text + at, before[i], strlen(before[i]));
        at += strlen(before[i]);
        assert_int_equal(list[i].start, at);
        at += list[i].size;
        assert_memory_equal(text + at, behind[i], strlen(behind[i]));
        at += strlen(behind[i]);
    }
    assert_int_equal(at, size);
}

static void test_parts(void **state)
{
    (void)state;
    uri_parts parts;
    uri_part list[PARTS];
    for (size_t i = 0; i < COUNT(splits); i++) {
        size_t size = strlen(splits[i].text);
        const char *text = guarded(splits[i].text, size);
        memset(&parts, FILL, sizeof parts);
        assert_ok(uri_split(&parts, text, size), text, size);
        parts_list(list, &parts);
        expect_parts_whole(text, size, list);
        for (size_t part = 0; part < PARTS; part++) {
            const char *expected = splits[i].parts[part];
            assert_int_equal(list[part].given, expected != NULL);
            if (expected != NULL)
                assert_bytes_at(__FILE__, __LINE__, text + list[part].start, list[part].size,
                                expected, strlen(expected));
        }
    }
    for (size_t i = 0; i < COUNT(uris); i++) {
        size_t size = strlen(uris[i]);
        const char *text = guarded(uris[i], size);
        assert_ok(uri_split(&parts, text, size), text, size);
        parts_list(list, &parts);
        expect_parts_whole(text, size, list);
    }
}

static void test_no_parts_on_failure(void **state)
{
    (void)state;
    static const char *const late[] = {"a:b ", "a://u@h:8/p?q#f ", "a://u@h:x", "a", ""};
    for (size_t i = 0; i < COUNT(late); i++) {
        size_t size = strlen(late[i]);
        const char *text = guarded(late[i], size);
        uri_parts parts;
        uri_part list[PARTS];
        memset(&parts, FILL, sizeof parts);
        assert_int_equal(uri_split(&parts, text, size).code, TWCRED_FORMAT_URI);
        parts_list(list, &parts);
        for (size_t part = 0; part < PARTS; part++)
            assert_true(!list[part].given && list[part].start == 0 && list[part].size == 0);
    }
}

static void test_long_uris(void **state)
{
    (void)state;
    static char text[100000];
    memset(text, 'a', sizeof text);
    expect_no_uri(guarded(text, sizeof text), sizeof text, sizeof text);
    text[sizeof text - 1] = ':';
    expect_uri(guarded(text, sizeof text), sizeof text);
    memset(text, ':', sizeof text);
    text[0] = 'a';
    expect_uri(guarded(text, sizeof text), sizeof text);
    memset(text, '/', sizeof text);
    memcpy(text, "a:", 2);
    expect_uri(guarded(text, sizeof text), sizeof text);
    text[sizeof text - 1] = '[';
    expect_no_uri(guarded(text, sizeof text), sizeof text, sizeof text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uris),
        cmocka_unit_test(test_every_cut_of_a_uri),
        cmocka_unit_test(test_no_uris),
        cmocka_unit_test(test_every_byte_in_every_component),
        cmocka_unit_test(test_ipv6_of_any_number_of_groups),
        cmocka_unit_test(test_every_octet),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_no_parts_on_failure),
        cmocka_unit_test(test_long_uris),
    };
    return cmocka_run_group_tests_name("core-uri", tests, NULL, NULL);
}
