// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What can be changed in a C file, one place at a time.
//
// usage: mutants.mjs [--list] [--diff] [--sample N] [--seed S] [--header FILE] FILE...

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { enumerators, line_finder, tokenize, type_names } from "./tokens.mjs";

const relations = { "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "==": ["!="], "!=": ["=="] };
const binaries = { "+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "&": "|", "|": "&", "<<": ">>", ">>": "<<" };
const assignments = { "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "%=": "/=", "&=": "|=", "|=": "&=", "<<=": ">>=", ">>=": "<<=", "++": "--", "--": "++" };
const names = {
  "<": "less", "<=": "less-equal", ">": "greater", ">=": "greater-equal", "==": "equal", "!=": "not-equal",
  "&&": "and", "||": "or", "+": "plus", "-": "minus", "*": "times", "/": "divide", "&": "bit-and", "|": "bit-or",
  "%": "modulo", "<<": "left", ">>": "right", "++": "increment", "--": "decrement",
};
const named = (sign) => names[sign] ?? `${names[sign.slice(0, -1)] ?? sign}-assign`;

const keywords = new Set(["case", "return", "else", "do", "goto", "sizeof", "typedef", "static", "const", "if", "while", "for", "switch"]);
const left_ends = new Set(["(", "[", "{", ",", ";", "}", "return", "?", ":", "=", ...Object.keys(assignments).filter((sign) => sign.length > 1 && sign.endsWith("="))]);
const right_ends = new Set([")", "]", "}", ",", ";", ":", "?"]);

class Source {
  constructor(name, text, known) {
    this.name = name;
    this.text = text;
    this.tokens = tokenize(text, name);
    this.place = line_finder(text);
    this.is_type = known.is_type;
    this.enums = new Map([...known.enums, ...enumerators(text, name)]);
    this.found = new Map();
    this.declarators = new Set();
    this.region = null;
  }

  is(i, text) {
    return this.tokens[i]?.text === text;
  }

  text_of(from, to) {
    return this.text.slice(this.tokens[from].start, this.tokens[to - 1].end);
  }

  // Notes that the tokens from..to - 1 become `replacement`. The same change
  // under a second name is left out.
  add(operator, from, to, replacement, check = false) {
    const start = this.tokens[from].start;
    const end = this.tokens[to - 1].end;
    const key = `${start} ${end} ${replacement}`;
    if (this.text.slice(start, end) === replacement)
      return;
    const known = this.found.get(key);
    if (known !== undefined) {
      known.check ||= check;
      return;
    }
    this.found.set(key, { operator, start, end, replacement, check, region: this.region });
  }

  // ------------------------------------------------------------- top level

  // Functions and tables. Types, and with them static assertions, are passed over.
  scan() {
    let start = 0;
    for (let i = 0; i < this.tokens.length; i++) {
      if (this.is(i, "typedef")) {
        while (!this.is(i, ";"))
          i = this.tokens[i].mate > i ? this.tokens[i].mate + 1 : i + 1;
        start = i + 1;
      } else if (this.is(i, "{") && this.is(i - 1, ")")) {
        this.scan_function(start, i);
        i = this.tokens[i].mate;
        start = i + 1;
      } else if (this.is(i, "=") || (this.is(i, "enum") && this.is(i + 1, "{"))) {
        let name = i - 1;
        while (this.is(name, "]"))
          name = this.tokens[name].mate - 1;
        let end = i;
        while (!this.is(end, ";"))
          end = this.tokens[end].mate > end ? this.tokens[end].mate : end + 1;
        this.open_region(this.is(i, "=") ? this.tokens[name].text : this.tokens[i + 2].text, start, end);
        this.scan_initialiser(i, end);
        this.scan_tokens(i, end);
        i = end;
        start = end + 1;
      } else if (this.is(i, ";")) {
        start = i + 1;
      } else if (this.tokens[i].mate > i) {
        i = this.tokens[i].mate;
      }
    }
  }

  open_region(name, from, to) {
    const text = this.text.slice(this.tokens[from].start, this.tokens[to].end);
    this.region = { name, start: this.tokens[from].start, digest: createHash("sha1").update(text).digest("hex").slice(0, 12) };
  }

  scan_function(start, brace) {
    const name = this.tokens[brace - 1].mate - 1;
    const type = this.text_of(start, name).replace(/\b(?:static|const)\s+/g, "");
    this.open_region(this.tokens[name].text, start, this.tokens[brace].mate);
    this.type = type;
    this.body_end = this.tokens[brace].mate;
    this.scan_block(brace);
    this.scan_tokens(brace + 1, this.tokens[brace].mate);
  }

  // ------------------------------------------------------------ statements

  // Each of these returns the index behind what it went through.

  scan_block(brace) {
    const end = this.tokens[brace].mate;
    for (let i = brace + 1; i < end;)
      i = this.scan_statement(i, i);
    return end + 1;
  }

  scan_statement(i) {
    const token = this.tokens[i];
    if (token.text === "{")
      return this.scan_block(i);
    if (token.text === "if")
      return this.scan_if(i);
    if (token.text === "while" || token.text === "switch") {
      if (token.text === "while")
        this.scan_condition("while", i + 2, this.tokens[i + 1].mate, false);
      return this.scan_statement(this.tokens[i + 1].mate + 1);
    }
    if (token.text === "do") {
      const end = this.scan_statement(i + 1);
      this.scan_condition("do-while", end + 2, this.tokens[end + 1].mate, false);
      return this.tokens[end + 1].mate + 2;
    }
    if (token.text === "for")
      return this.scan_for(i);
    if (token.text === "case" || token.text === "default") {
      while (!this.is(i, ":"))
        i++;
      return i + 1;
    }
    return this.scan_simple(i);
  }

  scan_if(i) {
    const close = this.tokens[i + 1].mate;
    this.scan_condition("if", i + 2, close, this.refuses(close + 1));
    let end = this.scan_statement(close + 1);
    if (this.is(end, "else"))
      end = this.scan_statement(end + 1);
    return end;
  }

  scan_for(i) {
    const close = this.tokens[i + 1].mate;
    let first = i + 2;
    while (!this.is(first, ";"))
      first++;
    let second = first + 1;
    while (!this.is(second, ";"))
      second++;
    if (second > first + 1)
      this.add("for-false", first + 1, second, "0");
    if (close > second + 1 && !this.top_level(second + 1, close, [","]).length)
      this.add("drop", second + 1, close, "");
    return this.scan_statement(close + 1);
  }

  // Up to a semicolon: a jump, a declaration or an expression.
  scan_simple(i) {
    let end = i;
    while (!this.is(end, ";"))
      end = this.tokens[end].mate > end ? this.tokens[end].mate : end + 1;
    const first = this.tokens[i].text;
    if (first === "return")
      this.scan_return(i, end);
    else if (this.is_declaration(i))
      this.scan_declaration(i, end);
    else if (end > i)
      this.add("drop", i, end, "");
    return end + 1;
  }

  is_declaration(i) {
    const word = this.tokens[i].text;
    return word === "static" || word === "const" || word === "volatile" || word === "struct" || word === "union" ||
      (this.tokens[i].kind === "word" && (this.tokens[i + 1].kind === "word" || (this.is_type(word) && this.is(i + 1, "*"))));
  }

  scan_declaration(i, end) {
    for (let k = i; k < end; k++) {
      if (this.is(k, "="))
        return this.scan_initialiser(k, end);
      /* The size of a room is for the compiler and the sanitizers to judge. */
      if (this.is(k, "["))
        for (let inside = k; inside < this.tokens[k].mate; inside++)
          this.declarators.add(inside);
    }
  }

  scan_return(i, end) {
    const refusal = this.refuses(i);
    /* Without its last return a function has no value at all. */
    if (end + 1 !== this.body_end)
      this.add("drop", i, end + 1, ";", refusal);
    if (end === i + 1)
      return;
    const value = this.text_of(i + 1, end);
    if (this.type === "bool") {
      this.add("return-false", i + 1, end, "false");
      this.add("return-true", i + 1, end, "true", true);
    } else if (this.type === "twcred_status") {
      if (value !== "status_ok()")
        this.add("return-ok", i + 1, end, "status_ok()", refusal);
    } else if (this.type === "twcred_code") {
      this.add("return-ok", i + 1, end, "TWCRED_OK", refusal);
    } else if (/\*$/.test(this.type)) {
      if (value !== "NULL")
        this.add("return-null", i + 1, end, "0");
    } else if (this.type !== "void") {
      this.add("return-zero", i + 1, end, "0");
    }
  }

  // Whether the statement at i, or what it starts with, refuses the input.
  refuses(i) {
    if (this.is(i, "{"))
      i++;
    if (!this.is(i, "return"))
      return false;
    let end = i;
    while (!this.is(end, ";"))
      end++;
    return end > i + 1 && /^(?:false|NULL|fault_at|status_fault|status_short|page_fault|misplaced|TWCRED_(?!OK\b|PAGE_QUERY\b)[A-Z]+_|status$|code$)/.test(this.text_of(i + 1, end));
  }

  // ------------------------------------------------------------ expressions

  scan_condition(what, from, to, check) {
    this.add(`${what}-false`, from, to, "0", check);
    if (!(what === "if" && this.text_of(from, to) === "0"))
      this.add(`${what}-true`, from, to, "1");
    const joined = this.top_level(from, to, ["&&", "||"]).length > 0;
    const compared = this.top_level(from, to, Object.keys(relations)).length > 0;
    if (joined || !(compared || this.is(from, "!")))
      this.add(`${what}-not`, from, to, `!(${this.text_of(from, to)})`);
  }

  // The indexes of these signs between from and to, outside of brackets.
  top_level(from, to, signs) {
    const found = [];
    for (let k = from; k < to; k++) {
      if (this.tokens[k].kind === "sign" && signs.includes(this.tokens[k].text))
        found.push(k);
      if (this.tokens[k].mate > k)
        k = this.tokens[k].mate;
    }
    return found;
  }

  // Where the operand that ends before i starts; `also` are signs that end it.
  operand_start(i, also) {
    let k = i - 1;
    for (; k >= 0; k--) {
      if (this.tokens[k].mate >= 0 && ")]}".includes(this.tokens[k].text))
        k = this.tokens[k].mate;
      else if (left_ends.has(this.tokens[k].text) || also.includes(this.tokens[k].text))
        break;
    }
    return k + 1;
  }

  operand_end(i, also) {
    let k = i + 1;
    for (; k < this.tokens.length; k++) {
      if (this.tokens[k].mate > k)
        k = this.tokens[k].mate;
      else if (right_ends.has(this.tokens[k].text) || also.includes(this.tokens[k].text))
        break;
    }
    return k;
  }

  // a && b becomes a, or b: the other is as if it were 1. An operand of || as if 0.
  scan_join(i) {
    const sign = this.tokens[i].text;
    this.add(`${named(sign)}-swapped`, i, i + 1, sign === "&&" ? "||" : "&&");
    const also = sign === "&&" ? ["&&", "||"] : ["||"];
    const neutral = sign === "&&" ? "1" : "0";
    const checks = this.join_checks(i);
    this.add(`${named(sign)}-without`, this.operand_start(i, also), i, neutral, checks);
    this.add(`${named(sign)}-without`, i + 1, this.operand_end(i, also), neutral, checks);
  }

  // Whether one operand less means that one thing less is checked: what a function
  // that says yes or no demands before its yes, and what is enough for a refusal.
  join_checks(i) {
    let demands = this.is(i, "&&");
    let k = i - 1;
    for (; k > 0 && ![";", "{", "}", "if", "return"].includes(this.tokens[k].text); k--) {
      if (this.tokens[k].mate >= 0 && this.tokens[k].mate < k)
        k = this.tokens[k].mate;
      else if (this.is(k, "(") && this.is(k - 1, "!"))
        demands = !demands;
    }
    if (this.is(k, "return"))
      return this.type === "bool" && demands;
    return this.is(k, "if") && !demands && this.refuses(this.tokens[k + 1].mate + 1);
  }

  scan_ternary(i) {
    const start = this.operand_start(i, []);
    let colon = i + 1;
    for (let depth = 1; ; colon++) {
      if (this.tokens[colon].mate > colon)
        colon = this.tokens[colon].mate;
      else if (this.is(colon, "?"))
        depth++;
      else if (this.is(colon, ":") && --depth === 0)
        break;
    }
    let end = colon + 1;
    for (; !right_ends.has(this.tokens[end].text) || this.is(end, "?") || (this.is(end, ":") && this.inner_colon(colon, end)); end++)
      if (this.tokens[end].mate > end)
        end = this.tokens[end].mate;
    this.add("arms-swapped", i + 1, end, `${this.text_of(colon + 1, end)} : ${this.text_of(i + 1, colon)}`);
    if (start < i) {
      this.add("ternary-true", start, i, "1");
      this.add("ternary-false", start, i, "0");
    }
  }

  // Whether the colon at `end` belongs to a question behind the colon at `from`.
  inner_colon(from, end) {
    let open = 0;
    for (let k = from + 1; k < end; k++) {
      if (this.tokens[k].mate > k)
        k = this.tokens[k].mate;
      else if (this.is(k, "?"))
        open++;
      else if (this.is(k, ":"))
        open--;
    }
    return open > 0;
  }

  // Whether the sign at i has an operand in front.
  is_binary(i) {
    const before = this.tokens[i - 1];
    if (before.kind === "word")
      return !keywords.has(before.text) && !this.is_type(before.text);
    return before.kind !== "sign" || before.text === "]" || (before.text === ")" && !this.is_cast(before.mate));
  }

  is_cast(open) {
    return this.is_type(this.tokens[open + 1].text) || ["const", "struct", "void"].includes(this.tokens[open + 1].text);
  }

  // ---------------------------------------------------------------- tables

  // Swaps neighbours in `[…] = { a, b, c }`; where each is named, only what is
  // behind the names.
  scan_initialiser(equals, end) {
    if (!this.is(equals + 1, "{") || !this.is(equals - 1, "]"))
      return;
    const close = this.tokens[equals + 1].mate;
    const rows = [];
    let from = equals + 2;
    for (const comma of [...this.top_level(from, close, [","]), close]) {
      if (comma > from)
        rows.push([this.is(from, "[") ? this.tokens[from].mate + 2 : from, comma]);
      from = comma + 1;
    }
    for (let k = 0; k + 1 < rows.length && close < end; k++) {
      const [[a, b], [c, d]] = [rows[k], rows[k + 1]];
      this.add("rows-swapped", a, d, this.text_of(c, d) + this.text.slice(this.tokens[b - 1].end, this.tokens[c].start) + this.text_of(a, b));
    }
  }

  // ---------------------------------------------------------------- tokens

  scan_tokens(from, to) {
    for (let i = from; i < to; i++) {
      const token = this.tokens[i];
      if (token.kind === "number" && !this.declarators.has(i))
        this.scan_number(i);
      else if (token.kind === "character")
        this.scan_character(i);
      else if (token.kind === "word")
        this.scan_word(i);
      else if (token.kind === "sign")
        this.scan_sign(i);
    }
  }

  scan_number(i) {
    const match = /^(0[xX][0-9a-fA-F]+|[0-9]+)([uUlL]*)$/.exec(this.tokens[i].text);
    if (match === null)
      return;
    const value = BigInt(match[1]);
    const hexadecimal = /^0[xX]/.test(match[1]);
    const spell = (n) => n < 0n ? "(-1)" : (hexadecimal ? `0x${n.toString(16).toUpperCase()}` : n.toString()) + match[2];
    this.add("plus-one", i, i + 1, spell(value + 1n));
    this.add("minus-one", i, i + 1, spell(value - 1n));
    if (value !== 0n)
      this.add("zero", i, i + 1, `0${match[2]}`);
  }

  scan_character(i) {
    const escapes = { n: 10, t: 9, r: 13, b: 8, f: 12, 0: 0, "\\": 92, "'": 39, '"': 34 };
    const inside = this.tokens[i].text.slice(1, -1);
    const value = inside[0] === "\\" ? escapes[inside[1]] : inside.charCodeAt(0);
    const spell = (n) => `'\\x${(n & 0xff).toString(16).toUpperCase().padStart(2, "0")}'`;
    this.add("plus-one", i, i + 1, spell(value + 1));
    this.add("minus-one", i, i + 1, spell(value - 1));
  }

  scan_word(i) {
    const word = this.tokens[i].text;
    if (word === "true" || word === "false")
      this.add(word === "true" ? "false" : "true", i, i + 1, word === "true" ? "false" : "true");
    const all = this.enums.get(word);
    if (all === undefined || all.length < 2)
      return;
    this.add("next-enumerator", i, i + 1, all[(all.indexOf(word) + 1) % all.length]);
  }

  scan_sign(i) {
    const sign = this.tokens[i].text;
    if (sign in relations) {
      for (const other of relations[sign])
        this.add(`${named(sign)}-to-${named(other)}`, i, i + 1, other);
    } else if (sign === "&&" || sign === "||") {
      this.scan_join(i);
    } else if (sign === "!") {
      this.add("without-not", i, i + 1, "");
    } else if (sign in assignments) {
      this.add(`${named(sign)}-to-${named(assignments[sign])}`, i, i + 1, assignments[sign]);
    } else if (sign in binaries && this.is_binary(i)) {
      this.add(`${named(sign)}-to-${named(binaries[sign])}`, i, i + 1, binaries[sign]);
    } else if (sign === "-" && !this.is_binary(i)) {
      this.add("without-minus", i, i + 1, "");
    } else if (sign === "?") {
      this.scan_ternary(i);
    }
  }
}

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

// All mutants of a file, in the order of their places. `known` are the types and
// the enumerators of its headers.
export function mutants_of(name, text, known) {
  const source = new Source(name, text, known);
  source.scan();
  const used = new Map();
  return [...source.found.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.operator < b.operator ? -1 : 1))
    .map((found) => {
      const { line, column } = source.place(found.start);
      const line_start = (at) => text.lastIndexOf("\n", at - 1) + 1;
      const newline = text.indexOf("\n", found.end);
      const to = newline < 0 ? text.length : newline;
      let from = line_start(found.start);
      /* Of a bare jump only the line in front tells which it is. */
      if (from > 0 && /^(?:return(?: \w+)?|break|continue);$/.test(squeeze(text.slice(from, to))))
        from = line_start(from - 1);
      let id = `${name}:${line}:${column}:${found.operator}`;
      const count = (used.get(id) ?? 0) + 1;
      used.set(id, count);
      if (count > 1)
        id += `-${count}`;
      return {
        id, file: name, line, column,
        operator: found.operator, start: found.start, end: found.end, replacement: found.replacement, check: found.check,
        place: found.region.name,
        key: `${name} ${found.region.name} ${found.region.digest} ${found.start - found.region.start} ${found.end - found.start} ${found.replacement}`,
        before: squeeze(text.slice(from, to)),
        after: squeeze(text.slice(from, found.start) + found.replacement + text.slice(found.end, to)),
      };
    });
}

export function known_of(headers) {
  const texts = headers.map((path) => readFileSync(path, "utf8"));
  const enums = new Map();
  texts.forEach((text, i) => {
    for (const [name, all] of enumerators(text, headers[i]))
      enums.set(name, all);
  });
  return { enums, is_type: type_names(texts) };
}

export function mutate(text, mutant) {
  return text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end);
}

// N of them, always the same for a seed, in their order.
export function sample_of(mutants, count, seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const order = mutants.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order.slice(0, count).sort((a, b) => a - b).map((i) => mutants[i]);
}

function main(words) {
  const headers = [];
  const files = [];
  let diff = false;
  let count = Infinity;
  let seed = 1;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--header")
      headers.push(words[++i]);
    else if (words[i] === "--sample")
      count = Number(words[++i]);
    else if (words[i] === "--seed")
      seed = Number(words[++i]);
    else if (words[i] === "--diff")
      diff = true;
    else if (words[i] !== "--list")
      files.push(words[i]);
  }
  const known = known_of(headers);
  const all = files.flatMap((path) => mutants_of(basename(path), readFileSync(path, "utf8"), known));
  for (const mutant of sample_of(all, count, seed)) {
    console.log(mutant.id + (mutant.check ? " check" : ""));
    if (diff)
      console.log(`  - ${mutant.before}\n  + ${mutant.after}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.slice(2));
