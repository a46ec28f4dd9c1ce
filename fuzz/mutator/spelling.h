/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The characters of JSON strings, and the ways to write one: RFC 8259 section 7. */
#ifndef TWCRED_FUZZ_MUTATOR_SPELLING_H
#define TWCRED_FUZZ_MUTATOR_SPELLING_H

#include "edit.h"

/* The bytes of the first character of a string, or of its escape sequence; of both
 * halves of a surrogate pair. At least 1. */
size_t character_size(const uint8_t *text, size_t size);

/* What character that is, or false where it is none. */
bool character_read(uint32_t *point, const uint8_t *text, size_t size);

/* Whether it may stand in a string as it is. */
bool is_plain(uint32_t point);

void put_utf8(draft *to, uint32_t point);

/* As \uHHHH or a pair of them, or as a short escape sequence where there is one. */
void put_escaped(draft *to, chance *from, uint32_t point);

/* One of the characters of a string, or all of them, by escape sequences or without. */
void put_respelled(draft *to, chance *from, const uint8_t *text, size_t size);

#endif
