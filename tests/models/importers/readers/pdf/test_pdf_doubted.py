"""A figure of a PDF that a person does not see as the file tells it, or sees only in part, is never sure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from tests.models.importers.readers.pdf import papers
from tests.models.importers.readers.pdf.papers import (
    AT,
    HIGH,
    LATIN,
    LEFT,
    PAST,
    SONG,
    WIDE,
    Draw,
    figure,
    paper,
    written,
)
from tests.thoroughness import few

X, Y = AT
BEHIND = PAST + 0.5

Shape = Callable[[Canvas, float, float], object]


def strips(canvas: Canvas, thick: float, apart: float, *, is_upright: bool = False) -> None:
    """Draw white strips upon the figure that hide half of it."""
    canvas.setFillGray(1)
    for at in range(int(14 / (thick + apart))):
        place = at * (thick + apart)
        x, y = (X + place, Y - 2) if is_upright else (X - 2, Y - 1 + place)
        wide, high = (thick, 12) if is_upright else (18, thick)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)


def sown(canvas: Canvas, shape: Shape) -> None:
    canvas.setFillGray(1)
    for across in range(5):
        for up in range(4):
            shape(canvas, X + 3 * across, Y - 1 + 3 * up)


def dot(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 1.3, stroke=0, fill=1)


def square(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, 2.2, 2.2, stroke=0, fill=1)


def speck(canvas: Canvas, x: float, y: float) -> None:
    canvas.drawImage(papers.picture(), x, y, 2.4, 2.4)


def white_lines(canvas: Canvas) -> None:
    canvas.setStrokeGray(1)
    canvas.setLineWidth(1.5)
    canvas.lines([(X - 2, Y + up, PAST + 2, Y + up) for up in range(-1, 9, 3)])


def white_slash(canvas: Canvas) -> None:
    canvas.setStrokeGray(1)
    canvas.setLineWidth(7)
    canvas.line(X - 2, Y - 2, PAST + 2, Y + 10)


def white_type(canvas: Canvas, text: str) -> None:
    canvas.setFillGray(1)
    canvas.setFont(SONG, 12)
    canvas.drawString(X - 1, Y - 1, text)


def glass(canvas: Canvas) -> None:
    canvas.setFillColor(Color(1, 1, 1, 0.9))
    canvas.rect(X - 2, Y - 3, 18, 14, stroke=0, fill=1)


def bar(canvas: Canvas, thick: float) -> None:
    """Draw a black bar on which the figure comes to stand."""
    canvas.rect(X - 2, Y + 1.5, 16, thick, stroke=0, fill=1)


def in_a_corner(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(X, Y - 3)
    path.lineTo(X + 14, Y - 3)
    path.lineTo(X, Y + 10)
    path.close()
    canvas.clipPath(path, stroke=0)
    figure(canvas)


def in_a_slit(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(X - 2, Y + 3.2, 16, 12)
    canvas.clipPath(path, stroke=0)
    figure(canvas)


def outlined(canvas: Canvas) -> None:
    """Draw the figure with a white outline that hides most of it."""
    text = canvas.beginText(X, Y)
    text.setFont(LATIN, papers.SIZE)
    text.setTextRenderMode(2)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(4)
    text.textOut("12")
    canvas.drawText(text)


def drawn_digit(canvas: Canvas, *, is_bent: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(BEHIND, Y + 6)
    if is_bent:
        path.curveTo(BEHIND + 6, Y + 9, BEHIND + 6, Y, BEHIND, Y)
    else:
        path.lineTo(BEHIND + 4, Y + 7)
    path.lineTo(BEHIND + 1, Y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def another(canvas: Canvas, degrees: float = 0, *, is_mirrored: bool = False) -> None:
    """Draw a digit behind the figure that stands across the page, or is seen as in a mirror."""
    canvas.translate(BEHIND + 6 * is_mirrored, Y)
    canvas.rotate(degrees)
    canvas.scale(-1 if is_mirrored else 1, 1)
    canvas.setFont(LATIN, papers.SIZE)
    canvas.drawString(0, 0, "3")


def upside_down(canvas: Canvas) -> None:
    canvas.translate(PAST, Y + 8)
    canvas.rotate(180)
    canvas.setFont(LATIN, papers.SIZE)
    canvas.drawString(0, 0, "12")


def dashes(canvas: Canvas) -> None:
    canvas.lines([(X + at, Y + 3.5, X + at + 2.5, Y + 3.5) for at in range(0, 12, 4)])


def white_elsewhere(canvas: Canvas) -> None:
    """Draw a white page of which a window leaves a little, elsewhere."""
    path = canvas.beginPath()
    path.rect(300, 60, 50, 50)
    canvas.clipPath(path, stroke=0)
    canvas.setFillGray(1)
    canvas.rect(0, 0, 600, 842, stroke=0, fill=1)


NOT_SURE: dict[str, tuple[Draw, ...]] = {
    "white strips": (figure, partial(strips, thick=2.5, apart=2.5)),
    "thin white strips": (figure, partial(strips, thick=0.5, apart=0.5)),
    "upright white strips": (figure, partial(strips, thick=1, apart=1, is_upright=True)),
    "white lines": (figure, white_lines),
    "white dots": (figure, partial(sown, shape=dot)),
    "white squares": (figure, partial(sown, shape=square)),
    "small pictures": (figure, partial(sown, shape=speck)),
    "a thick white slash": (figure, white_slash),
    "a white block of type": (figure, partial(white_type, text="█")),
    "white digits": (figure, partial(white_type, text="88")),
    "a clear white box": (figure, glass),
    "on a bar": (partial(bar, thick=4.5), figure),
    "cut by a corner": (in_a_corner,),
    "cut in half": (in_a_slit,),
    "a white outline": (outlined,),
    "a bent shape behind it": (figure, partial(drawn_digit, is_bent=True)),
    "a straight shape behind it": (figure, partial(drawn_digit, is_bent=False)),
    "a picture behind it": (figure, lambda c: c.drawImage(papers.picture(0), BEHIND, Y, 5, 7)),
    "a stroke behind it": (figure, lambda c: c.line(BEHIND, Y, BEHIND, Y + 7)),
    "a stroke before it": (lambda c: written(c, "12", X + 6), lambda c: c.line(X, Y + 3.5, X + 4.5, Y + 3.5)),
    "a slanted digit behind it": (figure, partial(another, degrees=20)),
    "a mirrored digit behind it": (figure, partial(another, is_mirrored=True)),
    "upside down": (upside_down,),
    "crossed out by dashes": (figure, dashes),
    "crossed out by a picture": (figure, lambda c: c.drawImage(papers.picture(0), X - 1, Y + 3.2, 14, 0.8)),
    "an upright line through it": (figure, lambda c: c.rect(X + 2.5, Y - 1, 0.8, 9, stroke=0, fill=1)),
    "half out of its cell": (lambda c: written(c, "12", LEFT + 4 * WIDE - 5.6),),
}
SEEN: dict[str, tuple[tuple[Draw, ...], str]] = {
    "white strips side by side, and what is now": ((partial(strips, thick=1, apart=0), figure), "12"),
    "a white box that is cut off here": ((figure, white_elsewhere), "12"),
    "a rule below it": ((figure, lambda c: c.rect(X, Y - 2.2, 11, 0.6, stroke=0, fill=1)), "12"),
    "a line around it": ((figure, lambda c: c.ellipse(X - 5, Y - 5, X + 17, Y + 13)), "12"),
}


@pytest.mark.parametrize("name", few(NOT_SURE, 9))
def test_a_figure_that_is_not_seen_as_it_is_told_is_not_sure(name: str) -> None:
    assert papers.read(paper(*NOT_SURE[name]))[1] is False


@pytest.mark.parametrize("name", few(SEEN, 2))
def test_what_leaves_a_figure_as_it_is_leaves_it_sure(name: str) -> None:
    acts, seen = SEEN[name]

    assert papers.read(paper(*acts)) == (seen, True)


def test_digits_that_stand_across_the_page_are_told() -> None:
    assert [text for text in papers.left_out(paper(figure, partial(another, degrees=20))) if "数字" in text]


def test_what_stands_on_a_dark_curved_shape_is_not_dropped() -> None:
    content = paper(below=lambda canvas: canvas.circle(X + 5, Y + 3, 3 * HIGH, stroke=0, fill=1))

    assert papers.read(content) == ("12", False)
