/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The mock of the Credential resource: a second, independent reading of the
 * contract, which shares no line with the core that is tested against it.
 *
 * One section for each source file. Every text that may hold a secret is wiped
 * before its memory is given back. */
#ifndef MOCK_H
#define MOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* ------------------------------------------------------------------ text.c */

/* Bytes on the heap. Zero-initialised means empty. `failed` sticks once memory
 * ran out, so that a writer may check once, at its end. */
typedef struct mock_text {
    char *bytes;
    size_t size;
    size_t cap;
    bool failed;
} mock_text;

void text_add(mock_text *text, const void *bytes, size_t size);
void text_add_string(mock_text *text, const char *string);
void text_fill(mock_text *text, char byte, size_t count);
/* Wipes, frees and leaves an empty text. */
void text_free(mock_text *text);

/* ------------------------------------------------------------------ json.c */

/* Writes a JSON string (RFC 8259 section 7) of UTF-8 bytes, quotes included. */
void json_add_string(mock_text *dst, const char *bytes, size_t size);
/* The same of a NUL-terminated string, or null for NULL. */
void json_add_nullable(mock_text *dst, const char *string);
void json_add_number(mock_text *dst, long number);

/* ---------------------------------------------------------------- object.c */

/* What is to be wrong in an object. All-zero means: nothing. */
typedef struct mock_edit {
    const char *member; /* the one whose value is replaced */
    const char *raw;    /* by this JSON text; NULL: the member is left out */
    const char *more;   /* JSON text behind the last member */
} mock_edit;

typedef struct mock_member {
    const char *name;
    void (*write)(mock_text *dst, const void *of);
} mock_member;

/* Writes a JSON object of those members, in order. */
void object_write(mock_text *dst, const mock_member *members, size_t count, const void *of,
                  const mock_edit *edit);

/* ----------------------------------------------------------------- clock.c */

#define CLOCK_DATE_SIZE sizeof "2015-10-07T17:50:01Z"

/* Milliseconds of a clock that never goes back. */
uint64_t clock_ms(void);
/* A time in UTC, as RFC 3339 writes it. */
void clock_date(char dst[CLOCK_DATE_SIZE], time_t when);

#define CLOCK_HTTP_SIZE 64

/* The three that RFC 9110 5.6.7 has recipients accept. */
typedef enum mock_http_date { DATE_IMF_FIXDATE, DATE_RFC850, DATE_ASCTIME } mock_http_date;

void clock_http_date(char dst[CLOCK_HTTP_SIZE], time_t when, mock_http_date form);

/* ------------------------------------------------------------------- sid.c */

#define SID_SIZE sizeof "CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* A fresh SID: two letters, then 128 bits of the system's randomness. */
void sid_make(char dst[SID_SIZE], const char *letters);
bool sid_is(const char *string, const char *letters);

/* ---------------------------------------------------------------- digest.c */

#define DIGEST_SIZE 65

/* SHA-256 in lower-case hexadecimal; an empty string where libcrypto fails. */
void digest_hex(char dst[DIGEST_SIZE], const void *bytes, size_t size);

/* ------------------------------------------------------------------ utf8.c */

/* Whether the bytes are well-formed UTF-8 (RFC 3629). */
bool utf8_is(const char *bytes, size_t size);
/* The characters (code points) of well-formed UTF-8. */
size_t utf8_count(const char *bytes, size_t size);

/* ------------------------------------------------------------------- pem.c */

/* Whether the text is framed as RFC 7468 says: starts with a BEGIN line, has the
 * END line to it, and nothing but space after its last line of dashes. What is
 * inside is for those to judge who have the means to read it. */
bool pem_is_framed(const char *bytes, size_t size);

/* ------------------------------------------------------------------ form.c */

#define FORM_PAIRS_MAX 16

typedef enum mock_form_code {
    FORM_OK,
    FORM_ESCAPE, /* a percent sign without two hexadecimal digits */
    FORM_UTF8,   /* not UTF-8 (RFC 3629) once decoded */
    FORM_TWICE,  /* a name that came before */
    FORM_MANY    /* more than FORM_PAIRS_MAX pairs */
} mock_form_code;

typedef struct mock_form_slice {
    char *bytes;
    size_t size;
} mock_form_slice;

typedef struct mock_form_pair {
    mock_form_slice name;
    mock_form_slice value;
} mock_form_pair;

