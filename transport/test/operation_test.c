/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* All operations on the wire, what is told of a request, and dry runs. */

#include "talk.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE "{\"credentials\":[" DOCUMENT "],\"meta\":{\"page\":0}}"

typedef struct operation_row {
    twcred_operation operation;
    const char *line; /* of the request */
    const char *head; /* of the answer */
    const char *body;
    twcred_answer_kind kind;
    bool changes; /* something at the service */
} operation_row;

static const operation_row rows[] = {
    {TWCRED_CREATE, "POST /v2/Credentials HTTP/1.1\r\n", CREATED, DOCUMENT,
     TWCRED_ANSWER_CREDENTIAL, true},
    {TWCRED_FETCH, "GET /v2/Credentials/" SID " HTTP/1.1\r\n", FOUND, DOCUMENT,
     TWCRED_ANSWER_CREDENTIAL, false},
    {TWCRED_UPDATE, "POST /v2/Credentials/" SID " HTTP/1.1\r\n", FOUND, DOCUMENT,
     TWCRED_ANSWER_CREDENTIAL, true},
    {TWCRED_DELETE, "DELETE /v2/Credentials/" SID " HTTP/1.1\r\n", NULL, NULL, TWCRED_ANSWER_EMPTY,
     true},
    {TWCRED_LIST, "GET /v2/Credentials?PageSize=20 HTTP/1.1\r\n", FOUND, PAGE, TWCRED_ANSWER_PAGE,
     false},
};

static void open_row(talk *with, const operation_row *row, const char *head, const char *body)
{
    text answer = {NULL, 0, 0};
    if (head == NULL)
        text_say(&answer, GONE);
    else
        answer = answer_bytes(LENGTH, head, strlen(head), body, strlen(body));
    open_talk(with, WIRE_ANSWER, answer);
    with->operation = row->operation;
    with->params.type = row->operation == TWCRED_CREATE ? TWCRED_TYPE_FCM : TWCRED_TYPE_NONE;
    with->params.secret.data = "s3cr+t";
    with->params.secret.size = 6;
    with->list.page_size.presence = TWCRED_PRESENT;
    with->list.page_size.value = 20;
}

static void sends_each_operation(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        size_t size;
        print_message("%s", rows[i].line);
        open_row(&with, &rows[i], rows[i].head, rows[i].body);
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
        assert_int_equal(with.exchange.answer.kind, rows[i].kind);
        assert_false(with.exchange.uncertain);
        assert_true(with.exchange.sent);
        const char *request = wire_request(with.server, &size);
        assert_int_equal(strncmp(request, rows[i].line, strlen(rows[i].line)), 0);
        const char *body = strstr(request, "\r\n\r\n") + 4;
        if (rows[i].operation == TWCRED_CREATE)
            assert_string_equal(body, "Type=fcm&Secret=s3cr%2Bt");
        else if (rows[i].operation == TWCRED_UPDATE)
            assert_string_equal(body, "Secret=s3cr%2Bt");
        else
            assert_string_equal(body, "");
        if (body[0] == '\0')
            assert_lacks(request, "Content-Type");
        else
            assert_has(request, "Content-Type: application/x-www-form-urlencoded");
        assert_true(with.exchange.connected_us > 0);
        assert_true(with.exchange.answered_us >= with.exchange.connected_us);
        assert_true(with.exchange.ended_us >= with.exchange.answered_us);
        close_talk(&with);
    }
}

/* What is told of the request is what is sent, but for the password. */
static void tells_what_is_sent(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        size_t size;
        char url[128];
        open_row(&with, &rows[i], rows[i].head, rows[i].body);
        run_talk(&with);
        const char *request = wire_request(with.server, &size);
        const char *at = strstr(request, "\r\n") + 2;
        const char *told = with.exchange.fields;
        bool authorized = false;
        for (; *told != '\0'; told = strchr(told, '\n') + 1) {
            size_t length = strcspn(told, "\n");
            if (strncmp(told, "Authorization: ", 15) == 0) {
                static const char line[] =
                    "Authorization: Basic (" ACCOUNT ", a password of 12 bytes)";
                assert_int_equal(length, sizeof line - 1);
                assert_memory_equal(told, line, length);
                assert_int_equal(strncmp(at, "Authorization: Basic ", 21), 0);
                authorized = true;
            } else {
                assert_int_equal(strcspn(at, "\r"), length);
                assert_memory_equal(told, at, length);
            }
            at = strstr(at, "\r\n") + 2;
        }
        assert_true(authorized);
        assert_int_equal(strncmp(at, "\r\n", 2), 0);
        snprintf(url, sizeof url, "%s%s", with.base_url, with.exchange.request.path);
        assert_int_equal(strncmp(with.exchange.url, url, strlen(url)), 0);
        close_talk(&with);
    }
}

