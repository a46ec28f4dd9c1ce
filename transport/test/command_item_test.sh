#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs fetch, update, delete, --dry-run, --verbose, the warnings and the choice of
# a service as a user would, against the mock service. One line for each check.
# Usage: command_item_test.sh TWCRED TWCRED-MOCK
set -euo pipefail
twcred=$1
mock=$2
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

command -v script > /dev/null || { echo "not ok - script is missing"; exit 1; }

start "$mock" --port 0 --lifetime 170
service=$url

# call WORDS…: at the mock, under the path prefix in $prefix.
call() {
  "$twcred" "$@" --base-url "$service$prefix/v2"
}

made() {
  "$twcred" create --base-url "$service/v2" --type apn --format tsv | tail -n 1 | cut -f1
}
sid=$(made)
other=CR0123456789abcdef0123456789abcdef

# ----------------------------------------------------------------------- SID

check "no SID" 2 '' '^twcred: fetch: usage-operand: SID' -- call fetch
check "two SIDs" 2 '' '^twcred: fetch: usage-operand: ' -- call fetch "$sid" "$sid"
for wrong in "CR${sid#CR}x" "${sid%?}" "${sid%?}g" "AC${sid#CR}" "../Accounts" "$sid/../x" "$sid?x=1" ''; do
  check "SID $wrong" 3 '' '^twcred: fetch: param-format: Sid: at byte [0-9]+$' -- call fetch "$wrong"
done
check "no such SID" 5 '' '^  not-found: ' -- call fetch "$other"
check "fetch as json" 0 "^\\{\"sid\":\"$sid\"" -- call fetch "$sid" --format json

# --------------------------------------------------------------------- faults

while IFS='|' read -r operation fault status out err; do
  prefix=/fault/$fault
  words=("$operation" "$(made)")
  [ "$operation" != update ] || words+=(--friendly-name x)
  [ "$operation" != delete ] || words+=(--yes)
  check "$operation: fault $fault" "$status" "$out" "$err" -- call "${words[@]}"
done < <(grep -E '^(fetch|update|delete)\|' "$(dirname "$0")/command_faults.txt")
prefix=

# --------------------------------------------------------------------- update

check "update without parameters" 2 '' '^twcred: update: usage-option: ' -- call update "$sid"
check "update with an option alone" 2 '' '^twcred: update: usage-option: ' -- call update "$sid" --format json
check "update of the name" 0 '^friendly_name +new$' -- call update "$sid" --friendly-name new
check "update of the type" 3 '' '^twcred: update: param-unknown: Type' -- call update "$sid" --type apn
check "where it is taken" 3 '' '^  taken by: conversations-v1$' -- call update "$sid" --type apn
check "update of no such SID" 5 '' 'status 404: code 20404$' -- call update "$other" --friendly-name x

# --------------------------------------------------------------------- delete

check "delete in a script" 2 '' '^twcred: delete: usage-option: --yes' -- call delete "$sid"
check "it was not deleted" 0 -- call fetch "$sid"

# answer WORD: what the command does on a terminal where WORD is typed.
answer() {
  printf '%s\n' "$1" | script -qec "'$twcred' delete $sid --base-url '$service/v2'" /dev/null > "$work/terminal" 2>&1
}
got=0
answer n || got=$?
holds "no on a terminal" test "$got" -eq 9
holds "it names what is lost" grep -q "every device registration bound to it" "$work/terminal"
holds "it names the SID" grep -q "$sid" "$work/terminal"
got=0
answer '' || got=$?
holds "an empty line on a terminal" test "$got" -eq 9
got=0
answer 'yesterday' || got=$?
holds "another word on a terminal" test "$got" -eq 9
check "it was not deleted either" 0 -- call fetch "$sid"
got=0
answer y || got=$?
holds "yes on a terminal" test "$got" -eq 0
check "then it is gone" 5 '' 'status 404' -- call fetch "$sid"

# -------------------------------------------------------- dry runs and traces

sid=$(made)
printf '{"private_key":"hush"}' > "$work/secret"
cat > "$work/certificate" << 'END'
-----BEGIN CERTIFICATE-----
hush
-----END CERTIFICATE-----
END
sed 's/CERTIFICATE/RSA PRIVATE KEY/' "$work/certificate" > "$work/key"
encoded=$(printf '%s:%s' "$account" "$password" | openssl base64 -A)

