# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# generate.awk -v family=NAME: writes the systematic cases of one family, from tables
# that are kept here apart from the library's own. The output is checked in as
# cases/NAME.case; the test conformance-generated compares.
BEGIN {
    sid = "CR0123456789abcdefABCDEF9876543210"
    split("ip-messaging-v2 ip-messaging-v1 chat-v2 chat-v1 conversations-v1 notify-v1", services, " ")
    split("ip-messaging ip-messaging chat chat conversations notify", products, " ")
    split("v2 v1 v2 v1 v1 v1", versions, " ")
    split("1000 1000 1000 1000 100 1000", page_limits, " ")
    split("0 0 64 64 64 64", name_limits, " ")
    split("sid account_sid friendly_name type sandbox date_created date_updated url", attributes, " ")
    split("page page_size first_page_url previous_page_url url next_page_url key", meta, " ")
    split("FriendlyName Certificate PrivateKey ApiKey Secret", strings, " ")

    print "twcred-cases 1"
    print "# SPDX-FileCopyrightText: 2026 The twcred authors"
    print "# SPDX-License-Identifier: MIT"
    print "#"
    print "# Written by generate.awk; change that."
    if (family == "service") service_family()
    else if (family == "operation") operation_family()
    else if (family == "page") page_family()
    else if (family == "error-member") error_family()
    else if (family == "error-code") code_family()
    else if (family == "next-page") next_family()
    else {
        print "generate.awk: no family " family > "/dev/stderr"
        exit 2
    }
}

# A case without its input: name, clause, call.
function open_case(name, clause, call) {
    print ""
    print "case " name
    print "clause " clause
    print call
}

function word(name) {
    gsub(/_/, "-", name)
    return tolower(name)
}

# --------------------------------------------------------------- service.case

function base(i, place) {
    return "https://" products[i] place ".twilio.com/" versions[i]
}

function service_family(    i, clause) {
    for (i = 1; i <= 6; i++) {
        clause = "OpenAPI " products[i] " " versions[i] ", servers, PageSize maximum; documentation of FriendlyName"
        open_case("service." services[i] ".info", clause, "service")
        print "< " services[i]
        print "> ok"
        print "product = " products[i]
        print "version = " versions[i]
        print "page_size_max = " page_limits[i]
        print "friendly_name_max = " name_limits[i]
        print "update_type = " (services[i] == "conversations-v1" ? "true" : "false")
        open_case("service." services[i] ".cut", "twcred.h, twcred_service_read, the whole name", "service")
        print "< " substr(services[i], 1, length(services[i]) - 1)
        print "> format-service service 0"
        open_case("service." services[i] ".upper-case", "twcred.h, twcred_service_read, in lower case", "service")
        print "< " toupper(substr(services[i], 1, 1)) substr(services[i], 2)
        print "> format-service service 0"
        open_case("service." services[i] ".longer", "twcred.h, twcred_service_read, the whole name", "service")
        print "< " services[i] "~20"
        print "> format-service service 0"

        open_case("base-url." services[i] ".plain", "OpenAPI " products[i] " " versions[i] ", servers", "base-url")
        print "Service = " services[i]
        print "> ok"
        print "url = " base(i, "")
        open_case("base-url." services[i] ".dublin", "product.edge.region.twilio.com", "base-url")
        print "Service = " services[i]
        print "Edge = dublin"
        print "Region = ie1"
        print "> ok"
        print "url = " base(i, ".dublin.ie1")
        open_case("base-url." services[i] ".edge-alone", "an edge and a region go together", "base-url")
        print "Service = " services[i]
        print "Edge = dublin"
        print "> param-missing region 0"
        open_case("base-url." services[i] ".region-alone", "an edge and a region go together", "base-url")
        print "Service = " services[i]
        print "Region = ie1"
        print "> param-missing edge 0"
    }
    label_case("one", "a", "")
    label_case("digits", "123", "")
    label_case("hyphen-inside", "a-b", "")
    label_case("hyphen-first", "-ab", "0")
    label_case("hyphen-last", "ab-", "2")
    label_case("longest", "~(63*a)", "")
    label_case("too-long", "~(64*a)", "63")
    label_case("empty", "", "0")
    label_case("dot", "a.b", "1")
    label_case("slash", "a/b", "1")
    label_case("at-sign", "a@b", "1")
    label_case("colon", "a:b", "1")
    label_case("underscore", "a_b", "1")
    label_case("blank", "a b", "1")
    label_case("percent", "a%41", "1")
    label_case("nul", "a~00", "1")
    label_case("not-ascii", "a~C3~A9", "1")
    open_case("base-url.none", "twcred.h, twcred_service, an enumerator", "base-url")
    print "Service is 6"
    print "> param-enum service 0"
    open_case("base-url.null", "twcred.h, TWCRED_PARAM_NULL", "base-url")
    print "Edge is null-of-size 3"
    print "Region = ie1"
    print "> param-null edge 0"
    open_case("base-url.short", "twcred.h, twcred_base_url_write, the NUL counts", "base-url")
    print "capacity 34"
    print "> space-url url needed 35"
    open_case("base-url.exact", "twcred.h, twcred_base_url_write, the NUL counts", "base-url")
    print "capacity 35"
    print "> ok"
    print "url = https://ip-messaging.twilio.com/v2"
}

