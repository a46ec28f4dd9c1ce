/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "values.h"

#include <string.h>

/* The first of a table is what is usual: it is taken three times out of four. Several
 * parts out of the usual at once would hide one another. */
#define put_mostly_first(to, from, table) \
    draft_text((to), (table)[chance_one_in((from), 4) ? chance_below((from), LENGTH(table)) : 0])
#define put_one_of(to, from, table) draft_text((to), chance_pick((from), table))

/* -------------------------------------------------------------------- SIDs */

static void put_sid(draft *to, chance *from, const char *letters)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    static const char beside[] = "/:@G`g\x1F -";
    static const char *const prefixes[] = {"CR", "AC", "SK", "RQ", "cr", "Cr", "C", "", "CRR"};
    static const int lengths[] = {31, 33, 0, 1, 30, 34, 64};
    int count = chance_one_in(from, 8) ? chance_pick(from, lengths) : 32;
    size_t wrong = chance_below(from, 160);

    draft_text(to,
               letters == NULL || chance_one_in(from, 8) ? chance_pick(from, prefixes) : letters);
    for (int i = 0; i < count; i++)
        draft_byte(to, (size_t)i == wrong
                           ? (unsigned char)beside[chance_below(from, sizeof beside - 1)]
                           : (unsigned char)digits[chance_below(from, sizeof digits - 1)]);
    if (chance_one_in(from, 16))
        draft_byte(to, '\n');
}

/* ------------------------------------------------------------------- dates */

static const int years[] = {2015, 0,    1,    4,    100,  400,  1600, 1896, 1900, 1904, 1969, 1970,
                            1971, 1972, 1999, 2000, 2001, 2016, 2024, 2038, 2100, 9996, 9999};

/* Where the rules of the calendar meet: all that a February can be. */
static const int leap_years[] = {0, 4, 100, 400, 1600, 1900, 1904, 2000, 2023, 2024, 2100, 9996};

/* Months and days. */
static const int days[][2] = {{7, 30}, {1, 1},   {1, 31}, {2, 28},  {2, 29},  {2, 30},  {3, 1},
                              {3, 31}, {4, 30},  {4, 31}, {6, 30},  {6, 31},  {7, 1},   {9, 31},
                              {11, 9}, {11, 31}, {12, 9}, {12, 10}, {12, 31}, {12, 32}, {1, 0},
                              {1, 32}, {0, 1},   {13, 1}, {12, 1},  {10, 31}, {8, 31},  {5, 31}};

static const char *const clocks[] = {"20:00:00", "00:00:00", "23:59:59", "23:59:60", "24:00:00",
                                     "23:60:00", "23:59:61", "00:00:60", "22:59:60", "05:29:60",
                                     "18:59:60", "09:09:09", "10:10:10", "19:59:59", "20:5:00"};

static void pick_day(chance *from, int *year, const int **day)
{
    static const int february_29[] = {2, 29};
    bool leap = chance_one_in(from, 3);
    *year = leap ? chance_pick(from, leap_years) : chance_pick(from, years);
    *day = leap ? february_29 : chance_pick(from, days);
}

static void put_date_time(draft *to, chance *from)
{
    static const char *const separators[] = {"T", "t", " ", "", "_"};
    static const char *const fractions[] = {"",  ".0", ".9",          ".123456789",  ".000000001",
                                            ".", ",5", ".9999999999", ".1234567891", ".12345678"};
    static const char *const offsets[] = {"Z",      "z",      "+00:00", "-00:00", "+23:59",
                                          "-23:59", "+24:00", "+00:60", "+01:00", "-05:00",
                                          "+05:30", "-08:00", "+0100",  "+01",    "",
                                          "ZZ",     "+19:00", "-00:01", "+00:01"};
    static const char *const shifted[] = {
        "2016-12-31T18:59:60-05:00", "2017-01-01T05:29:60+05:30", "1990-12-31T15:59:60-08:00",
        "9999-12-31T23:59:60Z",      "9999-12-31T23:59:60-00:01", "0000-01-01T00:59:60+01:00",
        "0000-01-01T00:00:00+00:01", "0000-01-01T00:00:00Z",      "2015-06-30T23:59:60.999999999Z",
        "2015-07-01T00:59:60+01:00", "2015-06-30T23:59:60+01:00", "2015-05-31T23:59:60Z"};
    if (chance_one_in(from, 6)) {
        put_one_of(to, from, shifted);
        return;
    }
    const int *day;
    int year;
    pick_day(from, &year, &day);
    draft_number(to, (unsigned)year, 4);
    draft_text(to, "-");
    draft_number(to, (unsigned)day[0], 2);
    draft_text(to, "-");
    draft_number(to, (unsigned)day[1], 2);
    draft_text(to, chance_one_in(from, 8) ? chance_pick(from, separators) : "T");
    put_mostly_first(to, from, clocks);
    put_mostly_first(to, from, fractions);
    put_mostly_first(to, from, offsets);
}

