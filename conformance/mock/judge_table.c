/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "judge.h"

static const judge_row rows[] = {
    /* The request line. */
    {"http.method", "A path is asked for with a method of its operations.", check_method, SCOPE_OWN,
     false},
    {"http.path", "The path is that of the credentials or of one of them.", check_path, SCOPE_OWN,
     false},
    {"http.path-sid", "The SID in a path is CR and 32 hexadecimal digits.", check_path_sid,
     SCOPE_OWN, false},
    {"http.path-plain", "The path is spelt without escapes, dots and empty segments.",
     check_path_plain, SCOPE_OWN, false},
    {"http.origin-form", "The target is a path and a query, without host, user or password.",
     check_origin_form, SCOPE_OWN, false},
    {"http.target-bytes", "The target holds no byte that has to be escaped.", check_target_bytes,
     SCOPE_OWN, false},
    {"http.query-none", "Only a list has a query.", check_query_none, SCOPE_OWN, false},
    {"http.query-known", "The query of a list has its three parameters, each at most once.",
     check_query_known, SCOPE_OWN, false},
    {"http.page-size", "PageSize is a number from 1 to the service's limit.", check_page_size,
     SCOPE_OWN, false},
    {"http.page-number", "Page is a number from 0.", check_page_number, SCOPE_OWN, false},
    {"http.page-token", "PageToken is one of the service's, escaped.", check_page_token, SCOPE_OWN,
     false},
    /* The header fields. */
    {"http.host", "Host names the host and port in use.", check_host, SCOPE_OWN, false},
    {"http.authorization", "Every request has an Authorization field.", check_auth_present,
     SCOPE_OWN, false},
    {"http.authorization-once", "Authorization comes once.", check_auth_once, SCOPE_OWN, false},
    {"http.basic", "The scheme of Authorization is Basic.", check_auth_basic, SCOPE_OWN, false},
    {"http.basic-base64", "User and password are base64 with its padding.", check_auth_base64,
     SCOPE_OWN, false},
    {"http.basic-colon", "A colon stands between user and password.", check_auth_colon, SCOPE_OWN,
     false},
    {"http.user", "The user is the SID of an account or of an API key.", check_user, SCOPE_OWN,
     false},
    {"http.stray-blanks", "User and password have no white space at their ends.",
     check_stray_blanks, SCOPE_OWN, false},
    {"http.password", "The password is the one that was given out.", check_password, SCOPE_OWN,
     false},
    {"http.user-agent", "User-Agent starts with the client's name and version.", check_agent,
     SCOPE_OWN, false},
    {"http.accept", "Accept, where there is one, takes JSON.", check_accept, SCOPE_OWN, false},
    {"http.content-type", "A body is application/x-www-form-urlencoded, and says so.",
     check_media_type, SCOPE_OWN, false},
    {"http.charset", "Content-Type has no parameter but a charset of UTF-8.", check_charset,
     SCOPE_OWN, false},
    {"http.content-length", "A body is sent with its length, without a transfer coding.",
     check_length, SCOPE_OWN, false},
    {"http.body-whole", "As much of a body comes as was announced.", check_body_whole, SCOPE_OWN,
     false},
    {"http.body-none", "Fetch, list and delete have no body.", check_no_body, SCOPE_OWN, false},
    {"http.content-encoding", "A body is not compressed.", check_coding, SCOPE_OWN, false},
    {"http.secret-target", "No secret is in a target.", check_secret_target, SCOPE_BOTH, false},
    {"http.secret-field", "No secret is in a field other than Authorization.", check_secret_field,
     SCOPE_BOTH, false},
    /* The form. */
    {"http.form-escape", "Each percent sign has two hexadecimal digits.", check_escapes, SCOPE_OWN,
     false},
    {"http.form-raw", "No byte stands raw that a URL cannot hold.", check_raw, SCOPE_OWN, false},
    {"http.form-utf8", "Names and values are UTF-8.", check_utf8, SCOPE_OWN, false},
    {"http.form-pairs", "The form is pairs of name and value with one & between them.", check_pairs,
     SCOPE_OWN, false},
    {"http.form-space", "A space is a plus sign.", check_space, SCOPE_OWN, true},
    {"http.form-hex", "The digits of escapes are in upper case.", check_hex, SCOPE_OWN, true},
    {"http.form-serialised", "Just what the serializer escapes is escaped.", check_serialised,
     SCOPE_OWN, true},
    {"http.parameter-known", "Names are the resource's own, in PascalCase.", check_known, SCOPE_OWN,
     false},
    {"http.parameter-once", "Each parameter comes once.", check_once, SCOPE_OWN, false},
    /* The parameters. */
    {"http.type-given", "A create has a Type.", check_type_given, SCOPE_OWN, false},
    {"http.type-value", "Type is gcm, apn or fcm.", check_type_value, SCOPE_OWN, false},
    {"http.type-update", "An update has Type only where the service takes it.", check_type_update,
     SCOPE_OWN, false},
    {"http.sandbox", "Sandbox is true or false.", check_sandbox, SCOPE_OWN, false},
    {"http.friendly-name", "FriendlyName is no longer than the service keeps.", check_name,
     SCOPE_OWN, false},
    {"http.key-pair", "Certificate and key come together.", check_key_pair, SCOPE_OWN, false},
    {"http.pem-framed", "Certificate and key are PEM from BEGIN to END, and nothing else.",
     check_pem_framed, SCOPE_OWN, false},
    {"http.pem-lines", "A PEM keeps its line ends.", check_pem_lines, SCOPE_OWN, false},
    {"http.pem-plus", "The plus signs of a PEM arrive as such.", check_pem_plus, SCOPE_OWN, false},
    {"http.secret-given", "An fcm comes with its Secret, a gcm with its ApiKey.",
     check_secret_given, SCOPE_OWN, false},
    {"http.secret-json", "A service account arrives as whole JSON.", check_secret_json, SCOPE_OWN,
     false},
    {"http.api-key", "ApiKey holds no white space.", check_api_key, SCOPE_OWN, false},
    /* Several requests. */
    {"http.create-once", "A create that may have been done is not repeated.", check_create_once,
     SCOPE_OWN, false},
    {"http.retry-after", "Nothing is repeated before Retry-After is over.", check_retry_after,
     SCOPE_OWN, false},
    {"http.retry-bounded", "A client gives up after five attempts.", check_retry_bounded, SCOPE_OWN,
     false},
    {"http.retry-refused", "What was refused is not repeated unchanged.", check_retry_refused,
     SCOPE_OWN, false},
    {"http.next-verbatim", "A next page is asked for as the link says, byte for byte.",
     check_next_verbatim, SCOPE_OWN, false},
    {"http.walk-by-link", "Pages are walked by their links, not by number.", check_walk_by_link,
     SCOPE_OWN, false},
    {"http.walk-ends", "A walk ends where next_page_url is null.", check_walk_ends, SCOPE_OWN,
     false},
    {"http.walk-loop", "A walk does not go in circles.", check_walk_loop, SCOPE_OWN, false},
    {"http.next-path", "A next page of another path is not followed.", check_next_path, SCOPE_OWN,
     false},
    {"http.next-user-info", "A next page with user information is not followed.",
     check_next_user_info, SCOPE_OWN, false},
    {"http.next-foreign", "A next page at a foreign host is not followed.", check_next_foreign,
     SCOPE_BOTH, false},
    {"http.foreign-authorization", "No foreign host gets the password.", check_foreign_auth,
     SCOPE_BOTH, false},
    {"http.foreign-body", "No foreign host gets a body.", check_foreign_body, SCOPE_BOTH, false},
    {"http.renewal", "A credential is renewed by an update, not by delete and create.",
     check_renewal, SCOPE_OWN, false},
};

static const size_t row_count = sizeof rows / sizeof rows[0];

const judge_row *judge_row_at(size_t number)
{
    return number < row_count ? &rows[number] : NULL;
}

void judge_list(void (*show)(const char *name, const char *what))
{
    for (size_t i = 0; i < row_count; i++)
        show(rows[i].name, rows[i].must);
}

judge_verdict judge_wrong(judge_finding *finding, judge_part part, size_t offset, const char *why)
{
    *finding = (struct judge_finding){.part = part, .offset = offset, .why = why};
    return JUDGE_WRONG;
}

judge_verdict judge_wrong_field(judge_finding *finding, const char *line, const char *at,
                                const char *why)
{
    *finding = (struct judge_finding){
        .part = PART_FIELD, .line = line, .offset = (size_t)(at - line), .why = why};
    return JUDGE_WRONG;
}

judge_verdict judge_if(bool right, judge_finding *finding, judge_part part, size_t offset,
                       const char *why)
{
    return right ? JUDGE_RIGHT : judge_wrong(finding, part, offset, why);
}