typedef struct mock_form {
    mock_form_pair pairs[FORM_PAIRS_MAX];
    size_t count;
} mock_form;

/* Reads application/x-www-form-urlencoded (WHATWG URL, 5.1), decoding in place:
 * the pairs point into `body`. Stricter than that standard in what mock_form_code
 * lists. On failure the guilty pair is the last one counted, and its name is
 * empty where the name itself could not be read. */
mock_form_code form_decode(mock_form *form, char *body, size_t size);

/* ---------------------------------------------------------------- fields.c */

/* Why a request is refused. Holds names of parameters, never their values. */
typedef struct mock_refusal {
    char message[160];
} mock_refusal;

/* Always false, to be returned. */
bool fields_refuse(mock_refusal *refusal, const char *message);
bool slice_is(const mock_form_slice *slice, const char *string);
/* Decodes the text in place and sorts its pairs: values[i] is that of names[i],
 * NULL where it did not come. A NULL among the names fits no pair. On false the
 * reason is in `refusal`. */
bool fields_read(mock_refusal *refusal, const mock_form_slice **values, const char *const *names,
                 size_t count, mock_form *form, mock_text *text);

/* --------------------------------------------------------------- product.c */

/* One of the services that offer the resource. */
typedef struct mock_product {
    const char *prefix; /* of the path here, and the product's name as in its host */
    size_t name_size;   /* how much of the prefix, behind its slash, is that name */
    const char *version;
    unsigned page_size_max;
    size_t friendly_name_max; /* in characters; 0: no limit */
    bool update_takes_type;
} mock_product;

#define PRODUCT_COUNT 6

/* A number below PRODUCT_COUNT. */
const mock_product *product_at(size_t number);
size_t product_number(const mock_product *product);
/* Whose path that is, and how much of it says so; NULL: nobody's. */
const mock_product *product_find(size_t *prefix_size, const char *path);

/* --------------------------------------------------------------- address.c */

#define ADDRESS_PART_SIZE 128

/* The URL of a service, as the client reaches it or as the public does. */
typedef struct mock_address {
    const mock_product *product;
    const char *scheme;
    char host[ADDRESS_PART_SIZE];
    char port[ADDRESS_PART_SIZE]; /* with its colon; empty: the scheme's own */
    char path[ADDRESS_PART_SIZE]; /* up to and with the version */
} mock_address;

/* The one at the product's own host. */
void address_public(mock_address *dst, const mock_product *product);
/* The address in use: an authority of a Host field, and that much of a path.
 * False: not a plain host and port, or too long. */
bool address_own(mock_address *dst, const mock_product *product, const char *scheme,
                 const char *authority, const char *path, size_t path_size);
/* Writes the URL of its credentials, without a query. */
void address_write(mock_text *dst, const mock_address *address);

/* ------------------------------------------------------------ credential.c */

typedef enum mock_param {
    PARAM_TYPE,
    PARAM_FRIENDLY_NAME,
    PARAM_CERTIFICATE,
    PARAM_PRIVATE_KEY,
    PARAM_SANDBOX,
    PARAM_API_KEY,
    PARAM_SECRET
} mock_param;

#define PARAM_COUNT 7

/* SHA-256 of the values of parameters; an empty one: did not arrive. */
typedef struct mock_digests {
    char of[PARAM_COUNT][DIGEST_SIZE];
} mock_digests;

/* What is kept of a credential. Of secrets only the digests. */
typedef struct mock_credential {
    char sid[SID_SIZE];
    char account_sid[SID_SIZE];
    bool named;
    mock_text friendly_name;
    const char *type;
    const char *sandbox;
    time_t created;
    time_t updated; /* 0: never */
    mock_digests digests;
    const mock_address *address; /* for its URL; only while it is shown */
} mock_credential;

/* Writes the eight attributes. */
void credential_write(mock_text *dst, const mock_credential *credential, const mock_edit *edit);
void credential_copy(mock_credential *dst, const mock_credential *src);
void credential_free(mock_credential *credential);

/* ----------------------------------------------------------------- token.c */

/* Where a page starts. */
typedef enum mock_token_kind {
    TOKEN_NONE,   /* at the newest credential */
    TOKEN_AFTER,  /* behind that credential */
    TOKEN_BEFORE, /* so that it ends with that credential */
    TOKEN_ROUND   /* at the newest again; only faults say this */
} mock_token_kind;

