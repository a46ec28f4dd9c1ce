/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#ifndef TWCRED_CONFORMANCE_REPORT_STYLE_H
#define TWCRED_CONFORMANCE_REPORT_STYLE_H

/* The style sheet of the page. */
extern const char report_style[];

#endif
