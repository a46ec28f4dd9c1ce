# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function wrong(name, text) {
  print "wrong " name " =" (text == "" ? "" : " " text)
}

function told() {
  ok()
  fact("code", first)
  fact("last", last)
  fact("http_status", status)
  fact("name", name)
  fact("meaning", meaning)
  fact("repeat", repeat)
}

# A code that has no row, and the documented one that it could be taken for.
# Neighbours of two rows come once.
function none(code, next_to) {
  if (code in documented || code in seen)
    return
  seen[code] = 1
  head("error-code.none." (code < 0 ? "minus-" (-code) : code), "code.undocumented" (next_to == "" ? "" : " code." next_to), "error-code " code)
  ok()
}

function row(number, of, to, with, called, means, again) {
  firsts[number] = of
  lasts[number] = to
  statuses[number] = with
  called_[number] = called
  means_[number] = means
  repeats[number] = again
  documented[of] = 1
  documented[to] = 1
}

# What is told of repeating, with another word for the first operation.
function spoilt(repeat) {
  return (repeat ~ /^never/ ? "safe" : "never") substr(repeat, index(repeat, " "))
}

function each(number,    rule) {
  first = firsts[number]
  last = lasts[number]
  status = statuses[number]
  name = called_[number]
  meaning = means_[number]
  repeat = repeats[number]
  rule = "code." first
  head("error-code." name ".code", rule " code.undocumented", "error-code " first)
  told()
  wrong("repeat", spoilt(repeat))
  wrong("http_status", status == 0 ? 400 : status + 1)
  head("error-code." name ".row", rule " code.rows", "error-row " number)
  told()
  wrong("code", number == 0 ? firsts[1] : firsts[number - 1])
  wrong("last", last + 1)
  if (last != first) {
    head("error-code." name ".last", "code.range " rule, "error-code " last)
    told()
    head("error-code." name ".second", "code.range " rule, "error-code " first + 1)
    told()
    head("error-code." name ".last-but-one", "code.range " rule, "error-code " last - 1)
    told()
    none(first - 1, "range")
    none(last + 1, "range")
  }
  none(first - 1, first)
  none(last + 1, first)
  none(-first, first)
  # The same in the lower 32 bits.
  none(sprintf("%.0f", first + 4294967296), first)
}

BEGIN {
  file("error-code.awk", "The documented error codes, with whether create, fetch, update, delete and list\n# may be repeated, and the numbers next to them.")
  never = "never never never never never"
  row(0, 20001, 20001, 400, "validation-failed", "a parameter is missing or its value is not accepted: the message says which", never)
  row(1, 20003, 20003, 401, "authentication-failed", "wrong SID, token or secret, another region's, or test credentials", never)
  row(2, 20004, 20004, 0, "method-not-allowed", "the path does not take this HTTP method", never)
  row(3, 20005, 20005, 0, "account-inactive", "the account is not active", never)
  row(4, 20011, 20011, 0, "tls-too-old", "the connection's version of TLS is no longer taken", never)
  row(5, 20403, 20403, 0, "account-suspended", "the account is suspended", never)
  row(6, 20404, 20404, 404, "not-found", "there is no such SID, path or host", never)
  row(7, 20429, 20429, 429, "too-many-requests", "too many requests at the same time: this one was not processed", "safe safe safe safe safe")
  row(8, 20500, 20500, 500, "internal-error", "the service failed, and the request may have been processed", "never safe on-request safe safe")
  row(9, 20503, 20503, 503, "service-unavailable", "the service is not available for now: wait longer before each further try", "on-request safe on-request safe safe")
  row(10, 52002, 52145, 0, "push-delivery-failed", "a push notification could not be delivered: told at delivery, never on this resource", never)
  row(11, 70051, 70051, 403, "permission-missing", "the restricted API key lacks the permission", never)
  for (number = 0; number < 12; number++)
    each(number)
  none(0)
  none(1)
  none(-1)
  none(400)
  none(20000)
  none("9223372036854775807")
  head("error-code.none.smallest", "code.undocumented", "error-code -9223372036854775808")
  ok()
  head("error-row.none.behind-the-last", "code.rows", "error-row 12")
  ok()
  head("error-row.none.far-behind", "code.rows", "error-row 9223372036854775807")
  ok()
  head("error-row.none.minus-1", "code.rows", "error-row -1")
  ok()
}
