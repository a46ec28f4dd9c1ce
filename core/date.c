/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* ---------------------------------------------------------------- calendar */

/* RFC 3339 appendix C. */
static bool leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap_year(year) ? 29 : days[month - 1];
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar. */
static int64_t days_since_1970(int year, int month, int day)
{
    int64_t days = day - 1;
    for (int m = 1; m < month; m++)
        days += month_days(year, m);
    /* Leap days before this year; year 0 is one. */
    int64_t before = year == 0 ? 0 : 1 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
    return days + 365 * (int64_t)year + before - 719528; /* 719528: 0000-01-01 to 1970-01-01 */
}

/* What the formats hold, by the names of RFC 3339 section 5.6. */
typedef struct date_parts {
    int year, month, day, hour, minute, second;
    int weekday; /* of an HTTP-date: from Sunday, 0 */
    size_t day_at, second_at;
    uint32_t nanoseconds;
    int offset; /* in seconds, east of UTC positive */
} date_parts;

static int64_t seconds_since_1970(const date_parts *parts)
{
    return 86400 * days_since_1970(parts->year, parts->month, parts->day) + 3600 * parts->hour +
           60 * parts->minute + parts->second - parts->offset;
}

/* Exactly `count` digits with a value in the range; where they are digits but
 * the value is out of range, the fault is at the first of them. */
static bool scan_number(scan *in, size_t count, int low, int high, int *value)
{
    size_t start = in->at;
    *value = 0;
    for (; in->at < start + count; in->at++) {
        if (!scan_digit(in))
            return false;
        *value = *value * 10 + (in->text[in->at] - '0');
    }
    if (*value >= low && *value <= high)
        return true;
    in->at = start;
    return false;
}

/* The hour and the minute, each with the colon behind it. */
static bool scan_clock(scan *in, date_parts *parts)
{
    return scan_number(in, 2, 0, 23, &parts->hour) && scan_one_of(in, ":") &&
           scan_number(in, 2, 0, 59, &parts->minute) && scan_one_of(in, ":");
}

/* --------------------------------------------------------------- date-time */

/* RFC 3339 leaves the number of digits open; the ninth is the last that counts.
 * They add to what is there. */
static bool scan_fraction(scan *in, uint32_t *nanoseconds)
{
    size_t start = in->at;
    uint32_t unit = 100000000;
    for (; scan_digit(in); in->at++, unit /= 10)
        *nanoseconds += unit * (uint32_t)(in->text[in->at] - '0');
    return in->at > start;
}

/* RFC 3339 section 5.7: leap seconds come at the end of June or December, UTC.
 * `seconds` counts to the second behind it, so it is a July's or a January's first;
 * a UTC offset moves neither to another year than the text's or the next. */
static bool leap_second_possible(int64_t seconds, int year)
{
    return seconds == 86400 * days_since_1970(year, 1, 1) ||
           seconds == 86400 * days_since_1970(year, 7, 1) ||
           seconds == 86400 * days_since_1970(year + 1, 1, 1);
}

static bool scan_date(scan *in, date_parts *parts)
{
    return scan_number(in, 4, 0, 9999, &parts->year) && scan_one_of(in, "-") &&
           scan_number(in, 2, 1, 12, &parts->month) && scan_one_of(in, "-") &&
           scan_number(in, 2, 1, month_days(parts->year, parts->month), &parts->day);
}

static bool scan_time(scan *in, date_parts *parts)
{
    if (!scan_clock(in, parts))
        return false;
    parts->second_at = in->at;
    if (!scan_number(in, 2, 0, 60, &parts->second))
        return false;
    return !scan_one_of(in, ".") || scan_fraction(in, &parts->nanoseconds);
}

static bool scan_offset(scan *in, date_parts *parts)
{
    if (scan_one_of(in, "Zz"))
        return true;
    if (!scan_one_of(in, "+-"))
        return false;
    int sign = in->text[in->at - 1] == '-' ? -1 : 1;
    int hour, minute;
    if (!(scan_number(in, 2, 0, 23, &hour) && scan_one_of(in, ":") &&
          scan_number(in, 2, 0, 59, &minute)))
        return false;
    parts->offset = sign * (hour * 3600 + minute * 60);
    return true;
}

twcred_status twcred_date_time_read(twcred_time *time, const char *text, size_t size)
{
    static const twcred_time none = {0, 0};
    scan in = {text, size, 0};
    date_parts parts = {0};
    *time = none;
    if (!(scan_date(&in, &parts) && scan_one_of(&in, "Tt") && scan_time(&in, &parts) &&
          scan_offset(&in, &parts)))
        return status_fault(TWCRED_FORMAT_DATE_TIME, "date-time", in.at);
    int64_t seconds = seconds_since_1970(&parts);
    if (parts.second == 60 && !leap_second_possible(seconds, parts.year))
        return status_fault(TWCRED_FORMAT_DATE_TIME, "date-time", parts.second_at);
    if (in.at < size)
        return status_fault(TWCRED_FORMAT_DATE_TIME, "date-time", in.at);
    time->seconds = seconds;
    time->nanoseconds = parts.nanoseconds;
    return status_ok();
}

