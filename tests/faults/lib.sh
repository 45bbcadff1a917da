# shellcheck shell=bash
# Sourced by the scripts beside it: SCRIPT GALLEY [CASE...]. Runs their functions case_*, each in a folder of its own,
# and says of each: ok, SKIPPED with the command that cannot be run here, or FAILED. Every case ends with the same
# question: is every other file as it was, does the story hold its old or its new bytes, and is nothing left beside it?

set -u
[ -x "${1:-}" ] || { echo "usage: $0 GALLEY [CASE...]" >&2; exit 2; }

# In a mount namespace of its own nothing that is mounted outlives the script.
if [ -z "${GALLEY_FAULTS_INSIDE:-}" ] && unshare -m true 2>/dev/null; then
    GALLEY_FAULTS_INSIDE=yes exec unshare -m -- "$BASH" "$0" "$@"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/faults.XXXXXX")
chmod 755 "$work" # for those who are not root
windows=()

clean_up() {
    local one
    for one in "${windows[@]}"; do kill -KILL "$one" 2>/dev/null; done
    find "$work" -type d -name ext4 -exec chattr -R -f -i -a {} + 2>/dev/null
    while read -r one; do umount -l "$one"; done < <(sed -nE "s#^([^ ]+ ){4}($work/[^ ]*) .*#\2#p" /proc/self/mountinfo | sort -r)
    chmod -R u+rwx "$work" 2>/dev/null
    rm -rf "$work"
}
trap clean_up EXIT

# shellcheck disable=SC2034 # for race.sh
scripts=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
galley=$work/galley # where everybody may run it
cp "$1" "$galley" && chmod 755 "$galley"
export HOME=$work/home XDG_RUNTIME_DIR=$work/home QT_QPA_PLATFORM=offscreen LC_ALL=${LC_ALL:-C.UTF-8}
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_DATA_HOME DISPLAY WAYLAND_DISPLAY
install -d -m 700 "$HOME"

skip() { echo "$*" >"$work/reason"; exit 77; }
fail() { echo "$*" >"$work/reason"; exit 1; }
# need COMMAND...: skips the case where it cannot be run.
need() { "$@" >"$work/needed" 2>&1 || skip "$*: $(tr '\n' ' ' <"$work/needed")"; }
need_strace() { need strace -o /dev/null true; }
need_python() { need python3 -c ""; }
need_mounts() { [ -n "${GALLEY_FAULTS_INSIDE:-}" ] || skip "unshare -m true: $(unshare -m true 2>&1)"; }
mount_tmpfs() { need_mounts; mkdir -p "$2"; need mount -t tmpfs -o "$1" none "$2"; }
# mount_image IMAGE FOLDER [OPTIONS]
mount_image() { need_mounts; mkdir -p "$2"; need mount -o "loop${3:+,$3}" "$1" "$2"; }
new_ext4() { truncate -s "$2" "$1" && need mkfs.ext4 -q -m 0 "$1"; }

# given FOLDER [NAME [BYTES]]: a folder with one story that will be edited and others that must stay as they are.
given() {
    stories=$1 subject=$1/${2:-a.md}
    mkdir -p "$stories/below"
    story "${3:-2000}" >"$subject"
    printf -- '---\ntitle: B\nheat: 1\n---\nOther.\n' >"$stories/b.md"
    cp "$stories/b.md" "$stories/below/c.md"
    echo "no story" >"$stories/notes.txt"
    remember
}
story() { printf -- '---\ntitle: "A, or: B" # first\nheat: 1   # of ten\nquality: 5\n---\n%*s\n' "$1" Text; }
others() {
    local pattern
    pattern=$(printf %s "$subject" | sed 's/[][*?\\]/\\&/g')
    find "$stories" -type f ! -path "$pattern" -print0 | sort -z | xargs -0 -r sha256sum
}
remember() {
    others >"$work/others"
    cp "$subject" "$work/old"
    sed '0,/^heat: 1/s//heat: 2/' "$work/old" >"$work/new"
}
again() { cat "$work/old" >"$subject"; } # the story as it was

# run COMMAND...: its exit status is in $status, its words are in the files out and err.
run() {
    status=0
    "$@" >"$work/out" 2>"$work/err" || status=$?
    echo "+ $*: exit status $status"
    head -c 2000 "$work/err"
}
# set_heat [WRAPPER...]: the edit that every case makes.
set_heat() { run "$@" "$galley" set heat=2 "$subject"; }
said() { grep -qE -- "$1" "$work/err" || fail "not said: $1: $(head -c 500 "$work/err")"; }

