// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {unescape} from 'node:querystring';
import {fact, file, lines, part} from './lib.mjs';

const ORIGIN = 'OpenSSL made it, Node, URLSearchParams encoded it';

function openssl(input, ...words) {
  return execFileSync('openssl', words, {input, stdio: ['pipe', 'pipe', 'inherit']});
}

function kept(name) {
  return readFileSync(new URL(`keys/${name}.pem`, import.meta.url));
}

function digest(bytes) {
  return openssl(bytes, 'dgst', '-sha256', '-r').toString().split(' ')[0];
}

// The value of the last pair of a body, by a decoder that is not of the encoder's
// kind: what comes out must have the digest of what went in.
function check(body, bytes) {
  const value = body.slice(body.lastIndexOf('=') + 1).replaceAll('+', ' ');
  const want = digest(bytes);
  if (digest(Buffer.from(unescape(value))) !== want)
    throw new Error('a body that does not hold what was put into it');
  return want;
}

// A body over several lines, split behind each line feed in it.
function body_lines(key, body) {
  return `${key} ${body.replaceAll('~', '~~').replaceAll(/%0A(?=.)/g, '%0A\n| ')}`;
}

function create(name, requires, type, key, bytes) {
  const body = new URLSearchParams([['Type', type], [key, bytes.toString()]]).toString();
  const sha256 = check(body, bytes);
  lines(`origin-pem.${name}`, requires, ORIGIN, 'create', `# sha256 of ${key}: ${sha256}`, `Type = ${type}`,
    fact(`${key} =`, bytes, true), '> ok', 'request = POST /Credentials 201 application/x-www-form-urlencoded',
    body_lines('body =', body));
  const plus = body.replaceAll('%2B', '+');
  if (plus !== body)
    console.log(body_lines('wrong body =', plus));
}

// What the PEM of a file holds is no text: the decoder says where that shows.
function refused(name, key, of) {
  const bytes = openssl(kept(of).toString().replaceAll(/^-.*\n/gm, ''), 'base64', '-d');
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
  const place = Buffer.byteLength(text.slice(0, text.indexOf('\uFFFD')));
  lines(`origin-pem.${name}`, 'form.utf8-refused form.utf8-place', 'OpenSSL made it, Node, TextDecoder judged it', 'create',
    'Type = apn', fact(`${key} =`, bytes), `> param-utf8 ${key} ${place}`);
}

const with_crlf = (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n'));

file('origin-pem.mjs', ['Certificates and keys as people have them, made by OpenSSL (make-keys.sh). The body is',
  'that of another encoder; and what its value decodes to was seen to have the digest',
  'that OpenSSL gives of the file.']);

part('Certificates.');
for (const name of ['certificate', 'certificate-bag']) {
  create(name, 'request.certificate request.pem-exact form.plus', 'apn', 'Certificate', kept(name));
  create(`${name}-crlf`, 'request.pem-exact form.line-ends', 'apn', 'Certificate', with_crlf(kept(name)));
}
refused('certificate-der', 'Certificate', 'certificate');

part('Private keys.');
for (const name of ['rsa-pkcs1', 'rsa-pkcs8', 'rsa-bag', 'rsa-passphrase', 'ec-pkcs8']) {
  create(name, 'request.private-key request.pem-exact form.plus', 'apn', 'PrivateKey', kept(name));
  create(`${name}-crlf`, 'request.pem-exact form.line-ends', 'apn', 'PrivateKey', with_crlf(kept(name)));
}
for (const name of ['rsa-pkcs1', 'rsa-pkcs8', 'ec-pkcs8'])
  refused(`${name}-der`, 'PrivateKey', name);

part('A service account, with one of the keys.');
const account = {
  type: 'service_account',
  project_id: 'example-1234',
  private_key_id: digest(kept('rsa-pkcs8')).slice(0, 40),
  private_key: kept('rsa-pkcs8').toString(),
  client_email: 'push@example-1234.iam.gserviceaccount.com',
  token_uri: 'https://oauth2.example.com/token',
  universe_domain: 'example.com',
};
create('service-account', 'request.secret form.line-ends form.plus', 'fcm', 'Secret',
  Buffer.from(`${JSON.stringify(account, null, 2)}\n`));
create('service-account-on-one-line', 'request.secret form.plus', 'fcm', 'Secret', Buffer.from(JSON.stringify(account)));
