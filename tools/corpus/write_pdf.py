# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a source as PDF with ReportLab, base fonts only, so that no font of the machine gets into the bytes.

On purpose it keeps the traps of real inspection PDFs: covers whose text layer is garbled (`cover_text`), running
headers and footers, contents with dot leaders, fi and fl ligatures (`ligatures: yes`), two columns with hyphens at
line ends, table cells that extraction runs together.
"""
import re
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import (BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph,
                                Spacer, Table, TableStyle)
from reportlab.platypus.flowables import CondPageBreak
from reportlab.platypus.tableofcontents import TableOfContents

import pdf_styles
import source_format

MARGIN = 20 * mm
GUTTER = 8 * mm
RATING_COLOURS = {"outstanding": "#1d7a3e", "good": "#3f9c35", "requires": "#e08a00", "inadequate": "#c4161c"}
# Where a long word may break in a narrow column; the soft hyphen shows only when the word does break there.
SUFFIX = re.compile(r"(?<=[a-z]{3})(ment|mend|tion|sion|ness|ally|ance|ence|able|ised|vid|ter)(?=[a-z]{0,6}\b)")


class GarbledLine(Flowable):
    """A cover line that looks right but whose text layer holds other words, as overprinted covers have."""

    def __init__(self, shown, extracted, size):
        super().__init__()
        self.shown, self.extracted, self.size = shown, extracted, size

    def wrap(self, width, height):
        words = pdfmetrics.stringWidth(self.shown, "Helvetica-Bold", self.size)
        self.fitted = self.size * min(1.0, width / words)
        return width, self.size * 1.35

    def draw(self):
        literal = self.extracted.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.canv.setFont("Helvetica-Bold", self.fitted)
        self.canv.setFillColor(pdf_styles.PURPLE)
        self.canv._code.append(f"/Span <</ActualText ({literal})>> BDC")
        self.canv.drawString(0, self.size * 0.3, self.shown)
        self.canv._code.append("EMC")


class ReportTemplate(BaseDocTemplate):
    """Draws the running header and footer, feeds the contents page and the outline."""

    def __init__(self, target, meta):
        super().__init__(str(target), pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN,
                         bottomMargin=MARGIN, title=meta["title"], author=meta.get("publisher", "Findings"),
                         subject=meta.get("subtitle", ""), creator="tools/corpus/make_documents.py", lang="en-GB",
                         invariant=1)
        self.meta = meta
        self.headings = 0
        self.outline_level = -1
        wide = A4[0] - 2 * MARGIN
        tall = A4[1] - 2 * MARGIN
        narrow = (wide - GUTTER) / 2
        one = [Frame(MARGIN, MARGIN, wide, tall, 0, 0, 0, 0)]
        two = [Frame(MARGIN + n * (narrow + GUTTER), MARGIN, narrow, tall, 0, 0, 0, 0) for n in (0, 1)]
        self.addPageTemplates([PageTemplate("one", one, onPageEnd=self.furniture),
                               PageTemplate("two", two, onPageEnd=self.furniture)])

    def beforeDocument(self):
        self.headings = 0
        self.outline_level = -1

    def furniture(self, canvas, _):
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(colors.HexColor("#555555"))
        page = str(canvas.getPageNumber())
        if canvas.getPageNumber() > 1:
            canvas.drawString(MARGIN, A4[1] - 12 * mm, self.meta.get("header", "").replace("{page}", page))
        canvas.drawString(MARGIN, 10 * mm, self.meta.get("footer", "").replace("{page}", page))
        canvas.restoreState()

    def afterFlowable(self, flowable):
        level = getattr(flowable, "heading_level", None)
        if level is None or level > 3:
            return
        self.headings += 1
        key = f"h{self.headings}"
        text = flowable.getPlainText()
        self.canv.bookmarkPage(key)
        self.outline_level = min(level - 1, self.outline_level + 1)  # an outline may not skip a level going down
        self.canv.addOutlineEntry(text, key, self.outline_level, closed=level > 1)
        if level < 3 and text != "Contents":
            self.notify("TOCEntry", (level - 1, text, self.page))


def write(source, target):
    styles = pdf_styles.make()
    story = []
    columns = 1
    for block in source.blocks:
        if block.kind == "columns":
            columns = block.level
            story += [NextPageTemplate("two" if columns == 2 else "one"), PageBreak()]
            continue
        story += flowables(block, source.meta, styles, columns)
    ReportTemplate(target, source.meta).multiBuild(story)


def flowables(block, meta, styles, columns):
    if block.kind == "pagebreak":
        return [PageBreak()]
    if block.kind == "cover":
        return cover(meta, styles)
    if block.kind == "contents":
        return [contents(styles)]
    if block.kind == "heading":
        heading = Paragraph(markup(block.text, meta), styles[f"Heading{block.level}"])
        heading.heading_level = block.level
        return [CondPageBreak(25 * mm), heading]
    if block.kind in ("bullets", "numbers"):
        return listed(block, meta, styles, columns)
    if block.kind == "table":
        return [table(block, meta, styles), Spacer(1, 3 * mm)]
    if block.kind == "rating":
        return [ratings(block, styles), Spacer(1, 3 * mm)]
    if block.kind == "tabs":
        return []
    style = {"quote": "Quote", "small": "Small"}.get(block.kind, "Body")
    return [Paragraph(markup(block.text, meta, columns), styles[style])]


def markup(text, meta, columns=1):
    """Inline markup as ReportLab's XML, with the ligatures and soft hyphens the source asks for."""
    if meta.get("ligatures") == "yes":
        text = text.replace("fi", "\ufb01").replace("fl", "\ufb02")
    parts = []
    for style, part, link in source_format.spans(text):
        if columns == 2:
            part = SUFFIX.sub("\u00ad\\1", part)
        part = escape(part).replace("\n", "<br/>")
        wrapped = {"bold": f"<b>{part}</b>", "italic": f"<i>{part}</i>", "link": f'<a href="{escape(link)}">{part}</a>'}
        parts.append(wrapped.get(style, part))
    return "".join(parts)


