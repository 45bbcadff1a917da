#!/usr/bin/env bash
# packaging/test.sh [--full]: installs what is missing on Debian 12, builds, and runs every check that a change must
# pass. --full adds clang-tidy on all of the code, line coverage and the race detector.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/install-packages.sh
full=${1:-}
[ -z "$full" ] || [ "$full" = --full ] || { echo "usage: packaging/test.sh [--full]" >&2; exit 2; }

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }
jobs=$(nproc)

step "Packages"
# shellcheck disable=SC2086 # lists of words
install_packages $packages_to_build $packages_to_run $packages_to_test
export CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-2G}

step "Format"
git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format --dry-run -Werror

build_and_test() { # preset, further cmake arguments
    local preset=$1
    shift
    step "$preset: build"
    cmake --preset "$preset" "$@" >/dev/null
    cmake --build "build/$preset" -- -j "$jobs"
    step "$preset: tests"
    ctest --preset "$preset" -j "$jobs"
}

build_and_test dev

step "Install"
rm -rf build/installed
cmake --install build/dev --prefix build/installed >/dev/null
build/installed/bin/galley --version
test -s build/installed/share/applications/galley.desktop
test -s build/installed/share/icons/hicolor/scalable/apps/galley.svg

# The same tests under the sanitizers, built by clang with clazy as a plugin: a second compiler's warnings on the way.
build_and_test asan -DCMAKE_CXX_COMPILER=clang++ -DGALLEY_CLAZY=ON

step "clang-tidy"
if [ "$full" = --full ]; then
    files=$(git ls-files 'app/*.cpp' 'ui/*.cpp' 'model/*.cpp')
else
    base=$(git rev-parse -q --verify HEAD~5 || git hash-object -t tree /dev/null)
    files=$(git diff --name-only --diff-filter=d "$base" HEAD -- 'app/*.cpp' 'ui/*.cpp' 'model/*.cpp')
fi
if [ -n "$files" ]; then
    # The database of the gcc build: clang-tidy knows those flags, not the plugin's.
    xargs -P "$jobs" -n 4 clang-tidy -p build/dev --quiet <<<"$files"
else
    echo "no source changed in the last commits"
fi

if [ "$full" = --full ]; then
    build_and_test coverage
    step "Coverage"
    gcovr --root . --filter 'model/' --filter 'ui/' --filter 'app/' --exclude-unreachable-branches \
        --object-directory build/coverage --print-summary --sort-percentage
    build_and_test tsan
fi
step "All checks passed"
