/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "tell.h"

#include <stdlib.h>
#include <string.h>

void tell(outcome *result, const char *prefix, const char *name, const char *value)
{
    bytes full = {0};
    bytes_text(&full, prefix);
    bytes_text(&full, name);
    bytes_text(&facts_add(&result->values, full.data, full.size, false)->value, value);
    bytes_free(&full);
}

void tell_bytes(outcome *result, const char *prefix, const char *name, const char *data,
                size_t size)
{
    tell(result, prefix, name, "");
    bytes_append(&result->values.items[result->values.count - 1].value, data, size);
}

void tell_number(outcome *result, const char *prefix, const char *name, long long number)
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

void tell_count(outcome *result, const char *prefix, const char *name, size_t count)
{
    if (count > 0)
        tell_number(result, prefix, name, (long long)count);
}

void tell_enum(outcome *result, const char *prefix, const char *name, const char *const *words,
               int count, int value)
{
    if (value > 0 && value < count)
        tell(result, prefix, name, words[value]);
    else if (value != 0)
        tell_number(result, prefix, name, value);
}

static const char *const truth_words[] = {"unknown", "no", "yes"};

void tell_type(outcome *result, const char *prefix, const char *name, twcred_type type)
{
    tell_enum(result, prefix, name, type_words, 4, (int)type);
    const char *spelt = twcred_type_name(type);
    bool known = (int)type > 0 && (int)type < 4;
    if (known ? spelt == NULL || strcmp(spelt, type_words[type]) != 0 : spelt != NULL)
        result->sin = "twcred_type_name() spells a type in another way";
}

void tell_truth(outcome *result, const char *prefix, const char *name, twcred_truth truth)
{
    tell_enum(result, prefix, name, truth_words, 3, (int)truth);
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
    tell_bytes(result, prefix, name, string->text, string->size);
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

void tell_reading(outcome *result, const char *prefix, const char *name, const twcred_time *time,
                  bool is_given)
{
    if (is_given)
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

void tell_credential(outcome *result, const char *prefix, const twcred_credential *from,
                     const guard *text)
{
    tell_string(result, prefix, "sid", &from->sid, text);
    tell_string(result, prefix, "account_sid", &from->account_sid, text);
    tell_string(result, prefix, "friendly_name", &from->friendly_name, text);
    tell_type(result, prefix, "type", from->type);
    tell_string(result, prefix, "sandbox", &from->sandbox, text);
    tell_truth(result, prefix, "sandbox_value", from->sandbox_value);
    tell_date_time(result, prefix, "date_created", "date_created.time", &from->date_created, text);
    tell_date_time(result, prefix, "date_updated", "date_updated.time", &from->date_updated, text);
    tell_string(result, prefix, "url", &from->url, text);
}

char *item_prefix(const char *prefix, size_t index)
{
    bytes full = {0};
    bytes_text(&full, prefix);
    bytes_text(&full, "item.");
    bytes_number(&full, (long long)index);
    bytes_text(&full, ".");
    return full.data;
}

void tell_unchanged(outcome *result, outcome *again)
{
    for (size_t i = 0; i < again->values.count; i++) {
        const fact *now = &again->values.items[i];
        const fact *before = facts_find(&result->values, now->name, strlen(now->name));
        if (before == NULL || !bytes_equal(&before->value, &now->value))
            result->sin = "an item that was read changed what is told for the whole";
    }
    facts_free(&again->values);
}

bool cursor_empty(const twcred_cursor *items)
{
    return items->document == NULL && items->size == 0 && items->at == 0 && items->left == 0 &&
           items->text == NULL && items->capacity == 0;
}
