#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Lives a credential's whole life through the command, on each of the six
# services of the mock: created, found in a list of 2,500 over several pages,
# fetched, renewed with the same SID, its name emptied and then left unset,
# deleted, gone. One line for each check.
# Usage: life_test.sh TWCRED TWCRED-MOCK
set -euo pipefail
twcred=$1
mock=$2
# shellcheck source=transport/test/command_lib.sh
. "$(dirname "$0")/command_lib.sh"

seeded=2500

# Real keys and certificates: two of them, since a certificate is renewed.
for name in first second; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=$name push" -keyout "$work/$name.key" \
    -out "$work/$name.crt" 2> "$work/openssl" || { cat "$work/openssl"; exit 1; }
done
printf '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nhush+/=\\n-----END PRIVATE KEY-----\\n"}' > "$work/secret"

start "$mock" --port 0 --lifetime 170 --credentials "$seeded"
site=$url

# call WORDS…: the call on the service under test.
call() {
  "$twcred" "$@" --service "$service" --base-url "$site/$product/$version"
}

# field NAME: of the credential that was printed last, as text.
field() {
  sed -n "s/^$1  *//p" "$work/out"
}

# came FILE NAME: the mock tells the digest of the bytes that last came as NAME.
came() {
  local told
  told=$(curl -s -o "$work/ignored" -D - -u "$account:$password" "$site/$product/$version/Credentials/$sid" |
    tr -d '\r' | sed -n "s/^Twcred-Mock-Sha256-$2: //p")
  [ "$told" = "$(sha256sum < "$1" | cut -d' ' -f1)" ]
}

live() {
  local name="The app of $service" renewed
  check "$service: created" 0 '^sid +CR[0-9a-f]{32}$' -- call create --type apn --friendly-name "$name" \
    --certificate "$work/first.crt" --private-key "$work/first.key" --sandbox true
  sid=$(field sid)
  holds "$service: the name is as given" test "$(field friendly_name)" = "$name"
  holds "$service: the certificate arrived byte for byte" came "$work/first.crt" Certificate

  check "$service: listed, page by page" 0 "^$sid"$'\t' -- \
    call list --format tsv --page-size 100 --verbose
  holds "$service: all $((seeded + 1)) are listed" test "$(tail -n +2 "$work/out" | wc -l)" -eq $((seeded + 1))
  holds "$service: each is listed once" test "$(tail -n +2 "$work/out" | cut -f1 | sort -u | wc -l)" -eq $((seeded + 1))
  holds "$service: the list came in 26 pages" test "$(grep -c '^> GET ' "$work/trace")" -eq 26
  holds "$service: each further page was asked for by its token" test "$(grep -c 'PageToken=' "$work/trace")" -eq 25

  check "$service: fetched" 0 "^sid +$sid\$" -- call fetch "$sid"
  created=$(field date_created)

  check "$service: renewed" 0 "^sid +$sid\$" -- call update "$sid" --certificate "$work/second.crt" \
    --private-key "$work/second.key" --sandbox false
  renewed=$(field date_created)
  holds "$service: the renewed credential is the old one" test "$created" = "$renewed"
  holds "$service: the name was left" test "$(field friendly_name)" = "$name"
  holds "$service: the new certificate arrived byte for byte" came "$work/second.crt" Certificate
  holds "$service: the new key arrived byte for byte" came "$work/second.key" PrivateKey

  check "$service: its name emptied" 0 '^friendly_name +""$' -- call update "$sid" --friendly-name ''
  check "$service: its name left unset" 0 '^friendly_name +""$' -- call update "$sid" --sandbox true
  check "$service: still there, with an empty name" 0 '^friendly_name +""$' -- call fetch "$sid"

  check "$service: deleted" 0 -- call delete "$sid" --yes
  check "$service: gone" 5 '' '^twcred: fetch: service-error: status 404: code 20404$' -- call fetch "$sid"
  check "$service: gone for good" 5 '' '^twcred: delete: service-error: status 404' -- call delete "$sid" --yes
  check "$service: listed no more" 0 -- call list --format tsv --page-size 100
  holds "$service: $seeded are left" test "$(tail -n +2 "$work/out" | wc -l)" -eq "$seeded"
  holds "$service: it is not among them" eval '! grep -q "^$sid" "$work/out"'
}

# The services are the command's own.
"$twcred" services --format tsv | tail -n +2 | cut -f1 > "$work/services"
holds "there are six services" test "$(wc -l < "$work/services")" -eq 6
while read -r service; do
  product=${service%-v*}
  version=v${service##*-v}
  live
done < "$work/services"

# Type is set by an update in one service only.
service=conversations-v1 product=conversations version=v1
check "conversations: another type" 0 '^type +apn$' -- call create --type apn
sid=$(field sid)
check "conversations: its type is updated" 0 '^type +fcm$' -- call update "$sid" --type fcm --secret "$work/secret"
service=chat-v2 product=chat version=v2
check "chat: its type is not" 3 '' '^twcred: update: param-unknown: Type' -- call update "$sid" --type fcm

finish_checks
