// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// The coverage of one target over time: edges above, features below, each with a
// scale of its own from what the corpus gave to the most that was reached.
import { clock, grouped } from "./format.mjs";
import { html } from "./markup.mjs";

const WIDTH = 340;
const HEIGHT = 178;
const LEFT = 54;
const RIGHT = 332;
const PANEL = 56;
const TOPS = { edges: 20, features: 98 };

function panel(samples, name, end) {
    const top = TOPS[name];
    const bottom = top + PANEL;
    const first = samples[0][name];
    const last = samples.at(-1)[name];
    // A flat line lies at the bottom: nothing was added.
    const range = Math.max(1, last - first);
    const x = (seconds) => (LEFT + ((RIGHT - LEFT) * seconds) / end).toFixed(1);
    const y = (value) => (bottom - (PANEL * (value - first)) / range).toFixed(1);

    const steps = samples.map((sample, i) => (i === 0 ? `M${LEFT} ${y(first)}` : `H${x(sample.seconds)}V${y(sample[name])}`));
    const line = `${steps.join("")}H${RIGHT}`;
    return html`
<text class="name" x="${LEFT}" y="${top - 7}">${name}: ${last > first ? `${grouped(last - first)} new` : "none new"}</text>
${last > first && html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${top}" y2="${top}"/>`}
<line class="axis" x1="${LEFT}" x2="${RIGHT}" y1="${bottom}" y2="${bottom}"/>
<path class="area ${name}" d="${line}V${bottom}H${LEFT}Z"/>
<path class="line ${name}" d="${line}"/>
<text class="tick" x="${LEFT - 6}" y="${bottom + 4}">${grouped(first)}</text>
${last > first && html`<text class="tick" x="${LEFT - 6}" y="${top + 4}">${grouped(last)}</text>`}`;
}

export function chart(target) {
    const { samples } = target;
    if (samples.length === 0)
        return html`<p class="quiet">Nothing was measured.</p>`;
    const end = Math.max(target.seconds, samples.at(-1).seconds, 0.001);
    const last = samples.at(-1);
    const label =
        `from ${samples[0].edges} to ${last.edges} edges and from ${samples[0].features} to ` +
        `${last.features} features in ${clock(end)}`;
    return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}" xmlns="http://www.w3.org/2000/svg">
${panel(samples, "edges", end)}
${panel(samples, "features", end)}
<text class="time" x="${LEFT}" y="${HEIGHT - 6}">0:00</text>
<text class="time end" x="${RIGHT}" y="${HEIGHT - 6}">${clock(end)}</text>
</svg>`;
}
