/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <string.h>

/* A thing to print: a name, and a value that may be absent or null. */
typedef struct column {
    const char *name;
    twcred_string value;
} column;

enum { credential_columns = 8, header_columns = 7 };

static twcred_string word(const char *text)
{
    twcred_string string = {TWCRED_ABSENT, NULL, 0};
    if (text != NULL) {
        string.presence = TWCRED_PRESENT;
        string.text = text;
        string.size = strlen(text);
    }
    return string;
}

static void credential_list(column list[credential_columns], const twcred_credential *credential)
{
    const column columns[credential_columns] = {
        {"sid", credential->sid},
        {"account_sid", credential->account_sid},
        {"friendly_name", credential->friendly_name},
        {"type", word(twcred_type_name(credential->type))},
        {"sandbox", credential->sandbox},
        {"date_created", credential->date_created.string},
        {"date_updated", credential->date_updated.string},
        {"url", credential->url},
    };
    memcpy(list, columns, sizeof columns);
}

static void header_list(column list[header_columns], const twcred_headers *headers)
{
    static const char *const truths[] = {NULL, "false", "true"};
    const column columns[header_columns] = {
        {"Access-Control-Allow-Origin", headers->allow_origin},
        {"Access-Control-Allow-Methods", headers->allow_methods},
        {"Access-Control-Allow-Headers", headers->allow_headers},
        {"Access-Control-Allow-Credentials", word(truths[headers->allow_credentials])},
        {"Access-Control-Expose-Headers", headers->expose_headers},
        {"Twilio-Request-Id", headers->request_id},
        {"Retry-After", headers->retry_after},
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
        fputc('"', to);
        print_escaped(to, value->text, value->size, ESCAPE_JSON);
        fputc('"', to);
    }
    return comma;
}

static void print_json(FILE *to, const column *list, bool with_headers)
{
    fputc('{', to);
    const char *comma = print_json_members(to, list, credential_columns);
    if (with_headers) {
        fprintf(to, "%s\"headers\":{", comma);
        print_json_members(to, list + credential_columns, header_columns);
        fputc('}', to);
    }
    fputs("}\n", to);
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

bool format_find(output_format *format, const char *name)
{
    static const char *const names[] = {
        [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", [FORMAT_TSV] = "tsv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i]) == 0) {
            *format = (output_format)i;
            return true;
        }
    }
    return false;
}

void print_credential(FILE *to, output_format format, const twcred_credential *credential,
                      const twcred_headers *headers)
{
    column list[credential_columns + header_columns];
    size_t count = credential_columns;
    credential_list(list, credential);
    if (headers != NULL) {
        header_list(list + credential_columns, headers);
        count += header_columns;
    }
    switch (format) {
    case FORMAT_TEXT:
        print_text(to, list, count, headers != NULL ? 32 : 13);
        break;
    case FORMAT_JSON:
        print_json(to, list, headers != NULL);
        break;
    case FORMAT_TSV:
        print_tsv_names(to, list, count);
        fputc('\n', to);
        print_tsv_values(to, list, count);
        fputc('\n', to);
        break;
    }
}
