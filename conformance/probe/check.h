/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* The call that a case asks for, and those that every case of its kind gets. */
#ifndef TWCRED_CONFORMANCE_CHECK_H
#define TWCRED_CONFORMANCE_CHECK_H

#include "call.h"

/* Makes the call of a case, and makes it again in all circumstances that must make
 * no difference. Appends what is wrong to the report, as lines with a line feed
 * between; false says that there is something. The outcome is that of the first
 * call, to be freed either way. */
bool check_case(const test_case *item, outcome *first, bytes *report);

#endif
