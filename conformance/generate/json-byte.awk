# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# code "" is for a text that is JSON.
function judged(name, requires, text, code, at) {
  head("json-byte." name, requires, "json")
  input(text)
  if (code == "")
    ok()
  else
    fails("json-" code, "document", at)
}

# Every byte where a token could start, but those that start a value or end an array.
function space(number,    code) {
  if (index("\"-[]{0123456789", sprintf("%c", number)) > 0 && number > 0)
    return
  code = "syntax"
  if (number == 9 || number == 10 || number == 13 || number == 32)
    code = ""
  else if (number >= 128)
    code = "utf8"
  else if (number == 43 || number == 46)
    code = "number"
  judged("space-" hex, "json.whitespace", "[" byte(number) "1]", code, number ~ /^(102|110|116)$/ ? 2 : 1)
}

# Every byte in a string.
function character(number,    requires, code, at) {
  requires = number == 34 ? "json.string-end" : number == 92 ? "json.escape" : "json.control" (number == 0 ? " json.nul" : "")
  code = number < 32 ? "string" : number == 34 ? "trailing" : number == 92 ? "string" : number >= 128 ? "utf8" : ""
  at = number == 34 || number == 92 ? 3 : 2
  if (number >= 128)
    requires = number <= 191 ? "utf8.stray" : number >= 194 && number <= 244 ? "utf8.length" : "utf8.lead"
  judged("string-" hex, requires, "\"a" byte(number) "x\"", code, at)
}

BEGIN {
  file("json-byte.awk", "Every byte before a token and in a string.")
  for (number = 0; number < 256; number++) {
    hex = sprintf("%02x", number)
    space(number)
  }
  for (number = 0; number < 256; number++) {
    hex = sprintf("%02x", number)
    character(number)
  }
}
