/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "adapter.h"

#include "compare.h"
#include "line.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Who closed its output, or got no input, has so long to end, before it is killed. */
#define MOMENT 1000000

/* So much is shown of what is no answer. */
#define SHOWN 120

static void spell_start(bytes *target, const char *data, size_t size)
{
    bytes_spell(target, data, size < SHOWN ? size : SHOWN);
    bytes_text(target, size < SHOWN ? "" : "...");
}

/* ------------------------------------------------------------------- findings */

/* What is wrong beside the answer: it counts where the answer was right, and is told
 * in any case. */
static void finding_add(result *to, verdict what, const char *label, const char *text, size_t size)
{
    if (to == NULL)
        return;
    if (to->verdict == VERDICT_PASSED || to->verdict == VERDICT_SKIPPED)
        to->verdict = what;
    bytes_text(&to->detail, label);
    spell_start(&to->detail, text, size);
    bytes_text(&to->detail, "\n");
}

static void finding_set(result *to, verdict what, const char *text)
{
    to->verdict = what;
    detail_line(to, "", text, strlen(text));
}

/* Ends the program, and appends how it ended, or that it did not. */
static void end_tell(adapter *client, bytes *why)
{
    int status;
    if (process_end(&client->child, clock_microseconds() + MOMENT, &status))
        process_tell(why, status);
    else
        bytes_text(why, "closed its output, and did not end");
}

static void kill_now(adapter *client)
{
    int status;
    (void)process_end(&client->child, 0, &status);
}

/* ------------------------------------------------------------------- greeting */

static bool greeting_read(adapter *client, const bytes *line)
{
    client->places = strcmp(line->data, LINE_GREETING_PLACES) == 0;
    bool known = client->places || strcmp(line->data, LINE_GREETING) == 0;
    return known && strlen(line->data) == line->size;
}

static bool greeting_take(adapter *client, bytes *line, verdict *what, bytes *why)
{
    static const word nothing = {"", 0};
    long long deadline = clock_microseconds() + client->rules->timeout;
    switch (process_exchange(&client->child, nothing, line, deadline)) {
    case PROCESS_LINE:
        if (greeting_read(client, line))
            return true;
        *what = VERDICT_NOISE;
        bytes_text(why, "its first line is no greeting: ");
        spell_start(why, line->data, line->size);
        break;
    case PROCESS_ENDED:
        *what = VERDICT_CRASHED;
        end_tell(client, why);
        bytes_text(why, " before its greeting");
        return false;
    case PROCESS_LATE:
        *what = VERDICT_HUNG;
        bytes_text(why, "no greeting in time");
        break;
    case PROCESS_FLOODS:
        *what = VERDICT_NOISE;
        bytes_text(why, "a greeting without end");
        break;
    }
    kill_now(client);
    return false;
}

bool adapter_start(adapter *client, verdict *what, bytes *why)
{
    client->grew = false;
    client->last = NULL;
    if (!process_start(&client->child, client->rules->program)) {
        *what = VERDICT_CRASHED;
        bytes_text(why, "cannot be started: ");
        bytes_text(why, strerror(errno));
        return false;
    }
    bytes line = {0};
    bool greeted = greeting_take(client, &line, what, why);
    bytes_free(&line);
    if (greeted) {
        client->programs = family_find(client->child.pid);
        client->memory = family_memory(&client->programs);
    }
    return greeted;
}

/* -------------------------------------------------------------------- answers */

/* Output that nobody asked for; the case before it is to blame, and the first where
 * there is none. */
static bool noise_check(adapter *client, result *first)
{
    if (!process_spoke(&client->child))
        return false;
    const bytes *unread = &client->child.unread;
    const char *end = memchr(unread->data, '\n', unread->size);
    finding_add(client->last != NULL ? client->last : first, VERDICT_NOISE,
                "output when nothing was asked: ", unread->data,
                end != NULL ? (size_t)(end - unread->data) : unread->size);
    kill_now(client);
    return client->last == NULL;
}

static void memory_check(adapter *client, result *to)
{
    if (client->grew || client->memory == 0)
        return;
    size_t now = family_memory(&client->programs);
    if (now <= client->memory || now - client->memory <= client->rules->memory)
        return;
    bytes text = {0};
    bytes_number(&text, (long long)((now - client->memory) / (1024 * 1024)));
    bytes_text(&text, " MiB since the greeting");
    finding_add(to, VERDICT_GREW, "memory grew by ", text.data, text.size);
    bytes_free(&text);
    client->grew = true;
}

