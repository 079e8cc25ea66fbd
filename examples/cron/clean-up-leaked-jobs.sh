#!/usr/bin/env bash
# Terminates the nightly jobs that have been active for more than a day. What it is given goes to the command line:
# try it with --dry-run first.
set -euo pipefail
# npm has nothing to say in a mail.
export npm_config_update_notifier=false

before=$(node -p 'new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 19) + "Z"')
journals="${XDG_STATE_HOME:-$HOME/.local/state}/azure-batch-clean-up"
mkdir -p "$journals"

az batch job list \
  --filter "state eq 'active' and startswith(id, 'nightly-') and creationTime lt DateTime'$before'" \
  --query "[].id" --output tsv |
  npx --yes azure-batch-job-terminate terminate - \
    --reason "active for more than a day" \
    --journal "$journals/$(date +%F).journal" "$@"
