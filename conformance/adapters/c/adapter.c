/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The adapter for twcred itself: which request is which call of twcred.h. */
#include "line.h"
#include "values.h"

#include <stdlib.h>

/* Bytes, numbers and lent buffers, as twcred takes them. */
#define GIVEN(name)  (line_find(name, 0)->data != NULL ? TWCRED_PRESENT : TWCRED_ABSENT)
#define NUMBER(name) GIVEN(name), line_find(name, 0)->number
#define BYTES(name)  line_find(name, 0)->data, line_find(name, 0)->size
#define LENT         text, sizeof text

const bool line_places = true;
static const char *const kinds[] = {"CR", "AC", "SK", "RQ", NULL};
static const char *const switches[] = {"unset", "", "false", "true", NULL};
static const char *const types[] = {"none", "gcm", "apn", "fcm", NULL};
static const char *const operations[] = {"create", "fetch", "update", "delete", "list", NULL};
static char text[1 << 22];
static twcred_work work;
/* No status of a call: a success names no field. */
static const twcred_status unsupported = {TWCRED_OK, "unsupported", 0, 0};

static twcred_status make_call(outputs *out)
{
    twcred_list_params list = {{NUMBER("PageSize")}, {NUMBER("Page")}, {BYTES("PageToken")}};
    twcred_params params = {.type = (twcred_type)line_choice(line_find("Type", 0)->data, types),
                            .friendly_name = {BYTES("FriendlyName")},
                            .certificate = {BYTES("Certificate")},
                            .private_key = {BYTES("PrivateKey")},
                            .sandbox =
                                (twcred_switch)line_choice(line_find("Sandbox", 0)->data, switches),
                            .api_key = {BYTES("ApiKey")},
                            .secret = {BYTES("Secret")}};
    twcred_param edge = {BYTES("edge")}, region = {BYTES("region")};
    int status = atoi(line_word(line_is("answer") ? 2 : 1));
    twcred_service service;
    twcred_service_read(&service, BYTES("service"));

    if (line_is("json"))
        return twcred_json_check(BYTES("input"));
    if (line_is("uri"))
        return twcred_uri_check(BYTES("input"));
    if (line_is("sid"))
        return twcred_sid_check((twcred_sid_kind)line_choice(line_word(1), kinds), BYTES("input"));
    if (line_is("type"))
        return twcred_type_read(&out->type, BYTES("input"));
    if (line_is("boolean"))
        return twcred_boolean_read(&out->yes, BYTES("input"));
    if (line_is("date-time"))
        return twcred_date_time_read(&out->time, BYTES("input"));
    if (line_is("http-date"))
        return twcred_http_date_read(&out->time, BYTES("input"));
    if (line_is("credential"))
        return twcred_credential_decode(&out->answer.credential, LENT, &work, BYTES("input"));
    if (line_is("page"))
        return twcred_page_open(&out->answer.page, LENT, &work, BYTES("input"));
    if (line_is("error"))
        return twcred_error_decode(&out->answer.error, LENT, &work, status, BYTES("input"));
    if (line_is("answer"))
        return twcred_answer_decode(&out->answer, LENT, &work,
                                    (twcred_operation)line_choice(line_word(1), operations), status,
                                    BYTES("input"));
    if (line_is("create"))
        return twcred_create_encode(&out->request, LENT, &params);
    if (line_is("update"))
        return twcred_update_encode(&out->request, LENT, service, BYTES("Sid"), &params);
    if (line_is("fetch"))
        return twcred_fetch_encode(&out->request, BYTES("Sid"));
    if (line_is("delete"))
        return twcred_delete_encode(&out->request, BYTES("Sid"));
    if (line_is("list"))
        return twcred_list_encode(&out->request, LENT, service, &list);
    if (line_is("base-url"))
        return twcred_base_url_write(LENT, &out->url_size, service, edge, region);
    if (line_is("next-page"))
        return twcred_next_page_read(&out->query, BYTES("next_page_url"), BYTES("base_url"),
                                     service);
    for (size_t i = 0; line_is("header"); i++) {
        twcred_status read = twcred_header_read(&out->headers, LENT, line_find("input", i)->data,
                                                line_find("input", i)->size);
        if (read.code != TWCRED_OK || line_find("input", i + 1)->data == NULL)
            return read;
    }
    return unsupported;
}

bool line_call(void)
{
    outputs out = {.text = text};
    twcred_status status = make_call(&out);
    if (status.field == unsupported.field)
        return false;
    tell_outputs(&out, status, &work);
    return true;
}
