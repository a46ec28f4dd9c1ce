# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# What cases there have to be, for the rows on the standard input: a line for each,
# of what it is and, behind a tab, a pattern for a case that is one. The patterns
# are for cases on one line each, with a tab behind each of their lines.

BEGIN {
  T = "\t"
  ANY = "(.*\t)?"
  LINE = "[^\t]*"
}

function want(what, pattern) {
  print what T pattern
}

# A case of that call, with that among its lines and that outcome.
function call(kind, lines, outcome) {
  return T kind T ANY lines T ANY "> " outcome T
}

function refused(kind, code, name) {
  return T kind T ANY "> " code " " name " [0-9]+" T
}

# A member of a document: what is told of it behind `prefix`, null, another type,
# another format or range, and given twice. `need` is that of the source.
function member(kind, of, prefix, name, form, need) {
  want(of " " name ", given", T kind T ANY "> ok" T ANY prefix name " = " LINE T)
  if (need == "FIELD_NOT_NULL")
    want(of " " name ", null", refused(kind, "field-null", name))
  else
    want(of " " name ", null", T kind T ANY "> ok" T ANY prefix name " is null" T)
  want(of " " name ", of another type", refused(kind, "field-type", name))
  want(of " " name ", twice", refused(kind, "field-duplicate", name))
  if (form == "FIELD_INTEGER")
    want(of " " name ", beyond 64 bits", refused(kind, "field-range", name))
  else if (form == "FIELD_PUSH_TYPE")
    want(of " " name ", of no value of its enum", refused(kind, "field-enum", name))
  else if (form != "FIELD_TEXT")
    want(of " " name ", not of its format", refused(kind, "field-format", name))
}

# A member of an error, which may be told under another name: what is in the
# document counts.
function error_member(of, before, name, form,    kind, key) {
  kind = "error [0-9]+"
  key = "< " before "\"" name "\":"
  want(of " " name ", given", call(kind, key "[^n]" LINE, "ok"))
  want(of " " name ", null", call(kind, key "null" LINE, "ok"))
  want(of " " name ", of another type", call(kind, key LINE, "field-type " name " [0-9]+"))
  want(of " " name ", twice", call(kind, key LINE "\"" name "\":" LINE, "field-duplicate " name " [0-9]+"))
  if (form == "FIELD_INTEGER")
    want(of " " name ", beyond 64 bits", call(kind, key LINE, "field-range " name " [0-9]+"))
}

function body_param(kind, name, form) {
  want(kind " " name ", given", call(kind, name " = " LINE, "ok"))
  if (form == "PARAM_TYPE") {
    want(kind " " name ", refused", refused(kind, "param-enum", name))
    return
  }
  want(kind " " name ", empty", call(kind, name " =", "ok"))
  want(kind " " name ", refused", refused(kind, "param-(enum|utf8)", name))
  if (form == "PARAM_STRING") {
    want(kind " " name ", NULL", refused(kind, "param-null", name))
    want(kind " " name ", too long", refused(kind, "param-size", name))
  }
}

# Behind the last row of a table.
function none(kind, number) {
  want(kind " " number ", which is none", T kind " " number T "> ok" T "$")
}

$1 == "code" {
  want("code " $2, T "> " $2 " ")
}

$1 == "service" {
  want("service " $2 " by name", T "service-name" T "< " $2 T "> ok" T)
  want("service " $2 " by number", T "service " $3 T "> ok" T "number = " $3 T)
  want("service " $2 ", base URL", call("base-url", "service = " $2, "ok"))
  want("service " $2 ", base URL with edge and region", T "base-url" T "service = " $2 T "edge = " LINE T "region = " LINE T "> ok" T)
  want("service " $2 ", largest PageSize", T "list" T "service = " $2 T "PageSize = " $4 T "> ok" T)
  want("service " $2 ", PageSize beyond it", T "list" T "service = " $2 T "PageSize = " ($4 + 1) T "> param-range PageSize 0" T)
  want("service " $2 ", Type of an update", T "update" T "service = " $2 T "Sid = " LINE T "Type = " LINE T "> " ($5 == "type" ? "ok" : "param-unknown Type 0") T)
  want("service " $2 ", update", T "update" T "service = " $2 T ANY "> ok" T)
  want("service " $2 ", next page", T "next-page" T "service = " $2 T ANY "> ok" T)
  want("service " $2 ", next page refused", T "next-page" T "service = " $2 T ANY "> page-(host|path) ")
}
$1 == "services" { none("service", $2) }

