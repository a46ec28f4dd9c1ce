/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The call that judges an answer which others got. */

#include "command.h"

#include <stdlib.h>
#include <string.h>

/* The longest answer that is decoded from a file. */
#define DECODE_MAX ((size_t)64 * 1024 * 1024)

static exit_status missing_option(const options *given, const char *option)
{
    report(given->name, "usage-option", option, "the option is required");
    return EXIT_USAGE;
}

static bool find_operation(twcred_operation *operation, const char *name)
{
    const twcred_operation_info *row;
    for (int i = 0; (row = twcred_operation_get((twcred_operation)i)) != NULL; i++) {
        if (strcmp(name, row->name) == 0) {
            *operation = (twcred_operation)i;
            return true;
        }
    }
    return false;
}

/* Three digits, the first not 0 (RFC 9110 section 15); 0 if it is no such text. */
static int read_http_status(const char *text)
{
    if (strlen(text) != 3 || strspn(text, "0123456789") != 3 || text[0] == '0')
        return 0;
    return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

static void print_page(twcred_page *page, twcred_work *work, output_format format)
{
    twcred_credential credential;
    print_list_start(stdout, format);
    for (size_t number = 0; twcred_page_next(&credential, page, work); number++)
        print_list_item(stdout, format, &credential, number);
}

static exit_status print_answer(const options *given, const blob *body, twcred_operation operation,
                                int http_status, output_format format)
{
    twcred_work work;
    twcred_answer answer;
    /* The most that any document takes, an error with its list. */
    size_t capacity = body->size * 2 + 1;
    char *text = malloc(capacity);
    if (text == NULL) {
        report(given->name, twcred_cause_name(TWCRED_CAUSE_MEMORY), NULL, NULL);
        return EXIT_VALUE;
    }
    exit_status status = EXIT_DONE;
    twcred_status fault = twcred_answer_decode(&answer, text, capacity, &work, operation,
                                               http_status, body->data, body->size);
    if (fault.code != TWCRED_OK) {
        report_answer_fault(given->name, &fault, http_status, body->data, body->size);
        status = EXIT_CONTRACT;
    } else if (answer.kind == TWCRED_ANSWER_ERROR) {
        status =
            report_service_error(given->name, operation, &answer, NULL, body->data, body->size);
    } else if (answer.kind == TWCRED_ANSWER_CREDENTIAL) {
        print_credential(stdout, format, &answer.credential, NULL);
        status = finish_output(given);
    } else if (answer.kind == TWCRED_ANSWER_PAGE) {
        print_page(&answer.page, &work, format);
        status = finish_output(given);
    }
    free(text);
    return status;
}

exit_status call_decode(const options *given)
{
    output_format format;
    twcred_operation operation;
    blob body;
    exit_status status = read_format(&format, given);
    if (status != EXIT_DONE)
        return status;
    if (given->operation == NULL)
        return missing_option(given, "--operation");
    if (given->http_status == NULL)
        return missing_option(given, "--status");
    if (!find_operation(&operation, given->operation))
        return usage_value(given, "--operation", "it is create, fetch, update, delete or list");
    int http_status = read_http_status(given->http_status);
    if (http_status == 0)
        return usage_value(given, "--status", "it is an HTTP status, from 100 to 999");
    const char *path = given->operand != NULL ? given->operand : "-";
    const char *fault = blob_read(&body, path, DECODE_MAX);
    if (fault != NULL) {
        report_file(given->name, "FILE", path, fault);
        return EXIT_VALUE;
    }
    status = print_answer(given, &body, operation, http_status, format);
    blob_clear(&body);
    return status;
}
