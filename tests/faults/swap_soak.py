#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four readers, two of which hold each result for 300 ms, while runs publish without a pause (promise R4).

  swap_soak.py FINDINGS READER [--seconds N]

No search fails, no reader goes back to an older generation, and a new one is seen within a second.
"""
import argparse
import json
import subprocess
import time

import bed


def publish(test_bed, deadline, tally):
    number = 0
    while time.monotonic() < deadline:
        (test_bed.sources / "changing.md").write_text(bed.report(1000 + number, f"change{number}x"))
        done = test_bed.run(test_bed.command(test_bed.index))
        if done.returncode != 0:
            tally.fail(f"publish {number}", done.stderr)
        number += 1
    return number


def test(options, work):
    tally = bed.Tally("swap_soak")
    test_bed = bed.Bed(options.program, work)
    deadline = time.monotonic() + options.seconds
    readers = [(hold, subprocess.Popen([options.reader, str(test_bed.index), str(options.seconds), str(hold), "restraint", "20"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)) for hold in (0, 0, 300, 300)]
    tally.add("publishes", publish(test_bed, deadline, tally))
    for hold, process in readers:
        output, errors = process.communicate(timeout=options.seconds + bed.TIMEOUT)
        counts = json.loads(output)
        for name in ("searches", "errors", "backward"):
            tally.add(name, counts[name])
        if process.returncode != 0:
            tally.fail(f"reader with {hold} ms", errors[-2000:])
        if counts["generations"] < 1:
            tally.fail(f"reader with {hold} ms", "it saw no new generation: this shows nothing")
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("reader")
    arguments.add_argument("--seconds", type=int, default=600)
    bed.main(test, arguments)
