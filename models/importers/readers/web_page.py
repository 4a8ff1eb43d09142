"""Web pages (.html, .mht; also saved by Word or WPS) as paragraphs and tables."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from itertools import count

from lxml import etree  # type: ignore[import-untyped]  # has no stubs
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]  # as above

from models.importers.readers.cells import Spot, lines, one_cell, raw_table
from models.importers.readers.damage import damage_named
from models.importers.safe_package import LARGEST, too_large
from models.importers.source import PAGE_NAME, RawTable, Source, SourceBlock, SourceParagraph
from models.system.errors import UnreadableReport

_MOST_BYTES = 10_000_000
"""Without pictures; the longest pages of government sites have some 500 kB. Chosen: twenty times that."""

_MOST_TAGS = 300_000
"""Of ``<``. Chosen: our own pages have some 800, and what Word saves marks every stretch of text."""

_MOST_COLUMNS = 300
"""Of a table. Chosen: no table of a report has 20; cells that span others could ask for any number."""

_WIDEST, _LONGEST_CELL = 100, 400
"""Columns that a cell may span; characters in a cell of figures and labels, beyond which it is there for the layout.

Chosen: several times as wide as any table of a report, and ten times as long as the form's longest label.
"""

_LONGEST_SPAN = 9
"""Digits of a span that are believed; Python takes long over thousands of them. Chosen: more than any table needs."""

_CHARSET_WITHIN = 4096
"""Bytes within which a page names its encoding. Chosen: four times what browsers look at, for some pages are later."""

_MOST_ODD = 0.01
"""Share of characters that cannot be decoded, above which the declared encoding is wrong. Chosen: some may be."""

_UNSEEN = """audio button canvas datalist head iframe map math nav noscript object script select style svg template
textarea title video"""
_BREAKING = """address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr html legend li main ol option p pre section table tbody td tfoot th thead tr ul"""
_LEFT_OUT, _LINES = frozenset(_UNSEEN.split()), frozenset(_BREAKING.split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PICTURE = re.compile(rb"data:[\w.+/-]+;base64,[\w+/=%\s]+")
_SAVED_PAGE = re.compile(rb"^content-type:\s*text/html", re.IGNORECASE | re.MULTILINE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHINESE = "[\u2e80-\u9fff\uf900-\uffef\u2018-\u201d\u2026\u2014]"
_SOFT_BREAK = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})")
_JOINTS = re.compile(r"[-_|–—>»]+")
_SPACE = re.compile(r"[ \t\r\n\f]+")

_Token = str | RawTable | None
"""Text, a table, or the end of a line."""


def read_html(content: bytes) -> Source:
    """Return what stands on a web page, without scripts, navigation and what is hidden; its name comes first.

    Tables that only place things on the page are taken apart.

    Raises:
        UnreadableReport: It is damaged, or too large to be a report.
    """
    with damage_named("网页文件"):
        if len(content) > LARGEST:
            raise too_large()
        root = _parsed(_unwrapped(content))
        return (*_name(root), *_blocks(_tokens(root, _data(root))))


def _name(root: HtmlElement) -> Iterator[SourceParagraph]:
    """Yield the name of the page, each part of it that the site has joined to others."""
    name = " ".join(root.xpath("string(//head/title)").split())
    yield from (SourceParagraph(part.strip(), PAGE_NAME) for part in _JOINTS.split(name) if part.strip())


def _unwrapped(content: bytes) -> str:
    """Return the page, out of a single file with all its pictures if it is one."""
    if content.lstrip()[:1] == b"<" or not (found := _SAVED_PAGE.search(content)):
        return _decoded(content)
    start = content.rfind(b"\n--", 0, found.start()) + 1
    boundary = content[start : content.find(b"\n", start)].strip() if start else b""
    end = content.find(b"\n" + boundary, found.end()) if boundary else -1
    begin = content.find(b"\n", start) + 1 if boundary else 0
    part = message_from_bytes(content[begin : end if end > 0 else None], policy=policy.default)
    page = part.get_payload(decode=True)
    return _decoded(page if isinstance(page, bytes) else b"", part.get_content_charset())


def _decoded(content: bytes, declared: str | None = None) -> str:
    """Return a page as text: bytes that are UTF-8 are it, whatever the page declares."""
    content = _PICTURE.sub(b"", content)
    if len(content) > _MOST_BYTES:
        raise too_large()
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        found = _CHARSET.search(content, 0, _CHARSET_WITHIN)
        page = content.decode(_codec(declared or (found[1].decode() if found else "")), errors="replace")
        is_wrong = page.count("\ufffd") > _MOST_ODD * len(page)
        return content.decode("gb18030", errors="replace") if is_wrong else page


def _codec(declared: str) -> str:
    """Return the encoding that is meant: gb2312 stands for all of GB 18030, and so does nothing."""
    name = declared.lower()
    try:
        b"\xff".decode(name, errors="replace")
    except (LookupError, ValueError):  # there is none of this name, or it is one that pages are not written in
        return "gb18030"
    return name if not name.startswith(("gb", "utf-16", "iso-8859", "ascii", "hz")) else "gb18030"


def _parsed(page: str) -> HtmlElement:
    if page.count("<") > _MOST_TAGS:
        raise too_large()
    if not page.strip("\x00 \t\r\n\f"):
        raise UnreadableReport("网页文件里没有内容；请用浏览器打开网页，重新保存后再试。")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = document_fromstring(page.replace("\x00", "").encode("utf-8", errors="replace"), parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableReport(
            "网页文件的结构套得太深，读不全，没有读取；请用浏览器打开，复制正文到 Word，存成 .docx 后再试。"
        )
    return root


# ---------------------------------------------------------------- text


def _tokens(root: HtmlElement, tables: Iterable[HtmlElement]) -> Iterator[_Token]:
    """Yield the text of an element, with an end of line wherever a browser begins a new one."""
    data = frozenset(tables)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        breaks = element.tag in _LINES
        if event == "end":
            yield from (None,) if breaks else ()
            yield from (element.tail,) if element.tail and element is not root else ()
            continue
        yield from (None,) if breaks else ()
        if element is not root and (element.tag in _LEFT_OUT or _is_hidden(element)):
            walk.skip_subtree()
        elif element in data:
            yield _raw_table(element)
            walk.skip_subtree()
        elif element.text:
            yield element.text


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _blocks(tokens: Iterable[_Token]) -> Iterator[SourceBlock]:
    paragraphs, tables = count(1), count(1)
    for token in _joined(tokens):
        if isinstance(token, RawTable):
            yield token._replace(where=f"第 {next(tables)} 个表")
        else:
            yield from (SourceParagraph(line, f"第 {next(paragraphs)} 段") for line in lines(token))


def _joined(tokens: Iterable[_Token]) -> Iterator[str | RawTable]:
    """Yield the lines and tables. A line feed of the source is no space between Chinese characters."""
    pieces: list[str] = []
    for token in (*tokens, None):
        if isinstance(token, str):
            pieces.append(token)
            continue
        yield _SPACE.sub(" ", _SOFT_BREAK.sub("", "".join(pieces)))
        pieces.clear()
        if token is not None:
            yield token


# ---------------------------------------------------------------- tables


def _data(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the tables that hold data: the innermost; what is around them is there for the layout."""
    rows = _rows(root)
    around: set[HtmlElement] = set()
    for table in reversed(list(root.iter("table"))):
        cells = [_cells(row) for row in rows.get(table, ())]
        if table in around or sum(map(len, cells)) < 2:
            continue
        if len(cells) > 1 and max(map(len, cells)) > 1 and not any(_is_layout(cell) for row in cells for cell in row):
            yield table
        for above in table.iterancestors("table"):
            if above in around:
                break
            around.add(above)


