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
    json_add_number(body, code);
    text_add_string(body, ",\"message\":");
    json_add_nullable(body, message);
    text_add_string(body, ",\"more_info\":\"https://www.twilio.com/docs/errors/");
    json_add_number(body, code);
    text_add_string(body, "\",\"status\":");
    json_add_number(body, status);
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

void answer_credential(mock_answer *answer, unsigned status, const mock_credential *credential)
{
    answer_reset(answer, status, "application/json");
    credential_write(&answer->body, credential, NULL, NULL);
    for (size_t i = 0; i < sizeof declared_headers / sizeof declared_headers[0]; i++)
        answer_add_header(answer, declared_headers[i].name, declared_headers[i].value);
    for (size_t i = 0; i < PARAM_COUNT; i++)
        if (credential->digests[i][0] != '\0')
            answer_add_header(answer, digest_headers[i], credential->digests[i]);
}

void answer_free(mock_answer *answer)
{
    answer_reset(answer, 0, NULL);
}