/* From Sunday, 0, by counting the months from March of a year 400 times over. */
static size_t weekday(int year, int month, int day)
{
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int counted = year + 400 - (month < 3);
    return (size_t)(counted + counted / 4 - counted / 100 + counted / 400 + shift[month - 1] +
                    day) %
           7;
}

static void put_http_date(draft *to, chance *from)
{
    static const char *const names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static const char *const zones[] = {" GMT", " UTC", " gmt", "", " GMT ", " +0000"};
    const int *day;
    int year;
    pick_day(from, &year, &day);
    size_t month = day[0] >= 1 && day[0] <= 12 ? (size_t)day[0] - 1 : 0;
    size_t name = weekday(year, (int)month + 1, day[1]);
    if (chance_one_in(from, 4))
        name = chance_below(from, 7);
    const uint8_t *word = (const uint8_t *)names[name];
    unsigned number = (unsigned)day[1];

    switch (chance_below(from, 3)) {
    case 0:
        draft_bytes(to, word, 3);
        draft_text(to, ", ");
        draft_number(to, number, 2);
        draft_text(to, " ");
        draft_text(to, months[month]);
        draft_text(to, " ");
        draft_number(to, (unsigned)year, 4);
        draft_text(to, " ");
        put_mostly_first(to, from, clocks);
        put_mostly_first(to, from, zones);
        break;
    case 1:
        draft_text(to, names[name]);
        draft_text(to, ", ");
        draft_number(to, number, 2);
        draft_text(to, "-");
        draft_text(to, months[month]);
        draft_text(to, "-");
        draft_number(to, (unsigned)year % 100, 2);
        draft_text(to, " ");
        put_mostly_first(to, from, clocks);
        put_mostly_first(to, from, zones);
        break;
    default:
        draft_bytes(to, word, 3);
        draft_text(to, " ");
        draft_text(to, months[month]);
        draft_text(to, number < 10 && !chance_one_in(from, 8) ? "  " : " ");
        draft_number(to, number, number < 10 && chance_one_in(from, 8) ? 2 : 1);
        draft_text(to, " ");
        put_mostly_first(to, from, clocks);
        draft_text(to, " ");
        draft_number(to, (unsigned)year, 4);
        break;
    }
}

/* -------------------------------------------------------------------- URIs */

static void put_uri(draft *to, chance *from)
{
    static const char *const schemes[] = {
        "https:", "http:", "HTTPS:", "hTTp:", "urn:", "a+-.1:", "1a:", ":", "", "mailto:"};
    static const char *const users[] = {"//", "//@", "//a@", "//a:b@", "//%40@", "/", "", "///"};
    static const char *const hosts[] = {"chat.twilio.com",
                                        "ip-messaging.twilio.com",
                                        "CHAT.twilio.com",
                                        "notify.twilio.com",
                                        "x",
                                        "",
                                        "[::1]",
                                        "[::aB]",
                                        "[1:2:3:4:5:6:7:8]",
                                        "[1:2:3:4:5:6:7::]",
                                        "[::1:2:3:4:5:6:7]",
                                        "[1::2::3]",
                                        "[::ffff:127.0.0.1]",
                                        "[::256.0.0.1]",
                                        "[v1.a:b]",
                                        "[v.a]",
                                        "[::12345]",
                                        "[::1",
                                        "127.0.0.1",
                                        "%41",
                                        "a%2",
                                        "[]",
                                        "chat.twilio.com."};
    static const char *const ports[] = {"", ":443", ":", ":0443", ":80", ":65536", ":00", ":a"};
    static const char *const paths[] = {"/v2/Credentials",
                                        "/v1/Credentials",
                                        "",
                                        "/",
                                        "//",
                                        "/v2",
                                        "/%43",
                                        "/%zz",
                                        "/a b",
                                        "/..",
                                        "/v2/",
                                        "/\xC3\xA9",
                                        "/v2/credentials",
                                        "/v2/Credentials/",
                                        "/a:@!$&'()*+,;=-._~"};
    static const char *const queries[] = {
        "?Page=1",       "?",  "",     "??",
        "?a=%41&b=/?:@", "?[", "?a b", "?PageSize=50&Page=1&PageToken=PACR0123"};
    static const char *const fragments[] = {"", "#", "#a", "##", "#%2", "#?/:@"};
    put_mostly_first(to, from, schemes);
    put_mostly_first(to, from, users);
    put_mostly_first(to, from, hosts);
    put_mostly_first(to, from, ports);
    put_mostly_first(to, from, paths);
    put_mostly_first(to, from, queries);
    put_mostly_first(to, from, fragments);
}

