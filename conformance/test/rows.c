/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Prints the rows of the tables that the library offers, one a line, for the test
 * that each has its cases. */
#include "twcred.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    /* The families end below 1000. */
    for (int number = 1; number < 1000; number++) {
        const char *name = twcred_code_name((twcred_code)number);
        if (strcmp(name, "unknown") != 0)
            printf("code %s\n", name);
    }
    int count = 0;
    for (const twcred_service_info *row; (row = twcred_service_get((twcred_service)count)) != NULL;
         count++)
        printf("service %s %d %" PRId64 " %s\n", row->name, count, row->page_size_max,
               row->update_type ? "type" : "no-type");
    printf("services %d\n", count);
    count = 0;
    for (const twcred_operation_info *row;
         (row = twcred_operation_get((twcred_operation)count)) != NULL; count++)
        printf("operation %s %d %d %s\n", row->name, count, row->success,
               row->document == TWCRED_DOCUMENT_NONE ? "none" : "document");
    printf("operations %d\n", count);
    size_t index = 0;
    for (const twcred_error_info *row; (row = twcred_error_get(index)) != NULL; index++)
        printf("error %" PRId64 " %" PRId64 " %zu %s\n", row->code, row->last, index, row->name);
    printf("errors %zu\n", index);
    return 0;
}
