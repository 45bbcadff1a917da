#!/usr/bin/env bash
# A save on disks that are full, broken, limited or read-only: all or nothing, and a message that says why.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# fill FOLDER [KEEP]: leaves KEEP free bytes.
fill() {
    local size
    size=$(($(df --output=avail -B 1 "$1" | tail -n 1) - ${2:-0}))
    if [ "$size" -gt 0 ]; then head -c "$size" /dev/zero >"$1/full" 2>/dev/null || true; fi
}
# Asks for a block more than it had the last time: one that it has is there for it again.
is_full() { ! head -c 4096 /dev/zero >>"$1/more" 2>/dev/null; }

case_A01() {
    mount_tmpfs size=64k disk
    given disk/s
    fill disk
    is_full disk || fail "the disk is not full"
    rm disk/more
    set_heat
    refused 'Cannot write the new version: No space left on device'
    rm disk/full
    set_heat
    saved
}

case_A02() { # there is room for half of the new version
    mount_tmpfs size=512k disk
    given disk/s a.md 200000
    fill disk 100000
    inject write delay_enter=0
    set_heat "${wrapper[@]}"
    grep -qE '/\.galley-.* 200[0-9]{3}\) = [0-9]{5} ' "$work/trace" || fail "no short write: $(cat "$work/trace")"
    refused 'No space left on device'
}

case_A03() {
    new_ext4 image 4M
    mount_image image disk
    given disk/s
    local i
    for ((i = 0; i < 20; i++)); do # what ext4 sets aside for blocks not written yet is free again after a sync
        head -c 8M /dev/zero >>disk/full 2>/dev/null || true
        sync -f disk || true
        is_full disk && break
    done
    is_full disk || fail "the disk is not full: $(df -B 1 disk; df -i disk)"
    set_heat
    refused 'No space left on device'
    rm disk/full
    set_heat
    saved
}

case_A04() {
    given s
    each_call write EDQUOT 'Disk quota exceeded'
}

# A quota of the kernel, for somebody who is not root: that of ext4, else that of btrfs.
ext4_quota() {
    { truncate -s 8M ext4.image && mkfs.ext4 -q ext4.image && mkdir disk && mount -o loop,usrquota ext4.image disk &&
        quotacheck -cum disk && quotaon disk && mkdir -m 777 disk/s && given disk/s a.md 50000 &&
        chown -R 1234:1234 disk/s && setquota -u 1234 0 90 0 0 disk; } >ext4.log 2>&1 && return
    why="ext4: $(tr '\n' ' ' <ext4.log)"
    umount -l disk 2>/dev/null
    return 1
}
btrfs_quota() {
    { truncate -s 120M btrfs.image && mkfs.btrfs -q btrfs.image && mkdir -p disk && mount -o loop btrfs.image disk &&
        btrfs quota enable disk && btrfs subvolume create disk/s && btrfs qgroup limit 300k disk/s &&
        given disk/s a.md 200000 && chown -R 1234:1234 disk/s && sync -f disk; } >btrfs.log 2>&1 && return
    why+=" btrfs: $(tr '\n' ' ' <btrfs.log)"
    return 1
}
case_A04_quota() {
    need_mounts
    need setpriv --reuid=1234 --regid=1234 --clear-groups true
    why=
    ext4_quota || btrfs_quota || skip "$why"
    echo "$why"
    set_heat env HOME=/nowhere setpriv --reuid=1234 --regid=1234 --clear-groups
    refused 'Cannot write the new version: Disk quota exceeded'
}

case_A05() {
    given s
    each_call write EIO 'Input/output error'
}

case_A06() { # what is not on the disk never takes the name
    given s
    inject fsync,fdatasync error=EIO -e trace=fsync,fdatasync,renameat2
    set_heat "${wrapper[@]}"
    refused 'Cannot bring the new version to the disk: Input/output error'
    ! grep -F /.galley- "$work/trace" | grep rename || fail "renamed: $(cat "$work/trace")"
    each_call fsync EIO 'Input/output error'
}

case_A07() {
    given s
    local error
    for error in EIO:'Input/output error' ENOSPC:'No space left on device' EXDEV:'cross-device link'; do
        inject renameat2 "error=${error%%:*}"
        set_heat "${wrapper[@]}"
        refused "Cannot put the new version in place: .*${error#*:}"
    done
}