typedef struct mock_token {
    mock_token_kind kind;
    char sid[SID_SIZE];
    unsigned lap; /* makes a token fresh that otherwise came before */
} mock_token;

/* Writes the token in base64, always with a plus, a slash and an equals sign, so
 * that a client which encodes wrongly does not go unnoticed. */
void token_write(mock_text *dst, const mock_token *token);
bool token_read(mock_token *token, const char *bytes, size_t size);

/* ------------------------------------------------------------------ page.c */

/* A page of a list. */
typedef struct mock_page {
    const mock_address *address;
    mock_token from;
    long number;
    long size;
    const char *key;
    mock_credential *credentials;
    size_t count;
    bool has_newer; /* and the credential that the page before ends with: */
    char newer[SID_SIZE];
    bool has_older; /* and the credential that the next page follows: */
    char older[SID_SIZE];
    mock_text first_url;
    mock_text previous_url; /* of the four URLs an empty one is null */
    mock_text url;
    mock_text next_url;
    mock_edit edit; /* what is to be wrong in the document */
    struct {        /* and in one of its credentials */
        size_t position;
        const char *raw; /* stands in place of it; NULL: does not */
        mock_edit edit;
    } spoilt;
} mock_page;

/* An empty page with room for `size` credentials. False: memory ran out. */
bool page_open(mock_page *page, const mock_address *address, const mock_token *from, long number,
               long size);
/* Makes the URLs of a page that is filled. */
void page_link(mock_page *page);
/* Writes the query of such a page. */
void page_query(mock_text *dst, const mock_page *page, long number, const mock_token *from);
/* The page's next one; where there is none, the first again. */
void page_next_token(mock_token *token, const mock_page *page);
/* Replaces the URL of the next page. */
void page_lead_to(mock_page *page, const mock_token *token);
void page_write(mock_text *dst, const mock_page *page);
void page_close(mock_page *page);

/* ----------------------------------------------------------------- store.c */

typedef struct mock_store mock_store;

mock_store *store_open(void);
/* Takes the credential over. False: memory ran out, and it is freed. */
bool store_put(mock_store *store, mock_credential *credential);
/* Copies the credential of that SID, or tells that there is none. */
bool store_get(mock_store *store, mock_credential *dst, const char *sid);
/* Takes the credential over, in place of that with its SID. False: there is none
 * any more, and it is freed. */
bool store_replace(mock_store *store, mock_credential *credential);
bool store_remove(mock_store *store, const char *sid);
/* Fills an opened page, newest first. A deleted credential still tells where a
 * page starts. False: there never was one of the token's SID. */
bool store_list(mock_store *store, mock_page *page);
void store_close(mock_store *store);

/* ------------------------------------------------------------------ seed.c */

/* Fills a store with credentials whose names, types and dates depend on nothing
 * but their number. False: memory ran out. */
bool seed_store(mock_store *store, const char *account_sid, unsigned count);

/* ---------------------------------------------------------------- answer.c */

#define ANSWER_HEADERS_MAX 24

typedef struct mock_answer_header {
    const char *name;
    char value[192];
} mock_answer_header;

/* An HTTP answer and the manner of its delivery. All-zero `manner` means: at
 * once, whole, with its length. */
typedef struct mock_answer {
    unsigned status;
    const char *content_type; /* NULL: none */
    mock_text body;
    mock_answer_header headers[ANSWER_HEADERS_MAX];
    size_t header_count;
    struct {
        unsigned delay_ms; /* before the status line */
        unsigned pause_ms; /* before each piece of the body */
        size_t piece;      /* bytes in a piece; 0: as many as fit */
        uint64_t padding;  /* spaces in front of the body */
        bool chunked;      /* no Content-Length */
        uint64_t cut;      /* hang up after that many bytes of the body; 0: never */
        bool mute;         /* hang up instead of answering */
    } manner;
} mock_answer;

/* Empties what was said so far, and keeps nothing of it. */
void answer_reset(mock_answer *answer, unsigned status, const char *content_type);
void answer_add_header(mock_answer *answer, const char *name, const char *value);
/* The same, in place of those of that name. */
void answer_set_header(mock_answer *answer, const char *name, const char *value);
/* An error in the resource's usual form. */
void answer_error(mock_answer *answer, unsigned status, unsigned code, const char *message);
/* A credential, with the headers that the contract declares and those seen. */
void answer_credential(mock_answer *answer, unsigned status, const mock_credential *credential);
void answer_page(mock_answer *answer, const mock_page *page);
void answer_free(mock_answer *answer);

