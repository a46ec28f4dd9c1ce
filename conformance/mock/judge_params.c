/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The parameters of create and update. */
#include "judge.h"

#include <string.h>

static bool is_create(const judge_record *record)
{
    return record_has_form(record) && record->operation == OPERATION_CREATE;
}

static bool has_type(const judge_record *record, const char *type)
{
    const judge_pair *pair = form_pair(&record->form, "Type");
    return pair != NULL && text_is(&pair->value, type);
}

static judge_verdict wrong_at(judge_finding *finding, const judge_record *record,
                              const judge_pair *pair, size_t index, const char *why)
{
    size_t at = pair_offset(&record->body, 0, pair, index);
    return judge_wrong(finding, PART_BODY, at < record->body.size ? at : pair->at, why);
}

static bool is_any_of(const mock_text *value, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(value, words[i]))
            return true;
    return false;
}

judge_verdict check_type_given(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    if (!is_create(record))
        return JUDGE_UNTRIED;
    /* Under another spelling it is check_known() that finds it. */
    for (size_t i = 0; i < record->form.count; i++) {
        const mock_text *name = &record->form.pairs[i].name;
        if (name->size == 4 && (name->bytes[0] | 0x20) == 't' &&
            memcmp(name->bytes + 1, "ype", 3) == 0)
            return JUDGE_RIGHT;
    }
    return judge_wrong(finding, PART_BODY, 0, "a create without Type");
}

judge_verdict check_type_value(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    static const char *const types[] = {"gcm", "apn", "fcm"};
    (void)run;
    const judge_pair *pair = form_pair(&record->form, "Type");
    if (pair == NULL)
        return JUDGE_UNTRIED;
    return is_any_of(&pair->value, types, sizeof types / sizeof types[0])
               ? JUDGE_RIGHT
               : wrong_at(finding, record, pair, 0, "none of gcm, apn and fcm");
}

judge_verdict check_type_update(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    (void)run;
    if (!record_has_form(record) || record->operation != OPERATION_UPDATE)
        return JUDGE_UNTRIED;
    const judge_pair *pair = form_pair(&record->form, "Type");
    return pair == NULL || record->product->update_takes_type
               ? JUDGE_RIGHT
               : judge_wrong(finding, PART_BODY, pair->at,
                             "an update of this service takes no Type");
}

judge_verdict check_sandbox(judge_finding *finding, const judge_run *run,
                            const judge_record *record)
{
    static const char *const words[] = {"true", "false"};
    (void)run;
    const judge_pair *pair = form_pair(&record->form, "Sandbox");
    if (pair == NULL)
        return JUDGE_UNTRIED;
    return is_any_of(&pair->value, words, sizeof words / sizeof words[0])
               ? JUDGE_RIGHT
               : wrong_at(finding, record, pair, 0, "neither true nor false");
}

judge_verdict check_name(judge_finding *finding, const judge_run *run, const judge_record *record)
{
    (void)run;
    const judge_pair *pair = form_pair(&record->form, "FriendlyName");
    if (pair == NULL || record->product->friendly_name_max == 0)
        return JUDGE_UNTRIED;
    size_t max = record->product->friendly_name_max;
    size_t index = 0;
    for (size_t count = 0; index < pair->value.size; index++)
        if (((unsigned char)pair->value.bytes[index] & 0xc0) != 0x80 && ++count > max)
            return wrong_at(finding, record, pair, index, "more characters than the service keeps");
    return JUDGE_RIGHT;
}

/* ----------------------------------------------------- certificates and keys */

judge_verdict check_key_pair(judge_finding *finding, const judge_run *run,
                             const judge_record *record)
{
    (void)run;
    const judge_pair *certificate = form_pair(&record->form, "Certificate");
    const judge_pair *key = form_pair(&record->form, "PrivateKey");
    if (certificate == NULL && key == NULL)
        return JUDGE_UNTRIED;
    if (certificate == NULL || certificate->value.size == 0)
        return judge_wrong(finding, PART_BODY, (key != NULL ? key : certificate)->at,
                           "a key without its certificate");
    if (key == NULL || key->value.size == 0)
        return judge_wrong(finding, PART_BODY, (key != NULL ? key : certificate)->at,
                           "a certificate without its key");
    return JUDGE_RIGHT;
}

typedef judge_verdict value_check(judge_finding *finding, const judge_record *record,
                                  const judge_pair *pair);

/* Of those parameters that came and are not empty. */
static judge_verdict check_values(judge_finding *finding, const judge_record *record,
                                  const char *const *names, size_t count, value_check *check)
{
    judge_verdict verdict = JUDGE_UNTRIED;
    for (size_t i = 0; i < count && verdict != JUDGE_WRONG; i++) {
        const judge_pair *pair = form_pair(&record->form, names[i]);
        judge_verdict one =
            pair != NULL && pair->value.size > 0 ? check(finding, record, pair) : JUDGE_UNTRIED;
        if (one != JUDGE_UNTRIED)
            verdict = one;
    }
    return verdict;
}

static const char *const pem_names[] = {"Certificate", "PrivateKey", "Secret"};

