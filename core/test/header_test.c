/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

#define REQUEST_ID "RQ0123456789abcdefABCDEF9876543210"
#define DATE       "Sun, 06 Nov 1994 08:49:37 GMT"
#define DATE_TIME  784111777

enum { ROOM = 512 };

/* The known fields. A list may come more than once. */
static const struct {
    const char *name;
    size_t place; /* of a string, or SIZE_MAX */
    bool list;
    const char *value;
} fields[] = {
    {"Access-Control-Allow-Origin", offsetof(twcred_headers, allow_origin), false, "*"},
    {"Access-Control-Allow-Methods", offsetof(twcred_headers, allow_methods), true, "GET, POST"},
    {"Access-Control-Allow-Headers", offsetof(twcred_headers, allow_headers), true, "Accept"},
    {"Access-Control-Allow-Credentials", SIZE_MAX, false, "true"},
    {"Access-Control-Expose-Headers", offsetof(twcred_headers, expose_headers), true, "ETag"},
    {"Twilio-Request-Id", offsetof(twcred_headers, request_id), false, REQUEST_ID},
    {"Twilio-Request-Duration", offsetof(twcred_headers, request_duration), false, "0.042"},
    {"Twilio-Concurrent-Requests", SIZE_MAX, false, "17"},
    {"Retry-After", offsetof(twcred_headers, retry_after), false, "120"},
    {"ETag", offsetof(twcred_headers, etag), false, "W/\"33a64df5\""},
    {"Last-Modified", offsetof(twcred_headers, last_modified.string), false, DATE},
};

static const twcred_string *string_of(const twcred_headers *headers, size_t field)
{
    return (const twcred_string *)(const void *)((const char *)headers + fields[field].place);
}

static twcred_status read_line(twcred_headers *headers, char *text, size_t capacity,
                               const char *line)
{
    size_t size = strlen(line);
    return twcred_header_read(headers, text, capacity, guarded(line, size), size);
}

/* What goes without a string, or with one: each is set if it is one of the field,
 * to the value above, and nothing otherwise. With NULL, none is. */
static void assert_readings(const twcred_headers *headers, const char *field)
{
    bool credentials = field != NULL && strcmp(field, "Access-Control-Allow-Credentials") == 0;
    bool count = field != NULL && strcmp(field, "Twilio-Concurrent-Requests") == 0;
    bool retry = field != NULL && strcmp(field, "Retry-After") == 0;
    bool modified = field != NULL && strcmp(field, "Last-Modified") == 0;
    assert_int_equal(headers->allow_credentials, credentials ? TWCRED_YES : TWCRED_UNKNOWN);
    assert_int_equal(headers->concurrent_requests.presence, count ? TWCRED_PRESENT : TWCRED_ABSENT);
    assert_int_equal(headers->concurrent_requests.value, count ? 17 : 0);
    assert_int_equal(headers->retry_seconds.presence, retry ? TWCRED_PRESENT : TWCRED_ABSENT);
    assert_int_equal(headers->retry_seconds.value, retry ? 120 : 0);
    assert_int_equal(headers->retry_time.seconds, 0);
    assert_int_equal(headers->retry_time.nanoseconds, 0);
    assert_int_equal(headers->last_modified.time.seconds, modified ? DATE_TIME : 0);
    assert_int_equal(headers->last_modified.time.nanoseconds, 0);
}

static void assert_no_headers(const twcred_headers *headers)
{
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (fields[i].place == SIZE_MAX)
            continue;
        assert_int_equal(string_of(headers, i)->presence, TWCRED_ABSENT);
        assert_null(string_of(headers, i)->text);
        assert_int_equal(string_of(headers, i)->size, 0);
    }
    assert_readings(headers, NULL);
    assert_int_equal(headers->text_used, 0);
}

static void assert_string(const twcred_string *string, const char *expected)
{
    assert_int_equal(string->presence, TWCRED_PRESENT);
    assert_bytes_at(__FILE__, __LINE__, string->text, string->size, expected, strlen(expected));
    assert_int_equal(string->text[string->size], '\0');
}

/* Reads the line after others, and expects a fault that leaves those as they
 * were: the struct to the byte, and the text that it uses. */
