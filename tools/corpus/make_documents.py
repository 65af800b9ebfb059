#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the sample documents of corpus/ from the sources in tools/corpus/sources/.

    tools/corpus/make_documents.py                    build every document
    tools/corpus/make_documents.py inspections mha-visits   only these folders
    tools/corpus/make_documents.py --check            build elsewhere, compare, exit 1 on a difference

sources/<folder>/<name>.md becomes corpus/<folder>/<name>.<format>; README.md beside this file describes the
format. The same sources give the same bytes: no clock, no random numbers, no machine paths.
"""
import argparse
import hashlib
import pathlib
import sys
import tempfile

import source_format
import write_docx
import write_html
import write_odt
import write_pdf

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE / "sources"
CORPUS = HERE.parent.parent / "corpus"
WRITERS = {
    "pdf": write_pdf.write,
    "docx": write_docx.write,
    "odt": write_odt.write,
    "html": write_html.write,
}


def source_files(folders):
    """Yields the source files in a fixed order; folders whose name starts with '_' hold shared text only."""
    for path in sorted(SOURCES.glob("*/*.md")):
        folder = path.parent.name
        if folder.startswith("_") or (folders and folder not in folders):
            continue
        yield path


def build(path, corpus):
    """Writes each format that one source asks for and returns the paths written."""
    source = source_format.read(path)
    written = []
    for name in source.formats:
        target = corpus / path.parent.name / f"{path.stem}.{name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        WRITERS[name](source, target)
        written.append(target)
    return written


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "absent"


def check(folders):
    """Builds into a temporary folder and returns the names of the documents that differ from corpus/."""
    different = []
    with tempfile.TemporaryDirectory() as scratch:
        for path in source_files(folders):
            for built in build(path, pathlib.Path(scratch)):
                name = built.relative_to(scratch)
                if sha256(built) != sha256(CORPUS / name):
                    different.append(str(name))
    return different


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare with corpus/ instead of writing to it")
    parser.add_argument("folders", nargs="*", help="folders of sources/ to build; none = all")
    options = parser.parse_args()
    try:
        if options.check:
            different = check(options.folders)
            for name in different:
                print(f"differs: corpus/{name}")
            return 1 if different else 0
        for path in source_files(options.folders):
            for built in build(path, CORPUS):
                print(built.relative_to(CORPUS.parent))
    except source_format.SourceError as error:
        print(f"make_documents: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
