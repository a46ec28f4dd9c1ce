/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "tell.h"

#include <stdlib.h>
#include <string.h>

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
    tell_truth(result, "", "allow_credentials", from->allow_credentials);
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

void run_header(outcome *result, const test_case *item, const circumstances *how)
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
