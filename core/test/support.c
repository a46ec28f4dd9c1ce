/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* One page that is not mapped, some that are, one that is not. */
typedef struct area {
    char *start;
    size_t size; /* of the part that is mapped */
} area;

static void *map(size_t size)
{
    void *start = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED) {
        perror("mmap");
        abort();
    }
    return start;
}

/* Inputs and rooms take turns apart from each other: an input often stays while
 * many rooms come and go. */
typedef struct areas {
    area items[GUARDED_MAX];
    size_t turn;
} areas;

static areas inputs, rooms;

static area *area_next(areas *of, size_t size)
{
    area *next = &of->items[of->turn++ % GUARDED_MAX];
    if (next->start == NULL || next->size < size) {
        size_t page = (size_t)sysconf(_SC_PAGESIZE);
        size_t room = (size / page + 1) * page;
        if (next->start != NULL)
            munmap(next->start - page, next->size + 2 * page);
        next->start = (char *)map(room + 2 * page) + page;
        next->size = room;
        if (mprotect(next->start, room, PROT_READ | PROT_WRITE) != 0) {
            perror("mprotect");
            abort();
        }
    }
    return next;
}

const char *guarded(const void *data, size_t size)
{
    area *next = area_next(&inputs, size);
    char *start = next->start + next->size - size;
    if (size != 0)
        memcpy(start, data, size);
    return start;
}

const char *guarded_behind(const void *data, size_t size)
{
    area *next = area_next(&inputs, size);
    if (size != 0)
        memcpy(next->start, data, size);
    return next->start;
}

char *guarded_space(size_t size)
{
    area *next = area_next(&rooms, size);
    char *start = next->start + next->size - size;
    memset(start, FILL, size);
    return start;
}

const char *unmapped(void)
{
    static const char *page;
    if (page == NULL)
        page = map(1);
    return page;
}

/* A signal handler runs on a stack that can be chosen. */

enum { STACK_SIZE = 1 << 18 };

static void (*called)(void);

static void handle(int number)
{
    (void)number;
    called();
}

static void nothing(void)
{
}

static size_t stack_touched(void (*call)(void))
{
    static char memory[STACK_SIZE];
    memset(memory, FILL, sizeof memory);
    stack_t ours, before;
    memset(&ours, 0, sizeof ours);
    ours.ss_sp = memory;
    ours.ss_size = sizeof memory;
    assert_int_equal(sigaltstack(&ours, &before), 0);
    struct sigaction action, action_before;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle;
    action.sa_flags = SA_ONSTACK;
    assert_int_equal(sigaction(SIGUSR1, &action, &action_before), 0);
    called = call;
    assert_int_equal(raise(SIGUSR1), 0);
    assert_int_equal(sigaction(SIGUSR1, &action_before, NULL), 0);
    assert_int_equal(sigaltstack(&before, NULL), 0);
    size_t untouched = 0;
    while (untouched < sizeof memory && memory[untouched] == FILL)
        untouched++;
    return sizeof memory - untouched;
}

size_t stack_used(void (*call)(void))
{
    /* Once for what is bound at the first call. */
    stack_touched(call);
    return stack_touched(call) - stack_touched(nothing);
}

const char *draw(const char *input, size_t size, size_t offset)
{
    enum { BEFORE = 48, AFTER = 24 };
    static char text[2 * (BEFORE + AFTER + 1) * 4 + 64];
    size_t begin = offset > BEFORE ? offset - BEFORE : 0;
    size_t end = size;
    if (begin > size)
        begin = size > BEFORE ? size - BEFORE : 0;
    if (size > begin && size - begin > BEFORE + AFTER)
        end = begin + BEFORE + AFTER;
    char *out = text;
    size_t column = 0;
    for (size_t i = begin; i < end; i++) {
        unsigned char byte = (unsigned char)input[i];
        if (i == offset)
            column = (size_t)(out - text);
        if (byte >= 0x20 && byte < 0x7f)
            *out++ = (char)byte;
        else
            out += sprintf(out, "\\x%02X", (unsigned)byte);
    }
    if (offset >= end)
        column = (size_t)(out - text);
    *out++ = '\n';
    memset(out, ' ', column);
    out += column;
    *out++ = '^';
    *out = '\0';
    return text;
}

