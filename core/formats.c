/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "internal.h"

/* --------------------------------------------------------------------- SID */

static const char *const sid_letters[] = {
    [TWCRED_SID_CREDENTIAL] = "CR",
    [TWCRED_SID_ACCOUNT] = "AC",
    [TWCRED_SID_API_KEY] = "SK",
    [TWCRED_SID_REQUEST] = "RQ",
};

twcred_status twcred_sid_check(twcred_sid_kind kind, const char *text, size_t size)
{
    size_t at = 0;
    if ((size_t)kind >= sizeof sid_letters / sizeof sid_letters[0])
        return status_fault(TWCRED_FORMAT_SID, "sid", 0);
    while (at < size && at < 2 && text[at] == sid_letters[kind][at])
        at++;
    if (at == 2)
        while (at < size && at < TWCRED_SID_SIZE && ascii_hex(text[at]) >= 0)
            at++;
    if (at == TWCRED_SID_SIZE && size == TWCRED_SID_SIZE)
        return status_ok();
    return status_fault(TWCRED_FORMAT_SID, "sid", at);
}

/* ------------------------------------------------------------------- enums */

twcred_param type_word(twcred_type type)
{
    static const twcred_param words[] = {
        [TWCRED_TYPE_NONE] = {NULL, 0},
        [TWCRED_TYPE_GCM] = {"gcm", 3},
        [TWCRED_TYPE_APN] = {"apn", 3},
        [TWCRED_TYPE_FCM] = {"fcm", 3},
    };
    return words[(size_t)type < sizeof words / sizeof words[0] ? type : TWCRED_TYPE_NONE];
}

const char *twcred_type_name(twcred_type type)
{
    return type_word(type).data;
}

twcred_status twcred_type_read(twcred_type *type, const char *text, size_t size)
{
    static const twcred_type types[] = {TWCRED_TYPE_GCM, TWCRED_TYPE_APN, TWCRED_TYPE_FCM};
    *type = TWCRED_TYPE_NONE;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (ascii_equal(text, size, twcred_type_name(types[i]))) {
            *type = types[i];
            return status_ok();
        }
    }
    return status_fault(TWCRED_FORMAT_TYPE, "type", 0);
}

twcred_status twcred_boolean_read(bool *value, const char *text, size_t size)
{
    *value = ascii_equal(text, size, "true");
    if (*value || ascii_equal(text, size, "false"))
        return status_ok();
    return status_fault(TWCRED_FORMAT_BOOLEAN, "boolean", 0);
}

twcred_truth twcred_sandbox_read(const char *text, size_t size)
{
    if (ascii_equal_nocase(text, size, "true"))
        return TWCRED_YES;
    if (ascii_equal_nocase(text, size, "false"))
        return TWCRED_NO;
    return TWCRED_UNKNOWN;
}

/* --------------------------------------------------------------- date-time */

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

/* RFC 3339 leaves the number of digits open; the ninth is the last that counts. */
static bool scan_fraction(scan *in, uint32_t *nanoseconds)
{
    size_t start = in->at;
    uint32_t unit = 100000000;
    *nanoseconds = 0;
    for (; scan_digit(in); in->at++, unit /= 10)
        *nanoseconds += unit * (uint32_t)(in->text[in->at] - '0');
    return in->at > start;
}

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

/* RFC 3339 section 5.7: leap seconds come at the end of June or December, UTC.
 * `seconds` counts to the second behind it, so it is a July's or a January's
 * first; a UTC offset can move that by a year from the year in the text. */
static bool leap_second_possible(int64_t seconds, int year)
{
    for (int y = year > 0 ? year - 1 : 0; y <= year + 1; y++)
        if (seconds == 86400 * days_since_1970(y, 1, 1) ||
            seconds == 86400 * days_since_1970(y, 7, 1))
            return true;
    return false;
}

/* The parts of a date-time as RFC 3339 section 5.6 names them. */
typedef struct date_time_parts {
    int year, month, day, hour, minute, second;
    size_t second_at;
    uint32_t nanoseconds;
    int offset; /* in seconds, east of UTC positive */
} date_time_parts;

static bool scan_date(scan *in, date_time_parts *parts)
{
    return scan_number(in, 4, 0, 9999, &parts->year) && scan_one_of(in, "-") &&
           scan_number(in, 2, 1, 12, &parts->month) && scan_one_of(in, "-") &&
           scan_number(in, 2, 1, month_days(parts->year, parts->month), &parts->day);
}

static bool scan_time(scan *in, date_time_parts *parts)
{
    if (!(scan_number(in, 2, 0, 23, &parts->hour) && scan_one_of(in, ":") &&
          scan_number(in, 2, 0, 59, &parts->minute) && scan_one_of(in, ":")))
        return false;
    parts->second_at = in->at;
    if (!scan_number(in, 2, 0, 60, &parts->second))
        return false;
    return !scan_one_of(in, ".") || scan_fraction(in, &parts->nanoseconds);
}

static bool scan_offset(scan *in, date_time_parts *parts)
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
    date_time_parts parts = {0};
    *time = none;
    if (!(scan_date(&in, &parts) && scan_one_of(&in, "Tt") && scan_time(&in, &parts) &&
          scan_offset(&in, &parts)))
        return status_fault(TWCRED_FORMAT_DATE_TIME, "date-time", in.at);
    int64_t seconds = 86400 * days_since_1970(parts.year, parts.month, parts.day) +
                      3600 * parts.hour + 60 * parts.minute + parts.second - parts.offset;
    if (parts.second == 60 && !leap_second_possible(seconds, parts.year))
        return status_fault(TWCRED_FORMAT_DATE_TIME, "date-time", parts.second_at);
    if (in.at < size)
        return status_fault(TWCRED_FORMAT_DATE_TIME, "date-time", in.at);
    time->seconds = seconds;
    time->nanoseconds = parts.nanoseconds;
    return status_ok();
}
