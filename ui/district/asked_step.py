"""任务: the first step, what is asked of the units. Whatever is typed is told at once, to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.checks.thresholds import NO_THRESHOLDS
from models.district.asked import LONGEST_LINE, LONGEST_NOTICE, REQUIRED, SCOPES, Asked, usual_due
from models.form.editions import first_year, form_for
from ui.district.bounds_dialog import BoundsDialog
from ui.district.day_field import DayField
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.shown_text import one_line
from ui.kit.spin_boxes import indent_figure
from ui.kit.spoken import name_choice

_MARGIN, _GAP = 12, 6
"""Pixels at the edge, and between parts. Source: the scale of the design."""

_LAST_YEAR, _MOST_DAYS = 2099, 366
"""The last year that can be chosen, and the most days. Source: what a task takes."""

_NOTICE = 72
"""Pixels of the field for the notice at least. Chosen: three lines."""

_DAYS = "周一周二周三周四周五周六周日"


class _Notice(QPlainTextEdit):
    """A field that asks for no more room than it needs: a form is as high as its fields would like to be."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _NOTICE)


class AskedStep(QWidget):
    """A form; what was given out can only be read.

    Signals:
        changed: What is asked is another.
        move_asked: A last day is to be moved after the task was given out.
        person_asked: Somebody else works here from now on.
    """

    changed = Signal()
    move_asked = Signal()
    person_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Asked | None = None
        self.year, self.days = QSpinBox(), QSpinBox()
        self.district, self.addressee = QLineEdit(), QLineEdit()
        self.scope, self.due, self.notice = QComboBox(), DayField(date(first_year(), 1, 20)), _Notice()
        self.form_words, self.day_words = PlainLabel("", "guide"), PlainLabel("", "guide")
        self.required = {address: QCheckBox(f"{name}(&{at})") for at, (address, name) in enumerate(REQUIRED.items(), 1)}
        self.move_due, self.change_who = QPushButton("改截止日期(&J)…"), QPushButton("换人(&I)…")
        self.who = PlainLabel()
        self.bounds = QPushButton("核对的宽严(&Z)…")
        self.thresholds: Mapping[str, int] = NO_THRESHOLDS
        self.bounds.clicked.connect(lambda _=False: self._ask_bounds())
        self.change_who.clicked.connect(lambda _=False: self.person_asked.emit())
        self.move_due.clicked.connect(lambda _=False: self.move_asked.emit())
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        self.year.setRange(first_year(), _LAST_YEAR)
        self.days.setRange(1, _MOST_DAYS)
        self.days.setSuffix(" 天内")
        for box in (self.year, self.days):
            indent_figure(box)
        for line in (self.district, self.addressee):
            line.setMaxLength(LONGEST_LINE)
            line.setObjectName("find")
        self.district.setPlaceholderText("例如：连云港市海州区")
        self.addressee.setPlaceholderText("例如：海州区人民政府办公室")
        self.scope.addItems(SCOPES)
        name_choice(self.scope, "汇总口径")
        self.notice.setTabChangesFocus(True)
        self.notice.setMinimumHeight(_NOTICE)
        self.notice.setAccessibleName("通知样文")
        set_tool_tip(self.notice, "放进任务包，各单位打开就看到；空着就照年度和日期写")

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        form = QFormLayout(card)
        form.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        form.addRow("报告年度(&Y)", _beside(self.year, self.form_words))
        form.addRow("区县(&A)", self.district)
        form.addRow("收件单位(&N)", self.addressee)
        form.addRow("汇总口径(&K)", self.scope)
        form.addRow("报送截止(&D)", _beside(self.due, self.day_words))
        form.addRow("退回改好(&M)", _beside(self.days, self.move_due))
        form.addRow("还要写上", _beside(*self.required.values()))
        form.addRow("通知样文(&O)", self.notice)
        form.addRow("经办", _beside(self.who, self.change_who, self.bounds))
        for row, buddy in ((0, self.year), (4, self.due), (5, self.days)):
            item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            if item and isinstance(label := item.widget(), QLabel):
                label.setBuddy(buddy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        whole.addWidget(PlainLabel("① 任务", "section"))
        whole.addWidget(card, 1)

    def _connect(self) -> None:
        for signal in (
            self.year.valueChanged,
            self.days.valueChanged,
            self.district.textChanged,
            self.addressee.textChanged,
            self.scope.currentIndexChanged,
            self.due.dateChanged,
            self.notice.textChanged,
            *(box.toggled for box in self.required.values()),
        ):
            signal.connect(self._on_changed)

    @property
    def asked(self) -> Asked:
        """What is asked, as it stands there."""
        words = self.notice.toPlainText().strip()[:LONGEST_NOTICE]
        asked = Asked(
            self.year.value(),
            self.district.text().strip(),
            self.addressee.text().strip(),
            self.due.day,
            self.days.value(),
            self.scope.currentText(),
            tuple(address for address, box in self.required.items() if box.isChecked()),
        )
        asked = asked._replace(thresholds=self.thresholds)
        return asked if words == asked.words else asked._replace(notice=words)

    def _ask_bounds(self) -> None:
        found = BoundsDialog.ask(self.thresholds, self.window())
        if found is not None and found != self.thresholds:
            self.thresholds = found
            self._on_changed()

    def show_given_out(self, *, is_out: bool, may_change: bool) -> None:
        """Offer to move last days once the task is out."""
        self.move_due.setVisible(is_out)
        self.move_due.setEnabled(may_change)

    def show_person(self, name: str) -> None:
        """Show whose name stands beside each act."""
        self.who.setText(one_line(name))

    def show_asked(self, asked: Asked, *, may_change: bool) -> None:
        """Show what is asked; nothing is told of that."""
        self._shown = None
        self.year.setValue(asked.year)
        self.days.setValue(asked.mended_within)
        self.district.setText(asked.district)
        self.addressee.setText(asked.addressee)
        self.scope.setCurrentText(asked.scope)
        self.due.put(asked.due)
        self.notice.setPlainText(asked.words)
        for address, box in self.required.items():
            box.setChecked(address in asked.required)
        self.thresholds = asked.thresholds
        self.bounds.setEnabled(may_change)
        for field in (self.year, self.days, self.district, self.addressee, self.scope, self.due):
            field.setEnabled(may_change)
        for box in self.required.values():
            box.setEnabled(may_change)
        self.notice.setReadOnly(not may_change)
        self._shown = asked
        self._say()

    def propose_district(self, name: str) -> None:
        """Write what the roster says the district is called, where nobody has written anything."""
        if name and not self.district.text().strip():
            self.district.setText(name)

    def _on_changed(self) -> None:
        before = self._shown
        if before is None:
            return
        asked = self.asked
        if asked.year != before.year and asked.due == usual_due(before.year):
            self._shown = None
            self.due.put(usual_due(asked.year))
            asked = self.asked
        following = asked._replace(notice="").words
        if not before.notice and asked.notice == before.words:
            self._shown = None  # the words follow the day and the year until somebody writes their own
            self.notice.setPlainText(following)
            asked = self.asked
        self._shown = asked
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        asked = self.asked
        at = 2 * asked.due.weekday()
        self.form_words.setText(f"{form_for(asked.year).id} 年式")
        self.day_words.setText(_DAYS[at : at + 2])


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
