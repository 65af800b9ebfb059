#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets system calls of a run fail (promise R2): ENOSPC and EIO, once and from then on, at every sync and rename and at a sample
of writes.

  fault_sweep.py FINDINGS [--points N] [--writes N] [--kinds N]

Whatever fails, no run hangs, the base is the old one or the new one, whole, the message says what the trouble is, and the
next run succeeds.
"""
import argparse
import os
import random
import re

import bed

EVERY = ("fsync", "fdatasync", "rename", "renameat", "renameat2")
# Not close: one that fails has closed all the same, but strace can only leave it undone, and then pipes have no end.
SOME = ("write", "pwrite64", "writev", "openat", "mkdir", "link", "symlink", "ftruncate")
KINDS = [("ENOSPC", False), ("ENOSPC", True), ("EIO", False), ("EIO", True)]
SAYS_WHAT = re.compile(r"No space left on device|Input/output error|cannot be|disk|could not be")


def try_one(test_bed, tally, name, error, number, lasting):
    where = f"{error} at {name} number {number}{' and after' if lasting else ''}"
    index = test_bed.clone("index-faulty")
    done = test_bed.run(["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", f"trace={name}",
                         "-e", f"inject={name}:error={error}:when={number}{'+' if lasting else ''}"] + test_bed.command(index))
    tally.add("faults")
    try:
        state = test_bed.state(index)
        tally.add(f"found {state}")
        if done.returncode in (0, 2) and state != "new":
            raise bed.Broken(f"exit code {done.returncode}, and the old generation answers")
        if done.returncode == 1 and name not in ("write", "openat") and not SAYS_WHAT.search(done.stderr):
            raise bed.Broken(f"exit code 1, and no message that names the trouble: {done.stderr!r}")
        if done.returncode == 127 and "shared libraries" in done.stderr:
            tally.add("not started")
        elif done.returncode not in (0, 1, 2):
            raise bed.Broken(f"ended with {done.returncode}: {done.stderr!r}")
        test_bed.must_recover(index)
    except bed.Broken as broken:
        tally.fail(where, broken)


def test(options, work):
    tally = bed.Tally("fault_sweep")
    if not bed.ptrace_is_allowed():
        return tally.done()
    test_bed = bed.Bed(options.program, work)
    chance = random.Random(options.seed)
    counts = bed.calls_of(test_bed, test_bed.clone("counted"), EVERY + SOME)
    for name, count in sorted(counts.items()):
        wanted = options.points if name in EVERY else options.writes
        for number in bed.sample(count, wanted):
            for error, lasting in chance.sample(KINDS, options.kinds):
                try_one(test_bed, tally, name, error, number, lasting)
    test_bed.must_be_untouched()
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--points", type=int, default=0, metavar="N", help="of each sync and rename; 0 = every one")
    arguments.add_argument("--kinds", type=int, default=4, metavar="N", help="of the four kinds of failure, chosen at random for each point")
    arguments.add_argument("--writes", type=int, default=15, metavar="N", help="of each other call")
    bed.main(test, arguments)
