/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>

enum { credential_columns = 8, header_columns = 11 };

/* A number as text, and the room it takes. */
typedef struct number_text {
    char digits[24];
} number_text;

twcred_string string_of(const char *text)
{
    twcred_string string = {TWCRED_ABSENT, NULL, 0};
    if (text != NULL) {
        string.presence = TWCRED_PRESENT;
        string.text = text;
        string.size = strlen(text);
    }
    return string;
}

static twcred_string string_of_integer(number_text *room, const twcred_integer *integer)
{
    twcred_string string = {integer->presence, NULL, 0};
    if (integer->presence == TWCRED_PRESENT) {
        snprintf(room->digits, sizeof room->digits, "%lld", (long long)integer->value);
        string = string_of(room->digits);
    }
    return string;
}

static void credential_list(column list[credential_columns], const twcred_credential *credential)
{
    const column columns[credential_columns] = {
        {"sid", credential->sid, false},
        {"account_sid", credential->account_sid, false},
        {"friendly_name", credential->friendly_name, false},
        {"type", string_of(twcred_type_name(credential->type)), false},
        {"sandbox", credential->sandbox, false},
        {"date_created", credential->date_created.string, false},
        {"date_updated", credential->date_updated.string, false},
        {"url", credential->url, false},
    };
    memcpy(list, columns, sizeof columns);
}

/* A header field is text, whatever it says: in JSON too. */
static void header_list(column list[header_columns], number_text *room,
                        const twcred_headers *headers)
{
    static const char *const truths[] = {NULL, "false", "true"};
    const column columns[header_columns] = {
        {"Access-Control-Allow-Origin", headers->allow_origin, false},
        {"Access-Control-Allow-Methods", headers->allow_methods, false},
        {"Access-Control-Allow-Headers", headers->allow_headers, false},
        {"Access-Control-Allow-Credentials", string_of(truths[headers->allow_credentials]), false},
        {"Access-Control-Expose-Headers", headers->expose_headers, false},
        {"Twilio-Request-Id", headers->request_id, false},
        {"Twilio-Request-Duration", headers->request_duration, false},
        {"Twilio-Concurrent-Requests", string_of_integer(room, &headers->concurrent_requests),
         false},
        {"Retry-After", headers->retry_after, false},
        {"ETag", headers->etag, false},
        {"Last-Modified", headers->last_modified.string, false},
    };
    memcpy(list, columns, sizeof columns);
}

/* -------------------------------------------------------------------- text */

/* As it is where that is unmistakable, otherwise as a JSON string. */
static void print_text_value(FILE *to, const twcred_string *value)
{
    if (value->presence == TWCRED_ABSENT) {
        fputs("(absent)", to);
    } else if (value->presence == TWCRED_NULL) {
        fputs("(null)", to);
    } else if (value->size == 0 || strchr(" (\"", value->text[0]) != NULL ||
               value->text[value->size - 1] == ' ' ||
               needs_escape(value->text, value->size, ESCAPE_JSON)) {
        fputc('"', to);
        print_escaped(to, value->text, value->size, ESCAPE_JSON);
        fputc('"', to);
    } else {
        print_escaped(to, value->text, value->size, ESCAPE_PLAIN);
    }
}

static void print_text(FILE *to, const column *list, size_t count, int width)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(to, "%-*s ", width, list[i].name);
        print_text_value(to, &list[i].value);
        fputc('\n', to);
    }
}

/* -------------------------------------------------------------------- json */

/* The members of an object, without its braces; absent ones are left out.
 * Returns what has to stand before a further member. */
static const char *print_json_members(FILE *to, const column *list, size_t count)
{
    const char *comma = "";
    for (size_t i = 0; i < count; i++) {
        const twcred_string *value = &list[i].value;
        if (value->presence == TWCRED_ABSENT)
            continue;
        fprintf(to, "%s\"%s\":", comma, list[i].name);
        comma = ",";
        if (value->presence == TWCRED_NULL) {
            fputs("null", to);
            continue;
        }
        const char *quote = list[i].literal ? "" : "\"";
        fputs(quote, to);
        print_escaped(to, value->text, value->size, ESCAPE_JSON);
        fputs(quote, to);
    }
    return comma;
}

