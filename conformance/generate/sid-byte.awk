# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# A SID of that kind, judged by hand: at is the place of the fault, or "" for none.
function judged(name, requires, kind, text, at) {
  head("sid-byte." name, requires, "sid " kind)
  input(text)
  if (at == "")
    ok()
  else
    fails("format-sid", "sid", at)
}

function with(at, text) {
  return substr(good, 1, at) text substr(good, at + 2)
}

function is_hex(number) {
  return number >= 48 && number <= 57 || number >= 65 && number <= 70 || number >= 97 && number <= 102
}

# The bytes on either side of each bound of the classes of digits.
function bounds(at,    list, count, i) {
  count = split("47 48 57 58 64 65 70 71 96 97 102 103", list, " ")
  for (i = 1; i <= count; i++)
    judged("digit-" at "." sprintf("%02x", list[i]), "sid.hex", "CR", with(at, byte(list[i])), is_hex(list[i]) ? "" : at)
}

function letters(at, list, requires,    number) {
  for (number = 1; number <= split(list, letter, " "); number++)
    judged("letter-" at "." number, requires, "CR", with(at, letter[number]), at)
}

function kinds(    list, requires, a, b, i) {
  split("CR AC SK RQ", list, " ")
  split("credential account api-key request", requires, " ")
  for (a = 1; a <= 4; a++)
    for (b = 1; b <= 4; b++)
      judged("kind." tolower(list[a] "." list[b]), "sid." requires[a], list[a], sid(list[b], "0"), a == b ? "" : 0)
  for (a = 1; a <= 4; a++)
    for (i = 0; i < 2; i++)
      judged("kind." tolower(list[a]) ".case-" i, "sid.letter-case sid." requires[a], list[a], \
        (i == 0 ? tolower(substr(list[a], 1, 1)) substr(list[a], 2) : substr(list[a], 1, 1) tolower(substr(list[a], 2))) \
        substr(sid("", "0"), 3), i)
}

BEGIN {
  file("sid-byte.awk", "SIDs, byte by byte: every byte at one place, the bounds of the digits at each,\n# the letters of each kind, and every length.")
  good = "CR0123456789abcdefABCDEF0123456789"
  for (number = 0; number < 256; number++)
    judged("every." sprintf("%02x", number), "sid.hex", "CR", with(17, byte(number)), is_hex(number) ? "" : 17)
  for (at = 2; at < 34; at++)
    bounds(at)
  letters(0, "B D c S", "sid.credential")
  letters(1, "Q S r K", "sid.credential")
  kinds()
  for (size = 1; size < 34; size++)
    judged("size-" size, "sid.length", "CR", substr(good, 1, size), size)
  judged("size-34", "sid.length", "CR", good, "")
  for (size = 35; size <= 68; size++)
    judged("size-" size, "sid.length", "CR", good substr(good, 1, size - 34), 34)
}
