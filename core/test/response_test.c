/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

#define SID         "CR0123456789abcdefABCDEF9876543210"
#define ACCOUNT_SID "AC00000000000000000000000000000000"
#define URL         "https://ip-messaging.twilio.com/v2/Credentials/" SID

/* What the service sends, by the contract's example. */
#define EXAMPLE                                                                                \
    "{\"sid\": \"" SID "\", \"account_sid\": \"" ACCOUNT_SID                                   \
    "\", \"friendly_name\": \"Test slow create\", \"type\": \"apn\", \"sandbox\": \"False\", " \
    "\"date_created\": \"2015-10-07T17:50:01Z\", \"date_updated\": \"2015-10-07T17:50:02Z\", " \
    "\"url\": \"" URL "\"}"

/* ------------------------------------------------------------------- tools */

static twcred_work *guarded_work(void)
{
    return (twcred_work *)(void *)guarded_space(sizeof(twcred_work));
}

static void assert_no_string(const twcred_string *string, twcred_presence presence)
{
    assert_int_equal(string->presence, presence);
    assert_null(string->text);
    assert_int_equal(string->size, 0);
}

static void assert_string_at(int line, const twcred_string *string, const char *text, size_t size)
{
    _assert_int_equal(string->presence, TWCRED_PRESENT, __FILE__, line);
    assert_non_null(string->text);
    assert_bytes_at(__FILE__, line, string->text, string->size, text, size);
    assert_int_equal(string->text[string->size], '\0');
}
#define assert_string(string, literal) assert_string_at(__LINE__, string, BYTES(literal))

static void assert_no_time(const twcred_date_time *date_time, twcred_presence presence)
{
    assert_no_string(&date_time->string, presence);
    assert_int_equal(date_time->time.seconds, 0);
    assert_int_equal(date_time->time.nanoseconds, 0);
}

static void assert_no_credential(const twcred_credential *credential, twcred_presence presence)
{
    assert_no_string(&credential->sid, presence);
    assert_no_string(&credential->account_sid, presence);
    assert_no_string(&credential->friendly_name, presence);
    assert_int_equal(credential->type, TWCRED_TYPE_NONE);
    assert_no_string(&credential->sandbox, presence);
    assert_int_equal(credential->sandbox_value, TWCRED_UNKNOWN);
    assert_no_time(&credential->date_created, presence);
    assert_no_time(&credential->date_updated, presence);
    assert_no_string(&credential->url, presence);
}

static void assert_no_integer(const twcred_integer *integer, twcred_presence presence)
{
    assert_int_equal(integer->presence, presence);
    assert_int_equal(integer->value, 0);
}

static void assert_no_error(const twcred_error *error, twcred_presence presence, int http_status)
{
    assert_int_equal(error->http_status, http_status);
    assert_no_integer(&error->code, presence);
    assert_no_string(&error->message, presence);
    assert_no_string(&error->more_info, presence);
    assert_no_integer(&error->status, presence);
    assert_no_string(&error->details, presence);
}

static size_t string_space(const twcred_string *string)
{
    return string->presence == TWCRED_PRESENT ? string->size + 1 : 0;
}

static size_t credential_space(const twcred_credential *credential)
{
    return string_space(&credential->sid) + string_space(&credential->account_sid) +
           string_space(&credential->friendly_name) + string_space(&credential->sandbox) +
           string_space(&credential->date_created.string) +
           string_space(&credential->date_updated.string) + string_space(&credential->url);
}

static size_t error_space(const twcred_error *error)
{
    return string_space(&error->message) + string_space(&error->more_info) +
           string_space(&error->details);
}

static bool inside(const twcred_string *string, const char *text, size_t capacity)
{
    return string->presence != TWCRED_PRESENT ||
           (string->text >= text && string->text + string->size < text + capacity);
}

/* Takes the mark ` out of a document and puts the rest at the end of memory.
 * Returns where the mark was, or the size. */
static size_t unmark(const char **document, size_t *size, const char *marked)
{
    static char line[4096];
    *size = 0;
    size_t mark = SIZE_MAX;
    for (; *marked != '\0'; marked++) {
        if (*marked == '`' && mark == SIZE_MAX)
            mark = *size;
        else
            line[(*size)++] = *marked;
    }
    *document = guarded(line, *size);
    return mark == SIZE_MAX ? *size : mark;
}

/* -------------------------------------------------------------- credential */

/* The space that the document takes, by measuring. A document that takes none
 * is decoded at once. */
static size_t measure(const char *document, size_t size)
{
    twcred_credential credential;
    memset(&credential, FILL, sizeof credential);
    twcred_status status =
        twcred_credential_decode(&credential, NULL, 0, guarded_work(), document, size);
    if (status.code != TWCRED_SPACE_TEXT)
        return 0;
    assert_no_credential(&credential, TWCRED_ABSENT);
    assert_short(status, TWCRED_SPACE_TEXT, status.needed);
    assert_in_range(status.needed, 1, size);
    return status.needed;
}

/* Decodes with exactly enough text, at the end of memory, and holds the result
 * against what the header promises for every success. */
static twcred_credential decode(const char *document, size_t size)
{
    twcred_credential credential;
    size_t needed = measure(document, size);
    char *text = guarded_space(needed);
    memset(&credential, FILL, sizeof credential);
    assert_ok(twcred_credential_decode(&credential, text, needed, guarded_work(), document, size),
              document, size);
    assert_int_equal(credential_space(&credential), needed);
    assert_true(inside(&credential.sid, text, needed));
    assert_true(inside(&credential.account_sid, text, needed));
    assert_true(inside(&credential.friendly_name, text, needed));
    assert_true(inside(&credential.sandbox, text, needed));
    assert_true(inside(&credential.date_created.string, text, needed));
    assert_true(inside(&credential.date_updated.string, text, needed));
    assert_true(inside(&credential.url, text, needed));
    return credential;
}

/* Decodes with enough and with too little text, and expects the fault, no
 * output and no rest in the text. */
