// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What is seen while it runs: a table redrawn in place on a terminal, and
// elsewhere a line for each slice.
import { clock, plural, short } from "./format.mjs";
import { openFindings } from "./state.mjs";

const REDRAW = 500;

const columns = [
    ["executions", 11],
    ["per second", 11],
    ["edges", 6],
    ["features", 9],
    ["corpus", 7],
    ["findings", 9],
    ["left", 8],
];

export class Progress {
    constructor(campaign, output = process.stdout) {
        this.campaign = campaign;
        this.output = output;
        this.drawn = 0;
        this.timer = null;
    }

    begin() {
        const { plan, runners, state } = this.campaign;
        this.width = Math.max(6, ...runners.map((runner) => runner.name.length));
        this.say(
            `${plural(runners.length, "target")}, ${plan.workers} at a time, ${clock(plan.share)} each ` +
                `in ${plan.rounds === 1 ? "one slice" : `${plan.rounds} slices`}, seed ${state.seed}`,
        );
        if (this.output.isTTY) {
            this.timer = setInterval(() => this.draw(), REDRAW);
            this.draw();
        } else {
            this.output.write(`${this.head()}\n`);
        }
    }

    end() {
        clearInterval(this.timer);
        if (this.timer !== null)
            this.draw();
        this.drawn = 0;
        this.timer = null;
    }

    // A line above the table.
    say(text) {
        this.clear();
        this.output.write(`${text}\n`);
        if (this.timer !== null)
            this.draw();
    }

    sliceEnded(runner) {
        if (!this.output.isTTY)
            this.output.write(`${this.line(runner)}  slice ${runner.round}\n`);
    }

    head() {
        return "target".padEnd(this.width + 2) + columns.map(([name, width]) => name.padStart(width)).join("");
    }

    line(runner) {
        const { state, plan } = this.campaign;
        const executions = runner.executionsNow();
        const seconds = runner.secondsNow();
        const found = openFindings(state).filter((finding) => finding.target === runner.name).length;
        const cells = [
            short(executions),
            short(seconds > 0 ? executions / seconds : 0),
            runner.total.edges,
            runner.total.features,
            runner.total.corpus,
            found,
            runner.total.broken === null ? clock(runner.leftNow(plan.share)) : "broken",
        ];
        const mark = runner.busy ? "*" : " ";
        return (
            runner.name.padEnd(this.width) +
            ` ${mark}` +
            cells.map((cell, i) => `${cell}`.padStart(columns[i][1])).join("")
        );
    }

    summary() {
        const { state, plan, runners } = this.campaign;
        const sum = (value) => runners.reduce((total, runner) => total + value(runner), 0);
        const executions = sum((runner) => runner.executionsNow());
        const seconds = sum((runner) => runner.secondsNow());
        const left = sum((runner) => runner.leftNow(plan.share)) / plan.workers;
        return (
            `${short(executions)} executions, ${short(seconds > 0 ? executions / seconds : 0)} per second ` +
            `and job, ${plural(openFindings(state).length, "finding")}, ${clock(left)} left`
        );
    }

    // On a low terminal only those that run are shown.
    draw() {
        const { runners } = this.campaign;
        const rows = this.output.rows || 24;
        const fits = runners.length + 3 <= rows;
        const lines = [
            this.head(),
            ...runners.filter((runner) => fits || runner.busy).map((runner) => this.line(runner)),
            this.summary(),
        ];
        const width = this.output.columns || 80;
        this.clear();
        this.output.write(lines.map((line) => `${line.slice(0, width - 1)}\n`).join(""));
        this.drawn = lines.length;
    }

    clear() {
        if (this.drawn > 0)
            this.output.write(`\x1b[${this.drawn}A\x1b[J`);
        this.drawn = 0;
    }
}
