"""A sheet of paper that stays in the office: its page, and the particulars above what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO

from exporters.pdf.archive import Properties
from exporters.pdf.flow import Box, paginate
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.official_page import TITLE
from exporters.pdf.one_at_a_time import one_at_a_time
from exporters.pdf.pdf_file import begin, draw_boxes
from exporters.pdf.ruled_sheet import LABEL, RuledCell
from exporters.pdf.tags import Tag
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.typeset.standard_page import AREA_HEIGHT, MM
from models.report.report import Report
from models.report.wording import signatory

STATED = TypeStyle(FaceRole.FANGSONG, 10.5)
"""Of what stands behind a label."""

SIGNED = 10 * MM
"""Room for a signature by hand and the day beside it. Chosen by eye."""

_OF_LABEL = 0.16
"""Share of the width of the sheet, for what a particular is called. Chosen by eye."""


def office_sheet(title: str, report: Report, when: datetime, fonts: FontBook, boxes: Iterable[Box]) -> bytes:
    """Return boxes under a title as a PDF of a report; the same gives the same bytes."""
    return sheet_of(title, signatory(report), when, fonts, boxes)


@one_at_a_time
def sheet_of(title: str, author: str, when: datetime, fonts: FontBook, boxes: Iterable[Box]) -> bytes:
    """Return boxes under a title as a PDF; the same gives the same bytes.

    Args:
        title: Of the sheet.
        author: Whose it is.
        when: The moment of which that is said, in local time.
        fonts: The faces in which the boxes draw.
        boxes: What it says.
    """
    stream = BytesIO()
    headed = (Typesetter(fonts).centred(title, TITLE, 34)._replace(tag=Tag("H1"), entry=title), gap(0.3), *boxes)
    pages = paginate(headed, AREA_HEIGHT)
    canvas = begin(stream, fonts, Properties(title, author, title, "", when.date()))
    for page in pages:
        draw_boxes(canvas, page)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def moment_of(when: datetime) -> str:
    """Return a moment as it is written on a sheet: 2024年1月18日 16:20."""
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"


def particulars(*pairs: tuple[str, str]) -> Iterator[RuledCell]:
    """Yield the cells of a row of particulars, each with what it is called before it."""
    for label, value in pairs:
        yield RuledCell(label, _OF_LABEL, LABEL, centred=True, is_label=True)
        yield RuledCell(value, 1 / len(pairs) - _OF_LABEL, STATED)
