#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Checks what the command warns of, and that it warns of nothing else, mostly in
# dry runs. One line for each check.
# Usage: command_advice_test.sh TWCRED TWCRED-MOCK
set -euo pipefail
twcred=$1
mock=$2
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

start "$mock" --port 0 --lifetime 170
service=$url
sid=CR0123456789abcdef0123456789abcdef

# warns NAME WARNINGS WORDS…: a dry run of the call warns so, and of nothing more.
# The warnings are patterns, a line each, in the order in which they come.
warns() {
  local name=$1 line=0 pattern why=()
  printf '%s' "${2:+$2$'\n'}" > "$work/patterns"
  shift 2
  check "$name" 0 -- "$twcred" "$@" --dry-run
  while IFS= read -r pattern; do
    line=$((line + 1))
    sed -n "${line}p" "$work/warnings" | grep -qE "^twcred: $1: warning: $pattern" || why+=("warning $line is not $pattern")
  done < "$work/patterns"
  [ "$(wc -l < "$work/warnings")" -eq "$line" ] || why+=("there are not $line warnings")
  [ ${#why[@]} -eq 0 ] || why+=("$(cat "$work/warnings")")
  verdict "$name: the warnings" "${why[@]}"
}

# block LABEL [LINE…]: a block of PEM.
block() {
  local label=$1
  shift
  printf '%s\n' "-----BEGIN $label-----" "$@" "hush+$label/AAAA" "-----END $label-----"
}

block CERTIFICATE > "$work/certificate"
block 'RSA PRIVATE KEY' > "$work/key"
pair=(--certificate "$work/certificate" --private-key "$work/key")

# apn CERTIFICATE KEY: the parameters of such a pair.
apn() {
  printf '%s\n' create --type apn --certificate "$work/$1" --private-key "$work/$2"
}

# pair_warns NAME WARNINGS CERTIFICATE KEY
pair_warns() {
  local words
  mapfile -t words < <(apn "$3" "$4")
  warns "$1" "$2" "${words[@]}"
}

# ----------------------------------------------------------------------- apn

warns "a bare type" '' create --type apn
pair_warns "a whole pair" '' certificate key
sed 's/$/\r/' "$work/certificate" > "$work/crlf"
pair_warns "carriage returns" '' crlf key
{ cat "$work/certificate"; echo; block CERTIFICATE; echo; } > "$work/chain"
pair_warns "a chain, with empty lines" '' chain key
block 'X509 CERTIFICATE' > "$work/older"
pair_warns "an older label" '' older key

echo hushhushhush > "$work/bare"
outside='there is text outside of the PEM framing'
pair_warns "a certificate without framing" 'Certificate: it has no PEM framing' bare key
pair_warns "a key without framing" 'PrivateKey: it has no PEM framing' certificate bare
{ printf 'Bag Attributes\n    friendlyName: hush\n'; cat "$work/certificate"; } > "$work/bag"
pair_warns "Bag Attributes" "Certificate: $outside" bag key
{ cat "$work/key"; echo hush; } > "$work/behind"
pair_warns "text behind" "PrivateKey: $outside" certificate behind
head -n 2 "$work/certificate" > "$work/open"
pair_warns "a block without an end" 'Certificate: its PEM framing does not end' open key
pair_warns "both in the wrong place" 'Certificate: there is no certificate in it
Certificate: there is a private key in it
PrivateKey: there is no private key in it
PrivateKey: there is a certificate in it' key certificate
cat "$work/certificate" "$work/key" > "$work/both"
pair_warns "both in one file" 'Certificate: there is a private key in it
PrivateKey: there is a certificate in it' both both

# Real keys, in the forms that openssl writes today.
{
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/pkcs8"
  openssl rsa -in "$work/pkcs8" -traditional -out "$work/traditional"
  openssl rsa -in "$work/pkcs8" -traditional -aes128 -passout pass:hush -out "$work/encrypted-traditional"
  openssl pkcs8 -topk8 -in "$work/pkcs8" -passout pass:hush -out "$work/encrypted"
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/p8"
  openssl ec -in "$work/p8" -out "$work/ec"
  openssl req -x509 -key "$work/p8" -subj '/CN=EC' -out "$work/ec-certificate"
} > "$work/openssl" 2>&1 || { cat "$work/openssl"; verdict "keys are made" "openssl failed"; }
pair_warns "PKCS#8" 'PrivateKey: it is PKCS#8' certificate pkcs8
pair_warns "PKCS#8 beside a certificate of an EC key" 'PrivateKey: it is PKCS#8' ec-certificate pkcs8
pair_warns "the form of the documents" '' certificate traditional
pair_warns "a passphrase, in the form of the documents" 'PrivateKey: a passphrase is on it' certificate encrypted-traditional
pair_warns "a passphrase, PKCS#8" 'PrivateKey: a passphrase is on it' certificate encrypted
pair_warns "a .p8 of Apple's" "PrivateKey: it is an EC key, as in Apple's \\.p8" certificate p8
pair_warns "an EC key" 'PrivateKey: it is an EC key' certificate ec

warns "a certificate alone" 'Certificate: it comes without its PrivateKey$' create --type apn --certificate "$work/certificate"
warns "a key alone" 'PrivateKey: it comes without its Certificate$' create --type apn --private-key "$work/key"
warns "a key alone, renewed" 'PrivateKey: it comes without its Certificate$' update "$sid" --private-key "$work/key"
warns "a whole pair, renewed" '' update "$sid" "${pair[@]}"

# Apple's certificates name the environment that they are for.
for environment in Development Production; do
  openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=Apple $environment IOS Push Services: com.example.a/OU=A" \
    -keyout "$work/ignored" -out "$work/$environment" 2> "$work/openssl" || cat "$work/openssl"
done
openssl req -x509 -newkey rsa:2048 -nodes -subj "/CN=Apple Push Services: com.example.a" \
  -keyout "$work/ignored" -out "$work/any" 2> "$work/openssl" || cat "$work/openssl"
while IFS='|' read -r certificate sandbox wanted; do
  mapfile -t words < <(apn "$certificate" key)
  [ -z "$sandbox" ] || words+=(--sandbox "$sandbox")
  warns "a certificate for $certificate, sandbox '$sandbox'" "$wanted" "${words[@]}"
done << 'END'
Development|true|
Development|false|Sandbox: the certificate is for development: that wants --sandbox true
Development||Sandbox: the certificate is for development: that wants --sandbox true
Production|true|Sandbox: the certificate is for production: that wants --sandbox false
Production|false|
Production||
any|true|
any|false|
any||
END
warns "a development certificate, renewed" '' update "$sid" --certificate "$work/Development" --private-key "$work/key"

# ----------------------------------------------------------------------- fcm

while IFS='|' read -r name content wanted; do
  printf '%b' "$content" > "$work/secret"
  warns "secret: $name" "$wanted" create --type fcm --secret "$work/secret"
done << 'END'
a service account|{"type":"service_account","private_key":"hush"}|
with white space around|\n {"private_key":"hush"}\n\n|
a legacy key|AAAAhush:APA91hush|Secret: it is a legacy server key
a legacy key with a line end|AAAAhush:APA91hush\n|Secret: it is a legacy server key
another text|hush|Secret: it is no JSON
white space|\n|Secret: it is no JSON
google-services.json|{"project_info":{"project_id":"hush"}}|Secret: it is a google-services\.json
another JSON|{"hush":1}|Secret: it has no private_key
an id of a key alone|{"private_key_id":"hush"}|Secret: it has no private_key
cut JSON|{"private_key":"hush|Secret: it is not whole and valid JSON$
two documents|{"private_key":"hush"}{}|Secret: it is not whole and valid JSON$
a key in PEM|-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n|Secret: it is no JSON
END

# ----------------------------------------------------------------------- gcm

dead='Type: gcm no longer delivers'
while IFS='|' read -r name content wanted; do
  printf '%b' "$content" > "$work/api-key"
  warns "API key: $name" "$dead${wanted:+$'\n'$wanted}" create --type gcm --api-key "$work/api-key"
done << 'END'
a key|hush|
a key with a line end|hush\n|
two line ends|hush\n\n|ApiKey: there is white space
a space before|\040hush|ApiKey: there is white space
a space behind|hush\040\n|ApiKey: there is white space
a tab inside|hush\thush|ApiKey: there is white space
a service account|{"private_key": "hush"}|ApiKey: it is JSON
END
warns "an API key, renewed" "$dead" update "$sid" --api-key "$work/bare"

# --------------------------------------------------------------- other types'

printf '{"private_key":"hush"}' > "$work/secret"
warns "a secret for apn" 'Secret: it is a parameter of fcm, and --type is apn$' create --type apn --secret "$work/secret"
warns "a pair for fcm" 'Certificate: it is a parameter of apn, and --type is fcm$
PrivateKey: it is a parameter of apn, and --type is fcm$' create --type fcm "${pair[@]}"
warns "an API key for fcm" 'ApiKey: it is a parameter of gcm, and --type is fcm$' create --type fcm --api-key "$work/bare"
warns "a sandbox for fcm" 'Sandbox: it is a parameter of apn, and --type is fcm$' create --type fcm --sandbox true
warns "a sandbox alone" '' update "$sid" --sandbox true
warns "parameters of two types" 'Secret: it is a parameter of fcm, and another is one of apn$' \
  update "$sid" "${pair[@]}" --secret "$work/secret"

# --------------------------------------------------------------- empty, names

: > "$work/empty"
warns "an empty secret" 'Secret: the file is empty' create --type fcm --secret "$work/empty"
warns "an emptied pair" 'Certificate: the file is empty
PrivateKey: the file is empty' update "$sid" --certificate "$work/empty" --private-key "$work/empty"
warns "an empty name" '' update "$sid" --friendly-name ''

# Characters are counted, not bytes.
name=$(printf '\303\251%.0s' $(seq 65))
while read -r service_name limited; do
  wanted=
  [ "$limited" = no ] || wanted='FriendlyName: it has 65 characters, and the service documents 64 at most$'
  warns "a name of 65 for $service_name" "$wanted" create --type apn --friendly-name "$name" --service "$service_name"
  warns "a name of 64 for $service_name" '' update "$sid" --friendly-name "${name%?}" --service "$service_name"
done << 'END'
ip-messaging-v2 no
ip-messaging-v1 no
chat-v2 yes
chat-v1 yes
conversations-v1 yes
notify-v1 yes
END

# --------------------------------------------------------------- real exchanges

# A warning changes nothing: neither what is sent nor the exit status.
check "a warned create" 0 '^type +gcm$' -- create --type gcm --api-key "$work/bare"
holds "a warned create: it is warned" test -s "$work/warnings"
check "a warned create that is refused" 1 '' 'service-error' -- create --type fcm --api-key "$work/bare"
holds "a warned create that is refused: it is warned" test -s "$work/warnings"
check "no warning where nothing is sent: encode" 0 -- "$twcred" encode create --type gcm
holds "no warning where nothing is sent: encode: silent" test ! -s "$work/warnings"
check "no warning of a call that is refused here" 3 '' 'param-utf8' -- \
  "$twcred" create --type gcm --friendly-name $'\xff' --dry-run
holds "no warning of a call that is refused here: silent" test ! -s "$work/warnings"

finish_checks
