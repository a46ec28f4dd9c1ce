/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The line protocol of PROTOCOL.md for clients in C and C++: reads the requests and
 * writes the answers. line.c holds main(); what is to be written for a client is
 * line_places and line_call(). There is one request at a time, and nothing of it
 * outlives its call. */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------- the client's part */

/* Whether the client says where and why it refuses. */
extern const bool line_places;

/* Makes the call of the request, and writes its outcome and then its values. False,
 * with nothing written, for what the client cannot express. It is not called for
 * requests with colons, which are answered as unsupported. */
bool line_call(void);

/* ------------------------------------------------------------- the request */

/* The call with index 0, its arguments behind it; "" where there are no more. */
const char *line_word(size_t index);
bool line_is(const char *call);

/* The index of a word in a list that ends with NULL; of others, that of the NULL. Where
 * there is no word, 0. */
int line_choice(const char *word, const char *const *list);

/* A value, with a NUL behind its bytes that size leaves out. */
typedef struct line_value {
    const char *name;
    const char *data; /* NULL where the request has no such value */
    size_t size;
    long long number; /* that the data is, if it is one */
} line_value;

/* The value of that name; of several, that of the index. Never NULL. */
const line_value *line_find(const char *name, size_t index);

/* -------------------------------------------------------------- the answer */

void line_ok(void);
/* Field NULL: without a place. Needed 0: it is the offset that counts. */
void line_refused(const char *code, const char *field, size_t offset, size_t needed);

/* The names of the values that follow begin with that prefix, "" or "page."; and
 * behind it with "item.N.". */
void line_within(const char *prefix);
void line_item(size_t number);

void line_bytes(const char *name, const char *data, size_t size);
/* Not told when it is NULL. */
void line_text(const char *name, const char *text);
void line_number(const char *name, long long number);
void line_null(const char *name);
void line_time(const char *name, long long seconds, unsigned long nanoseconds);

#ifdef __cplusplus
}
#endif

#endif
