/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "call.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------- outputs in words
 *
 * What is zero is not told, so that "nothing but these" is one comparison, and
 * a value left behind by a failed call shows up under its own name. */

static void tell(outcome *result, const char *prefix, const char *name, const char *value)
{
    bytes full = {0};
    bytes_text(&full, prefix);
    bytes_text(&full, name);
    bytes_text(&facts_add(&result->values, full.data, full.size, false)->value, value);
    bytes_free(&full);
}

static void tell_number(outcome *result, const char *prefix, const char *name, long long number)
{
    bytes digits = {0};
    bytes_number(&digits, number);
    tell(result, prefix, name, digits.data);
    bytes_free(&digits);
}

static void tell_null(outcome *result, const char *prefix, const char *name)
{
    tell(result, prefix, name, "null");
    result->values.items[result->values.count - 1].is_word = true;
}

/* An enumerator by its name; numbers that are none by their number. */
static void tell_enum(outcome *result, const char *prefix, const char *name,
                      const char *const *words, int count, int value)
{
    if (value > 0 && value < count)
        tell(result, prefix, name, words[value]);
    else if (value != 0)
        tell_number(result, prefix, name, value);
}

static const char *const type_words[] = {"", "gcm", "apn", "fcm"};
static const char *const truth_words[] = {"unknown", "no", "yes"};
static const char *const kind_words[] = {"none", "credential", "empty", "error"};

static void tell_type(outcome *result, const char *prefix, const char *name, twcred_type type)
{
    tell_enum(result, prefix, name, type_words, 4, (int)type);
    const char *spelt = twcred_type_name(type);
    bool known = (int)type > 0 && (int)type < 4;
    if (known ? spelt == NULL || strcmp(spelt, type_words[type]) != 0 : spelt != NULL)
        result->sin = "twcred_type_name() spells a type in another way";
}

static void tell_string(outcome *result, const char *prefix, const char *name,
                        const twcred_string *string, const guard *text)
{
    bool present = string->presence == TWCRED_PRESENT;
    if (string->presence == TWCRED_NULL)
        tell_null(result, prefix, name);
    else if (!present && string->presence != TWCRED_ABSENT)
        result->sin = "a presence that is no enumerator";
    if (!present && (string->text != NULL || string->size != 0))
        result->sin = "a string that is not present and has text";
    if (!present)
        return;
    size_t before = (size_t)(string->text - text->data);
    if (string->text == NULL || string->text < text->data || before >= text->size ||
        string->size >= text->size - before) {
        result->sin = "a string outside the text buffer";
        return;
    }
    if (string->text[string->size] != '\0')
        result->sin = "a string without its NUL";
    tell(result, prefix, name, "");
    bytes_append(&result->values.items[result->values.count - 1].value, string->text, string->size);
}

static void tell_integer(outcome *result, const char *prefix, const char *name,
                         const twcred_integer *integer)
{
    if (integer->presence == TWCRED_PRESENT)
        tell_number(result, prefix, name, integer->value);
    else if (integer->presence == TWCRED_NULL)
        tell_null(result, prefix, name);
    if (integer->presence != TWCRED_PRESENT && integer->value != 0)
        result->sin = "an integer that is not present and has a value";
}

static void tell_time(outcome *result, const char *prefix, const char *name,
                      const twcred_time *time)
{
    bytes value = {0};
    bytes_number(&value, time->seconds);
    bytes_text(&value, " s ");
    bytes_number(&value, time->nanoseconds);
    bytes_text(&value, " ns");
    tell(result, prefix, name, value.data);
    bytes_free(&value);
}

/* The time that a text means, where there is the text. */
static void tell_reading(outcome *result, const char *prefix, const char *name,
                         const twcred_time *time, bool given)
{
    if (given)
        tell_time(result, prefix, name, time);
    else if (time->seconds != 0 || time->nanoseconds != 0)
        result->sin = "a time without its text";
}

static void tell_date_time(outcome *result, const char *prefix, const char *name,
                           const char *time_name, const twcred_date_time *date, const guard *text)
{
    tell_string(result, prefix, name, &date->string, text);
    tell_reading(result, prefix, time_name, &date->time, date->string.presence == TWCRED_PRESENT);
}

