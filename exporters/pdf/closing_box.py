"""版记, the block at the foot of the last page: who else receives the paper, and who issued it when."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from exporters.manuscript import Closing
from exporters.pdf.flow import Box
from exporters.pdf.fonts import FontBook
from exporters.pdf.official_page import BODY, LEFT, RIGHT, baseline, draw_rule
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.pdf.text_boxes import Typesetter
from exporters.typeset.line_breaking import wrap
from exporters.typeset.names import list_lines, name_lines
from exporters.typeset.standard_page import AREA_WIDTH, FOOT_SIZE, INNER_RULE_MM, OUTER_RULE_MM

_STYLE = replace(BODY, size=FOOT_SIZE, char_space=0)
_LEADING = 26.0
"""Points from line to line; the standard leaves it open. Chosen: about as loose as the text."""

_LABEL = "抄送："
_INDENT = len(_LABEL) * _STYLE.size
_MARGIN = _STYLE.size
_MOST = 18
"""Lines of recipients at the foot; what is more stands above. Chosen: three quarters of a page."""


def closing_block(closing: Closing, fonts: FontBook) -> tuple[Box, ...]:
    """Return the block, the last part of which goes to the foot."""
    room = AREA_WIDTH - 2 * _MARGIN - _INDENT
    lines = list_lines(closing.recipients, room, fonts.measure(_STYLE)) if closing.recipients else ()
    *above, below = [lines[start : start + _MOST] for start in range(0, len(lines), _MOST)] or [()]
    tag = Tag("P")
    parts = [*(_Part(part, (), tag) for part in above), _Part(below, _issued(closing.issuer, closing.day, fonts), tag)]
    return tuple(_box(part, fonts, first=not at) for at, part in enumerate(parts) if part.recipients or part.issued)


class _Part(NamedTuple):
    """So much of the block as stands on one page.

    Attributes:
        recipients: Their lines.
        issued: The lines of the issuer, each with what stands at its right.
        tag: What the recipients are on all pages: one paragraph.
    """

    recipients: tuple[str, ...]
    issued: tuple[tuple[str, str], ...]
    tag: Tag


def _issued(issuer: str, day: str, fonts: FontBook) -> tuple[tuple[str, str], ...]:
    """Return the lines of the issuer, with the day at the end of the last one."""
    room = AREA_WIDTH - 2 * _MARGIN
    left = room - fonts.width(day, _STYLE) - _STYLE.size
    if left < room / 3:  # a day that is none, of any length
        days = wrap(day, room, fonts.measure(_STYLE))
        return tuple((line, "") for line in (*name_lines(issuer, room, fonts.measure(_STYLE)), *days))
    lines = name_lines(issuer, left, fonts.measure(_STYLE)) or (("",) if day else ())
    return (*((line, "") for line in lines[:-1]), *((line, day) for line in lines[-1:]))


def _box(part: _Part, fonts: FontBook, *, first: bool) -> Box:
    height = _LEADING * (len(part.recipients) + len(part.issued)) + 4
    return Box(height, lambda canvas, top: _draw(canvas, fonts, top, part, first=first), tag=ARTIFACT)


def _draw(canvas: Canvas, fonts: FontBook, top: float, part: _Part, *, first: bool) -> None:
    """Draw the recipients, each line under the first after the colon, and the issuer, between rules."""
    left, right = LEFT + _MARGIN, RIGHT - _MARGIN
    draw_rule(canvas, top, OUTER_RULE_MM)
    with within(canvas, part.tag):
        if part.recipients and first:
            fonts.draw_run(canvas, left, baseline(top, _LEADING, _STYLE.size), _LABEL, _STYLE)
        for line in part.recipients:
            Typesetter(fonts).draw(canvas, left + _INDENT, baseline(top, _LEADING, _STYLE.size), line, _STYLE)
            top -= _LEADING
    if part.recipients and part.issued:
        draw_rule(canvas, top, INNER_RULE_MM)
    with within(canvas, Tag("P")):
        for issuer, day in part.issued:
            y = baseline(top, _LEADING, _STYLE.size)
            Typesetter(fonts).draw(canvas, left, y, issuer, _STYLE)
            fonts.draw_run(canvas, right - fonts.width(day, _STYLE), y, day, _STYLE)
            top -= _LEADING
    draw_rule(canvas, top, OUTER_RULE_MM)
