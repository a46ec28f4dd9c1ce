#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# The program, create and fetch, how it ends, passwords and TLS.
# Usage: mock_test.sh PROGRAM

# shellcheck source-path=SCRIPTDIR source=mock_lib.sh
. "$(dirname "$0")/mock_lib.sh"

# ------------------------------------------------------------- the program

ok "--help" "$program" --help
ok "--version" "$program" --version
"$program" --help >"$dir/help"
ok "--help documents the default password" grep -q mock-password "$dir/help"
for word in --credentials --public-urls --judge /conversations/v1 DELETE; do
    ok "--help tells of $word" grep -qF -- "$word" "$dir/help"
done
for arguments in --nonsense '--port 70000' '--port' '--port -1' '--lifetime 0' '--tls-key x' '--help=x' '--credentials 10001' '--public-urls=x' '--judge' '--judge-list=x'; do
    # shellcheck disable=SC2086
    "$program" $arguments >"$dir/usage.out" 2>"$dir/usage.err"
    code=$?
    ok "$arguments: exit 2" [ "$code" = 2 ]
    ok "$arguments: one line on stderr, none on stdout" \
        [ "$(wc -l <"$dir/usage.err"),$(wc -c <"$dir/usage.out" | tr -d ' ')" = 1,0 ]
done
"$program" --password-file "$dir/none" >"$dir/usage.out" 2>"$dir/usage.err"
code=$?
ok "a missing password file: exit 1" [ "$code" = 1 ]

# ------------------------------------------------------------- the contract

unset TWCRED_MOCK_PASSWORD
start "$dir/line"
ok "one line on stdout" [ "$(wc -l <"$dir/line" | tr -d ' ')" = 1 ]
ok "it names the address" grep -qE '^listening on http://127\.0\.0\.1:[1-9][0-9]*$' "$dir/line"
"$program" --port "${base##*:}" >"$dir/usage.out" 2>"$dir/usage.err"
code=$?
ok "a port in use: exit 1" [ "$code" = 1 ]
ok "a port in use: one line on stderr" [ "$(wc -l <"$dir/usage.err" | tr -d ' ')" = 1 ]

create -d Type=apn
ok "the contract's own example: 201" status_is 201
ok "the eight attributes" body_matches "^\{\"sid\":\"CR$hex\",\"account_sid\":\"$account\",\"friendly_name\":null,\"type\":\"apn\",\"sandbox\":null,\"date_created\":\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z\",\"date_updated\":null,\"url\":\"$base/v2/Credentials/CR$hex\"\}\$"
ok "Content-Type" header_matches 'Content-Type: application/json'
ok "Allow-Origin" header_matches 'Access-Control-Allow-Origin: \*'
ok "Allow-Methods" header_matches 'Access-Control-Allow-Methods: GET, POST, DELETE, OPTIONS'
ok "Allow-Headers" header_matches 'Access-Control-Allow-Headers: .+'
ok "Allow-Credentials" header_matches 'Access-Control-Allow-Credentials: true'
ok "Expose-Headers" header_matches 'Access-Control-Expose-Headers: .+'
ok "Twilio-Request-Id" header_matches "Twilio-Request-Id: RQ$hex"
ok "Twilio-Request-Duration" header_matches 'Twilio-Request-Duration: [0-9]+\.[0-9]{3}'
ok "Twilio-Concurrent-Requests" header_matches 'Twilio-Concurrent-Requests: [1-9][0-9]*'
ok "ETag: a strong tag over the body" \
    header_matches "ETag: \"$(openssl dgst -sha256 <"$dir/body" | sed 's/.*= *//' | cut -c1-32)\""
last_modified=$(sed -n 's/^Last-Modified: *\(.*\)\r$/\1/p' "$dir/headers")
created=$(sed 's/.*"date_created":"\([^"]*\)".*/\1/' "$dir/body")
ok "Last-Modified: the date of creation" \
    [ "$(date -u -d "$last_modified" '+%a, %d %b %Y %H:%M:%SZ')" = "$(date -u -d "$created" '+%a, %d %b %Y %H:%M:%SZ')" ]
ok "Last-Modified: IMF-fixdate" \
    header_matches 'Last-Modified: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT'
first=$(cat "$dir/body")
create -d Type=apn
ok "a fresh SID each time" not body_has "$first"

create --data-urlencode Type=apn --data-urlencode "Certificate@$dir/cert" \
    --data-urlencode "PrivateKey@$dir/key" -d Sandbox=true
ok "apn: 201" status_is 201
ok "sandbox comes back as text" body_has '"sandbox":"True"'
ok "the certificate arrived byte for byte" \
    header_matches "Twcred-Mock-Sha256-Certificate: $(sha256 "$dir/cert")"
ok "the key arrived byte for byte" \
    header_matches "Twcred-Mock-Sha256-PrivateKey: $(sha256 "$dir/key")"
