#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs the twcred command as a user would, against the mock service and against
# servers that are wrong on purpose. One line for each check.
# Usage: command_test.sh TWCRED TWCRED-MOCK TRANSPORT-WIRE
set -euo pipefail
twcred=$1
mock=$2
wire=$3
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

# ------------------------------------------------------------------- formats

hex='[0-9a-f]{32}'
date='[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z'
link="$service/v2/Credentials/CR$hex"
json="\"sid\":\"CR$hex\",\"account_sid\":\"$account\",\"friendly_name\":null,\"type\":\"apn\",\"sandbox\":null,\"date_created\":\"$date\",\"date_updated\":null,\"url\":\"$link\""
methods='GET, POST, DELETE, OPTIONS'
day='[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT'
lines() {
  holds "$1: $2 lines" test "$(wc -l < "$work/out")" -eq "$2"
}
check "json" 0 "^\\{$json\\}\$" -- create --type apn --format json
lines json 1
check "json, --include" 0 "^\\{$json,\"headers\":\\{\"Access-Control-Allow-Origin\":\"\\*\",\"Access-Control-Allow-Methods\":\"$methods\",\"Access-Control-Allow-Headers\":\"[^\"]+\",\"Access-Control-Allow-Credentials\":\"?true\"?,\"Access-Control-Expose-Headers\":\"[^\"]+\",\"Twilio-Request-Id\":\"RQ$hex\",\"Twilio-Request-Duration\":\"[0-9.]+\",\"Twilio-Concurrent-Requests\":\"[0-9]+\",\"ETag\":\"\\\\\"[0-9a-f]+\\\\\"\",\"Last-Modified\":\"$day\"\\}\\}\$" -- \
  create --type apn --format json --include
lines "json, --include" 1
tab=$'\t'
names="sid${tab}account_sid${tab}friendly_name${tab}type${tab}sandbox${tab}date_created${tab}date_updated${tab}url"
check "tsv, the header line" 0 "^$names\$" -- create --type apn --format tsv
check "tsv" 0 "^CR$hex$tab$account$tab\\\\N${tab}apn$tab\\\\N$tab$date$tab\\\\N$tab$link\$" -- create --type apn --format tsv
lines tsv 2
check "tsv, --include, the header line" 0 "^$names(${tab}Access-Control-[A-Za-z-]+){5}${tab}Twilio-Request-Id${tab}Twilio-Request-Duration${tab}Twilio-Concurrent-Requests${tab}Retry-After${tab}ETag${tab}Last-Modified\$" -- \
  create --type apn --format tsv --include
check "tsv, --include" 0 "^CR$hex$tab.*$tab\\*$tab$methods${tab}[^${tab}]+${tab}true${tab}[^${tab}]+${tab}RQ$hex$tab[0-9.]+$tab[0-9]+$tab\\\\N$tab\"[0-9a-f]+\"$tab$day\$" -- \
  create --type apn --format tsv --include
check "text" 0 "^url +$link\$" -- create --type apn --format text
lines text 8
for pattern in '^Access-Control-Allow-Origin +\*$' "^Access-Control-Allow-Methods +$methods\$" \
  '^Access-Control-Allow-Headers +.' '^Access-Control-Allow-Credentials true$' \
  '^Access-Control-Expose-Headers +.' "^Twilio-Request-Id +RQ$hex\$" '^Retry-After +\(absent\)$'; do
  check "text, --include: $pattern" 0 "$pattern" -- create --type apn --include
done
lines "text, --include" 19

