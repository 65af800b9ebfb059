#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexing speed beside omindex (Xapian Omega), on the same folder in the same run.

Use: index_rate.py FOLDER [--program build/release/findings] [--rounds 1] [--keep DIR]

Machines differ and are noisy, so the figure to quote is the ratio. Each round runs both programs on a fresh index, one
after the other; MB/s counts the bytes of the files below FOLDER. Peak memory is the largest single process of each run.
omindex stores no passages, facets or labels: it does less work. Needs the package xapian-omega.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def bytes_below(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


def run(command):
    """Wall seconds and peak MiB of a command; its output only matters when it fails."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 2):
        sys.exit(f"{command[0]} ended with {code}:\n{output.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--program", default="build/release/findings")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--keep", help="leave the last index of ours here")
    arguments = parser.parse_args()
    megabytes = bytes_below(arguments.folder) / 1e6
    results = {"findings": [], "omindex": []}
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            ours, theirs = os.path.join(scratch, "ours"), os.path.join(scratch, "theirs")
            results["findings"].append(run([arguments.program, "index", "--index", ours, arguments.folder]))
            results["omindex"].append(run(["omindex", "--db", theirs, "--url", "/", "--overwrite", arguments.folder]))
            if arguments.keep:
                shutil.rmtree(arguments.keep, ignore_errors=True)
                shutil.move(ours, arguments.keep)
    print(f"{megabytes:.1f} MB below {os.path.basename(os.path.normpath(arguments.folder))}, {arguments.rounds} round(s)")
    rates = {}
    for name, runs in results.items():
        seconds = statistics.median(r[0] for r in runs)
        rates[name] = megabytes / seconds
        print(f"{name:10} {seconds:8.1f} s  {rates[name]:6.2f} MB/s  peak {max(r[1] for r in runs):7.0f} MiB")
    print(f"ratio      {rates['findings'] / rates['omindex']:.2f}")


if __name__ == "__main__":
    main()
