/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "lines.h"

#include "bytes.h"

#include <stdio.h>
#include <string.h>

static const char *line_fault(word line)
{
    for (size_t at = 0; at < line.size;) {
        unsigned char byte = (unsigned char)line.text[at];
        size_t taken = utf8_sequence(line.text + at, line.size - at);
        if (taken == 0)
            return "a line that is not UTF-8";
        if (byte < 0x20 || byte == 0x7F)
            return "a control character; write it as ~HH";
        at += taken;
    }
    if (line.size > 0 && line.text[line.size - 1] == ' ')
        return "a blank at the end of the line; write it as ~20";
    return NULL;
}

static const char *text_read(const bytes *text, const char *first, line_reader *read, void *state,
                             size_t *number)
{
    const char *reason = text->size == 0 ? "an empty file" : NULL;
    *number = reason != NULL;
    for (size_t at = 0; reason == NULL && at < text->size;) {
        const char *end = memchr(text->data + at, '\n', text->size - at);
        word line = {text->data + at, 0};
        ++*number;
        if (end == NULL)
            return "a last line without its end";
        line.size = (size_t)(end - line.text);
        at += line.size + 1;
        reason = line_fault(line);
        if (reason == NULL && *number == 1)
            reason = word_is(line, first) ? NULL : "the first line is not that of the format";
        else if (reason == NULL)
            reason = read(state, line, number);
    }
    word end = {"", 0};
    return reason == NULL ? read(state, end, number) : reason;
}

bool lines_read(const char *file, const char *first, line_reader *read, void *state)
{
    FILE *stream = fopen(file, "rb");
    if (stream == NULL) {
        perror(file);
        return false;
    }
    bytes text = {0};
    char chunk[4096];
    size_t size;
    while ((size = fread(chunk, 1, sizeof chunk, stream)) > 0)
        bytes_append(&text, chunk, size);
    bool whole = ferror(stream) == 0;
    (void)fclose(stream);
    if (!whole)
        fprintf(stderr, "%s: cannot be read\n", file);

    size_t number = 0;
    const char *reason = whole ? text_read(&text, first, read, state, &number) : NULL;
    if (reason != NULL)
        fprintf(stderr, "%s:%zu: %s\n", file, number, reason);
    bytes_free(&text);
    return whole && reason == NULL;
}

bool name_well_formed(word name)
{
    bool dotted = false;
    bool after_letter = false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.text[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool joint = c == '.' || c == '-';
        if (!letter && !(joint && after_letter))
            return false;
        dotted = dotted || c == '.';
        after_letter = letter;
    }
    return dotted && after_letter;
}

word name_area(word name)
{
    word area;
    return word_split(&area, &name, '.') ? area : name;
}
