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
from exporters.pdf.flow import Box, Break, FlowItem, Foot, Lines
from exporters.pdf.fonts import FontBook, TypeStyle
from exporters.pdf.official_page import (
    BODY,
    LEADING,
    LEFT,
    LEVEL_1,
    LEVEL_2,
    LEVEL_3,
    RED,
    TITLE,
    draw_rule,
)
from exporters.pdf.table_boxes import PLAIN, TableLook, table_with_notes
from exporters.pdf.table_choice import fewest_pages
from exporters.pdf.tags import ARTIFACT, Tag
from exporters.pdf.text_boxes import Stretch, Typesetter, gap
from exporters.typeset.line_breaking import wrap
from exporters.typeset.red_head import LEADING as RED_LEADING
from exporters.typeset.red_head import red_head
from exporters.typeset.standard_page import (
    ABOVE_RED_HEAD_MM,
    ABOVE_RED_RULE_MM,
    AREA_HEIGHT,
    AREA_WIDTH,
    MM,
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
        look: How tables look, beside what they say.
    """

    manuscript: tuple[said.Item, ...]
    fonts: FontBook
    look: TableLook = PLAIN
    type: Typesetter = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", Typesetter(self.fonts))

    def items(self) -> list[FlowItem]:
        """Return everything to print, from the red head to the closing block, on as few pages as can be."""
        items: list[FlowItem] = []
        levels = said.heading_levels(self.manuscript)
        whats = zip((f"H{level}" if level else "P" for level in levels), _entries(self.manuscript), strict=True)
        for (item, following), what in zip(pairwise((*self.manuscript, None)), whats, strict=True):
            laid = list(self._laid(item, following))
            if isinstance(item, Paragraph):
                laid = list(_tagged(laid, *what))
            items = _tied(items, laid) if isinstance(item, Ending) else [*items, *laid]
        return fewest_pages(items, AREA_HEIGHT)

    def _laid(self, item: said.Item | None, following: said.Item | None) -> Iterator[FlowItem]:
        match item:
            case Head():
                yield from self._head(item)
            case Paragraph():
                yield from self._paragraph(item, following)
            case PrintedTable():
                yield from table_with_notes(item, self.fonts, self.look)
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
            yield from self._red_head(head.name)
            yield gap(2)
        for line in wrap(head.number, AREA_WIDTH, self.fonts.measure(BODY)):
            yield self.type.centred(line, BODY)
        if head.name:
            rule = partial(draw_rule, thickness=RED_RULE_MM, colour=RED)
            yield Box(_ABOVE_RED_RULE + 2, lambda canvas, top: rule(canvas, top - _ABOVE_RED_RULE), tag=ARTIFACT)
        yield gap(2)

    def _red_head(self, name: str) -> Iterator[Box]:
        """Yield the lines of the name, the first 35 mm below the type area's upper edge."""
        head = red_head(name, AREA_WIDTH, self.fonts.measure(replace(_RED_HEAD, size=1)))
        style = replace(_RED_HEAD, size=head.size)
        above, tag = _ABOVE_RED_HEAD, Tag("P")
        for line in head.lines:
            yield self._condensed(line, style, head.scale, above)._replace(tag=tag)
            above = 0.0

    def _condensed(self, text: str, style: TypeStyle, scale: float, above: float) -> Box:
        """Return a centred line of narrower type, so many points below the upper edge of its box."""
        left = LEFT + (AREA_WIDTH - scale * self.fonts.width(text, style)) / 2

        def draw(canvas: Canvas, top: float) -> None:
            canvas.saveState()
            canvas.translate(left, top - above - 0.86 * style.size)
            canvas.scale(scale, 1)
            self.fonts.draw_run(canvas, 0, 0, text, style)
            canvas.restoreState()

        return Box(above + RED_LEADING * style.size, draw)

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
        """Yield the heading of a part."""
        yield from (box._replace(stays=True) for box in self.type.lines(text, LEVEL_1))

    def _text(self, paragraph: Paragraph, following: said.Item | None) -> Iterator[FlowItem]:
        """Yield text; a sub-heading alone is not parted from what follows, but the items of a list may be."""
        alone = paragraph.kind in _SUB_HEADINGS
        stays = alone and not (isinstance(following, Paragraph) and following.kind is paragraph.kind)
        stretches = [Stretch(len(run.text), _SUB_HEADINGS.get(run.kind, BODY)) for run in paragraph.runs]
        lines = self.type.paragraph(paragraph.text, BODY, stretches)
        yield from (box._replace(stays=True) for box in lines.boxes) if stays else (lines,)

    def _ending(self, ending: Ending) -> Iterator[Box]:
        """Yield name and date, and the mark （此件主动公开） two characters in (GB/T 9704-2012, 7.3.5 and 7.3.6)."""
        if ending.name or ending.day:
            yield gap(1)
        yield from self.type.signed(ending.name, ending.day, is_sealed=ending.is_sealed)
        yield from self.type.lines(ending.mark, BODY)


def _tied(text: list[FlowItem], ending: list[FlowItem]) -> list[FlowItem]:
    """Return a text and its signature, which never stands alone on a page: the last lines of the text go with it."""
    lines = [box for item in text[-_KEPT:] for box in (item.boxes if isinstance(item, Lines) else (item,))]
    free, last = [*text[:-_KEPT], *lines[:-_KEPT]], lines[-_KEPT:]
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
        match item:
            case Box():
                yield item._replace(tag=tag, entry=entry)
                entry = ""
            case Lines(boxes, others):
                yield Lines(_all(boxes, tag), lambda count, others=others: _all(others(count), tag))  # type: ignore[misc]
            case _:
                yield item


def _all(boxes: tuple[Box, ...], tag: Tag) -> tuple[Box, ...]:
    return tuple(box._replace(tag=tag) for box in boxes)
