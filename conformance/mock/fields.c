/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

bool fields_refuse(mock_refusal *refusal, const char *message)
{
    snprintf(refusal->message, sizeof refusal->message, "%s", message);
    return false;
}

bool slice_is(const mock_form_slice *slice, const char *string)
{
    return slice->size == strlen(string) && memcmp(slice->bytes, string, slice->size) == 0;
}

/* A client that forgets to encode an ampersand sends the rest of a secret as a
 * name. So only what looks like a parameter's name is named, and anything else
 * is told by its position. */
static bool is_name(const mock_form_slice *name)
{
    if (name->size == 0 || name->size > 24)
        return false;
    for (size_t i = 0; i < name->size; i++) {
        char letter = (char)(name->bytes[i] | 0x20);
        if (letter < 'a' || letter > 'z')
            return false;
    }
    return true;
}

static bool refuse_pair(mock_refusal *refusal, const mock_form_pair *pair, size_t position,
                        const char *what)
{
    char *dst = refusal->message;
    if (is_name(&pair->name))
        snprintf(dst, sizeof refusal->message, "Parameter '%.*s' %s", (int)pair->name.size,
                 pair->name.bytes, what);
    else
        snprintf(dst, sizeof refusal->message, "Parameter number %zu %s", position, what);
    return false;
}

static bool read_form(mock_refusal *refusal, mock_form *form, mock_text *body)
{
    static const char *const reasons[] = {
        [FORM_ESCAPE] = "has a malformed percent escape",
        [FORM_UTF8] = "is not valid UTF-8",
        [FORM_TWICE] = "is given twice",
        [FORM_MANY] = "is followed by too many others",
    };
    form->count = 0;
    if (body->size == 0)
        return true;
    mock_form_code code = form_decode(form, body->bytes, body->size);
    if (code == FORM_OK)
        return true;
    return refuse_pair(refusal, &form->pairs[form->count - 1], form->count, reasons[code]);
}

static bool fits(const mock_form_pair *pair, const char *name)
{
    return name != NULL && slice_is(&pair->name, name);
}

bool fields_read(mock_refusal *refusal, const mock_form_slice **values, const char *const *names,
                 size_t count, mock_form *form, mock_text *text)
{
    for (size_t i = 0; i < count; i++)
        values[i] = NULL;
    if (!read_form(refusal, form, text))
        return false;
    for (size_t i = 0; i < form->count; i++) {
        const mock_form_pair *pair = &form->pairs[i];
        size_t which = 0;
        while (which < count && !fits(pair, names[which]))
            which++;
        if (which == count)
            return refuse_pair(refusal, pair, i + 1, "is unknown");
        values[which] = &pair->value;
    }
    return true;
}
