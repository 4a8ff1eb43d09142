"""The manuscript of a report as boxes for the pages, by GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from exporters import manuscript as said
from exporters.manuscript import Closing, Ending, Head, Paragraph, ParagraphKind, PrintedTable
from exporters.pdf.closing_box import closing_block
from exporters.pdf.flow import Box, Break, FlowItem, Foot
from exporters.pdf.fonts import FontBook
from exporters.pdf.official_page import (
    BODY,
    LEADING,
    LEVEL_1,
    LEVEL_2,
    LEVEL_3,
    RED,
    RIGHT,
    TITLE,
    draw_centred,
    draw_rule,
)
from exporters.pdf.table_boxes import sheet
from exporters.pdf.tags import ARTIFACT, Tag
from exporters.pdf.text_boxes import Lead, Typesetter, gap
from exporters.typeset.line_breaking import wrap
from exporters.typeset.standard_page import (
    ABOVE_RED_HEAD_MM,
    ABOVE_RED_RULE_MM,
    AREA_WIDTH,
    MM,
    PITCH,
    RED_HEAD_SIZE,
    RED_RULE_MM,
)
from exporters.typeset.titles import shaped

_RED_HEAD = replace(TITLE, size=RED_HEAD_SIZE, colour=RED)
_ABOVE_RED_HEAD = ABOVE_RED_HEAD_MM * MM
_ABOVE_RED_RULE = ABOVE_RED_RULE_MM * MM
_KEPT = 2
"""Lines of text that stay with the signature, which never stands alone on a page. Chosen: as of a paragraph."""

_SUB_HEADINGS = {ParagraphKind.SECTION: LEVEL_2, ParagraphKind.POINT: LEVEL_3}


@dataclass(frozen=True)
class Contents:
    """Lays out the manuscript of one report."""

    manuscript: tuple[said.Item, ...]
    fonts: FontBook
    type: Typesetter = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", Typesetter(self.fonts))

    def items(self) -> list[FlowItem]:
        """Return everything to print, from the red head to the closing block."""
        items: list[FlowItem] = []
        levels = said.heading_levels(self.manuscript)
        whats = zip((f"H{level}" if level else "P" for level in levels), _entries(self.manuscript), strict=True)
        for (item, following), what in zip(pairwise((*self.manuscript, None)), whats, strict=True):
            laid = list(self._laid(item, following))
            if isinstance(item, Paragraph):
                laid = list(_tagged(laid, *what))
            items = _tied(items, laid) if isinstance(item, Ending) else [*items, *laid]
        return items

    def _laid(self, item: said.Item | None, following: said.Item | None) -> Iterator[FlowItem]:
        match item:
            case Head():
                yield from self._head(item)
            case Paragraph():
                yield from self._paragraph(item, following)
            case PrintedTable():
                yield sheet(item, self.fonts)
                yield gap(0.5)
            case Ending():
                yield from self._ending(item)
            case Closing():
                *above, foot = closing_block(item, self.fonts)
                yield from above
                yield Foot(foot)

    def _head(self, head: Head) -> Iterator[FlowItem]:
        """Yield the red name of the office, the number two lines below, and the red rule 4 mm under it."""
        if head.name:
            yield self._red_head(head.name)
            yield gap(2)
        for line in wrap(head.number, AREA_WIDTH, self.fonts.measure(BODY)):
            yield self.type.centred(line, BODY)
        if head.name:
            rule = partial(draw_rule, thickness=RED_RULE_MM, colour=RED)
            yield Box(_ABOVE_RED_RULE + 2, lambda canvas, top: rule(canvas, top - _ABOVE_RED_RULE), tag=ARTIFACT)
        yield gap(2)

    def _red_head(self, name: str) -> Box:
        """Return the name 35 mm below the type area's upper edge, in the largest size that fits."""
        width = self.fonts.width(name, replace(_RED_HEAD, size=1))
        size = min(_RED_HEAD.size, AREA_WIDTH / width) if width else _RED_HEAD.size
        style = replace(_RED_HEAD, size=size)

        def draw(canvas: Canvas, top: float) -> None:
            draw_centred(canvas, self.fonts, top - _ABOVE_RED_HEAD - 0.86 * size, name, style)

        return Box(_ABOVE_RED_HEAD + 1.1 * size, draw)

    def _paragraph(self, paragraph: Paragraph, following: said.Item | None) -> Iterator[FlowItem]:
        match paragraph.kind:
            case ParagraphKind.TITLE:
                yield from [Break()] if paragraph.turns else []
                yield from self._title(paragraph.text)
            case ParagraphKind.ADDRESSEE:
                yield from self.type.lines(paragraph.text, BODY, indent=0)
            case ParagraphKind.PART:
                yield from self._part(paragraph.text)
            case _:
                yield from self._text(paragraph, following)

    def _title(self, text: str) -> Iterator[FlowItem]:
        """Yield a title, one line below which the text begins."""
        for line in shaped(text, AREA_WIDTH, self.fonts.measure(TITLE)):
            yield self.type.centred(line, TITLE, 1.1 * LEADING)
        yield gap(1)

    def _part(self, text: str) -> Iterator[FlowItem]:
        """Yield the heading of a part."""
        yield from (box._replace(stays=True) for box in self.type.lines(text, LEVEL_1))

    def _text(self, paragraph: Paragraph, following: said.Item | None) -> Iterator[FlowItem]:
        """Yield text; a sub-heading alone is not parted from what follows, but the items of a list may be."""
        alone = paragraph.kind in _SUB_HEADINGS
        stays = alone and not (isinstance(following, Paragraph) and following.kind is paragraph.kind)
        begin = paragraph.runs[0] if paragraph.runs else said.Run(ParagraphKind.TEXT, "")
        lead = Lead(len(begin.text), _SUB_HEADINGS[begin.kind]) if begin.kind in _SUB_HEADINGS else Lead()
        for box in self.type.lines(paragraph.text, BODY, begin=lead):
            yield box._replace(stays=stays)

    def _ending(self, ending: Ending) -> Iterator[Box]:
        """Yield the name centred over the date, the date four characters in from the right, and the mark below.

        The mark （此件主动公开） stands two characters in (GB/T 9704-2012, 7.3.5 and 7.3.6).
        """
        if ending.name or ending.day:
            yield gap(1)
        middle = RIGHT - 4 * PITCH - min(self.fonts.width(ending.day, BODY), AREA_WIDTH / 2) / 2
        yield from self.type.around(middle, ending.name)
        yield from self.type.around(middle, ending.day)
        yield from self.type.lines(ending.mark, BODY)


def _tied(text: list[FlowItem], ending: list[FlowItem]) -> list[FlowItem]:
    """Return a text and its signature, which never stands alone on a page: the last lines of the text go with it."""
    free, last = text[:-_KEPT], text[-_KEPT:]
    return [*free, *map(_staying, [*last, *ending[:-1]]), *ending[-1:]]


def _staying(item: FlowItem) -> FlowItem:
    return item._replace(stays=True) if isinstance(item, Box) else item


def _entries(items: Sequence[said.Item]) -> Iterator[str]:
    """Yield what the outline calls each item, if it leads there: to the notice and to the parts of the report."""
    titles = [item for item in items if isinstance(item, Paragraph) and item.kind is ParagraphKind.TITLE]
    for item in items:
        if isinstance(item, Paragraph) and (item.kind is ParagraphKind.PART or item in titles[:-1]):
            yield item.text
        else:
            yield ""


def _tagged(items: list[FlowItem], role: str, entry: str) -> Iterator[FlowItem]:
    """Yield the boxes of a paragraph as one of that role; the outline leads to the first of them."""
    tag = Tag(role)
    for item in items:
        if isinstance(item, Box):
            yield item._replace(tag=tag, entry=entry)
            entry = ""
        else:
            yield item