# Each label in both places; `at` is where it breaks, "" where it does not.
function label_case(name, label, at) {
    open_case("base-url.edge." name, "RFC 1123 section 2.1; RFC 1035 section 2.3.4", "base-url")
    print "Edge =" (label != "" ? " " label : "")
    print "Region = ie1"
    if (at != "") {
        print "> param-format edge " at
    } else {
        print "> ok"
        print "url = https://ip-messaging." label ".ie1.twilio.com/v2"
    }
    open_case("base-url.region." name, "RFC 1123 section 2.1; RFC 1035 section 2.3.4", "base-url")
    print "Edge = dublin"
    print "Region =" (label != "" ? " " label : "")
    if (at != "") {
        print "> param-format region " at
    } else {
        print "> ok"
        print "url = https://ip-messaging.dublin." label ".twilio.com/v2"
    }
}

# ------------------------------------------------------------- operation.case

function operation_family(    i, k, n) {
    info("create", "POST", "false", "true", 201, "credential")
    info("fetch", "GET", "true", "false", 200, "credential")
    info("update", "POST", "true", "true", 200, "credential")
    info("delete", "DELETE", "true", "false", 204, "none")
    info("list", "GET", "false", "false", 200, "page")
    open_case("operation.head.info", "OpenAPI, operations", "operation")
    print "< head"
    print "> ok"
    print "method = none"

    item_cases("fetch", "GET", 200)
    item_cases("delete", "DELETE", 204)
    for (i = 1; i <= 34; i++) {
        open_case("update.sid.place-" i, "OpenAPI UpdateCredential, Sid, pattern ^CR[0-9a-fA-F]{32}$", "update")
        print "Sid = " substr(sid, 1, i - 1) "/" substr(sid, i + 1)
        print "> param-format Sid " (i - 1)
    }
    for (i = 1; i <= 6; i++) {
        update_case(services[i] ".nothing", services[i], "", "")
        for (k = 1; k <= 5; k++) {
            update_case(services[i] "." tolower(strings[k]) ".empty", services[i], strings[k] " =", strings[k] "=")
            update_case(services[i] "." tolower(strings[k]) ".value", services[i], strings[k] " = a b+~C3~A9", strings[k] "=a+b%2B%C3%A9")
        }
        update_case(services[i] ".sandbox.empty", services[i], "Sandbox =", "Sandbox=")
        update_case(services[i] ".sandbox.false", services[i], "Sandbox = false", "Sandbox=false")
        update_case(services[i] ".sandbox.true", services[i], "Sandbox = true", "Sandbox=true")
        if (services[i] == "conversations-v1") {
            update_case(services[i] ".type", services[i], "Type = fcm", "Type=fcm")
        } else {
            open_case("update." services[i] ".type", "OpenAPI " products[i] " " versions[i] ", UpdateCredentialRequest, no Type", "update")
            print "Service = " services[i]
            print "Sid = " sid
            print "Type = fcm"
            print "> param-unknown Type 0"
        }
        list_cases(i)
    }
    open_case("update.service-none", "twcred.h, twcred_service, an enumerator", "update")
    print "Service is 6"
    print "Sid = " sid
    print "> param-enum service 0"
    open_case("update.sandbox-none", "twcred.h, twcred_switch, an enumerator", "update")
    print "Sid = " sid
    print "Sandbox is 4"
    print "> param-enum Sandbox 0"
    for (k = 1; k <= 5; k++) {
        n = tolower(strings[k])
        open_case("update." n ".not-utf8", "twcred.h, TWCRED_PARAM_UTF8; RFC 3629 section 4", "update")
        print "Sid = " sid
        print strings[k] " = ab~C3"
        print "> param-utf8 " strings[k] " 2"
        open_case("update." n ".null", "twcred.h, TWCRED_PARAM_NULL", "update")
        print "Sid = " sid
        print strings[k] " is null-of-size 1"
        print "> param-null " strings[k] " 0"
        open_case("update." n ".over-limit", "twcred.h, TWCRED_PARAM_MAX", "update")
        print "Sid = " sid
        print strings[k] " is over-limit"
        print "> param-size " strings[k] " 0"
    }
    open_case("update.short", "twcred.h, TWCRED_SPACE_BODY", "update")
    print "capacity 13"
    print "Sid = " sid
    print "FriendlyName = a"
    print "> space-body body needed 14"
    open_case("list.short", "twcred.h, TWCRED_SPACE_QUERY", "list")
    print "capacity 9"
    print "PageSize = 5"
    print "> space-query query needed 10"
    open_case("list.service-none", "twcred.h, twcred_service, an enumerator", "list")
    print "Service is 99"
    print "> param-enum service 0"
    open_case("list.page-size-null", "twcred.h, twcred_list_params, TWCRED_NULL is refused", "list")
    print "PageSize is 1"
    print "> param-enum PageSize 0"
    open_case("list.page-null", "twcred.h, twcred_list_params, TWCRED_NULL is refused", "list")
    print "Page is 1"
    print "> param-enum Page 0"
    open_case("list.page-token-not-utf8", "twcred.h, TWCRED_PARAM_UTF8", "list")
    print "PageToken = a~FF"
    print "> param-utf8 PageToken 1"
    open_case("list.page-token-null", "twcred.h, TWCRED_PARAM_NULL", "list")
    print "PageToken is null-of-size 2"
    print "> param-null PageToken 0"
    open_case("list.page-token-over-limit", "twcred.h, TWCRED_PARAM_MAX", "list")
    print "PageToken is over-limit"
    print "> param-size PageToken 0"
    match_case("same", sid, sid, "ok")
    match_case("any", sid, "", "ok")
    match_case("absent", "", sid, "field-missing sid 0")
    match_case("absent-any", "", "", "field-missing sid 0")
    match_case("first", "X" substr(sid, 2), sid, "field-mismatch sid 0")
    match_case("last", substr(sid, 1, 33) "1", sid, "field-mismatch sid 33")
    match_case("other-case", tolower(sid), sid, "field-mismatch sid 0")
    match_case("shorter", substr(sid, 1, 33), sid, "field-mismatch sid 33")
    match_case("longer", sid "0", sid, "field-mismatch sid 34")
}

