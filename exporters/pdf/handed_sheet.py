"""A sheet of paper that a district hands to a unit: its pages, each with what it is about, its number, and a code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import NamedTuple

from exporters.pdf.archive import Properties
from exporters.pdf.flow import Box, paginate
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import BOTTOM, LEFT, RIGHT, TITLE, draw_rule
from exporters.pdf.one_at_a_time import one_at_a_time
from exporters.pdf.pdf_file import begin, draw_boxes
from exporters.pdf.tags import ARTIFACT, Tag, TaggedCanvas
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.typeset.standard_page import AREA_HEIGHT, MM

_FOOT = TypeStyle(FaceRole.SONG, 9)
_RULE, _BELOW = 4 * MM, 8 * MM
"""Points from the type area to the rule, and to the words below it. Chosen by eye."""


class Handed(NamedTuple):
    """What stands around what the sheet says.

    Attributes:
        title: Of the sheet.
        office: That hands it out.
        day: On which.
        left, right: At the foot of each page.
    """

    title: str
    office: str
    day: date
    left: str
    right: str


@one_at_a_time
def handed_sheet(handed: Handed, fonts: FontBook, boxes: Iterable[Box]) -> bytes:
    """Return boxes under a title as a PDF; the same gives the same bytes."""
    stream = BytesIO()
    title = Typesetter(fonts).centred(handed.title, TITLE, 34)._replace(tag=Tag("H1"), entry=handed.title)
    pages = paginate((title, gap(0.2), *boxes), AREA_HEIGHT)
    canvas = begin(stream, fonts, Properties(handed.title, handed.office, handed.title, "", handed.day))
    for number, page in enumerate(pages, 1):
        draw_boxes(canvas, page)
        _draw_foot(canvas, fonts, handed, f"— {number} / {len(pages)} —")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw_foot(canvas: TaggedCanvas, fonts: FontBook, handed: Handed, number: str) -> None:
    """Draw the foot, the number of the page in the middle of what is left between the words."""
    canvas.turn_to(ARTIFACT)
    draw_rule(canvas, BOTTOM - _RULE, 0.2)
    y, end = BOTTOM - _BELOW, RIGHT - fonts.width(handed.right, _FOOT)
    middle = (LEFT + fonts.width(handed.left, _FOOT) + end) / 2
    for x, text in ((LEFT, handed.left), (middle - fonts.width(number, _FOOT) / 2, number), (end, handed.right)):
        fonts.draw_run(canvas, x, y, text, _FOOT)
