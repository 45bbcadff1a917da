"""Other writers of the file that `galley set` edits at the same time; the command line is at the end."""
import json
import os
import random
import re
import shlex
import struct
import subprocess
import sys
import threading
import time

STORY = "s/a.md"
AS = shlex.split(os.environ.get("GALLEY_AS", ""))  # what lets somebody else run Galley
PATIENCE = 5  # seconds in which what another program can see for a moment has healed


def content(version, published="no"):
    body = f"version {version}\n" * 200
    return f"---\ntitle: A\nheat: 0\nquality: 0\npublished: {published}\nversion: {version}\n---\n{body}".encode()


def read():
    """The fields of the story; nothing while it is not there or half there."""
    try:
        with open(STORY, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return None
    fields = dict(re.findall(r"^(\w+): (\w+)$", data.decode(), re.M))
    same = data.count(b"version %s\n" % fields.get("version", "").encode())
    return fields if same == 200 and data.endswith(b"\n") else None


def settles(**wanted):
    end = time.monotonic() + PATIENCE
    while True:
        fields = read()
        if fields and all(fields[key] == str(value) for key, value in wanted.items()):
            return True
        if time.monotonic() > end:
            print("wanted", wanted, "there", fields)
            return False
        time.sleep(0.0005)


def reaches(heat):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        fields = read()
        if fields and int(fields["heat"]) >= heat:
            return True
    return False


def rename_over(data):
    with open("s/pipeline", "wb") as file:
        file.write(data)
    os.rename("s/pipeline", STORY)


def unlink_and_create(data):
    os.unlink(STORY)
    with open(STORY, "xb") as file:
        file.write(data)


def truncate(data):
    file = os.open(STORY, os.O_WRONLY | os.O_TRUNC)
    os.write(file, data[:1000])
    os.write(file, data[1000:])
    os.close(file)


STYLES = {"rename": rename_over, "create": unlink_and_create, "truncate": truncate}


def truncate_own(data):
    """The story belongs to the writer, and a group may write it."""
    file = os.open(STORY, os.O_WRONLY | os.O_TRUNC)
    os.fchown(file, 4321, 1234)
    os.fchmod(file, 0o664)
    os.write(file, data[:1000])
    os.write(file, data[1000:])
    os.close(file)


def galley_set(program, assignment):
    command = [*AS, program, "set", assignment, STORY]
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        sys.exit(f"galley ended with {run.returncode}: {run.stderr}")
    return run.returncode == 0, run.stderr.decode()


class Edits(threading.Thread):
    """Edits heat, again and again, while `go` is set; the last that was acknowledged is heat `acknowledged`."""

    def __init__(self, program):
        super().__init__(daemon=True)
        self.program, self.go, self.idle = program, threading.Event(), threading.Event()
        self.heat, self.acknowledged, self.began = 0, 0, 0.0
        self.done, self.refused, self.kept = 0, 0, []

    def run(self):
        while True:
            if not self.go.is_set():
                self.idle.set()
                self.go.wait()
            self.idle.clear()
            began = time.monotonic()
            self.heat += 1
            done, said = galley_set(self.program, f"heat={self.heat}")
            if done:
                self.acknowledged, self.began, self.done = self.heat, began, self.done + 1
            else:
                self.refused += 1
                self.kept += re.findall(r"\.galley-\w+\.tmp", said)

    def stop(self):
        self.go.clear()
        while not self.idle.wait(0.1):
            pass


def race(program, style, seconds):
    """A pipeline that never reads: each of its versions must be there until its next, and when it rests our edit."""
    write = truncate_own if style == "own" else STYLES[style]
    rename_over(content(0))
    edits = Edits(program)
    edits.start()
    version, checked, lost = 0, 0, []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        edits.go.set()
        for _ in range(random.randint(20, 300)):
            version += 1
            write(content(version))
            time.sleep(random.choice([0, 0.0001, 0.001, 0.004, 0.02]))
            if not settles(version=version):
                lost.append(f"version {version}")
        written = time.monotonic()
        while edits.began < written and time.monotonic() < written + 30:
            time.sleep(0.001)
        edits.stop()
        if not settles(version=version):
            lost.append(f"version {version}, later")
        checked += 1
        if edits.began < written or not settles(version=version, heat=edits.acknowledged):
            lost.append(f"heat {edits.acknowledged}")
        done, said = galley_set(program, "quality=7")
        if not done or not settles(version=version, quality=7):
            lost.append(f"quality 7: {said}")
    print(f"{style}: {version} versions, {edits.done} edits, {edits.refused} refused, {checked} looked for,",
          f"lost: {lost}, kept: {edits.kept}, beside it: {sorted(os.listdir('s'))}")
    kept = [name for name in os.listdir("s") if name.startswith(".galley-")]
    return not lost and checked > 0 and sorted(kept) == sorted(edits.kept)


def late(program, count):
    """A writer that has the story open before a save, and writes when the save has just replaced it."""
    rename_over(content(0))
    lost, checked = [], 0
    for heat in range(1, count + 1):
        truncate_own(content(heat))
        file = os.open(STORY, os.O_WRONLY)
        inode = os.fstat(file).st_ino
        run = subprocess.Popen([*AS, program, "set", f"heat={heat}", STORY], stderr=subprocess.PIPE)
        before = 0
        moment = time.monotonic()
        while os.stat(STORY).st_ino == inode and run.poll() is None:
            before, moment = moment, time.monotonic()  # the last one of which it is sure that nothing was replaced yet
        time.sleep(random.uniform(0.006, 0.03))
        os.ftruncate(file, 0)
        os.write(file, content(1000 + heat))
        os.close(file)
        in_time = time.monotonic() < before + 0.05  # of the 50 ms that Galley waits
        said = run.communicate()[1].decode()
        if in_time:
            checked += 1
            if run.returncode != 0 or not settles(version=1000 + heat, heat=heat):
                lost.append((heat, said))
    print(f"{count} late writers, {checked} in time, lost: {lost}, beside: {os.listdir('s')}")
    return not lost and checked > 0 and os.listdir("s") == ["a.md"]


def two(program, count):
    """Two programs, two loops: what each was told is done must be there."""
    rename_over(content(0))
    lost, refused = [], []

    def loop(keys):
        mine = {}
        for i in range(1, count + 1):
            key = keys[i % len(keys)]
            value = ("yes" if mine.get(key) != "yes" else "no") if key == "published" else i
            done, said = galley_set(program, f"{key}={value}")
            if done:
                mine[key] = value
            else:
                refused.append(said)
            if mine and not settles(**mine):
                lost.append(dict(mine))

    loops = [threading.Thread(target=loop, args=[keys]) for keys in (["heat"], ["quality", "published"])]
    for one in loops:
        one.start()
    for one in loops:
        one.join()
    print(f"{2 * count} edits, refused: {len(refused)} {set(refused)}, lost: {lost}, beside: {sorted(os.listdir('s'))}")
    return not lost and os.listdir("s") == ["a.md"]


class Window:
    """The window, and a keyboard for it: Qt's evdev plugin reads keys from a pipe, of those that are below /dev."""
    CTRL, SHIFT, A, P, X = 29, 42, 30, 25, 45  # linux/input-event-codes.h

    def __init__(self, program):
        self.pipe = f"/dev/shm/galley-keys-{os.getpid()}"
        os.mkfifo(self.pipe, 0o600)
        self.keys = os.open(self.pipe, os.O_RDWR)
        plugin = {"QT_QPA_GENERIC_PLUGINS": "evdevkeyboard:" + self.pipe, "QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen([program, "s"], env=os.environ | plugin, stderr=subprocess.DEVNULL)

    def press(self, modifier, key):
        for code, value in (modifier, 1), (key, 1), (key, 0), (modifier, 0):
            os.write(self.keys, struct.pack("llHHi", 0, 0, 1, code, value))

    def wait(self):
        """Until a key has an effect, which is that all stories are selected and published."""
        end = time.monotonic() + 60
        while read()["published"] != "yes" and time.monotonic() < end:
            self.press(self.CTRL, self.A)
            self.press(self.SHIFT, self.P)
            time.sleep(0.2)

    def publish(self, value):
        self.press(self.SHIFT, self.P if value == "yes" else self.X)

    def end(self):
        os.close(self.keys)
        os.unlink(self.pipe)
        self.process.terminate()
        return self.process.wait(60)


def window(program, count):
    """Publish and unpublish in the window, while `galley set` sets heat."""
    rename_over(content(0))
    shown, edits, lost = Window(program), Edits(program), []
    shown.wait()
    edits.start()
    edits.go.set()
    for i in range(count):
        shown.publish(("no", "yes")[i % 2])
        time.sleep(random.choice([0.001, 0.01, 0.03]))
        if not reaches(edits.acknowledged):
            lost.append(f"heat before key {i}")
    last = ("no", "yes")[count % 2]
    shown.publish(last)
    edits.stop()
    if not settles(published=last, heat=edits.acknowledged, version=0):
        lost.append(f"published {last}, heat {edits.acknowledged}")
    status = shown.end()
    print(f"{count} keys, {edits.done} edits, {edits.refused} refused, lost: {lost}, beside: {os.listdir('s')}, {status}")
    return not lost and edits.done > 0 and os.listdir("s") == ["a.md"] and status == 143


def beside(program, seconds):
    """The window beside a pipeline of every style, which keeps what it has read of published."""
    rename_over(content(0))
    shown, lost = Window(program), []
    shown.wait()
    version, rounds, value = 0, 0, "yes"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for _ in range(random.randint(20, 200)):
            version += 1
            fields = read()
            random.choice(list(STYLES.values()))(content(version, fields["published"] if fields else value))
            if random.random() < 0.3:
                value = random.choice(["yes", "no"])
                shown.publish(value)
            time.sleep(random.choice([0, 0.0001, 0.001, 0.004, 0.02]))
            if not settles(version=version):
                lost.append(f"version {version}")
        rounds += 1
        time.sleep(2)  # by then the window shows what is there: a key that sets what it shows already does nothing
        for value in "yes", "no", random.choice(["yes", "no"]):
            shown.publish(value)
            if not settles(version=version, published=value):
                lost.append(f"published {value} of version {version}")
    status = shown.end()
    print(f"window: {version} versions, {rounds} rounds, lost: {lost}, beside: {os.listdir('s')}, {status}")
    return not lost and os.listdir("s") == ["a.md"] and status == 143


def exports(program, seconds):
    """Exports beside a program that writes the story in place, with pauses: whole versions, or an error."""
    writing, good, refused, bad = True, 0, 0, []

    def write():
        version = 0
        while writing:
            version += 1
            data = f"---\ntitle: A {version}\nheat: {version}\n---\n".encode()
            file = os.open(STORY, os.O_WRONLY | os.O_TRUNC | os.O_CREAT)
            for part in data[:12], data[12:]:
                time.sleep(random.choice([0, 0, 0.001, 0.01]))
                os.write(file, part)
            os.close(file)
            time.sleep(random.choice([0, 0.001, 0.01]))

    writer = threading.Thread(target=write)
    writer.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        run = subprocess.run([program, "export", "s", "--format", "json"], capture_output=True)
        rows = json.loads(run.stdout)
        if run.returncode == 1 and STORY.encode() in run.stderr and not rows:
            refused += 1
        elif run.returncode == 0 and len(rows) == 1 and rows[0]["title"] == f"A {rows[0]['heat']}":
            good += 1
        else:
            bad.append((run.returncode, run.stderr, run.stdout))
    writing = False
    writer.join()
    print(f"{good} exports, {refused} refused, bad: {bad[:3]}")
    return good > 0 and not bad


if __name__ == "__main__":
    os.makedirs("s", exist_ok=True)
    if AS:
        os.chmod("s", 0o777)
    if sys.argv[1] == "late":
        sys.exit(not late(sys.argv[2], int(sys.argv[3])))
    if sys.argv[1] == "two":
        sys.exit(not two(sys.argv[2], int(sys.argv[3])))
    if sys.argv[1] == "window":
        sys.exit(not window(sys.argv[2], int(sys.argv[3])))
    if sys.argv[1] == "exports":
        sys.exit(not exports(sys.argv[2], float(sys.argv[3])))
    if sys.argv[1] == "beside":
        sys.exit(not beside(sys.argv[2], float(sys.argv[3])))
    sys.exit(not race(sys.argv[2], sys.argv[1], float(sys.argv[3])))
