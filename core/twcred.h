/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred: push credentials of Twilio, from C.
 *
 * The core builds the requests of the Credential resource and decodes the
 * answers. It allocates nothing, does no I/O, keeps no state and knows no
 * locale: the same call gives the same bytes on every machine, from any thread.
 *
 * Conventions that hold for every function here:
 *   - Outputs come first, a size follows its pointer, inputs come last.
 *   - Sizes and offsets are in bytes. Inputs need no final NUL. An input of
 *     size 0 may have a NULL pointer; no other pointer may be NULL unless its
 *     comment says so.
 *   - Inputs and outputs must not overlap. Nothing is kept after the call:
 *     decoded strings live in the text buffer that the caller lends, and are
 *     valid as long as the caller leaves it alone.
 *   - On any code but TWCRED_OK every output struct is zeroed, unless its
 *     comment says otherwise, and what was written to a lent buffer is wiped.
 */
#ifndef TWCRED_H
#define TWCRED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TWCRED_VERSION_MAJOR 0
#define TWCRED_VERSION_MINOR 1
#define TWCRED_VERSION_PATCH 0
#define TWCRED_VERSION       "0.1.0"

/* ------------------------------------------------------------------ limits */

/* The deepest nesting of objects and arrays that is read; RFC 8259 section 9
 * leaves the limit to the parser. The outermost value is level 1. */
#define TWCRED_DEPTH_MAX 64

/* The longest document that is read, in bytes: jsmn counts in int. */
#define TWCRED_DOCUMENT_MAX 2147483646u

/* The longest parameter that is encoded, in bytes: below it no sum of encoded
 * sizes can pass SIZE_MAX. */
#define TWCRED_PARAM_MAX (SIZE_MAX / 16u)

/* The length of every SID: two letters and 32 hexadecimal digits. */
#define TWCRED_SID_SIZE 34

/* The size of the longest path that a request can have, its NUL included. */
#define TWCRED_PATH_SIZE 48

/* What a request's path is appended to when the caller knows no better. */
#define TWCRED_BASE_URL "https://ip-messaging.twilio.com/v2"

/* ---------------------------------------------------------------- statuses */

/* What can be wrong. The numbers are frozen: new codes get new numbers, in the
 * hundred of their family. Zero is success and nothing else is. */
typedef enum twcred_code {
    TWCRED_OK = 0,

    /* A parameter of a request. `field` is the service's parameter name. */
    TWCRED_PARAM_MISSING = 100, /* required, and not given */
    TWCRED_PARAM_ENUM = 101,    /* not one of the enumerated values */
    TWCRED_PARAM_UTF8 = 102,    /* not UTF-8; offset: where the ill-formed sequence starts */
    TWCRED_PARAM_SIZE = 103,    /* longer than TWCRED_PARAM_MAX */
    TWCRED_PARAM_NULL = 104,    /* a NULL pointer with a size other than 0 */

    /* A buffer of the caller. `needed` is the size that suffices, `field` the name
     * of the buffer ("body", "text") or of the header field that did not fit. */
    TWCRED_SPACE_BODY = 200, /* the request body does not fit */
    TWCRED_SPACE_TEXT = 201, /* the decoded strings do not fit */

    /* The document is not JSON (RFC 8259). `field` is "document". The offset is
     * that of the first byte that cannot be there, the size if the document ends
     * too early; of a lone surrogate's escape, that of its backslash. */
    TWCRED_JSON_SYNTAX = 300,   /* a byte that has no place here, or an end too early */
    TWCRED_JSON_UTF8 = 301,     /* not UTF-8 (RFC 3629); offset: the start of the sequence */
    TWCRED_JSON_STRING = 302,   /* in a string: control, wrong escape, lone surrogate, no end */
    TWCRED_JSON_NUMBER = 303,   /* not a number of section 6 */
    TWCRED_JSON_DEPTH = 304,    /* nested deeper than TWCRED_DEPTH_MAX */
    TWCRED_JSON_TRAILING = 305, /* something other than white space behind the value */
    TWCRED_JSON_SIZE = 306,     /* longer than TWCRED_DOCUMENT_MAX */

    /* The document is JSON but not what the contract says. `field` is the
     * attribute, or "document" for the whole. The offset is that of the value (of
     * a string, its opening quote) unless a line here says otherwise. */
    TWCRED_FIELD_TYPE = 400,      /* another JSON type than the contract's */
    TWCRED_FIELD_NULL = 401,      /* null where the contract does not allow it */
    TWCRED_FIELD_FORMAT = 402,    /* not of its format; offset: the first byte that breaks it */
    TWCRED_FIELD_ENUM = 403,      /* not one of the enumerated values */
    TWCRED_FIELD_DUPLICATE = 404, /* given twice; offset: the second one */
    TWCRED_FIELD_RANGE = 405,     /* an integer beyond int64_t */
    TWCRED_FIELD_MISSING = 406,   /* needed here, and absent */

    /* A text that a recogniser was asked about. `field` is the format's name. */
    TWCRED_FORMAT_SID = 500,
    TWCRED_FORMAT_TYPE = 501,
    TWCRED_FORMAT_BOOLEAN = 502,
    TWCRED_FORMAT_DATE_TIME = 503,
    TWCRED_FORMAT_URI = 504,

    /* A response header field line. */
    TWCRED_HEADER_SYNTAX = 600,    /* no colon, or a name that is not a token */
    TWCRED_HEADER_CONTROL = 601,   /* a control character in the value */
    TWCRED_HEADER_FORMAT = 602,    /* a known field with a value that is not of its format */
    TWCRED_HEADER_DUPLICATE = 603, /* a known field that cannot be a list, given twice */

    /* The HTTP status of an answer. `field` is "status". */
    TWCRED_STATUS_UNEXPECTED = 700 /* neither the operation's success status nor an error */
} twcred_code;

