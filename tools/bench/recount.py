#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts every facet again from the exported passages and compares with what the search says.

Use: recount.py INDEX [--program build/release/findings] [QUERY FLAGS...]

Shares no code with the search: it reads `search --format ndjson --limit all` and counts in Python. Exit 1 on a difference.
"""
import argparse
import collections
import json
import re
import subprocess
import sys


def levels(regulation):
    found = [regulation]
    while (cut := found[-1].rfind("(")) > 0:
        found.append(found[-1][:cut])
    return found


def values_of(finding):
    report = finding["report"]
    day = finding.get("date") or report.get("published") or ""
    return {
        "theme": [t["id"] for t in finding["themes"]],
        "polarity": [finding["polarity"]],
        "kind": [finding["kind"]],
        "key_question": [finding.get("key_question")],
        "rating": [report.get("rating")],
        "report_kind": [report.get("report_kind")],
        "service": [finding.get("core_service") or report.get("service")],
        "region": [report.get("region")],
        "provider": [report.get("provider", {}).get("name")],
        "location": [report.get("location", {}).get("name")],
        "publisher": [report.get("publisher")],
        "regulation": sorted({l for r in finding.get("regulations", []) for l in levels(r)}),
        # A report without a date of publication is filed under its inspection, which a finding does not repeat.
        "year": [day[:4]] if day else None,
    }


def fold(value):
    return re.sub(r"\s+", " ", value.replace("\u2019", "'")).strip().casefold()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--program", default="build/release/findings")
    arguments, query = parser.parse_known_args()
    search = [arguments.program, "search", "--index", arguments.index, *query]
    counts = collections.defaultdict(lambda: [0, set()])
    findings, reports, undated = 0, set(), False
    with subprocess.Popen([*search, "--format", "ndjson", "--limit", "all"], stdout=subprocess.PIPE) as export:
        for line in export.stdout:
            finding = json.loads(line)
            findings += 1
            reports.add(finding["report"]["id"])
            for facet, values in values_of(finding).items():
                if values is None:
                    undated = True
                    continue
                for value in filter(None, values):
                    entry = counts[facet, fold(value)]
                    entry[0] += 1
                    entry[1].add(finding["report"]["id"])
    page = json.loads(subprocess.run([*search, "--json", "--facet-limit", "0"], stdout=subprocess.PIPE, check=True).stdout)
    differences = []
    if (page["total_findings"], page["total_reports"]) != (findings, len(reports)):
        differences.append(f"totals: search {page['total_findings']}/{page['total_reports']}, recount {findings}/{len(reports)}")
    compared = 0
    for facet, values in page["facets"].items():
        # A facet's counts leave out its own filter, which the export cannot.
        filtered = any(f in ("--" + facet.replace("_", "-"), "--not-" + facet.replace("_", "-")) for f in (q.replace("_", "-") for q in query))
        if filtered or (facet == "year" and undated):
            continue
        told = {(facet, fold(v["value"])): (v["findings"], v["reports"]) for v in values if v["findings"]}
        recounted = {k: (c[0], len(c[1])) for k, c in counts.items() if k[0] == facet}
        for key in sorted(told.keys() | recounted.keys()):
            compared += 1
            if told.get(key) != recounted.get(key):
                differences.append(f"{key}: search {told.get(key)}, recount {recounted.get(key)}")
    print("\n".join(differences) or f"{findings} findings of {len(reports)} reports, {compared} facet values: no difference")
    sys.exit(bool(differences))


if __name__ == "__main__":
    main()
