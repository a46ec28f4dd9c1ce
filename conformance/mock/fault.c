/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "fault.h"

#include <string.h>

/* -------------------------------------------------------------- where */

static bool with_document(const mock_subject *subject)
{
    return subject->operation != OPERATION_DELETE;
}

/* -------------------------------------------------------------- table */

static const mock_fault faults[] = {
    {.name = "redirect",
     .what = "302 to /v2/Credentials, empty",
     .apply = say_body,
     .status = 302,
     .header = "Location",
     .header_value = "/v2/Credentials"},
    {.name = "status-200", .what = "200 with the credential", .apply = say_status, .status = 200},
    {.name = "status-202", .what = "202 with the credential", .apply = say_status, .status = 202},
    {.name = "status-204", .what = "204, empty", .apply = say_body, .status = 204},
    {.name = "status-403",
     .what = "403, code 70051",
     .apply = say_error,
     .status = 403,
     .code = 70051,
     .text = "Authorization Error: the key lacks the permission"},
    {.name = "status-404",
     .what = "404, code 20404",
     .apply = say_error,
     .status = 404,
     .code = 20404,
     .text = "The requested resource was not found"},
    {.name = "status-429",
     .what = "429, code 20429, Retry-After: 7",
     .apply = say_error,
     .status = 429,
     .code = 20429,
     .text = "Too Many Requests",
     .header = "Retry-After",
     .header_value = "7"},
    {.name = "status-500",
     .what = "500, code 20500",
     .apply = say_error,
     .status = 500,
     .code = 20500,
     .text = "Internal Server Error"},
    {.name = "status-503",
     .what = "503, code 20503",
     .apply = say_error,
     .status = 503,
     .code = 20503,
     .text = "Service Unavailable"},
    {.name = "html-502",
     .what = "502 with the HTML page of a proxy",
     .apply = say_body,
     .status = 502,
     .media = "text/html",
     .text = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
             "<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"},
    {.name = "empty-500", .what = "500, empty", .apply = say_body, .status = 500},
    {.name = "error-details",
     .what = "400 of form 2: with a details object",
     .apply = say_body,
     .status = 400,
     .media = "application/json",
     .text = "{\"code\":20001,\"message\":\"Could not parse certificate\","
             "\"more_info\":\"https://www.twilio.com/docs/errors/20001\",\"status\":400,"
             "\"details\":{\"field\":\"Certificate\",\"line\":1}}"},
    {.name = "error-form3",
     .what = "400 of form 3: RFC 9457",
     .apply = say_body,
     .status = 400,
     .media = "application/problem+json",
     .text =
         "{\"type\":\"https://www.twilio.com/docs/errors/20001\",\"title\":\"Invalid parameter\","
         "\"status\":400,\"code\":20001,\"detail\":\"Could not parse certificate\","
         "\"instance\":\"/v2/Credentials\",\"errors\":[{\"detail\":\"not a certificate\","
         "\"pointer\":\"#/Certificate\"},{\"detail\":\"not a key\","
         "\"pointer\":\"#/PrivateKey\"}]}"},
    {.name = "error-form4",
     .what = "400 of form 4: httpStatusCode, params, userError",
     .apply = say_body,
     .status = 400,
     .media = "application/json",
     .text = "{\"code\":20001,\"message\":\"Could not parse certificate\",\"httpStatusCode\":400,"
             "\"params\":{\"name\":\"Certificate\"},\"userError\":true}"},
    {.name = "error-form5",
     .what = "400 of form 5: an errors array alone",
     .apply = say_body,
     .status = 400,
     .media = "application/json",
     .text = "{\"errors\":[{\"code\":20001,\"message\":\"Could not parse certificate\","
             "\"infoUrl\":\"https://www.twilio.com/docs/errors/20001\","
             "\"context\":{\"parameter\":\"Certificate\"}},{\"code\":20404,"
             "\"message\":\"No such certificate\",\"infoUrl\":\"https://www.twilio.com/docs/"
             "errors/20404\",\"context\":{\"line\":1}}]}"},
    {.name = "no-sid",
     .what = "the credential without sid",
     .where = with_document,
     .apply = say_member,
     .member = "sid"},
    {.name = "null-type",
     .what = "type is null",
     .where = with_document,
     .apply = say_member,
     .member = "type",
     .text = "null"},
    {.name = "bad-sid",
     .what = "sid is CR123",
     .where = with_document,
     .apply = say_member,
     .member = "sid",
     .text = "\"CR123\""},
    {.name = "bad-date",
     .what = "date_created is \"yesterday\"",
     .where = with_document,
     .apply = say_member,
     .member = "date_created",
     .text = "\"yesterday\""},
    {.name = "bad-url",
     .what = "url is \"not a uri\"",
     .where = with_document,
     .apply = say_member,
     .member = "url",
     .text = "\"not a uri\""},
    {.name = "broken-json",
     .what = "the first comma is missing",
     .where = with_document,
     .apply = break_json},
    {.name = "truncated-json",
     .what = "the document ends in its middle, the HTTP is right",
     .where = with_document,
     .apply = cut_json},
    {.name = "trailing-json",
     .what = "a second document follows",
     .where = with_document,
     .apply = trail_json,
     .text = "{}"},
    {.name = "invalid-utf8",
     .what = "friendly_name holds bytes that are not UTF-8",
     .where = with_document,
     .apply = say_member,
     .member = "friendly_name",
     .text = "\"caf\xe9 \xc0\xaf\""},
    {.name = "duplicate-sid",
     .what = "a second, different sid at the end",
     .where = with_document,
     .apply = say_more,
     .text = ",\"sid\":\"CR00000000000000000000000000000000\""},
    {.name = "duplicate-header",
     .what = "Twilio-Request-Id twice, with different values",
     .apply = add_request_id},
    {.name = "bad-header",
     .what = "Access-Control-Allow-Credentials is \"maybe\"",
     .apply = set_header,
     .header = "Access-Control-Allow-Credentials",
     .header_value = "maybe"},
    {.name = "deep-json",
     .what = "an unknown member holds arrays 100 deep",
     .where = with_document,
     .apply = say_deep},
    {.name = "unknown-members",
     .what = "many and large members of no known name; valid",
     .where = with_document,
     .apply = say_unknown,
     .text =
         ",\"sandbox_\":true,\"SID\":1e400,\"nested\":{\"sid\":\"CR1\",\"type\":{\"a\":[[],{}]}}"},
    {.name = "escapes",
     .what = "friendly_name with NUL, ESC and bidi characters, escaped and raw; valid",
     .where = with_document,
     .apply = say_member,
     .member = "friendly_name",
     .text = "\"a\\u0000b\\u001b[31m\\b\\f\\n\\r\\t\\/\\\"\\\\\\u007f\\u0085\\u202e\\u2066"
             "\\ud83d\\ude00\xe2\x80\xae\xe2\x81\xa6\xf0\x9f\x98\x80z\""},
    {.name = "long-name",
     .what = "friendly_name of 100,000 bytes; valid",
     .where = with_document,
     .apply = say_long_name,
     .member = "friendly_name"},
    {.name = "chunked",
     .what = "in chunks of 7 bytes; valid",
     .where = with_document,
     .apply = send_chunked},
    {.name = "big-chunked",
     .what = "64 MiB of spaces, then the credential, in chunks",
     .where = with_document,
     .apply = send_big_chunked},
    {.name = "gzip",
     .what = "Content-Encoding: gzip, asked for or not; valid",
     .where = with_document,
     .apply = send_gzip},
    {.name = "gzip-bomb",
     .what = "64 MiB of spaces, then the credential, gzip: about 64 KiB on the wire",
     .where = with_document,
     .apply = send_gzip_bomb},
    {.name = "cut-body",
     .what = "hangs up after half of the announced body",
     .where = with_document,
     .apply = send_half},
    {.name = "hang-up", .what = "hangs up instead of answering", .apply = send_nothing},
    {.name = "slow-headers", .what = "nothing for 30 s, then as usual", .apply = send_late},
    {.name = "slow-body",
     .what = "a byte of the body every 200 ms",
     .where = with_document,
     .apply = send_slowly},
};

static const size_t fault_count = sizeof faults / sizeof faults[0];

const mock_fault *fault_find(const char *name, size_t size)
{
    for (size_t i = 0; i < fault_count; i++)
        if (strlen(faults[i].name) == size && memcmp(faults[i].name, name, size) == 0)
            return &faults[i];
    return NULL;
}

void fault_apply(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    if (fault->where != NULL && !fault->where(subject))
        return;
    fault->apply(answer, fault, subject);
    if (fault->header != NULL)
        answer_set_header(answer, fault->header, fault->header_value);
}

void fault_list(void (*show)(const char *name, const char *what))
{
    for (size_t i = 0; i < fault_count; i++)
        show(faults[i].name, faults[i].what);
}
