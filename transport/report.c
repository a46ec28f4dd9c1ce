/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>

/* How much of a guilty line is shown on either side of the byte. */
#define CONTEXT_BYTES 36

/* How much of a text from the service is shown. */
#define NOTE_BYTES 1000

/* How much of a body that could not be read. */
#define EXCERPT_BYTES 160

void report(const char *call, const char *code, const char *subject, const char *words)
{
    fprintf(stderr, "twcred: %s: %s", call != NULL ? call : "command", code);
    if (subject != NULL) {
        fputs(": ", stderr);
        print_escaped(stderr, subject, strlen(subject), ESCAPE_PLAIN);
    }
    if (words != NULL)
        fprintf(stderr, ": %s", words);
    fputc('\n', stderr);
}

static bool continues_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

void report_note(const char *label, const char *text, size_t size)
{
    size_t shown = size;
    if (size > NOTE_BYTES)
        for (shown = NOTE_BYTES; shown > 0 && continues_character(text[shown]);)
            shown--;
    fputs("  ", stderr);
    if (label != NULL)
        fprintf(stderr, "%s: ", label);
    print_escaped(stderr, text, shown, ESCAPE_PLAIN);
    fputs(shown < size ? "...\n" : "\n", stderr);
}

void report_words(const char *words)
{
    report_note(NULL, words, strlen(words));
}

void report_file(const char *call, const char *subject, const char *path, const char *reason)
{
    report(call, "file-read", subject, "the file cannot be read");
    if (path != NULL)
        report_note("file", path, strlen(path));
    report_words(reason);
}

/* ---------------------------------------------------------- faults of bytes */

static const struct {
    twcred_code code;
    const char *words;
} meanings[] = {
    {TWCRED_PARAM_UTF8, "the value has to be UTF-8"},
    {TWCRED_PARAM_SIZE, "the value is too long"},
    {TWCRED_JSON_SYNTAX, "not JSON: this byte has no place here"},
    {TWCRED_JSON_UTF8, "not JSON: the bytes are not UTF-8"},
    {TWCRED_JSON_STRING, "not JSON: a string has a control character, a wrong escape or no end"},
    {TWCRED_JSON_NUMBER, "not JSON: this is not how a number is written"},
    {TWCRED_JSON_DEPTH, "nested too deep"},
    {TWCRED_JSON_TRAILING, "not JSON: something follows the value"},
    {TWCRED_JSON_SIZE, "too long"},
    {TWCRED_FIELD_TYPE, "the JSON type is not the contract's"},
    {TWCRED_FIELD_NULL, "null is not allowed here"},
    {TWCRED_FIELD_FORMAT, "the value is not of the field's format"},
    {TWCRED_FIELD_ENUM, "the value is not one of apn, fcm and gcm"},
    {TWCRED_FIELD_DUPLICATE, "the field is given twice"},
    {TWCRED_FIELD_RANGE, "the number is too large"},
    {TWCRED_FIELD_MISSING, "the answer lacks the field, so nothing usable came back"},
};

static void report_meaning(twcred_code code)
{
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
        if (meanings[i].code == code)
            report_words(meanings[i].words);
}

/* The line around the byte, and a caret under it. */
static void report_place(const char *document, size_t size, size_t offset)
{
    size_t start = offset;
    size_t end = offset;
    while (start > 0 && document[start - 1] != '\n' && offset - start < CONTEXT_BYTES)
        start--;
    while (end < size && document[end] != '\n' && end - offset < CONTEXT_BYTES)
        end++;
    /* Do not cut a character in two. */
    while (start < offset && continues_character(document[start]))
        start++;
    while (end < size && continues_character(document[end]))
        end++;
    bool cut_before = start > 0 && document[start - 1] != '\n';
    bool cut_behind = end < size && document[end] != '\n';

    fprintf(stderr, "  %s", cut_before ? "..." : "");
    size_t columns = print_escaped(stderr, document + start, offset - start, ESCAPE_PLAIN);
    print_escaped(stderr, document + offset, end - offset, ESCAPE_PLAIN);
    fprintf(stderr, "%s\n  %*s^%s\n", cut_behind ? "..." : "",
            (int)(columns + (cut_before ? 3 : 0)), "", offset == size ? " the end" : "");
}

static bool is_json_fault(twcred_code code)
{
    return code >= TWCRED_JSON_SYNTAX && code < TWCRED_JSON_SIZE;
}

void report_status(const char *call, const twcred_status *status, const char *document, size_t size)
{
    char words[40];
    snprintf(words, sizeof words, "at byte %zu", status->offset);
    report(call, twcred_code_name(status->code), status->field,
           status->code == TWCRED_FIELD_MISSING ? NULL : words);
    if (is_json_fault(status->code) && status->offset == size)
        report_words(size == 0 ? "the document is empty" : "the document ends too early");
    else
        report_meaning(status->code);
    if (document != NULL && size > 0 && status->code != TWCRED_FIELD_MISSING)
        report_place(document, size, status->offset);
}

/* -------------------------------------------------------- errors of the service */

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
    {404, 404, EXIT_ABSENT, "check the base URL and the SID"},
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

exit_status report_service_error(const char *call, const twcred_answer *answer,
                                 const twcred_headers *headers, const char *body, size_t size)
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
    if (error->message.presence != TWCRED_PRESENT)
        report_body(&answer->error_body, body, size);
    if (headers != NULL) {
        report_string("request id", &headers->request_id);
        report_string("retry after", &headers->retry_after);
    }
    const advice_row *advice = advice_of(answer->http_status);
    if (advice->words != NULL)
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
