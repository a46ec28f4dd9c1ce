/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* What the core's files know of one another: one section per source file. No
 * name here leaves the core; the link names carry a prefix so that none meets a
 * host's own. */
#ifndef TWCRED_INTERNAL_H
#define TWCRED_INTERNAL_H

#include "twcred.h"

#define ascii_digit        twcred_internal_ascii_digit
#define ascii_equal        twcred_internal_ascii_equal
#define ascii_equal_nocase twcred_internal_ascii_equal_nocase
#define ascii_hex          twcred_internal_ascii_hex
#define ascii_letter       twcred_internal_ascii_letter
#define ascii_lower        twcred_internal_ascii_lower
#define ascii_one_of       twcred_internal_ascii_one_of
#define form_pair          twcred_internal_form_pair
#define json_first         twcred_internal_json_first
#define json_integer       twcred_internal_json_integer
#define json_next          twcred_internal_json_next
#define json_open          twcred_internal_json_open
#define json_space         twcred_internal_json_space
#define json_string_equal  twcred_internal_json_string_equal
#define json_string_offset twcred_internal_json_string_offset
#define json_string_write  twcred_internal_json_string_write
#define json_value_end     twcred_internal_json_value_end
#define list_next          twcred_internal_list_next
#define list_open          twcred_internal_list_open
#define object_fill        twcred_internal_object_fill
#define object_measure     twcred_internal_object_measure
#define out_byte           twcred_internal_out_byte
#define out_bytes          twcred_internal_out_bytes
#define scan_digit         twcred_internal_scan_digit
#define scan_one_of        twcred_internal_scan_one_of
#define scan_peek          twcred_internal_scan_peek
#define status_fault       twcred_internal_status_fault
#define status_ok          twcred_internal_status_ok
#define status_short       twcred_internal_status_short
#define type_word          twcred_internal_type_word
#define uri_split          twcred_internal_uri_split
#define utf8_prefix        twcred_internal_utf8_prefix
#define utf8_sequence      twcred_internal_utf8_sequence

/* What no input can bring about. The fuzzing builds define TWCRED_TRAP and stop
 * there; everywhere else it is no code. */
#ifdef TWCRED_TRAP
#define trap_if(condition) ((condition) ? __builtin_trap() : (void)0)
#else
#define trap_if(condition) ((void)0)
#endif

/* ---------------------------------------------------------------- status.c */

twcred_status status_ok(void);
twcred_status status_fault(twcred_code code, const char *field, size_t offset);
/* The fault of a buffer that has to have `needed` bytes. */
twcred_status status_short(twcred_code code, const char *field, size_t needed);

/* ------------------------------------------------------------------ text.c */

/* ASCII, whatever the locale. */
bool ascii_digit(char c);
bool ascii_letter(char c);
char ascii_lower(char c);
int ascii_hex(char c); /* the value of the digit, or -1 */
bool ascii_one_of(char c, const char *set);
bool ascii_equal(const char *text, size_t size, const char *word);
bool ascii_equal_nocase(const char *text, size_t size, const char *word);

/* A text and how much of it has been recognised. Steps over it move `at` on only
 * over what is right, so that after a failure it is where the fault is. */
typedef struct scan {
    const char *text;
    size_t size;
    size_t at;
} scan;

bool scan_peek(const scan *in, const char *set);
bool scan_digit(const scan *in);
bool scan_one_of(scan *in, const char *set); /* moves on if it is */

/* The length of the well-formed UTF-8 sequence at the start, 0 if there is none. */
size_t utf8_sequence(const char *text, size_t size);
/* How many bytes from the start are well-formed UTF-8. */
size_t utf8_prefix(const char *text, size_t size);

/* The one writer: what does not fit is counted and not stored, so that with
 * capacity 0 the same code measures. */
typedef struct out {
    char *dst;
    size_t capacity;
    size_t size;
} out;

void out_byte(out *to, char byte);
void out_bytes(out *to, const char *bytes, size_t size);

/* The inside of a JSON string, between its quotes, after twcred_json_check(). */
void json_string_write(out *to, const char *json, size_t size);
bool json_string_equal(const char *json, size_t size, const char *word);
/* Where in the JSON text the decoded byte number `decoded` comes from; the size
 * for the byte behind the last. */
size_t json_string_offset(const char *json, size_t size, size_t decoded);

/* --------------------------------------------------------------- formats.c */

/* The value of the enum as the contract spells it; {NULL, 0} if it is none. */
twcred_param type_word(twcred_type type);

/* ------------------------------------------------------------------- uri.c */

/* A part of a URI, without the delimiters around it. One that is not there is
 * empty, at the place where it would be; a host may be there and empty. */
typedef struct uri_part {
    bool given;
    size_t start, size;
} uri_part;

/* The parts of a URI (RFC 3986 section 3). Scheme and path are always given. */
typedef struct uri_parts {
    uri_part scheme;
    uri_part user;
    uri_part host; /* with the brackets of an IP literal */
    uri_part port;
    uri_part path;
    uri_part query;
    uri_part fragment;
} uri_parts;

