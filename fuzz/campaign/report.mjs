// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// One page that needs nothing else: no script, no font, no other file.
import fs from "node:fs";
import { chart } from "./chart.mjs";
import { commands } from "./findings.mjs";
import { clock, grouped, plural } from "./format.mjs";
import { shown } from "./layout.mjs";
import { html } from "./markup.mjs";
import { openFindings, totals } from "./state.mjs";

const CONTEXT = 2;
const OPEN_BELOW = 12;
const SLOWEST = 25;

const percent = ({ hit, total }) => (total === 0 ? "100.0" : (Math.floor((1000 * hit) / total) / 10).toFixed(1));
const bytes = (count) => (count < 10240 ? `${grouped(count)} B` : `${grouped(count / 1024)} KiB`);
const duration = (time) => (time < 1000 ? `${grouped(time)} µs` : `${(time / 1000).toPrecision(3)} ms`);

function tile(value, name) {
    return html`<div class="tile"><b>${value}</b><span>${name}</span></div>`;
}

function verdict(state, sums) {
    const broken = Object.values(state.targets).filter((target) => target.broken !== null).length;
    if (sums.findings === 0 && broken === 0)
        return html`<p class="verdict">Nothing found in ${grouped(sums.executions)} executions.</p>`;
    const parts = [
        ...(sums.findings > 0 ? [`${plural(sums.findings, "finding")} in ${grouped(sums.executions)} executions`] : []),
        ...(broken > 0 ? [`${plural(broken, "target")} could not run`] : []),
    ];
    return html`<p class="verdict bad">${parts.join(", ")}.</p>`;
}

function overview(state, coverage) {
    const sums = totals(state);
    return html`<div class="tiles">
${tile(grouped(sums.executions), "executions")}
${tile(grouped(sums.rate), "per second and job")}
${tile(clock(sums.seconds), "of fuzzing, all jobs")}
${tile(clock(state.wall), "on the clock")}
${tile(grouped(sums.targets), sums.targets === 1 ? "target" : "targets")}
${tile(grouped(sums.findings), sums.findings === 1 ? "finding" : "findings")}
${coverage && tile(`${percent(coverage.lines)} %`, "of the core's lines")}
${coverage && tile(`${percent(coverage.branches)} %`, "of the core's branches")}
</div>`;
}

function findingCard(layout, state, finding) {
    const command = commands(layout, finding);
    const same = state.findings.find((other) => other.what === finding.what && !other.gone);
    const size =
        finding.size === finding.originalSize
            ? plural(finding.size, "byte")
            : `${plural(finding.size, "byte")}, minimised from ${grouped(finding.originalSize)}`;
    return html`<div class="card">
<h3>${finding.target}: ${finding.name}</h3>
<p><code>${finding.what}</code></p>
<p class="quiet">${size}; after ${plural(finding.executions, "execution")} and ${clock(finding.seconds)}; seen
${plural(finding.seen, "time")}${same !== finding && html`; the same as in ${same.target}`}.</p>
<p>Run it again, without and with libFuzzer${!finding.replayFails && " (the first did not fail)"}, and keep it:</p>
<pre>${command.replay}
${command.fuzzer}
${command.keep}</pre>
<details><summary>What was said</summary><pre>${finding.output.join("\n")}</pre></details>
</div>`;
}

function findings(layout, state) {
    const open = openFindings(state);
    const gone = state.findings.length - open.length;
    return html`<h2>Findings</h2>
${open.length === 0 && html`<p>None: no property broke, no sanitizer complained, no input took too long.</p>`}
${open.map((finding) => findingCard(layout, state, finding))}
${gone > 0 && html`<p class="quiet">${plural(gone, "finding")} of before, which ${gone === 1 ? "does" : "do"} not fail any more.</p>`}`;
}

function targetRow(state, name) {
    const target = state.targets[name];
    const found = openFindings(state).filter((finding) => finding.target === name).length;
    return html`<tr><td>${name}</td>
<td>${grouped(target.executions)}</td>
<td>${grouped(target.seconds > 0 ? target.executions / target.seconds : 0)}</td>
<td>${clock(target.seconds)}</td>
<td>${grouped(target.edges)}</td>
<td>${grouped(target.features)}</td>
<td>${target.merged === null ? "not merged" : `${plural(target.merged.count, "input")}, ${bytes(target.merged.bytes)}`}</td>
<td class="${found > 0 ? "badtext" : "none"}">${target.broken === null ? found : "could not run"}</td></tr>`;
}

function targets(state, names) {
    return html`<h2>Targets</h2>
<p>Edges are ways through the code that were taken. Features also count how often, which
tells apart inputs that take the same ways. The corpus is what is left after merging: the
smallest inputs that take all edges.</p>
<div class="wide"><table>
<tr><th>target</th><th>executions</th><th>per second</th><th>time</th><th>edges</th><th>features</th><th>corpus</th><th>findings</th></tr>
${names.map((name) => targetRow(state, name))}
</table></div>
<h2>Coverage over time</h2>
<p>From what the inputs at hand reached to the most that was reached. A target that is still
climbing at its end deserves more time; a flat line found nothing new.</p>
<div class="charts">
${names.map((name) => html`<div class="card"><h3>${name}</h3>${chart(state.targets[name])}</div>`)}
</div>`;
}

