"""Hostile archives: bare, and as .docx and .odt. Built by hand where the zipfile module would refuse."""
import struct
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = "word/document.xml"
ODT_TYPE = b"application/vnd.oasis.opendocument.text"


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zeros(megabytes, byte=b" "):
    """Raw deflate stream of so many MiB of one byte, its size and checksum: one block, repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = byte * (1 << 20)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(block, crc)
    return once * megabytes + b"\x03\x00", megabytes << 20, crc


class Member:
    def __init__(self, name, data=b"", flags=0, size=None, packed=None, crc=None, attributes=0, method=8):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.packed = packed if packed is not None else deflated(data)
        self.size = size if size is not None else len(data)
        self.crc = crc if crc is not None else zlib.crc32(data)
        self.flags, self.attributes, self.method = flags, attributes, method
        self.offset = None

    def facts(self):
        return struct.pack("<HHHHHIIIHH", 20, self.flags, self.method, 0, 33, self.crc & 0xFFFFFFFF, len(self.packed),
                           self.size & 0xFFFFFFFF, len(self.name), 0)

    def local(self):
        return b"PK\x03\x04" + self.facts() + self.name + self.packed

    def central(self):
        return (b"PK\x01\x02" + struct.pack("<H", 0x031E) + self.facts() +
                struct.pack("<HHHII", 0, 0, 0, self.attributes, self.offset) + self.name)


def archive(members, comment=b""):
    out = bytearray()
    for member in members:
        if member.offset is None:
            member.offset = len(out)
            out += member.local()
    start = len(out)
    for member in members:
        out += member.central()
    count = len(members)
    size = len(out) - start
    if count > 0xFFFF:
        end = len(out)
        out += b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, start)
        out += b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
        count = 0xFFFF
    out += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, size, start, len(comment)) + comment
    return bytes(out)


def docx(xml, *others):
    return archive([Member(DOCX, xml if isinstance(xml, bytes) else xml.encode()), *others])


def odt(xml, *others):
    return archive([Member("mimetype", ODT_TYPE, method=0, packed=ODT_TYPE),
                    Member("content.xml", xml if isinstance(xml, bytes) else xml.encode()), *others])


def paragraphs(words):
    return f'<w:document {W}><w:body>{words}</w:body></w:document>'


def overlapping(name, count):
    """Every entry of the directory is the same compressed bytes."""
    packed, size, crc = zeros(8)
    first = Member(name, packed=packed, size=size, crc=crc)
    first.offset = 0
    members = [first]
    for number in range(count):
        other = Member(name + str(number), packed=packed, size=size, crc=crc)
        other.offset = 0
        members.append(other)
    out = first.local()
    start = len(out)
    for member in members:
        out += member.central()
    return out + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(out) - start, start, 0)


def nested(depth):
    inner = archive([Member("report.txt", b"text " * 100000)])
    for level in range(depth):
        inner = archive([Member(f"{level}-{copy}.zip", inner) for copy in range(4)])
    return inner


def files(full):
    """(name, bytes, expectation): bad must fail, either may be read, unread are no files for a reader."""
    packed, size, crc = zeros(1024 if full else 300)
    entries = 1_000_000 if full else 70_000
    half = docx(paragraphs("<w:p><w:r><w:t>text</w:t></w:r></w:p>" * 5000))
    table = "<w:tbl><w:tr><w:tc>" * 100_000
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    styles = (f'<w:styles {W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
              '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>').encode()
    cell = ('<table:table><table:table-row table:number-rows-repeated="2147483647"><table:table-cell '
            'table:number-columns-repeated="2147483647"><text:p>x</text:p></table:table-cell></table:table-row></table:table>')
    link = Member("report.txt", b"/etc/passwd", attributes=0xA1FF << 16)
    yield "bomb-flat.docx", archive([Member(DOCX, packed=packed, size=size, crc=crc)]), "bad"
    yield "bomb-flat.odt", archive([Member("mimetype", ODT_TYPE, method=0, packed=ODT_TYPE),
                                    Member("content.xml", packed=packed, size=size, crc=crc)]), "bad"
    yield "bomb-flat.zip", archive([Member("report.txt", packed=packed, size=size, crc=crc)]), "archive"
    yield "bomb-overlapping.zip", overlapping("report.txt", 2000), "archive"
    yield "bomb-overlapping.docx", overlapping(DOCX, 2000), "bad"
    yield "bomb-nested.zip", nested(6), "archive"
    yield "bomb-entries.zip", archive([Member(b"%d.txt" % n) for n in range(entries)]), "archive"
    yield "bomb-entries.docx", archive([Member(DOCX)] + [Member(b"%d.xml" % n) for n in range(entries)]), "bad"
    yield "zip-symlink.zip", archive([link]), "archive"
    yield "zip-dotdot.zip", archive([Member("../../../tmp/findings-was-here", b"text"), Member("/tmp/findings-was-here", b"text")]), "archive"
    yield "zip-lies-small.docx", archive([Member(DOCX, packed=packed, size=10, crc=crc)]), "bad"
    yield "zip-lies-large.docx", archive([Member(DOCX, b"<a/>", size=0xFFFFFFF0)]), "bad"
    yield "zip-encrypted.docx", archive([Member(DOCX, b"x" * 500, flags=1)]), "bad"
    yield "zip-encrypted.odt", odt(bytes(range(256)) * 4, Member("META-INF/manifest.xml", b'<m:manifest xmlns:m="x"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>')), "bad"
    yield "zip-encrypted.zip", archive([Member("report.txt", b"x" * 500, flags=1)]), "archive"
    yield "ole-encrypted.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "bad"
    yield "zip-same-names.docx", archive([Member(DOCX, b"<a/>"), Member(DOCX, paragraphs("").encode())]), "either"
    yield "zip-cut-off.docx", half[:len(half) // 2], "bad"
    yield "zip-no-document.docx", archive([Member("readme.txt", b"nothing")]), "archive"
    yield "docx-deep-tables.docx", docx(paragraphs(table)), "bad"
    yield "docx-huge-span.docx", docx(paragraphs(span)), "either"
    yield "docx-style-circle.docx", docx(paragraphs('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>'), Member("word/styles.xml", styles)), "either"
    yield "odt-repeated-cells.odt", odt(f'<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="a"><office:body><office:text>{cell}</office:text></office:body></office:document-content>'), "either"
    yield "odt-spaces.odt", odt('<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>a<text:s text:c="2147483647"/>b</text:p></office:text></office:body></office:document-content>'), "either"
