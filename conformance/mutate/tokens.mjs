// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// C in tokens, with the brackets matched. Comments and preprocessor lines are
// left out, so that nothing can happen to them.

const token_pattern = new RegExp(
  [
    String.raw`(?<blank>\s+|\\\n)`,
    String.raw`(?<comment>/\*[\s\S]*?\*/|//[^\n]*)`,
    String.raw`(?<string>"(?:[^"\\\n]|\\[\s\S])*")`,
    String.raw`(?<character>'(?:[^'\\\n]|\\.)+')`,
    String.raw`(?<number>\.?[0-9](?:[eEpP][+-]|[0-9A-Za-z_.])*)`,
    String.raw`(?<word>[A-Za-z_][A-Za-z0-9_]*)`,
    String.raw`(?<sign>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:;,.(){}[\]#])`,
  ].join("|"),
  "y",
);

const closing = { "(": ")", "[": "]", "{": "}" };

// The offset behind a preprocessor line that starts at `at`, continuations included.
function behind_directive(text, at) {
  const end = /(?:[^\n\\]|\\[\s\S])*/y;
  end.lastIndex = at;
  end.exec(text);
  return end.lastIndex;
}

// Tokens are {kind, text, start, end, mate}: mate is the index of the other
// bracket of a pair.
export function tokenize(text, name) {
  const tokens = [];
  const open = [];
  let at = 0;
  let line_is_blank = true;
  while (at < text.length) {
    token_pattern.lastIndex = at;
    const match = token_pattern.exec(text);
    if (match === null)
      throw new Error(`${name}: no C at byte ${at}`);
    const start = at;
    at = token_pattern.lastIndex;
    const { blank, comment, string, character, number, word } = match.groups;
    if (blank !== undefined) {
      line_is_blank ||= blank.includes("\n");
      continue;
    }
    if (comment !== undefined)
      continue;
    if (match[0] === "#" && line_is_blank) {
      at = behind_directive(text, start);
      continue;
    }
    line_is_blank = false;
    const kind = string !== undefined ? "string"
      : character !== undefined ? "character"
      : number !== undefined ? "number"
      : word !== undefined ? "word" : "sign";
    const token = { kind, text: match[0], start, end: at, mate: -1 };
    if (kind === "sign" && token.text in closing) {
      open.push(tokens.length);
    } else if (kind === "sign" && ")]}".includes(token.text)) {
      const other = open.pop();
      if (other === undefined || closing[tokens[other].text] !== token.text)
        throw new Error(`${name}: unbalanced ${token.text} at byte ${start}`);
      tokens[other].mate = tokens.length;
      token.mate = other;
    }
    tokens.push(token);
  }
  if (open.length > 0)
    throw new Error(`${name}: unbalanced ${tokens[open[0]].text}`);
  return tokens;
}

// A function from offsets to {line, column}, both from 1.
export function line_finder(text) {
  const starts = [0];
  for (let i = 0; i < text.length; i++)
    if (text[i] === "\n")
      starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

// The enumerators of all enums in a text, each with all of its own.
export function enumerators(text, name) {
  const tokens = tokenize(text, name);
  const found = new Map();
  tokens.forEach((token, i) => {
    if (token.text !== "enum")
      return;
    const brace = tokens[i + 1]?.text === "{" ? i + 1 : i + 2;
    if (tokens[brace]?.text !== "{")
      return;
    const all = [];
    for (let k = brace + 1; k < tokens[brace].mate; k++)
      if (tokens[k].kind === "word" && "{,".includes(tokens[k - 1].text))
        all.push(tokens[k].text);
    for (const each of all)
      found.set(each, all);
  });
  return found;
}

// The names of types: those of C, those that end in _t, and those that the
// texts declare.
export function type_names(texts) {
  const names = new Set(["bool", "char", "double", "float", "int", "long", "short", "signed", "unsigned", "void"]);
  for (const text of texts)
    for (const match of text.matchAll(/^\}\s*([a-z_0-9]+);/gm))
      names.add(match[1]);
  return (word) => names.has(word) || /_t$/.test(word);
}
