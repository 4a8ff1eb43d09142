"""The files that have come back, one line each, with a tick for what is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from ui.gathering.returned_files import Returned, to_take
from ui.kit.item_models import HeadedTable, Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.signs import sign
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours

_LAST = 2
"""The column that says what was read."""


class ReturnedModel(HeadedTable):
    """What came back.

    Signals:
        turned: Others are taken now.

    Attributes:
        files: Line by line.
        taken: The lines that are taken.
    """

    turned = Signal()
    HEADINGS = ("文件", "科室", "读出来的")

    def __init__(self, files: Sequence[Returned], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files, self.taken = tuple(files), to_take(files)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.files)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        seen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return seen | Qt.ItemFlag.ItemIsUserCheckable if self._may_be_taken(index) else seen

    def _may_be_taken(self, index: Index) -> bool:
        return index.isValid() and index.column() == 0 and not self.files[index.row()].is_refused

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.files[index.row()]
        words = (one.name or one.path.name, one.sheet.room if one.sheet else "", result_of(one))[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                taken = "" if index.column() else "收下，" if index.row() in self.taken else "不收，"
                return f"{taken}{spoken_cell_of_row(index)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(words)
            case Qt.ItemDataRole.CheckStateRole if self._may_be_taken(index):
                return Qt.CheckState.Checked if index.row() in self.taken else Qt.CheckState.Unchecked
            case _:
                return _look_of(one, index.column(), role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.CheckStateRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._may_be_taken(index):
            return False
        self.turn(index.row(), on=value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def turn(self, at: int, *, on: bool) -> None:
        """Take a file, and none of the others of its room; or do not take it."""
        sheet = self.files[at].sheet
        room = sheet.room_id if sheet else ""
        same_room = {row for row, one in enumerate(self.files) if one.sheet and one.sheet.room_id == room}
        self.taken = (self.taken - same_room) | {at} if on else self.taken - {at}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.files) - 1, len(self.HEADINGS) - 1))
        self.turned.emit()


def _look_of(one: Returned, column: int, role: int) -> object:
    """Return how a line looks that is to be read with care: by colour, and by a sign."""
    if role == Qt.ItemDataRole.ForegroundRole and one.is_refused:
        return QColor(colours().warning)
    if role == Qt.ItemDataRole.DecorationRole and column == _LAST and has_more(one):
        return sign(colours().warning)
    return None


def has_more(one: Returned) -> bool:
    """Return whether there is something to be read about a file."""
    return one.is_refused or bool(one.others or (one.sheet and one.sheet.problems))


def result_of(one: Returned) -> str:
    """Return what was read of a file, or that nothing was."""
    sheet = one.sheet
    if sheet is None:
        return one.fault
    if sheet.refused:
        return sheet.problems[0].sentence
    parts = [f"{len(sheet.figures)} 个数"]
    if one.other:
        parts.append(f"其中 {one.other} 个和以前报的不同")
    if sheet.blank > 0:
        parts.append(f"空着 {sheet.blank} 格")
    if one.others:
        parts.append(f"这个科室还有 {one.others} 个文件，只收一个")
    if sheet.problems:
        parts.append(f"{len(sheet.problems)} 处要看")
    return "，".join(parts)
