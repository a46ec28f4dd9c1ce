/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the fuzz targets share: the property that must hold, and memory whose
 * ends are unmapped, so that a byte read or written too far dies at once, with
 * or without a sanitizer. */
#ifndef TWCRED_FUZZ_HARNESS_H
#define TWCRED_FUZZ_HARNESS_H

#include "twcred.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Called by libFuzzer and by replay.c; defined once per target. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says which property broke, and aborts. Stays on with NDEBUG. */
#define require(condition) \
    ((condition) ? (void)0 : require_failed(#condition, __FILE__, (unsigned)__LINE__))

#if defined(__GNUC__)
__attribute__((noreturn))
#endif
void require_failed(const char *condition, const char *file, unsigned line);

/* Targets pass over longer inputs. */
#define INPUT_MAX ((size_t)1 << 20)

/* The memory of one slot is mapped once and used again by every run. */
#define SLOT_SIZE  ((size_t)1 << 23)
#define SLOT_COUNT 8

/* A copy whose last byte is followed by an unmapped page. */
const char *flush_end(unsigned slot, const void *data, size_t size);

/* A copy whose first byte follows an unmapped page. Behind it stand 16 bytes
 * of `behind`. */
const char *flush_start(unsigned slot, const void *data, size_t size, char behind);

/* One or the other, in turn with the sizes of texts. */
const char *flush_one(unsigned slot, const void *data, size_t size, char behind);

/* A copy with white space of JSON behind it, SPACES_SIZE bytes, up to an unmapped
 * page. */
#define SPACES_SIZE 4
const char *flush_spaced(unsigned slot, const void *data, size_t size);

/* What lent memory holds until it is written. No UTF-8 text holds this byte. */
#define CANARY ((char)0xFE)

/* Memory to write to: capacity bytes of canaries, with 64 canaries in front
 * and an unmapped page behind. */
char *lend(unsigned slot, size_t capacity);

/* Fills memory that is to be written before it is read: MemorySanitizer takes it for
 * uninitialised besides. */
void spoil(void *memory, char with, size_t size);

/* The next capacity to try, below one that does not suffice: one less where little is
 * needed, so that in the end each was tried, and else the half. What is little is more
 * in a replay, which comes by once, than in a campaign. */
size_t smaller(size_t capacity, size_t needed);
#define SMALL_IN_A_CAMPAIGN ((size_t)32)
#define SMALL_IN_A_REPLAY   ((size_t)256)
void set_small(size_t needed);

/* Whether all of these bytes are canaries. */
bool canaries(const char *memory, size_t size);

/* Whether all of it is as it was lent, the canaries in front included. */
bool untouched(const char *lent, size_t capacity);

/* Whether nothing of a secret can be left: canaries and zeros only. */
bool wiped(const char *lent, size_t capacity);

/* Whether the canaries in front are there. */
bool front_intact(const char *lent);

/* The offset of the first ill-formed sequence of UTF-8, or size. */
size_t utf8_fault(const char *text, size_t size);

bool same_bytes(const void *left, const void *right, size_t size);
bool same_status(twcred_status left, twcred_status right);
bool same_string(twcred_string left, twcred_string right);

/* What holds for every status: it has a name, a field unless it is OK, and
 * `needed` only for want of space. The code is noted. */
void require_sound(twcred_status status);

/* Whether a status of that code was among those of require_sound(). */
#define CODE_END 900
bool code_noted(twcred_code code);

/* Whether it is of the family that starts at this number. */
bool in_family(twcred_code code, int family);

/* Whether it is absent, null, or NUL-terminated inside the lent text. */
bool string_sound(twcred_string string, const char *text, size_t capacity);
bool string_unset(twcred_string string);
bool string_equals(twcred_string string, const char *text, size_t size);

#endif
