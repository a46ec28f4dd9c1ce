# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# What a request consists of, for a call with the parameters names[1] to names[last].
function answer(call, text) {
  ok()
  if (call == "create")
    fact("request", "POST /Credentials 201 application/x-www-form-urlencoded")
  else if (call == "update")
    fact("request", "POST /Credentials/" sid("CR", "d") " 200 application/x-www-form-urlencoded")
  else
    fact("request", "GET /Credentials 200")
  fact(call == "list" ? "query" : "body", text)
}

function begin(call, name, requires) {
  head("request-set." call "-" name, requires, call)
  if (call == "update")
    fact("Sid", sid("CR", "d"))
  if (call == "create")
    fact("Type", "apn")
}

# A value of that parameter: the three kinds of it have their own.
function value(name) {
  return name == "Sandbox" ? "true" : name == "PageSize" || name == "Page" ? 7 : "v"
}

# Each set of the parameters, given from the last to the first.
function sets(call, requires, count,    set, bit, of, i, text) {
  for (set = 0; set < 2 ^ count; set++) {
    bit = ""
    text = call == "create" ? "Type=apn" : ""
    for (i = 1; i <= count; i++) {
      of[i] = int(set / 2 ^ (i - 1)) % 2
      bit = bit of[i]
      if (of[i])
        text = text (text == "" ? "" : "&") names[i] "=" value(names[i])
    }
    begin(call, bit, requires)
    for (i = count; i > 0; i--)
      if (of[i])
        fact(names[i], value(names[i]))
    answer(call, text)
  }
}

function break_param(name) {
  if (name == "Sandbox")
    print name " is 4"
  else if (name == "PageSize" || name == "Page")
    print name " = -1"
  else
    fact(name, "a~FF")
}

# Two faulty parameters, given from the last to the first: the first is told.
function faults(call, requires, count,    i, k) {
  for (i = 1; i < count; i++) {
    for (k = i + 1; k <= count; k++) {
      begin(call, slug(names[i]) "-before-" slug(names[k]), requires)
      break_param(names[k])
      break_param(names[i])
      if (names[i] == "Sandbox")
        fails("param-enum", names[i], 0)
      else if (names[i] == "PageSize" || names[i] == "Page")
        fails("param-range", names[i], 0)
      else
        fails("param-utf8", names[i], 1)
    }
  }
}

BEGIN {
  file("request-set.awk", "Each set of parameters, in which each digit tells whether one of them is given; and\n# two of them faulty.")
  count = split("FriendlyName Certificate PrivateKey Sandbox ApiKey Secret", names, " ")
  sets("create", "request.order request.unset-is-left-out", count)
  faults("create", "request.first-fault", count)
  sets("update", "update.parameters update.optional request.order", count)
  faults("update", "request.first-fault", count)
  count = split("PageSize Page PageToken", names, " ")
  sets("list", "list.order list.line", count)
  faults("list", "list.first-fault", count)
}
