#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills runs of the indexer (promise R1 of docs/reliability.md).

  crash_kill.py FINDINGS [--random N] [--each-call N]

--random: kill -9 at random moments, of the run and its builder, or of one of them. --each-call: at every system call that
writes, names or makes durable, or at N of each. Afterwards the base is the old one or the new one, whole; what a run said it
had published is there; and the next run publishes everything.
"""
import argparse
import os
import pathlib
import random
import signal
import subprocess
import time

import bed

CALLS = ("openat", "open", "creat", "write", "writev", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat", "renameat2",
         "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "close")


def children_of(pid):
    try:
        return [int(child) for task in os.listdir(f"/proc/{pid}/task")
                for child in pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def judge(test_bed, index, tally, where, published):
    try:
        state = test_bed.state(index)
        if published and state != "new":
            raise bed.Broken("the run said that it had published, and the old generation answers")
        tally.add(f"found {state}")
        test_bed.must_recover(index)
    except bed.Broken as broken:
        tally.fail(where, broken)


def random_kills(test_bed, options, tally):
    chance = random.Random(options.seed)
    started = time.monotonic()
    test_bed.must_index(test_bed.clone("timed"))
    length = time.monotonic() - started
    for i in range(options.random):
        index = test_bed.clone("index-killed")
        process = subprocess.Popen(test_bed.command(index, chance.choice((1, 2))), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        moment = chance.uniform(0, length * 1.1)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            tally.add("killed at random")
        whom = chance.choice(("all", "all", "run", "children"))
        children = children_of(process.pid)
        if whom != "run":
            for child in children:
                kill(child)
        if whom != "children" and process.poll() is None:
            kill(process.pid)
        code = process.wait(timeout=bed.TIMEOUT)
        judge(test_bed, index, tally, f"random kill {i} (seed {options.seed}) of {whom} after {moment:.3f} s", code == 0)


def kills_at_calls(test_bed, options, tally):
    if not bed.ptrace_is_allowed():
        return
    counts = bed.calls_of(test_bed, test_bed.clone("counted"), CALLS)
    tally.add("system calls in a run", sum(counts.values()))
    for name, count in sorted(counts.items()):
        for number in bed.sample(count, options.each_call):
            index = test_bed.clone("index-killed")
            done = test_bed.run(["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}"] +
                                test_bed.command(index))
            tally.add("killed at a call")
            judge(test_bed, index, tally, f"kill at {name} number {number}", done.returncode == 0)


def test(options, work):
    tally = bed.Tally("crash_kill")
    test_bed = bed.Bed(options.program, work)
    random_kills(test_bed, options, tally)
    if options.each_call >= 0:
        kills_at_calls(test_bed, options, tally)
    test_bed.must_be_untouched()
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--random", type=int, default=500, metavar="N")
    arguments.add_argument("--each-call", type=int, default=0, metavar="N", help="0 = every one, -1 = none")
    bed.main(test, arguments)
