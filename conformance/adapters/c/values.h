/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* How what twcred gives is told as the values of PROTOCOL.md. */
#ifndef VALUES_H
#define VALUES_H

#include "twcred.h"

/* What the calls give. A call sets its own, and leaves the others zeroed. */
typedef struct outputs {
    twcred_type type;
    bool yes; /* of boolean */
    twcred_time time;
    twcred_answer answer; /* also of the calls that give a part of one */
    twcred_headers headers;
    twcred_request request;
    const char *text; /* the buffer lent for what is written */
    size_t url_size;
    twcred_param query; /* of next-page */
} outputs;

/* Tells the outcome and the values, and reads the items of lists for it. */
void tell_outputs(outputs *out, twcred_status status, twcred_work *work);

#endif