while IFS='|' read -r method path words; do
  # shellcheck disable=SC2086 # a call is words
  check "dry run: $words" 0 "^$method $service/v2$path\$" -- call $words --dry-run
  holds "dry run: $words: the password by its length" grep -qF "Authorization: Basic ($account, a password of ${#password} bytes)" "$work/out"
  holds "dry run: $words: the body's length" grep -qE '^body: [0-9]+ bytes$' "$work/out"
done << END
POST|/Credentials|create --type fcm --secret $work/secret
POST|/Credentials|create --type apn --certificate $work/certificate --private-key $work/key
GET|/Credentials|list
GET|/Credentials\\?PageSize=7|list --page-size 7
GET|/Credentials/$sid|fetch $sid
POST|/Credentials/$sid|update $sid --secret $work/secret
DELETE|/Credentials/$sid|delete $sid --yes
END
check "dry run: a secret by its length" 0 '^  Secret: 22 bytes$' -- call create --type fcm --secret "$work/secret" --dry-run
check "a dry run deletes nothing" 0 -- call fetch "$sid"
check "a dry run needs no server" 0 '^GET http://127.0.0.1:9/v2/Credentials/' -- \
  "$twcred" fetch "$sid" --base-url http://127.0.0.1:9/v2 --dry-run
check "a dry run needs credentials" 2 '' 'usage-credentials' -- env -u TWILIO_ACCOUNT_SID -u TWILIO_AUTH_TOKEN \
  "$twcred" fetch "$sid" --dry-run

check "verbose" 0 "^sid +$sid\$" -- call update "$sid" --secret "$work/secret" --verbose
for line in "> POST $service/v2/Credentials/$sid" '> body: [0-9]+ bytes' '>   Secret: 22 bytes' '< status 200' \
  '< Twilio-Request-Id: RQ[0-9a-f]{32}' '< ended after [0-9.]+ ms'; do
  holds "verbose: $line" grep -qE "^$line\$" "$work/trace"
done
holds "neither shows the password encoded" eval '! grep -qF "$encoded" "$work/everything"'

# ------------------------------------------------------------------- warnings

# warns NAME PATTERN WORDS…: a dry run of the call warns so.
warns() {
  local name=$1 pattern=$2
  shift 2
  check "warning: $name" 0 -- call "$@" --dry-run
  holds "warning: $name: $pattern" grep -qE "^twcred: [a-z]+: warning: $pattern" "$work/warnings"
}

# quiet NAME WORDS…: a dry run of the call warns of nothing.
quiet() {
  local name=$1
  shift
  check "no warning: $name" 0 -- call "$@" --dry-run
  holds "no warning: $name: silent" test ! -s "$work/warnings"
}

