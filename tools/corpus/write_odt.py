# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a source as an OpenDocument text with odfpy."""
import io

from odf import dc, element, meta as odf_meta, style, table as odf_table, text
from odf.opendocument import OpenDocumentText
from odf.style import (Footer, Header, MasterPage, PageLayout, PageLayoutProperties, ParagraphProperties, Style,
                       TableCellProperties, TextProperties)

import source_format
import zip_fixed

FIXED = "2026-01-01T00:00:00"
SIZES = {1: "17pt", 2: "14pt", 3: "12pt", 4: "11pt", 5: "10pt"}


def write(source, target):
    element.Element.namespaces.clear()  # odfpy keeps what earlier documents declared; each must stand alone
    document = OpenDocumentText()
    properties(document, source.meta)
    styles = make_styles(document)
    running(document, source.meta)
    for block in source.blocks:
        add_block(document.text, block, source.meta, styles)
    buffer = io.BytesIO()
    document.write(buffer)
    zip_fixed.rewrite(buffer.getvalue(), target)


def properties(document, meta):
    """Replaces what odfpy wrote about its own version by fixed values."""
    for child in list(document.meta.childNodes):
        document.meta.removeChild(child)
    document.meta.addElement(odf_meta.Generator(text="tools/corpus/make_documents.py"))
    document.meta.addElement(dc.Title(text=meta["title"]))
    document.meta.addElement(dc.Creator(text=meta.get("publisher", "Findings")))
    document.meta.addElement(dc.Language(text="en-GB"))
    document.meta.addElement(odf_meta.CreationDate(text=FIXED))
    document.meta.addElement(dc.Date(text=FIXED))


def make_styles(document):
    result = {}

    def add(name, *children, family="paragraph", automatic=False):
        made = Style(name=name, family=family)
        for child in children:
            made.addElement(child)
        (document.automaticstyles if automatic else document.styles).addElement(made)
        result[name] = made

    add("Body", ParagraphProperties(marginbottom="0.2cm"), TextProperties(fontsize="10pt"))
    add("Quote", ParagraphProperties(marginleft="0.8cm", marginright="0.8cm"), TextProperties(fontstyle="italic"))
    add("Small", TextProperties(fontsize="8pt"))
    add("CoverName", TextProperties(fontsize="24pt", fontweight="bold"))
    for level, size in SIZES.items():
        add(f"Title{level}", ParagraphProperties(margintop="0.4cm", keepwithnext="always"),
            TextProperties(fontsize=size, fontweight="bold"))
    add("NewPage", ParagraphProperties(breakbefore="page"), automatic=True)
    add("bold", TextProperties(fontweight="bold"), family="text")
    add("italic", TextProperties(fontstyle="italic"), family="text")
    add("Grid", TableCellProperties(border="0.5pt solid #888888", padding="0.1cm"), family="table-cell", automatic=True)
    return result


def running(document, meta):
    """Header and footer on every page; {page} becomes a page-number field."""
    layout = PageLayout(name="A4")
    layout.addElement(PageLayoutProperties(pagewidth="21cm", pageheight="29.7cm", margin="2cm"))
    layout.addElement(style.HeaderStyle())
    layout.addElement(style.FooterStyle())
    document.automaticstyles.addElement(layout)
    page = MasterPage(name="Standard", pagelayoutname=layout)
    for part, words in ((Header(), meta.get("header", "")), (Footer(), meta.get("footer", ""))):
        paragraph = text.P()
        before, wanted, after = words.partition("{page}")
        paragraph.addText(before)
        if wanted:
            paragraph.addElement(text.PageNumber(selectpage="current"))
        paragraph.addText(after)
        part.addElement(paragraph)
        page.addElement(part)
    document.masterstyles.addElement(page)


def add_block(parent, block, meta, styles):
    if block.kind == "heading":
        heading = text.H(outlinelevel=block.level, stylename=styles[f"Title{block.level}"])
        heading.addText(source_format.plain(block.text))
        parent.addElement(heading)
    elif block.kind in ("bullets", "numbers"):
        parent.addElement(listed(block, styles))
    elif block.kind == "table":
        parent.addElement(table(block.rows, styles))
    elif block.kind == "rating":
        parent.addElement(table([[label, value] for label, value in block.items], styles))
    elif block.kind == "pagebreak":
        parent.addElement(text.P(stylename=styles["NewPage"]))
    elif block.kind == "cover":
        add_cover(parent, meta, styles)
    elif block.kind in ("paragraph", "quote", "small"):
        name = {"quote": "Quote", "small": "Small"}.get(block.kind, "Body")
        parent.addElement(paragraph(block.text, styles, name))


def paragraph(words, styles, name="Body"):
    result = text.P(stylename=styles[name])
    for kind, part, _ in source_format.spans(words):
        holder = text.Span(stylename=styles[kind]) if kind in ("bold", "italic") else result
        for number, line in enumerate(part.split("\n")):
            if number:
                holder.addElement(text.LineBreak())
            holder.addText(line)
        if holder is not result:
            result.addElement(holder)
    return result


def listed(block, styles):
    result = text.List()
    for position, item in enumerate(block.items):
        entry = text.ListItem()
        mark = "" if block.kind == "bullets" else f"{block.level + position}. "
        entry.addElement(paragraph(mark + item, styles))
        result.addElement(entry)
    return result


def table(rows, styles):
    columns = max(len(row) for row in rows)
    result = odf_table.Table()
    result.addElement(odf_table.TableColumn(numbercolumnsrepeated=columns))
    for row in rows:
        line = odf_table.TableRow()
        for cell in row + [""] * (columns - len(row)):
            box = odf_table.TableCell(stylename=styles["Grid"])
            box.addElement(paragraph(cell, styles))
            line.addElement(box)
        result.addElement(line)
    return result


def add_cover(parent, meta, styles):
    parent.addElement(paragraph(meta["provider"], styles, "CoverName"))
    for line in (meta.get("service", ""), meta.get("report_name", "Inspection report")):
        if line:
            parent.addElement(paragraph(line, styles, "Title1"))
    for line in meta.get("cover_lines", "").splitlines():
        parent.addElement(paragraph(line, styles))