function info(name, method, item, body, success, document) {
    open_case("operation." name ".info", "OpenAPI " name ", method, path, requestBody, responses", "operation")
    print "< " name
    print "> ok"
    print "method = " method
    print "item = " item
    print "body = " body
    print "success = " success
    print "document = " document
}

function item_cases(name, method, success,    i) {
    open_case(name ".sid.good", "OpenAPI " name ", path", name)
    print "< " sid
    print "> ok"
    print "request = " method " /Credentials/" sid " " success
    for (i = 1; i <= 34; i++) {
        open_case(name ".sid.place-" i, "OpenAPI " name ", Sid, pattern ^CR[0-9a-fA-F]{32}$", name)
        print "< " substr(sid, 1, i - 1) "/" substr(sid, i + 1)
        print "> param-format Sid " (i - 1)
    }
    open_case(name ".sid.cut", "OpenAPI " name ", Sid, 32 digits", name)
    print "< " substr(sid, 1, 33)
    print "> param-format Sid 33"
    open_case(name ".sid.longer", "OpenAPI " name ", Sid, 32 digits", name)
    print "< " sid "0"
    print "> param-format Sid 34"
    open_case(name ".sid.nul-behind", "OpenAPI " name ", Sid, the whole text", name)
    print "< " sid "~00"
    print "> param-format Sid 34"
}

function update_case(name, service, param, body) {
    open_case("update." name, "OpenAPI UpdateCredentialRequest; WHATWG URL section 5.2", "update")
    print "Service = " service
    print "Sid = " sid
    if (param != "")
        print param
    print "> ok"
    print "request = POST /Credentials/" sid " 200 application/x-www-form-urlencoded"
    print "body =" (body != "" ? " " body : "")
}

function list_case(service, name, param, query) {
    open_case("list." service "." name, "OpenAPI ListCredential, parameters; WHATWG URL section 5.2", "list")
    print "Service = " service
    if (param != "")
        print param
    print "> ok"
    print "request = GET /Credentials 200"
    print "query =" (query != "" ? " " query : "")
}

function list_range(service, name, param, field) {
    open_case("list." service "." name, "OpenAPI ListCredential, " field ", minimum and maximum", "list")
    print "Service = " service
    print param
    print "> param-range " field " 0"
}

function list_cases(i) {
    list_case(services[i], "nothing", "", "")
    list_case(services[i], "page-size-least", "PageSize = 1", "PageSize=1")
    list_case(services[i], "page-size-most", "PageSize = " page_limits[i], "PageSize=" page_limits[i])
    list_range(services[i], "page-size-beyond", "PageSize = " (page_limits[i] + 1), "PageSize")
    list_range(services[i], "page-size-zero", "PageSize = 0", "PageSize")
    list_range(services[i], "page-size-negative", "PageSize = -1", "PageSize")
    list_case(services[i], "page-zero", "Page = 0", "Page=0")
    list_case(services[i], "page-most", "Page = 9223372036854775807", "Page=9223372036854775807")
    list_range(services[i], "page-negative", "Page = -1", "Page")
    list_case(services[i], "page-token", "PageToken = PT+/= *", "PageToken=PT%2B%2F%3D+*")
    list_case(services[i], "page-token-empty", "PageToken =", "PageToken=")
}

