/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "oracle_json.h"

#include "arena.h"
#include "harness.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* JSON_ALLOW_NUL: RFC 8259 section 7 allows \u0000 in strings.
 * JSON_DECODE_ANY: section 2 allows any value as a document. */
#define FLAGS (JSON_ALLOW_NUL | JSON_DECODE_ANY)

static json_t *load(const char *document, size_t size, size_t flags, enum json_error_code *why)
{
    json_error_t error;
    json_set_alloc_funcs(arena_allocate, arena_release);
    json_t *root = json_loadb(size == 0 ? "" : document, size, FLAGS | flags, &error);
    *why = root == NULL ? json_error_code(&error) : json_error_unknown;
    return root;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The length of the longest number of RFC 8259 section 6 at the start of text,
 * which ends in a NUL; 0 if there is none. */
static size_t number_length(const char *text, bool *integer)
{
    const char *at = text + (*text == '-');

    *integer = true;
    if (*at == '0') {
        at++;
    } else {
        if (!is_digit(*at))
            return 0;
        at += strspn(at, "0123456789");
    }
    if (at[0] == '.' && is_digit(at[1])) {
        *integer = false;
        at++;
        at += strspn(at, "0123456789");
    }
    if (*at == 'e' || *at == 'E') {
        const char *digits = at + 1;
        digits += *digits == '+' || *digits == '-';
        if (is_digit(*digits)) {
            *integer = false;
            at = digits + strspn(digits, "0123456789");
        }
    }
    return (size_t)(at - text);
}

/* Replaces the numbers outside strings that do not fit jansson's types. What
 * is no number stays, for jansson to refuse. */
static void tame_numbers(char *text, size_t size)
{
    static const char big[] = "7.34512345678e77";
    bool in_string = false;

    for (size_t i = 0; i < size; i++) {
        if (in_string) {
            if (text[i] == '\\' && i + 1 < size)
                i++;
            else if (text[i] == '"')
                in_string = false;
            continue;
        }
        if (text[i] == '"') {
            in_string = true;
            continue;
        }
        bool integer;
        size_t length = text[i] == '-' || is_digit(text[i]) ? number_length(text + i, &integer) : 0;
        if (length == 0)
            continue;
        /* the sign stays: without it the digits would join a number before it */
        char *digits = text + i + (text[i] == '-');
        size_t count = length - (text[i] == '-');
        errno = 0;
        if (integer) {
            /* strtoll() reads on behind a leading zero, where the number ends */
            if (count >= 19)
                (void)strtoll(text + i, NULL, 10);
            if (errno == ERANGE) {
                memset(digits, ' ', count);
                memcpy(digits, big, sizeof big - 1);
            }
        } else {
            double value = strtod(text + i, NULL);
            if (errno == ERANGE && (value >= HUGE_VAL || value <= -HUGE_VAL)) {
                /* at least "1e309"; a real stays a real */
                memset(digits, ' ', count);
                memcpy(digits, "0e0", 3);
            }
        }
        i += length - 1;
    }
}

static void tame_nuls(char *text, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++) {
        if (text[i] != '\\')
            continue;
        if (size - i >= 6 && memcmp(text + i, "\\u0000", 6) == 0)
            text[i + 5] = '1';
        i++;
    }
}

static json_t *load_tamed(const char *document, size_t size, size_t flags,
                          enum json_error_code *why, bool *strings_kept)
{
    json_t *root = load(document, size, flags, why);

    *strings_kept = true;
    if (*why != json_error_numeric_overflow && *why != json_error_null_byte_in_key)
        return root;

    char *copy = arena_allocate(size + 1);
    require(copy != NULL);
    memcpy(copy, document, size);
    copy[size] = '\0';
    tame_numbers(copy, size);
    root = load(copy, size, flags, why);
    if (*why == json_error_null_byte_in_key) {
        *strings_kept = false;
        tame_nuls(copy, size);
        root = load(copy, size, flags, why);
    }
    arena_release(copy);
    return root;
}

oracle oracle_open(const char *document, size_t size)
{
    oracle opened = {false, false, true, NULL};
    enum json_error_code why;

    if (size > 0 && memchr(document, '\0', size) != NULL)
        return opened;
    opened.root = load_tamed(document, size, 0, &why, &opened.strings_kept);
    opened.accepts = opened.root != NULL;
    opened.too_deep = why == json_error_stack_overflow;
    if (!opened.accepts) {
        /* a refusal for a limit of jansson's own would prove nothing */
        require(why != json_error_numeric_overflow && why != json_error_null_byte_in_key &&
                why != json_error_out_of_memory);
    }
    return opened;
}

void oracle_close(oracle *opened)
{
    json_decref(opened->root);
    opened->root = NULL;
}

bool oracle_accepts(const char *document, size_t size)
{
    oracle opened = oracle_open(document, size);
    bool accepts = opened.accepts;
    oracle_close(&opened);
    return accepts;
}

bool oracle_readable(const char *document, size_t size)
{
    return oracle_accepts(document, size) && oracle_depth(document, size) <= TWCRED_DEPTH_MAX;
}

bool oracle_has_duplicates(const char *document, size_t size)
{
    enum json_error_code why;
    bool strings_kept;
    json_t *root = load_tamed(document, size, JSON_REJECT_DUPLICATES, &why, &strings_kept);
    json_decref(root);
    return why == json_error_duplicate_key;
}

size_t oracle_depth(const char *document, size_t size)
{
    size_t depth = 0;
    size_t deepest = 0;
    bool in_string = false;

    for (size_t i = 0; i < size; i++) {
        char byte = document[i];
        if (in_string) {
            if (byte == '\\')
                i++;
            else if (byte == '"')
                in_string = false;
        } else if (byte == '"') {
            in_string = true;
        } else if (byte == '{' || byte == '[') {
            depth++;
            deepest = depth > deepest ? depth : deepest;
        } else if (byte == '}' || byte == ']') {
            depth--;
        }
    }
    return deepest;
}