create -d Type=fcm -d Sandbox=false --data-urlencode "Secret@$dir/secret"
ok "fcm: 201" status_is 201
ok "sandbox false" body_has '"sandbox":"False"'
ok "the secret arrived byte for byte" \
    header_matches "Twcred-Mock-Sha256-Secret: $(sha256 "$dir/secret")"
ok "what did not arrive has no digest" not header_matches 'Twcred-Mock-Sha256-ApiKey:.*'
create -H 'Content-Type: Application/X-WWW-Form-Urlencoded; charset=UTF-8' \
    -d 'Type=gcm&ApiKey=hush%2Bapi&FriendlyName=%22a%5C%00%0A%C3%A9+b'
ok "gcm: 201" status_is 201
ok "friendly_name is escaped" body_has '"friendly_name":"\"a\\\u0000\u000aé b"'
sid=$(body_sid)
made=$(cat "$dir/body")
ask "/v2/Credentials/$sid" -u "$key:mock-password"
ok "fetch: 200" status_is 200
ok "fetch: what was created" body_has "$made"
ok "fetch: the digest" header_matches 'Twcred-Mock-Sha256-ApiKey: [0-9a-f]{64}'
ask "/v2/Credentials/CR00000000000000000000000000000000" -u "$account:mock-password"
ok "fetch of another: 404" status_is 404
ok "fetch of another: 20404" body_has '"code":20404'
ask /v2/Credentials -u "$key:mock-password" -d 'Type=apn&FriendlyName='
ok "an API key: 201" status_is 201
ok "an API key: an account of the server's" body_matches "\"account_sid\":\"AC$hex\""
ok "an empty name is not an unset one" body_has '"friendly_name":""'

for user in "$account:wrong" "$account:" "$account:mock-password " "AC0:mock-password" "$sid:mock-password"; do
    ask /v2/Credentials -u "$user" -d Type=apn
    ok "as '$user': 401" status_is 401
done
ask /v2/Credentials -d Type=apn
ok "as nobody: 401" status_is 401
ok "401: the body" body_has '{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}'
ok "401: WWW-Authenticate" header_matches 'WWW-Authenticate: Basic .+'
ok "401: Twilio-Request-Id" header_matches "Twilio-Request-Id: RQ$hex"
create -H 'Content-Type: application/json' -d '{}'
ok "another media type: 415" status_is 415
ok "another media type: the API's form" body_has '"status":415}'
create -H 'Content-Type:' -d Type=apn
ok "no media type: 415" status_is 415
for path in / /v2 /v1/Credentials /v2/Credentials/ /v2/credentials /v2/CredentialsX /v2/Credentials/CR0 \
    "/v2/Credentials/$sid/" /chat/v3/Credentials /notify/v2/Credentials /sms/v1/Credentials /chat/Credentials \
    /chat/v2 /v2/v2/Credentials /fault/nonsense/v2/Credentials /fault; do
    ask "$path" -u "$account:mock-password" -d Type=apn
    ok "$path: 404" status_is 404
    ok "$path: 20404" body_has '"code":20404'
done
# not_allowed PATH ALLOW METHOD...
not_allowed() {
    where=$1
    allow=$2
    shift 2
    for method in "$@"; do
        as_user "$where" -X "$method"
        ok "$method: 405" status_is 405
        ok "$method: 20004" body_has '"code":20004'
        ok "$method: Allow" header_matches "Allow: $allow"
    done
}
not_allowed /v2/Credentials 'POST, GET' PUT PATCH DELETE OPTIONS
not_allowed "/v2/Credentials/$sid" 'GET, POST, DELETE' PUT PATCH OPTIONS

refused "an empty body" "Type is required" -X POST -H 'Content-Type: application/x-www-form-urlencoded'
refused "no Type" "Type is required" -d FriendlyName=a
refused "another Type" "Invalid Type" -d Type=APN
refused "a certificate alone" "Cannot create credentials record. 'PrivateKey' must be present" \
    -d Type=apn --data-urlencode "Certificate@$dir/cert"
refused "a key alone" "Cannot create credentials record. 'Certificate' must be present" \
    -d Type=apn --data-urlencode "PrivateKey@$dir/key"
refused "a certificate without framing" "Could not parse certificate" \
    -d Type=apn -d Certificate=hush --data-urlencode "PrivateKey@$dir/key"
refused "a key without framing" "Could not parse private key" \
    -d Type=apn --data-urlencode "Certificate@$dir/cert" -d PrivateKey=-----BEGIN+hush-----
