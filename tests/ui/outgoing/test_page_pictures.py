from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.raster import Pages
from tests.ui.papers import marked
from ui.outgoing.page_pictures import LIMIT, Bands, picture


def test_bands_make_up_the_page_and_are_forgotten_in_time() -> None:
    pages = Pages(marked(20))
    scale = 4 * 96 / 72
    bands = Bands(pages)
    for number in range(1, 21):
        for _, band in bands.of(number, scale, range(pages.pixels(number, scale)[1])):
            assert band.width() == pages.pixels(number, scale)[0]
        assert bands.kept <= LIMIT

    assert bands.kept > LIMIT * 0.9
    rows = [top + band.height() for top, band in bands.of(1, scale, range(1000, 1300))]
    assert rows == [1024, 1280, 1536]


def test_bold_characters_are_not_blotted_when_small() -> None:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(100, 100))
    canvas.setLineWidth(0.2)
    canvas.line(50, 0, 50, 100)
    canvas.save()
    small = picture(Pages(stream.getvalue()), 1, 0.5)
    ink = sum(255 - small.pixelColor(x, 25).red() for x in range(50)) / 255

    assert ink < 0.5  # a pixel would be ten times too much
