#!/usr/bin/env bash
# packaging/test.sh [--full]: installs what is missing on Debian 12, builds, and runs every check that a change must
# pass. --full adds clang-tidy over all files, line coverage, longer races of writers and more fuzzing. The preset tsan is
# for those who look for a race: what Debian's Qt, built without the detector, hands from thread to thread looks like
# one, too.
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
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 # a clone in another folder finds what this one has compiled

step "Format and scripts"
git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format --dry-run -Werror
shellcheck -x packaging/*.sh tests/faults/*.sh .ci/run

build_and_test() { # preset, target, which tests, further cmake arguments
    local preset=$1 target=$2 tests=$3
    shift 3
    step "$preset: build"
    cmake --preset "$preset" "$@" >/dev/null
    cmake --build "build/$preset" --target "$target" -- -j "$jobs"
    step "$preset: tests"
    ctest --preset "$preset" -j "$jobs" -L "$tests"
    grep -hE '^(SKIP +:|.* SKIPPED: )' "build/$preset/Testing/Temporary/LastTest.log" || true # what could not be run, and why
}

# All .cpp files of the program, those that changed last first; a changed header stands for the .cpp beside it.
program_files() {
    { git diff --name-only HEAD; git log --format= --name-only; git ls-files; } |
        sed -nE 's#^((app|ui|model)/.*)\.(cpp|h)$#\1.cpp#p' | awk '!seen[$0]++' |
        while IFS= read -r file; do if [ -f "$file" ]; then echo "$file"; fi; done
}

[ "$full" != --full ] || export GALLEY_RACE_SECONDS=60
build_and_test dev all .

# The database of the gcc build: clang-tidy knows those flags, not those of clazy's plugin. A file takes about 5 s.
files=60
[ "$full" != --full ] || files=all
step "clang-tidy: $files files, those that changed last first"
program_files | awk -v n="$files" 'n == "all" || NR <= n' |
    xargs -d '\n' -P "$jobs" -n 1 clang-tidy -p build/dev --quiet 2>&1 |
    { grep -vE '^[0-9]+ warnings? generated\.$' || true; }

step "Install and package"
rm -rf build/installed
cmake --install build/dev --prefix build/installed >/dev/null
build/installed/bin/galley --version
test -s build/installed/share/applications/galley.desktop
test -s build/installed/share/icons/hicolor/scalable/apps/galley.svg
rm -f build/dev/galley_*.deb
(cd build/dev && cpack -G DEB) >/dev/null
for needed in libqt6widgets6 libqt6svg6 qt6-image-formats-plugins; do
    dpkg-deb -f build/dev/galley_*.deb Depends | grep -qw -- "$needed"
done

# The sanitizers, built by clang with clazy as a plugin: a second compiler's warnings on the way.
build_and_test asan all . -DCMAKE_CXX_COMPILER=clang++ -DGALLEY_CLAZY=ON

if [ "$full" = --full ]; then
    build_and_test coverage all .
    step "Coverage"
    gcovr --root . --filter 'model/' --filter 'ui/' --filter 'app/' --exclude-unreachable-branches \
        --object-directory build/coverage --print-summary --sort-percentage
    gcovr --root . --filter 'model/frontmatter/' --filter 'model/folder/' --object-directory build/coverage \
        --fail-under-line 95 --sort-percentage
fi

seconds=20
[ "$full" != --full ] || seconds=60
step "Fuzzing for $seconds s"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -- -j "$jobs"
mkdir -p build/fuzz/corpus # what it learns is kept for the next run; an input that breaks something lies beside
build/fuzz/tests/fuzz/fuzz_frontmatter -max_total_time=$seconds -max_len=4096 -timeout=5 -verbosity=0 -print_final_stats=1 \
    -dict=tests/fuzz/frontmatter.dict -artifact_prefix=build/fuzz/ \
    build/fuzz/corpus tests/data/fuzz tests/data/frontmatter tests/data/splice

# Figures of a small corpus, to be read: the goals are for 100,000 stories on a machine that does nothing else.
step "Benchmark"
cmake --preset release >/dev/null
cmake --build build/release --target galley_bench -- -j "$jobs"
build/release/tests/bench/galley_bench --stories 5000 --rounds 3 --print

if [ "$full" = --full ]; then
    step "The fast reader against yaml-cpp, 100,000 changed stories"
    cmake --build build/release --target tst_story_differential -- -j "$jobs"
    QTEST_FUNCTION_TIMEOUT=3600000 GALLEY_MUTATIONS=100000 build/release/tests/story/tst_story_differential
fi

step "All checks passed"
