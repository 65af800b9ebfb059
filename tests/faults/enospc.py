#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs on a file system that is full, or fills up while a generation is built (promise R2).

  enospc.py FINDINGS [--levels N]

A third of the levels is filled before the run, the others as soon as the builder has begun. Needs the right to mount a tmpfs
in a namespace of its own; says so where it is not allowed.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time

import bed

SIZE_MB = 160
INSIDE = "FINDINGS_TEST_MOUNTED"


def fill(folder, leave_kb):
    """Leaves about so much room; a file of zeros takes the rest."""
    status = os.statvfs(folder)
    size = status.f_bavail * status.f_frsize - leave_kb * 1024
    if size <= 0:
        return
    with open(folder / "filler", "wb") as filler:
        try:
            os.posix_fallocate(filler.fileno(), 0, size)
        except OSError:
            pass  # the run was quicker: what is left is less than was wanted


class FillWhenBuilding(threading.Thread):
    def __init__(self, folder, index, leave_kb):
        super().__init__(daemon=True)
        self.folder, self.index, self.leave_kb = folder, index, leave_kb
        self.over = threading.Event()
        self.filled = False

    def run(self):
        while not self.over.is_set():
            if any((self.index / "generations").glob("*.building")):
                fill(self.folder, self.leave_kb)
                self.filled = True
                return
            time.sleep(0.0005)


def level(test_bed, tally, number, of):
    index = test_bed.work / "index-full"
    shutil.rmtree(index, ignore_errors=True)
    subprocess.run(["cp", "-a", str(test_bed.index), str(index)], check=True)
    before = number % 3 == 0
    watcher = None
    if before:
        leave = 80 * 1024 * number // of
        fill(test_bed.work, leave)
    else:
        leave = 4 * (number * number * 3000 // (of * of))  # up to 12 MB, most of them small
        watcher = FillWhenBuilding(test_bed.work, index, leave)
        watcher.start()
    where = f"{leave} KiB left {'before the run' if before else 'when the builder began'}"
    try:
        done = test_bed.run(test_bed.command(index))
        if watcher:
            watcher.over.set()
            watcher.join()
            tally.add("filled in time" if watcher.filled else "filled too late")
        state = test_bed.state(index)
        tally.add(f"found {state}")
        if done.returncode == 0 and state != "new":
            raise bed.Broken("exit code 0, and the old generation answers")
        if done.returncode != 0:
            tally.add("runs refused or ended")
            if not any(word in done.stderr for word in ("No space left", "free", "disk")):
                raise bed.Broken(f"the message does not name the disk: {done.stderr!r}")
        (test_bed.work / "filler").unlink(missing_ok=True)
        test_bed.must_recover(index)
    except bed.Broken as broken:
        tally.fail(where, broken)
    finally:
        (test_bed.work / "filler").unlink(missing_ok=True)


def test(options, work):
    tally = bed.Tally("enospc")
    mounted = work / "small"
    mounted.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(mounted)], stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print("passed over: no file system may be mounted here:", done.stderr.strip())
        return tally.done()
    try:
        test_bed = bed.Bed(options.program, mounted / "bed")
        for number in range(options.levels):
            level(test_bed, tally, number, options.levels)
        tally.add("fill levels", options.levels)
        test_bed.must_be_untouched()
    finally:
        subprocess.run(["umount", "-l", str(mounted)], check=False)
    return tally.done()


if __name__ == "__main__":
    # What is mounted in a namespace of its own goes with this process, however it ends.
    if INSIDE not in os.environ and shutil.which("unshare"):
        here = [sys.executable, str(pathlib.Path(__file__).resolve())] + sys.argv[1:]
        allowed = subprocess.run(["unshare", "--mount", "true"], stderr=subprocess.DEVNULL).returncode == 0
        if allowed:
            os.execvpe("unshare", ["unshare", "--mount"] + here, dict(os.environ, **{INSIDE: "1"}))
        print("passed over: no namespace of one's own is to be had here")
        sys.exit(0)
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--levels", type=int, default=60, metavar="N")
    bed.main(test, arguments)
