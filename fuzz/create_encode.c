/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_create_encode(). The first two bytes of the input, minus '0', are the
 * numbers of Type and Sandbox; absent, both are 0. The rest are the string
 * parameters in the contract's order, separated by bytes 0xFF. Of each:
 *
 *   nothing, or the input has ended  unset
 *   = and a text                     the text, which may be empty
 *   !                                a NULL pointer with a size
 *   ^                                a size one beyond TWCRED_PARAM_MAX
 *   anything else                    itself, as a text
 *
 *   - the verdict is the first fault in the contract's order, found by a second
 *     reading; ill-formed UTF-8 is named to the byte
 *   - a fault of a parameter does not depend on the buffer
 *   - measured and written, the size is the same; each smaller capacity is
 *     space-body, tells that size, and leaves the buffer alone
 *   - the body holds only the bytes of WHATWG URL section 5.2, with %XX in
 *     upper case and only where needed; read by a parser of section 5.1, it
 *     gives back the parameters, all of them, in order
 *   - nothing is written in front of or behind the body; a failure zeroes the
 *     request; the same call gives the same bytes */
#include "harness.h"

#include <string.h>

#define STRINGS   5
#define PAIRS_MAX 7
#define BODY_SLOT 6

typedef struct form_pair {
    const char *name;
    const char *value;
    size_t size;
} form_pair;

/* What a second reading of the contract expects. */
typedef struct expectation {
    twcred_code code;
    const char *field;
    size_t offset;
    size_t limit; /* of the offset, where it is not exact */
    form_pair pairs[PAIRS_MAX];
    size_t count;
} expectation;

static twcred_param parse_param(unsigned slot, const uint8_t *data, size_t size)
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

static void parse_params(twcred_params *params, const uint8_t *data, size_t size)
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

static void fault(expectation *expected, twcred_code code, const char *field, size_t offset,
                  size_t limit)
{
    if (expected->code != TWCRED_OK)
        return;
    expected->code = code;
    expected->field = field;
    expected->offset = offset;
    expected->limit = limit;
}

static void expect_pair(expectation *expected, const char *name, const char *value, size_t size)
{
    form_pair next = {name, value, size};
    expected->pairs[expected->count++] = next;
}

static void expect_string(expectation *expected, const char *name, twcred_param param)
{
    if (param.data == NULL && param.size == 0)
        return;
    if (param.data == NULL) {
        fault(expected, TWCRED_PARAM_NULL, name, 0, param.size);
        return;
    }
    if (param.size > TWCRED_PARAM_MAX) {
        fault(expected, TWCRED_PARAM_SIZE, name, 0, param.size);
        return;
    }
    size_t ill_formed = utf8_fault(param.data, param.size);
    if (ill_formed < param.size)
        fault(expected, TWCRED_PARAM_UTF8, name, ill_formed, ill_formed);
    expect_pair(expected, name, param.data, param.size);
}

static expectation expect(const twcred_params *params)
{
    static const char *const types[] = {"", "gcm", "apn", "fcm"};
    static const char *const switches[] = {NULL, "", "false", "true"};
    expectation expected = {TWCRED_OK, NULL, 0, 0, {{NULL, NULL, 0}}, 0};
    unsigned long type = (unsigned long)params->type;
    unsigned long sandbox = (unsigned long)params->sandbox;

    if (type == 0)
        fault(&expected, TWCRED_PARAM_MISSING, "Type", 0, 0);
    else if (type > 3)
        fault(&expected, TWCRED_PARAM_ENUM, "Type", 0, 0);
    else
        expect_pair(&expected, "Type", types[type], strlen(types[type]));
    expect_string(&expected, "FriendlyName", params->friendly_name);
    expect_string(&expected, "Certificate", params->certificate);
    expect_string(&expected, "PrivateKey", params->private_key);
    if (sandbox > 3)
        fault(&expected, TWCRED_PARAM_ENUM, "Sandbox", 0, 0);
    else if (sandbox > 0)
        expect_pair(&expected, "Sandbox", switches[sandbox], strlen(switches[sandbox]));
    expect_string(&expected, "ApiKey", params->api_key);
    expect_string(&expected, "Secret", params->secret);
    return expected;
}

static bool request_zeroed(const twcred_request *request)
{
    static const char zeros[TWCRED_PATH_SIZE];
    return request->method == NULL && same_bytes(request->path, zeros, sizeof zeros) &&
           request->content_type == NULL && request->success == 0 && request->body_size == 0;
}

static void require_create(const twcred_request *request, size_t body_size)
{
    require(strcmp(request->method, "POST") == 0);
    require(strcmp(request->path, "/Credentials") == 0);
    require(strcmp(request->content_type, "application/x-www-form-urlencoded") == 0);
    require(request->success == 201);
    require(request->body_size == body_size);
}

static void fill(twcred_request *request)
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
    require(at == size + 1);
}

static void require_short(const twcred_params *params, size_t capacity, size_t needed)
{
    twcred_request request;

    fill(&request);
    char *body = lend(BODY_SLOT, capacity);
    twcred_status status = twcred_create_encode(&request, body, capacity, params);
    require_sound(status);
    require(status.code == TWCRED_SPACE_BODY);
    require(status.needed == needed);
    require(untouched(body, capacity));
    require(request_zeroed(&request));
}

static void check_refused(const expectation *expected, const twcred_params *params,
                          twcred_status status)
{
    twcred_request request;

    require(status.code == expected->code);
    require(strcmp(status.field, expected->field) == 0);
    require(status.offset >= expected->offset && status.offset <= expected->limit);
    for (size_t capacity = 0; capacity <= 512; capacity += 128) {
        fill(&request);
        char *body = lend(BODY_SLOT, capacity);
        require(same_status(status, twcred_create_encode(&request, body, capacity, params)));
        require(wiped(body, capacity));
        require(request_zeroed(&request));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    twcred_params params;
    twcred_request request;

    if (size > INPUT_MAX)
        return 0;
    parse_params(&params, data, size);
    expectation expected = expect(&params);

    fill(&request);
    twcred_status status = twcred_create_encode(&request, NULL, 0, &params);
    require_sound(status);
    if (expected.code != TWCRED_OK) {
        require(request_zeroed(&request));
        check_refused(&expected, &params, status);
        return 0;
    }
    require(status.code == TWCRED_OK);
    size_t needed = request.body_size;
    require(needed > 0 && needed <= SLOT_SIZE / 2);
    require_create(&request, needed);

    fill(&request);
    char *body = lend(BODY_SLOT, needed);
    require(twcred_create_encode(&request, body, needed, &params).code == TWCRED_OK);
    require_create(&request, needed);
    require(front_intact(body));
    require_pairs(&expected, body, needed);

    /* With room to spare, and a second time, it is the same body. */
    static char first[SLOT_SIZE / 2];
    memcpy(first, body, needed);
    size_t roomy = needed + 32;
    body = lend(BODY_SLOT, roomy);
    require(twcred_create_encode(&request, body, roomy, &params).code == TWCRED_OK);
    require_create(&request, needed);
    require(same_bytes(first, body, needed));
    for (size_t i = needed; i < roomy; i++)
        require(body[i] == CANARY);

    require_short(&params, needed - 1, needed);
    require_short(&params, needed / 2, needed);
    if (needed > 1)
        require_short(&params, 1, needed);
    /* A buffer of capacity 0 that is not NULL measures or is too small; either
     * way it stays as it is. */
    body = lend(BODY_SLOT, 0);
    (void)twcred_create_encode(&request, body, 0, &params);
    require(front_intact(body));
    return 0;
}
