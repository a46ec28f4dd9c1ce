/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "edit.h"

#include <string.h>

/* SplitMix64: any seed is a good one, 0 included. */
static uint64_t chance_next(chance *from)
{
    from->state += 0x9E3779B97F4A7C15u;
    uint64_t mixed = from->state;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return mixed ^ mixed >> 31;
}

size_t chance_below(chance *from, size_t bound)
{
    uint64_t next = chance_next(from);
    return bound == 0 ? 0 : (size_t)(next % bound);
}

bool chance_one_in(chance *from, size_t count)
{
    return chance_below(from, count) == 0;
}

draft draft_open(draft_use use)
{
    static uint8_t memory[DRAFT_COUNT][EDIT_MAX];
    draft opened = {memory[use], 0, EDIT_MAX, false};
    return opened;
}

void draft_bytes(draft *to, const uint8_t *bytes, size_t size)
{
    if (to->full || size > to->capacity - to->size) {
        to->full = true;
        return;
    }
    if (size > 0)
        memcpy(to->bytes + to->size, bytes, size);
    to->size += size;
}

void draft_byte(draft *to, unsigned byte)
{
    uint8_t one = (uint8_t)byte;
    draft_bytes(to, &one, 1);
}

void draft_text(draft *to, const char *text)
{
    draft_bytes(to, (const uint8_t *)text, strlen(text));
}

void draft_number(draft *to, unsigned value, unsigned digits)
{
    if (digits > 1 || value > 9)
        draft_number(to, value / 10, digits > 0 ? digits - 1 : 0);
    draft_byte(to, '0' + value % 10);
}

bool input_replace(input *into, size_t start, size_t end, const draft *by)
{
    size_t kept = into->size - (end - start);
    if (by->full || by->size > into->capacity || kept > into->capacity - by->size)
        return false;
    memmove(into->data + start + by->size, into->data + end, into->size - end);
    if (by->size > 0)
        memcpy(into->data + start, by->bytes, by->size);
    into->size = kept + by->size;
    return true;
}

bool input_mutate_bytes(input *into, size_t start, size_t end)
{
    draft copy = draft_open(DRAFT_EDIT);
    size_t size = end - start;
    size_t most = size + 8 < copy.capacity ? size + 8 : copy.capacity;
    draft_bytes(&copy, into->data + start, size);
    if (copy.full)
        return false;
    copy.size = LLVMFuzzerMutate(copy.bytes, size, most);
    return input_replace(into, start, end, &copy);
}
