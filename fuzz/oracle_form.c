/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "oracle_form.h"

#include "harness.h"

#include <string.h>

#define STRINGS 5

twcred_param parse_param(unsigned slot, const uint8_t *data, size_t size)
{
    twcred_param param = {NULL, 0};

    if (size == 0)
        return param;
    if (data[0] == '!') {
        param.size = size;
    } else if (data[0] == '^') {
        param.data = flush_end(slot, NULL, 0);
        param.size = TWCRED_PARAM_MAX + 1;
    } else {
        size_t skip = data[0] == '=';
        param.data = flush_end(slot, data + skip, size - skip);
        param.size = size - skip;
    }
    return param;
}

void parse_params(twcred_params *params, const uint8_t *data, size_t size)
{
    twcred_param *strings[STRINGS] = {&params->friendly_name, &params->certificate,
                                      &params->private_key, &params->api_key, &params->secret};

    memset(params, 0, sizeof *params);
    if (size < 2)
        return;
    params->type = (twcred_type)(data[0] - '0');
    params->sandbox = (twcred_switch)(data[1] - '0');
    size_t at = 2;
    for (unsigned i = 0; i < STRINGS && at < size; i++) {
        size_t end = at;
        while (end < size && data[end] != 0xFF)
            end++;
        *strings[i] = parse_param(i, data + at, end - at);
        at = end + 1;
    }
}

void expect_fault(expectation *expected, twcred_code code, const char *field, size_t offset,
                  size_t limit)
{
    if (expected->code != TWCRED_OK)
        return;
    expected->code = code;
    expected->field = field;
    expected->offset = offset;
    expected->limit = limit;
}

void expect_pair(expectation *expected, const char *name, const char *value, size_t size)
{
    form_pair next = {name, value, size};
    expected->pairs[expected->count++] = next;
}

void expect_string(expectation *expected, const char *name, twcred_param param)
{
    if (param.data == NULL && param.size == 0)
        return;
    if (param.data == NULL) {
        expect_fault(expected, TWCRED_PARAM_NULL, name, 0, param.size);
        return;
    }
    if (param.size > TWCRED_PARAM_MAX) {
        expect_fault(expected, TWCRED_PARAM_SIZE, name, 0, param.size);
        return;
    }
    size_t ill_formed = utf8_fault(param.data, param.size);
    if (ill_formed < param.size)
        expect_fault(expected, TWCRED_PARAM_UTF8, name, ill_formed, ill_formed);
    expect_pair(expected, name, param.data, param.size);
}

expectation expect_params(const twcred_params *params, type_rule rule)
{
    static const char *const types[] = {"", "gcm", "apn", "fcm"};
    static const char *const switches[] = {NULL, "", "false", "true"};
    expectation expected = {TWCRED_OK, NULL, 0, 0, {{NULL, NULL, 0}}, 0};
    unsigned long type = (unsigned long)params->type;
    unsigned long sandbox = (unsigned long)params->sandbox;

    if (type == 0 && rule == TYPE_REQUIRED)
        expect_fault(&expected, TWCRED_PARAM_MISSING, "Type", 0, 0);
    else if (type != 0 && rule == TYPE_UNKNOWN)
        expect_fault(&expected, TWCRED_PARAM_UNKNOWN, "Type", 0, 0);
    else if (type > 3)
        expect_fault(&expected, TWCRED_PARAM_ENUM, "Type", 0, 0);
    else if (type != 0)
        expect_pair(&expected, "Type", types[type], strlen(types[type]));
    expect_string(&expected, "FriendlyName", params->friendly_name);
    expect_string(&expected, "Certificate", params->certificate);
    expect_string(&expected, "PrivateKey", params->private_key);
    if (sandbox > 3)
        expect_fault(&expected, TWCRED_PARAM_ENUM, "Sandbox", 0, 0);
    else if (sandbox > 0)
        expect_pair(&expected, "Sandbox", switches[sandbox], strlen(switches[sandbox]));
    expect_string(&expected, "ApiKey", params->api_key);
    expect_string(&expected, "Secret", params->secret);
    return expected;
}

bool request_zeroed(const twcred_request *request)
{
    static const char zeros[TWCRED_PATH_SIZE];
    return request->method == NULL && same_bytes(request->path, zeros, sizeof zeros) &&
           request->content_type == NULL && request->success == 0 && request->body_size == 0 &&
           request->query_size == 0;
}

void fill_request(twcred_request *request)
{
    memset(request, 0x55, sizeof *request);
}

static int hex_value(char digit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = memchr(digits, digit, sizeof digits - 1);
    return at == NULL ? -1 : (int)(at - digits);
}

/* Section 5.2: the application/x-www-form-urlencoded percent-encode set leaves
 * letters, digits and these four. */
static bool stays(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '*' || byte == '-' || byte == '.' || byte == '_';
}

/* Section 5.1, steps 3.4 to 3.6, on one name or value; returns its size. */
static size_t decode_part(char *out, const char *part, size_t size)
{
    size_t length = 0;

    for (size_t i = 0; i < size; i++) {
        char byte = part[i];
        if (byte == '+') {
            byte = ' ';
        } else if (byte == '%') {
            require(size - i > 2);
            int high = hex_value(part[i + 1]);
            int low = hex_value(part[i + 2]);
            require(high >= 0 && low >= 0);
            byte = (char)(unsigned char)(high * 16 + low);
            require(!stays(byte) && byte != ' ');
            i += 2;
        } else {
            require(stays(byte));
        }
        out[length++] = byte;
    }
    return length;
}

void require_pairs(const expectation *expected, const char *body, size_t size)
{
    static char decoded[SLOT_SIZE];
    size_t at = 0;

    for (size_t i = 0; i < expected->count; i++) {
        const form_pair *next = &expected->pairs[i];
        require(at < size);
        const char *start = body + at;
        const char *end = memchr(start, '&', size - at);
        size_t length = end == NULL ? size - at : (size_t)(end - start);
        const char *equals = memchr(start, '=', length);
        require(equals != NULL);
        size_t name_length = (size_t)(equals - start);

        size_t decoded_size = decode_part(decoded, start, name_length);
        require(decoded_size == strlen(next->name));
        require(same_bytes(decoded, next->name, decoded_size));
        decoded_size = decode_part(decoded, equals + 1, length - name_length - 1);
        require(decoded_size == next->size);
        require(same_bytes(decoded, next->value, decoded_size));

        require((end == NULL) == (i + 1 == expected->count));
        at += length + 1;
    }
    require(at == (expected->count > 0 ? size + 1 : size));
}
