/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "judge.h"

#include <string.h>
#include <strings.h>

/* Shorter ones would be found by chance. */
#define SECRET_MIN 8

static const char *const secret_params[] = {"PrivateKey", "ApiKey", "Secret", "Certificate"};

/* Whose values are shown. */
static const char *const open_params[] = {"Type",     "FriendlyName", "Sandbox",
                                          "PageSize", "Page",         "PageToken"};

static const char *const open_fields[] = {
    "Host",   "Content-Type",     "Content-Length",  "User-Agent",
    "Accept", "Content-Encoding", "Accept-Encoding", "Transfer-Encoding",
    "Expect", "Connection"};

static bool is_among(const char *const *names, size_t count, const char *bytes, size_t size)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == size && strncasecmp(names[i], bytes, size) == 0)
            return true;
    return false;
}

#define AMONG(names, bytes, size) is_among((names), sizeof(names) / sizeof(names)[0], bytes, size)

/* Under whatever spelling: api_key, private-key. */
bool mask_is_secret_name(const mock_text *name)
{
    static const char *const others[] = {"password", "authtoken", "token", "key", "auth"};
    char plain[16];
    size_t size = 0;
    for (size_t i = 0; i < name->size && size < sizeof plain; i++)
        if (name->bytes[i] != '_' && name->bytes[i] != '-')
            plain[size++] = name->bytes[i];
    return AMONG(secret_params, plain, size) || AMONG(others, plain, size);
}

/* --------------------------------------------------- the secrets of this run */

static int lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte + 32 : byte;
}

/* How many bytes at `bytes` stand for the secret's, raw or escaped; 0: other ones. */
static size_t spells(const char *bytes, size_t size, const mock_text *secret)
{
    static const char hex[] = "0123456789abcdef";
    size_t at = 0;
    for (size_t i = 0; i < secret->size; i++) {
        unsigned char byte = (unsigned char)secret->bytes[i];
        if (at < size && bytes[at] == (char)byte) {
            at++;
        } else if (size - at >= 3 && bytes[at] == '%' && lower(bytes[at + 1]) == hex[byte >> 4] &&
                   lower(bytes[at + 2]) == hex[byte & 15]) {
            at += 3;
        } else if (at < size && bytes[at] == '+' && byte == ' ') {
            at++;
        } else {
            return 0;
        }
    }
    return at;
}

typedef void secret_use(void *closure, const mock_text *secret);

static void each_secret(const judge_run *run, secret_use *use, void *closure)
{
    mock_text password = {0};
    text_add_string(&password, run->password);
    if (password.size >= SECRET_MIN)
        use(closure, &password);
    text_free(&password);
    for (size_t i = 0; i < run->count; i++) {
        const judge_form *form = &run->records[i]->form;
        judge_basic basic;
        basic_read(&basic, run->records[i]);
        if (basic.password.size >= SECRET_MIN)
            use(closure, &basic.password);
        basic_free(&basic);
        for (size_t j = 0; j < form->count; j++)
            if (mask_is_secret_name(&form->pairs[j].name) &&
                form->pairs[j].value.size >= SECRET_MIN)
                use(closure, &form->pairs[j].value);
    }
}

typedef struct secret_search {
    const char *bytes;
    size_t size;
    size_t found;
} secret_search;

static void search(void *closure, const mock_text *secret)
{
    secret_search *in = closure;
    for (size_t at = 0; at < in->found; at++)
        if (spells(in->bytes + at, in->size - at, secret) > 0)
            in->found = at;
}

size_t mask_find_secret(const judge_run *run, const char *bytes, size_t size)
{
    secret_search in = {bytes, size, size};
    each_secret(run, search, &in);
    return in.found;
}

static void star(void *closure, const mock_text *secret)
{
    mock_text *text = closure;
    for (size_t at = 0; at < text->size; at++) {
        size_t size = spells(text->bytes + at, text->size - at, secret);
        if (size > 0)
            memset(text->bytes + at, '*', size);
    }
}

/* ------------------------------------------------------------------ the parts */

static void star_range(mock_text *text, size_t at, size_t size)
{
    if (size > 0)
        memset(text->bytes + at, '*', size);
}

/* An ampersand that was not escaped makes a name out of the rest of a secret: what
 * is not known is not shown. */
static void star_pairs(mock_text *text, size_t from)
{
    for (size_t at = from; at < text->size;) {
        char *stop = memchr(text->bytes + at, '&', text->size - at);
        size_t end = stop != NULL ? (size_t)(stop - text->bytes) : text->size;
        char *equals = memchr(text->bytes + at, '=', end - at);
        size_t name = equals != NULL ? (size_t)(equals - text->bytes) - at : end - at;
        bool open = AMONG(open_params, text->bytes + at, name);
        if (!open && (equals == NULL || !AMONG(secret_params, text->bytes + at, name)))
            star_range(text, at, name);
        if (!open && equals != NULL)
            star_range(text, at + name + 1, end - at - name - 1);
        at = end + 1;
    }
}

static void star_target(mock_text *text)
{
    const char *at = text->size > 0 ? memchr(text->bytes, '@', text->size) : NULL;
    const char *slashes = text_find(text, "//", 2);
    if (at != NULL && slashes != NULL && slashes < at)
        star_range(text, (size_t)(slashes + 2 - text->bytes), (size_t)(at - slashes - 2));
    const char *mark = text->size > 0 ? memchr(text->bytes, '?', text->size) : NULL;
    if (mark != NULL)
        star_pairs(text, (size_t)(mark + 1 - text->bytes));
}

static void star_field(mock_text *text)
{
    const char *colon = text->size > 0 ? memchr(text->bytes, ':', text->size) : NULL;
    size_t name = colon != NULL ? (size_t)(colon - text->bytes) : 0;
    if (AMONG(open_fields, text->bytes, name))
        return;
    size_t from = name + 2;
    if (text->size >= from + 6 && strncasecmp(text->bytes + from, "Basic ", 6) == 0)
        from += 6;
    star_range(text, from, text->size - from);
}

void mask_part(mock_text *dst, const judge_run *run, const judge_record *record, judge_part part,
               const char *line)
{
    switch (part) {
    case PART_METHOD:
        text_add(dst, record->method.bytes, record->method.size);
        break;
    case PART_TARGET:
        text_add(dst, record->target.bytes, record->target.size);
        star_target(dst);
        break;
    case PART_FIELD:
        text_add_string(dst, line);
        star_field(dst);
        break;
    case PART_BODY:
        text_add(dst, record->body.bytes, record->body.size);
        if (record_has_form(record))
            star_pairs(dst, 0);
        else
            star_range(dst, 0, dst->size);
        break;
    }
    each_secret(run, star, dst);
    for (size_t i = 0; i < dst->size; i++)
        if (dst->bytes[i] < ' ' || dst->bytes[i] > '~')
            dst->bytes[i] = '.';
}
