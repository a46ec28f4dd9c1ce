/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* jsmn splits a document into tokens but does not validate it (it takes {}{},
 * {"a"} and much more). So the document is first checked byte by byte against
 * RFC 8259, in constant memory; jsmn then sees only what is JSON, and works in a
 * window of tokens that need not grow with the document. */

#include "internal.h"

#include <string.h>

#define JSMN_STATIC
#define JSMN_STRICT
/* Without it, jsmn looks for open brackets backwards through all tokens. */
#define JSMN_PARENT_LINKS
#include <jsmn.h>

/* ------------------------------------------------------------------- check */

/* Each step below moves `at` on over what is right; when it returns a code other
 * than TWCRED_OK, `at` is where the fault is. */

/* Section 2, ws. */
size_t json_space(const char *document, size_t size, size_t at)
{
    while (at < size && ascii_one_of(document[at], " \t\n\r"))
        at++;
    return at;
}

static void skip_space(scan *in)
{
    in->at = json_space(in->text, in->size, in->at);
}

/* A byte that the grammar has no place for: ill-formed UTF-8 is called that. */
static twcred_code misplaced(const scan *in)
{
    if (in->at < in->size && utf8_sequence(in->text + in->at, in->size - in->at) == 0)
        return TWCRED_JSON_UTF8;
    return TWCRED_JSON_SYNTAX;
}

/* Section 7, the four digits behind \u: their value, or a fault at the digit. */
static twcred_code check_four_hex(scan *in, unsigned *value)
{
    *value = 0;
    for (size_t last = in->at + 4; in->at < last; in->at++) {
        if (in->at == in->size || ascii_hex(in->text[in->at]) < 0)
            return TWCRED_JSON_STRING;
        *value = *value * 16 + (unsigned)ascii_hex(in->text[in->at]);
    }
    return TWCRED_OK;
}

/* Section 7, what follows a backslash, which is at `start`. Section 8.2 leaves
 * lone surrogates to the parser: they cannot be written in UTF-8, so they are
 * refused, at their backslash. */
static twcred_code check_escape(scan *in, size_t start)
{
    if (!scan_peek(in, "\"\\/bfnrtu"))
        return TWCRED_JSON_STRING;
    if (in->text[in->at++] != 'u')
        return TWCRED_OK;
    unsigned high, low;
    if (check_four_hex(in, &high) != TWCRED_OK)
        return TWCRED_JSON_STRING;
    if (high < 0xD800 || high > 0xDFFF)
        return TWCRED_OK;
    if (high <= 0xDBFF && in->size - in->at >= 2 && in->text[in->at] == '\\' &&
        in->text[in->at + 1] == 'u') {
        in->at += 2;
        if (check_four_hex(in, &low) != TWCRED_OK)
            return TWCRED_JSON_STRING;
        if (low >= 0xDC00 && low <= 0xDFFF)
            return TWCRED_OK;
    }
    in->at = start;
    return TWCRED_JSON_STRING;
}

/* Section 7, from the opening quote. */
static twcred_code check_string(scan *in)
{
    in->at++;
    while (in->at < in->size) {
        unsigned char c = (unsigned char)in->text[in->at];
        if (c == '"') {
            in->at++;
            return TWCRED_OK;
        }
        if (c < 0x20)
            return TWCRED_JSON_STRING;
        if (c == '\\') {
            size_t start = in->at++;
            if (check_escape(in, start) != TWCRED_OK)
                return TWCRED_JSON_STRING;
            continue;
        }
        size_t length = utf8_sequence(in->text + in->at, in->size - in->at);
        if (length == 0)
            return TWCRED_JSON_UTF8;
        in->at += length;
    }
    return TWCRED_JSON_STRING;
}

static twcred_code check_digits(scan *in)
{
    if (!scan_digit(in))
        return TWCRED_JSON_NUMBER;
    while (scan_digit(in))
        in->at++;
    return TWCRED_OK;
}

/* Section 6. What comes behind must not look like more of the number. */
static twcred_code check_number(scan *in)
{
    scan_one_of(in, "-");
    if (!scan_one_of(in, "0") && check_digits(in) != TWCRED_OK)
        return TWCRED_JSON_NUMBER;
    if (scan_one_of(in, ".") && check_digits(in) != TWCRED_OK)
        return TWCRED_JSON_NUMBER;
    if (scan_one_of(in, "eE")) {
        scan_one_of(in, "+-");
        if (check_digits(in) != TWCRED_OK)
            return TWCRED_JSON_NUMBER;
    }
    if (in->at == in->size || scan_peek(in, " \t\n\r,]}"))
        return TWCRED_OK;
    return TWCRED_JSON_NUMBER;
}

