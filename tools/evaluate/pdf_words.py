#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the distinct words that Findings reads from PDFs with those of `pdftotext -layout`.

usage: pdf_words.py [--findings PROGRAM] [--misses] FOLDER_OR_FILE...

A word is a run of letters and digits, case-folded, ligatures spelt out. A word that a hyphen cuts at the end of a line
counts whole. Words of running lines count where Findings names them as furniture. Prints a line a file and a total;
exit code 1 when a file that both can read is under 98 %.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

WORD = re.compile(r"[^\W_]+")
BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad](?=\s*\n|\s{2,})")
FLOOR = 98.0


def words_of(text):
    return set(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def overlap(left, right):
    """Whether the end of one word is the beginning, or the end, of the next."""
    longest = min(len(left), len(right))
    return left.endswith(right) or any(left[-n:] == right[:n] for n in range(2, longest + 1))


def is_overprinted(line):
    """Cover type that is printed twice in pieces: "Foundatio ation Tru Trust". Findings mends it, pdftotext does not."""
    words = line.split()
    pairs = sum(overlap(a, b) for a, b in zip(words, words[1:]))
    return pairs >= 2 and pairs * 3 >= len(words) - 1


def printed_words(path):
    """What pdftotext prints but for overprinted cover lines, and the halves of words that end a line in a hyphen."""
    run = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, timeout=120)
    if run.returncode != 0:
        return None, set()
    text = unicodedata.normalize("NFKC", run.stdout.decode("utf-8", "replace")).casefold()
    halves = set(BROKEN.findall(text))
    cover, _, rest = text.partition("\f")
    kept = [line for line in cover.splitlines() if not is_overprinted(line)]
    return words_of("\n".join(kept) + "\n" + rest), halves


def read_words(program, path):
    """Words of passages, words of furniture, and the cause if the file was refused."""
    run = subprocess.run([program, "parse", "--json", str(path)], capture_output=True, timeout=300)
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    if not lines:
        return set(), set(), run.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    passages, furniture = [], []
    for block in map(json.loads, lines[1:]):
        kept = furniture if block["kind"] == "furniture" else passages
        kept.append(block.get("marker", "") + " " + block["text"])
    return words_of("\n".join(passages)), words_of("\n".join(furniture)), []


def is_rest_of_broken(word, ours, halves):
    return any(word in (half, other[len(half):]) for half in halves for other in ours if other.startswith(half))


def missing(printed, ours, halves):
    return {word for word in printed - ours if not is_rest_of_broken(word, ours, halves)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--findings", default="build/release/findings", help="the program")
    parser.add_argument("--misses", action="store_true", help="print the words that are missing")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    options = parser.parse_args()

    files = []
    for path in options.paths:
        files += sorted(path.rglob("*.pdf")) if path.is_dir() else [path]
    total, found, low = 0, 0, 0
    print(f"{'words':>7} {'found':>7} {'share':>7}  file")
    for path in files:
        printed, halves = printed_words(path)
        passages, furniture, cause = read_words(options.findings, path)
        name = f"{path.parent.name}/{path.name}"
        if not printed:
            print(f"{'-':>7} {'-':>7} {'-':>7}  {name}: pdftotext reads no words; {cause[0] if cause else 'read'}")
            continue
        lost = missing(printed, passages | furniture, halves)
        share = 100 * (len(printed) - len(lost)) / len(printed)
        total += len(printed)
        found += len(printed) - len(lost)
        low += share < FLOOR
        print(f"{len(printed):7} {len(printed) - len(lost):7} {share:6.2f}%  {name}{': ' + cause[0] if cause else ''}")
        if options.misses and lost:
            print("        " + " ".join(sorted(lost)[:60]))
    if total:
        print(f"{total:7} {found:7} {100 * found / total:6.2f}%  total; {low} files under {FLOOR:.0f} %")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
