/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "oracle_http.h"

#include "harness.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What is still to be read. */
typedef struct rest {
    const char *at;
    size_t size;
} rest;

/* How long the body is, by the fields of the answer. */
typedef struct framing {
    bool has_length;
    bool chunked;
    size_t length;
    size_t digits; /* of it */
} framing;

/* Takes the next line, without its end, which is CR LF (section 2.2 allows LF, and
 * so does libcurl). False when there is no end. */
static bool take_line(rest *from, rest *line)
{
    const char *feed = from->size > 0 ? memchr(from->at, '\n', from->size) : NULL;
    if (feed == NULL)
        return false;
    line->at = from->at;
    line->size = (size_t)(feed - from->at);
    from->at = feed + 1;
    from->size -= line->size + 1;
    if (line->size > 0 && line->at[line->size - 1] == '\r')
        line->size--;
    return true;
}

/* A stray CR or a NUL ends a line to one reader and not to another. */
static bool is_plain(rest line)
{
    for (size_t i = 0; i < line.size; i++)
        if (line.at[i] == '\0' || line.at[i] == '\r')
            return false;
    return true;
}

/* Section 4, but that a space behind the number may be missing with the reason. The
 * status; 0 for what is no such line. */
static int read_status(rest line)
{
    int status = 0;
    if (line.size < 12 || memcmp(line.at, "HTTP/1.", 7) != 0 ||
        (line.at[7] != '0' && line.at[7] != '1') || line.at[8] != ' ' || !is_plain(line))
        return 0;
    for (size_t i = 9; i < 12; i++) {
        if (!isdigit((unsigned char)line.at[i]))
            return 0;
        status = status * 10 + (line.at[i] - '0');
    }
    return line.size > 12 && line.at[12] != ' ' ? 0 : status;
}

static bool is_token(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!isalnum((unsigned char)text[i]) &&
            (text[i] == '\0' || strchr("!#$%&'*+-.^_`|~", text[i]) == NULL))
            return false;
    return size > 0;
}

static bool is_named(const char *name, rest field)
{
    return field.size == strlen(name) && strncasecmp(field.at, name, field.size) == 0;
}

static rest trim(rest value)
{
    while (value.size > 0 && (value.at[0] == ' ' || value.at[0] == '\t')) {
        value.at++;
        value.size--;
    }
    while (value.size > 0 && (value.at[value.size - 1] == ' ' || value.at[value.size - 1] == '\t'))
        value.size--;
    return value;
}

static bool read_number(size_t *number, rest digits, unsigned base, size_t most)
{
    static const char values[] = "0123456789abcdef";
    *number = 0;
    for (size_t i = 0; i < digits.size; i++) {
        const char *found = memchr(values, tolower((unsigned char)digits.at[i]), base);
        if (found == NULL)
            return false;
        *number = *number * base + (size_t)(found - values);
    }
    return digits.size > 0 && digits.size <= most;
}

/* Section 6.3: lengths that differ leave open where the answer ends. The same number
 * in other digits does so to some. */
static http_verdict read_length(framing *frame, rest digits)
{
    size_t length;
    if (frame->chunked || !read_number(&length, digits, 10, 9))
        return HTTP_UNCLEAR;
    if (frame->has_length && frame->length != length)
        return HTTP_BROKEN;
    if (frame->has_length && frame->digits != digits.size)
        return HTTP_UNCLEAR;
    frame->has_length = true;
    frame->length = length;
    frame->digits = digits.size;
    return HTTP_WHOLE;
}

/* One field line. */
static http_verdict read_field(framing *frame, rest line)
{
    const char *colon = line.size > 0 ? memchr(line.at, ':', line.size) : NULL;
    if (colon == NULL || !is_plain(line))
        return HTTP_UNCLEAR;
    rest name = {line.at, (size_t)(colon - line.at)};
    rest value = {colon + 1, line.size - name.size - 1};
    if (!is_token(name.at, name.size))
        return HTTP_UNCLEAR;
    value = trim(value);
    if (is_named("Content-Encoding", name))
        return HTTP_UNCLEAR;
    if (is_named("Transfer-Encoding", name)) {
        if (frame->chunked || frame->has_length || !is_named("chunked", value))
            return HTTP_UNCLEAR;
        frame->chunked = true;
    }
    return is_named("Content-Length", name) ? read_length(frame, value) : HTTP_WHOLE;
}

/* Section 7.1, into `body`. */
static http_verdict read_chunks(char *body, size_t *body_size, rest from)
{
    rest line;
    size_t size;
    *body_size = 0;
    for (;;) {
        if (!take_line(&from, &line))
            return HTTP_BROKEN;
        const char *mark = line.size > 0 ? memchr(line.at, ';', line.size) : NULL;
        rest digits = {line.at, mark != NULL ? (size_t)(mark - line.at) : line.size};
        if (!is_plain(line) || !read_number(&size, digits, 16, 7))
            return HTTP_UNCLEAR;
        if (size == 0)
            break;
        if (from.size < size)
            return HTTP_BROKEN;
        memcpy(body + *body_size, from.at, size);
        *body_size += size;
        from.at += size;
        from.size -= size;
        if (from.size < 2)
            return from.size == 1 && from.at[0] != '\r' ? HTTP_UNCLEAR : HTTP_BROKEN;
        if (memcmp(from.at, "\r\n", 2) != 0)
            return HTTP_UNCLEAR;
        from.at += 2;
        from.size -= 2;
    }
    framing ignored = {false, false, 0, 0};
    while (take_line(&from, &line)) {
        if (line.size == 0)
            return HTTP_WHOLE;
        if (read_field(&ignored, line) != HTTP_WHOLE)
            return HTTP_UNCLEAR;
    }
    return HTTP_BROKEN;
}

static http_verdict read_body(http_answer *answer, const framing *frame, rest from)
{
    static char unchunked[HTTP_INPUT_MAX];
    if (answer->status == 204 || answer->status == 304)
        return HTTP_WHOLE;
    if (frame->chunked) {
        answer->body = unchunked;
        return read_chunks(unchunked, &answer->body_size, from);
    }
    answer->body = from.at;
    answer->body_size = frame->has_length ? frame->length : from.size;
    return answer->body_size <= from.size ? HTTP_WHOLE : HTTP_BROKEN;
}

http_answer oracle_http_answer(const char *bytes, size_t size)
{
    http_answer answer = {HTTP_UNCLEAR, 0, NULL, 0, NULL, 0};
    rest from = {bytes, size};
    rest line = {bytes, 0};
    framing frame;

    require(size <= HTTP_INPUT_MAX);
    do {
        answer.verdict = HTTP_UNCLEAR;
        memset(&frame, 0, sizeof frame);
        if (!take_line(&from, &line))
            return answer;
        answer.status = read_status(line);
        if (answer.status < 100 || answer.status == 101)
            return answer;
        answer.fields = from.at;
        for (;;) {
            answer.fields_size = (size_t)(from.at - answer.fields);
            if (!take_line(&from, &line)) {
                answer.verdict = HTTP_BROKEN;
                return answer;
            }
            if (line.size == 0)
                break;
            answer.verdict = read_field(&frame, line);
            if (answer.verdict != HTTP_WHOLE)
                return answer;
        }
        if (answer.status < 200 && from.size == 0) {
            answer.verdict = HTTP_BROKEN;
            return answer;
        }
    } while (answer.status < 200);
    answer.verdict = read_body(&answer, &frame, from);
    return answer;
}
