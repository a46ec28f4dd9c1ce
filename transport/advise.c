/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What people get wrong with their credentials, and only hear of at the first
 * push. What would take a library of cryptography is left out: whether certificate
 * and key belong together, and whether the certificate has expired. */

#include "command.h"

#include <string.h>

/* Never with a byte of the value: it is secret. */
static void warn(const options *given, const char *subject, const char *words)
{
    fprintf(stderr, "twcred: %s: warning: %s: %s\n", given->name, subject, words);
}

static bool has_text(const twcred_param *param, const char *wanted)
{
    size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= param->size; i++)
        if (memcmp(param->data + i, wanted, length) == 0)
            return true;
    return false;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* The first byte that is no white space; NUL if there is none. */
static char first_byte(const twcred_param *param)
{
    for (size_t i = 0; i < param->size; i++)
        if (!is_space(param->data[i]))
            return param->data[i];
    return '\0';
}

/* --------------------------------------------------------------------- types */

typedef struct param_row {
    const char *name;
    twcred_type type; /* to which it belongs */
    size_t place;     /* in twcred_params */
} param_row;

static const param_row param_rows[] = {
    {"Certificate", TWCRED_TYPE_APN, offsetof(twcred_params, certificate)},
    {"PrivateKey", TWCRED_TYPE_APN, offsetof(twcred_params, private_key)},
    {"ApiKey", TWCRED_TYPE_GCM, offsetof(twcred_params, api_key)},
    {"Secret", TWCRED_TYPE_FCM, offsetof(twcred_params, secret)},
};

enum { param_count = sizeof param_rows / sizeof param_rows[0] };

static const twcred_param *param_at(const twcred_params *params, size_t row)
{
    return (const twcred_param *)(const void *)((const char *)params + param_rows[row].place);
}

static void of_another_type(const options *given, const char *name, twcred_type type,
                            twcred_type other, const char *why)
{
    char words[80];
    snprintf(words, sizeof words, "it is a parameter of %s, and %s %s", twcred_type_name(type), why,
             twcred_type_name(other));
    warn(given, name, words);
}

/* An update that does not tell its type is held to that of its first parameter. */
static void advise_types(const options *given, const twcred_params *params)
{
    twcred_type type = params->type;
    const char *why = "--type is";
    for (size_t row = 0; row < param_count; row++) {
        const twcred_param *param = param_at(params, row);
        if (param->data == NULL)
            continue;
        if (type == TWCRED_TYPE_NONE) {
            type = param_rows[row].type;
            why = "another is one of";
        }
        if (param_rows[row].type != type)
            of_another_type(given, param_rows[row].name, param_rows[row].type, type, why);
    }
    if (params->sandbox != TWCRED_SWITCH_UNSET && type != TWCRED_TYPE_APN &&
        type != TWCRED_TYPE_NONE)
        of_another_type(given, "Sandbox", TWCRED_TYPE_APN, type, why);
    if (type == TWCRED_TYPE_GCM)
        warn(given, "Type", "gcm no longer delivers: Google ended it in 2024, and fcm is the way");
}

static void advise_empty(const options *given, const twcred_params *params)
{
    for (size_t row = 0; row < param_count; row++) {
        const twcred_param *param = param_at(params, row);
        if (param->data != NULL && param->size == 0)
            warn(given, param_rows[row].name, "the file is empty, and so is what is sent");
    }
}

/* ----------------------------------------------------------------------- apn */

static void advise_framing(const options *given, const char *name, const pem_view *view)
{
    if (view->blocks == 0) {
        warn(given, name, "it has no PEM framing: -----BEGIN ...----- and -----END ...-----");
        return;
    }
    if (view->open)
        warn(given, name, "its PEM framing does not end with -----END ...-----");
    if (view->outside)
        warn(given, name,
             "there is text outside of the PEM framing, such as the Bag Attributes of "
             "openssl pkcs12");
}

