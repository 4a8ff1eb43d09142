"""Asks for the unit and the year of a new report."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.form.cover import KINDS, PARTICULARS
from models.form.editions import first_year
from models.form.refs import Ref
from models.report.report import Report, Value
from ui.kit.dialogs import answers
from ui.kit.plain_widgets import PlainLabel


def last_year() -> int:
    """Return the year that reports written now are about."""
    return datetime.now().astimezone().year - 1


class NewReportDialog(QDialog):
    """Asks for which unit and year a report is."""

    def __init__(self, agency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建报告")
        self.setMinimumWidth(460)
        self.agency = QLineEdit(agency)
        self.agency.setPlaceholderText(PARTICULARS["agency"].hint)
        self.agency.selectAll()
        self.kind = QComboBox()
        for id_, label in KINDS.items():
            self.kind.addItem(label, id_)
        self.year = QSpinBox()
        self.year.setRange(first_year(), 2099)
        self.year.setValue(last_year())
        self.year.setSuffix(" 年")
        form = QFormLayout()
        form.addRow("机关全称(&N)", self.agency)
        form.addRow("单位类别(&K)", self.kind)
        form.addRow("报告年度(&Y)", self.year)
        buttons = answers("开始填写(&O)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(PlainLabel("这三项以后都可以在封面上改。"))
        layout.addWidget(buttons)

    @classmethod
    def ask(cls, agency: str, parent: QWidget | None = None) -> Report | None:
        """Return a report with the cover begun; `agency` is the name to propose."""
        dialog = cls(agency, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        blank = Report.blank(dialog.year.value())
        answers: dict[Ref, Value | None] = {
            PARTICULARS["agency"].ref: dialog.agency.text().strip(),
            PARTICULARS["kind"].ref: dialog.kind.currentData(),
            PARTICULARS["open_mark"].ref: "此件主动公开",
        }
        return blank.applied(blank.edit(answers))
