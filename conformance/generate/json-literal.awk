# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function judged(name, text, at) {
  head("json-literal." word "." name, "json.literal-" word, "json")
  input(text)
  if (at == "")
    ok()
  else
    fails("json-syntax", "document", at)
}

# The letter behind that one, which starts no other literal here.
function next_letter(letter) {
  return substr("bcdefghijklmnopqrstuvwxyza", index("abcdefghijklmnopqrstuvwxyz", letter), 1)
}

BEGIN {
  file("json-literal.awk", "The three literals, with each letter in upper case, replaced, missing and twice.")
  count = split("true false null", words, " ")
  for (i = 1; i <= count; i++) {
    word = words[i]
    judged("good", word, "")
    judged("in-array", "[" word "," word "]", "")
    for (at = 0; at < length(word); at++) {
      before = substr(word, 1, at)
      letter = substr(word, at + 1, 1)
      after = substr(word, at + 2)
      judged("upper-" at, before toupper(letter) after, at)
      judged("other-" at, before next_letter(letter) after, at)
      if (at > 0) {
        judged("cut-" at, "[" before "]", at + 1)
        judged("end-" at, before, at)
      }
    }
  }
}
