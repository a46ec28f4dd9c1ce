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
void json_add_number(mock_text *dst, unsigned long number);

/* ----------------------------------------------------------------- clock.c */

#define CLOCK_DATE_SIZE sizeof "2015-10-07T17:50:01Z"

/* Milliseconds of a clock that never goes back. */
uint64_t clock_ms(void);
/* Now, in UTC, as RFC 3339 writes it. */
void clock_date(char dst[CLOCK_DATE_SIZE]);

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

/* What is kept of a create. Of secrets only the digests. */
typedef struct mock_credential {
    char sid[SID_SIZE];
    char account_sid[SID_SIZE];
    bool named;
    mock_text friendly_name;
    const char *type;
    const char *sandbox;
    char date_created[CLOCK_DATE_SIZE];
    char digests[PARAM_COUNT][DIGEST_SIZE]; /* an empty one: did not arrive */
} mock_credential;

/* Writes the eight attributes. Where `member` is the name of one of them, its
 * value is the JSON text `raw`, and with a NULL `raw` it is left out. */
void credential_write(mock_text *dst, const mock_credential *credential, const char *member,
                      const char *raw);
void credential_copy(mock_credential *dst, const mock_credential *src);
void credential_free(mock_credential *credential);

/* ----------------------------------------------------------------- store.c */

#define STORE_MAX 256

typedef struct mock_store mock_store;

mock_store *store_open(void);
/* Takes the credential over. The oldest gives way where STORE_MAX is reached. */
void store_put(mock_store *store, mock_credential *credential);
/* Copies the credential of that SID, or tells that there is none. */
bool store_get(mock_store *store, mock_credential *dst, const char *sid);
void store_close(mock_store *store);

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
/* A credential, with the headers that the contract declares. */
void answer_credential(mock_answer *answer, unsigned status, const mock_credential *credential);
void answer_free(mock_answer *answer);

/* ------------------------------------------------------------------ gzip.c */

/* Compresses that many spaces and then the bytes. False: zlib failed. */
bool gzip_compress(mock_text *dst, uint64_t spaces, const char *bytes, size_t size);

/* ----------------------------------------------------------------- fault.c */

typedef struct mock_fault mock_fault;

/* The fault of that name, or NULL. The name needs no final NUL. */
const mock_fault *fault_find(const char *name, size_t size);
/* Spoils a good answer about that credential. */
void fault_apply(mock_answer *answer, const mock_fault *fault, const mock_credential *credential);
/* Calls back with the name and the description of each fault, in order. */
void fault_list(void (*show)(const char *name, const char *what));

/* ----------------------------------------------------------------- rules.c */

/* Why a create is refused. Holds names of parameters, never their values. */
typedef struct mock_refusal {
    char message[160];
} mock_refusal;

/* Judges the form and fills in what it says: name, type, sandbox, digests.
 * On false the reason is in `refusal`. Decodes the body in place. */
bool rules_create(mock_refusal *refusal, mock_credential *credential, mock_text *body);

/* --------------------------------------------------------------- service.c */

typedef struct mock_service {
    const char *password;
    char account_sid[SID_SIZE]; /* the owner of credentials made with an API key */
    mock_store *store;
} mock_service;

typedef struct mock_request {
    const char *method;
    const char *path;
    const char *content_type; /* NULL: none came */
    const char *user;         /* NULL: none came */
    const char *password;     /* NULL: none came */
    mock_text *body;
    bool too_large;
    uint64_t started_ms;
} mock_request;

/* Answers a request; the answer has to be zero-initialised. From any thread. */
void service_answer(mock_answer *answer, const mock_service *service, const mock_request *request);

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
 * thread of its own; over TLS where certificate and key are given. NULL: could
 * not start. */
mock_server *server_open(int listener, const mock_service *service, const char *certificate,
                         const char *private_key);
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
    ACTION_FAULTS
} mock_options_action;

typedef struct mock_options {
    mock_options_action action;
    uint16_t port;
    unsigned lifetime;
    const char *password_file;
    const char *certificate_file;
    const char *key_file;
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
