# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Whether a part takes the character: `takes` starts with A where letters may stand,
# and with 0 behind that where digits may; the rest is taken one by one.
function is_taken(letter, takes) {
  if (letter ~ /[A-Za-z]/)
    return takes ~ /^A/ || index(substr(takes, 3), letter) > 0
  if (letter ~ /[0-9]/)
    return takes ~ /^.0/
  return letter != "" && index(substr(takes, 3), letter) > 0
}

# The other requirement of a case, with a blank before it.
function further_requirement(number, letter, later) {
  if (number < 34 || number > 125)
    return " uri.ascii"
  return letter == "%" && index(later, "%") > 0 ? " uri.pct-encoded" : ""
}

# Every ASCII byte, and FF, in the place of the ? of the text. The fault of a byte in
# `later` shows only so many bytes behind it as the digit in the same place of `shift`.
function part(name, requires, text, takes, later, shift,    at, number, letter, place, late) {
  place = index(text, "?") - 1
  for (at = 0; at < 129; at++) {
    number = at == 128 ? 255 : at
    letter = number > 32 && number < 127 ? sprintf("%c", number) : ""
    late = letter == "" ? 0 : index(later, letter)
    head("uri-byte." name "-" sprintf("%02x", number), requires further_requirement(number, letter, later), "uri")
    input(substr(text, 1, place) byte(number) substr(text, place + 2))
    if (is_taken(letter, takes))
      ok()
    else
      fails("format-uri", "uri", place + (late > 0 ? substr(shift, late, 1) : 0))
  }
}

BEGIN {
  file("uri-byte.awk", "Every ASCII byte, and FF, in each part of a URI.")
  unreserved = "-._~"
  delims = "!$&'()*+,;="
  part("first", "uri.scheme-first", "?b:x", "A ")
  part("scheme", "uri.scheme", "a?b:x", "A0+-.:")
  part("userinfo", "uri.userinfo", "x://a?b@h", "A0" unreserved delims ":/?#", "%@", "22")
  part("host", "uri.reg-name", "x://a?b/", "A0" unreserved delims "@/?#", ":%", "12")
  part("port", "uri.port", "x://h:?1/", " 0@/?#")
  part("path", "uri.path", "x:/a?b", "A0" unreserved delims ":@/?#", "%", "2")
  part("query", "uri.query", "x:?a?b", "A0" unreserved delims ":@/?#", "%", "2")
  part("fragment", "uri.fragment", "x:#a?b", "A0" unreserved delims ":@/?", "%", "2")
  part("ipvfuture", "uri.ipvfuture", "x://[v1.?]", "A0" unreserved delims ":")
  part("pct-first", "uri.pct-encoded", "x:%?0", " 0ABCDEFabcdef")
  part("pct-second", "uri.pct-encoded", "x:%0?", " 0ABCDEFabcdef")
}
