/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "faulty.h"

#include <stdlib.h>
#include <string.h>

static bool fault(const char *name)
{
    const char *wanted = getenv("TWCRED_FAULT");
    return wanted != NULL && strcmp(wanted, name) == 0;
}

/* Volatile, so that the optimiser keeps an access whose result is not used. */
static void touch(const char *place)
{
    const volatile char *byte = place;
    (void)*byte;
}

twcred_status faulty_json_check(const char *document, size_t size)
{
    twcred_status status = twcred_json_check(document, size);
    if (fault("reads-behind"))
        touch(document + size);
    if (fault("reads-before"))
        touch(document - 1);
    if (fault("success-with-offset") && status.code == TWCRED_OK)
        status.offset = size;
    if (fault("failure-without-field") && status.code != TWCRED_OK)
        status.field = NULL;
    if (fault("failure-with-needed") && status.code != TWCRED_OK)
        status.needed = 1;
    return status;
}

twcred_status faulty_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size)
{
    int garbage = work->tokens[0][0];
    twcred_status status =
        twcred_credential_decode(credential, text, capacity, work, document, size);
    bool ok = status.code == TWCRED_OK;
    if (fault("writes-behind"))
        text[capacity] = '\0';
    if (fault("writes-before"))
        text[-1] = '\0';
    if (fault("leaves-text") && !ok && capacity > 0)
        text[0] = 's';
    if (fault("leaves-output") && !ok)
        credential->type = TWCRED_TYPE_APN;
    if (fault("leaves-size") && !ok)
        credential->friendly_name.size = 1;
    if (fault("leaves-time") && !ok)
        credential->date_created.time.seconds = 1;
    if (fault("needs-more") && status.needed > 0)
        status.needed++;
    if (fault("needs-too-much") && status.needed > 0)
        status.needed = size + 1;
    if (fault("depends-on-garbage") && garbage != -1)
        credential->sandbox_value = TWCRED_YES;
    if (fault("points-outside") && ok)
        credential->friendly_name.text = "n";
    if (fault("no-nul") && ok)
        text[credential->friendly_name.size] = 'x';
    return status;
}

twcred_status faulty_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params)
{
    twcred_status status = twcred_create_encode(request, body, capacity, params);
    bool ok = status.code == TWCRED_OK;
    if (fault("writes-in-part") && status.code == TWCRED_SPACE_BODY && capacity > 0)
        body[0] = 'T';
    if (fault("measures-more") && body == NULL)
        request->body_size++;
    if (fault("writes-behind-body") && ok && capacity > request->body_size)
        body[request->body_size] = '\0';
    if (fault("leaves-body-size") && !ok)
        request->body_size = status.needed;
    if (fault("ends-path-nowhere") && ok)
        memset(request->path, 'p', sizeof request->path);
    return status;
}

twcred_status faulty_header_read(twcred_headers *headers, char *text, size_t capacity,
                                 const char *line, size_t size)
{
    twcred_status status = twcred_header_read(headers, text, capacity, line, size);
    bool ok = status.code == TWCRED_OK;
    if (fault("changes-kept") && !ok && headers->text_used > 0)
        text[0] = 'x';
    if (fault("leaves-behind-kept") && !ok && headers->text_used < capacity)
        text[headers->text_used] = 's';
    if (fault("miscounts") && ok)
        headers->text_used++;
    return status;
}

/* ---------------------------------------------------------------- services */

twcred_status faulty_service_read(twcred_service *service, const char *text, size_t size)
{
    twcred_status status = twcred_service_read(service, text, size);
    if (fault("leaves-service") && status.code != TWCRED_OK)
        *service = TWCRED_CHAT_V1;
    return status;
}

const twcred_service_info *faulty_service_get(twcred_service service)
{
    static const twcred_service_info other = {"chat-v2", "chat", "v1", 1000, 64, false, ""};
    static const twcred_service_info bare = {"chat-v2", "chat", "v2", 1000, 64, false, NULL};
    if (fault("another-version"))
        return &other;
    if (fault("no-remark"))
        return &bare;
    return twcred_service_get(service);
}

twcred_status faulty_base_url_write(char *url, size_t capacity, size_t *size,
                                    twcred_service service, twcred_param edge, twcred_param region)
{
    twcred_status status = twcred_base_url_write(url, capacity, size, service, edge, region);
    bool ok = status.code == TWCRED_OK;
    if (fault("no-url-nul") && ok && url != NULL)
        url[*size] = '/';
    if (fault("url-size-with-nul") && ok)
        ++*size;
    if (fault("leaves-url-size") && !ok)
        *size = 1;
    if (fault("url-in-part") && status.code == TWCRED_SPACE_URL && capacity > 0)
        url[0] = 'h';
    if (fault("url-writes-behind") && ok && url != NULL && capacity > *size + 1)
        url[*size + 1] = '\0';
    return status;
}

/* ------------------------------------------------------------------- rows */

const twcred_operation_info *faulty_operation_get(twcred_operation operation)
{
    if (fault("row-for-none") && (size_t)operation >= TWCRED_OPERATION_COUNT)
        return twcred_operation_get(TWCRED_CREATE);
    if (fault("another-row"))
        return twcred_operation_get(TWCRED_DELETE);
    return twcred_operation_get(operation);
}

const twcred_error_info *faulty_error_find(int64_t code)
{
    if (fault("wrong-row") && code == 20404)
        return twcred_error_find(20403);
    if (fault("never-found"))
        return NULL;
    return twcred_error_find(code);
}

