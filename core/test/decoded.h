/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* Documents to decode, and what has to come of them: for the tests of credentials,
 * pages, errors and answers. */
#ifndef TWCRED_TEST_DECODED_H
#define TWCRED_TEST_DECODED_H

#include "support.h"

#define SID         "CR0123456789abcdefABCDEF9876543210"
#define ACCOUNT_SID "AC00000000000000000000000000000000"
#define URL         "https://ip-messaging.twilio.com/v2/Credentials/" SID

/* What the service sends, by the contract's example. */
#define EXAMPLE                                                                                \
    "{\"sid\": \"" SID "\", \"account_sid\": \"" ACCOUNT_SID                                   \
    "\", \"friendly_name\": \"Test slow create\", \"type\": \"apn\", \"sandbox\": \"False\", " \
    "\"date_created\": \"2015-10-07T17:50:01Z\", \"date_updated\": \"2015-10-07T17:50:02Z\", " \
    "\"url\": \"" URL "\"}"

#define ERROR_EXAMPLE                                                  \
    "{\"code\": 20001, \"message\": \"Invalid Type\", \"more_info\": " \
    "\"https://www.twilio.com/docs/errors/20001\", \"status\": 400}"

/* The meta of a list's first and only page, by the contract's examples. */
#define LIST_URL "https://ip-messaging.twilio.com/v2/Credentials?PageSize=50&Page=0"
#define META_EXAMPLE                                                                  \
    "{\"page\": 0, \"page_size\": 50, \"first_page_url\": \"" LIST_URL                \
    "\", \"previous_page_url\": null, \"url\": \"" LIST_URL "\", \"next_page_url\": " \
    "null, \"key\": \"credentials\"}"

/* Scratch memory flush against an unmapped page. */
twcred_work *guarded_work(void);

void assert_no_string(const twcred_string *string, twcred_presence presence);
void assert_string_at(int line, const twcred_string *string, const char *text, size_t size);
#define assert_string(string, literal) assert_string_at(__LINE__, string, BYTES(literal))
void assert_no_time(const twcred_date_time *date_time, twcred_presence presence);
void assert_no_credential(const twcred_credential *credential, twcred_presence presence);
void assert_no_integer(const twcred_integer *integer, twcred_presence presence);
void assert_integer(const twcred_integer *integer, int64_t value);
void assert_no_meta(const twcred_page *page, twcred_presence presence);
void assert_no_item(const twcred_error_item *item, twcred_presence presence);
void assert_no_error(const twcred_error *error, twcred_presence presence, int http_status);

/* The credential is that of EXAMPLE. */
void assert_example(const twcred_credential *credential);

/* How much text the strings take. */
size_t string_space(const twcred_string *string);
size_t credential_space(const twcred_credential *credential);
size_t error_space(const twcred_error *error);
size_t item_space(const twcred_error_item *item);
size_t meta_space(const twcred_page *page);

/* The string lies in the text. */
bool inside(const twcred_string *string, const char *text, size_t capacity);

bool credential_inside(const twcred_credential *credential, const char *text, size_t capacity);

/* The space that a page takes, by measuring; 0 where it is decoded or refused at
 * once. */
size_t measure_page(const char *document, size_t size);

/* Capacities below what is needed are refused, with nothing left behind. */
void refuse_short_pages(const char *document, size_t size, size_t needed, size_t step);

/* A page that was opened with exactly enough text, at the end of memory. */
typedef struct opened_page {
    twcred_page page;
    char *text;
    size_t needed;
    twcred_work *work;
} opened_page;

/* Opens a good page, and holds it against what the header promises for every one. */
opened_page open_page(const char *document, size_t size);

/* The next credential of `from`, which is the page or a copy of it, with work that
 * holds nothing of the call before. */
bool next_credential(twcred_credential *credential, twcred_page *from, const opened_page *of);

/* An error that was decoded with exactly enough text, at the end of memory, as the
 * body of an answer of 429. */
typedef struct opened_error {
    twcred_error error;
    char *text;
    size_t needed;
    twcred_work *work;
} opened_error;

/* Decodes a good error, and holds it against what the header promises for every one. */
opened_error open_error(const char *document, size_t size);

/* The next item of `from`, as with next_credential(). */
bool next_error(twcred_error_item *item, twcred_error *from, const opened_error *of);

/* A credential like the service's that can be told from others by its number. */
size_t numbered_item(char *to, size_t number);
void assert_numbered(const twcred_credential *credential, size_t number);

/* Takes the mark ` out of a document and puts the rest at the end of memory.
 * Returns where the mark was, or the size. */
size_t unmark(const char **document, size_t *size, const char *marked);

/* The attributes that may be null, in the contract's order. */
#define ATTRIBUTE_COUNT 7
extern const char *const attributes[ATTRIBUTE_COUNT];

/* Room for a document that is put together, and what puts it together. */
#define SHEET_SIZE (1 << 21)
extern char sheet[SHEET_SIZE];
size_t append(size_t size, const char *text);

/* Puts a page of such credentials together, and returns its size. */
size_t numbered_page(size_t count, bool meta_first);

/* Writes an unknown value of one of five kinds and of about n tokens. */
size_t filler(char *to, int kind, int n);

#endif
