/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <time.h>

uint64_t clock_ms(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u;
}

void clock_date(char dst[CLOCK_DATE_SIZE])
{
    time_t now = time(NULL);
    struct tm parts = {0};
    gmtime_r(&now, &parts);
    if (strftime(dst, CLOCK_DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        dst[0] = '\0';
}