static void show(const char *what, twcred_code code, const char *field, size_t offset,
                 const char *input, size_t size)
{
    print_error("%s %s, field %s, byte %lu of %lu:\n", what, twcred_code_name(code),
                field == NULL ? "(none)" : field, (unsigned long)offset, (unsigned long)size);
    /* An input that is not to be read cannot be shown either. */
    if (input != NULL && input != unmapped())
        print_error("%s\n", draw(input, size, offset));
}

static bool same_name(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

void assert_fault_at(const char *file, int line, twcred_status status, twcred_code code,
                     const char *field, size_t offset, const char *input, size_t size)
{
    if (status.code == code && same_name(status.field, field) && status.offset == offset &&
        status.needed == 0)
        return;
    show("reported", status.code, status.field, status.offset, input, size);
    show("expected", code, field, offset, input, size);
    if (status.needed != 0)
        print_error("needed is %lu and not 0\n", (unsigned long)status.needed);
    _fail(file, line);
}

void assert_short_at(const char *file, int line, twcred_status status, twcred_code code,
                     size_t needed)
{
    if (status.code == code && status.field != NULL && status.needed == needed)
        return;
    print_error("reported %s, field %s, needed %lu; expected %s, needed %lu\n",
                twcred_code_name(status.code), status.field == NULL ? "(none)" : status.field,
                (unsigned long)status.needed, twcred_code_name(code), (unsigned long)needed);
    _fail(file, line);
}

void assert_filled_at(const char *file, int line, const void *memory, size_t size, char value)
{
    const char *bytes = memory;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == value)
            continue;
        print_error("byte %lu of %lu is \\x%02X and not \\x%02X:\n%s\n", (unsigned long)i,
                    (unsigned long)size, (unsigned)(unsigned char)bytes[i],
                    (unsigned)(unsigned char)value, draw(bytes, size, i));
        _fail(file, line);
    }
}

void assert_wiped_at(const char *file, int line, const void *memory, size_t size)
{
    const char *bytes = memory;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == FILL || bytes[i] == 0)
            continue;
        print_error("byte %lu of %lu was left behind:\n%s\n", (unsigned long)i, (unsigned long)size,
                    draw(bytes, size, i));
        _fail(file, line);
    }
}

void assert_bytes_at(const char *file, int line, const char *data, size_t size,
                     const char *expected, size_t expected_size)
{
    size_t same = 0;
    while (same < size && same < expected_size && data[same] == expected[same])
        same++;
    if (same == size && same == expected_size)
        return;
    print_error("reported %lu bytes:\n%s\n", (unsigned long)size, draw(data, size, same));
    print_error("expected %lu bytes:\n%s\n", (unsigned long)expected_size,
                draw(expected, expected_size, same));
    _fail(file, line);
}

size_t utf8(char out[4], uint32_t code_point)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 + code_point / 0x40);
        out[1] = (char)(0x80 + code_point % 0x40);
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 + code_point / 0x1000);
        out[1] = (char)(0x80 + code_point / 0x40 % 0x40);
        out[2] = (char)(0x80 + code_point % 0x40);
        return 3;
    }
    out[0] = (char)(0xF0 + code_point / 0x40000);
    out[1] = (char)(0x80 + code_point / 0x1000 % 0x40);
    out[2] = (char)(0x80 + code_point / 0x40 % 0x40);
    out[3] = (char)(0x80 + code_point % 0x40);
    return 4;
}

bool in_set(int byte, const char *set)
{
    return byte != 0 && strchr(set, byte) != NULL;
}
