/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The header fields, and secrets where none may be. */
#include "judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

judge_verdict check_host(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    const char *value;
    const char *line = record_field(record, "Host", &value);
    char named[80];
    const char *port = strchr(run->authority, ':');
    snprintf(named, sizeof named, "localhost%s", port != NULL ? port : "");
    if (line == NULL)
        return judge_wrong(finding, PART_METHOD, 0, "there is no Host");
    if (strcmp(value, run->authority) != 0 && strcasecmp(value, named) != 0)
        return judge_wrong_field(finding, line, value, "not the host and port in use");
    return JUDGE_RIGHT;
}

/* ----------------------------------------------------------- authentication */

judge_verdict check_auth_present(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    (void)run;
    const char *value;
    return judge_if(record_field(record, "Authorization", &value) != NULL, finding, PART_METHOD, 0,
                    "there is no Authorization");
}

judge_verdict check_auth_once(judge_finding *finding, const judge_run *run,
                              const judge_record *record)
{
    static const char name[] = "Authorization:";
    (void)run;
    size_t count = 0;
    for (size_t at = 0; at < record->fields.size;) {
        const char *line = record->fields.bytes + at;
        if (strncasecmp(line, name, sizeof name - 1) == 0 && ++count > 1)
            return judge_wrong_field(finding, line, line, "a second Authorization");
        at += strlen(line) + 1;
    }
    return count > 0 ? JUDGE_RIGHT : JUDGE_UNTRIED;
}

judge_verdict check_auth_basic(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "Authorization", &value);
    if (line == NULL)
        return JUDGE_UNTRIED;
    return strncasecmp(value, "Basic ", 6) == 0
               ? JUDGE_RIGHT
               : judge_wrong_field(finding, line, value, "another scheme than Basic");
}

judge_verdict check_auth_base64(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    (void)run;
    judge_basic basic;
    basic_read(&basic, record);
    judge_verdict verdict = JUDGE_UNTRIED;
    if (basic.is_basic)
        verdict = basic.is_base64 ? JUDGE_RIGHT
                                  : judge_wrong_field(finding, basic.line, basic.line + basic.fault,
                                                      "no base64 with its padding");
    basic_free(&basic);
    return verdict;
}

/* What is to be judged once the base64 could be read. */
typedef bool basic_check(const judge_run *run, const judge_basic *basic);

static judge_verdict check_basic(judge_finding *finding, const judge_run *run,
                                 const judge_record *record, basic_check *check, const char *why)
{
    judge_basic basic;
    basic_read(&basic, record);
    judge_verdict verdict = JUDGE_UNTRIED;
    if (basic.is_base64 && (basic.has_colon || check == NULL)) {
        bool right = check != NULL ? check(run, &basic) : basic.has_colon;
        verdict = right ? JUDGE_RIGHT : judge_wrong_field(finding, basic.line, basic.encoded, why);
    }
    basic_free(&basic);
    return verdict;
}

judge_verdict check_auth_colon(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    return check_basic(finding, run, record, NULL, "no colon between a user and a password");
}

static bool is_blank(char byte)
{
    return (unsigned char)byte <= ' ' || byte == 0x7f;
}

static bool ends_blank(const mock_text *text)
{
    return text->size > 0 && (is_blank(text->bytes[0]) || is_blank(text->bytes[text->size - 1]));
}

/* Blanks at the ends are for check_stray_blanks() to find. */
static mock_text trim(const mock_text *text)
{
    mock_text rest = *text;
    while (rest.size > 0 && is_blank(rest.bytes[rest.size - 1]))
        rest.size--;
    for (; rest.size > 0 && is_blank(rest.bytes[0]); rest.size--)
        rest.bytes++;
    return rest;
}

static bool user_fits(const judge_run *run, const judge_basic *basic)
{
    (void)run;
    const mock_text user = trim(&basic->user);
    char sid[SID_SIZE] = "";
    if (user.size != SID_SIZE - 1)
        return false;
    memcpy(sid, user.bytes, user.size);
    return sid_is(sid, "AC") || sid_is(sid, "SK");
}

judge_verdict check_user(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    return check_basic(finding, run, record, user_fits,
                       "the user is no SID of an account or of an API key");
}

static bool has_no_stray(const judge_run *run, const judge_basic *basic)
{
    (void)run;
    return !ends_blank(&basic->user) && !ends_blank(&basic->password);
}

judge_verdict check_stray_blanks(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    return check_basic(finding, run, record, has_no_stray,
                       "white space at an end of the user or of the password");
}

static bool password_fits(const judge_run *run, const judge_basic *basic)
{
    const mock_text password = trim(&basic->password);
    return text_is(&password, run->password);
}

judge_verdict check_password(judge_finding *finding, const judge_run *run,
                             const judge_record *record)
{
    return check_basic(finding, run, record, password_fits, "the password is another one");
}

/* ------------------------------------------------------------ other fields */

