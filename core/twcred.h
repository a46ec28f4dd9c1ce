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

/* The size of the longest base URL that twcred_base_url_write() writes, its NUL
 * included. */
#define TWCRED_BASE_URL_SIZE 164

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
    TWCRED_PARAM_FORMAT = 105,  /* not of its format; offset: the first byte that breaks it */
    TWCRED_PARAM_UNKNOWN = 106, /* the service's operation has no such parameter */
    TWCRED_PARAM_RANGE = 107,   /* a number outside of the service's limits */

    /* A buffer of the caller. `needed` is the size that suffices, `field` the name
     * of the buffer ("body", "text", "query", "url") or of the header field that did
     * not fit. */
    TWCRED_SPACE_BODY = 200,  /* the request body does not fit */
    TWCRED_SPACE_TEXT = 201,  /* the decoded strings do not fit */
    TWCRED_SPACE_QUERY = 202, /* the request's query does not fit */
    TWCRED_SPACE_URL = 203,   /* the base URL does not fit */

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
    TWCRED_FIELD_MISSING = 406,   /* needed here, and absent; offset: the object without it */
    TWCRED_FIELD_MISMATCH = 407,  /* of another credential; offset: in the SID that was asked for */

    /* A text that a recogniser was asked about. `field` is the format's name. */
    TWCRED_FORMAT_SID = 500,
    TWCRED_FORMAT_TYPE = 501,
    TWCRED_FORMAT_BOOLEAN = 502,
    TWCRED_FORMAT_DATE_TIME = 503,
    TWCRED_FORMAT_URI = 504,
    TWCRED_FORMAT_HTTP_DATE = 505,
    TWCRED_FORMAT_SERVICE = 506,

    /* A response header field line. */
    TWCRED_HEADER_SYNTAX = 600,    /* no colon, or a name that is not a token */
    TWCRED_HEADER_CONTROL = 601,   /* a control character in the value */
    TWCRED_HEADER_FORMAT = 602,    /* a known field with a value that is not of its format */
    TWCRED_HEADER_DUPLICATE = 603, /* a known field that cannot be a list, given twice */

    /* The HTTP status of an answer. `field` is "status". */
    TWCRED_STATUS_UNEXPECTED = 700, /* neither the operation's success status nor an error */

    /* A page URL that is not followed. `field` is "next_page_url", the offset that
     * of the guilty part in it, or of the place where a missing one would be. User
     * information and a fragment are there even when they are empty. */
    TWCRED_PAGE_URI = 800,      /* no URI of RFC 3986; a relative reference is none */
    TWCRED_PAGE_USER = 801,     /* it has user information */
    TWCRED_PAGE_FRAGMENT = 802, /* it has a fragment */
    TWCRED_PAGE_HOST = 803,     /* of another host */
    TWCRED_PAGE_SCHEME = 804,   /* of another scheme */
    TWCRED_PAGE_PORT = 805,     /* of another port */
    TWCRED_PAGE_PATH = 806,     /* of another path than the list's */
    TWCRED_PAGE_QUERY = 807,    /* it has no query, so it names no page */
    TWCRED_PAGE_BASE = 808      /* the base URL is none; `field` is "base_url", the offset in it */
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

/* An HTTP-date of RFC 9110 section 5.6.7 in any of its three forms: IMF-fixdate
 * ("Sun, 06 Nov 1994 08:49:37 GMT"), rfc850-date ("Sunday, 06-Nov-94 08:49:37
 * GMT") and asctime-date ("Sun Nov  6 08:49:37 1994"), case-sensitive as there.
 * The day has to be real, and the weekday its own (RFC 5322 section 3.3); the day
 * of an asctime-date may have a zero or a space in front. Four digits are a year
 * of 0000 to 9999; the two of an rfc850-date mean the year of 1900 to 2099 whose
 * weekday fits, so that no clock is needed to tell the century. Second 60 is taken
 * where twcred_date_time_read() takes it. A number out of its range, or a day that
 * its month has not, is reported at its first digit, a weekday that is not the
 * day's at 0; of several faults the first that shows when read from the left.
 * Returns TWCRED_OK, TWCRED_FORMAT_HTTP_DATE (*time is zeroed). */
twcred_status twcred_http_date_read(twcred_time *time, const char *text, size_t size);

