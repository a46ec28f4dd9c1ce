#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs create and encode create as a user would, against the mock service: usage,
# environment, values, the bytes of a request, and faults of the service. One line
# for each check.
# Usage: command_test.sh TWCRED TWCRED-MOCK
set -euo pipefail
twcred=$1
mock=$2
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

start "$mock" --port 0 --lifetime 170
service=$url

# ------------------------------------------------------------------ the files

cat > "$work/certificate" << 'END'
-----BEGIN CERTIFICATE-----
hush+certificate/AAAA==
-----END CERTIFICATE-----
END
cat > "$work/key" << 'END'
-----BEGIN RSA PRIVATE KEY-----
hush+key/AAAA==
-----END RSA PRIVATE KEY-----
END
sed 's/$/\r/' "$work/certificate" > "$work/certificate-crlf"
printf '%s' "$(cat "$work/key")" > "$work/key-without-end"
printf '{"private_key":"hush+secret\\n/=","x":"\303\251&=%%~\360\237\215\213"}\n\n' > "$work/secret"
printf 'hush-api-key' > "$work/api-key"
printf 'hush caf\351' > "$work/latin1"
: > "$work/empty"
head -c 1100000 /dev/zero | tr '\0' a > "$work/large"

# --------------------------------------------------------- help and version

check "--help" 0 '^twcred creates, lists, updates and deletes push credentials' -- "$twcred" --help
check "--help tells each call" 0 'twcred encode create --type TYPE' -- "$twcred" --help
for option in --type --friendly-name --certificate --private-key --sandbox --api-key --secret \
  --base-url --format --include --timeout --ca-file --help --version --operation --status; do
  check "--help tells $option" 0 "^  $option " -- "$twcred" --help
done
for call in create 'encode create' decode 'create --type apn' '--nonsense' 'nonsense'; do
  # shellcheck disable=SC2086 # a call is words
  check "$call --help" 0 '^Exit status:' -- "$twcred" $call --help
done
check "--version" 0 '^twcred [0-9]+\.[0-9]+\.[0-9]+ ' -- "$twcred" --version
check "decode --version" 0 '^twcred [0-9]' -- "$twcred" decode --version

# ------------------------------------------------------------------ the usage

# Each row: the code and subject that are reported, and the words of the call.
while IFS='|' read -r pattern words; do
  # shellcheck disable=SC2086 # a call is words
  check "usage: twcred $words" 2 '' "^twcred: $pattern" -- "$twcred" $words
done << END
command: usage-call: |
command: usage-call: nonsense: |nonsense
command: usage-call: Create: |Create --type apn
command: usage-call: encode: |encode
command: usage-call: encode: |encode decode
command: usage-call: |--type apn
command: usage-call: |--include
create: usage-option: --nonsense: |create --nonsense
create: usage-option: -x: |create -x
create: usage-option: --typ: |create --typ apn
create: usage-option: --token: |create --type apn --token hush
create: usage-option: --token: |create --type apn --token=hush
create: usage-option: --type: |create
create: usage-option: --type: |create --friendly-name a
create: usage-value: --type: |create --type
create: usage-value: --type: |create --type --sandbox true
create: usage-value: --base-url: |create --type apn --base-url
create: usage-value: --include: |create --type apn --include=yes
create: usage-option: --type: .*twice|create --type apn --type apn
create: usage-option: --type: .*twice|create --type=apn --type=fcm
create: usage-option: --include: .*twice|create --type apn --include --include
create: usage-option: --operation: |create --type apn --operation create
create: usage-option: --status: |create --type apn --status 201
create: usage-operand: more: |create --type apn more
create: usage-operand: -: |create --type apn -
create: usage-operand: --type: |create -- --type apn
create: usage-value: --format: |create --type apn --format xml
create: usage-value: --format: |create --type apn --format JSON
create: usage-value: --format: |create --type apn --format=
create: usage-value: --private-key: .*once|create --type apn --certificate - --private-key -
create: usage-value: --secret: .*once|create --type fcm --api-key - --secret -
encode: usage-option: --type: |encode create
encode: usage-option: --base-url: |encode create --type apn --base-url https://example.com
encode: usage-option: --timeout: |encode create --type apn --timeout 1
encode: usage-option: --format: |encode create --type apn --format json
encode: usage-option: --include: |encode create --type apn --include
encode: usage-option: --ca-file: |encode create --type apn --ca-file x
encode: usage-operand: x: |encode create --type apn x
encode: usage-value: --secret: .*once|encode create --type fcm --certificate - --secret -
decode: usage-option: --operation: |decode
decode: usage-option: --operation: |decode --status 201
decode: usage-value: --operation: |decode --operation lists --status 200
decode: usage-value: --operation: |decode --operation Create --status 201
decode: usage-value: --operation: |decode --operation= --status 201
decode: usage-option: --status: |decode --operation create
decode: usage-value: --status: |decode --operation create --status 0
decode: usage-value: --status: |decode --operation create --status 99
decode: usage-value: --status: |decode --operation create --status 099
decode: usage-value: --status: |decode --operation create --status 1000
decode: usage-value: --status: |decode --operation create --status 2O1
decode: usage-value: --status: |decode --operation create --status +201
decode: usage-value: --status: |decode --operation create --status 201.0
decode: usage-value: --status: |decode --operation create --status=
decode: usage-value: --format: |decode --operation create --status 201 --format yaml
decode: usage-option: --type: |decode --operation create --status 201 --type apn
decode: usage-option: --include: |decode --operation create --status 201 --include
decode: usage-operand: b: |decode --operation create --status 201 a b
END
check "a call with odd characters" 2 '' 'command: usage-call: cr\\u001b\[31m\\u202e\\xff' -- \
  "$twcred" $'cr\x1b[31m\xe2\x80\xae\xff'