/* Section 3, from the first letter. */
static twcred_code check_literal(scan *in, const char *word)
{
    for (; *word != '\0'; word++, in->at++)
        if (in->at == in->size || in->text[in->at] != *word)
            return misplaced(in);
    return TWCRED_OK;
}

static twcred_code check_scalar(scan *in)
{
    if (scan_peek(in, "\""))
        return check_string(in);
    if (scan_peek(in, "+-.") || scan_digit(in))
        return check_number(in);
    if (scan_peek(in, "t"))
        return check_literal(in, "true");
    if (scan_peek(in, "f"))
        return check_literal(in, "false");
    if (scan_peek(in, "n"))
        return check_literal(in, "null");
    return misplaced(in);
}

/* Section 4, from the opening quote to behind the colon. */
static twcred_code check_name(scan *in)
{
    if (!scan_peek(in, "\""))
        return misplaced(in);
    twcred_code code = check_string(in);
    if (code != TWCRED_OK)
        return code;
    skip_space(in);
    if (!scan_one_of(in, ":"))
        return misplaced(in);
    return TWCRED_OK;
}

/* Sections 4 and 5 without recursion: which of the two each open one is, is all
 * that its end and its commas depend on. */
typedef struct json_nesting {
    bool object[TWCRED_DEPTH_MAX];
    size_t depth;
} json_nesting;

static twcred_code check_open(scan *in, json_nesting *open)
{
    if (open->depth == TWCRED_DEPTH_MAX)
        return TWCRED_JSON_DEPTH;
    open->object[open->depth++] = in->text[in->at++] == '{';
    return TWCRED_OK;
}

/* A document, up to the end of its value. */
static twcred_code check_value(scan *in)
{
    json_nesting open;
    open.depth = 0;
    do {
        /* Here a value is due: the document's, an item, or what a name names. */
        twcred_code code;
        skip_space(in);
        bool opened = scan_peek(in, "{[");
        code = opened ? check_open(in, &open) : check_scalar(in);
        if (code != TWCRED_OK)
            return code;
        /* Here a value is done or a container just opened: close what ends here. */
        bool due = false;
        while (open.depth > 0 && !due) {
            bool object = open.object[open.depth - 1];
            skip_space(in);
            if (scan_one_of(in, object ? "}" : "]")) {
                open.depth--;
                opened = false;
                continue;
            }
            if (!opened) {
                if (!scan_one_of(in, ","))
                    return misplaced(in);
                skip_space(in);
            }
            if (object && (code = check_name(in)) != TWCRED_OK)
                return code;
            due = true;
        }
    } while (open.depth > 0);
    return TWCRED_OK;
}

twcred_status twcred_json_check(const char *document, size_t size)
{
    scan in = {document, size, 0};
    if (size > TWCRED_DOCUMENT_MAX)
        return status_fault(TWCRED_JSON_SIZE, "document", 0);
    twcred_code code = check_value(&in);
    if (code == TWCRED_OK) {
        skip_space(&in);
        if (in.at < size)
            code = TWCRED_JSON_TRAILING;
    }
    return code == TWCRED_OK ? status_ok() : status_fault(code, "document", in.at);
}

/* ------------------------------------------------------------------ tokens */

enum { window = sizeof((twcred_work *)0)->tokens / sizeof((twcred_work *)0)->tokens[0] };

/* The public header does not know jsmn: it lends ints, as many as a jsmn token
 * is made of. */
typedef char token_fits[sizeof(jsmntok_t) == sizeof((twcred_work *)0)->tokens[0] ? 1 : -1];

/* Around a token there are at most a container and a name for each level. They
 * stay in the window; the rest of it is what moves on. */
typedef char window_suffices[window >= 2 * TWCRED_DEPTH_MAX + 2 ? 1 : -1];

static jsmntok_t *reader_tokens(const json_reader *reader)
{
    return (jsmntok_t *)(void *)reader->work->tokens;
}

void json_open(json_reader *reader, twcred_work *work, const char *document, size_t size)
{
    jsmn_parser parser;
    jsmn_init(&parser);
    memset(reader, 0, sizeof *reader);
    reader->work = work;
    reader->document = document;
    reader->size = size;
    reader->position = parser.pos;
    reader->parent = parser.toksuper;
}

/* Drops all tokens but the last and those around it: jsmn looks at no others
 * when it goes on. */
static void reader_compact(json_reader *reader)
{
    jsmntok_t *tokens = reader_tokens(reader);
    bool keep[window] = {false};
    int kept = 0;
    for (int i = reader->filled - 1; i >= 0; i = tokens[i].parent)
        keep[i] = true;
    for (int i = 0; i < reader->filled; i++) {
        if (!keep[i])
            continue;
        if (reader->parent == i)
            reader->parent = kept;
        tokens[kept] = tokens[i];
        tokens[kept].parent = kept - 1;
        reader->levels[kept] = reader->levels[i];
        kept++;
    }
    reader->filled = kept;
    reader->taken = kept;
}

