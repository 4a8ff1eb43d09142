"""The texts that were read: the cover, the sections, the remarks; those first that are not sure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from models.form.refs import CellRef, Ref
from models.importers.published.doubts import said
from models.importers.published.reading import Found
from models.report.places import place
from ui.incoming.read_document import ReadDocument
from ui.kit.item_models import HeadedTable, Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.signs import sign
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours

_LONGEST = 60
"""Characters of a text shown in a row; the whole is beside the list. Chosen by eye."""


class TextsModel(HeadedTable):
    """The answers in words; each but the year can be left out."""

    HEADINGS = ("导入", "项目", "读到的内容", "把握")

    def __init__(self, document: ReadDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        texts = (found for found in document.found.values() if not isinstance(found.ref, CellRef))
        self.rows: tuple[Found, ...] = tuple(sorted(texts, key=lambda found: found.sure))
        document.changed.connect(self._on_changed)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._has_box(index) else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        found = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(found)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(f"文件里写的是：{found.raw}") if index.column() > 1 else None
            case Qt.ItemDataRole.CheckStateRole if self._has_box(index):
                out = self._document.is_out(found.ref)
                return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
            case _:
                return None if found.sure else self._doubt(index.column(), role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._has_box(index):
            return False
        out = Qt.CheckState(value) != Qt.CheckState.Checked
        self._document.leave_out((self.rows[index.row()].ref,), out=out)
        return True

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        for row in (row for row, found in enumerate(self.rows) if found.ref in refs):
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.HEADINGS) - 1))

    def _doubt(self, column: int, role: int) -> object:
        """Return how a cell of an answer looks that is not sure: by colour, and by a sign in the last column."""
        looks: dict[int, object] = {Qt.ItemDataRole.ForegroundRole: QColor(colours().warning)}
        if column == len(self.HEADINGS) - 1:
            looks[Qt.ItemDataRole.DecorationRole] = sign(colours().warning)
        return looks.get(role)

    def _has_box(self, index: Index) -> bool:
        return index.column() == 0 and self._document.may_go(self.rows[index.row()].ref)

    def _words(self, found: Found) -> tuple[str, ...]:
        out = self._document.is_out(found.ref)
        certainty = "不导入" if out else "" if found.sure else "请核对"
        shown = one_line(said(self._document.report, found), _LONGEST)
        return "", place(self._document.report, found.ref), shown, certainty
