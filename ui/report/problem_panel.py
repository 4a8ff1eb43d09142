"""The unfolded problems: their list, and at its right how the chosen one is mended or explained."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.findings import Finding
from models.checks.fixing import caution, changed_places, fixable, why_no_fix
from ui.kit.before_after import show_lines
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, PlainPage
from ui.report.document import Document
from ui.report.problem_list import ProblemList
from ui.report.problem_words import why
from ui.report.strip_words import to_choose_words

HEIGHT = 154
"""Pixels of the list. Source: the picture of the window; five problems can be read."""

_LEAST = 3
"""Problems that can be read in the list, however low the window is. Chosen: one, and that there are others."""

_LIST, _MENDING = 870, 496
"""Pixels of the list and of what stands at its right, in proportion. Source: the same picture."""

_LOW = 22
"""Lines of words in the height of an open report that is low. Chosen: 768 pixels at 200 % are, at 150 % not."""

_NARROW = 1100
"""Pixels of a window in which there is room for the list alone. Source: the rules of the pictures."""

_HEADINGS = ("改正这一处", "现在", "改成")


class MendingPane(QWidget):
    """What the fix of a finding changes, and the ways to settle it.

    Signals:
        wants_fix, wants_reason: The clerk has pressed the button.
    """

    wants_fix = Signal()
    wants_reason = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.offered: Finding | None = None
        self._finding: Finding | None = None
        self.told, self.changes = PlainLabel("", "guide", wrap=True), PlainPage()
        self.changes.setAccessibleName("改正前后")
        self.fix, self.explain = QPushButton(), QPushButton("说明理由(&1)…")
        self.fix.setObjectName("fix")
        self.fix.clicked.connect(lambda _=False: self.wants_fix.emit())
        self.explain.clicked.connect(lambda _=False: self.wants_reason.emit())
        self.changes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self.fix)
        buttons.addWidget(self.explain)
        buttons.addStretch()
        for button in (self.fix, self.explain):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.told)
        column.addWidget(self.changes, 1)
        column.addLayout(buttons)
        self.show_finding(None)

    def shows(self, finding: Finding | None) -> bool:
        """Return whether what is shown here mends this finding, as the report is now."""
        root = fixable(self._document.findings, finding) if finding else None
        return root is not None and root == self.offered

    def show_finding(self, finding: Finding | None) -> None:
        """Show how this finding is mended; None if there is none to show."""
        self._finding = finding
        root = fixable(self._document.findings, finding) if finding else None
        fix = root.fix if root else None
        self.offered = root
        self.changes.setVisible(fix is not None)
        self.fix.setVisible(fix is not None)
        self.explain.setVisible(bool(finding and finding.excusable))
        words = caution(fix) if fix else self._why_none(finding)
        self.told.setVisible(bool(words))
        self.told.setText(words)
        if fix:
            self.fix.setText(f"{fix.label}（Alt+回车）".replace("&", "&&"))
            self.changes.clear()
            show_lines(self.changes, changed_places(self._document.report, fix), _HEADINGS)

    def wear_theme(self) -> None:
        """Show the same in the present theme."""
        self.show_finding(self._finding)

    def _why_none(self, finding: Finding | None) -> str:
        if finding is None and self._document.is_check_due:
            return ""  # `checked` comes soon; to ask would have everything checked at once
        if finding is None:
            return to_choose_words(self._document.findings, self._document.previous)
        told = (finding.message, why(finding), why_no_fix(self._document.findings, finding))
        return "\n".join(filter(None, told))


class ProblemPanel(QWidget):
    """The list of problems, and how the chosen one is settled where the window is wide enough.

    Attributes:
        is_low: Whether it has found the window to be low.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_low = False
        self.list, self.mending = ProblemList(document), MendingPane(document)
        self.list.setMinimumHeight(_LEAST * (self.list.fontMetrics().lineSpacing() + 4))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, _LIST)
        row.addWidget(self.mending, _MENDING)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("问题列表")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if above := self.parentWidget():
            above.installEventFilter(self)
        self._share_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._share_height()
        return False

    def _share_height(self) -> None:
        """Take no more than the least of a low window, where the report is to be seen beside it."""
        splitter = self.parentWidget()
        if not isinstance(splitter, QSplitter):
            return
        height, was_low = splitter.height(), self.is_low
        self.is_low = height < self.fontMetrics().lineSpacing() * _LOW
        if self.is_low or was_low:
            splitter.setSizes([height, 0] if self.is_low else [height, HEIGHT])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mending.setVisible(self.width() >= _NARROW)
