/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the core's tests share: inputs that end where memory ends, and failures
 * that show the byte they are about. */
#ifndef TWCRED_TEST_SUPPORT_H
#define TWCRED_TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "twcred.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The bytes of a literal and their number, NULs inside included. */
#define BYTES(literal) literal, sizeof(literal) - 1

/* What fills the spaces that are lent to the core. Not a byte that the core
 * writes by itself, and no start of UTF-8. */
#define FILL '\xA5'

/* How many guarded inputs are good at the same time, and how many rooms: the
 * next one takes the place of the oldest. */
#define GUARDED_MAX 16

/* A copy of data that ends flush against an unmapped page. */
const char *guarded(const void *data, size_t size);

/* A copy of data that begins flush behind an unmapped page. */
const char *guarded_behind(const void *data, size_t size);

/* Room to write in that ends flush against an unmapped page, full of FILL. */
char *guarded_space(size_t size);

/* A pointer that no byte may be read at. */
const char *unmapped(void);

/* How many bytes of stack a call takes, above those of one that does nothing: it
 * runs on a painted stack of its own. Assertions have to wait until it is over. */
size_t stack_used(void (*call)(void));

/* Draws the neighbourhood of a byte of the input with a caret under it, control
 * and other bytes as \xNN. The text is static. */
const char *draw(const char *input, size_t size, size_t offset);

/* The status is exactly this. With another, the input is drawn with a caret
 * under the reported byte and one under the expected one. */
#define assert_fault(status, code, field, offset, input, size) \
    assert_fault_at(__FILE__, __LINE__, status, code, field, offset, input, size)
void assert_fault_at(const char *file, int line, twcred_status status, twcred_code code,
                     const char *field, size_t offset, const char *input, size_t size);

/* The status is TWCRED_OK, with nothing else set. */
#define assert_ok(status, input, size) \
    assert_fault_at(__FILE__, __LINE__, status, TWCRED_OK, NULL, 0, input, size)

/* The status says that a buffer has to have exactly `needed` bytes. */
#define assert_short(status, code, needed) assert_short_at(__FILE__, __LINE__, status, code, needed)
void assert_short_at(const char *file, int line, twcred_status status, twcred_code code,
                     size_t needed);

/* Every byte of the memory has the value. */
#define assert_filled(memory, size, value) assert_filled_at(__FILE__, __LINE__, memory, size, value)
void assert_filled_at(const char *file, int line, const void *memory, size_t size, char value);

/* Nothing was left in lent memory: every byte is still FILL, or zero. */
#define assert_wiped(memory, size) assert_wiped_at(__FILE__, __LINE__, memory, size)
void assert_wiped_at(const char *file, int line, const void *memory, size_t size);

/* The bytes are those of the literal. */
#define assert_bytes(data, size, literal) \
    assert_bytes_at(__FILE__, __LINE__, data, size, BYTES(literal))
void assert_bytes_at(const char *file, int line, const char *data, size_t size,
                     const char *expected, size_t expected_size);

/* Writes the code point in UTF-8 (RFC 3629 section 3) to out, surrogates too,
 * and returns its size. */
size_t utf8(char out[4], uint32_t code_point);

/* Sets of ASCII characters, and whether a byte is in one. */
#define DIGITS  "0123456789"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define HEX     DIGITS "abcdefABCDEF"
bool in_set(int byte, const char *set);

#endif