# formats NAME JSON TEXT TSV: how the friendly name in $work/document comes out.
formats() {
  local name=$1 format expected
  shift
  for format in json text tsv; do
    expected=$1
    shift
    "$twcred" decode --operation fetch --status 200 --format "$format" "$work/document" \
      > "$work/out" 2> "$work/err" || true
    cat "$work/out" "$work/err" >> "$work/everything"
    case $format in
      json) printf '{%s}\n' "$expected" > "$work/expected" ;;
      text) sed -n 's/^friendly_name //p' "$work/out" > "$work/cut"; mv "$work/cut" "$work/out"; printf '%s\n' "$expected" > "$work/expected" ;;
      tsv) sed 1d "$work/out" | cut -f3 > "$work/cut"; mv "$work/cut" "$work/out"; printf '%s\n' "$expected" > "$work/expected" ;;
    esac
    same "$name as $format" "$work/expected" "$work/out"
    holds "$name as $format: silent" test ! -s "$work/err"
  done
}
printf '{}' > "$work/document"
formats "an absent name" '' '(absent)' '\N'
printf '{"friendly_name":null}' > "$work/document"
formats "a null name" '"friendly_name":null' '(null)' '\N'
printf '{"friendly_name":""}' > "$work/document"
formats "an empty name" '"friendly_name":""' '""' ''
printf '{"friendly_name":"(null)"}' > "$work/document"
formats "a name like null" '"friendly_name":"(null)"' '"(null)"' '(null)'
printf '{"friendly_name":"\\\\N"}' > "$work/document"
formats "a name like the tsv null" '"friendly_name":"\\N"' '"\\N"' '\\N'
printf '{"friendly_name":" a b "}' > "$work/document"
formats "a name with spaces around" '"friendly_name":" a b "' '" a b "' ' a b '
printf '{"friendly_name":"\\"q\\""}' > "$work/document"
formats "a quoted name" '"friendly_name":"\"q\""' '"\"q\""' '"q"'
printf '%s' '{"friendly_name":"a\u0000\u0001\b\t\n\f\r\u001b[2J\u007f\u0080\u009f\\\/é🍋"}' > "$work/document"
formats "controls" '"friendly_name":"a\u0000\u0001\u0008\u0009\u000a\u000c\u000d\u001b[2J\u007f\u0080\u009f\\/é🍋"' \
  '"a\u0000\u0001\u0008\u0009\u000a\u000c\u000d\u001b[2J\u007f\u0080\u009f\\/é🍋"' \
  'a\u0000\u0001\u0008\t\n\u000c\r\u001b[2J\u007f\u0080\u009f\\/é🍋'
printf '{"friendly_name":"\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069\xd8\x9c\xe2\x80\x8e\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa9"}' > "$work/document"
bidi='\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u200e\u202e\u2066\u2069'
formats "bidi controls" "\"friendly_name\":\"$bidi\"" "\"$bidi\"" "$bidi"

# -------------------------------------------------------------------- decode

cat > "$work/contract" << 'END'
{
  "sid": "CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "account_sid": "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "friendly_name": "Test slow create",
  "type": "apn",
  "sandbox": "False",
  "date_created": "2015-10-07T17:50:01Z",
  "date_updated": "2015-10-07T17:50:01Z",
  "url": "https://ip-messaging.twilio.com/v2/Credentials/CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
}
END
tr -d '\n' < "$work/contract" | sed 's/": "/":"/g; s/^{  //; s/,  /,/g; s/^/{/; s/$/\n/' > "$work/contract.json"
sed -n 's/^  "\([a-z_]*\)": "\(.*\)",*$/\1|\2/p' "$work/contract" > "$work/pairs"
while IFS='|' read -r name value; do printf '%-13s %s\n' "$name" "$value"; done < "$work/pairs" > "$work/contract.text"
{
  cut -d'|' -f1 "$work/pairs" | paste -s
  cut -d'|' -f2 "$work/pairs" | paste -s
} > "$work/contract.tsv"
for format in json text tsv; do
  for way in file dash none; do
    operand=()
    [ "$way" != file ] || operand=("$work/contract")
    [ "$way" != dash ] || operand=(-)
    check "decode the contract's example as $format, $way" 0 -- \
      "$twcred" decode --operation create --status 201 --format "$format" "${operand[@]}" < "$work/contract"
    same "its values as $format, $way" "$work/contract.$format" "$work/out"
  done
done
check "decode: a fetch" 0 '^type +apn$' -- "$twcred" decode --operation fetch --status 200 "$work/contract"
check "decode: an update" 0 '^type +apn$' -- "$twcred" decode --operation=update --status=200 "$work/contract"
check "decode: a delete" 0 -- "$twcred" decode --operation delete --status 204 "$work/empty"
holds "decode: a delete prints nothing" test ! -s "$work/out"
check "decode: a file with a dash in front" 0 '^type +apn$' -- \
  bash -c 'cd "$1" && cp contract ./-dash && "$2" decode --operation fetch --status 200 -- -dash' - "$work" "$(realpath "$twcred")"
printf '{}' > "$work/object"
check "decode judges by the contract alone: no sid" 0 '^sid +\(absent\)$' -- \
  "$twcred" decode --operation create --status 201 "$work/object"

