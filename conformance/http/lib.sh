#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# What those share who put a client before the judge. To be sourced; the caller
# sets mock, and works in a folder of its own.
# shellcheck disable=SC2034,SC2154 # set or used by the caller

value_account=AC0123456789abcdef0123456789abcdef
value_password=mock-password
value_user=$value_account:$value_password
export TWILIO_ACCOUNT_SID=$value_account TWILIO_AUTH_TOKEN=$value_password
unset TWILIO_API_KEY TWILIO_API_SECRET TWILIO_EDGE TWILIO_REGION TWCRED_MOCK_PASSWORD
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY

# What must not show up in a report: it is in each of the inputs.
secret_marks=(TWFkZSB1cCBm hushhush)

# Made up, with plus signs where base64 has them.
write_inputs() {
  local name
  while read -r name; do
    printf '%s\n' "-----BEGIN ${name#* }-----" \
      'TWFkZSB1cCBmb3IgdGhlIGp1ZGdlLCBhbmQgbm8ga2V5IGF0IGFsbCA++/+AAAA=' \
      'aHVzaGh1c2gga2V5IGxpbmUgdHdvLCB3aXRoIHRvbyBtYW55IHBsdXNlcw+/+/==' \
      "-----END ${name#* }-----" > "${name%% *}"
  done << 'END'
certificate.pem CERTIFICATE
key.pem RSA PRIVATE KEY
END
  { printf 'Bag Attributes\n' && cat key.pem; } > bag-key.pem
  tr '\n' ' ' < key.pem > one-line-key.pem
  cat > service-account.json << 'END'
{
  "type": "service_account",
  "private_key": "-----BEGIN PRIVATE KEY-----\nTWFkZSB1cCBmb3IgdGhlIGp1ZGdl+/+AAAA=\n-----END PRIVATE KEY-----\n",
  "client_email": "push@made-up.iam.gserviceaccount.com"
}
END
  head -c 80 service-account.json > half-account.json
  printf 'hushhush0123456789abcdef' > api-key.txt
  printf 'hushhush0123456789abcdef\n' > api-key-line.txt
}

# Starts the judge, and waits for its lines.
start_judge() {
  local line
  rm -f answer report listening
  mkfifo listening
  "$mock" --port 0 --lifetime 60 --credentials 5 --judge report > listening &
  judge=$!
  echo "$judge" > judge.pid
  exec 3< listening
  read -r -t 10 line <&3
  value_foreign=${line#foreign host on }
  read -r -t 10 line <&3
  value_base=${line#listening on }
  exec 3<&-
  value_host=${value_base#http://}
  value_sid=
  value_next=
  value_token=
}

# Its exit status is the judge's.
stop_judge() {
  local status=0
  kill "$judge"
  wait "$judge" || status=$?
  : > judge.pid
  return "$status"
}

# Takes the SID and the next page out of an answer.
read_answer() {
  local answer
  answer=$(tr -d '\0' < "$1")
  [[ ! $answer =~ ^\{\"sid\":\"(CR[0-9a-f]*)\" ]] || value_sid=${BASH_REMATCH[1]}
  value_next=
  [[ ! $answer =~ \"next_page_url\":\"([^\"]*)\" ]] || value_next=${BASH_REMATCH[1]}
  value_token=${value_next##*PageToken=}
}
