"""说明理由: asks for the reason that settles a finding."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit.dialogs import plain_label


class ReasonDialog(QDialog):
    """Asks for the reason that settles a finding; Qt's own question for a text would neither wrap it nor keep to words.

    Args:
        sentence: What was found.
        reason: The reason given so far.
    """

    def __init__(self, sentence: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("说明理由")
        self.resize(620, 320)
        self.sentence, self.reason = plain_label(sentence), QPlainTextEdit(reason)
        self.reason.setTabChangesFocus(True)
        about = plain_label("理由会印在报送确认单上；清空就收回。", "guide")
        buttons = QDialogButtonBox()
        buttons.addButton("确定(&O)", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消(&C)", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.sentence, self.reason, about, buttons):
            column.addWidget(widget)
        self.reason.setFocus()

    @classmethod
    def ask(cls, sentence: str, reason: str, parent: QWidget | None = None) -> str | None:
        """Return the reason, which may be empty; None if the clerk turns back."""
        dialog = cls(sentence, reason, parent)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.reason.toPlainText().strip() if given else None
