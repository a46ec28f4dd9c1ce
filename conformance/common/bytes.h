/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Byte strings that grow, and the written form of bytes: `~HH` for a byte,
 * `~~` for the sign itself. Out of memory ends the program with status 2. */
#ifndef TWCRED_CONFORMANCE_BYTES_H
#define TWCRED_CONFORMANCE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* The largest value that a case may spell, with its repetitions carried out. */
#define BYTES_MAX (1024u * 1024u)

typedef struct bytes {
    char *data; /* NULL as long as nothing was appended; else a NUL follows it */
    size_t size;
    size_t capacity;
} bytes;

void *memory_resize(void *memory, size_t count, size_t size);
char *memory_string(const char *text, size_t size);

void bytes_append(bytes *target, const char *data, size_t size);
void bytes_text(bytes *target, const char *text);
void bytes_number(bytes *target, long long number);
bool bytes_equal(const bytes *left, const bytes *right);
void bytes_free(bytes *target);

/* Appends the one-line ASCII form of data. */
void bytes_spell(bytes *target, const char *data, size_t size);

/* Appends what the written form in text means. Returns NULL, or what is wrong
 * with it. */
const char *bytes_read(bytes *target, const char *text, size_t size);

/* The size of the well-formed UTF-8 sequence (RFC 3629) that starts the text;
 * 0 where there is none. */
size_t utf8_sequence(const char *text, size_t size);

#endif
