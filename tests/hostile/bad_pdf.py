"""Hostile PDFs."""
import zlib

TEXT = b"BT /F 12 Tf 60 700 Td (Staff did not always record medicines.) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content, extra=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)


def pdf(objects, trailer=b"", prev=None):
    out = bytearray(b"%PDF-1.6\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    if prev is not None:
        trailer += b"/Prev %d" % (xref if prev == "self" else prev)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, xref)
    return bytes(out)


def one_page(content=None, page=b"", pages=b"/Kids[3 0 R]/Count 1", catalog=b"", resources=b"/Font<</F 5 0 R>>", font=FONT, more=()):
    return [b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, b"<</Type/Pages%s>>" % pages,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>%s>>" % (resources, page),
            stream(TEXT) if content is None else content, font, *more]


def report(lines):
    """A good PDF: one line of text each."""
    text = b"BT /F 11 Tf 60 780 Td 14 TL " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    return pdf(one_page(stream(text)))


def gigabyte(megabytes):
    """A Flate stream of that many MiB of white space, packed a second time."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    start = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = again.compress(block) + again.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compress(start + once * (megabytes - 1) + b"\x03\x00", 9)
    return pdf(one_page(stream(packed, b"/Filter[/FlateDecode/FlateDecode]")))


def files(full):
    whole = report([f"Line {n} of a report that is cut off" for n in range(40)])
    fonts = 100_000 if full else 20_000
    names = b"".join(b"/F%d 5 0 R" % n for n in range(fonts))
    uses = b"BT " + b"".join(b"/F%d 9 Tf (a) Tj " % n for n in range(fonts)) + b"ET"
    own = [b"<</Type/Font/Subtype/Type1/BaseFont/F%d/Encoding<</Differences[65/a%d]>>>>" % (n, n) for n in range(fonts)]
    own_names = b"".join(b"/F%d %d 0 R" % (n, n + 6) for n in range(fonts))
    deep = [b"<</Type/Catalog/Pages 2 0 R>>"]
    deep += [b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (n + 1, n - 1) for n in range(2, 50_000)]
    deep += [b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % (len(deep))]
    form = b"<</Length %d/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>>>\nstream\n%s\nendstream"
    forms = [form % (len(b"/X Do /Y Do"), b"/X Do /Y Do")] * 2
    chain = [b"<</Length 23/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>>>\nstream\n/X Do /X Do /X Do /X Do\nendstream" % (n + 7) for n in range(40)]
    type3 = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
             b"/Encoding<</Differences[65/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>")
    objstm = stream(b"6 0 6 0 <</A 6 0 R>>", b"/Type/ObjStm/N 2/First 8/Extends 6 0 R")
    secret = (b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"a1" * 32 + b">/U<" + b"b2" * 32 + b">>>")
    image = [stream(bytes(range(200)) * 2, b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 1"
                    b"/ColorSpace/DeviceGray/Filter/" + kind) for kind in (b"JBIG2Decode", b"JPXDecode")]
    draw = stream(TEXT + b" q 9 0 0 9 0 0 cm /I Do Q")
    outline = [b"<</First 7 0 R/Last 7 0 R/Count 1>>", b"<</Title(Round and round)/Parent 6 0 R/Next 7 0 R/First 6 0 R>>"]
    yield "pdf-gigabyte.pdf", gigabyte(1024 if full else 256), "bad"
    yield "pdf-2-31-pages.pdf", pdf(one_page(pages=b"/Kids[3 0 R]/Count 2147483647")), "either"
    yield "pdf-kids-circle.pdf", pdf(one_page(pages=b"/Kids[2 0 R 2 0 R]/Count 4")), "bad"
    yield "pdf-outline-circle.pdf", pdf(one_page(catalog=b"/Outlines 6 0 R", more=outline)), "either"
    yield "pdf-prev-circle.pdf", pdf(one_page(), prev="self"), "either"
    yield "pdf-object-streams.pdf", pdf(one_page(catalog=b"/Names 6 0 R", more=[objstm])), "either"
    yield "pdf-huge-page.pdf", pdf(one_page(page=b"/MediaBox[0 0 10000000000 10000000000]/UserUnit 100000")), "either"
    yield "pdf-font-names.pdf", pdf(one_page(stream(uses), resources=b"/Font<<" + names + b">>")), "either"
    yield "pdf-fonts.pdf", pdf(one_page(stream(uses), resources=b"/Font<<" + own_names + b">>", more=own)), "either"
    yield "pdf-password.pdf", pdf(one_page(more=[secret]), trailer=b"/Encrypt 6 0 R/ID[<00><00>]"), "bad"
    yield "pdf-jbig2.pdf", pdf(one_page(draw, resources=b"/Font<</F 5 0 R>>/XObject<</I 6 0 R>>", more=[image[0]])), "either"
    yield "pdf-jpx.pdf", pdf(one_page(draw, resources=b"/Font<</F 5 0 R>>/XObject<</I 6 0 R>>", more=[image[1]])), "either"
    for part in (10, 50, 90, 99):
        yield f"pdf-cut-at-{part}.pdf", whole[:len(whole) * part // 100], "either"
    yield "pdf-empty.pdf", b"", "bad"
    yield "pdf-header-only.pdf", b"%PDF-1.7\n", "bad"
    yield "pdf-deep-tree.pdf", pdf(deep), "bad"
    yield "pdf-million-pages.pdf", pdf(one_page(pages=b"/Count 1000000/Kids[" + b"3 0 R " * 1_000_000 + b"]")), "bad"
    yield "pdf-form-circle.pdf", pdf(one_page(stream(TEXT + b" /X Do"), resources=b"/Font<</F 5 0 R>>/XObject<</X 6 0 R>>", more=forms)), "either"
    yield "pdf-form-powers.pdf", pdf(one_page(stream(TEXT + b" /X Do"), resources=b"/Font<</F 5 0 R>>/XObject<</X 6 0 R>>", more=chain)), "either"
    yield "pdf-type3-circle.pdf", pdf(one_page(font=type3, more=[stream(b"9 0 d0 BT /F 9 Tf (A) Tj (A) Tj ET")])), "either"
    yield "pdf-same-contents.pdf", pdf(one_page(page=b"/Contents[" + b"4 0 R " * 100_000 + b"]")), "either"
    yield "pdf-million-words.pdf", pdf(one_page(stream(b"BT /F 9 Tf " + b"1 1 Td (word) Tj " * 500_000 + b"ET"))), "either"
    yield "pdf-wrong-length.pdf", pdf(one_page(stream(TEXT).replace(b"/Length %d" % len(TEXT), b"/Length 99999999999"))), "either"
