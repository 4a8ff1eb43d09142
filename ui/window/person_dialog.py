"""Asks who works here: a name that stands beside every step in a register, and proves nobody's identity."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1

_KEY = "district/who"
"""Under which the name is kept, and once for each PC."""

_LONGEST = 40
"""Characters of a name. Source: what a register takes."""

_WIDTH = 440
"""Pixels. Chosen by eye."""

_ABOUT = (
    "收件、接收、退回，每一步都记是谁办的。这里写的只是一个名字，这台电脑上记住，换了人在“文件”菜单里改；"
    "它不是登录，也不能证明就是本人。"
)


class PersonDialog(QDialog):
    """Asks for the name of a person."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "收件汇总（区县用）")
        self.setWindowTitle("经办人")
        self.name, self.buttons = QLineEdit(name), answers("好(&O)")
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText("例如：李敏")
        form = QFormLayout()
        form.addRow("姓名(&N)", self.name)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(plain_label(_ABOUT, "guide"))
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._look)
        self._look()
        within_screen(self, _WIDTH, column.totalHeightForWidth(_WIDTH))

    def _look(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name.text().strip()))


def person(settings: QSettings, parent: QWidget | None = None) -> str:
    """Return who works here, and ask if nobody has said so on this PC; blank if the clerk turns back."""
    kept = settings.value(_KEY)
    if isinstance(kept, str) and 0 < len(kept.strip()) <= _LONGEST:
        return kept.strip()
    return ask_person(settings, "", parent)


def ask_person(settings: QSettings, name: str, parent: QWidget | None = None) -> str:
    """Ask who works here from now on; blank if the clerk turns back."""
    dialog = PersonDialog(name, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return ""
    given = " ".join(dialog.name.text().split())
    settings.setValue(_KEY, given)
    return given
