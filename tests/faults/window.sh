#!/usr/bin/env bash
# The window on a machine that denies it what it would like to have: it starts all the same, and ends as it is told.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

said_at_most() { # LINES, besides those of Qt itself
    local said
    said=$(grep -vE 'propagateSizeHints|^Q(StandardPaths|Variant::load): ' "$work/err" || true)
    echo "$said"
    [ "$(wc -l <<<"$said")" -le "$1" ] || fail "more than $1 lines: $said"
}
# starts COMMAND...: and shows the folder s.
starts() {
    start_window "$@" s
    until_true 60 watches s
    sleep 0.5 # it is idle now, or fails
    end_window
    nothing_lost
    said_at_most 1
}
settings=.config/galley/galley.ini

case_A39() { # the settings are damaged
    given s
    mkdir -p "$HOME/.config/galley"
    starts "$galley"
    [ -s "$HOME/$settings" ] || fail "no settings were written"
    cp "$HOME/$settings" whole.ini
    : >"$HOME/$settings"
    starts "$galley"
    head -c 100000 /dev/urandom >"$HOME/$settings"
    starts "$galley"
    sed 's/=.*/=@ByteArray(\\xff\\0\\x1nonsense)/' whole.ini >"$HOME/$settings"
    starts "$galley"
    sed 's/=.*/=@Variant(\\0\\0\\0\\x7f\\xff\\xff\\xff\\xff)/' whole.ini >"$HOME/$settings"
    starts "$galley"
    sed 's/=.*/=999999999999999999999/' whole.ini >"$HOME/$settings"
    starts "$galley"
    rm "$HOME/$settings"
    mkdir -p "$HOME/$settings/folder"
    starts "$galley"
    rm -r "$HOME/.config"
}

case_A39_unwritable() { # and the folders of the cache and the state
    given s
    need setpriv --reuid=1234 --regid=1234 --clear-groups true
    local anybody=(setpriv --reuid=1234 --regid=1234 --clear-groups)
    starts "${anybody[@]}" env -u HOME -u XDG_RUNTIME_DIR "$galley"
    starts "${anybody[@]}" env HOME=/nowhere XDG_RUNTIME_DIR=/nowhere "$galley"
    mkdir -m 555 home
    starts "${anybody[@]}" env HOME="$PWD/home" XDG_RUNTIME_DIR="$PWD/home" "$galley"
    mkdir -m 555 home/.config home/.cache home/.local
    starts "${anybody[@]}" env HOME="$PWD/home" XDG_RUNTIME_DIR="$PWD/home" "$galley"
    touch file
    starts env XDG_CONFIG_HOME="$PWD/file" XDG_CACHE_HOME="$PWD/file" XDG_STATE_HOME="$PWD/file" "$galley"
    set_heat env HOME=/nowhere XDG_STATE_HOME="$PWD/file"
    saved
}

# The journal of edits is damaged, or no file at all.
case_A39_journal() {
    given s
    mkdir -p "$HOME/.local/state/galley"
    local journal=$HOME/.local/state/galley/edits.log what
    for what in empty binary half long folder fifo device read-only; do
        rm -rf "$journal"
        case $what in
            empty) : >"$journal" ;;
            binary) head -c 100000 /dev/urandom >"$journal" ;;
            half) again && set_heat && truncate -s -10 "$journal" ;;
            long) truncate -s 3G "$journal" ;;
            folder) mkdir -p "$journal/edits.log" ;;
            fifo) mkfifo "$journal" ;;
            device) ln -s /dev/full "$journal" ;;
            read-only) touch "$journal" && chmod 444 "$journal" ;;
        esac
        again
        set_heat timeout -k 5 60
        saved
        starts "$galley"
    done
    rm -rf "$HOME/.local"
}

case_A39_full() {
    given s
    mount_tmpfs size=64k home
    head -c 100000 /dev/zero >home/full 2>/dev/null || true
    starts env HOME="$PWD/home" "$galley"
    set_heat env HOME="$PWD/home"
    saved
    again
    need mount -o remount,ro home
    starts env HOME="$PWD/home" "$galley"
    set_heat env HOME="$PWD/home"
    saved
}

# limited NAME NUMBER: a limit of inotify for a namespace of its own, and the window in it.
limited() {
    need unshare -U -r "$BASH" -c "echo $2 >/proc/sys/user/$1"
    start_window unshare -U -r "$BASH" -c "echo $2 >/proc/sys/user/$1 && exec \"\$@\"" limited "$galley" s
    until_true 60 all_is_read
}
many_folders() {
    given s
    local i
    for i in {1..200}; do mkdir "s/$i" && cp "$subject" "s/$i/a.md"; done
    remember
    rm -rf "$HOME/.config"
}
case_B14() {
    many_folders
    limited max_inotify_watches 50
    watches s || fail "not even the folder itself is watched"
    [ "$(grep -ch '^inotify ' "/proc/$window/fdinfo/"* | awk '{n += $1} END {print n}')" -le 50 ] || fail "no limit here"
    end_window
    nothing_lost
    said_at_most 1
}

case_B15() {
    many_folders
    limited max_inotify_instances 0
    ! watches s || fail "no limit here"
    end_window
    nothing_lost
    said_at_most 1
}

case_B16() { # the disk of the folder is taken away, and comes back
    mount_tmpfs size=1m disk
    given disk/s
    start_window "$galley" disk/s
    until_true 60 watches disk/s
    need umount disk
    sleep 1
    mount_tmpfs size=1m disk
    given disk/s
    until_true 60 watches disk/s
    end_window
    nothing_lost
    said_at_most 1
}

run_cases "${@:2}"
