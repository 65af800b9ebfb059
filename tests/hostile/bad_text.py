"""Hostile XML, HTML, Markdown, JSON and text."""
MILLION = 1_000_000


def laughs(percent=""):
    lines = [f'<!ENTITY {percent} l0 "ha">'] if percent else ['<!ENTITY l0 "ha">']
    for n in range(1, 30):
        reference = f"&#37;l{n - 1};" if percent else f"&l{n - 1};"
        lines.append(f'<!ENTITY {percent} l{n} "{reference * 10}">')
    return "\n".join(lines)


def xml(full):
    body = "<p>A line of text that can be read.</p>"
    yield "xml-laughs.xml", f'<?xml version="1.0"?><!DOCTYPE r [{laughs()}]><r>{body}<p>&l29;</p></r>'.encode(), "either"
    yield "xml-laughs-parameter.xml", f'<?xml version="1.0"?><!DOCTYPE r [{laughs("%")} %l29;]><r>{body}</r>'.encode(), "either"
    yield "xml-large-entity.xml", f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{"x" * 100000}">]><r>{body}{"&a;" * 100000}</r>'.encode(), "either"
    yield "xml-deep.xml", b"<?xml version='1.0'?><r>" + b"<a>" * (10 * MILLION), "bad"
    yield "xml-attributes.xml", b"<?xml version='1.0'?><r><p " + b" ".join(b"a%d='1'" % n for n in range(MILLION)) + b">text</p></r>", "either"
    yield "xml-doctypes.xml", b"<?xml version='1.0'?>" + b"<!DOCTYPE r>" * MILLION + b"<r><p>text</p></r>", "either"
    for kind, address in (("file", "file:///etc/passwd"), ("http", "http://127.0.0.1:9/x")):
        yield (f"xml-external-{kind}.xml",
               f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "{address}">]><r>{body}<p>&e;</p></r>'.encode(), "either")
    yield "xml-unclosed.xml", b"<?xml version='1.0'?><r><!--" + b"x" * MILLION, "bad"


