/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "answers.h"

#include "harness.h"

size_t string_text_size(twcred_string string)
{
    return string.presence == TWCRED_PRESENT ? string.size + 1 : 0;
}

size_t credential_text_size(const twcred_credential *credential)
{
    return string_text_size(credential->sid) + string_text_size(credential->account_sid) +
           string_text_size(credential->friendly_name) + string_text_size(credential->sandbox) +
           string_text_size(credential->date_created.string) +
           string_text_size(credential->date_updated.string) + string_text_size(credential->url);
}

size_t page_text_size(const twcred_page *page)
{
    return string_text_size(page->first_page_url) + string_text_size(page->previous_page_url) +
           string_text_size(page->url) + string_text_size(page->next_page_url) +
           string_text_size(page->key);
}

static bool date_time_zeroed(twcred_date_time decoded)
{
    return string_unset(decoded.string) && decoded.time.seconds == 0 &&
           decoded.time.nanoseconds == 0;
}

bool credential_zeroed(const twcred_credential *credential)
{
    return string_unset(credential->sid) && string_unset(credential->account_sid) &&
           string_unset(credential->friendly_name) && credential->type == TWCRED_TYPE_NONE &&
           string_unset(credential->sandbox) && credential->sandbox_value == TWCRED_UNKNOWN &&
           date_time_zeroed(credential->date_created) &&
           date_time_zeroed(credential->date_updated) && string_unset(credential->url);
}

static bool integer_zeroed(twcred_integer integer)
{
    return integer.presence == TWCRED_ABSENT && integer.value == 0;
}

static bool cursor_zeroed(const twcred_cursor *cursor)
{
    return cursor->document == NULL && cursor->size == 0 && cursor->at == 0 && cursor->left == 0 &&
           cursor->text == NULL && cursor->capacity == 0;
}

bool error_zeroed(const twcred_error *error)
{
    return integer_zeroed(error->code) && string_unset(error->message) &&
           string_unset(error->more_info) && integer_zeroed(error->status) &&
           string_unset(error->details) && error->count == 0 && cursor_zeroed(&error->items);
}

bool error_item_zeroed(const twcred_error_item *item)
{
    return integer_zeroed(item->code) && string_unset(item->message) &&
           string_unset(item->more_info) && string_unset(item->pointer) &&
           string_unset(item->context);
}

bool page_zeroed(const twcred_page *page)
{
    return integer_zeroed(page->page) && integer_zeroed(page->page_size) &&
           string_unset(page->first_page_url) && string_unset(page->previous_page_url) &&
           string_unset(page->url) && string_unset(page->next_page_url) &&
           string_unset(page->key) && page->count == 0 && cursor_zeroed(&page->items);
}

static bool same_date_time(twcred_date_time left, twcred_date_time right)
{
    return same_string(left.string, right.string) && left.time.seconds == right.time.seconds &&
           left.time.nanoseconds == right.time.nanoseconds;
}

bool same_credential(const twcred_credential *left, const twcred_credential *right)
{
    return same_string(left->sid, right->sid) &&
           same_string(left->account_sid, right->account_sid) &&
           same_string(left->friendly_name, right->friendly_name) && left->type == right->type &&
           same_string(left->sandbox, right->sandbox) &&
           left->sandbox_value == right->sandbox_value &&
           same_date_time(left->date_created, right->date_created) &&
           same_date_time(left->date_updated, right->date_updated) &&
           same_string(left->url, right->url);
}

static bool same_integer(twcred_integer left, twcred_integer right)
{
    return left.presence == right.presence && left.value == right.value;
}

bool same_error(const twcred_error *left, const twcred_error *right)
{
    return left->http_status == right->http_status && same_integer(left->code, right->code) &&
           same_string(left->message, right->message) &&
           same_string(left->more_info, right->more_info) &&
           same_integer(left->status, right->status) &&
           same_string(left->details, right->details) && left->count == right->count;
}

bool same_error_item(const twcred_error_item *left, const twcred_error_item *right)
{
    return same_integer(left->code, right->code) && same_string(left->message, right->message) &&
           same_string(left->more_info, right->more_info) &&
           same_string(left->pointer, right->pointer) && same_string(left->context, right->context);
}

bool same_page(const twcred_page *left, const twcred_page *right)
{
    return same_integer(left->page, right->page) &&
           same_integer(left->page_size, right->page_size) &&
           same_string(left->first_page_url, right->first_page_url) &&
           same_string(left->previous_page_url, right->previous_page_url) &&
           same_string(left->url, right->url) &&
           same_string(left->next_page_url, right->next_page_url) &&
           same_string(left->key, right->key) && left->count == right->count;
}
