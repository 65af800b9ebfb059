# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests that nobody needs: the known abuses by name, damaged requests, and parameters of every kind."""

import random
import string
import urllib.parse

from service import get

POST_FORM = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"

# name, bytes, statuses that are an answer; 0 = closed without one
ABUSES = [
    ("endless request line", b"GET /" + b"a" * 5_000_000, {414}),
    ("endless header line", b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 5_000_000, {431}),
    ("endless header name", b"GET / HTTP/1.1\r\nHost: x\r\n" + b"a" * 5_000_000, {431}),
    ("100,000 headers", b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 100_000 + b"\r\n", {431}),
    ("white space in a header", b"GET / HTTP/1.1\r\nHost: x\r\nA:" + b" " * 1_000_000 + b"\r\n\r\n", {431}),
    ("chunked body", get("/", "Transfer-Encoding: chunked\r\n") + b"ffffffff\r\n" + b"a" * 2_000_000, {501}),
    ("negative chunk", get("/", "Transfer-Encoding: chunked\r\n") + b"-1\r\n\r\n", {501}),
    ("obscured coding", get("/", "Transfer-Encoding:\tchunked\r\n"), {501}),
    ("folded coding", get("/", "Transfer-Encoding:\r\n chunked\r\n"), {400}),
    ("compressed body", POST_FORM + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde", {405, 415}),
    ("1,000 ranges", get("/api/v1/themes", "Range: bytes=" + ",".join(f"{i}-" for i in range(1000)) + "\r\n"), {200}),
    ("two lengths", get("/", "Content-Length: 0\r\nContent-Length: 5\r\n") + b"abcde", {400}),
    ("length and coding", get("/", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + b"0\r\n\r\n", {400}),
    ("huge length", POST_FORM + b"Content-Length: 99999999999999999999\r\n\r\n", {405, 413}),
    ("negative length", get("/", "Content-Length: -1\r\n"), {400}),
    ("bare line feeds", b"GET / HTTP/1.1\nHost: x\n\n", {400}),
    ("bare carriage return", b"GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n", {400}),
    ("NUL in the target", b"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", {400}),
    ("NUL in a header", b"GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", {400}),
    ("GET with a body", get("/", "Content-Length: 40\r\n") + get("/secret"), {400}),
    ("no host", b"GET / HTTP/1.1\r\n\r\n", {400}),
    ("two hosts", get("/", "Host: y\r\n"), {400}),
    ("host with a path", b"GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", {400}),
    ("another server's address", b"GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\n\r\n", {400}),
    ("CONNECT", b"CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: x\r\n\r\n", {405}),
    ("TRACE", b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", {405}),
    ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 50, {400}),
    ("TLS", bytes.fromhex("16030100c8010000c40303") + bytes(range(200)), {400}),
    ("up and out", get("/../../../../etc/passwd"), {404}),
    ("up and out, encoded", get("/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd"), {404}),
    ("header in the target", get("/search?q=a%0d%0aSet-Cookie:%20a=b"), {200, 422}),
    ("expectation", get("/", "Expect: 100-continue\r\n"), {417}),
    ("empty", b"", {0}),
    ("line ends", b"\r\n" * 1000, {400}),
    ("half a request", b"GET / HTTP/1.1\r\nHo", {400}),
]

WORDS = ["restraint", "medicines", "AND", "OR", "NOT", "NEAR/3", "NEAR/99", "(", ")", '"', "*", "res*", "a*", "-", "theme:", "theme:access", "published:2017",
         "12(2)(a)", "\u00e9", "\u202e", "\U0001f600", "\x00", "\x1b", "<script>", "'", "%", "&", "=", ";", "../", "${7*7}", "{{q}}", "' OR 1=1 --", "\ud800"]
NAMES = ["q", "any", "repeats", "same_as", "sort", "by", "page", "per_page", "from", "to", "theme", "-theme", "kind", "polarity", "key_question", "rating",
         "report_kind", "year", "service", "provider", "region", "rows", "cols", "format", "header", "measure", "status", "limit", "nosuch", "", "-", "q[]"]
VALUES = ["", "0", "1", "-1", "2", "10", "100", "101", "99999999999999999999", "1e9", "0x10", "NaN", "newest", "finding", "report", "2019", "2019-04", "2019-13",
          "0000-00-00", "access", "good", "safe", "csv", "ris", "theme", "key_question", "a" * 64, "a" * 257, "a" * 513]
ROUTES = ["/", "/search", "/findings/{id}", "/reports/{id}", "/themes", "/themes/{id}", "/providers/{id}", "/about", "/help/search", "/cross-reference", "/practice",
          "/recommendations", "/requirements", "/measures", "/outcomes", "/feeds/findings.atom", "/api/v1/findings", "/api/v1/findings/{id}",
          "/api/v1/findings/{id}/similar", "/api/v1/findings/{id}/practice", "/api/v1/reports", "/api/v1/reports/{id}", "/api/v1/suggest", "/api/v1/practice",
          "/api/v1/recommendations", "/api/v1/requirements", "/api/v1/measures", "/api/v1/outcomes", "/api/v1/matrix", "/api/v1/themes", "/api/v1/themes/{id}",
          "/api/v1/providers/{id}", "/healthz/live", "/healthz/ready", "/nosuch"]


class Maker:
    """Everything by chance comes from here: the same seed, the same requests."""

    def __init__(self, seed, ids):
        self.random = random.Random(seed)
        self.ids = ids

    def query_text(self):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(1, 40 if self.random.random() < 0.1 else 6)))

    def value(self):
        kind = self.random.random()
        if kind < 0.4:
            return self.query_text()
        if kind < 0.9:
            return self.random.choice(VALUES)
        return "".join(chr(self.random.choice([self.random.randint(0, 255), self.random.randint(256, 0xD7FF)])) for _ in range(self.random.randint(0, 30)))

    def quoted(self, text):
        quoted = urllib.parse.quote(text.encode("utf-8", "surrogatepass"), safe="")
        if self.random.random() < 0.05:  # escapes that are none, and bytes that are no text
            quoted += self.random.choice(["%", "%2", "%zz", "%ff", "%c0%af", "%00", "+"])
        return quoted

    def target(self):
        path = self.random.choice(ROUTES).replace("{id}", self.random.choice([*self.ids, "nosuch", "a" * 65, "%00"]))
        count = self.random.choice([0, 1, 1, 2, 2, 3, 5, 8, 130 if self.random.random() < 0.1 else 13])
        pairs = "&".join(f"{self.quoted(self.random.choice(NAMES))}={self.quoted(self.value())}" for _ in range(count))
        return (path + "?" + pairs)[:7900] if pairs else path

    def malformed(self):
        """A sound request with one to five faults."""
        sound = self.random.choice([get("/search?q=a"), get("/", "Accept: */*\r\nConnection: keep-alive\r\n"), POST_FORM + b"Content-Length: 3\r\n\r\na=b",
                                    get("/api/v1/findings?q=b", "If-None-Match: \"a\"\r\n"), b"HEAD / HTTP/1.0\r\n\r\n"])
        data = bytearray(sound)
        for _ in range(self.random.randint(1, 5)):
            at = self.random.randrange(len(data) + 1)
            fault = self.random.randrange(6)
            if fault == 0:
                data[at:at] = bytes([self.random.randrange(256)])
            elif fault == 1:
                del data[at:at + self.random.randint(1, 8)]
            elif fault == 2:
                data[at:at] = self.random.choice([b"\r", b"\n", b"\0", b" ", b"\t", b":", b"\r\n\r\n", b"\r\n ", b"Content-Length: 9\r\n", b"Transfer-Encoding: chunked\r\n", b"Host: y\r\n"])
            elif fault == 3 and at < len(data):
                data[at] ^= 1 << self.random.randrange(8)
            elif fault == 4:
                data[at:at] = data[self.random.randrange(len(data) + 1):][:self.random.randint(1, 200)]
            else:
                data[at:at] = self.random.choice(string.printable).encode() * self.random.choice([1, 10, 9000])
        return bytes(data)
