#!/usr/bin/env bash
# Make the environment FOLDER, if it is not there, and install LOCK into it: environment.sh FOLDER LOCK
set -euo pipefail
folder=$1 lock=$2

find_python() {
  local each
  for each in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$each"
      return
    fi
  done
  echo "Aashray needs Python 3.11 or newer; none was found. Set PYTHON=/path/to/python3 if it lies elsewhere." >&2
  return 1
}

if [ ! -x "$folder/bin/python" ]; then
  python=$(find_python)
  if ! "$python" -m venv "$folder"; then
    rm -rf "$folder"
    echo "$python cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
  fi
fi

echo "Installing $lock into $folder (once, until the lock changes)"
if command -v uv >/dev/null 2>&1; then
  if uv pip install --quiet --python "$folder/bin/python" --require-hashes -r "$lock"; then
    exit 0
  fi
  echo "uv could not install the packages; trying pip." >&2
fi
"$folder/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
