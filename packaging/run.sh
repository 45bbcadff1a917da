#!/usr/bin/env bash
# packaging/run.sh [FOLDER|FILE]: installs what is missing on Debian 12, builds Galley, and opens it on FOLDER, or on a
# writable copy of the sample stories. Without a display it lists them instead.
set -euo pipefail
[ $# -le 1 ] || { echo "usage: packaging/run.sh [FOLDER|FILE]" >&2; exit 2; }
if [ $# -eq 1 ]; then
    [ -e "$1" ] || { echo "packaging/run.sh: there is no such folder or file: $1" >&2; exit 2; }
    stories=$(realpath -- "$1")
fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/install-packages.sh

# shellcheck disable=SC2086 # lists of words
install_packages $packages_to_build $packages_to_run
# A newer compiler's new warnings are for those who work on Galley, not for those who run it.
cmake --preset release -DBUILD_TESTING=OFF -DGALLEY_WERROR=OFF >/dev/null
cmake --build build/release --target galley

if [ -z "${stories:-}" ]; then
    stories=$PWD/build/sample
    [ -d "$stories" ] || cp -r resources/sample "$stories"
    echo "The sample stories are in $stories (delete that folder to start afresh)."
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/galley "$stories"
fi
echo "There is no display here, so the stories are listed instead of opened in the window:"
# Exit status 1 only says that a story is broken, and the sample has one on purpose.
build/release/app/galley list "$stories" || [ $? -eq 1 ]