/* ------------------------------------------------------- numbers and words */

int64_t value_integer(chance *from)
{
    static const int64_t edges[] = {0,
                                    1,
                                    -1,
                                    50,
                                    99,
                                    100,
                                    101,
                                    999,
                                    1000,
                                    1001,
                                    20001,
                                    INT32_MAX,
                                    (int64_t)INT32_MAX + 1,
                                    INT32_MIN,
                                    (int64_t)INT32_MIN - 1,
                                    UINT32_MAX,
                                    (int64_t)UINT32_MAX + 1,
                                    INT64_MAX,
                                    INT64_MAX - 1,
                                    INT64_MIN,
                                    INT64_MIN + 1};
    return chance_pick(from, edges);
}

static void put_integer(draft *to, chance *from)
{
    static const char *const numbers[] = {"0",
                                          "-0",
                                          "1",
                                          "-1",
                                          "20001",
                                          "429",
                                          "2147483647",
                                          "2147483648",
                                          "-2147483648",
                                          "-2147483649",
                                          "4294967295",
                                          "4294967296",
                                          "9223372036854775807",
                                          "9223372036854775808",
                                          "-9223372036854775808",
                                          "-9223372036854775809",
                                          "18446744073709551615",
                                          "18446744073709551616",
                                          "92233720368547758070",
                                          "1e5",
                                          "1E+5",
                                          "1e-5",
                                          "-0e0",
                                          "0.0",
                                          "1.5",
                                          "-0.0",
                                          "1e309",
                                          "100000000000000000000e-20",
                                          "01",
                                          "+1",
                                          "1.",
                                          ".5",
                                          "-",
                                          "1e",
                                          "0x1"};
    put_one_of(to, from, numbers);
}

static void put_text(draft *to, chance *from)
{
    static const char *const pieces[] = {"name",
                                         " ",
                                         "a=b&c=d",
                                         "+",
                                         "%20",
                                         "%",
                                         "*-._~",
                                         "/",
                                         "\\",
                                         "\"",
                                         "'",
                                         "\x01",
                                         "\x1F",
                                         "\x7F",
                                         "\t",
                                         "\r\n",
                                         "-----BEGIN CERTIFICATE-----\n",
                                         "-----END PRIVATE KEY-----\n",
                                         "\xC2\x80",
                                         "\xDF\xBF",
                                         "\xE0\xA0\x80",
                                         "\xED\x9F\xBF",
                                         "\xEE\x80\x80",
                                         "\xEF\xBF\xBF",
                                         "\xEF\xBB\xBF",
                                         "\xF0\x90\x80\x80",
                                         "\xF0\x9F\x98\x80",
                                         "\xF4\x8F\xBF\xBF",
                                         "xxxxxxxxxxxxxxxx"};
    static const char *const ill_formed[] = {
        "\x80",     "\xBF",         "\xC0\x80",         "\xC1\xBF",         "\xE0\x9F\xBF",
        "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF",     "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98",
        "\xFE",     "\xC3",         "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x28\xA1"};
    for (size_t count = chance_below(from, 4); count > 0; count--)
        put_one_of(to, from, pieces);
    if (chance_one_in(from, 12)) {
        put_one_of(to, from, ill_formed);
        if (chance_one_in(from, 2))
            put_one_of(to, from, pieces);
    }
}

static void put_word(draft *to, chance *from, value_kind kind)
{
    static const char *const types[] = {"apn", "gcm", "fcm",  "",      "APN",        "apns",
                                        "ap",  "fc",  "gcm ", "apn\n", "fcm\xC3\xA9"};
    static const char *const booleans[] = {"true",  "false", "True", "False", "TRUE", "",
                                           "FALSE", "tru",   "yes",  "null",  "1",    "false "};
    static const char *const services[] = {"ip-messaging-v2",
                                           "ip-messaging-v1",
                                           "chat-v2",
                                           "chat-v1",
                                           "conversations-v1",
                                           "notify-v1",
                                           "conversations-v2",
                                           "notify-v2",
                                           "Chat-v2",
                                           "chat-v",
                                           "chat",
                                           "-v2",
                                           "",
                                           "chat-v22"};
    if (kind == VALUE_PUSH_TYPE)
        put_one_of(to, from, types);
    else if (kind == VALUE_BOOLEAN)
        put_one_of(to, from, booleans);
    else
        put_one_of(to, from, services);
}

