"""The list of findings under the tabs."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from models.findings import Finding, Level
from ui import colours
from ui.document import Document
from ui.signs import sign
from ui.table_model import Index

_INKS = {Level.ERROR: colours.ERROR, Level.WARNING: colours.WARNING, Level.HINT: colours.QUIET}
ROLE_FINDING = Qt.ItemDataRole.UserRole


class FindingModel(QAbstractListModel):
    """The document's findings, one a line."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._findings = document.findings
        document.checked.connect(self._on_checked)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._findings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._findings):
            return None
        finding = self._findings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return _line(finding)
            case Qt.ItemDataRole.DecorationRole:
                return sign(_INKS[finding.level])
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(_INKS[finding.level])
            case _:
                return finding if role == ROLE_FINDING else None

    def _on_checked(self) -> None:
        self.beginResetModel()
        self._findings = self._document.findings
        self.endResetModel()


def _line(finding: Finding) -> str:
    reason = f"（已说明：{finding.reason}）" if finding.reason else ""
    return f"{finding.level.label}　{finding.message}{reason}"


class ProblemList(QListView):
    """Findings; a click or Enter leads to the place.

    Signals:
        chosen: The clerk wants to see a `Finding` at its place.
    """

    chosen = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._key = 0, ""
        self.setModel(FindingModel(document, self))
        self.model().modelReset.connect(self._on_reset)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    @property
    def finding(self) -> Finding | None:
        """The finding that the list stands on."""
        found = self.currentIndex().data(ROLE_FINDING)
        return found if isinstance(found, Finding) else None

    def go(self, step: int) -> None:
        """Stand on the next (1) or previous (-1) finding and lead to its place; round at the ends."""
        count = self.model().rowCount()
        if count:
            settled = not self.selectionModel().hasSelection()  # then its row holds the one after it
            row = self._row + (min(step, 0) if settled else step)
            self.setCurrentIndex(self.model().index(row % count, 0))
            self._on_chosen(self.currentIndex())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if finding := self.finding:
            self._row, self._key = current.row(), finding.key

    def _on_reset(self) -> None:
        """Stay on the same finding after a check; once it is settled, before the one that took its row."""
        model = self.model()
        rows = (row for row in range(model.rowCount()) if model.index(row, 0).data(ROLE_FINDING).key == self._key)
        self.setCurrentIndex(model.index(next(rows, -1), 0))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROLE_FINDING))
