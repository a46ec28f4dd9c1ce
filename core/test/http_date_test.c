/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "support.h"

#include <stdio.h>
#include <string.h>

static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static twcred_status read_date(twcred_time *time, const char *text, size_t size)
{
    memset(time, FILL, sizeof *time);
    return twcred_http_date_read(time, text, size);
}

/* Expectations put the text flush behind an unmapped page and in front of one. */

static void expect_date(const char *text, size_t size, int64_t seconds)
{
    const char *const copies[] = {guarded(text, size), guarded_behind(text, size)};
    for (size_t i = 0; i < COUNT(copies); i++) {
        twcred_time time;
        assert_ok(read_date(&time, copies[i], size), text, size);
        if (time.seconds != seconds)
            print_error("%.*s is %lld, and was read as %lld\n", (int)size, text, (long long)seconds,
                        (long long)time.seconds);
        assert_true(time.seconds == seconds);
        assert_int_equal(time.nanoseconds, 0);
    }
}

static void expect_no_date(const char *text, size_t size, size_t offset)
{
    const char *const copies[] = {guarded(text, size), guarded_behind(text, size)};
    for (size_t i = 0; i < COUNT(copies); i++) {
        twcred_time time;
        assert_fault(read_date(&time, copies[i], size), TWCRED_FORMAT_HTTP_DATE, "http-date",
                     offset, text, size);
        assert_true(time.seconds == 0);
        assert_int_equal(time.nanoseconds, 0);
    }
}

/* ------------------------------------------------- dates in the three forms */

typedef enum form { IMF, RFC850, ASCTIME, FORMS } form;

typedef struct numbers {
    int weekday, year, month, day, hour, minute, second;
} numbers;

/* A date as it is written, and where its parts begin. Numbers need not be in
 * their range. */
typedef struct written {
    char text[80];
    size_t size;
    size_t day, month, year, hour, minute, second;
} written;

static written write_date(form as, numbers of)
{
    written date = {0};
    const char *weekday = weekdays[of.weekday];
    const char *month = months[of.month - 1];
    size_t name = as == RFC850 ? strlen(weekday) : 3;
    if (as == ASCTIME)
        sprintf(date.text, "%.3s %s %2d %02d:%02d:%02d %04d", weekday, month, of.day, of.hour,
                of.minute, of.second, of.year);
    else if (as == RFC850)
        sprintf(date.text, "%s, %02d-%s-%02d %02d:%02d:%02d GMT", weekday, of.day, month,
                of.year % 100, of.hour, of.minute, of.second);
    else
        sprintf(date.text, "%.3s, %02d %s %04d %02d:%02d:%02d GMT", weekday, of.day, month, of.year,
                of.hour, of.minute, of.second);
    date.day = as == ASCTIME ? (of.day < 10 ? 9 : 8) : name + 2;
    date.month = as == ASCTIME ? 4 : name + 5;
    date.year = as == ASCTIME ? 20 : name + 9;
    date.hour = as == ASCTIME ? 11 : as == RFC850 ? name + 12 : name + 14;
    date.minute = date.hour + 3;
    date.second = date.hour + 6;
    date.size = strlen(date.text);
    return date;
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

static const numbers example = {0, 1994, 11, 6, 8, 49, 37};

static const struct {
    const char *text;
    int64_t seconds;
} dates[] = {
    /* RFC 9110 section 5.6.7, its example in the three forms */
    {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},
    {"Sunday, 06-Nov-94 08:49:37 GMT", 784111777},
    {"Sun Nov  6 08:49:37 1994", 784111777},
    /* asctime: the day as two digits, with a zero as well */
    {"Sun Nov 06 08:49:37 1994", 784111777},
    {"Wed Nov 16 08:49:37 1994", 784975777},
    {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
    {"Thursday, 01-Jan-70 00:00:00 GMT", 0},
    {"Thu Jan  1 00:00:00 1970", 0},
    {"Wed, 31 Dec 1969 23:59:59 GMT", -1},
    {"Wed, 21 Oct 2026 07:28:00 GMT", 1792567680},
    /* beyond 32 bits */
    {"Tue, 19 Jan 2038 03:14:08 GMT", 2147483648},
    {"Tuesday, 19-Jan-38 03:14:08 GMT", 2147483648},
    {"Fri, 13 Dec 1901 20:45:51 GMT", -2147483649LL},
    /* the ends of the years */
    {"Sat, 01 Jan 0000 00:00:00 GMT", -62167219200},
    {"Sat Jan  1 00:00:00 0000", -62167219200},
    {"Fri, 31 Dec 9999 23:59:59 GMT", 253402300799},
    {"Fri Dec 31 23:59:59 9999", 253402300799},
    {"Fri, 31 Dec 9999 23:59:60 GMT", 253402300800},
    /* the weekday tells the century */
    {"Monday, 01-Jan-00 00:00:00 GMT", -2208988800},
    {"Saturday, 01-Jan-00 00:00:00 GMT", 946684800},
    {"Friday, 31-Dec-99 23:59:59 GMT", 946684799},
    {"Thursday, 31-Dec-99 23:59:59 GMT", 4102444799},
    /* leap days; 1900 has none */
    {"Tue, 29 Feb 2000 12:00:00 GMT", 951825600},
    {"Tuesday, 29-Feb-00 12:00:00 GMT", 951825600},
    {"Tue Feb 29 12:00:00 2000", 951825600},
    {"Thu, 29 Feb 2024 00:00:00 GMT", 1709164800},
    /* leap seconds (RFC 3339 section 5.7) */
    {"Tue, 30 Jun 2015 23:59:60 GMT", 1435708800},
    {"Tuesday, 30-Jun-15 23:59:60 GMT", 1435708800},
    {"Tue Jun 30 23:59:60 2015", 1435708800},
    {"Sat, 31 Dec 2016 23:59:60 GMT", 1483228800},
};

static void test_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(dates); i++) {
        size_t size = strlen(dates[i].text);
        expect_date(dates[i].text, size, dates[i].seconds);
    }
}

