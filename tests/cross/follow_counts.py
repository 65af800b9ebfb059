#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Follows every number on the pages of cross-reference, dashboard, themes and dossiers of a large index: is it the total of the
search that it links to? The tests do the same over corpus/ (pages_test.cpp).

Use: follow_counts.py INDEX [--program build/release/findings]

Prints a line a page, and each number that is wrong. Exit code 1 if one is, or if a page has none.
"""
import argparse
import html
import json
import pathlib
import re
import sys
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools" / "bench"))
from served import Server  # noqa: E402

LINK = re.compile(r'<a\b[^>]*href="(/search[^"]*)"[^>]*>\s*(?:<[^>]*>\s*)*([0-9][0-9,]*)')
PAGES = ["/cross-reference", "/cross-reference?rows=theme&columns=service", "/cross-reference?rows=key_question&columns=rating&show=reports",
         "/cross-reference?rows=theme&columns=year&q=restraint", "/dashboard", "/dashboard?q=restraint", "/themes/restrictive-care"]


def get(address, target):
    with urllib.request.urlopen(f"http://{address}{target}", timeout=60) as answer:
        return answer.read().decode()


def total_behind(address, href, known={}):
    if href not in known:
        found = json.loads(get(address, href.replace("/search", "/api/v1/reports" if "by=report" in href else "/api/v1/findings", 1)
                               + ("&" if "?" in href else "?") + "per_page=1"))
        known[href] = found["total_reports"] if "by=report" in href else found["total_findings"]
    return known[href]


def follow(address, page):
    links = [(html.unescape(href), int(number.replace(",", ""))) for href, number in LINK.findall(get(address, page))]
    wrong = [(href, number, total_behind(address, href)) for href, number in links if number != total_behind(address, href)]
    for href, number, total in wrong:
        print(f"  WRONG {page}: {number} leads to {total}: {href}")
    print(f"{page}: {len(links)} numbers, {len(wrong)} wrong")
    return len(links), len(wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--program", default="build/release/findings")
    arguments = parser.parse_args()
    server = Server(arguments.program, arguments.index)
    try:
        dossiers = sorted(set(re.findall(r'href="(/providers/[^"?#]+)"', get(server.address, "/search?q=restraint"))))
        followed = [follow(server.address, page) for page in PAGES + dossiers[:3]]
    finally:
        server.close()
    print(f"{sum(n for n, _ in followed)} numbers followed, {sum(w for _, w in followed)} wrong")
    return 1 if any(wrong or not numbers for numbers, wrong in followed) else 0


if __name__ == "__main__":
    sys.exit(main())
