/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "call_parts.h"

#include "tell.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_words[] = {"none", "credential", "empty", "error", "page"};

static void tell_credential(outcome *result, const char *prefix, const twcred_credential *from,
                            const guard *text)
{
    tell_string(result, prefix, "sid", &from->sid, text);
    tell_string(result, prefix, "account_sid", &from->account_sid, text);
    tell_string(result, prefix, "friendly_name", &from->friendly_name, text);
    tell_type(result, prefix, "type", from->type);
    tell_string(result, prefix, "sandbox", &from->sandbox, text);
    tell_enum(result, prefix, "sandbox_value", truth_words, 3, (int)from->sandbox_value);
    tell_date_time(result, prefix, "date_created", "date_created.time", &from->date_created, text);
    tell_date_time(result, prefix, "date_updated", "date_updated.time", &from->date_updated, text);
    tell_string(result, prefix, "url", &from->url, text);
}

static void tell_error(outcome *result, const char *prefix, const twcred_error *from,
                       const guard *text)
{
    if (from->http_status != 0)
        tell_number(result, prefix, "http_status", from->http_status);
    tell_integer(result, prefix, "code", &from->code);
    tell_string(result, prefix, "message", &from->message, text);
    tell_string(result, prefix, "more_info", &from->more_info, text);
    tell_integer(result, prefix, "status", &from->status);
    tell_string(result, prefix, "details", &from->details, text);
    if (from->count != 0)
        tell_number(result, prefix, "count", (long long)from->count);
}

static void item_prefix(bytes *prefix, const char *outer, size_t index)
{
    bytes_text(prefix, outer);
    bytes_text(prefix, "item.");
    bytes_number(prefix, (long long)index);
    bytes_text(prefix, ".");
}

/* Each item as it comes; what is of the whole must outlive them. */
static void tell_error_items(outcome *result, const char *outer, twcred_error *error,
                             twcred_work *work, const guard *text)
{
    twcred_error_item item;
    size_t index = 0;
    for (; twcred_error_next(&item, error, work); index++) {
        bytes prefix = {0};
        item_prefix(&prefix, outer, index);
        tell_integer(result, prefix.data, "code", &item.code);
        tell_string(result, prefix.data, "message", &item.message, text);
        tell_string(result, prefix.data, "more_info", &item.more_info, text);
        tell_string(result, prefix.data, "pointer", &item.pointer, text);
        tell_string(result, prefix.data, "context", &item.context, text);
        bytes_free(&prefix);
    }
    if (index != error->count)
        result->sin = "other than count items of an error";
}

static void tell_page(outcome *result, const char *outer, twcred_page *page, twcred_work *work,
                      const guard *text)
{
    twcred_credential item;
    size_t index = 0;
    for (; twcred_page_next(&item, page, work); index++) {
        bytes prefix = {0};
        item_prefix(&prefix, outer, index);
        tell_credential(result, prefix.data, &item, text);
        bytes_free(&prefix);
    }
    if (index != page->count)
        result->sin = "other than count items of a page";
    if (page->count != 0)
        tell_number(result, outer, "count", (long long)page->count);
    tell_integer(result, outer, "page", &page->page);
    tell_integer(result, outer, "page_size", &page->page_size);
    tell_string(result, outer, "first_page_url", &page->first_page_url, text);
    tell_string(result, outer, "previous_page_url", &page->previous_page_url, text);
    tell_string(result, outer, "url", &page->url, text);
    tell_string(result, outer, "next_page_url", &page->next_page_url, text);
    tell_string(result, outer, "key", &page->key, text);
}

/* ------------------------------------------------------------ the decoders */

void run_document(outcome *result, const test_case *item, const circumstances *how,
                  const guard *input)
{
    const char *document = how->null_input ? NULL : input->data;
    size_t size = item->over_limit ? (size_t)TWCRED_DOCUMENT_MAX + 1 : input->size;
    lent text = lent_open(how);
    guard work_memory = guard_open(sizeof(twcred_work), GUARD_END, how->fill);
    void *work_data = work_memory.data;
    twcred_work *work = work_data;

    if (item->call == CALL_CREDENTIAL) {
        twcred_credential credential;
        memset(&credential, how->fill, sizeof credential);
        result->status =
            twcred_credential_decode(&credential, text.data, text.capacity, work, document, size);
        tell_credential(result, "", &credential, &text.buffer);
    } else if (item->call == CALL_ERROR) {
        twcred_error error;
        memset(&error, how->fill, sizeof error);
        result->status = twcred_error_decode(&error, text.data, text.capacity, work,
                                             item->http_status, document, size);
        tell_error(result, "", &error, &text.buffer);
        tell_error_items(result, "", &error, work, &text.buffer);
    } else if (item->call == CALL_PAGE) {
        twcred_page page;
        memset(&page, how->fill, sizeof page);
        result->status = twcred_page_open(&page, text.data, text.capacity, work, document, size);
        tell_page(result, "", &page, work, &text.buffer);
    } else {
        twcred_answer answer;
        memset(&answer, how->fill, sizeof answer);
        result->status = twcred_answer_decode(&answer, text.data, text.capacity, work,
                                              (twcred_operation)item->argument, item->http_status,
                                              document, size);
        tell_enum(result, "", "kind", kind_words, 5, (int)answer.kind);
        if (answer.http_status != 0)
            tell_number(result, "", "http_status", answer.http_status);
        tell_credential(result, "credential.", &answer.credential, &text.buffer);
        tell_error(result, "error.", &answer.error, &text.buffer);
        tell_error_items(result, "error.", &answer.error, work, &text.buffer);
        tell_page(result, "page.", &answer.page, work, &text.buffer);
        char *body = status_spell(&answer.error_body, &result->sin);
        if (answer.kind == TWCRED_ANSWER_ERROR || strcmp(body, "ok") != 0)
            tell(result, "", "error_body", body);
        free(body);
    }
    if (result->status.code != TWCRED_OK && !lent_wiped(&text, 0))
        result->sin = "the text buffer was not wiped on failure";
    lent_close(result, &text);
    if (!guard_intact(&work_memory))
        result->sin = "bytes outside the work memory were written";
    guard_close(&work_memory);
}