# Leaves in $holds what the story holds: old or new.
nothing_lost() {
    others | diff "$work/others" - || fail "another file was changed, or something was left"
    if cmp -s "$subject" "$work/old"; then
        holds=old
    elif cmp -s "$subject" "$work/new"; then
        holds=new
    else
        fail "the story holds neither its old nor its new bytes: $(head -c 200 "$subject")"
    fi
}
# refused REASON: the story is as it was, and the message names the file and, in words that match REASON, why.
refused() {
    nothing_lost
    [ "$status" = 1 ] || fail "exit status $status instead of 1"
    [ "$holds" = old ] || fail "refused, and yet written"
    grep -F -- "$subject: " "$work/err" | grep -qE -- "$1" || fail "not said of the story: $1: $(cat "$work/err")"
    [ "$(tail -n 1 "$work/err")" = "0 changed, 0 unchanged, 1 failed" ] || fail "no count: $(cat "$work/err")"
}
saved() {
    nothing_lost
    [ "$status" = 0 ] || fail "exit status $status: $(cat "$work/err")"
    [ "$holds" = new ] || fail "saved, and yet as before"
}

# inject CALLS WHAT [OPTION...]: sets $wrapper so that strace does WHAT to these calls; its trace is in $work/trace.
inject() {
    need_strace
    rm -f "$work/trace" # of another case
    wrapper=(strace -f -y -o "$work/trace" -e "trace=$1" -e "inject=$1:$2" "${@:3}")
}
injected() { grep -F '(INJECTED)' "$work/trace"; }
# each_call CALL ERROR REASON: fails the first call, then the second, and so on, until there are no more. The save is
# refused where the call was about the story; what fails about the journal is only said.
each_call() {
    local n met=0
    for ((n = 1; n < 1000; n++)); do
        again
        inject "$1" "error=$2:when=$n" "${@:4}"
        set_heat "${wrapper[@]}"
        injected || break
        nothing_lost
        if injected | grep -qF "$HOME/.local/state"; then
            saved
            said "^$HOME/.local/state/.* cannot be recorded"
        elif injected | grep -qF '/.galley-' || injected | grep -qF -- "$PWD/$stories"; then
            [ "$status" = 1 ] || fail "call $n: exit status $status"
            grep -F -- "$subject: " "$work/err" | grep -qE -- "$3" || fail "call $n: not said: $3: $(cat "$work/err")"
            met=$((met + 1))
        fi
    done
    [ "$met" -gt 0 ] || fail "$1 was never made for the story"
}

# start_window ARGUMENT...: in the background, its process in $window, ready for signals.
start_window() {
    "$@" >"$work/out" 2>"$work/err" &
    window=$!
    windows+=("$window")
    local i
    for ((i = 0; i < 600; i++)); do # bit 14 is SIGTERM
        kill -0 "$window" 2>/dev/null || { wait "$window" || true; fail "the window ended: $(cat "$work/err")"; }
        (((16#0$(sed -n 's/^SigCgt:\t//p' "/proc/$window/status") & 0x4000) != 0)) && return
        sleep 0.05
    done
    fail "the window does not start: $(cat "$work/err")"
}
# until_true SECONDS COMMAND...: as soon as it is.
until_true() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        [ "$SECONDS" -lt "$end" ] || fail "after $1 s still not so: ${*:2}"
        kill -0 "$window" || fail "the window has ended: $(cat "$work/err")"
        sleep 0.05
    done
}
all_is_read() { grep -qs '^last=' "$HOME/.config/galley/galley.ini"; } # which the window writes then
# Whether the window has an inotify watch on FOLDER (proc(5), fdinfo).
watches() {
    local ino dev
    read -r ino dev < <(stat -c '%i %d' "$1")
    printf -v ino 'ino:%x sdev:%x ' "$ino" "$(((dev >> 8 & 0xfff) << 20 | (dev & 0xff) | (dev >> 12 & 0xfff00)))"
    grep -qsh "^inotify .*$ino" "/proc/$window/fdinfo/"*
}
end_window() {
    status=0
    kill -TERM "$window"
    wait "$window" || status=$?
    [ "$status" = 143 ] || fail "the window ended with $status: $(cat "$work/err")"
}

one_case() {
    local case=$1 status
    mkdir -p "$work/$case"
    : >"$work/reason"
    (
        cd "$work/$case" || exit 1
        set -eE
        trap 'echo "line $LINENO: $BASH_COMMAND" >"$work/reason"' ERR
        trap 'for one in "${windows[@]}"; do kill -KILL "$one" 2>/dev/null || true; done' EXIT
        "case_$case"
    ) >"$work/log" 2>&1
    status=$?
    case $status in
        0) echo "$case ok" ;;
        77) echo "$case SKIPPED: $(cat "$work/reason")" ;;
        *)
            echo "$case FAILED: $(cat "$work/reason")"
            sed 's/^/    /' "$work/log" | tail -n 40
            ;;
    esac
    return "$status"
}

run_cases() {
    local case worst=77 status
    [ $# -gt 0 ] || mapfile -t all < <(declare -F | sed -n 's/^declare -f case_//p')
    for case in "${@:-${all[@]}}"; do
        set +e # a case stops at what fails in it, and would not as part of a list of commands
        one_case "$case"
        status=$?
        if [ "$status" != 0 ] && [ "$status" != 77 ]; then worst=1; fi
        if [ "$status" = 0 ] && [ "$worst" = 77 ]; then worst=0; fi
    done
    exit "$worst"
}