/* Lets jsmn fill the window. */
static void reader_fill(json_reader *reader)
{
    reader_compact(reader);
    jsmn_parser parser = {reader->position, (unsigned)reader->filled, reader->parent};
    int result = jsmn_parse(&parser, reader->document, reader->size, reader_tokens(reader), window);
    reader->position = parser.pos;
    reader->filled = (int)parser.toknext;
    reader->parent = parser.toksuper;
    /* Of a checked document no other error can come; were it so, reading ends. */
    trap_if(result < 0 && result != JSMN_ERROR_NOMEM);
    reader->finished = result != JSMN_ERROR_NOMEM;
}

static bool is_container(const jsmntok_t *token)
{
    return token->type == JSMN_OBJECT || token->type == JSMN_ARRAY;
}

static json_kind token_kind(const char *document, const jsmntok_t *token)
{
    trap_if(token->type == JSMN_UNDEFINED);
    switch (token->type) {
    case JSMN_OBJECT:
        return JSON_OBJECT;
    case JSMN_ARRAY:
        return JSON_ARRAY;
    case JSMN_STRING:
        return JSON_STRING;
    case JSMN_UNDEFINED:
    case JSMN_PRIMITIVE:
        break;
    }
    switch (document[token->start]) {
    case 't':
        return JSON_TRUE;
    case 'f':
        return JSON_FALSE;
    case 'n':
        return JSON_NULL;
    default:
        return JSON_NUMBER;
    }
}

/* The index of the next token; negative when there is none. */
static int reader_next(json_reader *reader)
{
    if (reader->taken == reader->filled && !reader->finished)
        reader_fill(reader);
    return reader->taken < reader->filled ? reader->taken : -1;
}

static size_t token_level(const json_reader *reader, int index)
{
    const jsmntok_t *tokens = reader_tokens(reader);
    int parent = tokens[index].parent;
    trap_if(parent < 0);
    if (parent < 0)
        return 0;
    return (size_t)reader->levels[parent] + (is_container(&tokens[parent]) ? 1 : 0);
}

static void take_token(json_reader *reader, json_token *token, int index, size_t level)
{
    const jsmntok_t *tokens = reader_tokens(reader);
    int parent = tokens[index].parent;
    token->kind = token_kind(reader->document, &tokens[index]);
    token->start = (size_t)tokens[index].start;
    token->end = is_container(&tokens[index]) ? 0 : (size_t)tokens[index].end;
    /* jsmn leaves out the quotes. */
    if (token->kind == JSON_STRING) {
        token->start--;
        token->end++;
    }
    /* A name's parent is its object; a member's value has its name for parent. */
    token->key = parent >= 0 && tokens[parent].type == JSMN_OBJECT;
    token->level = level;
    reader->levels[index] = (unsigned char)level;
    reader->taken++;
}

void json_first(json_reader *reader, json_token *token)
{
    take_token(reader, token, reader_next(reader), 0);
}

bool json_next(json_reader *reader, json_token *token, size_t above)
{
    int index = reader_next(reader);
    if (index < 0)
        return false;
    size_t level = token_level(reader, index);
    if (level <= above)
        return false;
    take_token(reader, token, index, level);
    return true;
}

size_t json_value_end(const char *document, size_t size, size_t start)
{
    size_t at = start;
    size_t depth = 0;
    do {
        if (document[at] == '"') {
            for (at++; document[at] != '"'; at++)
                at += document[at] == '\\';
        } else if (ascii_one_of(document[at], "{[")) {
            depth++;
        } else if (ascii_one_of(document[at], "}]")) {
            depth--;
        }
        at++;
    } while (depth > 0 && at < size);
    trap_if(depth > 0 || at > size);
    return at;
}

twcred_code json_integer(int64_t *value, const char *number, size_t size)
{
    size_t first = number[0] == '-' ? 1 : 0;
    int sign = first == 1 ? -1 : 1;
    size_t end = first;
    *value = 0;
    while (end < size && ascii_digit(number[end]))
        end++;
    if (end < size)
        return TWCRED_FIELD_TYPE;
    for (size_t at = first; at < end; at++) {
        int digit = sign * (number[at] - '0');
        if (sign > 0 ? *value > (INT64_MAX - digit) / 10 : *value < (INT64_MIN - digit) / 10)
            return TWCRED_FIELD_RANGE;
        *value = *value * 10 + digit;
    }
    return TWCRED_OK;
}