file() {
  printf '%b' "$2" > "$work/$1"
}
file bag 'Bag Attributes\n    friendlyName: hush\n-----BEGIN CERTIFICATE-----\nhush\n-----END CERTIFICATE-----\n'
file bare 'hushhushhush\n'
file pkcs8 '-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n'
file encrypted '-----BEGIN ENCRYPTED PRIVATE KEY-----\nhush\n-----END ENCRYPTED PRIVATE KEY-----\n'
file encrypted-old '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nhush\n-----END RSA PRIVATE KEY-----\n'
file ec '-----BEGIN EC PRIVATE KEY-----\nhush\n-----END EC PRIVATE KEY-----\n'
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/p8" 2> "$work/openssl"
file legacy 'AAAAhush:APA91hush'
file project '{"project_info":{"project_id":"hush"},"client":[]}'
file odd '{"hush":1}'
file spaced ' hush\n\n'
pair=(--certificate "$work/certificate" --private-key "$work/key")
quiet "a whole pair" create --type apn "${pair[@]}"
quiet "a service account" create --type fcm --secret "$work/secret"
quiet "a bare type" create --type apn
warns "Bag Attributes" 'Certificate: ' create --type apn --certificate "$work/bag" --private-key "$work/key"
warns "no framing" 'Certificate: ' create --type apn --certificate "$work/bare" --private-key "$work/key"
warns "PKCS#8" 'PrivateKey: ' create --type apn --certificate "$work/certificate" --private-key "$work/pkcs8"
warns "a passphrase" 'PrivateKey: ' create --type apn --certificate "$work/certificate" --private-key "$work/encrypted"
warns "a passphrase, older" 'PrivateKey: ' create --type apn --certificate "$work/certificate" --private-key "$work/encrypted-old"
warns "an EC key" 'PrivateKey: ' create --type apn --certificate "$work/certificate" --private-key "$work/ec"
warns "a .p8 of Apple's" 'PrivateKey: .*(EC|\.p8)' create --type apn --certificate "$work/certificate" --private-key "$work/p8"
warns "a certificate alone" '(PrivateKey|Certificate): ' create --type apn --certificate "$work/certificate"
warns "a key alone" '(PrivateKey|Certificate): ' update "$sid" --private-key "$work/key"
warns "another type's parameter" 'Secret: ' create --type apn --secret "$work/secret"
warns "gcm" 'Type: gcm' create --type gcm --api-key "$work/bare"
warns "a legacy server key" 'Secret: .*legacy' create --type fcm --secret "$work/legacy"
warns "google-services.json" 'Secret: .*google-services' create --type fcm --secret "$work/project"
warns "another JSON" 'Secret: ' create --type fcm --secret "$work/odd"
warns "white space" 'ApiKey: ' create --type gcm --api-key "$work/spaced"
name=$(printf '\303\251%.0s' $(seq 65))
check "a long name where it is limited" 0 -- "$twcred" create --type apn --friendly-name "$name" --service chat-v2 --dry-run
holds "a long name where it is limited: warning" grep -q 'warning: FriendlyName: it has 65 characters, .* 64 ' "$work/warnings"
check "a name at the limit" 0 -- "$twcred" create --type apn --friendly-name "${name%?}" --service chat-v2 --dry-run
holds "a name at the limit: silent" test ! -s "$work/warnings"
quiet "a long name where it is not" create --type apn --friendly-name "$name"

# -------------------------------------------------------------------- services

while IFS='|' read -r service_name expected; do
  check "service $service_name" 0 "^GET $expected/Credentials/$sid\$" -- "$twcred" fetch "$sid" --service "$service_name" --dry-run
  check "services tells $service_name" 0 "^$service_name	$expected	" -- "$twcred" services --format tsv
done << 'END'
ip-messaging-v2|https://ip-messaging.twilio.com/v2
ip-messaging-v1|https://ip-messaging.twilio.com/v1
chat-v2|https://chat.twilio.com/v2
chat-v1|https://chat.twilio.com/v1
conversations-v1|https://conversations.twilio.com/v1
notify-v1|https://notify.twilio.com/v1
END
check "no such service" 2 '' '^twcred: fetch: usage-value: --service: ' -- "$twcred" fetch "$sid" --service chat --dry-run
place='^GET https://ip-messaging\.dublin\.ie1\.twilio\.com/v2/Credentials/'
check "edge and region" 0 "$place" -- "$twcred" fetch "$sid" --edge dublin --region ie1 --dry-run
check "edge and region of the environment" 0 "$place" -- env TWILIO_EDGE=dublin TWILIO_REGION=ie1 "$twcred" fetch "$sid" --dry-run
check "options outrank the environment" 0 "$place" -- env TWILIO_EDGE=sydney TWILIO_REGION=au1 \
  "$twcred" fetch "$sid" --edge dublin --region ie1 --dry-run
check "an edge alone" 2 '' '^twcred: fetch: usage-[a-z]+: --region' -- "$twcred" fetch "$sid" --edge dublin --dry-run
check "a region alone" 2 '' '^twcred: fetch: usage-[a-z]+: --edge' -- "$twcred" fetch "$sid" --region ie1 --dry-run
check "an edge that is no label" 2 '' '^twcred: fetch: usage-value: --edge' -- "$twcred" fetch "$sid" --edge evil.example/ --region ie1 --dry-run
check "an edge beside a base URL" 2 '' '^twcred: fetch: usage-' -- call fetch "$sid" --edge dublin --region ie1

finish_checks
