# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function service(number, name, host, version, most, characters, takes_type, remark) {
  names[number] = name
  hosts[number] = host
  versions[number] = version
  limits[number] = most
  letters[number] = characters
  types[number] = takes_type
  remarks[number] = remark
}

function row(n) {
  ok()
  fact("number", n)
  fact("name", names[n])
  fact("product", hosts[n])
  fact("version", versions[n])
  fact("page_size_max", limits[n])
  fact("friendly_name_max", letters[n])
  fact("update_type", types[n])
  fact("remark", remarks[n])
}

function list_request(query) {
  ok()
  fact("request", "GET /Credentials 200")
  fact("query", query)
}

function list_size(n, size, word, clause) {
  head("service." names[n] ".page-size-" word, clause, "list")
  fact("service", names[n])
  fact("PageSize", size)
  if (size < 1 || size > limits[n])
    fails("param-range", "PageSize", 0)
  else
    list_request("PageSize=" size)
}

# One parameter of an update, in each service: none treats it in another way.
function update_field(n, field, word, value) {
  head("service." names[n] ".update-" slug(field) "-" word, "OpenAPI UpdateCredentialRequest of the service, " field, "update")
  fact("service", names[n])
  fact("Sid", sid("CR", "c"))
  fact(field, value)
  ok()
  fact("request", "POST /Credentials/" sid("CR", "c") " 200 application/x-www-form-urlencoded")
  fact("body", field "=" value)
}

function each(n,    name, base, update, clause, other_one, i) {
  name = names[n]
  base = "https://" hosts[n] ".twilio.com/" versions[n]

  head("service." name ".name", "twcred.h, twcred_service_read() and twcred_service_get()", "service-name")
  input(name)
  row(n)
  head("service." name ".number", "twcred.h, twcred_service: the numbers are the rows", "service " n)
  row(n)
  head("service." name ".name-upper-case", "twcred.h, twcred_service_read(), in lower case", "service-name")
  input(toupper(name))
  fails("format-service", "service", 0)
  head("service." name ".name-cut", "twcred.h, twcred_service_read(), the whole name", "service-name")
  input(substr(name, 1, length(name) - 1))
  fails("format-service", "service", 0)
  head("service." name ".name-longer", "twcred.h, twcred_service_read(), the whole name", "service-name")
  input(name "0")
  fails("format-service", "service", 0)

  head("service." name ".base-url", "OpenAPI servers; twcred.h, twcred_base_url_write()", "base-url")
  fact("service", name)
  ok()
  fact("url", base)
  head("service." name ".base-url-edge-and-region", "twcred.h, twcred_base_url_write(), edge and region", "base-url")
  fact("service", name)
  fact("edge", "dublin")
  fact("region", "ie1")
  ok()
  fact("url", "https://" hosts[n] ".dublin.ie1.twilio.com/" versions[n])

  clause = "twcred.h, twcred_base_url_write(): hosts with one of them alone are not routed"
  head("service." name ".base-url-edge-alone", clause, "base-url")
  fact("service", name)
  fact("edge", "dublin")
  fails("param-missing", "region", 0)
  head("service." name ".base-url-region-alone", clause, "base-url")
  fact("service", name)
  fact("region", "ie1")
  fails("param-missing", "edge", 0)

  clause = "OpenAPI ListCredential, PageSize, minimum 1 and maximum " limits[n]
  list_size(n, 0, "below-least", clause)
  list_size(n, 1, "least", clause)
  list_size(n, limits[n], "most", clause)
  list_size(n, limits[n] + 1, "above-most", clause)
  head("service." name ".list-whole", "OpenAPI ListCredential, PageSize, Page and PageToken", "list")
  fact("service", name)
  fact("PageSize", 50)
  fact("Page", 0)
  fact("PageToken", "PT+")
  list_request("PageSize=50&Page=0&PageToken=PT%2B")
  head("service." name ".list-first-page", "OpenAPI ListCredential, every parameter is optional", "list")
  fact("service", name)
  list_request("")

  update = sid("CR", "a")
  head("service." name ".update", "OpenAPI UpdateCredential, every parameter is optional", "update")
  fact("service", name)
  fact("Sid", update)
  fact("FriendlyName", "n")
  ok()
  fact("request", "POST /Credentials/" update " 200 application/x-www-form-urlencoded")
  fact("body", "FriendlyName=n")
  head("service." name ".update-type", "OpenAPI UpdateCredentialRequest of the service: Type is " (types[n] == "yes" ? "" : "not ") "among its parameters", "update")
  fact("service", name)
  fact("Sid", update)
  fact("Type", "fcm")
  if (types[n] == "yes") {
    ok()
    fact("request", "POST /Credentials/" update " 200 application/x-www-form-urlencoded")
    fact("body", "Type=fcm")
  } else {
    fails("param-unknown", "Type", 0)
  }

  split("FriendlyName Certificate PrivateKey Sandbox ApiKey Secret", fields, " ")
  for (i = 1; i <= 6; i++) {
    update_field(n, fields[i], "empty", "")
    update_field(n, fields[i], "value", fields[i] == "Sandbox" ? "true" : "v")
  }

  head("service." name ".next-page", "twcred.h, twcred_next_page_read(): the list of the base URL", "next-page")
  fact("service", name)
  fact("base_url", base)
  fact("next_page_url", base "/Credentials?PageSize=50&Page=1&PageToken=PT1")
  ok()
  fact("query", "PageSize=50&Page=1&PageToken=PT1")
  head("service." name ".next-page-behind-a-proxy", "twcred.h, twcred_next_page_read(): or the list of the service's public host", "next-page")
  fact("service", name)
  fact("base_url", "http://127.0.0.1:8080/proxy")
  fact("next_page_url", base "/Credentials?Page=1")
  ok()
  fact("query", "Page=1")
  # Another service's list, on another host or on the same with another version.
  other_one = n == 0 ? 1 : n == 1 ? 0 : n == 2 ? 3 : n == 3 ? 2 : n == 4 ? 5 : 4
  head("service." name ".next-page-of-another", "twcred.h, twcred_next_page_read(): of another " (hosts[n] == hosts[other_one] ? "path" : "host"), "next-page")
  fact("service", name)
  fact("base_url", base)
  fact("next_page_url", "https://" hosts[other_one] ".twilio.com/" versions[other_one] "/Credentials?Page=1")
  if (hosts[n] == hosts[other_one])
    fails("page-path", "next_page_url", length("https://" hosts[n] ".twilio.com"))
  else
    fails("page-host", "next_page_url", length("https://"))
}

BEGIN {
  file("service.awk", "What each service has of its own: its row, base URL, limits, Type of an update\n# and next page.")
  service(0, "ip-messaging-v2", "ip-messaging", "v2", 1000, 0, "no", "former name of Chat; end of life announced in 2022")
  service(1, "ip-messaging-v1", "ip-messaging", "v1", 1000, 0, "no", "former name of Chat; end of life announced in 2022")
  service(2, "chat-v2", "chat", "v2", 1000, 64, "no", "the product's changelog names 100 as the PageSize limit")
  service(3, "chat-v1", "chat", "v1", 1000, 64, "no", "deprecated; the product's changelog names 100 as the PageSize limit")
  service(4, "conversations-v1", "conversations", "v1", 100, 64, "yes", "")
  service(5, "notify-v1", "notify", "v1", 1000, 64, "no", "ends on 2027-10-31; the documented route to regional credentials")
  for (number = 0; number < 6; number++)
    each(number)
}