def html(full):
    head = b"<!DOCTYPE html><html><head><title>t</title></head><body><p>A line of text.</p>"
    yield "html-tables.html", head + b"<table><b>x" * 7000, "either"
    yield "html-tables-b.html", head + b"<table>" + b"<b>x" * 20000, "either"
    yield "html-million-b.html", head + b"<b>" * MILLION + b"x", "either"
    yield "html-divs.html", head + b"<div>" * 100_000 + b"x", "either"
    yield "html-divs-text.html", head + b"<div>x" * 100_000, "either"
    yield "html-lists.html", head + b"<ul><li>x" * 50_000, "either"
    yield "html-attribute.html", head + b'<p title="' + b"x" * (100 * MILLION) + b'">text</p>', "either"
    yield "html-attributes.html", head + b"<p " + b" ".join(b"a%d=1" % n for n in range(MILLION)) + b">text</p>", "either"
    yield "html-spans.html", head + b"<table>" + b"<tr>" + b"<td rowspan=65534 colspan=1000>x" * 1000 + b"</table>", "either"
    yield "html-span-rows.html", head + b"<table>" + b"<tr><td rowspan=65534 colspan=1000>x" * 3000 + b"</table>", "either"
    yield "html-script.html", head + b"<script>" + b"</scrip" * MILLION, "either"
    yield "html-comment.html", head + b"<!--" * (2 * MILLION), "either"
    yield "html-entities.html", head + b"&#x110000;&#xD800;&notaword;&" * 200_000, "either"
    yield "html-ids.html", head + b"".join(b"<a name=n%d id=i%d>" % (n, n) for n in range(200_000)), "either"
    # One paragraph of many lines, each of which a recogniser may cut off for itself, and heads that are none.
    for name, line in (("labels", b"Version: 1 May 2020"), ("demands", b"The provider must do it. We found that it was late."),
                       ("notices", b"Regulation 12(2)(a) was breached. How the regulation was not being met: it was shut.")):
        yield f"html-broken-{name}.html", head + b"<h1>Elm House policy</h1><p>" + b"<br>".join([line] * (900_000 // len(line))), "either"
    yield "html-heads.html", (head + b"<table><tr><th>" + b"word " * 100_000 + b"<th>B</tr>" + b"<tr><td>Do it<td>x</tr>" * 5000
                              + b"</table>"), "either"
    yield "html-charset.html", b"<meta charset=utf-7><meta charset=utf-16>" + head + b"+ADw-script+AD4-", "either"


def random_words(count, seed=7):
    """Words that no other text has, each the next of a generator: the same on every machine."""
    state, out = seed, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out.append(b"%x" % (state >> 40))
    return out


def twins(full):
    """Long texts that differ by a word: whoever compares them must not hold both in full, four times over."""
    words = random_words(2 * MILLION if full else 300_000)
    for name, size in (("long", len(words)), ("report", 150_000)):
        for half in "ab":
            part = words[:size]
            part[size // 2] = b"not" if half == "a" else b"always"
            lines = [b" ".join(part[i:i + 90]) for i in range(0, size, 90)]
            yield f"text-twins-{name}-{half}.txt", b"Inspection report\n\n" + b".\n\n".join(lines), "either"


def text(full):
    words = b"Staff did not always record medicines. "
    yield from twins(full)
    yield "text-list.txt", b"".join(b"- item %s\n" % word for word in random_words(260_000 if full else 60_000, 11)), "either"
    yield "text-demands.txt", b"".join(b"- The provider must ensure that ward %s has 12 of 40 staff trained (Regulation 12(2)(a)).\n" % word
                                       for word in random_words(150_000 if full else 20_000, 13)), "either"
    yield "text-invalid.txt", words + bytes(range(128, 256)) * 400, "either"
    yield "text-overlong.txt", words + b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80" * 200, "either"
    yield "text-nul.txt", words + b"\0" * 5000 + words, "either"
    yield "text-only-nul.txt", bytes(100_000), "bad"
    yield "text-bidi.txt", (words.decode() + "\u202e\u2066\u202a\u2067" * 5000 + "nettirw ti si siht").encode(), "either"
    yield "text-one-line.txt", b"word " * (20 * MILLION), "bad"
    yield "text-long-word.txt", b"x" * MILLION, "either"
    yield "text-marks.txt", ("a" + "\u0301" * 500_000 + "\u0323\u0301" * 250_000).encode(), "either"
    yield "text-lines.txt", words + b"\n" * (10 * MILLION) + words, "either"
    yield "text-bullets.txt", b"- item\n" * MILLION, "either"
    yield "text-headings.txt", b"HEADING\n=======\n\n" * 300_000, "either"
    yield "text-utf16-odd.txt", b"\xff\xfe" + words.decode().encode("utf-16-le") + b"\xd8", "either"
    yield "text-utf32.txt", words.decode().encode("utf-32"), "either"
    yield "text-blank.txt", b" \n\t\n" * 1000, "bad"
    yield "text-nothing.txt", b"", "bad"
    yield "text-program.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "bad"
    yield "text-posts.txt", b"Posted by: A on 1 March 2018 at 10:00\n> > > x\n" * 60_000, "either"
    yield "text-ratings.txt", b"Safe Good Requires improvement Inadequate (1.2.3) Regulation 12(2)(a) 24% of 50\n" * 60_000, "either"


def markdown(full):
    yield "markdown-brackets.md", b"# Title\n\n" + b"[" * MILLION, "either"
    yield "markdown-stars.md", b"# Title\n\n" + b"*" * MILLION + b"a" + b"*" * MILLION, "either"
    yield "markdown-emphasis.md", b"# Title\n\n" + b"*a _b " * 100_000, "either"
    yield "markdown-quotes.md", b"# Title\n\n" + b">" * 200_000 + b" text", "either"
    yield "markdown-lists.md", b"# Title\n\n" + b"".join(b"  " * n + b"- x\n" for n in range(3000)), "either"
    yield "markdown-ticks.md", b"# Title\n\n" + b" ".join(b"`" * n for n in range(1, 2500)), "either"
    yield "markdown-links.md", b"# Title\n\n" + b"[a](" * 100_000, "either"
    yield "markdown-tables.md", b"# Title\n\n" + b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n" + b"|\n" * 20_000, "either"


def json(full):
    start = b'{"locationId":"1-99","name":"n","organisationType":"Location","x":'
    yield "json-deep.json", start + b"[" * MILLION, "bad"
    yield "json-deep-closed.json", start + b'{"a":' * MILLION + b"1" + b"}" * (MILLION + 1), "either"
    yield "json-reports.json", start + b'1,"currentRatings":{"overall":{"rating":"Good","keyQuestionRatings":[' + b'{"name":"Safe","rating":"Good"},' * 200_000 + b"{}]}}}", "either"
    yield "jsonl-deep.jsonl", b'{"_id":"a","text":"b","x":' + b"[" * MILLION + b"\n" + b'{"_id":"c","text":"d"}\n', "either"
    yield "jsonl-long-line.jsonl", b'{"_id":"a","text":"' + b"word " * (10 * MILLION) + b'"}\n', "bad"
    yield "jsonl-cut-off.jsonl", b'{"_id":"a","text":"Staff were kind."}\n{"_id":"b","te', "either"


def disguised(full):
    gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
    yield "disguised-html.pdf", b"<html><body><p>This page calls itself a PDF.</p></body></html>", "either"
    yield "disguised-picture.html", gif + b"<script>alert(1)</script>", "bad"
    yield "polyglot.pdf", b"<html><body><p>text</p><!-- %PDF-1.4\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>> --></body></html>", "either"
    yield "disguised-picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(1000), "bad"


def files(full):
    for family in (xml, html, text, markdown, json, disguised):
        yield from family(full)
