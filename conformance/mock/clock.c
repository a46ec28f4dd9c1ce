/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdio.h>
#include <time.h>

uint64_t clock_ms(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u;
}

void clock_date(char dst[CLOCK_DATE_SIZE], time_t when)
{
    struct tm parts = {0};
    gmtime_r(&when, &parts);
    if (strftime(dst, CLOCK_DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        dst[0] = '\0';
}

/* Not by strftime: its names depend on the locale. */
void clock_http_date(char dst[CLOCK_HTTP_SIZE], time_t when, mock_http_date form)
{
    static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct tm at = {0};
    gmtime_r(&when, &at);
    const char *day = days[at.tm_wday];
    const char *month = months[at.tm_mon];
    char hours[CLOCK_HTTP_SIZE];
    snprintf(hours, sizeof hours, "%02d:%02d:%02d", at.tm_hour, at.tm_min, at.tm_sec);
    switch (form) {
    case DATE_IMF_FIXDATE:
        snprintf(dst, CLOCK_HTTP_SIZE, "%.3s, %02d %s %d %.8s GMT", day, at.tm_mday, month,
                 at.tm_year + 1900, hours);
        break;
    case DATE_RFC850:
        snprintf(dst, CLOCK_HTTP_SIZE, "%s, %02d-%s-%02d %.8s GMT", day, at.tm_mday, month,
                 at.tm_year % 100, hours);
        break;
    case DATE_ASCTIME:
        snprintf(dst, CLOCK_HTTP_SIZE, "%.3s %s %2d %.8s %d", day, month, at.tm_mday, hours,
                 at.tm_year + 1900);
        break;
    }
}
