# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function good(name, requires, text, seconds) {
  head("date-edge." name, requires, "date-time")
  input(text)
  ok()
  fact("value", sprintf("%.0f s 0 ns", seconds))
}

function bad(name, requires, text, at) {
  head("date-edge." name, requires, "date-time")
  input(text)
  fails("format-date-time", "date-time", at)
}

function day(year, month, number,    name, requires, text, kind) {
  kind = month != 2 || number < 29 ? "" : year % 100 == 0 ? " date.leap-century" : " date.leap-year"
  name = sprintf("%04d-%02d-%02d", year, month, number)
  text = name "T00:00:00Z"
  if (number > 0 && number <= month_days(year, month))
    good(name, "date.day" kind, text, 86400 * days(year, month, number))
  else
    bad(name, "date.day" kind, text, 8)
}

# All days that a month of that year might have, at the bounds.
function months(year,    month, last) {
  for (month = 1; month <= 12; month++) {
    last = month_days(year, month)
    day(year, month, 0)
    day(year, month, 1)
    day(year, month, last)
    for (last++; last <= 32; last++)
      day(year, month, last)
  }
}

# A number of two digits at a place of a date-time: whether it is in its range, and
# what one more of it adds to the seconds.
function two_digits(name, requires, at, lowest, highest, weight,    number, text, base, changed) {
  base = 86400 * days(2015, 7, 7) + 17 * 3600 + 50 * 60 + 1
  text = "2015-07-07T17:50:01" (at > 19 ? "+01:30" : "Z")
  if (at > 19)
    base -= 5400
  for (number = 0; number < 100; number++) {
    if (number > lowest + 1 && number < highest - 1 || number > highest + 2 && number < 99)
      continue
    changed = substr(text, 1, at) sprintf("%02d", number) substr(text, at + 3)
    if (number >= lowest && number <= highest)
      good(name sprintf("-%02d", number), requires, changed, base + weight * (number - substr(text, at + 1, 2)))
    else
      bad(name sprintf("-%02d", number), requires, changed, at)
  }
}

function month_number(number,    text) {
  text = sprintf("2015-%02d-07T00:00:00Z", number)
  if (number >= 1 && number <= 12)
    good(sprintf("month-%02d", number), "date.month", text, 86400 * days(2015, number, 7))
  else
    bad(sprintf("month-%02d", number), "date.month", text, 5)
}

# Second 60 at the end of each month, and an hour and a minute before.
function leap_seconds(    month, text, name) {
  for (month = 1; month <= 12; month++) {
    name = sprintf("second-60-%02d", month)
    text = sprintf("2015-%02d-%02dT23:59:60Z", month, month_days(2015, month))
    if (month % 6 == 0)
      good(name, "date.leap-second", text, 86400 * (days(2015, month, month_days(2015, month)) + 1))
    else
      bad(name, "date.leap-second", text, 17)
  }
}

# The bytes next to what belongs at a place, with a blank between.
function next_to(letter, at) {
  if (letter ~ /[0-9]/)
    return "/ :"
  if (letter == "T")
    return "S U s u"
  if (letter == "Z")
    return "Y [ y {"
  if (letter == "-")
    return at == 19 ? ", *" : ", ."
  return letter == "+" ? "* ," : "9 ;"
}

# A date-time, what is next to each of its bytes, and where it may be cut.
function neighbours(name, text, seconds,    at, letter, list, count, i, requires) {
  good(name ".good", "date.form date.digits date.separator date.offset", text, seconds)
  for (at = 0; at < length(text); at++) {
    letter = substr(text, at + 1, 1)
    requires = letter ~ /[0-9]/ ? "date.digits" : letter == "T" ? "date.separator" : at >= 19 ? "date.offset" : "date.form"
    count = split(next_to(letter, at), list, " ")
    for (i = 1; i <= count; i++)
      bad(name ".byte-" at "." i, requires, substr(text, 1, at) list[i] substr(text, at + 2), at)
    if (at > 0)
      bad(name ".cut-" at, at >= 19 ? "date.offset" : "date.form", substr(text, 1, at), at)
  }
}

BEGIN {
  file("date-edge.awk", "The edges of the calendar and of the clock, and what is next to every byte of a\n# date-time.")
  months(2023)
  months(2024)
  split("0 4 96 100 200 300 400 1600 1700 1800 1900 1996 2000 2100 2200 2300 2396 2400 9900 9996", years, " ")
  for (i = 1; i <= 20; i++) {
    day(years[i], 2, 28)
    day(years[i], 2, 29)
    day(years[i], 2, 30)
    good(sprintf("%04d-03-01", years[i]), years[i] % 100 == 0 ? "date.leap-century" : "date.leap-year", \
      sprintf("%04d-03-01T00:00:00Z", years[i]), 86400 * days(years[i], 3, 1))
  }
  for (number = 0; number <= 20; number++)
    month_number(number)
  two_digits("hour", "date.hour", 11, 0, 23, 3600)
  two_digits("minute", "date.minute", 14, 0, 59, 60)
  two_digits("second", "date.second", 17, 0, 59, 1)
  two_digits("offset-hour", "date.offset-hour", 20, 0, 23, -3600)
  two_digits("offset-minute", "date.offset-minute", 23, 0, 59, -60)
  leap_seconds()
  neighbours("utc", "2015-10-07T17:50:01Z", 1444240201)
  neighbours("east", "2015-10-07T17:50:01+01:00", 1444236601)
  neighbours("west", "2015-10-07T17:50:01-01:00", 1444243801)
}
