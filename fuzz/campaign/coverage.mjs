// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What of the core the merged corpus reaches, and what it does not, with the
// source: counted by clang, in a build without libFuzzer.
import fs from "node:fs";
import path from "node:path";
import { root } from "./layout.mjs";
import { run } from "./process.mjs";

const REPLAY = 300;
const TOOL = 120;

async function tool(program, words) {
    const end = await run(program, words, { folder: root, seconds: TOOL });
    if (end.status !== 0)
        throw new Error(`${path.basename(program)} failed: ${end.lines.slice(-3).join(" ")}`);
    return end.lines.join("\n");
}

// "DA:12,0": line 12 ran never.
function readLines(text) {
    const counts = new Map();
    let lines = null;
    for (const line of text.split("\n")) {
        const [, key, rest] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
        if (key === "SF")
            counts.set(rest, (lines = new Map()));
        if (key === "DA") {
            const [number, count] = rest.split(",").map(Number);
            lines.set(number, count);
        }
    }
    return counts;
}

// [line, column, end line, end column, times true, times false, ...]
function readBranches(text) {
    const files = JSON.parse(text).data[0].files;
    return new Map(files.map((file) => [file.filename, file.branches]));
}

function slice(source, [line, column, endLine, endColumn]) {
    if (line === endLine)
        return source[line - 1].slice(column - 1, endColumn - 1);
    const between = source.slice(line, endLine - 1);
    const text = [source[line - 1].slice(column - 1), ...between, source[endLine - 1].slice(0, endColumn - 1)];
    return text.join(" ").replace(/\s+/g, " ");
}

// Of a switch without default, clang counts the values that are in no case as true.
function outcome(source, [line, column, , , yes]) {
    if (yes > 0)
        return "false";
    return /switch \($/.test(source[line - 1].slice(0, column - 1)) ? "other than its cases" : "true";
}

function judgeFile(file, counts, branches) {
    const source = fs.readFileSync(file, "utf8").split("\n");
    const missedLines = [...counts].filter(([, count]) => count === 0).map(([line]) => line);
    const missedBranches = [];
    let taken = 0;
    for (const branch of branches) {
        const [line, , , , yes, no] = branch;
        taken += (yes > 0) + (no > 0);
        // Of what never ran, no branch was taken either: the line says it.
        if ((yes > 0) !== (no > 0))
            missedBranches.push({ line, note: `never ${outcome(source, branch)}: ${slice(source, branch)}` });
    }
    return {
        name: path.relative(root, file),
        source,
        lines: { total: counts.size, hit: counts.size - missedLines.length },
        branches: { total: 2 * branches.length, hit: taken },
        missedLines,
        missedBranches,
    };
}

// Gives null if there is nothing to be counted.
export async function measureCoverage(campaign) {
    const { layout, tools, state } = campaign;
    const folder = path.join(layout.results, "profile");
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });

    const programs = [];
    const profiles = [];
    const failed = [];
    for (const target of Object.keys(state.targets)) {
        const program = layout.coverageReplay(target);
        const profile = path.join(folder, `${target}.profraw`);
        if (!fs.existsSync(program) || !(state.targets[target].merged?.count > 0))
            continue;
        const end = await run(program, [layout.merged(target)], {
            folder: root,
            environment: { LLVM_PROFILE_FILE: profile },
            seconds: REPLAY,
        });
        if (end.status !== 0)
            failed.push(target);
        if (!fs.existsSync(profile) || fs.statSync(profile).size === 0)
            continue;
        programs.push(program);
        profiles.push(profile);
    }
    if (programs.length === 0)
        return null;

    const data = path.join(folder, "all.profdata");
    await tool(tools["llvm-profdata"], ["merge", "-sparse", "-o", data, ...profiles]);
    const [first, ...others] = programs;
    const words = [
        `-instr-profile=${data}`,
        first,
        ...others.flatMap((program) => ["-object", program]),
        path.join(root, "core"),
    ];
    const lines = readLines(await tool(tools["llvm-cov"], ["export", "-format=lcov", ...words]));
    const branches = readBranches(await tool(tools["llvm-cov"], ["export", "-format=text", ...words]));
    // Of a header only macros are counted, which is chance.
    const files = [...lines]
        .filter(([file]) => file.endsWith(".c"))
        .map(([file, counts]) => judgeFile(file, counts, branches.get(file) ?? []))
        .sort((left, right) => (left.name < right.name ? -1 : 1));
    const sum = (kind, name) => files.reduce((total, file) => total + file[kind][name], 0);
    const absent = fs
        .readdirSync(path.join(root, "core"))
        .map((name) => `core/${name}`)
        .filter((name) => name.endsWith(".c") && !files.some((file) => file.name === name));
    return {
        files,
        failed,
        absent,
        lines: { total: sum("lines", "total"), hit: sum("lines", "hit") },
        branches: { total: sum("branches", "total"), hit: sum("branches", "hit") },
    };
}
