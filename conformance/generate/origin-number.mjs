// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {PARSERS, fact, file, lines, parsers_agree, part} from './lib.mjs';

const ALPHABET = '-01.e+';

function texts(size) {
  return size === 0 ? [''] : texts(size - 1).flatMap((text) => [...ALPHABET].map((c) => text + c));
}

// What such a text puts to the test: the first of these that it has.
const rules = [
  [/^\+/, 'json.number-plus'],
  [/^-?[.e]/, 'json.number-integer-part'],
  [/^-([^01]|$)/, 'json.number-minus'],
  [/^-?0[01]/, 'json.number-leading-zero'],
  [/\.([^01]|$)/, 'json.number-fraction'],
  [/e[-+]?([^01]|$)/, 'json.number-exponent'],
  [/^-?[01]+[-+]|\..*\.|e.*[.e]|[01][-+]/, 'json.number-end'],
  [/e/, 'json.number-exponent'],
  [/\./, 'json.number-fraction'],
  [/^-/, 'json.number-minus'],
  [/^0/, 'json.number-leading-zero'],
  [/^/, 'json.number-digit'],
];

function name_of(text) {
  const words = {'-': 'minus', '+': 'plus', '.': 'point', e: 'e', 0: '0', 1: '1'};
  return [...text].map((c) => words[c]).join('-');
}

function items(size) {
  const all = texts(size).map((text) => ({
    name: name_of(text),
    requires: rules.find(([pattern]) => pattern.test(text))[1],
    bytes: Buffer.from(text),
  }));
  const agreed = parsers_agree(process.argv[2], all);
  if (agreed.length !== all.length)
    throw new Error('the parsers differ on numbers');
  return agreed;
}

function write(some) {
  for (const item of some)
    lines(`origin-number.${item.name}`, item.requires, PARSERS, 'json', fact('<', item.bytes), `> ${item.outcome}`);
}

file('origin-number.mjs', [`What three parsers take for numbers, of all the texts of ${ALPHABET}`]);
for (const size of [1, 2, 3]) {
  part(`All of ${size} bytes.`);
  write(items(size));
}
for (const size of [4, 5]) {
  part(`The numbers among those of ${size} bytes.`);
  write(items(size).filter(({outcome}) => outcome === 'ok'));
}
