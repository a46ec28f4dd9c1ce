/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_http_date_read(). The input is the text.
 *
 *   - verdict and seconds are those of a date that the C library writes, compared
 *     with the text
 *   - the time, written in each of the three forms and read again, is the same
 *     time; where two digits of the year are written, one of 1900 to 2099
 *   - a text that was read is one of these three, but for leap seconds and the
 *     zero in front of a day in asctime
 *   - a refusal zeroes the time, and the text before its fault is itself at
 *     fault only for its end
 *   - nothing can follow an HTTP-date, and nothing can be missing at its end:
 *     every shorter text is at fault for its end
 *   - with another case of any letter it is at fault for that letter
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

static bool same_time(twcred_time left, twcred_time right)
{
    return left.seconds == right.seconds && left.nanoseconds == right.nanoseconds;
}

static void require_forms(twcred_time time, const char *text, size_t size)
{
    char written[ORACLE_HTTP_DATE_SIZE];
    char copy[ORACLE_HTTP_DATE_SIZE] = {0};
    bool found = false;
    bool leap = false;

    memcpy(copy, text, size);
    /* asctime has two ways to write the days from 1 to 9. */
    if (copy[3] == ' ' && copy[8] == '0')
        copy[8] = ' ';
    for (size_t i = 0; i + 8 <= size; i++)
        leap = leap || memcmp(text + i, "23:59:60", 8) == 0;
    for (unsigned form = 0; form < ORACLE_HTTP_FORMS; form++) {
        twcred_time again = {1, 1};
        size_t length = oracle_http_format(written, form, time);
        if (length == 0)
            continue;
        const char *line = flush_end(1, written, length);
        require(twcred_http_date_read(&again, line, length).code == TWCRED_OK);
        require(same_time(again, time));
        found = found || (length == size && memcmp(written, copy, size) == 0);
    }
    require(found || leap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char copy[ORACLE_HTTP_DATE_SIZE + 1];
    twcred_time time = {1, 1};
    twcred_time expected = {0, 0};
    twcred_time again = {1, 1};

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    twcred_status status = twcred_http_date_read(&time, text, size);
    require_sound(status);
    require((status.code == TWCRED_OK) == oracle_http_date(&expected, text, size));
    require(same_time(time, expected));
    require(
        same_status(status, twcred_http_date_read(&again, flush_start(1, data, size, ' '), size)));
    require(same_time(again, time));
    if (size == 0)
        require(same_status(status, twcred_http_date_read(&again, NULL, 0)));

    if (status.code != TWCRED_OK) {
        require(status.code == TWCRED_FORMAT_HTTP_DATE);
        require(status.offset <= size);
        twcred_status before = twcred_http_date_read(&again, text, status.offset);
        require(before.code == TWCRED_OK || before.offset == status.offset);
        return 0;
    }

    require(size < ORACLE_HTTP_DATE_SIZE);
    require_forms(time, text, size);
    memcpy(copy, text, size);
    copy[size] = ' ';
    twcred_status other = twcred_http_date_read(&again, copy, size + 1);
    require(other.code == TWCRED_FORMAT_HTTP_DATE && other.offset == size);
    for (size_t shorter = 0; shorter < size; shorter++) {
        other = twcred_http_date_read(&again, copy, shorter);
        require(other.code == TWCRED_FORMAT_HTTP_DATE && other.offset == shorter);
    }
    for (size_t i = 0; i < size; i++) {
        if ((copy[i] & 0x40) == 0)
            continue;
        copy[i] = (char)(copy[i] ^ 0x20);
        other = twcred_http_date_read(&again, copy, size);
        require(other.code == TWCRED_FORMAT_HTTP_DATE && other.offset == i);
        copy[i] = (char)(copy[i] ^ 0x20);
    }
    return 0;
}
