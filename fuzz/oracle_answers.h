/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* A second opinion on the documents that the service answers: the contract read
 * over a tree of jansson's. */
#ifndef TWCRED_FUZZ_ORACLE_ANSWERS_H
#define TWCRED_FUZZ_ORACLE_ANSWERS_H

#include "oracle_json.h"
#include "twcred.h"

/* The first fault of the contract in a document that the oracle accepts and in
 * which no name occurs twice: its code, its field, and the value that it is in (of
 * an absent member, the object without it); or TWCRED_OK. */
typedef struct contract_fault {
    twcred_code code;
    const char *field;
    const struct json_t *value;
} contract_fault;

contract_fault credential_fault(const struct json_t *root);
contract_fault error_fault(const struct json_t *root);
contract_fault page_fault(const struct json_t *root);

/* Requires that what stands at the offset of a field-… status is what it
 * claims: the value of the wrong kind, or the name that came before. */
void require_credential_fault_at(twcred_status status, const char *document, size_t size);
void require_error_fault_at(twcred_status status, const char *document, size_t size);
void require_page_fault_at(twcred_status status, const char *document, size_t size);

/* Requires that the status is that fault, and that its offset is where the value
 * stands; of field-format, where the recogniser breaks off inside of it. */
void require_verdict(twcred_status status, contract_fault fault, const char *document, size_t size,
                     const oracle *opened);

/* Requires that all of the decoded is sound inside the lent text, and that it
 * is what the document holds. */
void require_credential(const twcred_credential *credential, const char *text, size_t capacity,
                        const oracle *opened);
void require_error(const twcred_error *error, const char *text, size_t capacity,
                   const oracle *opened, const char *document, size_t size);
void require_error_item(const twcred_error_item *item, const char *text, size_t capacity,
                        const oracle *opened, size_t index, const char *document, size_t size);
void require_page(const twcred_page *page, const char *text, size_t capacity, const oracle *opened);
void require_page_item(const twcred_credential *credential, const char *text, size_t capacity,
                       const oracle *opened, size_t index);

/* Requires that what is needed is what a decoded error takes, with the strings that
 * were not chosen and those of its items; at least that where an object was not
 * chosen, whose size nothing tells. */
void require_error_text_size(size_t needed, const twcred_error *error, const oracle *opened,
                             twcred_work *work);

#endif
