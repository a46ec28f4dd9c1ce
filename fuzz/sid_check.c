/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* twcred_sid_check(). The input is the text, asked about for every kind.
 *
 *   - verdict and offset are those of a loop written here
 *   - at most one kind accepts
 *   - the text before the fault is itself at fault only for its end
 *   - what lies behind the text does not matter; NULL is as good as empty
 *   - of a kind that there is not, no byte is right */
#include "harness.h"
#include "oracle_formats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const twcred_sid_kind kinds[] = {TWCRED_SID_CREDENTIAL, TWCRED_SID_ACCOUNT,
                                            TWCRED_SID_API_KEY, TWCRED_SID_REQUEST};
    unsigned accepted = 0;

    if (size > INPUT_MAX)
        return 0;
    const char *text = flush_end(0, data, size);
    const char *other = flush_start(1, data, size, 'a');
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        twcred_status status = twcred_sid_check(kinds[i], text, size);
        require_sound(status);
        require(status.code == TWCRED_OK || status.code == TWCRED_FORMAT_SID);
        require(same_status(status, twcred_sid_check(kinds[i], other, size)));

        size_t fault;
        bool fits = oracle_sid(kinds[i], text, size, &fault);
        require((status.code == TWCRED_OK) == fits);
        if (fits) {
            accepted++;
            continue;
        }
        require(status.offset == fault);
        twcred_status before = twcred_sid_check(kinds[i], text, fault);
        require(before.code == TWCRED_OK || before.offset == fault);
        if (size == 0)
            require(same_status(status, twcred_sid_check(kinds[i], NULL, 0)));
    }
    require(accepted <= 1);
    twcred_status none = twcred_sid_check((twcred_sid_kind)4, text, size);
    require(none.code == TWCRED_FORMAT_SID && none.offset == 0);
    return 0;
}
