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

/* A form under judgement. */
typedef struct mock_claim {
    mock_form form;
    const mock_form_slice *of[PARAM_COUNT]; /* NULL: did not arrive */
    const mock_digests *kept;               /* of what is there already */
    const char *verb;                       /* what is asked for */
} mock_claim;

/* ------------------------------------------------------------ the values */

static bool refuse_missing(mock_refusal *refusal, const mock_claim *claim, mock_param param)
{
    snprintf(refusal->message, sizeof refusal->message,
             "Cannot %s credentials record. '%s' must be present", claim->verb, param_names[param]);
    return false;
}

static bool must_arrive(mock_refusal *refusal, const mock_claim *claim, mock_param param)
{
    const mock_form_slice *value = claim->of[param];
    return (value != NULL && value->size > 0) || refuse_missing(refusal, claim, param);
}

/* Whether it arrived or is there already. */
static bool must_be_present(mock_refusal *refusal, const mock_claim *claim, mock_param param)
{
    return (claim->of[param] == NULL && claim->kept->of[param][0] != '\0') ||
           must_arrive(refusal, claim, param);
}

/* The contract's own example of a create is a bare `Type=apn`, so certificate
 * and key may both be absent; one without the other is of no use. */
static bool check_pair(mock_refusal *refusal, const mock_claim *claim)
{
    const mock_form_slice *certificate = claim->of[PARAM_CERTIFICATE];
    const mock_form_slice *key = claim->of[PARAM_PRIVATE_KEY];
    if (certificate == NULL && key == NULL)
        return true;
    if (!must_arrive(refusal, claim, PARAM_CERTIFICATE) ||
        !must_arrive(refusal, claim, PARAM_PRIVATE_KEY))
        return false;
    if (!pem_is_framed(certificate->bytes, certificate->size))
        return fields_refuse(refusal, "Could not parse certificate");
    if (!pem_is_framed(key->bytes, key->size))
        return fields_refuse(refusal, "Could not parse private key");
    return true;
}

static bool check_secret(mock_refusal *refusal, const mock_claim *claim)
{
    return must_be_present(refusal, claim, PARAM_SECRET);
}

static bool check_api_key(mock_refusal *refusal, const mock_claim *claim)
{
    return must_be_present(refusal, claim, PARAM_API_KEY);
}

static const struct type_row {
    const char *name;
    bool (*check)(mock_refusal *refusal, const mock_claim *claim);
} type_rows[] = {
    {"gcm", check_api_key},
    {"apn", check_pair},
    {"fcm", check_secret},
};

static bool check_type(mock_refusal *refusal, const char *type, const mock_claim *claim)
{
    for (size_t i = 0; i < sizeof type_rows / sizeof type_rows[0]; i++)
        if (strcmp(type_rows[i].name, type) == 0)
            return type_rows[i].check(refusal, claim);
    return true;
}

static bool judge_type(mock_refusal *refusal, mock_credential *credential, const mock_claim *claim)
{
    const mock_form_slice *type = claim->of[PARAM_TYPE];
    for (size_t i = 0; i < sizeof type_rows / sizeof type_rows[0]; i++) {
        if (slice_is(type, type_rows[i].name)) {
            credential->type = type_rows[i].name;
            return true;
        }
    }
    return fields_refuse(refusal, "Invalid Type");
}

static bool judge_name(mock_refusal *refusal, const mock_product *product, const mock_claim *claim)
{
    const mock_form_slice *name = claim->of[PARAM_FRIENDLY_NAME];
    size_t max = product->friendly_name_max;
    if (name == NULL || max == 0 || utf8_count(name->bytes, name->size) <= max)
        return true;
    snprintf(refusal->message, sizeof refusal->message,
             "FriendlyName must not be longer than %zu characters", max);
    return false;
}

/* What is sent in lower case comes back capitalised, as in the contract's
 * examples. */
static const struct sandbox_row {
    const char *sent;
    const char *answered;
} sandbox_rows[] = {{"true", "True"}, {"false", "False"}};

static bool judge_sandbox(mock_refusal *refusal, mock_credential *credential,
                          const mock_claim *claim)
{
    const mock_form_slice *sandbox = claim->of[PARAM_SANDBOX];
    if (sandbox == NULL)
        return true;
    for (size_t i = 0; i < sizeof sandbox_rows / sizeof sandbox_rows[0]; i++) {
        if (slice_is(sandbox, sandbox_rows[i].sent)) {
            credential->sandbox = sandbox_rows[i].answered;
            return true;
        }
    }
    return fields_refuse(refusal, "Sandbox must be true or false");
}

/* ----------------------------------------------------------- the two forms */

static bool read_claim(mock_refusal *refusal, mock_claim *claim, const char *const *names,
                       mock_text *body)
{
    return fields_read(refusal, claim->of, names, PARAM_COUNT, &claim->form, body);
}

static bool judge(mock_refusal *refusal, mock_credential *credential, const mock_product *product,
                  const mock_claim *claim)
{
    return check_type(refusal, credential->type, claim) &&
           judge_sandbox(refusal, credential, claim) && judge_name(refusal, product, claim);
}

static void digest(mock_digests *digests, const mock_claim *claim)
{
    for (size_t i = 0; i < PARAM_COUNT; i++)
        if (claim->of[i] != NULL)
            digest_hex(digests->of[i], claim->of[i]->bytes, claim->of[i]->size);
}

static void keep(mock_credential *credential, const mock_claim *claim)
{
    const mock_form_slice *name = claim->of[PARAM_FRIENDLY_NAME];
    if (name != NULL) {
        credential->named = true;
        text_free(&credential->friendly_name);
        text_add(&credential->friendly_name, name->bytes, name->size);
    }
    digest(&credential->digests, claim);
}

bool rules_create(mock_refusal *refusal, mock_credential *credential, const mock_product *product,
                  mock_text *body)
{
    mock_claim claim = {.kept = &credential->digests, .verb = "create"};
    if (!read_claim(refusal, &claim, param_names, body))
        return false;
    if (claim.of[PARAM_TYPE] == NULL)
        return fields_refuse(refusal, "Type is required");
    if (!judge_type(refusal, credential, &claim) || !judge(refusal, credential, product, &claim))
        return false;
    keep(credential, &claim);
    return true;
}

bool rules_update(mock_refusal *refusal, mock_credential *credential, mock_digests *arrived,
                  bool *changed, const mock_product *product, mock_text *body)
{
    mock_claim claim = {.kept = &credential->digests, .verb = "update"};
    const char *names[PARAM_COUNT];
    memcpy(names, param_names, sizeof names);
    if (!product->update_takes_type)
        names[PARAM_TYPE] = NULL;
    if (!read_claim(refusal, &claim, names, body))
        return false;
    if ((claim.of[PARAM_TYPE] != NULL && !judge_type(refusal, credential, &claim)) ||
        !check_pair(refusal, &claim) || !judge(refusal, credential, product, &claim))
        return false;
    *changed = claim.form.count > 0;
    *arrived = (struct mock_digests){{{0}}};
    digest(arrived, &claim);
    keep(credential, &claim);
    return true;
}