/* ` marks the byte that is found fault with. */
static const char *const no_dates[] = {
    "`",
    "` Sun, 06 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 GMT` ",
    "Sunday, 06-Nov-94 08:49:37 GMT` ",
    "Sun Nov  6 08:49:37 1994` ",
    "Sun Nov  6 08:49:37 1994` GMT",
    "Sun Nov  6 08:49:37 1994`5",
    "Sun, 06 Nov 1994 08:49:37 GMT`+00:00",
    "`1994-11-06T08:49:37Z",
    "`0",
    "`06 Nov 1994 08:49:37 GMT",
    /* exactly the spaces of the grammar */
    "Sun, `",
    "Sun,`06 Nov 1994 08:49:37 GMT",
    "Sun, ` 06 Nov 1994 08:49:37 GMT",
    "Sun `, 06 Nov 1994 08:49:37 GMT",
    "Sun,`\t06 Nov 1994 08:49:37 GMT",
    "Sun, 06 `\tNov 1994 08:49:37 GMT",
    "Sun, 06 ` Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov ` 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 ` 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 ` GMT",
    "Sun, 06 Nov 1994 08:49:37`GMT",
    "Sun, 06`Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov`1994 08:49:37 GMT",
    "Sun, 06 Nov 1994`08:49:37 GMT",
    "Sunday` 06-Nov-94 08:49:37 GMT",
    "Sunday,`06-Nov-94 08:49:37 GMT",
    "Sunday, 06` Nov-94 08:49:37 GMT",
    "Sunday, 06-Nov` 94 08:49:37 GMT",
    "Sunday, 06-Nov-94`08:49:37 GMT",
    "Sunday, 06-Nov-94 ` 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37`GMT",
    "Sun ` Nov  6 08:49:37 1994",
    "Sun Nov  ` 6 08:49:37 1994",
    "Sun Nov `-6 08:49:37 1994",
    "Sun Nov 6` 08:49:37 1994",
    "Sun Nov  6 ` 08:49:37 1994",
    "Sun Nov  6 08:49:37 ` 1994",
    "Sun Nov  6`08:49:37 1994",
    "Sun Nov  6 08:49:37`1994",
    "Sun Nov  1`6 08:49:37 1994",
    /* one form's part in another */
    "Sun, 06`-Nov-94 08:49:37 GMT",
    "Sun, 06 Nov 94` 08:49:37 GMT",
    "Sunday, 06` Nov 1994 08:49:37 GMT",
    "Wednesday, 06-Nov-19`94 08:49:37 GMT",
    "`Sunday, 06-Nov-1994 08:49:37 GMT", /* nor was it one in 1919 or 2019 */
    "Sunday` Nov  6 08:49:37 1994",
    "Sun, `Nov  6 08:49:37 1994",
    "Sun `06 Nov 1994 08:49:37 GMT",
    "Sun, 6` Nov 1994 08:49:37 GMT",
    "Sunda`, 06-Nov-94 08:49:37 GMT",
    "Sun`., 06 Nov 1994 08:49:37 GMT",
    "Mon`sday, 07-Nov-94 08:49:37 GMT",
    "Tues`, 08 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov`ember 1994 08:49:37 GMT",
    "Sun, 06 `11 1994 08:49:37 GMT",
    /* the case, and the time zone */
    "`sun, 06 Nov 1994 08:49:37 GMT",
    "S`UN, 06 Nov 1994 08:49:37 GMT",
    "Sun, 06 `nov 1994 08:49:37 GMT",
    "Sun, 06 N`OV 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 `gmt",
    "Sun, 06 Nov 1994 08:49:37 G`mT",
    "Sun, 06 Nov 1994 08:49:37 `UTC",
    "Sun, 06 Nov 1994 08:49:37 `Z",
    "Sun, 06 Nov 1994 08:49:37 `+0000",
    "Sun, 06 Nov 1994 08:49:37 `EST",
    "Sun, 06 Nov 1994 08:49:37`",
    "Sun, 06 Nov 1994 08:49:37`.5 GMT",
    /* parts out of their range */
    "Sun, `00 Nov 1994 08:49:37 GMT",
    "Sun, `32 Nov 1994 08:49:37 GMT",
    "Sun, `31 Nov 1994 08:49:37 GMT",
    "Sun, `30 Feb 2000 08:49:37 GMT",
    "Tue, `29 Feb 1994 08:49:37 GMT",
    "Tue, `29 Feb 1900 08:49:37 GMT",
    "Tuesday, `29-Feb-94 08:49:37 GMT",
    "Tuesday, `30-Feb-00 08:49:37 GMT",
    "Sun Nov  `0 08:49:37 1994",
    "Sun Nov `00 08:49:37 1994",
    "Sun Nov `31 08:49:37 1994",
    "Sun Feb `30 08:49:37 2000",
    "Tue Feb `29 08:49:37 1994",
    "Sun, 06 Nov 1994 `24:00:00 GMT",
    "Sun, 06 Nov 1994 08:`60:37 GMT",
    "Sun, 06 Nov 1994 08:49:`60 GMT",
    "Sun, 06 Nov 1994 08:49:`61 GMT",
    "Sun, 06 Nov 1994 8`:49:37 GMT",
    "Sun, 06 Nov 1994 08:49` GMT",
    "Sun, 06 Nov 199`x 08:49:37 GMT",
    "Sun, 06 Nov 1994`5 08:49:37 GMT",
    "Sun, 06 Nov `-994 08:49:37 GMT",
    "Sun, `-6 Nov 1994 08:49:37 GMT",
    /* second 60 where there is no leap second */
    "Sat, 31 Dec 2016 23:58:`60 GMT",
    "Sat, 31 Dec 2016 22:59:`60 GMT",
    "Fri, 30 Dec 2016 23:59:`60 GMT",
    "Thu, 31 Mar 2016 23:59:`60 GMT",
    "Sun, 01 Jan 2017 00:00:`60 GMT",
    "Wednesday, 29-Jun-16 23:59:`60 GMT",
    "Fri Jul  1 23:59:`60 2016",
    "Sat, 31 Dec 2016 23:59:`61 GMT",
    "Sat, 31 Dec 2016 23:59:60 `",
    /* the day of another weekday */
    "`Mon, 06 Nov 1994 08:49:37 GMT",
    "`Monday, 06-Nov-94 08:49:37 GMT",
    "`Mon Nov  6 08:49:37 1994",
    "`Sun, 06 Nov 1995 08:49:37 GMT",
    "`Wednesday, 29-Feb-00 12:00:00 GMT",
    /* what is found first: in the order of the text as far as it is understood */
    "`Mon, 06 Nov 1994 08:49:xx GMT",
    "`Mon, 06 Nov 1994",
    "Mon Nov  6 08:49:`xx 1994",
    "Tue, `29 Feb 1994 24:00:00 GMT",
    "Tue Feb 29 `24:00:00 1994",
    "Sun, `31 Nov 1994 08:49:xx GMT",
    "Sun, `31 Nov x994 08:49:37 GMT",
    "Sunday, `30-Feb 94 08:49:37 GMT",
    "Sun, `32 Xov 1994 08:49:37 GMT",
    "Sun, 31 `Xov 1994 08:49:37 GMT",
    /* other digits and blanks than ASCII's */
    "Sun,`\xC2\xA0"
    "06 Nov 1994 08:49:37 GMT",
    "Sun, 0`\xD9\xA1"
    " Nov 1994 08:49:37 GMT",
};