static void expect_fault(const char *document, size_t size, twcred_code code, const char *field,
                         size_t offset)
{
    twcred_credential credential;
    size_t needed = measure(document, size);
    if (code < TWCRED_FIELD_TYPE)
        assert_int_equal(needed, 0);
    for (size_t more = 0; more <= 1; more++) {
        char *text = guarded_space(needed + more);
        memset(&credential, FILL, sizeof credential);
        assert_fault(twcred_credential_decode(&credential, text, needed + more, guarded_work(),
                                              document, size),
                     code, field, offset, document, size);
        assert_no_credential(&credential, TWCRED_ABSENT);
        assert_wiped(text, needed + more);
    }
    /* Every capacity, or where that takes long, some. */
    for (size_t capacity = 0; capacity < needed; capacity += 1 + size / 4096) {
        char *text = guarded_space(capacity);
        memset(&credential, FILL, sizeof credential);
        assert_short(
            twcred_credential_decode(&credential, text, capacity, guarded_work(), document, size),
            TWCRED_SPACE_TEXT, needed);
        assert_no_credential(&credential, TWCRED_ABSENT);
        assert_wiped(text, capacity);
    }
}

static void assert_example(const twcred_credential *credential)
{
    assert_string(&credential->sid, SID);
    assert_string(&credential->account_sid, ACCOUNT_SID);
    assert_string(&credential->friendly_name, "Test slow create");
    assert_int_equal(credential->type, TWCRED_TYPE_APN);
    assert_string(&credential->sandbox, "False");
    assert_int_equal(credential->sandbox_value, TWCRED_NO);
    assert_string(&credential->date_created.string, "2015-10-07T17:50:01Z");
    assert_int_equal(credential->date_created.time.seconds, 1444240201);
    assert_int_equal(credential->date_created.time.nanoseconds, 0);
    assert_string(&credential->date_updated.string, "2015-10-07T17:50:02Z");
    assert_int_equal(credential->date_updated.time.seconds, 1444240202);
    assert_int_equal(credential->date_updated.time.nanoseconds, 0);
    assert_string(&credential->url, URL);
}

static void test_example(void **state)
{
    (void)state;
    const char *document = guarded(BYTES(EXAMPLE));
    size_t size = sizeof EXAMPLE - 1;
    twcred_credential credential = decode(document, size);
    assert_example(&credential);
    credential = decode(guarded_behind(BYTES(EXAMPLE)), size);
    assert_example(&credential);
    assert_in_range(credential_space(&credential), 1, 1024);
}

/* One byte less than needed is refused with the same number, and more than
 * needed is not touched. */
static void test_text_buffer(void **state)
{
    (void)state;
    const char *document = guarded(BYTES(EXAMPLE));
    size_t size = sizeof EXAMPLE - 1;
    size_t needed = measure(document, size);
    twcred_credential credential;
    for (size_t capacity = 0; capacity < needed; capacity++) {
        char *text = guarded_space(capacity);
        memset(&credential, FILL, sizeof credential);
        assert_short(
            twcred_credential_decode(&credential, text, capacity, guarded_work(), document, size),
            TWCRED_SPACE_TEXT, needed);
        assert_no_credential(&credential, TWCRED_ABSENT);
        assert_wiped(text, capacity);
    }
    char *text = guarded_space(needed + 100);
    assert_ok(
        twcred_credential_decode(&credential, text, needed + 100, guarded_work(), document, size),
        document, size);
    assert_example(&credential);
    assert_filled(text + needed, 100, FILL);
    text = guarded_space(needed);
    assert_ok(twcred_credential_decode(&credential, text, SIZE_MAX, guarded_work(), document, size),
              document, size);
    assert_example(&credential);
}

static const char *const attributes[] = {
    "sid", "account_sid", "friendly_name", "sandbox", "date_created", "date_updated", "url"};

static void test_absent_and_null(void **state)
{
    (void)state;
    twcred_credential credential = decode(guarded(BYTES("{}")), 2);
    assert_no_credential(&credential, TWCRED_ABSENT);
    credential = decode(guarded(BYTES(" \n{ } ")), 6);
    assert_no_credential(&credential, TWCRED_ABSENT);
    static const char nulls[] =
        "{\"sid\":null,\"account_sid\":null,\"friendly_name\":null,\"sandbox\":null,"
        "\"date_created\":null,\"date_updated\":null,\"url\":null}";
    credential = decode(guarded(BYTES(nulls)), sizeof nulls - 1);
    assert_no_credential(&credential, TWCRED_NULL);

    for (size_t i = 0; i < COUNT(attributes); i++) {
        char line[64];
        size_t size = (size_t)sprintf(line, "{\"%s\":null}", attributes[i]);
        credential = decode(guarded(line, size), size);
        const twcred_string *strings[] = {
            &credential.sid,     &credential.account_sid,         &credential.friendly_name,
            &credential.sandbox, &credential.date_created.string, &credential.date_updated.string,
            &credential.url};
        for (size_t j = 0; j < COUNT(strings); j++)
            assert_no_string(strings[j], i == j ? TWCRED_NULL : TWCRED_ABSENT);
    }
}

