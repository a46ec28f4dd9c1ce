// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What a campaign knows, kept in a file after each run of a target, so that it
// can go on after an interrupt.
import fs from "node:fs";
import path from "node:path";

const FORMAT = 1;
const SAMPLES = 400;

export function newState(seed) {
    return {
        format: FORMAT,
        seed,
        commits: [],
        started: new Date().toISOString(),
        wall: 0,
        targets: {},
        findings: [],
        slowest: {},
    };
}

export function newTarget() {
    return {
        executions: 0,
        seconds: 0,
        starts: 0,
        edges: 0,
        features: 0,
        corpus: 0,
        merged: null,
        broken: null,
        samples: [],
    };
}

export function loadState(file) {
    const state = JSON.parse(fs.readFileSync(file, "utf8"));
    if (state.format !== FORMAT)
        throw new Error("its state is of another version of the campaign");
    return state;
}

export function saveState(file, state) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}.new`, JSON.stringify(state));
    fs.renameSync(`${file}.new`, file);
}

// The most seen so far, each time it grows: a run that starts anew falls back
// while it reads its corpus. When there are too many, every second one goes.
export function addSample(target, seconds, status) {
    if (status.edges === null)
        return;
    const last = target.samples.at(-1);
    if (last !== undefined && status.edges <= last.edges && status.features <= last.features)
        return;
    target.edges = Math.max(target.edges, status.edges);
    target.features = Math.max(target.features, status.features);
    target.samples.push({ seconds, edges: target.edges, features: target.features });
    if (target.samples.length > SAMPLES)
        target.samples = target.samples.filter((_, i, all) => i % 2 === 0 || i === all.length - 1);
}

export function totals(state) {
    const targets = Object.values(state.targets);
    const sum = (name) => targets.reduce((total, target) => total + target[name], 0);
    const executions = sum("executions");
    const seconds = sum("seconds");
    return {
        targets: targets.length,
        executions,
        seconds,
        rate: seconds > 0 ? executions / seconds : 0,
        findings: openFindings(state).length,
    };
}

export function openFindings(state) {
    return state.findings.filter((finding) => !finding.gone);
}