static void test_no_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(no_dates); i++) {
        char text[80];
        const char *mark = strchr(no_dates[i], '`');
        size_t offset = (size_t)(mark - no_dates[i]);
        size_t size = strlen(no_dates[i]) - 1;
        memcpy(text, no_dates[i], offset);
        strcpy(text + offset, mark + 1);
        expect_no_date(text, size, offset);
    }
    expect_no_date("Sun, 06 Nov 1994 08:49:37 GMT\0", 30, 29);
    expect_no_date("Sun, 06 Nov 1994 08:49:37\0GMT", 29, 25);
    expect_no_date("\0", 1, 0);
    /* NULL is as good as empty, and no size a reason to look beyond the fault. */
    twcred_time time;
    assert_fault(read_date(&time, NULL, 0), TWCRED_FORMAT_HTTP_DATE, "http-date", 0, "", 0);
    assert_fault(read_date(&time, guarded("X", 1), SIZE_MAX), TWCRED_FORMAT_HTTP_DATE, "http-date",
                 0, "X", 1);
}

/* What is cut breaks at its end, and what is longer where it should end. */
static void test_every_size(void **state)
{
    (void)state;
    static const numbers some[] = {
        {0, 1994, 11, 6, 8, 49, 37}, {3, 1994, 11, 16, 23, 59, 59}, {5, 1999, 12, 31, 23, 59, 60}};
    for (size_t i = 0; i < COUNT(some); i++) {
        for (int as = 0; as < FORMS; as++) {
            written whole = write_date((form)as, some[i]);
            for (size_t size = 0; size < whole.size; size++)
                expect_no_date(whole.text, size, size);
            for (int byte = 0; byte < 256; byte++) {
                char longer[80];
                memcpy(longer, whole.text, whole.size);
                longer[whole.size] = (char)byte;
                expect_no_date(longer, whole.size + 1, whole.size);
            }
        }
    }
}

