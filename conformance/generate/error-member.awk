# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

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

# A member of the whole error, and the attribute that it becomes.
function whole(name, type, attribute, form,    n, value, full) {
  full = "error-member." slug(name)
  clause = "twcred.h, twcred_error, form " form ": " name
  head(full ".value", clause, "error 400")
  body(member(name, good(type, 1)))
  answered()
  fact(attribute, plain(type, 1))
  head(full ".null", clause "; any attribute may be null", "error 400")
  body(member(name, "null"))
  answered()
  print attribute " is null"
  for (n = 1; (value = other(type, n)) != ""; n++) {
    head(full "." other_word, clause, "error 400")
    body(member(name, value))
    print "> field-type " name " " length("{" member(name, ""))
    fact("http_status", 400)
  }
  if (type == "number") {
    head(full ".beyond-64-bits", clause "; TWCRED_FIELD_RANGE", "error 400")
    body(member(name, "9223372036854775808"))
    print "> field-range " name " " length("{" member(name, ""))
    fact("http_status", 400)
  }
  head(full ".twice", "RFC 8259 section 4, names are unique; twcred.h, TWCRED_FIELD_DUPLICATE", "error 400")
  body(member(name, good(type, 1)) "," member(name, good(type, 1)))
  print "> field-duplicate " name " " length("{" member(name, good(type, 1)) ",")
  fact("http_status", 400)
  head(full ".case-matters", "RFC 8259 section 4: another case is another name", "error 400")
  body(member(toupper(substr(name, 1, 1)) substr(name, 2), good(type, 1)))
  answered()
}

# Of two names for one attribute the first wins, in either order.
function before(first, second, type, attribute) {
  clause = "twcred.h, twcred_error, " attribute ": " first ", else " second
  head("error-member." slug(first) ".before-" slug(second), clause, "error 400")
  body(member(first, good(type, 1)) "," member(second, good(type, 2)))
  answered()
  fact(attribute, plain(type, 1))
  head("error-member." slug(first) ".before-" slug(second) "-that-comes-first", clause, "error 400")
  body(member(second, good(type, 2)) "," member(first, good(type, 1)))
  answered()
  fact(attribute, plain(type, 1))
  head("error-member." slug(first) ".before-" slug(second) "-of-wrong-type", "twcred.h, twcred_error_decode(): all attributes are checked", "error 400")
  body(member(first, good(type, 1)) "," member(second, "[]"))
  print "> field-type " second " " length("{" member(first, good(type, 1)) "," member(second, ""))
  fact("http_status", 400)
}

# A member of an item of the list, in the second item, under a message of the whole.
function item(name, type, attribute,    n, value, full, front, text) {
  full = "error-item." slug(name)
  clause = "twcred.h, twcred_error_item: " name
  front = "{\"message\":\"m\",\"errors\":[{},{"
  head(full ".value", clause, "error 400")
  input(front member(name, good(type, 1)) "}]}")
  answered()
  fact("message", "m")
  fact("count", 2)
  fact("item.1." attribute, plain(type, 1))
  head(full ".null", clause, "error 400")
  input(front member(name, "null") "}]}")
  answered()
  fact("message", "m")
  fact("count", 2)
  print "item.1." attribute " is null"
  for (n = 1; (value = other(type, n)) != ""; n++) {
    head(full "." other_word, clause, "error 400")
    input(front member(name, value) "}]}")
    print "> field-type " name " " length(front member(name, ""))
    fact("http_status", 400)
  }
  head(full ".twice", "RFC 8259 section 4, names are unique; twcred.h, TWCRED_FIELD_DUPLICATE", "error 400")
  text = member(name, good(type, 1)) ","
  input(front text member(name, good(type, 2)) "}]}")
  print "> field-duplicate " name " " length(front text)
  fact("http_status", 400)
  head(full ".in-two-items", "RFC 8259 section 4: names are unique within an object, not beyond it", "error 400")
  input("{\"message\":\"m\",\"errors\":[{" member(name, good(type, 1)) "},{" member(name, good(type, 2)) "}]}")
  answered()
  fact("message", "m")
  fact("count", 2)
  fact("item.0." attribute, plain(type, 1))
  fact("item.1." attribute, plain(type, 2))
}

BEGIN {
  file("error-member.awk", "Each member of an error, and of an item of its list.")
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
