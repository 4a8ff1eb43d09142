"""版记, the block at the foot of the last page: who else receives the paper, and who issued it when."""

from __future__ import annotations

from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.composer import wrap
from exporters.pdf.flow import Box
from exporters.pdf.fonts import FontBook
from exporters.pdf.page import AREA_WIDTH, BODY, LEFT, RIGHT, baseline, draw_rule
from models.cover import print_date
from models.report import Report

_STYLE = replace(BODY, size=14, char_space=0)
_LEADING = 26.0
_LABEL = "抄送："
_INDENT = len(_LABEL) * _STYLE.size
_MARGIN = _STYLE.size
_OUTER, _INNER = 0.35, 0.25
"""Rules, in millimetres (GB/T 9704-2012, 7.4.1)."""


def closing_block(report: Report, fonts: FontBook) -> Box | None:
    """Return the block, or None if the cover has nothing for it."""
    copies, issuer = report.text("cover", "copy_to").strip(), report.text("cover", "issuer")
    day = print_date(report.text("cover", "issue_date"))
    lines = _copies(copies, fonts) if copies else ()
    issued = (issuer, f"{day}印发" if day else "")
    if not lines and not any(issued):
        return None
    height = _LEADING * (len(lines) + any(issued)) + 4
    return Box(height, lambda canvas, top: _draw(canvas, fonts, top, lines, issued))


def _copies(copies: str, fonts: FontBook) -> tuple[str, ...]:
    """Return the lines of the recipients, which end with a full stop."""
    return wrap(f"{copies.rstrip('。.')}。", AREA_WIDTH - 2 * _MARGIN - _INDENT, fonts.measure(_STYLE))


def _draw(canvas: Canvas, fonts: FontBook, top: float, lines: tuple[str, ...], issued: tuple[str, str]) -> None:
    """Draw the recipients, each line under the first after the colon, and the issuer, between rules."""
    left, right = LEFT + _MARGIN, RIGHT - _MARGIN
    draw_rule(canvas, top, _OUTER)
    if lines:
        fonts.draw_run(canvas, left, baseline(top, _LEADING, _STYLE.size), _LABEL, _STYLE)
    for line in lines:
        fonts.draw_run(canvas, left + _INDENT, baseline(top, _LEADING, _STYLE.size), line, _STYLE)
        top -= _LEADING
    if any(issued):
        if lines:
            draw_rule(canvas, top, _INNER)
        y, (issuer, day) = baseline(top, _LEADING, _STYLE.size), issued
        fonts.draw_run(canvas, left, y, issuer, _STYLE)
        fonts.draw_run(canvas, right - fonts.width(day, _STYLE), y, day, _STYLE)
        top -= _LEADING
    draw_rule(canvas, top, _OUTER)
