/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

/* The date-time of RFC 3339; for the HTTP-date see http_date_test.c. */

static twcred_status read_time(twcred_time *time, const char *text, size_t size)
{
    memset(time, FILL, sizeof *time);
    return twcred_date_time_read(time, text, size);
}

static void expect_time(const char *text, size_t size, int64_t seconds, uint32_t nanoseconds)
{
    twcred_time time;
    twcred_status status = read_time(&time, text, size);
    assert_ok(status, text, size);
    if (time.seconds != seconds || time.nanoseconds != nanoseconds) {
        print_error("%.*s is %lld.%09lu, and was read as %lld.%09lu\n", (int)size, text,
                    (long long)seconds, (unsigned long)nanoseconds, (long long)time.seconds,
                    (unsigned long)time.nanoseconds);
        fail();
    }
}

static void expect_no_time(const char *text, size_t size, size_t offset)
{
    twcred_time time;
    twcred_status status = read_time(&time, text, size);
    assert_fault(status, TWCRED_FORMAT_DATE_TIME, "date-time", offset, text, size);
    assert_int_equal(time.seconds, 0);
    assert_int_equal(time.nanoseconds, 0);
}

static const struct {
    const char *text;
    int64_t seconds;
    uint32_t nanoseconds;
} times[] = {
    {"1970-01-01T00:00:00Z", 0, 0},
    {"1970-01-01T00:00:01Z", 1, 0},
    {"1969-12-31T23:59:59Z", -1, 0},
    /* RFC 3339 section 5.8 */
    {"1985-04-12T23:20:50.52Z", 482196050, 520000000},
    {"1996-12-19T16:39:57-08:00", 851042397, 0},
    {"1990-12-31T23:59:60Z", 662688000, 0},
    {"1990-12-31T15:59:60-08:00", 662688000, 0},
    {"1937-01-01T12:00:27.87+00:20", -1041337173, 870000000},
    /* section 4.3: the offset to local time is not known */
    {"2015-07-30T20:00:00-00:00", 1438286400, 0},
    /* what the contract's examples look like */
    {"2015-07-30T20:00:00Z", 1438286400, 0},
    /* section 5.6: either case */
    {"2015-07-30t20:00:00z", 1438286400, 0},
    {"2015-07-30t20:00:00Z", 1438286400, 0},
    {"2015-07-30T20:00:00z", 1438286400, 0},
    /* the ends of the years */
    {"0000-01-01T00:00:00Z", -62167219200, 0},
    {"0000-01-01T00:00:00+23:59", -62167219200 - 86340, 0},
    {"0000-12-31T23:59:59Z", -62135596801, 0},
    {"0001-01-01T00:00:00Z", -62135596800, 0},
    {"9999-12-31T23:59:59Z", 253402300799, 0},
    {"9999-12-31T23:59:59.999999999-23:59", 253402300799 + 86340, 999999999},
    {"9999-12-31T23:59:60Z", 253402300800, 0},
    {"0000-01-01T00:59:60+01:00", -62167219200, 0},
    {"9999-12-31T22:59:60-01:00", 253402300800, 0},
    /* beyond 32 bits */
    {"2038-01-19T03:14:07Z", 2147483647, 0},
    {"2038-01-19T03:14:08Z", 2147483648, 0},
    {"1901-12-13T20:45:52Z", -2147483648LL, 0},
    {"1901-12-13T20:45:51Z", -2147483649LL, 0},
    {"2106-02-07T06:28:16Z", 4294967296, 0},
    /* leap days */
    {"2000-02-29T12:00:00Z", 951825600, 0},
    {"2024-02-29T00:00:00Z", 1709164800, 0},
    {"0000-02-29T00:00:00Z", -62162121600, 0},
    {"0004-02-29T00:00:00Z", -62035891200, 0},
    /* fractions: towards the future also before 1970, cut off behind the ninth digit */
    {"1970-01-01T00:00:00.0Z", 0, 0},
    {"1969-12-31T23:59:59.5Z", -1, 500000000},
    {"1969-12-31T23:59:59.999999999Z", -1, 999999999},
    {"1970-01-01T00:00:00.1Z", 0, 100000000},
    {"1970-01-01T00:00:00.000000001Z", 0, 1},
    {"1970-01-01T00:00:00.0000000009Z", 0, 0},
    {"1970-01-01T00:00:00.1234567899Z", 0, 123456789},
    {"1970-01-01T00:00:00.9999999999999999999999999Z", 0, 999999999},
    {"1970-01-01T00:00:00.123456789+00:00", 0, 123456789},
    {"2016-12-31T23:59:60.999Z", 1483228800, 999000000},
    /* leap seconds, UTC (section 5.7) */
    {"2015-06-30T23:59:60Z", 1435708800, 0},
    {"2015-07-01T08:59:60+09:00", 1435708800, 0},
    {"2016-12-31T23:59:60Z", 1483228800, 0},
    {"2017-01-01T00:59:60+01:00", 1483228800, 0},
    {"2016-12-31T00:00:60-23:59", 1483228800, 0},
    {"2017-01-01T23:58:60+23:59", 1483228800, 0},
};

