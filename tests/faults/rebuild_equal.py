#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds an index twice, by one run and by many, and compares (promise R6); goes back a generation and compares; backs up
while runs publish, loses everything, restores, and compares (promise S9).

  rebuild_equal.py FINDINGS [--corpus DIR]
"""
import argparse
import hashlib
import shutil
import threading
import time

import bed

# What may differ: when it was built, and the identity that Xapian gives each database.
DATED = {"MANIFEST.json", "columns.bin", "iamglass", "ledger.jsonl"}


def sums(index):
    folder = index / "generations" / bed.current(index)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.name not in DATED}


def differences(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def builds(options, work, tally):
    sources = work / "corpus"
    shutil.copytree(options.corpus, sources)
    test_bed = bed.Bed(options.program, work / "bed")
    test_bed.sources = sources
    at_once, grown = work / "at-once", work / "grown"
    held = [file for number, file in enumerate(sorted(p for p in sources.rglob("*") if p.is_file())) if number % 3 == 0]
    aside = work / "aside"
    aside.mkdir()
    for number, file in enumerate(held):
        shutil.move(file, aside / str(number))
    index_all(test_bed, grown, 1)
    for number, file in enumerate(held):
        shutil.move(aside / str(number), file)
    index_all(test_bed, grown, 2)
    index_all(test_bed, at_once, 2)
    different = differences(sums(at_once), sums(grown))
    if different or test_bed.dump(at_once) != test_bed.dump(grown):
        raise bed.Broken(f"an index that grew differs from one built at once: {different}")
    tally.add("files equal, byte by byte", len(sums(grown)))


def index_all(test_bed, index, jobs):
    done = test_bed.run(test_bed.command(index, jobs))
    if done.returncode not in (0, 2):
        raise bed.Broken(f"a run ended with {done.returncode}: {done.stderr}")


def rollback(test_bed, tally):
    index = test_bed.clone("rolled")
    test_bed.must_index(index)
    started = time.monotonic()
    done = test_bed.run([test_bed.program, "rollback", "--index", str(index)])
    seconds = time.monotonic() - started
    if done.returncode != 0 or test_bed.state(index) != "old":
        raise bed.Broken(f"rollback: {done.stdout}{done.stderr}")
    test_bed.must_recover(index)
    tally.add(f"rollback in {seconds * 1000:.0f} ms")


class Publisher(threading.Thread):
    """Goes on publishing until it is told to stop."""

    def __init__(self, test_bed, index):
        super().__init__(daemon=True)
        self.bed, self.index, self.over, self.runs, self.failed = test_bed, index, threading.Event(), 0, []

    def run(self):
        file = self.bed.sources / "publisher.md"
        while not self.over.is_set():
            file.write_text(bed.report(1000 + self.runs, "publisherword"))
            done = self.bed.run(self.bed.command(self.index))
            if done.returncode != 0:
                self.failed.append(done.stderr)
            self.runs += 1


def restore_drill(test_bed, tally, rounds=5):
    for number in range(rounds):
        index, backup = test_bed.clone("index-live"), test_bed.work / f"backup-{number}"
        publisher = Publisher(test_bed, index)
        publisher.start()
        flags = ["--store"] if number % 2 == 0 else []
        done = test_bed.run([test_bed.program, "backup", "--index", str(index), str(backup)] + flags)
        publisher.over.set()
        publisher.join()
        (test_bed.sources / "publisher.md").unlink(missing_ok=True)
        if done.returncode != 0 or publisher.failed:
            raise bed.Broken(f"backup under load: {done.stderr}{publisher.failed}")
        saved = test_bed.dump(backup)
        shutil.rmtree(index)
        done = test_bed.run([test_bed.program, "restore", "--index", str(index), str(backup)])
        if done.returncode != 0 or test_bed.dump(index) != saved:
            raise bed.Broken(f"restore: {done.stderr}")
        check = test_bed.run([test_bed.program, "check", "--index", str(index)])
        if check.returncode != 0 or sums(index) != sums(backup):
            raise bed.Broken(f"what was restored is not what was backed up: {check.stdout}")
        test_bed.must_recover(index)
        shutil.rmtree(backup)
        tally.add("restored")


def test(options, work):
    tally = bed.Tally("rebuild_equal")
    test_bed = bed.Bed(options.program, work / "small")
    for step in (rollback, restore_drill):
        try:
            step(test_bed, tally)
        except bed.Broken as broken:
            tally.fail(step.__name__, broken)
    if options.corpus:
        try:
            builds(options, work, tally)
        except bed.Broken as broken:
            tally.fail("builds", broken)
    test_bed.must_be_untouched()
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--corpus", metavar="DIR", help="folder to build twice")
    bed.main(test, arguments)
