#!/usr/bin/env bash
# What a story's file is besides its bytes: protection, permissions, owner, attributes, links. A save keeps them or
# does not happen.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

on_ext4() { # whose folder `ext4` is cleaned up with chattr
    new_ext4 image 4M
    mount_image image ext4
}
# Root, but for what makes permissions count for nothing.
powers=-dac_override,-dac_read_search,-fowner
as_anybody=(setpriv "--bounding-set=$powers" "--inh-caps=$powers")

case_A13() {
    on_ext4
    given ext4/s
    need chattr +i "$subject"
    set_heat
    refused 'Operation not permitted|protected|immutable'
    run "$galley" check "$stories"
    [ "$status" = 0 ] || fail "a protected story is no problem to read: $(cat "$work/err")"
}

case_A14() {
    on_ext4
    given ext4/s
    need chattr +i "$stories"
    set_heat
    refused 'Operation not permitted|protected|immutable'
}

case_A15() { # files can be made in the folder, and not be removed
    on_ext4
    given ext4/s
    need chattr +a "$stories"
    set_heat
    [ "$status" = 1 ] || fail "exit status $status"
    said "^$subject: .*(Operation not permitted|protected|append)"
    local left
    chattr -a "$stories"
    for left in "$stories"/.galley-*; do
        [ -e "$left" ] || continue
        said "${left##*/} "
        rm "$left"
    done
    nothing_lost
    [ "$holds" = old ] || fail "refused, and yet written"
    set_heat
    saved
}

case_A16() {
    need "${as_anybody[@]}" true
    given s
    chmod 444 "$subject"
    set_heat "${as_anybody[@]}"
    refused 'read-only|Permission denied'
    [ "$(stat -c %a "$subject")" = 444 ] || fail "the mode was changed"
    chmod 644 "$subject"
    chmod 555 "$stories"
    set_heat "${as_anybody[@]}"
    refused 'Permission denied'
    [ "$(stat -c %a "$stories")" = 555 ] || fail "the folder's mode was changed"
}

case_A17() {
    given s
    chmod 444 "$subject"
    set_heat
    refused 'read-only'
    [ "$(stat -c %a "$subject")" = 444 ] || fail "the mode was changed"
}

case_A18() {
    given s
    local mode
    for mode in 600 620 640 644 664 755 2664 4644; do
        again
        chmod "$mode" "$subject"
        set_heat
        saved
        [ "$(stat -c %a "$subject")" = "$mode" ] || fail "$mode became $(stat -c %a "$subject")"
    done
}

# Root in the folder of somebody else.
case_A19_F26() {
    given s
    need chown 1234:2345 "$subject" "$stories"
    chmod 640 "$subject"
    set_heat
    saved
    said 'Galley runs as root'
    [ "$(stat -c '%u:%g %a' "$subject")" = '1234:2345 640' ] || fail "became $(stat -c '%u:%g %a' "$subject")"
    [ "$(stat -c '%u:%g' "$stories")" = 1234:2345 ] || fail "the folder became $(stat -c '%u:%g' "$stories")"
}

attributes() { getfattr -d -m - -e hex "$subject" && getfacl "$subject"; }
case_A20() {
    on_ext4
    given ext4/s
    need setfattr -n user.desk -v sports "$subject"
    need setfattr -n trusted.desk -v 0x00ff "$subject"
    need setfacl -m u:1234:rw,g:2345:r "$subject"
    local before
    before=$(attributes)
    [[ $before = *user.desk*user:1234:rw* ]] || fail "not set: $before"
    set_heat
    saved
    [ "$(attributes)" = "$before" ] || fail "became $(attributes), was $before"
    each_call fsetxattr ENOSPC "Cannot keep the file's extended attributes: No space left on device"
    [ "$(attributes)" = "$before" ] || fail "became $(attributes), was $before"
}

case_A21() {
    given s
    mkdir elsewhere
    ln "$subject" elsewhere/other.md
    set_heat
    refused 'hard link'
    [ "$subject" -ef elsewhere/other.md ] || fail "the other name was detached"
}

case_A22() {
    given s real.data
    ln -s real.data s/link.md
    run "$galley" set heat=2 s
    grep -q '^3 changed' "$work/err" || fail "$(cat "$work/err")"
    cmp "$subject" "$work/new" || fail "what the link names was not edited"
    [ "$(readlink s/link.md)" = real.data ] || fail "the link was replaced"
}

case_A23() { # wherever it leads
    need_strace
    given s
    mkdir s/.git outside
    story 100 >outside/a.md
    cp outside/a.md s/.git/a.md
    ln -s ../outside/a.md s/link1.md
    ln -s "$PWD/outside/a.md" s/link2.md
    ln -s .git/a.md s/link3.md
    ln -s ../outside s/folder
    remember
    sha256sum outside/a.md s/.git/a.md >sums
    run strace -f -o "$work/trace" "$galley" set heat=2 s/
    said '^3 links to files outside the folder were left out$'
    said '^1 link to a folder was not followed$'
    sha256sum --quiet -c sums || fail "what lies outside was written"
    ! grep -E 'open.*(outside|link[123]|/\.git/)' "$work/trace" || fail "what lies outside was opened"
    [ "$(readlink s/link1.md)" = ../outside/a.md ] || fail "the link was replaced"
    run "$galley" list --format paths s
    [ "$(wc -l <"$work/out")" = 3 ] || fail "listed: $(cat "$work/out")"
}

run_cases "${@:2}"
