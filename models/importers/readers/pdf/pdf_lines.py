"""The characters of a PDF as lines, and the lines as paragraphs: a PDF knows neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from models.importers.readers.cells import lines as tidy
from models.importers.readers.pdf.pdf_glyphs import Glyph
from models.importers.source import SourceParagraph

_APART, _APART_CHINESE = 0.25, 0.9
"""Of the size of type: from here on, a gap between two characters is a space. Justified Chinese stands loosely.

Chosen: a Latin space is a quarter of the size; less than a whole character, which a Chinese writer may mean by one.
"""

_SAME_LINE = 0.4
"""Of the size of type by which the middles of two characters may differ. Chosen: less than half a line."""

_TWICE = 0.3
"""Of the width of a character: printed again so near to itself it is bold, not repeated. Chosen: below any advance."""

_OVERLAP = 0.35
"""Of the width of a digit that another one may cover. Chosen: slanted and condensed type covers less."""

_INDENTED = 1.2
"""Of the size of type: a line that begins so much farther right is indented. Chosen: the rule is two characters."""

_SAME_SIZE = 0.12
"""Of the larger size: type that differs by less is of one size. Chosen: less than from 五号 to 小四 (10.5, 12 pt)."""

_NEXT = 1.25
"""Of the usual distance of lines: farther apart, they belong to two paragraphs. Chosen: a quarter of a line more."""

_MUCH = 0.2
"""Of the length of lines: so much room at the end of one is left by purpose, even within a sentence. Chosen."""

_SPARE = 0.3
"""Of the size of type: the room beyond its first word that a line must have had. Chosen: what justifying may take."""

_FULL = 0.6
"""Of the longest line: lines that are longer end where the type area does, or near it. Chosen: more than half."""

_CLOSEST = 0.5
"""Of the size of type: lines that are closer stand in one row. Chosen: no two lines can be printed so."""

_STEP = 3.0
"""Points: places that are rounded to the same step are one margin. Chosen: less than any character."""

_SEVERAL = 0.08, 2
"""Share of the lines, and their least number, that make a left margin. Chosen: a number that sticks out is none."""

_FIRST = re.compile(r"[（《〈「『【〔“‘([]*(?:[!-~]+|.)[，。、；：）》〉」』】〕”’！？]*")
_CLOSED = re.compile("[。！？；：]$")
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、](?![0-9])")
_WORD = re.compile(r"[A-Za-z0-9]")
_NOT_ASCII = re.compile("[^!-~]")
_ADDRESS = frozenset(":/@.")
"""What stands in addresses, and in no word."""

_LONGEST_WORD = 200
"""Characters at the end of a text that tell whether it breaks an address. Chosen: no address has as many."""


class GlyphLine(NamedTuple):
    """A line of text.

    Attributes:
        size: Of most of its type.
        first: How much room its first word needs, with the marks that are not parted from it.
        is_sure: Whether the page shows just this.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    size: float
    first: float
    is_sure: bool = True


class Margins(NamedTuple):
    """Where lines usually begin and end, how large their type is, and how far they are apart."""

    left: float
    right: float
    size: float
    pitch: float


def glyph_lines(characters: Iterable[Glyph], page: int) -> list[GlyphLine]:
    """Return the lines that characters make, from top to bottom."""
    rows: list[list[Glyph]] = []
    last, last_size = 0.0, 0.0
    for one in sorted(characters, key=_middle):
        middle, size = (one.top + one.bottom) / 2, one.bottom - one.top
        if rows and middle - last < _SAME_LINE * min(size, last_size):
            rows[-1].append(one)
        else:
            rows.append([one])
        last, last_size = middle, size
    return [line for row in rows if (line := _line(row, page)) and line.text]


def text(characters: Iterable[Glyph]) -> tuple[str, bool]:
    """Return what stands in a cell, its lines joined, and whether that is sure: a number in two lines may be two."""
    lines = glyph_lines(characters, 0)
    is_split = any(above.text[-1:].isdigit() and below.text[:1].isdigit() for above, below in pairwise(lines))
    return joined([line.text for line in lines]), not is_split and all(line.is_sure for line in lines)


def _middle(one: Glyph) -> float:
    return (one.top + one.bottom) / 2


def _line(row: Iterable[Glyph], page: int) -> GlyphLine | None:
    """Return the line that characters make; None if there is nothing in it."""
    inked = sorted(row, key=_START)
    while inked and not inked[0].text.strip():
        inked.pop(0)
    while inked and not inked[-1].text.strip():
        inked.pop()
    if not inked:
        return None
    content, is_sure = _spaced(inked)
    content = " ".join(tidy(content))
    is_sure &= all(one.is_sure for one in inked)
    size = most([(round(one.bottom - one.top, 1), 1) for one in inked])
    return GlyphLine(content, page, inked[0].x0, inked[-1].x1, inked[0].top, size, _room(inked, content), is_sure)


_START = attrgetter("x0")


def most(counted: Iterable[tuple[float, int]]) -> float:
    """Return which of some sizes, each with its count, there is most of; of several the first."""
    found: dict[float, int] = {}
    for size, count in counted:
        found[size] = found.get(size, 0) + count
    return max(found, key=found.__getitem__)