static void test_times(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(times); i++) {
        size_t size = strlen(times[i].text);
        expect_time(guarded(times[i].text, size), size, times[i].seconds, times[i].nanoseconds);
        expect_time(guarded_behind(times[i].text, size), size, times[i].seconds,
                    times[i].nanoseconds);
    }
}

/* A number out of its range is found fault with as a whole: at its first digit. */
static const struct {
    const char *text;
    size_t offset;
} no_times[] = {
    {"", 0},
    {" 1970-01-01T00:00:00Z", 0},
    {"1970-01-01T00:00:00Z ", 20},
    {"1970-01-01T00:00:00ZZ", 20},
    {"1970-01-01T00:00:00Z+00:00", 20},
    {"1970-01-01", 10},
    {"1970-01-01 00:00:00Z", 10},
    {"1970-01-01_00:00:00Z", 10},
    {"1970-01-01T00:00Z", 16},
    {"1970-01-01T00:00:00", 19},
    {"1970-01-01T24:00:00Z", 11},
    {"1970-01-01T00:60:00Z", 14},
    {"1970-01-01T00:00:61Z", 17},
    {"1970-01-01T00:00:99Z", 17},
    {"1970-01-01T00:00:00.Z", 20},
    {"1970-01-01T00:00:00,5Z", 19},
    {"1970-01-01T00:00:00.+00:00", 20},
    {"1970-01-01T00:00:00.5.5Z", 21},
    {"1970-01-01T00:00:00.-5Z", 20},
    {"1970-01-01T00:00:00+24:00", 20},
    {"1970-01-01T00:00:00+23:60", 23},
    {"1970-01-01T00:00:00-24:00", 20},
    {"1970-01-01T00:00:00+0000", 22},
    {"1970-01-01T00:00:00+00", 22},
    {"1970-01-01T00:00:00+0:00", 21},
    {"1970-01-01T00:00:00+00:0", 24},
    {"1970-01-01T00:00:00+00:000", 25},
    {"1970-01-01T00:00:00 Z", 19},
    {"1970-01-01T00:00:00UTC", 19},
    {"970-01-01T00:00:00Z", 3},
    {"01970-01-01T00:00:00Z", 4},
    {"+1970-01-01T00:00:00Z", 0},
    {"-1970-01-01T00:00:00Z", 0},
    {"19700101T000000Z", 4},
    {"1970-1-01T00:00:00Z", 6},
    {"1970-01-1T00:00:00Z", 9},
    {"1970-00-01T00:00:00Z", 5},
    {"1970-13-01T00:00:00Z", 5},
    {"1970-01-00T00:00:00Z", 8},
    {"1970-01-32T00:00:00Z", 8},
    {"1970-W01-1T00:00:00Z", 5},
    {"1900-02-29T00:00:00Z", 8},
    {"2100-02-29T00:00:00Z", 8},
    {"2023-02-29T00:00:00Z", 8},
    {"2024-02-30T00:00:00Z", 8},
    {"2024-04-31T00:00:00Z", 8},
    /* second 60 where there is no leap second */
    {"2016-12-31T23:58:60Z", 17},
    {"2016-12-30T23:59:60Z", 17},
    {"2016-12-31T22:59:60Z", 17},
    {"2016-12-31T23:59:60+00:01", 17},
    {"2016-12-31T23:59:60-00:01", 17},
    {"2016-03-31T23:59:60Z", 17},
    {"2016-09-30T23:59:60Z", 17},
    {"2016-06-29T23:59:60Z", 17},
    {"2016-07-01T23:59:60Z", 17},
    {"2017-01-01T00:00:60Z", 17},
    {"2017-01-01T00:59:60Z", 17},
    {"2016-12-31T23:59:60", 19},
    /* other digits than ASCII's */
    {"\xD9\xA1"
     "970-01-01T00:00:00Z",
     0},
};

static void test_no_times(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(no_times); i++) {
        size_t size = strlen(no_times[i].text);
        expect_no_time(guarded(no_times[i].text, size), size, no_times[i].offset);
        expect_no_time(guarded_behind(no_times[i].text, size), size, no_times[i].offset);
    }
    expect_no_time(NULL, 0, 0);
    expect_no_time(guarded(BYTES("1970-01-01T00:00:00Z\0")), 21, 20);
    expect_no_time(guarded(BYTES("1970-01-01T00:00:00\0Z")), 21, 19);
}