/* How a call ended, by value. It never holds bytes of the input: they may be
 * secret. */
typedef struct twcred_status {
    twcred_code code;
    const char *field; /* static; what the fault is in; NULL with TWCRED_OK */
    size_t offset;     /* where: the byte in that input, from 0 */
    size_t needed;     /* with TWCRED_SPACE_…: the size that suffices; otherwise 0 */
} twcred_status;

/* The stable name of a code, such as "field-format": its family, a hyphen, the
 * fault. "ok" for TWCRED_OK, "unknown" for a number that is no code. Static. */
const char *twcred_code_name(twcred_code code);

/* ----------------------------------------------------------------- formats */

/* The push services of the contract's enum. */
typedef enum twcred_type {
    TWCRED_TYPE_NONE = 0, /* not set, or absent */
    TWCRED_TYPE_GCM,
    TWCRED_TYPE_APN,
    TWCRED_TYPE_FCM
} twcred_type;

/* The kinds of SID that occur around the resource. */
typedef enum twcred_sid_kind {
    TWCRED_SID_CREDENTIAL, /* CR */
    TWCRED_SID_ACCOUNT,    /* AC */
    TWCRED_SID_API_KEY,    /* SK */
    TWCRED_SID_REQUEST     /* RQ */
} twcred_sid_kind;

/* Three-way reading of a boolean that the service sends as text. */
typedef enum twcred_truth {
    TWCRED_UNKNOWN = 0, /* absent, null or other text */
    TWCRED_NO,
    TWCRED_YES
} twcred_truth;

/* A point in time. A leap second has the number of the second behind it, as in
 * POSIX. Digits of a fraction behind the ninth are cut off. */
typedef struct twcred_time {
    int64_t seconds;      /* since 1970-01-01T00:00:00Z, negative before it */
    uint32_t nanoseconds; /* 0 to 999999999, always towards the future */
} twcred_time;

/* Recognisers. Each looks at the whole text, and returns TWCRED_OK or its one
 * code with the offset of the first byte that breaks the format (the size,
 * where the text ends too early). */

/* A SID of the given kind: its two letters, then 32 hexadecimal digits in
 * either case (the contract's pattern ^CR[0-9a-fA-F]{32}$ and its siblings).
 * Returns TWCRED_OK, TWCRED_FORMAT_SID. */
twcred_status twcred_sid_check(twcred_sid_kind kind, const char *text, size_t size);

/* The contract's push service enum: gcm, apn or fcm, in lower case.
 * Returns TWCRED_OK, TWCRED_FORMAT_TYPE (offset always 0; *type is
 * TWCRED_TYPE_NONE). */
twcred_status twcred_type_read(twcred_type *type, const char *text, size_t size);

/* The value of the enum as the contract spells it; NULL for TWCRED_TYPE_NONE
 * and numbers that are no type. Static. */
const char *twcred_type_name(twcred_type type);