static void put_label(draft *to, chance *from)
{
    static const char *const labels[] = {"dublin", "ie1", "sydney", "au1", "a",  "0",   "a-b",
                                         "a--b",   "-a",  "a-",     "-",   "",   "A-Z", "a.b",
                                         "a_b",    "!",   "=",      "=a",  "!a", "a@",  "\xC3\xA9"};
    static const size_t lengths[] = {62, 63, 64, 65};
    if (!chance_one_in(from, 4)) {
        put_one_of(to, from, labels);
        return;
    }
    for (size_t left = chance_pick(from, lengths); left > 0; left--)
        draft_byte(to, chance_one_in(from, 16) ? '-' : 'a' + (unsigned)chance_below(from, 26));
}

static void put_param(draft *to, chance *from)
{
    static const char *const marks[] = {"", "", "=", "=", "!", "!x", "^"};
    put_one_of(to, from, marks);
    put_text(to, from);
}

/* ------------------------------------------------------------ header lines */

static void put_header_value(draft *to, chance *from)
{
    static const char *const values[] = {
        "*",        "GET, POST",  "a\tb",       "0",          "00",
        "30",       "-1",         "1.5",        "0.063",      ".5",
        "1.",       "2147483647", "2147483648", "2147483649", "99999999999999999999",
        "\"\"",     "\"a\"",      "W/\"a\"",    "w/\"a\"",    "W/a",
        "\"a\"b\"", "\"\xFF\"",   "\"a b\"",    "\x01",       "\x7F",
        "",         ","};
    if (chance_one_in(from, 2))
        put_one_of(to, from, values);
    else
        value_put(to, from, (value_kind)chance_below(from, VALUE_PARAM));
}

static void put_header_line(draft *to, chance *from)
{
    static const struct {
        const char *name;
        value_kind kind;
    } fields[] = {{"Access-Control-Allow-Origin", VALUE_URI},
                  {"Access-Control-Allow-Methods", VALUE_TEXT},
                  {"Access-Control-Allow-Headers", VALUE_TEXT},
                  {"Access-Control-Allow-Credentials", VALUE_BOOLEAN},
                  {"Access-Control-Expose-Headers", VALUE_TEXT},
                  {"Twilio-Request-Id", VALUE_SID_ANY},
                  {"Twilio-Request-Duration", VALUE_INTEGER},
                  {"Twilio-Concurrent-Requests", VALUE_INTEGER},
                  {"Retry-After", VALUE_HTTP_DATE},
                  {"ETag", VALUE_TEXT},
                  {"Last-Modified", VALUE_HTTP_DATE},
                  {"Content-Type", VALUE_TEXT},
                  {"X", VALUE_TEXT}};
    static const char *const colons[] = {": ", ":", " :", ":\t", ":  \t", "", "::"};
    static const char *const ends[] = {"\r", "", " \r", "\t", "\r\r", " "};
    size_t row = chance_below(from, LENGTH(fields));
    for (const char *at = fields[row].name; *at != '\0'; at++) {
        bool letter = (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z');
        unsigned flip = letter && chance_one_in(from, 32) ? 0x20 : 0;
        draft_byte(to, (unsigned char)*at ^ flip);
    }
    put_mostly_first(to, from, colons);
    if (chance_one_in(from, 2))
        value_put(to, from, fields[row].kind);
    else
        put_header_value(to, from);
    put_mostly_first(to, from, ends);
}

void value_put(draft *to, chance *from, value_kind kind)
{
    switch (kind) {
    case VALUE_SID_CREDENTIAL:
        put_sid(to, from, "CR");
        break;
    case VALUE_SID_ACCOUNT:
        put_sid(to, from, "AC");
        break;
    case VALUE_SID_ANY:
        put_sid(to, from, chance_one_in(from, 2) ? "RQ" : NULL);
        break;
    case VALUE_DATE_TIME:
        put_date_time(to, from);
        break;
    case VALUE_HTTP_DATE:
        put_http_date(to, from);
        break;
    case VALUE_URI:
        put_uri(to, from);
        break;
    case VALUE_INTEGER:
        put_integer(to, from);
        break;
    case VALUE_TEXT:
        put_text(to, from);
        break;
    case VALUE_PUSH_TYPE:
    case VALUE_BOOLEAN:
    case VALUE_SERVICE:
        put_word(to, from, kind);
        break;
    case VALUE_LABEL:
        put_label(to, from);
        break;
    case VALUE_SWITCHED_PARAM:
        draft_byte(to, '0' + (unsigned)chance_below(from, 5));
        draft_byte(to, '0' + (unsigned)chance_below(from, 5));
        put_param(to, from);
        break;
    case VALUE_PARAM:
        put_param(to, from);
        break;
    case VALUE_HEADER_LINE:
        put_header_line(to, from);
        break;
    case VALUE_OBJECT:
    case VALUE_LIST:
        break;
    }
}
