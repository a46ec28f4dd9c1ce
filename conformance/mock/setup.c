/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <errno.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char default_password[] = "mock-password";

/* Reads unbuffered, for stdio's buffer would keep a copy of the secret. */
static bool read_file(mock_text *dst, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return complain(path, strerror(errno));
    setvbuf(file, NULL, _IONBF, 0);
    char block[1024];
    size_t size;
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        text_add(dst, block, size);
    text_add(dst, "", 1);
    bool failed = ferror(file) != 0 || dst->failed;
    fclose(file);
    OPENSSL_cleanse(block, sizeof block);
    return !failed || complain(path, "cannot be read");
}

static bool read_password(mock_text *dst, const char *path)
{
    const char *environment = getenv("TWCRED_MOCK_PASSWORD");
    if (path == NULL) {
        const char *password = environment != NULL ? environment : default_password;
        text_add(dst, password, strlen(password) + 1);
    } else {
        if (!read_file(dst, path))
            return false;
        dst->bytes[strcspn(dst->bytes, "\r\n")] = '\0';
    }
    return (!dst->failed && dst->bytes[0] != '\0') || complain("password", "is empty");
}

bool setup_read(mock_setup *setup, const mock_options *options)
{
    if (!read_password(&setup->password, options->password_file))
        return false;
    return options->key_file == NULL ||
           (read_file(&setup->certificate, options->certificate_file) &&
            read_file(&setup->key, options->key_file));
}

void setup_clear(mock_setup *setup)
{
    text_free(&setup->password);
    text_free(&setup->certificate);
    text_free(&setup->key);
}
