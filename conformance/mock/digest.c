/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <openssl/evp.h>
#include <stdio.h>

void digest_hex(char dst[DIGEST_SIZE], const void *bytes, size_t size)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned digest_size = 0;
    dst[0] = '\0';
    if (EVP_Digest(bytes, size, digest, &digest_size, EVP_sha256(), NULL) != 1)
        return;
    for (size_t i = 0; i < digest_size && 2 * i + 2 < DIGEST_SIZE; i++)
        snprintf(dst + 2 * i, 3, "%02x", digest[i]);
}