function match_case(name, own, asked, outcome) {
    open_case("match." name, "twcred.h, twcred_credential_match", "match")
    if (own != "")
        print "Sid = " own
    if (asked != "")
        print "Asked = " asked
    print "> " outcome
}

# ------------------------------------------------------------------ page.case

# The page's JSON is START, the part in question, END.
function page_case(name, clause, start, part, end, outcome) {
    open_case("page." name, clause, "page")
    print "< " start part end
    print "> " outcome
}

function good(name) {
    if (name == "sid") return "CR00000000000000000000000000000000"
    if (name == "account_sid") return "AC00000000000000000000000000000000"
    if (name == "type") return "apn"
    if (name ~ /^date/) return "2015-10-07T17:50:01Z"
    if (name ~ /url$/) return "https://chat.twilio.com/v2/Credentials?Page=1"
    if (name == "sandbox") return "other"
    return "text"
}

function bad(name) {
    if (name == "sid") return "CX00000000000000000000000000000000"
    if (name == "account_sid") return "AX00000000000000000000000000000000"
    if (name ~ /^date/) return "2x"
    if (name ~ /url$/) return "h/"
    return ""
}

function page_family(    i, n, start, schema, at) {
    schema = "OpenAPI schema ListCredentialResponse"
    print ""
    print "# The attributes of an item: in each of the ways that they may come."
    for (i = 1; i <= 8; i++) {
        n = attributes[i]
        start = "{\"credentials\":[{\"" n "\":"
        page_case("item." word(n) ".given", schema ", credentials", start, "\"" good(n) "\"", "}],\"meta\":{}}", "ok")
        print "count = 1"
        print "item.0." n " = " good(n)
        if (n ~ /^date/)
            print "item.0." n ".time = 1444240201 s 0 ns"
        if (n == "type") {
            page_case("item.type.null", schema ", credentials, type is not nullable", start, "null", "}],\"meta\":{}}", "field-null type " length(start))
            page_case("item.type.other", schema ", credentials, type, enum", start, "\"apm\"", "}],\"meta\":{}}", "field-enum type " length(start))
        } else {
            page_case("item." word(n) ".null", schema ", credentials, nullable", start, "null", "}],\"meta\":{}}", "ok")
            print "count = 1"
            print "item.0." n " is null"
        }
        page_case("item." word(n) ".number", schema ", credentials, " n ", type: string", start, "1", "}],\"meta\":{}}", "field-type " n " " length(start))
        if (bad(n) != "")
            page_case("item." word(n) ".broken", schema ", credentials, " n ", format", start, "\"" bad(n) "\"", "}],\"meta\":{}}", "field-format " n " " (length(start) + 2))
        start = "{\"credentials\":[{},{\"" n "\":\"" good(n) "\","
        page_case("item." word(n) ".twice", "RFC 8259 section 4, names are unique", start, "\"" n "\":null", "}],\"meta\":{}}", "field-duplicate " n " " length(start))
    }
    print ""
    print "# The members of meta."
    for (i = 1; i <= 7; i++) {
        n = meta[i]
        start = "{\"credentials\":[],\"meta\":{\"" n "\":"
        page_case("meta." word(n) ".null", "twcred.h, twcred_page, null is told", start, "null", "}}", "ok")
        print n " is null"
        if (n ~ /^page/) {
            page_case("meta." word(n) ".given", schema ", meta, " n ", integer", start, "5", "}}", "ok")
            print n " = 5"
            page_case("meta." word(n) ".negative", schema ", meta, " n ", no minimum", start, "-5", "}}", "ok")
            print n " = -5"
            page_case("meta." word(n) ".greatest", "twcred.h, twcred_integer, int64_t", start, "9223372036854775807", "}}", "ok")
            print n " = 9223372036854775807"
            page_case("meta." word(n) ".beyond", "twcred.h, twcred_integer, int64_t", start, "9223372036854775808", "}}", "field-range " n " " length(start))
            page_case("meta." word(n) ".fraction", schema ", meta, " n ", integer", start, "5.0", "}}", "field-type " n " " length(start))
            page_case("meta." word(n) ".string", schema ", meta, " n ", integer", start, "\"5\"", "}}", "field-type " n " " length(start))
        } else {
            page_case("meta." word(n) ".given", schema ", meta, " n, start, "\"" good(n) "\"", "}}", "ok")
            print n " = " good(n)
            page_case("meta." word(n) ".number", schema ", meta, " n ", string", start, "5", "}}", "field-type " n " " length(start))
            if (n != "key")
                page_case("meta." word(n) ".relative", schema ", meta, " n ", format uri", start, "\"/v2/x\"", "}}", "field-format " n " " (length(start) + 1))
        }
        start = "{\"credentials\":[],\"meta\":{\"" n "\":null,"
        page_case("meta." word(n) ".twice", "RFC 8259 section 4, names are unique", start, "\"" n "\":null", "}}", "field-duplicate " n " " length(start))
    }
    print ""
    print "# The two members of a page."
    page_case("bare", schema, "{\"credentials\":[],\"meta\":{}}", "", "", "ok")
    page_case("reversed", "RFC 8259 section 1, unordered", "{\"meta\":{},\"credentials\":[]}", "", "", "ok")
    page_case("unknown-members", "twcred.h, unknown members are skipped", "{\"x\":[{\"sid\":1}],\"credentials\":[{\"y\":{}}],\"meta\":{\"z\":[null]}}", "", "", "ok")
    print "count = 1"
    page_case("empty-object", "twcred.h, twcred_page_open, both members are needed", "{}", "", "", "field-missing credentials 0")
    page_case("without-credentials", "twcred.h, twcred_page_open, both members are needed", " {\"meta\":{}}", "", "", "field-missing credentials 1")
    page_case("without-meta", "twcred.h, twcred_page_open, both members are needed", "{\"credentials\":[]}", "", "", "field-missing meta 0")
    page_case("array", schema ", type: object", "[]", "", "", "field-type document 0")
    page_case("credentials-null", schema ", credentials, type: array", "{\"credentials\":", "null", ",\"meta\":{}}", "field-null credentials 15")
    page_case("credentials-object", schema ", credentials, type: array", "{\"credentials\":", "{}", ",\"meta\":{}}", "field-type credentials 15")
    page_case("credentials-twice", "RFC 8259 section 4, names are unique", "{\"credentials\":[],\"meta\":{},", "\"credentials\":[]", "}", "field-duplicate credentials 28")
    page_case("meta-null", schema ", meta, type: object", "{\"credentials\":[],\"meta\":", "null", "}", "field-null meta 25")
    page_case("meta-array", schema ", meta, type: object", "{\"credentials\":[],\"meta\":", "[]", "}", "field-type meta 25")
    page_case("meta-twice", "RFC 8259 section 4, names are unique", "{\"credentials\":[],\"meta\":{},", "\"meta\":{}", "}", "field-duplicate meta 28")
    page_case("item-null", schema ", credentials, items", "{\"credentials\":[", "null", "],\"meta\":{}}", "field-null credentials 16")
    page_case("item-array", schema ", credentials, items", "{\"credentials\":[", "[]", "],\"meta\":{}}", "field-type credentials 16")
    page_case("item-string", schema ", credentials, items", "{\"credentials\":[{},", "\"x\"", "],\"meta\":{}}", "field-type credentials 19")
    page_case("item-number", schema ", credentials, items", "{\"credentials\":[{},", "0", "],\"meta\":{}}", "field-type credentials 19")
    page_case("first-fault", "twcred.h, the first in the document", "{\"meta\":{\"page\":", "\"x\"", "},\"credentials\":[0]}", "field-type page 16")
    page_case("fault-before-end", "twcred.h, a fault of JSON outranks the contract's", "{\"credentials\":[0],\"meta\":{}", "", "", "json-syntax document 28")
    page_case("behind", "RFC 8259 section 2, one value", "{\"credentials\":[],\"meta\":{}}", "x", "", "json-trailing document 28")
    open_case("page.last-item-broken", "twcred.h, of a broken page nothing is handed out", "page")
    print "< {\"credentials\":[~(50*{\"friendly_name\":\"n\"},){\"type\":"
    print "| \"aps\"}],\"meta\":{}}"
    print "> field-enum type 1124"
    open_case("page.sizes", "twcred.h, the strings of the longest credential", "page")
    print "< {\"credentials\":[{\"friendly_name\":\"\"},{\"friendly_name\":\"longest of all\"},{},{\"sandbox\":\"no\"}],\"meta\":{\"key\":\"k\"}}"
    print "> ok"
    print "count = 4"
    print "item.0.friendly_name ="
    print "item.1.friendly_name = longest of all"
    print "item.3.sandbox = no"
    print "key = k"
    open_case("page.short-text", "twcred.h, TWCRED_SPACE_TEXT: meta and the longest item", "page")
    print "capacity 6"
    print "< {\"credentials\":[{\"friendly_name\":\"abcd\"},{\"sandbox\":\"x\"}],\"meta\":{\"key\":\"k\"}}"
    print "> space-text text needed 7"
    open_case("page.answer", "twcred.h, twcred_answer_decode, a list's 200", "answer list 200")
    print "< {\"credentials\":[{\"sandbox\":\"true\"}],\"meta\":{\"page\":1}}"
    print "> ok"
    print "kind = page"
    print "http_status = 200"
    print "page.count = 1"
    print "page.page = 1"
    print "page.item.0.sandbox = true"
    print "page.item.0.sandbox_value = yes"
    open_case("page.answer-201", "OpenAPI ListCredential, responses", "answer list 201")
    print "< {\"credentials\":[],\"meta\":{}}"
    print "> status-unexpected status 0"
    print "http_status = 201"
}

