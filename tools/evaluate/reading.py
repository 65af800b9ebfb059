#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well reports are read: compares an index with gold files (tests/gold/README.md has their format).

    findings index --index INDEX corpus
    tools/evaluate/reading.py --findings build/release/tools/findings/findings --index INDEX [--misses] [NAME...]

NAME picks gold files by a part of their path. Exit 1 when a gold document is not in the index.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter, defaultdict

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMANDS = {"requirement", "improvement", "recommendation"}
KIND_OF_STRENGTH = {"must": "requirement", "should": "improvement", "breach": "requirement",
                    "should-address": "requirement", "recommend": "recommendation"}
ENOUGH = 0.85  # share of the gold text's words, in order of nothing, that the passage has


def words(text):
    text = text.lower().replace("\u2019", "'").replace("\u2018", "'")
    return re.findall(r"[a-z0-9']+", text)


def plain(value):
    return " ".join(words(str(value)))


def readings(gold):
    """What careful readers may have put: the values of {"any_of": [...]}, or the one value."""
    return gold["any_of"] if isinstance(gold, dict) and "any_of" in gold else [gold]


def holds(gold_text, text):
    """Share of gold's words, with their number, that `text` has."""
    if text is None or gold_text is None:
        return float(text == gold_text)
    gold, have = Counter(words(gold_text)), Counter(words(text))
    return sum((gold & have).values()) / max(1, sum(gold.values()))


def same_text(gold_text, text):
    """The passage has gold's words and not much else: a page that holds everything is no finding."""
    return holds(gold_text, text) >= ENOUGH and len(words(text)) <= 2.5 * len(words(gold_text)) + 8


class Index:
    def __init__(self, program, index):
        self.call = [program, "search", "--index", index]
        self.show = [program, "show", "--index", index, "--json"]
        self.by_file = defaultdict(list)
        ids = []
        listing = subprocess.run(self.call + ["--format", "ndjson", "--limit", "all", ""],
                                 capture_output=True, text=True, check=True).stdout
        for line in listing.splitlines():
            report = json.loads(line)["report"]["id"]
            if report not in ids:
                ids.append(report)
        for report_id in ids:
            shown = subprocess.run(self.show + [report_id], capture_output=True, text=True, check=True).stdout
            report = json.loads(shown)
            self.by_file[report.get("file", "")].append(report)

    def reports_of(self, document):
        for file, reports in self.by_file.items():
            if file == document or file.endswith("/" + document):
                return reports
        return []


class Tally:
    """Counts of right and wanted by measure, and what was missed."""

    def __init__(self):
        self.right, self.wanted, self.misses = Counter(), Counter(), []

    def note(self, measure, is_right, document, what):
        self.wanted[measure] += 1
        if is_right:
            self.right[measure] += 1
        else:
            self.misses.append((measure, document, what))


def value_at(report, path):
    value = report
    for step in path.split("."):
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return value


def flat_fields(fields, prefix=""):
    for name, value in fields.items():
        if isinstance(value, dict) and "any_of" not in value:
            yield from flat_fields(value, prefix + name + ".")
        else:
            yield prefix + name, value


def same_value(gold, value):
    if isinstance(gold, dict) and "any_of" in gold:
        return any(same_value(one, value) for one in readings(gold))
    if isinstance(gold, list):
        return isinstance(value, list) and all(any(same_value(g, v) for v in value) for g in gold)
    if isinstance(gold, dict):
        return isinstance(value, dict) and all(same_value(g, value.get(k)) for k, g in gold.items())
    if gold is None:
        return value is None
    return value is not None and plain(gold) == plain(value)


def pick_report(gold, reports, taken):
    """The report that this gold entry speaks of: by title, then by the first words of its texts, then the next one."""
    free = [r for r in reports if r["id"] not in taken]
    title = gold.get("fields", {}).get("title")
    for report in free:
        if title and same_value(title, report.get("title", "")):
            return report
    texts = [f["text"] for f in gold.get("findings", []) + gold.get("requirements", [])]
    best = max(free, key=lambda r: sum(any(same_text(t, p["text"]) for p in r["findings"]) for t in texts), default=None)
    return best