/* ------------------------------------------------------------- every letter */

/* Where a text stops to be the beginning of some name, up to three letters. */
static size_t common(const char *text, const char *const *names, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        while (same < 3 && text[same] == names[i][same])
            same++;
        longest = same > longest ? same : longest;
    }
    return longest;
}

/* Every weekday in every form, with every byte in the place of each letter. */
static void test_weekday_names(void **state)
{
    (void)state;
    for (int weekday = 0; weekday < 7; weekday++) {
        for (int as = 0; as < FORMS; as++) {
            numbers of = example;
            of.weekday = weekday;
            of.day += weekday;
            written good = write_date((form)as, of);
            expect_date(good.text, good.size, 784111777 + 86400 * weekday);
            size_t letters = as == RFC850 ? strlen(weekdays[weekday]) : 3;
            for (size_t at = 0; at < letters; at++) {
                for (int byte = 0; byte < 256; byte++) {
                    char text[80];
                    memcpy(text, good.text, good.size);
                    text[at] = (char)byte;
                    if (text[at] == good.text[at])
                        continue;
                    /* No name becomes another one by one letter of its first three. */
                    size_t offset = at < 3 ? common(text, weekdays, 7) : at;
                    assert_in_range(offset, at < 3 ? 0 : at, at < 3 ? 2 : at);
                    /* But the fourth letter can become what tells another form. */
                    if (at == 3 && in_set(byte, ", "))
                        offset = 4;
                    expect_no_date(text, good.size, offset);
                }
            }
        }
    }
}

