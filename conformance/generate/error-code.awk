# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function told() {
  ok()
  fact("code", first)
  fact("last", last)
  fact("http_status", status)
  fact("name", name)
  fact("meaning", meaning)
  fact("repeat", repeat)
}

# A code that has no row. Neighbours of two rows come once.
function none(code) {
  if (code in documented || code in seen)
    return
  seen[code] = 1
  head("error-code.none." (code < 0 ? "minus-" (-code) : code), "twcred.h, twcred_error_find(): NULL for a code that is not documented", "error-code " code)
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

function each(number,    clause) {
  first = firsts[number]
  last = lasts[number]
  status = statuses[number]
  name = called_[number]
  meaning = means_[number]
  repeat = repeats[number]
  clause = "twcred.h, twcred_error_info; documented code " first
  head("error-code." name ".code", clause, "error-code " first)
  told()
  head("error-code." name ".row", clause, "error-row " number)
  told()
  if (last != first) {
    head("error-code." name ".last", clause ", the last of the range", "error-code " last)
    told()
    head("error-code." name ".second", clause ", inside of the range", "error-code " first + 1)
    told()
    head("error-code." name ".last-but-one", clause ", inside of the range", "error-code " last - 1)
    told()
  }
  none(first - 1)
  none(last + 1)
  none(-first)
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
  # What would be 20001 in 32 bits.
  none("4294987297")
  none("9223372036854775807")
  head("error-code.none.smallest", "twcred.h, twcred_error_find(): NULL for a code that is not documented", "error-code -9223372036854775808")
  ok()
  head("error-row.none.behind-the-last", "twcred.h, twcred_error_get(): NULL behind the last", "error-row 12")
  ok()
  head("error-row.none.far-behind", "twcred.h, twcred_error_get(): NULL behind the last", "error-row 9223372036854775807")
  ok()
  head("error-row.none.minus-1", "twcred.h, twcred_error_get(): NULL behind the last; the number is a size_t", "error-row -1")
  ok()
}
