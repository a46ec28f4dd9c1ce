/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "call.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- statuses */

bool status_is_short(const twcred_status *status)
{
    return status->code == TWCRED_SPACE_BODY || status->code == TWCRED_SPACE_TEXT ||
           status->code == TWCRED_SPACE_QUERY || status->code == TWCRED_SPACE_URL;
}

char *status_spell(const twcred_status *status, const char **sin)
{
    bool ok = status->code == TWCRED_OK;
    bool space = status_is_short(status);
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

/* ------------------------------------------------------------------ inputs */

static void guard_blame(outcome *result, guard *memory, const bytes *from)
{
    if (from->size > 0 && memcmp(memory->data, from->data, from->size) != 0)
        result->sin = "the input was changed";
    guard_close(memory);
}

given given_open(const test_case *item, size_t index, const circumstances *how)
{
    given input = {{0}, NULL, 0, 0, NULL};
    input.from = &item->inputs[index];
    input.size = input.from->size;
    input.told = item->over_limit ? (size_t)TWCRED_DOCUMENT_MAX + 1 : input.size;
    input.memory = guard_copy(input.from->data, input.size, how->edge);
    input.text = how->null_input && input.size == 0 ? NULL : input.memory.data;
    return input;
}

void given_close(outcome *result, given *input)
{
    guard_blame(result, &input->memory, input->from);
}

/* -------------------------------------------------------------- parameters */

const fact *param_told(const test_case *item, const char *name)
{
    return facts_find(&item->params, name, strlen(name));
}

argument argument_open(const test_case *item, const char *name, const circumstances *how)
{
    argument built = {{NULL, 0}, {0}, NULL};
    const fact *told = param_told(item, name);
    if (told == NULL)
        return built;
    if (!told->is_word) {
        built.from = told;
        built.memory = guard_copy(told->value.data, told->value.size, how->edge);
        built.param.data = built.memory.data;
        built.param.size = told->value.size;
    } else if (strcmp(told->value.data, "over-limit") == 0) {
        /* Never to be read, so all of it lies behind the edge. */
        built.memory = guard_copy("", 0, GUARD_END);
        built.param.data = built.memory.data;
        built.param.size = TWCRED_PARAM_MAX + 1;
    } else {
        built.param.size = (size_t)strtoul(strchr(told->value.data, ' ') + 1, NULL, 10);
    }
    return built;
}

void argument_close(outcome *result, argument *param)
{
    if (param->from != NULL)
        guard_blame(result, &param->memory, &param->from->value);
    else if (param->memory.mapping != NULL)
        guard_close(&param->memory);
}

int enum_told(const test_case *item, const char *name, const char *const *words, int count)
{
    const fact *told = param_told(item, name);
    if (told == NULL)
        return 0;
    if (told->is_word)
        return (int)strtol(told->value.data, NULL, 10);
    for (int i = 0; i < count; i++) {
        if (strcmp(told->value.data, words[i]) == 0)
            return i;
    }
    return 0;
}

twcred_service service_told(const test_case *item)
{
    return (twcred_service)enum_told(item, "service", service_words, 6);
}

/* -------------------------------------------------------- the lent memory */

lent lent_open(const circumstances *how)
{
    lent memory = {{0}, NULL, 0};
    memory.buffer = guard_open(how->null_buffer ? 0 : how->capacity, GUARD_END, how->fill);
    memory.data = how->null_buffer ? NULL : memory.buffer.data;
    memory.capacity = memory.buffer.size;
    return memory;
}

bool lent_wiped(const lent *memory, size_t kept)
{
    for (size_t i = kept; i < memory->capacity; i++) {
        unsigned char byte = (unsigned char)memory->buffer.data[i];
        if (byte != 0 && byte != memory->buffer.fill)
            return false;
    }
    return true;
}

bool lent_untouched(const lent *memory, size_t kept)
{
    for (size_t i = kept; i < memory->capacity; i++) {
        if ((unsigned char)memory->buffer.data[i] != memory->buffer.fill)
            return false;
    }
    return true;
}

void lent_close(outcome *result, lent *memory)
{
    if (!guard_intact(&memory->buffer))
        result->sin = "bytes outside the lent buffer were written";
    guard_close(&memory->buffer);
}

void lent_close_text(outcome *result, lent *memory)
{
    if (result->status.code != TWCRED_OK && !lent_wiped(memory, 0))
        result->sin = "the text buffer was not wiped on failure";
    lent_close(result, memory);
}

scratch scratch_open(const circumstances *how)
{
    scratch room = {{0}, NULL};
    room.memory = guard_open(sizeof(twcred_work), GUARD_END, how->fill);
    void *work = room.memory.data;
    room.work = work;
    return room;
}

void scratch_spoil(scratch *room, unsigned char fill)
{
    memset(room->memory.data, fill, room->memory.size);
}

void scratch_close(outcome *result, scratch *room)
{
    if (!guard_intact(&room->memory))
        result->sin = "bytes outside the work memory were written";
    guard_close(&room->memory);
}

/* ---------------------------------------------------------------- the call */

static const struct runner_row {
    const char *name;
    call_runner *run;
} runner_rows[] = {
    {"json", run_json},
    {"sid", run_sid},
    {"type", run_type},
    {"boolean", run_boolean},
    {"sandbox", run_sandbox},
    {"date-time", run_date_time},
    {"http-date", run_http_date},
    {"uri", run_uri},
    {"service-name", run_service_name},
    {"service", run_service},
    {"operation", run_operation},
    {"error-code", run_error_code},
    {"error-row", run_error_row},
    {"create", run_create},
    {"update", run_update},
    {"fetch", run_fetch},
    {"delete", run_delete},
    {"list", run_list},
    {"base-url", run_base_url},
    {"credential", run_credential},
    {"match", run_match},
    {"error", run_error},
    {"answer", run_answer},
    {"page", run_page},
    {"next-page", run_next_page},
    {"header", run_header},
};

static call_runner *runner_find(const char *name)
{
    for (size_t i = 0; i < sizeof runner_rows / sizeof runner_rows[0]; i++) {
        if (strcmp(runner_rows[i].name, name) == 0)
            return runner_rows[i].run;
    }
    return NULL;
}

bool call_known(const test_case *item)
{
    return runner_find(item->kind->name) != NULL;
}

outcome call_run(const test_case *item, const circumstances *how)
{
    outcome result;
    memset(&result, 0, sizeof result);
    runner_find(item->kind->name)(&result, item, how);
    result.text = status_spell(&result.status, &result.sin);
    return result;
}

void outcome_free(outcome *result)
{
    free(result->text);
    facts_free(&result->values);
    memset(result, 0, sizeof *result);
}
