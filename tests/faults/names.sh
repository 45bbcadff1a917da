#!/usr/bin/env bash
# Files that are no plain stories: links to nowhere, FIFOs, huge files, odd names.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# With what would hang it, it hangs: so it is given a while.
in_time() { run timeout -k 5 60 "$galley" "$@"; }

case_A24() {
    given s
    ln -s loop2.md s/loop1.md
    ln -s loop1.md s/loop2.md
    ln -s nowhere.md s/dangling.md
    in_time set heat=2 s
    for name in loop1 loop2 dangling; do
        said "^s/$name.md: skipped: a link that leads nowhere$"
        [ -L "s/$name.md" ] || fail "$name.md was replaced"
    done
    [ ! -e s/nowhere.md ] || fail "a file was made where a link leads"
    cmp "$subject" "$work/new"
    in_time set heat=3 s/dangling.md
    [ "$status" = 1 ] || fail "exit status $status"
    said '^s/dangling.md: '
    [ ! -e s/nowhere.md ] || fail "a file was made where a link leads"
}

case_A25() {
    need_python
    given s
    mkfifo s/fifo.md
    ln -s /dev/zero s/zero.md
    ln -s fifo.md s/link.md
    mkdir s/folder.md
    python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("s/socket.md")'
    for command in list check "set heat=2" "export --format json"; do
        # shellcheck disable=SC2086 # words
        in_time $command s
        said '^s/fifo.md: skipped: a FIFO$'
        said '^s/link.md: skipped: a FIFO$'
        said '^s/socket.md: skipped: a socket$'
        said '^1 link to a file outside the folder was left out$'
    done
    for name in fifo socket zero; do
        in_time set heat=2 "s/$name.md"
        [ "$status" = 1 ] || fail "$name: exit status $status"
        said "^s/$name.md: .*not a regular file"
    done
    [ -p s/fifo.md ] && [ -S s/socket.md ] && [ -d s/folder.md ]
    cmp "$subject" "$work/new"
}

most_memory() { # of a run, in KiB
    run /usr/bin/time -f %M -o "$work/memory" timeout -k 5 60 "$galley" "$@"
    tail -n 1 "$work/memory"
}
case_A26() {
    need /usr/bin/time -o /dev/null true
    given s
    local usual now
    most_memory check s >usual
    usual=$(tail -n 1 usual)
    need truncate -s 1T s/sparse.md
    story 200000000 >s/long.md
    for command in list check "set heat=2" "export --format json"; do
        # shellcheck disable=SC2086 # words
        most_memory $command s >now
        now=$(tail -n 1 now)
        [ "$status" = 1 ] || fail "$command: exit status $status"
        said '^s/sparse.md: .*too large'
        said '^s/long.md: .*too large'
        [ "$now" -lt $((usual + 50 * 1024)) ] || fail "$command: $now KiB instead of $usual"
    done
    cmp "$subject" "$work/new"
    [ "$(stat -c %s s/sparse.md)" = 1099511627776 ] || fail "a large file was written"
}

case_A27() {
    local length name
    for length in 248 249 255; do
        printf -v name '%*s' $((length - 3)) ''
        given "s$length" "${name// /x}.md"
        set_heat
        saved
    done
}

case_A28() {
    given s
    local name
    name=$(printf 's/\xff\xfe.md')
    cp "$subject" "$name"
    remember
    run "$galley" set heat=2 s
    [ "$status" = 1 ] || fail "exit status $status"
    said '^s/\\xff\\xfe\.md: skipped: the name is not UTF-8$'
    cmp "$name" "$work/old" || fail "it was changed"
    [ "$(find s -maxdepth 1 -name '*.md' | wc -l)" = 3 ] || fail "there is another file now"
    cmp "$subject" "$work/new"
    run "$galley" set heat=3 "$name"
    [ "$status" != 0 ] || fail "exit status $status"
    cmp "$name" "$work/old" || fail "it was changed"
    [ "$(find s -maxdepth 1 -name '*.md' | wc -l)" = 3 ] || fail "there is another file now"
}

odd_names=($'new\nline.md' 'quo"te.md' "apo'strophe.md" '-rf.md' ' blank.md' 'blank .md' $'\U1F4F0.md' $'rtl\u202eabc.md'
    $'esc\e]0;x\a.md' 'back\slash.md' '%1%n.md' '&amp;.md' '...md')
case_A29() {
    need_python
    local name
    mkdir -p s
    for name in "${odd_names[@]}"; do
        given s "$name"
        run "$galley" set heat=2 "./$subject"
        saved
    done
    run "$galley" list s --format paths -0
    [ "$(tr -dc '\0' <"$work/out" | wc -c)" = $((${#odd_names[@]} + 2)) ] || fail "not all are listed"
    run "$galley" list s --format json
    python3 -c 'import json, os, sys
for one in json.load(sys.stdin): os.stat(one["path"])' <"$work/out"
    for name in csv html markdown; do
        run "$galley" export s --format "$name"
        ! LC_ALL=C grep -qP '\x1b|\x07' "$work/out" || [ "$name" = csv ] || fail "$name: a control character"
    done
    cd s
    run "$galley" set heat=3 -- "${odd_names[@]}"
    said "^${#odd_names[@]} changed, 0 unchanged, 0 failed$"
    chmod 444 -- "${odd_names[@]}"
    run "$galley" set heat=4 -- "${odd_names[@]}"
    said "^0 changed, 0 unchanged, ${#odd_names[@]} failed$"
    ! LC_ALL=C grep -qP '\x1b|\x07|\xe2\x80\xae' "$work/err" || fail "a control character: $(cat -v "$work/err")"
    [ "$(wc -l <"$work/err")" = $((${#odd_names[@]} + 1)) ] || fail "not a line each: $(cat "$work/err")"
}

case_F23() { # names and values in any locale
    local locale name=$'\u00e4\u4e2d.md'
    given s "$name"
    sed -i $'s/A, or/\u00c4, or/' "$subject"
    remember
    for locale in C POSIX de_DE.UTF-8 tr_TR.UTF-8 C.UTF-8; do
        again
        set_heat env LC_ALL="$locale"
        saved
        run env LC_ALL="$locale" "$galley" list s --format csv
        cp "$work/out" "list.$locale"
        cmp list.C "list.$locale" || fail "$locale: another list"
    done
    grep -qF $'\u00c4, or' list.C && grep -qF "$name" list.C
    again
    run env LC_ALL=de_DE.UTF-8 "$galley" set heat=1,5 "$subject"
    [ "$status" = 2 ] || fail "exit status $status"
    nothing_lost
}

run_cases "${@:2}"
