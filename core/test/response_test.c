/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

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

    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
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
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
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
    for (size_t i = 0; i <= ATTRIBUTE_COUNT; i++) {
        const char *name = i < ATTRIBUTE_COUNT ? attributes[i] : "type";
        const char *value = i < ATTRIBUTE_COUNT ? "null" : "\"fcm\"";
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

static void test_answer_with_an_unusable_credential(void **state)
{
    (void)state;
    static const struct {
        twcred_operation operation;
        int http_status;
    } rows[] = {{TWCRED_CREATE, 201}, {TWCRED_FETCH, 200}, {TWCRED_UPDATE, 200}};
    for (size_t i = 0; i < COUNT(refused); i++) {
        const char *document;
        size_t size;
        size_t offset = unmark(&document, &size, refused[i].marked);
        for (size_t j = 0; j < COUNT(rows); j++) {
            twcred_answer got;
            char *text = guarded_space(512);
            memset(&got, FILL, sizeof got);
            assert_fault(twcred_answer_decode(&got, text, 512, guarded_work(), rows[j].operation,
                                              rows[j].http_status, document, size),
                         refused[i].code, refused[i].field, offset, document, size);
            assert_int_equal(got.kind, TWCRED_ANSWER_NONE);
            assert_int_equal(got.http_status, rows[j].http_status);
            assert_no_credential(&got.credential, TWCRED_ABSENT);
            assert_no_error(&got.error, TWCRED_ABSENT, 0);
            assert_int_equal(got.error_body.code, TWCRED_OK);
            assert_wiped(text, 512);
        }
    }
}

/* ------------------------------------------------------------------- match */

static twcred_status match(const char *answered, size_t answered_size, const char *sid,
                           size_t sid_size)
{
    twcred_credential credential;
    memset(&credential, 0, sizeof credential);
    credential.sid.presence = TWCRED_PRESENT;
    credential.sid.text = guarded(answered, answered_size);
    credential.sid.size = answered_size;
    return twcred_credential_match(&credential, sid, sid_size);
}

static void test_match(void **state)
{
    (void)state;
    assert_ok(match(BYTES(SID), guarded(BYTES(SID)), TWCRED_SID_SIZE), SID, sizeof SID - 1);
    /* After a create any will do. */
    assert_ok(match(BYTES(SID), NULL, 0), NULL, 0);
    for (size_t at = 0; at < TWCRED_SID_SIZE; at++) {
        char other[] = SID;
        other[at] ^= 1;
        const char *sid = guarded(other, TWCRED_SID_SIZE);
        assert_fault(match(BYTES(SID), sid, TWCRED_SID_SIZE), TWCRED_FIELD_MISMATCH, "sid", at, sid,
                     TWCRED_SID_SIZE);
        /* One that ends too early, on either side. */
        assert_fault(match(BYTES(SID), guarded(SID, at), at), TWCRED_FIELD_MISMATCH, "sid", at, SID,
                     at);
        assert_fault(match(SID, at, guarded(BYTES(SID)), TWCRED_SID_SIZE), TWCRED_FIELD_MISMATCH,
                     "sid", at, SID, sizeof SID - 1);
    }
    assert_fault(match(BYTES(SID), guarded(BYTES(SID "0")), TWCRED_SID_SIZE + 1),
                 TWCRED_FIELD_MISMATCH, "sid", TWCRED_SID_SIZE, SID "0", sizeof SID "0" - 1);
    /* The same in another case is another one. */
    assert_fault(match(BYTES("CRa"), guarded(BYTES("CRA")), 3), TWCRED_FIELD_MISMATCH, "sid", 2,
                 "CRA", sizeof "CRA" - 1);
}

static void test_match_without_a_sid(void **state)
{
    (void)state;
    for (int presence = TWCRED_ABSENT; presence <= TWCRED_NULL; presence++) {
        twcred_credential credential;
        memset(&credential, 0, sizeof credential);
        credential.sid.presence = (twcred_presence)presence;
        assert_fault(twcred_credential_match(&credential, BYTES(SID)), TWCRED_FIELD_MISSING, "sid",
                     0, SID, sizeof SID - 1);
        assert_fault(twcred_credential_match(&credential, NULL, 0), TWCRED_FIELD_MISSING, "sid", 0,
                     NULL, 0);
    }
}

static void test_match_after_decoding(void **state)
{
    (void)state;
    twcred_credential credential = decode(guarded(BYTES(EXAMPLE)), sizeof EXAMPLE - 1);
    assert_ok(twcred_credential_match(&credential, BYTES(SID)), SID, sizeof SID - 1);
    assert_ok(twcred_credential_match(&credential, NULL, 0), NULL, 0);
    assert_example(&credential);
    credential = decode(guarded(BYTES("{\"sid\":null}")), 12);
    assert_int_equal(twcred_credential_match(&credential, NULL, 0).code, TWCRED_FIELD_MISSING);
}

/* ------------------------------------------------- more than fits in a window */

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
                        size += filler(sheet + size, kind, n);
                        size = append(size, ",");
                    }
                    size = append(size, members[i]);
                    size = append(size, i + 1 < COUNT(members) ? "," : "");
                }
                if (place == COUNT(members)) {
                    size = append(size, ",\"x\":");
                    size += filler(sheet + size, kind, n);
                }
                size = append(size, "}");
                twcred_credential credential = decode(guarded(sheet, size), size);
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
        size += filler(sheet + size, kind, 10000);
        for (size_t i = 0; i < COUNT(members); i++) {
            size = append(size, ",");
            size = append(size, members[i]);
            size = append(size, ",\"x\":");
            size += filler(sheet + size, i % 2 ? kind : 3, 5000);
        }
        size = append(size, "}");
        twcred_credential credential = decode(guarded(sheet, size), size);
        assert_example(&credential);
        /* And a fault behind all that is found where it is. */
        size = append(size - 1, ",\"sid\":null}");
        expect_fault(guarded(sheet, size), size, TWCRED_FIELD_DUPLICATE, "sid",
                     size - strlen("\"sid\":null}"));
    }
}

