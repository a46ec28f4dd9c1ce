/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "oracle_form.h"

#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

#define STRINGS   5
#define FORM_SLOT 6

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
        param.data = flush_one(slot, data + skip, size - skip, '0');
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

void expect_params(expectation *expected, const twcred_params *params, type_rule rule)
{
    static const char *const types[] = {"", "gcm", "apn", "fcm"};
    static const char *const switches[] = {NULL, "", "false", "true"};
    unsigned long type = (unsigned long)params->type;
    unsigned long sandbox = (unsigned long)params->sandbox;

    if (type == 0 && rule == TYPE_REQUIRED)
        expect_fault(expected, TWCRED_PARAM_MISSING, "Type", 0, 0);
    else if (type != 0 && rule == TYPE_UNKNOWN)
        expect_fault(expected, TWCRED_PARAM_UNKNOWN, "Type", 0, 0);
    else if (type > 3)
        expect_fault(expected, TWCRED_PARAM_ENUM, "Type", 0, 0);
    else if (type != 0)
        expect_pair(expected, "Type", types[type], strlen(types[type]));
    expect_string(expected, "FriendlyName", params->friendly_name);
    expect_string(expected, "Certificate", params->certificate);
    expect_string(expected, "PrivateKey", params->private_key);
    if (sandbox > 3)
        expect_fault(expected, TWCRED_PARAM_ENUM, "Sandbox", 0, 0);
    else if (sandbox > 0)
        expect_pair(expected, "Sandbox", switches[sandbox], strlen(switches[sandbox]));
    expect_string(expected, "ApiKey", params->api_key);
    expect_string(expected, "Secret", params->secret);
}

static bool request_zeroed(const twcred_request *request)
{
    static const char zeros[TWCRED_PATH_SIZE];
    return request->method == NULL && same_bytes(request->path, zeros, sizeof zeros) &&
           request->content_type == NULL && request->success == 0 && request->body_size == 0 &&
           request->query_size == 0;
}

static void fill_request(twcred_request *request)
{
    spoil(request, 0x55, sizeof *request);
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

static void require_pairs(const expectation *expected, const char *body, size_t size)
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

static void require_request(const twcred_request *request, const outline *wanted, size_t size)
{
    require(strcmp(request->method, wanted->method) == 0);
    require(strcmp(request->path, wanted->path) == 0);
    require((request->content_type != NULL) == wanted->body);
    if (wanted->body)
        require(strcmp(request->content_type, "application/x-www-form-urlencoded") == 0);
    require(request->success == wanted->success);
    require(request->body_size == (wanted->body ? size : 0));
    require(request->query_size == (wanted->body ? 0 : size));
}

static void require_short(form_encoder *encode, const void *call, const outline *wanted,
                          size_t capacity, size_t needed)
{
    twcred_request request;

    fill_request(&request);
    char *form = lend(FORM_SLOT, capacity);
    twcred_status status = encode(&request, form, capacity, call);
    require_sound(status);
    require(status.code == (wanted->body ? TWCRED_SPACE_BODY : TWCRED_SPACE_QUERY));
    require(strcmp(status.field, wanted->body ? "body" : "query") == 0);
    require(status.needed == needed);
    require(untouched(form, capacity));
    require(request_zeroed(&request));
}

static void require_fault(form_encoder *encode, const void *call, const expectation *expected,
                          twcred_status status)
{
    twcred_request request;

    require(status.code == expected->code);
    require(strcmp(status.field, expected->field) == 0);
    require(status.offset >= expected->offset && status.offset <= expected->limit);
    for (size_t capacity = 0; capacity <= 512; capacity += 128) {
        fill_request(&request);
        char *form = lend(FORM_SLOT, capacity);
        require(same_status(status, encode(&request, form, capacity, call)));
        require(wiped(form, capacity));
        require(request_zeroed(&request));
    }
}

static void require_written(form_encoder *encode, const void *call, const expectation *expected,
                            const outline *wanted, size_t needed)
{
    static char first[SLOT_SIZE / 2];
    twcred_request request;

    require(needed <= sizeof first);
    fill_request(&request);
    char *form = lend(FORM_SLOT, needed);
    require(encode(&request, form, needed, call).code == TWCRED_OK);
    require_request(&request, wanted, needed);
    require(front_intact(form));
    require_pairs(expected, form, needed);

    /* With room to spare, and a second time, it is the same form. */
    memcpy(first, form, needed);
    size_t roomy = needed + 32;
    form = lend(FORM_SLOT, roomy);
    fill_request(&request);
    require(encode(&request, form, roomy, call).code == TWCRED_OK);
    require_request(&request, wanted, needed);
    require(front_intact(form));
    require(same_bytes(first, form, needed));
    require(canaries(form + needed, roomy - needed));
}

void require_form_encoder(form_encoder *encode, const void *call, const expectation *expected,
                          const outline *wanted)
{
    twcred_request request;

    fill_request(&request);
    twcred_status status = encode(&request, NULL, 0, call);
    require_sound(status);
    if (expected->code != TWCRED_OK) {
        require(request_zeroed(&request));
        require_fault(encode, call, expected, status);
        return;
    }
    require(status.code == TWCRED_OK);
    size_t needed = wanted->body ? request.body_size : request.query_size;
    require((needed > 0) == (expected->count > 0));
    require_request(&request, wanted, needed);
    require_written(encode, call, expected, wanted, needed);
    if (needed > 0)
        require_short(encode, call, wanted, needed - 1, needed);
    for (size_t capacity = needed; capacity > 1;)
        require_short(encode, call, wanted, capacity = smaller(capacity, needed), needed);
    /* A buffer of capacity 0 that is not NULL measures or is too small; either
     * way it stays as it is. */
    char *form = lend(FORM_SLOT, 0);
    (void)encode(&request, form, 0, call);
    require(front_intact(form));
}

void write_item_path(char path[TWCRED_PATH_SIZE], const char *sid)
{
    static const char collection[] = "/Credentials/";
    memcpy(path, collection, sizeof collection - 1);
    memcpy(path + sizeof collection - 1, sid, TWCRED_SID_SIZE);
    path[sizeof collection - 1 + TWCRED_SID_SIZE] = '\0';
}

void require_sid_encoder(sid_encoder *encode, const char *method, int success, const uint8_t *data,
                         size_t size)
{
    twcred_request request;
    twcred_request second;
    char path[TWCRED_PATH_SIZE];
    size_t broken;
    const char *sid = flush_end(0, data, size);

    fill_request(&request);
    twcred_status status = encode(&request, sid, size);
    require_sound(status);
    fill_request(&second);
    const char *other = size > 0 ? flush_start(1, data, size, '0') : NULL;
    require(same_status(status, encode(&second, other, size)));
    if (!oracle_sid(TWCRED_SID_CREDENTIAL, sid, size, &broken)) {
        require(status.code == TWCRED_PARAM_FORMAT && status.offset == broken);
        require(strcmp(status.field, "Sid") == 0);
        require(request_zeroed(&request) && request_zeroed(&second));
        return;
    }
    require(status.code == TWCRED_OK);
    write_item_path(path, sid);
    require(strcmp(request.method, method) == 0 && strcmp(second.method, method) == 0);
    require(strcmp(request.path, path) == 0 && strcmp(second.path, path) == 0);
    require(request.content_type == NULL && request.success == success);
    require(request.body_size == 0 && request.query_size == 0);
}
