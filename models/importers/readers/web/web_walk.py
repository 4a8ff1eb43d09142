"""A web page from its beginning to its end: texts as they look, tables, and what else it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from functools import cached_property
from typing import TypeGuard

from lxml import etree  # type: ignore[import-untyped]  # has no stubs
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # as above

from models.importers.readers.web.web_archive import WebArchive, WebPart
from models.importers.readers.web.web_fields import FIELDS, PICTURES, field, picture
from models.importers.readers.web.web_lists import counted, is_list_kind, list_kind, numbered
from models.importers.readers.web.web_tables import (
    SECTION,
    Structure,
    WebTable,
    data_tables,
    parts_of,
    read_table,
    structure_of,
)
from models.importers.source import LeftOut
from models.text.page_look import OUT_OF_ORDER, UNSEEN, Look
from models.text.page_looks import Seen, seen
from models.text.page_styles import StyleSheets, declarations_of
from models.text.page_tokens import Tag
from models.text.page_words import BREAK, EDGE, Piece, Words, words

_DEEPEST = 3
"""Pages in pages. Chosen: a frame in a frame, and one more."""

_MOST_FRAMES = 100
"""Pages in a page. Chosen: several times as many as any has."""

_FEWEST_SECTIONS = 3
"""Headings of sections by which a part of a page is known to hold a report. Chosen: half of them."""

_DOCTYPE, _HEAD = b"<!doctype", 1000
"""How a page says that it is HTML, and within how many bytes. Chosen: comments may stand before it."""

_UNSEEN = """audio datalist head map nav noembed noframes noscript script select style template textarea title iframe
frameset"""
_BREAKING = """address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr html legend li main ol option p pre section summary table tbody td tfoot th thead tr
ul"""
_SHADOW = "网页的组件自己画出来的一块，里面的字没有读进来；请在浏览器里复制到 Word 文档里，保存后再导入。"
_LEFT_OUT, _LINES = frozenset(_UNSEEN.split()), frozenset(_BREAKING.split())
_FOOTNOTE = re.compile(r"mso-element\s*+:\s*+(?:footnote|endnote|comment)\s*+(?:;|$)", re.IGNORECASE)
_FOOTNOTE_ID = re.compile(r"(?:sd)?(?:ftn|edn|footnote|endnote)-?\d{1,4}|fn:?\d{1,4}", re.IGNORECASE)
_HIDDEN_BY_EXCEL = re.compile(r"\s*+display\s*+:\s*+none\s*+;?\s*+", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_FOOTNOTE_BLOCKS = frozenset({"div", "p", "li", "aside", "section", "dd"})
Token = Piece | WebTable | Words | LeftOut
"""A text and how it looks, a table, lines of their own, or what cannot be read; the place of these is not told yet."""

Parse = Callable[[WebPart], HtmlElement]


@dataclass(frozen=True)
class WebPage:
    """A page of an archive.

    Attributes:
        parse: Takes a part apart.
        depth: In how many other pages it stands.
        shown: The contents of the pages in pages that were read; none is read twice.
    """

    root: HtmlElement
    part: WebPart
    archive: WebArchive
    parse: Parse
    depth: int = 0
    shown: set[int] = made_by(default_factory=set)

    @cached_property
    def sheets(self) -> StyleSheets:
        """The style sheets of the page."""
        sheets = StyleSheets()
        sheets.quirky = _DOCTYPE not in self.part.content[:_HEAD].lower()
        for element in self.root.iter(etree.Element):
            if "--" in (style := element.get("style", "")):
                sheets.set_variables(style)
        taken: set[int] = set()
        for element in self.root.iter("style", "link"):
            medium = element.get("media", "").strip() or "all"
            if next(element.iterancestors("noscript", "template"), None) is not None:
                continue
            if element.tag == "style" and element.get("type", "text/css").strip().lower() not in {"", "text/css"}:
                continue
            if element.tag == "style":
                sheets.add(element.text or "", medium)
                continue
            kinds = element.get("rel", "").lower().split()
            if "stylesheet" not in kinds or "alternate" in kinds or medium.lower() in {"print", "speech"}:
                continue
            sheet = self.archive.named(element.get("href", ""), self.part)
            if sheet is None:
                sheets.missing = True
            elif id(sheet.content) not in taken:
                taken.add(id(sheet.content))
                sheets.add(sheet.content.decode("utf-8", "replace"), medium)
        return sheets

    @cached_property
    def looks(self) -> dict[HtmlElement, Seen]:
        """How the elements look."""
        looks: dict[HtmlElement, Seen] = {}
        is_by_excel = any("excel" in meta.get("content", "").lower() for meta in self.root.iter("meta"))
        for element in self.root.iter(etree.Element):
            around = element.getparent()
            above = looks[around] if around is not None and around in looks else Seen()
            tag = Tag(str(element.tag), dict(element.attrib))
            if is_by_excel and _is_end_of_words(element, above):
                looks[element] = above._replace(look=above.look | Look.DOUBTFUL)
            else:
                found = seen(tag, above, self.sheets)
                if found.look & OUT_OF_ORDER and _is_whole(element):
                    found = seen(tag, above.without(OUT_OF_ORDER), self.sheets).without(Look.MOVED)
                looks[element] = found
        return looks

    @cached_property
    def structure(self) -> Structure:
        """Its tables."""
        return structure_of(self.root, self.looks)

    @cached_property
    def numbers(self) -> dict[HtmlElement, int]:
        """The numbers of paragraphs in numbered lists; one that is not there counts for nothing."""
        lists = ((around, list(around.iterchildren("li"))) for around in self.root.iter("ol"))
        seen_of = ((around, [one for one in items if not self.looks[one].look & Look.GONE]) for around, items in lists)
        return {item: number for around, items in seen_of for item, number in numbered(around, items)}

    @cached_property
    def data(self) -> frozenset[HtmlElement]:
        """The tables that hold data."""
        return frozenset(data_tables(self.root, self.structure))

    def tokens(self) -> Iterator[Token]:
        """Yield what stands on the page."""
        return self._tokens(self.root, in_cell=False)

    def _tokens(self, root: HtmlElement, *, in_cell: bool) -> Iterator[Token]:
        """Yield what stands in an element, with a break wherever a browser begins a new line."""
        walk = etree.iterwalk(root, events=("start", "end"))
        number: Piece = "", Look.PLAIN
        for event, element in walk:
            look = self.looks[element].look
            if event == "end":
                number = ("", Look.PLAIN) if element.tag == "li" else number
                yield from self._edge(element, look)
                if element.tail and element is not root:
                    yield element.tail, self.looks[element.getparent()].look
                continue
            yield from self._before(element, look)
            special = element is not root and self._is_special(element)
            if special:
                yield from self._special(element, in_cell=in_cell)
                walk.skip_subtree()
                continue
            if element.tag == "li":
                number = self._number(element)
            if element.text:
                if number[0] and element.text.strip():
                    yield number[0], look | number[1]
                    number = "", Look.PLAIN
                yield element.text, look

    def _before(self, element: HtmlElement, look: int) -> Iterator[Piece]:
        """Yield what parts an element from what is before, and a piece where a browser writes all there is in it."""
        yield from self._edge(element, look)
        is_empty = not element.text and not len(element)
        if is_empty and look & (Look.BESIDE | Look.COVERING):
            yield "", Look.BESIDE

    def _edge(self, element: HtmlElement, look: int) -> Iterator[Piece]:
        """Yield the break that parts an element from what is beside it, or the room between them."""
        if element.tag in _LINES or look & Look.OWN_LINE:
            yield BREAK, look
        around = element.getparent()
        takes_room = look & UNSEEN and not (around is not None and self.looks[around].look & UNSEEN)
        if look & Look.APART or takes_room:
            yield EDGE

    def _is_special(self, element: HtmlElement) -> bool:
        return (
            element.tag in _LEFT_OUT
            or element.tag in FIELDS
            or element.tag in PICTURES
            or element in self.data
            or bool(self.looks[element].look & Look.GONE)
            or _is_footnote(element)
        )

    def _special(self, element: HtmlElement, *, in_cell: bool) -> Iterator[Token]:
        """Yield what an element shows that is no text, or no text of the page."""
        look = self.looks[element].look
        if element.tag in PICTURES:
            yield from self._picture(element, in_cell=in_cell)
        elif element.tag == "script":
            yield from (("", Look.BESIDE),) if "document.write" in (element.text or "") else ()
        elif element.tag == "template" and element.get("shadowrootmode"):
            yield "", Look.BESIDE
            if element.text_content().strip() and not in_cell:
                yield LeftOut(_SHADOW, "")
        elif element.tag == "button":
            yield from () if self._is_hidden(element) else self._field(element, Look.PLAIN, in_cell=in_cell)
        elif look & Look.GONE:
            return
        elif element in self.data:
            yield from self._caption(element)
            yield from parts_of(read_table(element, self.structure, self._in_cell))
        elif element.tag in FIELDS:
            yield from self._field(element, look, in_cell=in_cell)
        elif element.tag not in _LEFT_OUT and not look & UNSEEN:
            pieces = [token for token in self._tokens(element, in_cell=False) if _is_piece(token)]
            note = " ".join(words([(text, one & ~Look.RAISED) for text, one in pieces]).text.split("\n"))
            kind = "批注" if "comment" in element.get("style", "").lower() else "脚注"
            yield from (LeftOut(f"{kind}：{note}", ""),) if note else ()

    def _field(self, element: HtmlElement, look: int, *, in_cell: bool) -> Iterator[Token]:
        """Yield what a field shows, and what it shows that is no text."""
        shown = field(element, in_table=in_cell)
        look |= Look.PLAIN if shown.sure else Look.DOUBTFUL
        if element.tag == "textarea":
            yield from ((BREAK, look), (shown.text, look), (BREAK, look))
        elif shown.text:
            yield f" {shown.text} ", look
        if shown.told and not look & UNSEEN:
            yield LeftOut(shown.told, "" if in_cell else MINOR)

    def _in_cell(self, cell: HtmlElement) -> Iterator[Piece | LeftOut]:
        """Yield what stands in a cell. A picture is of weight where there are no words."""
        tokens = list(self._tokens(cell, in_cell=True))
        pieces = [token for token in tokens if _is_piece(token)]
        if any(look & Look.BESIDE for _, look in pieces) and not any(text.strip("\0 \t\r\n") for text, _ in pieces):
            yield LeftOut("网页的样式或者脚本在这里写了字，没有读进来；请对照着填。", "")
        for token in tokens:
            if not isinstance(token, WebTable | Words):
                yield token

    def _caption(self, table: HtmlElement) -> Iterator[Token]:
        """Yield what stands in a table and in none of its cells; browsers show it above."""
        for element in table.iter("table", "caption", "thead", "tbody", "tfoot", "tr"):
            if next(element.iterancestors("table"), None) is not table and element is not table:
                continue
            if element.tag == "caption":
                yield from self._tokens(element, in_cell=False)
                continue
            look = self.looks[element].look
            for text in (element.text, *(child.tail for child in element)):
                if text and text.strip() and not look & UNSEEN:
                    yield from ((BREAK, look), (text, look), (BREAK, look))

    def _picture(self, element: HtmlElement, *, in_cell: bool) -> Iterator[Token]:
        if element.tag == "iframe" and (page := self._framed(element)):
            yield BREAK, Look.PLAIN
            yield from page.tokens() if not self._is_hidden(element) else ()
            yield BREAK, Look.PLAIN
            return
        if self._is_hidden(element):
            return
        alone = in_cell and _has_as_many_words(_own_cell(element), element)
        if not alone and (in_cell or _is_among_words(element)):
            yield "", Look.BESIDE  # it may be one of the words, or of the digits
        if found := picture(element, in_cell=alone):
            yield LeftOut(found.text, MINOR if found.is_minor else "")
        if element.tag in {"object", "canvas", "svg", "video", "audio"}:
            return
        if element.tag == "math":
            yield element.text_content(), self.looks[element].look

    def _is_hidden(self, element: HtmlElement) -> bool:
        """Return whether an element of pictures is unseen; that it holds no text is no reason."""
        tag = Tag("span", dict(element.attrib))
        around = element.getparent()
        return bool(seen(tag, self.looks[around] if around is not None else Seen(), self.sheets).look & UNSEEN)

    def _framed(self, frame: HtmlElement) -> WebPage | None:
        """Return the page in a frame, if it is in the file."""
        if self.depth >= _DEEPEST or len(self.shown) > _MOST_FRAMES:
            return None
        inner = frame.get("srcdoc", "")
        part = WebPart("html", inner.encode("utf-8", "replace")) if inner.strip() else None
        part = part or self.archive.named(frame.get("src", ""), self.part)
        if part is None or not part.is_page or id(part.content) in self.shown or not part.content.strip():
            return None
        self.shown.add(id(part.content))
        return WebPage(self.parse(part), part, self.archive, self.parse, self.depth + 1, self.shown)

    def _number(self, item: HtmlElement) -> Piece:
        """Return the number that a browser writes before a paragraph of a list; no words if that is not known."""
        around = item.getparent()
        if around is None or around.tag != "ol" or self.sheets.missing:
            return "", Look.PLAIN
        styles = [self._styles(one) for one in (item, around)]
        kind = next(filter(None, map(list_kind, styles)), around.get("type", "1"))
        is_sure = is_list_kind(kind) and not any("counter-" in name for declared in styles for name in declared)
        return counted(self.numbers.get(item, 1), kind), Look.NUMBER | (Look.PLAIN if is_sure else Look.DOUBTFUL)

    def _styles(self, element: HtmlElement) -> Mapping[str, str]:
        """Return what style sheets and an element itself declare."""
        around = element.getparent()
        above = self.looks[around].ancestry if around is not None else Seen().ancestry
        styles, _ = self.sheets.of(Tag(str(element.tag), dict(element.attrib)), above)
        return {**styles.normal, **declarations_of(element.get("style", "")), **styles.important}


MINOR = "?"
"""The place of what may be an ornament of the page, until it is known where the report begins and ends."""


def _has_as_many_words(cell: HtmlElement, element: HtmlElement) -> bool:
    """Return whether all words of a cell are in one of its elements."""
    return sum(bool(text.strip()) for text in cell.itertext()) == sum(bool(text.strip()) for text in element.itertext())


def _is_among_words(element: HtmlElement) -> bool:
    """Return whether words stand right before and right behind an element, so that it may be one of them."""
    around, before = element.getparent(), element.getprevious()
    ahead = before.tail if before is not None else around.text if around is not None else ""
    return bool((ahead or "").strip() and (element.tail or "").strip())


def _is_piece(token: Token) -> TypeGuard[Piece]:
    return not isinstance(token, WebTable | Words | LeftOut)


def _is_whole(element: HtmlElement) -> bool:
    """Return whether an element is a table, or holds a report: in it all is in order, wherever it is put."""
    return element.tag == "table" or len(set(SECTION.findall(element.text_content()))) >= _FEWEST_SECTIONS


def _is_footnote(element: HtmlElement) -> bool:
    if element.tag not in _FOOTNOTE_BLOCKS:
        return False
    by_role = element.get("role", "") in {"doc-footnote", "doc-endnote"}
    by_id = _FOOTNOTE_ID.fullmatch(element.get("id", "")) is not None
    return by_role or by_id or _FOOTNOTE.search(element.get("style", "")) is not None


def _is_end_of_words(element: HtmlElement, around: Seen) -> bool:
    """Return whether Excel has hidden the end of words that are longer than their cell, and that stand in no other."""
    is_hidden = element.tag == "span" and _HIDDEN_BY_EXCEL.fullmatch(element.get("style", "")) is not None
    text = element.text or ""
    return is_hidden and not around.look & UNSEEN and bool(_HAN.search(text)) and not len(element)


def _own_cell(element: HtmlElement) -> HtmlElement:
    return next(element.iterancestors("td", "th"), element)