check "an option with odd characters" 2 '' 'usage-option: --a\\u000ab' -- "$twcred" create $'--a\nb'

for timeout in '' 0 0.0 0.0004 -1 +1 abc 1s '1 ' ' 1' 1,5 1e3 1.2.3 . 86401 99999999999999999999 0x10 inf nan; do
  check "--timeout '$timeout'" 2 '' '^twcred: create: usage-value: --timeout: ' -- \
    create --type apn "--timeout=$timeout"
done
for timeout in 20 2.5 .9 86400 0020.000000000000000000001; do
  check "--timeout $timeout" 0 '^sid +CR' -- create --type apn --timeout "$timeout"
done

for base in http://example.com http://localhost.evil.example http://127.0.0.1.evil.example \
  http://127.0.0.1@evil.example https://user:hush@example.com 'https://example.com?a' \
  'https://example.com#' ftp://127.0.0.1 file:///etc/passwd /v2 example.com '' 'https://example.com/a b' \
  $'https://example.com/\x1b[31m'; do
  check "--base-url $(printf %q "$base")" 2 '' '^twcred: create: usage-base-url: --base-url: ' -- \
    "$twcred" create --type apn --base-url "$base"
done

# ------------------------------------------------------------- who is calling

while IFS='|' read -r status pattern words; do
  # shellcheck disable=SC2086 # words are NAME=VALUE
  check "environment: $words" "$status" '' "$pattern" -- \
    env -u TWILIO_ACCOUNT_SID -u TWILIO_AUTH_TOKEN $words "$twcred" create --type apn --base-url "$service/v2"
done << END
2|usage-credentials: TWILIO_ACCOUNT_SID: |
2|usage-credentials: TWILIO_ACCOUNT_SID: |TWILIO_ACCOUNT_SID= TWILIO_AUTH_TOKEN=
2|usage-credentials: TWILIO_AUTH_TOKEN: |TWILIO_ACCOUNT_SID=$account
2|usage-credentials: TWILIO_ACCOUNT_SID: |TWILIO_AUTH_TOKEN=$password
2|usage-credentials: TWILIO_API_SECRET: |TWILIO_API_KEY=$key
2|usage-credentials: TWILIO_API_KEY: |TWILIO_API_SECRET=$password
2|usage-credentials: TWILIO_API_SECRET: |TWILIO_API_KEY=$key TWILIO_ACCOUNT_SID=$account
3|transport-user: request: not sent|TWILIO_ACCOUNT_SID=AC123 TWILIO_AUTH_TOKEN=$password
3|transport-user: request: not sent|TWILIO_ACCOUNT_SID=${account}0 TWILIO_AUTH_TOKEN=$password
3|transport-user: request: not sent|TWILIO_ACCOUNT_SID=someone TWILIO_AUTH_TOKEN=$password
3|transport-user: request: not sent|TWILIO_API_KEY=CR0123456789abcdef0123456789abcdef TWILIO_API_SECRET=$password
4|service-error: status 401: code 20003|TWILIO_ACCOUNT_SID=$account TWILIO_AUTH_TOKEN=hush-wrong
4|service-error: status 401: code 20003|TWILIO_API_KEY=$key TWILIO_API_SECRET=hush-wrong TWILIO_ACCOUNT_SID=$account TWILIO_AUTH_TOKEN=$password
END
check "a token with a line end" 3 '' 'transport-password: request: not sent' -- \
  env TWILIO_AUTH_TOKEN=$'mock-password\n' "$twcred" create --type apn --base-url "$service/v2"
