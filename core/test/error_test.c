/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "decoded.h"

#include <stdio.h>
#include <string.h>

/* For bodies that say nothing in two ways: no more is needed than what is told. */
static twcred_error decode_error(const char *document, size_t size)
{
    opened_error of = open_error(document, size);
    assert_int_equal(error_space(&of.error), of.needed);
    return of.error;
}

static void test_example(void **state)
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

static void test_absent_and_null(void **state)
{
    (void)state;
    twcred_error error = decode_error(guarded(BYTES("{}")), 2);
    assert_no_error(&error, TWCRED_ABSENT, 429);
    static const char nulls[] =
        "{\"code\":null,\"message\":null,\"more_info\":null,\"status\":null,\"details\":null}";
    error = decode_error(guarded(BYTES(nulls)), sizeof nulls - 1);
    assert_no_error(&error, TWCRED_NULL, 429);
}

static void test_integers(void **state)
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

static void test_details(void **state)
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
    size += filler(sheet + size, 1, 10000);
    size_t end = size;
    size = append(size, ",\"message\":\"m\",\"status\":2}");
    twcred_error error = decode_error(guarded(sheet, size), size);
    assert_string_at(__LINE__, &error.details, sheet + start, end - start);
    assert_string(&error.message, "m");
    assert_int_equal(error.status.value, 2);
}

/* -------------------------------------------------------------------- forms */

static void assert_no_items(opened_error *of)
{
    twcred_error_item item;
    assert_int_equal(of->error.count, 0);
    for (int again = 0; again < 2; again++)
        assert_false(next_error(&item, &of->error, of));
}

static void test_form_1(void **state)
{
    (void)state;
    static const char body[] =
        "{\"code\":20001,\"message\":\"Cannot create credentials record. 'Secret' must be "
        "present\",\"more_info\":\"https://www.twilio.com/docs/errors/20001\",\"status\":400}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_integer(&of.error.code, 20001);
    assert_string(&of.error.message, "Cannot create credentials record. 'Secret' must be present");
    assert_string(&of.error.more_info, "https://www.twilio.com/docs/errors/20001");
    assert_integer(&of.error.status, 400);
    assert_no_string(&of.error.details, TWCRED_ABSENT);
    assert_int_equal(of.needed, error_space(&of.error));
    assert_no_items(&of);
}

static void test_form_2(void **state)
{
    (void)state;
    static const char body[] =
        "{\"code\": 20429, \"message\": \"Too Many Requests\", \"more_info\": \"u\", "
        "\"status\": 429, \"details\": {\"limit\": 5, \"errors\": [{\"code\": 5}]}}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_integer(&of.error.code, 20429);
    assert_string(&of.error.message, "Too Many Requests");
    assert_string(&of.error.more_info, "u");
    assert_integer(&of.error.status, 429);
    assert_string(&of.error.details, "{\"limit\": 5, \"errors\": [{\"code\": 5}]}");
    assert_int_equal(of.needed, error_space(&of.error));
    assert_no_items(&of);
}

static void test_form_3(void **state)
{
    (void)state;
    static const char body[] =
        "{\"type\":\"https://www.twilio.com/docs/errors/20001\",\"title\":\"Invalid\","
        "\"status\":400,\"code\":20001,\"detail\":\"Two are wrong\",\"instance\":\"/x\","
        "\"errors\":[{\"detail\":\"has to be one of three\",\"pointer\":\"#/Type\"},"
        "{\"detail\":\"is too long\",\"pointer\":\"#/FriendlyName\"}]}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_integer(&of.error.code, 20001);
    assert_string(&of.error.message, "Two are wrong");
    assert_string(&of.error.more_info, "https://www.twilio.com/docs/errors/20001");
    assert_integer(&of.error.status, 400);
    assert_no_string(&of.error.details, TWCRED_ABSENT);
    assert_int_equal(of.error.count, 2);
    /* the title is read too, though it is not told */
    assert_int_equal(of.needed, error_space(&of.error) + sizeof "Invalid" +
                                    sizeof "has to be one of three" + sizeof "#/Type");
    twcred_error_item item;
    assert_true(next_error(&item, &of.error, &of));
    assert_no_integer(&item.code, TWCRED_ABSENT);
    assert_string(&item.message, "has to be one of three");
    assert_no_string(&item.more_info, TWCRED_ABSENT);
    assert_string(&item.pointer, "#/Type");
    assert_no_string(&item.context, TWCRED_ABSENT);
    assert_true(next_error(&item, &of.error, &of));
    assert_string(&item.message, "is too long");
    assert_string(&item.pointer, "#/FriendlyName");
    assert_string(&of.error.message, "Two are wrong");
    for (int again = 0; again < 2; again++)
        assert_false(next_error(&item, &of.error, &of));
}