/* twcred_uri_check(), and where the parts are; zeroed on failure. */
twcred_status uri_split(uri_parts *parts, const char *text, size_t size);

/* ------------------------------------------------------------------ form.c */

/* Appends name=value, behind an & unless it is the first. */
void form_pair(out *to, const char *name, const char *value, size_t size);

/* ------------------------------------------------------------------ json.c */

/* The offset of the first byte at or behind `at` that is no white space. */
size_t json_space(const char *document, size_t size, size_t at);

typedef enum json_kind {
    JSON_OBJECT,
    JSON_ARRAY,
    JSON_STRING,
    JSON_NUMBER,
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL
} json_kind;

typedef struct json_token {
    json_kind kind;
    bool key;     /* a member's name */
    size_t level; /* how many objects and arrays are around it */
    size_t start; /* its first byte; of a string, the quote */
    size_t end;   /* behind its last byte; 0 for objects and arrays */
} json_token;

/* Tokens of a document that twcred_json_check() accepted and that is an object
 * or an array, in their order, through a window of jsmn tokens. */
typedef struct json_reader {
    twcred_work *work;
    const char *document;
    size_t size;
    unsigned position; /* of jsmn in the document */
    int parent;        /* jsmn's innermost open token */
    int filled;        /* tokens in the window */
    int taken;         /* of these, handed out */
    unsigned char levels[sizeof((twcred_work *)0)->tokens / sizeof((twcred_work *)0)->tokens[0]];
    bool finished;
} json_reader;

void json_open(json_reader *reader, twcred_work *work, const char *document, size_t size);
/* The document's own object or array. */
void json_first(json_reader *reader, json_token *token);
/* The next token with more than `above` objects and arrays around it. False, and
 * nothing taken, when the next one has not, or there is none. */
bool json_next(json_reader *reader, json_token *token, size_t above);
/* Behind the last byte of the object or array that starts at `start`. */
size_t json_value_end(const char *document, size_t size, size_t start);
/* The integer of a JSON number. TWCRED_FIELD_TYPE when it has a fraction or an
 * exponent, TWCRED_FIELD_RANGE when it is beyond int64_t. */
twcred_code json_integer(int64_t *value, const char *number, size_t size);

/* ---------------------------------------------------------------- object.c */

typedef enum field_kind {
    FIELD_TEXT,
    FIELD_SID_CREDENTIAL,
    FIELD_SID_ACCOUNT,
    FIELD_PUSH_TYPE,
    FIELD_DATE_TIME,
    FIELD_URI,
    FIELD_INTEGER,
    FIELD_OBJECT,  /* its JSON text, as it came */
    FIELD_MEMBERS, /* an object with a table of its own */
    FIELD_LIST     /* an array of such objects */
} field_kind;

typedef enum field_need {
    FIELD_OPTIONAL, /* may be absent, and may be null */
    FIELD_NOT_NULL, /* may be absent */
    FIELD_REQUIRED  /* has to be there, and not null */
} field_need;

typedef struct field_row {
    const char *name;
    field_kind kind;
    field_need need;
    size_t place; /* of the member in the struct that is filled */
    const struct field_table *nested;
} field_row;

typedef struct field_table {
    const field_row *rows;
    size_t count; /* 32 at most */
} field_table;

/* A list in a document: its items are only counted, to be read one by one. */
typedef struct list_found {
    twcred_presence presence; /* TWCRED_NULL or nothing: what was found is in `count` */
    size_t count;
    size_t at; /* of the first item */
} list_found;

/* What error.c reads an item of an error's list into. */
typedef struct error_item_parts {
    twcred_integer code;
    twcred_string message;
    twcred_string detail;
    twcred_string info_url;
    twcred_string pointer;
    twcred_string context;
} error_item_parts;

/* The reading of a document. In its text the strings that stay come first, and
 * behind them those of one item of a list. */
typedef struct decoding {
    const char *document;
    size_t size;
    json_reader reader;
    out text;
    uint32_t seen;       /* a bit for each row of the outermost table that occurred */
    size_t fixed;        /* of the text: the strings that stay; the rest is in object_fill() */
    size_t items;        /* in the list, as those that follow */
    size_t first_item;   /* of the text: the strings of the first item */
    size_t longest_item; /* of the text: the strings of the item with the longest */
} decoding;

/* Checks that the document is JSON and an object, and measures its text. */
twcred_status object_measure(decoding *from, const field_table *table, twcred_work *work,
                             const char *document, size_t size);
/* Fills *object, which is zeroed, from a document that was measured. Where it
 * fails, no text is left behind. */
twcred_status object_fill(void *object, decoding *from, const field_table *table, twcred_work *work,
                          char *text, size_t capacity);

/* A cursor over the list of a document that object_fill() found good. */
void list_open(twcred_cursor *items, const decoding *from, const list_found *list);
/* Fills *object, which is zeroed, with the next item; false if there is none. */
bool list_next(void *object, twcred_cursor *items, const field_table *table, twcred_work *work);

#endif
