#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# Update and delete, and what the six services differ in.
# Usage: mock_update_test.sh PROGRAM

# shellcheck source-path=SCRIPTDIR source=mock_lib.sh
. "$(dirname "$0")/mock_lib.sh"

unset TWCRED_MOCK_PASSWORD
start "$dir/line"

# date_of MEMBER: its value in the body.
date_of() {
    sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$dir/body"
}

digests_are() {
    [ "$(sed -n 's/^Twcred-Mock-Sha256-\([A-Za-z]*\):.*/\1/p' "$dir/headers" | sort | tr '\n' ' ')" = "$1" ]
}

# ------------------------------------------------------------------ update

create --data-urlencode Type=apn -d FriendlyName=before --data-urlencode "Certificate@$dir/cert" \
    --data-urlencode "PrivateKey@$dir/key" -d Sandbox=true
sid=$(body_sid)
one=/v2/Credentials/$sid
made=$(cat "$dir/body")
created=$(date_of date_created)
as_user "$one" -X POST -H 'Content-Type: application/x-www-form-urlencoded'
ok "an update with nothing: 200" status_is 200
ok "an update with nothing changes nothing" [ "$(cat "$dir/body")" = "$made" ]
ok "an update with nothing: no digest" digests_are ""
sleep 1
as_user "$one" --data-urlencode 'FriendlyName=aftér'
ok "a new name: 200" status_is 200
ok "a new name: it is there" body_has '"friendly_name":"aftér"'
ok "a new name: the rest stays" body_has "\"sid\":\"$sid\",\"account_sid\":\"$account\",\"friendly_name\":\"aftér\",\"type\":\"apn\",\"sandbox\":\"True\",\"date_created\":\"$created\",\"date_updated\":\"20"
ok "a new name: date_updated is later" [ "$(date -d "$(date_of date_updated)" +%s)" -gt "$(date -d "$created" +%s)" ]
ok "a new name: Last-Modified is date_updated" \
    [ "$(date -d "$(sed -n 's/^Last-Modified: *\(.*\)\r$/\1/p' "$dir/headers")" +%s)" = "$(date -d "$(date_of date_updated)" +%s)" ]
ok "a new name: ETag" header_matches "ETag: \"$(sha256 "$dir/body" | cut -c1-32)\""
ok "a new name: the digest of what arrived" digests_are "FriendlyName "
made=$(cat "$dir/body")
as_user "$one"
ok "a fetch shows the update" [ "$(cat "$dir/body")" = "$made" ]
ok "a fetch: the digests of all" digests_are "Certificate FriendlyName PrivateKey Sandbox Type "
as_user "$one" -d 'FriendlyName='
ok "an empty name empties it" body_has '"friendly_name":""'
as_user "$one" -d Sandbox=false
ok "Sandbox" body_has '"sandbox":"False"'
ok "Sandbox: the name stays" body_has '"friendly_name":""'
printf -- '-----BEGIN CERTIFICATE-----\nhush+second/BBBB==\n-----END CERTIFICATE-----\n' >"$dir/cert2"
as_user "$one" --data-urlencode "Certificate@$dir/cert2" --data-urlencode "PrivateKey@$dir/key"
ok "certificate and key: 200" status_is 200
ok "certificate and key: the digests" digests_are "Certificate PrivateKey "
as_user "$one"
ok "the new certificate is kept" header_matches "Twcred-Mock-Sha256-Certificate: $(sha256 "$dir/cert2")"
made=$(cat "$dir/body")
refused_at "$one" "a certificate alone" "Cannot update credentials record. 'PrivateKey' must be present" \
    --data-urlencode "Certificate@$dir/cert"
refused_at "$one" "a key alone" "Cannot update credentials record. 'Certificate' must be present" \
    --data-urlencode "PrivateKey@$dir/key"
refused_at "$one" "a certificate without framing" "Could not parse certificate" \
    -d Certificate=hush --data-urlencode "PrivateKey@$dir/key"
refused_at "$one" "another Sandbox" "Sandbox must be true or false" -d Sandbox=
refused_at "$one" "Type" "Parameter 'Type' is unknown" -d Type=apn
refused_at "$one" "unknown" "Parameter 'friendlyname' is unknown" -d friendlyname=a
refused_at "$one" "twice" "Parameter 'FriendlyName' is given twice" -d 'FriendlyName=a&FriendlyName=b'
as_user "$one"
ok "what is refused changes nothing" [ "$(cat "$dir/body")" = "$made" ]
as_user "$one" -H 'Content-Type: application/json' -d '{}'
ok "another media type: 415" status_is 415
ask "$one" -u "$account:wrong" -d FriendlyName=a
ok "an update with a wrong password: 401" status_is 401
as_user /v2/Credentials/CR00000000000000000000000000000000 -d FriendlyName=a
ok "an update of another: 404" status_is 404
create -d 'Type=fcm&Secret=hush1'
as_user "/v2/Credentials/$(body_sid)" --data-urlencode "Secret@$dir/secret"
ok "a new secret arrived byte for byte" header_matches "Twcred-Mock-Sha256-Secret: $(sha256 "$dir/secret")"
one=/v2/Credentials/$(body_sid)
refused_at "$one" "a certificate alone, whatever the type" \
    "Cannot update credentials record. 'PrivateKey' must be present" --data-urlencode "Certificate@$dir/cert"
