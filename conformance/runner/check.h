/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The calls that a case asks for, and those that every case of its kind gets. */
#ifndef TWCRED_CONFORMANCE_CHECK_H
#define TWCRED_CONFORMANCE_CHECK_H

#include "bytes.h"
#include "case.h"

/* Runs a case. Appends what is wrong to the report; false says that there is
 * something. */
bool check_case(const test_case *item, bytes *report);

#endif