def listed(block, meta, styles, columns):
    result = []
    for position, item in enumerate(block.items):
        mark = meta.get("bullet", "•") if block.kind == "bullets" else f"{block.level + position}."
        result.append(Paragraph(markup(item, meta, columns), styles["Bullet"], bulletText=mark))
    return result + [Spacer(1, 1.5 * mm)]


def cover(meta, styles):
    """Provider, service, kind of report and the label lines of the front matter, as the first page has them."""
    garbled = meta.get("cover_text", "")
    name = GarbledLine(meta["provider"], garbled, 26) if garbled else Paragraph(meta["provider"], styles["Cover"])
    story = [Spacer(1, 18 * mm), name]
    if "service" in meta:
        story.append(Paragraph(escape(meta["service"]), styles["CoverService"]))
    story.append(Paragraph(escape(meta.get("report_name", "Inspection report")), styles["CoverKind"]))
    lines = escape(meta.get("cover_lines", "")).replace("\n", "<br/>")
    return story + [Spacer(1, 6 * mm), Paragraph(lines, styles["CoverLines"]), Spacer(1, 8 * mm)]


def contents(styles):
    toc = TableOfContents(dotsMinLevel=0)
    toc.levelStyles = [styles["Contents1"], styles["Contents2"]]
    return toc


def table(block, meta, styles):
    columns = max(len(row) for row in block.rows)
    rows = []
    for number, row in enumerate(block.rows):
        style = styles["CellHead" if number == 0 else "Cell"]
        cells = row + [""] * (columns - len(row))
        rows.append([Paragraph(markup(cell, meta), style) for cell in cells])
    return styled_table(rows, [(A4[0] - 2 * MARGIN) / columns] * columns)


def ratings(block, styles):
    rows = []
    for label, value in block.items:
        colour = RATING_COLOURS.get(value.split(" ")[0].lower(), "#777777")
        dot = f'<font color="{colour}">●</font>' if colour != "#777777" else "–––"
        rows.append([Paragraph(escape(label), styles["CellHead"]), Paragraph(escape(value), styles["Cell"]),
                     Paragraph(dot, styles["Cell"])])
    wide = A4[0] - 2 * MARGIN
    return styled_table(rows, [wide * 0.55, wide * 0.35, wide * 0.1])


def styled_table(rows, widths):
    result = Table(rows, colWidths=widths, splitByRow=1)
    result.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#b8b8b8")),
                                ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 3),
                                ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]))
    return result
