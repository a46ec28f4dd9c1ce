/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A request under way, and what the steps below found out about it. */
typedef struct mock_task {
    mock_answer *answer;
    const mock_service *service;
    const mock_request *request;
    const mock_fault *fault;
    const struct route *route;
    const char *sid;
    mock_credential credential;
} mock_task;

static bool say_error(mock_task *task, unsigned status, unsigned code, const char *message)
{
    answer_error(task->answer, status, code, message);
    return false;
}

static bool say_not_found(mock_task *task)
{
    return say_error(task, 404, 20404, "The requested resource was not found");
}

/* -------------------------------------------------------------- operations */

static bool create(mock_task *task)
{
    const char *user = task->request->user;
    mock_credential *made = &task->credential;
    mock_refusal refusal;
    if (!rules_create(&refusal, made, task->request->body))
        return say_error(task, 400, 20001, refusal.message);
    sid_make(made->sid, "CR");
    memcpy(made->account_sid, sid_is(user, "AC") ? user : task->service->account_sid, SID_SIZE);
    clock_date(made->date_created);
    answer_credential(task->answer, 201, made);
    mock_credential kept;
    credential_copy(&kept, made);
    store_put(task->service->store, &kept);
    return true;
}

static bool fetch(mock_task *task)
{
    if (!store_get(task->service->store, &task->credential, task->sid))
        return say_not_found(task);
    answer_credential(task->answer, 200, &task->credential);
    return true;
}

static const struct route {
    const char *path;
    bool with_sid; /* a SID follows the path */
    const char *method;
    const char *media_type; /* of the body; NULL: has none */
    bool (*operate)(mock_task *task);
} routes[] = {
    {"/v2/Credentials", false, "POST", "application/x-www-form-urlencoded", create},
    {"/v2/Credentials/", true, "GET", NULL, fetch},
};

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

static bool find_route(mock_task *task)
{
    const char *path = take_fault(task);
    if (path == NULL)
        return say_not_found(task);
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
        const struct route *route = &routes[i];
        const char *rest = path + strlen(route->path);
        bool fits = strncmp(path, route->path, strlen(route->path)) == 0;
        if (fits && (route->with_sid ? sid_is(rest, "CR") : *rest == '\0')) {
            task->route = route;
            task->sid = rest;
            return true;
        }
    }
    return say_not_found(task);
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
    say_error(task, 401, 20003, "Authenticate");
    answer_add_header(task->answer, "WWW-Authenticate", "Basic realm=\"Twilio API\"");
    return false;
}

static bool check_method(mock_task *task)
{
    if (strcmp(task->request->method, task->route->method) == 0)
        return true;
    say_error(task, 405, 20004, "Method not allowed");
    answer_add_header(task->answer, "Allow", task->route->method);
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
    return say_error(task, 415, 20001, "Content-Type must be application/x-www-form-urlencoded");
}

static bool check_size(mock_task *task)
{
    return !task->request->too_large ||
           say_error(task, 413, 20001, "The request body is too large");
}

static bool operate(mock_task *task)
{
    return task->route->operate(task);
}

/* Only a good answer is spoilt: a fault stands for a service that goes wrong,
 * not for a client that does. */
static bool spoil(mock_task *task)
{
    if (task->fault != NULL)
        fault_apply(task->answer, task->fault, &task->credential);
    return true;
}

/* Each may say the answer and end the matter by returning false. */
static bool (*const steps[])(mock_task *task) = {
    find_route, authenticate, check_method, check_media_type, check_size, operate, spoil,
};

/* ------------------------------------------------------------------ answer */

static void sign(mock_answer *answer, uint64_t started_ms)
{
    char id[SID_SIZE];
    sid_make(id, "RQ");
    answer_add_header(answer, "Twilio-Request-Id", id);
    unsigned long took = (unsigned long)(clock_ms() - started_ms);
    char duration[32];
    snprintf(duration, sizeof duration, "%lu.%03lu", took / 1000, took % 1000);
    answer_add_header(answer, "Twilio-Request-Duration", duration);
}

void service_answer(mock_answer *answer, const mock_service *service, const mock_request *request)
{
    mock_task task = {.answer = answer, .service = service, .request = request};
    size_t step = 0;
    while (step < sizeof steps / sizeof steps[0] && steps[step](&task))
        step++;
    sign(answer, request->started_ms);
    credential_free(&task.credential);
}
