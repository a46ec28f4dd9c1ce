/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "line.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------- coded bytes */

static bool is_plain(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

void coded_write(bytes *target, const char *data, size_t size)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)data[i];
        char escape[3] = {'%', digits[byte / 16], digits[byte % 16]};
        if (is_plain(data[i]))
            bytes_append(target, data + i, 1);
        else
            bytes_append(target, escape, sizeof escape);
    }
}

static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

bool coded_read(bytes *target, word text)
{
    bytes_append(target, "", 0);
    for (size_t at = 0; at < text.size; at++) {
        if (is_plain(text.text[at])) {
            bytes_append(target, text.text + at, 1);
            continue;
        }
        if (text.text[at] != '%' || text.size - at < 3)
            return false;
        int high = digit_value(text.text[at + 1]);
        int low = digit_value(text.text[at + 2]);
        if (high < 0 || low < 0)
            return false;
        char byte = (char)(unsigned char)(high * 16 + low);
        bytes_append(target, &byte, 1);
        at += 2;
    }
    return true;
}

/* ------------------------------------------------------------------- requests */

/* `NAME=BYTES`, or `NAME:WORD:WORD`. */
static void fact_write(bytes *target, const fact *told)
{
    bytes_text(target, " ");
    bytes_text(target, told->name);
    if (!told->is_word) {
        bytes_text(target, "=");
        coded_write(target, told->value.data, told->value.size);
        return;
    }
    word rest = {told->value.data, told->value.size};
    while (rest.size > 0) {
        word next = word_take(&rest);
        bytes_text(target, ":");
        bytes_append(target, next.text, next.size);
    }
}

void request_write(bytes *target, size_t number, const test_case *item)
{
    bytes_number(target, (long long)number);
    bytes_text(target, " ");
    bytes_text(target, item->call);
    if (item->has_capacity) {
        bytes_text(target, " capacity:");
        bytes_number(target, (long long)item->capacity);
    }
    if (item->over_limit)
        bytes_text(target, " claim:over-limit");
    for (size_t i = 0; i < item->input_count; i++) {
        bytes_text(target, " input=");
        coded_write(target, item->inputs[i].data, item->inputs[i].size);
    }
    for (size_t i = 0; i < item->params.count; i++)
        fact_write(target, &item->params.items[i]);
}

/* The words of `WORD:WORD`, with a blank between. */
static void words_read(bytes *target, word text)
{
    bytes_append(target, text.text, text.size);
    for (size_t i = 0; i < target->size; i++) {
        if (target->data[i] == ':')
            target->data[i] = ' ';
    }
}

/* Splits `NAME=BYTES` and `NAME:WORD`; false where there is no sign. */
static bool fact_split(word *name, bool *is_word, word *value)
{
    size_t size = 0;
    while (size < value->size && value->text[size] != '=' && value->text[size] != ':')
        size++;
    if (size == value->size)
        return false;
    *is_word = value->text[size] == ':';
    return word_split(name, value, *is_word ? ':' : '=');
}

static const char *request_fact(test_case *item, word name, bool is_word, word value)
{
    bytes text = {0};
    bytes *open = NULL;
    const char *reason;
    if (is_word)
        words_read(&text, value);
    else if (!coded_read(&text, value)) {
        bytes_free(&text);
        return "bytes that are not percent-coded";
    }
    word told = {text.data, text.size};
    if (is_word && word_is(name, "capacity"))
        reason = case_capacity(item, told);
    else if (is_word && word_is(name, "claim"))
        reason = case_claim(item, told);
    else if (!is_word && word_is(name, "input"))
        reason = case_input(item, &open);
    else
        reason = case_param(item, name, is_word, told, &open);
    if (reason == NULL && !is_word)
        bytes_append(open, text.data, text.size);
    bytes_free(&text);
    return reason;
}

const char *request_read(test_case *item, size_t *number, word line)
{
    word rest = line;
    if (!word_number(word_take(&rest), SIZE_MAX, number) || rest.size == 0)
        return "a line that is not a number and a call";
    /* The call ends before the first word with a sign. */
    word call = {rest.text, 0};
    word name;
    word value = {NULL, 0};
    bool is_word = false;
    bool more = false;
    while (!more && rest.size > 0) {
        value = word_take(&rest);
        more = fact_split(&name, &is_word, &value);
        if (!more)
            call.size = (size_t)(value.text + value.size - call.text);
    }
    const char *reason = case_call(item, call);
    while (reason == NULL && more) {
        reason = request_fact(item, name, is_word, value);
        more = rest.size > 0;
        value = word_take(&rest);
        if (reason == NULL && more && !fact_split(&name, &is_word, &value))
            reason = "a word that is neither NAME=BYTES nor NAME:WORD";
    }
    if (reason == NULL && line.text[line.size - 1] == ' ')
        reason = "a blank at the end of the line";
    return reason != NULL ? reason : case_complete(item);
}

