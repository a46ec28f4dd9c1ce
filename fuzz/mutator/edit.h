/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What every mutation is made of: choices that follow from a seed, a text that is
 * put together, and its place in the input. No heap: drafts are static memory. */
#ifndef TWCRED_FUZZ_MUTATOR_EDIT_H
#define TWCRED_FUZZ_MUTATOR_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longer inputs are not edited by grammar. */
#define EDIT_MAX ((size_t)1 << 20)

typedef struct chance {
    uint64_t state;
} chance;

/* From 0 to bound - 1; 0 if the bound is 0. */
size_t chance_below(chance *from, size_t bound);
bool chance_one_in(chance *from, size_t count);

#define LENGTH(table)            (sizeof(table) / sizeof((table)[0]))
#define chance_pick(from, table) ((table)[chance_below((from), LENGTH(table))])

/* A text that grows up to its capacity. Once something did not fit, it is full and
 * stays so: it is of no use then. */
typedef struct draft {
    uint8_t *bytes;
    size_t size, capacity;
    bool full;
} draft;

/* Each has memory of its own, which the next opening takes over. */
typedef enum draft_use { DRAFT_EDIT, DRAFT_VALUE, DRAFT_COUNT } draft_use;

draft draft_open(draft_use use);
void draft_byte(draft *to, unsigned byte);
void draft_bytes(draft *to, const uint8_t *bytes, size_t size);
void draft_text(draft *to, const char *text);
void draft_number(draft *to, unsigned value, unsigned digits);

/* The input, with room to grow. */
typedef struct input {
    uint8_t *data;
    size_t size, capacity;
} input;

/* Puts a draft in the place of some bytes, if there is room for it. The draft must
 * not be a part of the input. */
bool input_replace(input *into, size_t start, size_t end, const draft *by);

/* Of libFuzzer; mutates a part of the input by bytes. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

/* LLVMFuzzerMutate() on some bytes of the input. */
bool input_mutate_bytes(input *into, size_t start, size_t end);

#endif
