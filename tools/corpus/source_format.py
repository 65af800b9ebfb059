# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a source document: front matter and a small Markdown dialect, described in README.md."""
import dataclasses
import pathlib
import re

SHARED = pathlib.Path(__file__).resolve().parent / "sources" / "_shared"
FORMATS = ("pdf", "docx", "odt", "html")
BULLET = re.compile(r"^- +")
NUMBER = re.compile(r"^(\d+)[.)] +")
HEADING = re.compile(r"^(#{1,5}) +(.*)$")
INLINE = re.compile(r"\*\*(.+?)\*\*|(?<![\w*])\*([^*\s][^*]*?)\*(?![\w*])|\[([^\]]+)\]\(([^)\s]+)\)")


class SourceError(Exception):
    """A source that cannot be built: says which file and what is wrong."""


@dataclasses.dataclass
class Block:
    """One piece of a document. `kind` decides which of the other fields are filled."""

    kind: str  # heading paragraph bullets numbers quote small table rating contents pagebreak columns cover tabs
    text: str = ""  # heading, paragraph, quote, small: inline markup; line breaks are "\n"
    level: int = 0  # heading: 1 to 5; columns: how many; numbers: the first number
    items: list = dataclasses.field(default_factory=list)  # bullets, numbers: texts; rating: (label, value)
    rows: list = dataclasses.field(default_factory=list)  # table: rows of cells, the first is the header


@dataclasses.dataclass
class Source:
    path: pathlib.Path
    meta: dict
    blocks: list

    @property
    def formats(self):
        return [name.strip() for name in self.meta["format"].split(",")]


def spans(text):
    """Splits inline markup into (style, text, link) with style one of plain, bold, italic, link."""
    at = 0
    for match in INLINE.finditer(text):
        if match.start() > at:
            yield "plain", text[at:match.start()], ""
        bold, italic, label, link = match.groups()
        if bold is not None:
            yield "bold", bold, ""
        elif italic is not None:
            yield "italic", italic, ""
        else:
            yield "link", label, link
        at = match.end()
    if at < len(text):
        yield "plain", text[at:], ""


def plain(text):
    return "".join(part for _, part, _ in spans(text))


def read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        raise SourceError(f"{path.name}: front matter between two '---' lines is missing")
    end = lines.index("---", 1)
    meta = read_meta(path, lines[1:end])
    body = expand_includes(path, lines[end + 1:])
    if meta.get("quotes") == "curly":
        body = [curly(line) for line in body]
    return Source(path, meta, parse_blocks(path, body))


def curly(line):
    line = re.sub(r'(^|(?<=[\s(*|]))"', "\u201c", line).replace('"', "\u201d")
    return re.sub(r"(^|(?<=[\s(*|]))'", "\u2018", line).replace("'", "\u2019")


def read_meta(path, lines):
    """`name: value` lines. A value that goes on over several lines has them indented; they stay separate lines."""
    meta = {}
    name = None
    for line in lines:
        if line.startswith("  ") and name:
            meta[name] = (meta[name] + "\n" + line.strip()).strip("\n")
        elif ":" in line:
            name, value = line.split(":", 1)
            meta[name.strip()] = value.strip()
            name = name.strip()
    for required in ("title", "format"):
        if required not in meta:
            raise SourceError(f"{path.name}: front matter lacks '{required}'")
    for wanted in meta["format"].split(","):
        if wanted.strip() not in FORMATS:
            raise SourceError(f"{path.name}: format '{wanted.strip()}' is none of {', '.join(FORMATS)}")
    return meta


def expand_includes(path, lines):
    """`!include name` stands for the lines of sources/_shared/name.md."""
    result = []
    for line in lines:
        if not line.startswith("!include "):
            result.append(line)
            continue
        shared = SHARED / (line.split(None, 1)[1].strip() + ".md")
        if not shared.exists():
            raise SourceError(f"{path.name}: no shared text {shared.name}")
        result += ["", *shared.read_text(encoding="utf-8").splitlines(), ""]
    return result


def parse_blocks(path, lines):
    blocks = []
    group = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(line.rstrip())
            continue
        if group:
            blocks += parse_group(path, group)
        group = []
    return join_ratings(blocks)


def parse_group(path, lines):
    """Turns lines without an empty line between them into blocks."""
    heading = HEADING.match(lines[0])
    if heading:
        first = Block("heading", text=heading.group(2), level=len(heading.group(1)))
        return [first] + (parse_group(path, lines[1:]) if lines[1:] else [])
    if lines[0].startswith("!"):
        return [directive(path, lines[0])] + (parse_group(path, lines[1:]) if lines[1:] else [])
    if lines[0].startswith("|"):
        return [table(lines)]
    if lines[0].startswith("> "):
        return [Block("quote", text=joined([line.lstrip("> ") for line in lines]))]
    if lines[0].startswith("~ "):
        return [Block("small", text=joined([line.lstrip("~ ") for line in lines]))]
    return listed(lines)


def listed(lines):
    """A paragraph, a list, or a paragraph that runs straight into a list."""
    for pattern, kind in ((BULLET, "bullets"), (NUMBER, "numbers")):
        start = next((i for i, line in enumerate(lines) if pattern.match(line)), None)
        if start is None:
            continue
        before = [Block("paragraph", text=joined(lines[:start]))] if start else []
        number = NUMBER.match(lines[start])
        items = []
        for line in lines[start:]:
            if pattern.match(line):
                items.append([pattern.sub("", line, count=1)])
            else:
                items[-1].append(line.strip())
        return before + [Block(kind, items=[joined(item) for item in items], level=int(number[1]) if number else 1)]
    return [Block("paragraph", text=joined(lines))]


def joined(lines):
    """Joins lines with a space; a line that ends in a backslash keeps its line break."""
    text = "".join(line[:-1].rstrip() + "\n" if line.endswith("\\") else line + " " for line in lines)
    return text.strip()


def table(lines):
    rows = [[cell.strip().replace("<br>", "\n") for cell in line.strip().strip("|").split("|")] for line in lines]
    return Block("table", rows=rows)


def directive(path, line):
    name, _, argument = line[1:].partition(" ")
    if name in ("contents", "pagebreak", "cover", "tabs"):
        return Block(name)
    if name == "columns":
        return Block("columns", level=int(argument))
    if name == "rating":
        label, _, value = argument.partition("|")
        return Block("rating", items=[(label.strip(), value.strip())])
    raise SourceError(f"{path.name}: unknown directive '{line}'")


def join_ratings(blocks):
    """Neighbouring !rating lines make one ratings block."""
    result = []
    for block in blocks:
        if block.kind == "rating" and result and result[-1].kind == "rating":
            result[-1].items += block.items
        else:
            result.append(block)
    return result
