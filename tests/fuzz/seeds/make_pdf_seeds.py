#!/usr/bin/env python3
"""Writes the PDF seeds of this folder: small files that each use another part of a reader. Deterministic."""
import pathlib
import zlib

HERE = pathlib.Path(__file__).parent / "pdf"


def pdf(objects, root="1 0 R", extra=b""):
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<</Size %d/Root %s%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root.encode(), extra, xref)
    return bytes(out)


def stream(content, filters=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), filters, content)


TEXT = (b"BT /F 18 Tf 60 760 Td (Oakbank House) Tj /F 10 Tf 0 -30 Td (Staff did not always re-) Tj 0 -12 Td"
        b" (cord medicines. \\222 fi) Tj 0 -12 Td [(W) 80 (ard) -300 (two)] TJ ET\n"
        b"BT /F 10 Tf 60 400 Td (Safe) Tj 120 0 Td (Good) Tj -120 -14 Td (Caring) Tj 120 0 Td (Inadequate) Tj ET\n"
        b"BT /F 8 Tf 60 20 Td (Page 1 of 1) Tj ET\n0 0 m 100 100 l S q 1 0 0 1 0 0 cm Q\n")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%s>>"
BASE = [b"<</Type/Catalog/Pages 2 0 R%s>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(TEXT), FONT]


def base(catalog=b"", page=b"", content=None, font=FONT):
    return [BASE[0] % catalog, BASE[1], PAGE % page, stream(TEXT) if content is None else content, font]


def main():
    HERE.mkdir(exist_ok=True)
    packed = zlib.compress(TEXT)
    cmap = (b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
            b" 1 beginbfrange <41> <5a> <0061> endbfrange 1 beginbfchar <20> <00a0fb01> endbfchar endcmap")
    seeds = {
        "plain": pdf(base()),
        "flate": pdf(base(content=stream(packed, b"/Filter/FlateDecode"))),
        "labels": pdf(base(catalog=b"/PageLabels<</Nums[0<</S/r/St 3/P(A-)>>]>>/Lang(en-GB)/MarkInfo<</Marked true>>")),
        "rotated": pdf(base(page=b"/Rotate 90/CropBox[10 10 500 800]/UserUnit 2")),
        "outline": pdf(base(catalog=b"/Outlines 6 0 R") +
                       [b"<</First 7 0 R/Last 7 0 R/Count 1>>", b"<</Title(Is it safe?)/Parent 6 0 R/Dest[3 0 R/Fit]>>"]),
        "tounicode": pdf(base(font=b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>") + [stream(cmap)]),
        "info": pdf(base() + [b"<</Title(\\376\\377\\000R)/Author(A)/CreationDate(D:20230504120000Z)>>"], extra=b"/Info 6 0 R"),
        "form": pdf(base(page=b"/Annots[6 0 R]", content=stream(b"/X Do")) +
                    [b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>"]),
        "cid": pdf(base(font=b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>") +
                   [b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
                    b"/DW 500/W[1[500 600]]>>"]),
        "no_xref": pdf(base()).split(b"xref\n")[0] + b"trailer<</Root 1 0 R>>\n",
    }
    for name, content in seeds.items():
        (HERE / (name + ".pdf")).write_bytes(content)


if __name__ == "__main__":
    main()
