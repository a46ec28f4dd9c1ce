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
  print "requires " requires
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

# A byte as cases spell it; blanks too, which would not be seen at an end.
function byte(number) {
  return number > 32 && number < 126 ? sprintf("%c", number) : sprintf("~%02X", number)
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

# Days from 1970-01-01 to a day of the proleptic Gregorian calendar, by counting
# years from March, so that leap days come last.
function days(year, month, day,    y, era, of_era, of_year) {
  y = year - (month <= 2)
  era = int((y < 0 ? y - 399 : y) / 400)
  of_era = y - era * 400
  of_year = int((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + of_era * 365 + int(of_era / 4) - int(of_era / 100) + of_year - 719468
}

function month_days(year, month) {
  if (month == 2)
    return year % 400 == 0 || year % 100 != 0 && year % 4 == 0 ? 29 : 28
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
}