static void tell_credential(outcome *result, const char *prefix, const twcred_credential *from,
                            const guard *text)
{
    tell_string(result, prefix, "sid", &from->sid, text);
    tell_string(result, prefix, "account_sid", &from->account_sid, text);
    tell_string(result, prefix, "friendly_name", &from->friendly_name, text);
    tell_type(result, prefix, "type", from->type);
    tell_string(result, prefix, "sandbox", &from->sandbox, text);
    tell_enum(result, prefix, "sandbox_value", truth_words, 3, (int)from->sandbox_value);
    tell_date_time(result, prefix, "date_created", "date_created.time", &from->date_created, text);
    tell_date_time(result, prefix, "date_updated", "date_updated.time", &from->date_updated, text);
    tell_string(result, prefix, "url", &from->url, text);
}

static void tell_error(outcome *result, const char *prefix, const twcred_error *from,
                       const guard *text)
{
    if (from->http_status != 0)
        tell_number(result, prefix, "http_status", from->http_status);
    tell_integer(result, prefix, "code", &from->code);
    tell_string(result, prefix, "message", &from->message, text);
    tell_string(result, prefix, "more_info", &from->more_info, text);
    tell_integer(result, prefix, "status", &from->status);
    tell_string(result, prefix, "details", &from->details, text);
}

/* A status as a case writes it: ok, CODE FIELD OFFSET or CODE FIELD needed N. */
static char *status_spell(const twcred_status *status, const char **sin)
{
    bool ok = status->code == TWCRED_OK;
    bool space = status->code == TWCRED_SPACE_BODY || status->code == TWCRED_SPACE_TEXT;
    if (ok && (status->field != NULL || status->offset != 0 || status->needed != 0))
        *sin = "a success that names a field, an offset or a size";
    if (!ok && status->field == NULL)
        *sin = "a failure that names no field";
    if (space ? status->needed == 0 : status->needed != 0)
        *sin = "a needed size without a short buffer, or the reverse";
    bytes text = {0};
    bytes_text(&text, twcred_code_name(status->code));
    if (!ok) {
        bytes_text(&text, " ");
        bytes_text(&text, status->field == NULL ? "?" : status->field);
        bytes_text(&text, space ? " needed " : " ");
        bytes_number(&text, (long long)(space ? status->needed : status->offset));
    }
    return text.data;
}

/* -------------------------------------------------------- the lent memory */

typedef struct lent {
    guard buffer;
    char *data; /* NULL when measuring */
    size_t capacity;
} lent;

static lent lent_open(const circumstances *how)
{
    lent memory = {{0}, NULL, 0};
    memory.buffer = guard_open(how->null_buffer ? 0 : how->capacity, GUARD_END, how->fill);
    memory.data = how->null_buffer ? NULL : memory.buffer.data;
    memory.capacity = memory.buffer.size;
    return memory;
}

/* Whether the buffer, from `kept` on, holds nothing but its fill and zeros. */
static bool lent_wiped(const lent *memory, size_t kept)
{
    for (size_t i = kept; i < memory->capacity; i++) {
        unsigned char byte = (unsigned char)memory->buffer.data[i];
        if (byte != 0 && byte != memory->buffer.fill)
            return false;
    }
    return true;
}

static void lent_close(outcome *result, lent *memory)
{
    if (!guard_intact(&memory->buffer))
        result->sin = "bytes outside the lent buffer were written";
    guard_close(&memory->buffer);
}

/* ------------------------------------------------------------ the decoders */

