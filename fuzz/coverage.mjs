// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// coverage.mjs EXPORT EXCEPTIONS
// Judges what llvm-cov exported, for coverage.sh: prints lines and branches of each
// file of the core, and what was not reached with its source. A line that was not
// reached has to be among the exceptions; of the branches the floor has to hold,
// exceptions or not. An exception that there is no place for in the code, or that was
// reached, fails; one stands for one place.
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';

const branchFloor = 98; // percent

// What goes wrong here is not a floor that does not hold.
process.on('uncaughtException', (fault) => {
  console.error(`coverage.sh: ${fault.message}`);
  process.exit(2);
});

const [exported, known] = process.argv.slice(2);
if (known === undefined) throw new Error('usage: coverage.mjs EXPORT EXCEPTIONS');

// What was missed is known by what stands there, not by the number of its line.
const key = (...parts) => parts.join(' | ');

// A line that starts with # is the reason of those below it, up to the next one.
function readExceptions(text) {
  const exceptions = new Set();
  let reason = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) {
      reason = line;
    } else if (line.trim() !== '') {
      if (reason === '') throw new Error(`no reason stands above: ${line}`);
      if (exceptions.has(line)) throw new Error(`twice: ${line}`);
      exceptions.add(line);
    }
  }
  return exceptions;
}

// The source between two places, white space as one space.
function between(lines, fromLine, fromColumn, toLine, toColumn) {
  const part = lines.slice(fromLine - 1, toLine);
  part[part.length - 1] = part[part.length - 1].slice(0, toColumn - 1);
  part[0] = part[0].slice(fromColumn - 1);
  return part.join(' ').replace(/\s+/g, ' ').trim();
}

// The name in the last line up to here that starts a definition.
function enclosing(lines, number) {
  for (let at = number - 1; at >= 0; at--) {
    const found = /^[a-z].*?(\w+)\(/.exec(lines[at]);
    if (found !== null) return found[1];
  }
  return '';
}

// Segments hold the count from their place on; a line counts as its highest region.
function missedLines(lines, segments) {
  const missed = [];
  let carried = null; // the segment that is open where a line starts
  let next = 0;
  for (let number = 1; number <= lines.length; number++) {
    const here = [];
    while (next < segments.length && segments[next][0] === number) here.push(segments[next++]);
    const starts = here.filter(([, , , hasCount, entry]) => hasCount && entry);
    const counts = starts.map((segment) => segment[2]);
    if (carried !== null && carried[3]) counts.push(carried[2]);
    if (counts.length > 0 && Math.max(...counts) === 0) missed.push(number);
    if (here.length > 0) carried = here[here.length - 1];
  }
  return missed;
}

function judge(file) {
  const name = basename(file.filename);
  const lines = readFileSync(file.filename, 'utf8').split('\n');
  const misses = [];
  for (const number of missedLines(lines, file.segments))
    misses.push({number, line: true,
      key: key(name, enclosing(lines, number), 'line', lines[number - 1].trim())});
  for (const [fromLine, fromColumn, toLine, toColumn, yes, no] of file.branches) {
    const condition = between(lines, fromLine, fromColumn, toLine, toColumn);
    for (const [side, count] of [['true', yes], ['false', no]])
      if (count === 0)
        misses.push({number: fromLine, line: false,
          key: key(name, enclosing(lines, fromLine), side, condition)});
  }
  misses.sort((left, right) => left.number - right.number);
  return {name, misses, lines: file.summary.lines, branches: file.summary.branches};
}

const exceptions = readExceptions(readFileSync(known, 'utf8'));
const files = JSON.parse(readFileSync(exported, 'utf8')).data[0].files
  .filter((file) => file.filename.endsWith('.c')).map(judge);
const row = (name, lines, branches) => {
  const cell = ({covered, count}) =>
    `${`${covered}/${count}`.padStart(10)} ${(100 * covered / Math.max(count, 1)).toFixed(2).padStart(7)} %`;
  console.log(name.padEnd(14), cell(lines), cell(branches));
};
const sum = (part) => files.reduce((total, file) => ({
  covered: total.covered + file[part].covered, count: total.count + file[part].count,
}), {covered: 0, count: 0});

console.log('file'.padEnd(14), 'lines'.padStart(20), 'branches'.padStart(20));
for (const {name, lines, branches} of files) row(name, lines, branches);
const lines = sum('lines');
const branches = sum('branches');
row('total', lines, branches);

const failures = [];
const met = new Set();
for (const {name, misses} of files)
  for (const miss of misses) {
    const excepted = exceptions.has(miss.key) && !met.has(miss.key);
    console.log(`${excepted ? 'excepted' : 'missed'}: core/${name}:${miss.number}: ${miss.key}`);
    if (excepted) met.add(miss.key);
    else if (miss.line) failures.push(`not reached: ${miss.key}`);
  }
for (const stale of [...exceptions].filter((exception) => !met.has(exception)))
  failures.push(`an exception that is none: ${stale}`);
if (branches.count === 0) failures.push('no branches were measured');
if (branches.covered * 100 < branches.count * branchFloor)
  failures.push(`fewer than ${branchFloor} % of the branches`);
for (const failure of failures) console.error(`coverage.sh: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
