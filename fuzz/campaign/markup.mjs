// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// Text that is also well-formed XML, whatever a program said.

export function escape(value) {
    return `${value}`
        .replace(/[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/g, "\ufffd")
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;");
}

// Values that are put into html`...` are escaped, unless html`` made them.
class Markup {
    constructor(text) {
        this.text = text;
    }

    toString() {
        return this.text;
    }
}

function put(value) {
    if (Array.isArray(value))
        return value.map(put).join("");
    if (value === null || value === undefined || value === false)
        return "";
    return value instanceof Markup ? value.text : escape(value);
}

export function html(parts, ...values) {
    return new Markup(parts.map((part, i) => (i === 0 ? part : put(values[i - 1]) + part)).join(""));
}
