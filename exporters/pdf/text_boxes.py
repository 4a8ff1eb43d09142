"""Text as boxes for the pages: paragraphs, centred lines, lines about a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FontBook, TypeStyle
from exporters.pdf.official_page import BODY, LEADING, LEFT, RIGHT, baseline, draw_centred
from exporters.pdf.tags import Tag, linked
from exporters.pdf.web_addresses import Addresses
from exporters.typeset.line_breaking import ComposedLine, Frame, compose, wrap
from exporters.typeset.standard_page import AREA_WIDTH, PITCH

_LATIN = re.compile(r"[ -~]+|[^ -~]+")


class Lead(NamedTuple):
    """How a paragraph begins: a sub-heading of so many characters."""

    length: int = 0
    style: TypeStyle = BODY


_PLAIN = Lead()


@dataclass(frozen=True)
class Typesetter:
    """Sets text in the faces of a font book."""

    fonts: FontBook

    def lines(self, text: str, style: TypeStyle, *, indent: float = 2, begin: Lead = _PLAIN) -> Iterator[Box]:
        """Yield the lines of a paragraph as wide as the type area; `indent` in characters."""
        start, tag, addresses = 0, Tag("P"), Addresses(text)
        for line in compose(text, Frame(AREA_WIDTH, indent=indent), self.fonts.measure(style)):
            rest = begin._replace(length=max(0, begin.length - start))
            yield self._line(line, style, rest, addresses, start)._replace(tag=tag)
            start += len(line.text)

    def centred(self, text: str, style: TypeStyle, height: float = LEADING) -> Box:
        """Return a line in the middle of the type area."""

        def draw(canvas: Canvas, top: float) -> None:
            draw_centred(canvas, self.fonts, baseline(top, height, style.size), text, style)

        return Box(height, draw)

    def around(self, middle: float, text: str) -> Iterator[Box]:
        """Yield the lines of a short text centred about `middle`, two characters in from the right at least."""
        tag = Tag("P")
        for line in wrap(text, AREA_WIDTH - 4 * PITCH, self.fonts.measure(BODY)):
            width = self.fonts.width(line, BODY)
            yield self._at(max(LEFT, min(middle - width / 2, RIGHT - 2 * PITCH - width)), line)._replace(tag=tag)

    def _at(self, x: float, text: str) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            self.fonts.draw_run(canvas, x, baseline(top, LEADING, BODY.size), text, BODY)

        return Box(LEADING, draw)

    def _line(self, line: ComposedLine, style: TypeStyle, begin: Lead, addresses: Addresses, start: int) -> Box:
        def draw(canvas: Canvas, top: float) -> None:
            y = baseline(top, LEADING, style.size)
            at = start
            for left, text, drawn in self._pieces(line, style, begin):
                x = LEFT + left
                for piece, address in addresses.within(at, text):
                    width = self.fonts.width(piece, drawn) if address else 0.0
                    with linked(canvas, address, (x, top - LEADING, x + width, top)):
                        x += self.fonts.draw_run(canvas, x, y, piece, drawn)
                at += len(text)

        return Box(LEADING, draw)

    def _pieces(self, line: ComposedLine, style: TypeStyle, begin: Lead) -> Iterator[tuple[float, str, TypeStyle]]:
        """Yield what is drawn where in which style. The type of the sub-heading differs in Chinese characters only.

        These are all as wide as they are high, so that the line ends where the text in one style would.
        """
        left = begin.length
        for span in line.spans:
            x, spaced = span.x, replace(style, char_space=style.char_space + span.extra)
            headed = replace(begin.style, char_space=spaced.char_space)
            pieces = [
                (piece, headed if not piece.isascii() else replace(spaced, bold=headed.bold))
                for piece in _LATIN.findall(span.text[:left])
            ]
            for piece, drawn in (*pieces, (span.text[left:], spaced)):
                if piece:
                    yield x, piece, drawn
                    x += self.fonts.width(piece, spaced)
            left = max(0, left - len(span.text))


def gap(lines: float) -> Box:
    """Return white space of so many lines."""
    return Box(lines * LEADING, lambda _canvas, _top: None, blank=True)