/* A boolean of the contract (OpenAPI type: boolean): true or false, in lower
 * case. Returns TWCRED_OK, TWCRED_FORMAT_BOOLEAN (offset always 0; *value is
 * false). */
twcred_status twcred_boolean_read(bool *value, const char *text, size_t size);

/* The reading of the attribute `sandbox`, a string whose case is not stable:
 * true and false in any case of ASCII letters; all else is TWCRED_UNKNOWN. */
twcred_truth twcred_sandbox_read(const char *text, size_t size);

/* A date-time of RFC 3339 section 5.6: real calendar days of the years 0000 to
 * 9999, "T" and "Z" in either case, offsets up to 23:59 either way, a fraction
 * of any length, and second 60 only at 23:59:60 UTC on June 30 or December 31
 * (section 5.7). A number out of its range (a month 13, a February 30, a second
 * 60 where no leap second can be) is reported at its first digit.
 * Returns TWCRED_OK, TWCRED_FORMAT_DATE_TIME (*time is zeroed). */
twcred_status twcred_date_time_read(twcred_time *time, const char *text, size_t size);

/* A URI of RFC 3986 section 3, that is, with a scheme; relative references
 * are refused. Returns TWCRED_OK, TWCRED_FORMAT_URI. */
twcred_status twcred_uri_check(const char *text, size_t size);

/* ---------------------------------------------------------------- requests */

/* The operations of the resource that this version knows. */
typedef enum twcred_operation {
    TWCRED_CREATE = 0,
    TWCRED_FETCH,
    TWCRED_UPDATE,
    TWCRED_DELETE
} twcred_operation;

/* One string parameter: {NULL, 0} is unset and not sent; a pointer with size 0
 * is empty and sent as `Name=`; the rest is a value, in UTF-8. */
typedef struct twcred_param {
    const char *data;
    size_t size;
} twcred_param;

/* One boolean parameter. */
typedef enum twcred_switch {
    TWCRED_SWITCH_UNSET = 0, /* not sent */
    TWCRED_SWITCH_EMPTY,     /* sent as `Name=` */
    TWCRED_SWITCH_FALSE,     /* sent as `Name=false` */
    TWCRED_SWITCH_TRUE       /* sent as `Name=true` */
} twcred_switch;

/* The parameters of the resource, in the contract's order. Zeroed, nothing is
 * set. */
typedef struct twcred_params {
    twcred_type type;           /* Type */
    twcred_param friendly_name; /* FriendlyName */
    twcred_param certificate;   /* Certificate: PEM, for apn */
    twcred_param private_key;   /* PrivateKey: PEM, for apn */
    twcred_switch sandbox;      /* Sandbox: for apn */
    twcred_param api_key;       /* ApiKey: for gcm */
    twcred_param secret;        /* Secret: for fcm */
} twcred_params;

/* A request, ready to be sent with any HTTP client and HTTP Basic
 * authentication. */
typedef struct twcred_request {
    const char *method;          /* static: "POST" */
    char path[TWCRED_PATH_SIZE]; /* goes behind the base URL: "/Credentials" */
    const char *content_type;    /* static: the value of Content-Type */
    int success;                 /* the HTTP status that means success: 201 */
    size_t body_size;            /* of the body */
} twcred_request;

/* Builds the request that creates a credential, and writes its body to
 * `body`: application/x-www-form-urlencoded as the WHATWG URL standard
 * serialises it (section 5.2): letters, digits and *-._ as they are, a space
 * as +, every other byte as %XX in upper case. The parameters come in the
 * contract's order, and only those that are set.
 *
 * With body NULL and capacity 0 nothing is written, and request->body_size
 * tells the size; there is no final NUL. Otherwise the body is written whole
 * or not at all. It holds secrets: wipe it with twcred_wipe() after use.
 *
 * Returns TWCRED_OK; TWCRED_PARAM_MISSING (Type), TWCRED_PARAM_ENUM (Type or
 * Sandbox: a number that is no enumerator), TWCRED_PARAM_NULL,
 * TWCRED_PARAM_SIZE, TWCRED_PARAM_UTF8: the first fault in the contract's
 * order; TWCRED_SPACE_BODY when capacity is under status.needed. */
twcred_status twcred_create_encode(twcred_request *request, char *body, size_t capacity,
                                   const twcred_params *params);

/* ----------------------------------------------------------------- answers */

