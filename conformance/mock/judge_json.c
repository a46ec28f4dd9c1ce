/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "judge.h"

#include <string.h>

#define DEPTH_MAX 64

typedef struct json_reader {
    const char *bytes;
    size_t size;
    size_t at;
} json_reader;

static bool take(json_reader *reader, char byte)
{
    if (reader->at == reader->size || reader->bytes[reader->at] != byte)
        return false;
    reader->at++;
    return true;
}

static bool take_one(json_reader *reader, const char *bytes)
{
    if (reader->at == reader->size || reader->bytes[reader->at] == '\0' ||
        strchr(bytes, reader->bytes[reader->at]) == NULL)
        return false;
    reader->at++;
    return true;
}

static size_t take_any(json_reader *reader, const char *bytes)
{
    size_t start = reader->at;
    while (take_one(reader, bytes))
        ;
    return reader->at - start;
}

static void skip_space(json_reader *reader)
{
    take_any(reader, " \t\r\n");
}

static bool read_escape(json_reader *reader)
{
    if (take(reader, 'u')) {
        size_t count = 0;
        while (count < 4 && take_one(reader, "0123456789abcdefABCDEF"))
            count++;
        return count == 4;
    }
    return take_one(reader, "\"\\/bfnrt");
}

static bool read_string(json_reader *reader)
{
    if (!take(reader, '"'))
        return false;
    while (reader->at < reader->size && (unsigned char)reader->bytes[reader->at] >= 0x20) {
        if (take(reader, '"'))
            return true;
        if (take(reader, '\\')) {
            if (!read_escape(reader))
                return false;
        } else {
            reader->at++;
        }
    }
    return false;
}

static bool read_number(json_reader *reader)
{
    static const char digits[] = "0123456789";
    take(reader, '-');
    if (!take(reader, '0') && take_any(reader, digits) == 0)
        return false;
    if (take(reader, '.') && take_any(reader, digits) == 0)
        return false;
    if (take(reader, 'e') || take(reader, 'E')) {
        if (!take(reader, '+'))
            take(reader, '-');
        return take_any(reader, digits) > 0;
    }
    return true;
}

static bool read_word(json_reader *reader)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t size = strlen(words[i]);
        if (size <= reader->size - reader->at &&
            memcmp(reader->bytes + reader->at, words[i], size) == 0) {
            reader->at += size;
            return true;
        }
    }
    return false;
}

static bool read_value(json_reader *reader, unsigned depth);

static bool read_items(json_reader *reader, unsigned depth, char end)
{
    skip_space(reader);
    if (take(reader, end))
        return true;
    do {
        skip_space(reader);
        if (end == '}') {
            if (!read_string(reader))
                return false;
            skip_space(reader);
            if (!take(reader, ':'))
                return false;
        }
        if (!read_value(reader, depth))
            return false;
    } while (take(reader, ','));
    return take(reader, end);
}

static bool read_one(json_reader *reader, unsigned depth)
{
    if (reader->at == reader->size || depth == DEPTH_MAX)
        return false;
    if (take(reader, '{'))
        return read_items(reader, depth + 1, '}');
    if (take(reader, '['))
        return read_items(reader, depth + 1, ']');
    char byte = reader->bytes[reader->at];
    if (byte == '"')
        return read_string(reader);
    return byte == '-' || (byte >= '0' && byte <= '9') ? read_number(reader) : read_word(reader);
}

static bool read_value(json_reader *reader, unsigned depth)
{
    skip_space(reader);
    if (!read_one(reader, depth))
        return false;
    skip_space(reader);
    return true;
}

bool json_is_whole(const char *bytes, size_t size, size_t *fault)
{
    json_reader reader = {bytes, size, 0};
    bool whole = read_value(&reader, 0) && reader.at == size;
    *fault = reader.at;
    return whole;
}
