# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# code "" is for a text that is JSON.
function judged(name, requires, text, code, at) {
  head("json-escape." name, requires, "json")
  input(text)
  if (code == "")
    ok()
  else
    fails("json-" code, "document", at)
}

function is_hex(number) {
  return number >= 48 && number <= 57 || number >= 65 && number <= 70 || number >= 97 && number <= 102
}

# The text with that byte for the digit at that place, from 0.
function digit(name, text, place, number,    at) {
  at = index(text, "u") + place
  judged(name "." sprintf("%02x", number), "json.escape-hex", substr(text, 1, at) byte(number) substr(text, at + 2), \
    is_hex(number) ? "" : "string", at)
}

# An escape by its number, alone.
function alone(number,    high, low, text) {
  text = sprintf("%04X", number)
  high = number >= 55296 && number < 56320
  low = number >= 56320 && number < 57344
  judged("unit-" tolower(text), "json.surrogate-bounds" (high ? " json.surrogate-high" : low ? " json.surrogate-low" : ""), \
    "\"\\u" text "\"", high || low ? "string" : "", 1)
}

function pair(first, second, good) {
  judged("pair-" tolower(first) "-" tolower(second), "json.surrogate-pair" (good ? "" : " json.surrogate-high"), \
    "\"\\u" first "\\u" second "\"", good ? "" : "string", 1)
}

BEGIN {
  file("json-escape.awk", "Escapes: every byte behind a backslash and for a hexadecimal digit, the bounds of\n# the digits at each place, and those of the surrogates.")
  # The digits that follow make an escape of a u, and are text behind all others.
  for (number = 0; number < 256; number++) {
    good = number > 0 && number < 128 && index("\"\\/bfnrtu", sprintf("%c", number)) > 0
    judged("letter-" sprintf("%02x", number), number == 0 ? "json.escape json.nul" : "json.escape", \
      "\"\\" byte(number) "0041\"", good ? "" : "string", 2)
  }
  for (number = 0; number < 256; number++)
    digit("digit", "\"\\u0041\"", 2, number)
  count = split("47 48 57 58 64 65 70 71 96 97 102 103", list, " ")
  for (place = 0; place < 4; place++)
    for (i = 1; i <= count; i++)
      if (place != 2)
        digit("digit-" place, "\"\\u0041\"", place, list[i])
  # Of the second half of a pair; the halves stay surrogates.
  for (i = 1; i <= count; i++)
    if (!is_hex(list[i]))
      judged("low-digit." sprintf("%02x", list[i]), "json.escape-hex", "\"\\uD83D\\uDE0" byte(list[i]) "\"", "string", 12)
  count = split("0 127 128 2047 2048 55295 55296 56319 56320 57343 57344 65533 65534 65535", list, " ")
  for (i = 1; i <= count; i++)
    alone(list[i])
  count = split("D800 DBFF", firsts, " ")
  for (i = 1; i <= count; i++) {
    pair(firsts[i], "DBFF", 0)
    pair(firsts[i], "DC00", 1)
    pair(firsts[i], "DFFF", 1)
    pair(firsts[i], "E000", 0)
  }
}
