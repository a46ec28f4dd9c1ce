/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>

bool task_refuse(mock_task *task, unsigned status, unsigned code, const char *message)
{
    answer_error(task->answer, status, code, message);
    return false;
}

bool task_refuse_path(mock_task *task)
{
    return task_refuse(task, 404, 20404, "The requested resource was not found");
}

static bool refuse_memory(mock_task *task)
{
    return task_refuse(task, 500, 20500, "Out of memory");
}

static mock_store *store_of(const mock_task *task)
{
    return task->service->stores[product_number(task->product)];
}

static bool create(mock_task *task)
{
    const char *user = task->request->user;
    mock_credential *made = &task->credential;
    mock_refusal refusal;
    if (!rules_create(&refusal, made, task->product, task->request->body))
        return task_refuse(task, 400, 20001, refusal.message);
    sid_make(made->sid, "CR");
    memcpy(made->account_sid, sid_is(user, "AC") ? user : task->service->account_sid, SID_SIZE);
    made->created = time(NULL);
    mock_credential kept;
    credential_copy(&kept, made);
    if (!store_put(store_of(task), &kept))
        return refuse_memory(task);
    made->address = &task->address;
    answer_credential(task->answer, 201, made);
    return true;
}

static bool list(mock_task *task)
{
    mock_query query;
    mock_refusal refusal;
    if (!query_read(&refusal, &query, task->product, task->request->query))
        return task_refuse(task, 400, 20001, refusal.message);
    mock_page *page = &task->page;
    if (!page_open(page, &task->address, &query.token, query.page, query.page_size))
        return refuse_memory(task);
    if (!store_list(store_of(task), page))
        return task_refuse(task, 400, 20001, "PageToken is not valid");
    page_link(page);
    answer_page(task->answer, page);
    return true;
}

static bool fetch(mock_task *task)
{
    mock_credential *credential = &task->credential;
    if (!store_get(store_of(task), credential, task->sid))
        return task_refuse_path(task);
    credential->address = &task->address;
    answer_credential(task->answer, 200, credential);
    return true;
}

/* The answer tells what this update brought, and a fetch what there is in all. */
static bool update(mock_task *task)
{
    mock_credential *credential = &task->credential;
    mock_refusal refusal;
    mock_digests arrived;
    bool changed;
    if (!store_get(store_of(task), credential, task->sid))
        return task_refuse_path(task);
    if (!rules_update(&refusal, credential, &arrived, &changed, task->product, task->request->body))
        return task_refuse(task, 400, 20001, refusal.message);
    if (changed)
        credential->updated = time(NULL);
    mock_credential kept;
    credential_copy(&kept, credential);
    if (kept.friendly_name.failed) {
        credential_free(&kept);
        return refuse_memory(task);
    }
    if (!store_replace(store_of(task), &kept))
        return task_refuse_path(task);
    credential->digests = arrived;
    credential->address = &task->address;
    answer_credential(task->answer, 200, credential);
    return true;
}

static bool delete (mock_task *task)
{
    if (!store_remove(store_of(task), task->sid))
        return task_refuse_path(task);
    answer_reset(task->answer, 204, NULL);
    return true;
}

#define FORM "application/x-www-form-urlencoded"

static const mock_route routes[] = {
    {false, "POST", FORM, false, OPERATION_CREATE, create},
    {false, "GET", NULL, true, OPERATION_LIST, list},
    {true, "GET", NULL, false, OPERATION_FETCH, fetch},
    {true, "POST", FORM, false, OPERATION_UPDATE, update},
    {true, "DELETE", NULL, false, OPERATION_DELETE, delete},
};

static const size_t route_count = sizeof routes / sizeof routes[0];

const mock_route *route_find(bool with_sid, const char *method)
{
    for (size_t i = 0; i < route_count; i++)
        if (routes[i].with_sid == with_sid && strcmp(routes[i].method, method) == 0)
            return &routes[i];
    return NULL;
}

void route_list_methods(mock_text *dst, bool with_sid)
{
    for (size_t i = 0; i < route_count; i++) {
        if (routes[i].with_sid != with_sid)
            continue;
        if (dst->size > 0)
            text_add_string(dst, ", ");
        text_add_string(dst, routes[i].method);
    }
}
