/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ------------------------------------------------------------------- steps */

/* Leaves the path behind the fault's prefix; NULL: no such fault. */
static const char *take_fault(mock_task *task)
{
    static const char prefix[] = "/fault/";
    const char *path = task->request->path;
    if (strncmp(path, prefix, sizeof prefix - 1) != 0)
        return path;
    const char *name = path + sizeof prefix - 1;
    size_t size = strcspn(name, "/");
    task->fault = fault_find(name, size);
    return task->fault != NULL ? name + size : NULL;
}

/* The address is the one that the client used, with the fault before it, so that
 * a fault stays in force along the pages. */
static bool find_address(mock_task *task, size_t size)
{
    const mock_service *service = task->service;
    const mock_request *request = task->request;
    const char *authority = request->host != NULL ? request->host : service->authority;
    if (service->public_urls)
        address_public(&task->address, task->product);
    else if (!address_own(&task->address, task->product, service->scheme, authority, request->path,
                          size))
        return task_refuse(task, 400, 20001, "Host is not valid");
    return true;
}

static bool find_path(mock_task *task)
{
    static const char collection[] = "/Credentials";
    const char *path = take_fault(task);
    size_t size;
    if (path == NULL || (task->product = product_find(&size, path)) == NULL)
        return task_refuse_path(task);
    const char *rest = path + size;
    if (strncmp(rest, collection, sizeof collection - 1) != 0)
        return task_refuse_path(task);
    const char *behind = rest + sizeof collection - 1;
    if (*behind == '/' && sid_is(behind + 1, "CR"))
        task->sid = behind + 1;
    else if (*behind != '\0')
        return task_refuse_path(task);
    return find_address(task, (size_t)(rest - task->request->path));
}

/* Compares in a time that tells nothing of where they differ. */
static bool same_password(const char *given, const char *right)
{
    size_t size = strlen(right);
    return strlen(given) == size && CRYPTO_memcmp(given, right, size) == 0;
}

static bool authenticate(mock_task *task)
{
    const mock_request *request = task->request;
    if (request->user != NULL && request->password != NULL &&
        (sid_is(request->user, "AC") || sid_is(request->user, "SK")) &&
        same_password(request->password, task->service->password))
        return true;
    task_refuse(task, 401, 20003, "Authenticate");
    answer_add_header(task->answer, "WWW-Authenticate", "Basic realm=\"Twilio API\"");
    return false;
}

static bool find_route(mock_task *task)
{
    bool with_sid = task->sid != NULL;
    task->route = route_find(with_sid, task->request->method);
    if (task->route != NULL)
        return true;
    mock_text methods = {0};
    route_list_methods(&methods, with_sid);
    text_add(&methods, "", 1);
    task_refuse(task, 405, 20004, "Method not allowed");
    answer_add_header(task->answer, "Allow", methods.failed ? "" : methods.bytes);
    text_free(&methods);
    return false;
}

static bool check_media_type(mock_task *task)
{
    const char *wanted = task->route->media_type;
    const char *given = task->request->content_type;
    if (wanted == NULL)
        return true;
    size_t size = given != NULL ? strcspn(given, "; \t") : 0;
    if (size == strlen(wanted) && strncasecmp(given, wanted, size) == 0)
        return true;
    return task_refuse(task, 415, 20001, "Content-Type must be application/x-www-form-urlencoded");
}

static bool check_size(mock_task *task)
{
    return !task->request->too_large ||
           task_refuse(task, 413, 20001, "The request body is too large");
}

static bool check_query(mock_task *task)
{
    mock_refusal refusal;
    return task->route->takes_query || query_read_none(&refusal, task->request->query) ||
           task_refuse(task, 400, 20001, refusal.message);
}

static bool operate(mock_task *task)
{
    return task->route->operate(task);
}

/* Only a good answer is spoilt: a fault stands for a service that goes wrong,
 * not for a client that does. */
static bool spoil(mock_task *task)
{
    bool listed = task->route->operation == OPERATION_LIST;
    const mock_subject subject = {
        .operation = task->route->operation,
        .credential = &task->credential,
        .page = listed ? &task->page : NULL,
        .foreign = task->service->foreign[0] != '\0' ? task->service->foreign : NULL,
    };
    if (task->fault != NULL)
        fault_apply(task->answer, task->fault, &subject);
    return true;
}

/* Each may say the answer and end the matter by returning false. */
static bool (*const steps[])(mock_task *task) = {
    find_path, authenticate, find_route, check_media_type, check_size, check_query, operate, spoil,
};

/* ------------------------------------------------------------------ answer */

static void sign(mock_answer *answer, const mock_request *request)
{
    char id[SID_SIZE];
    sid_make(id, "RQ");
    answer_add_header(answer, "Twilio-Request-Id", id);
    unsigned long took = (unsigned long)(clock_ms() - request->started_ms);
    char number[32];
    snprintf(number, sizeof number, "%lu.%03lu", took / 1000, took % 1000);
    answer_add_header(answer, "Twilio-Request-Duration", number);
    snprintf(number, sizeof number, "%u", request->concurrent);
    answer_add_header(answer, "Twilio-Concurrent-Requests", number);
}

void service_answer(mock_answer *answer, const mock_service *service, const mock_request *request)
{
    mock_task task = {.answer = answer, .service = service, .request = request};
    size_t step = 0;
    while (step < sizeof steps / sizeof steps[0] && steps[step](&task))
        step++;
    sign(answer, request);
    credential_free(&task.credential);
    page_close(&task.page);
}

void service_answer_foreign(mock_answer *answer)
{
    answer_error(answer, 401, 20003, "Authenticate");
    answer_add_header(answer, "WWW-Authenticate", "Basic realm=\"elsewhere\"");
}
