# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# n times the text; of none, nothing.
function times(n, text) {
  return n == 0 ? "" : "~(" n "*" text ")"
}

# A document in which `unit` is n times before the type, and the same with a type that
# is none. `front` is what comes before, `behind` what comes after, and the size of
# both texts is what they have when repetitions are carried out.
function pair(shape, call, n, front, unit, close_unit, behind, values,    at) {
  head("wide." shape "." n, "decode.unknown-size", call)
  input(front times(n, unit) close_unit "\"type\":\"fcm\"" behind)
  ok()
  print values
  at = length(front) + n * length(unit) + length(close_unit "\"type\":")
  head("wide." shape "." n "-and-a-fault", "decode.unknown-size", call)
  input(front times(n, unit) close_unit "\"type\":\"fcn\"" behind)
  fails("field-enum", "type", at)
}

# The same in the list of an error, whose last item has a message.
function of_errors(n,    front, unit) {
  front = "{\"code\":1,\"errors\":["
  unit = "{\"x\":[0]},"
  head("wide.errors." n, "decode.unknown-size error.items-count", "error 400")
  input(front times(n, unit) "{\"message\":\"m\"}]}")
  ok()
  fact("http_status", 400)
  fact("code", 1)
  fact("count", n + 1)
  fact("item." n ".message", "m")
  print "wrong count = " n
  head("wide.errors." n "-and-a-fault", "decode.unknown-size error.items-checked", "error 400")
  input(front times(n, unit) "{\"message\":1}]}")
  fails("field-type", "message", length(front) + n * length(unit) + length("{\"message\":"))
  fact("http_status", 400)
}

function each(n,    item) {
  item = "count = 1\nitem.0.type = fcm"
  pair("members", "credential", n, "{", "\"a\":0,", "", "}", "type = fcm")
  pair("members-with-arrays", "credential", n, "{", "\"a\":[0],", "", "}", "type = fcm")
  pair("array", "credential", n, "{\"a\":[", "0,", "0],", "}", "type = fcm")
  pair("array-of-arrays", "credential", n, "{\"a\":[", "[],", "0],", "}", "type = fcm")
  pair("object", "credential", n, "{\"a\":{", "\"b\":0,", "\"b\":0},", "}", "type = fcm")
  pair("item", "page", n, "{\"meta\":{},\"credentials\":[{", "\"a\":0,", "", "}]}", item)
  pair("items", "page", n, "{\"meta\":{},\"credentials\":[", "{\"a\":0},", "{", "}]}", "count = " n + 1 "\nitem." n ".type = fcm")
  pair("meta", "page", n, "{\"meta\":{", "\"a\":0,", "\"a\":0},\"credentials\":[{", "}]}", item)
  of_errors(n)
}

BEGIN {
  file("wide.awk", "What is skipped, at and around sizes at which scratch memory could end.")
  count = split("0 1 2 27 28 29 34 35 36 46 47 48 70 71 72 73 141 142 143 144 145 255 256 257 719 720 721", sizes, " ")
  for (i = 1; i <= count; i++)
    each(sizes[i])
}
