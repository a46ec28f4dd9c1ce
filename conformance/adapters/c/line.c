/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- the request */

/* More than any case has of either. */
enum { WORDS_MAX = 8, VALUES_MAX = 256 };

static char *line;
static size_t capacity;
static const char *words[WORDS_MAX];
static size_t word_count;
static line_value values[VALUES_MAX];
static size_t value_count;
static bool has_colon;

static void give_up(const char *reason)
{
    fprintf(stderr, "line.c: %s\n", reason);
    exit(2);
}

static bool read_line(void)
{
    size_t size = 0;
    for (int byte = getchar(); byte != '\n'; byte = getchar()) {
        if (byte == EOF)
            return false;
        if (size + 1 >= capacity) {
            capacity = 2 * capacity + 256;
            line = realloc(line, capacity);
            if (line == NULL)
                give_up("no memory");
        }
        line[size++] = (char)byte;
    }
    if (size == 0)
        give_up("an empty line");
    line[size] = '\0';
    return true;
}

/* Decodes in place, and returns the size. */
static size_t decode(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; to++) {
        if (*from == '%' && from[1] != '\0' && from[2] != '\0') {
            char digits[] = {from[1], from[2], '\0'};
            *to = (char)strtoul(digits, NULL, 16);
            from += 3;
        } else {
            *to = *from++;
        }
    }
    *to = '\0';
    return (size_t)(to - text);
}

static void split(void)
{
    word_count = value_count = 0;
    has_colon = false;
    for (char *word = strtok(line, " "); word != NULL; word = strtok(NULL, " ")) {
        char *equals = strchr(word, '=');
        if (equals != NULL && value_count < VALUES_MAX) {
            *equals = '\0';
            values[value_count].name = word;
            values[value_count].data = equals + 1;
            values[value_count].size = decode(equals + 1);
            values[value_count++].number = strtoll(equals + 1, NULL, 10);
        } else if (equals == NULL && strchr(word, ':') != NULL) {
            has_colon = true;
        } else if (equals == NULL && word_count < WORDS_MAX) {
            words[word_count++] = word;
        } else {
            give_up("a request of too many words");
        }
    }
}

const char *line_word(size_t index)
{
    return index + 1 < word_count ? words[index + 1] : "";
}

bool line_is(const char *call)
{
    return strcmp(line_word(0), call) == 0;
}

int line_choice(const char *word, const char *const *list)
{
    int at = 0;
    while (word != NULL && list[at] != NULL && strcmp(list[at], word) != 0)
        at++;
    return at;
}

const line_value *line_find(const char *name, size_t index)
{
    static const line_value none = {"", NULL, 0, 0};
    for (size_t i = 0; i < value_count; i++) {
        if (strcmp(values[i].name, name) == 0 && index-- == 0)
            return &values[i];
    }
    return &none;
}

/* -------------------------------------------------------------- the answer */

static const char *within = "";
static char item[32];

void line_ok(void)
{
    printf("%s ok", words[0]);
}

void line_refused(const char *code, const char *field, size_t offset, size_t needed)
{
    printf("%s refused", words[0]);
    if (field != NULL)
        printf(" %s %s %s%zu", code, field, needed > 0 ? "needed " : "",
               needed > 0 ? needed : offset);
}

void line_within(const char *prefix)
{
    within = prefix;
    item[0] = '\0';
}

void line_item(size_t number)
{
    snprintf(item, sizeof item, "item.%zu.", number);
}

void line_bytes(const char *name, const char *data, size_t size)
{
    printf(" %s%s%s=", within, item, name);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)data[i];
        if (byte != '\0' && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                   "0123456789-._~",
                                   byte) != NULL)
            putchar(byte);
        else
            printf("%%%02X", (unsigned)byte);
    }
}

void line_text(const char *name, const char *text)
{
    if (text != NULL)
        line_bytes(name, text, strlen(text));
}

void line_number(const char *name, long long number)
{
    printf(" %s%s%s=%lld", within, item, name, number);
}

void line_null(const char *name)
{
    printf(" %s%s%s:null", within, item, name);
}

void line_time(const char *name, long long seconds, unsigned long nanoseconds)
{
    printf(" %s%s%s=%lld%%20s%%20%lu%%20ns", within, item, name, seconds, nanoseconds);
}

/* ------------------------------------------------------------ the dialogue */

int main(void)
{
    printf("twcred-adapter 1%s\n", line_places ? " places" : "");
    fflush(stdout);
    while (read_line()) {
        split();
        line_within("");
        if (has_colon || !line_call())
            printf("%s unsupported", words[0]);
        putchar('\n');
        fflush(stdout);
    }
    free(line);
    return 0;
}
