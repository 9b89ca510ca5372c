#!/usr/bin/env bash
# The README's commands as somebody types them who has nothing set up: a fresh clone of the last commit, PATH, and an
# empty HOME. Arguments go to npm test, e.g. test/core. Tools that are not there make tests skip, which is no failure here.
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
mkdir "$place/home"
git clone --quiet --no-hardlinks "$(dirname "$0")/.." "$place/miyabi"
cd "$place/miyabi"

clean() {
  printf '\n== %s\n' "$*"
  env -i PATH="$PATH" HOME="$place/home" "$@"
}
clean npm ci --no-audit --no-fund
clean npm test -- "$@"
clean npm run demo
