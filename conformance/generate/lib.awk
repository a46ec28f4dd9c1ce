# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# What the generators of case files share. All text is ASCII, so that the length
# of a text is its size in bytes.

function file(program, about) {
  print "twcred-cases 2"
  print "# SPDX-FileCopyrightText: 2026 The twcred authors"
  print "# SPDX-License-Identifier: MIT"
  print "#"
  print "# Written by generate/" program "; change that, then run generate.sh."
  print "#"
  print "# " about
}

# A case up to its call, with the requirements that it rests on.
function head(name, requires, call) {
  print ""
  print "case " name
  print (requires ~ /^[a-z0-9.-]+[.][a-z0-9.-]+( [a-z0-9.-]+)*$/ ? "requires " : "clause ") requires
  print call
}

function input(text) {
  print "< " text
}

# One parameter, or one value: name = text, with nothing behind the sign for "".
function fact(name, text) {
  print name " =" (text == "" ? "" : " " text)
}

function ok() {
  print "> ok"
}

function fails(code, field, offset) {
  print "> " code " " field " " offset
}

# Words of a case's name: lower case, hyphens for underscores and between humps.
function slug(name,    at, c, out) {
  for (at = 1; at <= length(name); at++) {
    c = substr(name, at, 1)
    if (c == "_")
      c = "-"
    else if (c ~ /[A-Z]/)
      c = (at > 1 && substr(name, at - 1, 1) ~ /[a-z]/ ? "-" : "") tolower(c)
    out = out c
  }
  return out
}

function sid(letters, digit,    text) {
  text = letters
  while (length(text) < 34)
    text = text digit
  return text
}

# The JSON values of another type than `type`, by the number; "" behind the last.
# other_word is what to call it.
function other(type, number,    words, values, count, i, at) {
  count = split("string number true false array object", words, " ")
  split("\"1\" 1 true false [] {}", values, " ")
  for (i = 1; i <= count; i++) {
    if (words[i] == type || ++at != number)
      continue
    other_word = words[i]
    return values[i]
  }
  return ""
}
