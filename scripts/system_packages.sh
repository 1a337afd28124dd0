#!/usr/bin/env bash
# Find the programs that the tests drive (Chromium, PostgreSQL, pdftoppm); as root on Debian, install the missing ones.
set -euo pipefail

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_postgresql() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb || ls "$(pg_config --bindir)/initdb"; }
has_poppler() { command -v pdftoppm; }

missing() {
  has_chromium >/dev/null 2>&1 || echo chromium
  has_postgresql >/dev/null 2>&1 || echo postgresql
  has_poppler >/dev/null 2>&1 || echo poppler-utils
}

wanted=$(missing)
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests:" $wanted
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  # shellcheck disable=SC2086  # each word is a package
  if ! { apt-get update -q && apt-get install -y -q --no-install-recommends $wanted; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "apt-get could not install: $wanted" >&2
    exit 1
  fi
  rm -f "$log"
  wanted=$(missing)
fi

if [ -n "$wanted" ]; then
  {
    echo "The tests need programs that are not on this machine:"
    for each in $wanted; do
      case $each in
        chromium) echo "  Chromium or Chrome, for the browser tests        Debian: apt-get install chromium" ;;
        postgresql) echo "  PostgreSQL 15 or newer, for the second database  Debian: apt-get install postgresql" ;;
        poppler-utils) echo "  pdftoppm, to look at printed pages               Debian: apt-get install poppler-utils" ;;
      esac
    done
    echo "On macOS: brew install postgresql@16 poppler, and Chrome from its maker."
    echo "Without them, part of the tests: .venv/bin/pytest --database=sqlcipher --ignore=tests/journeys"
  } >&2
  exit 1
fi