/* -------------------------------------------------------------------- answers */

static const struct answer_row {
    const char *word;
    answer_kind kind;
} answer_rows[] = {
    {"ok", ANSWER_OK},
    {"refused", ANSWER_REFUSED},
    {"unsupported", ANSWER_UNSUPPORTED},
    {"broken", ANSWER_BROKEN},
};

void answer_write(bytes *target, const answer *given)
{
    bytes_number(target, (long long)given->number);
    bytes_text(target, " ");
    bytes_text(target, answer_rows[given->kind].word);
    if (given->kind == ANSWER_REFUSED && given->place != NULL) {
        bytes_text(target, " ");
        bytes_text(target, given->place);
    }
    if (given->kind == ANSWER_BROKEN) {
        bytes_text(target, " ");
        coded_write(target, given->broken.data, given->broken.size);
    }
    for (size_t i = 0; i < given->values.count; i++)
        fact_write(target, &given->values.items[i]);
}

/* A word of letters, digits and a few signs: a code, a field, the name of a value. */
static bool name_well_formed(word name)
{
    for (size_t i = 0; i < name.size; i++) {
        if (!is_plain(name.text[i]))
            return false;
    }
    return name.size > 0;
}

/* Reads CODE FIELD OFFSET and CODE FIELD needed NUMBER, if they are there. */
static const char *answer_place(answer *target, word *rest)
{
    word ahead = *rest;
    word code = word_take(&ahead);
    if (rest->size == 0 || memchr(code.text, '=', code.size) != NULL ||
        memchr(code.text, ':', code.size) != NULL)
        return NULL;
    word field = word_take(&ahead);
    word number = word_take(&ahead);
    size_t offset;
    if (word_is(number, "needed"))
        number = word_take(&ahead);
    if (!name_well_formed(code) || !name_well_formed(field) ||
        !word_number(number, SIZE_MAX, &offset))
        return "a refusal that is not CODE FIELD NUMBER";
    target->place = memory_string(code.text, (size_t)(number.text + number.size - code.text));
    *rest = ahead;
    return NULL;
}

/* The rule may be empty, and its blank is there all the same. */
static const char *answer_rule(answer *target, word *rest, word line)
{
    if (rest->size == 0 && line.text[line.size - 1] != ' ')
        return "broken without its rule";
    word rule = word_take(rest);
    return coded_read(&target->broken, rule) ? NULL : "bytes that are not percent-coded";
}

/* More than any case has. Who sends values without end must not keep the judge busy. */
#define VALUES_MAX 10000

static const char *answer_value(answer *target, word value)
{
    if (target->values.count == VALUES_MAX)
        return "an answer with too many values";
    word name;
    bool is_word;
    if (!fact_split(&name, &is_word, &value) || !name_well_formed(name) ||
        (is_word && !word_is(value, "null")))
        return "a word that is neither NAME=BYTES nor NAME:null";
    if (facts_find(&target->values, name.text, name.size) != NULL)
        return "a value that is told twice";
    bytes *open = &facts_add(&target->values, name.text, name.size, is_word)->value;
    if (is_word)
        bytes_append(open, value.text, value.size);
    else if (!coded_read(open, value))
        return "bytes that are not percent-coded";
    return NULL;
}

const char *answer_read(answer *target, word line)
{
    word rest = line;
    if (!word_number(word_take(&rest), SIZE_MAX, &target->number))
        return "a line that does not begin with the number of a request";
    word kind = word_take(&rest);
    const struct answer_row *row = NULL;
    for (size_t i = 0; row == NULL && i < sizeof answer_rows / sizeof answer_rows[0]; i++)
        row = word_is(kind, answer_rows[i].word) ? &answer_rows[i] : NULL;
    if (row == NULL)
        return "an answer that is not ok, refused, unsupported or broken";
    target->kind = row->kind;
    const char *reason = NULL;
    if (row->kind == ANSWER_REFUSED)
        reason = answer_place(target, &rest);
    else if (row->kind == ANSWER_BROKEN)
        reason = answer_rule(target, &rest, line);
    while (reason == NULL && rest.size > 0)
        reason = answer_value(target, word_take(&rest));
    bool bare = row->kind == ANSWER_BROKEN && target->broken.size == 0 &&
                target->values.count == 0 && line.text[line.size - 2] != ' ';
    if (reason == NULL && line.text[line.size - 1] == ' ' && !bare)
        reason = "a blank at the end of the line";
    return reason;
}

void answer_free(answer *given)
{
    free(given->place);
    bytes_free(&given->broken);
    facts_free(&given->values);
    memset(given, 0, sizeof *given);
}