$1 == "operation" {
  want("operation " $2, T "operation " $3 T "> ok" T "name = " $2 T)
  want("operation " $2 ", request", T $2 T ANY "> ok" T ANY "request = " LINE " " $4 "( " LINE ")?" T)
  want("operation " $2 ", request refused", T $2 T ANY "> param-")
  want("operation " $2 ", answer", T "answer " $2 " " $4 T ANY "> ok" T)
  if ($5 == "document")
    want("operation " $2 ", answer refused", T "answer " $2 " " $4 T ANY "> (field|json)-")
  want("operation " $2 ", error", T "answer " $2 " [45][0-9][0-9]" T ANY "> ok" T "kind = error" T)
  want("operation " $2 ", unexpected status", T "answer " $2 " [0-9]+" T ANY "> status-unexpected status 0" T)
}
$1 == "operations" { none("operation", $2) }

$1 == "error" {
  want("error code " $2, T "error-code " $2 T "> ok" T "code = " $2 T)
  want("error code " $3 ", the last of its row", T "error-code " $3 T "> ok" T "code = " $2 T)
  want("error row " $4, T "error-row " $4 T "> ok" T "code = " $2 T)
  want("a case before error code " $2, T "error-code " ($2 - 1) T)
  want("a case behind error code " $3, T "error-code " ($3 + 1) T)
}
$1 == "errors" { none("error-row", $2) }

$1 == "credential_rows" {
  member("credential", "attribute", "", $2, $3, $4)
  member("page", "attribute in a page", "item\\.[0-9]+\\.", $2, $3, $4)
}
$1 == "meta_rows" { member("page", "member of meta", "", $2, $3, $4) }
$1 == "page_rows" {
  want("member of a page " $2 ", null", refused("page", "field-null", $2))
  want("member of a page " $2 ", missing", refused("page", "field-missing", $2))
  want("member of a page " $2 ", of another type", refused("page", "field-type", $2))
  want("member of a page " $2 ", twice", refused("page", "field-duplicate", $2))
}
$1 == "error_rows" { error_member("member of an error", "[{]", $2, $3) }
$1 == "item_rows" { error_member("item of an error", "[{]" LINE "\"errors\":[[]" LINE, $2, $3) }
$1 == "body_rows" {
  body_param("create", $2, $3)
  body_param("update", $2, $3)
}
$1 == "query_rows" {
  want("list " $2 ", given", call("list", $2 " = " LINE, "ok"))
  want("list " $2 ", refused", refused("list", "param-[a-z0-9]+", $2))
  if ($3 == "PARAM_STRING") {
    want("list " $2 ", empty", call("list", $2 " =", "ok"))
    want("list " $2 ", not UTF-8", refused("list", "param-utf8", $2))
    want("list " $2 ", NULL", refused("list", "param-null", $2))
    want("list " $2 ", too long", refused("list", "param-size", $2))
  } else {
    want("list " $2 ", null", refused("list", "param-enum", $2))
    want("list " $2 ", out of range", refused("list", "param-range", $2))
  }
}
$1 == "header_rows" {
  want("header field " $2, T "header" T ANY "< " $2 ":" LINE T ANY "> ok" T)
  if ($3 != "HEADER_LIST" && $3 != "HEADER_TEXT")
    want("header field " $2 ", not of its format", refused("header", "header-format", $2))
  if ($3 != "HEADER_LIST")
    want("header field " $2 ", twice", refused("header", "header-duplicate", $2))
  if ($3 == "HEADER_LIST" || $3 == "HEADER_TEXT")
    want("header field " $2 ", without room", T "header" T ANY "> space-text " $2 " needed ")
}
