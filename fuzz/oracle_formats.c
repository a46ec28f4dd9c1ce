/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE /* timegm() */

#include "oracle_formats.h"

#include "harness.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

bool oracle_sid(twcred_sid_kind kind, const char *text, size_t size, size_t *fault)
{
    static const char hexadecimal[] = "0123456789abcdefABCDEF";
    const char *letters = kind == TWCRED_SID_CREDENTIAL ? "CR"
                          : kind == TWCRED_SID_ACCOUNT  ? "AC"
                          : kind == TWCRED_SID_API_KEY  ? "SK"
                                                        : "RQ";
    size_t at = 0;

    while (at < size && at < 34) {
        bool fits = at < 2 ? text[at] == letters[at]
                           : memchr(hexadecimal, text[at], sizeof hexadecimal - 1) != NULL;
        if (!fits)
            break;
        at++;
    }
    *fault = at;
    return at == 34 && size == 34;
}

bool oracle_word(const char *const *words, const char *text, size_t size)
{
    for (; *words != NULL; words++)
        if (size == strlen(*words) && same_bytes(text, *words, size))
            return true;
    return false;
}

bool oracle_word_nocase(const char *word, const char *text, size_t size)
{
    if (size != strlen(word))
        return false;
    for (size_t i = 0; i < size; i++) {
        char upper = (char)(word[i] - 'a' + 'A');
        if (text[i] != word[i] && text[i] != upper)
            return false;
    }
    return true;
}

/* --------------------------------------------------------------- date-time */

