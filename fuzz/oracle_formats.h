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

/* Whether it is a URI of RFC 3986 section 3: by the grammar of appendix A,
 * written as a regular expression. */
bool oracle_uri(const char *text, size_t size);

#endif
