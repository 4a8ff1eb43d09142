"""机构变动: which units go on as which others, since which day, and by which document."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.district.register.ledger import Lineage, Reorganisation
from models.district.roster import Unit
from ui.district.day_field import DayField
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.shown_text import one_line
from ui.kit.spoken import name_choice

_SIZE = 560, 560
"""Pixels. Chosen: a dozen units in sight."""

_LONGEST = 200
"""Characters of the document. Chosen: several times the longest."""

_LIST = 90
"""Pixels of a list at least. Chosen: three lines."""

_ABOUT = "空格打勾。只记谁变成了谁，以前年度的数不会改；变动以后的单位要先在名册里。"


class LineageDialog(QDialog):
    """Asks how units go on as others; it is told once and never rewritten."""

    def __init__(self, units: tuple[Unit, ...], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "收件汇总（区县用）")
        self.setWindowTitle("机构变动")
        self._units = units
        self.how, self.on, self.document = QComboBox(), DayField(today), QLineEdit()
        self.before, self.after = copying_words(QListWidget()), copying_words(QListWidget())
        self.told, self.buttons = plain_label("", "caution"), answers("记下来(&S)")
        self._set_up()
        self._lay_out()
        for signal in (self.document.textChanged, self.before.itemChanged, self.after.itemChanged):
            signal.connect(self._look)
        self._look()
        within_screen(self, *_SIZE)

    def _set_up(self) -> None:
        name_choice(self.how, "怎么变")
        for one in Reorganisation:
            self.how.addItem(one.value, one.value)
        self.document.setMaxLength(_LONGEST)
        self.document.setPlaceholderText("例如：海编〔2025〕4号")
        for list_, name in ((self.before, "原来的单位"), (self.after, "现在的单位")):
            list_.setAccessibleName(name)
            list_.setMinimumHeight(_LIST)
            for unit in self._units:
                item = QListWidgetItem(one_line(f"{unit.id}　{unit.name}"))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                list_.addItem(item)
            if self._units:
                list_.setCurrentRow(0)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("怎么变(&H)", self.how)
        form.addRow("原来的单位(&B)", self.before)
        form.addRow("现在的单位(&N)", self.after)
        form.addRow("从哪一天起(&D)", self.on)
        form.addRow("文件(&F)", self.document)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        said = QVBoxLayout()
        said.addWidget(plain_label(_ABOUT, "guide"))
        said.addLayout(form, 1)
        said.addWidget(self.told)
        lay_out(self, said, self.buttons)

    def _ticked(self, list_: QListWidget) -> tuple[str, ...]:
        return tuple(
            unit.id for at, unit in enumerate(self._units) if list_.item(at).checkState() is Qt.CheckState.Checked
        )

    @property
    def lineage(self) -> Lineage:
        """What is to be kept."""
        how = Reorganisation(self.how.currentData())
        before, after = self._ticked(self.before), self._ticked(self.after)
        return Lineage(how, before, after, self.on.day, self.document.text().strip())

    def _look(self) -> None:
        known = self.lineage
        parts = (("原来的单位", known.before), ("现在的单位", known.after), ("文件", known.document))
        lacking = [name for name, value in parts if not value]
        self.told.setText(f"还没有写：{'、'.join(lacking)}" if lacking else "")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lacking)

    @classmethod
    def ask(cls, units: tuple[Unit, ...], today: date, parent: QWidget | None = None) -> Lineage | None:
        """Return how units go on; None if the clerk turns back."""
        dialog = cls(units, today, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.lineage if accepted else None