refused "fcm without Secret" "Cannot create credentials record. 'Secret' must be present" -d Type=fcm
refused "an empty Secret" "Cannot create credentials record. 'Secret' must be present" -d 'Type=fcm&Secret='
refused "gcm without ApiKey" "Cannot create credentials record. 'ApiKey' must be present" -d Type=gcm
refused "another Sandbox" "Sandbox must be true or false" -d 'Type=apn&Sandbox=True'
refused "twice" "Parameter 'Secret' is given twice" -d 'Type=fcm&Secret=hush1&Secret=hush2'
refused "unknown" "Parameter 'Colour' is unknown" -d 'Type=apn&Colour=hush'
refused "an unencoded ampersand in a secret" "Parameter number 3 is unknown" -d 'Type=fcm&Secret=hush&hush4+5/6'
refused "a malformed escape" "Parameter 'Secret' has a malformed percent escape" -d 'Type=fcm&Secret=hush%2'
refused "ill-formed UTF-8" "Parameter 'FriendlyName' is not valid UTF-8" -d 'Type=apn&FriendlyName=hush%ff'
refused_at '/v2/Credentials?Type=apn' "a query with a create" "Parameter 'Type' is unknown" -d Type=apn
refused_at "/v2/Credentials/$sid?PageSize=1" "a query with a fetch" "Parameter 'PageSize' is unknown"
head -c 1100000 /dev/zero | tr '\0' a >"$dir/large"
create -d Type=apn --data-urlencode "FriendlyName@$dir/large"
ok "more than a megabyte: 413" status_is 413

# ------------------------------------------------------------------ the end

for fault in slow-headers slow-body; do
    curl -s -o "$dir/ignored.$fault" -u "$account:mock-password" -d Type=apn \
        "$base/fault/$fault/v2/Credentials" &
done
sleep 0.5
create -d Type=apn
ok "slow answers hold up no other" status_is 201
ok "they are counted" header_matches 'Twilio-Concurrent-Requests: 3'
before=$(date +%s)
kill -TERM "$server"
wait "$server"
code=$?
ok "SIGTERM ends it with 0" [ "$code" = 0 ]
ok "at once, in spite of slow answers" [ $(($(date +%s) - before)) -le 3 ]
server=
start "$dir/line2"
kill -INT "$server"
wait "$server"
code=$?
ok "SIGINT ends it with 0" [ "$code" = 0 ]
start "$dir/line3" --lifetime 1
before=$(date +%s)
wait "$server"
code=$?
ok "its lifetime ends it with 0" [ "$code" = 0 ]
ok "in time" [ $(($(date +%s) - before)) -le 4 ]
server=
mkfifo "$dir/gate"
sh -c '"$1" --port 0 >"$2" 2>>"$3" & read -r line <"$4"' sh "$program" "$dir/line4" "$dir/stderr" "$dir/gate" &
parent=$!
await_line "$dir/line4"
base=$(sed -n 's/^listening on //p' "$dir/line4")
create -d Type=apn
ok "with its parent alive it serves" status_is 201
echo >"$dir/gate"
wait "$parent"
ok "its parent's death ends it" ended "$base"

# --------------------------------------------------------- password and TLS

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mock \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$dir/key.pem" -out "$dir/cert.pem" 2>"$dir/openssl"
printf 'hush-password\nsecond line\n' >"$dir/password"
TWCRED_MOCK_PASSWORD=hush-environment
export TWCRED_MOCK_PASSWORD
start "$dir/line5" "--password-file=$dir/password" --tls-certificate "$dir/cert.pem" --tls-key "$dir/key.pem"
ok "https: it says so" grep -qE '^listening on https://127\.0\.0\.1:[1-9][0-9]*$' "$dir/line5"
ask /v2/Credentials --cacert "$dir/cert.pem" -u "$account:hush-password" -d Type=apn
ok "https: 201 with the file's password" status_is 201
ok "https: URLs are https" body_has "\"url\":\"$base/v2/Credentials/CR"
ask /v2/Credentials --cacert "$dir/cert.pem" -u "$account:hush-password" -H 'Host: mock.example:1' -d Type=apn
ok "URLs name the host that the client named" body_has '"url":"https://mock.example:1/v2/Credentials/CR'
ask /v2/Credentials --cacert "$dir/cert.pem" -u "$account:hush-password" -H 'Host: a"b' -d Type=apn
ok "no odd host gets into a URL" status_is 400
ask /v2/Credentials --cacert "$dir/cert.pem" -u "$account:hush-environment" -d Type=apn
ok "https: the file outranks the environment" status_is 401
ask /v2/Credentials --cacert "$dir/cert.pem" --tls-max 1.1 -u "$account:hush-password" -d Type=apn
ok "https: not below TLS 1.2" status_is 000
kill "$server"
wait "$server"
code=$?
ok "https: ends with 0" [ "$code" = 0 ]
start "$dir/line6" --public-urls
ask /v2/Credentials -u "$account:hush-environment" -d Type=apn
ok "the environment's password" status_is 201
ok "--public-urls: that of the public host" \
    body_matches "\"url\":\"https://ip-messaging\.twilio\.com/v2/Credentials/CR$hex\""
ask /v2/Credentials -u "$account:mock-password" -d Type=apn
ok "the default password is none then" status_is 401
kill "$server"
wait "$server"
server=
"$program" --port 0 --tls-certificate "$dir/secret" --tls-key "$dir/secret" >"$dir/usage.out" 2>"$dir/usage.err"
code=$?
ok "a bad certificate: exit 1" [ "$code" = 1 ]

ok "no secret in what it says of a bad certificate" not grep -q hush "$dir/usage.err"

finish_checks