static void run_document(outcome *result, const test_case *item, const circumstances *how,
                         const guard *input)
{
    const char *document = how->null_input ? NULL : input->data;
    size_t size = item->over_limit ? (size_t)TWCRED_DOCUMENT_MAX + 1 : input->size;
    lent text = lent_open(how);
    guard work_memory = guard_open(sizeof(twcred_work), GUARD_END, how->fill);
    void *work_data = work_memory.data;
    twcred_work *work = work_data;

    if (item->call == CALL_CREDENTIAL) {
        twcred_credential credential;
        memset(&credential, how->fill, sizeof credential);
        result->status =
            twcred_credential_decode(&credential, text.data, text.capacity, work, document, size);
        tell_credential(result, "", &credential, &text.buffer);
    } else if (item->call == CALL_ERROR) {
        twcred_error error;
        memset(&error, how->fill, sizeof error);
        result->status = twcred_error_decode(&error, text.data, text.capacity, work,
                                             item->http_status, document, size);
        tell_error(result, "", &error, &text.buffer);
    } else {
        twcred_answer answer;
        memset(&answer, how->fill, sizeof answer);
        result->status = twcred_answer_decode(&answer, text.data, text.capacity, work,
                                              (twcred_operation)item->argument, item->http_status,
                                              document, size);
        tell_enum(result, "", "kind", kind_words, 4, (int)answer.kind);
        if (answer.http_status != 0)
            tell_number(result, "", "http_status", answer.http_status);
        tell_credential(result, "credential.", &answer.credential, &text.buffer);
        tell_error(result, "error.", &answer.error, &text.buffer);
        char *body = status_spell(&answer.error_body, &result->sin);
        if (answer.kind == TWCRED_ANSWER_ERROR || strcmp(body, "ok") != 0)
            tell(result, "", "error_body", body);
        free(body);
    }
    if (result->status.code != TWCRED_OK && !lent_wiped(&text, 0))
        result->sin = "the text buffer was not wiped on failure";
    lent_close(result, &text);
    if (!guard_intact(&work_memory))
        result->sin = "bytes outside the work memory were written";
    guard_close(&work_memory);
}

/* ----------------------------------------------------------- header fields */

static void tell_headers(outcome *result, const twcred_headers *from, const guard *text)
{
    const struct {
        const char *name;
        const twcred_string *string;
    } strings[] = {
        {"allow_origin", &from->allow_origin},
        {"allow_methods", &from->allow_methods},
        {"allow_headers", &from->allow_headers},
        {"expose_headers", &from->expose_headers},
        {"request_id", &from->request_id},
        {"request_duration", &from->request_duration},
        {"retry_after", &from->retry_after},
        {"etag", &from->etag},
        {"last_modified", &from->last_modified.string},
    };
    size_t used = 0;
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        tell_string(result, "", strings[i].name, strings[i].string, text);
        if (strings[i].string->presence == TWCRED_PRESENT)
            used += strings[i].string->size + 1;
    }
    tell_enum(result, "", "allow_credentials", truth_words, 3, (int)from->allow_credentials);
    tell_integer(result, "", "concurrent_requests", &from->concurrent_requests);
    tell_integer(result, "", "retry_seconds", &from->retry_seconds);
    bool date = from->retry_after.presence == TWCRED_PRESENT &&
                from->retry_seconds.presence == TWCRED_ABSENT;
    tell_reading(result, "", "retry_time", &from->retry_time, date);
    tell_reading(result, "", "last_modified.time", &from->last_modified.time,
                 from->last_modified.string.presence == TWCRED_PRESENT);
    if (from->text_used != used)
        result->sin = "text_used is not what the strings take";
    result->size = from->text_used;
}

static void run_header(outcome *result, const test_case *item, const circumstances *how)
{
    twcred_headers headers;
    memset(&headers, 0, sizeof headers);
    lent text = lent_open(how);
    char *kept = memory_resize(NULL, text.capacity + 1, 1);

    for (size_t i = 0; i < item->input_count && result->status.code == TWCRED_OK; i++) {
        const bytes *line = &item->inputs[i];
        guard input = guard_copy(line->data, line->size, how->edge);
        size_t used = headers.text_used;
        if (used > 0)
            memcpy(kept, text.buffer.data, used);
        result->input = i;
        result->status =
            twcred_header_read(&headers, text.data, text.capacity,
                               line->size == 0 && how->null_input ? NULL : input.data, line->size);
        guard_close(&input);
        if (result->status.code == TWCRED_OK)
            continue;
        if (i + 1 < item->input_count && result->status.code != TWCRED_SPACE_TEXT)
            result->sin = "a line before the last was refused";
        if (headers.text_used != used || (used > 0 && memcmp(kept, text.buffer.data, used) != 0))
            result->sin = "a refused line changed what the lines before gave";
        if (!lent_wiped(&text, used))
            result->sin = "the text buffer was not wiped behind a refused line";
    }
    /* A string beyond what is counted would be overwritten by the next line. */
    guard used = text.buffer;
    used.size = headers.text_used < used.size ? headers.text_used : used.size;
    tell_headers(result, &headers, &used);
    free(kept);
    lent_close(result, &text);
}

