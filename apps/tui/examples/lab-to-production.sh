#!/usr/bin/env bash
# Takes a task sequence, with everything it needs, from one site to another:
#   lab-to-production.sh "Deploy Windows 11" LAB PRD /srv/exports
# Leaves in the folder the archive, the plan of the import, and what to enter again.
# Ends with the exit code of the command that failed: 4 means that the plan has something to decide.
set -euo pipefail
name=$1 from=$2 to=$3 folder=$4
archive="$folder/$name.zip"

tsferry export "$name" --site "$from" --to "$archive" --yes
tsferry verify "$archive"

# The plan is kept for whoever approves it. The import does exactly this, or changes nothing.
tsferry import "$archive" --site "$to" --dry-run >"$folder/$name.plan.txt"
tsferry import "$archive" --site "$to" --yes --json >"$folder/$name.import.json"

# Passwords do not travel. One line for each value to enter again.
node --input-type=module - "$folder/$name.import.json" >"$folder/$name.reenter.txt" <<'JS'
import { readFileSync } from 'node:fs';
const { reenter } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { object, step, property } of reenter) {
  console.log([object, step?.names.join(' > '), property].filter(Boolean).join('  '));
}
JS
echo "To enter again: $folder/$name.reenter.txt"
