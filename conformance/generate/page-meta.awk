# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function wrong(name, text) {
  print "wrong " name " =" (text == "" ? "" : " " text)
}

function document(members) {
  input("{\"meta\":{" members "},\"credentials\":[]}")
}

function where(members) {
  return length("{\"meta\":{" members)
}

function written(i) {
  return "\"" names[i] "\":" (kinds[i] == "number" ? goods[i] : "\"" goods[i] "\"")
}

# All members but one.
function without(left_out,    i, members) {
  for (i = 1; i <= count; i++)
    if (i != left_out)
      members = members (members == "" ? "" : ",") written(i)
  return members
}

function all_but(left_out,    i) {
  ok()
  for (i = 1; i <= count; i++)
    if (i != left_out)
      fact(names[i], goods[i])
}

function refused(i, word, value, code, inside, requires) {
  head("page-meta." slug(names[i]) "." word, requires, "page")
  document("\"" names[i] "\":" value)
  fails(code, names[i], where("\"" names[i] "\":") + inside)
}

function taken(i, word, value, text, requires) {
  head("page-meta." slug(names[i]) "." word, requires, "page")
  document("\"" names[i] "\":" value)
  ok()
  if (text == "null")
    print names[i] " is null"
  else
    fact(names[i], text)
}

function integer(i,    n) {
  taken(i, "zero", "0", "0", "page.meta-integer page.meta-int64")
  wrong_is_null(i)
  taken(i, "negative", "-1", "-1", "page.meta-int64")
  for (n = 1; n <= bits; n++)
    taken(i, edges[n], numbers[n], numbers[n], "page.meta-int64")
  taken(i, "largest", "9223372036854775807", "9223372036854775807", "page.meta-int64")
  taken(i, "smallest", "-9223372036854775808", "-9223372036854775808", "page.meta-int64")
  refused(i, "above-largest", "9223372036854775808", "field-range", 0, "page.meta-int64")
  refused(i, "below-smallest", "-9223372036854775809", "field-range", 0, "page.meta-int64")
  refused(i, "beyond-unsigned", "18446744073709551616", "field-range", 0, "page.meta-int64")
  refused(i, "fraction", "1.0", "field-type", 0, "page.meta-integer")
  refused(i, "exponent", "1e0", "field-type", 0, "page.meta-integer")
  refused(i, "empty", "\"\"", "field-type", 0, "page.meta-integer")
}

function uri(i) {
  refused(i, "empty", "\"\"", "field-format", 1, rule)
  refused(i, "relative", "\"/v2/Credentials?Page=1\"", "field-format", 1, rule)
  refused(i, "blank", "\"https://a/b c\"", "field-format", 1 + length("https://a/b"), rule)
  refused(i, "one-byte", "\"a\"", "field-format", 2, rule)
  taken(i, "two-bytes", "\"a:\"", "a:", rule)
  taken(i, "of-another-host", "\"https://evil.example/Credentials?Page=1\"", "https://evil.example/Credentials?Page=1", rule)
}

function text(i) {
  taken(i, "empty", "\"\"", "", rule)
  wrong_is_null(i)
  taken(i, "one-byte", "\"k\"", "k", rule)
}

function wrong_is_null(i) {
  print "wrong " names[i] " is null"
}

function each(i,    n, value) {
  rule = "page.meta-" (kinds[i] == "number" ? "integer" : names[i] == "key" ? "key" : "url")
  head("page-meta." slug(names[i]) ".alone", rule " page.meta-inside", "page")
  document(written(i))
  ok()
  fact(names[i], goods[i])
  head("page-meta." slug(names[i]) ".absent", "page.meta-absent", "page")
  document(without(i))
  all_but(i)
  wrong_is_null(i)
  taken(i, "null", "null", "null", "page.meta-null")
  wrong(names[i], kinds[i] == "number" ? 0 : "")
  for (n = 1; (value = other(kinds[i], n)) != ""; n++)
    refused(i, other_word, value, "field-type", 0, rule)
  if (kinds[i] == "number")
    integer(i)
  else if (names[i] != "key")
    uri(i)
  else
    text(i)
  head("page-meta." slug(names[i]) ".twice", "decode.unique", "page")
  document(written(i) "," written(i))
  fails("field-duplicate", names[i], where(written(i) ","))
  head("page-meta." slug(names[i]) ".outside-meta", "page.meta-inside", "page")
  input("{" written(i) ",\"meta\":{},\"credentials\":[]}")
  ok()
  wrong(names[i], goods[i])
}

BEGIN {
  file("page-meta.awk", "Each member of the meta of a page.")
  count = split("page page_size first_page_url previous_page_url url next_page_url key", names, " ")
  split("number number string string string string string", kinds, " ")
  bits = split("int32-largest int32-above int32-smallest int32-below uint32-largest uint32-above", edges, " ")
  split("2147483647 2147483648 -2147483648 -2147483649 4294967295 4294967296", numbers, " ")
  base = "https://chat.twilio.com/v2/Credentials?PageSize=50&Page="
  split("2 50 " base "0 " base "1&PageToken=PT1 " base "2&PageToken=PT2 " base "3&PageToken=PT3 credentials", goods, " ")
  head("page-meta.all.together", "page.meta-integer page.meta-url page.meta-key", "page")
  document(without(0))
  all_but(0)
  for (i = 1; i <= count; i++)
    each(i)
}
