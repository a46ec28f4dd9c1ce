// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {PARSERS, fact, file, lines, mutants, parsers_agree, part} from './lib.mjs';


const documents = {
  credential: '{"sid":"CR0a","type":null,"sandbox":"False"}',
  error: '{"code":20001,"message":"a \\"b\\"","e":true}',
  nested: '[-0.5e+10,[[],{}],"\\u00e9\\n",false,1E-2]',
};
const others = Buffer.from(']:,"\\0 \0\xFF', 'latin1');

// The requirement that a change at that place puts to the test: by the token there,
// and by the bracket that it stands in.
function rule_at(text, at) {
  const open = [];
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[-+.0-9eE]+|[a-z]+|./gs)) {
    if (/[\]}]/.test(token))
      open.pop();
    const of = open.at(-1) === '[' ? 'array' : 'object';
    if (at < token.length)
      return rule_of(token, at, of);
    if (/[[{]/.test(token))
      open.push(token);
    at -= token.length;
  }
  return 'json.trailing';
}

function rule_of(token, at, of) {
  if (/^"/.test(token)) {
    const before = token.slice(0, at + 1);
    return /\\u[0-9a-f]{1,4}$/.test(before) ? 'json.escape-hex' : /\\.?$/.test(before) ? 'json.escape' : 'json.string-end';
  }
  if (/^[-0-9]/.test(token))
    return 'json.number-end';
  if (/^[a-z]/.test(token))
    return `json.literal-${token}`;
  return {'[': 'json.array-brackets', ']': 'json.array-brackets', '{': 'json.object-braces', '}': 'json.object-braces',
    ':': 'json.object-colon', ',': `json.${of}-comma`}[token];
}

// What a byte that replaces another is refused for, wherever it stands.
const everywhere = {'00': 'json.nul', ff: 'json.encoding'};

const cases = Object.entries(documents).flatMap(([name, text]) => [
  {name: `${name}-whole`, requires: 'json.value', bytes: Buffer.from(text), document: name},
  ...mutants(Buffer.from(text), others).map((mutant) => ({
    name: `${name}-${mutant.name}`,
    requires: everywhere[mutant.what] ?? rule_at(text, mutant.at),
    bytes: mutant.bytes,
    document: name,
  })),
]);
const agreed = parsers_agree(process.argv[2], cases);
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
  lines(`origin-json.${item.name}`, item.requires, PARSERS, 'json', fact('<', item.bytes), `> ${item.outcome}`);
}
