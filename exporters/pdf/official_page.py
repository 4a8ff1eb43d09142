"""The official page of GB/T 9704-2012: where the type area lies and what stands around it.

All lengths are in points unless a name says otherwise; y grows upwards, as in PDF.
"""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.colors import Color, HexColor, black
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.typeset import standard_page
from exporters.typeset.standard_page import (
    AREA_HEIGHT,
    AREA_WIDTH,
    BELOW_AREA_MM,
    BODY_SIZE,
    FOOT_SIZE,
    HEIGHT_MM,
    LEFT_MM,
    LINES,
    MM,
    PITCH,
    TITLE_SIZE,
    TOP_MM,
    WIDTH_MM,
)

WIDTH, HEIGHT = WIDTH_MM * MM, HEIGHT_MM * MM
LEFT, TOP = LEFT_MM * MM, HEIGHT - TOP_MM * MM
RIGHT, BOTTOM = LEFT + AREA_WIDTH, TOP - AREA_HEIGHT

LEADING = AREA_HEIGHT / LINES
"""From line to line."""

_ABOVE_BASELINE = 0.86
"""Of the em box; measured on 宋体 and 仿宋, whose own metrics differ from each other."""

BODY = TypeStyle(FaceRole.FANGSONG, BODY_SIZE, PITCH - BODY_SIZE)
LEVEL_1 = replace(BODY, role=FaceRole.HEI)
LEVEL_2 = replace(BODY, role=FaceRole.KAI)
LEVEL_3 = replace(BODY, bold=True)
TITLE = TypeStyle(FaceRole.TITLE, TITLE_SIZE)
FOOT = TypeStyle(FaceRole.SONG, FOOT_SIZE)
_FOOT = BOTTOM - BELOW_AREA_MM * MM - _ABOVE_BASELINE * FOOT.size
"""The baseline of the page number."""

_CODE = TypeStyle(FaceRole.SONG, 9)
"""小五: smaller than the page number, which the standard asks for; the code is ours."""

RED = HexColor(f"#{standard_page.RED}")

_MARK = TypeStyle(FaceRole.HEI, 120, 24, HexColor("#E4E4E4"))
_MARK_LINE = TypeStyle(FaceRole.HEI, 12, colour=RED)
"""The mark of a draft, across the page and above the text. Chosen by eye: so pale that the text over it is read."""


_FLAG_GROUND = HexColor("#FBD9D7")
"""As in the window."""

_FLAG = 6.0
"""Points, of the sides of the triangle that flags a cell. Chosen by eye."""


def baseline(top: float, leading: float, size: float) -> float:
    """Return the baseline of a line whose box begins at `top`, from the em box and not from font metrics."""
    return top - (leading - size) / 2 - _ABOVE_BASELINE * size


def draw_centred(canvas: Canvas, fonts: FontBook, y: float, text: str, style: TypeStyle) -> None:
    """Draw `text` in the middle of the type area on the baseline `y`."""
    fonts.draw_run(canvas, LEFT + (AREA_WIDTH - fonts.width(text, style)) / 2, y, text, style)


def draw_rule(canvas: Canvas, y: float, thickness: float, colour: Color = black) -> None:
    """Draw a rule as wide as the type area; `thickness` in millimetres."""
    canvas.saveState()
    canvas.setLineWidth(thickness * MM)
    canvas.setStrokeColor(colour)
    canvas.line(LEFT, y, RIGHT, y)
    canvas.restoreState()


def draw_code(canvas: Canvas, fonts: FontBook, number: int, code: str) -> None:
    """Draw the matching code at the inner foot: left on odd pages, right on even, where no page number stands."""
    text = f"核对码 {code}"
    x = LEFT + FOOT.size if number % 2 else RIGHT - FOOT.size - fonts.width(text, _CODE)
    fonts.draw_run(canvas, x, _FOOT, text, _CODE)


def draw_page_number(canvas: Canvas, fonts: FontBook, number: int) -> None:
    """Draw ``— 1 —`` 7 mm below the type area: right on odd pages, left on even, one character in."""
    text = f"— {number} —"
    width = fonts.width(text, FOOT)
    x = RIGHT - FOOT.size - width if number % 2 else LEFT + FOOT.size
    fonts.draw_run(canvas, x, _FOOT, text, FOOT)


def draw_mark(canvas: Canvas, fonts: FontBook, mark: str) -> None:
    """Draw the mark of a draft across the page, under the text, and in words above it."""
    word = mark.partition("，")[0]
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(45)
    fonts.draw_run(canvas, -fonts.width(word, _MARK) / 2, -_MARK.size / 3, word, _MARK)
    canvas.restoreState()
    draw_centred(canvas, fonts, HEIGHT - 22 * MM, mark, _MARK_LINE)


def draw_flag(canvas: Canvas, left: float, top: float, width: float, height: float) -> None:
    """Fill a cell of a draft that is wrong, with a triangle in its corner for printers without colours."""
    canvas.saveState()
    canvas.setFillColor(_FLAG_GROUND)
    canvas.rect(left, top - height, width, height, stroke=0, fill=1)
    canvas.setFillColor(RED)
    corner = canvas.beginPath()
    corner.moveTo(left, top)
    corner.lineTo(left + _FLAG, top)
    corner.lineTo(left, top - _FLAG)
    corner.close()
    canvas.drawPath(corner, stroke=0, fill=1)
    canvas.restoreState()
