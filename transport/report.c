/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>

/* How much of a guilty line is shown on either side of the byte. */
#define CONTEXT_BYTES 36

/* How much of a text from the service is shown. */
#define NOTE_BYTES 1000

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
    {TWCRED_PARAM_FORMAT, "the value is not of its format"},
    {TWCRED_PARAM_UNKNOWN, "the service's update takes no such parameter"},
    {TWCRED_PARAM_RANGE, "the number is outside of the service's limits"},
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
    {TWCRED_FIELD_MISMATCH, "the answer is about another credential than the one asked for"},
    {TWCRED_PAGE_URI, "the next page is not followed: it is no URI"},
    {TWCRED_PAGE_USER, "the next page is not followed: its URL has user information"},
    {TWCRED_PAGE_FRAGMENT, "the next page is not followed: its URL has a fragment"},
    {TWCRED_PAGE_HOST, "the next page is not followed: it is of another host"},
    {TWCRED_PAGE_SCHEME, "the next page is not followed: it is of another scheme"},
    {TWCRED_PAGE_PORT, "the next page is not followed: it is of another port"},
    {TWCRED_PAGE_PATH, "the next page is not followed: its path is not the list's"},
    {TWCRED_PAGE_QUERY, "the next page is not followed: its URL names no page"},
    {TWCRED_PAGE_BASE, "the base URL is none"},
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

/* Some faults are of a value as a whole. */
static bool has_place(twcred_code code)
{
    return code != TWCRED_FIELD_MISSING && code != TWCRED_PARAM_MISSING &&
           code != TWCRED_PARAM_UNKNOWN && code != TWCRED_PARAM_RANGE;
}

void report_status(const char *call, const twcred_status *status, const char *document, size_t size)
{
    char words[40];
    snprintf(words, sizeof words, "at byte %zu", status->offset);
    report(call, twcred_code_name(status->code), status->field,
           has_place(status->code) ? words : NULL);
    if (is_json_fault(status->code) && status->offset == size)
        report_words(size == 0 ? "the document is empty" : "the document ends too early");
    else
        report_meaning(status->code);
    if (document != NULL && size > 0 && has_place(status->code))
        report_place(document, size, status->offset);
}