/* Checks that a document is JSON, and nothing more: RFC 8259 in full, one
 * value with white space around it, in UTF-8 without byte-order mark, no NUL,
 * no lone surrogate escape, nested at most TWCRED_DEPTH_MAX deep. Time is
 * linear in the size, memory is constant.
 * Returns TWCRED_OK or the first fault: TWCRED_JSON_SIZE (before any byte is
 * read), TWCRED_JSON_SYNTAX, TWCRED_JSON_UTF8, TWCRED_JSON_STRING,
 * TWCRED_JSON_NUMBER, TWCRED_JSON_DEPTH, TWCRED_JSON_TRAILING. */
twcred_status twcred_json_check(const char *document, size_t size);

/* Scratch memory of the decoders, 2880 bytes where int has four. What it holds
 * before and after a call does not matter; one is enough for one thread. */
typedef struct twcred_work {
    int tokens[144][5];
} twcred_work;

/* Absent, null and given are three different things. */
typedef enum twcred_presence { TWCRED_ABSENT = 0, TWCRED_NULL, TWCRED_PRESENT } twcred_presence;

/* A decoded string. It may hold U+0000, so `size` counts; a NUL, which size
 * leaves out, follows it as well. With TWCRED_ABSENT and TWCRED_NULL, text is
 * NULL and size is 0. */
typedef struct twcred_string {
    twcred_presence presence;
    const char *text;
    size_t size;
} twcred_string;

/* A decoded date-time: its text, and the time it means. */
typedef struct twcred_date_time {
    twcred_string string;
    twcred_time time;
} twcred_date_time;

/* A decoded integer; value is 0 unless present. */
typedef struct twcred_integer {
    twcred_presence presence;
    int64_t value;
} twcred_integer;

/* The eight attributes of a credential. Secrets never come back. */
typedef struct twcred_credential {
    twcred_string sid;             /* CR and 32 hexadecimal digits */
    twcred_string account_sid;     /* AC and 32 hexadecimal digits */
    twcred_string friendly_name;   /* any text */
    twcred_type type;              /* TWCRED_TYPE_NONE when absent; null is refused */
    twcred_string sandbox;         /* any text, most often "False" or "True" */
    twcred_truth sandbox_value;    /* the reading of it, by twcred_sandbox_read() */
    twcred_date_time date_created; /* RFC 3339 */
    twcred_date_time date_updated; /* RFC 3339; null straight after a create */
    twcred_string url;             /* RFC 3986, with a scheme */
} twcred_credential;

/* Decodes a credential. The document is checked whole first: a fault of JSON
 * anywhere outranks a text buffer that is too small, and that outranks a fault
 * of the contract. Known attributes are compared after decoding of escapes and
 * may come in any order, each once at most; unknown members are skipped.
 * Nothing is required: an absent attribute is told as TWCRED_ABSENT.
 *
 * Strings are decoded into `text`. A capacity of `size` bytes always suffices;
 * 1024 do for what the service sends. With text NULL and capacity 0 the call
 * measures: status.needed tells what the document takes.
 *
 * Returns TWCRED_OK; the codes of twcred_json_check(); TWCRED_SPACE_TEXT;
 * TWCRED_FIELD_TYPE (also when the document is no object), TWCRED_FIELD_NULL,
 * TWCRED_FIELD_FORMAT, TWCRED_FIELD_ENUM, TWCRED_FIELD_DUPLICATE: the first in
 * the document. Contract: schema ip_messaging.v2.credential. */
twcred_status twcred_credential_decode(twcred_credential *credential, char *text, size_t capacity,
                                       twcred_work *work, const char *document, size_t size);

/* What the service says when it refuses:
 * {"code":20001,"message":"…","more_info":"https://…","status":400}, with or
 * without "details". */
typedef struct twcred_error {
    int http_status;         /* of the answer itself */
    twcred_integer code;     /* Twilio's error code */
    twcred_string message;   /* for people */
    twcred_string more_info; /* where to read on */
    twcred_integer status;   /* the HTTP status as the body repeats it */
    twcred_string details;   /* the JSON text of the object, as it came */
} twcred_error;

/* Decodes the body of an error answer; see twcred_credential_decode() for
 * precedence and memory. On any failure all of *error is zeroed but
 * http_status, which is set always: an empty body or a proxy's HTML does not
 * take the status away.
 * Returns TWCRED_OK; the codes of twcred_json_check(); TWCRED_SPACE_TEXT;
 * TWCRED_FIELD_TYPE (a fraction or an exponent is no integer),
 * TWCRED_FIELD_RANGE, TWCRED_FIELD_DUPLICATE. */