check "a token with a space" 3 '' 'transport-password: request: not sent' -- \
  env "TWILIO_AUTH_TOKEN=mock password" "$twcred" create --type apn --base-url "$service/v2"
check "a SID with a line end" 3 '' 'transport-user: request: not sent' -- \
  env "TWILIO_ACCOUNT_SID=$account"$'\n' "$twcred" create --type apn --base-url "$service/v2"
check "an account" 0 "^account_sid +$account\$" -- create --type apn
check "an API key outranks the account" 0 '^account_sid +AC[0-9a-f]{32}$' -- \
  env "TWILIO_API_KEY=$key" TWILIO_API_SECRET=$password TWILIO_AUTH_TOKEN=hush-wrong \
  "$twcred" create --type apn --base-url "$service/v2"
holds "the account is not the one of the environment then" eval '! grep -qF "$account" "$work/out"'
check "an empty API key is none" 0 "^account_sid +$account\$" -- \
  env TWILIO_API_KEY= TWILIO_API_SECRET= "$twcred" create --type apn --base-url "$service/v2"
check "encode needs no credentials" 0 -- \
  env -u TWILIO_ACCOUNT_SID -u TWILIO_AUTH_TOKEN "$twcred" encode create --type apn

# ----------------------------------------------- values refused before sending

