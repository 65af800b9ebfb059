#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server under mixed load for an hour, with a publish every 30 s (promise O3).

  soak.py FINDINGS --corpus DIR [--seconds N] [--publish-every N]

Prints errors, the slope of the server's memory over the second half in MB an hour, and its open files at start and end.
"""
import argparse
import os
import pathlib
import random
import shutil
import threading
import time
import urllib.error
import urllib.request

import bed
import bitrot

PATHS = ("/api/v1/findings?q=restraint", "/api/v1/findings?q=%22care+plan%22&sort=newest", "/search?q=seclusion", "/themes", "/dashboard",
         "/api/v1/findings?theme=restrictive-care&polarity=good", "/api/v1/suggest?q=med", "/cross-reference", "/", "/healthz/ready",
         "/api/v1/matrix?rows=theme&columns=year", "/search?q=nothing+like+this+anywhere", "/api/v1/findings?colour=red")
EXPECTED = (200, 404, 422)


class Client(threading.Thread):
    def __init__(self, address, over, seed):
        super().__init__(daemon=True)
        self.address, self.over, self.chance, self.answers, self.errors = address, over, random.Random(seed), 0, []

    def run(self):
        while not self.over.is_set():
            path = self.chance.choice(PATHS)
            try:
                with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                    answer.read()
                    status = answer.status
            except urllib.error.HTTPError as error:
                status = error.code
            except OSError as error:
                status = str(error)
            self.answers += 1
            if status not in EXPECTED:
                self.errors.append(f"{path}: {status}")
            self.over.wait(0.02)


def memory_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):   # what is mapped of the index comes and goes with the page cache
            return int(line.split()[1]) / 1024
    return 0.0


def slope(points):
    """Least squares, in units an hour."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return 3600 * sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def soak(options, test_bed, tally):
    test_bed.must_index(test_bed.index)
    over = threading.Event()
    with bitrot.Served(options.program, test_bed.index) as served:
        pid = served.process.pid
        clients = [Client(served.address, over, seed) for seed in range(4)]
        for client in clients:
            client.start()
        points, opened = [], []
        started = time.monotonic()
        number, next_publish = 0, options.publish_every
        while (now := time.monotonic() - started) < options.seconds:
            if now >= next_publish:
                test_bed.must_index_with(test_bed.index, f"soak{number % 5}.md" if number % 10 < 5 else "soak-changing.md")
                number, next_publish = number + 1, next_publish + options.publish_every
            points.append((now, memory_mb(pid)))
            opened.append(len(os.listdir(f"/proc/{pid}/fd")))
            over.wait(min(5, options.seconds / 50))
        last = bed.current(test_bed.index)
        served.wait_until(lambda ready: ready["generation"] == last)
        over.set()
        for client in clients:
            client.join()
    tally.add("publishes", number)
    tally.add("answers", sum(client.answers for client in clients))
    errors = [error for client in clients for error in client.errors]
    tally.add("errors", len(errors))
    for error in errors[:20]:
        tally.fail("answer", error)
    half = points[len(points) // 2:]
    rise = slope(half)
    print(f"memory {points[0][1]:.1f} MB at the start, {points[-1][1]:.1f} MB at the end, highest {max(y for _, y in points):.1f} MB, "
          f"{rise:+.2f} MB an hour over the second half; open files {opened[0]} at the start, {max(opened)} at most, {opened[-1]} at the end")
    if options.seconds >= 3600 and rise > options.most_mb_an_hour:
        tally.fail("memory", f"{rise:+.2f} MB an hour")


def test(options, work):
    tally = bed.Tally("soak")
    test_bed = bed.Bed(options.program, work)
    test_bed.fine = (0, 2)   # a few files of the corpus are no reports
    shutil.copytree(options.corpus, test_bed.sources / "corpus", ignore=shutil.ignore_patterns("training"))
    soak(options, test_bed, tally)
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--corpus", required=True, metavar="DIR")
    arguments.add_argument("--seconds", type=int, default=3600)
    arguments.add_argument("--publish-every", type=int, default=30, metavar="SECONDS")
    arguments.add_argument("--most-mb-an-hour", type=float, default=4.0, metavar="MB")
    bed.main(test, arguments)
