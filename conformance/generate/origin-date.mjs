// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

import {execFileSync, spawnSync} from 'node:child_process';
import {file, lines, part} from './lib.mjs';

const ORIGIN = 'GNU date; Node, Date';

// Two times of each month: its first second, and the last of the day of that number,
// which the month may not have.
const years = [0, 4, 100, 400, 1900, 1968, 1969, 1970, 2000, 2023, 2024, 2100, 2400, 9999];
const web_years = [1, 1900, 1970, 1999, 2000, 2024, 2100, 9999];
const clocks = ['00:00:00', '23:59:59'];

const two = (number) => String(number).padStart(2, '0');
const four = (number) => String(number).padStart(4, '0');

// The seconds of a point in time by Node; undefined of a day that the month has not.
function node_says(year, month, day, clock) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1)
    return undefined;
  date.setUTCHours(...clock.split(':').map(Number));
  return date;
}

// What GNU date prints for each of the times, in that format.
function date_says(texts, format) {
  const printed = execFileSync('date', ['-u', '-f', '-', `+${format}`], {input: texts.map((one) => `${one}\n`).join('')});
  return printed.toString().trimEnd().split('\n');
}

// The first and the last days of all months, as Node knows them, and the days beyond.
function edges(of) {
  const found = [];
  for (const year of of) {
    for (let month = 1; month <= 12; month++) {
      for (let day = 28; day <= 32; day++) {
        const date = node_says(year, month, day, clocks[1]);
        const next = node_says(year, month, day + 1, clocks[1]);
        if (date === undefined || next === undefined)
          found.push({year, month, day, clock: clocks[1], date});
        if (date === undefined)
          break;
      }
      found.push({year, month, day: 1, clock: clocks[0], date: node_says(year, month, 1, clocks[0])});
    }
  }
  return found;
}

function text_of({year, month, day, clock}) {
  return `${four(year)}-${two(month)}-${two(day)}T${clock}Z`;
}

function name_of(kind, {year, month, day}) {
  return `origin-date.${kind}-${four(year)}-${two(month)}-${two(day)}`;
}

function cases_of(kind, times, requires, spelt) {
  const real = times.filter(({date}) => date !== undefined);
  const seconds = date_says(real.map(text_of), '%s');
  real.forEach((time, at) => {
    if (Number(seconds[at]) !== time.date.getTime() / 1000)
      throw new Error(`GNU date and Node differ on ${text_of(time)}`);
  });
  for (const time of times) {
    const outcome = time.date === undefined ? ['> refused'] : ['> ok', `value = ${time.date.getTime() / 1000} s 0 ns`];
    // The first of March, where the day before is one too many, or missing.
    if (time.month === 3 && time.day === 1) {
      const leap = node_says(time.year, 2, 29, time.clock) !== undefined;
      outcome.push(`wrong value = ${time.date.getTime() / 1000 + (leap ? -86400 : 86400)} s 0 ns`);
    }
    lines(name_of(kind, time), requires(time), ORIGIN, kind, `< ${spelt(time)}`, ...outcome);
  }
}

// The end of February depends on the year, and on whether a hundred divides it.
function date_rule({year, month, day, date}) {
  const rule = month !== 2 || day === 1 ? 'date.day' : year % 100 === 0 ? 'date.leap-century' : 'date.leap-year';
  return date === undefined ? rule : `${rule} date.unix-time`;
}

function web_rule({month, day, date}) {
  const rule = month !== 2 || day === 1 ? 'http-date.day' : 'http-date.leap-year';
  return date === undefined ? rule : `${rule} http-date.unix-time`;
}

// The spelling of a real day is that of Node, which GNU date must share. That of a day
// beyond has the weekday of the day that follows, which is what it would be.
function web_spelling(time) {
  const date = time.date ?? new Date(node_says(time.year, time.month, 1, time.clock).getTime() + (time.day - 1) * 86400000);
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const [weekday] = date.toUTCString().split(',');
  const spelt = `${weekday}, ${two(time.day)} ${months[time.month - 1]} ${four(time.year)} ${time.clock} GMT`;
  if (time.date !== undefined && spelt !== date_says([text_of(time)], '%a, %d %b %Y %H:%M:%S GMT')[0])
    throw new Error(`GNU date and Node differ on ${text_of(time)}`);
  return spelt;
}

