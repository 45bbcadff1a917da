#!/usr/bin/env bash
# Saves that are cut short, by kill -9 and by power loss, and the start after that.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Every call of a save, in order, as NAME:N, the Nth of that name: from the first that names the story.
calls_of_a_save() {
    "$galley" set heat=2 "$subject" 2>"$work/err" # so that the folder of the journal is there
    again
    need strace -f -y -o "$work/trace" -e trace=%file,%desc "$galley" set heat=2 "$subject"
    again
    awk -v story="$PWD/$stories" '
        { sub(/^[0-9]+ +/, ""); name = $0; sub(/\(.*/, "", name); if (name !~ /^[a-z0-9]+$/) next; count[name]++ }
        index($0, story) { save = 1 }
        save && name != "mmap" { print name ":" count[name] }' "$work/trace"
}
killed_at() { # NAME:N
    inject "${1%:*}" "signal=KILL:when=${1#*:}"
    set_heat "${wrapper[@]}"
}
# What a save leaves in the folder: nothing, or one file that is named $left.
find_left() {
    left=
    [ "$(find "$stories" -name '.galley-*' | wc -l)" -le 1 ] || fail "several files are left: $(ls -A "$stories")"
    left=$(find "$stories" -name '.galley-*')
}

case_A32() {
    need_strace
    given s
    local points point left exchanged=no old=0 new=0
    mapfile -t points < <(calls_of_a_save)
    for point in "${points[@]}"; do
        again
        killed_at "$point"
        [ "$status" = 137 ] || fail "$point: exit status $status"
        find_left
        # Before the write it is empty; then the new version; after the exchange the former one.
        if [ -n "$left" ]; then
            [ ! -s "$left" ] || cmp -s "$left" "$work/new" || cmp -s "$left" "$work/old" || fail "$point: left half"
            if cmp -s "$left" "$work/old" && cmp -s "$subject" "$work/new"; then exchanged=yes; fi
            rm "$left"
        fi
        nothing_lost
        if [ "$holds" = old ]; then old=$((old + 1)); else new=$((new + 1)); fi
        set_heat
        saved
    done
    ((old > 10 && new > 3)) || fail "too few of ${points[*]}: $old before the exchange, $new after it"
    [ "$exchanged" = yes ] || fail "it was never killed between the exchange and the check of what came out"
}

# Its time of change is the only one that cannot be set through the file system.
make_old() { need debugfs -w -R "set_inode_field /${2#disk/} ctime 20200202" "$1"; }

gone() { [ ! -e "$1" ] && [ ! -e "$2" ] && [ ! -e "$3" ]; }

# The next start: what is empty, what the story beside it holds or what it was before the save goes; what differs stays.
case_A32_A35() {
    need_strace
    new_ext4 image 8M
    mount_image image disk
    local left lefts=() call point
    for call in write renameat2 fsync unlinkat; do
        given "disk/$call"
        for point in $(calls_of_a_save | grep "^$call:"); do
            again
            killed_at "$point"
            find_left
            [ -z "$left" ] || break
        done
        [ -n "$left" ] || fail "$call leaves nothing"
        lefts+=("$left")
    done
    given disk/equal
    cp "$subject" disk/equal/.galley-0123abcd.tmp
    lefts+=(disk/equal/.galley-0123abcd.tmp)
    given disk/foreign # neither by its name nor by its owner
    cp "$work/new" "$stories/.galley-notours.tmp"
    cp "$subject" disk/foreign/.galley-4567cdef.tmp
    need chown 1234 disk/foreign/.galley-4567cdef.tmp
    lefts+=(disk/foreign/.galley-4567cdef.tmp)
    cp -r disk before
    umount disk
    for left in "${lefts[@]}"; do make_old image "$left"; done
    mount_image image disk
    start_window "$galley" disk
    until_true 60 all_is_read
    until_true 60 gone disk/write/.galley-* disk/equal/.galley-* disk/unlinkat/.galley-*
    end_window
    rm before/{equal,write,unlinkat}/.galley-*
    diff -r before disk || fail "the start did not remove these three, or something else"
}

# after_power_loss COMMAND...: what is on the disk if the power goes when COMMAND is done, in the folder lost.
after_power_loss() {
    new_ext4 image 8M
    mount_image image disk commit=300
    given disk/s
    local i
    for i in {1..20}; do cp "$subject" "$stories/more$i.md"; done
    sync -f disk
    mkdir disk/home
    run env HOME="$PWD/disk/home" "$@" "$galley" set heat=2 disk/s
    cp image copy
    [ "$status" = 0 ] || fail "exit status $status"
    mount_image copy lost
    umount disk
}
case_A33() {
    after_power_loss
    local story
    for story in lost/s/a.md lost/s/more*.md; do
        cmp "$story" "$work/new" || fail "$story: $(head -c 200 "$story")"
    done
    [ -z "$(find lost -name '.galley-*')" ] || fail "left: $(find lost -name '.galley-*')"
    # With the edits is what undoes them after the next start.
    [ "$(grep -c '"new":"2"' lost/home/.local/state/galley/edits.log)" = 23 ] ||
        fail "recorded: $(cat lost/home/.local/state/galley/edits.log)"
    umount lost
    # This can fail: where nothing is synced, the former versions come back.
    inject fsync retval=0
    after_power_loss "${wrapper[@]}"
    cmp lost/s/a.md "$work/old" || fail "the copy of the disk says nothing about a power loss"
}

# A signal in a batch, wherever it comes: the story at work is finished, those after it are as they were.
case_F22() {
    need_strace
    mkdir s
    local i point points changed signal=2
    for i in {1..4}; do story 500 >"s/$i.md"; done
    cp s/1.md "$work/old"
    sed 's/^heat: 1/heat: 2/' "$work/old" >"$work/new"
    stories=s subject=s/2.md
    mapfile -t points < <(calls_of_a_save)
    ((${#points[@]} > 25)) || fail "too few calls: ${points[*]}"
    for point in "${points[@]}"; do
        for i in {1..4}; do cp "$work/old" "s/$i.md"; done
        signal=$((signal == 2 ? 15 : 2))
        inject "${point%:*}" "signal=$signal:when=${point#*:}"
        # So few open files let it save one story at a time: strace counts the calls of each thread.
        run prlimit --nofile=31 "${wrapper[@]}" "$galley" set heat=2 s
        [ "$status" = $((128 + signal)) ] || fail "$point: exit status $status"
        changed=0
        for i in {1..4}; do
            if cmp -s "s/$i.md" "$work/new"; then changed=$((changed + 1)); else cmp "s/$i.md" "$work/old"; fi
        done
        [ "$(ls -A s)" = $'1.md\n2.md\n3.md\n4.md' ] || fail "$point: left: $(ls -A s)"
        [ ! -s "$work/err" ] || said "^$changed changed, 0 unchanged, 0 failed$"
    done
}

run_cases "${@:2}"
