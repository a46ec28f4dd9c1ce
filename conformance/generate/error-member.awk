# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function wrong(name, text) {
  print "wrong " name " =" (text == "" ? "" : " " text)
}

function body(text, extra) {
  input("{" text "}")
  if (extra != "")
    print extra
}

function answered() {
  ok()
  fact("http_status", 400)
}

function member(name, value) {
  return "\"" name "\":" value
}

# A good value of each type, and what is told for it.
function good(type, n) {
  return type == "number" ? n : type == "object" ? "{\"a\":" n "}" : "\"t" n "\""
}

function plain(type, n) {
  return type == "string" ? "t" n : good(type, n)
}

# What the wrong null is: the same as "" or 0.
function nothing(type) {
  return type == "number" ? 0 : ""
}

# Numbers at the ends of 32 and of 64 bits, and what is no integer. `front` is what
# comes before the value, `behind` what comes after it.
function edges(full, name, attribute, front, behind, integer, range,    i) {
  for (i = 1; i <= held_count; i++) {
    head(full "." held_names[i], range, "error 400")
    input(front held[i] behind)
    answered()
    told_before()
    fact(attribute, held[i] == "-0" ? 0 : held[i])
  }
  for (i = 1; i <= beyond_count; i++)
    fault(full "." beyond_names[i], range, front beyond[i] behind, "field-range", name, length(front))
  for (i = 1; i <= broken_count; i++)
    fault(full "." broken_names[i], integer, front broken[i] behind, "field-type", name, length(front))
}

function fault(full, requires, text, code, name, offset) {
  head(full, requires, "error 400")
  input(text)
  fails(code, name, offset)
  fact("http_status", 400)
}

# What is told before the value of an item.
function told_before() {
  if (in_item) {
    fact("message", "m")
    fact("count", 2)
  }
}

# A member of the whole error, and the attribute that it becomes.
function whole(name, type, attribute, form,    n, value, full, rule, front) {
  full = "error-member." slug(name)
  rule = "error." (type == "number" ? attribute "-integer" : type == "object" ? "details-object" : "text")
  front = "{" member(name, "")
  in_item = 0
  head(full ".value", "error.form-" form " " rule, "error 400")
  body(member(name, good(type, 1)))
  answered()
  fact(attribute, plain(type, 1))
  print "wrong " attribute " is null"
  head(full ".null", "error.null", "error 400")
  body(member(name, "null"))
  answered()
  print attribute " is null"
  wrong(attribute, nothing(type))
  head(full ".absent", "error.absent", "error 400")
  body(member(name == "userError" ? "code" : "userError", "true"))
  answered()
  print "wrong " attribute " is null"
  for (n = 1; (value = other(type, n)) != ""; n++)
    fault(full "." other_word, rule (form == 3 ? "" : " error.form-" form), front value "}", "field-type", name, length(front))
  if (type == "number") {
    edges(full, name, attribute, front, "}", rule, "error." attribute "-int64")
  } else if (type == "string") {
    head(full ".empty", rule, "error 400")
    body(member(name, "\"\""))
    answered()
    fact(attribute, "")
    print "wrong " attribute " is null"
  }
  fault(full ".twice", "decode.unique", front good(type, 1) "," member(name, good(type, 1)) "}", "field-duplicate", name, length(front good(type, 1) ","))
  head(full ".case-matters", "decode.name-whole", "error 400")
  body(member(toupper(substr(name, 1, 1)) substr(name, 2), good(type, 1)))
  answered()
  wrong(attribute, plain(type, 1))
}

# Of two names for one attribute the first wins, in either order.
function before(first, second, type, attribute,    rule) {
  rule = "error." slug(attribute) "-order"
  head("error-member." slug(first) ".before-" slug(second), rule, "error 400")
  body(member(first, good(type, 1)) "," member(second, good(type, 2)))
  answered()
  fact(attribute, plain(type, 1))
  wrong(attribute, plain(type, 2))
  head("error-member." slug(first) ".before-" slug(second) "-that-comes-first", rule, "error 400")
  body(member(second, good(type, 2)) "," member(first, good(type, 1)))
  answered()
  fact(attribute, plain(type, 1))
  wrong(attribute, plain(type, 2))
  head("error-member." slug(first) ".before-" slug(second) "-both-good", "error.all-checked", "error 400")
  body(member(first, good(type, 1)) "," member(second, "null"))
  answered()
  fact(attribute, plain(type, 1))
  fault("error-member." slug(first) ".before-" slug(second) "-of-wrong-type", "error.all-checked " rule, "{" member(first, good(type, 1)) "," member(second, "[]") "}", "field-type", second, length("{" member(first, good(type, 1)) "," member(second, "")))
}

