/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Calls of the library that break their contract in the way that the environment
 * variable TWCRED_FAULT names. The probe is built once more on top of them, to
 * show that each rule it checks can fail. */
#ifndef TWCRED_CONFORMANCE_FAULTY_H
#define TWCRED_CONFORMANCE_FAULTY_H

#include "twcred.h"

twcred_status faulty_json_check(const char *document, size_t size);
twcred_status faulty_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size);
twcred_status faulty_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params);
twcred_status faulty_header_read(twcred_headers *headers, char *text, size_t capacity,
                                 const char *line, size_t size);
twcred_status faulty_service_read(twcred_service *service, const char *text, size_t size);
const twcred_service_info *faulty_service_get(twcred_service service);
twcred_status faulty_base_url_write(char *url, size_t capacity, size_t *size,
                                    twcred_service service, twcred_param edge, twcred_param region);
const twcred_operation_info *faulty_operation_get(twcred_operation operation);
const twcred_error_info *faulty_error_find(int64_t code);
const twcred_error_info *faulty_error_get(size_t index);
twcred_status faulty_update_encode(twcred_request *request, char *body, size_t capacity,
                                   twcred_service service, const char *sid, size_t sid_size,
                                   const twcred_params *params);
twcred_status faulty_fetch_encode(twcred_request *request, const char *sid, size_t sid_size);
twcred_status faulty_delete_encode(twcred_request *request, const char *sid, size_t sid_size);
twcred_status faulty_list_encode(twcred_request *request, char *query, size_t capacity,
                                 twcred_service service, const twcred_list_params *params);
twcred_status faulty_next_page_read(twcred_param *query, const char *url, size_t size,
                                    const char *base_url, size_t base_url_size,
                                    twcred_service service);
twcred_status faulty_credential_match(const twcred_credential *credential, const char *sid,
                                      size_t sid_size);
twcred_status faulty_page_open(twcred_page *page, char *text, size_t capacity, twcred_work *work,
                               const char *document, size_t size);
bool faulty_page_next(twcred_credential *credential, twcred_page *page, twcred_work *work);
twcred_status faulty_error_decode(twcred_error *error, char *text, size_t capacity,
                                  twcred_work *work, int http_status, const char *document,
                                  size_t size);
bool faulty_error_next(twcred_error_item *item, twcred_error *error, twcred_work *work);
twcred_status faulty_answer_decode(twcred_answer *answer, char *text, size_t capacity,
                                   twcred_work *work, twcred_operation operation, int http_status,
                                   const char *document, size_t size);

#endif
