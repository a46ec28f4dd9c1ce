/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "fault.h"

#include <stdio.h>
#include <string.h>

static void rewrite(mock_answer *answer, mock_page *page)
{
    text_free(&answer->body);
    page_write(&answer->body, page);
}

/* ------------------------------------------------------- parts of the URL */

static void add_scheme(mock_text *dst, const mock_page *page)
{
    text_add_string(dst, page->address->scheme);
}

static void add_host(mock_text *dst, const mock_page *page)
{
    text_add_string(dst, page->address->host);
}

static void add_port(mock_text *dst, const mock_page *page)
{
    text_add_string(dst, page->address->port);
}

static void add_path(mock_text *dst, const mock_page *page)
{
    text_add_string(dst, page->address->path);
}

static void add_query(mock_text *dst, const mock_page *page)
{
    mock_token token;
    page_next_token(&token, page);
    page_query(dst, page, page->number + 1, &token);
}

/* The public host, then the path as that one has it. */
static void add_public(mock_text *dst, const mock_page *page)
{
    mock_address address;
    address_public(&address, page->address->product);
    text_add_string(dst, address.host);
    text_add_string(dst, address.path);
}

static const struct url_part {
    char letter;
    void (*add)(mock_text *dst, const mock_page *page);
} url_parts[] = {
    {'S', add_scheme}, {'H', add_host},  {'N', add_port},
    {'P', add_path},   {'Q', add_query}, {'W', add_public},
};

static void add_part(mock_text *dst, const mock_page *page, char letter)
{
    for (size_t i = 0; i < sizeof url_parts / sizeof url_parts[0]; i++)
        if (url_parts[i].letter == letter)
            url_parts[i].add(dst, page);
}

/* ----------------------------------------------------------- the next page */

void link_text(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    mock_page *page = subject->page;
    mock_text *url = &page->next_url;
    text_free(url);
    for (const char *rest = fault->text; *rest != '\0';) {
        size_t plain = strcspn(rest, "$");
        text_add(url, rest, plain);
        rest += plain;
        if (*rest == '$') {
            add_part(url, page, rest[1]);
            rest += 2;
        }
    }
    rewrite(answer, page);
}

static void lead_to(mock_page *page, const mock_text *url)
{
    text_free(&page->next_url);
    text_add(&page->next_url, url->bytes, url->size);
}

static void lead_on(mock_page *page)
{
    mock_token token;
    page_next_token(&token, page);
    page_lead_to(page, &token);
}

void link_foreign(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    mock_page *page = subject->page;
    link_text(answer, fault, subject);
    mock_text path = page->next_url;
    page->next_url = (struct mock_text){0};
    text_add_string(&page->next_url, subject->foreign);
    text_add(&page->next_url, path.bytes, path.size);
    text_free(&path);
    rewrite(answer, page);
}

void lead_foreign(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    char location[192];
    snprintf(location, sizeof location, "%s%s", subject->foreign, fault->text);
    answer_reset(answer, fault->status, NULL);
    answer_set_header(answer, "Location", location);
}

void link_self(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    lead_to(subject->page, &subject->page->url);
    rewrite(answer, subject->page);
}

void link_cycle(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    mock_page *page = subject->page;
    if (page->number == 0)
        lead_on(page);
    else
        lead_to(page, &page->first_url);
    rewrite(answer, page);
}

void link_endless(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    lead_on(subject->page);
    rewrite(answer, subject->page);
}

void link_empty(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    mock_page *page = subject->page;
    for (size_t i = 0; i < page->count; i++)
        credential_free(&page->credentials[i]);
    page->count = 0;
    page->has_older = false;
    link_endless(answer, fault, subject);
}