refused_at "$one" "an empty secret" \
    "Cannot update credentials record. 'Secret' must be present" -d Secret=

# ------------------------------------------------------------------ delete

one=/v2/Credentials/$sid
ask "$one" -u "$account:wrong" -X DELETE
ok "a delete with a wrong password: 401" status_is 401
as_user "$one" -X DELETE
ok "delete: 204" status_is 204
ok "delete: empty" [ ! -s "$dir/body" ]
ok "delete: no type" not header_matches 'Content-Type:.*'
ok "delete: Twilio-Request-Id" header_matches "Twilio-Request-Id: RQ$hex"
for method in GET POST DELETE; do
    as_user "$one" -X "$method" -H 'Content-Type: application/x-www-form-urlencoded'
    ok "$method of what is deleted: 404" status_is 404
    ok "$method of what is deleted: form 1" body_has '{"code":20404,"message":"The requested resource was not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}'
done

# ---------------------------------------------------------------- services

# repeat COUNT TEXT
repeat() {
    i=0
    while [ "$i" -lt "$1" ]; do
        printf '%s' "$2"
        i=$((i + 1))
    done
}
repeat 64 漢 >"$dir/name64"
repeat 65 漢 >"$dir/name65"
cat >"$dir/services" <<'END'
/v2 1000 - -
/ip-messaging/v2 1000 - -
/ip-messaging/v1 1000 - -
/chat/v2 1000 64 -
/chat/v1 1000 64 -
/conversations/v1 100 64 type
/notify/v1 1000 64 -
END
while read -r prefix size limit type; do
    all=$prefix/Credentials
    as_user "$all?PageSize=$size"
    ok "$prefix: PageSize $size" status_is 200
    refused_at "$all?PageSize=$((size + 1))" "$prefix: PageSize $((size + 1))" \
        "PageSize must be a number from 1 to $size"
    as_user "$all" -d Type=apn --data-urlencode "FriendlyName@$dir/name64"
    ok "$prefix: 64 characters" status_is 201
    sid=$(body_sid)
    one=$all/$sid
    ok "$prefix: its own URL" body_has "\"url\":\"$base$one\""
    if [ "$limit" = 64 ]; then
        refused_at "$all" "$prefix: 65 characters" "FriendlyName must not be longer than 64 characters" \
            -d Type=apn --data-urlencode "FriendlyName@$dir/name65"
        refused_at "$one" "$prefix: update to 65 characters" "FriendlyName must not be longer than 64 characters" \
            --data-urlencode "FriendlyName@$dir/name65"
    else
        as_user "$all" -d Type=apn --data-urlencode "FriendlyName@$dir/name65"
        ok "$prefix: 65 characters" status_is 201
        as_user "$one" --data-urlencode "FriendlyName@$dir/name65"
        ok "$prefix: update to 65 characters" status_is 200
    fi
    if [ "$type" = type ]; then
        refused_at "$one" "$prefix: Type without its secret" \
            "Cannot update credentials record. 'ApiKey' must be present" -d Type=gcm
        refused_at "$one" "$prefix: another Type" "Invalid Type" -d Type=GCM
        as_user "$one" -d 'Type=gcm&ApiKey=hush'
        ok "$prefix: Type" body_has '"type":"gcm"'
        as_user "$one" -d 'Type=gcm'
        ok "$prefix: Type with the secret kept" status_is 200
    else
        refused_at "$one" "$prefix: Type" "Parameter 'Type' is unknown" -d 'Type=gcm&ApiKey=hush'
    fi
    while read -r other rest; do
        wanted=404
        case "$prefix $other" in
        "/v2 /ip-messaging/v2" | "/ip-messaging/v2 /v2") wanted=200 ;;
        *) [ "$prefix" != "$other" ] || wanted=200 ;;
        esac
        as_user "$other/Credentials/$sid"
        ok "$prefix: its SID in $other: $wanted" status_is "$wanted"
    done <"$dir/services"
    as_user "$one" -X DELETE
    ok "$prefix: delete" status_is 204
done <"$dir/services"

finish_checks
