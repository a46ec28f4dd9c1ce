/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "call.h"

#include "call_parts.h"
#include "tell.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------- header fields */

static void tell_headers(outcome *result, const twcred_headers *from, const guard *text)
{
    const struct {
        const char *name;
        const twcred_string *string;
    } strings[] = {
        {"allow_origin", &from->allow_origin},
        {"allow_methods", &from->allow_methods},
        {"allow_headers", &from->allow_headers},
        {"expose_headers", &from->expose_headers},
        {"request_id", &from->request_id},
        {"request_duration", &from->request_duration},
        {"retry_after", &from->retry_after},
        {"etag", &from->etag},
        {"last_modified", &from->last_modified.string},
    };
    size_t used = 0;
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        tell_string(result, "", strings[i].name, strings[i].string, text);
        if (strings[i].string->presence == TWCRED_PRESENT)
            used += strings[i].string->size + 1;
    }
    tell_enum(result, "", "allow_credentials", truth_words, 3, (int)from->allow_credentials);
    tell_integer(result, "", "concurrent_requests", &from->concurrent_requests);
    tell_integer(result, "", "retry_seconds", &from->retry_seconds);
    bool date = from->retry_after.presence == TWCRED_PRESENT &&
                from->retry_seconds.presence == TWCRED_ABSENT;
    tell_reading(result, "", "retry_time", &from->retry_time, date);
    tell_reading(result, "", "last_modified.time", &from->last_modified.time,
                 from->last_modified.string.presence == TWCRED_PRESENT);
    if (from->text_used != used)
        result->sin = "text_used is not what the strings take";
    result->size = from->text_used;
}

static void run_header(outcome *result, const test_case *item, const circumstances *how)
{
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    lent text = lent_open(how);
    char *kept = memory_resize(NULL, text.capacity + 1, 1);

    for (size_t i = 0; i < item->input_count && result->status.code == TWCRED_OK; i++) {
        const bytes *line = &item->inputs[i];
        guard input = guard_copy(line->data, line->size, how->edge);
        size_t used = headers.text_used;
        if (used > 0)
            memcpy(kept, text.buffer.data, used);
        result->input = i;
        result->status =
            twcred_header_read(&headers, text.data, text.capacity,
                               line->size == 0 && how->null_input ? NULL : input.data, line->size);
        guard_close(&input);
        if (result->status.code == TWCRED_OK)
            continue;
        if (i + 1 < item->input_count && result->status.code != TWCRED_SPACE_TEXT)
            result->sin = "a line before the last was refused";
        if (headers.text_used != used || (used > 0 && memcmp(kept, text.buffer.data, used) != 0))
            result->sin = "a refused line changed what the lines before gave";
        if (!lent_wiped(&text, used))
            result->sin = "the text buffer was not wiped behind a refused line";
    }
    /* A string beyond what is counted would be overwritten by the next line. */
    guard used = text.buffer;
    used.size = headers.text_used < used.size ? headers.text_used : used.size;
    tell_headers(result, &headers, &used);
    free(kept);
    lent_close(result, &text);
}

/* ----------------------------------------------------------------- formats */

static void run_sandbox(outcome *result, const char *text, size_t size)
{
    twcred_truth truth = twcred_sandbox_read(text, size);
    if ((int)truth >= 0 && (int)truth < 3)
        tell(result, "", "value", truth_words[truth]);
    else
        result->sin = "a reading that is no enumerator";
}

static void run_type(outcome *result, const char *text, size_t size)
{
    twcred_type type = TWCRED_TYPE_FCM;
    result->status = twcred_type_read(&type, text, size);
    tell_type(result, "", "value", type);
}

static void run_boolean(outcome *result, const char *text, size_t size)
{
    bool value = true;
    result->status = twcred_boolean_read(&value, text, size);
    if (result->status.code == TWCRED_OK || value)
        tell(result, "", "value", value ? "true" : "false");
}

typedef twcred_status time_reader(twcred_time *time, const char *text, size_t size);

static void run_time(outcome *result, time_reader *read, const char *text, size_t size)
{
    twcred_time time = {-1, 1};
    result->status = read(&time, text, size);
    if (result->status.code == TWCRED_OK || time.seconds != 0 || time.nanoseconds != 0)
        tell_time(result, "", "value", &time);
}

/* --------------------------------------------------------------- the choice */

outcome call_run(const test_case *item, const circumstances *how)
{
    outcome result;
    memset(&result, 0, sizeof result);
    guard input = {0};
    const char *text = NULL;
    size_t size = 0;
    if (!item->takes_params && item->call != CALL_HEADER) {
        size = item->inputs[0].size;
        input = guard_copy(item->inputs[0].data, size, how->edge);
        text = how->null_input ? NULL : input.data;
    }

    switch (item->call) {
    case CALL_JSON:
        result.status =
            twcred_json_check(text, item->over_limit ? (size_t)TWCRED_DOCUMENT_MAX + 1 : size);
        break;
    case CALL_CREDENTIAL:
    case CALL_ERROR:
    case CALL_ANSWER:
    case CALL_PAGE:
        run_document(&result, item, how, &input);
        break;
    case CALL_CREATE:
        run_create(&result, item, how);
        break;
    case CALL_UPDATE:
        run_update(&result, item, how);
        break;
    case CALL_LIST:
        run_list(&result, item, how);
        break;
    case CALL_BASE_URL:
        run_base_url(&result, item, how);
        break;
    case CALL_FETCH:
    case CALL_DELETE:
        run_item(&result, item, text, size);
        break;
    case CALL_NEXT_PAGE:
        run_next_page(&result, item, how);
        break;
    case CALL_MATCH:
        run_match(&result, item, how);
        break;
    case CALL_SERVICE:
        run_service(&result, text, size);
        break;
    case CALL_OPERATION:
        run_operation(&result, text, size);
        break;
    case CALL_ERROR_CODE:
        run_error_code(&result, text, size);
        break;
    case CALL_HEADER:
        run_header(&result, item, how);
        break;
    case CALL_SID:
        result.status = twcred_sid_check((twcred_sid_kind)item->argument, text, size);
        break;
    case CALL_TYPE:
        run_type(&result, text, size);
        break;
    case CALL_BOOLEAN:
        run_boolean(&result, text, size);
        break;
    case CALL_SANDBOX:
        run_sandbox(&result, text, size);
        break;
    case CALL_DATE_TIME:
        run_time(&result, twcred_date_time_read, text, size);
        break;
    case CALL_HTTP_DATE:
        run_time(&result, twcred_http_date_read, text, size);
        break;
    case CALL_URI:
        result.status = twcred_uri_check(text, size);
        break;
    }
    if (input.mapping != NULL) {
        if (memcmp(input.data, size > 0 ? item->inputs[0].data : "", size) != 0)
            result.sin = "the input was changed";
        guard_close(&input);
    }
    result.text = status_spell(&result.status, &result.sin);
    return result;
}

void outcome_free(outcome *result)
{
    free(result->text);
    facts_free(&result->values);
    memset(result, 0, sizeof *result);
}
