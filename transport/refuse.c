/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Answers that are not what was hoped for. */

#include "command.h"

#include <string.h>

/* How much of a body that could not be read is shown. */
#define EXCERPT_BYTES 160

typedef struct advice_row {
    int low, high; /* HTTP statuses */
    exit_status exit;
    const char *words; /* what to do; NULL where the service's message says it */
} advice_row;

/* The first row that fits holds. */
static const advice_row advice_rows[] = {
    {401, 401, EXIT_DENIED,
     "check the SID, its token or secret, and that they are of the region asked"},
    {403, 403, EXIT_DENIED, "the account or the API key lacks the permission"},
    {404, 404, EXIT_ABSENT, "check the SID, the service and its place"},
    {429, 429, EXIT_LATER, "not processed: wait, then try again"},
    {500, 599, EXIT_LATER, "try again later"},
    {400, 499, EXIT_REFUSED, NULL},
};

static const advice_row *advice_of(int http_status)
{
    size_t i = 0;
    while (http_status < advice_rows[i].low || http_status > advice_rows[i].high)
        i++;
    return &advice_rows[i];
}

static void report_string(const char *label, const twcred_string *string)
{
    if (string->presence == TWCRED_PRESENT)
        report_note(label, string->text, string->size);
}

/* Where no message could be found, the body itself is shown. */
static void report_body(const twcred_status *fault, const char *body, size_t size)
{
    if (size == 0) {
        report_words("the answer has no body");
        return;
    }
    if (fault->code != TWCRED_OK) {
        char words[96];
        snprintf(words, sizeof words, "its body is not as the service's errors are: %s at byte %zu",
                 twcred_code_name(fault->code), fault->offset);
        report_words(words);
    }
    report_note("body", body, size < EXCERPT_BYTES ? size : EXCERPT_BYTES);
}

static bool same_string(const twcred_string *one, const twcred_string *other)
{
    return one->presence == other->presence && one->size == other->size &&
           (one->size == 0 || memcmp(one->text, other->text, one->size) == 0);
}

/* What the first item of a list repeats of the error itself is not shown twice. */
static void report_item(const twcred_error *error, const twcred_error_item *item, size_t number)
{
    char label[64];
    char code[32] = "";
    if (item->code.presence == TWCRED_PRESENT)
        snprintf(code, sizeof code, ", code %lld", (long long)item->code.value);
    snprintf(label, sizeof label, "error %zu of %zu%s", number, error->count, code);
    if (item->message.presence == TWCRED_PRESENT && !same_string(&item->message, &error->message))
        report_note(label, item->message.text, item->message.size);
    else
        report_words(label);
    report_string("  pointer", &item->pointer);
    if (!same_string(&item->more_info, &error->more_info))
        report_string("  more info", &item->more_info);
    report_string("  context", &item->context);
}

static void report_items(const twcred_error *error)
{
    twcred_work work;
    twcred_error_item item;
    twcred_error reading = *error;
    for (size_t number = 1; twcred_error_next(&item, &reading, &work); number++)
        report_item(error, &item, number);
}

static void report_info(const twcred_error_info *info, twcred_operation operation)
{
    static const char *const repeats[] = {
        [TWCRED_REPEAT_NEVER] = "the same call is not to be repeated",
        [TWCRED_REPEAT_ON_REQUEST] = "it may have been done: repeat it only if twice does no harm",
        [TWCRED_REPEAT_SAFE] = "the call may be repeated",
    };
    report_note(info->name, info->meaning, strlen(info->meaning));
    report_words(repeats[info->repeat[operation]]);
}

exit_status report_service_error(const char *call, twcred_operation operation,
                                 const twcred_answer *answer, const twcred_headers *headers,
                                 const char *body, size_t size)
{
    const twcred_error *error = &answer->error;
    char status[32];
    char code[40] = "no code";
    snprintf(status, sizeof status, "status %d", answer->http_status);
    if (error->code.presence == TWCRED_PRESENT)
        snprintf(code, sizeof code, "code %lld", (long long)error->code.value);
    report(call, "service-error", status, code);
    report_string("message", &error->message);
    report_string("more info", &error->more_info);
    report_string("details", &error->details);
    report_items(error);
    if (error->message.presence != TWCRED_PRESENT)
        report_body(&answer->error_body, body, size);
    if (headers != NULL) {
        report_string("request id", &headers->request_id);
        report_string("retry after", &headers->retry_after);
    }
    const twcred_error_info *info = NULL;
    if (error->code.presence == TWCRED_PRESENT)
        info = twcred_error_find(error->code.value);
    if (info != NULL)
        report_info(info, operation);
    const advice_row *advice = advice_of(answer->http_status);
    /* What is documented of the code says more than the status about later. */
    if (advice->words != NULL && (info == NULL || advice->exit != EXIT_LATER))
        report_words(advice->words);
    return advice->exit;
}

static void report_unexpected(const char *call, int http_status)
{
    char status[32];
    snprintf(status, sizeof status, "status %d", http_status);
    report(call, twcred_code_name(TWCRED_STATUS_UNEXPECTED), status, NULL);
    report_words("the contract has no such answer to this operation");
    if (http_status >= 300 && http_status <= 399)
        report_words("redirects are not followed: they could carry the password elsewhere");
}

void report_answer_fault(const char *call, const twcred_status *fault, int http_status,
                         const char *body, size_t size)
{
    if (fault->code == TWCRED_STATUS_UNEXPECTED)
        report_unexpected(call, http_status);
    else
        report_status(call, fault, body, size);
}
