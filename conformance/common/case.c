/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What a case may ask, whether a file or a request says it. */

#include "case.h"

#include "kind.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *case_call(test_case *item, word call)
{
    word rest = call;
    const call_kind *kind = kind_find(word_take(&rest));
    if (kind == NULL)
        return "an unknown call";
    if (kind->arguments != NULL) {
        word argument = word_take(&rest);
        if (!word_listed(argument, kind->arguments))
            return "an unknown argument of the call";
        while (!word_is(argument, kind->arguments[item->argument]))
            item->argument++;
    }
    if (kind->takes_status) {
        size_t number;
        if (!word_number(word_take(&rest), INT_MAX, &number))
            return "a call without its HTTP status";
        item->http_status = (int)number;
    }
    if (kind->takes_number && !word_integer(word_take(&rest), &item->number))
        return "a call without its number";
    if (rest.size > 0)
        return "too many words for the call";
    item->kind = kind;
    item->call = memory_string(call.text, call.size);
    return NULL;
}

const char *case_capacity(test_case *item, word number)
{
    if (item->kind->measured == MEASURE_NOT)
        return "a capacity for a call that has no buffer";
    if (item->has_capacity)
        return "a second capacity";
    if (!word_number(number, BYTES_MAX, &item->capacity))
        return "a capacity that is not a number";
    item->has_capacity = true;
    return NULL;
}

const char *case_claim(test_case *item, word what)
{
    if (!item->kind->takes_limit)
        return "a claim for a call that has no limit";
    if (item->over_limit)
        return "a second claim";
    if (!word_is(what, "over-limit"))
        return "a claim other than over-limit";
    item->over_limit = true;
    return NULL;
}

const char *case_input(test_case *item, bytes **open)
{
    if (!item->kind->takes_input)
        return item->kind->params != NULL ? "input for a call that takes parameters"
                                          : "input for a call that takes none";
    if (item->input_count > 0 && !item->kind->takes_lines)
        return "a second input; | continues the first";
    item->inputs = memory_resize(item->inputs, item->input_count + 1, sizeof *item->inputs);
    *open = &item->inputs[item->input_count++];
    memset(*open, 0, sizeof **open);
    return NULL;
}

const char *case_param(test_case *item, word name, bool is_word, word value, bytes **open)
{
    const call_kind *kind = item->kind;
    const param_row *known = kind_param(kind, name);
    if (facts_find(&item->params, name.text, name.size) != NULL)
        return "a second line of the same name";
    if (kind->params == NULL)
        return kind->takes_input ? "a parameter for a call that takes input"
                                 : "a parameter for a call that takes none";
    if (known == NULL)
        return "an unknown parameter";
    if (!param_well_formed(known, is_word, value))
        return "a parameter that cannot have this value";
    *open = &facts_add(&item->params, name.text, name.size, is_word)->value;
    if (is_word)
        bytes_append(*open, value.text, value.size);
    return NULL;
}

const char *case_complete(const test_case *item)
{
    if (item->input_count == 0 && item->kind->takes_input)
        return "an outcome without input";
    return NULL;
}

/* Which codes there are is the library's affair. */
static bool code_well_formed(word code)
{
    bool after_letter = false;
    for (size_t i = 0; i < code.size; i++) {
        char c = code.text[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && !(c == '-' && after_letter))
            return false;
        after_letter = letter;
    }
    return after_letter;
}

const char *refusal_check(word text)
{
    word code = word_take(&text);
    word field = word_take(&text);
    word place = word_take(&text);
    static const char space[] = "space-";
    bool short_buffer =
        code.size >= sizeof space && memcmp(code.text, space, sizeof space - 1) == 0;
    if (short_buffer && !word_is(place, "needed"))
        return "a space outcome that is not CODE FIELD needed NUMBER";
    if (short_buffer)
        place = word_take(&text);
    size_t number;
    if (!code_well_formed(code) || field.size == 0 || !word_number(place, SIZE_MAX, &number) ||
        text.size > 0)
        return "an outcome that is not ok, refused or CODE FIELD OFFSET";
    return NULL;
}

void case_free(test_case *item)
{
    for (size_t i = 0; i < item->input_count; i++)
        bytes_free(&item->inputs[i]);
    free(item->inputs);
    free(item->name);
    free(item->requires);
    free(item->origin);
    free(item->call);
    free(item->outcome);
    facts_free(&item->params);
    facts_free(&item->expected);
    facts_free(&item->wrong);
    memset(item, 0, sizeof *item);
}