static judge_verdict is_framed(judge_finding *finding, const judge_record *record,
                               const judge_pair *pair)
{
    return pem_is_framed(pair->value.bytes, pair->value.size)
               ? JUDGE_RIGHT
               : wrong_at(finding, record, pair, 0, "not from a BEGIN line to its END line");
}

judge_verdict check_pem_framed(judge_finding *finding, const judge_run *run,
                               const judge_record *record)
{
    (void)run;
    return check_values(finding, record, pem_names, 2, is_framed);
}

/* The bytes between the dashes of BEGIN and those of END. */
static bool find_inside(size_t *from, size_t *to, const mock_text *text)
{
    static const char begin[] = "-----BEGIN ";
    static const char end[] = "-----END ";
    static const char dashes[] = "-----";
    const char *start = text_find(text, begin, sizeof begin - 1);
    const char *stop = text_find(text, end, sizeof end - 1);
    if (start == NULL || stop == NULL || stop < start)
        return false;
    start += sizeof begin - 1;
    const mock_text rest = {.bytes = text->bytes + (start - text->bytes),
                            .size = (size_t)(stop - start)};
    const char *closed = text_find(&rest, dashes, sizeof dashes - 1);
    if (closed == NULL)
        return false;
    *from = (size_t)(closed - text->bytes) + sizeof dashes - 1;
    *to = (size_t)(stop - text->bytes);
    return true;
}

static bool is_line_end(const mock_text *text, size_t at)
{
    return text->bytes[at] == '\n' || text->bytes[at] == '\r' ||
           (text->bytes[at] == '\\' && text->size - at > 1 && text->bytes[at + 1] == 'n');
}

static judge_verdict has_lines(judge_finding *finding, const judge_record *record,
                               const judge_pair *pair)
{
    size_t from;
    size_t to;
    if (!find_inside(&from, &to, &pair->value))
        return JUDGE_UNTRIED;
    if (!is_line_end(&pair->value, from))
        return wrong_at(finding, record, pair, from, "the BEGIN line has lost its end");
    if (pair->value.bytes[to - 1] != '\n' && pair->value.bytes[to - 1] != 'n')
        return wrong_at(finding, record, pair, to, "the line before END has lost its end");
    return JUDGE_RIGHT;
}

judge_verdict check_pem_lines(judge_finding *finding, const judge_run *run,
                              const judge_record *record)
{
    (void)run;
    return check_values(finding, record, pem_names, 3, has_lines);
}

/* Lines with a colon are header fields of a PEM, which have spaces. */
static judge_verdict has_no_space(judge_finding *finding, const judge_record *record,
                                  const judge_pair *pair)
{
    size_t from;
    size_t to;
    if (!find_inside(&from, &to, &pair->value) || !is_line_end(&pair->value, from))
        return JUDGE_UNTRIED;
    const char *bytes = pair->value.bytes;
    for (size_t at = from; at < to;) {
        size_t end = at;
        while (end < to && !is_line_end(&pair->value, end))
            end++;
        const char *space = end > at ? memchr(bytes + at, ' ', end - at) : NULL;
        if (space != NULL && memchr(bytes + at, ':', end - at) == NULL)
            return wrong_at(finding, record, pair, (size_t)(space - bytes),
                            "a space in base64, where a plus sign was");
        at = end + (bytes[end] == '\\' ? 2 : 1);
    }
    return JUDGE_RIGHT;
}

judge_verdict check_pem_plus(judge_finding *finding, const judge_run *run,
                             const judge_record *record)
{
    (void)run;
    return check_values(finding, record, pem_names, 3, has_no_space);
}

/* ------------------------------------------------------------ keys of Google */

judge_verdict check_secret_given(judge_finding *finding, const judge_run *run,
                                 const judge_record *record)
{
    (void)run;
    const char *name = has_type(record, "fcm")   ? "Secret"
                       : has_type(record, "gcm") ? "ApiKey"
                                                 : NULL;
    if (!is_create(record) || name == NULL)
        return JUDGE_UNTRIED;
    const judge_pair *pair = form_pair(&record->form, name);
    return judge_if(pair != NULL && pair->value.size > 0, finding, PART_BODY,
                    form_pair(&record->form, "Type")->at,
                    "fcm without its Secret, or gcm without its ApiKey");
}

judge_verdict check_secret_json(judge_finding *finding, const judge_run *run,
                                const judge_record *record)
{
    (void)run;
    const judge_pair *pair = form_pair(&record->form, "Secret");
    size_t fault;
    if (pair == NULL || pair->value.size == 0 || pair->value.bytes[0] != '{')
        return JUDGE_UNTRIED;
    return json_is_whole(pair->value.bytes, pair->value.size, &fault)
               ? JUDGE_RIGHT
               : wrong_at(finding, record, pair, fault, "the service account is no whole JSON");
}

judge_verdict check_api_key(judge_finding *finding, const judge_run *run,
                            const judge_record *record)
{
    (void)run;
    const judge_pair *pair = form_pair(&record->form, "ApiKey");
    if (pair == NULL)
        return JUDGE_UNTRIED;
    for (size_t i = 0; i < pair->value.size; i++)
        if ((unsigned char)pair->value.bytes[i] <= ' ')
            return wrong_at(finding, record, pair, i, "white space in a key");
    return JUDGE_RIGHT;
}
