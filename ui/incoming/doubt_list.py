"""What of a file is to be compared with it: one line for a figure, a text, or a whole row or column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from models.importers.published.doubts import Doubt, said
from models.report.report import Report
from ui.kit.item_models import HeadedTable, Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.signs import sign
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours

_LONGEST = 60
"""Characters of what was read, in a row. Chosen: more than there is room for."""


class DoubtModel(HeadedTable):
    """The doubts, and which of them the clerk has seen.

    Attributes:
        doubts: Line by line.
        seen: The lines that were led to.
        here: The line that is led to now; -1 is none.
    """

    HEADINGS = ("请核对的地方", "读成", "看过")

    def __init__(self, report: Report, doubts: Sequence[Doubt], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doubts, self.seen, self.here = tuple(doubts), set[int](), -1
        values = (one_line("、".join(said(report, one) for one in doubt.found), _LONGEST) for doubt in doubts)
        self._rows = [(doubt.called, value) for doubt, value in zip(doubts, values, strict=True)]

    @property
    def unseen(self) -> int:
        """How many are still to be seen."""
        return len(self.doubts) - len(self.seen)

    def see(self, row: int) -> None:
        """Remember that a line was led to."""
        before, self.here = self.here, row
        self.seen.add(row)
        for one in {before, row} - {-1}:
            self.dataChanged.emit(self.index(one, 0), self.index(one, len(self.HEADINGS) - 1))

    def next(self, row: int, way: int) -> int:
        """Return the next (1) or previous (-1) line; forwards the next one that was not seen, if there is any.

        Args:
            row: Where the clerk is; -1 is nowhere.
            way: In which direction.
        """
        count = len(self.doubts)
        along = [(row + way * step) % count for step in range(1, count + 1)]
        return next((one for one in along if way > 0 and one not in self.seen), along[0])

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        words = (*self._rows[index.row()], self._how_far(index.row()))[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(words)
            case _:
                return None if index.row() in self.seen else _look_of_unseen(index.column(), role)

    def _how_far(self, row: int) -> str:
        """Return in words whether a line was seen: what is shown by itself at first, nobody has looked at yet."""
        return "在看" if row == self.here else "看过" if row in self.seen else "没看"


def _look_of_unseen(column: int, role: int) -> object:
    """Return how a line looks that is still to be seen: by colour, and by a sign in front of it."""
    looks: dict[int, object] = {Qt.ItemDataRole.ForegroundRole: QColor(colours().warning)}
    if not column:
        looks[Qt.ItemDataRole.DecorationRole] = sign(colours().warning)
    return looks.get(role)
