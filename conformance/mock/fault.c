/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>

#define MEGABYTES(n) ((uint64_t)(n)*1024u * 1024u)

/* A row of the table. Which of the last members are read is up to `apply`. */
struct mock_fault {
    const char *name;
    const char *what;
    void (*apply)(mock_answer *answer, const mock_fault *fault, const mock_credential *credential);
    unsigned status;
    unsigned code;
    const char *text;   /* a message, a body, or the JSON text of a member */
    const char *member; /* an attribute of the credential */
    const char *media;
    const char *header; /* set on the spoilt answer */
    const char *header_value;
};

/* ------------------------------------------------------- other answers */

static void say_status(mock_answer *answer, const mock_fault *fault,
                       const mock_credential *credential)
{
    (void)credential;
    answer->status = fault->status;
}

static void say_error(mock_answer *answer, const mock_fault *fault,
                      const mock_credential *credential)
{
    (void)credential;
    answer_error(answer, fault->status, fault->code, fault->text);
}

static void say_body(mock_answer *answer, const mock_fault *fault,
                     const mock_credential *credential)
{
    (void)credential;
    answer_reset(answer, fault->status, fault->media);
    if (fault->text != NULL)
        text_add_string(&answer->body, fault->text);
}

/* ------------------------------------------------- other credentials */

static void say_member(mock_answer *answer, const mock_fault *fault,
                       const mock_credential *credential)
{
    text_free(&answer->body);
    credential_write(&answer->body, credential, fault->member, fault->text);
}

static void say_long_name(mock_answer *answer, const mock_fault *fault,
                          const mock_credential *credential)
{
    mock_text name = {0};
    text_add_string(&name, "\"");
    text_fill(&name, 'n', 100u * 1000u);
    text_add(&name, "\"", sizeof "\"");
    text_free(&answer->body);
    credential_write(&answer->body, credential, fault->member, name.failed ? "\"\"" : name.bytes);
    text_free(&name);
}

static void drop_last_byte(mock_answer *answer)
{
    if (answer->body.size > 0)
        answer->body.size--;
}

static void say_more(mock_answer *answer, const mock_fault *fault,
                     const mock_credential *credential)
{
    (void)credential;
    drop_last_byte(answer);
    text_add_string(&answer->body, fault->text);
    text_add_string(&answer->body, "}");
}

static void say_deep(mock_answer *answer, const mock_fault *fault,
                     const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    drop_last_byte(answer);
    text_add_string(&answer->body, ",\"deep\":");
    text_fill(&answer->body, '[', 100);
    text_fill(&answer->body, ']', 100);
    text_add_string(&answer->body, "}");
}

static void say_unknown(mock_answer *answer, const mock_fault *fault,
                        const mock_credential *credential)
{
    (void)credential;
    drop_last_byte(answer);
    mock_text *body = &answer->body;
    text_add_string(body, fault->text);
    text_add_string(body, ",\"numbers\":[0");
    for (unsigned i = 1; i < 2000; i++) {
        text_add_string(body, ",");
        json_add_number(body, i);
    }
    text_add_string(body, "],\"links\":{\"first\":\"\"");
    for (unsigned i = 0; i < 300; i++) {
        text_add_string(body, ",\"link");
        json_add_number(body, i);
        text_add_string(body, "\":{\"sid\":null,\"type\":[true,false,1.5e-3]}");
    }
    text_add_string(body, "}}");
}

/* ------------------------------------------------------ broken documents */

static void break_json(mock_answer *answer, const mock_fault *fault,
                       const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    char *comma = answer->body.size > 0 ? memchr(answer->body.bytes, ',', answer->body.size) : NULL;
    if (comma != NULL)
        *comma = ' ';
}

static void cut_json(mock_answer *answer, const mock_fault *fault,
                     const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->body.size /= 2;
}

static void trail_json(mock_answer *answer, const mock_fault *fault,
                       const mock_credential *credential)
{
    (void)credential;
    text_add_string(&answer->body, fault->text);
}

/* --------------------------------------------------------------- headers */

static void set_header(mock_answer *answer, const mock_fault *fault,
                       const mock_credential *credential)
{
    (void)credential;
    answer_set_header(answer, fault->header, fault->header_value);
}

/* The service adds its own after this one. */
static void add_request_id(mock_answer *answer, const mock_fault *fault,
                           const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    char id[SID_SIZE];
    sid_make(id, "RQ");
    answer_add_header(answer, "Twilio-Request-Id", id);
}

/* -------------------------------------------------------------- delivery */

static void send_chunked(mock_answer *answer, const mock_fault *fault,
                         const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->manner.chunked = true;
    answer->manner.piece = 7;
}

static void send_big_chunked(mock_answer *answer, const mock_fault *fault,
                             const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->manner.chunked = true;
    answer->manner.padding = MEGABYTES(64);
}

static void send_late(mock_answer *answer, const mock_fault *fault,
                      const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->manner.delay_ms = 30u * 1000u;
}

static void send_slowly(mock_answer *answer, const mock_fault *fault,
                        const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->manner.piece = 1;
    answer->manner.pause_ms = 200;
}

