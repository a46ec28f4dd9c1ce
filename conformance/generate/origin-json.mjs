// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {fact, file, judged, lines, mutants, part} from './lib.mjs';

const ORIGIN = 'Node, JSON.parse; simdjson; jansson';

const documents = {
  credential: '{"sid":"CR0a","type":null,"sandbox":"False"}',
  error: '{"code":20001,"message":"a \\"b\\"","e":true}',
  nested: '[-0.5e+10,[[],{}],"\\u00e9\\n",false,1E-2]',
};
const others = Buffer.from(']:,"\\0 \0\xFF', 'latin1');

// RFC 8259 in UTF-8, by Node.
function node_says(bytes) {
  try {
    JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes));
    return 'ok';
  } catch {
    return 'refused';
  }
}

// What the byte at that place belongs to: a string, a number, a literal, or what
// stands between them.
function rule_at(text, at) {
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[-+.0-9eE]+|[a-z]+|./gs)) {
    if (at < token.length)
      return /^"/.test(token) ? 'json.string' : /^[-0-9]/.test(token) ? 'json.number' :
        /^[a-z]/.test(token) ? 'json.literal' : 'json.structure';
    at -= token.length;
  }
  return 'json.structure';
}

const cases = Object.entries(documents).flatMap(([name, text]) => [
  {name: `${name}-whole`, requires: 'json.structure', bytes: Buffer.from(text), document: name},
  ...mutants(Buffer.from(text), others).map((mutant) => ({
    name: `${name}-${mutant.name}`,
    requires: rule_at(text, mutant.at),
    bytes: mutant.bytes,
    document: name,
  })),
]);
const verdicts = judged(`${process.argv[2]}/json_judge`, cases.map(({bytes}) => bytes));
const agreed = cases.filter((item, at) => {
  const words = new Set([node_says(item.bytes), ...verdicts[at].split(' ')]);
  [item.outcome] = words;
  return words.size === 1;
});
const left_out = cases.filter((item) => !agreed.includes(item));

file('origin-json.mjs', ['Documents one step away from well-formed ones, as three parsers judge them. A name tells',
  'the document, the place, and what was done there: a byte taken away, written twice,',
  'swapped with the next, or replaced by the one of that number.',
  `Left out, because the parsers differ: ${left_out.map(({name}) => name).join(', ')}.`]);
let current = '';
for (const item of agreed) {
  if (item.document !== current)
    part(`${item.document}: ${documents[item.document]}`);
  current = item.document;
  lines(`origin-json.${item.name}`, item.requires, ORIGIN, 'json', fact('<', item.bytes), `> ${item.outcome}`);
}
