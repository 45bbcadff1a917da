#!/usr/bin/env bash
# packaging/run.sh [FOLDER]: installs what is missing on Debian 12, builds Galley, and opens it on FOLDER, or on a
# writable copy of the sample stories. Without a display it lists them instead.
set -euo pipefail
folder=${1:+$(realpath -- "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/install-packages.sh

# shellcheck disable=SC2086 # lists of words
install_packages $packages_to_build $packages_to_run
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build build/release --target galley

if [ -z "$folder" ]; then
    folder=$PWD/build/sample
    [ -d "$folder" ] || cp -r resources/sample "$folder"
    echo "The sample stories are in $folder (delete that folder to start afresh)."
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/galley "$folder"
fi
echo "There is no display here, so the stories are listed instead of opened in the window:"
# Exit status 1 only says that a story is broken, and the sample has one on purpose.
build/release/app/galley list "$folder" || [ $? -eq 1 ]
