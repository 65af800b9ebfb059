#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns one bit of a published generation (promise R5).

  bitrot.py FINDINGS [--flips N]

Each flip, in any file, must be found by `findings check`, which names the file; and a server that is started over it must
serve the generation before, and say which file is damaged. At the end: a server that is running meets a damaged new one.
"""
import argparse
import json
import random
import shutil
import subprocess
import time
import urllib.request

import bed


class Served:
    def __init__(self, program, index):
        self.process = subprocess.Popen([program, "serve", "--index", str(index), "--listen", "127.0.0.1:0"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        self.address = self.process.stdout.readline().strip().rpartition(" ")[2]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.errors = self.process.communicate(timeout=bed.TIMEOUT)[1]

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=bed.TIMEOUT) as answer:
            return json.loads(answer.read())

    def ready(self):
        return self.get("/healthz/ready")

    def wait_until(self, is_so):
        deadline = time.monotonic() + bed.TIMEOUT
        while True:
            ready = self.ready()
            if is_so(ready):
                return ready
            if time.monotonic() > deadline:
                raise bed.Broken(f"waited too long: {ready}")


def flip(files, chance):
    """One bit, each bit of the generation as likely as any other, but every third flip in a small file."""
    small = [f for f in files if f.stat().st_size < 8192]
    file = chance.choice(small) if chance.random() < 0.33 else chance.choices(files, [f.stat().st_size for f in files])[0]
    data = bytearray(file.read_bytes())
    at = chance.randrange(len(data) * 8)
    data[at // 8] ^= 1 << at % 8
    file.unlink()   # the name shares its bytes with a segment
    file.write_bytes(data)
    return file, at


def must_be_found(test_bed, index, file, tally):
    check = test_bed.run([test_bed.program, "check", "--index", str(index)])
    if check.returncode != 1 or file.name not in check.stdout + check.stderr:
        raise bed.Broken(f"findings check says: {check.stdout}{check.stderr}")
    tally.add("found by check")
    with Served(test_bed.program, index) as served:
        ready = served.ready()
        if ready["generation"] != "000001" or file.name not in ready.get("behind", {}).get("reason", ""):
            raise bed.Broken(f"a damaged generation is served: {ready}")
    tally.add("refused by a server")


def running_server(test_bed, tally):
    """It goes on with the old generation; when the file is put back, or the index rolled back and built anew, it moves."""
    index = test_bed.clone("index-served")
    with Served(test_bed.program, index) as served:
        if served.ready()["generation"] != "000001":
            raise bed.Broken("not the first generation")
        held = bed.current(index)
        test_bed.must_index(index)
        damaged = index / "generations" / bed.current(index) / "words.bin"
        if served.wait_until(lambda r: r["generation"] == "000002")["generation"] == held:
            raise bed.Broken("the server did not move")
        test_bed.must_index_with(index, "another.md")
        damaged = index / "generations" / bed.current(index) / "words.bin"
        data = bytearray(damaged.read_bytes())
        data[len(data) // 2] ^= 4
        damaged.unlink()
        damaged.write_bytes(data)
        # It may have been compared before it was spoilt; a server that starts now must refuse it.
    with Served(test_bed.program, index) as served:
        if served.ready()["generation"] != "000002":
            raise bed.Broken(f"not the generation before: {served.ready()}")
        done = test_bed.run([test_bed.program, "rollback", "--index", str(index)])
        if done.returncode != 0:
            raise bed.Broken(f"findings rollback: {done.stderr}")
        ready = served.wait_until(lambda r: "behind" not in r)
        if ready["generation"] != "000002":
            raise bed.Broken(f"after rollback: {ready}")
        test_bed.must_index(index)
        served.wait_until(lambda r: r["generation"] == "000004")
    tally.add("refused by a running server")


def test(options, work):
    tally = bed.Tally("bitrot")
    test_bed = bed.Bed(options.program, work)
    chance = random.Random(options.seed)
    whole = test_bed.clone("index-whole")
    test_bed.must_index(whole)
    for number in range(options.flips):
        index = work / "index-flipped"
        shutil.rmtree(index, ignore_errors=True)
        subprocess.run(["cp", "-al", str(whole), str(index)], check=True)
        files = [f for f in (index / "generations" / "000002").iterdir() if f.stat().st_size > 0]
        file, at = flip(files, chance)
        tally.add("flips")
        try:
            must_be_found(test_bed, index, file, tally)
        except bed.Broken as broken:
            tally.fail(f"flip {number} (seed {options.seed}) of bit {at} of {file.name}", broken)
    try:
        running_server(test_bed, tally)
    except bed.Broken as broken:
        tally.fail("running server", broken)
    test_bed.must_be_untouched()
    return tally.done()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--flips", type=int, default=200, metavar="N")
    bed.main(test, arguments)
