"""Pieces of a card: words, keys and signs that know how high they are, and what is put together of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import RED
from exporters.pdf.tags import Tag, within
from exporters.typeset.paragraph_lines import Frame, compose

PALE = HexColor("#F1F3F5")
"""Under headings of the card. Chosen by eye: still there on a printer without colours."""

RULE = HexColor("#9AA3AD")
"""Of thin rules. Chosen by eye."""

_LEADING = 1.34
"""From line to line, in em. Chosen by eye: small type needs some room."""

_ABOVE_BASELINE = 0.86
"""Of the em box; as on an official page."""

_KEY_AROUND = 4.5
"""Points, left and right of the name of a key. Chosen by eye."""

_CROSS = 2.6
"""Points, half of the width of a cross. Chosen by eye."""

_CORNER = 2.2
"""Points, the radius of a key's corners. Chosen by eye."""

_THIN = 0.5
"""Points, of rules. Chosen: as in the tables of the report."""


class Piece(NamedTuple):
    """Something of fixed height, in points; `draw` takes its left and its upper edge."""

    height: float
    draw: Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Pieces:
    """Makes pieces in the faces of a font book."""

    fonts: FontBook

    def words(self, text: str, width: float, style: TypeStyle, role: str = "P", *, flush: bool = True) -> Piece:
        """Return a paragraph that is so many points wide; in a narrow column it should not be `flush` on both sides."""
        lines = compose(text, Frame(width, justified=flush), self.fonts.measure(style))
        step, tag = _LEADING * style.size, Tag(role)

        def draw(canvas: Canvas, x: float, top: float) -> None:
            with within(canvas, tag):
                for at, line in enumerate(lines):
                    y = top - at * step - (step - style.size) / 2 - _ABOVE_BASELINE * style.size
                    for span in line.spans:
                        spaced = replace(style, char_space=style.char_space + span.extra)
                        self.fonts.draw_run(canvas, x + span.x, y, span.text, spaced)

        return Piece(len(lines) * step, draw)

    def width(self, text: str, style: TypeStyle) -> float:
        """Return how wide a line is, in points."""
        return self.fonts.width(text, style)

    def key(self, name: str, style: TypeStyle) -> tuple[float, Piece]:
        """Return a key of the keyboard with its name on it, and its width."""
        width = self.width(name, style) + 2 * _KEY_AROUND
        inner = self.words(name, width, style)

        def draw(canvas: Canvas, x: float, top: float) -> None:
            canvas.setLineWidth(_THIN)
            canvas.setStrokeColor(RULE)
            canvas.setFillColor(PALE)
            canvas.roundRect(x, top - inner.height, width, inner.height, _CORNER, fill=1)
            inner.draw(canvas, x + _KEY_AROUND, top)

        return width, Piece(inner.height, draw)

    def number(self, number: int, radius: float, *, hollow: bool = False) -> Piece:
        """Return a number in a disc; in a ring where it is `hollow`."""
        ink = TypeStyle(FaceRole.HEI, radius * 1.2, colour=RED if hollow else white)
        text = str(number)

        def draw(canvas: Canvas, x: float, top: float) -> None:
            canvas.setLineWidth(1)
            canvas.setStrokeColor(RED)
            canvas.setFillColor(white if hollow else RED)
            canvas.circle(x + radius, top - radius, radius, fill=1)
            y = top - radius - 0.36 * ink.size
            with within(canvas, Tag("P")):
                self.fonts.draw_run(canvas, x + radius - self.width(text, ink) / 2, y, text, ink)

        return Piece(2 * radius, draw)


def moved(piece: Piece, right: float, down: float = 0) -> Piece:
    """Return a piece that stands so many points further to the right and below."""
    return Piece(piece.height + down, lambda canvas, x, top: piece.draw(canvas, x + right, top - down))


def together(*pieces: Piece) -> Piece:
    """Return pieces that begin at the same height."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for piece in pieces:
            piece.draw(canvas, x, top)

    return Piece(max((piece.height for piece in pieces), default=0.0), draw)


def stacked(pieces: Sequence[Piece], gap: float = 0) -> Piece:
    """Return pieces below each other, so many points between them."""
    tops = [0.0, *accumulate(piece.height + gap for piece in pieces)]

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for piece, down in zip(pieces, tops, strict=False):
            piece.draw(canvas, x, top - down)

    return Piece(max(0.0, tops[-1] - gap), draw)


def spread(pieces: Sequence[Piece], height: float) -> Piece:
    """Return pieces below each other that fill a height, in points, with even gaps between them."""
    left = height - sum(piece.height for piece in pieces)
    return stacked(pieces, max(0.0, left / max(1, len(pieces) - 1)))


def boxed(piece: Piece, width: float, padding: float, ground: Color | None = None, edge: Color = RULE) -> Piece:
    """Return a piece in a frame that is so many points wide."""
    height = piece.height + 2 * padding

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(_THIN)
        canvas.setStrokeColor(edge)
        if ground:
            canvas.setFillColor(ground)
        canvas.rect(x, top - height, width, height, fill=ground is not None)
        piece.draw(canvas, x + padding, top - padding)

    return Piece(height, draw)


def middled(piece: Piece, height: float) -> Piece:
    """Return a piece in the middle of a height, in points."""
    return moved(piece, 0, max(0.0, (height - piece.height) / 2))._replace(height=height)


def cross(size: float) -> Piece:
    """Return a red cross as high as a line of so many points of type."""
    height = _LEADING * size

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(1)
        canvas.setStrokeColor(RED)
        middle = top - height / 2
        for way in (1, -1):
            canvas.line(x, middle - way * _CROSS, x + 2 * _CROSS, middle + way * _CROSS)

    return Piece(height, draw)


def rule(width: float, thickness: float = _THIN, colour: Color = RULE) -> Piece:
    """Return a horizontal rule."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(thickness)
        canvas.setStrokeColor(colour)
        canvas.line(x, top, x + width, top)

    return Piece(thickness, draw)
