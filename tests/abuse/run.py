#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile and careless clients against the real program (docs/security.md).

    tests/abuse/run.py PROGRAM [--full] [--index INDEX] [--seed N] [--parts abuses,malformed,parameters,crowd,stop]

Without --full it is of a length for every run of the tests: judged by whether each probe is answered
and nothing breaks, never by time. With --full it has the numbers that docs/reliability.md promises and
prints its figures. The index is made of corpus/ unless one is given. Exit code 1: a promise is broken.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import time

import attacks
from crowd import Crowd
from service import INSIDE, Service, exchange, get, read_all, read_answer, status_of

# 501: Transfer-Encoding; 503: no worker or export is free. Both are documented.
DOCUMENTED = {501, 503}
failures = []


def fail(what, *evidence):
    failures.append(what)
    print("BROKEN:", what, *evidence, flush=True)


def check_answer(name, answer, sent):
    status = status_of(answer)
    if status >= 500 and status not in DOCUMENTED:
        fail(f"{name}: status {status}", sent[:300])
    # An echo of what was sent tells nothing.
    shown = INSIDE.search(answer)
    if shown and shown.group(0).lower() not in sent.lower():
        fail(f"{name}: shows {shown.group(0)!r}", sent[:300])
    return status


def rough_megabytes(byte_count):
    return f"{byte_count / 2**20:+.1f} MiB"


def known_ids(service):
    ids = []
    for route in ("findings", "reports", "themes"):
        answer = exchange(service, get(f"/api/v1/{route}"))
        body = json.loads(answer[answer.index(b"\r\n\r\n") + 4:])
        entries = body.get("results") or body.get("themes") or []
        ids += [entry["id"] for entry in entries[:3]]
    return ids


def try_crowd(service, silent, slow, readers, seconds):
    """Fresh searches while a crowd holds connections."""
    before = service.resident_bytes()
    stop, report = multiprocessing.Event(), multiprocessing.Queue()
    crowd = Crowd(service.port, silent, slow, readers, "/api/v1/findings?per_page=100")
    process = multiprocessing.Process(target=crowd.run, args=(stop, report))
    process.start()
    times, lost, most, files = [], 0, before, 0
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end or number < 20:
        number += 1
        begin = time.monotonic()
        try:
            answer = exchange(service, get(f"/api/v1/findings?q=staff&per_page=5&page={number % 20 + 1}", "Connection: close\r\n"), end_input=False)
            if status_of(answer) != 200:
                fail("a search beside the crowd was not answered", answer[:200])
        except OSError as error:
            lost += 1
            fail("a search beside the crowd was lost", error)
        times.append(time.monotonic() - begin)
        most = max(most, service.resident_bytes())
        files = max(files, service.open_files())
        time.sleep(max(0.0, 0.05 - times[-1]))
    stop.set()
    connected, cut = report.get(timeout=30)
    process.join()
    times.sort()
    print(f"crowd of {silent} silent, {slow} slow, {readers} slow to read for {seconds} s: {len(times) - lost} of {len(times)} searches answered, "
          f"p50 {1000 * times[len(times) // 2]:.1f} ms, p99 {1000 * times[int(len(times) * 0.99)]:.1f} ms, worst {1000 * times[-1]:.1f} ms; "
          f"{connected} connections, {cut} cut, {files} descriptors at most; memory {rough_megabytes(most - before)}", flush=True)


def try_abuses(service):
    slowest, grown = 0.0, 0
    for name, data, wanted in attacks.ABUSES:
        before = service.resident_bytes()
        begin = time.monotonic()
        status = check_answer(name, exchange(service, data), data)
        slowest = max(slowest, time.monotonic() - begin)
        grown = max(grown, service.resident_bytes() - before)
        if status not in wanted:
            fail(f"{name}: status {status} instead of {wanted}")
        # A kept connection that was refused hides no second request.
    print(f"{len(attacks.ABUSES)} abuses: each refused or answered as documented, slowest {1000 * slowest:.0f} ms, memory of one {rough_megabytes(grown)} at most", flush=True)


