#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Installs what is missing, builds, starts the mock service on a free loopback
# port, creates three credentials with the twcred command, shows a refusal by
# the service and one before anything is sent, and ends the service.
set -euo pipefail
unset CDPATH
cd "$(dirname "$(readlink -f "$0")")/.."
conformance/install.sh demo

build=build/demo
# A cache that was made elsewhere, before the clone was moved, is of no use.
if ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$build/CMakeCache.txt"; then
  rm -rf "$build"
fi
mkdir -p "$build"
echo "Building twcred and its mock service ..."
{
  cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DTWCRED_BUILD_TESTS=OFF -DTWCRED_BUILD_MOCK=ON &&
    cmake --build "$build"
} > "$build/build.log" 2>&1 || { tail -n 40 "$build/build.log"; exit 1; }
twcred=$build/transport/twcred

work=$(mktemp -d)
mock=
finish() {
  [ -z "$mock" ] || { kill "$mock" && wait "$mock" || true; } 2> /dev/null
  rm -rf "$work"
}
trap finish EXIT

# ----------------------------------------------------------------- the service
"$build/conformance/twcred-mock" --port 0 --lifetime 120 > "$work/mock" &
mock=$!
for _ in $(seq 100); do
  [ -s "$work/mock" ] && break
  sleep 0.05
done
url=$(sed -n 's/^listening on //p' "$work/mock")
[ -n "$url" ] || { echo "the mock service did not start" >&2; exit 1; }
echo "The mock service answers at $url"

# Made up for the mock; a real call takes the account's own.
export TWILIO_ACCOUNT_SID=AC0123456789abcdef0123456789abcdef
export TWILIO_AUTH_TOKEN=mock-password
unset TWILIO_API_KEY TWILIO_API_SECRET

# ------------------------------------------------------------------- the inputs
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=Apple Push Services: com.example.app' \
  -keyout "$work/pkcs8.pem" -out "$work/certificate.pem" 2> /dev/null
# The form of key that the service's documents show.
openssl rsa -traditional -in "$work/pkcs8.pem" -out "$work/key.pem" 2> /dev/null

# A service account has its private key as one JSON string, with \n for the
# line ends. Most keys have a + in their base64; draw until one has.
until grep -qs '+' "$work/fcm.pem"; do
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/fcm.pem" 2> /dev/null ||
    { echo "openssl could not make a key" >&2; exit 1; }
done
cat > "$work/service-account.json" << EOF
{
  "type": "service_account",
  "project_id": "lemon-push",
  "private_key_id": "$(openssl rand -hex 20)",
  "private_key": "$(awk '{ printf "%s\\n", $0 }' "$work/fcm.pem")",
  "client_email": "firebase-adminsdk-x1y2z@lemon-push.iam.gserviceaccount.com",
  "client_id": "$(seq -s '' 11 20)",
  "auth_uri": "https://accounts.google.com/o/oauth2/auth",
  "token_uri": "https://oauth2.googleapis.com/token",
  "auth_provider_x509_cert_url": "https://www.googleapis.com/oauth2/v1/certs",
  "client_x509_cert_url": "https://www.googleapis.com/robot/v1/metadata/x509/firebase-adminsdk-x1y2z%40lemon-push.iam.gserviceaccount.com",
  "universe_domain": "googleapis.com"
}
EOF
openssl rand -hex 20 > "$work/api-key"
echo "Made a certificate and a key, a service account of $(wc -c < "$work/service-account.json") bytes and an API key"

# -------------------------------------------------------------------- the calls
# Shows a call, runs it, and checks that it ends with the status it should.
expect() {
  local want=$1 got=0 line
  shift
  line=$(printf ' %q' "$@")
  printf '\n$ twcred%s\n' "${line//"$work/"/}"
  "$twcred" "$@" 2>&1 || got=$?
  echo "(exit status $got)"
  [ "$got" -eq "$want" ] || { echo "expected exit status $want" >&2; exit 1; }
}

expect 0 create --type apn --friendly-name 'Lemons, iOS' --sandbox true \
  --certificate "$work/certificate.pem" --private-key "$work/key.pem" --base-url "$url/v2"
expect 0 create --type fcm --friendly-name 'Lemons, Android' \
  --secret "$work/service-account.json" --base-url "$url/v2"
expect 0 create --type gcm --api-key "$work/api-key" --base-url "$url/v2" --format json

printf '\nThe service refuses an fcm credential without a secret:\n'
expect 1 create --type fcm --friendly-name 'No secret' --base-url "$url/v2"

printf '\nA name that is not UTF-8 is refused before anything is sent:\n'
expect 3 create --type gcm --friendly-name $'caf\xe9' --api-key "$work/api-key" --base-url "$url/v2"

printf '\nDone: three credentials created, two calls refused.\n'
