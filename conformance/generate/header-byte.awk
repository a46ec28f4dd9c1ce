# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function judged(name, requires, line, code, field, at, value, text) {
  head("header-byte." name, requires, "header")
  input(line)
  if (code != "")
    fails("header-" code, field, at)
  else
    ok()
  if (code == "" && value != "")
    fact(value, text)
}

function in_name(number,    letter, good, requires) {
  letter = number > 32 && number < 127 ? sprintf("%c", number) : ""
  good = letter ~ /[A-Za-z0-9]/ || letter != "" && index("!#$%&'*+-.^_`|~:", letter) > 0
  requires = number == 58 ? "header.colon" : number == 32 || number == 9 ? "header.name-blank" : "header.name"
  judged("name-" hex, requires, "a" byte(number) "b: v", good ? "" : "syntax", "header", 1)
}

function is_control(number) {
  return number < 32 && number != 9 || number == 127
}

function in_value(number,    text, requires) {
  text = "a" byte(number) "b"
  requires = (number > 127 ? "header.obs-text" : "header.control") (number == 9 || number == 32 ? " header.blanks" : "")
  judged("value-" hex, requires, "Access-Control-Allow-Origin: " text, is_control(number) ? "control" : "", "header", 30, \
    "allow_origin", text)
}

function in_etag(number,    text) {
  text = "\"a" byte(number) "b\""
  if (is_control(number))
    judged("etag-" hex, "header.control header.etag-character", "ETag: " text, "control", "header", 8)
  else
    judged("etag-" hex, number > 127 ? "header.etag-character header.obs-text" : "header.etag-character", "ETag: " text, \
      number == 9 || number == 32 || number == 34 ? "format" : "", "ETag", number == 34 ? 9 : 8, "etag", text)
}

function in_number(field, requires, number, value, more,    text, is_digit) {
  text = "1" byte(number) "1"
  is_digit = number > 47 && number < 58
  judged(slug(field) "-" hex, requires, field ": " text, is_digit ? "" : is_control(number) ? "control" : "format", \
    is_control(number) ? "header" : field, length(field) + 3, value, text)
  if (more != "" && is_digit)
    fact(more, text)
}

BEGIN {
  file("header-byte.awk", "Every byte in a field name, in a value, in an entity-tag and in a number.")
  for (number = 0; number < 256; number++) {
    hex = sprintf("%02x", number)
    in_name(number)
  }
  for (number = 0; number < 256; number++) {
    hex = sprintf("%02x", number)
    in_value(number)
  }
  for (number = 0; number < 256; number++) {
    hex = sprintf("%02x", number)
    in_etag(number)
  }
  for (number = 0; number < 128; number++) {
    hex = sprintf("%02x", number)
    in_number("Retry-After", "header.retry-after-seconds", number, "retry_after", "retry_seconds")
    in_number("Twilio-Concurrent-Requests", "header.concurrent-requests", number, "concurrent_requests", "")
  }
}
