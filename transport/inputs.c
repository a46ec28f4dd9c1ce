/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* No certificate, key or service account comes near it. */
#define PARAM_FILE_MAX ((size_t)1024 * 1024)

/* Grows by copying, because realloc() leaves the old bytes where they were. */
static bool blob_grow(blob *content, size_t *capacity)
{
    size_t larger = *capacity == 0 ? 4096 : *capacity * 2;
    char *data = malloc(larger);
    if (data == NULL)
        return false;
    if (content->size > 0)
        memcpy(data, content->data, content->size);
    size_t size = content->size;
    blob_clear(content);
    content->data = data;
    content->size = size;
    *capacity = larger;
    return true;
}

static const char *blob_fill(blob *content, FILE *from, size_t limit)
{
    size_t capacity = 0;
    for (;;) {
        if (content->size == capacity && !blob_grow(content, &capacity))
            return "out of memory";
        size_t got = fread(content->data + content->size, 1, capacity - content->size, from);
        content->size += got;
        if (content->size > limit)
            return "it is larger than the limit";
        if (got == 0)
            return ferror(from) ? strerror(errno) : NULL;
    }
}

const char *blob_read(blob *content, const char *path, size_t limit)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *from = standard ? stdin : fopen(path, "rb");
    memset(content, 0, sizeof *content);
    if (from == NULL)
        return strerror(errno);
    /* A buffer of stdio's own would keep a copy of the secret. */
    setvbuf(from, NULL, _IONBF, 0);
    const char *fault = blob_fill(content, from, limit);
    if (!standard)
        fclose(from);
    if (fault != NULL)
        blob_clear(content);
    return fault;
}

void blob_clear(blob *content)
{
    if (content->data != NULL)
        twcred_wipe(content->data, content->size);
    free(content->data);
    content->data = NULL;
    content->size = 0;
}

/* --------------------------------------------------------------- parameters */

typedef struct file_row {
    const char *option;
    size_t given;      /* its member in options */
    size_t param;      /* its member in twcred_params */
    bool drop_newline; /* one line end at the end of the file is not part of the value */
} file_row;

static const file_row file_rows[] = {
    {"--certificate", offsetof(options, certificate), offsetof(twcred_params, certificate), false},
    {"--private-key", offsetof(options, private_key), offsetof(twcred_params, private_key), false},
    {"--api-key", offsetof(options, api_key), offsetof(twcred_params, api_key), true},
    {"--secret", offsetof(options, secret), offsetof(twcred_params, secret), false},
};

enum { file_count = sizeof file_rows / sizeof file_rows[0] };

static const char *option_value(const options *given, size_t place)
{
    const char *value;
    memcpy(&value, (const char *)given + place, sizeof value);
    return value;
}

static size_t without_newline(const blob *content)
{
    size_t size = content->size;
    if (size > 0 && content->data[size - 1] == '\n') {
        size--;
        if (size > 0 && content->data[size - 1] == '\r')
            size--;
    }
    return size;
}

static exit_status read_file(inputs *in, const options *given, size_t row)
{
    const char *path = option_value(given, file_rows[row].given);
    if (path == NULL)
        return EXIT_DONE;
    const char *fault = blob_read(&in->files[row], path, PARAM_FILE_MAX);
    if (fault != NULL) {
        /* The path is not shown: it may be the secret itself, given by mistake. */
        report_file(given->name, file_rows[row].option, NULL, fault);
        report_words("the option takes the path of a file, or - for standard input");
        return EXIT_VALUE;
    }
    const blob *content = &in->files[row];
    twcred_param *param = (void *)((char *)&in->params + file_rows[row].param);
    param->data = content->data;
    param->size = file_rows[row].drop_newline ? without_newline(content) : content->size;
    return EXIT_DONE;
}

static exit_status one_standard_input(const options *given)
{
    const char *first = NULL;
    for (size_t row = 0; row < file_count; row++) {
        const char *path = option_value(given, file_rows[row].given);
        if (path == NULL || strcmp(path, "-") != 0)
            continue;
        if (first != NULL) {
            report(given->name, "usage-value", file_rows[row].option,
                   "standard input can be read once only");
            report_note("also read by", first, strlen(first));
            return EXIT_USAGE;
        }
        first = file_rows[row].option;
    }
    return EXIT_DONE;
}

static exit_status not_in_enum(const options *given, const char *param, const char *value,
                               const char *words)
{
    report(given->name, twcred_code_name(TWCRED_PARAM_ENUM), param, "at byte 0");
    report_note("given", value, strlen(value));
    report_words(words);
    return EXIT_VALUE;
}

static bool is_create(const options *given)
{
    return given->call == CALL_CREATE || given->call == CALL_ENCODE_CREATE;
}

static exit_status read_type(inputs *in, const options *given)
{
    if (given->type == NULL && is_create(given)) {
        report(given->name, "usage-option", "--type", "the option is required");
        report_words("it is one of apn, fcm and gcm");
        return EXIT_USAGE;
    }
    if (given->type != NULL &&
        twcred_type_read(&in->params.type, given->type, strlen(given->type)).code != TWCRED_OK)
        return not_in_enum(given, "Type", given->type, "it is one of apn, fcm and gcm");
    return EXIT_DONE;
}

/* Empty is no boolean, and what the service would make of it is not documented. */
static exit_status read_sandbox(inputs *in, const options *given)
{
    bool sandbox;
    if (given->sandbox == NULL)
        return EXIT_DONE;
    if (twcred_boolean_read(&sandbox, given->sandbox, strlen(given->sandbox)).code != TWCRED_OK)
        return not_in_enum(given, "Sandbox", given->sandbox, "it is true or false");
    in->params.sandbox = sandbox ? TWCRED_SWITCH_TRUE : TWCRED_SWITCH_FALSE;
    return EXIT_DONE;
}

/* An update of nothing is more often an option forgotten than a wish. */
static exit_status some_parameter(const options *given)
{
    const option_row *row;
    for (size_t i = 0; (row = option_row_get(i)) != NULL; i++)
        if (row->group == GROUP_PARAMS && option_value(given, row->place) != NULL)
            return EXIT_DONE;
    report(given->name, "usage-option", "parameter", "none is given, so nothing would change");
    report_words("twcred update --help tells them");
    return EXIT_USAGE;
}

exit_status inputs_read(inputs *in, const options *given)
{
    memset(in, 0, sizeof *in);
    exit_status status = is_create(given) ? EXIT_DONE : some_parameter(given);
    if (status == EXIT_DONE)
        status = read_type(in, given);
    if (status == EXIT_DONE)
        status = one_standard_input(given);
    if (status == EXIT_DONE)
        status = read_sandbox(in, given);
    if (given->friendly_name != NULL) {
        in->params.friendly_name.data = given->friendly_name;
        in->params.friendly_name.size = strlen(given->friendly_name);
    }
    for (size_t row = 0; row < file_count && status == EXIT_DONE; row++)
        status = read_file(in, given, row);
    return status;
}

void inputs_clear(inputs *in)
{
    for (size_t row = 0; row < file_count; row++)
        blob_clear(&in->files[row]);
    memset(&in->params, 0, sizeof in->params);
}
