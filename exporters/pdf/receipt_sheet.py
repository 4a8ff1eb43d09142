"""回执 on paper, a page: what a district confirms of a report that came."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.pdf.flow import Box
from exporters.pdf.fonts import font_book
from exporters.pdf.handed_sheet import Handed, handed_sheet
from exporters.pdf.office_sheet import STATED
from exporters.pdf.ruled_sheet import LABEL, Field, RuledCell, RuledSheet
from exporters.pdf.text_boxes import gap
from exporters.typeset.standard_page import MM
from models.exchange.receipt import MEANINGS, NO_SIGNATURE, Receipt, particulars_of

CALLED = "年度报告回执"
"""What the sheet is called."""

_OF_LABEL = 0.2
"""Share of the width of the sheet, for what a particular is called. Chosen by eye."""

_SEALED = 49 * MM
"""Room for a seal, as on the sheet that is signed (`sign_off.py`)."""

_LONGEST = 30
"""Characters of the number that stand at the foot. Chosen: the whole stands above."""


def receipt_sheet(receipt: Receipt) -> bytes:
    """Return a receipt as a PDF of one A4 page; the same receipt gives the same bytes."""
    fonts = font_book().fresh()
    right = f"编号 {' '.join(receipt.number.split())[:_LONGEST]}"
    handed = Handed(CALLED, receipt.office, receipt.when.date(), f"核对码 {receipt.code}", right)
    return handed_sheet(handed, fonts, _boxes(RuledSheet(fonts), receipt))


def _boxes(sheet: RuledSheet, receipt: Receipt) -> Iterator[Box]:
    yield from sheet.rows(
        [
            RuledCell(label, _OF_LABEL, LABEL, centred=True, is_label=True),
            RuledCell(value, 1 - _OF_LABEL, STATED),
        ]
        for label, value in particulars_of(receipt)
    )
    yield gap(0.3)
    yield from sheet.paragraph(MEANINGS[receipt.verdict])
    yield from sheet.paragraph(NO_SIGNATURE)
    yield gap(0.3)
    day = receipt.when
    signed = Field("出具单位（盖章）", 1 / 2, dated=True, day=f"{day.year}年{day.month}月{day.day}日")
    yield sheet.fields([signed, Field("领取人（签字）", 1 / 2, dated=True)], _SEALED)
