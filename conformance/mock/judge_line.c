/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The request line. */
#include "judge.h"

#include <stdlib.h>
#include <string.h>

judge_verdict check_method(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    if (record->place == PLACE_NONE)
        return JUDGE_UNTRIED;
    return judge_if(record->is_operation, finding, PART_METHOD, 0,
                    "the resource has no operation of that method");
}

judge_verdict check_path(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    return judge_if(record->place != PLACE_NONE, finding, PART_TARGET, 0,
                    "no path of the resource: /VERSION/Credentials, or a SID behind it");
}

judge_verdict check_path_sid(judge_finding *finding, const judge_run *run,
                             const judge_record *record)
{
    (void)run;
    if (record->place != PLACE_ITEM && record->place != PLACE_ODD_ITEM)
        return JUDGE_UNTRIED;
    size_t last = record->path_size;
    while (last > 0 && record->target.bytes[last - 1] != '/')
        last--;
    return judge_if(record->place == PLACE_ITEM, finding, PART_TARGET, last,
                    "no SID of a credential: CR and 32 hexadecimal digits");
}

judge_verdict check_path_plain(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    const char *path = record->target.bytes;
    for (size_t i = 0; i < record->path_size; i++)
        if (path[i] == '%' || (path[i] == '/' && i + 1 < record->path_size &&
                               (path[i + 1] == '.' || (path[i + 1] == '/' && path[0] == '/'))))
            return judge_wrong(finding, PART_TARGET, i,
                               "a path of the resource needs no escape, dots or empty segment");
    return JUDGE_RIGHT;
}

judge_verdict check_origin_form(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    (void)run;
    return judge_if(record->target.size > 0 && record->target.bytes[0] == '/', finding, PART_TARGET,
                    0, "not in origin-form: a path, and a query where there is one");
}

judge_verdict check_target_bytes(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "-._~!$&'()*+,;=:@/?%";
    (void)run;
    for (size_t i = 0; i < record->target.size; i++)
        if (strchr(allowed, record->target.bytes[i]) == NULL)
            return judge_wrong(finding, PART_TARGET, i, "the byte is none of a path or query");
    return JUDGE_RIGHT;
}

/* ---------------------------------------------------------------- the query */

static bool is_list(const judge_record *record)
{
    return record->is_operation && record->operation == OPERATION_LIST;
}

static size_t in_target(const judge_record *record, size_t at)
{
    return record->path_size + 1 + at;
}

judge_verdict check_query_none(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    if (!record->is_operation || is_list(record))
        return JUDGE_UNTRIED;
    return judge_if(record->path_size == record->target.size, finding, PART_TARGET,
                    record->path_size, "only a list has a query");
}

judge_verdict check_query_known(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    (void)run;
    const judge_form *query = &record->query;
    if (!is_list(record) || query->count == 0)
        return JUDGE_UNTRIED;
    for (size_t i = 0; i < query->count; i++) {
        const judge_pair *pair = &query->pairs[i];
        if (!text_is(&pair->name, "PageSize") && !text_is(&pair->name, "Page") &&
            !text_is(&pair->name, "PageToken"))
            return judge_wrong(finding, PART_TARGET, in_target(record, pair->at),
                               "no parameter of a list: PageSize, Page, PageToken");
        for (size_t j = 0; j < i; j++)
            if (text_same(&pair->name, &query->pairs[j].name))
                return judge_wrong(finding, PART_TARGET, in_target(record, pair->at),
                                   "the parameter came before");
    }
    return JUDGE_RIGHT;
}

static judge_verdict check_number(judge_finding *finding, const judge_record *record,
                                  const char *name, long min, long max, const char *why)
{
    const judge_pair *pair = is_list(record) ? form_pair(&record->query, name) : NULL;
    if (pair == NULL)
        return JUDGE_UNTRIED;
    long number = pair->value.size > 0 && pair->value.size <= 9 ? 0 : -1;
    for (size_t i = 0; i < pair->value.size && number >= 0; i++) {
        char digit = pair->value.bytes[i];
        number = digit >= '0' && digit <= '9' ? number * 10 + digit - '0' : -1;
    }
    return judge_if(number >= min && number <= max, finding, PART_TARGET,
                    in_target(record, pair->value_at), why);
}

judge_verdict check_page_size(judge_finding *finding, const judge_run *run,
                              const judge_record *record)
{
    (void)run;
    long max = record->product != NULL ? (long)record->product->page_size_max : 0;
    return check_number(finding, record, "PageSize", 1, max,
                        "not from 1 to the most that the service gives in a page");
}

judge_verdict check_page_number(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    (void)run;
    return check_number(finding, record, "Page", 0, 999999999, "no number of a page");
}

judge_verdict check_page_token(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    const judge_pair *pair = is_list(record) ? form_pair(&record->query, "PageToken") : NULL;
    if (pair == NULL)
        return JUDGE_UNTRIED;
    mock_token token;
    size_t at = pair->value_at;
    for (size_t i = 0; i < pair->value_size; i++)
        if (record->target.bytes[in_target(record, at + i)] == '+')
            return judge_wrong(finding, PART_TARGET, in_target(record, at + i),
                               "a plus sign in a token has to be escaped");
    return judge_if(token_read(&token, pair->value.bytes, pair->value.size), finding, PART_TARGET,
                    in_target(record, at), "no token of the service's");
}