static void test_many_unknown_members(void **state)
{
    (void)state;
    size_t size = append(0, "{");
    for (int i = 0; i < 100000; i++)
        size += (size_t)sprintf(sheet + size, "\"m%d\":%d,", i, i);
    for (size_t i = 0; i < COUNT(members); i++) {
        size = append(size, i == 0 ? "" : ",");
        size = append(size, members[i]);
    }
    size = append(size, "}");
    twcred_credential credential = decode(guarded(sheet, size), size);
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
                size += filler(sheet + size, (int)((seed >> 24) % 5), (int)((seed >> 8) % 120));
                size = append(size, ",");
            }
            size = append(size, members[order[i]]);
            size = append(size, spaces[(seed >> 12) % COUNT(spaces)]);
        }
        size = append(size, "}");
        twcred_credential credential = decode(guarded(sheet, size), size);
        assert_example(&credential);
    }
}

static void test_too_deep_and_too_long(void **state)
{
    (void)state;
    size_t size = append(0, "{\"x\":");
    for (int i = 0; i < TWCRED_DEPTH_MAX; i++)
        sheet[size++] = '[';
    size_t mark = size - 1;
    for (int i = 0; i < TWCRED_DEPTH_MAX; i++)
        sheet[size++] = ']';
    sheet[size++] = '}';
    expect_fault(guarded(sheet, size), size, TWCRED_JSON_DEPTH, "document", mark);

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
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_match_without_a_sid),
        cmocka_unit_test(test_match_after_decoding),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_large_unknown_members),
        cmocka_unit_test(test_many_unknown_members),
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_too_deep_and_too_long),
        cmocka_unit_test(test_work_is_of_the_told_size),
        cmocka_unit_test(test_answer_with_an_unusable_credential),
    };
    return cmocka_run_group_tests_name("core-response", tests, NULL, NULL);
}