static const struct {
    const char *marked; /* the document, with ` where the fault is */
    twcred_code code;
    const char *field;
} refused[] = {
    /* no object */
    {"`[]", TWCRED_FIELD_TYPE, "document"},
    {"`null", TWCRED_FIELD_TYPE, "document"},
    {"`1", TWCRED_FIELD_TYPE, "document"},
    {"`\"sid\"", TWCRED_FIELD_TYPE, "document"},
    {" \r\n`true ", TWCRED_FIELD_TYPE, "document"},
    {"`[{\"sid\":null}]", TWCRED_FIELD_TYPE, "document"},
    /* no JSON */
    {"`", TWCRED_JSON_SYNTAX, "document"},
    {"`<html>", TWCRED_JSON_SYNTAX, "document"},
    {"{}`{}", TWCRED_JSON_TRAILING, "document"},
    {"{\"sid\":`}", TWCRED_JSON_SYNTAX, "document"},
    {"{\"sid\":0`1}", TWCRED_JSON_NUMBER, "document"},
    {"{\"friendly_name\":\"`\\uD800\"}", TWCRED_JSON_STRING, "document"},
    {"{\"friendly_name\":\"`\xFF\"}", TWCRED_JSON_UTF8, "document"},
    {"{\"friendly_name\":\"a`\nb\"}", TWCRED_JSON_STRING, "document"},
    /* JSON comes first, wherever it is */
    {"{\"sid\":5,\"type\":null,\"friendly_name\":\"x\"}`x", TWCRED_JSON_TRAILING, "document"},
    {"{\"sid\":5,\"x\":`}", TWCRED_JSON_SYNTAX, "document"},
    /* null */
    {"{\"type\":`null}", TWCRED_FIELD_NULL, "type"},
    {"{ \"type\" : `null }", TWCRED_FIELD_NULL, "type"},
    /* the push service */
    {"{\"type\":`\"\"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`\"APN\"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`\"ap\"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`\"apns\"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`\"apn \"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`\"apn\\u0000\"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`\"https://www.twilio.com/docs/errors/20001\"}", TWCRED_FIELD_ENUM, "type"},
    {"{\"type\":`1}", TWCRED_FIELD_TYPE, "type"},
    {"{\"type\":`[\"apn\"]}", TWCRED_FIELD_TYPE, "type"},
    {"{\"type\":`{}}", TWCRED_FIELD_TYPE, "type"},
    {"{\"type\":`true}", TWCRED_FIELD_TYPE, "type"},
    /* formats, at the byte that breaks them */
    {"{\"sid\":\"`\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"`AC0123456789abcdefABCDEF9876543210\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"C`r0123456789abcdefABCDEF9876543210\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"CR0123456789abcdefABCDEF987654321`\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"CR0123456789abcdefABCDEF9876543210`0\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"CR0123456789abcdef`GBCDEF9876543210\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"account_sid\":\"`CR0123456789abcdefABCDEF9876543210\"}", TWCRED_FIELD_FORMAT,
     "account_sid"},
    {"{\"date_created\":\"`\"}", TWCRED_FIELD_FORMAT, "date_created"},
    {"{\"date_created\":\"2015-10-07`\"}", TWCRED_FIELD_FORMAT, "date_created"},
    {"{\"date_updated\":\"2015-`13-07T17:50:01Z\"}", TWCRED_FIELD_FORMAT, "date_updated"},
    {"{\"date_updated\":\"`Wed, 07 Oct 2015 17:50:01 +0000\"}", TWCRED_FIELD_FORMAT,
     "date_updated"},
    {"{\"url\":\"`\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"url\":\"`/v2/Credentials\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"url\":\"https://h/a` b\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"url\":\"https://h/`\xC3\xA9\"}", TWCRED_FIELD_FORMAT, "url"},
    /* offsets through escapes: at the escape that the byte comes from */
    {"{\"sid\":\"`\\u0041C\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"\\u0043`\\u0041\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"\\u0043\\u0052\\u0030`\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"CR\\u0030`\\u0000\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"sid\":\"CR\\u0030`\\ud83d\\ude00\"}", TWCRED_FIELD_FORMAT, "sid"},
    {"{\"url\":\"https:\\/\\/h\\/`\\\\b\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"url\":\"https:\\/\\/h\\/a`\\nb\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"url\":\"https:\\/\\/h\\/%4`\\u20ac\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"date_created\":\"2015-10-07\\u0054`\\u00397:50:01Z\"}", TWCRED_FIELD_FORMAT,
     "date_created"},
    /* twice */
    {"{\"sid\":null,`\"sid\":null}", TWCRED_FIELD_DUPLICATE, "sid"},
    {"{\"sid\":null, `\"\\u0073id\":null}", TWCRED_FIELD_DUPLICATE, "sid"},
    {"{\"\\u0073id\":null, `\"s\\u0069d\":null}", TWCRED_FIELD_DUPLICATE, "sid"},
    {"{\"friendly_name\":\"a\",`\"friendly_name\":\"b\"}", TWCRED_FIELD_DUPLICATE, "friendly_name"},
    {"{\"friendly_name\":\"a\",`\"friendly_name\":\"a much longer one\"}", TWCRED_FIELD_DUPLICATE,
     "friendly_name"},
    {"{\"type\":\"apn\",\"x\":[1],`\"type\":\"apn\"}", TWCRED_FIELD_DUPLICATE, "type"},
    {"{\"url\":null,`\"url\":5}", TWCRED_FIELD_DUPLICATE, "url"},
    /* the first fault in the document */
    {"{\"sid\":`5,\"sid\":5}", TWCRED_FIELD_TYPE, "sid"},
    {"{\"type\":`null,\"sid\":5}", TWCRED_FIELD_NULL, "type"},
    {"{\"sid\":`5,\"type\":null}", TWCRED_FIELD_TYPE, "sid"},
    {"{\"url\":\"`\",\"type\":\"x\"}", TWCRED_FIELD_FORMAT, "url"},
    {"{\"type\":`\"x\",\"url\":\"\"}", TWCRED_FIELD_ENUM, "type"},
    /* what came before leaves nothing behind */
    {"{\"friendly_name\":\"hidden\",\"sandbox\":\"true\",\"url\":`false}", TWCRED_FIELD_TYPE,
     "url"},
    {"{\"friendly_name\":\"hidden\",\"url\":\"a:hidden`\\u0020hidden\"}", TWCRED_FIELD_FORMAT,
     "url"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        expect_fault(document, size, refused[i].code, refused[i].field, offset);
    }
}

static void test_other_types(void **state)
{
    (void)state;
    static const char *const values[] = {"0",  "-1.5e3", "true",    "false",
                                         "{}", "[]",     "[\"x\"]", "{\"sid\":\"x\"}"};
    for (size_t i = 0; i < COUNT(attributes); i++) {
        for (size_t j = 0; j < COUNT(values); j++) {
            char marked[128];
            sprintf(marked, "{\"friendly_nam\":\"\",\"%s\": `%s,\"x\":\"\"}", attributes[i],
                    values[j]);
            const char *document;
            size_t size;
            size_t offset = unmark(&document, &size, marked);
            expect_fault(document, size, TWCRED_FIELD_TYPE, attributes[i], offset);
        }
    }
}

