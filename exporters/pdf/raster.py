"""Pages of a finished PDF as bitmaps, for screen and printer. Pages count from 1, as is printed on them."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
from pypdfium2 import raw

_WHITE = (255, 255, 255, 255)  # red, green, blue and opacity, as pdfium wants them


class Raster(NamedTuple):
    """A bitmap.

    Attributes:
        width: In pixels.
        height: In pixels.
        stride: Bytes from one row to the next.
        data: Rows from above; four bytes a pixel: blue, green, red, and one that says nothing.
    """

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """The pages of a PDF. One thread at a time may use them.

    Args:
        content: The bytes of the file.

    Raises:
        pypdfium2.PdfiumError: `content` is not a PDF.
    """

    def __init__(self, content: bytes) -> None:
        self._document = pypdfium2.PdfDocument(content)
        self._sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
        self._read: dict[int, pypdfium2.PdfPage] = {}

    def __len__(self) -> int:
        return len(self._sizes)

    @property
    def title(self) -> str:
        """What the document is called, in its own particulars."""
        return str(self._document.get_metadata_value("Title"))

    def size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        width, height = self._sizes[number - 1]
        return float(width), float(height)

    def pixels(self, number: int, scale: float) -> tuple[int, int]:
        """Return width and height of a page in pixels, `scale` of them a point."""
        width, height = self.size(number)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def render(self, number: int, scale: float, rows: range | None = None, finer: int = 1) -> Raster:
        """Return a page, or some of its rows, as a bitmap.

        Args:
            number: Which page.
            scale: Pixels a point.
            rows: Which rows of pixels, from above; all if not given. Memory is taken for these alone.
            finer: How often each pixel is divided, across and down.
        """
        width, height = self.pixels(number, scale)
        wanted = range(height)[rows.start : rows.stop] if rows else range(height)
        width, height, top, seen = (finer * pixels for pixels in (width, height, wanted.start, len(wanted)))
        bitmap = pypdfium2.PdfBitmap.new_native(width, seen, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect(_WHITE, 0, 0, width, seen)
        raw.FPDF_RenderPageBitmap(bitmap, self._page(number), 0, -top, width, height, 0, raw.FPDF_ANNOT)
        raster = Raster(width, seen, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        return raster

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if number not in self._read:
            self._read[number] = self._document[number - 1]
        return self._read[number]

    def close(self) -> None:
        """Give the memory back. Afterwards there are no pages."""
        self._sizes, self._read = [], {}
        self._document.close()