# By the status alone, whatever the body is.
printf '{"code":20001,"message":"a\\u001b[31mb\\nc\\u202e","more_info":"https://www.twilio.com/docs/errors/20001","status":400,"details":{"a":[1,2]}}' > "$work/error"
printf '<html>\033[31m\r\n\000\342\200\256\233</html>' > "$work/html"
while read -r operation status wanted; do
  for body in error html empty object; do
    check "decode: $operation, $status, $body" "$wanted" -- \
      "$twcred" decode --operation "$operation" --status "$status" "$work/$body"
  done
done << 'END'
create 400 1
fetch 400 1
update 400 1
delete 400 1
create 402 1
create 405 1
create 409 1
create 422 1
create 499 1
create 401 4
fetch 403 4
create 404 5
delete 404 5
create 429 6
create 500 6
fetch 503 6
delete 599 6
create 200 8
create 204 8
create 202 8
fetch 201 8
update 201 8
delete 200 8
create 100 8
create 302 8
fetch 304 8
create 600 8
create 999 8
END
check "decode: the message is shown safely" 1 '' '^  message: a\\u001b\[31mb\\u000ac\\u202e$' -- \
  "$twcred" decode --operation create --status 400 "$work/error"
check "decode: the details are shown" 1 '' '^  details: \{"a":\[1,2\]\}$' -- \
  "$twcred" decode --operation create --status 400 "$work/error"
check "decode: the body is shown safely" 6 '' '^  body: <html>\\u001b\[31m\\u000d\\u000a\\u0000\\u202e\\x9b</html>$' -- \
  "$twcred" decode --operation create --status 502 "$work/html"

# points NAME: the whole of standard error is what stands in the here-document.
points() {
  cat > "$work/expected"
  check "$1" 8 -- "$twcred" decode --operation fetch --status 200 "$work/document"
  same "$1, to the letter" "$work/expected" "$work/err"
}
printf '{\n "sid": "CRzz"}\n' > "$work/document"
points "the caret, in the second line" << 'END'
twcred: decode: field-format: sid: at byte 13
  the value is not of the field's format
   "sid": "CRzz"}
             ^
END
printf '{"x":"\303\251\360\237\215\213\342\200\256","type":"x"}' > "$work/document"
points "the caret, behind wide and escaped characters" << 'END'
twcred: decode: field-enum: type: at byte 24
  the value is not one of apn, fcm and gcm
  {"x":"é🍋\u202e","type":"x"}
                         ^
