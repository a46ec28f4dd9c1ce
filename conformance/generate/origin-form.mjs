// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {fact, file, hex, lines, numbers, part} from './lib.mjs';

const ENCODER = 'Node, URLSearchParams';
const DECODER = 'Node, TextDecoder';
const REQUEST = 'request = POST /Credentials 201 application/x-www-form-urlencoded';

// The text of well-formed bytes; undefined of others.
function text_of(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return undefined;
  }
}

// Where the first ill-formed sequence starts: a decoder that is not fatal puts
// U+FFFD there.
function place_of(bytes) {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
  return Buffer.byteLength(text.slice(0, text.indexOf('\uFFFD')));
}

// A create with these parameters, and the bytes of each; `wrong` is the Secret of a
// body that must not pass for the right one.
function create(name, requires, type, params, wrong) {
  const pairs = new URLSearchParams([['Type', type]]);
  const given = [`Type = ${type}`];
  for (const [key, bytes] of params) {
    pairs.append(key, text_of(bytes));
    given.push(fact(`${key} =`, bytes));
  }
  const more = wrong === undefined ? [] : [fact('wrong body =', Buffer.from(`Type=${type}&Secret=${wrong}`, 'latin1'))];
  lines(name, requires, ENCODER, 'create', ...given, '> ok', REQUEST,
    fact('body =', Buffer.from(pairs.toString(), 'latin1')), ...more);
}

// Bytes that may be UTF-8 or not, as the decoder says.
function secret(name, well_formed, ill_formed, bytes) {
  if (text_of(bytes) !== undefined)
    create(name, well_formed, 'fcm', [['Secret', bytes]]);
  else
    lines(name, ill_formed, DECODER, 'create', 'Type = fcm', fact('Secret =', bytes),
      `> param-utf8 Secret ${place_of(bytes)}`);
}

const escape = (byte) => `%${hex(byte, 2)}`;

// The requirement that a byte of ASCII falls under, and what a wrong encoder writes.
function ascii_rule(byte) {
  const c = String.fromCharCode(byte);
  if (/[A-Za-z0-9]/.test(c))
    return ['form.alphanumeric', escape(byte)];
  if (/[*\-._]/.test(c))
    return ['form.unreserved', escape(byte)];
  const named = {' ': ['form.space-plus', '%20'], '+': ['form.plus', '+'], '&': ['form.delimiters', '&'],
    '=': ['form.delimiters', '='], '%': ['form.percent', '%'], '~': ['form.tilde', '~'],
    '\n': ['form.line-ends', '%0D%0A'], '\r': ['form.line-ends', '%0A']}[c];
  if (named !== undefined)
    return named;
  const kind = byte < 0x20 || byte === 0x7F ? 'form.controls' : 'form.punctuation';
  if (byte < 0x10)
    return [`${kind} form.two-digits`, escape(byte).replace('%0', '%')];
  return escape(byte) === escape(byte).toLowerCase() ? [kind, c] :
    [`${kind} form.upper-case`, escape(byte).toLowerCase()];
}

// What is wrong with a sequence of that first and second byte.
function fault_of(first, second) {
  if (first < 0xC0)
    return 'utf8.stray';
  if (first < 0xC2 || first > 0xF4)
    return 'utf8.lead';
  if (second === undefined)
    return 'utf8.length';
  if (second < 0x80 || second > 0xBF)
    return 'utf8.continuation';
  if (first === 0xE0 && second < 0xA0)
    return 'utf8.overlong-three';
  if (first === 0xF0 && second < 0x90)
    return 'utf8.overlong-four';
  if (first === 0xED && second > 0x9F)
    return 'utf8.surrogate';
  return first === 0xF4 && second > 0x8F ? 'utf8.range' : 'utf8.length';
}

function sequence(bytes, tail) {
  const name = bytes.map((byte) => hex(byte, 2).toLowerCase()).join('-');
  const fault = fault_of(bytes[0], bytes[1]);
  secret(`origin-form.sequence-${name}${tail === '' ? '' : '-then-letter'}`, `form.utf8 form.utf8-refused`,
    `${fault} form.utf8-refused form.utf8-place`, Buffer.from([0x61, ...bytes, ...Buffer.from(tail)]));
}

function bytes_of_ascii() {
  part('Each byte of ASCII, alone.');
  for (let byte = 0; byte < 0x80; byte++) {
    const [requires, wrong] = ascii_rule(byte);
    create(`origin-form.byte-${hex(byte, 2).toLowerCase()}`, requires, 'fcm', [['Secret', Buffer.from([byte])]], wrong);
  }
  part('All of them in a row.');
  create('origin-form.ascii', 'form.alphanumeric form.punctuation form.controls', 'fcm',
    [['Secret', Buffer.from(Array.from({length: 0x80}, (_, byte) => byte))]]);
}

function bytes_behind_ascii() {
  part('Each byte behind ASCII, which is no text alone.');
  for (let byte = 0x80; byte < 0x100; byte++)
    secret(`origin-form.byte-${hex(byte, 2).toLowerCase()}`, 'form.utf8',
      `${fault_of(byte)} form.utf8-refused form.utf8-place`, Buffer.from([0x61, byte]));
}

