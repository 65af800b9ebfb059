# SPDX-License-Identifier: GPL-3.0-or-later
"""The program under test, and one request at a time to it."""

import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time

# What an answer must never show: where the program lies, what it is made of, how it failed. Words that
# reports have too, such as "with the exception of" and "assertive outreach", are no evidence.
INSIDE = re.compile(rb"/tmp/|/home/|/srv/|\.cpp\b|\.hpp\b|std::|[Xx]apian|exception at [/0-9]|what\(\)|Assertion `|terminate called|EXCEPTION_WHAT|Segmentation")


class Service:
    def __init__(self, program, index, *options):
        self.index = str(index)
        command = [program, "serve", "--index", self.index, "--listen", "127.0.0.1:0", *options]
        self.log = tempfile.TemporaryFile("w+")  # not a pipe: nobody reads it meanwhile
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        said = self.process.stdout.readline()
        match = re.search(r":(\d+)$", said.strip())
        if not match:
            raise SystemExit(f"the service did not start: {said}{self.logged()}")
        self.port = int(match.group(1))

    def logged(self):
        self.log.seek(0)
        return self.log.read()

    def resident_bytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024

    def open_files(self):
        return len(list(pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def is_alive(self):
        return self.process.poll() is None

    def connect(self, source="127.0.0.1", timeout=20.0):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout, source_address=(source, 0))

    def stop(self):
        """Seconds until it has ended, and its exit code."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = "did not stop"
        return time.monotonic() - begin, code


def exchange(service, data, timeout=20.0, end_input=True):
    """Sends the bytes over a connection of their own; everything that comes back."""
    with service.connect(timeout=timeout) as client:
        try:
            client.sendall(data)
            if end_input:
                client.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # refused before all was sent
        return read_all(client)


def read_all(client):
    answer = b""
    try:
        while piece := client.recv(65536):
            answer += piece
    except ConnectionResetError:
        pass
    return answer


def read_answer(client, rest=b""):
    """One answer with a Content-Length off a kept connection: (answer, what came behind it)."""
    while b"\r\n\r\n" not in rest:
        piece = client.recv(65536)
        if not piece:
            return rest, b""
        rest += piece
    head_end = rest.index(b"\r\n\r\n") + 4
    length = re.search(rb"Content-Length: (\d+)", rest[:head_end])
    end = head_end + (int(length.group(1)) if length else 0)
    while len(rest) < end:
        piece = client.recv(65536)
        if not piece:
            break
        rest += piece
    return rest[:end], rest[end:]


def status_of(answer):
    match = re.match(rb"HTTP/1\.1 (\d{3}) ", answer)
    return int(match.group(1)) if match else 0


def get(target, fields="", version="HTTP/1.1"):
    return f"GET {target} {version}\r\nHost: x\r\n{fields}\r\n".encode("utf-8", "surrogateescape")
