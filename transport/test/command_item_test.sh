#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Runs fetch, update, delete, --dry-run, --verbose and the choice of a service as a
# user would, against the mock service. One line for each check.
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
check "update of the sandbox to nothing" 3 '' '^twcred: update: param-enum: Sandbox' -- call update "$sid" --sandbox ''
check "update of no such SID" 5 '' 'status 404: code 20404$' -- call update "$other" --friendly-name x

# came NAME: the digest of what last came as that parameter; nothing if it never came.
came() {
  curl -s -m 10 -o "$work/ignored" -D - -u "$account:$password" "$service/v2/Credentials/$sid" |
    tr -d '\r' | sed -n "s/^Twcred-Mock-Sha256-$1: //p"
}
: > "$work/empty"
holds "update: a certificate that is not given does not come" test -z "$(came Certificate)"
check "update with an empty file" 0 '^Certificate=$' -- "$twcred" encode update "$sid" --certificate "$work/empty"
check "update with an empty file: the service decides" 1 '' "'Certificate' must be present" -- call update "$sid" --certificate "$work/empty"
check "update with an empty name" 0 '^friendly_name +""$' -- call update "$sid" --friendly-name ''
check "update by standard input" 0 '^sid +CR' -- call update "$sid" --secret - <<< hush
holds "update by standard input: it arrived" test "$(came Secret)" = "$(sha256sum <<< hush | cut -d' ' -f1)"

# A credential of another SID is not the one that was asked for.
prefix=/fault/sid-mismatch
check "another credential than asked for" 8 '' '^  came: CR[0-9a-f]{32}$' -- call fetch "$sid"
sed -n 3,4p "$work/err" > "$work/place"
offset=$(sed -n 's/^twcred: fetch: field-mismatch: sid: at byte //p' "$work/err")
printf '  %s\n  %*s^\n' "$sid" "$offset" '' > "$work/expected"
same "another credential than asked for: the caret" "$work/expected" "$work/place"
prefix=

# --------------------------------------------------------------------- errors

# tells FAULT: the whole of standard error but for the request id.
tells() {
  local got=0
  "$twcred" create --type apn --base-url "$service/fault/$1/v2" 2> "$work/err" > "$work/out" || got=$?
  cat "$work/err" >> "$work/everything"
  cat > "$work/expected"
  grep -v '^  request id: ' "$work/err" > "$work/told" || true
  same "$1, to the letter" "$work/expected" "$work/told"
}
refused='  validation-failed: a parameter is missing or its value is not accepted: the message says which
  the same call is not to be repeated'
tells error-form1 << END
twcred: create: service-error: status 400: code 20001
  message: Could not parse certificate
  more info: https://www.twilio.com/docs/errors/20001
$refused
END
tells error-details << END
twcred: create: service-error: status 400: code 20001
  message: Could not parse certificate
  more info: https://www.twilio.com/docs/errors/20001
  details: {"field":"Certificate","line":1}
$refused
END
tells error-form3 << END
twcred: create: service-error: status 400: code 20001
  message: Could not parse certificate
  more info: https://www.twilio.com/docs/errors/20001
  error 1 of 2: not a certificate
    pointer: #/Certificate
  error 2 of 2: not a key
    pointer: #/PrivateKey
$refused
END
tells error-form4 << END
twcred: create: service-error: status 400: code 20001
  message: Could not parse certificate
  details: {"name":"Certificate"}
$refused
END
tells error-form5 << END
twcred: create: service-error: status 400: code 20001
  message: Could not parse certificate
  more info: https://www.twilio.com/docs/errors/20001
  error 1 of 2, code 20001
    context: {"parameter":"Certificate"}
  error 2 of 2, code 20404: No such certificate
    more info: https://www.twilio.com/docs/errors/20404
    context: {"line":1}
$refused
END
# The same code, and whether to repeat it, by the call.
repeats() {
  printf '{"code":%s}' "$2" > "$work/error"
  check "code $2 of $1" "$3" '' "^  $4" -- "$twcred" decode --operation "$1" --status "$5" "$work/error"
}
repeats create 20429 6 'the call may be repeated$' 429
repeats create 20500 6 'the same call is not to be repeated$' 500
repeats delete 20500 6 'the call may be repeated$' 500
repeats create 20503 6 'it may have been done: ' 503
repeats list 20503 6 'the call may be repeated$' 503
repeats fetch 70051 4 'permission-missing: ' 403
repeats fetch 12345 6 'try again later$' 503

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
printf '\004' | script -qec "'$twcred' delete $sid --base-url '$service/v2'" /dev/null > "$work/terminal" 2>&1 || got=$?
holds "the end of the input on a terminal" test "$got" -eq 9
got=0
printf 'y\n' | script -qec "'$twcred' delete $sid --base-url '$service/v2' 2> '$work/err'" /dev/null > "$work/terminal" 2>&1 || got=$?
holds "a question that nobody would see is not asked" test "$got" -eq 2
check "it was not deleted then" 0 -- call fetch "$sid"
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
export encoded
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
"$twcred" list --format json --base-url "$service/v2" > "$work/before"
check "a dry run of a create" 0 -- call create --type apn --dry-run
check "a dry run of an update" 0 -- call update "$sid" --friendly-name hush --dry-run
"$twcred" list --format json --base-url "$service/v2" > "$work/after"
same "dry runs change nothing" "$work/before" "$work/after"
got=0
call fetch "$sid" --dry-run > /dev/full 2> "$work/err" || got=$?
holds "a dry run on a full device" test "$got" -eq 7
check "a dry run needs no server" 0 '^GET http://127.0.0.1:9/v2/Credentials/' -- \
  "$twcred" fetch "$sid" --base-url http://127.0.0.1:9/v2 --dry-run