function sequences() {
  part('First bytes, each with second bytes around every bound, and the bytes behind them.');
  const firsts = [0xC0, 0xC1, 0xC2, 0xC3, 0xDE, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4,
    0xF5, 0xF7, 0xF8, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF];
  const seconds = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0];
  for (const first of firsts) {
    const more = first < 0xE0 ? [] : first < 0xF0 ? [0x80] : [0x80, 0xBF];
    for (const second of seconds)
      sequence([first, second, ...more], '');
  }
  for (const first of [0xE0, 0xE1, 0xED, 0xEF]) {
    const second = first === 0xE0 ? 0xA0 : 0x80;
    for (const third of [0x7F, 0xBF, 0xC0])
      sequence([first, second, third], '');
    sequence([first, second], '');
    sequence([first, second], 'b');
    sequence([first], 'b');
  }
  for (const first of [0xF0, 0xF1, 0xF3, 0xF4]) {
    const second = first === 0xF0 ? 0x90 : 0x80;
    for (const last of [0x7F, 0x80, 0xC0])
      sequence([first, second, 0x80, last], '');
    for (const third of [0x7F, 0xC0])
      sequence([first, second, third, 0x80], '');
    sequence([first, second, 0x80], '');
    sequence([first, second, 0x80], 'b');
    sequence([first, second], '');
    sequence([first, second], 'b');
    sequence([first], 'b');
  }
}

function code_points() {
  part('The first and the last code point of each plane, and those around other bounds.');
  const points = [0xFF, 0x100, 0x7FF, 0x800, 0xFFF, 0x1000, 0xD7FF, 0xE000, 0xFDD0, 0xFDEF, 0xFEFF, 0xFFFD, 0xFFFE];
  for (let plane = 0; plane <= 16; plane++)
    points.push(plane === 0 ? 0x80 : plane * 0x10000, plane * 0x10000 + 0xFFFF);
  for (const point of points.sort((a, b) => a - b)) {
    const bytes = Buffer.from(String.fromCodePoint(point));
    create(`origin-form.u-${hex(point, 4).toLowerCase()}`, 'form.utf8 form.whole-unicode form.upper-case', 'fcm',
      [['Secret', bytes]], [...bytes].map(escape).join('').toLowerCase());
  }
  create('origin-form.latin-1', 'form.utf8 form.whole-unicode', 'fcm',
    [['Secret', Buffer.from(Array.from({length: 0x80}, (_, at) => String.fromCharCode(0x80 + at)).join(''))]]);
}

// Texts that put everything next to everything, in all parameters at once.
function mixed() {
  const next = numbers(20001);
  const alphabet = ['a', 'Z', '0', '9', '*', '-', '.', '_', ' ', '+', '&', '=', '%', '~', '/', '\n', '\r\n', '\t', '\0',
    '%20', '%2B', 'é', 'ß', '€', '中', '\u2028', '\uFEFF', '😀', '\u{10FFFF}', '"', '\\', '#', '?', ';', '<', 'e\u0301'];
  const text = (most) => Buffer.from(Array.from({length: next(most)}, () => alphabet[next(alphabet.length)]).join(''));
  const names = ['FriendlyName', 'Certificate', 'PrivateKey', 'ApiKey', 'Secret'];
  const some = () => names.filter(() => next(3) > 0).map((name) => [name, text(24)]);
  part('Mixed texts in several parameters.');
  for (let at = 1; at <= 40; at++)
    create(`origin-form.mixed-${at}`, 'form.pairs form.delimiters request.order request.empty-is-sent',
      ['gcm', 'apn', 'fcm'][next(3)], some());
  part('The same in updates and in lists.');
  for (let at = 1; at <= 20; at++)
    update(`origin-form.mixed-update-${at}`, some());
  for (let at = 1; at <= 20; at++)
    list(`origin-form.mixed-list-${at}`, 1 + next(1000), next(0x7FFFFFFF), text(40));
}

function update(name, params) {
  const sid = 'CR0123456789abcdefABCDEF0123456789';
  const pairs = new URLSearchParams(params.map(([key, bytes]) => [key, text_of(bytes)]));
  lines(name, 'update.parameters form.pairs form.delimiters', ENCODER, 'update', `Sid = ${sid}`,
    ...params.map(([key, bytes]) => fact(`${key} =`, bytes)), '> ok',
    `request = POST /Credentials/${sid} 200 application/x-www-form-urlencoded`,
    fact('body =', Buffer.from(pairs.toString(), 'latin1')));
}

function list(name, size, page, token) {
  const pairs = new URLSearchParams([['PageSize', size], ['Page', page], ['PageToken', text_of(token)]]);
  lines(name, 'list.page-token list.integer list.order', ENCODER, 'list', `PageSize = ${size}`, `Page = ${page}`,
    fact('PageToken =', token), '> ok', 'request = GET /Credentials 200',
    fact('query =', Buffer.from(pairs.toString(), 'latin1')));
}

file('origin-form.mjs', ['Bodies as the encoder of another stack writes them, which escapes as the WHATWG URL',
  'standard says; and whether, and from where on, a text is no UTF-8.']);
bytes_of_ascii();
bytes_behind_ascii();
sequences();
code_points();
mixed();
