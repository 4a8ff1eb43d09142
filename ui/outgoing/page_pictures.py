"""Pages of a PDF as pictures of Qt."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from exporters.pdf.raster import Pages

_BAND = 256
"""Rows of pixels that are drawn, kept and forgotten together. Chosen: a window shows a handful of bands."""

_FINE = 1.8
"""Pixels a point at which the lines of bold characters have their own width. Chosen by eye."""

_FINEST = 6
"""How often a pixel of a small page is divided at most. Chosen by eye."""

LIMIT = 64 * 2**20
"""Bytes of bands that are kept. Chosen: more than any window shows at once, and no more at 400 % of twenty pages."""


def open_pages(content: bytes) -> Pages:
    """Return the pages of a PDF; the caller closes them."""
    from exporters.pdf.raster import Pages  # noqa: PLC0415  the rasteriser is not needed to start the program

    return Pages(content)


def picture(pages: Pages, number: int, scale: float, rows: range | None = None) -> QImage:
    """Return a page, or some rows of it, with `scale` pixels a point.

    Small pages are drawn finer first: the rasteriser has no line thinner than a pixel, and would blot bold characters.
    """
    finer = min(_FINEST, max(1, ceil(_FINE / scale)))
    raster = pages.render(number, scale, rows, finer)
    shared = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    if finer == 1:
        return shared.copy()  # `shared` is only valid as long as the bytes are
    size = shared.size() / finer
    return shared.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


class _Key(NamedTuple):
    number: int
    scale: float
    top: int


class Bands:
    """Pages cut into bands, which are drawn when they are asked for; the latest of them are kept."""

    def __init__(self, pages: Pages, limit: int = LIMIT) -> None:
        self._pages, self._limit = pages, limit
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self.kept = 0
        """Bytes."""

    def of(self, number: int, scale: float, rows: range) -> Iterator[tuple[int, QPixmap]]:
        """Yield the bands of a page that cover `rows`, each with its first row."""
        for top in range(rows.start // _BAND * _BAND, rows.stop, _BAND):
            yield top, self._band(_Key(number, scale, top))

    def _band(self, key: _Key) -> QPixmap:
        if key not in self._kept:
            rows = range(key.top, key.top + _BAND)
            self._keep(key, QPixmap.fromImage(picture(self._pages, key.number, key.scale, rows)))
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: _Key, band: QPixmap) -> None:
        self._kept[key] = band
        self.kept += _bytes(band)
        while self.kept > self._limit and len(self._kept) > 1:
            self.kept -= _bytes(self._kept.popitem(last=False)[1])


def _bytes(band: QPixmap) -> int:
    return band.width() * band.height() * band.depth() // 8
