"""说明理由: asks for the reason that settles a finding, or for which a carried figure has to be another one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.shown_text import window_title


class Purpose(NamedTuple):
    """What a reason is asked for.

    Attributes:
        title: Of the window.
        about: What becomes of the reason, as a sentence.
    """

    title: str
    about: str


SETTLING = Purpose("说明理由", "理由会印在报送确认单上；清空就收回。")
UNLOCKING = Purpose("改结转数", "理由会印在报送确认单上；不写就不改。")

_KEYS = "按 Ctrl+回车就是确定，按 Tab 到按钮，按 Esc 是取消。"
_ACCEPTING = ("Ctrl+Return", "Ctrl+Enter")
"""Enter alone begins a line. Qt calls the key beside the letters Return, and that of the number pad Enter."""


class ReasonDialog(QDialog):
    """Asks for a reason; Qt's own question for a text would neither wrap what is asked nor let Tab and Enter leave.

    Args:
        sentence: What was found, or what is to be changed.
        reason: The reason given so far.
        purpose: What it is asked for.
    """

    def __init__(self, sentence: str, reason: str, parent: QWidget | None = None, purpose: Purpose = SETTLING) -> None:
        super().__init__(parent)
        answer_f1(self, "问题列表")
        self.setWindowTitle(window_title(purpose.title))
        within_screen(self, 620, 320)
        self.sentence, self.reason = plain_label(sentence), QPlainTextEdit(reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName("理由")
        about = plain_label(f"{purpose.about}{_KEYS}", "guide")
        buttons = answers("确定(&O)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in _ACCEPTING:
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        column = QVBoxLayout()
        for widget in (self.sentence, self.reason, about):
            column.addWidget(widget)
        lay_out(self, column, buttons)
        self.reason.setFocus()

    @classmethod
    def ask(cls, sentence: str, reason: str, parent: QWidget | None = None, purpose: Purpose = SETTLING) -> str | None:
        """Return the reason, which may be empty; None if the clerk turns back."""
        dialog = cls(sentence, reason, parent, purpose)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.reason.toPlainText().strip() if given else None
