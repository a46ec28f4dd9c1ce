/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "judge.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A client that goes round in circles must not take the memory of its judge. */
#define RECORDS_MAX 1000u
#define BYTES_MAX   (16u * 1024u * 1024u)

struct mock_judge {
    pthread_mutex_t lock;
    const char *password;
    char authority[64];
    char foreign[64];
    judge_record *records[RECORDS_MAX];
    size_t count;
    size_t bytes;
    bool overflowed;
};

/* ------------------------------------------------------------------- texts */

bool text_is(const mock_text *text, const char *string)
{
    return text->size == strlen(string) &&
           (text->size == 0 || memcmp(text->bytes, string, text->size) == 0);
}

bool text_same(const mock_text *one, const mock_text *other)
{
    return one->size == other->size &&
           (one->size == 0 || memcmp(one->bytes, other->bytes, one->size) == 0);
}

const char *text_find(const mock_text *text, const char *bytes, size_t size)
{
    for (size_t i = 0; i + size <= text->size; i++)
        if (memcmp(text->bytes + i, bytes, size) == 0)
            return text->bytes + i;
    return NULL;
}

/* --------------------------------------------------------------- recording */

mock_judge *judge_open(const char *password)
{
    mock_judge *judge = calloc(1, sizeof *judge);
    if (judge == NULL)
        return NULL;
    judge->password = password;
    if (pthread_mutex_init(&judge->lock, NULL) != 0) {
        free(judge);
        return NULL;
    }
    return judge;
}

void judge_name_hosts(mock_judge *judge, const char *authority, const char *foreign)
{
    strncpy(judge->authority, authority, sizeof judge->authority - 1);
    strncpy(judge->foreign, foreign, sizeof judge->foreign - 1);
}

static bool reserve(mock_judge *judge, size_t bytes)
{
    pthread_mutex_lock(&judge->lock);
    bool fits = bytes <= BYTES_MAX - judge->bytes;
    if (fits)
        judge->bytes += bytes;
    else
        judge->overflowed = true;
    pthread_mutex_unlock(&judge->lock);
    return fits;
}

judge_record *judge_begin(mock_judge *judge, bool foreign, const char *method, const char *target)
{
    judge_record *record = calloc(1, sizeof *record);
    pthread_mutex_lock(&judge->lock);
    if (record == NULL || judge->count == RECORDS_MAX) {
        judge->overflowed = true;
        free(record);
        record = NULL;
    } else {
        record->number = judge->count;
        judge->records[judge->count++] = record;
    }
    pthread_mutex_unlock(&judge->lock);
    if (record == NULL)
        return NULL;
    record->foreign = foreign;
    record->ms = clock_ms();
    text_add_string(&record->method, method);
    if (reserve(judge, strlen(target)))
        text_add_string(&record->target, target);
    return record;
}

void judge_field(mock_judge *judge, judge_record *record, const char *name, const char *value)
{
    if (!reserve(judge, strlen(name) + strlen(value) + 3))
        return;
    text_add_string(&record->fields, name);
    text_add_string(&record->fields, ": ");
    text_add(&record->fields, value, strlen(value) + 1);
}

void judge_body(mock_judge *judge, judge_record *record, const mock_text *body)
{
    record->whole = true;
    if (reserve(judge, body->size))
        text_add(&record->body, body->bytes, body->size);
}

/* --------------------------------------------------------------- the answer */

/* What stands between two texts of the mock's own JSON. */
static void cut_out(mock_text *dst, const mock_text *src, const char *from, const char *to)
{
    const char *start = text_find(src, from, strlen(from));
    if (start == NULL)
        return;
    start += strlen(from);
    const mock_text rest = {.bytes = src->bytes + (start - src->bytes),
                            .size = src->size - (size_t)(start - src->bytes)};
    const char *end = *to != '\0' ? text_find(&rest, to, strlen(to)) : rest.bytes + rest.size;
    if (end != NULL)
        text_add(dst, rest.bytes, (size_t)(end - rest.bytes));
}

static void read_page(judge_record *record, const mock_text *body)
{
    mock_text number = {0};
    cut_out(&record->links, body, "\"meta\":", "");
    cut_out(&record->next, &record->links, "\"next_page_url\":\"", "\"");
    cut_out(&number, &record->links, "\"page\":", ",");
    text_add(&number, "", 1);
    record->is_page = record->links.size > 0;
    record->page_number = number.failed ? 0 : strtol(number.bytes, NULL, 10);
    text_free(&number);
}

static void read_credential(judge_record *record, const mock_text *body)
{
    mock_text sid = {0};
    cut_out(&record->identity, body, "\"friendly_name\":", ",\"sandbox\":");
    cut_out(&sid, body, "{\"sid\":\"", "\"");
    if (sid.size == SID_SIZE - 1)
        memcpy(record->sid, sid.bytes, sid.size);
    text_free(&sid);
}

void judge_answer(mock_judge *judge, judge_record *record, const mock_answer *answer)
{
    const mock_text *body = &answer->body;
    record->answered_ms = clock_ms();
    record->status = answer->status;
    record->cut = answer->manner.mute || answer->manner.cut > 0;
    for (size_t i = 0; i < answer->header_count; i++) {
        const mock_answer_header *header = &answer->headers[i];
        if (strcmp(header->name, "Retry-After") == 0)
            record->retry_after = (unsigned)strtoul(header->value, NULL, 10);
        if (strcmp(header->name, "Location") == 0)
            record->leads_away = strstr(header->value, judge->foreign) != NULL;
    }
    if (answer->status != 200 && answer->status != 201)
        return;
    read_page(record, body);
    if (!record->is_page)
        read_credential(record, body);
    if (record->next.size > 0)
        record->leads_away =
            text_find(&record->next, judge->foreign, strlen(judge->foreign)) != NULL;
}

/* ------------------------------------------------------------------ the end */

bool judge_close(mock_judge *judge, const char *path, bool *right)
{
    const judge_run run = {judge->password, judge->authority, judge->records, judge->count,
                           judge->overflowed};
    for (size_t i = 0; i < judge->count; i++)
        record_prepare(judge->records[i]);
    bool done = path == NULL || report_write(right, &run, path);
    for (size_t i = 0; i < judge->count; i++) {
        judge_record *record = judge->records[i];
        mock_text *texts[] = {&record->method, &record->target, &record->fields,  &record->body,
                              &record->links,  &record->next,   &record->identity};
        for (size_t j = 0; j < sizeof texts / sizeof texts[0]; j++)
            text_free(texts[j]);
        form_free(&record->query);
        form_free(&record->form);
        free(record);
    }
    pthread_mutex_destroy(&judge->lock);
    free(judge);
    return done;
}
