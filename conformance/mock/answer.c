/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <strings.h>

void answer_reset(mock_answer *answer, unsigned status, const char *content_type)
{
    text_free(&answer->body);
    *answer = (struct mock_answer){.status = status, .content_type = content_type};
}

void answer_add_header(mock_answer *answer, const char *name, const char *value)
{
    if (answer->header_count == ANSWER_HEADERS_MAX)
        return;
    mock_answer_header *header = &answer->headers[answer->header_count++];
    header->name = name;
    snprintf(header->value, sizeof header->value, "%s", value);
}

void answer_set_header(mock_answer *answer, const char *name, const char *value)
{
    size_t kept = 0;
    for (size_t i = 0; i < answer->header_count; i++)
        if (strcasecmp(answer->headers[i].name, name) != 0)
            answer->headers[kept++] = answer->headers[i];
    answer->header_count = kept;
    answer_add_header(answer, name, value);
}

void answer_error(mock_answer *answer, unsigned status, unsigned code, const char *message)
{
    answer_reset(answer, status, "application/json");
    mock_text *body = &answer->body;
    text_add_string(body, "{\"code\":");
    json_add_number(body, (long)code);
    text_add_string(body, ",\"message\":");
    json_add_nullable(body, message);
    text_add_string(body, ",\"more_info\":\"https://www.twilio.com/docs/errors/");
    json_add_number(body, (long)code);
    text_add_string(body, "\",\"status\":");
    json_add_number(body, (long)status);
    text_add_string(body, "}");
}

static const struct fixed_header {
    const char *name;
    const char *value;
} declared_headers[] = {
    {"Access-Control-Allow-Origin", "*"},
    {"Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS"},
    {"Access-Control-Allow-Headers",
     "Accept, Authorization, Content-Type, If-Match, If-None-Match"},
    {"Access-Control-Allow-Credentials", "true"},
    {"Access-Control-Expose-Headers", "ETag, Twilio-Request-Id, Twilio-Request-Duration"},
};

/* By these a test sees what arrived, byte for byte, without its being shown. */
static const char *const digest_headers[PARAM_COUNT] = {
    [PARAM_TYPE] = "Twcred-Mock-Sha256-Type",
    [PARAM_FRIENDLY_NAME] = "Twcred-Mock-Sha256-FriendlyName",
    [PARAM_CERTIFICATE] = "Twcred-Mock-Sha256-Certificate",
    [PARAM_PRIVATE_KEY] = "Twcred-Mock-Sha256-PrivateKey",
    [PARAM_SANDBOX] = "Twcred-Mock-Sha256-Sandbox",
    [PARAM_API_KEY] = "Twcred-Mock-Sha256-ApiKey",
    [PARAM_SECRET] = "Twcred-Mock-Sha256-Secret",
};

static void declare_headers(mock_answer *answer)
{
    for (size_t i = 0; i < sizeof declared_headers / sizeof declared_headers[0]; i++)
        answer_add_header(answer, declared_headers[i].name, declared_headers[i].value);
}

static void tag(mock_answer *answer)
{
    char digest[DIGEST_SIZE];
    char value[DIGEST_SIZE + 2];
    digest_hex(digest, answer->body.bytes, answer->body.size);
    snprintf(value, sizeof value, "\"%.32s\"", digest);
    answer_add_header(answer, "ETag", value);
}

void answer_credential(mock_answer *answer, unsigned status, const mock_credential *credential)
{
    static const mock_edit none = {0};
    char date[CLOCK_HTTP_SIZE];
    answer_reset(answer, status, "application/json");
    credential_write(&answer->body, credential, &none);
    declare_headers(answer);
    tag(answer);
    clock_http_date(date, credential->updated != 0 ? credential->updated : credential->created,
                    DATE_IMF_FIXDATE);
    answer_add_header(answer, "Last-Modified", date);
    for (size_t i = 0; i < PARAM_COUNT; i++)
        if (credential->digests.of[i][0] != '\0')
            answer_add_header(answer, digest_headers[i], credential->digests.of[i]);
}

void answer_page(mock_answer *answer, const mock_page *page)
{
    answer_reset(answer, 200, "application/json");
    page_write(&answer->body, page);
    declare_headers(answer);
}

void answer_free(mock_answer *answer)
{
    answer_reset(answer, 0, NULL);
}
