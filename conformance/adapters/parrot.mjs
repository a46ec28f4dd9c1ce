// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// An adapter without a client: it says what the judge wants to hear, which it has from
// `twcred-conformance --dialogue`. With a number it says instead, wherever there is one,
// the wrong answer of that number. It shows that the judge needs no client of its own.
// Usage: node parrot.mjs DIALOGUE [NUMBER]

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , file, wrong = '0'] = process.argv;

const withoutNumber = (line) => line.slice(line.indexOf(' ') + 1);

// By their requests: the right answer, then the wrong ones.
const answers = new Map();
let heard;
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const text = withoutNumber(line.slice(2));
  if (line[0] === '?') {
    heard = answers.get(text) ?? [];
    answers.set(text, heard);
  } else if (!heard.includes(text)) {
    heard.push(text);
  }
}

process.stdout.write('twcred-adapter 1 places\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [number] = line.split(' ', 1);
  const known = answers.get(withoutNumber(line)) ?? ['broken unheard'];
  process.stdout.write(`${number} ${known[Number(wrong)] ?? known[0]}\n`);
}
