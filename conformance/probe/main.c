/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred-probe: the adapter of this library. It answers what a call gives, and looks
 * at what no answer shows. */
#include "check.h"
#include "line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENDED = 0, BROKEN_INPUT = 2 };

/* Reads a line without its line feed; false at the end of the input. A last line
 * without its end is none. */
static bool line_get(bytes *line)
{
    char chunk[65536];
    line->size = 0;
    while (fgets(chunk, (int)sizeof chunk, stdin) != NULL) {
        /* A NUL would cut the line short, which its grammar then refuses. */
        size_t size = strlen(chunk);
        bool whole = size > 0 && chunk[size - 1] == '\n';
        bytes_append(line, chunk, size - whole);
        if (whole)
            return true;
        if (line->size > LINE_MAX_SIZE)
            break;
    }
    return false;
}

static void answer_fill(answer *to, const test_case *item)
{
    outcome first = {0};
    if (!check_case(item, &first, &to->broken)) {
        to->kind = ANSWER_BROKEN;
    } else if (first.status.code == TWCRED_OK) {
        to->kind = ANSWER_OK;
    } else {
        to->kind = ANSWER_REFUSED;
        to->place = memory_string(first.text, strlen(first.text));
    }
    if (to->kind != ANSWER_BROKEN) {
        to->values = first.values;
        memset(&first.values, 0, sizeof first.values);
    }
    outcome_free(&first);
}

/* Answers one request; false when it is none. */
static bool request_answer(bytes *reply, word line)
{
    test_case item = {0};
    answer to = {0};
    const char *reason = request_read(&item, &to.number, line);
    bool known = item.kind != NULL && call_known(&item);
    if (!known)
        to.kind = ANSWER_UNSUPPORTED;
    else if (reason == NULL)
        answer_fill(&to, &item);
    bool good = reason == NULL || (!known && to.number > 0);
    if (good)
        answer_write(reply, &to);
    else
        fprintf(stderr, "twcred-probe: %s\n", reason);
    answer_free(&to);
    case_free(&item);
    return good;
}

int main(void)
{
    bytes line = {0};
    bytes reply = {0};
    bool good = true;
    guard_watch();
    (void)puts(LINE_GREETING_PLACES);
    (void)fflush(stdout);
    while (good && line_get(&line)) {
        reply.size = 0;
        good = request_answer(&reply, (word){line.data, line.size});
        bytes_text(&reply, "\n");
        if (good)
            good = fwrite(reply.data, 1, reply.size, stdout) == reply.size && fflush(stdout) == 0;
    }
    good = good && feof(stdin) != 0 && line.size == 0;
    bytes_free(&line);
    bytes_free(&reply);
    return good ? ENDED : BROKEN_INPUT;
}
