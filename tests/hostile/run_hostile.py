#!/usr/bin/env python3
"""Indexes a folder of hostile files and checks what is promised of such a run.

  run_hostile.py FINDINGS [--full] [--kill-every MS] [--good-only FOLDER] [--keep]

The run ends, within time and memory; every good neighbour is indexed; every bad file has a cause in the ledger; nothing
stays behind. --kill-every: meanwhile a worker chosen at random is killed again and again. --good-only: index that folder
instead, of which every file must be indexed.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import make_hostile

MAX_PARENT_GROWTH_MB = 50     # beside what it takes for the good files alone
MAX_WORKER_MB = 800           # RLIMIT_AS is 768 MiB; what is resident is less
MAX_BUILDER_MB = 800
MAX_SECONDS_A_BOMB = 20       # on a machine that is free; else 30 s of waiting, and the machine's own delays
MAX_SECONDS_IF_BUSY = 35
INDEXED = ("indexed", "unchanged", "duplicate")


def children_of(pid):
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            found += [int(p) for p in pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        pass
    return found


def status_of(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return {}
    return dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)


class Watch(threading.Thread):
    """Peak memory of a process and its children; kills a worker now and then."""

    def __init__(self, pid, kill_every_ms, seed):
        super().__init__(daemon=True)
        self.pid, self.kill_every, self.random = pid, kill_every_ms / 1000, random.Random(seed)
        self.parent_mb = self.worker_mb = self.builder_mb = 0
        self.workers, self.unlocked, self.kills = set(), set(), 0
        self.stopped = threading.Event()

    def run(self):
        next_kill = time.monotonic() + self.kill_every
        while not self.stopped.wait(0.02):
            self.parent_mb = max(self.parent_mb, self.peak(status_of(self.pid)))
            workers = []
            for child in children_of(self.pid):
                status = status_of(child)
                if status.get("Seccomp") == "2":
                    workers.append(child)
                    self.worker_mb = max(self.worker_mb, self.peak(status))
                    if status.get("NoNewPrivs") != "1":
                        self.unlocked.add(child)
                else:
                    self.builder_mb = max(self.builder_mb, self.peak(status))
            self.workers.update(workers)
            if self.kill_every and workers and time.monotonic() >= next_kill:
                os.kill(self.random.choice(workers), signal.SIGKILL)
                self.kills += 1
                next_kill = time.monotonic() + self.kill_every

    @staticmethod
    def peak(status):
        return int(status.get("VmHWM", "0 kB").split()[0]) // 1024


class Check:
    def __init__(self):
        self.failures = []

    def that(self, condition, sentence):
        if not condition:
            self.failures.append(sentence)
            print("FAILED:", sentence)


def read_ledger(index):
    lines = (index / "generations" / "current" / "ledger.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def processes_of_session(session):
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) == session:
            found.append(int(pid))
    return found


def index(program, folder, work, options, kill_every):
    """One run: exit code, seconds, what was watched, output."""
    temporary = work / "tmp"
    temporary.mkdir(parents=True)
    environment = dict(os.environ, TMPDIR=str(temporary))
    start = time.monotonic()
    process = subprocess.Popen([program, "index", "--index", str(work / "index"), "--jobs", str(options.jobs), str(folder)],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, start_new_session=True, text=True,
                               errors="replace", cwd=temporary)
    watch = Watch(process.pid, kill_every, options.seed)
    watch.start()
    try:
        output, _ = process.communicate(timeout=options.timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, _ = process.communicate()
    watch.stopped.set()
    watch.join()
    left = [pid for pid in processes_of_session(process.pid)]
    return process.returncode, time.monotonic() - start, watch, output, left, list(temporary.iterdir())


def calm_parent_mb(options, work, folder, listed):
    """What the parent takes for the good files alone."""
    calm = work / "good"
    calm.mkdir()
    for file in listed:
        source = folder / file["name"]
        if file["expect"] == "good" and source.is_file():
            shutil.copy(source, calm)
    _, _, watch, _, _, _ = index(options.program, calm, work / "calm", options, 0)
    return watch.parent_mb


def check_cause(check, name, entry):
    cause = entry["cause"]
    check.that(len(cause) >= 5 and re.search("[a-z]{2}", cause), f"{name}: no cause that a person understands: {cause!r}")
    check.that("makes no sense" not in cause, f"{name}: blamed on the worker's answer")


def check_ledger(check, listed, entries, folder):
    by_name = {}
    for entry in entries:
        if ".zip/" not in entry["path"]:  # a member may have the name of a file
            by_name.setdefault(re.sub("\ufffd+", "\ufffd", os.path.basename(entry["path"])), entry)
    for file in listed:
        name = file["name"]
        # The ledger shows what no terminal should be sent (control characters, bytes that are no UTF-8) as U+FFFD.
        # The list of files writes such bytes out ("\\udcff").
        shown = re.sub(r"([\x00-\x1f\x7f-\x9f\udc80-\udcff]|\\udc[0-9a-f]{2})+", "\ufffd", os.path.basename(name))
        entry = by_name.get(shown)
        if file["expect"] == "skipped":
            continue
        members = [e for e in entries if f"/{name}/" in e["path"] or f"{name}!" in e["path"]]
        check.that(entry is not None or members, f"{name!r} is not in the ledger")
        if entry is None:
            continue
        if file["expect"] == "good":
            check.that(entry["state"] in INDEXED and entry["passages"] > 0 or entry["state"] == "duplicate",
                       f"{name!r} is good but {entry['state']}: {entry['cause']}")
        if file["expect"] == "bad":
            check.that(entry["state"] == "failed", f"{name!r} is bad but {entry['state']}")
    for entry in entries:
        if entry["state"] == "failed":
            check_cause(check, entry["path"], entry)


def check_search(check, program, listed, work):
    for file in listed:
        if not file["word"]:
            continue
        output = subprocess.run([program, "search", "--index", str(work / "index"), "--json", file["word"]],
                                stdout=subprocess.PIPE, text=True, errors="replace").stdout
        check.that(f"{file['word']} ward" in output.lower().replace("<mark>", "").replace("</mark>", ""),
                   f"{file['name']!r}: its word {file['word']} is not found")


def most_seconds(busy):
    return MAX_SECONDS_IF_BUSY if busy else MAX_SECONDS_A_BOMB


def print_figures(seconds, watch, entries):
    states = collections.Counter(entry["state"] for entry in entries)
    print(f"{len(entries)} files in the ledger: {dict(states)}")
    print(f"wall time {seconds:.1f} s, peak memory: parent {watch.parent_mb} MB, worker {watch.worker_mb} MB, "
          f"builder {watch.builder_mb} MB; {len(watch.workers)} workers, {watch.kills} of them killed")
    slowest = sorted(entries, key=lambda e: -e["duration_ms"])[:8]
    print("slowest:", ", ".join(f"{os.path.basename(e['path'])} {e['duration_ms']} ms" for e in slowest))
    causes = collections.Counter(e["cause"] for e in entries if e["state"] == "failed")
    for cause, count in causes.most_common():
        print(f"{count:5}  {cause}")


def run(options, work):
    check = Check()
    folder = options.good_only or work / "hostile"
    listed = [] if options.good_only else make_hostile.make(folder, options.full)
    calm_mb = calm_parent_mb(options, work, folder, listed) if listed else 0
    is_busy = os.getloadavg()[0] > os.cpu_count()
    code, seconds, watch, output, left, temporary = index(options.program, folder, work, options, options.kill_every)
    is_busy = is_busy or os.getloadavg()[0] > os.cpu_count() + options.jobs
    if code not in (0, 2):
        print(output[-3000:])
        check.that(False, f"exit code {code}")
        return check
    entries = read_ledger(work / "index")
    print_figures(seconds, watch, entries)
    failed = [e for e in entries if e["state"] == "failed"]
    check.that(code == (2 if failed else 0), f"exit code {code} with {len(failed)} failed files")
    if options.good_only:
        for entry in failed:
            check.that(False, f"{entry['path']}: {entry['cause']}")
    check_ledger(check, listed, entries, folder)
    check_search(check, options.program, listed, work)
    slow = [e for e in entries if e["duration_ms"] > most_seconds(is_busy) * 1000]
    check.that(not slow, f"took too long: {[e['path'] for e in slow]}")
    if listed:
        print(f"the parent took {watch.parent_mb} MB, {calm_mb} MB for the good files alone" + ("; the machine was busy" if is_busy else ""))
        check.that(watch.parent_mb - calm_mb <= MAX_PARENT_GROWTH_MB, f"the parent took {watch.parent_mb - calm_mb} MB more than for good files")
        check.that(watch.builder_mb <= MAX_BUILDER_MB, f"the builder took {watch.builder_mb} MB")
    check.that(watch.worker_mb <= MAX_WORKER_MB, f"a worker took {watch.worker_mb} MB")
    check.that(not watch.unlocked, "a worker could gain privileges")
    check.that(not left, f"processes left behind: {left}")
    check.that(not temporary, f"files left behind: {temporary}")
    check.that(not list((work / "index").rglob("*.building")), "an unfinished generation left behind")
    if options.kill_every:
        check.that(watch.kills > 0, "no worker was killed: this shows nothing")
    return check


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--full", action="store_true", help="the sizes of the worst case")
    parser.add_argument("--kill-every", type=int, default=0, metavar="MS")
    parser.add_argument("--good-only", type=os.path.abspath, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=int, default=1200, help="seconds for the whole run")
    parser.add_argument("--keep", type=pathlib.Path, help="work in this folder and leave it")
    options = parser.parse_args()
    work = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="findings-hostile-"))
    work.mkdir(exist_ok=True)
    try:
        check = run(options, work)
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    print(f"{len(check.failures)} broken promises")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
