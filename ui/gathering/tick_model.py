"""Which room answers for which row of a table, as Qt item views want it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor
from typing_extensions import override

from models.form.figures import print_figure
from models.form.grid import Grid
from models.form.vocabulary import Table
from models.gathering.gathering import Gathering, Room, Row, askable
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import row_name, totals_of
from ui.gathering.tick_grid import HEADINGS, tick_grid
from ui.kit.item_models import Index
from ui.kit.spoken import sentence_of
from ui.kit.theme import colours

_CHECK = Qt.ItemDataRole.CheckStateRole
_NAMES_ROLE = Qt.ItemDataRole.DisplayRole


class TickModel(QAbstractTableModel):
    """Rows of a table × rooms. It stores nothing but where everything stands.

    Attributes:
        grid: The labels, and where each row stands.
        rows: From top to bottom.
    """

    def __init__(self, gathered: OpenGathering, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gathered, self.table = gathered, table
        self._look()
        self.grid = self._laid_out()
        self.rows = tuple(Row(*key) for key in gathered.form.rows if key[0] == table.id)
        self._totals = totals_of(gathered.form, table.id)
        gathered.changed.connect(self._on_changed)

    @property
    def value(self) -> Gathering:
        """What the rooms are asked, and have answered."""
        return self.gathered.value

    def _laid_out(self) -> Grid:
        return tick_grid(self.table, self._headings)

    def _look(self) -> None:
        """Note what is shown: it is looked at after every key, and few of them change it."""
        states = self.gathered.overview.states
        self._headings = tuple((one.id, one.name, states[one.id].words) for one in self.value.rooms)
        self._asked, self._uncovered = self.value.asked, frozenset(self.gathered.overview.uncovered)

    def _on_changed(self) -> None:
        headings, asked, count = self._headings, self._asked, self.columnCount()
        self._look()
        if len(self._headings) != count:
            self.beginResetModel()
            self.grid = self._laid_out()
            self.endResetModel()
        elif self.columnCount() and self._asked is not asked:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        if self.columnCount() and self._headings != headings:
            self.grid = self._laid_out()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    # ------------------------------------------------------------ what Qt asks

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.grid.rows - HEADINGS

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.grid.columns - self.grid.stub_columns

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        seen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return seen | Qt.ItemFlag.ItemIsUserCheckable if self._can_be_ticked(index) else seen

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _NAMES_ROLE) -> object:
        if role != _NAMES_ROLE:
            return None
        if orientation is Qt.Orientation.Vertical:
            return row_name(self.gathered.form, self.rows[section]) if section < len(self.rows) else None
        return self.value.rooms[section].name if section < self.columnCount() else None

    @override
    def data(self, index: Index, role: int = _NAMES_ROLE) -> object:
        if not index.isValid() or index.column() >= len(self.value.rooms):
            return None
        row, room = self.rows[index.row()], self.value.rooms[index.column()]
        match role:
            case Qt.ItemDataRole.CheckStateRole if self._can_be_ticked(index):
                return Qt.CheckState.Checked if self.value.asks(room.id, row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.BackgroundRole:
                return QBrush(QColor(self._ground(row)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return sentence_of((row_name(self.gathered.form, row), room.name, self.told(row, room)))
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = _CHECK) -> bool:
        if role != _CHECK or not index.isValid() or not self._can_be_ticked(index):
            return False
        is_on = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self.tick([index], on=is_on)
        return True

    # ------------------------------------------------------------ ticking

    def tick(self, places: Iterable[Index], *, on: bool) -> None:
        """Let the rooms of these places answer for their rows, or not any more, as one step."""
        value = self.value
        for index in places:
            if self._can_be_ticked(index):
                row, room = self.rows[index.row()], value.rooms[index.column()]
                value = value.with_row(room.id, row) if on else value.without_row(room.id, row)
        self.gathered.change(value, "打勾" if on else "去勾")

    def turn_row(self, at: int) -> None:
        """Let all rooms answer for a row; none, if all do already."""
        row = self.rows[at]
        if row in self._totals or not self.value.rooms:
            return
        everybody = len(self.value.rooms_asked(row)) == len(self.value.rooms)
        after = self.value.without_row_of_all(row) if everybody else self.value.with_row_of_all(row)
        self.gathered.change(after, "整行去勾" if everybody else "整行打勾")

    def told(self, row: Row, room: Room) -> str:
        """Return what is to be said of a room and a row."""
        if row in self._totals:
            return "合计，程序自动计算，不用科室报"
        form = self.gathered.form
        cells = askable(form)[row]
        known = {ref: part for ref in cells if (part := self.value.part(room.id, ref))}
        figures = "、".join(print_figure(part.value, form.cells[ref].kind) for ref, part in known.items())
        if not self.value.asks(room.id, row):
            return f"不报这一行；报过的 {figures} 留着，不算在相加里" if known else "不报这一行"
        if not known:
            return "要报这一行，还没有报"
        more = f"，还差 {len(cells) - len(known)} 格" if len(known) < len(cells) else ""
        return f"要报这一行，已报 {figures}{more}"

    def _can_be_ticked(self, index: Index) -> bool:
        return 0 <= index.row() < len(self.rows) and self.rows[index.row()] not in self._totals

    def _ground(self, row: Row) -> str:
        theme = colours()
        return theme.total if row in self._totals else theme.blank if row in self._uncovered else theme.paper
