"""What all sheets share: styles, merged cells, and the measures of their type and paper."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated, but it says so nowhere
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.excel.new_workbook import SIZE, Formats, SheetLook
from exporters.release import Variant
from models.importers.own.workbook_layout import visible
from models.report.report import Report

PORTRAIT, LANDSCAPE = 82, 122
"""What fits on A4 between the margins at full size, in digits of the default font.

Chosen: a little less than the 84 and 125 that 8 pixels a digit, 96 an inch, make of it.
"""

SQUEEZE = 1.3
"""How much too wide for a portrait page a sheet may be. Chosen: 11 points become 8.5, which stays readable."""

GAP = 0.7
"""Digits, between the width of a column and the room it takes: the five pixels or so that spreadsheets add."""

LINE, PADDING = 15, 7
"""Points: what a line of that size takes in a row, and the white a row has besides. Chosen by eye."""

PLAIN: SheetLook = {"font_name": "宋体", "font_size": SIZE, "valign": "vcenter", "text_wrap": True}


class Book(NamedTuple):
    """A workbook in the making.

    Attributes:
        code: The matching code it bears; empty on drafts.
    """

    formats: Formats
    report: Report
    variant: Variant
    code: str = ""

    @property
    def workbook(self) -> Workbook:
        """The file itself."""
        return self.formats.workbook

    def style(self, look: SheetLook, **more: object) -> Format:
        """Return `look` with some properties more as a format of this workbook."""
        return self.formats.of(look, **more)


class Area(NamedTuple):
    """A rectangle of a sheet."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def put(sheet: Worksheet, area: Area, text: str, style: Format) -> None:
    """Write a text into an area, merged if it is more than a cell. No text is ever a formula or a link."""
    if area.row_span > 1 or area.column_span > 1:
        bottom, right = area.row + area.row_span - 1, area.column + area.column_span - 1
        sheet.merge_range(area.row, area.column, bottom, right, "", style)
    write = partial(sheet.write_string, area.row, area.column)
    write(_no_markup(visible(text)), style) if text else sheet.write_blank(area.row, area.column, None, style)


def _no_markup(text: str) -> str:
    """Keep XlsxWriter from taking a text for the XML of a rich text."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