static void test_duplicates_of_every_attribute(void **state)
{
    (void)state;
    for (size_t i = 0; i <= COUNT(attributes); i++) {
        const char *name = i < COUNT(attributes) ? attributes[i] : "type";
        const char *value = i < COUNT(attributes) ? "null" : "\"fcm\"";
        char marked[256];
        sprintf(marked, "{\"x\":1,\"%s\":%s,\"x\":2,`\"\\u%04x%s\":%s}", name, value,
                (unsigned)name[0], name + 1, value);
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, marked);
        expect_fault(document, size, TWCRED_FIELD_DUPLICATE, name, offset);
    }
}

static void test_friendly_names(void **state)
{
    (void)state;
    static const struct {
        const char *json;
        const char *text;
        size_t size;
    } rows[] = {
        {"", BYTES("")},
        {"x", BYTES("x")},
        {"\\u0000", BYTES("\0")},
        {"a\\u0000b\\u0000", BYTES("a\0b\0")},
        {"\\\"\\\\\\/\\b\\f\\n\\r\\t", BYTES("\"\\/\b\f\n\r\t")},
        {"\\u00e9 \xC3\xA9 \\uD83D\\uDE00", BYTES("\xC3\xA9 \xC3\xA9 \xF0\x9F\x98\x80")},
        {"\\uFFFE\\uFFFF\\uFEFF", BYTES("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBB\xBF")},
        {"{\\\"sid\\\":5}", BYTES("{\"sid\":5}")},
        {"null", BYTES("null")},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char line[256];
        size_t size = (size_t)sprintf(line, "{\"friendly_name\":\"%s\"}", rows[i].json);
        twcred_credential credential = decode(guarded(line, size), size);
        assert_string_at(__LINE__, &credential.friendly_name, rows[i].text, rows[i].size);
        assert_no_string(&credential.sid, TWCRED_ABSENT);
    }
}

static void test_sandboxes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        twcred_truth value;
    } rows[] = {
        {"False", TWCRED_NO}, {"false", TWCRED_NO},       {"FALSE", TWCRED_NO},
        {"True", TWCRED_YES}, {"true", TWCRED_YES},       {"tRuE", TWCRED_YES},
        {"", TWCRED_UNKNOWN}, {"falsch", TWCRED_UNKNOWN}, {"1", TWCRED_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char line[64];
        size_t size = (size_t)sprintf(line, "{\"sandbox\":\"%s\"}", rows[i].text);
        twcred_credential credential = decode(guarded(line, size), size);
        assert_string_at(__LINE__, &credential.sandbox, rows[i].text, strlen(rows[i].text));
        assert_int_equal(credential.sandbox_value, rows[i].value);
    }
    twcred_credential credential = decode(guarded(BYTES("{\"sandbox\":\"\\u0054rue\"}")), 23);
    assert_int_equal(credential.sandbox_value, TWCRED_YES);
    credential = decode(guarded(BYTES("{\"sandbox\":\"true\\u0000\"}")), 24);
    assert_int_equal(credential.sandbox_value, TWCRED_UNKNOWN);
    assert_string(&credential.sandbox, "true\0");
}

static void test_types(void **state)
{
    (void)state;
    static const struct {
        const char *document;
        twcred_type type;
    } rows[] = {
        {"{\"type\":\"gcm\"}", TWCRED_TYPE_GCM},
        {"{\"type\":\"apn\"}", TWCRED_TYPE_APN},
        {"{\"type\":\"fcm\"}", TWCRED_TYPE_FCM},
        {"{\"type\":\"\\u0061\\u0070\\u006E\"}", TWCRED_TYPE_APN},
        {"{\"\\u0074ype\":\"f\\u0063m\"}", TWCRED_TYPE_FCM},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].document);
        assert_int_equal(decode(guarded(rows[i].document, size), size).type, rows[i].type);
    }
}

static void test_escaped_values(void **state)
{
    (void)state;
    static const char document[] =
        "{\"\\u0073\\u0069\\u0064\":\"\\u0043R0123456789abcdefABCDEF987654321\\u0030\","
        "\"date\\u005fcreated\":\"1985\\u002d04-12T23:20:50.52Z\","
        "\"date_updated\":\"1969-12-31T23:59:59.25+00:00\","
        "\"url\":\"https:\\/\\/h\\/\"}";
    twcred_credential credential = decode(guarded(BYTES(document)), sizeof document - 1);
    assert_string(&credential.sid, SID);
    assert_string(&credential.date_created.string, "1985-04-12T23:20:50.52Z");
    assert_int_equal(credential.date_created.time.seconds, 482196050);
    assert_int_equal(credential.date_created.time.nanoseconds, 520000000);
    assert_int_equal(credential.date_updated.time.seconds, -1);
    assert_int_equal(credential.date_updated.time.nanoseconds, 250000000);
    assert_string(&credential.url, "https://h/");
}

/* Names that only look like attributes, and members of objects further in. */
static void test_unknown_members(void **state)
{
    (void)state;
    static const char *const documents[] = {
        "{\"Sid\":5,\"SID\":5,\"si\":5,\"sidx\":5,\" sid\":5,\"sid \":5,\"sid\\u0000\":5,\"\":5}",
        "{\"x\":{\"sid\":5,\"type\":null}}",
        "{\"x\":[{\"sid\":5},{\"sid\":5}]}",
        "{\"x\":[\"sid\",5,\"type\",null]}",
        "{\"x\":\"sid\",\"y\":\"type\",\"z\":\"sid\"}",
        "{\"x\":{},\"y\":[],\"x\":{},\"y\":[]}",
        "{\"x\":{\"y\":{\"sid\":{\"sid\":5}}}}",
        "{\"\xC3\xA9\":1,\"\\u00e9\":2}",
    };
    for (size_t i = 0; i < COUNT(documents); i++) {
        size_t size = strlen(documents[i]);
        twcred_credential credential = decode(guarded(documents[i], size), size);
        assert_no_credential(&credential, TWCRED_ABSENT);
    }
}

/* ------------------------------------------------- more than fits in a window */

static char page[1 << 21];

