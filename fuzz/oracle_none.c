/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Stands in for oracle_json.c and oracle_answers.c where there is no jansson: for
 * MemorySanitizer, which takes all that a library writes for uninitialised unless it
 * was built with it, and for machines that have no jansson. What needs the second
 * opinion is not compared; all else that a target requires, it requires here too. */
#include "oracle_answers.h"

/* The core's own verdict, so that no comparison of verdicts fails. */
oracle oracle_open(const char *document, size_t size)
{
    oracle opened = {false, false, false, NULL};
    opened.accepts = oracle_accepts(document, size);
    return opened;
}

void oracle_close(oracle *opened)
{
    (void)opened;
}

bool oracle_accepts(const char *document, size_t size)
{
    return twcred_json_check(document, size).code == TWCRED_OK;
}

bool oracle_readable(const char *document, size_t size)
{
    return oracle_accepts(document, size);
}

/* Then no target asks for the first fault. */
bool oracle_has_duplicates(const char *document, size_t size)
{
    (void)document;
    (void)size;
    return true;
}

size_t oracle_depth(const char *document, size_t size)
{
    (void)document;
    (void)size;
    return 0;
}

static const contract_fault none = {TWCRED_OK, NULL, NULL};

contract_fault credential_fault(const struct json_t *root)
{
    (void)root;
    return none;
}

contract_fault error_fault(const struct json_t *root)
{
    (void)root;
    return none;
}

contract_fault page_fault(const struct json_t *root)
{
    (void)root;
    return none;
}

void require_credential_fault_at(twcred_status status, const char *document, size_t size)
{
    (void)status;
    (void)document;
    (void)size;
}

void require_error_fault_at(twcred_status status, const char *document, size_t size)
{
    require_credential_fault_at(status, document, size);
}

void require_page_fault_at(twcred_status status, const char *document, size_t size)
{
    require_credential_fault_at(status, document, size);
}

void require_verdict(twcred_status status, contract_fault fault, const char *document, size_t size,
                     const oracle *opened)
{
    (void)fault;
    (void)opened;
    require_credential_fault_at(status, document, size);
}

void require_credential(const twcred_credential *credential, const char *text, size_t capacity,
                        const oracle *opened)
{
    (void)credential;
    (void)text;
    (void)capacity;
    (void)opened;
}

void require_page_item(const twcred_credential *credential, const char *text, size_t capacity,
                       const oracle *opened, size_t index)
{
    (void)index;
    require_credential(credential, text, capacity, opened);
}

void require_page(const twcred_page *page, const char *text, size_t capacity, const oracle *opened)
{
    (void)page;
    require_credential(NULL, text, capacity, opened);
}

void require_error(const twcred_error *error, const char *text, size_t capacity,
                   const oracle *opened, const char *document, size_t size)
{
    (void)error;
    (void)document;
    (void)size;
    require_credential(NULL, text, capacity, opened);
}

void require_error_item(const twcred_error_item *item, const char *text, size_t capacity,
                        const oracle *opened, size_t index, const char *document, size_t size)
{
    (void)item;
    (void)index;
    require_error(NULL, text, capacity, opened, document, size);
}

void require_error_text_size(size_t needed, const twcred_error *error, const oracle *opened,
                             twcred_work *work)
{
    (void)needed;
    (void)error;
    (void)opened;
    (void)work;
}
