#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching speed beside SQLite FTS5, plain Xapian and Lucene, over the same passages in the same run.

Use: search_rate.py INDEX [--program build/release/findings] [--rounds 5] [--keep DIR] [--without sqlite]

Each query is answered with the ten best passages, their total, and exact counts of six facets: theme, polarity, kind, key
question, rating and service. Ours counts findings and reports and answers as JSON over HTTP, too; the peers count findings only
and hand back ids, which is less work. All get the same stems, so that totals and counts have to agree; the run fails where
they do not. Figures are of warm answers, one client; the figure to quote is the ratio, machines are noisy.

Needs python3-xapian; Lucene takes part where liblucene8-java and default-jdk-headless are installed. The peers are built in a
temporary folder, or in --keep and used again.
"""
import argparse
import collections
import functools
import glob
import http.client
import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

import xapian

from queries import FACETS, QUERIES
from served import Server

WORD = re.compile(r"[^\W_]+(?:['’&](?=[^\W\d_])[^\W_]+|[.,](?<=\d[.,])(?=\d)[^\W_]+)*")
STEM = xapian.Stem("english")


@functools.lru_cache(1 << 18)
def stem(word):
    word = word.replace("’", "'").casefold()
    return word if re.search(r"[\d&]", word) else STEM(word).decode()


def stems(text):
    return [stem(word) for word in WORD.findall(text)]


def values_of(finding):
    report = finding["report"]
    return {
        "theme": [t["id"] for t in finding["themes"]],
        "polarity": [finding["polarity"]],
        "kind": [finding["kind"]],
        "key_question": [finding["key_question"]] if finding.get("key_question") else [],
        "rating": [report["rating"]] if report.get("rating") else [],
        "service": [s] if (s := finding.get("core_service") or report.get("service")) else [],
    }


def passages(program, index):
    command = [program, "search", "--index", index, "--format", "ndjson", "--limit", "all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as export:
        for line in export.stdout:
            yield json.loads(line)


def words_of(finding):
    """Text and headings; then what of the report's names makes it match."""
    report = finding["report"]
    own = stems(finding["text"])
    for heading in finding["section"]:
        own += stems(heading)
    names = stems(report.get("title", ""))
    for who in ("provider", "location"):
        names += stems(report.get(who, {}).get("name", ""))
    return own, set(names) - set(own)


class Sqlite:
    name = "SQLite FTS5"

    def __init__(self, folder):
        self.path = os.path.join(folder, "peer.sqlite")

    def start(self):
        self.db = db = sqlite3.connect(self.path)
        db.execute("CREATE VIRTUAL TABLE words USING fts5(own, names, content='', tokenize=\"unicode61 tokenchars '&.'''\")")
        db.execute("CREATE TABLE value (passage INTEGER, code INTEGER, PRIMARY KEY (passage, code)) WITHOUT ROWID")
        db.execute("CREATE TABLE code (code INTEGER PRIMARY KEY, facet TEXT, value TEXT)")
        self.codes = {}

    def add(self, number, own, names, values_of_facets):
        self.db.execute("INSERT INTO words(rowid, own, names) VALUES (?, ?, ?)", (number, " ".join(own), " ".join(sorted(names))))
        for facet, values in values_of_facets.items():
            codes = [(number, self.codes.setdefault((facet, value), len(self.codes))) for value in values]
            self.db.executemany("INSERT INTO value VALUES (?, ?)", codes)

    def finish(self):
        db = self.db
        db.executemany("INSERT INTO code VALUES (?, ?, ?)", [(code, *pair) for pair, code in self.codes.items()])
        db.execute("CREATE INDEX by_code ON value(code, passage)")
        db.execute("INSERT INTO words(words) VALUES ('optimize')")
        db.execute("ANALYZE")
        db.commit()
        db.close()

    def open(self):
        self.db = sqlite3.connect(self.path)
        self.db.execute("PRAGMA mmap_size = 4294967296")
        self.db.execute("PRAGMA temp_store = MEMORY")
        self.db.execute("CREATE TEMP TABLE found (id INTEGER PRIMARY KEY)")
        self.values = {code: (facet, value) for code, facet, value in self.db.execute("SELECT * FROM code")}
        self.codes = {pair: code for code, pair in self.values.items()}

    def answer(self, query, filters):
        match = " AND ".join('"' + stem + '"' for stem in stems(query))
        # The plus keeps SQLite from running the full-text query once for each passage of the filter, which takes minutes.
        where = "words MATCH ?" + " AND +rowid IN (SELECT passage FROM value WHERE code = ?)" * len(filters)
        given = [match, *(self.codes[pair] for pair in filters.items())]
        db = self.db
        db.execute("DELETE FROM found")
        db.execute("INSERT INTO found SELECT rowid FROM words WHERE " + where, given)
        total = db.execute("SELECT count(*) FROM found").fetchone()[0]
        db.execute("SELECT rowid FROM words WHERE " + where + " ORDER BY rank LIMIT 10", given).fetchall()
        rows = db.execute("SELECT code, count(*) FROM found CROSS JOIN value ON passage = id GROUP BY code").fetchall()
        return total, {self.values[code]: count for code, count in rows}


