/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Second opinions on the formats, each written in another way than one would
 * write a recogniser. */
#ifndef TWCRED_FUZZ_ORACLE_FORMATS_H
#define TWCRED_FUZZ_ORACLE_FORMATS_H

#include "twcred.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether it is two letters and 32 hexadecimal digits. If not, *fault is the
 * first byte that breaks it, or the size. */
bool oracle_sid(twcred_sid_kind kind, const char *text, size_t size, size_t *fault);

/* Whether it is one of a NULL-terminated list of words. */
bool oracle_word(const char *const *words, const char *text, size_t size);

/* The same without regard to the case of ASCII letters. */
bool oracle_word_nocase(const char *word, const char *text, size_t size);

/* Whether it is a date-time of RFC 3339 section 5.6, and which. */
bool oracle_date_time(twcred_time *time, const char *text, size_t size);

/* Writes the time in UTC, with nine digits of fraction and a NUL; false when
 * its year has not four digits. */
#define ORACLE_TIME_SIZE 31
bool oracle_time_format(char text[ORACLE_TIME_SIZE], twcred_time time);

/* Whether it is an HTTP-date of RFC 9110 section 5.6.7, and which: by writing a
 * date anew with the C library and comparing. */
bool oracle_http_date(twcred_time *time, const char *text, size_t size);

/* The three forms that an HTTP-date has, and the longest with its NUL. */
#define ORACLE_HTTP_FORMS     3
#define ORACLE_HTTP_DATE_SIZE 40

/* Writes the time in one of the forms and returns the size; 0 when its year has
 * not four digits, or is not of 1900 to 2099 where two are written. */
size_t oracle_http_format(char text[ORACLE_HTTP_DATE_SIZE], unsigned form, twcred_time time);

/* Whether it is 1*DIGIT [ "." 1*DIGIT ], and whether an entity-tag of RFC 9110
 * section 8.8.3. If not, *fault is the first byte that breaks it, or the size. */
bool oracle_decimal(const char *text, size_t size, size_t *fault);
bool oracle_entity_tag(const char *text, size_t size, size_t *fault);

/* Whether it is digits alone, and their number, INT32_MAX at the most. If not,
 * *fault is the first other byte, or the size if there is none at all. */
bool oracle_digits(int64_t *number, const char *text, size_t size, size_t *fault);

/* Whether it is a URI of RFC 3986 section 3: by the grammar of appendix A. */
bool oracle_uri(const char *text, size_t size);

#endif
