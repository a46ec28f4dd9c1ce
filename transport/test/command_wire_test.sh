#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs the command against servers that are wrong on purpose: raw answers, and TLS.
# One line for each check.
# Usage: command_wire_test.sh TWCRED TWCRED-MOCK TRANSPORT-WIRE
set -euo pipefail
twcred=$1
mock=$2
wire=$3
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

start "$mock" --port 0 --lifetime 170
service=$url

printf '{"private_key":"hush"}' > "$work/secret"

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
