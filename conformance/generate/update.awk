# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

function begin(name, of) {
  head(name, of, "update")
  fact("Sid", credential)
}

function request(body) {
  ok()
  fact("request", "POST /Credentials/" credential " 200 application/x-www-form-urlencoded")
  fact("body", body)
}

function wrong(name, text) {
  print "wrong " name " =" (text == "" ? "" : " " text)
}

function string(name,    full) {
  full = "update." slug(name)
  begin(full ".value", "update.parameters form.plus form.delimiters")
  fact(name, "a b+c&" name "=/")
  request(name "=a+b%2Bc%26" name "%3D%2F")
  wrong("body", slug(name) "=a+b%2Bc%26" name "%3D%2F")
  begin(full ".empty", "update.parameters request.empty-is-sent")
  fact(name, "")
  request(name "=")
  wrong("body", "")
  begin(full ".blank", "form.space-plus")
  fact(name, "~20")
  request(name "=+")
  wrong("body", name "=%20")
  begin(full ".utf-8", "form.utf8 form.upper-case form.utf8-refused")
  fact(name, "~C3~A9")
  request(name "=%C3%A9")
  wrong("body", name "=%c3%a9")
  begin(full ".utf8", "utf8.length form.utf8-refused form.utf8-place")
  fact(name, "ab~C3")
  fails("param-utf8", name, 2)
  begin(full ".null-of-size", "request.null-pointer")
  print name " is null-of-size 1"
  fails("param-null", name, 0)
  begin(full ".null-of-size-0", "request.null-pointer update.optional")
  print name " is null-of-size 0"
  request("")
  begin(full ".over-limit", "request.size-limit")
  print name " is over-limit"
  fails("param-size", name, 0)
  begin(full ".short", "request.space")
  fact(name, "v")
  print "capacity " length(name "=v") - 1
  print "> space-body body needed " length(name "=v")
  begin(full ".exact", "request.space update.line")
  fact(name, "v")
  print "capacity " length(name "=v")
  request(name "=v")
}

BEGIN {
  file("update.awk", "Each parameter of an update: unset, empty and given.")
  credential = sid("CR", "b")
  begin("update.nothing.set", "update.optional update.line")
  request("")
  wrong("request", "POST /Credentials/" credential " 201 application/x-www-form-urlencoded")
  wrong("body", "FriendlyName=")
  begin("update.nothing.set-in-no-room", "update.optional request.space")
  print "capacity 0"
  request("")
  string("FriendlyName")
  string("Certificate")
  string("PrivateKey")
  string("ApiKey")
  string("Secret")
  begin("update.sandbox.empty", "update.parameters request.empty-is-sent")
  fact("Sandbox", "")
  request("Sandbox=")
  begin("update.sandbox.false", "update.parameters request.sandbox")
  fact("Sandbox", "false")
  request("Sandbox=false")
  begin("update.sandbox.true", "update.parameters request.sandbox")
  fact("Sandbox", "true")
  request("Sandbox=true")
  begin("update.sandbox.0", "request.unset-is-left-out")
  print "Sandbox is 0"
  request("")
  begin("update.sandbox.4", "request.sandbox request.number-is-enumerator")
  print "Sandbox is 4"
  fails("param-enum", "Sandbox", 0)

  split("gcm apn fcm", types, " ")
  for (i = 1; i <= 3; i++) {
    begin("update.type." types[i], "update.type request.type-enum")
    fact("service", "conversations-v1")
    fact("Type", types[i])
    request("Type=" types[i])
  }
  begin("update.type.0", "update.type request.unset-is-left-out")
  fact("service", "conversations-v1")
  print "Type is 0"
  request("")
  begin("update.type.4", "update.type request.number-is-enumerator")
  fact("service", "conversations-v1")
  print "Type is 4"
  fails("param-enum", "Type", 0)

  split("6 7 255 2147483647", numbers, " ")
  for (i = 1; i <= 4; i++) {
    begin("update.service." numbers[i], "update.service")
    print "service is " numbers[i]
    fails("param-enum", "service", 0)
  }
  begin("update.service.5", "update.service")
  print "service is 5"
  request("")

  head("update.first.sid-before-service", "update.first-fault update.service", "update")
  fact("Sid", sid("CR", "g"))
  print "service is 6"
  fails("param-format", "Sid", 2)
  head("update.first.sid-before-type", "update.first-fault", "update")
  fact("Sid", sid("AC", "a"))
  fact("Type", "apn")
  fails("param-format", "Sid", 0)
  begin("update.first.service-before-friendly-name", "update.first-fault update.service")
  print "service is 6"
  fact("FriendlyName", "~FF")
  fails("param-enum", "service", 0)
  begin("update.first.service-before-type", "update.first-fault update.service")
  print "service is 6"
  print "Type is 4"
  fails("param-enum", "service", 0)
  begin("update.first.type-before-friendly-name", "update.first-fault update.type-unknown")
  fact("FriendlyName", "~FF")
  fact("Type", "apn")
  fails("param-unknown", "Type", 0)
  begin("update.first.type-number-before-secret", "update.first-fault update.type")
  fact("service", "conversations-v1")
  fact("Secret", "~FF")
  print "Type is 4"
  fails("param-enum", "Type", 0)
  begin("update.first.nothing-wrong", "update.first-fault request.space-outranked")
  fact("service", "conversations-v1")
  fact("Secret", "s")
  fact("Type", "apn")
  print "capacity 32"
  request("Type=apn&Secret=s")
  begin("update.first.secret-before-space", "request.space-outranked")
  fact("Secret", "s~FF")
  print "capacity 0"
  fails("param-utf8", "Secret", 1)
}
