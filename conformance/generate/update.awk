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

function string(name,    full) {
  full = "update." slug(name)
  clause = "OpenAPI UpdateCredentialRequest, " name
  begin(full ".value", clause)
  fact(name, "a b+c&" name "=/")
  request(name "=a+b%2Bc%26" name "%3D%2F")
  begin(full ".empty", "twcred.h, twcred_param: empty is sent as Name=")
  fact(name, "")
  request(name "=")
  begin(full ".blank", "WHATWG URL section 5.2: a space is +")
  fact(name, "~20")
  request(name "=+")
  begin(full ".utf-8", "WHATWG URL section 5.2, percent-encoding of UTF-8")
  fact(name, "~C3~A9")
  request(name "=%C3%A9")
  begin(full ".utf8", "twcred.h, TWCRED_PARAM_UTF8; RFC 3629")
  fact(name, "ab~C3")
  fails("param-utf8", name, 2)
  begin(full ".null-of-size", "twcred.h, TWCRED_PARAM_NULL")
  print name " is null-of-size 1"
  fails("param-null", name, 0)
  begin(full ".null-of-size-0", "twcred.h, twcred_param: {NULL, 0} is unset")
  print name " is null-of-size 0"
  request("")
  begin(full ".over-limit", "twcred.h, TWCRED_PARAM_MAX")
  print name " is over-limit"
  fails("param-size", name, 0)
  begin(full ".short", "twcred.h, twcred_update_encode(): TWCRED_SPACE_BODY as for a create")
  fact(name, "v")
  print "capacity " length(name "=v") - 1
  print "> space-body body needed " length(name "=v")
  begin(full ".exact", "twcred.h, twcred_update_encode(): capacity suffices")
  fact(name, "v")
  print "capacity " length(name "=v")
  request(name "=v")
}

BEGIN {
  file("update.awk", "Each parameter of an update: unset, empty and given.")
  credential = sid("CR", "b")
  begin("update.nothing.set", "twcred.h, twcred_update_encode(): with none set the body is empty")
  request("")
  begin("update.nothing.set-in-no-room", "twcred.h, twcred_update_encode(): an empty body needs no room")
  print "capacity 0"
  request("")
  string("FriendlyName")
  string("Certificate")
  string("PrivateKey")
  string("ApiKey")
  string("Secret")
  begin("update.sandbox.empty", "twcred.h, TWCRED_SWITCH_EMPTY")
  fact("Sandbox", "")
  request("Sandbox=")
  begin("update.sandbox.false", "OpenAPI UpdateCredentialRequest, Sandbox, boolean")
  fact("Sandbox", "false")
  request("Sandbox=false")
  begin("update.sandbox.true", "OpenAPI UpdateCredentialRequest, Sandbox, boolean")
  fact("Sandbox", "true")
  request("Sandbox=true")
  begin("update.sandbox.0", "twcred.h, TWCRED_SWITCH_UNSET: not sent")
  print "Sandbox is 0"
  request("")
  begin("update.sandbox.4", "twcred.h, twcred_create_encode(): TWCRED_PARAM_ENUM, a number that is no enumerator")
  print "Sandbox is 4"
  fails("param-enum", "Sandbox", 0)

  split("gcm apn fcm", types, " ")
  for (i = 1; i <= 3; i++) {
    begin("update.type." types[i], "OpenAPI conversations, UpdateCredentialRequest, Type")
    fact("service", "conversations-v1")
    fact("Type", types[i])
    request("Type=" types[i])
  }
  begin("update.type.0", "twcred.h, TWCRED_TYPE_NONE: not set")
  fact("service", "conversations-v1")
  print "Type is 0"
  request("")
  begin("update.type.4", "twcred.h, twcred_update_encode(): TWCRED_PARAM_ENUM")
  fact("service", "conversations-v1")
  print "Type is 4"
  fails("param-enum", "Type", 0)
}
