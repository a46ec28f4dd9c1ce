# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Bytes that would do harm in a path, or that are as close to a hexadecimal digit
# as a byte can be; each position gets one of them.
function wrong_byte(at,    bytes, count, list) {
  count = split("/ ? # % . ~00 ~0D ~0A ~20 g G : @ ` ~2F ~FF ~7F \\ ; & + -", list, " ")
  return list[at % count + 1]
}

function broken(operation, at,    good, wrong, before, after) {
  good = "CR0123456789abcdefABCDEF0123456789"
  wrong = at == 0 ? "c" : at == 1 ? "r" : wrong_byte(at)
  before = substr(good, 1, at)
  after = substr(good, at + 2)
  head("sid-path." operation ".byte-" at, path " " (at < 2 ? "sid.letter-case" : "sid.hex"), operation)
  fact("Sid", before wrong after)
  fails("param-format", "Sid", at)
}

function cut(operation, size,    good) {
  good = "CR0123456789abcdefABCDEF0123456789"
  head("sid-path." operation ".size-" size, path " sid.length", operation)
  fact("Sid", substr(good, 1, size))
  fails("param-format", "Sid", size)
}

function family(operation,    good, at) {
  path = "sid.path-" operation
  good = "CR0123456789abcdefABCDEF0123456789"
  head("sid-path." operation ".good", path " sid.length sid.hex", operation)
  fact("Sid", good)
  ok()
  if (operation == "update") {
    fact("request", "POST /Credentials/" good " 200 application/x-www-form-urlencoded")
    fact("body", "")
  } else {
    fact("request", (operation == "fetch" ? "GET" : "DELETE") " /Credentials/" good " " (operation == "fetch" ? 200 : 204))
  }
  for (at = 0; at < 34; at++)
    broken(operation, at)
  for (at = 0; at < 34; at += 11)
    cut(operation, at)
  head("sid-path." operation ".unset", path, operation)
  fails("param-format", "Sid", 0)
  head("sid-path." operation ".longer", path " sid.length", operation)
  fact("Sid", good "0")
  fails("param-format", "Sid", 34)
  head("sid-path." operation ".and-a-path", path " sid.length", operation)
  fact("Sid", good "/../../Services")
  fails("param-format", "Sid", 34)
  head("sid-path." operation ".and-a-nul", path " sid.length", operation)
  fact("Sid", good "~00")
  fails("param-format", "Sid", 34)
  head("sid-path." operation ".of-an-account", path " sid.credential", operation)
  fact("Sid", sid("AC", "0"))
  fails("param-format", "Sid", 0)
}

BEGIN {
  file("sid-path.awk", "SIDs on their way into a path: broken at every position, cut, and too long. The\n# offset is that of the first byte that breaks the pattern.")
  family("fetch")
  family("update")
  family("delete")
}
