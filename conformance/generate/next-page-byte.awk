# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function judged(name, requires, url, code, at) {
  head("next-page-byte." name, requires, "next-page")
  fact("base_url", "https://ip-messaging.twilio.com/v2")
  fact("next_page_url", url)
  if (code == "") {
    ok()
    fact("query", "Page=1")
  } else
    fails("page-" code, "next_page_url", at)
}

function next_letter(letter) {
  if (letter ~ /[0-9]/)
    return (letter + 1) % 10
  return letter == "-" ? "_" : letter == "." ? "-" : letter == "/" ? "." : letter ~ /[A-Z]/ ? \
    substr("BCDEFGHIJKLMNOPQRSTUVWXYZA", index("ABCDEFGHIJKLMNOPQRSTUVWXYZ", letter), 1) : \
    substr("bcdefghijklmnopqrstuvwxyza", index("abcdefghijklmnopqrstuvwxyz", letter), 1)
}

# Each byte of a part replaced by its neighbour, left out, and twice.
function part(name, requires, first, last, offset,    at, before, letter, after) {
  for (at = first; at <= last; at++) {
    before = substr(good, 1, at)
    letter = substr(good, at + 1, 1)
    after = substr(good, at + 2)
    judged(name ".other-" at, requires, before next_letter(letter) after, name, offset)
    judged(name ".cut-" at, requires, before after, name, offset)
    judged(name ".twice-" at, requires, before letter letter after, name, offset)
    if (letter ~ /[A-Za-z]/)
      judged(name ".case-" at, requires " next-page.case", before (letter ~ /[a-z]/ ? toupper(letter) : tolower(letter)) after, \
        name == "path" ? "path" : "", offset)
  }
}

BEGIN {
  file("next-page-byte.awk", "A page URL that is followed, and what is one byte away from it in scheme, host and\n# path.")
  good = "https://ip-messaging.twilio.com/v2/Credentials?Page=1"
  judged("good", "next-page.scheme next-page.host next-page.path next-page.case next-page.uri next-page.user next-page.fragment" \
    " next-page.base next-page.base-user next-page.base-slash next-page.service next-page.port next-page.query", good, "")
  part("scheme", "next-page.scheme", 0, 4, 0)
  part("host", "next-page.host", 8, 30, 8)
  part("path", "next-page.path", 32, 45, 31)
}
