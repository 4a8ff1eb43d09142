"""What became of each file, as Qt item views want it: the newest on top, one row a file, some of them looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from models.district.outcomes import Group, Outcome
from models.district.roster import Unit
from ui.district.intake_signs import outcome_ink, outcome_sign
from ui.kit.item_models import HeadedTable, Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import spoken_cell_of_row

KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a row answers with the key of its file."""

_SENTENCE = 2
"""The column that says what became of the file."""


class OutcomesModel(HeadedTable):
    """All outcomes, by the order in which they came; a file that becomes something else stays in its row.

    Args:
        called: What a unit is called where there is little room.
    """

    HEADINGS = ("文件", "单位", "结果")

    def __init__(self, called: Callable[[Unit], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called = called
        self._rows: list[str] = []  # the newest is the last one: rows are counted from the end
        self._places: dict[str, int] = {}
        self._outcomes: dict[str, Outcome] = {}

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All of them, the oldest first."""
        return tuple(self._outcomes[key] for key in self._rows)

    def outcome(self, index: Index) -> Outcome | None:
        """Return what became of the file at a place; None where there is none."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._outcomes[self._rows[-1 - index.row()]]

    def clear(self) -> None:
        """Forget all."""
        self.beginResetModel()
        self._rows, self._places, self._outcomes = [], {}, {}
        self.endResetModel()

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Show these; what is known already changes in its place."""
        latest = {one.key: one for one in outcomes}
        for key in [key for key in latest if key in self._outcomes and latest[key] != self._outcomes[key]]:
            self._outcomes[key] = latest[key]
            row = len(self._rows) - 1 - self._places[key]
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.HEADINGS) - 1))
        if new := [key for key in latest if key not in self._outcomes]:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            for key in new:
                self._places[key] = len(self._rows)
                self._rows.append(key)
                self._outcomes[key] = latest[key]
            self.endInsertRows()

    def words(self, outcome: Outcome) -> tuple[str, str, str]:
        """Return what stands in the row of a file."""
        return outcome.name, self._called(outcome.unit) if outcome.unit else "—", outcome.sentence

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        outcome = self.outcome(index)
        if not outcome:
            return None
        words = self.words(outcome)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = spoken_cell_of_row(index)
                return said if index.column() else f"{outcome.kind.value}，{said}"
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(words)
            case _:
                return _look_of(outcome, index.column(), role)


def _look_of(outcome: Outcome, column: int, role: int) -> object:
    """Return how a cell looks: its sign in the first column, its colour in the last."""
    looks: dict[int, object] = {KEY_ROLE: outcome.key}
    if not column:
        looks[Qt.ItemDataRole.DecorationRole] = outcome_sign(outcome.kind)
    if column == _SENTENCE:
        looks[Qt.ItemDataRole.ForegroundRole] = QColor(outcome_ink(outcome.kind))
    return looks.get(role)


class FoundOutcomes(QSortFilterProxyModel):
    """Those of the outcomes that are looked for."""

    def __init__(self, outcomes: OutcomesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outcomes, self._groups, self._words = outcomes, frozenset[Group](), ""
        self.setSourceModel(outcomes)

    def look_for(self, groups: frozenset[Group], words: str) -> None:
        """Show these groups only, or all if there is none; of them, the files in whose row the words stand."""
        if (groups, words.strip()) != (self._groups, self._words):
            self._groups, self._words = groups, words.strip()
            self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        outcome = self._outcomes.outcome(self._outcomes.index(source_row, 0))
        if not outcome or (self._groups and outcome.kind.group not in self._groups):
            return False
        return not self._words or any(self._words in words for words in self._outcomes.words(outcome))