check "a dry run needs credentials" 2 '' 'usage-credentials' -- env -u TWILIO_ACCOUNT_SID -u TWILIO_AUTH_TOKEN \
  "$twcred" fetch "$sid" --dry-run

check "verbose" 0 "^sid +$sid\$" -- call update "$sid" --secret "$work/secret" --verbose
for line in "> POST $service/v2/Credentials/$sid" '> body: [0-9]+ bytes' '>   Secret: 22 bytes' '< status 200' \
  '< Twilio-Request-Id: RQ[0-9a-f]{32}' '< ended after [0-9.]+ ms'; do
  holds "verbose: $line" grep -qE "^$line\$" "$work/trace"
done
check "verbose: a call without an answer" 7 '' 'transport-connect' -- \
  "$twcred" fetch "$sid" --base-url http://127.0.0.1:1 --verbose
holds "verbose: a call without an answer: it is told" grep -q '^< no status$' "$work/trace"
check "verbose: a delete" 0 -- call delete "$sid" --yes --verbose
holds "verbose: a delete: it is told" grep -qxF "< deleted $sid" "$work/trace"
holds "a delete prints nothing" test ! -s "$work/out"
holds "neither shows the password encoded" eval '! grep -qF "$encoded" "$work/everything"'

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
check "an empty option overrides the environment" 0 '^GET https://ip-messaging\.twilio\.com/v2/' -- \
  env TWILIO_EDGE=sydney TWILIO_REGION=au1 "$twcred" fetch "$sid" --edge= --region= --dry-run
check "an option and a variable make a pair" 0 "$place" -- \
  env TWILIO_EDGE=sydney TWILIO_REGION=ie1 "$twcred" fetch "$sid" --edge dublin --dry-run
check "an edge of the environment alone" 2 '' '^  missing too: TWILIO_REGION$' -- env TWILIO_EDGE=dublin "$twcred" fetch "$sid" --dry-run
check "an edge of the environment that is no label" 2 '' '^  from: TWILIO_EDGE$' -- \
  env TWILIO_EDGE=-x TWILIO_REGION=ie1 "$twcred" fetch "$sid" --dry-run
check "the environment does not matter beside a base URL" 0 -- env TWILIO_EDGE=dublin "$twcred" list --base-url "$service/v2" --limit 1
check "edge and region of the environment" 0 "$place" -- env TWILIO_EDGE=dublin TWILIO_REGION=ie1 "$twcred" fetch "$sid" --dry-run
check "options outrank the environment" 0 "$place" -- env TWILIO_EDGE=sydney TWILIO_REGION=au1 \
  "$twcred" fetch "$sid" --edge dublin --region ie1 --dry-run
check "an edge alone" 2 '' '^twcred: fetch: usage-[a-z]+: --region' -- "$twcred" fetch "$sid" --edge dublin --dry-run
check "a region alone" 2 '' '^twcred: fetch: usage-[a-z]+: --edge' -- "$twcred" fetch "$sid" --region ie1 --dry-run
check "an edge that is no label" 2 '' '^twcred: fetch: usage-value: --edge' -- "$twcred" fetch "$sid" --edge evil.example/ --region ie1 --dry-run
check "an edge beside a base URL" 2 '' '^twcred: fetch: usage-' -- call fetch "$sid" --edge dublin --region ie1

# -------------------------------------------------------------- encode update

check "encode update" 0 '^FriendlyName=&Sandbox=true$' -- "$twcred" encode update "$sid" --friendly-name '' --sandbox true
check "encode update of a type" 3 '' 'param-unknown: Type$' -- "$twcred" encode update "$sid" --type apn
check "encode update of a type where it is taken" 0 '^Type=apn$' -- \
  "$twcred" encode update "$sid" --type apn --service conversations-v1
check "encode update without parameters" 2 '' '^twcred: encode: usage-option: parameter' -- "$twcred" encode update "$sid"
check "encode update without a SID" 2 '' '^twcred: encode: usage-operand: SID' -- "$twcred" encode update --friendly-name x
check "encode update of a SID that is none" 3 '' '^twcred: encode: param-format: Sid' -- "$twcred" encode update CR1 --friendly-name x

# ----------------------------------------------------------------------- help

check "the help of a call" 0 '^  --yes ' -- "$twcred" delete --help
holds "the help of a call is of no other" eval '! grep -qE -e "--(secret|limit|status|format) " "$work/out"'
check "the help of encode update" 0 '^  twcred encode update SID' -- "$twcred" encode update --help
holds "the help of encode update has no environment" eval '! grep -q TWILIO "$work/out"'

finish_checks
