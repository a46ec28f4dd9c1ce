// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// A client for the resource as it is often written in JavaScript, with what Node
// brings along and no more care than the next deadline allows, behind the line
// protocol of PROTOCOL.md. It is here to be judged: findings.txt holds what it gets
// wrong. Copy the adapter if you like, and not the client.

import { createInterface } from 'node:readline';

// ------------------------------------------------------------------ the client

const readText = (bytes) => new TextDecoder().decode(bytes);
const readJson = (bytes) => JSON.parse(readText(bytes));

function readDate(text) {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new Error(`no date: ${text}`);
  return milliseconds;
}

const isTrue = (text) => text.toLowerCase() === 'true';

function checkSid(kind, text) {
  if (!new RegExp(`^${kind}[0-9a-f]{32}$`, 'i').test(text)) throw new Error(`no SID: ${text}`);
}

function checkType(type) {
  if (!['gcm', 'apn', 'fcm'].includes(type.toLowerCase())) throw new Error(`no type: ${type}`);
  return type.toLowerCase();
}

function makeCredential(body) {
  const credential = { ...body };
  if (body.type) checkType(body.type);
  if (body.sandbox) credential.sandboxValue = isTrue(body.sandbox);
  if (body.date_created) credential.createdAt = readDate(body.date_created);
  if (body.date_updated) credential.updatedAt = readDate(body.date_updated);
  return credential;
}

function makePage({ credentials = [], meta = {} }) {
  return { ...meta, credentials: credentials.map(makeCredential) };
}

function makeError(status, body) {
  const { errors = [] } = body;
  const [first = {}] = errors;
  return {
    httpStatus: status,
    code: body.code ?? first.code,
    message: body.message ?? body.detail ?? body.title ?? first.message ?? first.detail,
    moreInfo: body.more_info ?? body.type ?? first.infoUrl,
    status: body.status ?? body.httpStatusCode,
    details: body.details ?? body.params,
    errors,
  };
}

function readAnswer(operation, status, bytes) {
  if (status >= 400) {
    try {
      return { kind: 'error', error: makeError(status, readJson(bytes)), readable: true };
    } catch {
      return { kind: 'error', error: { httpStatus: status, errors: [] }, readable: false };
    }
  }
  if (status < 200 || status > 299) throw new Error(`unexpected status ${status}`);
  if (operation === 'delete') return { kind: 'empty' };
  if (operation === 'list') return { kind: 'page', page: makePage(readJson(bytes)) };
  return { kind: 'credential', credential: makeCredential(readJson(bytes)) };
}

function encode(options) {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    if (value) form.append(name, value);
  }
  return form.toString();
}

function makeBaseUrl(service, edge, region) {
  const [, product, version] = /^(.*)-(v[0-9]+)$/.exec(service);
  const host = [product, edge, region, 'twilio.com'].filter(Boolean).join('.');
  return new URL(`https://${host}/${version}`).href;
}

const findNextPage = (link, baseUrl) => new URL(link, baseUrl).search.slice(1);

function readHeaders(lines) {
  const headers = {};
  for (const line of lines) {
    const [name, ...value] = line.split(':');
    headers[name.trim().toLowerCase()] = value.join(':').trim();
  }
  return headers;
}

// ----------------------------------------------------------------- its outcome

const answered = [];

// What is undefined is not there.
function tell(name, value) {
  if (value === null) answered.push(`${name}:null`);
  else if (value !== undefined) answered.push(`${name}=${percent(Buffer.from(String(value)))}`);
}

function tellTime(name, milliseconds) {
  if (milliseconds === undefined) return;
  const seconds = Math.floor(milliseconds / 1000);
  tell(name, `${seconds} s ${(milliseconds - seconds * 1000) * 1e6} ns`);
}

function tellAll(prefix, from, names) {
  for (const name of names) tell(prefix + name, from[name]);
}

const yesOrNo = (value) => (value === undefined ? undefined : value ? 'yes' : 'no');

function tellCredential(prefix, from) {
  tellAll(prefix, from, ['sid', 'account_sid', 'friendly_name', 'type', 'sandbox', 'url']);
  tellAll(prefix, from, ['date_created', 'date_updated']);
  tell(`${prefix}sandbox_value`, yesOrNo(from.sandboxValue));
  tellTime(`${prefix}date_created.time`, from.createdAt);
  tellTime(`${prefix}date_updated.time`, from.updatedAt);
}

function tellPage(prefix, from) {
  tellAll(prefix, from, ['page', 'page_size', 'first_page_url', 'previous_page_url']);
  tellAll(prefix, from, ['url', 'next_page_url', 'key']);
  tell(`${prefix}count`, from.credentials.length || undefined);
  from.credentials.forEach((item, index) => tellCredential(`${prefix}item.${index}.`, item));
}

const asJson = (value) => value && JSON.stringify(value);

function tellError(prefix, from) {
  tell(`${prefix}http_status`, from.httpStatus);
  tellAll(prefix, from, ['code', 'message', 'status']);
  tell(`${prefix}more_info`, from.moreInfo);
  tell(`${prefix}details`, asJson(from.details));
  tell(`${prefix}count`, from.errors.length || undefined);
  from.errors.forEach((item, index) => {
    const inner = `${prefix}item.${index}.`;
    tellAll(inner, item, ['code', 'pointer']);
    tell(`${inner}message`, item.message ?? item.detail);
    tell(`${inner}more_info`, item.infoUrl);
    tell(`${inner}context`, asJson(item.context));
  });
}

