/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Pages of a list, and the way from one to the next. */

#include "tell.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- pages */

static void tell_meta(outcome *result, const char *prefix, const twcred_page *from,
                      const guard *text)
{
    tell_integer(result, prefix, "page", &from->page);
    tell_integer(result, prefix, "page_size", &from->page_size);
    tell_string(result, prefix, "first_page_url", &from->first_page_url, text);
    tell_string(result, prefix, "previous_page_url", &from->previous_page_url, text);
    tell_string(result, prefix, "url", &from->url, text);
    tell_string(result, prefix, "next_page_url", &from->next_page_url, text);
    tell_string(result, prefix, "key", &from->key, text);
    tell_count(result, prefix, "count", from->count);
}

void tell_page(outcome *result, const char *prefix, const twcred_page *from, const guard *text,
               scratch *room, unsigned char fill)
{
    twcred_page page = *from;
    tell_meta(result, prefix, &page, text);
    if (result->status.code != TWCRED_OK && !cursor_empty(&page.items))
        result->sin = "a failure that leaves a list behind";
    for (size_t read = 0; result->status.code == TWCRED_OK; read++) {
        twcred_credential credential;
        memset(&credential, fill, sizeof credential);
        scratch_spoil(room, fill);
        bool more = twcred_page_next(&credential, &page, room->work);
        char *name = item_prefix(prefix, read);
        tell_credential(result, name, &credential, text);
        free(name);
        if (more != (read < page.count))
            result->sin = "a list with more items, or fewer, than it counts";
        if (!more || read > page.count)
            break;
    }
    /* The items come and go, meta stays. */
    outcome again = {0};
    tell_meta(&again, prefix, &page, text);
    tell_unchanged(result, &again);
}

void run_page(outcome *result, const test_case *item, const circumstances *how)
{
    given input = given_open(item, 0, how);
    lent text = lent_open(how);
    scratch room = scratch_open(how);
    twcred_page page;
    memset(&page, how->fill, sizeof page);
    result->status =
        twcred_page_open(&page, text.data, text.capacity, room.work, input.text, input.told);
    tell_page(result, "", &page, &text.buffer, &room, how->fill);
    scratch_close(result, &room);
    lent_close_text(result, &text);
    given_close(result, &input);
}

/* --------------------------------------------------------------- next page */

void run_next_page(outcome *result, const test_case *item, const circumstances *how)
{
    argument url = argument_open(item, "next_page_url", how);
    argument base_url = argument_open(item, "base_url", how);
    twcred_param query = {"left", 4};
    result->status =
        twcred_next_page_read(&query, url.param.data, url.param.size, base_url.param.data,
                              base_url.param.size, service_told(item));
    size_t at = (size_t)(query.data - url.param.data);
    if (result->status.code != TWCRED_OK && (query.data != NULL || query.size != 0))
        result->sin = "a failure that leaves a query";
    else if (result->status.code == TWCRED_OK &&
             (query.data == NULL || at > url.param.size || query.size > url.param.size - at))
        result->sin = "a query outside of its URL";
    else if (result->status.code == TWCRED_OK)
        tell_bytes(result, "", "query", query.data, query.size);
    argument_close(result, &base_url);
    argument_close(result, &url);
}
