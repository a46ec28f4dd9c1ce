/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

#include <string.h>

/* -------------------------------------------------------------- credentials */

/* Contract: schema ip_messaging.v2.credential. */
static const field_row credential_rows[] = {
    {"sid", FIELD_SID_CREDENTIAL, FIELD_OPTIONAL, offsetof(twcred_credential, sid), NULL},
    {"account_sid", FIELD_SID_ACCOUNT, FIELD_OPTIONAL, offsetof(twcred_credential, account_sid),
     NULL},
    {"friendly_name", FIELD_TEXT, FIELD_OPTIONAL, offsetof(twcred_credential, friendly_name), NULL},
    {"type", FIELD_PUSH_TYPE, FIELD_NOT_NULL, offsetof(twcred_credential, type), NULL},
    {"sandbox", FIELD_TEXT, FIELD_OPTIONAL, offsetof(twcred_credential, sandbox), NULL},
    {"date_created", FIELD_DATE_TIME, FIELD_OPTIONAL, offsetof(twcred_credential, date_created),
     NULL},
    {"date_updated", FIELD_DATE_TIME, FIELD_OPTIONAL, offsetof(twcred_credential, date_updated),
     NULL},
    {"url", FIELD_URI, FIELD_OPTIONAL, offsetof(twcred_credential, url), NULL},
};

static const field_table credential_table = {credential_rows,
                                             sizeof credential_rows / sizeof credential_rows[0]};

/* `sandbox` is text; what it means is left to its reader. */
static void read_sandbox(twcred_credential *credential)
{
    credential->sandbox_value =
        twcred_sandbox_read(credential->sandbox.text, credential->sandbox.size);
}

twcred_status twcred_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size)
{
    decoding from;
    memset(credential, 0, sizeof *credential);
    twcred_status status = object_measure(&from, &credential_table, work, document, size);
    if (status.code == TWCRED_OK)
        status = object_fill(credential, &from, &credential_table, work, text, capacity);
    if (status.code != TWCRED_OK)
        memset(credential, 0, sizeof *credential);
    else
        read_sandbox(credential);
    return status;
}

twcred_status twcred_credential_match(const twcred_credential *credential, const char *sid,
                                      size_t sid_size)
{
    const twcred_string *own = &credential->sid;
    if (own->presence != TWCRED_PRESENT)
        return status_fault(TWCRED_FIELD_MISSING, "sid", 0);
    if (sid == NULL)
        return status_ok();
    size_t at = 0;
    while (at < sid_size && at < own->size && sid[at] == own->text[at])
        at++;
    if (at < sid_size || at < own->size)
        return status_fault(TWCRED_FIELD_MISMATCH, "sid", at);
    return status_ok();
}

/* -------------------------------------------------------------------- pages */

/* Contract: schema ListCredentialResponse. Of meta only two URLs are declared as
 * nullable; what a client does without any of the others is its own matter. */
static const field_row meta_rows[] = {
    {"page", FIELD_INTEGER, FIELD_OPTIONAL, offsetof(twcred_page, page), NULL},
    {"page_size", FIELD_INTEGER, FIELD_OPTIONAL, offsetof(twcred_page, page_size), NULL},
    {"first_page_url", FIELD_URI, FIELD_OPTIONAL, offsetof(twcred_page, first_page_url), NULL},
    {"previous_page_url", FIELD_URI, FIELD_OPTIONAL, offsetof(twcred_page, previous_page_url),
     NULL},
    {"url", FIELD_URI, FIELD_OPTIONAL, offsetof(twcred_page, url), NULL},
    {"next_page_url", FIELD_URI, FIELD_OPTIONAL, offsetof(twcred_page, next_page_url), NULL},
    {"key", FIELD_TEXT, FIELD_OPTIONAL, offsetof(twcred_page, key), NULL},
};

static const field_table meta_table = {meta_rows, sizeof meta_rows / sizeof meta_rows[0]};

typedef struct page_parts {
    list_found credentials;
    twcred_page page;
} page_parts;

static const field_row page_rows[] = {
    {"credentials", FIELD_LIST, FIELD_REQUIRED, offsetof(page_parts, credentials),
     &credential_table},
    {"meta", FIELD_MEMBERS, FIELD_REQUIRED, offsetof(page_parts, page), &meta_table},
};

static const field_table page_table = {page_rows, sizeof page_rows / sizeof page_rows[0]};

twcred_status twcred_page_open(twcred_page *page, char *text, size_t capacity, twcred_work *work,
                               const char *document, size_t size)
{
    decoding from;
    page_parts parts;
    memset(page, 0, sizeof *page);
    memset(&parts, 0, sizeof parts);
    twcred_status status = object_measure(&from, &page_table, work, document, size);
    if (status.code == TWCRED_OK)
        status = object_fill(&parts, &from, &page_table, work, text, capacity);
    if (status.code != TWCRED_OK)
        return status;
    *page = parts.page;
    page->count = parts.credentials.count;
    list_open(&page->items, &from, &parts.credentials);
    return status;
}

bool twcred_page_next(twcred_credential *credential, twcred_page *page, twcred_work *work)
{
    memset(credential, 0, sizeof *credential);
    if (!list_next(credential, &page->items, &credential_table, work))
        return false;
    read_sandbox(credential);
    return true;
}

/* ----------------------------------------------------------------- answers */

static twcred_status decode_error(twcred_answer *answer, char *text, size_t capacity,
                                  twcred_work *work, const char *document, size_t size)
{
    twcred_status body = twcred_error_decode(&answer->error, text, capacity, work,
                                             answer->http_status, document, size);
    if (body.code == TWCRED_SPACE_TEXT) {
        memset(&answer->error, 0, sizeof answer->error);
        return body;
    }
    answer->kind = TWCRED_ANSWER_ERROR;
    answer->error_body = body;
    return status_ok();
}

static twcred_status decode_success(twcred_answer *answer, char *text, size_t capacity,
                                    twcred_work *work, twcred_document expected,
                                    const char *document, size_t size)
{
    twcred_status status = status_ok();
    twcred_answer_kind kind = TWCRED_ANSWER_EMPTY;
    switch (expected) {
    case TWCRED_DOCUMENT_NONE:
        break;
    case TWCRED_DOCUMENT_CREDENTIAL:
        kind = TWCRED_ANSWER_CREDENTIAL;
        status =
            twcred_credential_decode(&answer->credential, text, capacity, work, document, size);
        break;
    case TWCRED_DOCUMENT_PAGE:
        kind = TWCRED_ANSWER_PAGE;
        status = twcred_page_open(&answer->page, text, capacity, work, document, size);
        break;
    }
    if (status.code == TWCRED_OK)
        answer->kind = kind;
    return status;
}

twcred_status twcred_answer_decode(twcred_answer *answer, char *text, size_t capacity,
                                   twcred_work *work, twcred_operation operation, int http_status,
                                   const char *document, size_t size)
{
    memset(answer, 0, sizeof *answer);
    answer->http_status = http_status;
    if (http_status >= 400 && http_status <= 599)
        return decode_error(answer, text, capacity, work, document, size);
    const twcred_operation_info *info = twcred_operation_get(operation);
    if (info == NULL || http_status != info->success)
        return status_fault(TWCRED_STATUS_UNEXPECTED, "status", 0);
    return decode_success(answer, text, capacity, work, info->document, document, size);
}
