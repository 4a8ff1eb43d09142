from __future__ import annotations

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.raster import Pages, Raster

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
RED, BLUE, WHITE = (0, 0, 255), (255, 0, 0), (255, 255, 255)


@pytest.fixture
def content() -> bytes:
    """Two pages: A4 with a red inch at the upper left and a blue one at the lower right, and a small empty one."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setTitle("开元街道办事处年报")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, A4[1] - 72, 72, 72, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(A4[0] - 72, 0, 72, 72, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageSize((100, 50))
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def colour(raster: Raster, x: int, y: int) -> tuple[int, ...]:
    at = y * raster.stride + 4 * x
    return tuple(raster.data[at : at + 3])


def test_pages_have_their_own_sizes_and_the_document_its_title(content: bytes) -> None:
    pages = Pages(content)

    assert len(pages) == 2
    assert pages.size(1) == pytest.approx(A4, abs=0.01)
    assert pages.size(2) == (100, 50)
    assert pages.title == "开元街道办事处年报"


@pytest.mark.parametrize(("scale", "pixels"), [(1, (595, 842)), (300 / 72, (2480, 3508)), (0.5, (298, 421))])
def test_a_bitmap_is_as_large_as_the_scale_says(content: bytes, scale: float, pixels: tuple[int, int]) -> None:
    pages = Pages(content)
    raster = pages.render(1, scale)

    assert (raster.width, raster.height) == pages.pixels(1, scale) == pixels
    assert len(raster.data) == raster.stride * raster.height >= 4 * raster.width * raster.height


def test_colours_and_places_are_those_of_the_page(content: bytes) -> None:
    raster = Pages(content).render(1, 2)
    inch = 144

    assert colour(raster, 3, 3) == colour(raster, inch - 3, inch - 3) == RED
    assert colour(raster, inch + 3, 3) == colour(raster, 3, inch + 3) == WHITE
    assert colour(raster, raster.width - 3, raster.height - 3) == BLUE
    assert colour(raster, raster.width - inch - 3, raster.height - 3) == WHITE


@pytest.mark.parametrize("scale", [0.37, 1.37, 4.1])
def test_rows_are_the_same_alone_and_in_the_page(content: bytes, scale: float) -> None:
    pages = Pages(content)
    whole = pages.render(1, scale)

    for start in range(0, whole.height, 97):
        part = pages.render(1, scale, range(start, start + 97))

        assert part.height == min(97, whole.height - start)
        assert part.data == whole.data[start * whole.stride : (start + part.height) * whole.stride]


def test_nothing_is_left_after_closing(content: bytes) -> None:
    pages = Pages(content)
    pages.close()

    assert len(pages) == 0


def test_what_is_no_pdf_is_not_opened() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        Pages(b"%PDF-1.4 cut off")