/* --------------------------------------------------------------- HTTP-date */

/* In the order of the calendar, so that an index counts from Sunday or January. */
static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static bool fault_at(scan *in, size_t at)
{
    in->at = at;
    return false;
}

static bool scan_text(scan *in, const char *text)
{
    for (; *text != '\0'; text++, in->at++)
        if (in->at == in->size || in->text[in->at] != *text)
            return false;
    return true;
}

/* The first three letters of one of the names. Where none is, the fault is behind
 * as many letters as some name has in common with the text. */
static bool scan_name(scan *in, const char *const *names, int count, int *index)
{
    size_t start = in->at;
    size_t furthest = start;
    for (*index = 0; *index < count; ++*index) {
        for (in->at = start; in->at < start + 3; in->at++)
            if (in->at == in->size || in->text[in->at] != names[*index][in->at - start])
                break;
        if (in->at == start + 3)
            return true;
        if (in->at > furthest)
            furthest = in->at;
    }
    return fault_at(in, furthest);
}

static bool scan_month(scan *in, date_parts *parts)
{
    int index;
    if (!scan_name(in, months, 12, &index))
        return false;
    parts->month = index + 1;
    return true;
}

/* The day and the month with a byte behind each. What no year has, such as a
 * February 30, is told before the year is read. */
static bool scan_day_and_month(scan *in, const char *separator, date_parts *parts)
{
    parts->day_at = in->at;
    if (!(scan_number(in, 2, 1, 31, &parts->day) && scan_text(in, separator) &&
          scan_month(in, parts)))
        return false;
    if (parts->day > month_days(2000, parts->month))
        return fault_at(in, parts->day_at);
    return scan_text(in, separator);
}

/* Second 60 as in RFC 3339 section 5.7, which here needs no year to be told. */
static bool scan_time_of_day(scan *in, date_parts *parts)
{
    if (!scan_clock(in, parts))
        return false;
    bool half_year =
        (parts->month == 6 && parts->day == 30) || (parts->month == 12 && parts->day == 31);
    bool leap = half_year && parts->hour == 23 && parts->minute == 59;
    return scan_number(in, 2, 0, leap ? 60 : 59, &parts->second);
}

/* Of the years, a century apart, the one that has the day on that weekday. Two
 * with a century between them never both do: 36524 and 36525 days are no weeks. */
static bool settle_year(scan *in, int first, int last, date_parts *parts)
{
    size_t guilty = parts->day_at;
    for (int year = first; year <= last; year += 100) {
        if (parts->day > month_days(year, parts->month))
            continue;
        guilty = 0;
        /* 719534: the days since a Sunday before year 0 */
        int64_t days = days_since_1970(year, parts->month, parts->day) + 719534;
        if (days % 7 == parts->weekday) {
            parts->year = year;
            return true;
        }
    }
    return fault_at(in, guilty);
}

static bool scan_year(scan *in, date_parts *parts)
{
    int year;
    return scan_number(in, 4, 0, 9999, &year) && settle_year(in, year, year, parts);
}

/* The three forms, behind the name of the weekday. */

static bool scan_imf_fixdate(scan *in, date_parts *parts)
{
    return scan_text(in, ", ") && scan_day_and_month(in, " ", parts) && scan_year(in, parts) &&
           scan_text(in, " ") && scan_time_of_day(in, parts) && scan_text(in, " GMT");
}

static bool scan_rfc850_date(scan *in, date_parts *parts)
{
    int year;
    return scan_text(in, weekdays[parts->weekday] + 3) && scan_text(in, ", ") &&
           scan_day_and_month(in, "-", parts) && scan_number(in, 2, 0, 99, &year) &&
           settle_year(in, 1900 + year, 2000 + year, parts) && scan_text(in, " ") &&
           scan_time_of_day(in, parts) && scan_text(in, " GMT");
}

static bool scan_asctime_date(scan *in, date_parts *parts)
{
    if (!(scan_text(in, " ") && scan_month(in, parts) && scan_text(in, " ")))
        return false;
    size_t digits = scan_one_of(in, " ") ? 1 : 2;
    parts->day_at = in->at;
    return scan_number(in, digits, 1, month_days(2000, parts->month), &parts->day) &&
           scan_text(in, " ") && scan_time_of_day(in, parts) && scan_text(in, " ") &&
           scan_year(in, parts);
}

twcred_status twcred_http_date_read(twcred_time *time, const char *text, size_t size)
{
    static const twcred_time none = {0, 0};
    scan in = {text, size, 0};
    date_parts parts = {0};
    *time = none;
    bool good = scan_name(&in, weekdays, 7, &parts.weekday);
    if (good)
        good = scan_peek(&in, ",")   ? scan_imf_fixdate(&in, &parts)
               : scan_peek(&in, " ") ? scan_asctime_date(&in, &parts)
                                     : scan_rfc850_date(&in, &parts);
    if (!good || in.at < size)
        return status_fault(TWCRED_FORMAT_HTTP_DATE, "http-date", in.at);
    time->seconds = seconds_since_1970(&parts);
    return status_ok();
}
