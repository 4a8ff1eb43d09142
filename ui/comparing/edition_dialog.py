"""What differs between the forms of two years, section by section, and where the figures of the earlier one went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from models.form.edition_changes import EditionChange, count, edition_changes, said
from models.form.vocabulary import Form
from models.report.left_behind import left_behind
from models.report.report import Report
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainPage
from ui.kit.ruled_page import Column, Line, show_ruled
from ui.kit.wrapping_row import WrappingRow

_SHARES = (18, 30, 30, 22)
"""Of the width of the columns, in percent. Chosen by eye."""

_LEFT = "{earlier}的报告里有数，{later}没有地方放的"
_STAYS = "留在{earlier}的报告里，没有丢"


class Editions(NamedTuple):
    """Two editions and what the clerk calls them.

    Attributes:
        names: For example 去年 and 今年.
        reports: What of them is told, for example 2020 年 and 2021 年.
        previous: A report of the earlier one whose figures are told that have no place any more; None if there is none.
    """

    earlier: Form
    later: Form
    names: tuple[str, str] = ("去年", "今年")
    reports: tuple[str, str] = ("", "")
    previous: Report | None = None

    @property
    def changes(self) -> tuple[EditionChange, ...]:
        """What differs."""
        return edition_changes(self.earlier, self.later)

    @property
    def told(self) -> str:
        """Which forms they are, and in how many things they differ."""
        forms = zip(self.reports, (self.earlier, self.later), strict=True)
        named = "；".join(f"{report}用 {form.id} 年格式（{form.notice_number}）" for report, form in forms)
        return f"格式：{named}，有 {count(self.changes)} 处不同。"


def editions_between(one: Report, other: Report) -> Editions | None:
    """Return the forms of two reports, the earlier form first; None if they have the same."""
    if one.form is other.form:
        return None
    earlier, later = sorted((one, other), key=lambda report: report.form.first_year)
    names = f"{earlier.form.id} 年格式", f"{later.form.id} 年格式"
    return Editions(earlier.form, later.form, names, (f"{earlier.year} 年", f"{later.year} 年"), earlier)


class EditionDialog(QDialog):
    """Lists the differences; there is nothing to decide."""

    def __init__(self, editions: Editions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("格式不同之处")
        within_screen(self, 980, 660)
        self.page = PlainPage()
        self.page.setAccessibleName("格式不同之处")
        shut = QPushButton("关闭(&C)")
        shut.setObjectName("primary")
        shut.setDefault(True)
        shut.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(editions.told))
        column.addWidget(self.page, 1)
        column.addLayout(WrappingRow([], [shut]))
        earlier, later = editions.names
        headings = ("怎么变的", earlier, later, f"{earlier}的数")
        columns = list(map(Column, headings, _SHARES))
        show_ruled(self.page, columns, [*_lines(editions), *_left(editions)])
        self.page.setFocus()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("格式变了")


def _lines(editions: Editions) -> Iterator[Line]:
    changes: Sequence[EditionChange] = editions.changes
    for section, group in groupby(changes, key=lambda one: one.section):
        yield Line((section,))
        for one in group:
            yield Line((said(one.kind, *editions.names), one.before, one.after, said(one.fate, *editions.names)))


def _left(editions: Editions) -> Iterator[Line]:
    rows = left_behind(editions.previous, editions.later) if editions.previous else ()
    names = dict(zip(("earlier", "later"), editions.names, strict=True))
    if rows:
        yield Line((_LEFT.format_map(names),))
    for row in rows:
        figures = "、".join(f"{column} {figure}" for column, figure in row.figures)
        yield Line((row.place, figures, "", _STAYS.format_map(names)))