/* ------------------------------------------------------------------ gzip.c */

/* Compresses that many spaces and then the bytes. False: zlib failed. */
bool gzip_compress(mock_text *dst, uint64_t spaces, const char *bytes, size_t size);

/* ----------------------------------------------------------------- fault.c */

typedef enum mock_operation {
    OPERATION_CREATE,
    OPERATION_LIST,
    OPERATION_FETCH,
    OPERATION_UPDATE,
    OPERATION_DELETE
} mock_operation;

/* What a good answer is about. */
typedef struct mock_subject {
    mock_operation operation;
    const mock_credential *credential; /* of create, fetch and update */
    mock_page *page;                   /* of list */
    const char *foreign;               /* URL of the foreign host; NULL: there is none */
} mock_subject;

typedef struct mock_fault mock_fault;

/* The fault of that name, or NULL. The name needs no final NUL. */
const mock_fault *fault_find(const char *name, size_t size);
/* Spoils a good answer, unless the fault has no meaning for its operation. */
void fault_apply(mock_answer *answer, const mock_fault *fault, const mock_subject *subject);
/* Calls back with the name and the description of each fault, in order. */
void fault_list(void (*show)(const char *name, const char *what));

/* ----------------------------------------------------------------- rules.c */

/* Judges the form and fills in what it says: name, type, sandbox, digests.
 * On false the reason is in `refusal`. Decodes the body in place. */
bool rules_create(mock_refusal *refusal, mock_credential *credential, const mock_product *product,
                  mock_text *body);
/* The same of an update: what did not come stays. `arrived` is of what did, and
 * `changed` tells whether anything did. */
bool rules_update(mock_refusal *refusal, mock_credential *credential, mock_digests *arrived,
                  bool *changed, const mock_product *product, mock_text *body);

/* ----------------------------------------------------------------- query.c */

/* What a list is asked for. */
typedef struct mock_query {
    long page_size;
    long page;
    mock_token token;
} mock_query;

/* Judges the query. On false the reason is in `refusal`. Decodes it in place. */
bool query_read(mock_refusal *refusal, mock_query *query, const mock_product *product,
                mock_text *text);
/* The same for an operation that takes no query. */
bool query_read_none(mock_refusal *refusal, mock_text *text);

/* ------------------------------------------------------------- operation.c */

#define AUTHORITY_SIZE 32
#define ORIGIN_SIZE    (AUTHORITY_SIZE + sizeof "https://")

typedef struct mock_service {
    const char *password;
    char account_sid[SID_SIZE]; /* the owner of credentials made with an API key */
    const char *scheme;
    char authority[AUTHORITY_SIZE]; /* for clients that send no Host */
    bool public_urls;
    char foreign[ORIGIN_SIZE]; /* URL of a host that is none of the service's; empty: no such */
    mock_store *stores[PRODUCT_COUNT];
} mock_service;

typedef struct mock_request {
    const char *method;
    const char *path;
    const char *host;         /* NULL: none came */
    const char *content_type; /* NULL: none came */
    const char *user;         /* NULL: none came */
    const char *password;     /* NULL: none came */
    mock_text *query;
    mock_text *body;
    bool too_large;
    uint64_t started_ms;
    unsigned concurrent; /* requests under way, this one included */
} mock_request;

typedef struct mock_route mock_route;

/* A request under way, and what the steps of service.c found out about it. */
typedef struct mock_task {
    mock_answer *answer;
    const mock_service *service;
    const mock_request *request;
    const mock_fault *fault;
    const mock_product *product;
    const mock_route *route;
    const char *sid; /* NULL: the path has none */
    mock_address address;
    mock_credential credential;
    mock_page page;
} mock_task;

struct mock_route {
    bool with_sid; /* a SID ends the path */
    const char *method;
    const char *media_type; /* of the body; NULL: has none */
    bool takes_query;
    mock_operation operation;
    bool (*operate)(mock_task *task);
};

/* The route of a method, or NULL; and all methods, as Allow lists them. */
const mock_route *route_find(bool with_sid, const char *method);
void route_list_methods(mock_text *dst, bool with_sid);
/* Both say an error as the answer and return false. */
bool task_refuse(mock_task *task, unsigned status, unsigned code, const char *message);
bool task_refuse_path(mock_task *task);

