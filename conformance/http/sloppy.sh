#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT
#
# A client as it is often written, for the judge to find fault with; never to be
# copied. What is wrong with it stands in sloppy.expected.
# Usage: sloppy.sh BASE-URL ACCOUNT-SID PASSWORD, in the folder of certificate and key
base=$1
user=$2:$3

# Nothing is escaped, and the name is spelt as in the answers.
curl -s -o created -u "$user" "$base/v2/Credentials" \
  -d "Type=apn&friendly_name=My app&Sandbox=True&Certificate=$(cat certificate.pem)&PrivateKey=$(cat key.pem)"

# -d FILE drops the line ends.
{ printf 'Type=apn&Certificate=' && cat certificate.pem && printf '&PrivateKey=' && cat key.pem; } > form
curl -s -o created -u "$user" "$base/v2/Credentials" -d @form

# JSON, as other interfaces take it.
curl -s -o created -u "$user" -H 'Content-Type: application/json' "$base/v2/Credentials" -d '{"Type":"apn"}'

# By hand, with a line end in what is encoded.
curl -s -o list -H "Authorization: Basic $(echo "$user" | base64 -w 0)" "$base/v2/Credentials"

# The password where every server on the way logs it.
curl -s -o list "$base/v2/Credentials?token=$3"

# Again and again until it works.
for _ in 1 2 3 4 5 6 7; do
  curl -sf -o created -u "$user" -d Type=apn "$base/fault/status-500/v2/Credentials" && break
done
curl -sf -o created -u "$user" -d 'Type=apn&Sandbox=false' "$base/fault/status-429-soon/v2/Credentials" ||
  curl -sf -o created -u "$user" -d 'Type=apn&Sandbox=false' "$base/fault/status-429-soon/v2/Credentials"

# Whatever the redirect, whatever the link.
curl -s -o created -u "$user" -L --location-trusted -d Type=apn "$base/fault/redirect-foreign/v2/Credentials"
next="$base/fault/next-foreign/v2/Credentials?PageSize=2"
while [ -n "$next" ]; do
  : > page
  curl -s -o page -u "$user" "$next"
  next=$(sed -n 's/.*"next_page_url":"\([^"]*\)".*/\1/p' page)
done

# Pages by number, until one is empty.
page=0
until [ "$page" = 4 ] || grep -q '"credentials":\[\]' page; do
  curl -s -o page -u "$user" "$base/v2/Credentials?PageSize=5&Page=$page"
  page=$((page + 1))
done

# A new key: away with the old credential.
key='Type=gcm&FriendlyName=Lemon&ApiKey='
curl -s -o created -u "$user" -d "${key}hushhush-old" "$base/v2/Credentials"
sid=$(sed -n 's/^{"sid":"\([^"]*\)".*/\1/p' created)
curl -s -u "$user" -X DELETE -d force=true "$base/v2/Credentials/$sid"
curl -s -o created -u "$user" -d "${key}hushhush-new" "$base/v2/Credentials"
