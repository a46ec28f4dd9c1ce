// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The programs of a campaign: the targets with sanitizers, and their replay
// programs once more with counters for the coverage.
import fs from "node:fs";
import path from "node:path";
import { root } from "./layout.mjs";
import { start } from "./process.mjs";

const LIMIT = 1800;

export class CannotRun extends Error {}

// A build says where it is, on a terminal: the first takes its time.
function tell(line) {
    if (process.stdout.isTTY)
        process.stdout.write(`\r\x1b[K${line.slice(0, (process.stdout.columns || 80) - 1)}`);
}

async function must(program, words) {
    const lines = [];
    const handle = start(program, words, {
        folder: root,
        seconds: LIMIT,
        line: (line) => {
            lines.push(line);
            if (words[0] === "--build")
                tell(line);
        },
    });
    let end;
    try {
        end = await handle.done;
    } catch (error) {
        if (error.code === "ENOENT")
            throw new CannotRun(`needs ${program}, which is not installed`);
        throw error;
    }
    if (words[0] === "--build")
        tell("");
    if (end.status !== 0)
        throw new CannotRun(`${program} ${words[0]} failed\n${lines.slice(-30).join("\n")}`);
    return lines;
}

// The tools have to understand what this compiler writes: they carry its version,
// or are those of the default version, as the compiler is.
export async function findTools() {
    const said = await must("clang", ["--version"]);
    const version = /version (\d+)\./.exec(said.join(" "))?.[1] ?? "?";
    const tools = {};
    for (const name of ["llvm-cov", "llvm-profdata", "llvm-symbolizer"]) {
        const folders = (process.env.PATH ?? "").split(":");
        const find = (program) =>
            folders.map((folder) => path.join(folder, program)).find((file) => fs.existsSync(file));
        tools[name] = find(`${name}-${version}`) ?? find(name);
        if (tools[name] === undefined)
            throw new CannotRun(`needs ${name} (Debian: llvm-${version})`);
    }
    return tools;
}

// Sources from an archive have none.
export async function commit() {
    try {
        const hash = await must("git", ["rev-parse", "--short=12", "HEAD"]);
        const changes = await must("git", ["status", "--porcelain", "--untracked-files=no"]);
        return hash[0] + (changes.length > 0 ? " with local changes" : "");
    } catch (error) {
        if (error instanceof CannotRun)
            return "unknown";
        throw error;
    }
}

export async function configure(layout) {
    await must("cmake", ["--preset", "clang-sanitized", "-B", layout.sanitized]);
    await must("cmake", [
        ...["--preset", "clang", "-B", layout.covered],
        "-DCMAKE_C_FLAGS=-fprofile-instr-generate -fcoverage-mapping",
    ]);
}

// The targets that the build knows, as fuzz/CMakeLists.txt writes them down.
export function knownTargets(layout) {
    const file = path.join(layout.sanitized, "fuzz", "campaign-targets.txt");
    return fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
}

export async function build(layout, targets, jobs) {
    const make = (folder, names) =>
        must("cmake", ["--build", folder, "--parallel", `${jobs}`, "--target", ...names]);
    const replays = targets.map((target) => `replay_${target}`);
    await make(layout.sanitized, [...targets.map((target) => `fuzz_${target}`), ...replays]);
    await make(layout.covered, replays);
}
