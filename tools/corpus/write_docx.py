# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a source as a Word document with python-docx."""
import datetime
import io

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import source_format
import zip_fixed

FIXED = datetime.datetime(2026, 1, 1)


def write(source, target):
    document = docx.Document()
    properties(document, source.meta)
    section = document.sections[0]
    section.header.paragraphs[0].text = source.meta.get("header", "").replace("{page}", "")
    footer(section.footer.paragraphs[0], source.meta.get("footer", ""))
    for block in source.blocks:
        add_block(document, block, source.meta)
    buffer = io.BytesIO()
    document.save(buffer)
    zip_fixed.rewrite(buffer.getvalue(), target)


def properties(document, meta):
    core = document.core_properties
    core.title = meta["title"]
    core.author = core.last_modified_by = meta.get("publisher", "Findings")
    core.subject = meta.get("subtitle", "")
    core.comments = ""
    core.language = "en-GB"
    core.revision = 1
    core.created = core.modified = FIXED


def footer(paragraph, text):
    """The running footer; {page} becomes a PAGE field, which Word fills in."""
    before, wanted, after = text.partition("{page}")
    paragraph.add_run(before)
    if wanted:
        run = paragraph.add_run()
        for kind in ("begin", None, "end"):
            element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
            if kind is None:
                element.text = "PAGE"
            else:
                element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
    paragraph.add_run(after)


def add_block(document, block, meta):
    if block.kind == "heading":
        document.add_heading(source_format.plain(block.text), level=block.level)
    elif block.kind in ("bullets", "numbers"):
        style = "List Bullet" if block.kind == "bullets" else "List Number"
        for item in block.items:
            add_text(document.add_paragraph(style=style), item)
    elif block.kind == "table":
        add_table(document, block.rows)
    elif block.kind == "rating":
        add_table(document, [[label, value] for label, value in block.items])
    elif block.kind == "pagebreak":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif block.kind == "cover":
        add_cover(document, meta)
    elif block.kind in ("paragraph", "quote", "small"):
        style = "Quote" if block.kind == "quote" else None
        add_text(document.add_paragraph(style=style), block.text)


def add_text(paragraph, text):
    for style, part, _ in source_format.spans(text):
        run = paragraph.add_run(part)  # python-docx turns "\n" into a line break
        run.bold = style == "bold" or None
        run.italic = style == "italic" or None


def add_table(document, rows):
    columns = max(len(row) for row in rows)
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row):
            add_text(cell.paragraphs[0], text)
    document.add_paragraph()


def add_cover(document, meta):
    document.add_heading(meta["provider"], level=0)
    if "service" in meta:
        document.add_paragraph(meta["service"], style="Subtitle")
    document.add_paragraph(meta.get("report_name", "Inspection report"), style="Subtitle")
    for line in meta.get("cover_lines", "").splitlines():
        document.add_paragraph(line)