static bool is_token_byte(char byte)
{
    return byte > ' ' && byte < 0x7f && strchr("()<>@,;:\\\"/[]?={}", byte) == NULL;
}

judge_verdict check_agent(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "User-Agent", &value);
    if (line == NULL)
        return judge_wrong(finding, PART_METHOD, 0, "there is no User-Agent");
    const char *at = value;
    while (is_token_byte(*at))
        at++;
    if (at == value || *at != '/' || !is_token_byte(at[1]))
        return judge_wrong_field(finding, line, at, "does not start with NAME/VERSION");
    return JUDGE_RIGHT;
}

judge_verdict check_accept(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "Accept", &value);
    if (line == NULL)
        return JUDGE_UNTRIED;
    return strstr(value, "*/*") != NULL || strstr(value, "application/*") != NULL ||
                   strstr(value, "application/json") != NULL
               ? JUDGE_RIGHT
               : judge_wrong_field(finding, line, value, "does not take application/json");
}

static bool has_body(const judge_record *record)
{
    return record->is_operation &&
           (record->operation == OPERATION_CREATE || record->operation == OPERATION_UPDATE);
}

judge_verdict check_media_type(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    static const char wanted[] = "application/x-www-form-urlencoded";
    (void)run;
    const char *value;
    const char *line = record_field(record, "Content-Type", &value);
    if (!has_body(record))
        return JUDGE_UNTRIED;
    if (line == NULL)
        return judge_wrong(finding, PART_METHOD, 0, "there is no Content-Type");
    size_t size = strcspn(value, "; \t");
    return size == sizeof wanted - 1 && strncasecmp(value, wanted, size) == 0
               ? JUDGE_RIGHT
               : judge_wrong_field(finding, line, value, "not application/x-www-form-urlencoded");
}

judge_verdict check_charset(judge_finding *finding, const judge_run *run,
                            const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "Content-Type", &value);
    if (!has_body(record) || line == NULL)
        return JUDGE_UNTRIED;
    const char *parameter = value + strcspn(value, ";");
    if (*parameter == '\0')
        return JUDGE_RIGHT;
    parameter++;
    parameter += strspn(parameter, " \t");
    return strcasecmp(parameter, "charset=utf-8") == 0 ||
                   strcasecmp(parameter, "charset=\"utf-8\"") == 0
               ? JUDGE_RIGHT
               : judge_wrong_field(finding, line, parameter, "a parameter other than UTF-8");
}

judge_verdict check_length(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    const char *value;
    if (!has_body(record))
        return JUDGE_UNTRIED;
    const char *line = record_field(record, "Transfer-Encoding", &value);
    if (line != NULL)
        return judge_wrong_field(finding, line, value, "a transfer coding instead of a length");
    return judge_if(record_field(record, "Content-Length", &value) != NULL, finding, PART_METHOD, 0,
                    "there is no Content-Length");
}

judge_verdict check_body_whole(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "Content-Length", &value);
    if (!has_body(record) || line == NULL)
        return JUDGE_UNTRIED;
    return record->whole ? JUDGE_RIGHT
                         : judge_wrong_field(finding, line, value, "fewer bytes came than that");
}

judge_verdict check_no_body(judge_finding *finding, const judge_run *run,
                            const judge_record *record)
{
    (void)run;
    if (!record->is_operation || has_body(record))
        return JUDGE_UNTRIED;
    return judge_if(record->body.size == 0, finding, PART_BODY, 0,
                    "a body with an operation that has none");
}

judge_verdict check_coding(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    const char *value;
    const char *line = record_field(record, "Content-Encoding", &value);
    if (!has_body(record))
        return JUDGE_UNTRIED;
    return line == NULL ? JUDGE_RIGHT
                        : judge_wrong_field(finding, line, value, "a coded body is not offered");
}

/* ----------------------------------------------------------------- secrets */

judge_verdict check_secret_target(judge_finding *finding, const judge_run *run,
                                  const judge_record *record)
{
    const mock_text *target = &record->target;
    for (size_t i = 0; i < record->query.count; i++)
        if (mask_is_secret_name(&record->query.pairs[i].name))
            return judge_wrong(finding, PART_TARGET,
                               record->path_size + 1 + record->query.pairs[i].at,
                               "a secret in a place that is logged");
    size_t at = mask_find_secret(run, target->bytes, target->size);
    return judge_if(at == target->size, finding, PART_TARGET, at,
                    "a secret in a place that is logged");
}

judge_verdict check_secret_field(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    for (size_t at = 0; at < record->fields.size;) {
        const char *line = record->fields.bytes + at;
        size_t size = strlen(line);
        size_t found = mask_find_secret(run, line, size);
        if (found < size)
            return judge_wrong_field(finding, line, line + found,
                                     "a secret in a field that is not for it");
        at += size + 1;
    }
    return record->fields.size > 0 ? JUDGE_RIGHT : JUDGE_UNTRIED;
}
