"""The sheet of paper that came with a submission: its code is typed or scanned, and what is on it is ticked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from models.district.paper import PaperCheck, PaperTicks, PaperVerdict, compared
from models.district.under_review import UnderReview
from ui.kit.dialogs import plain_label
from ui.kit.plain_widgets import PlainLabel
from ui.kit.spoken import Announcer
from ui.kit.wrapping_row import WrappingRow

_LONGEST = 40
"""Characters that can be typed. Chosen: several codes; a scanner that types something else is told so."""

_GAP = 4
"""Pixels between the lines. Source: the scale of the design."""

_INKS = {
    PaperVerdict.SAME: "right",
    PaperVerdict.OTHER_VERSION: "wrong",
    PaperVerdict.OTHER_UNIT: "wrong",
    PaperVerdict.DIFFERENT: "wrong",
    PaperVerdict.UNREADABLE: "wrong",
}
"""How a verdict looks in `app.qss`."""


class ReviewPaper(QWidget):
    """Compares the code on the paper. That is apart from accepting a report, which does not wait for it.

    Signals:
        checked: The code was compared, or a tick changed: a `PaperCheck` and `PaperTicks`.
    """

    checked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._submission: UnderReview | None = None
        self.result = PaperCheck(PaperVerdict.UNFINISHED, "")
        self.code, self.told = QLineEdit(), plain_label("", "paper")
        self._announcer = Announcer(self)
        self.code.setObjectName("code")
        self.code.setMaxLength(_LONGEST)
        self.code.setPlaceholderText("输 8 个字，或者扫码")
        self.code.setAccessibleName("纸上的核对码")
        label = PlainLabel("纸上的核对码(&K)")
        label.setBuddy(self.code)
        self.seal, self.signatures, self.pages = (
            QCheckBox(words) for words in ("有公章(&G)", "签字齐(&Q)", "页数对(&Y)")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(label)
        column.addWidget(self.code)
        column.addWidget(self.told)
        column.addLayout(WrappingRow([self.seal, self.signatures, self.pages]))
        self.code.textEdited.connect(lambda _: self._compare())
        for box in (self.seal, self.signatures, self.pages):
            box.toggled.connect(lambda _=False: self.checked.emit(self.result, self.ticks))
        self._say("")

    @property
    def ticks(self) -> PaperTicks:
        """What somebody has looked at."""
        return PaperTicks(self.seal.isChecked(), self.signatures.isChecked(), self.pages.isChecked())

    def show_submission(self, submission: UnderReview) -> None:
        """Compare with this one from now on; nothing is typed yet."""
        self._submission = submission
        self.code.clear()
        for box in (self.seal, self.signatures, self.pages):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        self.result = PaperCheck(PaperVerdict.UNFINISHED, "")
        self._say("")

    def _compare(self) -> None:
        one = self._submission
        if not one:
            return
        before, self.result = self.result, compared(self.code.text(), one.code, one.versions, one.others)
        self._say(self.result.sentence)
        if self.result.verdict is not PaperVerdict.UNFINISHED and self.result != before:
            self.checked.emit(self.result, self.ticks)

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.told.setProperty("verdict", _INKS.get(self.result.verdict, ""))
        self.told.style().polish(self.told)
        self._announcer.say(sentence)
