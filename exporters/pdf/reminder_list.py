"""催报单: the one list of what units still owe a district, to be printed. It is of a moment, and internal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from exporters.pdf.flow import Box
from exporters.pdf.fonts import font_book
from exporters.pdf.office_sheet import moment_of, particulars, sheet_of
from exporters.pdf.ruled_sheet import FIGURE, LABEL, RuledCell, RuledSheet
from exporters.pdf.text_boxes import gap
from models.district.reminders import LIST_HEADINGS, Reminder, listed

CALLED = "催报单"
"""What the sheet is called."""

_SHARES = (0.25, 0.18, 0.28, 0.18, 0.11)
"""Of the width of the sheet: the unit, who is called, what it owes, until when, how late. Chosen by eye."""

_MOST = 30
"""Lines of a cell. Chosen: what a unit owes is never cut."""

_INTERNAL = "内部用。等区里办的单位不在这张单子上。"


def reminder_list(owed: Sequence[Reminder], district: str, year: int, when: datetime) -> bytes:
    """Return the list as a PDF of A4; the same gives the same bytes.

    Args:
        owed: What each unit owes, in the order of the list.
        district: Whose list it is.
        year: Which is reported on.
        when: The moment of which that is said, in local time.
    """
    fonts = font_book().fresh()
    title = f"{year}年度报告{CALLED}"
    return sheet_of(title, district, when, fonts, _boxes(RuledSheet(fonts), owed, district, when))


def _boxes(sheet: RuledSheet, owed: Sequence[Reminder], district: str, when: datetime) -> Iterator[Box]:
    late = sum(bool(one.late) for one in owed)
    told = particulars(("单位数", f"{len(owed)} 个，过期 {late} 个"), ("打印时间", moment_of(when)))
    yield from sheet.rows([[*particulars(("区", district))], [*told]])
    yield gap(0.2)
    heading = zip(LIST_HEADINGS, _SHARES, strict=True)
    named = [RuledCell(words, share, LABEL, is_label=True) for words, share in heading]
    yield from sheet.rows([named, *map(_row, listed(owed))])
    yield gap(0.2)
    yield from sheet.paragraph(_INTERNAL)


def _row(words: Sequence[str]) -> list[RuledCell]:
    cells = zip(words, _SHARES, strict=True)
    return [RuledCell(one, share, FIGURE, is_label=not at, most=_MOST) for at, (one, share) in enumerate(cells)]
