/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <stdlib.h>

bool page_open(mock_page *page, const mock_address *address, const mock_token *from, long number,
               long size)
{
    *page = (struct mock_page){
        .address = address, .from = *from, .number = number, .size = size, .key = "credentials"};
    page->credentials = calloc((size_t)size, sizeof *page->credentials);
    return page->credentials != NULL;
}

void page_close(mock_page *page)
{
    mock_text *urls[] = {&page->first_url, &page->previous_url, &page->url, &page->next_url};
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++)
        text_free(urls[i]);
    for (size_t i = 0; i < page->count; i++)
        credential_free(&page->credentials[i]);
    free(page->credentials);
    *page = (struct mock_page){0};
}

/* -------------------------------------------------------------- the links */

/* A token is nothing but base64, in which three bytes need a percent escape. */
static void add_escaped(mock_text *dst, const mock_text *token)
{
    for (size_t i = 0; i < token->size; i++) {
        char byte = token->bytes[i];
        const char *escape = byte == '+' ? "%2B" : byte == '/' ? "%2F" : byte == '=' ? "%3D" : NULL;
        if (escape != NULL)
            text_add_string(dst, escape);
        else
            text_add(dst, &byte, 1);
    }
}

void page_query(mock_text *dst, const mock_page *page, long number, const mock_token *from)
{
    text_add_string(dst, "PageSize=");
    json_add_number(dst, page->size);
    text_add_string(dst, "&Page=");
    json_add_number(dst, number);
    if (from->kind == TOKEN_NONE)
        return;
    mock_text token = {0};
    token_write(&token, from);
    text_add_string(dst, "&PageToken=");
    add_escaped(dst, &token);
    text_free(&token);
}

static void set_url(mock_text *dst, const mock_page *page, long number, const mock_token *from)
{
    text_free(dst);
    address_write(dst, page->address);
    text_add_string(dst, "?");
    page_query(dst, page, number, from);
}

static void set_sid_token(mock_token *token, const mock_page *page, mock_token_kind kind,
                          const char sid[SID_SIZE])
{
    *token = (struct mock_token){.kind = kind, .lap = page->from.lap};
    for (size_t i = 0; i < SID_SIZE; i++)
        token->sid[i] = sid[i];
}

void page_next_token(mock_token *token, const mock_page *page)
{
    if (page->has_older) {
        set_sid_token(token, page, TOKEN_AFTER, page->older);
        return;
    }
    set_sid_token(token, page, TOKEN_ROUND, "CR00000000000000000000000000000000");
    token->lap++;
}

void page_lead_to(mock_page *page, const mock_token *token)
{
    set_url(&page->next_url, page, page->number + 1, token);
}

void page_link(mock_page *page)
{
    static const mock_token none = {.kind = TOKEN_NONE};
    mock_token token;
    set_url(&page->first_url, page, 0, &none);
    set_url(&page->url, page, page->number, &page->from);
    if (page->has_newer) {
        set_sid_token(&token, page, TOKEN_BEFORE, page->newer);
        set_url(&page->previous_url, page, page->number > 0 ? page->number - 1 : 0, &token);
    }
    if (page->has_older) {
        page_next_token(&token, page);
        page_lead_to(page, &token);
    }
}

/* ----------------------------------------------------------- the document */

static void write_url(mock_text *dst, const mock_text *url)
{
    if (url->size > 0)
        json_add_string(dst, url->bytes, url->size);
    else
        text_add_string(dst, "null");
}

static void write_page(mock_text *dst, const void *of)
{
    json_add_number(dst, ((const mock_page *)of)->number);
}

static void write_page_size(mock_text *dst, const void *of)
{
    json_add_number(dst, ((const mock_page *)of)->size);
}

static void write_first_page_url(mock_text *dst, const void *of)
{
    write_url(dst, &((const mock_page *)of)->first_url);
}

static void write_previous_page_url(mock_text *dst, const void *of)
{
    write_url(dst, &((const mock_page *)of)->previous_url);
}

static void write_own_url(mock_text *dst, const void *of)
{
    write_url(dst, &((const mock_page *)of)->url);
}

static void write_next_page_url(mock_text *dst, const void *of)
{
    write_url(dst, &((const mock_page *)of)->next_url);
}

static void write_key(mock_text *dst, const void *of)
{
    json_add_nullable(dst, ((const mock_page *)of)->key);
}

static const mock_member meta_members[] = {
    {"page", write_page},
    {"page_size", write_page_size},
    {"first_page_url", write_first_page_url},
    {"previous_page_url", write_previous_page_url},
    {"url", write_own_url},
    {"next_page_url", write_next_page_url},
    {"key", write_key},
};

static void write_meta(mock_text *dst, const void *of)
{
    static const mock_edit none = {0};
    object_write(dst, meta_members, sizeof meta_members / sizeof meta_members[0], of, &none);
}

static void write_credentials(mock_text *dst, const void *of)
{
    static const mock_edit none = {0};
    const mock_page *page = of;
    text_add_string(dst, "[");
    for (size_t i = 0; i < page->count; i++) {
        bool spoilt = i == page->spoilt.position;
        if (i > 0)
            text_add_string(dst, ",");
        if (spoilt && page->spoilt.raw != NULL)
            text_add_string(dst, page->spoilt.raw);
        else
            credential_write(dst, &page->credentials[i], spoilt ? &page->spoilt.edit : &none);
    }
    text_add_string(dst, "]");
}

static const mock_member page_members[] = {
    {"credentials", write_credentials},
    {"meta", write_meta},
};

void page_write(mock_text *dst, const mock_page *page)
{
    object_write(dst, page_members, sizeof page_members / sizeof page_members[0], page,
                 &page->edit);
}
