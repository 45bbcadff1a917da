#!/usr/bin/env bash
# Beside git, editors and pipelines: what they leave is not touched, and what Galley leaves is one changed value.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

repository() { # FOLDER, with all that is in it
    need git --version
    export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b GIT_CONFIG_NOSYSTEM=1
    git -C "$1" init -q
    git -C "$1" add -A
    git -C "$1" commit -qm first
}

below_git() { find s/.git -printf '%p %i %m %s %t %c\n' | sort; }
case_B12() {
    need_strace
    given s
    repository s
    : >s/.git/index.lock
    printf '#!/bin/sh\ntouch ran\n' >s/.git/hooks/post-index-change
    chmod +x s/.git/hooks/post-index-change
    remember
    below_git >before
    set_heat strace -f -y -o trace.set -e trace=%process,%file
    saved
    start_window strace -D -f -y -o trace.window -e trace=%process,%file "$galley" s
    until_true 60 all_is_read
    end_window
    grep -h 'execve' trace.set trace.window
    [ "$(grep -ch 'execve(' trace.set trace.window | tr '\n' ' ')" = "1 1 " ] || fail "another program was run"
    ! grep -hE '\.git/' trace.set trace.window | grep -E 'O_(WRONLY|RDWR|CREAT)|rename|unlink|mkdir|link' ||
        fail "written below .git"
    below_git | diff before - || fail "something below .git has changed"
    git -C s status --porcelain
}

