/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* For sysconf(). */
#define _POSIX_C_SOURCE 200809L

#include "family.h"

#include <stdio.h>
#include <unistd.h>

family family_find(pid_t pid)
{
    family programs = {{pid}, 1};
    for (size_t at = 0; at < programs.count; at++) {
        char path[64];
        long member = (long)programs.members[at];
        (void)snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", member, member);
        FILE *stream = fopen(path, "r");
        if (stream == NULL)
            continue;
        long child;
        while (programs.count < FAMILY_MAX && fscanf(stream, "%ld", &child) == 1)
            programs.members[programs.count++] = (pid_t)child;
        (void)fclose(stream);
    }
    return programs;
}

size_t family_memory(const family *programs)
{
    size_t pages = 0;
    for (size_t i = 0; i < programs->count; i++) {
        char path[64];
        (void)snprintf(path, sizeof path, "/proc/%ld/statm", (long)programs->members[i]);
        FILE *stream = fopen(path, "r");
        if (stream == NULL)
            continue;
        size_t all;
        size_t resident;
        if (fscanf(stream, "%zu %zu", &all, &resident) == 2)
            pages += resident;
        (void)fclose(stream);
    }
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}
