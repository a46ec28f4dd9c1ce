/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "tell.h"

#include <string.h>

/* ------------------------------------------------------- outputs in words
 *
 * What is zero is not told, so that "nothing but these" is one comparison, and
 * a value left behind by a failed call shows up under its own name. */

void tell(outcome *result, const char *prefix, const char *name, const char *value)
{
    bytes full = {0};
    bytes_text(&full, prefix);
    bytes_text(&full, name);
    bytes_text(&facts_add(&result->values, full.data, full.size, false)->value, value);
    bytes_free(&full);
}

void tell_number(outcome *result, const char *prefix, const char *name, long long number)
{
    bytes digits = {0};
    bytes_number(&digits, number);
    tell(result, prefix, name, digits.data);
    bytes_free(&digits);
}

void tell_null(outcome *result, const char *prefix, const char *name)
{
    tell(result, prefix, name, "null");
    result->values.items[result->values.count - 1].is_word = true;
}

/* An enumerator by its name; numbers that are none by their number. */
void tell_enum(outcome *result, const char *prefix, const char *name, const char *const *words,
               int count, int value)
{
    if (value > 0 && value < count)
        tell(result, prefix, name, words[value]);
    else if (value != 0)
        tell_number(result, prefix, name, value);
}

const char *const type_words[TYPE_WORDS] = {"", "gcm", "apn", "fcm"};
const char *const truth_words[TRUTH_WORDS] = {"unknown", "no", "yes"};

void tell_type(outcome *result, const char *prefix, const char *name, twcred_type type)
{
    tell_enum(result, prefix, name, type_words, 4, (int)type);
    const char *spelt = twcred_type_name(type);
    bool known = (int)type > 0 && (int)type < 4;
    if (known ? spelt == NULL || strcmp(spelt, type_words[type]) != 0 : spelt != NULL)
        result->sin = "twcred_type_name() spells a type in another way";
}

void tell_string(outcome *result, const char *prefix, const char *name, const twcred_string *string,
                 const guard *text)
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

void tell_integer(outcome *result, const char *prefix, const char *name,
                  const twcred_integer *integer)
{
    if (integer->presence == TWCRED_PRESENT)
        tell_number(result, prefix, name, integer->value);
    else if (integer->presence == TWCRED_NULL)
        tell_null(result, prefix, name);
    if (integer->presence != TWCRED_PRESENT && integer->value != 0)
        result->sin = "an integer that is not present and has a value";
}

void tell_time(outcome *result, const char *prefix, const char *name, const twcred_time *time)
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
void tell_reading(outcome *result, const char *prefix, const char *name, const twcred_time *time,
                  bool given)
{
    if (given)
        tell_time(result, prefix, name, time);
    else if (time->seconds != 0 || time->nanoseconds != 0)
        result->sin = "a time without its text";
}

void tell_date_time(outcome *result, const char *prefix, const char *name, const char *time_name,
                    const twcred_date_time *date, const guard *text)
{
    tell_string(result, prefix, name, &date->string, text);
    tell_reading(result, prefix, time_name, &date->time, date->string.presence == TWCRED_PRESENT);
}

/* A status as a case writes it: ok, CODE FIELD OFFSET or CODE FIELD needed N. */
char *status_spell(const twcred_status *status, const char **sin)
{
    bool ok = status->code == TWCRED_OK;
    bool space = status->code >= TWCRED_SPACE_BODY && status->code <= TWCRED_SPACE_URL;
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

lent lent_open(const circumstances *how)
{
    lent memory = {{0}, NULL, 0};
    memory.buffer = guard_open(how->null_buffer ? 0 : how->capacity, GUARD_END, how->fill);
    memory.data = how->null_buffer ? NULL : memory.buffer.data;
    memory.capacity = memory.buffer.size;
    return memory;
}

/* Whether the buffer, from `kept` on, holds nothing but its fill and zeros. */
bool lent_wiped(const lent *memory, size_t kept)
{
    for (size_t i = kept; i < memory->capacity; i++) {
        unsigned char byte = (unsigned char)memory->buffer.data[i];
        if (byte != 0 && byte != memory->buffer.fill)
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
