#!/usr/bin/env bash
# Several programs write one file. GALLEY_RACE_SECONDS: how long a style of writer goes on; GALLEY_RACE_EDITS: how many
# edits each of two Galleys makes; GALLEY_RACE_LATE: how many writers come late.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

race() {
    need_python
    # shellcheck disable=SC2154 # of lib.sh
    python3 "$scripts/race.py" "$@" || fail "$(tail -n 1 "$work/log")"
}

case_B05() { # a writer that renames over
    race rename "$galley" "${GALLEY_RACE_SECONDS:-20}"
}

case_B05_create() {
    race create "$galley" "${GALLEY_RACE_SECONDS:-20}"
}

case_B05_truncate() {
    race truncate "$galley" "${GALLEY_RACE_SECONDS:-20}"
}

as_somebody() { # who may write the stories of others, and is not told who writes them (fcntl(2), F_SETLEASE)
    need setpriv --reuid=1234 --regid=1234 --clear-groups true
    install -d -o 1234 -g 1234 home
    export GALLEY_AS="env HOME=$PWD/home XDG_RUNTIME_DIR=$PWD/home setpriv --reuid=1234 --regid=1234 --clear-groups"
}

case_B05_owner() { # in place, by the owner
    as_somebody
    race own "$galley" "${GALLEY_RACE_SECONDS:-6}"
}

case_B05_late() { # who has the story open, and writes after it was replaced
    as_somebody
    race late "$galley" "${GALLEY_RACE_LATE:-20}"
}

case_B05_window() { # which looks for two seconds into what it has replaced
    need_keyboard
    race beside "$galley" "${GALLEY_RACE_SECONDS:-20}"
}

need_keyboard() { # for a window without a screen
    need test -w /dev/shm
    compgen -G '/usr/lib/*/qt6/plugins/generic/libqevdevkeyboardplugin.so' >found || skip "Qt's evdev plugin is not here"
}

case_F18() {
    race exports "$galley" 5
}

case_A38() {
    race two "$galley" "${GALLEY_RACE_EDITS:-300}"
}

case_A38_window() { # one of them is the window
    need_keyboard
    race window "$galley" "${GALLEY_RACE_EDITS:-300}"
}

# What a save shows for a moment and takes back is not what another save begins with.
case_A38_taken_back() {
    given s
    inject renameat2 delay_enter=1000000:delay_exit=2000000:when=1
    "${wrapper[@]}" "$galley" set heat=2 "$subject" &
    until_traced renameat2
    sed 's/^quality: 5/quality: 7/' "$work/old" >other # while the save is about to exchange
    mv other "$subject"
    until_seen '^heat: 2'
    ! grep -q '^quality: 7' "$subject" || fail "the moment has passed already"
    run "$galley" set published=yes "$subject"
    [ "$status" = 0 ] || fail "exit status $status"
    wait
    local field
    for field in 'heat: 2' 'quality: 7' 'published: true'; do
        grep -q "^$field" "$subject" || fail "lost: $field: $(head -n 6 "$subject")"
    done
}
until_seen() {
    local i
    for ((i = 0; i < 600; i++)); do grep -q "$1" "$subject" && return; sleep 0.01; done
    fail "not seen: $1"
}
until_traced() {
    local i
    for ((i = 0; i < 600; i++)); do grep -q "$1" "$work/trace" 2>/dev/null && return; sleep 0.01; done
    fail "not seen: $1: $(cat "$work/trace")"
}

# The filter is asked again: what another program has put in place since no longer matches.
case_B01_filter() {
    given s
    inject renameat2 delay_enter=1000000:when=1
    "${wrapper[@]}" "$galley" set heat=2 "$subject" --filter quality=5 2>err &
    until_traced renameat2
    sed 's/^quality: 5/quality: 7/' "$work/old" >other
    cp other "$work/old"
    mv other "$subject"
    wait
    nothing_lost
    [ "$holds" = old ] || fail "written, though it does not match"
    [ "$(cat err)" = "0 changed, 0 unchanged, 0 failed" ] || fail "said: $(cat err)"
}

# Of the same size, and the time of the last change put back: the save sees it all the same.
case_B02() {
    given s
    local when
    when=$(stat -c %y "$subject")
    inject renameat2 delay_enter=1000000:when=1
    "${wrapper[@]}" "$galley" set heat=2 "$subject" &
    until_traced renameat2
    sed 's/^quality: 5/quality: 9/' "$work/old" >"$subject"
    touch -d "$when" "$subject"
    [ "$(stat -c '%s %y' "$subject")" = "$(stat -c %s "$work/old") $when" ] || fail "not the same size and time"
    wait
    sed -i 's/^quality: 5/quality: 9/' "$work/new"
    nothing_lost
    [ "$holds" = new ] || fail "the edit is lost"
}

run_cases "${@:2}"
