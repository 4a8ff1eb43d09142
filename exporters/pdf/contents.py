"""What a report prints, in order, as boxes for the pages: red head, notice, title, parts, signature, closing block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.composer import Frame, Line, compose, wrap
from exporters.pdf.flow import Box, Break, Foot, Item
from exporters.pdf.fonts import FontBook, Style
from exporters.pdf.page import (
    AREA_WIDTH,
    BODY,
    LEADING,
    LEFT,
    LEVEL_1,
    LEVEL_2,
    LEVEL_3,
    MM,
    PITCH,
    RED,
    RIGHT,
    TITLE,
    baseline,
    draw_centred,
)
from exporters.pdf.tables import sheet
from models.cover import print_date
from models.form import Section, Table
from models.grid import lay_out
from models.report import Report
from models.wording import heading, opening, signatory, signed_on, title

_RED_HEAD = replace(TITLE, size=48, colour=RED)
_RED_HEAD_HEIGHT = 35 * MM + 56
_CLOSING = replace(BODY, size=14, char_space=0)
_CLOSING_LEADING = 26.0
_LEVELS = (
    (re.compile(r"（[一二三四五六七八九十]+）[^。；]*"), LEVEL_2),
    (re.compile(r"[0-9]{1,2}[.．、][^。；]*"), LEVEL_3),
)
_ONE_LINE_OF_HEADING = 30
"""Characters; what is longer is a sentence that happens to be numbered."""


@dataclass(frozen=True)
class Contents:
    """Lays out one report."""

    report: Report
    fonts: FontBook

    def items(self) -> Iterator[Item]:
        """Yield everything to print, from the red head to the closing block."""
        yield from self._head()
        if self._cover("notice_title"):
            yield from self._notice()
            yield Break()
        yield from self._heading(*_halves(title(self.report), self.report.form.title))
        yield from self._paragraphs(opening(self.report))
        for section in self.report.form.sections:
            yield from self._section(section)
        yield from self._signature(signatory(self.report) if signed_on(self.report) else "", signed_on(self.report))
        yield from self._open_mark(self._cover("open_mark"))
        yield from self._persons()
        yield from self._closing()

    def _cover(self, key: str) -> str:
        return self.report.text("cover", key)

    def _head(self) -> Iterator[Item]:
        """Yield the red name of the office, the number two lines below, and the red rule."""
        name, number = self._cover("red_head"), self._cover("document_number")
        if name:
            yield Box(_RED_HEAD_HEIGHT, lambda canvas, top: self._draw_red_head(canvas, top, name))
            yield _gap(1)
        if number:
            yield self._centred(number, BODY)
        if name:
            yield Box(4 * MM + 2, _draw_red_rule)
            yield _gap(1)
        elif number:
            yield _gap(1)

    def _draw_red_head(self, canvas: Canvas, top: float, name: str) -> None:
        """Draw the name 35 mm below the type area's upper edge, in the largest size that fits."""
        size = min(_RED_HEAD.size, AREA_WIDTH / self.fonts.width(name, replace(_RED_HEAD, size=1)))
        draw_centred(canvas, self.fonts, top - 35 * MM - 0.86 * size, name, replace(_RED_HEAD, size=size))

    def _notice(self) -> Iterator[Item]:
        yield from self._heading(self._cover("notice_title"))
        if addressee := self._cover("notice_addressee"):
            yield from self._lines(f"{addressee.rstrip('：:')}：", BODY, indent=0)
        yield from self._paragraphs(self._cover("notice_body"))
        yield from self._signature(self._cover("notice_signatory"), print_date(self._cover("notice_date")))
        yield from self._open_mark(self._cover("notice_open_mark"))

    def _heading(self, *halves: str) -> Iterator[Item]:
        """Yield a title: on one line if it fits, otherwise each half in lines of much the same length."""
        measure = self.fonts.measure(TITLE)
        whole = "".join(halves)
        for text in (whole,) if sum(map(measure, whole)) <= AREA_WIDTH else halves:
            for line in wrap(text, AREA_WIDTH, measure):
                yield self._centred(line, TITLE, 1.15 * LEADING)
        yield _gap(1)

    def _section(self, section: Section) -> Iterator[Item]:
        for box in self._lines(heading(self.report, section), LEVEL_1):
            yield box._replace(stays=True)
        if isinstance(section.body, Table):
            yield sheet(lay_out(section.body), self.report, self.fonts)
            yield _gap(0.5)
        else:
            yield from self._paragraphs(self.report.text("texts", section.body.id))

    def _paragraphs(self, text: str) -> Iterator[Box]:
        for paragraph in filter(None, map(str.strip, text.split("\n"))):
            style = _level(paragraph)
            for box in self._lines(paragraph, style):
                yield box._replace(stays=style is not BODY)

    def _lines(self, text: str, style: Style, indent: float = 2) -> Iterator[Box]:
        for line in compose(text, Frame(AREA_WIDTH, indent=indent), self.fonts.measure(style)):
            yield self._line(line, style)

    def _line(self, line: Line, style: Style) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            self.fonts.draw_line(canvas, LEFT, baseline(top, LEADING, style.size), line, style)

        return Box(LEADING, draw)

    def _centred(self, text: str, style: Style, height: float = LEADING) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            draw_centred(canvas, self.fonts, baseline(top, height, style.size), text, style)

        return Box(height, draw)

    def _signature(self, name: str, day: str) -> Iterator[Box]:
        """Yield the name centred over the date, the date four characters in from the right."""
        if not name and not day:
            return
        yield _gap(1)._replace(stays=True)
        width, room = self.fonts.width(day, BODY), self.fonts.width(name, BODY)
        middle = RIGHT - 4 * PITCH - width / 2
        if name:
            yield self._at(min(middle - room / 2, RIGHT - 2 * PITCH - room), name)._replace(stays=bool(day))
        if day:
            yield self._at(middle - width / 2, day)

    def _open_mark(self, mark: str) -> Iterator[Box]:
        if mark:
            yield _gap(1)
            yield from self._lines(f"（{mark.strip('（）()')}）", BODY)

    def _persons(self) -> Iterator[Box]:
        """Yield who filled in, checked and answers for the report, if that is known."""
        labels = {"prepared_by": "填报人", "checked_by": "审核人", "approved_by": "负责人"}
        named = [f"{label}：{name}" for key, label in labels.items() if (name := self._cover(key))]
        if named:
            yield _gap(1)
            yield from self._lines("　　".join(named), BODY)

    def _at(self, x: float, text: str) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            self.fonts.draw_run(canvas, max(x, LEFT), baseline(top, LEADING, BODY.size), text, BODY)

        return Box(LEADING, draw)

    def _closing(self) -> Iterator[Foot]:
        """Yield the block at the foot of the last page: 抄送, and who printed it when."""
        copies, issuer = self._cover("copy_to"), self._cover("issuer")
        day = print_date(self._cover("issue_date"))
        if not copies and not issuer and not day:
            return
        room = AREA_WIDTH - 2 * _CLOSING.size
        lines = wrap(f"抄送：{copies.rstrip('。')}。", room, self.fonts.measure(_CLOSING)) if copies else ()
        height = _CLOSING_LEADING * (len(lines) + bool(issuer or day)) + 4
        yield Foot(Box(height, lambda canvas, top: self._draw_closing(canvas, top, lines, (issuer, day))))

    def _draw_closing(self, canvas: Canvas, top: float, lines: tuple[str, ...], issued: tuple[str, str]) -> None:
        """Draw the lines of 抄送 and the line of 印发 between rules of 0.35, 0.25 and 0.35 mm."""
        left, right = LEFT + _CLOSING.size, RIGHT - _CLOSING.size
        _rule(canvas, top, 0.35)
        for line in lines:
            self.fonts.draw_run(canvas, left, baseline(top, _CLOSING_LEADING, _CLOSING.size), line, _CLOSING)
            top -= _CLOSING_LEADING
        issuer, day = issued
        if issuer or day:
            if lines:
                _rule(canvas, top, 0.25)
            y, printed = baseline(top, _CLOSING_LEADING, _CLOSING.size), f"{day}印发" if day else ""
            self.fonts.draw_run(canvas, left, y, issuer, _CLOSING)
            self.fonts.draw_run(canvas, right - self.fonts.width(printed, _CLOSING), y, printed, _CLOSING)
            top -= _CLOSING_LEADING
        _rule(canvas, top, 0.35)


def _halves(text: str, ending: str) -> tuple[str, str]:
    """Cut a title before its official ending, which is not to be broken; the first half may be empty."""
    return (text.removesuffix(ending), ending) if text.endswith(ending) else (text, "")


def _level(paragraph: str) -> Style:
    """Return the style of a paragraph: sub-headings by their number, all else as text."""
    if len(paragraph) <= _ONE_LINE_OF_HEADING:
        return next((style for pattern, style in _LEVELS if pattern.fullmatch(paragraph)), BODY)
    return BODY


def _gap(lines: float) -> Box:
    return Box(lines * LEADING, lambda _canvas, _top: None)


def _draw_red_rule(canvas: Canvas, top: float) -> None:
    _rule(canvas, top - 4 * MM, 0.6, red=True)


def _rule(canvas: Canvas, y: float, thickness: float, *, red: bool = False) -> None:
    """Draw a rule as wide as the type area; `thickness` in millimetres."""
    canvas.saveState()
    canvas.setLineWidth(thickness * MM)
    if red:
        canvas.setStrokeColor(RED)
    canvas.line(LEFT, y, RIGHT, y)
    canvas.restoreState()
