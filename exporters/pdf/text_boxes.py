"""Text as boxes for the pages: paragraphs, centred lines, lines about a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box, Lines
from exporters.pdf.fonts import FontBook, TypeStyle
from exporters.pdf.official_page import BODY, LEADING, LEFT, RIGHT, baseline
from exporters.pdf.tags import Tag, linked
from exporters.pdf.web_addresses import Addresses, WebAddress
from exporters.typeset.line_breaking import wrap
from exporters.typeset.names import name_lines
from exporters.typeset.paragraph_lines import ComposedLine, Frame, compose, compose_in
from exporters.typeset.signature import WIDEST_NAME, signature
from exporters.typeset.standard_page import AREA_WIDTH

Links = Callable[[int, str], Iterator[tuple[str, WebAddress | None]]]
"""Cuts a piece of a line, which begins at a character of it, into what belongs to an address and what does not."""

_LATIN = re.compile(r"[ -~]+|[^ -~]+")


_ENDLESS = 1e6
"""Points: of a line that is not broken, as it has been broken before."""


class Stretch(NamedTuple):
    """So many characters of a paragraph in a style; a sub-heading is one of its own."""

    length: int
    style: TypeStyle


@dataclass(frozen=True)
class Typesetter:
    """Sets text in the faces of a font book."""

    fonts: FontBook

    def lines(self, text: str, style: TypeStyle, *, indent: float = 2) -> Iterator[Box]:
        """Yield the lines of a paragraph as wide as the type area; `indent` in characters."""
        lines = compose(text, Frame(AREA_WIDTH, indent=indent), self.fonts.measure(style))
        yield from self._boxes(lines, style, (), Addresses(text))

    def paragraph(self, text: str, style: TypeStyle, stretches: Sequence[Stretch] = ()) -> Lines:
        """Return a paragraph of the text, which can be set in more or fewer lines; its stretches differ in type."""
        frame, measure = Frame(AREA_WIDTH, indent=2), self.fonts.measure(style)
        addresses = Addresses(text)

        def others(count: int) -> tuple[Box, ...]:
            return tuple(self._boxes(compose_in(count, text, frame, measure), style, stretches, addresses))

        return Lines(tuple(self._boxes(compose(text, frame, measure), style, stretches, addresses)), others)

    def _boxes(
        self, lines: Iterable[ComposedLine], style: TypeStyle, stretches: Sequence[Stretch], addresses: Addresses
    ) -> Iterator[Box]:
        start, tag = 0, Tag("P")
        for line in lines:
            here = tuple(_from(start, stretches))
            yield self._line(line, style, here, partial(addresses.within, start))._replace(tag=tag)
            start += len(line.text)

    def centred(self, text: str, style: TypeStyle, height: float = LEADING) -> Box:
        """Return a line in the middle of the type area."""
        width = sum(line.right for line in self._set(text, style))

        def draw(canvas: Canvas, top: float) -> None:
            y = baseline(top, height, style.size)
            self.draw(canvas, LEFT + (AREA_WIDTH - width) / 2, y, text, style)

        return Box(height, draw)

    def draw(self, canvas: Canvas, x: float, y: float, text: str, style: TypeStyle) -> None:
        """Draw a line that has been broken before, its neighbouring marks close together as in any paragraph."""
        for line in self._set(text, style):
            for span in line.spans:
                self.fonts.draw_run(canvas, x + span.x, y, span.text, style)

    def _set(self, text: str, style: TypeStyle) -> tuple[ComposedLine, ...]:
        return compose(text, Frame(_ENDLESS), self.fonts.measure(style))

    def signed(self, name: str, day: str, *, is_sealed: bool) -> Iterator[Box]:
        """Yield the lines of the name of the office and of the date under it."""
        measure = self.fonts.measure(BODY)
        names, days = name_lines(name, WIDEST_NAME, measure), wrap(day, WIDEST_NAME, measure)
        widest_name, widest_day = (max(map(self._width, lines), default=0.0) for lines in (names, days))
        place = signature(widest_name, widest_day, is_sealed=is_sealed)
        name_tag, day_tag = Tag("P"), Tag("P")
        for line in names:
            inset = (widest_name - self._width(line)) / 2 if is_sealed else 0.0
            yield self._at(RIGHT - place.name - widest_name + inset, line)._replace(tag=name_tag)
        for line in days:
            yield self._at(max(LEFT, RIGHT - place.day - widest_day), line)._replace(tag=day_tag)

    def _width(self, text: str) -> float:
        return self.fonts.width(text, BODY)

    def _at(self, x: float, text: str) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            self.fonts.draw_run(canvas, x, baseline(top, LEADING, BODY.size), text, BODY)

        return Box(LEADING, draw)

    def _line(self, line: ComposedLine, style: TypeStyle, stretches: tuple[Stretch, ...], links: Links) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            y = baseline(top, LEADING, style.size)
            at = 0
            for left, text, drawn in self._pieces(line, style, stretches):
                x = LEFT + left
                for piece, address in links(at, text):
                    width = self.fonts.width(piece, drawn) if address or piece is not text else 0.0
                    with linked(canvas, address, (x, top - LEADING, x + width, top)):
                        self.fonts.draw_run(canvas, x, y, piece, drawn)
                    x += width
                at += len(text)

        return Box(LEADING, draw)

    def _pieces(
        self, line: ComposedLine, style: TypeStyle, stretches: tuple[Stretch, ...]
    ) -> Iterator[tuple[float, str, TypeStyle]]:
        """Yield what is drawn where in which style. The type of a sub-heading differs in Chinese characters only.

        These are all as wide as they are high, so that the line ends where the text in one style would.
        """
        start = 0
        for span in line.spans:
            spaced = replace(style, char_space=style.char_space + span.extra) if span.extra else style
            x, here = span.x, tuple(_from(start, stretches))
            before = ""
            for piece, drawn in _cut(span.text, here, spaced):
                x += self.fonts.width(before, spaced) if before else 0.0
                yield x, piece, drawn
                before = piece
            start += len(span.text)


def _from(start: int, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield what there is of the stretches from a character on."""
    for stretch in stretches:
        left = stretch.length - max(0, start)
        start -= stretch.length
        if left > 0:
            yield stretch._replace(length=left)


def _cut(text: str, stretches: tuple[Stretch, ...], spaced: TypeStyle) -> Iterator[tuple[str, TypeStyle]]:
    """Yield the pieces of a text and their styles; what lies beyond the stretches is `spaced`, as all of it is."""
    for length, style in stretches:
        headed = style if style.char_space == spaced.char_space else replace(style, char_space=spaced.char_space)
        for piece in [text[:length]] if headed == spaced else _LATIN.findall(text[:length]):
            if piece:
                yield piece, replace(spaced, bold=headed.bold) if piece.isascii() else headed
        text = text[length:]
    if text:
        yield text, spaced


def gap(lines: float) -> Box:
    """Return white space of so many lines."""
    return Box(lines * LEADING, lambda _canvas, _top: None, blank=True)