/* A dry run tells the same, and does not even connect. */
static void dry_runs_send_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk real, dry;
        open_row(&real, &rows[i], rows[i].head, rows[i].body);
        open_row(&dry, &rows[i], rows[i].head, rows[i].body);
        run_talk(&real);
        dry.client.dry_run = true;
        run_talk(&dry);
        assert_int_equal(dry.exchange.outcome, TWCRED_OUTCOME_DRY_RUN);
        assert_false(dry.exchange.sent);
        assert_int_equal(wire_connections(dry.server), 0);
        assert_int_equal(dry.exchange.request.body_size, real.exchange.request.body_size);
        assert_string_equal(dry.exchange.request.method, real.exchange.request.method);
        /* The ports differ, and with them the first line, Host. */
        assert_string_equal(strchr(dry.exchange.fields, '\n'), strchr(real.exchange.fields, '\n'));
        assert_lacks(dry.exchange.fields, PASSWORD);
        close_talk(&real);
        close_talk(&dry);
    }
}

/* Only what may have changed something is in doubt. */
static void doubts_what_changes(void **state)
{
    (void)state;
    static const char *const heads[] = {"HTTP/1.1 500 Internal Server Error\r\n", FOUND CREATED};
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t k = 0; k < COUNT(heads); k++) {
            talk with;
            open_row(&with, &rows[i], heads[k], "{");
            run_talk(&with);
            assert_int_not_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
            assert_int_equal(with.exchange.uncertain, rows[i].changes);
            close_talk(&with);
        }
    }
}

static void checks_the_sid(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "CR", "../Accounts", ACCOUNT};
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!twcred_operation_get(rows[i].operation)->item)
            continue;
        for (size_t k = 0; k < COUNT(wrong); k++) {
            talk with;
            open_row(&with, &rows[i], rows[i].head, rows[i].body);
            with.sid = wrong[k];
            run_talk(&with);
            assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_NOT_SENT);
            assert_int_equal(with.exchange.cause, TWCRED_CAUSE_NONE);
            assert_int_equal(with.exchange.status.code, TWCRED_PARAM_FORMAT);
            assert_int_equal(wire_connections(with.server), 0);
            close_talk(&with);
        }
    }
}

/* The answer is about another credential than the one that was asked for. */
static void matches_the_sid(void **state)
{
    (void)state;
    static const twcred_operation operations[] = {TWCRED_FETCH, TWCRED_UPDATE};
    for (size_t i = 0; i < COUNT(operations); i++) {
        talk with;
        open_row(&with, &rows[operations[i]], FOUND, DOCUMENT);
        with.sid = "CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
        run_talk(&with);
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_BROKEN_ANSWER);
        assert_int_equal(with.exchange.status.code, TWCRED_FIELD_MISMATCH);
        assert_int_equal(with.exchange.status.offset, 33);
        assert_string_is(&with.exchange.answer.credential.sid, SID);
        close_talk(&with);
    }
}

/* Whatever comes behind a 204 is not looked at. */
static void ignores_the_body_of_a_delete(void **state)
{
    (void)state;
    talk with;
    text answer = {NULL, 0, 0};
    text_say(&answer, "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello");
    open_talk(&with, WIRE_ANSWER, answer);
    with.operation = TWCRED_DELETE;
    run_talk(&with);
    assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_DONE);
    assert_int_equal(with.exchange.answer.kind, TWCRED_ANSWER_EMPTY);
    close_talk(&with);
}

/* What an error says as a whole may be what an item of its list says, too: together
 * longer than the body. */