/* Kinds of unknown values of about n tokens. */
static size_t filler(char *to, int kind, int n)
{
    size_t size = 0;
    switch (kind) {
    case 0: /* a flat array */
        to[size++] = '[';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s%d", i == 0 ? "" : ",", i);
        to[size++] = ']';
        break;
    case 1: /* a flat object with the names of attributes */
        to[size++] = '{';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s\"%s\":5", i == 0 ? "" : ",",
                                    attributes[(size_t)i % COUNT(attributes)]);
        to[size++] = '}';
        break;
    case 2: /* empty arrays and objects */
        to[size++] = '[';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s%s", i == 0 ? "" : ",", i % 2 ? "{}" : "[]");
        to[size++] = ']';
        break;
    case 3: /* as deep as can be, with siblings on the way down and up */
        for (int level = 1; level < TWCRED_DEPTH_MAX - 1; level++)
            size += (size_t)sprintf(to + size, level % 2 ? "{\"sid\":[5],\"type\":" : "[null,");
        size += (size_t)sprintf(to + size, "\"%d\"", n);
        for (int level = TWCRED_DEPTH_MAX - 2; level >= 1; level--)
            size += (size_t)sprintf(to + size, level % 2 ? ",\"url\":5}" : ",\"sid\"]");
        break;
    default: /* strings */
        to[size++] = '[';
        for (int i = 0; i < n; i++)
            size += (size_t)sprintf(to + size, "%s\"sid\"", i == 0 ? "" : ",");
        to[size++] = ']';
        break;
    }
    return size;
}

static const char *const members[] = {
    "\"sid\":\"" SID "\"",
    "\"account_sid\":\"" ACCOUNT_SID "\"",
    "\"friendly_name\":\"Test slow create\"",
    "\"type\":\"apn\"",
    "\"sandbox\":\"False\"",
    "\"date_created\":\"2015-10-07T17:50:01Z\"",
    "\"date_updated\":\"2015-10-07T17:50:02Z\"",
    "\"url\":\"" URL "\"",
};

static size_t append(size_t size, const char *text)
{
    memcpy(page + size, text, strlen(text));
    return size + strlen(text);
}

/* Fillers before, between and behind the attributes, of every size around the
 * one of the window. */
static void test_windows(void **state)
{
    (void)state;
    for (int kind = 0; kind <= 4; kind++) {
        for (int n = 0; n <= 320; n += kind == 3 ? 10 : 1) {
            for (size_t place = 0; place <= COUNT(members); place += 4) {
                size_t size = append(0, "{");
                for (size_t i = 0; i < COUNT(members); i++) {
                    if (i == place) {
                        size = append(size, "\"x\":");
                        size += filler(page + size, kind, n);
                        size = append(size, ",");
                    }
                    size = append(size, members[i]);
                    size = append(size, i + 1 < COUNT(members) ? "," : "");
                }
                if (place == COUNT(members)) {
                    size = append(size, ",\"x\":");
                    size += filler(page + size, kind, n);
                }
                size = append(size, "}");
                twcred_credential credential = decode(guarded(page, size), size);
                assert_example(&credential);
            }
        }
    }
}

static void test_large_unknown_members(void **state)
{
    (void)state;
    for (int kind = 0; kind <= 4; kind++) {
        size_t size = append(0, "{\"before\":");
        size += filler(page + size, kind, 10000);
        for (size_t i = 0; i < COUNT(members); i++) {
            size = append(size, ",");
            size = append(size, members[i]);
            size = append(size, ",\"x\":");
            size += filler(page + size, i % 2 ? kind : 3, 5000);
        }
        size = append(size, "}");
        twcred_credential credential = decode(guarded(page, size), size);
        assert_example(&credential);
        /* And a fault behind all that is found where it is. */
        size = append(size - 1, ",\"sid\":null}");
        expect_fault(guarded(page, size), size, TWCRED_FIELD_DUPLICATE, "sid",
                     size - strlen("\"sid\":null}"));
    }
}

static void test_many_unknown_members(void **state)
{
    (void)state;
    size_t size = append(0, "{");
    for (int i = 0; i < 100000; i++)
        size += (size_t)sprintf(page + size, "\"m%d\":%d,", i, i);
    for (size_t i = 0; i < COUNT(members); i++) {
        size = append(size, i == 0 ? "" : ",");
        size = append(size, members[i]);
    }
    size = append(size, "}");
    twcred_credential credential = decode(guarded(page, size), size);
    assert_example(&credential);
}