/* --------------------------------------------------------------- service.c */

/* Answers a request; the answer has to be zero-initialised. From any thread. */
void service_answer(mock_answer *answer, const mock_service *service, const mock_request *request);
/* What a foreign host answers: it asks for a password, to see who gives it. */
void service_answer_foreign(mock_answer *answer);

/* ----------------------------------------------------------------- judge.c */

typedef struct mock_judge mock_judge;
typedef struct judge_record judge_record;

/* Judges what clients send; the password is the right one, and stays the caller's.
 * NULL: memory ran out. What follows may come from any thread. */
mock_judge *judge_open(const char *password);
/* Before any request: the authority of the service, and the URL of the foreign host. */
void judge_name_hosts(mock_judge *judge, const char *authority, const char *foreign);
/* Records a request whose header fields are there. NULL: there is no room, which
 * the report will tell. */
judge_record *judge_begin(mock_judge *judge, bool foreign, const char *method, const char *target);
void judge_field(mock_judge *judge, judge_record *record, const char *name, const char *value);
/* Of a request that came to its end. */
void judge_body(mock_judge *judge, judge_record *record, const mock_text *body);
/* Of an answer that goes out. */
void judge_answer(mock_judge *judge, judge_record *record, const mock_answer *answer);
/* Once all threads have ended. Writes the report to that file, unless it is NULL,
 * and tells whether nothing was wrong. False: it could not be written. */
bool judge_close(mock_judge *judge, const char *path, bool *right);
/* Calls back with the name and the text of each requirement, in order. */
void judge_list(void (*show)(const char *name, const char *what));

/* ------------------------------------------------------------------ stop.c */

/* Lets slow answers sleep, and wakes them all when the server ends. */
typedef struct mock_stop mock_stop;

mock_stop *stop_open(void);
/* Sleeps. True: woken because the server ends. */
bool stop_wait(mock_stop *stop, unsigned ms);
void stop_all(mock_stop *stop);
void stop_close(mock_stop *stop);

/* ---------------------------------------------------------------- server.c */

typedef struct mock_server mock_server;

/* Serves on the listening socket, which it takes over, each connection in a
 * thread of its own; over TLS where certificate and key are given. The judge may
 * be NULL; a foreign server is there to see who comes to it. NULL: could not start. */
mock_server *server_open(int listener, const mock_service *service, mock_judge *judge, bool foreign,
                         const char *certificate, const char *private_key);
/* Ends at once, however slow the answers under way. */
void server_close(mock_server *server);

/* ---------------------------------------------------------------- listen.c */

/* Listens on 127.0.0.1; port 0 picks a free one, and the port in use comes
 * back. The socket, or -1 with errno set. */
int listen_local(uint16_t *port);

/* -------------------------------------------------------------- lifetime.c */

/* Before any thread is started: lets the end come as a signal that waits. */
void lifetime_begin(void);
/* Returns after that many seconds, on SIGTERM or SIGINT, or when the parent dies. */
void lifetime_wait(unsigned seconds);

/* --------------------------------------------------------------- options.c */

typedef enum mock_options_action {
    ACTION_SERVE,
    ACTION_HELP,
    ACTION_VERSION,
    ACTION_FAULTS,
    ACTION_REQUIREMENTS
} mock_options_action;

typedef struct mock_options {
    mock_options_action action;
    uint16_t port;
    unsigned lifetime;
    const char *password_file;
    const char *certificate_file;
    const char *key_file;
    unsigned credentials;
    bool public_urls;
    const char *judge_file; /* NULL: nobody is judged */
} mock_options;

/* False after one line on the standard error, which says what is wrong. */
bool options_read(mock_options *options, int count, char **arguments);
void options_help(void);

/* -------------------------------------------------------------- complain.c */

/* Writes one line to the standard error. Always false, to be returned. */
bool complain(const char *what, const char *why);

/* ----------------------------------------------------------------- setup.c */

/* What the service is started with. The texts hold secrets, and end with a NUL. */
typedef struct mock_setup {
    mock_text password;
    mock_text certificate; /* empty: no TLS */
    mock_text key;
} mock_setup;

/* False after one line on the standard error, which says what is wrong. */
bool setup_read(mock_setup *setup, const mock_options *options);
void setup_clear(mock_setup *setup);

#endif
