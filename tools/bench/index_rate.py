#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexing speed beside omindex (Xapian Omega) and recollindex (Recoll), on the same folder in the same run.

Use: index_rate.py FOLDER [--program build/release/findings] [--rounds 1] [--keep DIR]

Machines differ and are noisy, so the figure to quote is the ratio. Each round runs all programs on fresh indexes, one
after the other; MB/s and files/s count the files below FOLDER. Peak memory is the largest single process of each run.
The peers store no passages, facets or labels: they do less work. Needs the packages xapian-omega and recollcmd; a peer
that is not installed is left out.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def files_below(folder):
    return [os.path.join(root, name) for root, _, names in os.walk(folder) for name in names]


def peer_commands(folder, scratch):
    """Commands of the peers that are installed, each writing below `scratch`."""
    commands = {}
    if shutil.which("omindex"):
        commands["omindex"] = ["omindex", "--db", os.path.join(scratch, "omega"), "--url", "/", "--overwrite", folder]
    if shutil.which("recollindex"):
        settings = os.path.join(scratch, "recoll")
        os.mkdir(settings)
        with open(os.path.join(settings, "recoll.conf"), "w", encoding="utf-8") as out:
            out.write(f"topdirs = {os.path.abspath(folder)}\nskippedPaths =\n")
        commands["recollindex"] = ["recollindex", "-c", settings, "-z"]
    return commands


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
    files = files_below(arguments.folder)
    megabytes = sum(map(os.path.getsize, files)) / 1e6
    results = {}
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            ours = os.path.join(scratch, "ours")
            commands = {"findings": [arguments.program, "index", "--index", ours, arguments.folder]}
            commands.update(peer_commands(arguments.folder, scratch))
            for name, command in commands.items():
                results.setdefault(name, []).append(run(command))
            if arguments.keep:
                shutil.rmtree(arguments.keep, ignore_errors=True)
                shutil.move(ours, arguments.keep)
    print(f"{len(files)} files, {megabytes:.1f} MB below {os.path.basename(os.path.normpath(arguments.folder))}, "
          f"{arguments.rounds} round(s)")
    seconds = {name: statistics.median(r[0] for r in runs) for name, runs in results.items()}
    for name, runs in results.items():
        print(f"{name:12} {seconds[name]:8.1f} s  {megabytes / seconds[name]:6.2f} MB/s  {len(files) / seconds[name]:7.1f} files/s  "
              f"peak {max(r[1] for r in runs):6.0f} MiB  our speed is {seconds[name] / seconds['findings']:.2f} times its own")


if __name__ == "__main__":
    main()
