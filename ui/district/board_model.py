"""The tiles of a board, as Qt item views want them: in their order, dimmed or not, ticked or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from models.district.board import ALL, Filter, Group, Order, Tile, groups, second_line, spoken
from models.district.reminders import may_be_reminded
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import sentence_of

TILE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a tile answers with itself."""

LINE_ROLE = TILE_ROLE + 1
"""The role under which it answers with what stands below its name."""

DIM_ROLE = TILE_ROLE + 2
"""The role under which it answers whether it is not looked for."""

TICK_ROLE = TILE_ROLE + 3
"""The role under which it answers whether it is ticked."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_TICKED, _DIM = "已勾选催报", "不在筛选里"


class BoardModel(QAbstractListModel):
    """All tiles in their order. It stores what it is handed, what is looked for, and which are ticked."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today, self.order, self.wanted = today, Order.ROSTER, ALL
        self.groups: tuple[Group, ...] = ()
        self.tiles: tuple[Tile, ...] = ()
        self.ticked: frozenset[str] = frozenset()
        self._all: tuple[Tile, ...] = ()
        self._answers: dict[int, Callable[[Tile], object]] = {
            TILE_ROLE: lambda tile: tile,
            int(_DISPLAY): lambda tile: one_line(tile.short),
            LINE_ROLE: self._line,
            DIM_ROLE: lambda tile: not self.wanted.shows(tile),
            TICK_ROLE: lambda tile: tile.id in self.ticked,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.ToolTipRole): lambda tile: tool_tip(f"{tile.name}\n{self._line(tile)}"),
        }

    def show_tiles(self, tiles: Iterable[Tile]) -> None:
        """Show these units; what has changed in the same units changes in its place."""
        before, self._all = self.tiles, tuple(tiles)
        self.ticked &= {tile.id for tile in self._all if may_be_reminded(tile)}
        found = groups(self._all, self.order)
        new = tuple(tile for group in found for tile in group.tiles)
        if [tile.id for tile in new] == [tile.id for tile in before]:
            self.groups, self.tiles = found, new
            self._tell([row for row, (one, other) in enumerate(zip(before, new, strict=True)) if one != other])
        else:
            self._reset()

    def put_in_order(self, order: Order) -> None:
        """Show the tiles in this order."""
        if order is not self.order:
            self.order = order
            self._reset()

    def look_for(self, wanted: Filter) -> None:
        """Dim all that is not looked for; nothing moves."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._tell(range(len(self.tiles)))

    def turn_tick(self, index: Index) -> bool:
        """Tick a unit for a reminder, or not any more; return whether that can be done: who owes nothing is not."""
        tile = self.tile(index)
        if not tile or not may_be_reminded(tile):
            return False
        self.ticked ^= {tile.id}
        self._tell([index.row()])
        return True

    def tile(self, index: Index) -> Tile | None:
        """Return the tile at a place; None where there is none."""
        return self.tiles[index.row()] if index.isValid() and index.row() < len(self.tiles) else None

    def at(self, unit: str) -> QModelIndex:
        """Return where a unit stands; nowhere if it is none of them."""
        row = next((row for row, tile in enumerate(self.tiles) if tile.id == unit), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    @property
    def ids(self) -> tuple[str, ...]:
        """The units in the order in which they stand."""
        return tuple(tile.id for tile in self.tiles)

    def _reset(self) -> None:
        self.beginResetModel()
        self.groups = groups(self._all, self.order)
        self.tiles = tuple(tile for group in self.groups for tile in group.tiles)
        self.endResetModel()

    def _tell(self, rows: Sequence[int]) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.tiles)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        tile = self.tile(index)
        answer = self._answers.get(int(role))
        return answer(tile) if tile and answer else None

    def _line(self, tile: Tile) -> str:
        return one_line(second_line(tile, self.today))

    def _spoken(self, tile: Tile) -> str:
        ticked = _TICKED if tile.id in self.ticked else ""
        return one_line(sentence_of((spoken(tile, self.today), ticked, "" if self.wanted.shows(tile) else _DIM)))
