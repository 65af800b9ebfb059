#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of the words that LibreOffice finds in word-processor files does the reader yield?

Each DOCX and ODT below the given folders is converted to text by `soffice --headless` and read by
`findings parse FILE --json`; compared are distinct words (letters and digits, lower case).
Furniture counts as yielded: it is kept, only not searched.

    tools/evaluate/office_words.py [--program build/release/tools/findings/findings] FOLDER...
    --texts DIR   keep LibreOffice's texts there, and use those that are there already
    --misses      and print the words that are missing

Ends with status 1 when fewer than 98 % of all distinct words are there.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

WORD = re.compile(r"[^\W_]+")
FEWEST = 0.98


def words_of(text):
    # Soft hyphens and zero-width characters are no ends of words.
    text = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text)
    return set(WORD.findall(unicodedata.normalize("NFKC", text).lower()))


def expected_texts(files, folder):
    """LibreOffice's text of each file, converted in one run of it."""
    missing = [f for f in files if not (folder / (f.stem + ".txt")).exists()]
    if missing:
        with tempfile.TemporaryDirectory() as profile:
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to",
                 "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, missing)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    for file in files:
        text = folder / (file.stem + ".txt")
        yield file, text.read_text("utf-8", "replace") if text.exists() else None


def yielded_text(program, file):
    """(text of all blocks, cause of the failure)"""
    run = subprocess.run([program, "parse", str(file), "--json"], capture_output=True, check=False)
    if run.returncode != 0:
        return None, run.stderr.decode("utf-8", "replace").strip()
    document = json.loads(run.stdout)
    texts = [document.get("title", "")]
    for block in document["blocks"]:
        texts += [block.get("marker", ""), block["text"]]
    return "\n".join(texts), None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/tools/findings/findings")
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    files = sorted(f for folder in options.folders for f in folder.rglob("*")
                   if f.suffix.lower() in (".docx", ".odt"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.texts or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        wanted_in_all = found_in_all = 0
        for file, expected in expected_texts(files, folder):
            if expected is None:
                print(f"{file.name:60} not read by LibreOffice")
                continue
            wanted = words_of(expected)
            text, cause = yielded_text(options.program, file)
            if text is None:
                print(f"{file.name:60} {len(wanted):6} words: {cause}")
                continue
            missing = wanted - words_of(text)
            share = 1 - len(missing) / len(wanted) if wanted else 1
            wanted_in_all += len(wanted)
            found_in_all += len(wanted) - len(missing)
            print(f"{file.name:60} {len(wanted):6} words {share:8.2%}")
            if options.misses and missing:
                print("    " + " ".join(sorted(missing)[:40]))
    share = found_in_all / wanted_in_all if wanted_in_all else 1
    print(f"{'all':60} {wanted_in_all:6} words {share:8.2%}")
    return 0 if share >= FEWEST else 1


if __name__ == "__main__":
    sys.exit(main())