static bool leap_year(unsigned year)
{
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static unsigned month_days(unsigned year, unsigned month)
{
    if (month == 2)
        return leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Days from 0000-01-01 to January 1 of each year, counted one by one. */
static const int64_t *year_starts(void)
{
    static int64_t starts[10001];

    if (starts[1] == 0)
        for (unsigned year = 0; year < 10000; year++)
            starts[year + 1] = starts[year] + (leap_year(year) ? 366 : 365);
    return starts;
}

static int64_t days_since_epoch(unsigned year, unsigned month, unsigned day)
{
    const int64_t *starts = year_starts();
    int64_t days = starts[year] - starts[1970];

    for (unsigned before = 1; before < month; before++)
        days += month_days(year, before);
    return days + day - 1;
}

/* Whether text starts with the pattern, in which 0 stands for a digit and a
 * capital letter for either case. */
static bool starts_like(const char *pattern, const char *text, size_t size)
{
    if (size < strlen(pattern))
        return false;
    for (size_t i = 0; pattern[i] != '\0'; i++) {
        char byte = text[i];
        bool fits = pattern[i] == '0'   ? byte >= '0' && byte <= '9'
                    : pattern[i] == 'T' ? byte == 'T' || byte == 't'
                                        : byte == pattern[i];
        if (!fits)
            return false;
    }
    return true;
}

static unsigned two_digits(const char *text)
{
    return (unsigned)(text[0] - '0') * 10 + (unsigned)(text[1] - '0');
}

bool oracle_date_time(twcred_time *time, const char *text, size_t size)
{
    if (!starts_like("0000-00-00T00:00:00", text, size))
        return false;
    unsigned year = two_digits(text) * 100 + two_digits(text + 2);
    unsigned month = two_digits(text + 5);
    unsigned day = two_digits(text + 8);
    unsigned hour = two_digits(text + 11);
    unsigned minute = two_digits(text + 14);
    unsigned second = two_digits(text + 17);
    if (month < 1 || month > 12 || day < 1 || day > month_days(year, month) || hour > 23 ||
        minute > 59 || second > 60)
        return false;
    text += 19;
    size -= 19;

    uint32_t nanoseconds = 0;
    if (size > 0 && *text == '.') {
        uint32_t weight = 100000000;
        size_t digits = 0;
        while (digits + 1 < size && text[digits + 1] >= '0' && text[digits + 1] <= '9') {
            nanoseconds += weight * (uint32_t)(text[digits + 1] - '0');
            weight /= 10;
            digits++;
        }
        if (digits == 0)
            return false;
        text += digits + 1;
        size -= digits + 1;
    }

    int64_t offset = 0;
    if (size == 6 && (*text == '+' || *text == '-') && starts_like("00:00", text + 1, size - 1)) {
        unsigned hours = two_digits(text + 1);
        unsigned minutes = two_digits(text + 4);
        if (hours > 23 || minutes > 59)
            return false;
        offset = (int64_t)hours * 3600 + (int64_t)minutes * 60;
        if (*text == '-')
            offset = -offset;
    } else if (size != 1 || (*text != 'Z' && *text != 'z')) {
        return false;
    }

    int64_t seconds = days_since_epoch(year, month, day) * 86400 + (int64_t)hour * 3600 +
                      (int64_t)minute * 60 + second - offset;
    if (second == 60) {
        /* The second behind a leap second starts July or the year, in UTC;
         * also where that is in the year 10000, or where it began in -1. */
        bool allowed = false;
        for (unsigned near = year == 0 ? 0 : year - 1; near <= year + 1 && near <= 10000; near++) {
            int64_t january = year_starts()[near] - year_starts()[1970];
            int64_t july = january + 181 + (leap_year(near) ? 1 : 0);
            if (seconds == january * 86400 || seconds == july * 86400)
                allowed = true;
        }
        if (!allowed)
            return false;
    }
    time->seconds = seconds;
    time->nanoseconds = nanoseconds;
    return true;
}

bool oracle_time_format(char text[ORACLE_TIME_SIZE], twcred_time time)
{
    const int64_t *starts = year_starts();
    int64_t seconds = time.seconds + starts[1970] * 86400;
    int64_t days = seconds / 86400;

    if (seconds < 0 || days >= starts[10000])
        return false;
    unsigned year = 0;
    for (unsigned step = 8192; step > 0; step /= 2)
        if (year + step < 10000 && starts[year + step] <= days)
            year += step;
    unsigned left = (unsigned)(days - starts[year]);
    unsigned month = 1;
    while (left >= month_days(year, month))
        left -= month_days(year, month++);
    unsigned clock = (unsigned)(seconds % 86400);
    /* the bounds are plain to the compiler only with the moduli */
    int length = snprintf(text, ORACLE_TIME_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u.%09uZ",
                          year % 10000, month % 100, (left + 1) % 100, clock / 3600 % 100,
                          clock / 60 % 60, clock % 60, (unsigned)time.nanoseconds % 1000000000u);
    require(length == ORACLE_TIME_SIZE - 1);
    return true;
}

/* --------------------------------------------------------------- HTTP-date */

size_t oracle_http_format(char text[ORACLE_HTTP_DATE_SIZE], unsigned form, twcred_time time)
{
    time_t seconds = (time_t)time.seconds;
    struct tm parts;
    char day[16], month[8], clock[16];

    require(gmtime_r(&seconds, &parts) != NULL);
    int year = parts.tm_year + 1900;
    if (year < (form == 1 ? 1900 : 0) || year > (form == 1 ? 2099 : 9999))
        return 0;
    /* The program never leaves the C locale. */
    require(strftime(day, sizeof day, form == 1 ? "%A" : "%a", &parts) > 0);
    require(strftime(month, sizeof month, "%b", &parts) == 3);
    require(strftime(clock, sizeof clock, "%H:%M:%S", &parts) == 8);
    unsigned date = (unsigned)parts.tm_mday % 100;
    int length;
    if (form == 0)
        length = snprintf(text, ORACLE_HTTP_DATE_SIZE, "%.3s, %02u %.3s %04u %.8s GMT", day, date,
                          month, (unsigned)year % 10000, clock);
    else if (form == 1)
        length = snprintf(text, ORACLE_HTTP_DATE_SIZE, "%.9s, %02u-%.3s-%02u %.8s GMT", day, date,
                          month, (unsigned)year % 100, clock);
    else
        length = snprintf(text, ORACLE_HTTP_DATE_SIZE, "%.3s %.3s %2u %.8s %04u", day, month, date,
                          clock, (unsigned)year % 10000);
    require(length > 0 && length < ORACLE_HTTP_DATE_SIZE);
    return (size_t)length;
}

/* The number at the place, or -1 where there are no such digits. */
static int number_at(const char *text, size_t digits)
{
    int number = 0;

    for (size_t i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static int month_at(const char *text)
{
    static const char all[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

    for (int month = 0; month < 12; month++)
        if (memcmp(text, all + 3 * month, 3) == 0)
            return month;
    return -1;
}

/* Takes the numbers from where they have to stand and lets timegm() make a time
 * of them. What is wrong besides, such as a day that does not exist or a weekday,
 * is seen when that time is written and is not the text. */
static bool read_http_date(twcred_time *time, unsigned form, int century, const char *text,
                           size_t size)
{
    static const struct {
        size_t size, day, month, year, clock;
    } places[ORACLE_HTTP_FORMS] = {{29, 5, 8, 12, 17}, {24, 2, 5, 9, 12}, {24, 8, 4, 20, 11}};
    char copy[ORACLE_HTTP_DATE_SIZE];
    char again[ORACLE_HTTP_DATE_SIZE];
    size_t name = 0;

    if (form == 1) {
        const char *comma = size > 0 ? memchr(text, ',', size) : NULL;
        if (comma == NULL)
            return false;
        name = (size_t)(comma - text);
    }
    if (size != places[form].size + name || size >= sizeof copy)
        return false;
    memcpy(copy, text, size);
    char *day = copy + name + places[form].day;
    char *clock = copy + name + places[form].clock;
    /* asctime has two ways to write the days from 1 to 9. */
    if (form == 2 && *day == '0')
        *day = ' ';

    /* A leap second is the second before, and one more. */
    bool leap = memcmp(clock, "23:59:60", 8) == 0;
    if (leap)
        memcpy(clock, "23:59:59", 8);
    struct tm parts;
    memset(&parts, 0, sizeof parts);
    parts.tm_mday = form == 2 && *day == ' ' ? number_at(day + 1, 1) : number_at(day, 2);
    parts.tm_mon = month_at(copy + name + places[form].month);
    int year = number_at(copy + name + places[form].year, form == 1 ? 2 : 4);
    parts.tm_year = year + century - 1900;
    parts.tm_hour = number_at(clock, 2);
    parts.tm_min = number_at(clock + 3, 2);
    parts.tm_sec = number_at(clock + 6, 2);
    if (parts.tm_mday < 0 || parts.tm_mon < 0 || year < 0 || parts.tm_hour < 0 ||
        parts.tm_min < 0 || parts.tm_sec < 0)
        return false;
    if (leap && !(parts.tm_mon == 5 && parts.tm_mday == 30) &&
        !(parts.tm_mon == 11 && parts.tm_mday == 31))
        return false;
    twcred_time found = {(int64_t)timegm(&parts), 0};
    if (oracle_http_format(again, form, found) != size || memcmp(copy, again, size) != 0)
        return false;
    found.seconds += leap;
    *time = found;
    return true;
}

bool oracle_http_date(twcred_time *time, const char *text, size_t size)
{
    bool old = read_http_date(time, 1, 1900, text, size);
    bool new = read_http_date(time, 1, 2000, text, size);

    require(!(old && new));
    return old || new || read_http_date(time, 0, 0, text, size) ||
           read_http_date(time, 2, 0, text, size);
}

/* ----------------------------------------------------------- header values */

/* From `at` on, how many bytes are of the set. */
static size_t run_of(const char *set, const char *text, size_t size, size_t at)
{
    size_t length = 0;

    while (at + length < size && text[at + length] != '\0' &&
           strchr(set, text[at + length]) != NULL)
        length++;
    return length;
}

bool oracle_decimal(const char *text, size_t size, size_t *fault)
{
    size_t whole = run_of("0123456789", text, size, 0);

    *fault = whole;
    if (whole == 0 || whole == size || text[whole] != '.')
        return whole > 0 && whole == size;
    size_t part = run_of("0123456789", text, size, whole + 1);
    *fault = whole + 1 + part;
    return part > 0 && *fault == size;
}

bool oracle_entity_tag(const char *text, size_t size, size_t *fault)
{
    static const char opening[] = "W/\"";
    size_t skipped = size > 0 && text[0] == 'W' ? 0 : 2;

    for (*fault = 0; skipped + *fault < 3; *fault += 1)
        if (*fault == size || text[*fault] != opening[skipped + *fault])
            return false;
    for (; *fault < size; *fault += 1) {
        unsigned char byte = (unsigned char)text[*fault];
        if (byte != 0x21 && !(byte >= 0x23 && byte <= 0x7E) && byte < 0x80)
            break;
    }
    if (*fault == size || text[*fault] != '"')
        return false;
    *fault += 1;
    return *fault == size;
}

bool oracle_digits(int64_t *number, const char *text, size_t size, size_t *fault)
{
    size_t zeros = run_of("0", text, size, 0);

    *fault = run_of("0123456789", text, size, 0);
    *number = INT32_MAX;
    if (*fault - zeros <= 10) {
        *number = 0;
        for (size_t i = zeros; i < *fault; i++)
            *number = *number * 10 + (text[i] - '0');
        if (*number > INT32_MAX)
            *number = INT32_MAX;
    }
    if (size > 0 && *fault == size)
        return true;
    *number = 0;
    return false;
}