function slowest(layout, state) {
    const rows = Object.entries(state.slowest)
        .flatMap(([target, inputs]) => inputs.map((input) => ({ target, ...input })))
        .filter((row) => row.ratio > 1)
        .sort((left, right) => right.ratio - left.ratio)
        .slice(0, SLOWEST);
    const place = shown(layout.merged("TARGET"));
    return html`<h2>Slowest inputs</h2>
${rows.length === 0
        ? html`<p class="quiet">Not measured.</p>`
        : html`<p>Files in <code>${place}/</code>, and how much longer than the median of their target
they take, with sanitizers and all that the target checks. A large input that takes longer
per byte, too, may hide a cost that is not linear.</p>
<div class="wide"><table>
<tr><th>target</th><th class="left">file</th><th>size</th><th>times the median</th><th>per byte</th><th>one run</th></tr>
${rows.map((row) => html`<tr><td>${row.target}</td><td class="left"><code>${row.file}</code></td>
<td>${bytes(row.size)}</td><td>${row.ratio.toFixed(1)}</td><td>${row.ratioPerByte.toFixed(2)}</td><td>${duration(row.time)}</td></tr>`)}
</table></div>`}`;
}

// Source around what was missed; "..." where lines are left out.
function excerpt(file) {
    const missed = new Set(file.missedLines);
    const notes = new Map();
    for (const branch of file.missedBranches)
        notes.set(branch.line, [...(notes.get(branch.line) ?? []), branch]);
    const wanted = new Set();
    for (const line of [...missed, ...notes.keys()])
        for (let i = line - CONTEXT; i <= line + CONTEXT; i++)
            if (i >= 1 && i <= file.source.length)
                wanted.add(i);
    const lines = [...wanted].sort((left, right) => left - right);
    return lines.map((line, i) => {
        const kind = missed.has(line) ? "miss" : notes.has(line) ? "part" : "hit";
        const gap = i > 0 && lines[i - 1] !== line - 1;
        return html`${gap && html`<span class="gap">   ...</span>`}<span class="${kind}">${`${line}`.padStart(5)}  ${file.source[line - 1]}</span>${(notes.get(line) ?? []).map(
            (branch) => html`<span class="note">${branch.note}</span>`,
        )}`;
    });
}

function fileRow(file) {
    const cell = (counts) => html`<td>${counts.hit} of ${counts.total}</td><td>${percent(counts)} %
<span class="bar"><i style="width:${percent(counts)}%"></i></span></td>`;
    return html`<tr><td>${file.name}</td>${cell(file.lines)}${cell(file.branches)}</tr>`;
}

function fileDetails(file) {
    const missed = [
        ...(file.missedLines.length > 0 ? [plural(file.missedLines.length, "line")] : []),
        ...(file.missedBranches.length > 0 ? [plural(file.missedBranches.length, "branch", "branches")] : []),
    ];
    const count = file.missedLines.length + file.missedBranches.length;
    const summary = html`<summary><b>${file.name}</b>: ${missed.join(" and ")} missed</summary>`;
    const body = html`<pre class="source">${excerpt(file)}</pre>`;
    return count < OPEN_BELOW
        ? html`<details open="open">${summary}${body}</details>`
        : html`<details>${summary}${body}</details>`;
}

function uncovered(coverage, why) {
    if (coverage === null)
        return html`<h2>The core's source</h2><p class="quiet">Not measured: ${why}.</p>`;
    const some = coverage.files.filter((file) => file.missedLines.length + file.missedBranches.length > 0);
    return html`<h2>The core's source</h2>
<p>What the merged corpus reaches when it is replayed, without any other test.
${coverage.failed.length > 0 && html`<span class="badtext">The replay failed for ${coverage.failed.join(", ")}: what is counted is less than what was reached.</span>`}
${coverage.absent.length > 0 && html`Not counted, since these targets do not use it: ${coverage.absent.join(", ")}.`}</p>
<div class="wide"><table>
<tr><th>file</th><th>lines</th><th></th><th>branches</th><th></th></tr>
${coverage.files.map(fileRow)}
</table></div>
<h2>What was missed</h2>
${some.length === 0
        ? html`<p>Nothing.</p>`
        : html`<p>Lines that never ran, and conditions of other lines that were never true, or never false.</p>
${some.map(fileDetails)}`}`;
}

export function writeReport(campaign, coverage, why) {
    const { layout, state } = campaign;
    const names = Object.keys(state.targets).sort();
    const style = fs.readFileSync(new URL("style.css", import.meta.url), "utf8");
    const page = html`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>Fuzz campaign: twcred</title>
<style>
${style}</style>
</head>
<body>
<h1>Fuzz campaign: twcred</h1>
<p class="quiet">Commit ${state.commits.join(", then ")}; begun ${state.started.slice(0, 16).replace("T", " ")} UTC;
seed ${state.seed}; libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer.</p>
${verdict(state, totals(state))}
${overview(state, coverage)}
${findings(layout, state)}
${targets(state, names)}
${slowest(layout, state)}
${uncovered(coverage, why)}
<footer>Written by fuzz/campaign.sh. To go on from here: <code>fuzz/campaign.sh --resume --minutes 60</code></footer>
</body>
</html>
`;
    fs.writeFileSync(layout.report, page.toString());
}
