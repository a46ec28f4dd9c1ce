/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <string.h>

static const char *const param_names[PARAM_COUNT] = {
    [PARAM_TYPE] = "Type",
    [PARAM_FRIENDLY_NAME] = "FriendlyName",
    [PARAM_CERTIFICATE] = "Certificate",
    [PARAM_PRIVATE_KEY] = "PrivateKey",
    [PARAM_SANDBOX] = "Sandbox",
    [PARAM_API_KEY] = "ApiKey",
    [PARAM_SECRET] = "Secret",
};

/* The values by parameter; NULL: did not arrive. */
typedef struct mock_values {
    const mock_form_slice *of[PARAM_COUNT];
} mock_values;

static bool refuse(mock_refusal *refusal, const char *message)
{
    snprintf(refusal->message, sizeof refusal->message, "%s", message);
    return false;
}

static bool slice_is(const mock_form_slice *slice, const char *string)
{
    return slice->size == strlen(string) && memcmp(slice->bytes, string, slice->size) == 0;
}

/* ------------------------------------------------------------- the form */

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

static bool sort_form(mock_refusal *refusal, mock_values *values, const mock_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        const mock_form_pair *pair = &form->pairs[i];
        size_t which = 0;
        while (which < PARAM_COUNT && !slice_is(&pair->name, param_names[which]))
            which++;
        if (which == PARAM_COUNT)
            return refuse_pair(refusal, pair, i + 1, "is unknown");
        values->of[which] = &pair->value;
    }
    return true;
}

/* ------------------------------------------------------------ the values */

static bool must_be_present(mock_refusal *refusal, const mock_values *values, mock_param param)
{
    if (values->of[param] != NULL && values->of[param]->size > 0)
        return true;
    snprintf(refusal->message, sizeof refusal->message,
             "Cannot create credentials record. '%s' must be present", param_names[param]);
    return false;
}

/* The contract's own example of a create is a bare `Type=apn`, so certificate
 * and key may both be absent; one without the other is of no use. */
static bool check_pair(mock_refusal *refusal, const mock_values *values)
{
    const mock_form_slice *certificate = values->of[PARAM_CERTIFICATE];
    const mock_form_slice *key = values->of[PARAM_PRIVATE_KEY];
    if (certificate == NULL && key == NULL)
        return true;
    if (!must_be_present(refusal, values, PARAM_CERTIFICATE) ||
        !must_be_present(refusal, values, PARAM_PRIVATE_KEY))
        return false;
    if (!pem_is_framed(certificate->bytes, certificate->size))
        return refuse(refusal, "Could not parse certificate");
    if (!pem_is_framed(key->bytes, key->size))
        return refuse(refusal, "Could not parse private key");
    return true;
}

static bool check_secret(mock_refusal *refusal, const mock_values *values)
{
    return must_be_present(refusal, values, PARAM_SECRET);
}

static bool check_api_key(mock_refusal *refusal, const mock_values *values)
{
    return must_be_present(refusal, values, PARAM_API_KEY);
}

static const struct type_row {
    const char *name;
    bool (*check)(mock_refusal *refusal, const mock_values *values);
} type_rows[] = {
    {"gcm", check_api_key},
    {"apn", check_pair},
    {"fcm", check_secret},
};

static bool judge_type(mock_refusal *refusal, mock_credential *credential,
                       const mock_values *values)
{
    const mock_form_slice *type = values->of[PARAM_TYPE];
    if (type == NULL)
        return refuse(refusal, "Type is required");
    for (size_t i = 0; i < sizeof type_rows / sizeof type_rows[0]; i++) {
        if (slice_is(type, type_rows[i].name)) {
            credential->type = type_rows[i].name;
            return type_rows[i].check(refusal, values);
        }
    }
    return refuse(refusal, "Invalid Type");
}

/* What is sent in lower case comes back capitalised, as in the contract's
 * examples. */
static const struct sandbox_row {
    const char *sent;
    const char *answered;
} sandbox_rows[] = {{"true", "True"}, {"false", "False"}};

static bool judge_sandbox(mock_refusal *refusal, mock_credential *credential,
                          const mock_values *values)
{
    const mock_form_slice *sandbox = values->of[PARAM_SANDBOX];
    if (sandbox == NULL)
        return true;
    for (size_t i = 0; i < sizeof sandbox_rows / sizeof sandbox_rows[0]; i++) {
        if (slice_is(sandbox, sandbox_rows[i].sent)) {
            credential->sandbox = sandbox_rows[i].answered;
            return true;
        }
    }
    return refuse(refusal, "Sandbox must be true or false");
}

static void keep(mock_credential *credential, const mock_values *values)
{
    const mock_form_slice *name = values->of[PARAM_FRIENDLY_NAME];
    credential->named = name != NULL;
    if (name != NULL)
        text_add(&credential->friendly_name, name->bytes, name->size);
    for (size_t i = 0; i < PARAM_COUNT; i++)
        if (values->of[i] != NULL)
            digest_hex(credential->digests[i], values->of[i]->bytes, values->of[i]->size);
}

bool rules_create(mock_refusal *refusal, mock_credential *credential, mock_text *body)
{
    mock_form form;
    mock_values values = {{0}};
    if (!read_form(refusal, &form, body) || !sort_form(refusal, &values, &form) ||
        !judge_type(refusal, credential, &values) || !judge_sandbox(refusal, credential, &values))
        return false;
    keep(credential, &values);
    return true;
}