# A member of an item of the list, in the second item, under a message of the whole.
function item(name, type, attribute,    n, value, full, front, text, rule) {
  full = "error-item." slug(name)
  rule = "error.item-" (name == "code" || name == "context" ? name : "text") \
    (name == "pointer" ? " error.item-pointer" : name ~ /^(message|detail)$/ ? " error.item-message-order" : "")
  front = "{\"message\":\"m\",\"errors\":[{},{" member(name, "")
  in_item = 1
  head(full ".value", rule " error.items-count", "error 400")
  input(front good(type, 1) "}]}")
  answered()
  told_before()
  fact("item.1." attribute, plain(type, 1))
  wrong("count", 1)
  wrong("item.0." attribute, plain(type, 1))
  head(full ".null", "error.null", "error 400")
  input(front "null}]}")
  answered()
  told_before()
  print "item.1." attribute " is null"
  wrong("item.1." attribute, nothing(type))
  for (n = 1; (value = other(type, n)) != ""; n++)
    fault(full "." other_word, rule " error.items-checked", front value "}]}", "field-type", name, length(front))
  if (type == "number") {
    edges(full, name, "item.1." attribute, front, "}]}", rule, rule)
  } else if (type == "string") {
    head(full ".empty", rule, "error 400")
    input(front "\"\"}]}")
    answered()
    told_before()
    fact("item.1." attribute, "")
    print "wrong item.1." attribute " is null"
  }
  text = good(type, 1) ","
  fault(full ".twice", "decode.unique decode.unique-within", front text member(name, good(type, 2)) "}]}", "field-duplicate", name, length(front text))
  head(full ".in-two-items", "decode.unique-within error.items-count", "error 400")
  input("{\"message\":\"m\",\"errors\":[{" member(name, good(type, 1)) "},{" member(name, good(type, 2)) "}]}")
  answered()
  told_before()
  fact("item.0." attribute, plain(type, 1))
  fact("item.1." attribute, plain(type, 2))
  wrong("item.1." attribute, plain(type, 1))
}

BEGIN {
  file("error-member.awk", "Each member of an error, and of an item of its list.")
  held_count = split("zero minus-zero negative int32-largest int32-above int32-smallest int32-below uint32-largest uint32-above largest smallest", held_names, " ")
  split("0 -0 -1 2147483647 2147483648 -2147483648 -2147483649 4294967295 4294967296 9223372036854775807 -9223372036854775808", held, " ")
  beyond_count = split("beyond-64-bits below-64-bits beyond-unsigned beyond-unsigned-and-one ten-times", beyond_names, " ")
  split("9223372036854775808 -9223372036854775809 18446744073709551615 18446744073709551616 92233720368547758070", beyond, " ")
  broken_count = split("fraction fraction-of-zero exponent exponent-of-zero", broken_names, " ")
  split("1.5 1.0 1e2 1E0", broken, " ")
  whole("code", "number", "code", 1)
  whole("message", "string", "message", 1)
  whole("more_info", "string", "more_info", 1)
  whole("status", "number", "status", 1)
  whole("details", "object", "details", 2)
  whole("type", "string", "more_info", 3)
  whole("title", "string", "message", 3)
  whole("detail", "string", "message", 3)
  whole("httpStatusCode", "number", "status", 4)
  whole("params", "object", "details", 4)
  before("message", "detail", "string", "message")
  before("message", "title", "string", "message")
  before("detail", "title", "string", "message")
  before("more_info", "type", "string", "more_info")
  before("status", "httpStatusCode", "number", "status")
  before("details", "params", "object", "details")
  item("code", "number", "code")
  item("message", "string", "message")
  item("detail", "string", "message")
  item("infoUrl", "string", "more_info")
  item("pointer", "string", "pointer")
  item("context", "object", "context")
}
