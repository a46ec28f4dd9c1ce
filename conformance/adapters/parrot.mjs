// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// An adapter without a client: it says what the judge wants to hear, which it has from
// `twcred-conformance --dialogue`. With a number it says instead, wherever there is one,
// the wrong answer of that number. It shows that the judge needs no client of its own.
// Usage: node parrot.mjs DIALOGUE [NUMBER]

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , file, chosen = '0'] = process.argv;

const withoutNumber = (line) => line.slice(line.indexOf(' ') + 1);

// By their requests. What two cases ask for is right for both with the place that one of
// them may leave out, and what is wrong for one is wrong for the other.
const answers = new Map();
let known;
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const text = withoutNumber(line.slice(2));
  if (line[0] === '?') {
    known = answers.get(text) ?? { right: '', wrong: new Set() };
    answers.set(text, known);
  } else if (line[0] === '!') {
    known.wrong.add(text);
  } else if (text.length > known.right.length) {
    known.right = text;
  }
}

process.stdout.write('twcred-adapter 1 places\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [number] = line.split(' ', 1);
  const { right, wrong } = answers.get(withoutNumber(line)) ?? { right: 'broken unheard', wrong: [] };
  process.stdout.write(`${number} ${[right, ...wrong][Number(chosen)] ?? right}\n`);
}