case_B20() {
    need_python
    given s
    local when
    for when in @0 @-1 1901-12-14 2106-02-08 '2020-01-01 00:00:00.999999999'; do
        again
        touch -d "$when" s/*.md
        run "$galley" list s --format json
        [ "$status" = 0 ] || fail "$when: exit status $status"
        python3 -c 'import json, sys; assert len(json.load(sys.stdin)) == 3' <"$work/out"
        set_heat
        saved
        touch -d "$when" s/*.md
        rm -rf "$HOME/.config"
        start_window "$galley" s
        until_true 60 all_is_read
        end_window
    done
}

case_B21() {
    given s
    mkdir s/closed s/more
    cp s/b.md s/closed/d.md
    cp s/b.md s/more/closed.md
    cp s/b.md s/more/open.md
    chmod 0 s/closed s/more/closed.md
    local powers=-dac_override,-dac_read_search,-fowner
    local anybody=(setpriv "--bounding-set=$powers" "--inh-caps=$powers")
    need "${anybody[@]}" true
    run "${anybody[@]}" "$galley" list s --format paths
    [ "$status" = 1 ] || fail "exit status $status"
    said '^s/closed/?: .*Permission denied'
    said '^s/more/closed.md: .*Permission denied'
    [ "$(tr '\n' ' ' <"$work/out")" = 's/a.md s/b.md s/below/c.md s/more/open.md ' ] || fail "$(cat "$work/out")"
    run "${anybody[@]}" "$galley" set heat=2 s
    [ "$status" = 1 ] || fail "exit status $status"
    said '^4 changed, 0 unchanged, 2 failed$'
    chmod 755 s/closed
    chmod 644 s/more/closed.md
    cmp s/closed/d.md s/more/closed.md
    grep -q '^heat: 1' s/closed/d.md || fail "what may not be read was written"
}

case_B22() {
    need_python
    need /usr/bin/time -o /dev/null true
    python3 - <<'END'
import os
for folder in range(20):
    os.makedirs(f"s/{folder}")
    for i in range(1000):
        with open(f"s/{folder}/{i}.md", "w") as file:
            file.write(f"---\ntitle: Story {i}\nheat: {i % 10}\n---\nBody {i}\n")
END
    run /usr/bin/time -f %M -o memory "$galley" list s --format paths
    [ "$status" = 0 ] || fail "exit status $status"
    [ "$(wc -l <"$work/out")" = 20000 ] || fail "$(wc -l <"$work/out") stories"
    cat memory
    [ "$(tail -n 1 memory)" -lt 150000 ] || fail "20,000 stories took $(cat memory) KiB"
    start_window "$galley" s
    until_true 120 all_is_read
    grep VmHWM "/proc/$window/status"
    [ "$(sed -nE 's/^VmHWM:\s+([0-9]+) kB/\1/p' "/proc/$window/status")" -lt 400000 ] || fail "the window took more"
    [ "$(cat "/proc/$window/fdinfo/"* | grep -c '^inotify ')" -le 22 ] || fail "more watches than folders"
    end_window
}

# What Vim, Emacs, sed -i, rsync and others leave beside story.md, or make for a moment.
litter=(s/4913 s/story.md~ s/.story.md.swp s/story.md.AbCdEf "s/#story.md#" s/sedAbCdEf "s/.#story.md" s/.story.md.AbCdEf
    s/story.md.tmp s/story.md.bak s/story.md.orig s/.goutputstream-ABCDEF)
case_B23() {
    given s
    local file
    for file in "${litter[@]}"; do cp "$subject" "$file"; done
    ln -sf editor@host.1234 "s/.#story.md"
    remember
    run "$galley" list s --format paths
    [ "$(tr '\n' ' ' <"$work/out")" = 's/a.md s/b.md s/below/c.md ' ] || fail "listed: $(cat "$work/out")"
    [ ! -s "$work/err" ] || fail "said: $(cat "$work/err")"
    run "$galley" set heat=2 s/a.md
    saved
    rm "${litter[@]}"
    remember
    start_window "$galley" s
    until_true 60 watches s
    local i
    for i in {1..50}; do
        for file in "${litter[@]}"; do cp "$work/old" "$file"; done
        rm "${litter[@]}"
    done
    sleep 1
    end_window
    ! grep -vE 'propagateSizeHints|^QStandardPaths: ' "$work/err" || fail "said: $(cat "$work/err")"
}

case_B25() { # a hundred edits, each of another story
    need_python
    mkdir s
    python3 - <<'END'
import random
random.seed(5)
for i in range(100):
    heat = random.choice(["1", "+1", "-1", "007", "0x1F"])
    lines = [f'title: "Story {i}: a # b"', f"heat: {heat}{random.choice(['', '  # why', '   '])}",
             f"published: {random.choice(['no', 'No', 'FALSE', 'off'])}", "# a comment", "quality:   5",
             "topics: [AI, 'x']", "nested:", "  heat: 3", "text: |", "  heat: 4", ""]
    random.shuffle(lines[:5])
    end = random.choice(["\n", "\n", "\r\n"])
    body = random.choice(["Text" + end, "Text", "", end * 3, "heat: 9" + end])
    with open(f"s/{i}.md", "w", newline="") as file:
        file.write(random.choice(["", "", "\ufeff"]) + "---" + end + end.join(lines) + "---" + end + body)
END
    repository s
    local i
    for i in {0..99}; do
        case $((i % 3)) in
            0) run "$galley" set heat=42 "s/$i.md" ;;
            1) run "$galley" set quality=42 "s/$i.md" ;;
            2) run "$galley" set published=yes "s/$i.md" ;;
        esac
        said '^1 changed, 0 unchanged, 0 failed$'
    done
    git -C s -c core.whitespace=cr-at-eol diff --numstat >numbers
    [ "$(grep -cE $'^1\t1\t[0-9]+\\.md$' numbers)" = 100 ] || fail "$(grep -vE $'^1\t1\t' numbers)"
    git -C s diff --word-diff=plain -U0 | grep -E '^(heat|quality|published)' | tr -d '\r' >words
    [ "$(grep -cE '^(heat|quality|published): +\[-[^] ]+-\]\{\+(42|[a-zA-Z]+)\+\}( +# why| *)$' words)" = 100 ] ||
        fail "not only values: $(grep -vE '^(heat|quality|published): +\[-[^] ]+-\]\{\+(42|[a-zA-Z]+)\+\}( +# why| *)$' words)"
}

case_B26() { # line ends that git has made CRLF
    given s
    repository s
    git -C s config core.autocrlf true
    rm s/a.md s/b.md
    git -C s checkout -q -- .
    printf '*.md text eol=crlf\n' >s/.gitattributes
    grep -q $'^---\r$' s/a.md || fail "no CRLF: $(head -n 2 s/a.md | od -c)"
    remember
    set_heat
    saved
    [ "$(git -C s diff --numstat 2>/dev/null)" = $'1\t1\ta.md' ] || fail "$(git -C s diff)"
    run "$galley" set heat=1 "$subject"
    [ -z "$(git -C s diff 2>/dev/null)" ] || fail "$(git -C s diff)"
}

run_cases "${@:2}"
