/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "call_parts.h"

#include "tell.h"

#include <stdlib.h>
#include <string.h>

void run_service(outcome *result, const char *text, size_t size)
{
    twcred_service service = TWCRED_NOTIFY_V1;
    result->status = twcred_service_read(&service, text, size);
    if (result->status.code != TWCRED_OK) {
        if (service != TWCRED_IP_MESSAGING_V2)
            result->sin = "a refused name that leaves a service";
        return;
    }
    const twcred_service_info *info = twcred_service_get(service);
    if (strlen(info->name) != size || memcmp(info->name, text, size) != 0)
        result->sin = "the row of a service has another name";
    tell(result, "", "product", info->product);
    tell(result, "", "version", info->version);
    tell_number(result, "", "page_size_max", (long long)info->page_size_max);
    tell_number(result, "", "friendly_name_max", (long long)info->friendly_name_max);
    tell(result, "", "update_type", info->update_type ? "true" : "false");
}

void run_operation(outcome *result, const char *text, size_t size)
{
    static const char *const documents[] = {"none", "credential", "page"};
    const twcred_operation_info *info = NULL;
    for (int i = 0; (info = twcred_operation_get((twcred_operation)i)) != NULL; i++) {
        if (strlen(info->name) == size && memcmp(info->name, text, size) == 0)
            break;
    }
    if (info == NULL) {
        tell(result, "", "method", "none");
        return;
    }
    tell(result, "", "method", info->method);
    tell(result, "", "item", info->item ? "true" : "false");
    tell(result, "", "body", info->body ? "true" : "false");
    tell_number(result, "", "success", info->success);
    tell(result, "", "document", documents[info->document]);
}

/* The row of a documented code: "none" where it is not documented. */
void run_error_code(outcome *result, const char *text, size_t size)
{
    static const char *const repeats[] = {"never", "on-request", "safe"};
    char digits[32] = "";
    bytes row = {0};
    memcpy(digits, text, size < sizeof digits ? size : sizeof digits - 1);
    const twcred_error_info *info = twcred_error_find(strtoll(digits, NULL, 10));
    if (info == NULL) {
        tell(result, "", "name", "none");
        return;
    }
    tell(result, "", "name", info->name);
    if (info->http_status != 0)
        tell_number(result, "", "http_status", info->http_status);
    for (int i = 0; i < TWCRED_OPERATION_COUNT; i++) {
        bytes_text(&row, i > 0 ? " " : "");
        bytes_text(&row, repeats[info->repeat[i]]);
    }
    tell(result, "", "repeat", row.data);
    bytes_free(&row);
}

void run_next_page(outcome *result, const test_case *item, const circumstances *how)
{
    guard memory[2];
    twcred_param query = {"x", 1};
    memset(memory, 0, sizeof memory);
    twcred_param url = param_build(param_told(item, "Url"), &memory[0], how->edge);
    twcred_param base = param_build(param_told(item, "BaseUrl"), &memory[1], how->edge);
    result->status = twcred_next_page_read(&query, url.data, url.size, base.data, base.size,
                                           service_build(item));
    if (result->status.code != TWCRED_OK) {
        if (query.data != NULL || query.size != 0)
            result->sin = "a refused URL that leaves a query";
    } else if (query.data < url.data || query.data + query.size > url.data + url.size) {
        result->sin = "a query outside the URL";
    } else {
        tell(result, "", "query", "");
        bytes_append(&result->values.items[result->values.count - 1].value, query.data, query.size);
    }
    for (int i = 0; i < 2; i++) {
        if (memory[i].mapping != NULL)
            guard_close(&memory[i]);
    }
}

void run_match(outcome *result, const test_case *item, const circumstances *how)
{
    guard memory[2];
    twcred_credential credential;
    memset(memory, 0, sizeof memory);
    memset(&credential, 0, sizeof credential);
    twcred_param own = param_build(param_told(item, "Sid"), &memory[0], how->edge);
    twcred_param asked = param_build(param_told(item, "Asked"), &memory[1], how->edge);
    credential.sid.presence = own.data != NULL ? TWCRED_PRESENT : TWCRED_ABSENT;
    credential.sid.text = own.data;
    credential.sid.size = own.size;
    result->status = twcred_credential_match(&credential, asked.data, asked.size);
    for (int i = 0; i < 2; i++) {
        if (memory[i].mapping != NULL)
            guard_close(&memory[i]);
    }
}