/* Every month in every form, likewise. May and Mar, Jan and Jun, Jun and Jul are
 * one letter apart: those are read, and have another weekday. */
static void test_month_names(void **state)
{
    (void)state;
    static const int weekday_of_first[] = {6, 2, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4}; /* 1994 */
    static const int day_of_first[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    size_t neighbours = 0;
    for (int month = 1; month <= 12; month++) {
        for (int as = 0; as < FORMS; as++) {
            numbers of = {weekday_of_first[month - 1], 1994, month, 1, 0, 0, 0};
            written good = write_date((form)as, of);
            expect_date(good.text, good.size, 757382400 + 86400 * day_of_first[month - 1]);
            for (size_t at = 0; at < 3; at++) {
                for (int byte = 0; byte < 256; byte++) {
                    char text[80];
                    memcpy(text, good.text, good.size);
                    text[good.month + at] = (char)byte;
                    if (text[good.month + at] == good.text[good.month + at])
                        continue;
                    size_t same = common(text + good.month, months, 12);
                    neighbours += same == 3;
                    expect_no_date(text, good.size, same == 3 ? 0 : good.month + same);
                }
            }
        }
    }
    assert_int_equal(neighbours, 3 * 2 * 3);
}

/* Every byte in the place of each that is no letter of a name. */
static void test_every_other_byte(void **state)
{
    (void)state;
    numbers of = {3, 1994, 11, 16, 8, 49, 37};
    for (int as = 0; as < FORMS; as++) {
        written good = write_date((form)as, of);
        size_t name = as == RFC850 ? strlen(weekdays[3]) : 3;
        for (size_t at = name; at < good.size; at++) {
            for (int byte = 0; byte < 256; byte++) {
                char text[80];
                bool digit = in_set(good.text[at], DIGITS);
                if ((at >= good.month && at < good.month + 3) || byte == good.text[at] ||
                    (digit && in_set(byte, DIGITS)))
                    continue;
                memcpy(text, good.text, good.size);
                text[at] = (char)byte;
                size_t offset = at;
                /* A blank in front of one digit of the day, in asctime only; and
                 * what stands behind the weekday tells the form. */
                if (as == ASCTIME && at == good.day && byte == ' ')
                    offset = 0;
                if (at == name && as != RFC850 && in_set(byte, ", n"))
                    offset = 4;
                expect_no_date(text, good.size, offset);
            }
        }
    }
}

/* ---------------------------------------------------------- every day, time */

/* Every day of 209 years with every weekday, and every combination of day and
 * month that is none, against a count of days. */
static void test_every_day(void **state)
{
    (void)state;
    int64_t day_number = -27028; /* 1896-01-01, a Wednesday */
    for (int year = 1896; year <= 2104; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 0; day <= 32; day++) {
                bool real = day >= 1 && day <= days_in(year, month);
                int right = (int)((day_number + 27028 + 3) % 7);
                for (int weekday = 0; weekday < 7; weekday++) {
                    numbers of = {weekday, year, month, day, 12, 34, 56};
                    form as = day % 2 == 0 ? IMF : ASCTIME;
                    written date = write_date(as, of);
                    if (!real)
                        expect_no_date(date.text, date.size, date.day);
                    else if (weekday == right)
                        expect_date(date.text, date.size, day_number * 86400 + 45296);
                    else
                        expect_no_date(date.text, date.size, 0);
                }
                day_number += real;
            }
        }
    }
}

/* Of every day of 1900 to 2099: the weekday in the one century is never that in
 * the other one, so that two digits of the year and the weekday tell which, and
 * of seven weekdays just the two are taken. */