/* ---------------------------------------------------------------- services */

/* The services that offer the resource; zero is the default. */
typedef enum twcred_service {
    TWCRED_IP_MESSAGING_V2 = 0,
    TWCRED_IP_MESSAGING_V1,
    TWCRED_CHAT_V2,
    TWCRED_CHAT_V1,
    TWCRED_CONVERSATIONS_V1,
    TWCRED_NOTIFY_V1
} twcred_service;

/* What tells one from another. All texts are static. */
typedef struct twcred_service_info {
    const char *name;         /* "ip-messaging-v2" */
    const char *product;      /* the first label of its host: "ip-messaging" */
    const char *version;      /* the path of its base URL, without the slash: "v2" */
    int64_t page_size_max;    /* the largest PageSize of a list, by the contract */
    size_t friendly_name_max; /* characters (code points), by its documentation; 0: silent */
    bool update_type;         /* whether an update takes Type */
    const char *remark;       /* what people should know of it, or "" */
} twcred_service_info;

/* The row of a service; NULL for a number that is none, so that counting from 0
 * until NULL goes through all. */
const twcred_service_info *twcred_service_get(twcred_service service);

/* The service of that name, such as conversations-v1, in lower case.
 * Returns TWCRED_OK, TWCRED_FORMAT_SERVICE (offset always 0; *service is
 * TWCRED_IP_MESSAGING_V2). */
twcred_status twcred_service_read(twcred_service *service, const char *text, size_t size);

/* One string parameter: {NULL, 0} is unset and not sent; a pointer with size 0
 * is empty and sent as `Name=`; the rest is a value, in UTF-8. */
typedef struct twcred_param {
    const char *data;
    size_t size;
} twcred_param;

/* Writes the base URL of a service: https://product[.edge.region].twilio.com/v…,
 * and a NUL, which *size leaves out. Edge and region, such as dublin and ie1, are
 * both given or both unset: hosts with one of them alone are not routed. Each is
 * a label of a host name (RFC 1123 section 2.1): letters, digits and inner
 * hyphens, 1 to 63 of them.
 *
 * With url NULL and capacity 0 nothing is written and *size tells the length.
 * Otherwise the URL is written whole or not at all; status.needed counts the NUL,
 * and TWCRED_BASE_URL_SIZE bytes always suffice. A hyphen at an end of a label is
 * reported at its place, a label that is too long at 63.
 *
 * Returns TWCRED_OK; TWCRED_PARAM_ENUM (service), then of edge before region
 * TWCRED_PARAM_MISSING (the other one is given), TWCRED_PARAM_NULL,
 * TWCRED_PARAM_FORMAT; TWCRED_SPACE_URL. *size is 0 on all but TWCRED_OK. */
twcred_status twcred_base_url_write(char *url, size_t capacity, size_t *size,
                                    twcred_service service, twcred_param edge, twcred_param region);

/* -------------------------------------------------------------- operations */

/* The operations of the resource. */
typedef enum twcred_operation {
    TWCRED_CREATE = 0,
    TWCRED_FETCH,
    TWCRED_UPDATE,
    TWCRED_DELETE,
    TWCRED_LIST
} twcred_operation;

enum { TWCRED_OPERATION_COUNT = 5 };

/* The document of a successful answer. */
typedef enum twcred_document {
    TWCRED_DOCUMENT_NONE = 0,   /* none: a body is ignored */
    TWCRED_DOCUMENT_CREDENTIAL, /* twcred_credential_decode() */
    TWCRED_DOCUMENT_PAGE        /* twcred_page_open() */
} twcred_document;

/* What tells one operation from another. All texts are static. */
typedef struct twcred_operation_info {
    const char *name;         /* "create" */
    const char *method;       /* "POST" */
    bool item;                /* whether the path ends with a SID */
    bool body;                /* whether the request has a body, of the parameters */
    int success;              /* the HTTP status that means success */
    twcred_document document; /* what comes with it */
} twcred_operation_info;

/* The row of an operation; NULL for a number that is none, so that counting from
 * 0 until NULL goes through all. */
const twcred_operation_info *twcred_operation_get(twcred_operation operation);

/* ---------------------------------------------------------------- requests */