static void has_room_for_what_is_said_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        talk with;
        twcred_work work;
        twcred_error_item item;
        text body = {NULL, 0, 0};
        text_say(&body, "{\"errors\":[{\"message\":\"");
        text_fill(&body, 'm', 5000);
        text_say(&body, "\"}]}");
        open_row(&with, &rows[i], "HTTP/1.1 400 Bad Request\r\n", body.bytes);
        free(body.bytes);
        run_talk(&with);
        twcred_error *error = &with.exchange.answer.error;
        assert_int_equal(with.exchange.outcome, TWCRED_OUTCOME_SERVICE_ERROR);
        assert_int_equal(with.exchange.answer.error_body.code, TWCRED_OK);
        assert_int_equal(error->message.size, 5000);
        assert_true(twcred_error_next(&item, error, &work));
        assert_int_equal(item.message.size, 5000);
        assert_int_equal(error->message.text[4999], 'm');
        close_talk(&with);
    }
}

static void builds_the_host(void **state)
{
    (void)state;
    static const struct {
        twcred_service service;
        const char *edge, *region, *url;
    } hosts[] = {
        {TWCRED_IP_MESSAGING_V2, NULL, NULL, "https://ip-messaging.twilio.com/v2/Credentials/" SID},
        {TWCRED_CHAT_V1, NULL, NULL, "https://chat.twilio.com/v1/Credentials/" SID},
        {TWCRED_NOTIFY_V1, "dublin", "ie1",
         "https://notify.dublin.ie1.twilio.com/v1/Credentials/" SID},
    };
    for (size_t i = 0; i < COUNT(hosts); i++) {
        twcred_exchange exchange;
        twcred_client client = {.user = ACCOUNT, .password = PASSWORD, .dry_run = true};
        client.service = hosts[i].service;
        client.edge = hosts[i].edge;
        client.region = hosts[i].region;
        assert_int_equal(twcred_client_fetch(&exchange, &client, SID), TWCRED_OUTCOME_DRY_RUN);
        assert_string_equal(exchange.url, hosts[i].url);
        twcred_exchange_clear(&exchange);
    }
    static const struct {
        const char *edge, *region, *base_url;
        twcred_code code;
        const char *field;
    } wrong[] = {
        {"dublin", NULL, NULL, TWCRED_PARAM_MISSING, "region"},
        {NULL, "ie1", NULL, TWCRED_PARAM_MISSING, "edge"},
        {"", "", NULL, TWCRED_PARAM_FORMAT, "edge"},
        {"dub/lin", "ie1", NULL, TWCRED_PARAM_FORMAT, "edge"},
        {"dublin", "ie1.", NULL, TWCRED_PARAM_FORMAT, "region"},
        {"dublin", "ie1", "https://127.0.0.1/", TWCRED_PARAM_UNKNOWN, "edge"},
        {"dublin", NULL, "https://127.0.0.1/", TWCRED_PARAM_UNKNOWN, "edge"},
        {NULL, "ie1", "https://127.0.0.1/", TWCRED_PARAM_UNKNOWN, "region"},
        {NULL, "", "https://127.0.0.1/", TWCRED_PARAM_UNKNOWN, "region"},
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        twcred_exchange exchange;
        twcred_client client = {.user = ACCOUNT, .password = PASSWORD, .dry_run = true};
        client.edge = wrong[i].edge;
        client.region = wrong[i].region;
        client.base_url = wrong[i].base_url;
        assert_int_equal(twcred_client_fetch(&exchange, &client, SID), TWCRED_OUTCOME_NOT_SENT);
        assert_int_equal(exchange.cause, TWCRED_CAUSE_HOST);
        assert_int_equal(exchange.status.code, wrong[i].code);
        assert_string_equal(exchange.status.field, wrong[i].field);
        twcred_exchange_clear(&exchange);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sends_each_operation),
        cmocka_unit_test(tells_what_is_sent),
        cmocka_unit_test(dry_runs_send_nothing),
        cmocka_unit_test(doubts_what_changes),
        cmocka_unit_test(checks_the_sid),
        cmocka_unit_test(matches_the_sid),
        cmocka_unit_test(ignores_the_body_of_a_delete),
        cmocka_unit_test(has_room_for_what_is_said_twice),
        cmocka_unit_test(builds_the_host),
    };
    return cmocka_run_group_tests_name("transport-operation", tests, start_curl, end_curl);
}