class Xapian:
    name = "Xapian with ValueCountMatchSpy"

    def __init__(self, folder):
        self.path = os.path.join(folder, "peer.xapian")

    def start(self):
        self.db = xapian.WritableDatabase(self.path, xapian.DB_CREATE_OR_OVERWRITE)

    def add(self, number, own, names, values_of_facets):
        document = xapian.Document()
        for word, count in collections.Counter(own).items():
            document.add_term(word[:200], count)
        for name in names:
            document.add_boolean_term(name[:200])
        for slot, (facet, values) in enumerate(values_of_facets.items()):
            # A spy counts one value a slot; a passage has several themes, which get a slot each.
            if values and facet != "theme":
                document.add_value(slot, values[0])
            for value in values:
                document.add_boolean_term("X" + facet + ":" + value)
        for i, value in enumerate(values_of_facets["theme"]):
            document.add_value(100 + i, value)
        self.db.add_document(document)

    def finish(self):
        self.db.commit()
        self.db.close()

    def open(self):
        self.db = xapian.Database(self.path)
        self.theme_slots = max(1, sum(1 for s in range(100, 140) if self.db.get_value_freq(s)))

    def answer(self, query, filters):
        parsed = xapian.Query(xapian.Query.OP_AND, [xapian.Query(stem) for stem in stems(query)])
        for name, value in filters.items():
            parsed = xapian.Query(xapian.Query.OP_FILTER, parsed, xapian.Query("X" + name + ":" + value))
        enquire = xapian.Enquire(self.db)
        enquire.set_query(parsed)
        slots = list(range(1, len(FACETS))) + list(range(100, 100 + self.theme_slots))
        spies = {slot: xapian.ValueCountMatchSpy(slot) for slot in slots}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, self.db.get_doccount())
        counts = collections.Counter()
        for slot, spy in spies.items():
            for item in spy.values():
                counts[FACETS[slot] if slot < 100 else "theme", item.term.decode()] += item.termfreq
        return found.get_matches_estimated(), dict(counts)