/* --------------------------------------------------------------------- tsv */

static void print_tsv_names(FILE *to, const column *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fprintf(to, "%s%s", i > 0 ? "\t" : "", list[i].name);
}

/* The format has no third state: absent and null are both \N. */
static void print_tsv_values(FILE *to, const column *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            fputc('\t', to);
        if (list[i].value.presence == TWCRED_PRESENT)
            print_escaped(to, list[i].value.text, list[i].value.size, ESCAPE_TSV);
        else
            fputs("\\N", to);
    }
}

/* ----------------------------------------------------------------- formats */

exit_status read_format(output_format *format, const options *given)
{
    static const char *const names[] = {
        [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", [FORMAT_TSV] = "tsv"};
    *format = FORMAT_TEXT;
    if (given->format == NULL)
        return EXIT_DONE;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(given->format, names[i]) == 0) {
            *format = (output_format)i;
            return EXIT_DONE;
        }
    }
    return usage_value(given, "--format", "it is text, json or tsv");
}

void print_names(FILE *to, output_format format, const column *list, size_t count)
{
    if (format != FORMAT_TSV)
        return;
    print_tsv_names(to, list, count);
    fputc('\n', to);
}

void print_record(FILE *to, output_format format, const column *list, size_t count, int width)
{
    switch (format) {
    case FORMAT_TEXT:
        print_text(to, list, count, width);
        break;
    case FORMAT_JSON:
        fputc('{', to);
        print_json_members(to, list, count);
        fputs("}\n", to);
        break;
    case FORMAT_TSV:
        print_tsv_values(to, list, count);
        fputc('\n', to);
        break;
    }
}

/* -------------------------------------------------------------- credentials */

/* As wide as the longest name. */
#define CREDENTIAL_WIDTH 13
#define HEADER_WIDTH     32

/* In JSON the header fields are an object in the credential's. */
static void print_json_with_headers(FILE *to, const column *list)
{
    fputc('{', to);
    const char *comma = print_json_members(to, list, credential_columns);
    fprintf(to, "%s\"headers\":{", comma);
    print_json_members(to, list + credential_columns, header_columns);
    fputs("}}\n", to);
}

void print_credential(FILE *to, output_format format, const twcred_credential *credential,
                      const twcred_headers *headers)
{
    column list[credential_columns + header_columns];
    number_text room;
    size_t count = credential_columns;
    credential_list(list, credential);
    if (headers != NULL) {
        header_list(list + credential_columns, &room, headers);
        count += header_columns;
    }
    print_names(to, format, list, count);
    if (headers != NULL && format == FORMAT_JSON)
        print_json_with_headers(to, list);
    else
        print_record(to, format, list, count, headers != NULL ? HEADER_WIDTH : CREDENTIAL_WIDTH);
}

void print_list_start(FILE *to, output_format format)
{
    static const twcred_credential none;
    column list[credential_columns];
    credential_list(list, &none);
    print_names(to, format, list, credential_columns);
}

void print_list_item(FILE *to, output_format format, const twcred_credential *credential,
                     size_t number)
{
    column list[credential_columns];
    credential_list(list, credential);
    if (format == FORMAT_TEXT && number > 0)
        fputc('\n', to);
    print_record(to, format, list, credential_columns, CREDENTIAL_WIDTH);
}

void print_headers(FILE *to, const char *mark, const twcred_headers *headers)
{
    column list[header_columns];
    number_text room;
    header_list(list, &room, headers);
    for (size_t i = 0; i < header_columns; i++) {
        if (list[i].value.presence != TWCRED_PRESENT)
            continue;
        fprintf(to, "%s%s: ", mark, list[i].name);
        print_escaped(to, list[i].value.text, list[i].value.size, ESCAPE_PLAIN);
        fputc('\n', to);
    }
}

exit_status finish_output(const options *given)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_DONE;
    report(given->name, "output-write", "standard output", "the result could not be written");
    return EXIT_NO_ANSWER;
}