END
printf '{"sid":' > "$work/document"
points "the caret, at the end" << 'END'
twcred: decode: json-syntax: document: at byte 7
  the document ends too early
  {"sid":
         ^ the end
END
printf '{"x":"\033[31m"}' > "$work/document"
points "the caret, at a control character" << 'END'
twcred: decode: json-string: document: at byte 6
  not JSON: a string has a control character, a wrong escape or no end
  {"x":"\u001b[31m"}
        ^
END
printf '{"x":"%080d","sid":1,"y":"%080d"}' 0 0 > "$work/document"
points "the caret, in a long line" << 'END'
twcred: decode: field-type: sid: at byte 94
  the JSON type is not the contract's
  ...0000000000000000000000000000","sid":1,"y":"00000000000000000000000000000...
                                         ^
END
printf '{"x":"caf\351"}' > "$work/document"
points "the caret, at ill-formed UTF-8" << 'END'
twcred: decode: json-utf8: document: at byte 9
  not JSON: the bytes are not UTF-8
  {"x":"caf\xe9"}
           ^
END

# -------------------------------------------------------------- full devices

# full NAME ARGUMENT…: what cannot be written is no success.
full() {
  local name=$1 got=0
  shift
  "$twcred" "$@" > /dev/full 2> "$work/err" < /dev/null || got=$?
  holds "a full device: $name: fails" test "$got" -ne 0
  holds "a full device: $name: says so" grep -qE '^twcred: [a-z]+: output-write: ' "$work/err"
}
full create create --type apn --base-url "$service/v2"
holds "a full device: create tells what was created" grep -qE "^  created: CR$hex\$" "$work/err"
full "encode create" encode create --type apn
full decode decode --operation fetch --status 200 "$work/contract"
full --help --help
full --version --version

# ---------------------------------------------------- closed and broken outputs

# A socket that got the number of a closed standard output would get the result.
got=0
"$twcred" create --type apn --base-url "$service/v2" >&- 2> "$work/err" < /dev/null || got=$?
holds "a closed output: exit status 7" test "$got" -eq 7
holds "a closed output: create tells what was created" grep -qE "^  created: CR$hex\$" "$work/err"
got=0
"$twcred" create --type apn --base-url "$service/v2" <&- >&- 2>&- || got=$?
holds "nothing open at all: exit status 7" test "$got" -eq 7

# A reader that is gone before the first byte: the fifo is opened, and closed.
mkfifo "$work/fifo"
exec 8<> "$work/fifo" 9> "$work/fifo" 8<&-
got=0
"$twcred" create --type apn --base-url "$service/v2" >&9 2> "$work/err" < /dev/null || got=$?
exec 9>&-
holds "a reader that has gone: exit status 7" test "$got" -eq 7
holds "a reader that has gone: create tells what was created" grep -qE "^  created: CR$hex\$" "$work/err"

# ------------------------------------------------------------- raw answers

# raw NAME STATUS STDOUT STDERR ANSWER ARGUMENT…: an answer, byte for byte (printf).
raw() {
  local name=$1 status=$2 out=$3 err=$4
  # shellcheck disable=SC2059 # the answer is a format
  printf "$5" > "$work/answer"
  shift 5
  start "$wire" "$work/answer" 30
  check "raw: $name" "$status" "$out" "$err" -- "$twcred" create --type apn --timeout 10 --base-url "$url" "$@"
  stop_last
}
sid=CRaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
document="{\"sid\":\"$sid\"}"
raw "an escape in the reason" 5 '' 'status 404' 'HTTP/1.1 404 \033[31mGone\r\nContent-Length: 0\r\n\r\n'
raw "an escape in the body" 6+ '' '^  body: \\u001b\]0;x\\u0007\\u202e' \
  'HTTP/1.1 502 Bad\r\nConnection: close\r\n\r\n\033]0;x\007\342\200\256'
raw "an escape in a message" 1 '' '^  message: a\\u009b\\u000ab' \
  'HTTP/1.1 400 Bad\r\nConnection: close\r\n\r\n{"message":"a\302\233\\nb"}'
raw "an escape in a known field" 0 '^Retry-After +\(absent\)$' '^twcred: create: header-control: header: left out$' \
  "HTTP/1.1 201 Created\\r\\nRetry-After: \\033[31m\\r\\nContent-Length: 44\\r\\n\\r\\n$document" --include
raw "bidi in a known field" 0 '^Access-Control-Allow-Origin +"\\u202e"$' '' \
  "HTTP/1.1 201 Created\\r\\nAccess-Control-Allow-Origin: \\342\\200\\256\\r\\nContent-Length: 44\\r\\n\\r\\n$document" --include
# RFC 9110 section 5.5 lets obs-text pass; JSON has no \x escape.
raw "a byte that is not UTF-8 in a known field" 0 "^\\{\"sid\":\"$sid\"" '' \
  "HTTP/1.1 201 Created\\r\\nAccess-Control-Allow-Origin: \\351\\r\\nContent-Length: 44\\r\\n\\r\\n$document" --include --format json
holds "a byte that is not UTF-8 leaves JSON behind" eval '! grep -qF "\\x" "$work/out"'
raw "an HTTP date" 6 '' '^  retry after: Fri, 31 Dec 1999 23:59:59 GMT$' \
  'HTTP/1.1 429 Slow\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\nContent-Length: 0\r\n\r\n'
raw "408 without a body" 1 '' 'status 408: no code' 'HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n'
raw "101" 8+ '' 'status-unexpected: status 101' 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n{}'
raw "garbage" 7+ '' 'transport-framing: request: sent' '\033[31mgarbage\r\n\r\n'
raw "nothing" 7+ '' 'transport-framing: request: sent' ''
raw "a code as text" 1 '' 'status 400: no code' 'HTTP/1.1 400 Bad\r\nContent-Length: 14\r\n\r\n{"code":"1\\n"}'

check "nobody listens" 7 '' '^twcred: create: transport-connect: request: not sent$' -- \
  "$twcred" create --type apn --base-url http://127.0.0.1:1
check "an unknown host" 7 '' '^twcred: create: transport-(connect|timeout): request: not sent$' -- \
  "$twcred" create --type apn --timeout 3 --base-url https://no-such-host.invalid

# ----------------------------------------------------------------------- TLS

# A CA, and certificates of it: good, of another name, expired.
{
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=Test CA' \
    -keyout "$work/ca.key" -out "$work/ca.pem"
  cat > "$work/ca.conf" << END
[ca]
default_ca = test
[test]
database = $work/ca.index
serial = $work/ca.serial
new_certs_dir = $work
certificate = $work/ca.pem
private_key = $work/ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[good]
subjectAltName = IP:127.0.0.1, DNS:localhost
[other]
subjectAltName = DNS:other.example
END
  : > "$work/ca.index"
  echo 01 > "$work/ca.serial"
  while read -r name section from to; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" \
      -keyout "$work/$name.key" -out "$work/$name.csr"
    openssl ca -batch -notext -config "$work/ca.conf" -extensions "$section" -startdate "$from" -enddate "$to" \
      -in "$work/$name.csr" -out "$work/$name.pem"
  done << 'END'
good good 20200101000000Z 20491231000000Z
other other 20200101000000Z 20491231000000Z
expired good 20200101000000Z 20200201000000Z
END
} > "$work/openssl" 2>&1 || { cat "$work/openssl"; verdict "certificates are made" "openssl failed"; }

not_sent='^twcred: create: transport-tls: request: not sent$'
start "$mock" --port 0 --lifetime 120 --tls-certificate "$work/good.pem" --tls-key "$work/good.key"
secure=$url
check "TLS: trusted by --ca-file" 0 '^sid +CR' -- "$twcred" create --type apn --base-url "$secure/v2" --ca-file "$work/ca.pem"
check "TLS: by the name localhost" 0 '^sid +CR' -- \
  "$twcred" create --type apn --base-url "https://localhost:${secure##*:}/v2" --ca-file "$work/ca.pem"
check "TLS: not trusted" 7 '' "$not_sent" -- "$twcred" create --type apn --base-url "$secure/v2"
check "TLS: another CA" 7 '' "$not_sent" -- \
  "$twcred" create --type apn --base-url "$secure/v2" --ca-file "$work/expired.pem"
check "TLS: a CA file without certificates" 7 '' "$not_sent" -- \
  "$twcred" create --type apn --base-url "$secure/v2" --ca-file "$work/secret"
check "TLS: a CA file that is not there" 3 '' 'file-read: --ca-file' -- \
  "$twcred" create --type apn --base-url "$secure/v2" --ca-file "$work/none"
check "plain HTTP to a TLS server" 7+ '' 'transport-[a-z]+: request: sent' -- \
  "$twcred" create --type apn --timeout 10 --base-url "http://127.0.0.1:${secure##*:}/v2"
start "$mock" --port 0 --lifetime 120 --tls-certificate "$work/other.pem" --tls-key "$work/other.key"
check "TLS: another name" 7 '' "$not_sent" -- "$twcred" create --type apn --base-url "$url/v2" --ca-file "$work/ca.pem"
start "$mock" --port 0 --lifetime 120 --tls-certificate "$work/expired.pem" --tls-key "$work/expired.key"
check "TLS: expired" 7 '' "$not_sent" -- "$twcred" create --type apn --base-url "$url/v2" --ca-file "$work/ca.pem"
check "TLS: a server that speaks plain HTTP" 7 '' '^twcred: create: transport-tls: request: not sent$' -- \
  "$twcred" create --type apn --timeout 10 --base-url "https://${service#http://}/v2" --ca-file "$work/ca.pem"

: > "$work/s_server"
timeout 100 openssl s_server -accept 127.0.0.1:0 -tls1_1 -cipher DEFAULT@SECLEVEL=0 -www \
  -cert "$work/good.pem" -key "$work/good.key" > "$work/s_server" 2>&1 < /dev/null &
servers+=($!)
port=
for _ in $(seq 100); do
  port=$(sed -n 's/^ACCEPT .*:\([0-9]*\)$/\1/p' "$work/s_server")
  [ -z "$port" ] || break
  sleep 0.05
done
holds "TLS 1.1: the server answers those who ask for it" eval \
  'timeout 10 openssl s_client -connect "127.0.0.1:$port" -tls1_1 -cipher DEFAULT@SECLEVEL=0 -CAfile "$work/ca.pem" -verify_return_error < /dev/null'
check "TLS 1.1 is refused" 7 '' "$not_sent" -- \
  "$twcred" create --type apn --timeout 10 --base-url "https://127.0.0.1:$port/v2" --ca-file "$work/ca.pem"

# ------------------------------------------------------------------- secrets

finish_checks
