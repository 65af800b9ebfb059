# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fault tests share: a small base with one generation, and a change that the next run publishes as the second.

A test does something cruel to that run and then asks state(): the base must be the old one or the new one, whole.
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SECONDS_BETWEEN_NEWS = 60
TIMEOUT = 120  # seconds that no run of the program over a handful of files may take, nor do nothing at all


class Broken(Exception):
    """A promise was not kept."""


def report(number, word, sentences=4):
    lines = [f"# Visit {number} to {word.title()} House", "", "## Are services safe?", ""]
    lines += [f"Staff of {word} ward recorded every restraint in log {number}-{i}, and the garden stayed open.\n" for i in range(sentences)]
    return "\n".join(lines)


def family_of(pid):
    """The process and all below it."""
    found = [pid]
    for one in found:
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                found += [int(child) for child in pathlib.Path(f"/proc/{one}/task/{task}/children").read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            pass
    return found


def time_of(pid):
    """Seconds that a process and those below it have had of a processor, and waited for one; and whether one is stopped."""
    ran = waited = 0
    stopped = False
    for one in family_of(pid):
        try:
            stopped = stopped or pathlib.Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[0] == "T"
            for task in os.listdir(f"/proc/{one}/task"):
                times = pathlib.Path(f"/proc/{one}/task/{task}/schedstat").read_text().split()
                ran, waited = ran + int(times[0]) / 1e9, waited + int(times[1]) / 1e9
        except (FileNotFoundError, ProcessLookupError):
            pass
    return ran, waited, stopped


def outcome_of(process):
    """Its output, once it has ended. TimeoutExpired when it hangs: a machine that is busy with other things is not its fault."""
    before = 0
    while True:
        try:
            return process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            ran, waited, stopped = time_of(process.pid)
            if ran <= TIMEOUT and (stopped or ran + waited > before + 1):
                before = ran + waited
                continue
            for one in family_of(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)
            process.communicate()
            raise


class Bed:
    def __init__(self, program, work, files=6):
        self.program = str(program)
        self.work = pathlib.Path(work)
        self.sources, self.index = self.work / "sources", self.work / "index"
        self.sources.mkdir(parents=True)
        self.fine = (0,)   # exit codes of a run without faults
        for i in range(files):
            (self.sources / f"report-{i}.md").write_text(report(i, f"alder{i}x"))
        self.must_index(self.index)
        self.old = self.dump(self.index)
        # One file is new, one changed, one gone: the new generation differs in every table.
        (self.sources / "new.md").write_text(report(90, "birchnew", 6))
        (self.sources / "report-1.md").write_text(report(1, "cedarchanged"))
        (self.sources / "report-2.md").unlink()
        model = self.clone("model")
        self.must_index(model)
        self.new = self.dump(model)
        shutil.rmtree(model)
        if self.old == self.new:
            raise Broken("the change of the test bed changes nothing")

    def clone(self, name):
        """A copy whose files are the same files: whoever writes into a published one spoils the original, which is checked."""
        target = self.work / name
        if target.exists():
            shutil.rmtree(target)
        subprocess.run(["cp", "-al", str(self.index), str(target)], check=True)
        return target

    def command(self, index, jobs=1):
        return [self.program, "index", "--jobs", str(jobs), "--index", str(index), str(self.sources)]

    def run(self, command, **options):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", **options)
        output, errors = outcome_of(process)
        return subprocess.CompletedProcess(command, process.returncode, output, errors)

    def must_index(self, index):
        # A worker that was killed at its first call, each time anew, has failed its file, and only this reads it again.
        done = self.run(self.command(index, 2) + ["--retry-failed"])
        if done.returncode not in self.fine:
            raise Broken(f"a run without faults ended with {done.returncode}: {done.stdout}{done.stderr}")

    def must_index_with(self, index, name):
        """The same with one file more."""
        (self.sources / name).write_text(report(70, name.partition(".")[0] + "word"))
        self.must_index(index)

    def dump(self, index):
        """Every finding, as an export gives it."""
        done = self.run([self.program, "search", "--index", str(index), "--format", "ndjson", "--limit", "all", ""])
        if done.returncode != 0:
            raise Broken(f"a search failed: {done.stderr}")
        return done.stdout

    def state(self, index):
        """"old" or "new"; Broken if it is neither, or not whole."""
        dump = self.dump(index)
        if dump not in (self.old, self.new):
            raise Broken("a search gives neither the old findings nor the new ones")
        done = self.run([self.program, "check", "--index", str(index)])
        if done.returncode != 0:
            raise Broken(f"findings check: {done.stdout}{done.stderr}")
        return "old" if dump == self.old else "new"

    def must_recover(self, index):
        """The next run publishes everything, and nothing half-made is left."""
        self.must_index(index)
        if self.state(index) != "new":
            raise Broken("a run without faults did not publish the change")
        left = list((index / "generations").glob("*.building")) + list((index / "segments").glob("*.building"))
        if left:
            raise Broken(f"left behind: {left}")

    def must_be_untouched(self):
        """The base that all clones share."""
        if self.state(self.index) != "old":
            raise Broken("a published file was written to")


def current(index):
    return os.readlink(index / "generations" / "current")


def ptrace_is_allowed():
    """Whether strace is there and may trace; says so if not."""
    try:
        done = subprocess.run(["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", "trace=close", "true"], stderr=subprocess.PIPE, text=True)
    except FileNotFoundError:
        print("passed over: there is no strace here")
        return False
    if done.returncode != 0:
        print("passed over: this process may not trace others:", done.stderr.strip())
    return done.returncode == 0


def calls_of(bed, index, names, jobs=1):
    """How often each system call is made by the process of a run that makes it most often."""
    trace = bed.work / "calls"
    done = bed.run(["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(trace), "-e", "trace=" + ",".join("?" + n for n in names)] + bed.command(index, jobs))
    if done.returncode != 0:
        raise Broken(f"a run under strace ended with {done.returncode}: {done.stderr}")
    counts = {}
    for line in trace.read_text(errors="replace").splitlines():
        found = re.match(r"(\d+)\s+(\w+)\(", line)
        if found:
            key = found.group(2), found.group(1)
            counts[key] = counts.get(key, 0) + 1
    most = {}
    for (name, _), count in counts.items():
        most[name] = max(most.get(name, 0), count)
    return most


def sample(count, wanted):
    """Numbers 1..count, or `wanted` of them, spread evenly with both ends."""
    if wanted <= 0 or count <= wanted:
        return list(range(1, count + 1))
    if wanted == 1:
        return [count]
    return sorted({1 + round(i * (count - 1) / (wanted - 1)) for i in range(wanted)})


class Tally:
    """Counts, and the last line of a test."""

    def __init__(self, name):
        self.name, self.counts, self.broken, self.told = name, {}, [], time.monotonic()

    def add(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number
        if time.monotonic() - self.told > SECONDS_BETWEEN_NEWS:
            self.told = time.monotonic()
            print(f"so far {self}", flush=True)

    def fail(self, where, why):
        self.broken.append(f"{where}: {why}")
        print(f"BROKEN {where}: {why}", flush=True)

    def __str__(self):
        return f"{self.name}: " + ", ".join(f"{count} {what}" for what, count in self.counts.items()) + f"; {len(self.broken)} broken promises"

    def done(self):
        print(self, flush=True)
        return 1 if self.broken else 0


def working_folder():
    """In memory if there is room: what is tested is the order of calls, not the disk."""
    shared = pathlib.Path("/dev/shm")
    base = shared if shared.is_dir() and os.access(shared, os.W_OK) and not os.environ.get("TMPDIR") else None
    return tempfile.TemporaryDirectory(prefix="findings-faults-", dir=base)


def main(test, parser):
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    with working_folder() as work:
        try:
            sys.exit(test(options, pathlib.Path(work)))
        except Broken as broken:
            print("BROKEN", broken)
            sys.exit(1)


def read_manifest(folder):
    return json.loads((folder / "MANIFEST.json").read_text())
