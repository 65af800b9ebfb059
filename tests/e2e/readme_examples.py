#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of README.md over corpus/ and compares what they print with what README.md says.

Use: readme_examples.py PROGRAM SOURCE_FOLDER

An example is a line "    $ findings ..." with the indented lines below it. Long lines may be wrapped there and "..."
stands for whatever was left out; milliseconds and times of day are not compared.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# What does not end, and what speaks of a file that corpus/ does not have.
NOT_RUN = ("findings serve", "findings remove")


def examples_of(text):
    """Pairs of a command and the text that README.md shows below it."""
    examples, shown = [], None
    for line in text.splitlines():
        if line.startswith("    $ "):
            shown = []
            examples.append((line[len("    $ "):], shown))
        elif shown is not None and (line.startswith("    ") or not line):
            shown.append(line)
        else:
            shown = None
    return [(command, "\n".join(lines).strip()) for command, lines in examples if command.startswith("findings ")]


def comparable(text):
    """Words without line breaks, and without what differs from run to run."""
    text = re.sub(r"\b[\d.]+ ms\b", "N ms", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", text)
    return " ".join(text.split())


def agrees(shown, printed):
    """Whether `printed` is what `shown` says, with anything where `shown` has "..."."""
    pieces = [re.escape(piece.strip()) for piece in comparable(shown).split("...")]
    return re.fullmatch(r"\s*.*?\s*".join(pieces), comparable(printed)) is not None


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    examples = examples_of((source / "README.md").read_text(encoding="utf-8"))
    if not examples:
        sys.exit("README.md has no example: has its form changed?")
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.symlink(source / "corpus", os.path.join(scratch, "corpus"))
        os.mkdir(os.path.join(scratch, "bin"))
        os.mkdir(os.path.join(scratch, "srv"))
        os.symlink(program, os.path.join(scratch, "bin", "findings"))
        environment = dict(os.environ, PATH=os.path.join(scratch, "bin") + os.pathsep + os.environ["PATH"],
                           FINDINGS_INDEX=os.path.join(scratch, "findings.idx"))
        for command, shown in examples:
            if command.startswith(NOT_RUN):
                continue
            done = subprocess.run(command.replace("/srv/", f"{scratch}/srv/"), shell=True, cwd=scratch,
                                  env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            printed = done.stdout.decode("utf-8", "replace").replace(f"{scratch}/srv/", "/srv/")
            if done.returncode != 0 or not agrees(shown, printed):
                wrong += 1
                print(f"$ {command}\nends with {done.returncode}. README.md says:\n{shown}\n\nbut it prints:\n"
                      f"{printed[:3000]}\n")
    if wrong:
        sys.exit(f"{wrong} of {len(examples)} examples of README.md are out of date: copy what is printed")
    print(f"{len(examples)} examples of README.md print what it says")


if __name__ == "__main__":
    main()
