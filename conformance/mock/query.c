/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

#define PAGE_SIZE_USUAL 50
#define PAGE_MAX        999999999

/* The query of a list under judgement. */
typedef enum mock_query_field { FIELD_PAGE_SIZE, FIELD_PAGE, FIELD_PAGE_TOKEN } mock_query_field;

#define FIELD_COUNT 3

static const char *const field_names[FIELD_COUNT] = {
    [FIELD_PAGE_SIZE] = "PageSize",
    [FIELD_PAGE] = "Page",
    [FIELD_PAGE_TOKEN] = "PageToken",
};

/* What does not come leaves the number as it is. */
static bool read_number(mock_refusal *refusal, long *number, const mock_form_slice *value,
                        mock_query_field field, long min, long max)
{
    if (value == NULL)
        return true;
    long read = value->size > 0 && value->size <= 9 ? 0 : -1;
    for (size_t i = 0; i < value->size && read >= 0; i++)
        read = value->bytes[i] >= '0' && value->bytes[i] <= '9' ? read * 10 + value->bytes[i] - '0'
                                                                : -1;
    if (read >= min && read <= max) {
        *number = read;
        return true;
    }
    snprintf(refusal->message, sizeof refusal->message, "%s must be a number from %ld to %ld",
             field_names[field], min, max);
    return false;
}

bool query_read(mock_refusal *refusal, mock_query *query, const mock_product *product,
                mock_text *text)
{
    mock_form form;
    const mock_form_slice *values[FIELD_COUNT];
    *query = (struct mock_query){.page_size = PAGE_SIZE_USUAL};
    if (!fields_read(refusal, values, field_names, FIELD_COUNT, &form, text) ||
        !read_number(refusal, &query->page_size, values[FIELD_PAGE_SIZE], FIELD_PAGE_SIZE, 1,
                     (long)product->page_size_max) ||
        !read_number(refusal, &query->page, values[FIELD_PAGE], FIELD_PAGE, 0, PAGE_MAX))
        return false;
    const mock_form_slice *token = values[FIELD_PAGE_TOKEN];
    return token == NULL || token_read(&query->token, token->bytes, token->size) ||
           fields_refuse(refusal, "PageToken is not valid");
}

bool query_read_none(mock_refusal *refusal, mock_text *text)
{
    mock_form form;
    return fields_read(refusal, NULL, NULL, 0, &form, text);
}
