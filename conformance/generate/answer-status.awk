# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function wrong(name, text) {
  print "wrong " name " =" (text == "" ? "" : " " text)
}

# A status that is no error: unexpected with a body that is the operation's document,
# and no less so with one that is nothing.
function unexpected(status, requires) {
  head("answer." name ".unexpected-" status, requires, "answer " name " " status)
  input(document)
  print "> status-unexpected status 0"
  if (status != 0)
    fact("http_status", status)
}

function refused(status, requires,    text) {
  head("answer." name ".error-" status, requires, "answer " name " " status)
  text = "{\"code\":20001,\"message\":\"m\",\"more_info\":\"i\",\"status\":1,\"details\":{\"a\":1},\"errors\":[{\"detail\":\"d\"}]}"
  input(text)
  ok()
  fact("kind", "error")
  fact("http_status", status)
  fact("error.http_status", status)
  fact("error.code", "20001")
  fact("error.message", "m")
  fact("error.more_info", "i")
  fact("error.status", "1")
  fact("error.details", "{\"a\":1}")
  fact("error.count", "1")
  fact("error.item.0.message", "d")
  fact("error_body", "ok")
  wrong("error.http_status", "1")
}

function succeeded() {
  head("answer." name ".success-" success, "answer." name "-" success " answer.unexpected-2xx" (success == 200 ? " answer.unexpected-1xx" : ""), "answer " name " " success)
  input(document)
  ok()
  fact("kind", kind)
  fact("http_status", success)
  if (told != "")
    print told
  wrong("kind", "error")
}

# The requirement of a status that is neither. One next to the success of the
# operation is a neighbour of that as well, and the ends of each hundred are
# neighbours of the next.
function rule(status,    of) {
  if (status < 100 || status > 599)
    of = "answer.unexpected-number" (status == 600 ? " answer.error-5xx" : "")
  else
    of = "answer.unexpected-" int(status / 100) "xx" (status == 399 ? " answer.error-4xx" : "")
  if (status >= 199 && status < 300)
    of = of " answer." name "-" success
  if (status == 200 && name == "delete")
    of = of " answer.delete-empty"
  return of " answer.http-status"
}

function error_rule(status) {
  if (status == 400)
    return "answer.error-4xx answer.unexpected-3xx answer.http-status"
  return "answer.error-" int(status / 100) "xx" (status == 599 ? " answer.unexpected-number" : "") " answer.http-status"
}

function each(operation, expected, what, text, values,    i) {
  name = operation
  success = expected
  kind = what
  document = text
  told = values
  for (i = 1; i <= count; i++) {
    if (statuses[i] == success)
      succeeded()
    else if (statuses[i] >= 400 && statuses[i] < 600)
      refused(statuses[i], error_rule(statuses[i]))
    else
      unexpected(statuses[i], rule(statuses[i]))
  }
}

BEGIN {
  file("answer-status.awk", "The HTTP statuses at each bound, and those that services and proxies send, for each\n# operation: what they make of a body that would do for success, or for an error.")
  count = split("0 1 99 100 101 199 200 201 202 203 204 205 206 299 300 301 302 304 307 308 399 " \
    "400 401 403 404 405 409 413 422 428 429 499 500 501 502 503 504 511 599 600 999 2147483647", statuses, " ")
  credential = "{\"type\":\"apn\"}"
  each("create", 201, "credential", credential, "credential.type = apn")
  each("fetch", 200, "credential", credential, "credential.type = apn")
  each("update", 200, "credential", credential, "credential.type = apn")
  each("delete", 204, "empty", credential, "")
  each("list", 200, "page", "{\"credentials\":[{\"type\":\"apn\"}],\"meta\":{\"page\":0}}", "page.page = 0\npage.count = 1\npage.item.0.type = apn")
}
