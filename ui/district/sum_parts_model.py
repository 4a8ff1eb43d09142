"""The units of a sum as a list: the largest first, what is nothing folded, and what they add up to at the end."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from typing_extensions import override

from models.district.rollup.parts import Part, Parts
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours

HEADINGS = ("单位，从大到小", "今年", "去年", "今年　│去年")
BAR = len(HEADINGS) - 1
"""The column of the bars."""

PART_ROLE, SHARE_ROLE = int(Qt.ItemDataRole.UserRole) + 1, int(Qt.ItemDataRole.UserRole) + 2
"""The roles under which a line answers with its `Part`, and the column of the bars with a `Shares`; None for others."""

_FALLEN = 3
"""Units that are named that had more last year. Chosen: a line."""


class Shares(NamedTuple):
    """How long a bar is, and where the stroke of last year stands, of the longest of both; None where nobody knows."""

    now: float
    then: float | None


class _Line(NamedTuple):
    words: tuple[str, ...]
    part: Part | None = None


class SumPartsModel(QAbstractTableModel):
    """Lists the parts of a cell of the sum; the line of what is nothing unfolds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Parts | None = None
        self._called: dict[str, str] = {}
        self._lines: list[_Line] = []
        self.is_unfolded = False

    def show_parts(self, parts: Parts | None, called: dict[str, str]) -> None:
        """Show these; `called` is how units are called, by their ids."""
        self._parts, self._called, self.is_unfolded = parts, called, False
        self._renew()

    def turn_fold(self) -> None:
        """Show the units that have nothing, or fold them again."""
        self.is_unfolded = not self.is_unfolded
        self._renew()

    def is_fold(self, index: Index) -> bool:
        """Return whether this is the line of what is nothing."""
        shown = len(self._parts.shown) if self._parts else 0
        return bool(self._parts and self._parts.zeros) and index.row() == shown

    def part(self, index: Index) -> Part | None:
        """Return the unit of a line; None for lines of no single unit."""
        return self._lines[index.row()].part if index.isValid() and index.row() < len(self._lines) else None

    def _renew(self) -> None:
        self.beginResetModel()
        self._lines = self._made(self._parts) if self._parts else []
        self.endResetModel()

    def _made(self, parts: Parts) -> list[_Line]:
        lines = [self._of(one) for one in parts.shown]
        if parts.zeros:
            fallen = "、".join(self._called.get(one.unit.id, one.unit.name) for one in parts.fallen[:_FALLEN])
            more = f"等 {len(parts.fallen)} 个" if len(parts.fallen) > _FALLEN else ""
            told = f"　其中{fallen}{more}去年有" if fallen else ""
            mark = "▾" if self.is_unfolded else "▸"
            lines.append(_Line((f"{mark} {len(parts.zeros)} 个单位是 0 或者空着{told}", "", "", "")))
            lines += [self._of(one) for one in parts.zeros] if self.is_unfolded else []
        last = "" if parts.last_total is None else f"{parts.last_total:f}"
        return [*lines, _Line(("相加", parts.sum.shown or "—", last, ""))]

    def _of(self, one: Part) -> _Line:
        last = "" if one.last is None else f"{one.last:f}"
        return _Line((self._called.get(one.unit.id, one.unit.name), one.typed or "（空）", last, ""), one)

    def _shares(self, part: Part) -> Shares:
        every = self._parts.shown if self._parts else ()
        longest = max((abs(number) for one in every for number in (one.number, one.last or Decimal(0))), default=None)
        if not longest:
            return Shares(0, None)
        then = None if part.last is None else float(min(abs(part.last), longest) / longest)
        return Shares(float(abs(part.number) / longest), then)

    # ------------------------------------------------------------ what Qt asks

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if shown else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        answers: dict[int, Callable[[], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda: one_line(line.words[index.column()]),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: spoken_cell_of_row(index),
            int(Qt.ItemDataRole.ToolTipRole): lambda: tool_tip(line.part.unit.name) if line.part else None,
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: _RIGHT if 0 < index.column() < BAR else None,
            int(Qt.ItemDataRole.ForegroundRole): lambda: (
                QBrush(QColor(colours().quiet)) if self.is_fold(index) else None
            ),
            int(Qt.ItemDataRole.FontRole): lambda: _bold() if line is self._lines[-1] or index.column() == 1 else None,
            PART_ROLE: lambda: line.part,
            SHARE_ROLE: lambda: self._shares(line.part) if line.part and index.column() == BAR else None,
        }
        answer = answers.get(int(role))
        return answer() if answer else None


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _quiet() -> QBrush:
    return QBrush(QColor(colours().quiet))


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
