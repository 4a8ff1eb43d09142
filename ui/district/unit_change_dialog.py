"""改一个单位: what changes in the roster after the task was given out, since which day, and why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from models.district.roster import Unit
from models.district.roster_table import LONGEST_CONTACT, UNIT_KINDS
from models.district.unit_names import LONGEST_NAME
from ui.district.day_field import DayField
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.shown_text import one_line
from ui.kit.spoken import name_choice

_SIZE = 520, 400
"""Pixels. Chosen by eye: the name of a unit has room."""

_NEW = "（新加一个单位）"
_ABOUT = "发出以后改名册，记成一件事：从哪一天起、为什么、谁改的。以前的样子留着，编号不会再给别的单位用。"


class UnitChange(NamedTuple):
    """A unit as it is from a day on."""

    unit: Unit
    on: date
    reason: str


class UnitChangeDialog(QDialog):
    """Asks for the change; nothing counts before it is accepted.

    Args:
        units: Of the roster.
        new_id: An id that no unit has or had.
        today: The day to propose.
    """

    def __init__(self, units: tuple[Unit, ...], new_id: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "收件汇总（区县用）")
        self.setWindowTitle("改一个单位")
        self._units, self._new_id = units, new_id
        self.which, self.kind = QComboBox(), QComboBox()
        self.name, self.reason_not, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.contact, self.phone = QLineEdit(), QLineEdit()
        self.counted, self.on, self.told = QCheckBox("计入(&J)"), DayField(today), plain_label("", "caution")
        self.buttons = answers("记下来(&S)")
        self._set_up()
        self._lay_out()
        self.which.currentIndexChanged.connect(self._show_unit)
        for signal in (self.name.textChanged, self.reason.textChanged):
            signal.connect(self._look)
        self.counted.toggled.connect(lambda is_on: self.reason_not.setEnabled(not is_on))
        self._show_unit()
        within_screen(self, *_SIZE)

    def _set_up(self) -> None:
        name_choice(self.which, "哪个单位")
        name_choice(self.kind, "单位类别")
        for unit in self._units:
            self.which.addItem(one_line(f"{unit.id}　{unit.name}"))
        self.which.addItem(_NEW)
        for kind, label in UNIT_KINDS.items():
            self.kind.addItem(label, kind)
        for line in (self.name, self.reason_not, self.reason):
            line.setMaxLength(LONGEST_NAME)
        for line in (self.contact, self.phone):
            line.setMaxLength(LONGEST_CONTACT)
        self.reason_not.setPlaceholderText("例如：省垂直管理")
        self.reason.setPlaceholderText("例如：海编〔2026〕4号，更名")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("哪个单位(&W)", self.which)
        form.addRow("单位全称(&N)", self.name)
        form.addRow("单位类别(&K)", self.kind)
        form.addRow("", self.counted)
        form.addRow("不计的原因(&B)", self.reason_not)
        form.addRow("联系人(&L)", self.contact)
        form.addRow("电话(&T)", self.phone)
        form.addRow("从哪一天起(&D)", self.on)
        form.addRow("为什么(&Y)", self.reason)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        said = QVBoxLayout()
        said.addWidget(plain_label(_ABOUT, "guide"))
        said.addLayout(form)
        said.addWidget(self.told)
        said.addStretch(1)
        lay_out(self, said, self.buttons)

    @property
    def _before(self) -> Unit | None:
        at = self.which.currentIndex()
        return self._units[at] if 0 <= at < len(self._units) else None

    @property
    def change(self) -> UnitChange:
        """What is to be kept."""
        before = self._before or Unit(self._new_id, "", "department")
        counted = self.counted.isChecked()
        unit = before._replace(
            name=" ".join(self.name.text().split()),
            kind=str(self.kind.currentData()),
            counted=counted,
            reason="" if counted else self.reason_not.text().strip(),
            contact=" ".join(self.contact.text().split()),
            phone=" ".join(self.phone.text().split()),
        )
        return UnitChange(unit, self.on.day, self.reason.text().strip())

    def _show_unit(self) -> None:
        unit = self._before or Unit(self._new_id, "", "department")
        self.name.setText(unit.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(unit.kind)))
        self.counted.setChecked(unit.counted)
        self.reason_not.setText(unit.reason)
        self.contact.setText(unit.contact)
        self.phone.setText(unit.phone)
        self.reason_not.setEnabled(not unit.counted)
        self._look()

    def _look(self) -> None:
        lacking = [name for name, line in (("单位全称", self.name), ("为什么", self.reason)) if not line.text().strip()]
        self.told.setText(f"还没有写：{'、'.join(lacking)}" if lacking else "")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lacking)

    @classmethod
    def ask(cls, units: tuple[Unit, ...], new_id: str, today: date, parent: QWidget | None = None) -> UnitChange | None:
        """Return the change; None if the clerk turns back."""
        dialog = cls(units, new_id, today, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.change if accepted else None