/* ---------------------------------------------------------------- requests */

static const char *const string_params[] = {"FriendlyName", "Certificate", "PrivateKey", "ApiKey",
                                            "Secret"};
#define STRING_PARAMS (sizeof string_params / sizeof string_params[0])

/* The parameter as the fact tells it; what it points to is put in `memory`. */
static twcred_param param_build(const fact *told, guard *memory, guard_edge edge)
{
    twcred_param param = {NULL, 0};
    if (told == NULL)
        return param;
    if (!told->is_word) {
        *memory = guard_copy(told->value.data, told->value.size, edge);
        param.data = memory->data;
        param.size = told->value.size;
    } else if (strcmp(told->value.data, "over-limit") == 0) {
        /* Never to be read, so all of it lies behind the edge. */
        *memory = guard_copy("", 0, GUARD_END);
        param.data = memory->data;
        param.size = TWCRED_PARAM_MAX + 1;
    } else {
        param.size = (size_t)strtoul(strchr(told->value.data, ' ') + 1, NULL, 10);
    }
    return param;
}

/* The enumerator that is spelt so, or the number that stands for none. */
static int enum_build(const fact *told, const char *const *words, int count)
{
    if (told == NULL)
        return 0;
    if (told->is_word)
        return (int)strtol(told->value.data, NULL, 10);
    for (int i = 1; i < count; i++) {
        if (strcmp(told->value.data, words[i]) == 0)
            return i;
    }
    return 0;
}

static const fact *param_told(const test_case *item, const char *name)
{
    return facts_find(&item->params, name, strlen(name));
}

static void tell_request(outcome *result, const twcred_request *request, const lent *body)
{
    if (request->method != NULL || request->path[0] != '\0' || request->content_type != NULL ||
        request->success != 0) {
        bytes line = {0};
        bytes_text(&line, request->method == NULL ? "?" : request->method);
        bytes_text(&line, " ");
        if (memchr(request->path, '\0', sizeof request->path) == NULL)
            result->sin = "a path without its NUL";
        else
            bytes_text(&line, request->path);
        bytes_text(&line, " ");
        bytes_number(&line, request->success);
        bytes_text(&line, " ");
        bytes_text(&line, request->content_type == NULL ? "?" : request->content_type);
        tell(result, "", "request", line.data);
        bytes_free(&line);
    }
    result->size = request->body_size;
    if (result->status.code != TWCRED_OK) {
        if (request->body_size != 0)
            result->sin = "a failure that leaves a body size";
        return;
    }
    if (body->data == NULL)
        return;
    if (request->body_size > body->capacity) {
        result->sin = "a body larger than its buffer";
        return;
    }
    tell(result, "", "body", "");
    bytes_append(&result->values.items[result->values.count - 1].value, body->data,
                 request->body_size);
    for (size_t i = request->body_size; i < body->capacity; i++) {
        if ((unsigned char)body->data[i] != body->buffer.fill)
            result->sin = "bytes behind the body were written";
    }
}