def try_malformed(service, count, maker):
    statuses = {}
    for _ in range(count):
        data = maker.malformed()
        # One request can become several; each answer is looked at.
        answers = exchange(service, data)
        status = check_answer("malformed", answers, data)
        statuses[status] = statuses.get(status, 0) + 1
    print(f"{count} malformed requests: {dict(sorted(statuses.items()))}", flush=True)


def try_parameters(service, count, maker):
    statuses, client, rest = {}, None, b""
    slowest, slowest_target = 0.0, ""
    for _ in range(count):
        target = maker.target()
        data = get(target)
        begin = time.monotonic()
        # A connection that was silent for too long is closed, and a busy machine makes clients silent: then once more.
        for is_last in (False, True):
            try:
                if client is None:
                    client, rest = service.connect(), b""
                client.sendall(data)
                answer, rest = read_answer(client, rest)
                if answer:
                    break
            except OSError as error:
                answer = b""
                if is_last:
                    fail("parameters: no answer", error, target)
            client = None
        spent = time.monotonic() - begin
        if spent > slowest:
            slowest, slowest_target = spent, target
        status = check_answer("parameters", answer, data)
        if status == 0:
            fail("parameters: no answer", target)
        statuses[status] = statuses.get(status, 0) + 1
        if b"\r\nConnection: close\r\n" in answer:
            client.close()
            client = None
    print(f"{count} sets of parameters: {dict(sorted(statuses.items()))}; slowest {1000 * slowest:.0f} ms: {slowest_target[:150]}", flush=True)


def try_stop(service, running, idle):
    """Every request that has been sent is answered; idle connections do not hold the end up."""
    waiting = [service.connect(f"127.2.0.{1 + number // 50}") for number in range(idle)]
    asked = [service.connect(f"127.3.0.{1 + number // 50}") for number in range(running)]
    for number, client in enumerate(asked):
        client.sendall(get(f"/api/v1/findings?q=staff%20care&per_page=100&page={number % 10 + 1}"))
    seconds, code = service.stop()
    answered = sum(1 for client in asked if status_of(read_all(client)) in (200, 503))
    whole = all(client.recv(1) == b"" for client in waiting)
    if answered != running or code != 0 or not whole:
        fail(f"stop: {answered} of {running} answered, exit code {code}")
    print(f"stop with {running} requests under way and {idle} idle connections: {answered} answered, ended after {seconds:.2f} s with exit code {code}", flush=True)


def make_index(program, folder):
    corpus = pathlib.Path(__file__).resolve().parents[2] / "corpus"
    done = subprocess.run([program, "index", "--index", folder, str(corpus)], capture_output=True, text=True)
    if done.returncode not in (0, 2):
        raise SystemExit(f"no index: {done.stderr}")
    return folder


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--index")
    arguments.add_argument("--seed", type=int, default=8)
    arguments.add_argument("--parts", default="abuses,malformed,parameters,crowd,stop")
    options = arguments.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    with tempfile.TemporaryDirectory() as folder:
        index = options.index or make_index(options.program, os.path.join(folder, "index"))
        # Limited by address as a client from outside is, but for the rate: what is tried here is everything behind that.
        service = Service(options.program, index, "--connections", "64", "--rate", "0")
        maker = attacks.Maker(options.seed, known_ids(service))
        for number in range(200):  # warm: what is measured is not the first use of everything
            exchange(service, get(f"/api/v1/findings?q=staff&per_page=100&page={number % 10 + 1}"))
        begin = service.resident_bytes()
        parts = options.parts.split(",")
        if "abuses" in parts:
            try_abuses(service)
        if "malformed" in parts:
            try_malformed(service, 10_000 if options.full else 400, maker)
        if "parameters" in parts:
            try_parameters(service, 100_000 if options.full else 1_500, maker)
        print(f"memory after these {rough_megabytes(service.resident_bytes() - begin)}", flush=True)
        if "crowd" in parts:
            try_crowd(service, *((2000, 2000, 500, 60) if options.full else (60, 60, 20, 3)))
        if not service.is_alive():
            fail("the service has ended", service.process.returncode)
        elif "stop" in parts:
            try_stop(service, 50, 500 if options.full else 10)
        said = service.logged()
        if any(word in said for word in ("exception", "terminate", "ERROR: ", "runtime error")):
            fail("the log tells of failures", said[:1000])
    print("all promises kept" if not failures else f"{len(failures)} promises broken")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
