#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loses power in a model (promise R3): records the system calls of a run that publishes, then rebuilds what a disk might hold
after a crash at any of them.

  crash_states.py FINDINGS [--states N] [--recover-every N]

The model is the worst that POSIX allows: of what was written to a file since its last fsync any block may be there or not, in
any order; of what was created, renamed, linked or deleted in a folder since its last fsync any may have happened or not; a
rename within a folder happens whole. Each state must be the old generation or the new one, whole; after the run has ended,
the new one; and a run over the remains must publish everything.
"""
import argparse
import os
import pathlib
import random
import re
import shutil

import bed

CALLS = ("open", "openat", "creat", "write", "writev", "pwrite64", "pwritev", "read", "lseek", "ftruncate", "truncate", "fsync", "fdatasync",
         "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat",
         "copy_file_range", "sendfile")
BLOCK = 4096
LINE = re.compile(r"(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


def path_of_descriptor(arguments):
    """strace -y writes a descriptor as 3</path>; -xx makes that hexadecimal, too, in some of its versions."""
    found = re.match(r"\d+<([^>]*)>", arguments)
    if not found:
        return None
    return unhex(found.group(1)).decode() if found.group(1).startswith("\\x") else found.group(1)


class Inode:
    def __init__(self, kind, content=b"", entries=None):
        self.kind = kind            # "file", "folder", "link"
        self.durable = content      # of a file: bytes; of a link: its target
        self.entries = entries if entries is not None else {}   # of a folder: durable names
        self.pending = []           # since the last fsync


def unhex(text):
    return bytes.fromhex(text.replace("\\x", ""))


class Disk:
    """What the program sees, and what of it is durable."""

    def __init__(self, root):
        self.root_path = str(root)
        self.inodes = {}
        self.root = self.load(pathlib.Path(root))
        self.now = {}   # of each folder: names as the program sees them
        for inode in list(self.inodes.values()):
            if inode.kind == "folder":
                self.now[id(inode)] = dict(inode.entries)
        self.offsets = {}

    def load(self, path):
        key = path.lstat().st_ino
        if key not in self.inodes:
            if path.is_symlink():
                inode = Inode("link", os.readlink(path).encode())
            elif path.is_dir():
                inode = Inode("folder", entries={child.name: self.load(child) for child in path.iterdir()})
            else:
                inode = Inode("file", path.read_bytes())
            self.inodes[key] = inode
        return self.inodes[key]

    def parts(self, path):
        path = os.path.normpath(path)
        if path == self.root_path:
            return []
        if not path.startswith(self.root_path + "/"):
            return None
        return path[len(self.root_path) + 1:].split("/")

    def find(self, path, follow=True):
        parts = self.parts(path)
        if parts is None:
            return None
        inode = self.root
        for i, part in enumerate(parts):
            inode = self.now.get(id(inode), {}).get(part) if inode is not None else None
            if inode is not None and inode.kind == "link" and (follow or i + 1 < len(parts)):
                base = os.path.join(self.root_path, *parts[:i])
                inode = self.find(os.path.join(base, inode.durable.decode()))
        return inode

    def folder_of(self, path):
        parts = self.parts(path)
        return (None, None) if not parts else (self.find(os.path.dirname(os.path.normpath(path))), parts[-1])

    def change(self, folder, *changes):
        """One step in a folder that happens whole or not: names set to an inode, or None for deleted."""
        folder.pending.append(changes)
        for name, inode in changes:
            if inode is None:
                self.now[id(folder)].pop(name, None)
            else:
                self.now[id(folder)][name] = inode

    def make(self, path, inode):
        folder, name = self.folder_of(path)
        if folder is None:
            return None
        if inode.kind == "folder":
            self.now[id(inode)] = {}
        self.inodes[id(inode)] = inode
        self.change(folder, (name, inode))
        return inode

    def sync(self, inode):
        if inode.kind == "file":
            inode.durable = content(inode.durable, inode.pending)
        else:
            for changes in inode.pending:
                apply_names(inode.entries, changes)
        inode.pending = []

    def rename(self, source, target):
        from_folder, from_name = self.folder_of(source)
        to_folder, to_name = self.folder_of(target)
        inode = self.find(source, follow=False)
        if inode is None or to_folder is None:
            return
        if from_folder is to_folder:
            self.change(to_folder, (from_name, None), (to_name, inode))
        else:
            self.change(to_folder, (to_name, inode))
            self.change(from_folder, (from_name, None))


def apply_names(entries, changes):
    for name, inode in changes:
        if inode is None:
            entries.pop(name, None)
        else:
            entries[name] = inode


def content(data, operations):
    data = bytearray(data)
    for offset, piece in operations:
        if piece is None:   # cut or lengthen
            data = data[:offset] + bytes(max(0, offset - len(data)))
        else:
            data += bytes(max(0, offset - len(data)))
            data[offset:offset + len(piece)] = piece
    return bytes(data)


class Recording:
    """Plays the lines of strace into a Disk, one at a time."""

    def __init__(self, disk, text):
        self.disk = disk
        self.steps = [step for step in (self.parse(line) for line in joined(text)) if step]
        if any(step[1] in ("copy_file_range", "sendfile") for step in self.steps):
            raise bed.Broken("the run copies by a call that the model does not know")

    @staticmethod
    def parse(line):
        found = LINE.match(line)
        if not found or int(found.group(4)) < 0:
            return None
        pid, name, arguments, result = found.groups()
        strings = STRING.findall(arguments)
        if any(cut for _, cut in strings):
            raise bed.Broken("strace cut a string")
        return pid, name, arguments, [unhex(text) for text, _ in strings], int(result)

    def play(self, step):
        pid, name, arguments, strings, result = step
        disk = self.disk
        if name in ("open", "openat", "creat"):
            self.open(pid, arguments, strings[0].decode(), result, name == "creat")
        elif name in ("write", "writev", "pwrite64", "pwritev", "read", "lseek", "ftruncate", "fsync", "fdatasync"):
            self.use(pid, name, arguments, strings, result)
        elif name.startswith("rename"):
            disk.rename(strings[0].decode(), strings[1].decode())
        elif name.startswith("link"):
            source = disk.find(strings[0].decode(), follow=False)
            folder, target = disk.folder_of(strings[1].decode())
            if source is not None and folder is not None:
                disk.change(folder, (target, source))
        elif name.startswith("symlink"):
            disk.make(strings[1].decode(), Inode("link", strings[0]))
        elif name.startswith("mkdir"):
            disk.make(strings[0].decode(), Inode("folder"))
        elif name.startswith("unlink") or name == "rmdir":
            path = strings[0].decode()
            if not path.startswith("/"):   # relative to an open folder: remove_all
                path = os.path.join(path_of_descriptor(arguments), path)
            folder, target = disk.folder_of(path)
            if folder is not None and disk.find(path, follow=False) is not None:
                disk.change(folder, (target, None))

    def open(self, pid, arguments, path, fd, creates):
        inode = self.disk.find(path)
        if inode is None and (creates or "O_CREAT" in arguments):
            inode = self.disk.make(path, Inode("file"))
        if inode is None:
            self.disk.offsets.pop((pid, fd), None)
            return
        if inode.kind == "file" and (creates or "O_TRUNC" in arguments):
            inode.pending.append((0, None))
        self.disk.offsets[pid, fd] = [inode, 0, "O_APPEND" in arguments]

    def use(self, pid, name, arguments, strings, result):
        fd = int(re.match(r"\d+", arguments).group())
        opened = self.disk.offsets.get((pid, fd))
        path = path_of_descriptor(arguments)
        if opened is None or path is None or self.disk.parts(path) is None:
            return
        inode = opened[0]
        if name in ("fsync", "fdatasync"):
            self.disk.sync(inode)
        elif inode.kind != "file":
            return
        elif name == "lseek":
            opened[1] = result
        elif name == "read":
            opened[1] += result
        elif name == "ftruncate":
            inode.pending.append((int(arguments.split(",")[1]), None))
        else:
            data = b"".join(strings)[:result]
            if name.startswith("p"):
                inode.pending.append((int(arguments.rsplit(",", 1)[1]), data))
                return
            at = len(content(inode.durable, inode.pending)) if opened[2] else opened[1]
            inode.pending.append((at, data))
            opened[1] = at + len(data)


def joined(text):
    """Lines, with the two halves of an interrupted call put together."""
    waiting = {}
    for line in text.splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            waiting[pid] = line[:-len("<unfinished ...>")].rstrip()
        elif "resumed>" in line and pid in waiting:
            yield waiting.pop(pid) + line.split("resumed>", 1)[1]
        else:
            yield line


class Crash:
    """One state that the disk may be in, made at random."""

    def __init__(self, disk, chance):
        self.disk, self.chance, self.kept = disk, chance, chance.choice((0, 0.1, 0.5, 0.9, 1))
        self.written = {}

    def keeps(self):
        return self.chance.random() < self.kept

    def bytes_of(self, inode):
        operations = []
        for offset, piece in inode.pending:
            if piece is None:
                operations += [(offset, None)] if self.keeps() else []
                continue
            for at in range(0, len(piece), BLOCK):
                if self.keeps():
                    operations.append((offset + at, piece[at:at + BLOCK]))
        return content(inode.durable, operations)

    def write(self, inode, path):
        if id(inode) in self.written and inode.kind == "file":
            os.link(self.written[id(inode)], path)
        elif inode.kind == "file":
            path.write_bytes(self.bytes_of(inode))
            self.written[id(inode)] = path
        elif inode.kind == "link":
            os.symlink(inode.durable.decode(), path)
        else:
            path.mkdir()
            entries = dict(inode.entries)
            for changes in inode.pending:
                if self.keeps():
                    apply_names(entries, changes)
            for name, child in entries.items():
                self.write(child, path / name)


def record(test_bed):
    index = test_bed.clone("recorded")
    # Hard links to the original would tie its files to the model's: the copy has files of its own.
    shutil.rmtree(index)
    shutil.copytree(test_bed.index, index, symlinks=True)
    disk = Disk(index)
    trace = test_bed.work / "trace"
    done = test_bed.run(["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1048576", "-o", str(trace), "-e", "trace=" + ",".join("?" + c for c in CALLS)] +
                        test_bed.command(index))
    if done.returncode != 0:
        raise bed.Broken(f"a run under strace ended with {done.returncode}: {done.stderr}")
    recording = Recording(disk, trace.read_text())
    trace.unlink()
    return recording


def check_model(recording, test_bed, index):
    """With nothing lost the model must be the folder that the run has left: or it shows nothing."""
    crash = Crash(recording.disk, random.Random(0))
    crash.kept = 1
    crash.write(recording.disk.root, index)
    real = test_bed.work / "recorded"
    for path in real.rglob("*"):
        copy = index / path.relative_to(real)
        if path.is_file() and not path.is_symlink() and (not copy.is_file() or copy.read_bytes() != path.read_bytes()):
            raise bed.Broken(f"the model of the disk is wrong about {path}")
    shutil.rmtree(index)


def judge(test_bed, index, tally, where, is_over, recovers):
    try:
        state = test_bed.state(index)
        tally.add(f"found {state}")
        if is_over and state != "new":
            raise bed.Broken("the run had ended, and the old generation answers")
        if recovers:
            test_bed.must_recover(index)
            tally.add("recovered")
    except bed.Broken as broken:
        tally.fail(where, broken)


def test(options, work):
    tally = bed.Tally("crash_states")
    if not bed.ptrace_is_allowed():
        return tally.done()
    test_bed = bed.Bed(options.program, work)
    recording = record(test_bed)
    chance = random.Random(options.seed)
    steps = recording.steps
    tally.add("system calls", len(steps))
    moments = sorted(chance.choice(range(len(steps) + 1)) for _ in range(options.states * 9 // 10))
    moments += [len(steps)] * (options.states - len(moments))
    index = work / "crashed"
    played = 0
    for number, moment in enumerate(moments):
        while played < moment:
            recording.play(steps[played])
            played += 1
        crash = Crash(recording.disk, chance)
        crash.write(recording.disk.root, index)
        recovers = options.recover_every > 0 and number % options.recover_every == 0
        judge(test_bed, index, tally, f"state {number} (seed {options.seed}), after call {moment} of {len(steps)}, {crash.kept} kept",
              moment == len(steps), recovers)
        tally.add("states")
        shutil.rmtree(index)
    check_model(recording, test_bed, index)
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--states", type=int, default=1000, metavar="N")
    arguments.add_argument("--recover-every", type=int, default=10, metavar="N")
    bed.main(test, arguments)