# ---------------------------------------------------------- error-member.case

function error_case(name, body, outcome, values,    lines, n, i) {
    open_case("error-member." name, "twcred.h, twcred_error and its five forms", "error 400")
    print "< " body
    print "> " outcome
    print "http_status = 400"
    n = split(values, lines, "|")
    for (i = 1; i <= n; i++)
        print lines[i]
}

# A member of the whole or, with `item`, of an item of its list.
function error_member(name, kind, tells, item,    start, end, given, prefix, count) {
    start = (item ? "{\"title\":\"t\",\"errors\":[{" : "{") "\"" name "\":"
    end = item ? "}]}" : "}"
    prefix = (item ? "item." : "") word(name)
    count = item ? "message = t|count = 1|" : ""
    given = kind == "integer" ? "7" : kind == "object" ? "{\"a\":1}" : "\"x\""
    error_case(prefix ".given", start given end, "ok", count tells " = " (kind == "text" ? "x" : given))
    error_case(prefix ".null", start "null" end, "ok", count tells " is null")
    error_case(prefix ".wrong-type", start (kind == "text" ? "1" : "\"1\"") end, "field-type " name " " length(start))
    if (kind == "integer") {
        error_case(prefix ".beyond", start "9223372036854775808" end, "field-range " name " " length(start))
        error_case(prefix ".fraction", start "7.0" end, "field-type " name " " length(start))
        error_case(prefix ".negative", start "-7" end, "ok", count tells " = -7")
    }
    start = start "null,"
    error_case(prefix ".twice", start "\"" name "\":null" end, "field-duplicate " name " " length(start))
}

