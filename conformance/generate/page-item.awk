# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function wrong(name, text) {
  print "wrong " name " =" (text == "" ? "" : " " text)
}

# The values that an attribute with its good value gives, behind a prefix.
function told(prefix, name, text) {
  fact(prefix name, text)
  if (name == "sandbox")
    fact(prefix "sandbox_value", "no")
  if (name ~ /^date/)
    fact(prefix name ".time", "1444240201 s 0 ns")
}

function page(before, item, behind) {
  input("{\"credentials\":[" before item behind "],\"meta\":{}}")
}

function where(before) {
  return length("{\"credentials\":[" before)
}

# The same fault in the only item and in the last of three.
function spoilt(word, value, code, inside,    item, last) {
  item = "{\"" attribute "\":" value "}"
  last = "{},{\"friendly_name\":\"n\"},"
  head("page-item." slug(attribute) "." word, requires, "page")
  page("", item, "")
  fails(code, attribute, where("") + length("{\"" attribute "\":") + inside)
  head("page-item." slug(attribute) "." word "-in-the-last", requires " page.item-checked", "page")
  page(last, item, "")
  fails(code, attribute, where(last) + length("{\"" attribute "\":") + inside)
}

# A text of any kind may be empty, and takes no room from the next.
function empty(name) {
  head("page-item." slug(name) ".empty", requires, "page")
  page("", "{\"" name "\":\"\"}", "")
  ok()
  fact("count", 1)
  fact("item.0." name, "")
  print "wrong item.0." name " is null"
}

# A row of the table: good is the text, bad a text that breaks the format at the
# offset `at`, or "" where there is none.
function each(name, good, bad, at,    item, i, value) {
  attribute = name
  requires = "page.item-" slug(name)
  item = "{\"" name "\":\"" good "\"}"

  head("page-item." slug(name) ".value", requires " page.count", "page")
  page("", item, "")
  ok()
  fact("count", 1)
  told("item.0.", name, good)
  wrong("count", 2)
  head("page-item." slug(name) ".value-of-the-last", requires " page.item-strings", "page")
  page("{},{},", item, "")
  ok()
  fact("count", 3)
  told("item.2.", name, good)
  wrong("item.1." name, good)
  head("page-item." slug(name) ".value-of-two", "decode.unique-within " requires, "page")
  page("", item "," item, "")
  ok()
  fact("count", 2)
  told("item.0.", name, good)
  told("item.1.", name, good)

  if (name == "type") {
    requires = requires " page.item-null"
    spoilt("null", "null", "field-null", 0)
    requires = "page.item-type"
  } else {
    head("page-item." slug(name) ".null", "page.item-null", "page")
    page("", "{\"" name "\":null}", ",{}")
    ok()
    fact("count", 2)
    print "item.0." name " is null"
    wrong("item.0." name, "")
    head("page-item." slug(name) ".absent", requires " page.item-strings", "page")
    page(item ",", "{}", "")
    ok()
    fact("count", 2)
    told("item.0.", name, good)
    print "wrong item.1." name " is null"
  }
  for (i = 1; (value = other("string", i)) != ""; i++) {
    head("page-item." slug(name) "." other_word, requires, "page")
    page("{},", "{\"" name "\":" value "}", ",{}")
    fails("field-type", name, where("{},{\"" name "\":"))
  }
  if (bad != "")
    spoilt("empty", "\"\"", name == "type" ? "field-enum" : "field-format", name == "type" ? 0 : 1)
  else
    empty(name)
  if (bad != "")
    spoilt("format", "\"" bad "\"", name == "type" ? "field-enum" : "field-format", name == "type" ? 0 : 1 + at)

  head("page-item." slug(name) ".twice", "decode.unique decode.unique-within", "page")
  page("{},", "{\"" name "\":\"" good "\",\"" name "\":\"" good "\"}", "")
  fails("field-duplicate", name, where("{},{\"" name "\":\"" good "\","))
}

BEGIN {
  file("page-item.awk", "Each attribute of a credential inside a page. Of a page with a fault in any of\n# its credentials nothing is handed out.")
  each("sid", sid("CR", "a"), sid("CR", "a") "a", 34)
  each("account_sid", sid("AC", "b"), sid("CR", "b"), 0)
  each("friendly_name", "n", "", 0)
  each("type", "apn", "wns", 0)
  each("sandbox", "False", "", 0)
  each("date_created", "2015-10-07T17:50:01Z", "2015-13-07T17:50:01Z", 5)
  each("date_updated", "2015-10-07T17:50:01Z", "2015-10-07T17:50:01", 19)
  each("url", "https://chat.twilio.com/v2/Credentials/" sid("CR", "a"), "/v2/Credentials", 0)
}