class Lucene:
    """Runs LucenePeer.java beside this file. The milliseconds are those that it measures itself, in process."""
    name = "Lucene with sorted-set facets"
    WARMING = 30  # rounds before anything is timed: the virtual machine compiles what is run often

    def __init__(self, folder, jars):
        self.path = os.path.join(folder, "peer.lucene")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "LucenePeer.java")
        self.command = ["java", "-Xmx2g", "-cp", ":".join(sorted(jars)), source]

    def start(self):
        self.process = subprocess.Popen([*self.command, "build", self.path], stdin=subprocess.PIPE, text=True, encoding="utf-8")

    def add(self, number, own, names, values_of_facets):
        values = "\t".join("|".join(values) for values in values_of_facets.values())
        self.process.stdin.write(" ".join([*own, *sorted(names)]) + "\t" + values + "\n")

    def finish(self):
        self.process.stdin.close()
        if self.process.wait() != 0:
            sys.exit("Lucene's index could not be built")

    def open(self):
        self.process = subprocess.Popen([*self.command, "answer", self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8", stderr=subprocess.DEVNULL)
        for _ in range(self.WARMING):
            for query, filters in QUERIES:
                self.answer(query, filters)

    def answer(self, query, filters):
        asked = " ".join(stems(query)) + "".join(f"\t{name}={value}" for name, value in filters.items())
        self.process.stdin.write(asked + "\n")
        self.process.stdin.flush()
        took, total, *counts = self.process.stdout.readline().rstrip("\n").split("\t")
        self.took = float(took)
        pairs = (count.rsplit("=", 1) for count in counts)
        return int(total), {tuple(value.split(":", 1)): int(count) for value, count in pairs}


def lucene_jars():
    return [jar for part in ("core", "facet", "analyzers-common") for jar in glob.glob(f"/usr/share/java/lucene-{part}-8*.jar")]


class Findings:
    """Over HTTP, from the request to the last byte; took_ms of an answer is the search in process."""
    name = "findings over HTTP"

    def __init__(self, program, index):
        self.server = Server(program, index)
        self.http = http.client.HTTPConnection(self.server.address)
        self.took = self.in_process = 0.0

    def answer(self, query, filters):
        quoted = " ".join(query.split())
        started = time.perf_counter()
        self.http.request("GET", "/api/v1/findings?" + urllib.parse.urlencode({"q": quoted, **filters}))
        answer = self.http.getresponse().read()
        self.took = (time.perf_counter() - started) * 1000
        page = json.loads(answer)
        self.in_process = page["took_ms"]
        return page, None


def build(peers, findings):
    for peer in peers:
        peer.start()
    for number, finding in enumerate(findings, 1):
        own, names = words_of(finding)
        values = values_of(finding)
        for peer in peers:
            peer.add(number, own, names, values)
    for peer in peers:
        peer.finish()


def agreed(page, filters, peer):
    """Differences between our answer and a peer's; facets that are filtered are counted otherwise and left out."""
    total, counts = peer
    differences = [] if total == page["total_findings"] else [f"total {page['total_findings']}, peer {total}"]
    for facet in FACETS:
        if facet in filters:
            continue
        for value in page["facets"][facet]:
            if value["findings"] != counts.get((facet, value["value"]), 0):
                differences.append(f"{facet}:{value['value']} {value['findings']}, peer {counts.get((facet, value['value']), 0)}")
    return differences


def timed(call):
    started = time.perf_counter()
    result = call()
    return (time.perf_counter() - started) * 1000, result


def line(name, times, ours):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    mean = statistics.mean(times)
    return (f"{name:32} mean {mean:8.2f} ms  p50 {at(.5):8.2f}  p95 {at(.95):8.2f}  p99 {at(.99):8.2f}   "
            f"{mean / ours:6.1f} times ours")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--program", default="build/release/findings")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", help="folder for the peers' indexes")
    parser.add_argument("--without", action="append", default=[], choices=["sqlite", "xapian", "lucene"],
                        help="leave a peer out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or scratch
        os.makedirs(folder, exist_ok=True)
        peers = [make(folder) for name, make in (("sqlite", Sqlite), ("xapian", Xapian)) if name not in arguments.without]
        if shutil.which("java") and len(lucene_jars()) == 3:
            if "lucene" not in arguments.without:
                peers.append(Lucene(folder, lucene_jars()))
        else:
            print("Lucene is left out: install liblucene8-java and default-jdk-headless")
        missing = [peer for peer in peers if not os.path.exists(peer.path)]
        if missing:
            build(missing, passages(arguments.program, arguments.index))
        for peer in peers:
            peer.open()
        ours = Findings(arguments.program, arguments.index)
        times = collections.defaultdict(list)
        wrong = []
        for query, filters in QUERIES:
            page, _ = ours.answer(query, filters)
            for peer in peers:
                wrong += [f"{query} {filters}: {d} ({peer.name})" for d in agreed(page, filters, peer.answer(query, filters))]
        for _ in range(arguments.rounds):
            for query, filters in QUERIES:
                ours.answer(query, filters)
                times["findings in process"].append(ours.in_process)
                times[ours.name].append(ours.took)
                for peer in peers:
                    taken, _ = timed(lambda: peer.answer(query, filters))
                    times[peer.name].append(getattr(peer, "took", taken))
        memory = ours.server.memory()
        ours.server.close()
    mean = statistics.mean(times["findings in process"])
    print(f"{len(QUERIES)} queries, {arguments.rounds} rounds, {page['total_findings']} findings in the last; server {memory:.0f} MiB beyond files")
    for name, taken in times.items():
        print(line(name, taken, mean))
    if wrong:
        sys.exit("\n".join(wrong[:20]) + f"\n{len(wrong)} differences")
    print("totals and facet counts agree")


if __name__ == "__main__":
    main()
