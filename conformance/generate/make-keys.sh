#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Makes the keys and certificates in keys/, in the forms in which people have theirs.
# They are made once and kept, since no two runs make the same. They are for tests
# and open nothing.
# Usage: make-keys.sh
set -eu
cd "$(dirname "$0")/keys"
subject='/UID=com.example.app/CN=Apple Push Services: com.example.app/O=Exämple & Söhne/C=DE'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl genrsa -traditional -out rsa-pkcs1.pem 2048
openssl pkcs8 -topk8 -nocrypt -in rsa-pkcs1.pem -out rsa-pkcs8.pem
openssl rsa -traditional -aes128 -passout pass:secret -in rsa-pkcs1.pem -out rsa-passphrase.pem
openssl req -x509 -new -utf8 -key rsa-pkcs1.pem -subj "$subject" -days 3650 -out certificate.pem
openssl pkcs12 -export -name 'Apple Push Services: com.example.app' -in certificate.pem -inkey rsa-pkcs1.pem \
  -passout pass:secret -out "$work/both.p12"
openssl pkcs12 -in "$work/both.p12" -passin pass:secret -nokeys -out certificate-bag.pem
openssl pkcs12 -in "$work/both.p12" -passin pass:secret -nocerts -nodes -out rsa-bag.pem
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec-pkcs8.pem