/* Any order, any white space, unknown members anywhere. */
static void test_any_order(void **state)
{
    (void)state;
    static const char *const spaces[] = {"", " ", "\n", "\r\n\t ", "  "};
    uint32_t seed = 1;
    for (int round = 0; round < 1000; round++) {
        size_t order[COUNT(members)];
        for (size_t i = 0; i < COUNT(members); i++) {
            seed = seed * 1664525u + 1013904223u;
            size_t j = (seed >> 16) % (i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        size_t size = append(0, "{");
        for (size_t i = 0; i < COUNT(members); i++) {
            seed = seed * 1664525u + 1013904223u;
            size = append(size, i == 0 ? "" : ",");
            size = append(size, spaces[(seed >> 20) % COUNT(spaces)]);
            if ((seed >> 16) % 4 == 0) {
                size = append(size, "\"x\":");
                size += filler(page + size, (int)((seed >> 24) % 5), (int)((seed >> 8) % 120));
                size = append(size, ",");
            }
            size = append(size, members[order[i]]);
            size = append(size, spaces[(seed >> 12) % COUNT(spaces)]);
        }
        size = append(size, "}");
        twcred_credential credential = decode(guarded(page, size), size);
        assert_example(&credential);
    }
}

static void test_too_deep_and_too_long(void **state)
{
    (void)state;
    size_t size = append(0, "{\"x\":");
    for (int i = 0; i < TWCRED_DEPTH_MAX; i++)
        page[size++] = '[';
    size_t mark = size - 1;
    for (int i = 0; i < TWCRED_DEPTH_MAX; i++)
        page[size++] = ']';
    page[size++] = '}';
    expect_fault(guarded(page, size), size, TWCRED_JSON_DEPTH, "document", mark);

    twcred_credential credential;
    memset(&credential, FILL, sizeof credential);
    assert_fault(twcred_credential_decode(&credential, NULL, 0, guarded_work(), unmapped(),
                                          (size_t)TWCRED_DOCUMENT_MAX + 1),
                 TWCRED_JSON_SIZE, "document", 0, NULL, 0);
    assert_no_credential(&credential, TWCRED_ABSENT);
    expect_fault(NULL, 0, TWCRED_JSON_SYNTAX, "document", 0);
}

static void test_work_is_of_the_told_size(void **state)
{
    (void)state;
    assert_int_equal(sizeof(twcred_work), 720 * sizeof(int));
}

/* ------------------------------------------------------------------- error */

#define ERROR_EXAMPLE                                                  \
    "{\"code\": 20001, \"message\": \"Invalid Type\", \"more_info\": " \
    "\"https://www.twilio.com/docs/errors/20001\", \"status\": 400}"

static twcred_error decode_error(const char *document, size_t size)
{
    twcred_error error;
    memset(&error, FILL, sizeof error);
    twcred_status status =
        twcred_error_decode(&error, NULL, 0, guarded_work(), 400, document, size);
    size_t needed = 0;
    if (status.code == TWCRED_SPACE_TEXT) {
        needed = status.needed;
        assert_in_range(needed, 1, size);
        assert_no_error(&error, TWCRED_ABSENT, 400);
        for (size_t capacity = needed > 40 ? needed - 3 : 0; capacity < needed; capacity++) {
            char *text = guarded_space(capacity);
            memset(&error, FILL, sizeof error);
            assert_short(
                twcred_error_decode(&error, text, capacity, guarded_work(), 400, document, size),
                TWCRED_SPACE_TEXT, needed);
            assert_no_error(&error, TWCRED_ABSENT, 400);
            assert_wiped(text, capacity);
        }
    }
    char *text = guarded_space(needed);
    memset(&error, FILL, sizeof error);
    assert_ok(twcred_error_decode(&error, text, needed, guarded_work(), 429, document, size),
              document, size);
    assert_int_equal(error.http_status, 429);
    assert_int_equal(error_space(&error), needed);
    assert_true(inside(&error.message, text, needed));
    assert_true(inside(&error.more_info, text, needed));
    assert_true(inside(&error.details, text, needed));
    return error;
}

static void test_error_example(void **state)
{
    (void)state;
    twcred_error error = decode_error(guarded(BYTES(ERROR_EXAMPLE)), sizeof ERROR_EXAMPLE - 1);
    assert_int_equal(error.code.presence, TWCRED_PRESENT);
    assert_int_equal(error.code.value, 20001);
    assert_string(&error.message, "Invalid Type");
    assert_string(&error.more_info, "https://www.twilio.com/docs/errors/20001");
    assert_int_equal(error.status.presence, TWCRED_PRESENT);
    assert_int_equal(error.status.value, 400);
    assert_no_string(&error.details, TWCRED_ABSENT);
}

static void test_error_absent_and_null(void **state)
{
    (void)state;
    twcred_error error = decode_error(guarded(BYTES("{}")), 2);
    assert_no_error(&error, TWCRED_ABSENT, 429);
    static const char nulls[] =
        "{\"code\":null,\"message\":null,\"more_info\":null,\"status\":null,\"details\":null}";
    error = decode_error(guarded(BYTES(nulls)), sizeof nulls - 1);
    assert_no_error(&error, TWCRED_NULL, 429);
    /* RFC 9457: type is a URI, and none of the attributes is known here but status. */
    static const char problem[] = "{\"type\":\"https://x/\",\"title\":\"t\",\"status\":400,"
                                  "\"detail\":\"d\",\"errors\":[{\"detail\":\"d\"}]}";
    error = decode_error(guarded(BYTES(problem)), sizeof problem - 1);
    assert_int_equal(error.status.value, 400);
    assert_no_string(&error.message, TWCRED_ABSENT);
}

static void test_error_integers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } rows[] = {
        {"0", 0},
        {"-0", 0},
        {"1", 1},
        {"-1", -1},
        {"20001", 20001},
        {"2147483647", 2147483647},
        {"2147483648", 2147483648},
        {"4294967296", 4294967296},
        {"9223372036854775806", INT64_MAX - 1},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775807", INT64_MIN + 1},
        {"-9223372036854775808", INT64_MIN},
    };
    static const char *const names[] = {"code", "status"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t j = 0; j < COUNT(names); j++) {
            char line[128];
            size_t size = (size_t)sprintf(line, "{\"%s\":%s}", names[j], rows[i].text);
            twcred_error error = decode_error(guarded(line, size), size);
            const twcred_integer *given = j == 0 ? &error.code : &error.status;
            assert_int_equal(given->presence, TWCRED_PRESENT);
            assert_true(given->value == rows[i].value);
            assert_no_integer(j == 0 ? &error.status : &error.code, TWCRED_ABSENT);
        }
    }
}

static void test_error_details(void **state)
{
    (void)state;
    static const char *const details[] = {
        "{}",
        "{ }",
        "{\"a\":1}",
        "{ \"a\" : [ 1 , { \"b\" : \"}\" } ] }",
        "{\"a\":\"\\\"}{\\\\\"}",
        "{\"a\":\"\\u0000\\ud83d\\ude00\xC3\xA9\"}",
        "{\"code\":5,\"message\":5,\"details\":5}",
        "{\"a\":{\"b\":{\"c\":[[],[[]]]}},\"]\":\"[\"}",
    };
    for (size_t i = 0; i < COUNT(details); i++) {
        char line[256];
        size_t size = (size_t)sprintf(line, "{\"details\": %s ,\"message\":\"m\"}", details[i]);
        twcred_error error = decode_error(guarded(line, size), size);
        assert_string_at(__LINE__, &error.details, details[i], strlen(details[i]));
        assert_string(&error.message, "m");
        assert_no_integer(&error.code, TWCRED_ABSENT);
    }
    /* Larger than the window. */
    size_t size = append(0, "{\"code\":1,\"details\":");
    size_t start = size;
    size += filler(page + size, 1, 10000);
    size_t end = size;
    size = append(size, ",\"message\":\"m\",\"status\":2}");
    twcred_error error = decode_error(guarded(page, size), size);
    assert_string_at(__LINE__, &error.details, page + start, end - start);
    assert_string(&error.message, "m");
    assert_int_equal(error.status.value, 2);
}