function error_family() {
    error_member("code", "integer", "code", 0)
    error_member("message", "text", "message", 0)
    error_member("detail", "text", "message", 0)
    error_member("title", "text", "message", 0)
    error_member("more_info", "text", "more_info", 0)
    error_member("type", "text", "more_info", 0)
    error_member("status", "integer", "status", 0)
    error_member("httpStatusCode", "integer", "status", 0)
    error_member("details", "object", "details", 0)
    error_member("params", "object", "details", 0)
    error_member("code", "integer", "item.0.code", 1)
    error_member("message", "text", "item.0.message", 1)
    error_member("detail", "text", "item.0.message", 1)
    error_member("infoUrl", "text", "item.0.more_info", 1)
    error_member("pointer", "text", "item.0.pointer", 1)
    error_member("context", "object", "item.0.context", 1)
    error_case("errors.null", "{\"errors\":null}", "ok", "")
    error_case("errors.empty", "{\"errors\":[]}", "ok", "")
    error_case("errors.object", "{\"errors\":{}}", "field-type errors 10")
    error_case("errors.twice", "{\"errors\":[],\"errors\":[]}", "field-duplicate errors 13")
    error_case("errors.item-null", "{\"errors\":[{},null]}", "field-null errors 14")
    error_case("errors.item-string", "{\"errors\":[\"x\"]}", "field-type errors 11")
    error_case("precedence.message", "{\"title\":\"t\",\"detail\":\"d\",\"message\":\"m\"}", "ok", "message = m")
    error_case("precedence.detail", "{\"title\":\"t\",\"detail\":\"d\"}", "ok", "message = d")
    error_case("precedence.null", "{\"title\":\"t\",\"message\":null}", "ok", "message is null")
    error_case("precedence.more-info", "{\"type\":\"t\",\"more_info\":\"m\"}", "ok", "more_info = m")
    error_case("precedence.status", "{\"httpStatusCode\":1,\"status\":2}", "ok", "status = 2")
    error_case("precedence.details", "{\"params\":{\"p\":1},\"details\":{\"d\":1}}", "ok", "details = {\"d\":1}")
    error_case("list.speaks", "{\"errors\":[{\"code\":1,\"detail\":\"a\"},{\"code\":2,\"message\":\"b\"}]}", "ok", \
        "code = 1|message = a|count = 2|item.0.code = 1|item.0.message = a|item.1.code = 2|item.1.message = b")
    error_case("list.beside-more-info", "{\"more_info\":\"i\",\"errors\":[{\"infoUrl\":\"u\"}]}", "ok", "more_info = i|count = 1|item.0.more_info = u")
    error_case("list.beside-code", "{\"code\":null,\"errors\":[{\"code\":1}]}", "ok", "code is null|count = 1|item.0.code = 1")
    error_case("list.beside-title", "{\"title\":\"t\",\"errors\":[{\"code\":1}]}", "ok", "message = t|count = 1|item.0.code = 1")
}