function tellAnswer(from) {
  tell('kind', from.kind);
  if (from.credential) tellCredential('credential.', from.credential);
  if (from.page) tellPage('page.', from.page);
  if (from.error) tellError('error.', from.error);
  if (from.error) tell('error_body', from.readable ? 'ok' : 'refused');
}

function tellHeaders(from) {
  for (const name of ['allow-origin', 'allow-methods', 'allow-headers', 'expose-headers'])
    tell(name.replace('-', '_'), from[`access-control-${name}`]);
  const credentials = from['access-control-allow-credentials'];
  tell('allow_credentials', yesOrNo(credentials && isTrue(credentials)));
  tell('request_id', from['twilio-request-id']);
  tell('request_duration', from['twilio-request-duration']);
  const concurrent = from['twilio-concurrent-requests'];
  tell('concurrent_requests', concurrent && Number.parseInt(concurrent, 10));
  const retryAfter = from['retry-after'];
  const seconds = Number.parseInt(retryAfter, 10);
  tell('retry_after', retryAfter);
  if (!Number.isNaN(seconds)) tell('retry_seconds', seconds);
  else if (retryAfter) tellTime('retry_time', readDate(retryAfter));
  const modified = from['last-modified'];
  tell('etag', from.etag);
  tell('last_modified', modified);
  if (modified) tellTime('last_modified.time', readDate(modified));
}

const form = 'application/x-www-form-urlencoded';

// By the names of the calls: their arguments, the bytes of their values by name, and
// all inputs. What a call throws is a refusal.
const calls = {
  json: (words, { input }) => void readJson(input),
  uri: (words, { input }) => void new URL(readText(input)),
  sid: ([kind], { input }) => checkSid(kind, readText(input)),
  type: (words, { input }) => tell('value', checkType(readText(input))),
  boolean: (words, { input }) => tell('value', readText(input) === 'true'),
  sandbox: (words, { input }) => tell('value', yesOrNo(isTrue(readText(input)))),
  'date-time': (words, { input }) => tellTime('value', readDate(readText(input))),
  'http-date': (words, { input }) => tellTime('value', readDate(readText(input))),
  credential: (words, { input }) => tellCredential('', makeCredential(readJson(input))),
  page: (words, { input }) => tellPage('', makePage(readJson(input))),
  error: ([status], { input }) => tellError('', makeError(Number(status), readJson(input))),
  answer([operation, status], { input }) {
    tell('http_status', status);
    tellAnswer(readAnswer(operation, Number(status), input));
  },
  // It never asks whether the answer is about the credential that it asked for.
  match: (words, { input }) => void makeCredential(readJson(input)),
  create(words, { service, ...options }) {
    tell('request', `POST /Credentials 201 ${form}`);
    tell('body', encode(options));
  },
  update(words, { service, Sid, ...options }) {
    tell('request', `POST /Credentials/${Sid} 200 ${form}`);
    tell('body', encode(options));
  },
  fetch: (words, { Sid }) => tell('request', `GET /Credentials/${Sid} 200`),
  delete: (words, { Sid }) => tell('request', `DELETE /Credentials/${Sid} 204`),
  list(words, { service, PageSize, Page, PageToken }) {
    tell('request', 'GET /Credentials 200');
    tell('query', encode({ PageSize: Number(PageSize), Page: Number(Page), PageToken }));
  },
  'base-url': (words, { service = 'ip-messaging-v2', edge, region }) =>
    tell('url', makeBaseUrl(service, edge, region)),
  'next-page': (words, { base_url: base, next_page_url: link }) =>
    tell('query', findNextPage(link, base)),
  header: (words, values, inputs) =>
    tellHeaders(readHeaders(inputs.map((line) => line.toString('latin1')))),
};

// ---------------------------------------------------------------- the protocol

function percent(bytes) {
  const hex = (byte) => byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  return bytes.toString('latin1').replace(/[^A-Za-z0-9._~-]/g, (byte) => `%${hex(byte)}`);
}

function unpercent(text) {
  const byte = (all, digits) => String.fromCharCode(Number.parseInt(digits, 16));
  return Buffer.from(text.replace(/%(..)/g, byte), 'latin1');
}

function answer(line) {
  const [number, call, ...rest] = line.split(' ');
  const words = rest.filter((word) => !/[=:]/.test(word));
  const asksForMore = rest.some((word) => word.includes(':'));
  if (asksForMore || !Object.hasOwn(calls, call)) return `${number} unsupported`;
  const values = {};
  const inputs = [];
  for (const word of rest.filter((word) => word.includes('='))) {
    const [name, text] = word.split('=');
    const bytes = unpercent(text);
    if (name === 'input') inputs.push(bytes);
    values[name] = name === 'input' ? bytes : bytes.toString();
  }
  answered.length = 0;
  try {
    calls[call](words, values, inputs);
  } catch {
    return `${number} refused`;
  }
  return [number, 'ok', ...answered].join(' ');
}

process.stdout.write('twcred-adapter 1\n');
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${answer(line)}\n`);
