/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* MAP_ANONYMOUS is not part of POSIX.1-2008. */
#define _DEFAULT_SOURCE

#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#include <sanitizer/msan_interface.h>
#define UNINITIALISED(memory, size) __msan_allocated_memory((memory), (size))
#endif
#endif
#ifndef UNINITIALISED
#define UNINITIALISED(memory, size) ((void)(memory), (void)(size))
#endif

#define FRONT 64

void require_failed(const char *condition, const char *file, unsigned line)
{
    fprintf(stderr, "%s:%u: broken property: %s\n", file, line, condition);
    fflush(stderr);
    abort();
}

/* The first byte of a slot, between two pages that trap. */
static char *slot_start(unsigned slot)
{
    static char *slots[SLOT_COUNT];

    require(slot < SLOT_COUNT);
    if (slots[slot] == NULL) {
        long page = sysconf(_SC_PAGESIZE);
        require(page > 0);
        size_t guard = (size_t)page;
        require(SLOT_SIZE % guard == 0);
        char *memory =
            mmap(NULL, SLOT_SIZE + 2 * guard, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        require(memory != MAP_FAILED);
        require(mprotect(memory + guard, SLOT_SIZE, PROT_READ | PROT_WRITE) == 0);
        slots[slot] = memory + guard;
    }
    return slots[slot];
}

const char *flush_end(unsigned slot, const void *data, size_t size)
{
    require(size <= SLOT_SIZE);
    char *copy = slot_start(slot) + (SLOT_SIZE - size);
    if (size > 0)
        memcpy(copy, data, size);
    return copy;
}

const char *flush_start(unsigned slot, const void *data, size_t size, char behind)
{
    require(size <= SLOT_SIZE - 16);
    char *copy = slot_start(slot);
    if (size > 0)
        memcpy(copy, data, size);
    memset(copy + size, behind, 16);
    return copy;
}

const char *flush_one(unsigned slot, const void *data, size_t size, char behind)
{
    return size % 2 == 0 ? flush_end(slot, data, size) : flush_start(slot, data, size, behind);
}

const char *flush_spaced(unsigned slot, const void *data, size_t size)
{
    require(size <= SLOT_SIZE - SPACES_SIZE);
    char *copy = slot_start(slot) + (SLOT_SIZE - SPACES_SIZE - size);
    if (size > 0)
        memcpy(copy, data, size);
    memcpy(copy + size, " \t\r\n", SPACES_SIZE);
    return copy;
}

char *lend(unsigned slot, size_t capacity)
{
    require(capacity <= SLOT_SIZE - FRONT);
    char *lent = slot_start(slot) + (SLOT_SIZE - capacity);
    memset(lent - FRONT, CANARY, capacity + FRONT);
    return lent;
}

void spoil(void *memory, char with, size_t size)
{
    memset(memory, with, size);
    UNINITIALISED(memory, size);
}

static size_t small = SMALL_IN_A_CAMPAIGN;

void set_small(size_t needed)
{
    small = needed;
}

size_t smaller(size_t capacity, size_t needed)
{
    return needed <= small ? capacity - 1 : capacity / 2;
}

/* Each byte is the one before it, which the C library finds out fast. */
bool canaries(const char *memory, size_t size)
{
    return size == 0 || (memory[0] == CANARY && memcmp(memory, memory + 1, size - 1) == 0);
}

bool front_intact(const char *lent)
{
    return canaries(lent - FRONT, FRONT);
}

bool untouched(const char *lent, size_t capacity)
{
    return canaries(lent - FRONT, FRONT + capacity);
}

bool wiped(const char *lent, size_t capacity)
{
    size_t zeros = 0;

    /* most often what was written and wiped stands in front */
    while (zeros < capacity && lent[zeros] == 0)
        zeros++;
    if (canaries(lent + zeros, capacity - zeros))
        return front_intact(lent);
    for (size_t i = zeros; i < capacity; i++)
        if (lent[i] != CANARY && lent[i] != 0)
            return false;
    return front_intact(lent);
}

/* By arithmetic on code points (Unicode 3.9, D92) instead of the table of
 * well-formed byte sequences: decode by the length that the first byte claims,
 * then refuse what is too long for its number, a surrogate, or beyond U+10FFFF. */
size_t utf8_fault(const char *text, size_t size)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t i = 0;

    while (i < size) {
        unsigned first = (unsigned char)text[i];
        size_t length = first < 0x80             ? 1
                        : (first & 0xE0) == 0xC0 ? 2
                        : (first & 0xF0) == 0xE0 ? 3
                        : (first & 0xF8) == 0xF0 ? 4
                                                 : 0;
        if (length == 0 || length > size - i)
            return i;
        uint32_t point = length == 1 ? first : first & (0x7Fu >> length);
        for (size_t k = 1; k < length; k++) {
            unsigned next = (unsigned char)text[i + k];
            if ((next & 0xC0) != 0x80)
                return i;
            point = point * 64 + (next & 0x3F);
        }
        if (point < least[length] || point > 0x10FFFF || point / 0x800 == 0xD800 / 0x800)
            return i;
        i += length;
    }
    return size;
}

bool same_bytes(const void *left, const void *right, size_t size)
{
    return size == 0 || memcmp(left, right, size) == 0;
}

bool same_status(twcred_status left, twcred_status right)
{
    bool same_field = left.field == NULL || right.field == NULL
                          ? left.field == right.field
                          : strcmp(left.field, right.field) == 0;
    return left.code == right.code && same_field && left.offset == right.offset &&
           left.needed == right.needed;
}

bool same_string(twcred_string left, twcred_string right)
{
    return left.presence == right.presence && left.size == right.size &&
           same_bytes(left.text, right.text, left.size);
}

bool in_family(twcred_code code, int family)
{
    return (int)code >= family && (int)code < family + 100;
}

static bool noted[CODE_END];

void require_sound(twcred_status status)
{
    static const char *const families[] = {"ok",      "param-",  "space-",  "json-", "field-",
                                           "format-", "header-", "status-", "page-"};
    int family = (int)status.code / 100;
    require(family >= 0 && family <= 8);
    const char *name = twcred_code_name(status.code);
    require(name != NULL);
    require(strncmp(name, families[family], strlen(families[family])) == 0);
    require((status.field == NULL) == (status.code == TWCRED_OK));
    require((status.needed != 0) == (family == 2));
    noted[status.code] = true;
}

bool code_noted(twcred_code code)
{
    return (unsigned)code < CODE_END && noted[code];
}

bool string_sound(twcred_string string, const char *text, size_t capacity)
{
    if (string.presence != TWCRED_PRESENT)
        return (string.presence == TWCRED_ABSENT || string.presence == TWCRED_NULL) &&
               string.text == NULL && string.size == 0;
    uintptr_t start = (uintptr_t)text;
    uintptr_t at = (uintptr_t)string.text;
    return at >= start && at - start < capacity && string.size < capacity - (at - start) &&
           string.text[string.size] == '\0';
}

bool string_unset(twcred_string string)
{
    return string.presence == TWCRED_ABSENT && string.text == NULL && string.size == 0;
}

bool string_equals(twcred_string string, const char *text, size_t size)
{
    return string.presence == TWCRED_PRESENT && string.size == size &&
           same_bytes(string.text, text, size);
}
