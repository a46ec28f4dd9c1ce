// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// From the input that a fuzzer stopped at to a regression case: told apart by
// what broke, minimised, named, and with the commands that run it again.
import fs from "node:fs";
import path from "node:path";
import { plural } from "./format.mjs";
import { corpus, root, shell, shown } from "./layout.mjs";
import { nameFault, quietLines, readFault } from "./libfuzzer.mjs";
import { run } from "./process.mjs";

const MINIMISE_STEP = 2;
const MINIMISE = 20;
const CUT = 10;
const REPLAY = 20;
const TRIES = 8;
const OUTPUT_LINES = 40;

// Slower than this is a finding.
export const TIMEOUT = 10;

const artifactKinds = ["crash", "timeout", "oom", "leak"];

export function newArtifacts(folder) {
    return fs
        .readdirSync(folder)
        .filter((name) => artifactKinds.some((kind) => name.startsWith(`${kind}-`)))
        .map((name) => path.join(folder, name));
}

// What the replay program says about an input. One that takes too long fails, too.
async function replay({ layout, environment }, target, file) {
    const end = await run(layout.replay(target), [file], { folder: root, environment, seconds: REPLAY });
    return { fails: end.status !== 0, what: readFault(end.lines).what };
}

async function minimise(campaign, target, file, what) {
    const { layout, environment } = campaign;
    const folder = path.join(layout.results, "minimised", target);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    await run(
        layout.fuzzer(target),
        ["-minimize_crash=1", `-max_total_time=${MINIMISE_STEP}`, `-artifact_prefix=${folder}/`, file],
        { folder: root, environment, seconds: MINIMISE },
    );
    const sizes = fs
        .readdirSync(folder)
        .map((name) => ({ file: path.join(folder, name), size: fs.statSync(path.join(folder, name)).size }))
        .sort((left, right) => left.size - right.size);
    // A smaller input may break something else.
    let smallest = file;
    for (const smaller of sizes.slice(0, TRIES)) {
        if ((await replay(campaign, target, smaller.file)).what === what) {
            smallest = smaller.file;
            break;
        }
    }
    return cut(campaign, target, smallest, what);
}

// libFuzzer stops at the first smaller input that breaks something else: from there,
// ever shorter pieces are left out as long as the same breaks.
async function cut(campaign, target, file, what) {
    const trial = path.join(campaign.layout.results, "minimised", target, "trial");
    const until = performance.now() + CUT * 1000;
    let input = fs.readFileSync(file);
    let piece = Math.ceil(input.length / 2);
    for (let at = 0; piece > 0 && input.length > 1 && performance.now() < until; ) {
        const shorter = Buffer.concat([input.subarray(0, at), input.subarray(at + piece)]);
        fs.writeFileSync(trial, shorter);
        if ((await replay(campaign, target, trial)).what === what)
            input = shorter;
        else
            at += piece;
        if (at >= input.length) {
            at = 0;
            piece = Math.floor(piece / 2);
        }
    }
    fs.writeFileSync(trial, input);
    return trial;
}

function freeName(layout, target, wanted) {
    for (let i = 1; ; i++) {
        const name = i === 1 ? wanted : `${wanted}-${i}`;
        const places = [layout.regression(target, name), path.join(corpus, target, `regression-${name}`)];
        if (!places.some((place) => fs.existsSync(place)))
            return name;
    }
}

export function commands(layout, finding) {
    const file = shown(layout.regression(finding.target, finding.name));
    return {
        replay: shell([shown(layout.replay(finding.target)), file]),
        fuzzer: shell([shown(layout.fuzzer(finding.target)), `-timeout=${TIMEOUT}`, file]),
        keep: shell(["cp", file, `corpus/${finding.target}/`]),
    };
}

function writeText(layout, finding) {
    const command = commands(layout, finding);
    const size =
        finding.size === finding.originalSize
            ? plural(finding.size, "byte")
            : `${plural(finding.size, "byte")}, minimised from ${finding.originalSize}`;
    const text = [
        `${finding.target}: ${finding.what}`,
        "",
        `Executions before it: ${finding.executions}. Input: ${size}. Times seen: ${finding.seen}.`,
        "",
        finding.replayFails
            ? "Run it again, without and with libFuzzer:"
            : "Run it again (the first, without libFuzzer, did not fail):",
        `  ${command.replay}`,
        `  ${command.fuzzer}`,
        "",
        "Keep it as a regression:",
        `  ${command.keep}`,
        "",
        "What was said when it was found:",
        ...finding.output.map((line) => `  ${line}`),
        "",
    ];
    fs.writeFileSync(layout.text(finding.target, finding.name), text.join("\n"));
}

// The lines from the first that tells of a fault, without this machine's paths.
function faultOutput(lines) {
    const first = lines.findIndex((line) =>
        /broken property|runtime error|ERROR: |WARNING: MemorySanitizer|ALARM: /.test(line),
    );
    return quietLines(lines.slice(Math.max(first, 0)))
        .slice(0, OUTPUT_LINES)
        .map((line) => line.replaceAll(`${root}/`, ""));
}

// Takes an artifact over. Gives the finding if it is a new one, and null otherwise.
export async function takeArtifact(campaign, target, file, lines) {
    const { layout, state } = campaign;
    const fault = readFault(lines);
    const known = state.findings.find(
        (finding) => finding.target === target && finding.what === fault.what && !finding.gone,
    );
    if (known !== undefined) {
        known.seen++;
        writeText(layout, known);
        fs.rmSync(file);
        return null;
    }

    const name = freeName(layout, target, nameFault(fault));
    const place = layout.regression(target, name);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.copyFileSync(file, place);
    const finding = {
        target,
        name,
        what: fault.what,
        size: fs.statSync(file).size,
        originalSize: fs.statSync(file).size,
        executions: state.targets[target].executions,
        seconds: state.targets[target].seconds,
        seen: 1,
        replayFails: false,
        gone: false,
        output: faultOutput(lines),
    };
    state.findings.push(finding);
    writeText(layout, finding);

    if (/^(crash|leak)-/.test(path.basename(file)) && finding.size > 1) {
        fs.copyFileSync(await minimise(campaign, target, file, fault.what), place);
        finding.size = fs.statSync(place).size;
    }
    finding.replayFails = (await replay(campaign, target, place)).fails;
    writeText(layout, finding);
    fs.rmSync(file);
    return finding;
}

// After a change of the sources: which findings still fail.
export async function judgeAgain(campaign) {
    const { layout } = campaign;
    for (const finding of campaign.state.findings) {
        const file = layout.regression(finding.target, finding.name);
        if (!finding.replayFails || !fs.existsSync(layout.replay(finding.target)) || !fs.existsSync(file))
            continue;
        finding.gone = !(await replay(campaign, finding.target, file)).fails;
    }
}
