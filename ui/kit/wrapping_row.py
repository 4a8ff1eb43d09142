"""Widgets side by side, which go over several lines where the window is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

_GAP = 8
"""Pixels between two widgets, and between two lines. Chosen: a step of the scale of the design."""


class WrappingRow(QLayout):
    """Lays widgets out as words are laid out; what is hidden takes no room.

    Args:
        left: From left to right.
        right: Those that stand at the right edge, as long as everything fits into one line.
    """

    def __init__(self, left: Iterable[QWidget], right: Iterable[QWidget] = ()) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP)
        for widget in left:
            self.addWidget(widget)
        at_left = len(self._items)
        for widget in right:
            self.addWidget(widget)
        self._at_right = self._items[at_left:]

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self._at_right = [one for one in self._at_right if one is not item]
        return item

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = [place for _, place in self._places(QRect(0, 0, width, 0))]
        return max((place.bottom() + 1 for place in places), default=0)

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown]
        return QSize(max((one.width() for one in sizes), default=0), max((one.height() for one in sizes), default=0))

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown]
        across = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(across, max((size.height() for size in sizes), default=0))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect):
            item.setGeometry(place)

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, room: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Yield where each widget stands in this room, in the middle of its line."""
        y = room.top()
        for line in self._lines(room.width()):
            high = max(size.height() for _, size in line)
            x = room.left()
            spare = room.width() - sum(size.width() for _, size in line) - self.spacing() * (len(line) - 1)
            for item, size in line:
                if spare > 0 and len(line) == len(self._shown) and self._stands_at_right(item):
                    x, spare = x + spare, 0
                yield item, QRect(QPoint(x, y + (high - size.height()) // 2), size)
                x += size.width() + self.spacing()
            y += high + self.spacing()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the widgets line by line, with their sizes."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown:
            size = item.sizeHint()
            size.setWidth(min(size.width(), width))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines

    def _stands_at_right(self, item: QLayoutItem) -> bool:
        return any(item is one for one in self._at_right)
