/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

static void write_sid(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    json_add_nullable(dst, credential->sid);
}

static void write_account_sid(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    json_add_nullable(dst, credential->account_sid);
}

static void write_friendly_name(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    const mock_text *name = &credential->friendly_name;
    if (credential->named)
        json_add_string(dst, name->bytes, name->size);
    else
        text_add_string(dst, "null");
}

static void write_type(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    json_add_nullable(dst, credential->type);
}

static void write_sandbox(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    json_add_nullable(dst, credential->sandbox);
}

static void write_date(mock_text *dst, time_t when)
{
    char date[CLOCK_DATE_SIZE];
    clock_date(date, when);
    json_add_nullable(dst, date);
}

static void write_date_created(mock_text *dst, const void *of)
{
    write_date(dst, ((const mock_credential *)of)->created);
}

/* Straight after a create the service says null. */
static void write_date_updated(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    if (credential->updated != 0)
        write_date(dst, credential->updated);
    else
        text_add_string(dst, "null");
}

static void write_url(mock_text *dst, const void *of)
{
    const mock_credential *credential = of;
    mock_text url = {0};
    address_write(&url, credential->address);
    text_add_string(&url, "/");
    text_add_string(&url, credential->sid);
    json_add_string(dst, url.bytes, url.size);
    text_free(&url);
}

static const mock_member attributes[] = {
    {"sid", write_sid},
    {"account_sid", write_account_sid},
    {"friendly_name", write_friendly_name},
    {"type", write_type},
    {"sandbox", write_sandbox},
    {"date_created", write_date_created},
    {"date_updated", write_date_updated},
    {"url", write_url},
};

void credential_write(mock_text *dst, const mock_credential *credential, const mock_edit *edit)
{
    object_write(dst, attributes, sizeof attributes / sizeof attributes[0], credential, edit);
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
