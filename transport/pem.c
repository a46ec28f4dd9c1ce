/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What can be seen of a text in PEM without understanding the keys in it. */

#include "command.h"

#include <string.h>

/* The body of a block, decoded as it passes: enough of it at a time to find a
 * short run of bytes. */
typedef struct base64_view {
    unsigned char bytes[64];
    size_t size;
    unsigned bits;
    unsigned count; /* of the bits that are not yet bytes */
    bool pkcs8;
} base64_view;

static bool starts(const char *line, size_t size, const char *prefix)
{
    size_t length = strlen(prefix);
    return size >= length && memcmp(line, prefix, length) == 0;
}

static bool ends(const char *line, size_t size, const char *suffix)
{
    size_t length = strlen(suffix);
    return size >= length && memcmp(line + size - length, suffix, length) == 0;
}

static bool contains(const void *bytes, size_t size, const void *wanted, size_t length)
{
    for (size_t i = 0; i + length <= size; i++)
        if (memcmp((const char *)bytes + i, wanted, length) == 0)
            return true;
    return false;
}

/* -------------------------------------------------------------------- blocks */

/* Apple's certificates for one environment alone name it in their subject. */
static void look_at_bytes(pem_view *view, const base64_view *body)
{
    static const unsigned char id_ec_public_key[] = {0x06, 0x07, 0x2A, 0x86, 0x48,
                                                     0xCE, 0x3D, 0x02, 0x01};
    static const char development[] = "Apple Development IOS Push Services";
    static const char production[] = "Apple Production IOS Push Services";
    /* The certificate of an EC key has the OID as well, and does not matter here. */
    if (body->pkcs8)
        view->elliptic = view->elliptic || contains(body->bytes, body->size, id_ec_public_key,
                                                    sizeof id_ec_public_key);
    view->apple_development =
        view->apple_development ||
        contains(body->bytes, body->size, development, sizeof development - 1);
    view->apple_production = view->apple_production ||
                             contains(body->bytes, body->size, production, sizeof production - 1);
}

static void add_byte(pem_view *view, base64_view *body, unsigned char byte)
{
    if (body->size == sizeof body->bytes) {
        /* Whatever is looked for is shorter than what stays. */
        look_at_bytes(view, body);
        size_t stays = 40;
        memmove(body->bytes, body->bytes + body->size - stays, stays);
        body->size = stays;
    }
    body->bytes[body->size++] = byte;
}

static void add_base64(pem_view *view, base64_view *body, const char *line, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i++) {
        const char *digit = line[i] != '\0' ? strchr(digits, line[i]) : NULL;
        if (digit == NULL)
            continue;
        body->bits = (body->bits << 6 | (unsigned)(digit - digits)) & 0x3FFF;
        body->count += 6;
        if (body->count >= 8) {
            body->count -= 8;
            add_byte(view, body, (unsigned char)(body->bits >> body->count));
        }
    }
}

static void begin_block(pem_view *view, base64_view *body, const char *line, size_t size)
{
    view->blocks++;
    body->pkcs8 = ends(line, size, "BEGIN PRIVATE KEY-----");
    view->pkcs8 = view->pkcs8 || body->pkcs8;
    view->elliptic = view->elliptic || ends(line, size, "BEGIN EC PRIVATE KEY-----");
    view->encrypted = view->encrypted || ends(line, size, "BEGIN ENCRYPTED PRIVATE KEY-----");
    if (ends(line, size, "PRIVATE KEY-----"))
        view->private_keys++;
    else if (ends(line, size, "CERTIFICATE-----"))
        view->certificates++;
}

static size_t trimmed(const char *line, size_t size)
{
    while (size > 0 && strchr(" \t\r", line[size - 1]) != NULL && line[size - 1] != '\0')
        size--;
    return size;
}

void pem_look(pem_view *view, const char *text, size_t size)
{
    base64_view body = {{0}, 0, 0, 0, false};
    bool inside = false;
    memset(view, 0, sizeof *view);
    for (size_t at = 0; at < size;) {
        const char *line = text + at;
        const char *end = memchr(line, '\n', size - at);
        size_t whole = end != NULL ? (size_t)(end - line) : size - at;
        size_t length = trimmed(line, whole);
        at += whole + (end != NULL);
        bool dashes = ends(line, length, "-----");
        if (!inside && dashes && starts(line, length, "-----BEGIN ")) {
            begin_block(view, &body, line, length);
            inside = true;
        } else if (inside && dashes && starts(line, length, "-----END ")) {
            look_at_bytes(view, &body);
            twcred_wipe(&body, sizeof body);
            inside = false;
        } else if (!inside) {
            view->outside = view->outside || length > 0;
        } else if (contains(line, length, ":", 1)) {
            /* RFC 1421 section 4.6: header fields before the body. */
            view->encrypted = view->encrypted || starts(line, length, "Proc-Type: 4,ENCRYPTED");
        } else {
            add_base64(view, &body, line, length);
        }
    }
    view->open = inside;
    look_at_bytes(view, &body);
    twcred_wipe(&body, sizeof body);
}
