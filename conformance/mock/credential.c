/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>

static void write_sid(mock_text *dst, const mock_credential *credential)
{
    json_add_nullable(dst, credential->sid);
}

static void write_account_sid(mock_text *dst, const mock_credential *credential)
{
    json_add_nullable(dst, credential->account_sid);
}

static void write_friendly_name(mock_text *dst, const mock_credential *credential)
{
    const mock_text *name = &credential->friendly_name;
    if (credential->named)
        json_add_string(dst, name->bytes, name->size);
    else
        text_add_string(dst, "null");
}

static void write_type(mock_text *dst, const mock_credential *credential)
{
    json_add_nullable(dst, credential->type);
}

static void write_sandbox(mock_text *dst, const mock_credential *credential)
{
    json_add_nullable(dst, credential->sandbox);
}

static void write_date_created(mock_text *dst, const mock_credential *credential)
{
    json_add_nullable(dst, credential->date_created);
}

/* Nothing here updates, and straight after a create the service says null. */
static void write_date_updated(mock_text *dst, const mock_credential *credential)
{
    (void)credential;
    text_add_string(dst, "null");
}

static void write_url(mock_text *dst, const mock_credential *credential)
{
    text_add_string(dst, "\"https://ip-messaging.twilio.com/v2/Credentials/");
    text_add_string(dst, credential->sid);
    text_add_string(dst, "\"");
}

static const struct attribute {
    const char *name;
    void (*write)(mock_text *dst, const mock_credential *credential);
} attributes[] = {
    {"sid", write_sid},
    {"account_sid", write_account_sid},
    {"friendly_name", write_friendly_name},
    {"type", write_type},
    {"sandbox", write_sandbox},
    {"date_created", write_date_created},
    {"date_updated", write_date_updated},
    {"url", write_url},
};

void credential_write(mock_text *dst, const mock_credential *credential, const char *member,
                      const char *raw)
{
    const char *separator = "{";
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        bool replaced = member != NULL && strcmp(attributes[i].name, member) == 0;
        if (replaced && raw == NULL)
            continue;
        text_add_string(dst, separator);
        json_add_nullable(dst, attributes[i].name);
        text_add_string(dst, ":");
        if (replaced)
            text_add_string(dst, raw);
        else
            attributes[i].write(dst, credential);
        separator = ",";
    }
    text_add_string(dst, "}");
}

void credential_copy(mock_credential *dst, const mock_credential *src)
{
    *dst = *src;
    dst->friendly_name = (mock_text){0};
    text_add(&dst->friendly_name, src->friendly_name.bytes, src->friendly_name.size);
}

void credential_free(mock_credential *credential)
{
    text_free(&credential->friendly_name);
    *credential = (struct mock_credential){0};
}
