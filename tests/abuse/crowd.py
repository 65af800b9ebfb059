# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that hold connections and do as little as they can: silent, slow, and slow to read."""

import heapq
import random
import selectors
import socket
import time

SLOW_LINE = b"X-Slow: aaaaaaaaaa\r\n"


class Crowd:
    """Runs in a process of its own until told to stop; each client that is cut comes again."""

    def __init__(self, port, silent, slow, slow_readers, target):
        self.port = port
        self.kinds = ["silent"] * silent + ["slow"] * slow + ["reader"] * slow_readers
        self.target = target.encode()
        self.selector = selectors.DefaultSelector()
        self.due = []  # (time, number, client)
        self.number = 0
        self.connected = 0
        self.cut = 0
        self.begun = set()  # slow clients that have sent their first line
        self.random = random.Random(1)

    def source(self, i):
        return f"127.1.{i // 4000}.{1 + i % 125}"  # fewer than 64 of a client: the limit by address is not what is tried here

    def later(self, client, seconds):
        self.number += 1
        heapq.heappush(self.due, (time.monotonic() + seconds, self.number, client))

    def connect(self, i):
        client = socket.socket()
        client.setblocking(False)
        kind = self.kinds[i]
        if kind == "reader":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        try:
            client.bind((self.source(i), 0))
            client.connect_ex(("127.0.0.1", self.port))
        except OSError:
            client.close()
            return self.later(("connect", i, None), 1.0)
        self.connected += 1
        if kind != "reader":
            self.selector.register(client, selectors.EVENT_READ, (i, client))
        self.later((kind, i, client), self.random.random())

    def act(self, what, i, client):
        if what == "connect":
            return self.connect(i)
        if client.fileno() < 0:
            return  # was cut meanwhile
        try:
            if what == "slow":
                client.send(SLOW_LINE if i in self.begun else b"GET / HTTP/1.1\r\n")
                self.begun.add(i)
                self.later((what, i, client), 0.4 + 0.6 * self.random.random())
            elif what == "reader":
                client.send(b"GET " + self.target + b" HTTP/1.1\r\nHost: x\r\n\r\n")
                self.later(("sip", i, client), 1.0)
            elif what == "sip":
                if not client.recv(512):
                    raise ConnectionResetError
                self.later(("sip", i, client), 1.0)
        except BlockingIOError:
            self.later((what, i, client), 1.0)
        except OSError:
            self.lose(i, client)

    def lose(self, i, client):
        self.cut += 1
        self.begun.discard(i)
        try:
            self.selector.unregister(client)
        except (KeyError, ValueError):
            pass
        client.close()
        self.later(("connect", i, None), 0.2 + 0.3 * self.random.random())

    def run(self, stop, report):
        for i in range(len(self.kinds)):
            self.connect(i)
        while not stop.is_set():
            for key, _ in self.selector.select(timeout=0.05):
                i, client = key.data
                try:
                    if client.recv(4096):
                        continue  # a 408: the end comes next
                except BlockingIOError:
                    continue
                except OSError:
                    pass
                self.lose(i, client)
            now = time.monotonic()
            while self.due and self.due[0][0] <= now:
                _, _, (what, i, client) = heapq.heappop(self.due)
                self.act(what, i, client)
        report.put((self.connected, self.cut))
