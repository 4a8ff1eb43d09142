"""The small pages beside the large ones, to find one's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from ui.kit.item_models import Index
from ui.kit.theme import colours
from ui.outgoing.page_pictures import picture

if TYPE_CHECKING:
    from exporters.pdf.raster import Pages

_WIDTH, _HEIGHT = 96, 136
"""The room for a small page, in Qt's pixels: A4 and no more. Its size is chosen by eye."""

_ITEM = QSize(128, _HEIGHT + 32)  # Qt's pixels: with the number below, and white around; chosen by eye


class PageModel(QAbstractListModel):
    """Pages, one a row. A picture is drawn when a view first asks for it.

    Args:
        ratio: Pixels of the screen for one of Qt's.
    """

    def __init__(self, ratio: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ratio = ratio
        self._pages: Pages | None = None
        self.drawn: dict[int, QIcon] = {}
        """By row."""
        self._is_held = False

    def show_pages(self, pages: Pages | None) -> None:
        """Show these pages."""
        self.beginResetModel()
        self._pages, self.drawn = pages, {}
        self.endResetModel()

    def hold(self) -> None:
        """Draw no pictures until `release`."""
        self._is_held = True

    def release(self) -> None:
        """Draw the pictures that a view asks for."""
        self._is_held = False
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(rows - 1), [Qt.ItemDataRole.DecorationRole])

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or not self._pages else len(self._pages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._pages or not 0 <= index.row() < len(self._pages):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(index.row() + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"第 {index.row() + 1} 页"
            case Qt.ItemDataRole.SizeHintRole:
                return _ITEM
            case Qt.ItemDataRole.DecorationRole:
                return None if self._is_held else self._icon(self._pages, index.row())
            case _:
                return None

    def _icon(self, pages: Pages, row: int) -> QIcon:
        if row not in self.drawn:
            pixmap = _small(pages, row + 1, self._ratio)
            self.drawn[row] = QIcon(pixmap)
            self.drawn[row].addPixmap(pixmap, QIcon.Mode.Selected)  # else the page would be tinted when chosen
        return self.drawn[row]


def _small(pages: Pages, number: int, ratio: float) -> QPixmap:
    """Return a page with a thin line round it, small enough for its room."""
    width, height = pages.size(number)
    pixmap = QPixmap.fromImage(picture(pages, number, min(_WIDTH / width, _HEIGHT / height) * ratio))
    painter = QPainter(pixmap)
    painter.setPen(QColor(colours().line))
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class PageList(QListView):
    """Small pages to choose from.

    Signals:
        chosen: The clerk wants to see the page with this number.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName("页码")
        self.pages = PageModel(self.devicePixelRatioF(), self)
        self.setModel(self.pages)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_WIDTH, _HEIGHT))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setFixedWidth(_ITEM.width() + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth())
        self.clicked.connect(lambda index: self.chosen.emit(index.row() + 1))

    def show_pages(self, pages: Pages) -> None:
        """Show these pages."""
        with QSignalBlocker(self):
            self.pages.show_pages(pages)

    def show_number(self, number: int) -> None:
        """Stand on a page without asking for it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.pages.index(number - 1, 0))

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        self.pages.drawn.clear()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row() + 1)