/* Absent, null and given are three different things. */
typedef enum twcred_presence { TWCRED_ABSENT = 0, TWCRED_NULL, TWCRED_PRESENT } twcred_presence;

/* An integer; value is 0 unless present. */
typedef struct twcred_integer {
    twcred_presence presence;
    int64_t value;
} twcred_integer;

/* One boolean parameter. */
typedef enum twcred_switch {
    TWCRED_SWITCH_UNSET = 0, /* not sent */
    TWCRED_SWITCH_EMPTY,     /* sent as `Name=` */
    TWCRED_SWITCH_FALSE,     /* sent as `Name=false` */
    TWCRED_SWITCH_TRUE       /* sent as `Name=true` */
} twcred_switch;

/* The parameters of create and update, in the contract's order. Zeroed, nothing
 * is set. */
typedef struct twcred_params {
    twcred_type type;           /* Type: create needs it; update takes it in some services */
    twcred_param friendly_name; /* FriendlyName */
    twcred_param certificate;   /* Certificate: PEM, for apn */
    twcred_param private_key;   /* PrivateKey: PEM, for apn */
    twcred_switch sandbox;      /* Sandbox: for apn */
    twcred_param api_key;       /* ApiKey: for gcm */
    twcred_param secret;        /* Secret: for fcm */
} twcred_params;

/* The parameters of a list, in the contract's order. Zeroed, nothing is set. An
 * integer is sent when it is present, and TWCRED_NULL is refused. */
typedef struct twcred_list_params {
    twcred_integer page_size; /* PageSize: 1 to the service's page_size_max */
    twcred_integer page;      /* Page: 0 or more; the client's own count, the token decides */
    twcred_param page_token;  /* PageToken: from the service */
} twcred_list_params;

/* A request, ready to be sent with any HTTP client and HTTP Basic
 * authentication. */