def score_requirements(gold, passages, document, tally):
    found_ids = set()
    for wanted in gold["requirements"]:
        matches = [p for p in passages if p["kind"] in DEMANDS and same_text(wanted["text"], p["text"])]
        matches.sort(key=lambda p: "repeats" in p)
        found_ids.update(p["id"] for p in matches)
        tally.note("requirements: found", bool(matches), document, wanted["text"])
        if not matches:
            continue
        best = matches[0]
        if "strength" in wanted:
            kinds = [KIND_OF_STRENGTH[strength] for strength in readings(wanted["strength"])]
            tally.note("requirements: strength", best["kind"] in kinds, document, f"{best['kind']} != {kinds}: {wanted['text']}")
        if "regulations" in wanted:
            have = best.get("regulations", [])
            right = any(sorted(have) == sorted(gold_list) for gold_list in readings(wanted["regulations"]))
            tally.note("requirements: regulations", right, document, f"{have} != {wanted['regulations']}: {wanted['text']}")
        for name in ("addressee", "core_service", "number", "modality", "due"):
            if name in wanted:
                right = same_value(wanted[name], best.get(name))
                tally.note("requirements: " + name, right, document, f"{best.get(name)!r} != {wanted[name]!r}: {wanted['text'][:80]}")
    for passage in passages:
        if passage["kind"] in ("requirement", "improvement") and "repeats" not in passage:
            tally.note("requirements: precision", passage["id"] in found_ids, document, passage["text"])


def score_findings(gold, passages, document, tally):
    for wanted in gold.get("findings", []):
        matches = [p for p in passages if same_text(wanted["text"], p["text"])]
        matches.sort(key=lambda p: (wanted.get("page") not in (None, p.get("page_label"), str(p.get("page"))), "repeats" in p))
        tally.note("findings: text", bool(matches), document, wanted["text"])
        if not matches:
            continue
        best = matches[0]
        if "page" in wanted:
            printed = best.get("page_label") or str(best.get("page", ""))
            tally.note("findings: page", printed in map(str, readings(wanted["page"])), document, f"{printed} != {wanted['page']}: {wanted['text'][:80]}")
        if "section" in wanted:
            trail = [plain(s) for s in best["section"]]
            right = all(any(plain(s) in t for t in trail) for s in wanted["section"])
            tally.note("findings: section", right, document, f"{best['section']} != {wanted['section']}: {wanted['text'][:80]}")
        if "regulations" in wanted:
            have = {regulation.split("(")[0] for regulation in best.get("regulations", [])}
            right = have == {regulation.split("(")[0] for regulation in wanted["regulations"]}
            tally.note("findings: regulation of a notice", right, document, f"{best.get('regulations')} != {wanted['regulations']}: {wanted['text'][:80]}")
        for name in ("polarity", "kind", "key_question", "quality_statement", "core_service", "author", "date", "part", "marker"):
            if name in wanted:
                right = same_value(wanted[name], best.get(name))
                tally.note("findings: " + name, right, document, f"{best.get(name)!r} != {wanted[name]!r}: {wanted['text'][:80]}")


def same_amount(gold, measure, name):
    """As printed ("Ninety-two"), or as a number (92)."""
    number = measure.get({"value": "number", "value2": "number2"}.get(name, name + "_number"))
    return same_value(gold, measure.get(name)) or (number is not None and same_value(gold, number))


def score_measures(gold, passages, document, tally):
    have = [(m, p) for p in passages for m in p.get("measures", [])]
    for wanted in gold.get("measures", []):
        matches = [m for m, p in have if same_amount(wanted["value"], m, "value")
                   and same_unit(wanted.get("unit", ""), m.get("unit", ""))
                   and ("text" not in wanted or holds(wanted["text"], p["text"]) >= ENOUGH)]
        tally.note("measures: value and unit", bool(matches), document, str(wanted))
        for name in ("population", "period", "comparator"):
            if matches and name in wanted:
                right = any(holds(gold_text, m.get(name, "")) >= 0.6 for gold_text in readings(wanted[name]) for m in matches)
                tally.note("measures: " + name, right, document, f"{[m.get(name) for m in matches]} != {wanted[name]!r}")
        for name in ("value2", "denominator", "change", "kind"):
            if matches and name in wanted:
                right = any(same_amount(wanted[name], m, name) for m in matches)
                tally.note("measures: " + name, right, document, f"{[m.get(name) for m in matches]} != {wanted[name]!r}: {wanted['text'][:80]}")
    for heading in gold.get("no_measures", []):
        under = [p for p in passages if any(plain(heading) in plain(s) for s in p["section"])]
        wrong = [m["value"] for p in under for m in p.get("measures", [])]
        tally.note("measures: none where none is stated", bool(under) and not wrong, document, f"{heading}: {wrong}")


def same_unit(gold, unit):
    """A plain count may name what is counted, or not: gold lists both."""
    return unit in (gold if isinstance(gold, list) else readings(gold))


