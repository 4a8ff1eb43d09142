"""核对的宽严: by how much something may differ before the program asks, as the district sets it for its task."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QFormLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from models.checks.thresholds import BOUNDS
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.letters import lettered
from ui.kit.spin_boxes import indent_figure

_SIZE = 520, 300
"""Pixels. Chosen by eye: each line is whole."""

_ABOUT = (
    "只管提醒，不管错误：数越小，提醒越多。放进任务包，各单位填的时候和区里审核的时候都按这个提醒；"
    "和程序原来一样的不用改。"
)


class BoundsDialog(QDialog):
    """Asks for each bound; what is as the program has it is not set."""

    def __init__(self, thresholds: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "收件汇总（区县用）")
        self.setWindowTitle("核对的宽严")
        self.fields = {one.rule: QSpinBox() for one in BOUNDS}
        self.usual = QPushButton(lettered("都和程序原来一样", "U"))
        form = QFormLayout()
        for number, one in enumerate(BOUNDS, 1):
            field = self.fields[one.rule]
            field.setRange(one.least, one.most)
            field.setSuffix(f" {one.unit}")
            field.setValue(thresholds.get(one.rule, one.usual))
            indent_figure(field)
            form.addRow(f"{one.label}(&{number})", field)
        buttons = answers("好(&O)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(lambda _=False: self._restore())
        column = QVBoxLayout()
        column.addWidget(plain_label(_ABOUT, "guide"))
        column.addLayout(form)
        column.addWidget(self.usual)
        column.addStretch(1)
        lay_out(self, column, buttons)
        within_screen(self, *_SIZE)

    def _restore(self) -> None:
        for one in BOUNDS:
            self.fields[one.rule].setValue(one.usual)

    @property
    def thresholds(self) -> dict[str, int]:
        """What is set otherwise than the program has it."""
        values = {one.rule: self.fields[one.rule].value() for one in BOUNDS}
        return {one.rule: values[one.rule] for one in BOUNDS if values[one.rule] != one.usual}

    @classmethod
    def ask(cls, thresholds: Mapping[str, int], parent: QWidget | None = None) -> dict[str, int] | None:
        """Return what is set; None if the clerk turns back."""
        dialog = cls(thresholds, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.thresholds if accepted else None
