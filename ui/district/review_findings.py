"""What was found in a submission, with ticks: what is ticked becomes a point of the slip that goes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from models.checks.findings import Finding, Level
from models.district.acceptance import is_mere
from ui.kit.copied_words import copying_words
from ui.kit.item_models import Index
from ui.kit.level_looks import look_of
from ui.kit.shown_text import several_lines, tool_tip
from ui.kit.signs import SIZE

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

_MOST = 120
"""Characters of a finding in the list. Chosen: four lines; the tool tip has it whole."""

_LEAST = 60
"""Pixels that the list is high at least. Chosen: two findings of one line."""

_NOTHING, _NOTHING_THIS_YEAR = "没有发现问题。", "没有发现问题；没有去年的报告，没有和去年比。"


class ReviewFindings(QListWidget):
    """Lists findings; the cursor leads to their places, Space ticks.

    Signals:
        stands_on: The cursor is on a `Finding`.
        ticks_changed: Another one is ticked, or one is not any more.
    """

    stands_on = Signal(object)
    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        copying_words(self)
        self.found: Sequence[Finding] = ()
        self.setAccessibleName("发现的问题")
        self.setObjectName("found")
        self.setWordWrap(True)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST)
        self.itemChanged.connect(lambda _: self.ticks_changed.emit())
        self.clicked.connect(lambda _: self._tell())

    def show_findings(self, findings: Iterable[Finding], *, compared: bool) -> None:
        """List these; what keeps a report from being accepted is ticked, all else is for the clerk to decide.

        Args:
            findings: In the order in which they are shown.
            compared: Whether last year's report was at hand.
        """
        self.found = tuple(findings)
        self.blockSignals(True)
        self.clear()
        for one in self.found:
            self.addItem(_line(one))
        if not self.found:
            nothing = QListWidgetItem(_NOTHING if compared else _NOTHING_THIS_YEAR, self)
            nothing.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.blockSignals(False)
        self.ticks_changed.emit()

    @property
    def ticked(self) -> tuple[Finding, ...]:
        """The findings that are ticked, in their order."""
        checked = Qt.CheckState.Checked
        return tuple(one for row, one in enumerate(self.found) if self.item(row).checkState() is checked)

    @property
    def finding(self) -> Finding | None:
        """The finding with the cursor."""
        row = self.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def step(self, way: int) -> int:
        """Go to the next (1) or previous (-1) finding, round at the ends; return its number, 0 where there is none."""
        if not self.found:
            return 0
        here = self.currentRow() if self.currentRow() >= 0 else (-1 if way > 0 else 0)
        self.setCurrentRow((here + way) % len(self.found))
        self._tell()
        return self.currentRow() + 1

    def wear_theme(self) -> None:
        """Show the signs and inks in the present theme."""
        self.blockSignals(True)
        for row, one in enumerate(self.found):
            _dress(self.item(row), one)
        self.blockSignals(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._tell()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():  # Qt puts it on the first line by itself, too
            self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere

    def _tell(self) -> None:
        if self.finding:
            self.stands_on.emit(self.finding)


def _line(finding: Finding) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setText(several_lines(finding.message + _reason(finding), _MOST))
    item.setToolTip(tool_tip(finding.message + _reason(finding)))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    goes_back = finding.level is Level.ERROR or is_mere(finding.reason)
    item.setCheckState(Qt.CheckState.Checked if goes_back else Qt.CheckState.Unchecked)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{finding.level.label}，{several_lines(finding.message, _MOST)}")
    _dress(item, finding)
    return item


def _reason(finding: Finding) -> str:
    """Return what the unit has given as a reason, and that it is none where it says nothing."""
    if not finding.reason:
        return ""
    return f"\n单位说明：{finding.reason}{'（不算说明）' if is_mere(finding.reason) else ''}"


def _dress(item: QListWidgetItem, finding: Finding) -> None:
    look = look_of(finding.level)
    item.setIcon(QIcon(look.sign))
    item.setForeground(QBrush(QColor(look.ink)))