static void test_time_that_ends_too_early(void **state)
{
    (void)state;
    static const char text[] = "2024-01-28T23:59:58.125+23:58";
    for (size_t size = 0; size < sizeof text - 1; size++)
        expect_no_time(guarded(text, size), size, size);
    expect_time(guarded(BYTES(text)), sizeof text - 1, 1706486398 - 86280, 125000000);
}

/* What may stand at each place of a time that is chosen so that a digit never
 * depends on another that follows it. */
static void test_time_of_every_byte_at_every_place(void **state)
{
    (void)state;
    static const char text[] = "2025-01-28T13:59:58.5+13:58";
    static const struct {
        const char *good;
        const char *other; /* another meaning, not for this test */
        size_t number;     /* where the number begins whose range a digit can break */
    } places[] = {
        {DIGITS, "", 0},  {DIGITS, "", 1},         {DIGITS, "", 2},      {DIGITS, "", 3},
        {"-", "", 4},     {"01", "", 5},           {"123456789", "", 5}, {"-", "", 7},
        {"012", "", 8},   {DIGITS, "", 8},         {"Tt", "", 10},       {"01", "2", 11},
        {DIGITS, "", 11}, {":", "", 13},           {"012345", "", 14},   {DIGITS, "", 14},
        {":", "", 16},    {"012345", "", 17},      {DIGITS, "", 17},     {".", "+-Zz", 19},
        {DIGITS, "", 20}, {"+-", DIGITS "Zz", 21}, {"01", "2", 22},      {DIGITS, "", 22},
        {":", "", 24},    {"012345", "", 25},      {DIGITS, "", 25},
    };
    assert_int_equal(COUNT(places), sizeof text - 1);
    char *copy = guarded_space(sizeof text - 1);
    for (size_t at = 0; at < sizeof text - 1; at++) {
        for (int byte = 0; byte < 256; byte++) {
            twcred_time time;
            memcpy(copy, text, sizeof text - 1);
            copy[at] = (char)byte;
            if (in_set(byte, places[at].other))
                continue;
            if (in_set(byte, places[at].good))
                assert_ok(read_time(&time, copy, sizeof text - 1), copy, sizeof text - 1);
            else
                expect_no_time(copy, sizeof text - 1,
                               in_set(byte, DIGITS) ? places[at].number : at);
        }
    }
}

static int days_in(int year, int month)
{
    switch (month) {
    case 4:
    case 6:
    case 9:
    case 11:
        return 30;
    case 2:
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    default:
        return 31;
    }
}

/* Every day, and every combination of numbers that is none, against a count. */
static void test_every_day(void **state)
{
    (void)state;
    int64_t day_number = -27028; /* 1896-01-01 */
    char *text = guarded_space(20);
    char line[32];
    for (int year = 1896; year <= 2104; year++) {
        for (int month = 0; month <= 13; month++) {
            for (int day = 0; day <= 32; day++) {
                sprintf(line, "%04d-%02d-%02dT00:00:00Z", year, month, day);
                memcpy(text, line, 20);
                if (month < 1 || month > 12) {
                    expect_no_time(text, 20, 5);
                } else if (day < 1 || day > days_in(year, month)) {
                    expect_no_time(text, 20, 8);
                } else {
                    expect_time(text, 20, day_number * 86400, 0);
                    if (year == 2000 && month == 3 && day == 1)
                        assert_int_equal(day_number, 11017);
                    day_number++;
                }
            }
        }
    }
}

static void test_every_year(void **state)
{
    (void)state;
    int64_t day_number = -719528; /* 0000-01-01 */
    char *text = guarded_space(20);
    char line[32];
    for (int year = 0; year <= 9999; year++) {
        if (year == 1970)
            assert_int_equal(day_number, 0);
        for (int month = 1; month <= 12; month++) {
            sprintf(line, "%04d-%02d-01T00:00:00Z", year, month);
            memcpy(text, line, 20);
            expect_time(text, 20, day_number * 86400, 0);
            day_number += days_in(year, month);
        }
        sprintf(line, "%04d-12-31T23:59:59Z", year);
        memcpy(text, line, 20);
        expect_time(text, 20, day_number * 86400 - 1, 0);
    }
}

