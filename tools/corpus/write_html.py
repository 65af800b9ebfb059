# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a source as a web page: `chrome: regulator` wraps it in the furniture of an inspection web site."""
from html import escape

import source_format

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{links}</head>
<body>
{before}<main id="main-content">
{body}
</main>
{after}</body>
</html>
"""

BEFORE = """<div class="cookie-banner" role="region" aria-label="Cookies">
<p>We use some essential cookies to make this website work. We would like to set more cookies to remember your
settings.</p>
<button>Accept additional cookies</button> <button>Reject additional cookies</button> <a href="/cookies">View cookies</a>
</div>
<a class="skip-link" href="#main-content">Skip to main content</a>
<header>
<a class="logo" href="/">Inspection reports</a>
<form action="/search" role="search"><label>Search <input name="q"></label> <button>Search</button></form>
<nav aria-label="Main"><ul><li><a href="/about">About us</a></li><li><a href="/guidance">Guidance for providers</a></li>
<li><a href="/news">News</a></li><li><a href="/contact">Contact us</a></li></ul></nav>
</header>
<nav class="breadcrumb" aria-label="Breadcrumb"><span>You are here:</span> {breadcrumb}</nav>
"""

AFTER = """<aside class="share"><h2>Share this page</h2><ul><li><a href="/share/mail">Email</a></li>
<li><a href="/print">Print this page</a></li></ul>
<p>Subscribe to our monthly bulletin for providers.</p></aside>
<footer><nav aria-label="Footer"><ul><li><a href="/accessibility">Accessibility</a></li>
<li><a href="/privacy">Privacy statement</a></li><li><a href="/cookies">Cookies</a></li>
<li><a href="/careers">Careers</a></li></ul></nav>
<p>This footer, the navigation and the cookie notice stand for the furniture of a web site.</p></footer>
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({"rating": "not for the index"});</script>
"""


def write(source, target):
    meta = source.meta
    chrome = meta.get("chrome") == "regulator"
    links = "".join(f'<link rel="canonical" href="{escape(url)}">\n' for url in meta.get("canonical", "").split())
    if "published" in meta:
        links += f'<meta name="dcterms.issued" content="{escape(meta["published"])}">\n'
    body = "\n".join(html_of(block, meta) for block in source.blocks)
    page = PAGE.format(title=escape(meta["title"]), links=links, body=body,
                       before=BEFORE.format(breadcrumb=breadcrumb(meta)) if chrome else "",
                       after=AFTER if chrome else "")
    target.write_text(page, encoding="utf-8")


def breadcrumb(meta):
    steps = [step.strip() for step in meta.get("breadcrumb", "Home").split(">")]
    return " &rsaquo; ".join(f'<a href="#">{escape(step)}</a>' for step in steps)


def html_of(block, meta):
    simple = {"paragraph": "p", "quote": "blockquote", "small": "p"}
    if block.kind in simple:
        css = ' class="small"' if block.kind == "small" else ""
        inner = inline(block.text)
        inner = f"<p>{inner}</p>" if block.kind == "quote" else inner
        return f"<{simple[block.kind]}{css}>{inner}</{simple[block.kind]}>"
    if block.kind == "heading":
        return f"<h{block.level}>{inline(block.text)}</h{block.level}>"
    if block.kind in ("bullets", "numbers"):
        return listed(block)
    if block.kind == "table":
        return table(block.rows)
    if block.kind == "rating":
        return ratings(block.items)
    if block.kind == "tabs":
        return tabs(meta)
    if block.kind == "cover":
        return cover(meta)
    return ""  # page breaks, columns and contents mean nothing on a web page


def inline(text):
    parts = []
    for style, part, link in source_format.spans(text):
        part = escape(part, quote=False).replace("\n", "<br>\n")
        wrapped = {"bold": f"<strong>{part}</strong>", "italic": f"<em>{part}</em>",
                   "link": f'<a href="{escape(link)}">{part}</a>'}
        parts.append(wrapped.get(style, part))
    return "".join(parts)


def listed(block):
    tag = "ul" if block.kind == "bullets" else "ol"
    start = f' start="{block.level}"' if block.kind == "numbers" and block.level != 1 else ""
    items = "\n".join(f"<li>{inline(item)}</li>" for item in block.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def table(rows):
    head = "".join(f'<th scope="col">{inline(cell)}</th>' for cell in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def ratings(items):
    lines = []
    for label, value in items:
        css = value.split(" (")[0].lower().replace(" ", "-")
        lines.append(f'<dt>{escape(label)}</dt>\n<dd class="rating rating-{escape(css)}">{escape(value)}</dd>')
    return '<dl class="ratings">\n' + "\n".join(lines) + "\n</dl>"


def tabs(meta):
    """The tab strip; the tabs that are not shown are in the page all the same, hidden, as on the real sites."""
    names = [name.strip() for name in meta.get("tabs", "Summary, Services, Reports, Registration, Contact").split(",")]
    shown = meta.get("tab", names[0])
    strip = "".join(f'<li role="tab" aria-selected="{str(name == shown).lower()}"><a href="#">{escape(name)}</a></li>'
                    for name in names)
    hidden = "".join(f'<div class="tab-panel" hidden><h2>{escape(name)}</h2><p>Overall: see the {escape(name)} tab '
                     "for ratings. Read more about inspection ratings.</p></div>" for name in names if name != shown)
    return f'<ul class="tabs" role="tablist">{strip}</ul>\n{hidden}'


def cover(meta):
    lines = [f"<h1>{escape(meta['provider'])}</h1>"]
    if "service" in meta:
        lines.append(f"<p class=\"service\">{escape(meta['service'])}</p>")
    lines.append(f"<p class=\"kind\">{escape(meta.get('report_name', 'Inspection report'))}</p>")
    lines += [f"<p>{escape(line)}</p>" for line in meta.get("cover_lines", "").splitlines()]
    return "\n".join(lines)
