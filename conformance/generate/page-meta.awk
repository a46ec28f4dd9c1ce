# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

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

function refused(i, word, value, code, inside) {
  head("page-meta." slug(names[i]) "." word, clause, "page")
  document("\"" names[i] "\":" value)
  fails(code, names[i], where("\"" names[i] "\":") + inside)
}

function taken(i, word, value, text) {
  head("page-meta." slug(names[i]) "." word, clause, "page")
  document("\"" names[i] "\":" value)
  ok()
  if (text == "null")
    print names[i] " is null"
  else
    fact(names[i], text)
}

function integer(i) {
  taken(i, "zero", "0", "0")
  taken(i, "negative", "-1", "-1")
  taken(i, "largest", "9223372036854775807", "9223372036854775807")
  taken(i, "smallest", "-9223372036854775808", "-9223372036854775808")
  refused(i, "above-largest", "9223372036854775808", "field-range", 0)
  refused(i, "below-smallest", "-9223372036854775809", "field-range", 0)
  refused(i, "fraction", "1.0", "field-type", 0)
  refused(i, "exponent", "1e0", "field-type", 0)
}

function uri(i) {
  refused(i, "empty", "\"\"", "field-format", 1)
  refused(i, "relative", "\"/v2/Credentials?Page=1\"", "field-format", 1)
  refused(i, "blank", "\"https://a/b c\"", "field-format", 1 + length("https://a/b"))
  taken(i, "of-another-host", "\"https://evil.example/Credentials?Page=1\"", "https://evil.example/Credentials?Page=1")
}

function each(i,    n, value) {
  clause = "OpenAPI schema ListCredentialResponse, meta, " names[i]
  head("page-meta." slug(names[i]) ".alone", clause, "page")
  document(written(i))
  ok()
  fact(names[i], goods[i])
  head("page-meta." slug(names[i]) ".absent", clause "; twcred.h, twcred_page: may be absent", "page")
  document(without(i))
  all_but(i)
  taken(i, "null", "null", "null")
  for (n = 1; (value = other(kinds[i], n)) != ""; n++)
    refused(i, other_word, value, "field-type", 0)
  if (kinds[i] == "number")
    integer(i)
  else if (names[i] != "key")
    uri(i)
  head("page-meta." slug(names[i]) ".twice", "RFC 8259 section 4, names are unique; twcred.h, TWCRED_FIELD_DUPLICATE", "page")
  document(written(i) "," written(i))
  fails("field-duplicate", names[i], where(written(i) ","))
  head("page-meta." slug(names[i]) ".outside-meta", clause ": a member of meta; others are skipped", "page")
  input("{" written(i) ",\"meta\":{},\"credentials\":[]}")
  ok()
}

BEGIN {
  file("page-meta.awk", "Each member of the meta of a page.")
  count = split("page page_size first_page_url previous_page_url url next_page_url key", names, " ")
  split("number number string string string string string", kinds, " ")
  base = "https://chat.twilio.com/v2/Credentials?PageSize=50&Page="
  split("2 50 " base "0 " base "1&PageToken=PT1 " base "2&PageToken=PT2 " base "3&PageToken=PT3 credentials", goods, " ")
  head("page-meta.all.together", "OpenAPI schema ListCredentialResponse, meta", "page")
  document(without(0))
  all_but(0)
  for (i = 1; i <= count; i++)
    each(i)
}