case_A09() {
    given s a.md 20000
    # shellcheck disable=SC2016 # for the other bash
    set_heat "$BASH" -c 'ulimit -f 4; trap "" XFSZ; exec "$@"' limited
    refused 'File too large'
    set_heat
    saved
}

case_A10() {
    given s
    local n refusals=0
    for ((n = 3; n <= 40; n++)); do
        again
        # shellcheck disable=SC2016 # for the other bash
        set_heat "$BASH" -c 'ulimit -n "$0"; exec "$@"' "$n"
        case $status in
            0) saved ;;
            1) nothing_lost; said 'Too many open files'; refusals=$((refusals + 1)) ;;
            127) nothing_lost ;; # its libraries could not be opened
            *) fail "$n: exit status $status" ;;
        esac
    done
    [ "$refusals" -gt 0 ] || fail "it was never refused"
    [ "$holds" = new ] || fail "with 40 files it is still refused"
}

case_A11() {
    mount_tmpfs nr_inodes=12 disk
    given disk/s
    local i
    for ((i = 0; i < 20; i++)); do : 2>/dev/null >"disk/$i" || break; done
    set_heat
    refused 'Cannot create a file in the story.s folder: No space left on device'
}

case_A12() {
    mount_tmpfs size=1m disk
    given disk/s
    need mount -o remount,ro disk
    run "$galley" check "$stories"
    [ "$status" = 0 ] || fail "a story that is only read-only is no problem: $(cat "$work/err")"
    set_heat
    refused 'Read-only file system|read-only'
    run "$galley" set --dry-run heat=2 "$subject"
    nothing_lost
}

case_A12_bind() {
    need_mounts
    given real
    mkdir shown
    need mount --bind real shown
    need mount -o remount,bind,ro shown
    stories=shown subject=shown/a.md
    remember
    set_heat
    refused 'Read-only file system|read-only'
}

case_A31() { # the name belongs to a mount
    need_mounts
    given s
    cp "$subject" elsewhere.md
    need mount --bind elsewhere.md "$subject"
    set_heat
    refused 'Device or resource busy|mount'
    cmp elsewhere.md "$work/old" || fail "what is mounted there was changed"
}

case_A36() {
    given s
    touch -d '2020-02-02 02:02:02.020202020' "$subject"
    local before
    before=$(stat -c '%i %y %z %s' "$subject")
    run "$galley" set heat=1 quality=5 "$subject"
    said '^0 changed, 1 unchanged, 0 failed$'
    nothing_lost
    [ "$(stat -c '%i %y %z %s' "$subject")" = "$before" ] || fail "touched: $before, $(stat -c '%i %y %z %s' "$subject")"
}

case_A37() { # forth and back
    given s
    set_heat
    saved
    run "$galley" set heat=1 "$subject"
    nothing_lost
    [ "$status-$holds" = 0-old ] || fail "going back gave other bytes"
    printf -- '\xef\xbb\xbf---\r\nheat:   +1 # one\r\nother: "x"\r\n---\r\nno end of line' >"$subject"
    cp "$subject" "$work/old"
    sed 's/+1/2/' "$subject" >"$work/new"
    set_heat
    saved
}

case_A41() { # no exchange here: compare and rename, and say so once
    given s
    local error
    for error in EINVAL ENOSYS; do
        again
        inject renameat2 "error=$error:when=1"
        set_heat "${wrapper[@]}"
        saved
        [ "$(grep -c 'cannot exchange files' "$work/err")" = 1 ] || fail "said: $(cat "$work/err")"
    done
    cp "$work/old" "$stories/b.md"
    cp "$work/old" "$subject"
    inject renameat2 error=EINVAL:when=1+2
    run "${wrapper[@]}" "$galley" set heat=2 "$subject" "$stories/b.md"
    [ "$status" = 0 ] || fail "$(cat "$work/err")"
    cmp "$stories/b.md" "$work/new" && cmp "$subject" "$work/new"
    [ "$(grep -c 'cannot exchange files' "$work/err")" = 1 ] || fail "said: $(cat "$work/err")"
}

case_A41_fuse() { # a file system that is so
    need_mounts
    new_ext4 image 4M
    mkdir disk
    need fuse2fs image disk -o fakeroot
    given disk/s
    set_heat
    saved
    said 'cannot exchange files'
    run "$galley" set heat=1 "$subject"
    nothing_lost
    [ "$status-$holds" = 0-old ] || fail "going back gave other bytes"
    need umount disk
}

run_cases "${@:2}"