def _rows(root: HtmlElement) -> dict[HtmlElement, list[HtmlElement]]:
    rows: dict[HtmlElement, list[HtmlElement]] = {}
    for row in root.iter("tr"):
        for table in row.iterancestors("table"):
            rows.setdefault(table, []).append(row)
            break
    return rows


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


def _is_layout(cell: HtmlElement) -> bool:
    length = 0
    for text in cell.itertext():
        length += len(text.strip())
        if length > _LONGEST_CELL:
            return True
    return next(cell.iter(*_HEADINGS), None) is not None


def _raw_table(table: HtmlElement) -> RawTable:
    return raw_table(_spots(_rows(table).get(table, [])), "")


def _spots(rows: list[HtmlElement]) -> Iterator[Spot]:
    """Yield the cells where a browser places them, beside those that come down from above."""
    free: dict[int, int] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in _cells(row):
            while free.get(x, 0) > y:
                x += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan") or len(rows)
            if x > _MOST_COLUMNS:
                raise too_large()
            yield Spot(y, x, one_cell(token for token in _joined(_tokens(cell, ())) if isinstance(token, str)))
            free |= dict.fromkeys(range(x, x + max(1, min(width, _WIDEST))), y + height)
            x += max(1, min(width, _WIDEST))


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many rows or columns a cell takes; 0 for all that follow."""
    text = cell.get(name, "1").strip()
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_SPAN else 1
