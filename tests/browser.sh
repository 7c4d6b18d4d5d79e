#!/bin/sh
# Makes sure that a Chromium is here for the browser tests; says what to do when it cannot be installed.
set -u
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    echo "Installing Chromium for the browser tests ..."
    $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium or Chrome. Install one and run again, or set CHROMIUM to its path." >&2
exit 1
