# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# The bytes, given by their numbers, in a string of a document. requires is that of
# the fault, and good whether there is none.
function judged(name, requires, good, bytes,    i, count, list, text) {
  count = split(bytes, list, " ")
  for (i = 1; i <= count; i++)
    text = text sprintf(list[i] == 126 ? "~~" : "~%02X", list[i])
  head("utf8." name, requires, "json")
  input("\"" text "\"")
  if (good)
    ok()
  else
    fails("json-utf8", "document", 1)
}

# How many bytes a sequence has by its first one, after RFC 3629 section 4; 0: none.
function size_of(lead) {
  return lead >= 194 && lead <= 223 ? 2 : lead >= 224 && lead <= 239 ? 3 : lead >= 240 && lead <= 244 ? 4 : 0
}

# The second byte's bounds: it tells what is overlong, a surrogate, or too large.
function low_of(lead) {
  return lead == 224 ? 160 : lead == 240 ? 144 : 128
}
function high_of(lead) {
  return lead == 237 ? 159 : lead == 244 ? 143 : 191
}

function tail(size,    out) {
  while (size-- > 0)
    out = out " 128"
  return out
}

# What a second byte that is a continuation but out of the bounds would make.
function fault_of(lead) {
  if (lead == 237)
    return "utf8.surrogate"
  if (lead == 244)
    return "utf8.range"
  return lead == 224 ? "utf8.overlong-three" : lead == 240 ? "utf8.overlong-four" : "utf8.continuation"
}

# Both sides of both bounds of the second byte, and of those of all continuations.
function seconds(lead,    number, low, high, narrow, requires) {
  low = low_of(lead)
  high = high_of(lead)
  for (number = 127; number <= 192; number++) {
    narrow = number == low - 1 || number == low || number == high || number == high + 1
    if (!narrow && number != 127 && number != 128 && number != 191 && number != 192)
      continue
    requires = number < 128 || number > 191 || !narrow && number < high ? "utf8.continuation" : fault_of(lead)
    judged(sprintf("lead-%02x.second-%02x", lead, number), requires, number >= low && number <= high, \
      lead " " number tail(size_of(lead) - 2))
  }
}

# The bounds of the byte at that place, from 0, behind well-formed ones.
function further(lead, place,    i, list, before) {
  split("127 128 191 192", list, " ")
  before = lead " " low_of(lead) tail(place - 2)
  for (i = 1; i <= 4; i++)
    judged(sprintf("lead-%02x.byte-%d-%02x", lead, place, list[i]), "utf8.continuation", i == 2 || i == 3, \
      before " " list[i] tail(size_of(lead) - place - 1))
}

function cuts(lead,    kept) {
  for (kept = 1; kept < size_of(lead); kept++)
    judged(sprintf("lead-%02x.cut-%d", lead, kept), "utf8.length", 0, \
      kept == 1 ? lead : lead " " low_of(lead) tail(kept - 2))
  judged(sprintf("lead-%02x.longer", lead), "utf8.length utf8.lead", 1, lead " " low_of(lead) tail(size_of(lead) - 2) " 97")
}

BEGIN {
  file("utf8.awk", "UTF-8 in a string: every first byte, the bounds of every byte behind it, and\n# sequences that are cut.")
  for (lead = 128; lead < 256; lead++) {
    if (size_of(lead) == 0) {
      requires = lead < 192 ? "utf8.stray" : lead < 194 ? "utf8.overlong-two utf8.lead" : "utf8.lead"
      judged(sprintf("lead-%02x", lead), requires, 0, lead " 128 128 128")
      continue
    }
    seconds(lead)
    for (place = 2; place < size_of(lead); place++)
      further(lead, place)
    cuts(lead)
  }
}
