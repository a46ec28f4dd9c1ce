/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* For MAP_ANONYMOUS, which POSIX.1-2008 does not have. */
#define _DEFAULT_SOURCE

#include "guard.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void guard_fail(const char *what)
{
    perror(what);
    exit(2);
}

guard guard_open(size_t size, guard_edge edge, unsigned char fill)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    guard memory = {0};
    memory.size = size;
    memory.fill = fill;
    memory.pages_size = (size / page + 1) * page;
    memory.mapping_size = memory.pages_size + 2 * page;
    memory.mapping = mmap(NULL, memory.mapping_size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory.mapping == MAP_FAILED)
        guard_fail("mmap");
    memory.pages = (char *)memory.mapping + page;
    if (mprotect(memory.pages, memory.pages_size, PROT_READ | PROT_WRITE) != 0)
        guard_fail("mprotect");
    memset(memory.pages, fill, memory.pages_size);
    memory.data = edge == GUARD_END ? memory.pages + memory.pages_size - size : memory.pages;
    return memory;
}

guard guard_copy(const char *data, size_t size, guard_edge edge)
{
    guard memory = guard_open(size, edge, 0);
    if (size > 0)
        memcpy(memory.data, data, size);
    return memory;
}

bool guard_intact(const guard *memory)
{
    size_t before = (size_t)(memory->data - memory->pages);
    for (size_t i = 0; i < memory->pages_size; i++) {
        bool inside = i >= before && i - before < memory->size;
        if (!inside && (unsigned char)memory->pages[i] != memory->fill)
            return false;
    }
    return true;
}

void guard_close(guard *memory)
{
    (void)munmap(memory->mapping, memory->mapping_size);
    memset(memory, 0, sizeof *memory);
}

/* Only what may be called in a handler, which then lets the signal end the program:
 * what it was doing cannot be gone on with. */
static void guard_touched(int number)
{
    static const char text[] = "twcred-probe: touched memory that is not its own\n";
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(2);
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

void guard_watch(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = guard_touched;
        (void)sigemptyset(&action.sa_mask);
        if (sigaction(signals[i], &action, NULL) != 0)
            guard_fail("sigaction");
    }
}
