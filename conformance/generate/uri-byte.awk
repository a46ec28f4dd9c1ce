# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function byte(number) {
  return number > 32 && number < 126 ? sprintf("%c", number) : sprintf("~%02X", number)
}

# Every ASCII byte, and the first and the last beyond, in the place of the ? of the
# text. The fault is at that place unless one of `later` is that byte: "." stands
# for a byte that is refused there and now, and the byte's own place in `shift` says
# how much later its fault shows.
function part(name, requires, text, passes, later, shift,    at, number, letter, offset) {
  at = index(text, "?") - 1
  for (number = 0; number < 129; number++) {
    letter = number > 32 && number < 127 ? sprintf("%c", number) : ""
    head("uri-byte." name "-" sprintf("%02x", number == 128 ? 255 : number), \
      requires (number < 34 || number > 125 ? " uri.ascii" : letter == "%" && requires != "uri.pct-encoded" ? " uri.pct-encoded" : ""), "uri")
    input(substr(text, 1, at) byte(number == 128 ? 255 : number) substr(text, at + 2))
    if (letter != "" && (letter ~ /[A-Za-z]/ && passes ~ /^A/ || letter ~ /[0-9]/ && passes ~ /^.0/ || index(substr(passes, 3), letter) > 0)) {
      ok()
      continue
    }
    offset = letter == "" ? 0 : index(later, letter)
    fails("format-uri", "uri", at + (offset > 0 ? substr(shift, offset, 1) : 0))
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
