#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes corpus/manifest.json from the manifest.json of each folder of tools/corpus/sources/.

    tools/corpus/make_manifest.py            write it
    tools/corpus/make_manifest.py --check    exit 1 if it is not what would be written

sources/<folder>/manifest.json is an array of {"file", "kind", "title", "source", "licence"}; `file` is a name in
corpus/<folder>/. Every file of corpus/ must be listed once and every listed file must exist.
"""
import argparse
import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE / "sources"
CORPUS = HERE.parent.parent / "corpus"
FIELDS = ("kind", "title", "source", "licence")


def entries(problems):
    result = []
    for listing in sorted(SOURCES.glob("*/manifest.json")):
        folder = listing.parent.name
        for entry in json.loads(listing.read_text(encoding="utf-8")):
            path = CORPUS / folder / entry["file"]
            missing = [field for field in FIELDS if not entry.get(field)]
            if missing:
                problems.append(f"{folder}/{entry['file']}: lacks {', '.join(missing)}")
            if not path.is_file():
                problems.append(f"{folder}/{entry['file']}: listed but not in corpus/")
                continue
            document = {"path": f"{folder}/{entry['file']}"}
            document.update({field: entry.get(field, "") for field in FIELDS})
            document["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
            result.append(document)
    return sorted(result, key=lambda document: document["path"])


def unlisted(documents):
    known = {document["path"] for document in documents}
    for path in sorted(CORPUS.glob("*/**/*")):
        name = path.relative_to(CORPUS).as_posix()
        if path.is_file() and name not in known:
            yield f"{name}: in corpus/ but listed in no sources/*/manifest.json"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare with corpus/manifest.json instead of writing it")
    options = parser.parse_args()
    problems = []
    documents = entries(problems)
    problems += unlisted(documents)
    for problem in problems:
        print(f"make_manifest: {problem}", file=sys.stderr)
    text = json.dumps({"documents": documents}, indent=2, ensure_ascii=False) + "\n"
    target = CORPUS / "manifest.json"
    if options.check:
        same = target.is_file() and target.read_text(encoding="utf-8") == text
        if not same:
            print("differs: corpus/manifest.json")
        return 0 if same and not problems else 1
    target.write_text(text, encoding="utf-8")
    print(f"corpus/manifest.json: {len(documents)} documents")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
