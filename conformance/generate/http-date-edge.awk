# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# A date in the form of that number, from 1; weekday is from Sunday, 0.
function spell(form, weekday, year, month, day, clock,    long, short, name) {
  split("Sunday Monday Tuesday Wednesday Thursday Friday Saturday", long, " ")
  split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", name, " ")
  short = substr(long[weekday + 1], 1, 3)
  if (form == 1)
    return sprintf("%s, %02d %s %04d %s GMT", short, day, name[month], year, clock)
  if (form == 2)
    return sprintf("%s, %02d-%s-%02d %s GMT", long[weekday + 1], day, name[month], year % 100, clock)
  return sprintf("%s %s %2d %s %04d", short, name[month], day, clock, year)
}

function weekday_of(year, month, day) {
  return (days(year, month, day) % 7 + 11) % 7
}

function good(name, requires, text, seconds) {
  head("http-date-edge." name, requires, "http-date")
  input(text)
  ok()
  fact("value", sprintf("%.0f s 0 ns", seconds))
}

function bad(name, requires, text, at) {
  sub(/ $/, "~20", text)
  head("http-date-edge." name, requires, "http-date")
  input(text)
  fails("format-http-date", "http-date", at)
}

# Where the parts of a form stand, behind a weekday of that many letters.
function day_at(form, letters) {
  return form == 1 ? 5 : form == 2 ? letters + 2 : 8
}
function clock_at(form, letters) {
  return form == 1 ? 17 : form == 2 ? letters + 12 : 11
}

# The first and last day of a month, and the ones before and behind, with the
# weekday that they would have.
function month_days_of(form, year, month,    last, i, list, weekday, requires, letters, at, name) {
  last = month_days(year, month)
  split("0 1 " last " " last + 1, list, " ")
  for (i = 1; i <= 4; i++) {
    weekday = weekday_of(year, month, list[i])
    letters = length(spell(2, weekday, year, month, 1, "")) - 16
    requires = month == 2 && i > 2 ? "http-date.day http-date.leap-year" : "http-date.day"
    name = forms[form] sprintf(".%04d-%02d-%02d", year, month, list[i])
    if (i == 2 || i == 3) {
      good(name, requires, spell(form, weekday, year, month, list[i], "00:00:00"), 86400 * days(year, month, list[i]))
      continue
    }
    # A day 0 may show its fault at its space, where an asctime-date has one.
    at = day_at(form, letters) + (form == 3 && i == 1)
    bad(name, requires, spell(form, weekday, year, month, list[i], "00:00:00"), at)
    if (i == 4)
      bad(name ".weekday-before", requires, spell(form, (weekday + 6) % 7, year, month, list[i], "00:00:00"), \
        day_at(form, length(spell(2, (weekday + 6) % 7, year, month, 1, "")) - 16))
  }
}

function clock_number(form, name, requires, at, highest, weight,    list, i, count, clock, text, seconds) {
  count = split("0 1 " highest - 1 " " highest " " highest + 1 + (highest == 59 && at == 6) " 99", list, " ")
  for (i = 1; i <= count; i++) {
    clock = substr("08:49:37", 1, at) sprintf("%02d", list[i]) substr("08:49:37", at + 3)
    text = spell(form, 0, 1994, 11, 6, clock)
    seconds = 784111777 + weight * (list[i] - substr("08:49:37", at + 1, 2))
    if (list[i] <= highest)
      good(forms[form] "." name sprintf("-%02d", list[i]), requires, text, seconds)
    else
      bad(forms[form] "." name sprintf("-%02d", list[i]), requires, text, clock_at(form, 6) + at)
  }
}

# Each weekday for each day of a week. With two digits of a year, it is that day of
# 1994 or that of 2094 that a weekday may fit.
function weekdays(form,    day, weekday, name, text) {
  for (day = 6; day <= 12; day++)
    for (weekday = 0; weekday < 7; weekday++) {
      name = forms[form] ".weekday-" day "-" weekday
      text = spell(form, weekday, 1994, 11, day, "08:49:37")
      if (weekday == day - 6)
        good(name, "http-date.weekday http-date.weekday-name", text, 784111777 + 86400 * (day - 6))
      else if (form == 2 && weekday == weekday_of(2094, 11, day))
        good(name, "http-date.century", text, 86400 * days(2094, 11, day) + 31777)
      else
        bad(name, "http-date.weekday", text, 0)
    }
}

# The bytes next to what belongs at a place, with a blank between; letters have a
# case of their own.
function next_to(letter) {
  if (letter ~ /[A-Za-z]/)
    return ""
  if (letter ~ /[0-9]/)
    return "/ :"
  if (letter == " ")
    return "! ~09"
  return letter == "," ? "+ -" : letter == "-" ? ", ." : "9 ;"
}

# Every byte changed to one that is next to it, or to the other case of a letter, and
# the text cut before it.
function neighbours(form, text, requires,    at, letter, list, count, i, before, after) {
  good(forms[form] ".good", requires " http-date.digits http-date.space http-date.case http-date.whole", text, 784975777)
  for (at = 0; at < length(text); at++) {
    before = substr(text, 1, at)
    letter = substr(text, at + 1, 1)
    after = substr(text, at + 2)
    if (letter ~ /[A-Za-z]/)
      bad(forms[form] ".case-" at, "http-date.case " requires, \
        before (letter ~ /[a-z]/ ? toupper(letter) : tolower(letter)) after, at)
    count = split(next_to(letter), list, " ")
    for (i = 1; i <= count; i++)
      bad(forms[form] ".byte-" at "." i, (letter ~ /[0-9]/ ? "http-date.digits " : "http-date.space ") requires, \
        before list[i] after, at)
    if (at > 0)
      bad(forms[form] ".cut-" at, "http-date.whole " requires, before, at)
  }
}

BEGIN {
  file("http-date-edge.awk", "The edges of the calendar and of the clock in all three forms of an HTTP-date, and\n# what is next to every byte.")
  split("imf rfc850 asctime", forms, " ")
  for (form = 1; form <= 3; form++) {
    for (month = 1; month <= 12; month++)
      month_days_of(form, 2023, month)
    month_days_of(form, 2024, 2)
    month_days_of(form, 2000, 2)
    if (form != 2)
      month_days_of(form, 1900, 2)
    clock_number(form, "hour", "http-date.hour", 0, 23, 3600)
    clock_number(form, "minute", "http-date.minute", 3, 59, 60)
    clock_number(form, "second", "http-date.second", 6, 59, 1)
    weekdays(form)
  }
  good("whole", "http-date.whole http-date.space http-date.digits http-date.zone http-date.case", \
    spell(1, 0, 1994, 11, 6, "08:49:37"), 784111777)
  neighbours(1, spell(1, 3, 1994, 11, 16, "08:49:37"), "http-date.imf-fixdate")
  neighbours(2, spell(2, 3, 1994, 11, 16, "08:49:37"), "http-date.rfc850-date")
  neighbours(3, spell(3, 3, 1994, 11, 16, "08:49:37"), "http-date.asctime-date")
}
