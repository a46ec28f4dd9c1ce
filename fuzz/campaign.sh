#!/bin/sh
# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# campaign.sh [OPTION...]: fuzzes all targets side by side, and reports. The
# options are in campaign/options.mjs, --help prints them.
set -eu
unset CDPATH

command -v node >/dev/null || { echo "campaign.sh: needs node (Debian: nodejs)" >&2; exit 2; }
exec node "$(dirname "$(readlink -f "$0")")/campaign/main.mjs" "$@"