# ------------------------------------------------------------ error-code.case

function code_case(code, name, status, repeat) {
    open_case("error-code.n" code, "documented error codes", "error-code")
    print "< " code
    print "> ok"
    print "name = " name
    if (status != "")
        print "http_status = " status
    if (repeat != "")
        print "repeat = " repeat
}

function no_code(code) {
    code_case(code, "none", "", "")
}

function code_family(    never, safe) {
    never = "never never never never never"
    safe = "safe safe safe safe safe"
    print ""
    print "# Whether a repeat is safe: create, fetch, update, delete, list."
    code_case(20001, "validation-failed", 400, never)
    code_case(20003, "authentication-failed", 401, never)
    code_case(20004, "method-not-allowed", "", never)
    code_case(20005, "account-inactive", "", never)
    code_case(20011, "tls-too-old", "", never)
    code_case(20403, "account-suspended", "", never)
    code_case(20404, "not-found", 404, never)
    code_case(20429, "too-many-requests", 429, safe)
    code_case(20500, "internal-error", 500, "never safe on-request safe safe")
    code_case(20503, "service-unavailable", 503, "on-request safe on-request safe safe")
    code_case(52002, "push-delivery-failed", "", never)
    code_case(52100, "push-delivery-failed", "", never)
    code_case(52145, "push-delivery-failed", "", never)
    code_case(70051, "permission-missing", 403, never)
    no_code(0); no_code(20000); no_code(20002); no_code(20006); no_code(20010); no_code(20012)
    no_code(20402); no_code(20405); no_code(20428); no_code(20430); no_code(20499); no_code(20501)
    no_code(20502); no_code(20504); no_code(52001); no_code(52146); no_code(70050); no_code(70052)
}

# ------------------------------------------------------------- next-page.case

function next_case(name, base_url, service, url, outcome, query) {
    open_case("next-page." name, "twcred.h, twcred_next_page_read; RFC 3986 section 3", "next-page")
    print "Service = " service
    print "BaseUrl = " base_url
    print "Url =" (url != "" ? " " url : "")
    print "> " outcome
    if (query != "")
        print "query = " query
}