# Both calls judge them alike.
for call in create 'encode create'; do
  name=${call%% *}
  while IFS='|' read -r pattern words; do
    # shellcheck disable=SC2086 # a call is words
    check "value: $call $words" 3 '' "^twcred: $name: $pattern" -- "$twcred" $call ${words//@/$work/}
  done << 'END'
param-enum: Type: at byte 0|--type apns
param-enum: Type: at byte 0|--type APN
param-enum: Type: at byte 0|--type=
param-enum: Sandbox: at byte 0|--type apn --sandbox True
param-enum: Sandbox: at byte 0|--type apn --sandbox 1
param-enum: Sandbox: at byte 0|--type apn --sandbox=
file-read: --certificate: |--type apn --certificate @none
file-read: --private-key: |--type apn --private-key @none
file-read: --api-key: |--type gcm --api-key @none
file-read: --secret: |--type fcm --secret @none
file-read: --secret: |--type fcm --secret=
file-read: --secret: |--type fcm --secret /
file-read: --certificate: |--type apn --certificate /
file-read: --secret: |--type fcm --secret @large
param-utf8: Secret: at byte 8|--type fcm --secret @latin1
param-utf8: Certificate: at byte 8|--type apn --certificate @latin1
param-utf8: PrivateKey: at byte 8|--type apn --private-key @latin1
param-utf8: ApiKey: at byte 8|--type gcm --api-key @latin1
END
  # shellcheck disable=SC2086 # a call is words
  check "value: $call, a name that is not UTF-8" 3 '' "^twcred: $name: param-utf8: FriendlyName: at byte 3" -- \
    "$twcred" $call --type apn --friendly-name $'caf\xe9'
  # shellcheck disable=SC2086 # a call is words
  check "value: $call, a type with odd characters" 3 '' '^  given: a\\u001b\[31m\\u202e$' -- \
    "$twcred" $call --type $'a\x1b[31m\xe2\x80\xae'
done
check "--ca-file that is not there" 3 '' 'file-read: --ca-file: ' -- create --type apn --ca-file "$work/none"
mkfifo "$work/pipe"
check "--ca-file that is a pipe" 3 '' 'file-read: --ca-file: ' -- create --type apn --ca-file "$work/pipe"
check "a secret in place of a file" 3 '' 'file-read: --api-key: ' -- create --type gcm --api-key hush-key
check "a secret in an option of another name" 2 '' 'usage-option: --auth-token: ' -- create --type gcm --auth-token=hush
check "the password of a proxy" 7 '' '^twcred: create: transport-connect: request: not sent$' -- \
  env 'https_proxy=http://user:hush@h:99999' "$twcred" create --type apn --base-url https://x.invalid
check "--ca-file that is a directory" 3 '' 'file-read: --ca-file: ' -- create --type apn --ca-file "$work"
check "FILE that is not there" 3 '' '^twcred: decode: file-read: FILE: ' -- \
  "$twcred" decode --operation create --status 201 "$work/none"
check "FILE that is a directory" 3 '' '^twcred: decode: file-read: FILE: ' -- \
  "$twcred" decode --operation create --status 201 "$work"
check "a file name with odd characters" 3 '' '^  file: .*a\\u000ab\\u001b$' -- \
  "$twcred" decode --operation create --status 201 "$work/"$'a\nb\x1b'

# ------------------------------------------------------------- encode create

# encodes BODY ARGUMENT…: exactly these bytes, and no line end.
encodes() {
  local body=$1 name=$1
  shift
  printf '%s' "$body" > "$work/expected"
  "$twcred" encode create "$@" > "$work/got" 2> "$work/err" || true
  same "encode: $name" "$work/expected" "$work/got"
  holds "encode: $name: silent" test ! -s "$work/err"
}
printf 'a+b c\n' > "$work/plus"
printf 'k\0\r\n\n' > "$work/nul"
printf '\r\n' > "$work/end-alone"
encodes 'Type=apn' --type apn
encodes 'Type=gcm' --type gcm
encodes 'Type=fcm' --type=fcm
encodes 'Type=apn&FriendlyName=' --type apn --friendly-name ''
encodes 'Type=apn&FriendlyName=--x' --type apn --friendly-name=--x
encodes 'Type=apn&FriendlyName=-x%3D' --type apn --friendly-name -x=
encodes 'Type=apn&FriendlyName=Z+%C3%A9%F0%9F%8D%8B*-._%7E%26%3D%2B%25' --friendly-name $'Z \xc3\xa9\xf0\x9f\x8d\x8b*-._~&=+%' --type apn
encodes 'Type=apn&Certificate=a%2Bb+c%0A' --type apn --certificate "$work/plus"
encodes 'Type=apn&PrivateKey=a%2Bb+c%0A' --type apn --private-key "$work/plus"
encodes 'Type=apn&Sandbox=true' --type apn --sandbox true
encodes 'Type=apn&Sandbox=false' --type apn --sandbox=false
encodes 'Type=gcm&ApiKey=a%2Bb+c' --type gcm --api-key "$work/plus"
encodes 'Type=gcm&ApiKey=k%00%0D%0A' --type gcm --api-key "$work/nul"
encodes 'Type=gcm&ApiKey=' --type gcm --api-key "$work/end-alone"
encodes 'Type=fcm&Secret=a%2Bb+c%0A' --type fcm --secret "$work/plus"
encodes 'Type=fcm&Secret=k%00%0D%0A%0A' --type fcm --secret "$work/nul"
encodes 'Type=fcm&Secret=' --type fcm --secret "$work/empty"
encodes 'Type=fcm&Secret=a%2Bb+c%0A' --type fcm --secret - < "$work/plus"
encodes 'Type=gcm&ApiKey=a%2Bb+c' --type gcm --api-key=- < "$work/plus"
encodes 'Type=apn&FriendlyName=n&Certificate=a%2Bb+c%0A&PrivateKey=k%00%0D%0A%0A&Sandbox=true&ApiKey=a%2Bb+c&Secret=' \
  --secret "$work/empty" --api-key "$work/plus" --sandbox true --private-key "$work/nul" \
  --certificate "$work/plus" --friendly-name n --type apn

# --------------------------------------------------- files arrive byte for byte

# arrived NAME PARAMETER FILE: the digest the mock keeps is that of the file.
arrived() {
  local sid
  sid=$(sed -n 's/^sid *//p' "$work/out")
  curl -s -m 10 -o "$work/fetched" -D "$work/headers" -u "$account:$password" "$service/v2/Credentials/$sid" || true
  holds "$1: $2 arrived byte for byte" \
    grep -qi "^Twcred-Mock-Sha256-$2: $(sha256sum < "$3" | cut -d' ' -f1)" "$work/headers"
}
for certificate in certificate certificate-crlf; do
  for private in key key-without-end; do
    check "$certificate and $private" 0 '^type +apn$' -- \
      create --type apn --certificate "$work/$certificate" --private-key "$work/$private"
    arrived "$certificate and $private" Certificate "$work/$certificate"
    arrived "$certificate and $private" PrivateKey "$work/$private"
  done
done
check "a service account" 0 '^type +fcm$' -- create --type fcm --secret "$work/secret"
arrived "a service account" Secret "$work/secret"
check "a service account by standard input" 0 '^type +fcm$' -- create --type fcm --secret - < "$work/secret"
arrived "a service account by standard input" Secret "$work/secret"
check "a private key by standard input" 0 '^type +apn$' -- \
  create --type apn --certificate "$work/certificate" --private-key - < "$work/key"
arrived "a private key by standard input" PrivateKey "$work/key"
head -c 300000 /dev/zero | tr '\0' '+' > "$work/pluses"
check "a large secret" 0 '^type +fcm$' -- create --type fcm --secret "$work/pluses"
arrived "a large secret" Secret "$work/pluses"
# Of an API key one line end at its end is dropped, and nothing else.
while IFS='|' read -r written expected; do
  printf '%b' "$written" > "$work/written"
  printf '%b' "$expected" > "$work/expected"
  check "an API key, $written" 0 '^type +gcm$' -- create --type gcm --api-key "$work/written"
  arrived "an API key, $written" ApiKey "$work/expected"
done << 'END'
hush-key|hush-key
hush-key\n|hush-key
hush-key\r\n|hush-key
hush-key\n\n|hush-key\n
hush-key\r\n\r\n|hush-key\r\n
hush-key\r|hush-key\r
\n hush-key \n|\n hush-key 
hush\n|hush
END
check "a name comes back" 0 '^friendly_name +Zitrönchen 🍋$' -- create --type apn --friendly-name 'Zitrönchen 🍋'
check "an empty name is not none" 0 '^friendly_name +""$' -- create --type apn --friendly-name ''
check "no name" 0 '^friendly_name +\(null\)$' -- create --type apn
check "sandbox" 0 '^sandbox +True$' -- create --type apn --sandbox true

# ------------------------------------------------- what the service refuses

check "fcm without a secret" 1 '' "^  message: Cannot create credentials record. 'Secret' must be present" -- create --type fcm
check "its first line" 1 '' '^twcred: create: service-error: status 400: code 20001$' -- create --type fcm
check "its request id" 1 '' '^  request id: RQ[0-9a-f]{32}$' -- create --type fcm
check "its more info" 1 '' '^  more info: https://www.twilio.com/docs/errors/20001$' -- create --type fcm
check "a base URL that leads nowhere" 5 '' 'service-error: status 404: code 20404' -- \
  "$twcred" create --type apn --base-url "$service/nowhere"

# -------------------------------------------------------------------- faults

# Faults of lists and of single credentials are in tests of their own, by the
# same file.
faults=$(dirname "$0")/command_faults.txt
same "every fault of the mock is checked" <("$mock" --faults | cut -d' ' -f1 | sort) \
  <(grep -v '^#' "$faults" | cut -d'|' -f2 | sort -u)
while IFS='|' read -r fault status out err; do
  prefix=/fault/$fault
  limit=20
  case $fault in slow-*) limit=1 ;; esac
  before=$SECONDS
  check "fault $fault" "$status" "$out" "$err" -- create --type apn --timeout "$limit"
  [ "$limit" -gt 1 ] || holds "fault $fault: the time limit is kept" test $((SECONDS - before)) -le 8
done < <(sed -n "s/^create|//p" "$faults")
prefix=

# ------------------------------------------------------------------- secrets

finish_checks