twcred_status twcred_error_decode(twcred_error *error, char *text, size_t capacity,
                                  twcred_work *work, int http_status, const char *document,
                                  size_t size);

/* What an answer turned out to be. */
typedef enum twcred_answer_kind {
    TWCRED_ANSWER_NONE = 0,   /* not usable: the status of the call says why */
    TWCRED_ANSWER_CREDENTIAL, /* success, with a credential */
    TWCRED_ANSWER_EMPTY,      /* success of an operation that answers nothing */
    TWCRED_ANSWER_ERROR       /* the service refused: 4xx or 5xx */
} twcred_answer_kind;

typedef struct twcred_answer {
    twcred_answer_kind kind;
    int http_status;              /* set always, on failure too */
    twcred_credential credential; /* with TWCRED_ANSWER_CREDENTIAL */
    twcred_error error;           /* with TWCRED_ANSWER_ERROR; http_status at the least */
    twcred_status error_body;     /* with TWCRED_ANSWER_ERROR: whether its body could be read */
} twcred_answer;

/* Decodes the answer to an operation, by its HTTP status: the operation's own
 * success status (201, 200, 200, 204) as its document, 4xx and 5xx as an error,
 * anything else as TWCRED_STATUS_UNEXPECTED. An error whose body cannot be read
 * is still an answer: the call returns TWCRED_OK and error_body tells why. The
 * body of a delete is ignored. Text and work as in twcred_credential_decode().
 * Returns TWCRED_OK; TWCRED_STATUS_UNEXPECTED; TWCRED_SPACE_TEXT; and on success
 * statuses the codes of twcred_credential_decode(). */
twcred_status twcred_answer_decode(twcred_answer *answer, char *text, size_t capacity,
                                   twcred_work *work, twcred_operation operation, int http_status,
                                   const char *document, size_t size);

/* ----------------------------------------------------------- header fields */

/* The header fields of an answer that are known here. Start with a zeroed
 * struct and hand in the field lines one by one. */
typedef struct twcred_headers {
    twcred_string allow_origin;     /* Access-Control-Allow-Origin */
    twcred_string allow_methods;    /* Access-Control-Allow-Methods, a list */
    twcred_string allow_headers;    /* Access-Control-Allow-Headers, a list */
    twcred_truth allow_credentials; /* Access-Control-Allow-Credentials; TWCRED_UNKNOWN if absent */
    twcred_string expose_headers;   /* Access-Control-Expose-Headers, a list */
    twcred_string request_id;       /* Twilio-Request-Id: RQ and 32 hexadecimal digits */
    twcred_string retry_after;      /* Retry-After as it came */
    twcred_integer retry_seconds;   /* its delta-seconds; absent when it is not digits alone */
    size_t text_used;               /* of the text buffer, by the strings above */
} twcred_headers;

/* Reads one field line, with or without its end (CR LF, or LF), into *headers,
 * which holds what earlier lines gave. Names are compared without case, white
 * space around the value is dropped (RFC 9110 section 5.5), a list that comes on
 * several lines is joined with ", " (section 5.3). Fields that are not known are
 * checked and skipped.
 *
 * Strings go to `text`; the same buffer and capacity must be given for every
 * line. Each takes the size of its values and two bytes for each line. A list
 * that grows moves what lies behind it, so that a line may cost as much as the
 * text used so far. On failure *headers is left as it was: the lines before stay
 * good. Delta-seconds beyond INT32_MAX are read as INT32_MAX.
 *
 * Returns TWCRED_OK; TWCRED_HEADER_SYNTAX, TWCRED_HEADER_CONTROL (both with
 * field "header"); TWCRED_HEADER_FORMAT, TWCRED_HEADER_DUPLICATE,
 * TWCRED_SPACE_TEXT with the field's name; offset in the line. */
twcred_status twcred_header_read(twcred_headers *headers, char *text, size_t capacity,
                                 const char *line, size_t size);

/* -------------------------------------------------------------------- wipe */

/* Overwrites size bytes with zeros, in a way that the optimiser keeps. For
 * bodies, parameters and whatever else held a secret. memory may be NULL when
 * size is 0. */
void twcred_wipe(void *memory, size_t size);

#ifdef __cplusplus
}
#endif

#endif
