/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

/* "+//+" in base64. */
static const char magic[] = {'\xfb', '\xff', '\xfe'};

/* By mock_token_kind. */
static const char kinds[] = "-ABR";

#define LAP_DIGITS 6
#define LAP_MAX    999999u
/* Not a multiple of three, so that base64 ends with an equals sign. */
#define RAW_SIZE     (sizeof magic + 1 + (SID_SIZE - 1) + LAP_DIGITS)
#define ENCODED_SIZE ((RAW_SIZE + 2) / 3 * 4)

static void encode(char dst[ENCODED_SIZE + 1], const mock_token *token)
{
    unsigned char raw[RAW_SIZE + 1];
    memcpy(raw, magic, sizeof magic);
    raw[sizeof magic] = (unsigned char)kinds[token->kind];
    snprintf((char *)raw + sizeof magic + 1, RAW_SIZE - sizeof magic, "%-34.34s%06u", token->sid,
             token->lap % (LAP_MAX + 1));
    EVP_EncodeBlock((unsigned char *)dst, raw, (int)RAW_SIZE);
}

void token_write(mock_text *dst, const mock_token *token)
{
    char encoded[ENCODED_SIZE + 1];
    encode(encoded, token);
    text_add_string(dst, encoded);
}

static unsigned read_lap(const char *digits)
{
    unsigned lap = 0;
    for (size_t i = 0; i < LAP_DIGITS && digits[i] >= '0' && digits[i] <= '9'; i++)
        lap = lap * 10 + (unsigned)(digits[i] - '0');
    return lap;
}

/* Decoders are lenient: only what comes out again byte for byte is a token. */
bool token_read(mock_token *token, const char *bytes, size_t size)
{
    unsigned char raw[RAW_SIZE + 3];
    char again[ENCODED_SIZE + 1];
    *token = (struct mock_token){.kind = TOKEN_NONE};
    if (size != ENCODED_SIZE || EVP_DecodeBlock(raw, (const unsigned char *)bytes, (int)size) < 0)
        return false;
    const char *kind = memchr(kinds, raw[sizeof magic], sizeof kinds - 1);
    if (kind == NULL || kind == kinds)
        return false;
    token->kind = (mock_token_kind)(kind - kinds);
    memcpy(token->sid, raw + sizeof magic + 1, SID_SIZE - 1);
    token->lap = read_lap((const char *)raw + sizeof magic + SID_SIZE);
    encode(again, token);
    return memcmp(again, bytes, size) == 0;
}
