/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_date_time_read(). The input is the text.
 *
 *   - verdict, seconds and nanoseconds are those of a reading written here,
 *     which counts years one by one
 *   - the time, written in UTC and read again, is the same time
 *   - a refusal zeroes the time, and the text before its fault is itself at
 *     fault only for its end
 *   - nothing can follow a date-time, and nothing can be missing at its end
 *   - what lies behind the text does not matter; NULL is as good as empty */
#include "harness.h"
#include "oracle_formats.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char longer[INPUT_MAX + 1];
    twcred_time time = {1, 1};
    twcred_time expected = {0, 0};
    twcred_time again = {1, 1};

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    twcred_status status = twcred_date_time_read(&time, text, size);
    require_sound(status);
    require((status.code == TWCRED_OK) == oracle_date_time(&expected, text, size));
    require(time.seconds == expected.seconds && time.nanoseconds == expected.nanoseconds);
    require(
        same_status(status, twcred_date_time_read(&again, flush_start(1, data, size, '0'), size)));
    require(again.seconds == time.seconds && again.nanoseconds == time.nanoseconds);
    if (size == 0)
        require(same_status(status, twcred_date_time_read(&again, NULL, 0)));

    if (status.code != TWCRED_OK) {
        require(status.code == TWCRED_FORMAT_DATE_TIME);
        require(status.offset <= size);
        twcred_status before = twcred_date_time_read(&again, text, status.offset);
        require(before.code == TWCRED_OK || before.offset == status.offset);
        return 0;
    }

    require(time.nanoseconds < 1000000000u);
    char utc[ORACLE_TIME_SIZE];
    if (oracle_time_format(utc, time)) {
        require(twcred_date_time_read(&again, utc, ORACLE_TIME_SIZE - 1).code == TWCRED_OK);
        require(again.seconds == time.seconds && again.nanoseconds == time.nanoseconds);
    }
    memcpy(longer, text, size);
    longer[size] = '0';
    require(twcred_date_time_read(&again, longer, size + 1).code == TWCRED_FORMAT_DATE_TIME);
    require(twcred_date_time_read(&again, longer, size + 1).offset == size);
    require(twcred_date_time_read(&again, text, size - 1).code == TWCRED_FORMAT_DATE_TIME);
    return 0;
}
