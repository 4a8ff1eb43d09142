"""What was found in a submission, with ticks: what is ticked becomes a point of the slip that goes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from models.checks.findings import Finding, Level
from models.district.acceptance import is_mere
from ui.district.point_list import PointList
from ui.kit.level_looks import look_of
from ui.kit.shown_text import several_lines, tool_tip
from ui.kit.signs import SIZE

_MOST = 120
"""Characters of a finding in the list. Chosen: four lines; the tool tip has it whole."""

_NOTHING, _NOTHING_THIS_YEAR = "没有发现问题。", "没有发现问题；没有去年的报告，没有和去年比。"


class ReviewFindings(PointList):
    """Lists findings; the cursor leads to their places, Space ticks.

    Signals:
        stands_on: The cursor is on a `Finding`.
    """

    stands_on = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("发现的问题", SIZE, parent)
        self.found: Sequence[Finding] = ()

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
        self.tell()
        return self.currentRow() + 1

    def wear_theme(self) -> None:
        """Show the signs and inks in the present theme."""
        self.blockSignals(True)
        for row, one in enumerate(self.found):
            _dress(self.item(row), one)
        self.blockSignals(False)

    @override
    def tell(self) -> None:
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