static void test_form_4(void **state)
{
    (void)state;
    static const char body[] = "{\"code\":20404,\"message\":\"m\",\"httpStatusCode\":404,"
                               "\"params\":{ \"a\" : \"b\" },\"userError\":true}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_integer(&of.error.code, 20404);
    assert_string(&of.error.message, "m");
    assert_no_string(&of.error.more_info, TWCRED_ABSENT);
    assert_integer(&of.error.status, 404);
    assert_string(&of.error.details, "{ \"a\" : \"b\" }");
    assert_int_equal(of.needed, error_space(&of.error));
    assert_no_items(&of);
}

static void test_form_5(void **state)
{
    (void)state;
    static const char body[] = "{\"errors\":[{\"code\":20001,\"message\":\"m\",\"infoUrl\":\"u\","
                               "\"context\":{\"a\": 1}}]}";
    opened_error of = open_error(guarded(BYTES(body)), sizeof body - 1);
    assert_integer(&of.error.code, 20001);
    assert_string(&of.error.message, "m");
    assert_string(&of.error.more_info, "u");
    assert_no_integer(&of.error.status, TWCRED_ABSENT);
    assert_no_string(&of.error.details, TWCRED_ABSENT);
    assert_int_equal(of.error.count, 1);
    twcred_error_item item;
    assert_true(next_error(&item, &of.error, &of));
    assert_integer(&item.code, 20001);
    assert_string(&item.message, "m");
    assert_string(&item.more_info, "u");
    assert_no_string(&item.pointer, TWCRED_ABSENT);
    assert_string(&item.context, "{\"a\": 1}");
    assert_string(&of.error.message, "m");
    for (int again = 0; again < 2; again++)
        assert_false(next_error(&item, &of.error, &of));
}

/* --------------------------------------------------------------- precedence */

/* In each group the members that mean the same, the one that wins first; of each
 * what it looks like and what is told. What is not absent wins, null too. */
static const struct {
    const char *names[3];
    const char *json[3];
    const char *text[3]; /* NULL: the integers 1, 2, 3 */
    size_t count;
    size_t place; /* in twcred_error */
} groups[] = {
    {{"code"}, {"1"}, {NULL}, 1, offsetof(twcred_error, code)},
    {{"message", "detail", "title"},
     {"\"m\"", "\"de\\u0074ail\"", "\"\""},
     {"m", "detail", ""},
     3,
     offsetof(twcred_error, message)},
    {{"more_info", "type"},
     {"\"no URI is asked for\"", "\"about:blank\""},
     {"no URI is asked for", "about:blank"},
     2,
     offsetof(twcred_error, more_info)},
    {{"status", "httpStatusCode"}, {"1", "2"}, {NULL}, 2, offsetof(twcred_error, status)},
    {{"details", "params"},
     {"{ }", "{\"a\":{}}"},
     {"{ }", "{\"a\":{}}"},
     2,
     offsetof(twcred_error, details)},
};

static void assert_winner(const twcred_error *error, size_t group, const twcred_presence *given)
{
    const char *member = (const char *)error + groups[group].place;
    size_t winner = 0;
    while (winner < groups[group].count && given[winner] == TWCRED_ABSENT)
        winner++;
    twcred_presence presence = winner < groups[group].count ? given[winner] : TWCRED_ABSENT;
    if (groups[group].text[0] == NULL) {
        twcred_integer integer;
        memcpy(&integer, member, sizeof integer);
        if (presence == TWCRED_PRESENT)
            assert_integer(&integer, (int64_t)winner + 1);
        else
            assert_no_integer(&integer, presence);
    } else {
        twcred_string string;
        memcpy(&string, member, sizeof string);
        if (presence == TWCRED_PRESENT)
            assert_string_at(__LINE__, &string, groups[group].text[winner],
                             strlen(groups[group].text[winner]));
        else
            assert_no_string(&string, presence);
    }
}

/* All combinations of absent, null and given in a group, in both orders; the other
 * groups stay absent. */
