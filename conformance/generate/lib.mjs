// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What those generators of case files share whose expectations come from other
// tools than this project: see lib.awk for those that follow from tables.

import {Buffer} from 'node:buffer';
import {execFileSync} from 'node:child_process';

export function file(program, about) {
  console.log('twcred-cases 2');
  console.log('# SPDX-FileCopyrightText: 2026 The twcred authors');
  console.log('# SPDX-License-Identifier: MIT');
  console.log('#');
  console.log(`# Written by generate/${program}; change that, then run generate.sh.`);
  console.log('#');
  for (const line of about)
    console.log(`# ${line}`);
}

export function part(about) {
  console.log(`\n# ${about}`);
}

export function lines(name, requires, origin, ...rest) {
  console.log(['', `case ${name}`, `requires ${requires}`, `origin ${origin}`, ...rest].join('\n'));
}

export function hex(number, digits) {
  return number.toString(16).toUpperCase().padStart(digits, '0');
}

// Bytes as a case file has them, all of them in ASCII. Those behind a line feed go
// on in another line where `split` says so.
export function written(bytes, split = false) {
  const rows = [''];
  bytes.forEach((byte, at) => {
    const edge = rows[rows.length - 1] === '' || at + 1 === bytes.length;
    const plain = byte > 0x20 && byte < 0x7F || byte === 0x20 && !edge;
    rows[rows.length - 1] += byte === 0x7E ? '~~' : plain ? String.fromCharCode(byte) : `~${hex(byte, 2)}`;
    if (split && byte === 0x0A && at + 1 < bytes.length)
      rows.push('');
  });
  return rows.join('\n| ');
}

// A line of a case: its key, and the bytes behind it.
export function fact(key, bytes, split = false) {
  return bytes.length === 0 ? key : `${key} ${written(bytes, split)}`;
}

// Numbers that look random and are the same everywhere.
export function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 4294967296 * limit);
  };
}

// What the program that generate.sh built says of each of the texts: a line each.
export function judged(program, texts) {
  const input = texts.map((bytes) => `${bytes.toString('hex')}\n`).join('');
  const words = execFileSync(program, {input, maxBuffer: 1 << 26}).toString().trimEnd().split('\n');
  if (words.length !== texts.length)
    throw new Error(`${program} has not judged all`);
  return words;
}

export const PARSERS = 'Node, JSON.parse; simdjson; jansson';

// RFC 8259 in UTF-8, by Node.
function node_parses(bytes) {
  try {
    JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes));
    return 'ok';
  } catch {
    return 'refused';
  }
}

// Those of the items on whose bytes all parsers of JSON agree, each with its outcome.
export function parsers_agree(folder, items) {
  const verdicts = judged(`${folder}/json_judge`, items.map(({bytes}) => bytes));
  return items.filter((item, at) => {
    const words = new Set([node_parses(item.bytes), ...verdicts[at].split(' ')]);
    [item.outcome] = words;
    return words.size === 1;
  });
}

// Every text that one step leads to from `bytes`: a byte taken away, written twice,
// changed with the next, or replaced by one of the others. No text comes twice.
export function mutants(bytes, others) {
  const found = new Map();
  const add = (what, at, ...parts) => {
    const mutant = Buffer.concat(parts);
    const key = mutant.toString('hex');
    if (!mutant.equals(bytes) && !found.has(key))
      found.set(key, {name: `${at}-${what}`, at, what, bytes: mutant});
  };
  for (let at = 0; at < bytes.length; at++) {
    const before = bytes.subarray(0, at);
    const one = bytes.subarray(at, at + 1);
    const behind = bytes.subarray(at + 1);
    add('away', at, before, behind);
    add('twice', at, before, one, one, behind);
    add('swapped', at, before, behind.subarray(0, 1), one, behind.subarray(1));
    for (const other of others)
      add(hex(other, 2).toLowerCase(), at, before, Buffer.from([other]), behind);
  }
  return [...found.values()];
}
