#!/usr/bin/env bash
# Write requirements/run.lock and requirements/dev.lock anew from pyproject.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
if ! "$uv" --version >/dev/null 2>&1; then
  echo "make lock needs uv: see docs/decisions/0006-tools-and-lock.md" >&2
  exit 1
fi
compile() {
  "$uv" pip compile pyproject.toml --quiet --universal --generate-hashes --python-version 3.11 \
    --no-annotate --no-header --no-emit-index-url --output-file "$@"
}
compile requirements/run.lock
compile requirements/dev.lock --extra dev
