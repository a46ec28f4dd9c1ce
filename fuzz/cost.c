/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* How much the core works for an input. The input is a text, or three parts with
 * NULs between them: then the second part is repeated until the text is of
 * EXPANDED_MAX bytes, so that few bytes make a long document of one shape.
 *
 *   - each entry of the table below, given the text, works at most its constant and
 *     its factor times the size: half more than was ever found. Where it goes
 *     through a list, the items are part of that
 *   - work is one for each edge of the core's control flow that is passed, and one
 *     for each 16 bytes that the C library moves for it: the same on each run
 *   - a header line is as long as it is and the text that was used before; see
 *     twcred_header_read()
 *
 * The core is linked as twcred_core_counted, which calls what is counted here. When
 * the program ends, the slowest input of each entry is printed. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPANDED_MAX ((size_t)4096)

/* gcc counts the blocks between the edges, of which there are two to three times as
 * many. */
#if defined(__clang__)
#define CALLS_PER_EDGE 1
#else
#define CALLS_PER_EDGE 3
#endif

#define DOCUMENT 0
#define TEXT     1
#define BASE     2

/* ---------------------------------------------------------------- counting */

static uint64_t work_done;

/* What the core's functions call on each edge, under the name that the linker gives
 * it: libFuzzer has one of its own. */
void __wrap___sanitizer_cov_trace_pc(void);
void __wrap___sanitizer_cov_trace_pc(void)
{
    work_done++;
}

/* What the core is compiled to call instead of the C library. */
void *cost_memcpy(void *to, const void *from, size_t size);
void *cost_memmove(void *to, const void *from, size_t size);
void *cost_memset(void *to, int byte, size_t size);
int cost_memcmp(const void *left, const void *right, size_t size);

void *cost_memcpy(void *to, const void *from, size_t size)
{
    work_done += size / 16;
    return memcpy(to, from, size);
}

void *cost_memmove(void *to, const void *from, size_t size)
{
    work_done += size / 16;
    return memmove(to, from, size);
}

void *cost_memset(void *to, int byte, size_t size)
{
    work_done += size / 16;
    return memset(to, byte, size);
}

int cost_memcmp(const void *left, const void *right, size_t size)
{
    work_done += size / 16;
    return memcmp(left, right, size);
}

/* ----------------------------------------------------------------- entries */

static twcred_work work;

typedef struct entry {
    const char *name;
    /* Calls the core once for the text; the size is what the work is compared with. */
    void (*call)(const char *text, size_t size);
    uint64_t constant, factor;
} entry;

static void check_json(const char *text, size_t size)
{
    (void)twcred_json_check(text, size);
}

static void decode_credential(const char *text, size_t size)
{
    twcred_credential credential;

    (void)twcred_credential_decode(&credential, lend(TEXT, size), size, &work, text, size);
}

static void read_page(const char *text, size_t size)
{
    twcred_page page;
    twcred_credential item;

    (void)twcred_page_open(&page, lend(TEXT, size), size, &work, text, size);
    while (twcred_page_next(&item, &page, &work))
        continue;
}

static void read_error(const char *text, size_t size)
{
    twcred_error error;
    twcred_error_item item;

    (void)twcred_error_decode(&error, lend(TEXT, 2 * size), 2 * size, &work, 400, text, size);
    while (twcred_error_next(&item, &error, &work))
        continue;
}

static void encode_create(const char *text, size_t size)
{
    twcred_request request;
    twcred_params params = {
        .type = TWCRED_TYPE_FCM, .friendly_name = {text, size}, .secret = {text, size}};
    size_t capacity = 6 * size + 64;

    (void)twcred_create_encode(&request, lend(TEXT, capacity), capacity, &params);
}

static void check_uri(const char *text, size_t size)
{
    (void)twcred_uri_check(text, size);
}

/* As the URL of a page, and as the base URL. */
static void read_next_page(const char *text, size_t size)
{
    static const char plain[] = "https://a/Credentials?b";
    twcred_param query;

    (void)twcred_next_page_read(&query, text, size, plain, 9, TWCRED_CHAT_V2);
    (void)twcred_next_page_read(&query, plain, sizeof plain - 1, text, size, TWCRED_CHAT_V2);
    (void)twcred_next_page_read(&query, text, size, text, size, TWCRED_CHAT_V2);
}

static void check_formats(const char *text, size_t size)
{
    twcred_time time;
    twcred_type type;
    bool truth;

    (void)twcred_date_time_read(&time, text, size);
    (void)twcred_http_date_read(&time, text, size);
    (void)twcred_sid_check(TWCRED_SID_CREDENTIAL, text, size);
    (void)twcred_type_read(&type, text, size);
    (void)twcred_boolean_read(&truth, text, size);
    (void)twcred_sandbox_read(text, size);
}

