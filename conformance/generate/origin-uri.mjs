// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {Buffer} from 'node:buffer';
import {isIPv6} from 'node:net';
import {fact, file, judged, lines, mutants, part} from './lib.mjs';

const ORIGIN = 'uriparser, uriParseSingleUriExA()';

const documents = {
  path: 'https://u@h.example:80/a/%2F?q#f',
  address: 'http://192.0.2.1:8080',
  literal: 'https://[2001:db8::a]/v2',
  opaque: 'urn:a-b:c,d',
};
const others = Buffer.from(':/?#[]@% "\\^\x80', 'latin1');

// The requirement that a change at that place puts to the test: by the component of
// the URI, as the expression of RFC 3986 appendix B splits it.
function rule_at(text, at) {
  const [, scheme, authority, path, query] =
    /^([^:/?#]+:)(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/.exec(text).map((one) => one ?? '');
  if (at < scheme.length)
    return at === 0 ? 'uri.scheme-first' : 'uri.scheme';
  let place = at - scheme.length;
  if (place < authority.length)
    return authority_rule(authority, place);
  if (/%.?.?$/.test(text.slice(0, at + 1)))
    return 'uri.pct-encoded';
  place -= authority.length;
  if (place < path.length)
    return 'uri.path';
  return place < path.length + query.length ? 'uri.query' : 'uri.fragment';
}

function authority_rule(authority, place) {
  const port = /:\d+$/.exec(authority)?.index ?? authority.length;
  if (place >= port)
    return 'uri.port';
  if (place <= authority.indexOf('@'))
    return 'uri.userinfo';
  if (!authority.includes('['))
    return 'uri.reg-name';
  if (/[[\]/]/.test(authority[place]))
    return 'uri.ip-literal';
  if (authority[place] !== ':')
    return 'uri.ipv6-hex';
  return /::/.test(authority.slice(place - 1, place + 2)) ? 'uri.ipv6-gap' : 'uri.ipv6-groups';
}

// What a byte that replaces another is judged by, wherever it stands.
const everywhere = {80: 'uri.ascii', 20: 'uri.ascii', 25: 'uri.pct-encoded'};

const cases = Object.entries(documents).flatMap(([name, text]) => [
  {name: `${name}-whole`, requires: 'uri.scheme uri.path uri.ascii', bytes: Buffer.from(text), document: name},
  ...mutants(Buffer.from(text), others).map((mutant) => ({
    name: `${name}-${mutant.name}`,
    requires: everywhere[mutant.what] ?? rule_at(text, mutant.at),
    bytes: mutant.bytes,
    document: name,
  })),
]);
// Addresses with every number of groups before and behind a gap, and without one,
// alone and with an IPv4 address at the end. Node knows addresses too, and must agree.
const groups = (count) => Array.from({length: count}, (_, at) => 'abcdef0123'.slice(at, at + 1 + at % 4)).join(':');
const addresses = [];
for (let before = 0; before <= 9; before++) {
  addresses.push(['groups', `${before}`, groups(before)], ['groups', `${before}-ipv4`, `${groups(before)}:192.0.2.1`]);
  for (let behind = 0; before + behind <= 8; behind++) {
    const tail = groups(behind);
    addresses.push(['gap', `${before}-${behind}`, `${groups(before)}::${tail}`],
      ['gap', `${before}-${behind}-ipv4`, `${groups(before)}::${tail}${tail === '' ? '' : ':'}192.0.2.1`]);
  }
}
for (const [rule, name, address] of addresses) {
  cases.push({name: `${rule}-${name}`, requires: `uri.ipv6-${rule}${address.includes('.') ? ' uri.ipv6-ipv4' : ''}`,
    bytes: Buffer.from(`http://[${address}]/`), document: 'IPv6', address});
}

const verdicts = judged(`${process.argv[2]}/uri_judge`, cases.map(({bytes}) => bytes));

cases.forEach(({address}, at) => {
  if (address !== undefined && isIPv6(address) !== (verdicts[at] === 'ok'))
    throw new Error(`uriparser and Node differ on ${address}`);
});

file('origin-uri.mjs', ['URIs and texts one step away from them, as another parser judges them. A name tells the',
  'URI, the place, and what was done there: a byte taken away, written twice, swapped with',
  'the next, or replaced by the one of that number. And IPv6 addresses, with the numbers of',
  'their groups, before and behind the gap where there is one.']);
let current = '';
cases.forEach((item, at) => {
  if (item.document !== current)
    part(item.address === undefined ? `${item.document}: ${documents[item.document]}` : 'IPv6 addresses.');
  current = item.document;
  lines(`origin-uri.${item.name}`, item.requires, ORIGIN, 'uri', fact('<', item.bytes), `> ${verdicts[at]}`);
});
