#!/usr/bin/env python3
"""Makes a folder of files that try to crash, stall or flood whoever reads them, among good neighbours.

  make_hostile.py FOLDER [--full]      --full: the sizes of the worst case, for a run of several minutes

Standard library only, and the same bytes on every machine. Beside the folder a list FOLDER.json says of each file:
  good     must be indexed; `word` stands in it and in no other
  bad      must fail, with a cause
  either   may be read or refused: what counts is that the run goes on
  archive  a .zip: refused, or read member by member
  skipped  no file for a reader (pipe, link, device): in the ledger or ignored
"""
import argparse
import json
import os
import pathlib
import shutil
import socket
import stat

import bad_pdf
import bad_text
import bad_zip

SENTENCES = ["Inspection report", "Date of inspection: 4 May 2023",
             "Staff did not always record when they gave medicines, and audits had not found it.",
             "People told us that staff were kind and listened to them.",
             "The provider must ensure that ligature risks are assessed."]


def good_text(word):
    return SENTENCES + [f"The ward is called {word} ward."]


def good_bytes(word, kind):
    lines = good_text(word)
    if kind == "pdf":
        return bad_pdf.report(lines)
    if kind == "html":
        return ("<!DOCTYPE html><html><head><title>Report</title></head><body><h1>Report</h1>" +
                "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode()
    if kind == "docx":
        return bad_zip.docx(bad_zip.paragraphs("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)))
    if kind == "odt":
        body = "".join(f"<text:p>{line}</text:p>" for line in lines)
        return bad_zip.odt('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                           'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
                           f"{body}</office:text></office:body></office:document-content>")
    if kind == "xml":
        return ("<?xml version='1.0'?><report>" + "".join(f"<p>{line}</p>" for line in lines) + "</report>").encode()
    if kind == "jsonl":
        return (json.dumps({"_id": word, "text": "\n\n".join(lines)}) + "\n").encode()
    if kind == "md":
        return ("# Report\n\n" + "\n\n".join(lines) + "\n").encode()
    return ("\n\n".join(lines) + "\n").encode()


KINDS = ["txt", "html", "pdf", "md", "docx", "odt", "xml", "jsonl"]
WORDS = ["alder", "bramble", "clover", "damson", "elder", "fennel", "gorse", "hawthorn", "ivy", "juniper", "kelp", "laurel",
         "myrtle", "nettle", "oleander", "privet", "quince", "rosemary"]
ODD_NAMES = {
    "line\nbreak.txt": "sorrel", "quo\"te's.txt": "tansy", "<script>alert(1)</script>.txt".replace("/", "_"): "umbel",
    b"invalid-\xff\xfe-utf8.txt": "verbena", "n" * 251 + ".txt": "willow", "-rf.txt": "yarrow",
    "\u202etxt.fdp.txt": "zinnia", "$(touch findings-was-here).txt": "aster", " spaces .txt": "begonia",
}


class Folder:
    def __init__(self, path):
        self.path = path
        self.listed = []

    def add(self, name, content, expectation, word=""):
        target = os.path.join(os.fsencode(self.path), os.fsencode(name))
        with open(target, "wb") as file:
            file.write(content)
        self.note(name, expectation, word)

    def note(self, name, expectation, word=""):
        self.listed.append({"name": os.fsdecode(name).encode("utf-8", "backslashreplace").decode(), "expect": expectation, "word": word})


def add_special(folder):
    path = folder.path
    os.mkfifo(path / "special-pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(path)  # the address of a socket is short
    listener.bind("special-socket.txt")
    os.chdir(here)
    listener.close()
    try:
        os.mknod(path / "special-device.txt", 0o666 | stat.S_IFCHR, os.makedev(1, 5))  # /dev/zero
        folder.note("special-device.txt", "skipped")
    except PermissionError:
        pass
    os.symlink("special-link-b", path / "special-link-a")
    os.symlink("special-link-a", path / "special-link-b")
    os.symlink("nowhere", path / "special-link-dangling.txt")
    os.symlink("/etc/passwd", path / "special-link-out.txt")
    (path / "special-folder").mkdir()
    os.symlink("..", path / "special-folder" / "up")
    for name in ("special-pipe.txt", "special-socket.txt", "special-link-a", "special-link-b", "special-link-dangling.txt",
                 "special-link-out.txt", "special-folder/up"):
        folder.note(name, "skipped")
    deep = path
    for _ in range(40):
        deep = deep / "deep-folder-deep-folder"
    deep.mkdir(parents=True)
    (deep / "report.txt").write_bytes(good_bytes("camellia", "txt"))
    folder.note("report.txt", "good", "camellia")
    (path / "special-no-permission.txt").write_bytes(good_bytes("dahlia", "txt"))
    os.chmod(path / "special-no-permission.txt", 0)
    folder.note("special-no-permission.txt", "good" if os.geteuid() == 0 else "bad", "dahlia" if os.geteuid() == 0 else "")
    with open(path / "special-sparse.txt", "wb") as file:
        file.truncate(2 << 30)
    folder.note("special-sparse.txt", "bad")


def make(path, full):
    if path.exists():
        shutil.rmtree(path)
    path.mkdir(parents=True)
    folder = Folder(path)
    words = iter(WORDS)
    number = 0
    for family in (bad_zip, bad_pdf, bad_text):
        for name, content, expectation in family.files(full):
            # A neighbour after every seventh, by name too: whoever reads in order of names meets it there.
            if number % 7 == 3 and (word := next(words, None)):
                folder.add(name.split(".")[0] + "-neighbour." + (kind := KINDS[number // 7 % len(KINDS)]), good_bytes(word, kind), "good", word)
            folder.add(name, content, expectation)
            number += 1
    for name, word in ODD_NAMES.items():
        folder.add(name, good_bytes(word, "txt"), "good", word)
    add_special(folder)
    path.with_suffix(".json").write_text(json.dumps(folder.listed, indent=1))
    return folder.listed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    listed = make(options.folder, options.full)
    counts = {kind: sum(f["expect"] == kind for f in listed) for kind in ("good", "bad", "either", "archive", "skipped")}
    print(len(listed), "files:", counts)


if __name__ == "__main__":
    main()
