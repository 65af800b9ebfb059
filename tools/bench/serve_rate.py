#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a client of the server waits for, over loopback, on one index.

Use: serve_rate.py INDEX [--program build/release/findings] [--rounds 20]

Four tables, of warm answers:
  searches   JSON with ten findings and six facets: whole answer over HTTP beside the search in process (took_ms); first byte of the
             page /search, compressed as a browser asks; what two clients get beside one
  crossing   the matrix of all theme families, the dashboard, an export of everything: megabytes a second, growth of memory
  heaviest   the dearest queries and pages that the limits admit, the slowest of each
  memory     resident MiB of the server, without pages of files

The client speaks HTTP itself, so that little of what is measured is its own. Needs nothing but Python.
"""
import argparse
import json
import multiprocessing
import re
import socket
import statistics
import sys
import time
import urllib.parse

from queries import QUERIES
from served import Server

COMMON = ("the of and to in a was that for were is with on staff had as not they by their or at which be this from people "
          "care patients are have").split()
PASTED = ("Patients could not go into the garden without staff and this applied to everyone, whatever their risk. The ward was short "
          "of staff in the evening, leave was cancelled, and informal patients were not told of their rights. ") * 20

TURNS = 7  # of comparing one client with two: a machine's other guests come and go within seconds


class Client:
    """One kept connection; a new one where the server ends it after so many requests."""

    def __init__(self, address, gzip=False):
        self.address = address
        self.fields = f"Host: {address}\r\n" + ("Accept-Encoding: gzip\r\n" if gzip else "")
        self.connect()

    def connect(self):
        host, port = self.address.split(":")
        self.link = socket.create_connection((host, int(port)))
        self.link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def read(self):
        read = self.link.recv(1 << 18)
        if not read:
            sys.exit("the server closed the connection within an answer")
        return read

    def ask(self, path):
        """Milliseconds to the first byte and to the last, status and body, which names its length or comes in chunks."""
        started = time.perf_counter()
        self.link.sendall(f"GET {path} HTTP/1.1\r\n{self.fields}\r\n".encode())
        read = self.read()
        first = time.perf_counter() - started
        while b"\r\n\r\n" not in read:
            read += self.read()
        head, _, body = read.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        parts, have = [body], len(body)
        while have < int(length.group(1)) if length else not b"".join(parts[-2:]).endswith(b"0\r\n\r\n"):
            parts.append(self.read())
            have += len(parts[-1])
        last = time.perf_counter() - started
        if re.search(rb"(?i)connection: close", head):
            self.link.close()
            self.connect()
        return first * 1000, last * 1000, int(head[9:12]), b"".join(parts)


def at(times, share):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def row(name, times):
    print(f"{name:44} mean {statistics.mean(times):8.2f} ms  p50 {at(times, .5):8.2f}  p95 {at(times, .95):8.2f}  max {max(times):8.2f}")


def paths(base):
    return [base + "?" + urllib.parse.urlencode({"q": query, **filters}) for query, filters in QUERIES]


def work(address, rounds, begin, done):
    client = Client(address)
    begin.wait()
    started = time.perf_counter()
    for _ in range(rounds):
        for path in paths("/api/v1/findings"):
            client.ask(path)
    done.put(time.perf_counter() - started)


def rate(addresses, rounds):
    """Answers a second of so many clients at once, each with its server; the same address twice is one server for two."""
    begin, done = multiprocessing.Barrier(len(addresses)), multiprocessing.Queue()
    all_of_them = [multiprocessing.Process(target=work, args=(address, rounds, begin, done)) for address in addresses]
    for process in all_of_them:
        process.start()
    seconds = max(done.get() for _ in all_of_them)
    for process in all_of_them:
        process.join()
    return len(addresses) * rounds * len(QUERIES) / seconds


def two_clients(server, other, rounds):
    """How much two clients get of a server beside one, and beside what two servers that share nothing would give them."""
    one, other_one = server.address, other.address
    rate([other_one], 1)
    within, apart = [], []
    for _ in range(TURNS):
        alone = rate([one], rounds)
        within.append(rate([one, one], rounds) / alone)
        apart.append(rate([one, other_one], rounds) / alone)
        print(f"  one client {alone:.0f} answers/s; two of one server {within[-1]:.2f} times, two of two servers {apart[-1]:.2f} times")
    print(f"  two clients of one server: median {statistics.median(within):.2f}, best {max(within):.2f}; of two servers, which is what the machine "
          f"gives: {statistics.median(apart):.2f}")


def searches(server, rounds):
    json_client, page_client = Client(server.address), Client(server.address, gzip=True)
    inside, outside, first = [], [], []
    for turn in range(rounds + 1):
        for path in paths("/api/v1/findings"):
            _, last, status, body = json_client.ask(path)
            assert status == 200, (path, status)
            if turn:
                outside.append(last)
                inside.append(json.loads(body)["took_ms"])
        for path in paths("/search"):
            byte, _, status, _ = page_client.ask(path)
            assert status == 200, (path, status)
            if turn:
                first.append(byte)
    row("search in process (took_ms)", inside)
    row("the same over HTTP, whole JSON", outside)
    print(f"  p95 over HTTP is {at(outside, .95) / at(inside, .95):.2f} of that in process")
    row("first byte of /search", first)


def crossing(server, rounds):
    client = Client(server.address)
    for name, path in [("matrix, 24 x 24 themes", "/api/v1/matrix"), ("matrix of a search", "/api/v1/matrix?q=staff"),
                       ("matrix, theme x service", "/api/v1/matrix?columns=service"), ("dashboard", "/api/v1/dashboard"),
                       ("dashboard, page", "/dashboard"), ("home", "/")]:
        times = []
        for turn in range(max(5, rounds // 2) + 1):
            _, last, status, _ = client.ask(path)
            assert status == 200, (path, status)
            if turn:
                times.append(last)
        row(name, times)
    before = server.memory()
    for form in ("csv", "ndjson", "ris"):
        _, last, status, body = client.ask(f"/api/v1/export?format={form}&polarity=concern")
        assert status == 200, (form, status)
        print(f"export of concerns as {form}: {len(body) / 1e6:.1f} MB in {last / 1000:.2f} s, {len(body) / 1e3 / last:.1f} MB/s; "
              f"memory +{server.memory() - before:.1f} MiB")


def heaviest(server):
    client = Client(server.address)
    joined = " OR ".join(COMMON)
    quoted = lambda **given: urllib.parse.urlencode(given)
    asked = {
        "32 commonest words, any of them": "/api/v1/findings?" + quoted(q=" ".join(COMMON[:32]), any=1),
        "32 commonest words with OR": "/api/v1/findings?" + quoted(q=joined[:512].rsplit(" OR ", 1)[0]),
        "16 commonest as a phrase": "/api/v1/findings?" + quoted(q='"' + " ".join(COMMON[:16]) + '"'),
        "two long phrases": "/api/v1/findings?" + quoted(q='"' + " ".join(COMMON[:16]) + '" OR "' + " ".join(reversed(COMMON[:16])) + '"'),
        "NEAR of the commonest": "/api/v1/findings?" + quoted(q="the NEAR/20 of"),
        "three open ends": "/api/v1/findings?" + quoted(q="res* OR con* OR pro*"),
        "everything, by report": "/api/v1/reports?" + quoted(q="the OR staff OR of"),
        "everything, excluded words": "/api/v1/findings?" + quoted(q="-the -of -and -staff -to"),
        "everything, 60 filters": "/api/v1/findings?" + urllib.parse.urlencode([("year", y) for y in range(1990, 2026)] + [("-year", y) for y in range(2026, 2050)]),
        "page 100": "/api/v1/findings?" + quoted(q="the of and", any=1, page=100),
        "100 a page": "/api/v1/findings?" + quoted(q="staff patients care", any=1, per_page=100),
        "page of 32 commonest words": "/search?" + quoted(q=" ".join(COMMON[:32]), any=1),
        "misspelt words": "/search?" + quoted(q="restrent seclushun lgature medicins garrden complants suppervision dignety"),
        "matrix 60 x 60": "/api/v1/matrix?" + quoted(rows="provider", columns="location", values=60, q="the"),
        "practice, 4 KiB": "/api/v1/practice?" + quoted(q=PASTED[:4000]),
        "practice, page": "/practice?" + quoted(q=PASTED[:4000]),
        "practice, common words": "/api/v1/practice?" + quoted(q=" ".join(COMMON * 8)),
    }
    worst = 0.0
    for name, path in asked.items():
        times, status = [], 0
        for _ in range(4):
            _, last, status, _ = client.ask(path)
            times.append(last)
        worst = max(worst, min(times)) if status == 200 else worst
        print(f"{name:44} {status}  first {times[0]:8.1f} ms, then median {statistics.median(times[1:]):8.1f}, worst {max(times[1:]):8.1f}")
    print(f"slowest: {worst:.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--program", default="build/release/findings")
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    server = Server(arguments.program, arguments.index)
    try:
        searches(server, arguments.rounds)
        other = Server(arguments.program, arguments.index)
        try:
            two_clients(server, other, arguments.rounds)
        finally:
            other.close()
        print(f"memory {server.memory():.0f} MiB")
        crossing(server, arguments.rounds)
        heaviest(server)
        print(f"memory at the end {server.memory():.0f} MiB")
    finally:
        server.close()


if __name__ == "__main__":
    main()