static void send_half(mock_answer *answer, const mock_fault *fault,
                      const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->manner.cut = answer->body.size / 2;
}

static void send_nothing(mock_answer *answer, const mock_fault *fault,
                         const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    answer->manner.mute = true;
}

static void compress(mock_answer *answer, uint64_t spaces)
{
    mock_text body = {0};
    if (!gzip_compress(&body, spaces, answer->body.bytes, answer->body.size))
        body.failed = true;
    text_free(&answer->body);
    answer->body = body;
    answer_set_header(answer, "Content-Encoding", "gzip");
}

static void send_gzip(mock_answer *answer, const mock_fault *fault,
                      const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    compress(answer, 0);
}

static void send_gzip_bomb(mock_answer *answer, const mock_fault *fault,
                           const mock_credential *credential)
{
    (void)fault;
    (void)credential;
    compress(answer, MEGABYTES(64));
}

/* ----------------------------------------------------------------- table */

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
         "\"pointer\":\"#/Certificate\"}]}"},
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
             "\"infoUrl\":\"https://www.twilio.com/docs/errors/20001\",\"context\":{}}]}"},
    {.name = "no-sid", .what = "the credential without sid", .apply = say_member, .member = "sid"},
    {.name = "null-type",
     .what = "type is null",
     .apply = say_member,
     .member = "type",
     .text = "null"},
    {.name = "bad-sid",
     .what = "sid is CR123",
     .apply = say_member,
     .member = "sid",
     .text = "\"CR123\""},
    {.name = "bad-date",
     .what = "date_created is \"yesterday\"",
     .apply = say_member,
     .member = "date_created",
     .text = "\"yesterday\""},
    {.name = "bad-url",
     .what = "url is \"not a uri\"",
     .apply = say_member,
     .member = "url",
     .text = "\"not a uri\""},
    {.name = "broken-json", .what = "the first comma is missing", .apply = break_json},
    {.name = "truncated-json",
     .what = "the document ends in its middle, the HTTP is right",
     .apply = cut_json},
    {.name = "trailing-json",
     .what = "a second document follows",
     .apply = trail_json,
     .text = "{}"},
    {.name = "invalid-utf8",
     .what = "friendly_name holds bytes that are not UTF-8",
     .apply = say_member,
     .member = "friendly_name",
     .text = "\"caf\xe9 \xc0\xaf\""},
    {.name = "duplicate-sid",
     .what = "a second, different sid at the end",
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
    {.name = "deep-json", .what = "an unknown member holds arrays 100 deep", .apply = say_deep},
    {.name = "unknown-members",
     .what = "many and large members of no known name; valid",
     .apply = say_unknown,
     .text =
         ",\"sandbox_\":true,\"SID\":1e400,\"nested\":{\"sid\":\"CR1\",\"type\":{\"a\":[[],{}]}}"},
    {.name = "escapes",
     .what = "friendly_name with NUL, ESC and bidi characters, escaped and raw; valid",
     .apply = say_member,
     .member = "friendly_name",
     .text = "\"a\\u0000b\\u001b[31m\\b\\f\\n\\r\\t\\/\\\"\\\\\\u007f\\u0085\\u202e\\u2066"
             "\\ud83d\\ude00\xe2\x80\xae\xe2\x81\xa6\xf0\x9f\x98\x80z\""},
    {.name = "long-name",
     .what = "friendly_name of 100,000 bytes; valid",
     .apply = say_long_name,
     .member = "friendly_name"},
    {.name = "chunked", .what = "in chunks of 7 bytes; valid", .apply = send_chunked},
    {.name = "big-chunked",
     .what = "64 MiB of spaces, then the credential, in chunks",
     .apply = send_big_chunked},
    {.name = "gzip", .what = "Content-Encoding: gzip, asked for or not; valid", .apply = send_gzip},
    {.name = "gzip-bomb",
     .what = "64 MiB of spaces, then the credential, gzip: about 64 KiB on the wire",
     .apply = send_gzip_bomb},
    {.name = "cut-body", .what = "hangs up after half of the announced body", .apply = send_half},
    {.name = "hang-up", .what = "hangs up instead of answering", .apply = send_nothing},
    {.name = "slow-headers", .what = "nothing for 30 s, then as usual", .apply = send_late},
    {.name = "slow-body", .what = "a byte of the body every 200 ms", .apply = send_slowly},
};

static const size_t fault_count = sizeof faults / sizeof faults[0];

const mock_fault *fault_find(const char *name, size_t size)
{
    for (size_t i = 0; i < fault_count; i++)
        if (strlen(faults[i].name) == size && memcmp(faults[i].name, name, size) == 0)
            return &faults[i];
    return NULL;
}

void fault_apply(mock_answer *answer, const mock_fault *fault, const mock_credential *credential)
{
    fault->apply(answer, fault, credential);
    if (fault->header != NULL)
        answer_set_header(answer, fault->header, fault->header_value);
}

void fault_list(void (*show)(const char *name, const char *what))
{
    for (size_t i = 0; i < fault_count; i++)
        show(faults[i].name, faults[i].what);
}
