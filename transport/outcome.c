/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* From the outcome of an exchange to words and an exit status. */

#include "command.h"

#include <string.h>

/* --------------------------------------------------------------- parameters */

static void note_services_with_type(void)
{
    const twcred_service_info *row;
    for (int i = 0; (row = twcred_service_get((twcred_service)i)) != NULL; i++)
        if (row->update_type)
            report_note("taken by", row->name, strlen(row->name));
}

exit_status report_param_fault(const options *given, twcred_service service,
                               const twcred_status *fault)
{
    /* A SID is no secret; of the other parameters no place is shown. */
    if (strcmp(fault->field, "Sid") == 0 && given->operand != NULL) {
        report_status(given->name, fault, given->operand, strlen(given->operand));
        report_words("a SID is CR and 32 hexadecimal digits");
        return EXIT_VALUE;
    }
    report_status(given->name, fault, NULL, 0);
    if (fault->code == TWCRED_PARAM_UNKNOWN)
        note_services_with_type();
    if (fault->code == TWCRED_PARAM_RANGE) {
        char words[64];
        snprintf(words, sizeof words, "it is a number from 1 to %lld",
                 (long long)twcred_service_get(service)->page_size_max);
        report_words(words);
    }
    return EXIT_VALUE;
}

/* ------------------------------------------------------------------- causes */

/* An outcome without an HTTP answer that could be judged. */
static exit_status report_cause(const options *given, const twcred_exchange *exchange)
{
    report(given->name, twcred_cause_name(exchange->cause), "request",
           exchange->sent ? "sent" : "not sent");
    if (exchange->detail[0] != '\0')
        report_words(exchange->detail);
    if (exchange->cause == TWCRED_CAUSE_USER)
        report_words("the user is AC or SK and 32 hexadecimal digits, and nothing else");
    if (exchange->cause == TWCRED_CAUSE_PASSWORD)
        report_words("the token or secret has a space, a line end or another odd character in it");
    return exchange->outcome == TWCRED_OUTCOME_NOT_SENT ? EXIT_VALUE : EXIT_NO_ANSWER;
}

static void report_request_id(const twcred_exchange *exchange)
{
    const twcred_string *id = &exchange->headers.request_id;
    if (id->presence == TWCRED_PRESENT)
        report_note("request id", id->text, id->size);
}

/* Where the place of a fault is: in what was asked for, in a URL of the answer, or
 * in the answer itself. */
static void report_broken(const options *given, const twcred_exchange *exchange)
{
    const twcred_status *status = &exchange->status;
    const twcred_string *next = &exchange->answer.page.next_page_url;
    if (status->code == TWCRED_FIELD_MISMATCH && given->operand != NULL) {
        const twcred_string *sid = &exchange->answer.credential.sid;
        report_status(given->name, status, given->operand, strlen(given->operand));
        if (sid->presence == TWCRED_PRESENT)
            report_note("came", sid->text, sid->size);
    } else if (status->code >= TWCRED_PAGE_URI && status->code <= TWCRED_PAGE_QUERY) {
        /* User information is no other's business, even where it came from the service. */
        bool shown = status->code != TWCRED_PAGE_USER;
        report_status(given->name, status, shown ? next->text : NULL, shown ? next->size : 0);
    } else {
        report_answer_fault(given->name, status, exchange->answer.http_status, exchange->body,
                            exchange->body_size);
    }
}

/* A walk that the library ended by itself. */
static void report_endless(const options *given, const twcred_exchange *exchange)
{
    report(given->name, twcred_cause_name(exchange->cause), "next_page_url", NULL);
    if (exchange->cause == TWCRED_CAUSE_PAGE_LOOP)
        report_words("the next page was read before, so that the list would never end");
    else if (exchange->cause == TWCRED_CAUSE_PAGE_LIMIT)
        report_words("the list has more pages than --max-pages allows");
    else
        report_words(exchange->detail);
}

static const char *doubt(twcred_operation operation)
{
    switch (operation) {
    case TWCRED_CREATE:
        return "the credential may have been created: look for it before you try again";
    case TWCRED_UPDATE:
        return "the credential may have been updated: fetch it to see date_updated";
    case TWCRED_DELETE:
        return "the credential may have been deleted: fetch it to see";
    case TWCRED_FETCH:
    case TWCRED_LIST:
        break;
    }
    return "the call may have taken effect";
}

/* A header field that is left out does not undo what was done. */
static void report_headers(const options *given, const twcred_exchange *exchange, bool failed)
{
    const twcred_status *status = &exchange->headers_status;
    if (status->code == TWCRED_OK)
        return;
    if (!failed)
        report(given->name, twcred_code_name(status->code), status->field, "left out");
    else
        report_note("header field left out", status->field, strlen(status->field));
}

static exit_status report_end(const options *given, twcred_operation operation,
                              const twcred_exchange *exchange)
{
    exit_status exit = EXIT_DONE;
    switch (exchange->outcome) {
    case TWCRED_OUTCOME_DONE:
    case TWCRED_OUTCOME_DRY_RUN:
        return EXIT_DONE;
    case TWCRED_OUTCOME_NOT_SENT:
        if (exchange->cause != TWCRED_CAUSE_NONE)
            return report_cause(given, exchange);
        return report_param_fault(given, TWCRED_IP_MESSAGING_V2, &exchange->status);
    case TWCRED_OUTCOME_SERVICE_ERROR:
        exit = report_service_error(given->name, operation, &exchange->answer, &exchange->headers,
                                    exchange->body, exchange->body_size);
        break;
    case TWCRED_OUTCOME_NO_ANSWER:
        exit = report_cause(given, exchange);
        report_request_id(exchange);
        break;
    case TWCRED_OUTCOME_BROKEN_ANSWER:
        if (exchange->cause != TWCRED_CAUSE_NONE)
            report_endless(given, exchange);
        else
            report_broken(given, exchange);
        report_request_id(exchange);
        exit = EXIT_CONTRACT;
        break;
    }
    if (exchange->uncertain)
        report_words(doubt(operation));
    return exit;
}

exit_status report_outcome(const options *given, twcred_operation operation,
                           const twcred_exchange *exchange)
{
    exit_status status = report_end(given, operation, exchange);
    report_headers(given, exchange, status != EXIT_DONE);
    return status;
}

exit_status report_walk(const options *given, const twcred_walk *walk)
{
    exit_status status = report_end(given, TWCRED_LIST, &walk->exchange);
    /* Of pages that are good, a header field more or less does not matter. */
    if (status != EXIT_DONE)
        report_headers(given, &walk->exchange, true);
    if (status != EXIT_DONE && walk->pages > 0) {
        char words[96];
        snprintf(words, sizeof words, "the list is not whole: %zu credentials of %zu %s read",
                 walk->items, walk->pages, walk->pages == 1 ? "page were" : "pages were");
        report_words(words);
    }
    return status;
}