def _spaced(row: Sequence[Glyph]) -> tuple[str, bool]:
    """Return the text of a line; type made bold by printing it twice is read once.

    Of one character upon another it is not sure which one is seen.
    """
    pieces, is_sure = [row[0].text], True
    for before, one in pairwise(row):
        x0, end, text = one.x0, before.x1, one.text
        is_near = x0 - before.x0 < _TWICE * (one.x1 - x0)
        if is_near or x0 < end:
            is_upon = is_near and bool(text.strip() and before.text.strip())
            if is_upon and text == before.text:
                continue
            is_sure &= not (is_upon or _is_over(before, one))
        gap, size = x0 - end, one.bottom - one.top
        if gap > _APART * size:
            is_latin = before.text.isascii() and text.isascii()
            pieces.append(" " if is_latin or gap > _APART_CHINESE * size else "")
        pieces.append(text)
    return "".join(pieces), is_sure


def _is_over(before: Glyph, one: Glyph) -> bool:
    """Return whether a digit lies over the one before: no type sets them so, and each may belong to another number."""
    over = before.x1 - one.x0 > _OVERLAP * min(before.x1 - before.x0, one.x1 - one.x0)
    return over and before.text.isdigit() and one.text.isdigit()


def _room(row: Sequence[Glyph], content: str) -> float:
    found = _FIRST.match(content)
    length = max(1, len(found[0]) if found else 1)
    return row[min(length, len(row)) - 1].x1 - row[0].x0


def joined(texts: Sequence[str]) -> str:
    """Return lines as one text: with a space between words, none in Chinese, in numbers and in addresses."""
    pieces = list(texts[:1])
    last = "".join(pieces)
    for one in texts[1:]:
        ends, begins = last[-1:], one[:1]
        words = _WORD.fullmatch(ends) and _WORD.fullmatch(begins) and not (ends.isdigit() and begins.isdigit())
        pieces.append(one if not words or _ends_with_address(last) else f" {one}")
        last = f"{last}{pieces[-1]}"[-_LONGEST_WORD:]
    return "".join(pieces)


def _ends_with_address(text: str) -> bool:
    """Return whether the last word of a text is the beginning of an address."""
    return not _ADDRESS.isdisjoint(_NOT_ASCII.split(text[-_LONGEST_WORD:])[-1])


# ---------------------------------------------------------------- paragraphs


def margins(body: Sequence[GlyphLine]) -> Margins:
    """Return the margins of a document, from its lines outside of tables."""
    if not body:
        return Margins(0, 0, 0, 0)
    size = most([(line.size, len(line.text)) for line in body])
    usual = [line for line in body if _same_size(line.size, size)]
    widest = max(line.x1 - line.x0 for line in usual)
    full = [line for line in usual if line.x1 - line.x0 > _FULL * widest] or usual  # all may be as wide as nothing
    gaps = (below.top - above.top for above, below in pairwise(usual) if above.page == below.page)
    pitches = Counter(round(gap) for gap in gaps if gap > _CLOSEST * size)
    pitch = pitches.most_common(1)[0][0] if pitches else 0
    return Margins(_outermost([line.x0 for line in usual]), _usual([line.x1 for line in full]), size, pitch)


def _outermost(places: Sequence[float]) -> float:
    """Return the leftmost place where several lines begin: most may be indented, and one may stick out."""
    counts = Counter(round(place / _STEP) for place in places)
    share, least = _SEVERAL
    several = min(max(least, share * len(places)), max(counts.values()))
    bucket = min(place for place, count in counts.items() if count >= several)
    return min(place for place in places if round(place / _STEP) == bucket)


def _usual(places: Sequence[float]) -> float:
    [(bucket, _)] = Counter(round(place / _STEP) for place in places).most_common(1)
    return max(place for place in places if round(place / _STEP) == bucket)


def _same_size(one: float, two: float) -> bool:
    return abs(one - two) <= _SAME_SIZE * max(one, two)


def paragraphs(body: Iterable[GlyphLine], usual: Margins) -> Iterator[SourceParagraph]:
    """Yield the paragraphs that lines make."""
    together: list[GlyphLine] = []
    for line in body:
        if together and _begins(together[-1], line, usual):
            yield _paragraph(together)
            together = []
        together.append(line)
    if together:
        yield _paragraph(together)


def _paragraph(together: Sequence[GlyphLine]) -> SourceParagraph:
    is_sure = all(line.is_sure for line in together)
    return SourceParagraph(joined([line.text for line in together]), f"第 {together[0].page} 页", is_sure)


def _begins(before: GlyphLine, line: GlyphLine, usual: Margins) -> bool:
    """Return whether a line begins a paragraph.

    It does where it is indented, numbered or farther away, or where its first word would have had room in the
    line before.
    """
    is_elsewhere = line.x1 < before.x0 or before.x1 < line.x0  # in another column, or on another page of the sheet
    if is_elsewhere or not _same_size(before.size, line.size):
        return True
    is_far = before.page == line.page and line.top - before.top > _NEXT * max(usual.pitch, line.size)
    if not is_far and _is_title(before, usual) and _is_title(line, usual):
        return False
    is_indented = line.x0 - usual.left > _INDENTED * line.size
    is_numbered = _CLOSED.search(before.text) is not None and _NUMBERED.match(line.text) is not None
    return is_far or is_indented or is_numbered or _ended(before, line, usual)


def _ended(before: GlyphLine, line: GlyphLine, usual: Margins) -> bool:
    """Return whether a line ended though there was room: in the middle of a sentence, only if there was much."""
    room = usual.right - before.x1
    least = 0 if _CLOSED.search(before.text) else _MUCH * (usual.right - usual.left)
    return room > max(least, line.first + _SPARE * line.size)


def _is_title(line: GlyphLine, usual: Margins) -> bool:
    off = (line.x0 + line.x1) / 2 - (usual.left + usual.right) / 2
    return line.size > (1 + _SAME_SIZE) * usual.size and abs(off) < line.size