const twcred_error_info *faulty_error_get(size_t index)
{
    enum { LAST = 11 };
    bool reversed = fault("rows-out-of-order") && index <= LAST;
    return twcred_error_get(reversed ? LAST - index : index);
}

/* ---------------------------------------------------------------- requests */

twcred_status faulty_update_encode(twcred_request *request, char *body, size_t capacity,
                                   twcred_service service, const char *sid, size_t sid_size,
                                   const twcred_params *params)
{
    twcred_status status =
        twcred_update_encode(request, body, capacity, service, sid, sid_size, params);
    bool ok = status.code == TWCRED_OK;
    if (fault("update-has-query") && ok)
        request->query_size = 1;
    if (fault("update-leaves-path") && !ok)
        memcpy(request->path, "/Credentials/", sizeof "/Credentials/");
    return status;
}

twcred_status faulty_fetch_encode(twcred_request *request, const char *sid, size_t sid_size)
{
    twcred_status status = twcred_fetch_encode(request, sid, sid_size);
    if (fault("fetch-has-body") && status.code == TWCRED_OK)
        request->body_size = 1;
    if (fault("fetch-leaves-method") && status.code != TWCRED_OK)
        request->method = "GET";
    return status;
}

twcred_status faulty_delete_encode(twcred_request *request, const char *sid, size_t sid_size)
{
    twcred_status status = twcred_delete_encode(request, sid, sid_size);
    if (fault("deletes-all") && status.code == TWCRED_OK)
        memcpy(request->path, "/Credentials", sizeof "/Credentials");
    return status;
}

twcred_status faulty_list_encode(twcred_request *request, char *query, size_t capacity,
                                 twcred_service service, const twcred_list_params *params)
{
    twcred_status status = twcred_list_encode(request, query, capacity, service, params);
    if (fault("query-in-part") && status.code == TWCRED_SPACE_QUERY && capacity > 0)
        query[0] = 'P';
    if (fault("query-measures-more") && query == NULL)
        request->query_size++;
    if (fault("list-has-body") && status.code == TWCRED_OK)
        request->body_size = request->query_size;
    return status;
}

twcred_status faulty_next_page_read(twcred_param *query, const char *url, size_t size,
                                    const char *base_url, size_t base_url_size,
                                    twcred_service service)
{
    twcred_status status =
        twcred_next_page_read(query, url, size, base_url, base_url_size, service);
    bool ok = status.code == TWCRED_OK;
    if (fault("query-outside") && ok)
        query->size++;
    if (fault("query-with-sign") && ok) {
        query->data--;
        query->size++;
    }
    if (fault("leaves-query") && !ok)
        query->data = url;
    if (fault("url-reads-behind"))
        touch(url + size);
    return status;
}

/* ----------------------------------------------------------------- answers */

twcred_status faulty_credential_match(const twcred_credential *credential, const char *sid,
                                      size_t sid_size)
{
    if (fault("matches-any"))
        return twcred_credential_match(credential, NULL, 0);
    return twcred_credential_match(credential, sid, sid_size);
}

twcred_status faulty_page_open(twcred_page *page, char *text, size_t capacity, twcred_work *work,
                               const char *document, size_t size)
{
    twcred_status status = twcred_page_open(page, text, capacity, work, document, size);
    bool ok = status.code == TWCRED_OK;
    if (fault("leaves-cursor") && !ok)
        page->items.document = document;
    if (fault("leaves-count") && !ok)
        page->count = 1;
    if (fault("counts-more") && ok)
        page->count++;
    if (fault("page-leaves-text") && !ok && capacity > 0)
        text[0] = 's';
    return status;
}

bool faulty_page_next(twcred_credential *credential, twcred_page *page, twcred_work *work)
{
    int garbage = work->tokens[0][0];
    bool more = twcred_page_next(credential, page, work);
    if (fault("item-changes-meta") && more && page->key.size > 1)
        page->key.size = 1;
    if (fault("item-left-behind") && !more)
        credential->type = TWCRED_TYPE_GCM;
    if (fault("item-needs-work") && garbage != 0x01010101)
        credential->sandbox_value = TWCRED_YES;
    if (fault("ends-early") && page->items.left == 0)
        return false;
    return more;
}

twcred_status faulty_error_decode(twcred_error *error, char *text, size_t capacity,
                                  twcred_work *work, int http_status, const char *document,
                                  size_t size)
{
    twcred_status status =
        twcred_error_decode(error, text, capacity, work, http_status, document, size);
    if (fault("loses-status"))
        error->http_status = 0;
    if (fault("error-leaves-cursor") && status.code != TWCRED_OK)
        error->items.left = 1;
    return status;
}

bool faulty_error_next(twcred_error_item *item, twcred_error *error, twcred_work *work)
{
    bool more = twcred_error_next(item, error, work);
    if (fault("item-without-nul") && more && error->items.text != NULL)
        error->items.text[item->message.size] = 'x';
    if (fault("one-item-only"))
        error->items.left = 0;
    return more;
}

twcred_status faulty_answer_decode(twcred_answer *answer, char *text, size_t capacity,
                                   twcred_work *work, twcred_operation operation, int http_status,
                                   const char *document, size_t size)
{
    twcred_status status =
        twcred_answer_decode(answer, text, capacity, work, operation, http_status, document, size);
    if (fault("answer-keeps-kind") && status.code != TWCRED_OK)
        answer->kind = TWCRED_ANSWER_PAGE;
    return status;
}
