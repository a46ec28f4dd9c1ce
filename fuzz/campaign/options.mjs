// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The command line.
import os from "node:os";

export const usage = `usage: fuzz/campaign.sh [OPTION...]

  --minutes N      how long to fuzz, all targets together; fractions are fine (10)
  --targets A,B    these instead of all
  --jobs N         how many run at the same time (the number of processors)
  --resume         go on where the last campaign ended
  --seed S         what a new campaign starts from (from the clock)
  --keep           copy new inputs that add coverage, and findings, into corpus/
  --build FOLDER   where programs and results go (build)

Status: 0 nothing found, 1 something found, 2 the campaign could not run.
`;

export class UsageError extends Error {}

function number(text, name, least, most) {
    const value = Number(text);
    if (text.trim() === "" || !(value >= least && value <= most))
        throw new UsageError(`--${name} needs a number from ${least} to ${most}`);
    return value;
}

function whole(text, name, least, most) {
    const value = number(text, name, least, most);
    if (!Number.isInteger(value))
        throw new UsageError(`--${name} needs a whole number`);
    return value;
}

function names(text) {
    const list = text.split(",");
    for (const name of list)
        if (!/^[a-z0-9_]+$/.test(name))
            throw new UsageError(`--targets needs names with commas between them`);
    return [...new Set(list)];
}

const flags = ["resume", "keep", "help"];
const values = {
    minutes: (text) => number(text, "minutes", 0.01, 1e6),
    targets: names,
    jobs: (text) => whole(text, "jobs", 1, 1024),
    seed: (text) => whole(text, "seed", 1, 4e9),
    build: (text) => text,
};

export function readOptions(words) {
    const options = {
        minutes: 10,
        targets: null,
        jobs: os.availableParallelism?.() ?? os.cpus().length,
        seed: Math.floor(Date.now() / 1000) % 4e9,
        build: null,
        resume: false,
        keep: false,
        help: false,
    };
    for (let i = 0; i < words.length; i++) {
        const [, name, given] = /^--([a-z]+)(?:=(.*))?$/s.exec(words[i]) ?? [];
        if (flags.includes(name) && given === undefined) {
            options[name] = true;
            continue;
        }
        if (!Object.hasOwn(values, name ?? ""))
            throw new UsageError(`unknown: ${words[i]}`);
        const text = given ?? words[++i];
        if (text === undefined)
            throw new UsageError(`--${name} needs a value`);
        options[name] = values[name](text);
    }
    return options;
}
