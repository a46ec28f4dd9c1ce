# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

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
  head("page-item." slug(attribute) "." word, clause, "page")
  page("", item, "")
  fails(code, attribute, where("") + length("{\"" attribute "\":") + inside)
  head("page-item." slug(attribute) "." word "-in-the-last", clause, "page")
  page(last, item, "")
  fails(code, attribute, where(last) + length("{\"" attribute "\":") + inside)
}

# A row of the table: good is the text, bad a text that breaks the format at the
# offset `at`, or "" where there is none.
function each(name, of, good, bad, at,    item, i, value) {
  attribute = name
  clause = of "; schema ListCredentialResponse, credentials"
  item = "{\"" name "\":\"" good "\"}"

  head("page-item." slug(name) ".value", clause, "page")
  page("", item, "")
  ok()
  fact("count", 1)
  told("item.0.", name, good)
  head("page-item." slug(name) ".value-of-the-last", clause, "page")
  page("{},{},", item, "")
  ok()
  fact("count", 3)
  told("item.2.", name, good)
  head("page-item." slug(name) ".value-of-two", "RFC 8259 section 4: names are unique within an object, not beyond it", "page")
  page("", item "," item, "")
  ok()
  fact("count", 2)
  told("item.0.", name, good)
  told("item.1.", name, good)

  if (name == "type") {
    spoilt("null", "null", "field-null", 0)
  } else {
    head("page-item." slug(name) ".null", clause ", nullable", "page")
    page("", "{\"" name "\":null}", ",{}")
    ok()
    fact("count", 2)
    print "item.0." name " is null"
  }
  for (i = 1; (value = other("string", i)) != ""; i++) {
    head("page-item." slug(name) "." other_word, clause, "page")
    page("{},", "{\"" name "\":" value "}", ",{}")
    fails("field-type", name, where("{},{\"" name "\":"))
  }
  if (bad != "")
    spoilt("format", "\"" bad "\"", name == "type" ? "field-enum" : "field-format", name == "type" ? 0 : 1 + at)

  head("page-item." slug(name) ".twice", "RFC 8259 section 4, names are unique; twcred.h, TWCRED_FIELD_DUPLICATE", "page")
  page("{},", "{\"" name "\":\"" good "\",\"" name "\":\"" good "\"}", "")
  fails("field-duplicate", name, where("{},{\"" name "\":\"" good "\","))
}

BEGIN {
  file("page-item.awk", "Each attribute of a credential inside a page. Of a page with a fault in any of\n# its credentials nothing is handed out.")
  schema = "OpenAPI schema ip_messaging.v2.credential, "
  each("sid", schema "sid", sid("CR", "a"), sid("CR", "a") "a", 34)
  each("account_sid", schema "account_sid", sid("AC", "b"), sid("CR", "b"), 0)
  each("friendly_name", schema "friendly_name", "n", "", 0)
  each("type", schema "type", "apn", "wns", 0)
  each("sandbox", schema "sandbox", "False", "", 0)
  each("date_created", schema "date_created, format date-time", "2015-10-07T17:50:01Z", "2015-13-07T17:50:01Z", 5)
  each("date_updated", schema "date_updated, format date-time", "2015-10-07T17:50:01Z", "2015-10-07T17:50:01", 19)
  each("url", schema "url, format uri", "https://chat.twilio.com/v2/Credentials/" sid("CR", "a"), "/v2/Credentials", 0)
}
