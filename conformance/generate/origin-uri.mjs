// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {fact, file, judged, lines, mutants, part} from './lib.mjs';

const ORIGIN = 'uriparser, uriParseSingleUriExA()';

// By what each mainly tries, which is the requirement of its mutants.
const documents = {
  path: 'https://u@h.example:80/a/%2F?q#f',
  address: 'http://192.0.2.1:8080',
  literal: 'https://[2001:db8::a]/v2',
  opaque: 'urn:a-b:c,d',
};
const others = Buffer.from(':/?#[]@% "\\^\x80', 'latin1');

// The component of the URI in which a byte stands, by the expression of RFC 3986
// appendix B; the authority is split further.
function rule_at(text, at) {
  const [, scheme, , authority] = /^(([^:/?#]+):)(\/\/[^/?#]*)?/.exec(text).map((one) => one ?? '');
  const tail = text.slice(scheme.length + authority.length);
  const place = at - scheme.length;
  if (place < 0)
    return 'uri.scheme';
  if (place < authority.length)
    return /:\d+$/.test(authority) && place >= authority.lastIndexOf(':') ? 'uri.port' : 'uri.host';
  const rest = place - authority.length;
  const query = tail.indexOf('?');
  const fragment = tail.indexOf('#');
  if (fragment >= 0 && rest >= fragment)
    return 'uri.fragment';
  return query >= 0 && rest >= query ? 'uri.query' : 'uri.path';
}

const cases = Object.entries(documents).flatMap(([name, text]) => [
  {name: `${name}-whole`, requires: 'uri.scheme', bytes: Buffer.from(text), document: name},
  ...mutants(Buffer.from(text), others).map((mutant) => ({
    name: `${name}-${mutant.name}`,
    requires: rule_at(text, mutant.at),
    bytes: mutant.bytes,
    document: name,
  })),
]);
const verdicts = judged(`${process.argv[2]}/uri_judge`, cases.map(({bytes}) => bytes));

file('origin-uri.mjs', ['URIs and texts one step away from them, as another parser judges them. A name tells the',
  'URI, the place, and what was done there: a byte taken away, written twice, swapped with',
  'the next, or replaced by the one of that number.']);
let current = '';
cases.forEach((item, at) => {
  if (item.document !== current)
    part(`${item.document}: ${documents[item.document]}`);
  current = item.document;
  lines(`origin-uri.${item.name}`, item.requires, ORIGIN, 'uri', fact('<', item.bytes), `> ${verdicts[at]}`);
});
