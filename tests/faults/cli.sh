#!/usr/bin/env bash
# Exports onto disks that fail, and folders that want to be more than data.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# kept FILE REASON: the former export is as it was, nothing lies beside it, and the message says why.
kept() {
    nothing_lost
    [ "$status" = 1 ] || fail "exit status $status"
    [ "$(cat "$1")" = former ] || fail "the former export was changed: $(head -c 100 "$1")"
    [ "$(ls -A "${1%/*}")" = "$2" ] || fail "beside it: $(ls -A "${1%/*}")"
    grep -F -- "$1: " "$work/err" | grep -qE -- "$3" || fail "not said: $3: $(cat "$work/err")"
}
export_to() { run "${@:2}" "$galley" export "$stories" --format html -o "$1" --force; }

case_F10() {
    given s
    mount_tmpfs size=32k disk
    echo former >disk/list.html
    head -c 100000 /dev/zero >disk/full 2>/dev/null || true
    export_to disk/list.html
    kept disk/list.html $'full\nlist.html' 'No space left on device'
    rm disk/full
    need mount -o remount,ro disk
    export_to disk/list.html
    kept disk/list.html list.html 'Read-only file system'
    run "$galley" export s --format html -o disk/new.html
    [ "$status" = 1 ] || fail "exit status $status"
    said '^disk/new.html: .*Read-only file system'
}

case_F10_every_call() {
    given s
    mkdir out
    echo former >out/list.html
    local call n met=0
    for call in write fsync rename,renameat,renameat2 fchmod; do
        for ((n = 1; n < 100; n++)); do
            inject "$call" "error=EIO:when=$n"
            export_to out/list.html "${wrapper[@]}"
            injected || break
            nothing_lost
            [ "$(ls -A out)" = list.html ] || fail "$call $n: beside it: $(ls -A out)"
            if injected | grep -q "$PWD/out"; then
                [ "$status" = 1 ] || fail "$call $n: exit status $status"
                said '^out/list.html: .*Input/output error'
                met=$((met + 1))
            fi
            grep -q '</html>' out/list.html || [ "$(cat out/list.html)" = former ] || fail "$call $n: half an export"
            echo former >out/list.html
        done
    done
    [ "$met" -ge 4 ] || fail "only $met calls were about the export"
}

# Nothing in the folder is run, or read as settings: not by commands, nor by the window, even when both start there.
case_F27() {
    given s
    cd s
    mkdir -p .config/galley galley/images platforms plugins/platforms imageformats styles themes .git/hooks translations lib
    local trap command
    printf '#!/bin/sh\ntouch "%s/ran"\n' "$PWD" >run
    chmod +x run
    for trap in galley.ini .config/galley/galley.ini .config/galley.conf galley.conf qt.conf qtlogging.ini plugins/qt.conf \
        platforms/libqoffscreen.so plugins/platforms/libqoffscreen.so imageformats/libqsvg.so styles/libstyle.so \
        themes/index.theme galley_en.qm translations/qtbase_en.qm lib/libQt6Core.so.6 libQt6Core.so.6 libyaml-cpp.so.0.7 \
        galley.desktop .git/hooks/post-checkout .git/hooks/fsmonitor-watchman .git/config git sh style.qss fonts.conf \
        .env .galleyrc gschemas.compiled; do
        cp run "$trap"
    done
    stories=. subject=./a.md
    remember
    need_strace
    wrapper=(strace -f -y -o "$work/trace" -e 'trace=%process,%file')
    for command in "list ." "check ." "export . --format html" "set heat=2 ."; do
        again
        # shellcheck disable=SC2086 # words
        run "${wrapper[@]}" "$galley" $command
        no_trap "$work/trace"
    done
    again
    remember
    start_window strace -D -f -y -o "$work/trace.window" -e trace=%process,%file "$galley" .
    until_true 60 all_is_read
    end_window
    no_trap "$work/trace.window"
    nothing_lost
    [ ! -e ran ] || fail "something was run"
}
no_trap() { # opened or run below this folder: only stories and folders
    [ "$(grep -c 'execve(' "$1")" = 1 ] || fail "run: $(grep 'execve(' "$1")"
    ! grep -E '(open|openat|openat2)\(' "$1" | grep -vE ' = -1 ENOENT' | grep -F "<$PWD/" | grep -vE '\.(md|txt)(>$|")|O_DIRECTORY|\.galley-' ||
        fail "opened"
}

run_cases "${@:2}"
