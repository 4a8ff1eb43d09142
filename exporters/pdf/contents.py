"""What a report prints, in order, as boxes for the pages: red head, notice, title, parts, signature, closing block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.closing import closing_block
from exporters.pdf.composer import wrap
from exporters.pdf.flow import Box, Break, Foot, Item
from exporters.pdf.fonts import FontBook
from exporters.pdf.page import (
    AREA_WIDTH,
    BODY,
    LEADING,
    LEVEL_1,
    MM,
    PITCH,
    RED,
    RIGHT,
    TITLE,
    draw_centred,
    draw_rule,
)
from exporters.pdf.tables import long_notes, sheet
from exporters.pdf.titles import shaped
from exporters.pdf.typesetting import Typesetter, gap
from models.characters import printable
from models.cover import print_date
from models.form import Section, Table
from models.grid import lay_out
from models.report import Report
from models.wording import heading, opening, signatory, signed_on, title

_RED_HEAD = replace(TITLE, size=48, colour=RED)
_ABOVE_RED_HEAD = 35 * MM
_KEPT = 2
"""Lines of text that stay with the signature, which never stands alone on a page."""


@dataclass(frozen=True)
class Contents:
    """Lays out one report."""

    report: Report
    fonts: FontBook
    type: Typesetter = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", Typesetter(self.fonts))

    def items(self) -> Iterator[Item]:
        """Yield everything to print, from the red head to the closing block."""
        yield from self._head()
        if self._cover("notice_title") or self._cover("notice_body"):
            yield from self._notice()
            yield Break()
        yield from self._heading(title(self.report))
        day = signed_on(self.report)
        name = printable(signatory(self.report)).strip() if day else self._cover("signatory")
        ending = self._ending(name, day, self._cover("open_mark"))
        yield from _tied(self._body(), ending)
        closing = closing_block(self.report, self.fonts)
        yield from closing[:-1]
        yield from map(Foot, closing[-1:])

    def _cover(self, key: str) -> str:
        return printable(self.report.text("cover", key)).strip()

    def _head(self) -> Iterator[Item]:
        """Yield the red name of the office, the number two lines below, and the red rule 4 mm under it."""
        name, number = self._cover("red_head"), self._cover("document_number")
        if name:
            yield self._red_head(name)
            yield gap(2)
        for line in wrap(number, AREA_WIDTH, self.fonts.measure(BODY)):
            yield self.type.centred(line, BODY)
        if name:
            yield Box(4 * MM + 2, lambda canvas, top: draw_rule(canvas, top - 4 * MM, 0.6, RED))
        if name or number:
            yield gap(2)

    def _red_head(self, name: str) -> Box:
        """Return the name 35 mm below the type area's upper edge, in the largest size that fits."""
        width = self.fonts.width(name, replace(_RED_HEAD, size=1))
        size = min(_RED_HEAD.size, AREA_WIDTH / width) if width else _RED_HEAD.size
        style = replace(_RED_HEAD, size=size)

        def draw(canvas: Canvas, top: float) -> None:
            draw_centred(canvas, self.fonts, top - _ABOVE_RED_HEAD - 0.86 * size, name, style)

        return Box(_ABOVE_RED_HEAD + 1.1 * size, draw)

    def _notice(self) -> Iterator[Item]:
        yield from self._heading(self._cover("notice_title"))
        if addressee := self._cover("notice_addressee"):
            yield from self.type.lines(f"{addressee.rstrip('：:、，, ')}：", BODY, indent=0)
        day = print_date(self._cover("notice_date"))
        ending = self._ending(self._cover("notice_signatory"), day, self._cover("notice_open_mark"))
        yield from _tied(self.type.paragraphs(self._cover("notice_body")), ending)

    def _heading(self, text: str) -> Iterator[Item]:
        """Yield a title, one line below which the text begins."""
        for line in shaped(printable(text), AREA_WIDTH, self.fonts.measure(TITLE)):
            yield self.type.centred(line, TITLE, 1.1 * LEADING)
        yield gap(1)

    def _body(self) -> Iterator[Item]:
        yield from self.type.paragraphs(opening(self.report))
        for section in self.report.form.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Item]:
        text = printable(heading(self.report, section)).strip() or section.heading
        first, *others = self.type.lines(text, LEVEL_1)
        yield _marked(first, section.id, text)._replace(stays=True)
        yield from (box._replace(stays=True) for box in others)
        if isinstance(section.body, Table):
            yield sheet(lay_out(section.body), self.report, self.fonts)
            yield gap(0.5)
            for number, note in enumerate(long_notes(self.report, section.body), 1):
                yield from self.type.lines(f"注{number}：{note}", BODY)
        else:
            yield from self.type.paragraphs(self.report.text("texts", section.body.id))

    def _ending(self, name: str, day: str, mark: str) -> Iterator[Box]:
        """Yield the name centred over the date, the date four characters in from the right, and the mark below.

        The mark （此件主动公开） stands two characters in (GB/T 9704-2012, 7.3.5 and 7.3.6).
        """
        if name or day:
            yield gap(1)
        middle = RIGHT - 4 * PITCH - min(self.fonts.width(day, BODY), AREA_WIDTH / 2) / 2
        yield from self.type.around(middle, name)
        yield from self.type.around(middle, day)
        if mark:
            bare = mark.removeprefix("（").removesuffix("）") if mark.startswith("（") else mark
            yield from self.type.lines(f"（{bare}）", BODY)


def _tied(text: Iterable[Item], ending: Iterable[Box]) -> Iterator[Item]:
    """Yield a text and its signature, which never stands alone on a page: the last lines of the text go with it."""
    items, boxes = list(text), list(ending)
    free = len(items) - _KEPT if boxes else len(items)
    yield from items[: max(0, free)]
    for item in items[max(0, free) :]:
        yield item._replace(stays=True) if isinstance(item, Box) else item
    yield from (box._replace(stays=True) for box in boxes[:-1])
    yield from boxes[-1:]


def _marked(box: Box, key: str, text: str) -> Box:
    """Return a box that the document's outline leads to."""

    def draw(canvas: Canvas, top: float) -> None:
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        canvas.addOutlineEntry(text, key)
        box.draw(canvas, top)

    return box._replace(draw=draw)
