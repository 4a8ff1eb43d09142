"""The manuscript of a report as boxes for the pages, by GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Iterator
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
from exporters.pdf.table_boxes import table_with_notes
from exporters.pdf.table_choice import fewest_pages
from exporters.pdf.text_boxes import Lead, Typesetter, gap
from exporters.typeset.line_breaking import wrap
from exporters.typeset.standard_page import (
    ABOVE_RED_HEAD_MM,
    ABOVE_RED_RULE_MM,
    AREA_HEIGHT,
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
    """Lays out the manuscript of one report.

    Attributes:
        tinted: Whether banners of tables have a light ground.
    """

    manuscript: tuple[said.Item, ...]
    fonts: FontBook
    tinted: bool = False
    type: Typesetter = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", Typesetter(self.fonts))

    def items(self) -> list[FlowItem]:
        """Return everything to print, from the red head to the closing block, on as few pages as can be."""
        items: list[FlowItem] = []
        for item, following in pairwise((*self.manuscript, None)):
            laid = list(self._laid(item, following))
            items = _tied(items, laid) if isinstance(item, Ending) else [*items, *laid]
        return fewest_pages(items, AREA_HEIGHT)

    def _laid(self, item: said.Item | None, following: said.Item | None) -> Iterator[FlowItem]:
        match item:
            case Head():
                yield from self._head(item)
            case Paragraph():
                yield from self._paragraph(item, following)
            case PrintedTable():
                yield from table_with_notes(item, self.fonts, tinted=self.tinted)
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
            yield Box(_ABOVE_RED_RULE + 2, lambda canvas, top: rule(canvas, top - _ABOVE_RED_RULE))
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
            case ParagraphKind.NOTE:
                return  # it stands below its table
            case _:
                yield from self._text(paragraph, following)

    def _title(self, text: str) -> Iterator[FlowItem]:
        """Yield a title, one line below which the text begins."""
        for line in shaped(text, AREA_WIDTH, self.fonts.measure(TITLE)):
            yield self.type.centred(line, TITLE, 1.1 * LEADING)
        yield gap(1)

    def _part(self, text: str) -> Iterator[FlowItem]:
        """Yield the heading of a part, to which the outline leads."""
        first, *others = self.type.lines(text, LEVEL_1)
        yield _marked(first, text)._replace(stays=True)
        yield from (box._replace(stays=True) for box in others)

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


def _marked(box: Box, text: str) -> Box:
    """Return a box that the document's outline leads to."""

    def draw(canvas: Canvas, top: float) -> None:
        key = f"{canvas.getPageNumber()} {top:.1f}"
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        canvas.addOutlineEntry(text, key)
        box.draw(canvas, top)

    return box._replace(draw=draw)
