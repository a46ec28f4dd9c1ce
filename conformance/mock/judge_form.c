/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The body as application/x-www-form-urlencoded. */
#include "judge.h"

#include <string.h>

static const char hex_digits[] = "0123456789ABCDEFabcdef";

static bool is_one_of(const char *bytes, char byte)
{
    return byte != '\0' && strchr(bytes, byte) != NULL;
}

static bool is_escape(const mock_text *body, size_t at)
{
    return body->bytes[at] == '%' && body->size - at >= 3 &&
           is_one_of(hex_digits, body->bytes[at + 1]) && is_one_of(hex_digits, body->bytes[at + 2]);
}

/* Whether what starts there is right; `at` is in the body. */
typedef bool body_check(const mock_text *body, size_t at);

static judge_verdict check_body(judge_finding *finding, const judge_record *record,
                                body_check *check, const char *why)
{
    const mock_text *body = &record->body;
    if (!record_has_form(record))
        return JUDGE_UNTRIED;
    for (size_t at = 0; at < body->size; at += is_escape(body, at) ? 3 : 1)
        if (!check(body, at))
            return judge_wrong(finding, PART_BODY, at, why);
    return JUDGE_RIGHT;
}

static bool escape_is_whole(const mock_text *body, size_t at)
{
    return body->bytes[at] != '%' || is_escape(body, at);
}

judge_verdict check_escapes(judge_finding *finding, const judge_run *run,
                            const judge_record *record)
{
    (void)run;
    return check_body(finding, record, escape_is_whole,
                      "a percent sign without two hexadecimal digits");
}

/* A byte that a URL cannot hold either. */
static bool is_not_raw(const mock_text *body, size_t at)
{
    return body->bytes[at] > ' ' && body->bytes[at] < 0x7f &&
           !is_one_of("\"<>[]\\^`{|}#", body->bytes[at]);
}

judge_verdict check_raw(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    return check_body(finding, record, is_not_raw, "the byte has to be escaped");
}

static bool is_not_escaped_space(const mock_text *body, size_t at)
{
    return !is_escape(body, at) || body->bytes[at + 1] != '2' || body->bytes[at + 2] != '0';
}

judge_verdict check_space(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    return check_body(finding, record, is_not_escaped_space, "the serializer writes a space as +");
}

static bool is_upper(const mock_text *body, size_t at)
{
    return !is_escape(body, at) || (body->bytes[at + 1] < 'a' && body->bytes[at + 2] < 'a');
}

judge_verdict check_hex(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    return check_body(finding, record, is_upper, "the serializer writes digits in upper case");
}

static unsigned hex_of(char digit)
{
    size_t place = (size_t)(strchr(hex_digits, digit) - hex_digits);
    return (unsigned)(place < 16 ? place : place - 6);
}

/* Escapes just what has to be; what check_raw() and check_space() find is theirs. */
static bool is_serialised(const mock_text *body, size_t at)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._";
    char byte = body->bytes[at];
    if (is_escape(body, at))
        return !is_one_of(plain,
                          (char)(hex_of(body->bytes[at + 1]) * 16 + hex_of(body->bytes[at + 2])));
    return is_one_of(plain, byte) || is_one_of("%+&=", byte) || !is_not_raw(body, at);
}

judge_verdict check_serialised(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    return check_body(finding, record, is_serialised,
                      "the serializer escapes all but letters, digits and *-._");
}

/* ---------------------------------------------------------------- the pairs */

/* Where the first byte stands that is part of no character, or the size. */
static size_t utf8_fault(const mock_text *text)
{
    size_t at = 0;
    while (at < text->size) {
        size_t size = 1;
        while (size <= 4 && size <= text->size - at && !utf8_is(text->bytes + at, size))
            size++;
        if (size > 4 || size > text->size - at)
            return at;
        at += size;
    }
    return at;
}

judge_verdict check_utf8(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    if (!record_has_form(record))
        return JUDGE_UNTRIED;
    for (size_t i = 0; i < record->form.count; i++) {
        const judge_pair *pair = &record->form.pairs[i];
        if (!utf8_is(pair->name.bytes, pair->name.size))
            return judge_wrong(finding, PART_BODY, pair->at, "the name is not UTF-8");
        size_t fault = utf8_fault(&pair->value);
        if (fault < pair->value.size)
            return judge_wrong(finding, PART_BODY, pair_offset(&record->body, 0, pair, fault),
                               "the value is not UTF-8");
    }
    return JUDGE_RIGHT;
}

judge_verdict check_pairs(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    if (!record_has_form(record))
        return JUDGE_UNTRIED;
    for (size_t i = 0; i < record->form.count; i++) {
        const judge_pair *pair = &record->form.pairs[i];
        if (!pair->has_value || pair->name_size == 0)
            return judge_wrong(finding, PART_BODY,
                               pair->at < record->body.size ? pair->at : record->body.size - 1,
                               "no name and value with = in between");
    }
    return judge_if(record->body.bytes[record->body.size - 1] != '&', finding, PART_BODY,
                    record->body.size - 1, "an & with no pair behind it");
}

static bool is_known(const mock_text *name)
{
    static const char *const names[] = {"Type",    "FriendlyName", "Certificate", "PrivateKey",
                                        "Sandbox", "ApiKey",       "Secret"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

/* What check_pairs() finds has no name to be known. */
judge_verdict check_known(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    if (!record_has_form(record))
        return JUDGE_UNTRIED;
    for (size_t i = 0; i < record->form.count; i++) {
        const judge_pair *pair = &record->form.pairs[i];
        if (pair->has_value && pair->name_size > 0 && !is_known(&pair->name))
            return judge_wrong(finding, PART_BODY, pair->at,
                               "no parameter of the resource, in this spelling");
    }
    return JUDGE_RIGHT;
}

judge_verdict check_once(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    if (!record_has_form(record))
        return JUDGE_UNTRIED;
    for (size_t i = 0; i < record->form.count; i++)
        for (size_t j = 0; j < i; j++)
            if (text_same(&record->form.pairs[i].name, &record->form.pairs[j].name))
                return judge_wrong(finding, PART_BODY, record->form.pairs[i].at,
                                   "the parameter came before");
    return JUDGE_RIGHT;
}