function next_family(    i, own, list, q) {
    q = "PageSize=50&Page=1&PageToken=PT%2B"
    for (i = 1; i <= 6; i++) {
        own = base(i, "")
        next_case(services[i] ".own", own, services[i], own "/Credentials?" q, "ok", q)
        next_case(services[i] ".proxy", "http://127.0.0.1:8080/x", services[i], own "/Credentials?" q, "ok", q)
        next_case(services[i] ".other-version", own, services[i], "https://" products[i] ".twilio.com/v3/Credentials?" q, "page-path next_page_url " (length(products[i]) + 19))
    }
    own = "https://proxy.example:8443/a"
    list = own "/Credentials?"
    next_case("query-kept", own, "chat-v2", list "a=%2b&a=~7E~7E/?:@", "ok", "a=%2b&a=~7E~7E/?:@")
    next_case("host-case", own, "chat-v2", "https://PROXY.example:8443/a/Credentials?x", "ok", "x")
    next_case("scheme-case", own, "chat-v2", "HTTPS://proxy.example:8443/a/Credentials?x", "ok", "x")
    next_case("port-zeros", own, "chat-v2", "https://proxy.example:08443/a/Credentials?x", "ok", "x")
    next_case("base-slash", own "/", "chat-v2", list "x", "ok", "x")
    next_case("base-slashes", own "///", "chat-v2", list "x", "ok", "x")
    next_case("default-port", "https://chat.twilio.com/v2", "chat-v2", "https://chat.twilio.com:443/v2/Credentials?x", "ok", "x")
    next_case("empty-port", "https://chat.twilio.com/v2", "chat-v2", "https://chat.twilio.com:/v2/Credentials?x", "ok", "x")
    next_case("http-port", "http://127.0.0.1/v2", "chat-v2", "http://127.0.0.1:80/v2/Credentials?x", "ok", "x")
    next_case("ipv6", "http://[::1]:80/v2", "chat-v2", "http://[::1]/v2/Credentials?x", "ok", "x")
    own = "https://chat.twilio.com/v2"
    list = own "/Credentials"
    next_case("empty", own, "chat-v2", "", "page-uri next_page_url 0")
    next_case("relative-path", own, "chat-v2", "/v2/Credentials?x", "page-uri next_page_url 0")
    next_case("relative-query", own, "chat-v2", "?x", "page-uri next_page_url 0")
    next_case("relative-host", own, "chat-v2", "//chat.twilio.com/v2/Credentials?x", "page-uri next_page_url 0")
    next_case("blank", own, "chat-v2", list "?x y", "page-uri next_page_url 40")
    next_case("backslash", own, "chat-v2", "https://chat.twilio.com~5C@evil.example/v2/Credentials?x", "page-uri next_page_url 23")
    next_case("cut-escape", own, "chat-v2", list "?x%4", "page-uri next_page_url 42")
    next_case("user", own, "chat-v2", "https://chat.twilio.com@evil.example/v2/Credentials?x", "page-user next_page_url 8")
    next_case("user-of-own", own, "chat-v2", "https://u:p@chat.twilio.com/v2/Credentials?x", "page-user next_page_url 8")
    next_case("user-empty", own, "chat-v2", "https://@chat.twilio.com/v2/Credentials?x", "page-user next_page_url 8")
    next_case("fragment", own, "chat-v2", list "?x#y", "page-fragment next_page_url 40")
    next_case("fragment-empty", own, "chat-v2", list "?x#", "page-fragment next_page_url 40")
    next_case("host", own, "chat-v2", "https://chat.twilio.co/v2/Credentials?x", "page-host next_page_url 8")
    next_case("host-longer", own, "chat-v2", "https://chat.twilio.com.evil.example/v2/Credentials?x", "page-host next_page_url 8")
    next_case("host-before", own, "chat-v2", "https://evilchat.twilio.com/v2/Credentials?x", "page-host next_page_url 8")
    next_case("host-dot", own, "chat-v2", "https://chat.twilio.com./v2/Credentials?x", "page-host next_page_url 8")
    next_case("host-of-another", own, "chat-v2", "https://notify.twilio.com/v2/Credentials?x", "page-host next_page_url 8")
    next_case("host-in-query", own, "chat-v2", "https://evil.example/?https://chat.twilio.com/v2/Credentials", "page-host next_page_url 8")
    next_case("host-region", own, "chat-v2", "https://chat.dublin.ie1.twilio.com/v2/Credentials?x", "page-host next_page_url 8")
    next_case("scheme", own, "chat-v2", "http://chat.twilio.com/v2/Credentials?x", "page-scheme next_page_url 0")
    next_case("scheme-other", own, "chat-v2", "ftp://chat.twilio.com/v2/Credentials?x", "page-scheme next_page_url 0")
    next_case("port", own, "chat-v2", "https://chat.twilio.com:444/v2/Credentials?x", "page-port next_page_url 24")
    next_case("port-80", own, "chat-v2", "https://chat.twilio.com:80/v2/Credentials?x", "page-port next_page_url 24")
    next_case("path-longer", own, "chat-v2", list "X?x", "page-path next_page_url 23")
    next_case("path-slash", own, "chat-v2", list "/?x", "page-path next_page_url 23")
    next_case("path-item", own, "chat-v2", list "/" sid "?x", "page-path next_page_url 23")
    next_case("path-case", own, "chat-v2", own "/credentials?x", "page-path next_page_url 23")
    next_case("path-escape", own, "chat-v2", own "/%43redentials?x", "page-path next_page_url 23")
    next_case("path-dots", own, "chat-v2", "https://chat.twilio.com/v1/../v2/Credentials?x", "page-path next_page_url 23")
    next_case("path-double-slash", own, "chat-v2", "https://chat.twilio.com//v2/Credentials?x", "page-path next_page_url 23")
    next_case("path-none", own, "chat-v2", "https://chat.twilio.com?x", "page-path next_page_url 23")
    next_case("query-none", own, "chat-v2", list, "page-query next_page_url 38")
    next_case("query-empty", own, "chat-v2", list "?", "page-query next_page_url 38")
    next_case("base-relative", "/v2", "chat-v2", list "?x", "page-base base_url 0")
    next_case("base-scheme", "ftp://chat.twilio.com/v2", "chat-v2", list "?x", "page-base base_url 0")
    next_case("base-user", "https://u@chat.twilio.com/v2", "chat-v2", list "?x", "page-base base_url 8")
    next_case("base-host", "https:///v2", "chat-v2", list "?x", "page-base base_url 8")
    next_case("base-query", "https://chat.twilio.com/v2?a", "chat-v2", list "?x", "page-base base_url 26")
    next_case("base-fragment", "https://chat.twilio.com/v2#a", "chat-v2", list "?x", "page-base base_url 26")
    open_case("next-page.service-none", "twcred.h, twcred_service, an enumerator", "next-page")
    print "Service is 6"
    print "BaseUrl = " own
    print "Url = " list "?x"
    print "> param-enum service 0"
}
