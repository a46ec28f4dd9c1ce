/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A program at the other end of two pipes, that may hang, end, or talk without end:
 * nothing here waits beyond its deadline. */
#ifndef TWCRED_CONFORMANCE_PROCESS_H
#define TWCRED_CONFORMANCE_PROCESS_H

#include "bytes.h"
#include "words.h"

#include <sys/types.h>

typedef struct process {
    pid_t pid; /* of its process group as well; 0: none */
    int to;    /* its standard input, or -1 */
    int from;  /* its standard output */
    bytes unread;
    size_t searched; /* so much of it holds no line feed */
} process;

typedef enum process_event {
    PROCESS_LINE,
    PROCESS_ENDED, /* or at least closed its output */
    PROCESS_LATE,
    PROCESS_FLOODS /* a line beyond all measure */
} process_event;

/* Of a clock that only goes forwards. */
long long clock_microseconds(void);

/* Sees that the programs end when this one is stopped by a signal, and that one that
 * does not read does not stop this one. */
void process_prepare(void);

/* Starts /bin/sh -c COMMAND; false, and errno, where that cannot be. */
bool process_start(process *child, const char *command);
/* Writes the text, whole, and reads a line, which lacks its line feed. */
process_event process_exchange(process *child, word text, bytes *line, long long deadline);
/* Whether there is output that was not read. Waits for none. */
bool process_spoke(process *child);
/* No more input for it. */
void process_hush(process *child);
/* Waits for its end, and kills it, and all that it started, when that does not come in
 * time; then returns false. The status is that of waitpid(). */
bool process_end(process *child, long long deadline, int *status);
/* Appends "ended with status N" or "ended by signal N". */
void process_tell(bytes *target, int status);

#endif
