// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// Where things are, and how they are called in what is shown.
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export const corpus = path.join(root, "corpus");

// In what is shown, a place in the source tree is named from its top.
export function shown(place) {
    const inside = path.relative(root, place);
    return inside.startsWith("..") || path.isAbsolute(inside) ? place : inside;
}

export function shell(words) {
    const quote = (word) =>
        /^[\w./=,:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
    return words.map(quote).join(" ");
}

export class Layout {
    constructor(build) {
        this.sanitized = path.join(build, "campaign-sanitized");
        this.covered = path.join(build, "campaign-coverage");
        this.results = path.join(build, "campaign");
        this.state = path.join(this.results, "state.json");
        this.lock = path.join(this.results, "lock");
        this.report = path.join(this.results, "report.html");
        this.findings = path.join(this.results, "findings");
    }

    fuzzer(target) {
        return path.join(this.sanitized, "fuzz", `fuzz_${target}`);
    }

    replay(target) {
        return path.join(this.sanitized, "fuzz", `replay_${target}`);
    }

    coverageReplay(target) {
        return path.join(this.covered, "fuzz", `replay_${target}`);
    }

    // What the fuzzer keeps while it runs.
    found(target) {
        return path.join(this.results, "found", target);
    }

    artifacts(target) {
        return path.join(this.results, "artifacts", target);
    }

    merged(target) {
        return path.join(this.results, "corpus", target);
    }

    // Laid out as in the source tree, to be copied over it.
    regression(target, name) {
        return path.join(this.findings, "corpus", target, `regression-${name}`);
    }

    text(target, name) {
        return path.join(this.findings, `${target}-${name}.txt`);
    }
}