static void test_precedence(void **state)
{
    (void)state;
    for (size_t group = 0; group < COUNT(groups); group++) {
        size_t count = groups[group].count;
        size_t combinations = count == 3 ? 27 : count == 2 ? 9 : 3;
        for (size_t combination = 0; combination < 2 * combinations; combination++) {
            twcred_presence given[3] = {TWCRED_ABSENT, TWCRED_ABSENT, TWCRED_ABSENT};
            size_t rest = combination / 2;
            for (size_t i = 0; i < count; i++, rest /= 3)
                given[i] = (twcred_presence)(rest % 3);
            size_t size = append(0, "{");
            for (size_t i = 0; i < count; i++) {
                size_t which = combination % 2 ? i : count - 1 - i;
                if (given[which] == TWCRED_ABSENT)
                    continue;
                size += (size_t)sprintf(
                    sheet + size, "%s\"%s\":%s", size > 1 ? "," : "", groups[group].names[which],
                    given[which] == TWCRED_NULL ? "null" : groups[group].json[which]);
            }
            size = append(size, "}");
            opened_error of = open_error(guarded(sheet, size), size);
            static const twcred_presence none[3] = {TWCRED_ABSENT, TWCRED_ABSENT, TWCRED_ABSENT};
            for (size_t other = 0; other < COUNT(groups); other++)
                assert_winner(&of.error, other, other == group ? given : none);
        }
    }
}

/* The status of the answer is told whatever the body says. */
static void test_http_status(void **state)
{
    (void)state;
    static const int statuses[] = {INT32_MIN, -1, 0, 200, 400, 429, 599, INT32_MAX};
    static const char *const bodies[] = {"{\"status\":404}", "{\"httpStatusCode\":404}", "{}", "",
                                         "<html>",           "{\"status\":\"\"}"};
    for (size_t i = 0; i < COUNT(statuses); i++) {
        for (size_t j = 0; j < COUNT(bodies); j++) {
            size_t size = strlen(bodies[j]);
            twcred_error error;
            memset(&error, FILL, sizeof error);
            twcred_status status = twcred_error_decode(&error, NULL, 0, guarded_work(), statuses[i],
                                                       guarded(bodies[j], size), size);
            assert_int_equal(error.http_status, statuses[i]);
            assert_int_equal(status.code == TWCRED_OK, j < 3);
            if (j < 2)
                assert_integer(&error.status, 404);
            else
                assert_no_error(&error, TWCRED_ABSENT, statuses[i]);
        }
    }
}

static void test_unknown_members(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "{\"Code\":\"\",\"codes\":\"\",\"moreInfo\":5,\"more_inf\":5,\"httpstatuscode\":{},\"\":5}",
        "{\"x\":{\"code\":\"\",\"message\":5},\"x\":[{\"errors\":5}],\"errors\\u0000\":5}",
        "{\"userError\":true,\"instance\":5,\"infoUrl\":5,\"pointer\":5,\"context\":5,\"sid\":5}",
        "{\"x\":[\"code\",\"\",\"errors\",5,[[\"title\"]]],\"y\":\"type\",\"z\":\"type\"}",
    };
    for (size_t i = 0; i < COUNT(bodies); i++) {
        size_t size = strlen(bodies[i]);
        twcred_error error = decode_error(guarded(bodies[i], size), size);
        assert_no_error(&error, TWCRED_ABSENT, 429);
    }
}

static void test_escaped_names(void **state)
{
    (void)state;
    static const char body[] = "{\"\\u0063ode\":1,\"m\\u0065ssage\":\"m\",\"t\\u0079pe\":\"t\","
                               "\"http\\u0053tatusCode\":2,\"param\\u0073\":{}}";
    twcred_error error = decode_error(guarded(BYTES(body)), sizeof body - 1);
    assert_integer(&error.code, 1);
    assert_string(&error.message, "m");
    assert_string(&error.more_info, "t");
    assert_integer(&error.status, 2);
    assert_string(&error.details, "{}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_example),       cmocka_unit_test(test_absent_and_null),
        cmocka_unit_test(test_integers),      cmocka_unit_test(test_details),
        cmocka_unit_test(test_form_1),        cmocka_unit_test(test_form_2),
        cmocka_unit_test(test_form_3),        cmocka_unit_test(test_form_4),
        cmocka_unit_test(test_form_5),        cmocka_unit_test(test_precedence),
        cmocka_unit_test(test_http_status),   cmocka_unit_test(test_unknown_members),
        cmocka_unit_test(test_escaped_names),
    };
    return cmocka_run_group_tests_name("core-error", tests, NULL, NULL);
}
