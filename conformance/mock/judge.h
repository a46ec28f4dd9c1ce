/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The judge of clients: what they sent, by requirement. What is judged is the
 * request as it came, whatever the service made of it. */
#ifndef JUDGE_H
#define JUDGE_H

#include "mock.h"

/* ----------------------------------------------------------------- judge.c */

#define JUDGE_PAIRS_MAX 24

/* A pair of a form or a query: where it stands, and what it says. */
typedef struct judge_pair {
    size_t at; /* of its name */
    size_t name_size;
    bool has_value;
    size_t value_at;
    size_t value_size;
    mock_text name; /* decoded; a malformed escape stands for itself */
    mock_text value;
} judge_pair;

typedef struct judge_form {
    judge_pair pairs[JUDGE_PAIRS_MAX];
    size_t count;
} judge_form;

typedef enum judge_place { PLACE_NONE, PLACE_COLLECTION, PLACE_ITEM, PLACE_ODD_ITEM } judge_place;

struct judge_record {
    size_t number; /* from 0 */
    bool foreign;  /* it came to the host that is none of the service's */
    bool whole;    /* the body came to its end */
    uint64_t ms;
    mock_text method;
    mock_text target;
    mock_text fields; /* "Name: value", a NUL behind each */
    mock_text body;
    /* What was answered. */
    uint64_t answered_ms; /* 0: nothing was */
    unsigned status;
    bool cut;             /* the answer, or its end, did not go out */
    bool leads_away;      /* to the foreign host */
    unsigned retry_after; /* seconds; 0: was not asked for */
    bool is_page;
    long page_number;
    mock_text links;    /* the meta of a page */
    mock_text next;     /* the URL of the next page; empty: none */
    mock_text identity; /* name and type of a credential */
    char sid[SID_SIZE]; /* of that credential; empty: none */
    /* What follows from the above, for the checks. */
    judge_place place;
    const mock_product *product;
    bool is_operation; /* place and method fit */
    mock_operation operation;
    size_t path_size; /* of the target, up to its query */
    judge_form query;
    judge_form form;
};

typedef struct judge_run {
    const char *password;
    const char *authority;
    judge_record *const *records;
    size_t count;
    bool overflowed; /* more came than is kept */
} judge_run;

bool text_is(const mock_text *text, const char *string);
bool text_same(const mock_text *one, const mock_text *other);
/* Where the bytes first stand, or NULL. */
const char *text_find(const mock_text *text, const char *bytes, size_t size);

/* --------------------------------------------------------- judge_prepare.c */

/* Fills in what follows from the request. */
void record_prepare(judge_record *record);
void form_free(judge_form *form);
/* The line of that field, and its value; NULL: did not come. */
const char *record_field(const judge_record *record, const char *name, const char **value);
/* The first pair of that name, or NULL. */
const judge_pair *form_pair(const judge_form *form, const char *name);
/* Where in its source the decoded byte of a value stands. */
size_t pair_offset(const mock_text *source, size_t source_at, const judge_pair *pair, size_t index);
/* Whether its body is to be read as a form. */
bool record_has_form(const judge_record *record);

/* User and password of the Authorization field, decoded. */
typedef struct judge_basic {
    const char *line; /* NULL: there is no such field */
    const char *encoded;
    bool is_basic;
    bool is_base64;
    size_t fault; /* the offset in `line` of what is no base64 */
    mock_text user;
    bool has_colon;
    mock_text password;
} judge_basic;

void basic_read(judge_basic *basic, const judge_record *record);
void basic_free(judge_basic *basic);

/* ------------------------------------------------------------- judge_mask.c */

typedef enum judge_part { PART_METHOD, PART_TARGET, PART_FIELD, PART_BODY } judge_part;

/* Copies a part of a request with stars in place of all that may be secret, and
 * dots in place of what is not printable ASCII, byte for byte. */
void mask_part(mock_text *dst, const judge_run *run, const judge_record *record, judge_part part,
               const char *line);
/* The offset of the first secret of this run in the bytes, spelt as it is or
 * escaped, or `size`. */
size_t mask_find_secret(const judge_run *run, const char *bytes, size_t size);
/* Whether a parameter of that name holds a secret. */
bool mask_is_secret_name(const mock_text *name);

/* ------------------------------------------------------------ judge_json.c */

/* Whether the bytes are a whole JSON text (RFC 8259), and else where they stop
 * being one. */
bool json_is_whole(const char *bytes, size_t size, size_t *fault);

/* ----------------------------------------------------------- judge_table.c */

typedef enum judge_verdict { JUDGE_UNTRIED, JUDGE_RIGHT, JUDGE_WRONG } judge_verdict;

typedef struct judge_finding {
    judge_part part;
    const char *line; /* of a field */
    size_t offset;    /* of the guilty byte, in the part */
    const char *why;
} judge_finding;

typedef judge_verdict judge_check(judge_finding *finding, const judge_run *run,
                                  const judge_record *record);

/* Whom a requirement is about. */
typedef enum judge_scope { SCOPE_OWN, SCOPE_BOTH } judge_scope;

typedef struct judge_row {
    const char *name;
    const char *must;
    judge_check *check;
    judge_scope scope;
    bool advice; /* other spellings arrive as well: told, and no failure */
} judge_row;

/* NULL behind the last. */
const judge_row *judge_row_at(size_t number);
/* Always JUDGE_WRONG, to be returned. */
judge_verdict judge_wrong(judge_finding *finding, judge_part part, size_t offset, const char *why);
judge_verdict judge_wrong_field(judge_finding *finding, const char *line, const char *at,
                                const char *why);
judge_verdict judge_if(bool right, judge_finding *finding, judge_part part, size_t offset,
                       const char *why);

/* ------------------------------------------------------------ judge_line.c */

judge_check check_method, check_path, check_path_sid, check_path_plain, check_origin_form,
    check_target_bytes, check_query_none, check_query_known, check_page_size, check_page_number,
    check_page_token;

/* ------------------------------------------------------------ judge_head.c */

judge_check check_host, check_auth_present, check_auth_once, check_auth_basic, check_auth_base64,
    check_auth_colon, check_user, check_stray_blanks, check_password, check_agent, check_accept,
    check_media_type, check_charset, check_length, check_body_whole, check_no_body, check_coding,
    check_secret_target, check_secret_field;

/* ------------------------------------------------------------ judge_form.c */

judge_check check_escapes, check_utf8, check_raw, check_space, check_hex, check_serialised,
    check_pairs, check_known, check_once;

/* ---------------------------------------------------------- judge_params.c */

judge_check check_type_given, check_type_value, check_type_update, check_sandbox, check_name,
    check_key_pair, check_pem_framed, check_pem_lines, check_pem_plus, check_secret_given,
    check_secret_json, check_api_key;

/* ------------------------------------------------------------- judge_run.c */

judge_check check_create_once, check_retry_after, check_retry_bounded, check_retry_refused,
    check_next_verbatim, check_walk_by_link, check_walk_ends, check_walk_loop, check_next_path,
    check_next_user_info, check_next_foreign, check_foreign_auth, check_foreign_body, check_renewal;

/* ---------------------------------------------------------- judge_report.c */

/* Writes the report to that file, - for the standard output. False: it could not
 * be written, which one line on the standard error says. `right` tells whether
 * nothing was wrong. */
bool report_write(bool *right, const judge_run *run, const char *path);

#endif