static void expect_fault_after(const char *const *before, size_t count, const char *line,
                               size_t size, twcred_code code, const char *field, size_t offset)
{
    char text[ROOM], text_before[ROOM];
    twcred_headers headers, headers_before;
    memset(&headers, 0, sizeof headers);
    for (size_t i = 0; i < count; i++)
        assert_ok(read_line(&headers, text, sizeof text, before[i]), before[i], strlen(before[i]));
    memcpy(&headers_before, &headers, sizeof headers);
    memcpy(text_before, text, headers.text_used);
    assert_fault(twcred_header_read(&headers, text, sizeof text, line, size), code, field, offset,
                 line, size);
    assert_memory_equal(&headers, &headers_before, sizeof headers);
    assert_memory_equal(text, text_before, headers.text_used);
}

static void expect_fault(const char *line, size_t size, twcred_code code, const char *field,
                         size_t offset)
{
    static const char *const some[] = {"Access-Control-Allow-Methods: PUT", "X-Tag: x"};
    expect_fault_after(NULL, 0, line, size, code, field, offset);
    expect_fault_after(some, COUNT(some), line, size, code, field, offset);
}

/* ------------------------------------------------------------------- lines */

static const struct {
    const char *line;
    size_t size;
    twcred_code code;
    size_t offset;
} lines[] = {
    {BYTES("X: y"), TWCRED_OK, 0},
    {BYTES("X:y"), TWCRED_OK, 0},
    {BYTES("X:"), TWCRED_OK, 0},
    {BYTES("X: "), TWCRED_OK, 0},
    {BYTES("X:\r\n"), TWCRED_OK, 0},
    {BYTES("X: y\r\n"), TWCRED_OK, 0},
    {BYTES("X: y: z"), TWCRED_OK, 0},
    {BYTES("X::"), TWCRED_OK, 0},
    {BYTES("X: a\tb"), TWCRED_OK, 0},
    {BYTES("X: caf\xC3\xA9 \xFF"), TWCRED_OK, 0}, /* obs-text */
    {BYTES("!#$%&'*+-.^_`|~09azAZ: y"), TWCRED_OK, 0},
    {BYTES(""), TWCRED_HEADER_SYNTAX, 0},
    {BYTES("\r\n"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES("\n"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES(":"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES(": y"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES("X"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES("X\r\n"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES("X y: z"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES("X : y"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES("X\t: y"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES(" X: y"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES("\tfolded"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES("HTTP/1.1 200 OK"), TWCRED_HEADER_SYNTAX, 4},
    {BYTES("\"X\": y"), TWCRED_HEADER_SYNTAX, 0},
    {BYTES("X\0: y"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES("X\xC3\xA9: y"), TWCRED_HEADER_SYNTAX, 1},
    {BYTES("X: \0"), TWCRED_HEADER_CONTROL, 3},
    {BYTES("X: a\0b"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\rb"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\nY: b"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\r\nY: b\r\n"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\r\n b\r\n"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\r"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\r\r\n"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X: a\r\n\r\n"), TWCRED_HEADER_CONTROL, 4},
    {BYTES("X:\x7F"), TWCRED_HEADER_CONTROL, 2},
    {BYTES("X\x7F:\x7F"), TWCRED_HEADER_SYNTAX, 1}, /* the first of two */
};

static void test_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        const char *line = guarded(lines[i].line, lines[i].size);
        if (lines[i].code != TWCRED_OK) {
            expect_fault(line, lines[i].size, lines[i].code, "header", lines[i].offset);
            expect_fault(guarded_behind(line, lines[i].size), lines[i].size, lines[i].code,
                         "header", lines[i].offset);
            continue;
        }
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        assert_ok(twcred_header_read(&headers, NULL, 0, line, lines[i].size), line, lines[i].size);
        assert_no_headers(&headers);
    }
    expect_fault(NULL, 0, TWCRED_HEADER_SYNTAX, "header", 0);
}

/* Every byte in a name (RFC 9110 section 5.6.2) and in a value (section 5.5),
 * of a field that is known and of one that is not. */
static void test_every_byte(void **state)
{
    (void)state;
    static const char *const values[] = {"X: a", "Access-Control-Allow-Origin: a"};
    char *line = guarded_space(5);
    for (int byte = 0; byte < 256; byte++) {
        memcpy(line, "X?Y:z", 5);
        line[1] = (char)byte;
        bool token = byte != 0 && strchr("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "abcdefghijklmnopqrstuvwxyz",
                                         byte) != NULL;
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        if (token || byte == ':')
            assert_ok(twcred_header_read(&headers, NULL, 0, line, 5), line, 5);
        else
            expect_fault(line, 5, TWCRED_HEADER_SYNTAX, "header", 1);
        for (size_t i = 0; i < COUNT(values); i++) {
            char text[64], longer[64];
            size_t size = strlen(values[i]);
            memcpy(longer, values[i], size);
            longer[size] = (char)byte;
            longer[size + 1] = 'z';
            const char *copy = guarded(longer, size + 2);
            memset(&headers, 0, sizeof headers);
            if (byte == '\t' || (byte >= 0x20 && byte != 0x7F)) {
                assert_ok(twcred_header_read(&headers, text, sizeof text, copy, size + 2), copy,
                          size + 2);
                if (i == 1)
                    assert_memory_equal(headers.allow_origin.text, copy + size - 1, 3);
            } else {
                expect_fault(copy, size + 2, TWCRED_HEADER_CONTROL, "header", size);
            }
        }
    }
}

/* ------------------------------------------------------------ known fields */

/* Each field in several cases, with and without white space and line end. */
static void test_known_fields(void **state)
{
    (void)state;
    static const char *const forms[][2] = {{":", ""},     {": ", ""},     {":\t \t", " \t "},
                                           {":", "\r\n"}, {": ", "\r\n"}, {":  ", " \t\r\n"}};
    for (size_t field = 0; field < COUNT(fields); field++) {
        for (size_t form = 0; form < COUNT(forms); form++) {
            for (int letters = 0; letters < 3; letters++) {
                char name[64], line[160];
                strcpy(name, fields[field].name);
                for (char *c = name; *c != '\0'; c++) {
                    if (letters == 1 && *c >= 'A' && *c <= 'Z')
                        *c = (char)(*c - 'A' + 'a');
                    if (letters == 2 && *c >= 'a' && *c <= 'z')
                        *c = (char)(*c - 'a' + 'A');
                }
                sprintf(line, "%s%s%s%s", name, forms[form][0], fields[field].value,
                        forms[form][1]);
                bool string = fields[field].place != SIZE_MAX;
                size_t needed = string ? strlen(fields[field].value) + 1 : 0;
                char *text = guarded_space(needed);
                twcred_headers headers;
                memset(&headers, 0, sizeof headers);
                assert_ok(read_line(&headers, text, needed, line), line, strlen(line));
                assert_int_equal(headers.text_used, needed);
                for (size_t other = 0; other < COUNT(fields); other++) {
                    if (fields[other].place == SIZE_MAX)
                        continue;
                    if (other == field)
                        assert_string(string_of(&headers, other), fields[other].value);
                    else
                        assert_int_equal(string_of(&headers, other)->presence, TWCRED_ABSENT);
                }
                assert_readings(&headers, fields[field].name);
            }
        }
    }
}

/* Names that only begin or end like a known one. */
static void test_similar_names(void **state)
{
    (void)state;
    for (size_t field = 0; field < COUNT(fields); field++) {
        char line[160];
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        sprintf(line, "%s-: x", fields[field].name);
        assert_ok(read_line(&headers, NULL, 0, line), line, strlen(line));
        sprintf(line, "X%s: x", fields[field].name);
        assert_ok(read_line(&headers, NULL, 0, line), line, strlen(line));
        sprintf(line, "%s", fields[field].name);
        strcpy(line + strlen(line) - 1, ": x");
        assert_ok(read_line(&headers, NULL, 0, line), line, strlen(line));
        assert_no_headers(&headers);
    }
}

static const char *const answer[] = {
    "Content-Type: application/json\r\n",
    "Access-Control-Allow-Origin: https://example.com\r\n",
    "Access-Control-Allow-Methods: GET, POST\r\n",
    "access-control-allow-headers: Accept, Authorization\r\n",
    "Twilio-Request-Id: " REQUEST_ID "\r\n",
    "Access-Control-Allow-Credentials: false\r\n",
    "Access-Control-Allow-Methods: DELETE\r\n",
    "ETag: \"a\"\r\n",
    "Access-Control-Expose-Headers: ETag\r\n",
    "Last-Modified: " DATE "\r\n",
    "Twilio-Concurrent-Requests: 4\r\n",
    "Retry-After: 3\r\n",
    "twilio-request-duration: 0.5\r\n",
    "ACCESS-CONTROL-ALLOW-METHODS: OPTIONS, PATCH\r\n",
    "Access-Control-Expose-Headers:Twilio-Request-Id\r\n",
};

static void assert_answer(const twcred_headers *headers)
{
    assert_string(&headers->allow_origin, "https://example.com");
    assert_string(&headers->allow_methods, "GET, POST, DELETE, OPTIONS, PATCH");
    assert_string(&headers->allow_headers, "Accept, Authorization");
    assert_int_equal(headers->allow_credentials, TWCRED_NO);
    assert_string(&headers->expose_headers, "ETag, Twilio-Request-Id");
    assert_string(&headers->request_id, REQUEST_ID);
    assert_string(&headers->request_duration, "0.5");
    assert_int_equal(headers->concurrent_requests.presence, TWCRED_PRESENT);
    assert_int_equal(headers->concurrent_requests.value, 4);
    assert_string(&headers->retry_after, "3");
    assert_int_equal(headers->retry_seconds.presence, TWCRED_PRESENT);
    assert_int_equal(headers->retry_seconds.value, 3);
    assert_string(&headers->etag, "\"a\"");
    assert_string(&headers->last_modified.string, DATE);
    assert_int_equal(headers->last_modified.time.seconds, DATE_TIME);
}

static void test_whole_answer(void **state)
{
    (void)state;
    char *text = guarded_space(ROOM);
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    for (size_t i = 0; i < COUNT(answer); i++) {
        assert_ok(read_line(&headers, text, ROOM, answer[i]), answer[i], strlen(answer[i]));
        assert_in_range(headers.text_used, 0, ROOM);
        assert_filled(text + headers.text_used, ROOM - headers.text_used, FILL);
    }
    assert_answer(&headers);
    for (size_t i = 0; i < COUNT(fields); i++) {
        if (fields[i].place == SIZE_MAX)
            continue;
        const twcred_string *string = string_of(&headers, i);
        assert_true(string->text >= text && string->text + string->size < text + headers.text_used);
    }
}

/* With a capacity that is short, the line that does not fit is refused and the
 * ones before stay; with what it needed, it fits. */
static void test_text_buffer(void **state)
{
    (void)state;
    twcred_headers whole;
    memset(&whole, 0, sizeof whole);
    char *text = guarded_space(ROOM);
    for (size_t i = 0; i < COUNT(answer); i++)
        assert_ok(read_line(&whole, text, ROOM, answer[i]), answer[i], strlen(answer[i]));
    for (size_t capacity = 0; capacity <= whole.text_used; capacity++) {
        text = guarded_space(capacity);
        twcred_headers headers, before;
        char text_before[ROOM];
        memset(&headers, 0, sizeof headers);
        twcred_status status = {TWCRED_OK, NULL, 0, 0};
        size_t i = 0;
        for (; i < COUNT(answer) && status.code == TWCRED_OK; i++) {
            memcpy(&before, &headers, sizeof headers);
            memcpy(text_before, text, headers.text_used);
            status = read_line(&headers, text, capacity, answer[i]);
        }
        if (capacity == whole.text_used) {
            assert_ok(status, "", 0);
            assert_answer(&headers);
            continue;
        }
        assert_int_equal(status.code, TWCRED_SPACE_TEXT);
        assert_in_range(status.needed, capacity + 1, whole.text_used);
        assert_memory_equal(&headers, &before, sizeof headers);
        assert_memory_equal(text, text_before, headers.text_used);
        assert_filled(text + headers.text_used, capacity - headers.text_used, FILL);
        /* The name is the field's own, not as the line spells it. */
        bool known = false;
        for (size_t field = 0; field < COUNT(fields); field++)
            known = known || strcmp(status.field, fields[field].name) == 0;
        assert_true(known);

        size_t needed = status.needed;
        text = guarded_space(needed);
        memset(&headers, 0, sizeof headers);
        for (size_t j = 0; j < i; j++)
            assert_ok(read_line(&headers, text, needed, answer[j]), answer[j], strlen(answer[j]));
        assert_int_equal(headers.text_used, needed);
    }
}

static void test_duplicates(void **state)
{
    (void)state;
    for (size_t field = 0; field < COUNT(fields); field++) {
        char line[160], joined[160];
        sprintf(line, "%s: %s", fields[field].name, fields[field].value);
        const char *once[] = {line, "X: y"};
        if (fields[field].list) {
            char text[ROOM];
            twcred_headers headers;
            memset(&headers, 0, sizeof headers);
            for (int i = 0; i < 3; i++)
                assert_ok(read_line(&headers, text, sizeof text, line), line, strlen(line));
            sprintf(joined, "%s, %s, %s", fields[field].value, fields[field].value,
                    fields[field].value);
            assert_string(string_of(&headers, field), joined);
        } else {
            expect_fault_after(once, COUNT(once), guarded(line, strlen(line)), strlen(line),
                               TWCRED_HEADER_DUPLICATE, fields[field].name, 0);
        }
    }
    /* Also with a value that differs. */
    static const char *const no[] = {"Access-Control-Allow-Credentials: false"};
    static const char yes[] = "access-control-allow-credentials: true";
    expect_fault_after(no, 1, guarded(BYTES(yes)), sizeof yes - 1, TWCRED_HEADER_DUPLICATE,
                       "Access-Control-Allow-Credentials", 0);
    static const char *const date[] = {"Retry-After: Fri, 31 Dec 1999 23:59:59 GMT"};
    static const char seconds[] = "Retry-After: 5";
    expect_fault_after(date, 1, guarded(BYTES(seconds)), sizeof seconds - 1,
                       TWCRED_HEADER_DUPLICATE, "Retry-After", 0);
    static const char *const none[] = {"Twilio-Concurrent-Requests: 0"};
    static const char some[] = "Twilio-Concurrent-Requests: 5";
    expect_fault_after(none, 1, guarded(BYTES(some)), sizeof some - 1, TWCRED_HEADER_DUPLICATE,
                       "Twilio-Concurrent-Requests", 0);
    /* Also with one that would be refused by itself. */
    static const char *const tag[] = {"ETag: \"\""};
    static const char bad[] = "etag: x";
    expect_fault_after(tag, 1, guarded(BYTES(bad)), sizeof bad - 1, TWCRED_HEADER_DUPLICATE, "ETag",
                       0);
}

/* A list that grows in front of every other string, each time. */
static void test_moved_strings(void **state)
{
    (void)state;
    char *text = guarded_space(ROOM);
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    static const char first[] = "Access-Control-Allow-Methods: A";
    assert_ok(read_line(&headers, text, ROOM, first), first, sizeof first - 1);
    for (size_t field = 0; field < COUNT(fields); field++) {
        char line[160];
        sprintf(line, "%s: %s", fields[field].name, fields[field].value);
        assert_ok(read_line(&headers, text, ROOM, line), line, strlen(line));
        assert_ok(read_line(&headers, text, ROOM, first), first, sizeof first - 1);
        for (size_t i = 0; i <= field; i++)
            if (fields[i].place != SIZE_MAX && i != 1)
                assert_string(string_of(&headers, i), fields[i].value);
    }
    assert_filled(text + headers.text_used, ROOM - headers.text_used, FILL);
}

static void test_long_lists(void **state)
{
    (void)state;
    static char text[1 << 20];
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    for (int i = 0; i < 200; i++) {
        assert_ok(read_line(&headers, text, sizeof text, "Access-Control-Allow-Headers: Accept"),
                  "", 0);
        assert_int_equal(headers.allow_headers.size, 8 * (i + 1) - 2);
    }
    for (int i = 0; i < 200; i++)
        assert_memory_equal(headers.allow_headers.text + 8 * i, i < 199 ? "Accept, " : "Accept",
                            i < 199 ? 8 : 6);
}

/* Values that are not of their format; ` marks the byte. */
static const struct {
    const char *field;
    const char *marked;
} wrong[] = {
    {"Access-Control-Allow-Credentials", "`True"},
    {"Access-Control-Allow-Credentials", "`TRUE"},
    {"Access-Control-Allow-Credentials", " `1"},
    {"Access-Control-Allow-Credentials", "`true, true"},
    {"Access-Control-Allow-Credentials", " `\"true\" "},
    {"Access-Control-Allow-Credentials", "`"},
    {"Twilio-Request-Id", "`"},
    {"Twilio-Request-Id", "\t`rq0123456789abcdefABCDEF9876543210"},
    {"Twilio-Request-Id", " R`X0123456789abcdefABCDEF9876543210"},
    {"Twilio-Request-Id", " `CR0123456789abcdefABCDEF9876543210"},
    {"Twilio-Request-Id", " RQ0123456789abcdefABCDEF987654321`"},
    {"Twilio-Request-Id", " RQ0123456789abcdefABCDEF987654321`\r\n"},
    {"Twilio-Request-Id", " RQ0123456789abcdefABCDEF9876543210`0"},
    {"Twilio-Request-Id", " RQ0123456789abcdef`gBCDEF9876543210\r\n"},
    {"Twilio-Request-Id", " RQ0123456789`-abcdefABCDEF9876543210\r\n"},
    {"Twilio-Request-Duration", "`"},
    {"Twilio-Request-Duration", " `.5"},
    {"Twilio-Request-Duration", " `-0.5"},
    {"Twilio-Request-Duration", " `+0.5"},
    {"Twilio-Request-Duration", " 0.` "},
    {"Twilio-Request-Duration", " 0.`\r\n"},
    {"Twilio-Request-Duration", " 0.`.5"},
    {"Twilio-Request-Duration", " 0.5`.5"},
    {"Twilio-Request-Duration", " 0`,5"},
    {"Twilio-Request-Duration", " 0.5` s"},
    {"Twilio-Request-Duration", " 0.5`s"},
    {"Twilio-Request-Duration", " 1`e3"},
    {"Twilio-Request-Duration", " 0`x10"},
    {"Twilio-Request-Duration", " `\xD9\xA1"},
    {"Twilio-Request-Duration", " `NaN"},
    {"Twilio-Concurrent-Requests", "`"},
    {"Twilio-Concurrent-Requests", " `-1"},
    {"Twilio-Concurrent-Requests", " `+1"},
    {"Twilio-Concurrent-Requests", " 1`.0"},
    {"Twilio-Concurrent-Requests", " 1`, 2"},
    {"Twilio-Concurrent-Requests", " 1` 2"},
    {"Twilio-Concurrent-Requests", " 12`x\r\n"},
    {"Twilio-Concurrent-Requests", " 99999999999999999999`x"},
    {"Retry-After", "`"},
    {"Retry-After", " `-1"},
    {"Retry-After", " `+1"},
    {"Retry-After", " `soon"},
    {"Retry-After", " 1`.5"},
    {"Retry-After", " 120`s"},
    {"Retry-After", " 120` s"},
    {"Retry-After", " 1`, 2"},
    {"Retry-After", " 99999999999999999999`x"},
    {"Retry-After", " 1994`-11-06T08:49:37Z"},
    {"Retry-After", " 06` Nov 1994 08:49:37 GMT"},
    {"Retry-After", " `Mon, 06 Nov 1994 08:49:37 GMT"},
    {"Retry-After", " Sun, `31 Nov 1994 08:49:37 GMT"},
    {"Retry-After", " Sun, 06 Nov 1994 08:49:37 GMT`, 5"},
    {"Retry-After", " Sun, 06 Nov 1994 08:49:37`\r\n"},
    {"ETag", "`"},
    {"ETag", " `*"},
    {"ETag", " `a"},
    {"ETag", " \"`"},
    {"ETag", " \"a`\r\n"},
    {"ETag", " \"a` b\""},
    {"ETag", " \"a`\tb\""},
    {"ETag", " \"a\"`b\""},
    {"ETag", " \"a\"`, \"b\""},
    {"ETag", " `w/\"a\""},
    {"ETag", " W`"},
    {"ETag", " W`\"a\""},
    {"ETag", " W`\\\"a\""},
    {"ETag", " W/`"},
    {"ETag", " W/` \"a\""},
    {"ETag", " W/`W/\"a\""},
    {"ETag", " W/`a"},
    {"ETag", " W/\"a`"},
    {"ETag", " `'a'"},
    {"Last-Modified", "`"},
    {"Last-Modified", " `0"},
    {"Last-Modified", " `1994-11-06T08:49:37Z"},
    {"Last-Modified", " Sun, 06 Nov 1994 08:49:`60 GMT"},
    {"Last-Modified", " `Mon Nov  6 08:49:37 1994"},
    {"Last-Modified", " Sun, 06 Nov 1994 08:49:37 GMT`;"},
};

static void test_wrong_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char line[160];
        size_t size = (size_t)sprintf(line, "%s:", wrong[i].field);
        size_t offset = 0;
        for (const char *c = wrong[i].marked; *c != '\0'; c++) {
            if (*c == '`')
                offset = size;
            else
                line[size++] = *c;
        }
        expect_fault(guarded(line, size), size, TWCRED_HEADER_FORMAT, wrong[i].field, offset);
    }
}

/* One byte of each value changed to one that can be nowhere in it. */
static void test_wrong_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *value;
    } rows[] = {
        {"Twilio-Request-Id", REQUEST_ID},
        {"Twilio-Request-Duration", "12.345"},
        {"Twilio-Concurrent-Requests", "123"},
        {"Retry-After", "120"},
        {"Retry-After", DATE},
        {"Retry-After", "Sunday, 06-Nov-94 08:49:37 GMT"},
        {"Retry-After", "Sun Nov  6 08:49:37 1994"},
        {"Last-Modified", DATE},
        {"Last-Modified", "Sunday, 06-Nov-94 08:49:37 GMT"},
        {"Last-Modified", "Sun Nov  6 08:49:37 1994"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char line[160];
        size_t size = (size_t)sprintf(line, "%s: %s", rows[i].field, rows[i].value);
        for (size_t at = strlen(rows[i].field) + 2; at < size; at++) {
            char good = line[at];
            line[at] = '\xFF';
            expect_fault(guarded(line, size), size, TWCRED_HEADER_FORMAT, rows[i].field, at);
            line[at] = good;
        }
    }
}

static const struct {
    const char *text;
    int64_t value;
} numbers[] = {
    {"0", 0},
    {"1", 1},
    {"120", 120},
    {"007", 7},
    {"0000000000000000000000120", 120},
    {"2147483646", 2147483646},
    {"2147483647", 2147483647},
    {"2147483648", 2147483647},
    {"4294967296", 2147483647},
    {"9223372036854775808", 2147483647},
    {"18446744073709551616", 2147483647},
    {"99999999999999999999999999999999999999999999", 2147483647},
};

static void test_retry_after(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char line[160], text[ROOM];
        sprintf(line, "Retry-After: %s\r\n", numbers[i].text);
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        assert_ok(read_line(&headers, text, sizeof text, line), line, strlen(line));
        assert_string(&headers.retry_after, numbers[i].text);
        assert_int_equal(headers.retry_seconds.presence, TWCRED_PRESENT);
        assert_int_equal(headers.retry_seconds.value, numbers[i].value);
        assert_int_equal(headers.retry_time.seconds, 0);
    }
}

/* RFC 9110 section 5.6.7: the three forms of a date. */
static void test_dates(void **state)
{
    (void)state;
    static const char *const rows[] = {DATE, "Sunday, 06-Nov-94 08:49:37 GMT",
                                       "Sun Nov  6 08:49:37 1994"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char retry[160], modified[160], text[ROOM];
        sprintf(retry, "Retry-After: %s\r\n", rows[i]);
        sprintf(modified, "Last-Modified: %s\r\n", rows[i]);
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        assert_ok(read_line(&headers, text, sizeof text, retry), retry, strlen(retry));
        assert_string(&headers.retry_after, rows[i]);
        assert_int_equal(headers.retry_seconds.presence, TWCRED_ABSENT);
        assert_int_equal(headers.retry_seconds.value, 0);
        assert_int_equal(headers.retry_time.seconds, DATE_TIME);
        assert_int_equal(headers.retry_time.nanoseconds, 0);
        assert_int_equal(headers.last_modified.time.seconds, 0);
        assert_ok(read_line(&headers, text, sizeof text, modified), modified, strlen(modified));
        assert_string(&headers.last_modified.string, rows[i]);
        assert_int_equal(headers.last_modified.time.seconds, DATE_TIME);
        assert_int_equal(headers.last_modified.time.nanoseconds, 0);
        assert_string(&headers.retry_after, rows[i]);
    }
}

/* A count needs no text. */
static void test_concurrent_requests(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char line[160];
        sprintf(line, "Twilio-Concurrent-Requests: %s", numbers[i].text);
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        assert_ok(read_line(&headers, NULL, 0, line), line, strlen(line));
        assert_int_equal(headers.concurrent_requests.presence, TWCRED_PRESENT);
        assert_int_equal(headers.concurrent_requests.value, numbers[i].value);
        assert_int_equal(headers.retry_seconds.presence, TWCRED_ABSENT);
        assert_int_equal(headers.text_used, 0);
    }
}

static void test_request_duration(void **state)
{
    (void)state;
    static const char *const rows[] = {"0",
                                       "0.0",
                                       "0.042",
                                       "12",
                                       "00.10",
                                       "1.2345678901234567890",
                                       "99999999999999999999999999.99999999999999999999999999"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char line[160], text[ROOM];
        sprintf(line, "Twilio-Request-Duration: %s", rows[i]);
        twcred_headers headers;
        memset(&headers, 0, sizeof headers);
        assert_ok(read_line(&headers, text, sizeof text, line), line, strlen(line));
        assert_string(&headers.request_duration, rows[i]);
        assert_readings(&headers, NULL);
    }
}

/* RFC 9110 section 8.8.3: the tags of its examples, and every byte in one. */
static void test_entity_tags(void **state)
{
    (void)state;
    static const char *const rows[] = {"\"xyzzy\"", "W/\"xyzzy\"", "\"\"",
                                       "W/\"\"",    "\"W/\"",      "\"a,b\""};
    char text[ROOM];
    twcred_headers headers;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char line[160];
        sprintf(line, "ETag: %s", rows[i]);
        memset(&headers, 0, sizeof headers);
        assert_ok(read_line(&headers, text, sizeof text, line), line, strlen(line));
        assert_string(&headers.etag, rows[i]);
    }
    char *line = guarded_space(10);
    for (int byte = 0; byte < 256; byte++) {
        memcpy(line, "ETag: \"?b\"", 10);
        line[7] = (char)byte;
        memset(&headers, 0, sizeof headers);
        if (byte == 0x21 || (byte >= 0x23 && byte <= 0x7E) || byte >= 0x80)
            assert_ok(twcred_header_read(&headers, text, sizeof text, line, 10), line, 10);
        else if (byte == ' ' || byte == '\t')
            expect_fault(line, 10, TWCRED_HEADER_FORMAT, "ETag", 7);
        else if (byte == '"')
            expect_fault(line, 10, TWCRED_HEADER_FORMAT, "ETag", 8);
        else
            expect_fault(line, 10, TWCRED_HEADER_CONTROL, "header", 7);
    }
}

/* A boolean needs no text. */
static void test_booleans(void **state)
{
    (void)state;
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    static const char yes[] = "Access-Control-Allow-Credentials: true";
    assert_ok(read_line(&headers, NULL, 0, yes), yes, sizeof yes - 1);
    assert_int_equal(headers.allow_credentials, TWCRED_YES);
    memset(&headers, 0, sizeof headers);
    static const char no[] = "Access-Control-Allow-Credentials:false ";
    assert_ok(read_line(&headers, NULL, 0, no), no, sizeof no - 1);
    assert_int_equal(headers.allow_credentials, TWCRED_NO);
}

static void test_long_lines(void **state)
{
    (void)state;
    enum { SIZE = 100000 };
    static char line[SIZE], text[SIZE];
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    memset(line, 'x', sizeof line);
    expect_fault(guarded(line, SIZE), SIZE, TWCRED_HEADER_SYNTAX, "header", SIZE);
    line[SIZE - 1] = ':';
    assert_ok(twcred_header_read(&headers, NULL, 0, guarded(line, SIZE), SIZE), "", 0);
    memset(line, ' ', sizeof line);
    memcpy(line, "Access-Control-Allow-Origin:", 28);
    assert_ok(twcred_header_read(&headers, text, 1, guarded(line, SIZE), SIZE), "", 0);
    assert_string(&headers.allow_origin, "");
    memset(&headers, 0, sizeof headers);
    memset(line + 28, 'y', SIZE - 28);
    assert_ok(twcred_header_read(&headers, text, SIZE - 28 + 1, guarded(line, SIZE), SIZE), "", 0);
    assert_int_equal(headers.allow_origin.size, SIZE - 28);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_known_fields),
        cmocka_unit_test(test_similar_names),
        cmocka_unit_test(test_whole_answer),
        cmocka_unit_test(test_text_buffer),
        cmocka_unit_test(test_duplicates),
        cmocka_unit_test(test_moved_strings),
        cmocka_unit_test(test_long_lists),
        cmocka_unit_test(test_wrong_values),
        cmocka_unit_test(test_wrong_bytes),
        cmocka_unit_test(test_retry_after),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_concurrent_requests),
        cmocka_unit_test(test_request_duration),
        cmocka_unit_test(test_entity_tags),
        cmocka_unit_test(test_booleans),
        cmocka_unit_test(test_long_lines),
    };
    return cmocka_run_group_tests_name("core-header", tests, NULL, NULL);
}
