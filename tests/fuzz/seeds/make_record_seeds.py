#!/usr/bin/env python3
"""Writes the seeds of `record` and `answers`: the binary form of indexer/schema/record.hpp, by hand. Deterministic."""
import pathlib
import struct

HERE = pathlib.Path(__file__).parent


def number(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def text(value):
    return number(len(value.encode())) + value.encode()


def signed(value):
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def many(items):
    return number(len(items)) + b"".join(items)


def block(words, kind=1, level=0, page=1, cells=()):
    return (number(kind) + signed(level) + signed(page) + text("iv") + number(7) + signed(0) + text(words) + text("(a)") +
            text("anchor") + many([text(c) for c in cells]))


def document(blocks):
    return (b"\x11" + number(1) + text("A title") + signed(2) + many(blocks) +
            many([text("language") + text("en")]) + many([text("page 2: no text")]))


def answer(kind, body):
    return struct.pack("<IIQ", kind, 0, len(body)) + body


def main():
    record = document([block("Oakbank House", 0, 1), block("Staff were kind."), block("a | b", 3, cells=("a", "b"))])
    digest = answer(0x5301, b"ab" * 32)
    failure = answer(0x5303, b"\x00damaged\x00mend it")
    for folder, name, content in (
            ("record", "document", record), ("record", "empty", document([])),
            ("answers", "document", b"\xff" + digest + answer(0x5302, record)),
            ("answers", "pieces", b"\x06" + digest + answer(0x5302, record)),
            ("answers", "failure", b"\x20" + digest + failure), ("answers", "early", b"\x20" + failure)):
        (HERE / folder).mkdir(exist_ok=True)
        (HERE / folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