// Texts that may be a date-time or not, on which both have to agree.
function judge(name, requires, text) {
  const {status, stdout} = spawnSync('date', ['-u', '-d', text, '+%s'], {encoding: 'utf8'});
  const gnu = status === 0 ? Number(stdout) : NaN;
  const node = Date.parse(text) / 1000;
  if (!Object.is(gnu, node))
    throw new Error(`GNU date and Node differ on ${text}`);
  const outcome = Number.isNaN(node) ? ['> refused'] : ['> ok', `value = ${node} s 0 ns`];
  lines(`origin-date.${name}`, requires, ORIGIN, 'date-time', `< ${text}`, ...outcome);
}

function numbers_of_a_date_time() {
  for (let year = 0; year <= 9999; year += 101)
    judge(`year-${four(year)}`, 'date.year date.unix-time', `${four(year)}-07-31T12:30:45Z`);
  for (let month = 0; month <= 13; month++)
    judge(`month-${two(month)}`, 'date.month', `2015-${two(month)}-28T12:30:45Z`);
  for (let day = 0; day <= 33; day++)
    judge(`day-${two(day)}`, 'date.day', `2015-10-${two(day)}T12:30:45Z`);
  for (let hour = 0; hour <= 26; hour++)
    judge(`hour-${two(hour)}`, 'date.hour', `2015-10-07T${two(hour)}:30:45Z`);
  for (let minute = 0; minute <= 61; minute++)
    judge(`minute-${two(minute)}`, 'date.minute', `2015-10-07T17:${two(minute)}:01Z`);
  for (let second = 0; second <= 62; second++)
    judge(`second-${two(second)}`, 'date.second', `2015-10-07T17:50:${two(second)}Z`);
}

// Around midnight, so that the offset changes the day, the month or the year.
function offsets() {
  const times = ['2015-12-31T23:30:00', '2016-03-01T00:15:00', '1970-01-01T00:00:00'];
  const sizes = ['00:00', '00:01', '00:15', '00:59', '01:00', '05:30', '09:59', '10:00', '12:45', '19:00',
    '20:00', '23:00', '23:59', '24:01', '25:00'];
  times.forEach((time, at) => {
    for (const sign of ['+', '-']) {
      for (const size of sizes) {
        judge(`offset-${at + 1}-${sign === '+' ? 'east' : 'west'}-${size.replace(':', '-')}`,
          'date.offset-sign date.offset-hour', `${time}${sign}${size}`);
      }
    }
  });
}

// The obsolete forms of the same times, spelt by GNU date.
function obsolete(form, name, format, of) {
  const times = edges(of).filter(({date}) => date !== undefined);
  const spelt = date_says(times.map(text_of), format);
  times.forEach((time, at) => {
    lines(name_of(name, time), `http-date.${form} http-date.unix-time`, ORIGIN, 'http-date', `< ${spelt[at]}`, '> ok',
      `value = ${time.date.getTime() / 1000} s 0 ns`);
  });
}

// Each weekday of some dates, of which Node writes one.
function weekdays() {
  for (const text of ['1900-03-01', '1970-01-01', '1999-12-31', '2000-02-29', '2024-02-29', '2100-02-28', '9999-12-31']) {
    const date = new Date(`${text}T08:49:37Z`);
    for (const weekday of 'Mon Tue Wed Thu Fri Sat Sun'.split(' ')) {
      const spelt = `${weekday}${date.toUTCString().slice(3)}`;
      const outcome = spelt === date.toUTCString() ? ['> ok', `value = ${date.getTime() / 1000} s 0 ns`] : ['> refused'];
      lines(`origin-date.weekday-${text}-${weekday.toLowerCase()}`, 'http-date.weekday', 'Node, Date.toUTCString()',
        'http-date', `< ${spelt}`, ...outcome);
    }
  }
}

file('origin-date.mjs', ['The edges of all months of some years: the first and the last second of each, and the',
  'day that it has not; each value of each number, and beyond; offsets and weekdays. In',
  'seconds, as two other calendars count them.']);
part('Months of date-times.');
cases_of('date-time', edges(years), date_rule, text_of);
part('Numbers of date-times.');
numbers_of_a_date_time();
part('Offsets.');
offsets();
part('Months of HTTP-dates.');
cases_of('http-date', edges(web_years), web_rule, web_spelling);
part('The same in the obsolete forms.');
obsolete('asctime-date', 'asctime-date', '%a %b %e %H:%M:%S %Y', [1, 1970, 2024]);
obsolete('rfc850-date', 'rfc850-date', '%A, %d-%b-%y %H:%M:%S GMT', [1900, 1969, 1999, 2000, 2024, 2099]);
part('Weekdays.');
weekdays();