/* What makes an answer none, beyond its grammar; or NULL. */
static const char *answer_fault(const adapter *client, const answer *given, size_t number)
{
    if (given->number != number)
        return "an answer to another number";
    if (given->kind == ANSWER_REFUSED && !client->places &&
        (given->place != NULL || given->values.count > 0))
        return "a refusal with a place or values, which the greeting does not announce";
    return NULL;
}

static void line_judge(adapter *client, result *to, size_t number, const bytes *line)
{
    answer given = {0};
    const char *fault = answer_read(&given, (word){line->data, line->size});
    if (fault == NULL)
        fault = answer_fault(client, &given, number);
    if (fault == NULL) {
        answer_compare(to, &given, client->places);
        if (to->verdict == VERDICT_SKIPPED && client->rules->all)
            to->verdict = VERDICT_FAILED;
    } else {
        finding_set(to, VERDICT_NOISE, fault);
        finding_add(to, VERDICT_NOISE, "it was: ", line->data, line->size);
        kill_now(client);
    }
    answer_free(&given);
}

static void ended_judge(adapter *client, result *to)
{
    bytes why = {0};
    end_tell(client, &why);
    bytes_text(&why, " before its answer");
    finding_set(to, VERDICT_CRASHED, why.data);
    bytes_free(&why);
}

/* Started for the first case, and again when a case was its end. */
static bool restart(adapter *client, result *to)
{
    bytes why = {0};
    verdict what = VERDICT_CRASHED;
    bool greeted = adapter_start(client, &what, &why);
    if (!greeted) {
        finding_set(to, what, "it was started again");
        finding_add(to, what, "", why.data, why.size);
    }
    bytes_free(&why);
    return greeted;
}

void adapter_ask(adapter *client, result *to, size_t number)
{
    if (client->child.pid != 0 && noise_check(client, to))
        return;
    if (client->child.pid == 0 && (!restart(client, to) || noise_check(client, to)))
        return;
    client->last = to;

    bytes request = {0};
    bytes line = {0};
    request_write(&request, number, to->item);
    bytes_text(&request, "\n");
    long long asked = clock_microseconds();
    process_event event = process_exchange(&client->child, (word){request.data, request.size},
                                           &line, asked + client->rules->timeout);
    to->microseconds = clock_microseconds() - asked;
    switch (event) {
    case PROCESS_LINE:
        line_judge(client, to, number, &line);
        break;
    case PROCESS_ENDED:
        ended_judge(client, to);
        break;
    case PROCESS_LATE:
        finding_set(to, VERDICT_HUNG, "no answer in time");
        kill_now(client);
        break;
    case PROCESS_FLOODS:
        finding_set(to, VERDICT_NOISE, "an answer without end");
        kill_now(client);
        break;
    }
    bytes_free(&request);
    bytes_free(&line);
    if (client->child.pid != 0)
        memory_check(client, to);
    if (client->child.pid != 0 && client->child.unread.size > 0)
        (void)noise_check(client, to);
}

/* ------------------------------------------------------------------------ end */

void adapter_stop(adapter *client)
{
    if (client->child.pid == 0)
        return;
    process_hush(&client->child);
    static const word nothing = {"", 0};
    static const char behind[] = "after its input was closed";
    long long deadline = clock_microseconds() + client->rules->timeout;
    bytes line = {0};
    process_event event = process_exchange(&client->child, nothing, &line, deadline);
    if (event == PROCESS_ENDED && client->child.unread.size > 0) {
        bytes_append(&line, client->child.unread.data, client->child.unread.size);
        event = PROCESS_LINE;
    }
    if (event == PROCESS_LINE)
        finding_add(client->last, VERDICT_NOISE, "output after its input was closed: ", line.data,
                    line.size);
    bytes_free(&line);
    int status = 0;
    if (event == PROCESS_ENDED && !process_end(&client->child, deadline, &status))
        event = PROCESS_LATE;
    if (event == PROCESS_LATE)
        finding_add(client->last, VERDICT_HUNG, "did not end in time ", behind, strlen(behind));
    if (event == PROCESS_FLOODS)
        finding_add(client->last, VERDICT_NOISE, "output without end ", behind, strlen(behind));
    if (client->child.pid != 0)
        kill_now(client);
    if (event != PROCESS_ENDED || status == 0)
        return;
    bytes why = {0};
    process_tell(&why, status);
    bytes_text(&why, " ");
    finding_add(client->last, VERDICT_CRASHED, why.data, behind, strlen(behind));
    bytes_free(&why);
}