static void test_every_century(void **state)
{
    (void)state;
    static int64_t numbers_of[2][100][13][32];
    int64_t day_number = -25567; /* 1900-01-01, a Monday */
    for (int year = 1900; year <= 2099; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= days_in(year, month); day++)
                numbers_of[year >= 2000][year % 100][month][day] = day_number++;
    assert_int_equal(day_number, 47482); /* 2100-01-01 */

    for (int year = 0; year < 100; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= days_in(2000 + year, month); day++) {
                int64_t old = numbers_of[0][year][month][day];
                int64_t new = numbers_of[1][year][month][day];
                bool both = days_in(1900 + year, month) >= day;
                assert_true(both || (year == 0 && month == 2 && day == 29));
                int old_weekday = both ? (int)((old + 25567 + 1) % 7) : -1;
                int new_weekday = (int)((new + 25567 + 1) % 7);
                assert_int_not_equal(old_weekday, new_weekday);
                for (int weekday = 0; weekday < 7; weekday++) {
                    numbers of = {weekday, year, month, day, 0, 0, 0};
                    written date = write_date(RFC850, of);
                    if (weekday == old_weekday)
                        expect_date(date.text, date.size, old * 86400);
                    else if (weekday == new_weekday)
                        expect_date(date.text, date.size, new * 86400);
                    else
                        expect_no_date(date.text, date.size, 0);
                }
            }
        }
    }
}

/* The first and the last second of each month of every year. */
static void test_every_year(void **state)
{
    (void)state;
    int64_t day_number = -719528; /* 0000-01-01, a Saturday */
    for (int year = 0; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int last = 0; last < 2; last++) {
                numbers of = {(int)((day_number + 719528 + 6) % 7), year, month, 1, 0, 0, 0};
                if (last) {
                    of.day = days_in(year, month);
                    of.hour = 23;
                    of.minute = of.second = 59;
                }
                written date = write_date(year % 2 == 0 ? IMF : ASCTIME, of);
                expect_date(date.text, date.size, day_number * 86400 + (last ? 86399 : 0));
                day_number += last ? 1 : days_in(year, month) - 1;
            }
        }
    }
}

static void test_every_time_of_day(void **state)
{
    (void)state;
    for (int as = 0; as < FORMS; as++) {
        for (int number = 0; number <= 99; number++) {
            numbers of = example;
            of.hour = number;
            written date = write_date((form)as, of);
            if (number <= 23)
                expect_date(date.text, date.size, 784111777 + (number - 8) * 3600);
            else
                expect_no_date(date.text, date.size, date.hour);

            of = example;
            of.minute = number;
            date = write_date((form)as, of);
            if (number <= 59)
                expect_date(date.text, date.size, 784111777 + (number - 49) * 60);
            else
                expect_no_date(date.text, date.size, date.minute);

            of = example;
            of.second = number;
            date = write_date((form)as, of);
            if (number <= 59)
                expect_date(date.text, date.size, 784111777 + number - 37);
            else
                expect_no_date(date.text, date.size, date.second);
        }
    }
}

/* 23:59:60 of every day in the three forms, and the minutes and hours around it
 * of the days that have it. */
static void test_leap_seconds(void **state)
{
    (void)state;
    int64_t day_number = -365; /* 1969-01-01, a Wednesday */
    for (int year = 1969; year <= 2033; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= days_in(year, month); day++, day_number++) {
                bool leap = (month == 6 && day == 30) || (month == 12 && day == 31);
                for (int as = 0; as < FORMS; as++) {
                    int weekday = (int)((day_number + 365 + 3) % 7);
                    numbers of = {weekday, year, month, day, 23, 59, 60};
                    written date = write_date((form)as, of);
                    if (leap)
                        expect_date(date.text, date.size, (day_number + 1) * 86400);
                    else
                        expect_no_date(date.text, date.size, date.second);
                    for (of.hour = 0; leap && of.hour < 24; of.hour++) {
                        for (of.minute = 58 + (of.hour < 23); of.minute < 60; of.minute++) {
                            date = write_date((form)as, of);
                            if (of.hour < 23 || of.minute < 59)
                                expect_no_date(date.text, date.size, date.second);
                        }
                    }
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),        cmocka_unit_test(test_no_dates),
        cmocka_unit_test(test_every_size),   cmocka_unit_test(test_weekday_names),
        cmocka_unit_test(test_month_names),  cmocka_unit_test(test_every_other_byte),
        cmocka_unit_test(test_every_day),    cmocka_unit_test(test_every_century),
        cmocka_unit_test(test_every_year),   cmocka_unit_test(test_every_time_of_day),
        cmocka_unit_test(test_leap_seconds),
    };
    return cmocka_run_group_tests_name("core-http-date", tests, NULL, NULL);
}
