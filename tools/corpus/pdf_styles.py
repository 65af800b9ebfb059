# SPDX-License-Identifier: GPL-3.0-or-later
"""The paragraph styles of the PDF documents."""
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

PURPLE = colors.HexColor("#5a2b81")


def register_ligatures():
    """Helvetica has fi and fl, but not in the encoding ReportLab picks: offer MacRoman as a second choice."""
    for name in ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"):
        second = pdfmetrics.Font(f"{name}-Mac", name, "MacRomanEncoding")
        pdfmetrics.registerFont(second)
        first = pdfmetrics.getFont(name)
        # The list is shared by all standard fonts, so each font gets a list of its own.
        others = [font for font in first.substitutionFonts if not font.fontName.endswith("-Mac")]
        first.substitutionFonts = [second, *others]


def make():
    register_ligatures()
    body = ParagraphStyle("Body", fontName="Helvetica", fontSize=9.5, leading=13, spaceAfter=5, embeddedHyphenation=1)

    def derived(name, **changes):
        return ParagraphStyle(name, parent=body, **changes)

    styles = [
        body,
        derived("Bullet", leftIndent=14, bulletIndent=3, spaceAfter=3),
        derived("Quote", leftIndent=16, rightIndent=16, fontName="Helvetica-Oblique"),
        derived("Small", fontSize=8, leading=10.5, textColor=colors.HexColor("#444444")),
        derived("Cell", fontSize=8.5, leading=11, spaceAfter=0),
        derived("CellHead", fontSize=8.5, leading=11, spaceAfter=0, fontName="Helvetica-Bold"),
        derived("Cover", fontName="Helvetica-Bold", fontSize=26, leading=32, textColor=PURPLE),
        derived("CoverService", fontName="Helvetica-Bold", fontSize=18, leading=23, spaceBefore=6),
        derived("CoverKind", fontSize=15, leading=20, spaceBefore=10),
        derived("CoverLines", leading=14),
        derived("Contents1", fontName="Helvetica-Bold", spaceBefore=3, spaceAfter=1),
        derived("Contents2", leftIndent=12, spaceAfter=1),
    ]
    sizes = {1: 17, 2: 13.5, 3: 11.5, 4: 10, 5: 9.5}
    for level, size in sizes.items():
        styles.append(derived(f"Heading{level}", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.25,
                              spaceBefore=size * 0.7, spaceAfter=4, keepWithNext=1,
                              textColor=PURPLE if level < 3 else colors.black))
    return {style.name: style for style in styles}