static const entry entries[] = {
    {"json_check", check_json, 500, 100},
    {"credential_decode", decode_credential, 1000, 180},
    {"page_open", read_page, 1000, 240},
    {"error_decode", read_error, 1000, 205},
    {"create_encode", encode_create, 2000, 150},
    {"uri_check", check_uri, 300, 60},
    {"next_page_read", read_next_page, 4000, 220},
    {"formats", check_formats, 500, 8},
    {"header_read", NULL, 2000, 36},
};

#define ENTRIES (sizeof entries / sizeof entries[0])

/* ---------------------------------------------------------------- judgement */

#define EXCERPT 60

/* The input that came nearest to the limit. */
static struct slowest {
    uint64_t work;
    size_t size;
    uint64_t limit;
    uint8_t excerpt[EXCERPT];
    size_t excerpt_size;
} slowest[ENTRIES];

static const uint8_t *input;
static size_t input_size;

/* Each further step towards the limit is news to libFuzzer, which keeps the input. */
#define LEVELS 128
#if defined(__linux__)
__attribute__((section("__libfuzzer_extra_counters")))
#endif
static uint8_t levels[ENTRIES][LEVELS];

static void print_slowest(void)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        const struct slowest *found = &slowest[i];
        printf("%-18s %9llu for %5zu bytes, %3llu %% of the limit: ", entries[i].name,
               (unsigned long long)found->work, found->size,
               (unsigned long long)(found->work * 100 / (found->limit > 0 ? found->limit : 1)));
        for (size_t k = 0; k < found->excerpt_size; k++) {
            unsigned byte = found->excerpt[k];
            printf(byte >= 0x20 && byte < 0x7F ? "%c" : "\\x%02X", byte);
        }
        putchar('\n');
    }
}

static void judge(size_t number, size_t size)
{
    struct slowest *most = &slowest[number];
    uint64_t limit = CALLS_PER_EDGE * (entries[number].constant + entries[number].factor * size);

    require(work_done > 0); /* else it is not the core that counts */
    if (work_done * most->limit > most->work * limit || most->limit == 0) {
        most->work = work_done;
        most->size = size;
        most->limit = limit;
        most->excerpt_size = input_size < EXCERPT ? input_size : EXCERPT;
        if (input_size > 0)
            memcpy(most->excerpt, input, most->excerpt_size);
    }
    uint64_t level = work_done * LEVELS / limit;
    levels[number][level < LEVELS ? level : LEVELS - 1] = 1;
    if (work_done > limit)
        fprintf(stderr, "%s: %llu for %zu bytes, and the limit is %llu\n", entries[number].name,
                (unsigned long long)work_done, size, (unsigned long long)limit);
    require(work_done <= limit);
}

static void judge_header(size_t number, const char *text, size_t size)
{
    twcred_headers headers;
    char *kept = lend(TEXT, size + 64);

    memset(&headers, 0, sizeof headers);
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end != NULL ? (size_t)(end - text) + 1 - at : size - at;
        size_t used = headers.text_used;
        work_done = 0;
        (void)twcred_header_read(&headers, kept, size + 64, text + at, length);
        judge(number, length + used);
        at += length;
    }
}

/* The text of the input, in `expanded` where it has parts. */
static const char *expand(const uint8_t *data, size_t *size)
{
    static char expanded[EXPANDED_MAX];
    const char *head = (const char *)data;
    const char *piece = *size > 0 ? memchr(head, '\0', *size) : NULL;
    const char *tail =
        piece != NULL ? memchr(piece + 1, '\0', *size - (size_t)(piece + 1 - head)) : NULL;
    if (tail == NULL || *size > EXPANDED_MAX)
        return head;

    size_t head_size = (size_t)(piece - head);
    size_t piece_size = (size_t)(tail - piece) - 1;
    size_t tail_size = *size - (size_t)(tail - head) - 1;
    size_t at = head_size;
    memcpy(expanded, head, head_size);
    for (; piece_size > 0 && at + piece_size + tail_size <= EXPANDED_MAX; at += piece_size)
        memcpy(expanded + at, piece + 1, piece_size);
    memcpy(expanded + at, tail + 1, tail_size);
    *size = at + tail_size;
    return expanded;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool started;

    if (size > INPUT_MAX)
        return 0;
    if (!started)
        require(atexit(print_slowest) == 0);
    started = true;
    input = data;
    input_size = size;
    const char *text = expand(data, &size);
    text = flush_end(DOCUMENT, text, size);
    for (size_t i = 0; i < ENTRIES; i++) {
        work_done = 0;
        if (entries[i].call == NULL) {
            judge_header(i, text, size);
        } else {
            entries[i].call(text, size);
            judge(i, size);
        }
    }
    return 0;
}
