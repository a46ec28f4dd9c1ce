/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "fault.h"

/* Writes the answer's document anew, and that wrong in the credential or in that of
 * the page. */
static void rewrite(mock_answer *answer, const mock_subject *subject, size_t position,
                    const mock_edit *edit)
{
    text_free(&answer->body);
    if (subject->page == NULL) {
        credential_write(&answer->body, subject->credential, edit);
        return;
    }
    subject->page->spoilt.position = position;
    subject->page->spoilt.edit = *edit;
    page_write(&answer->body, subject->page);
}

static void rewrite_page(mock_answer *answer, const mock_subject *subject, const mock_edit *edit)
{
    text_free(&answer->body);
    subject->page->edit = *edit;
    page_write(&answer->body, subject->page);
}

/* ------------------------------------------------------- of a credential */

void say_member(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit edit = {.member = fault->member, .raw = fault->text};
    rewrite(answer, subject, 0, &edit);
}

void say_long_name(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    mock_text name = {0};
    text_add_string(&name, "\"");
    text_fill(&name, 'n', 100u * 1000u);
    text_add(&name, "\"", sizeof "\"");
    const mock_edit edit = {.member = fault->member, .raw = name.failed ? "\"\"" : name.bytes};
    rewrite(answer, subject, 0, &edit);
    text_free(&name);
}

void say_more(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit edit = {.more = fault->text};
    rewrite(answer, subject, 0, &edit);
}

/* Takes the text over. */
static void add_members(mock_answer *answer, const mock_subject *subject, mock_text *members)
{
    text_add(members, "", 1);
    const mock_edit edit = {.more = members->failed ? NULL : members->bytes};
    rewrite(answer, subject, 0, &edit);
    text_free(members);
}

void say_deep(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    (void)fault;
    mock_text more = {0};
    text_add_string(&more, ",\"deep\":");
    text_fill(&more, '[', 100);
    text_fill(&more, ']', 100);
    add_members(answer, subject, &more);
}

void say_unknown(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    mock_text more = {0};
    text_add_string(&more, fault->text);
    text_add_string(&more, ",\"numbers\":[0");
    for (unsigned i = 1; i < 2000; i++) {
        text_add_string(&more, ",");
        json_add_number(&more, (long)i);
    }
    text_add_string(&more, "],\"links\":{\"first\":\"\"");
    for (unsigned i = 0; i < 300; i++) {
        text_add_string(&more, ",\"link");
        json_add_number(&more, (long)i);
        text_add_string(&more, "\":{\"sid\":null,\"type\":[true,false,1.5e-3]}");
    }
    text_add_string(&more, "}");
    add_members(answer, subject, &more);
}

/* ------------------------------------------------------------- of a page */

/* On an empty page this fits no credential, and nothing is wrong. */
static size_t last_position(const mock_subject *subject)
{
    return subject->page->count - 1;
}

void say_last_member(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit edit = {.member = fault->member, .raw = fault->text};
    rewrite(answer, subject, last_position(subject), &edit);
}

void say_last(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit none = {0};
    subject->page->spoilt.raw = fault->text;
    rewrite(answer, subject, last_position(subject), &none);
}

void say_page_member(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit edit = {.member = fault->member, .raw = fault->text};
    rewrite_page(answer, subject, &edit);
}

void say_page_more(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit edit = {.more = fault->text};
    rewrite_page(answer, subject, &edit);
}

void say_odd_meta(mock_answer *answer, const mock_fault *fault, const mock_subject *subject)
{
    const mock_edit none = {0};
    mock_page *page = subject->page;
    page->number = -1 - page->number;
    page->size = -page->size;
    page->key = fault->text;
    rewrite_page(answer, subject, &none);
}