static const struct {
    const char *marked;
    twcred_code code;
    const char *field;
} refused_errors[] = {
    {"`", TWCRED_JSON_SYNTAX, "document"},
    {"`<html>502 Bad Gateway</html>", TWCRED_JSON_SYNTAX, "document"},
    {"{\"code\":20001`", TWCRED_JSON_SYNTAX, "document"},
    {"{\"code\":1,\"message\":\"`\xFF\"}", TWCRED_JSON_UTF8, "document"},
    {"`[]", TWCRED_FIELD_TYPE, "document"},
    {"`null", TWCRED_FIELD_TYPE, "document"},
    {" `\"x\"", TWCRED_FIELD_TYPE, "document"},
    {"{\"code\":`\"20001\"}", TWCRED_FIELD_TYPE, "code"},
    {"{\"code\":`true}", TWCRED_FIELD_TYPE, "code"},
    {"{\"code\":`{}}", TWCRED_FIELD_TYPE, "code"},
    {"{\"status\":`[]}", TWCRED_FIELD_TYPE, "status"},
    {"{\"message\":`5}", TWCRED_FIELD_TYPE, "message"},
    {"{\"message\":`{}}", TWCRED_FIELD_TYPE, "message"},
    {"{\"more_info\":`[]}", TWCRED_FIELD_TYPE, "more_info"},
    {"{\"details\":`[]}", TWCRED_FIELD_TYPE, "details"},
    {"{\"details\":`\"x\"}", TWCRED_FIELD_TYPE, "details"},
    {"{\"details\":`5}", TWCRED_FIELD_TYPE, "details"},
    {"{\"code\":`9223372036854775808}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`-9223372036854775809}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`9223372036854775810}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`92233720368547758070}", TWCRED_FIELD_RANGE, "code"},
    {"{\"code\":`18446744073709551616}", TWCRED_FIELD_RANGE, "code"},
    {"{\"status\":`-99999999999999999999999999999999999999}", TWCRED_FIELD_RANGE, "status"},
    {"{\"code\":1,`\"code\":1}", TWCRED_FIELD_DUPLICATE, "code"},
    {"{\"code\":null,`\"c\\u006fde\":1}", TWCRED_FIELD_DUPLICATE, "code"},
    {"{\"message\":\"hidden\",`\"message\":\"m\"}", TWCRED_FIELD_DUPLICATE, "message"},
    {"{\"details\":{\"hidden\":1},`\"details\":{}}", TWCRED_FIELD_DUPLICATE, "details"},
    {"{\"more_info\":\"hidden\",\"code\":`\"\"}", TWCRED_FIELD_TYPE, "code"},
};

static void expect_error_fault(const char *document, size_t size, twcred_code code,
                               const char *field, size_t offset)
{
    twcred_error error;
    for (int http_status = -1; http_status <= 1000; http_status += 143) {
        char *text = guarded_space(256);
        memset(&error, FILL, sizeof error);
        assert_fault(
            twcred_error_decode(&error, text, 256, guarded_work(), http_status, document, size),
            code, field, offset, document, size);
        assert_no_error(&error, TWCRED_ABSENT, http_status);
        assert_wiped(text, 256);
    }
}

static void test_refused_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_errors); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused_errors[i].marked);
        expect_error_fault(document, size, refused_errors[i].code, refused_errors[i].field, offset);
    }
    expect_error_fault(NULL, 0, TWCRED_JSON_SYNTAX, "document", 0);
    twcred_error error;
    assert_fault(twcred_error_decode(&error, NULL, 0, guarded_work(), 502, unmapped(), SIZE_MAX),
                 TWCRED_JSON_SIZE, "document", 0, NULL, 0);
    assert_no_error(&error, TWCRED_ABSENT, 502);
}

/* A fraction or an exponent is no integer, whatever its value. */
static void test_error_numbers_that_are_no_integers(void **state)
{
    (void)state;
    static const char *const numbers[] = {"1.0",
                                          "0.0",
                                          "-0.5",
                                          "1e3",
                                          "1E0",
                                          "0e0",
                                          "1e400",
                                          "1e-1",
                                          "20001.5",
                                          "9223372036854775808.5",
                                          "99999999999999999999e1"};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char line[64];
        size_t size = (size_t)sprintf(line, "{\"code\":%s}", numbers[i]);
        expect_error_fault(guarded(line, size), size, TWCRED_FIELD_TYPE, "code", 8);
    }
}

/* ------------------------------------------------------------------ answer */

static const int successes[] = {201, 200, 200, 204}; /* in the order of the operations */

static twcred_status answer(twcred_answer *to, char *text, size_t capacity, int operation,
                            int http_status, const char *document, size_t size)
{
    memset(to, FILL, sizeof *to);
    return twcred_answer_decode(to, text, capacity, guarded_work(), (twcred_operation)operation,
                                http_status, document, size);
}