typedef struct twcred_request {
    const char *method;          /* static: "POST", "GET" or "DELETE" */
    char path[TWCRED_PATH_SIZE]; /* goes behind the base URL: "/Credentials…" */
    const char *content_type;    /* static: the value of Content-Type; NULL for a GET or DELETE */
    int success;                 /* the HTTP status that means success, such as 201 */
    size_t body_size;            /* of the body */
    size_t query_size;           /* of the query, which goes behind the path and a "?"; 0: none */
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

/* Builds the request that updates the credential of that SID in place: it keeps
 * its SID, and with it every registration bound to it. Each parameter is left as
 * it is (unset), emptied or set; with none set the body is empty and the request
 * changes nothing. The body is as in twcred_create_encode().
 *
 * Returns TWCRED_OK; TWCRED_PARAM_FORMAT (Sid) before all others;
 * TWCRED_PARAM_ENUM (also "service"); TWCRED_PARAM_UNKNOWN (Type, unless the
 * service's update takes it); TWCRED_PARAM_NULL, TWCRED_PARAM_SIZE,
 * TWCRED_PARAM_UTF8, TWCRED_SPACE_BODY as for a create. */
twcred_status twcred_update_encode(twcred_request *request, char *body, size_t capacity,
                                   twcred_service service, const char *sid, size_t sid_size,
                                   const twcred_params *params);

/* Builds the request that fetches the credential of that SID, which is checked
 * before it becomes part of a path. Returns TWCRED_OK, TWCRED_PARAM_FORMAT (Sid). */
twcred_status twcred_fetch_encode(twcred_request *request, const char *sid, size_t sid_size);

/* Builds the request that deletes the credential of that SID, and with it every
 * registration bound to it. Returns TWCRED_OK, TWCRED_PARAM_FORMAT (Sid). */
twcred_status twcred_delete_encode(twcred_request *request, const char *sid, size_t sid_size);

/* Builds the request for a page of the list, and writes its query to `query`,
 * encoded and measured as the body of a create is. For the first page set
 * page_size at most; further pages are asked for with what twcred_next_page_read()
 * finds.
 *
 * Returns TWCRED_OK; TWCRED_PARAM_ENUM (service, or a presence that is neither
 * absent nor present); TWCRED_PARAM_RANGE, TWCRED_PARAM_NULL, TWCRED_PARAM_SIZE,
 * TWCRED_PARAM_UTF8: the first fault in the contract's order; TWCRED_SPACE_QUERY
 * when capacity is under status.needed. */
twcred_status twcred_list_encode(twcred_request *request, char *query, size_t capacity,
                                 twcred_service service, const twcred_list_params *params);

/* Judges the next_page_url of a page, and finds the query to ask for the next one
 * with: it points into `url`. The URL is accepted when its host, scheme, port and
 * path are those of the list of the base URL that is talked to, or of the list of
 * the service's public host, the one without edge and region: behind a base URL of one's own may be
 * a proxy that hands on the service's URLs. Nothing but the query is to be used, behind the base
 * URL's own list path, so that no password follows a URL elsewhere.
 *
 * Hosts and schemes are compared without case, a port that is not given is the
 * scheme's (443, 80), slashes at the end of the base URL do not count, and all
 * else is compared byte by byte (RFC 3986 section 6.2.1). Where neither fits, the
 * reason is that of the one which fits further, in the order of the codes.
 *
 * Returns TWCRED_OK; TWCRED_PARAM_ENUM (service); TWCRED_PAGE_BASE; TWCRED_PAGE_URI,
 * TWCRED_PAGE_USER, TWCRED_PAGE_FRAGMENT, TWCRED_PAGE_HOST, TWCRED_PAGE_SCHEME,
 * TWCRED_PAGE_PORT, TWCRED_PAGE_PATH, TWCRED_PAGE_QUERY: the first in this order.
 * *query is {NULL, 0} on all but TWCRED_OK. */
twcred_status twcred_next_page_read(twcred_param *query, const char *url, size_t size,
                                    const char *base_url, size_t base_url_size,
                                    twcred_service service);

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

/* Checks that a decoded credential is the one that was asked for. With sid NULL
 * and size 0, as after a create, any will do that has a SID.
 * Returns TWCRED_OK; TWCRED_FIELD_MISSING (sid: absent or null),
 * TWCRED_FIELD_MISMATCH (sid: another one; offset: the first byte that differs). */
twcred_status twcred_credential_match(const twcred_credential *credential, const char *sid,
                                      size_t sid_size);

/* Where the reading of a list's items stands. It is the library's own: leave it
 * alone. */
typedef struct twcred_cursor {
    const char *document;
    size_t size;     /* of the document */
    size_t at;       /* of the next item */
    size_t left;     /* items not yet read */
    char *text;      /* for the strings of one item */
    size_t capacity; /* of it */
} twcred_cursor;

/* A page of a list: its meta, and a cursor over its credentials. Every part of
 * meta may be absent or null. */
typedef struct twcred_page {
    twcred_integer page;             /* the client's own count, whatever it is */
    twcred_integer page_size;        /* as the service counts */
    twcred_string first_page_url;    /* RFC 3986, with a scheme, as the other URLs */
    twcred_string previous_page_url; /* null on the first page */
    twcred_string url;               /* of this page */
    twcred_string next_page_url;     /* null on the last page; see twcred_next_page_read() */
    twcred_string key;               /* any text, most often "credentials" */
    size_t count;                    /* of the credentials on the page */
    twcred_cursor items;
} twcred_page;

/* Opens a page: {"credentials":[…],"meta":{…}}. The whole document is checked, each
 * credential included, before the call returns TWCRED_OK: of a broken page nothing
 * is handed out. twcred_page_next() then reads the credentials one by one. Both
 * members are needed, since a page without them would pass for the end of the
 * list; for precedence, unknown members and measuring see
 * twcred_credential_decode().
 *
 * `text` takes the strings of meta and those of the longest credential, however
 * many there are: 1024 bytes do for what the service sends, and `size` bytes
 * always suffice. Text and document have to stay until the last item is read.
 * All memory needed, page and work included, is under 4 KiB for such a page.
 *
 * Returns TWCRED_OK; the codes of twcred_json_check(); TWCRED_SPACE_TEXT;
 * TWCRED_FIELD_TYPE, TWCRED_FIELD_NULL (credentials, its items, meta),
 * TWCRED_FIELD_MISSING (credentials, then meta: after all others),
 * TWCRED_FIELD_FORMAT, TWCRED_FIELD_ENUM, TWCRED_FIELD_DUPLICATE,
 * TWCRED_FIELD_RANGE: the first in the document. Contract: schema
 * ListCredentialResponse. */
twcred_status twcred_page_open(twcred_page *page, char *text, size_t capacity, twcred_work *work,
                               const char *document, size_t size);

/* Reads the next credential of a page that twcred_page_open() opened; its strings
 * are valid until the next call. False, with *credential zeroed, when there is no
 * more. */
bool twcred_page_next(twcred_credential *credential, twcred_page *page, twcred_work *work);

/* What the service says when it refuses. It has five forms of saying it:
 *   1. {"code":…,"message":"…","more_info":"https://…","status":400}
 *   2. that, with "details":{…}
 *   3. RFC 9457: {"type":"https://…","title":"…","status":400,"code":…,
 *      "detail":"…","instance":"…","errors":[{"detail":"…","pointer":"…"}]}
 *   4. {"code":…,"message":"…","httpStatusCode":…,"params":{…},"userError":true}
 *   5. {"errors":[{"code":…,"message":"…","infoUrl":"…","context":{…}}]}
 * What one form has and another has not is absent. Where several members tell the
 * same, the first that is given holds, null too; all of them take text. A list
 * speaks for the whole only where code, message, detail and title are not given. */
typedef struct twcred_error {
    int http_status;         /* of the answer itself */
    twcred_integer code;     /* Twilio's error code; of form 5, that of the first item */
    twcred_string message;   /* for people: message, else detail, else title; of form 5, of the
                                first item */
    twcred_string more_info; /* where to read on: more_info, else type; of form 5, else
                                infoUrl of the first item */
    twcred_integer status;   /* the HTTP status as the body repeats it: status, httpStatusCode */
    twcred_string details;   /* the JSON text of the object as it came: details, else params */
    size_t count;            /* of the errors listed by forms 3 and 5 */
    twcred_cursor items;
} twcred_error;

/* One of the errors in a list of form 3 or 5. */
typedef struct twcred_error_item {
    twcred_integer code;     /* code */
    twcred_string message;   /* message, else detail */
    twcred_string more_info; /* infoUrl */
    twcred_string pointer;   /* pointer: where in the request, RFC 6901 by RFC 9457 */
    twcred_string context;   /* context: the JSON text of the object as it came */
} twcred_error_item;

/* Decodes the body of an error answer, in any of the five forms; see
 * twcred_credential_decode() for precedence and measuring, and twcred_page_open()
 * for the list: twcred_error_next() reads its items one by one, all of them are
 * checked before, and text and document have to stay until the last is read.
 * Twice the size always suffices for `text`. Any attribute may be absent or null.
 * On any failure all of *error is zeroed but http_status, which is set always: an
 * empty body or a proxy's HTML does not take the status away.
 * Returns TWCRED_OK; the codes of twcred_json_check(); TWCRED_SPACE_TEXT;
 * TWCRED_FIELD_TYPE (a fraction or an exponent is no integer),
 * TWCRED_FIELD_NULL (an item of errors), TWCRED_FIELD_RANGE,
 * TWCRED_FIELD_DUPLICATE. */
twcred_status twcred_error_decode(twcred_error *error, char *text, size_t capacity,
                                  twcred_work *work, int http_status, const char *document,
                                  size_t size);

/* Reads the next item of the list of an error; its strings are valid until the
 * next call. False, with *item zeroed, when there is no more. */
bool twcred_error_next(twcred_error_item *item, twcred_error *error, twcred_work *work);

/* Whether a call that was refused may be made again. */
typedef enum twcred_repeat {
    TWCRED_REPEAT_NEVER = 0,  /* it would fail again, or might do its work twice */
    TWCRED_REPEAT_ON_REQUEST, /* only when the user asked for it: it may have been done */
    TWCRED_REPEAT_SAFE        /* it was not done, or doing it twice changes nothing */
} twcred_repeat;

/* A documented error code of the service. All texts are static. */
typedef struct twcred_error_info {
    int64_t code;        /* the code, or the first of a range */
    int64_t last;        /* the last of the range: the code itself where it is one alone */
    int http_status;     /* with which it comes; 0: not documented */
    const char *name;    /* "authentication-failed" */
    const char *meaning; /* in words for people */
    twcred_repeat repeat[TWCRED_OPERATION_COUNT]; /* by twcred_operation */
} twcred_error_info;

/* The row of a documented error code; NULL for a code that is not documented: then
 * only the HTTP status tells whether to try again. */
const twcred_error_info *twcred_error_find(int64_t code);

/* The rows by their number, in the order of their codes; NULL behind the last. */
const twcred_error_info *twcred_error_get(size_t index);

/* What an answer turned out to be. */
typedef enum twcred_answer_kind {
    TWCRED_ANSWER_NONE = 0,   /* not usable: the status of the call says why */
    TWCRED_ANSWER_CREDENTIAL, /* success, with a credential */
    TWCRED_ANSWER_EMPTY,      /* success of an operation that answers nothing */
    TWCRED_ANSWER_ERROR,      /* the service refused: 4xx or 5xx */
    TWCRED_ANSWER_PAGE        /* success, with a page of the list */
} twcred_answer_kind;

typedef struct twcred_answer {
    twcred_answer_kind kind;
    int http_status;              /* set always, on failure too */
    twcred_credential credential; /* with TWCRED_ANSWER_CREDENTIAL */
    twcred_page page;             /* with TWCRED_ANSWER_PAGE */
    twcred_error error;           /* with TWCRED_ANSWER_ERROR; http_status at the least */
    twcred_status error_body;     /* with TWCRED_ANSWER_ERROR: whether its body could be read */
} twcred_answer;

/* Decodes the answer to an operation, by its HTTP status: the operation's own
 * success status as its document (twcred_operation_get()), 4xx and 5xx as an error,
 * anything else as TWCRED_STATUS_UNEXPECTED. An error whose body cannot be read
 * is still an answer: the call returns TWCRED_OK and error_body tells why. The
 * body of a delete is ignored. Text and work as in twcred_credential_decode(),
 * twcred_page_open() and twcred_error_decode().
 * Returns TWCRED_OK; TWCRED_STATUS_UNEXPECTED; TWCRED_SPACE_TEXT; and on success
 * statuses the codes of the decoder of the document. */
twcred_status twcred_answer_decode(twcred_answer *answer, char *text, size_t capacity,
                                   twcred_work *work, twcred_operation operation, int http_status,
                                   const char *document, size_t size);

/* ----------------------------------------------------------- header fields */

/* The header fields of an answer that are known here. Start with a zeroed
 * struct and hand in the field lines one by one. */
typedef struct twcred_headers {
    twcred_string allow_origin;         /* Access-Control-Allow-Origin */
    twcred_string allow_methods;        /* Access-Control-Allow-Methods, a list */
    twcred_string allow_headers;        /* Access-Control-Allow-Headers, a list */
    twcred_truth allow_credentials;     /* Access-Control-Allow-Credentials; TWCRED_UNKNOWN if
                                           absent */
    twcred_string expose_headers;       /* Access-Control-Expose-Headers, a list */
    twcred_string request_id;           /* Twilio-Request-Id: RQ and 32 hexadecimal digits */
    twcred_string request_duration;     /* Twilio-Request-Duration: seconds, as a decimal number */
    twcred_integer concurrent_requests; /* Twilio-Concurrent-Requests */
    twcred_string retry_after;          /* Retry-After: delta-seconds or an HTTP-date */
    twcred_integer retry_seconds;       /* its delta-seconds; absent when it is a date */
    twcred_time retry_time;             /* its date; zeroed without one */
    twcred_string etag;                 /* ETag: an entity-tag of RFC 9110 section 8.8.3 */
    twcred_date_time last_modified;     /* Last-Modified: an HTTP-date */
    size_t text_used;                   /* of the text buffer, by the strings above */
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
 * good. Delta-seconds and counts beyond INT32_MAX are read as INT32_MAX.
 *
 * A Retry-After that starts with a digit is judged as delta-seconds, else as an
 * HTTP-date; with retry_after present and retry_seconds absent, retry_time holds.
 * Access-Control-Allow-Credentials and Twilio-Concurrent-Requests take no text.
 *
 * Returns TWCRED_OK; TWCRED_HEADER_SYNTAX, TWCRED_HEADER_CONTROL (both with
 * field "header"), TWCRED_HEADER_FORMAT with the field's name, and the offset in
 * the line; TWCRED_HEADER_DUPLICATE, TWCRED_SPACE_TEXT with the field's name. */
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
