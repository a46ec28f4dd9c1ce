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

function wrong(name, text) {
  print "wrong " name " = " text
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

function list_size(n, size, word, requires) {
  head("service." names[n] ".page-size-" word, requires, "list")
  fact("service", names[n])
  fact("PageSize", size)
  if (size < 1 || size > limits[n])
    fails("param-range", "PageSize", 0)
  else
    list_request("PageSize=" size)
}

# One parameter of an update, in each service: none treats it in another way.
function update_field(n, field, word, value) {
  head("service." names[n] ".update-" slug(field) "-" word, "update.parameters", "update")
  fact("service", names[n])
  fact("Sid", sid("CR", "c"))
  fact(field, value)
  ok()
  fact("request", "POST /Credentials/" sid("CR", "c") " 200 application/x-www-form-urlencoded")
  fact("body", field "=" value)
}

function each(n,    name, base, update, most, other_one, i) {
  name = names[n]
  base = "https://" hosts[n] ".twilio.com/" versions[n]

  head("service." name ".name", "service.names service.name-case service.name-whole", "service-name")
  input(name)
  row(n)
  head("service." name ".number", "service.numbers service.page-size-max service.update-type service.friendly-name-max", "service " n)
  row(n)
  # What another service has there.
  wrong("page_size_max", limits[n] == 100 ? 1000 : 100)
  wrong("friendly_name_max", letters[n] == 64 ? 0 : 64)
  wrong("update_type", types[n] == "yes" ? "no" : "yes")
  head("service." name ".name-upper-case", "service.name-case", "service-name")
  input(toupper(name))
  fails("format-service", "service", 0)
  head("service." name ".name-cut", "service.name-whole service.names", "service-name")
  input(substr(name, 1, length(name) - 1))
  fails("format-service", "service", 0)
  for (i = 1; i <= length(name); i++) {
    head("service." name ".name-byte-" i - 1, "service.names", "service-name")
    input(substr(name, 1, i - 1) "_" substr(name, i + 1))
    fails("format-service", "service", 0)
  }
  head("service." name ".name-longer", "service.name-whole service.names", "service-name")
  input(name "0")
  fails("format-service", "service", 0)

  head("service." name ".base-url", "host.service host.service-number", "base-url")
  fact("service", name)
  ok()
  fact("url", base)
  wrong("url", base "/")
  head("service." name ".base-url-edge-and-region", "host.edge-and-region host.edge-needs-region host.region-needs-edge", "base-url")
  fact("service", name)
  fact("edge", "dublin")
  fact("region", "ie1")
  ok()
  fact("url", "https://" hosts[n] ".dublin.ie1.twilio.com/" versions[n])

  head("service." name ".base-url-edge-alone", "host.edge-needs-region", "base-url")
  fact("service", name)
  fact("edge", "dublin")
  fails("param-missing", "region", 0)
  head("service." name ".base-url-region-alone", "host.region-needs-edge", "base-url")
  fact("service", name)
  fact("region", "ie1")
  fails("param-missing", "edge", 0)

  most = limits[n] == 100 ? "list.page-size-hundred" : "list.page-size-maximum"
  list_size(n, 0, "below-least", "list.page-size-minimum")
  list_size(n, 1, "least", "list.page-size-minimum")
  list_size(n, limits[n], "most", most)
  list_size(n, limits[n] + 1, "above-most", most)
  head("service." name ".list-whole", "list.order list.page-token list.service", "list")
  fact("service", name)
  fact("PageSize", 50)
  fact("Page", 0)
  fact("PageToken", "PT+")
  list_request("PageSize=50&Page=0&PageToken=PT%2B")
  head("service." name ".list-first-page", "list.line", "list")
  fact("service", name)
  list_request("")

  update = sid("CR", "a")
  head("service." name ".update", "update.line update.parameters", "update")
  fact("service", name)
  fact("Sid", update)
  fact("FriendlyName", "n")
  ok()
  fact("request", "POST /Credentials/" update " 200 application/x-www-form-urlencoded")
  fact("body", "FriendlyName=n")
  head("service." name ".update-type", (types[n] == "yes" ? "update.type " : "") "update.type-unknown", "update")
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

  head("service." name ".next-page", "next-page.host next-page.path next-page.query-bytes", "next-page")
  fact("service", name)
  fact("base_url", base)
  fact("next_page_url", base "/Credentials?PageSize=50&Page=1&PageToken=PT1")
  ok()
  fact("query", "PageSize=50&Page=1&PageToken=PT1")
  head("service." name ".next-page-behind-a-proxy", "next-page.public", "next-page")
  fact("service", name)
  fact("base_url", "http://127.0.0.1:8080/proxy")
  fact("next_page_url", base "/Credentials?Page=1")
  ok()
  fact("query", "Page=1")
  # Another service's list, on another host or on the same with another version.
  other_one = n == 0 ? 1 : n == 1 ? 0 : n == 2 ? 3 : n == 3 ? 2 : n == 4 ? 5 : 4
  head("service." name ".next-page-of-another", (hosts[n] == hosts[other_one] ? "next-page.path" : "next-page.host next-page.public"), "next-page")
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
