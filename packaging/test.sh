#!/usr/bin/env bash
# packaging/test.sh [--full]: installs what is missing on Debian 12, builds, and runs every check that a change must
# pass. --full adds the sanitizers for the window and the command line, clang-tidy, line coverage and the race detector.
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

build_and_test() { # preset, target, which tests, further cmake arguments
    local preset=$1 target=$2 tests=$3
    shift 3
    step "$preset: build"
    cmake --preset "$preset" "$@" >/dev/null
    cmake --build "build/$preset" --target "$target" -- -j "$jobs"
    step "$preset: tests"
    ctest --preset "$preset" -j "$jobs" -L "$tests"
}

build_and_test dev all .

step "Install"
rm -rf build/installed
cmake --install build/dev --prefix build/installed >/dev/null
build/installed/bin/galley --version
test -s build/installed/share/applications/galley.desktop
test -s build/installed/share/icons/hicolor/scalable/apps/galley.svg

# The tests of the model under the sanitizers, built by clang with clazy as a plugin: a second compiler's warnings on
# the way. --full does the same for the window and the command line.
target=model_tests label=model
[ "$full" != --full ] || { target=all label=.; }
build_and_test asan "$target" "$label" -DCMAKE_CXX_COMPILER=clang++ -DGALLEY_CLAZY=ON

if [ "$full" = --full ]; then
    step "clang-tidy"
    # The database of the gcc build: clang-tidy knows those flags, not the plugin's.
    git ls-files 'app/*.cpp' 'ui/*.cpp' 'model/*.cpp' | xargs -P "$jobs" -n 4 clang-tidy -p build/dev --quiet
    build_and_test coverage all .
    step "Coverage"
    gcovr --root . --filter 'model/' --filter 'ui/' --filter 'app/' --exclude-unreachable-branches \
        --object-directory build/coverage --print-summary --sort-percentage
    build_and_test tsan model_tests model
fi
step "All checks passed"
