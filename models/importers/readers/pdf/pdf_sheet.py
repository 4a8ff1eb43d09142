"""What a person sees on a page of a PDF: lines and tables, each way that its text is turned, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.importers.readers.pdf.pdf_beside import beside, short
from models.importers.readers.pdf.pdf_crossed import crossed, cut, slashed
from models.importers.readers.pdf.pdf_drawings import Drawings, drawings
from models.importers.readers.pdf.pdf_footnotes import without_footnotes
from models.importers.readers.pdf.pdf_frame import Box, boxed, upright
from models.importers.readers.pdf.pdf_glyphs import UNNAMED, Glyph, shown
from models.importers.readers.pdf.pdf_lines import GlyphLine, glyph_lines
from models.importers.readers.pdf.pdf_marks import Told, settled
from models.importers.readers.pdf.pdf_opening import OpenPage
from models.importers.readers.pdf.pdf_rules import ruled
from models.importers.readers.pdf.pdf_seen import Characters, characters
from models.importers.readers.pdf.pdf_tables import TablePart, filled

_PICTURE = 0.04
"""Of the page: smaller pictures, all together, are seals and emblems. Chosen: a seal of 42 mm takes 0.028 of A4."""

_SCAN = 0.5
"""Of the page that a picture takes if it is the page. Chosen: a scan leaves margins, a picture in a text more."""

_MOST_SHAPES = 60
"""Curved shapes as high as type; more are text that was drawn. Chosen: an emblem has some ten, a line of text 40."""

_MOST_SLANTED = 0.5
"""Of the characters of a page; more that stand across it are its text. Chosen: a mark across the page has some ten."""


_MOST_TRIED = 100_000
"""Of pictures with blank cells. Chosen: a page has one or two, and 300."""


class Side(NamedTuple):
    """What stands on a page in one of the four directions, upright.

    Attributes:
        height: Of the page as it is seen so.
    """

    height: float
    lines: tuple[GlyphLine, ...]
    parts: tuple[TablePart, ...]

    def margin_lines(self, head: float, foot: float) -> Iterator[GlyphLine]:
        """Yield the lines above and below these shares of the height."""
        return (line for line in self.lines if not head * self.height < line.top < foot * self.height)


class Sheet(NamedTuple):
    """What stands on a page.

    Attributes:
        left_out: What could not be read, or belongs to no text, in the words that a clerk reads.
        characters: How many characters there are.
        unnamed: Of how many it is not known which they are.
        has_picture: Whether there is a picture, or something drawn, that may hold text.
    """

    number: int
    sides: tuple[Side, ...]
    left_out: tuple[str, ...]
    characters: int
    unnamed: int
    has_picture: bool

    def margin_lines(self, head: float, foot: float) -> Iterator[GlyphLine]:
        """Yield the lines above and below these shares of the height, whichever way they are turned."""
        return (line for side in self.sides for line in side.margin_lines(head, foot))


def sheet(page: OpenPage) -> Sheet:
    """Return what stands on a page.

    Raises:
        UnreadableReport: It is too much.
    """
    drawn = drawings(page)
    found = characters(page, drawn)
    size = page.width, page.height
    paper = Box(0, 0, *size)
    is_scan = any(_share(box, paper) > _SCAN for box in drawn.pictures) and _is_recognised(found)
    glyphs = [one._replace(is_sure=False) for one in (*found.seen, *found.unseen)] if is_scan else list(found.seen)
    glyphs = _doubted(_crossed(glyphs, drawn, found.across, page), page)
    tables = filled(ruled(drawn.rules, drawn.rounds), glyphs, page.number, size)
    in_cells = [one for _, part in tables.parts for cell in part.cells for one in cell.told]
    sides: list[Side] = []
    told, notes = list(in_cells), list[str]()
    for turn in sorted({*(one.turn for one in tables.rest), *(turn for turn, _ in tables.parts)}):
        apart = settled(one for one in tables.rest if one.turn == turn)
        parts = tuple(part for at, part in tables.parts if at == turn)
        rules = [upright(rule, turn, *size) for rule in drawn.rules]
        below = max((part.bottom for part in parts), default=0.0)
        noted = without_footnotes(glyph_lines(apart.kept, page.number), (*apart.told, *in_cells), below, rules)
        told.extend(one for one in noted.told if one not in in_cells)
        notes.extend(noted.notes)
        sides.append(Side(size[not turn % 2], noted.lines, parts))
    has_picture = sum(_share(box, paper) for box in drawn.pictures) > _PICTURE or drawn.shapes > _MOST_SHAPES
    has_picture = has_picture or _fills_a_cell(drawn.pictures, tables.parts, size)
    left_out = (*map(_words, told), *notes, *page.upon.notes, *_unread(found, drawn, has_picture, is_scan))
    inked = [one for one in glyphs if not one.text.isspace()]
    return Sheet(
        page.number, tuple(sides), left_out, len(inked), sum(UNNAMED in one.text for one in inked), has_picture
    )


def _is_recognised(found: Characters) -> bool:
    """Return whether nearly all text of a page is unseen, as where a program has recognised that of a picture."""
    return len(found.unseen) > len(found.seen)


def _share(box: Box, paper: Box) -> float:
    """Return how much of the paper a box takes."""
    wide = min(box.x1, paper.x1) - max(box.x0, paper.x0)
    high = min(box.bottom, paper.bottom) - max(box.top, paper.top)
    whole = paper.width * paper.height
    return max(0.0, wide) * max(0.0, high) / whole if whole else 0.0


def _fills_a_cell(pictures: Sequence[Box], parts: Iterable[tuple[int, TablePart]], size: tuple[float, float]) -> bool:
    """Return whether a picture stands where a table has no text: it may be that of a figure."""
    blank = [(turn, cell) for turn, part in parts for cell in part.cells if not cell.text]
    if len(blank) * len(pictures) > _MOST_TRIED:
        return True
    placed = ((cell, upright(picture, turn, *size)) for turn, cell in blank for picture in pictures)
    return any(
        cell.x0 < (box.x0 + box.x1) / 2 < cell.x1 and cell.top < (box.top + box.bottom) / 2 < cell.bottom
        for cell, box in placed
    )


def _crossed(glyphs: Sequence[Glyph], drawn: Drawings, across: Iterable[Box], page: OpenPage) -> list[Glyph]:
    """Return characters, told of each whether a rule or a note crosses it out, or a drawn sign stands beside it."""
    found: list[Glyph] = []
    size = page.width, page.height
    struck = [boxed(page.shown, *quad) for quad in page.upon.struck]
    for turn in sorted({one.turn for one in glyphs}):
        rules = [upright(rule, turn, *size) for rule in drawn.rules]
        found.extend(cut(crossed([one for one in glyphs if one.turn == turn], rules), rules))
    things = [*drawn.things, *drawn.pictures, *short(drawn.rules), *across]
    boxes = [shown(one, size) for one in found] if drawn.strokes or things else []
    found = slashed(found, boxes, drawn.strokes) if drawn.strokes else found
    found = beside(found, boxes, things) if things else found
    if not struck:
        return found
    return [
        one._replace(is_struck=True, is_sure=False) if any(_is_in(one, box, size) for box in struck) else one
        for one in found
    ]


def _doubted(glyphs: list[Glyph], page: OpenPage) -> list[Glyph]:
    """Return characters, those not sure upon which somebody has drawn or written."""
    covers = [boxed(page.shown, *quad) for quad in page.upon.covers]
    size = page.width, page.height
    if not covers:
        return glyphs
    return [one._replace(is_sure=False) if any(_is_in(one, box, size) for box in covers) else one for one in glyphs]


def _is_in(one: Glyph, box: Box, size: tuple[float, float]) -> bool:
    x0, top, x1, bottom = shown(one, size)
    return box.holds((x0 + x1) / 2, (top + bottom) / 2)


def _words(told: Told) -> str:
    """Return what a clerk is told of something that was taken apart from a text."""
    if told.is_struck:
        return f"划掉的字，没有读：{told.text}"
    return f"“{told.beside}”旁边的小字，没有读进去：{told.text}"


def _unread(found: Characters, drawn: Drawings, has_picture: bool, is_scan: bool) -> Iterable[str]:  # noqa: FBT001  of one page
    if is_scan:
        yield "这一页是图片，读的是识别出来的文字，可能有错；请对照着核对。"
    elif has_picture and drawn.shapes > _MOST_SHAPES:
        yield "这一页有画成图形的内容，里面如果有字，读不出来；请对照着填。"
    elif has_picture:
        yield "这一页有图片，里面如果有字，读不出来；请对照着填。"
    if found.slanted > _MOST_SLANTED * (len(found.seen) + found.slanted):
        yield "这一页的字是斜着放的，没有读；请对照着填。"
    elif found.across:
        yield "这一页有斜着放或者反着放的数字，没有读；请对照着填。"
