/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The list, which is printed while it comes. */

#include "command.h"

#include <stdlib.h>
#include <string.h>

/* More than any list has, and still a number that people can write. */
#define COUNT_MAX ((size_t)1000000000)

typedef struct list_call {
    const options *given;
    twcred_client client;
    twcred_list_params params;
    output_format format;
    size_t limit;     /* credentials to print at the most */
    size_t max_pages; /* 0: the library's own */
    twcred_walk walk;
    size_t pages;   /* that were told of */
    size_t on_page; /* credentials printed of the page that is being read */
    char *told;     /* the URL that was told of last */
} list_call;

static exit_status read_list(list_call *call)
{
    const options *given = call->given;
    size_t page_size;
    exit_status status = read_format(&call->format, given);
    if (status == EXIT_DONE)
        status = read_count(&call->limit, given, "--limit", given->limit, SIZE_MAX, COUNT_MAX);
    if (status == EXIT_DONE)
        status = read_count(&page_size, given, "--page-size", given->page_size, 0, COUNT_MAX);
    if (status == EXIT_DONE)
        status = read_count(&call->max_pages, given, "--max-pages", given->max_pages, 0, COUNT_MAX);
    if (status == EXIT_DONE && given->page_size != NULL) {
        call->params.page_size.presence = TWCRED_PRESENT;
        call->params.page_size.value = (int64_t)page_size;
    }
    return status;
}

static exit_status measure(const list_call *call)
{
    twcred_service service;
    twcred_request request;
    exit_status status = read_service(&service, call->given);
    if (status != EXIT_DONE)
        return status;
    twcred_status fault = twcred_list_encode(&request, NULL, 0, service, &call->params);
    return fault.code == TWCRED_OK ? EXIT_DONE : report_param_fault(call->given, service, &fault);
}

/* Tells of the exchange of a page, once. A walk that ends without asking again
 * still holds the exchange before. */
static void trace_page(list_call *call)
{
    const twcred_exchange *exchange = &call->walk.exchange;
    if (exchange->url == NULL || (call->told != NULL && strcmp(call->told, exchange->url) == 0))
        return;
    if (call->given->verbose != NULL && call->walk.pages > call->pages + 1)
        fprintf(stderr, "< pages without credentials: %zu\n", call->walk.pages - call->pages - 1);
    trace_exchange(call->given, exchange, NULL);
    free(call->told);
    call->told = strdup(exchange->url);
    call->pages = call->walk.pages;
}

/* Prints until the list or the output ends. The next page may be long in coming,
 * so what there is of the last one goes out before it is asked for. */
static exit_status print_list(list_call *call)
{
    twcred_credential credential;
    size_t number = 0;
    size_t pages = call->walk.pages;
    while (number < call->limit && twcred_walk_next(&call->walk, &credential)) {
        trace_page(call);
        if (call->walk.pages != pages)
            call->on_page = 0;
        pages = call->walk.pages;
        print_list_item(stdout, call->format, &credential, number++);
        if (++call->on_page == call->walk.exchange.answer.page.count &&
            (fflush(stdout) != 0 || ferror(stdout)))
            break;
    }
    trace_page(call);
    return finish_output(call->given);
}

static exit_status walk(list_call *call)
{
    twcred_walk_begin(&call->walk, &call->client, &call->params, call->max_pages);
    trace_page(call);
    exit_status written = EXIT_DONE;
    if (call->walk.exchange.outcome == TWCRED_OUTCOME_DONE) {
        print_list_start(stdout, call->format);
        written = print_list(call);
    } else if (call->walk.exchange.outcome == TWCRED_OUTCOME_DRY_RUN) {
        written = finish_output(call->given);
    }
    exit_status status = report_walk(call->given, &call->walk);
    twcred_walk_end(&call->walk);
    free(call->told);
    return status != EXIT_DONE ? status : written;
}

exit_status call_list(const options *given)
{
    list_call call;
    memset(&call, 0, sizeof call);
    call.given = given;
    exit_status status = read_list(&call);
    if (status == EXIT_DONE)
        status = measure(&call);
    if (status == EXIT_DONE)
        status = read_client(&call.client, given);
    return status == EXIT_DONE ? walk(&call) : status;
}