static void test_every_time_of_day(void **state)
{
    (void)state;
    char *text = guarded_space(20);
    char line[32];
    for (int hour = 0; hour <= 99; hour++) {
        for (int minute = 0; minute <= 99; minute++) {
            sprintf(line, "1970-01-01T%02d:%02d:30Z", hour, minute);
            memcpy(text, line, 20);
            if (hour > 23)
                expect_no_time(text, 20, 11);
            else if (minute > 59)
                expect_no_time(text, 20, 14);
            else
                expect_time(text, 20, hour * 3600 + minute * 60 + 30, 0);
        }
    }
    for (int second = 0; second <= 99; second++) {
        sprintf(line, "1970-01-01T00:00:%02dZ", second);
        memcpy(text, line, 20);
        if (second > 59)
            expect_no_time(text, 20, 17);
        else
            expect_time(text, 20, second, 0);
    }
}

static void test_every_offset(void **state)
{
    (void)state;
    char *text = guarded_space(25);
    char line[32];
    for (int sign = -1; sign <= 1; sign += 2) {
        for (int hour = 0; hour <= 99; hour++) {
            for (int minute = 0; minute <= 99; minute++) {
                sprintf(line, "1970-01-01T00:00:00%c%02d:%02d", sign < 0 ? '-' : '+', hour, minute);
                memcpy(text, line, 25);
                if (hour > 23)
                    expect_no_time(text, 25, 20);
                else if (minute > 59)
                    expect_no_time(text, 25, 23);
                else
                    expect_time(text, 25, -sign * (hour * 3600 + minute * 60), 0);
            }
        }
    }
}

static void test_leap_seconds_of_every_day(void **state)
{
    (void)state;
    int64_t day_number = -365; /* 1969-01-01 */
    char *text = guarded_space(20);
    char line[32];
    for (int year = 1969; year <= 2033; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= days_in(year, month); day++) {
                sprintf(line, "%04d-%02d-%02dT23:59:60Z", year, month, day);
                memcpy(text, line, 20);
                day_number++;
                if ((month == 6 && day == 30) || (month == 12 && day == 31))
                    expect_time(text, 20, day_number * 86400, 0);
                else
                    expect_no_time(text, 20, 17);
            }
        }
    }
}

/* The leap second at the end of 2016, told in every offset; and the minutes
 * around it, which have none. */
static void test_leap_second_in_every_offset(void **state)
{
    (void)state;
    char *text = guarded_space(25);
    char line[32];
    for (int offset = -1439; offset <= 1439; offset++) {
        for (int wrong = -1; wrong <= 1; wrong++) {
            int minutes = 1439 + offset + wrong; /* since 2016-12-31T00:00 local time */
            int day = 0;
            for (; minutes < 0; minutes += 1440)
                day--;
            for (; minutes >= 1440; minutes -= 1440)
                day++;
            int absolute = offset < 0 ? -offset : offset;
            sprintf(line, "%sT%02d:%02d:60%c%02d:%02d",
                    day < 0    ? "2016-12-30"
                    : day == 0 ? "2016-12-31"
                    : day == 1 ? "2017-01-01"
                               : "2017-01-02",
                    minutes / 60, minutes % 60, offset < 0 ? '-' : '+', absolute / 60,
                    absolute % 60);
            memcpy(text, line, 25);
            if (wrong == 0)
                expect_time(text, 25, 1483228800, 0);
            else
                expect_no_time(text, 25, 17);
        }
    }
}

static void test_fraction_of_any_length(void **state)
{
    (void)state;
    enum { LENGTH = 100000 };
    static char text[20 + LENGTH + 1];
    memcpy(text, "1970-01-01T00:00:00.", 20);
    memset(text + 20, '9', LENGTH);
    text[20 + LENGTH] = 'Z';
    expect_time(guarded(text, sizeof text), sizeof text, 0, 999999999);
    expect_no_time(guarded(text, sizeof text - 1), sizeof text - 1, sizeof text - 1);
    memset(text + 20, '0', LENGTH);
    expect_time(guarded(text, sizeof text), sizeof text, 0, 0);
    /* Each of the first nine digits has its place, those behind have none. */
    uint32_t unit = 100000000;
    for (size_t digit = 0; digit < 20; digit++) {
        text[20 + digit] = '7';
        expect_time(guarded(text, sizeof text), sizeof text, 0, 7 * unit);
        text[20 + digit] = '0';
        unit /= 10;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_no_times),
        cmocka_unit_test(test_time_that_ends_too_early),
        cmocka_unit_test(test_time_of_every_byte_at_every_place),
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_every_year),
        cmocka_unit_test(test_every_time_of_day),
        cmocka_unit_test(test_every_offset),
        cmocka_unit_test(test_leap_seconds_of_every_day),
        cmocka_unit_test(test_leap_second_in_every_offset),
        cmocka_unit_test(test_fraction_of_any_length),
    };
    return cmocka_run_group_tests_name("core-date", tests, NULL, NULL);
}