static void run_create(outcome *result, const test_case *item, const circumstances *how)
{
    static const char *const switch_words[] = {NULL, "", "false", "true"};
    guard memory[STRING_PARAMS];
    memset(memory, 0, sizeof memory);
    twcred_params params;
    memset(&params, 0, sizeof params);
    params.type = (twcred_type)enum_build(param_told(item, "Type"), type_words, 4);
    params.sandbox = (twcred_switch)enum_build(param_told(item, "Sandbox"), switch_words, 4);
    twcred_param *const places[STRING_PARAMS] = {&params.friendly_name, &params.certificate,
                                                 &params.private_key, &params.api_key,
                                                 &params.secret};
    for (size_t i = 0; i < STRING_PARAMS; i++)
        *places[i] = param_build(param_told(item, string_params[i]), &memory[i], how->edge);

    lent body = lent_open(how);
    twcred_request request;
    memset(&request, how->fill, sizeof request);
    result->status = twcred_create_encode(&request, body.data, body.capacity, &params);
    tell_request(result, &request, &body);
    if (result->status.code != TWCRED_OK && !lent_wiped(&body, 0))
        result->sin = "the body buffer was not wiped on failure";
    if (result->status.code == TWCRED_SPACE_BODY) {
        for (size_t i = 0; i < body.capacity; i++) {
            if ((unsigned char)body.data[i] != how->fill)
                result->sin = "a body that does not fit was written in part";
        }
    }
    lent_close(result, &body);
    for (size_t i = 0; i < STRING_PARAMS; i++) {
        if (memory[i].mapping != NULL)
            guard_close(&memory[i]);
    }
}

/* ----------------------------------------------------------------- formats */

static void run_sandbox(outcome *result, const char *text, size_t size)
{
    twcred_truth truth = twcred_sandbox_read(text, size);
    if ((int)truth >= 0 && (int)truth < 3)
        tell(result, "", "value", truth_words[truth]);
    else
        result->sin = "a reading that is no enumerator";
}

static void run_type(outcome *result, const char *text, size_t size)
{
    twcred_type type = TWCRED_TYPE_FCM;
    result->status = twcred_type_read(&type, text, size);
    tell_type(result, "", "value", type);
}

static void run_boolean(outcome *result, const char *text, size_t size)
{
    bool value = true;
    result->status = twcred_boolean_read(&value, text, size);
    if (result->status.code == TWCRED_OK || value)
        tell(result, "", "value", value ? "true" : "false");
}

typedef twcred_status time_reader(twcred_time *time, const char *text, size_t size);

static void run_time(outcome *result, time_reader *read, const char *text, size_t size)
{
    twcred_time time = {-1, 1};
    result->status = read(&time, text, size);
    if (result->status.code == TWCRED_OK || time.seconds != 0 || time.nanoseconds != 0)
        tell_time(result, "", "value", &time);
}

/* --------------------------------------------------------------- the choice */

outcome call_run(const test_case *item, const circumstances *how)
{
    outcome result;
    memset(&result, 0, sizeof result);
    guard input = {0};
    const char *text = NULL;
    size_t size = 0;
    if (item->call != CALL_CREATE && item->call != CALL_HEADER) {
        size = item->inputs[0].size;
        input = guard_copy(item->inputs[0].data, size, how->edge);
        text = how->null_input ? NULL : input.data;
    }

    switch (item->call) {
    case CALL_JSON:
        result.status =
            twcred_json_check(text, item->over_limit ? (size_t)TWCRED_DOCUMENT_MAX + 1 : size);
        break;
    case CALL_CREDENTIAL:
    case CALL_ERROR:
    case CALL_ANSWER:
        run_document(&result, item, how, &input);
        break;
    case CALL_CREATE:
        run_create(&result, item, how);
        break;
    case CALL_HEADER:
        run_header(&result, item, how);
        break;
    case CALL_SID:
        result.status = twcred_sid_check((twcred_sid_kind)item->argument, text, size);
        break;
    case CALL_TYPE:
        run_type(&result, text, size);
        break;
    case CALL_BOOLEAN:
        run_boolean(&result, text, size);
        break;
    case CALL_SANDBOX:
        run_sandbox(&result, text, size);
        break;
    case CALL_DATE_TIME:
        run_time(&result, twcred_date_time_read, text, size);
        break;
    case CALL_HTTP_DATE:
        run_time(&result, twcred_http_date_read, text, size);
        break;
    case CALL_URI:
        result.status = twcred_uri_check(text, size);
        break;
    }
    if (input.mapping != NULL) {
        if (memcmp(input.data, size > 0 ? item->inputs[0].data : "", size) != 0)
            result.sin = "the input was changed";
        guard_close(&input);
    }
    result.text = status_spell(&result.status, &result.sin);
    return result;
}

void outcome_free(outcome *result)
{
    free(result->text);
    facts_free(&result->values);
    memset(result, 0, sizeof *result);
}