def score_posts(gold, passages, document, tally):
    """The thread has these posts, in this order, and no others."""
    have = []
    for passage in passages:
        post = {"author": passage.get("author"), "date": passage.get("date")}
        if passage.get("date") and (not have or have[-1] != post):
            have.append(post)
    for wanted in gold["posts"]:
        tally.note("posts: author and date", any(same_value(wanted, post) for post in have), document, f"{wanted} not in {have}")
    tally.note("posts: as many as there are", len(have) == len(gold["posts"]), document, f"{len(have)}, not {len(gold['posts'])}")


def score_outcomes(gold, passages, document, tally):
    """Aims in their groups, none of them a result."""
    aims = [p for p in passages if p["kind"] == "outcome"]
    for heading, count in gold["outcomes"].items():
        group = [p for p in aims if p["section"] and plain(heading) in plain(p["section"][-1])]
        tally.note("outcomes: in their group", len(group) == count, document, f"{heading}: {len(group)}, not {count}")
    tally.note("outcomes: neutral", all(p["polarity"] == "neutral" for p in aims), document, str([p["text"] for p in aims if p["polarity"] != "neutral"]))


def score_replies(gold, passages, document, tally):
    for wanted in gold["replies"]:
        matches = [p for p in passages if same_text(wanted["found"], p["text"]) and p.get("reply")]
        tally.note("replies: found", bool(matches), document, wanted["found"])
        if not matches:
            continue
        for path, value in flat_fields({k: v for k, v in wanted.items() if k in ("reply", "due", "regulations")}):
            have = value_at(matches[0], path)
            right = sorted(have or []) == sorted(value) if isinstance(value, list) else same_value(value, have)
            tally.note("replies: " + path.split(".")[-1], right, document, f"{have!r} != {value!r}: {wanted['found'][:60]}")


def score_document(gold, reports, tally):
    document = gold["document"]
    tally.note("children", len(reports) == len(gold["reports"]), document, f"{len(reports)} reports, not {len(gold['reports'])}")
    taken = set()
    for entry in gold["reports"]:
        report = pick_report(entry, reports, taken)
        if report is None:
            tally.note("children: found", False, document, entry.get("fields", {}).get("title"))
            continue
        taken.add(report["id"])
        passages = report["findings"]
        for path, value in flat_fields(entry.get("fields", {})):
            measure = "fields: " + ("invented" if value is None else path.split(".")[0])
            tally.note(measure, same_value(value, value_at(report, path)), document, f"{path}: {value_at(report, path)!r} != {value!r}")
        if "requirements" in entry:
            score_requirements(entry, passages, document, tally)
        score_findings(entry, passages, document, tally)
        score_measures(entry, passages, document, tally)
        for name, score in (("posts", score_posts), ("outcomes", score_outcomes), ("replies", score_replies)):
            if name in entry:
                score(entry, passages, document, tally)
        for text in entry.get("history", []):
            wrong = [p for p in passages if p["kind"] in DEMANDS and same_text(text, p["text"])]
            tally.note("history is no requirement", not wrong, document, text)
        for summary, detail in entry.get("duplicates", []):
            pair = [p for p in passages if same_text(summary, p["text"]) or same_text(detail, p["text"])]
            tally.note("duplicates", any("repeats" in p for p in pair), document, f"{summary[:60]} / {detail[:60]}")
    everything = "\n".join(plain(p["text"]) for r in reports for p in r["findings"])
    for text in gold.get("absent", []):
        tally.note("left out", plain(text) not in everything, document, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--findings", default=str(ROOT / "build/release/tools/findings/findings"))
    parser.add_argument("--index", required=True)
    parser.add_argument("--gold", default=str(ROOT / "tests/gold"))
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    index = Index(args.findings, args.index)
    tally, absent = Tally(), []
    for path in sorted(pathlib.Path(args.gold).rglob("*.json")):
        if args.names and not any(name in str(path) for name in args.names):
            continue
        gold = json.loads(path.read_text())
        reports = index.reports_of(gold["document"])
        if not reports:
            absent.append(gold["document"])
            continue
        score_document(gold, reports, tally)
    if args.misses:
        for measure, document, what in tally.misses:
            print(f"{measure}\t{document}\t{what}")
        print()
    for measure in sorted(tally.wanted):
        right, wanted = tally.right[measure], tally.wanted[measure]
        print(f"{measure:32} {right:5} of {wanted:5}  {100 * right / wanted:6.1f} %")
    for document in absent:
        print(f"not in the index: {document}", file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
