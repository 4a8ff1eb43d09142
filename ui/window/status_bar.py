"""The strip below: the verdict, what was said last or else what is still to be done, the last hand-over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from models.checks.findings import Level
from models.checks.verdict import State
from ui.kit.boxes import inform
from ui.kit.elided_label import ElidedLabel
from ui.kit.level_looks import look_of
from ui.kit.plain_widgets import set_tool_tip
from ui.kit.spoken import announce
from ui.window.page import Status, Until

NEXT_KEY = "F4"
"""What does the next thing. Source: the picture of the window."""

_WHILE = 10_000
"""Milliseconds for which news stands there at most. Chosen: long enough to be read by who looks up from the keys."""

_HEIGHT = 40
"""Pixels. Source: the picture of the window; two lines of words fit."""

_LOW = 24
"""Lines of words in the height of a window that is low. Chosen: 768 pixels at 200 % are, at 150 % they are not."""

_AIR = 10
"""Pixels around a single line. Chosen: the verdict is a button, which has an edge."""


class StatusBar(QFrame):
    """Says how far the report is, what has just happened, and what is known of the last hand-over.

    What is said goes as soon as it fits no longer, and after a while at the latest.

    Attributes:
        verdict: A button where a click on it does something.
        message: What was said last, or else what there is to do.
        delivery: The last hand-over.
        deadline: How long there is until the report is due.
        next: The button of what is done next.
        row: What comes to stand at the right is added here.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.verdict, self.message, self.delivery = QPushButton(), ElidedLabel("message"), ElidedLabel()
        self._aside, self._said, self._until, self._is_new = "", "", Until.LATER, False
        self.deadline, self.next = ElidedLabel("deadline"), QPushButton()
        self._act: Callable[[], object] | None = None
        self._do_next: Callable[[], object] | None = None
        self._forget = QTimer(self, singleShot=True, interval=_WHILE)
        self._forget.timeout.connect(self.forget)
        self.verdict.setObjectName("verdict")
        self.verdict.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verdict.clicked.connect(self._on_clicked)
        self.next.setObjectName("primary")
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.clicked.connect(self._on_next)
        for words in (self.delivery, self.deadline):
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Ignored)  # it gives way
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 0, 8, 0)
        self.row.setSpacing(12)
        self.row.addWidget(self.verdict)
        self.row.addWidget(self.message, 1)
        self.row.addWidget(self.delivery)
        self.row.addWidget(self.deadline)
        self.row.addWidget(self.next)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_height()
        return False

    def _fit_height(self) -> None:
        """Take two lines, or one where the window is so low that every line counts."""
        line = self.fontMetrics().lineSpacing()
        is_low = self.window().height() < line * _LOW
        buttons = max(one.sizeHint().height() for one in (self.verdict, self.next))  # whether shown or not
        one = max(line + _AIR, buttons + 2 * self.frameWidth() + 1)
        self.setFixedHeight(one if is_low else max(_HEIGHT, 2 * line + _AIR // 2))

    @property
    def said(self) -> str:
        """What was said last, for as long as it stands there."""
        return self._said

    def show_status(self, sentence: str, until: Until = Until.LATER) -> None:
        """Say something for a while.

        Args:
            sentence: What has just happened; empty takes back what was said.
            until: How long it fits.
        """
        self._said, self._until, self._is_new = sentence, until, True
        announce(self, sentence)
        self._forget.start()
        QTimer.singleShot(0, self, self._settle)
        self._show()

    def outdate(self, until: Until) -> None:
        """Take back what fits no longer, now that the clerk has moved or changed something.

        What was said because of that very step stays.
        """
        if not self._is_new and self._until <= until:
            self.forget()

    def forget(self) -> None:
        """Take back what was said."""
        self._said = ""
        self._show()

    def show_page(self, status: Status) -> None:
        """Say what a page says of itself."""
        self._act, self._aside = status.act, status.aside
        self.verdict.setText(status.verdict)
        self.verdict.setVisible(bool(status.verdict))
        self.verdict.setEnabled(status.act is not None)
        set_tool_tip(self.verdict, status.act_told)
        self.delivery.setText(status.delivery)
        self.deadline.setText(status.deadline)
        self._do_next = status.do_next
        words = status.next_words.replace("&", "&&")  # the name of a unit may have one
        self.next.setText(f"{words}　{NEXT_KEY}" if status.do_next else words)
        self.next.setAccessibleName(status.next_words)
        self._keep_place()
        self.next.setVisible(bool(status.next_words))
        self.next.setEnabled(status.do_next is not None)
        looks = {"state": status.state.name.lower() if status.state else ""}
        if looks != {name: self.verdict.property(name) for name in looks}:
            for name, value in looks.items():
                self.verdict.setProperty(name, value)
            self.verdict.style().polish(self.verdict)
            self.wear_theme()
        self._show()

    def _keep_place(self) -> None:
        """Let the button become no narrower while it stands there: whoever clicks again at the same place hits it."""
        widest = max(self.next.minimumWidth(), self.next.sizeHint().width())
        self.next.setMinimumWidth(widest if self.next.text() else 0)

    def give_place_up(self) -> None:
        """Let the button be as narrow as what it says: another page is shown."""
        self.next.setMinimumWidth(0)

    def wear_theme(self) -> None:
        """Show the sign of the verdict in the present theme."""
        wrong = self.verdict.property("state") == State.PROBLEMS.name.lower()
        self.verdict.setIcon(QIcon(look_of(Level.ERROR).sign) if wrong else QIcon())

    def read_out(self, above: str = "") -> None:
        """Show in full what stands there, and what stands above it; on a narrow window it may be cut."""
        if words := "\n\n".join(filter(None, (above, self._said or self._aside, self.delivery.text()))):
            inform(self.window(), words)

    def _on_next(self) -> None:
        if self._do_next:
            self._do_next()

    def _settle(self) -> None:
        self._is_new = False

    def _on_clicked(self) -> None:
        if self._act:
            self._act()

    def _show(self) -> None:
        if self.message.text() != (words := self._said or self._aside):
            self.message.setText(words)
