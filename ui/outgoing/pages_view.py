"""The pages of a PDF one below the other, at any size."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from ui.kit.theme import colours
from ui.outgoing.page_pictures import Bands

if TYPE_CHECKING:
    from exporters.pdf.raster import Pages

GAP = 12
"""Pixels between pages; half of it is above the first and below the last. Chosen by eye."""

ZOOM_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""Sizes that “larger” and “smaller” lead to; 1.0 is the size on paper. Chosen: about those of web browsers."""

_TOP = QPointF(0, GAP // 2)
"""Where the upper edge of a page lies in the window when it is revealed, in pixels: with half the gap above it."""

_NOTCH = 120
"""Units of `angleDelta` that one notch of a wheel is (Qt, `QWheelEvent`: 15 degrees in eighths)."""


class Fit(Enum):
    """What the size of the pages follows."""

    WIDTH = "适合宽度"
    PAGE = "整页"
    NOTHING = ""


class _Anchor(NamedTuple):
    """A spot on a page, as parts of its width and height."""

    number: int
    x: float
    y: float


class PagesView(QAbstractScrollArea):
    """Shows pages; draws only what is in sight, with every pixel of the screen.

    Signals:
        page_changed: Another page is in sight, given by its number.
        zoom_changed: The pages have another size.
        painted: What is in sight has just been painted.
    """

    painted = Signal()
    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._bands: Bands | None = None
        self._places: list[QRect] = []
        self._number, self._turned = 1, 0
        self._fit, self._zoom = Fit.PAGE, 1.0
        self.setAccessibleName("页面")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the width would depend on itself
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(24)

    def show_pages(self, pages: Pages) -> None:
        """Show these pages, at the size and the place where the ones before stood."""
        anchor = self._anchor(_TOP)
        self._pages, self._bands = pages, Bands(pages)
        self._number = max(1, min(self._number, len(pages)))
        self._lay_out(anchor, _TOP)
        self.page_changed.emit(self._number)

    def clear(self) -> None:
        """Show nothing, and hold nothing."""
        self._pages = self._bands = None
        self._places = []
        self.viewport().update()

    # ------------------------------------------------------------ which page

    @property
    def number(self) -> int:
        """The page in sight."""
        return self._number

    def reveal(self, number: int) -> None:
        """Bring the upper edge of a page into sight."""
        with QSignalBlocker(self):
            self.verticalScrollBar().setValue(self._places[number - 1].top() - GAP // 2)
        self._number = number
        self.page_changed.emit(number)

    def _notice_page(self) -> None:
        """Take the page that is most in sight; the present one, if no other is more so."""
        if not self._places:
            return
        here = self._number
        most = max(range(1, len(self._places) + 1), key=lambda number: (self._share(number), number == here, -number))
        if most != here:
            self._number = most
            self.page_changed.emit(most)

    def _share(self, number: int) -> float:
        """Return how much of a page is in sight, or how much of the window it fills: 1.0 is all."""
        place, window = self._places[number - 1], self.viewport().rect().translated(self._offset)
        return min(1.0, place.intersected(window).height() / max(1, min(place.height(), window.height() - GAP)))

    # ------------------------------------------------------------ size

    @property
    def zoom(self) -> float:
        """How large the pages are; 1.0 is the size on paper."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What the size follows now."""
        return self._fit

    def follow(self, fit: Fit) -> None:
        """Let the size follow the window."""
        self._fit = fit
        self._lay_out(self._anchor(_TOP), _TOP)

    def step(self, steps: int, at: QPointF | None = None) -> None:
        """Make the pages larger (1) or smaller (-1); the spot at `at`, or else in the middle, stays where it is."""
        if not steps:
            return
        at = at or QPointF(self.viewport().rect().center())
        anchor = self._anchor(at)
        for _ in range(abs(steps)):
            self._zoom = _larger(self._zoom) if steps > 0 else _smaller(self._zoom)
        self._fit = Fit.NOTHING
        self._lay_out(anchor, at)

    def _fitting(self, pages: Pages) -> float:
        """Return the zoom that the window asks for."""
        sizes = [pages.size(number) for number in range(1, len(pages) + 1)]
        across = (self.viewport().width() - 2 * GAP) / max(width for width, _ in sizes)
        down = (self.viewport().height() - GAP) / max(height for _, height in sizes)
        scales = {Fit.WIDTH: across, Fit.PAGE: min(across, down)}
        zoom = scales[self._fit] / self._scale_of(1.0) if self._fit in scales else self._zoom
        return max(0.1, min(zoom, ZOOM_STEPS[-1]))

    def _scale_of(self, zoom: float) -> float:
        """Return how many of Qt's pixels a point takes."""
        return zoom * self.logicalDpiX() / 72

    # ------------------------------------------------------------ layout

    def _lay_out(self, anchor: _Anchor, at: QPointF) -> None:
        """Place all pages, and bring `anchor` under the spot `at` of the window."""
        if not self._pages:
            return
        self._zoom = self._fitting(self._pages)
        scale, top = self._scale_of(self._zoom), GAP // 2
        self._places = []
        for number in range(1, len(self._pages) + 1):
            width, height = self._pages.pixels(number, scale)
            self._places.append(QRect(GAP, top, width, height))
            top += height + GAP
        across = max(place.width() for place in self._places) + 2 * GAP
        for place in self._places:
            place.moveLeft((max(across, self.viewport().width()) - place.width()) // 2)
        with QSignalBlocker(self):
            self._set_bars(across, top - GAP // 2)
            self._restore(anchor, at)
        self._notice_page()
        self.viewport().update()
        self.zoom_changed.emit()

    def _set_bars(self, across: int, down: int) -> None:
        window = self.viewport().size()
        bars = ((self.horizontalScrollBar(), across, window.width()), (self.verticalScrollBar(), down, window.height()))
        for bar, whole, seen in bars:
            bar.setPageStep(seen)
            bar.setRange(0, max(0, whole - seen))

    @property
    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _anchor(self, at: QPointF) -> _Anchor:
        """Return which spot of which page lies under the spot `at` of the window."""
        if not self._places:
            return _Anchor(1, 0, 0)
        spot = at + QPointF(self._offset)
        number = max(1, bisect_right(self._places, spot.y(), key=lambda place: place.top()))
        place = self._places[number - 1]
        return _Anchor(number, (spot.x() - place.left()) / place.width(), (spot.y() - place.top()) / place.height())

    def _restore(self, anchor: _Anchor, at: QPointF) -> None:
        if self._fit is Fit.PAGE:
            self.verticalScrollBar().setValue(self._places[self._number - 1].top() - GAP // 2)
            return
        place = self._places[min(anchor.number, len(self._places)) - 1]
        self.horizontalScrollBar().setValue(round(place.left() + anchor.x * place.width() - at.x()))
        self.verticalScrollBar().setValue(round(place.top() + anchor.y * place.height() - at.y()))

    # ------------------------------------------------------------ events

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.signalsBlocked():  # else the pages are only being placed
            self._notice_page()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._anchor(_TOP), _TOP)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        self.step(steps, event.position())
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().mat))
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # pages are drawn pixel by pixel; scaled, they would be blurred
        painter.setPen(QColor(colours().line))
        for number, place in self._in_sight():
            self._paint(painter, number, place, ratio)
        self.painted.emit()

    def _in_sight(self) -> Iterator[tuple[int, QRect]]:
        """Yield the pages in sight with their places in the window."""
        for number, place in enumerate(self._places, 1):
            moved = place.translated(-self._offset)
            if moved.intersects(self.viewport().rect()):
                yield number, moved

    def _paint(self, painter: QPainter, number: int, place: QRect, ratio: float) -> None:
        """Paint the part of a page that is in sight; the painter counts pixels of the screen."""
        if not (self._pages and self._bands):
            return
        scale = self._scale_of(self._zoom) * ratio
        width, height = self._pages.pixels(number, scale)
        left, top = round(place.left() * ratio), round(place.top() * ratio)
        painter.drawRect(left - 1, top - 1, width + 1, height + 1)
        seen = range(max(0, -top), min(height, round(self.viewport().height() * ratio) - top))
        for row, band in self._bands.of(number, scale, seen):
            painter.drawPixmap(left, top + row, band)


def _larger(zoom: float) -> float:
    return next((step for step in ZOOM_STEPS if step > zoom + 0.005), ZOOM_STEPS[-1])


def _smaller(zoom: float) -> float:
    return next((step for step in reversed(ZOOM_STEPS) if step < zoom - 0.005), ZOOM_STEPS[0])