static void advise_certificate(const options *given, const twcred_params *params)
{
    pem_view view;
    pem_look(&view, params->certificate.data, params->certificate.size);
    advise_framing(given, "Certificate", &view);
    if (view.blocks > 0 && view.certificates == 0)
        warn(given, "Certificate", "there is no certificate in it");
    if (view.private_keys > 0)
        warn(given, "Certificate", "there is a private key in it");
    /* An update that leaves Sandbox alone leaves it as it was. */
    bool sandbox = params->sandbox == TWCRED_SWITCH_TRUE;
    bool service = params->sandbox == TWCRED_SWITCH_FALSE ||
                   (params->sandbox == TWCRED_SWITCH_UNSET && given->call == CALL_CREATE);
    if (view.apple_development && service)
        warn(given, "Sandbox", "the certificate is for development: that wants --sandbox true");
    if (view.apple_production && sandbox)
        warn(given, "Sandbox", "the certificate is for production: that wants --sandbox false");
}

static void advise_private_key(const options *given, const twcred_param *key)
{
    pem_view view;
    pem_look(&view, key->data, key->size);
    advise_framing(given, "PrivateKey", &view);
    if (view.blocks > 0 && view.private_keys == 0)
        warn(given, "PrivateKey", "there is no private key in it");
    if (view.certificates > 0)
        warn(given, "PrivateKey", "there is a certificate in it");
    if (view.encrypted)
        warn(given, "PrivateKey", "a passphrase is on it: openssl rsa takes it off");
    if (view.elliptic)
        warn(given, "PrivateKey",
             "it is an EC key, as in Apple's .p8: the service has no fields for its key id and "
             "team id, so it cannot work");
    else if (view.pkcs8)
        warn(given, "PrivateKey",
             "it is PKCS#8 (BEGIN PRIVATE KEY) where the documents show BEGIN RSA PRIVATE KEY: "
             "openssl rsa -traditional writes that");
}

static void advise_apn(const options *given, const twcred_params *params)
{
    bool certificate = params->certificate.size > 0;
    bool key = params->private_key.size > 0;
    if (certificate)
        advise_certificate(given, params);
    if (key)
        advise_private_key(given, &params->private_key);
    if (certificate && !key)
        warn(given, "Certificate", "it comes without its PrivateKey");
    if (key && !certificate)
        warn(given, "PrivateKey", "it comes without its Certificate");
}

/* ------------------------------------------------------------------- fcm, gcm */

static bool is_legacy_key(const twcred_param *param)
{
    return has_text(param, ":APA91");
}

static void advise_secret(const options *given, const twcred_param *secret)
{
    if (first_byte(secret) != '{') {
        warn(given, "Secret",
             is_legacy_key(secret)
                 ? "it is a legacy server key, dead since 2024: the whole JSON of a service "
                   "account belongs here"
                 : "it is no JSON: the whole JSON of a service account belongs here");
        return;
    }
    /* Even the place of a fault could tell something of a secret. */
    if (twcred_json_check(secret->data, secret->size).code != TWCRED_OK)
        warn(given, "Secret", "it is not whole and valid JSON");
    if (has_text(secret, "\"project_info\""))
        warn(given, "Secret",
             "it is a google-services.json, which is for apps: the JSON of a service account "
             "belongs here");
    else if (!has_text(secret, "\"private_key\""))
        warn(given, "Secret", "it has no private_key, as the JSON of a service account has");
}

static void advise_api_key(const options *given, const twcred_param *key)
{
    bool inside = false;
    for (size_t i = 0; i < key->size; i++)
        inside = inside || is_space(key->data[i]);
    if (first_byte(key) == '{')
        warn(given, "ApiKey", "it is JSON: a service account is the Secret of fcm");
    else if (inside)
        warn(given, "ApiKey", "there is white space in it or around it, and it is sent too");
}

/* ---------------------------------------------------------------------- name */

static void advise_name(const options *given, const twcred_param *name, twcred_service service)
{
    size_t limit = twcred_service_get(service)->friendly_name_max;
    size_t characters = 0;
    for (size_t i = 0; i < name->size; i++)
        characters += ((unsigned char)name->data[i] & 0xC0) != 0x80;
    if (limit == 0 || characters <= limit)
        return;
    char words[96];
    snprintf(words, sizeof words, "it has %zu characters, and the service documents %zu at most",
             characters, limit);
    warn(given, "FriendlyName", words);
}

void advise(const options *given, const twcred_params *params, twcred_service service)
{
    advise_types(given, params);
    advise_name(given, &params->friendly_name, service);
    advise_empty(given, params);
    advise_apn(given, params);
    if (params->secret.size > 0)
        advise_secret(given, &params->secret);
    if (params->api_key.size > 0)
        advise_api_key(given, &params->api_key);
}