static void test_answer_by_status(void **state)
{
    (void)state;
    assert_int_equal(TWCRED_CREATE, 0);
    assert_int_equal(TWCRED_DELETE, COUNT(successes) - 1);
    for (int operation = TWCRED_CREATE; operation <= TWCRED_DELETE; operation++) {
        for (int http_status = -10; http_status <= 1000; http_status++) {
            bool refusal = http_status >= 400 && http_status <= 599;
            bool success = http_status == successes[operation];
            const char *document = refusal ? ERROR_EXAMPLE : EXAMPLE;
            size_t size = strlen(document);
            twcred_answer got;
            char text[1024];
            twcred_status status = answer(&got, text, sizeof text, operation, http_status,
                                          guarded(document, size), size);
            assert_int_equal(got.http_status, http_status);
            if (refusal) {
                assert_ok(status, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
                assert_ok(got.error_body, document, size);
                assert_int_equal(got.error.http_status, http_status);
                assert_int_equal(got.error.code.value, 20001);
                assert_string(&got.error.message, "Invalid Type");
                assert_no_credential(&got.credential, TWCRED_ABSENT);
            } else if (success && operation == TWCRED_DELETE) {
                assert_ok(status, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_EMPTY);
                assert_no_credential(&got.credential, TWCRED_ABSENT);
            } else if (success) {
                assert_ok(status, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_CREDENTIAL);
                assert_example(&got.credential);
                assert_no_error(&got.error, TWCRED_ABSENT, 0);
            } else {
                assert_fault(status, TWCRED_STATUS_UNEXPECTED, "status", 0, document, size);
                assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
                assert_no_credential(&got.credential, TWCRED_ABSENT);
                assert_no_error(&got.error, TWCRED_ABSENT, 0);
            }
        }
    }
}

/* What is no operation has no success. */
static void test_answer_to_no_operation(void **state)
{
    (void)state;
    static const int operations[] = {-1, 4, 5, 256, INT32_MAX, INT32_MIN};
    static const int statuses[] = {INT32_MIN, -1, 0, 1, 200, 201, 204, INT32_MAX};
    for (size_t i = 0; i < COUNT(operations); i++) {
        for (size_t j = 0; j < COUNT(statuses); j++) {
            twcred_answer got;
            assert_fault(answer(&got, NULL, 0, operations[i], statuses[j], unmapped(), 1),
                         TWCRED_STATUS_UNEXPECTED, "status", 0, NULL, 0);
            assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
            assert_int_equal(got.http_status, statuses[j]);
        }
    }
}

/* The bodies of a delete and of an unexpected status are not even looked at. */
static void test_answer_bodies_that_are_ignored(void **state)
{
    (void)state;
    twcred_answer got;
    static const size_t sizes[] = {0, 1, 100, SIZE_MAX};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        assert_ok(answer(&got, NULL, 0, TWCRED_DELETE, 204, unmapped(), sizes[i]), NULL, 0);
        assert_int_equal(got.kind, TWCRED_ANSWER_EMPTY);
        assert_fault(answer(&got, NULL, 0, TWCRED_CREATE, 302, unmapped(), sizes[i]),
                     TWCRED_STATUS_UNEXPECTED, "status", 0, NULL, 0);
        assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
    }
    assert_ok(answer(&got, NULL, 0, TWCRED_DELETE, 204, NULL, 0), NULL, 0);
}

/* Whatever an error answer holds, it stays an answer. */
static void test_answer_with_an_unreadable_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_errors); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused_errors[i].marked);
        for (int operation = TWCRED_CREATE; operation <= TWCRED_DELETE; operation++) {
            twcred_answer got;
            char *text = guarded_space(256);
            assert_ok(answer(&got, text, 256, operation, 502, document, size), document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
            assert_int_equal(got.http_status, 502);
            assert_no_error(&got.error, TWCRED_ABSENT, 502);
            assert_fault(got.error_body, refused_errors[i].code, refused_errors[i].field, offset,
                         document, size);
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_wiped(text, 256);
        }
    }
    twcred_answer got;
    assert_ok(answer(&got, NULL, 0, TWCRED_CREATE, 503, NULL, 0), NULL, 0);
    assert_int_equal(got.kind, TWCRED_ANSWER_ERROR);
    assert_int_equal(got.error.http_status, 503);
    assert_ok(answer(&got, NULL, 0, TWCRED_CREATE, 503, unmapped(), SIZE_MAX), NULL, 0);
    assert_fault(got.error_body, TWCRED_JSON_SIZE, "document", 0, NULL, 0);
}

static void test_answer_with_an_unusable_credential(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        for (int operation = TWCRED_CREATE; operation < TWCRED_DELETE; operation++) {
            twcred_answer got;
            char *text = guarded_space(512);
            assert_fault(answer(&got, text, 512, operation, successes[operation], document, size),
                         refused[i].code, refused[i].field, offset, document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
            assert_int_equal(got.http_status, successes[operation]);
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_no_error(&got.error, TWCRED_ABSENT, 0);
            assert_int_equal(got.error_body.code, TWCRED_OK);
            assert_wiped(text, 512);
        }
    }
}

static void test_answer_text_buffer(void **state)
{
    (void)state;
    static const struct {
        int http_status;
        const char *document;
    } rows[] = {{201, EXAMPLE}, {400, ERROR_EXAMPLE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].document);
        const char *document = guarded(rows[i].document, size);
        twcred_answer got;
        twcred_status status =
            answer(&got, NULL, 0, TWCRED_CREATE, rows[i].http_status, document, size);
        size_t needed = status.needed;
        assert_in_range(needed, 1, size);
        for (size_t capacity = 0; capacity < needed; capacity++) {
            char *text = guarded_space(capacity);
            status =
                answer(&got, text, capacity, TWCRED_CREATE, rows[i].http_status, document, size);
            assert_short(status, TWCRED_SPACE_TEXT, needed);
            assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
            assert_int_equal(got.http_status, rows[i].http_status);
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_wiped(text, capacity);
        }
        char *text = guarded_space(needed);
        assert_ok(answer(&got, text, needed, TWCRED_CREATE, rows[i].http_status, document, size),
                  document, size);
        assert_int_equal(needed, credential_space(&got.credential) + error_space(&got.error));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_example),
        cmocka_unit_test(test_text_buffer),
        cmocka_unit_test(test_absent_and_null),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_other_types),
        cmocka_unit_test(test_duplicates_of_every_attribute),
        cmocka_unit_test(test_friendly_names),
        cmocka_unit_test(test_sandboxes),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_escaped_values),
        cmocka_unit_test(test_unknown_members),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_large_unknown_members),
        cmocka_unit_test(test_many_unknown_members),
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_too_deep_and_too_long),
        cmocka_unit_test(test_work_is_of_the_told_size),
        cmocka_unit_test(test_error_example),
        cmocka_unit_test(test_error_absent_and_null),
        cmocka_unit_test(test_error_integers),
        cmocka_unit_test(test_error_details),
        cmocka_unit_test(test_refused_errors),
        cmocka_unit_test(test_error_numbers_that_are_no_integers),
        cmocka_unit_test(test_answer_by_status),
        cmocka_unit_test(test_answer_to_no_operation),
        cmocka_unit_test(test_answer_bodies_that_are_ignored),
        cmocka_unit_test(test_answer_with_an_unreadable_error),
        cmocka_unit_test(test_answer_with_an_unusable_credential),
        cmocka_unit_test(test_answer_text_buffer),
    };
    return cmocka_run_group_tests_name("core-response", tests, NULL, NULL);
}
