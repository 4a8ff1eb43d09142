"""Pages of PDF files with what is drawn on them, turned, upon them, or a picture, read as a person sees them."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, RectangleObject
from reportlab.pdfgen.canvas import Canvas

from models.form.grid import lay_out
from models.importers.published.reading import Reading
from models.importers.readers.pdf.pdf_document import read_pdf
from models.importers.sandbox.sandboxed_reader import Reader
from models.importers.source import LeftOut, SourceParagraph
from tests.models.importers.readers.pdf import papers
from tests.models.importers.readers.pdf.papers import (
    AT,
    HIGH,
    LEFT,
    PAST,
    TEXT,
    TOP,
    WIDE,
    Draw,
    annotated,
    figure,
    left_out,
    paper,
    written,
)
from tests.thoroughness import few

X, Y = AT
SURE, ASKED = ("12", True), ("12", False)
PLAIN = paper()


# ---------------------------------------------------------------- drawings


def triangle(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(20, 20)
    path.lineTo(30, 20)
    path.lineTo(25, 30)
    path.close()
    canvas.drawPath(path, fill=1)


def curves(canvas: Canvas) -> None:
    canvas.circle(300, 400, 60)
    canvas.circle(500, 700, 59, fill=0)
    canvas.roundRect(60, 290, 460, 360, 10)


def crooked(canvas: Canvas) -> None:
    """Draw a box that is a thousandth of a point out of square."""
    path = canvas.beginPath()
    path.moveTo(40, 100)
    path.lineTo(560.001, 100.001)
    path.lineTo(560, 800)
    path.lineTo(40.0005, 800.001)
    path.close()
    canvas.drawPath(path)


def shaded(canvas: Canvas) -> None:
    """Draw white and yellow areas, and frames that nobody sees, from the text into the table."""
    canvas.setStrokeColorRGB(1, 1, 1)
    for at in range(40):
        canvas.setFillColorRGB(1, 1, 1 if at % 2 else 0.6)
        canvas.rect(papers.LEFT, 60 + 18 * at, 440, 18, stroke=at % 3 == 0, fill=1)
    canvas.setStrokeAlpha(0)
    canvas.grid([papers.LEFT, 200, 300, 510], [100, 300, 640, 700, 740])


@pytest.mark.parametrize("draw", few([triangle, curves, crooked, shaded], 2))
def test_a_page_is_read_as_without_what_is_drawn_on_it(draw: Draw) -> None:
    drawn = paper(below=draw)

    assert read_pdf(drawn) == read_pdf(PLAIN)


def thin_box(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.rect(min(x0, x1) - 0.3, min(y0, y1) - 0.3, abs(x1 - x0) + 0.6, abs(y1 - y0) + 0.6, stroke=0, fill=1)


def wedge(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a side of a frame as browsers do: a box whose ends are slanted."""
    path = canvas.beginPath()
    level = y0 == y1
    path.moveTo(x0, y0)
    path.lineTo(*((x1, y1) if level else (x0 + 0.6, y0 + 0.6)))
    path.lineTo(*((x1 - 0.6, y1 + 0.6) if level else (x1 + 0.6, y1 - 0.6)))
    path.lineTo(*((x0 + 0.6, y0 + 0.6) if level else (x1, y1)))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def dots(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    for at in range(int((x1 - x0 + abs(y1 - y0)) / 2)):
        x, y = (x0 + 2 * at, y0) if y0 == y1 else (x0, min(y0, y1) + 2 * at)
        canvas.rect(x, y, 1, 1, stroke=0, fill=1)


def grey(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.setStrokeGray(0.8)
    canvas.line(x0, y0, x1, y1)


def curved(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a rule as a curve that is straight."""
    curve(canvas, (x0, y0), (x1, y1), 0)


def bent(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a rule as a curve that is nearly straight."""
    curve(canvas, (x0, y0), (x1, y1), 0.5)


def curve(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], off: float) -> None:
    (x0, y0), (x1, y1) = start, end
    across, up = (0.0, off) if y0 == y1 else (off, 0.0)
    wide, high = (x1 - x0) / 3, (y1 - y0) / 3
    canvas.bezier(x0, y0, x0 + wide + across, y0 + high + up, x1 - wide - across, y1 - high - up, x1, y1)


def round_ended(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    low_x, low_y = min(x0, x1) - 0.5, min(y0, y1) - 0.5
    canvas.roundRect(low_x, low_y, abs(x1 - x0) + 1, abs(y1 - y0) + 1, 0.49, stroke=0, fill=1)


@pytest.mark.parametrize("lines", few([bent, wedge, thin_box, grey, dots, curved, round_ended], 2))
def test_rules_are_read_however_they_are_drawn(lines: papers.Lines) -> None:
    content = paper(lines=lines)

    assert papers.others(content) == papers.others(PLAIN)
    assert len(papers.others(PLAIN)) == 9


GRID = lay_out(papers.REPORT.form.tables[0])


def nothing(*_: object) -> None:
    """Draw no rules."""


def round_cells(canvas: Canvas, corner: float) -> None:
    for cell in GRID.cells:
        x, y = LEFT + cell.column * WIDE, TOP - (cell.row + cell.row_span) * HIGH
        canvas.roundRect(x, y, cell.column_span * WIDE, cell.row_span * HIGH, corner)


def round_frame(canvas: Canvas) -> None:
    """Draw a frame as browsers do: what is left of a round box without a smaller one."""
    path = canvas.beginPath()
    x, y, wide, high = LEFT, TOP - GRID.rows * HIGH, GRID.columns * WIDE, GRID.rows * HIGH
    path.roundRect(x - 0.6, y - 0.6, wide + 1.2, high + 1.2, 8)
    path.roundRect(x + 0.6, y + 0.6, wide - 1.2, high - 1.2, 7)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def inner(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a rule that is not at the edge of the table."""
    bottom, right = TOP - GRID.rows * HIGH, LEFT + GRID.columns * WIDE
    if not (y0 == y1 and y0 in {TOP, bottom}) and not (x0 == x1 and x0 in {LEFT, right}):
        canvas.line(x0, y0, x1, y1)


@pytest.mark.parametrize(
    ("below", "lines"),
    few(
        [
            (partial(round_cells, corner=3), nothing),
            (partial(round_cells, corner=11.9), nothing),
            (round_frame, inner),
        ],
        2,
    ),
)
def test_a_table_with_round_corners_is_a_table(below: Draw, lines: papers.Lines) -> None:
    content = paper(below=below, lines=lines)

    assert papers.others(content) == papers.others(PLAIN)
    assert papers.read(content) == SURE


def test_a_round_box_drawn_over_a_table_leaves_it_as_it_is() -> None:
    content = paper(lambda c: c.roundRect(LEFT + 30, TOP - 5.5 * HIGH, 2 * WIDE, 4 * HIGH, 6), figure)

    assert papers.others(content) == papers.others(PLAIN)


# ---------------------------------------------------------------- pages


def turned(content: bytes, degrees: int) -> bytes:
    writer, stream = PdfWriter(PdfReader(BytesIO(content))), BytesIO()
    for page in writer.pages:
        page.rotate(degrees)
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("turn", few([90, 180, 270], 1))
def test_turned_text_is_read(turn: int) -> None:
    content = paper(turn=turn)

    assert papers.read(content) == SURE
    assert papers.others(content) == papers.others(PLAIN)
    assert read_pdf(turned(content, turn)) == read_pdf(PLAIN) == read_pdf(turned(PLAIN, 360 - turn))


def test_what_is_cut_from_the_page_is_not_read() -> None:
    writer, stream = (
        PdfWriter(PdfReader(BytesIO(paper(below=lambda c: written(c, "页外", 10, 0, 9))))),
        BytesIO(),
    )
    writer.pages[0].cropbox = RectangleObject((40, 20, 560, 830))
    writer.write(stream)
    texts = [block.text for block in read_pdf(stream.getvalue()) if isinstance(block, SourceParagraph)]

    assert texts[1:] == [block.text for block in read_pdf(PLAIN) if isinstance(block, SourceParagraph)][1:]
    assert not [text for text in texts if "页外" in text]


def test_a_page_that_is_a_picture_is_named() -> None:
    def scan(canvas: Canvas) -> None:
        if canvas.getPageNumber() == 2:
            canvas.drawImage(papers.picture(200), 0, 0, 595, 842)

    reading = papers.opened(paper(below=scan, pages=2))

    assert [one.where for one in reading.unread if "图片" in one.text] == ["第 2 页"]


def test_a_seal_is_no_picture_to_be_read() -> None:
    assert not left_out(paper(below=lambda c: c.drawImage(papers.picture(200), 450, 20, 100, 100)))


def test_the_text_that_was_recognised_below_a_scan_is_read_and_never_sure() -> None:
    def hidden(canvas: Canvas) -> None:
        canvas.drawImage(papers.picture(200), 0, 0, 595, 842)
        canvas._code.append("3 Tr")  # type: ignore[attr-defined]

    content = paper(below=hidden).replace(b"BT ", b"BT 3 Tr ")
    reading = papers.opened(content)

    assert papers.read(content) == ASKED
    assert not [one for one in reading.found if one.sure]
    assert [one.where for one in reading.unread] == ["第 1 页"]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    content = paper(below=lambda c: papers.words(c, ("0591-", 70, -350, 10), ("23165370", 70, -362, 10)))

    assert any("0591-" in block.text for block in read_pdf(content) if isinstance(block, SourceParagraph))


# ---------------------------------------------------------------- upon the page


def field(canvas: Canvas) -> None:
    canvas.acroForm.textfield(
        name="a", value="12", x=int(X) - 2, y=int(Y) - 3, width=60, height=14, fontSize=9, borderWidth=0, relative=False
    )


def without_looks(content: bytes) -> bytes:
    writer, stream = PdfWriter(PdfReader(BytesIO(content))), BytesIO()
    for note in writer.pages[0].annotations or ():
        found = note.get_object()
        assert isinstance(found, DictionaryObject)
        found.pop("/AP")
    writer.write(stream)
    return stream.getvalue()


def test_fields_of_forms_are_read_as_if_they_were_printed() -> None:
    content = paper(field)

    assert papers.read(content) == SURE
    assert papers.read(without_looks(content)) == SURE


@pytest.mark.parametrize(
    ("kind", "expected", "told"),
    [
        ("FreeText", ASKED, "批注：应为34"),
        ("Text", SURE, "批注：应为34"),
        ("StrikeOut", ("", False), "删除线：应为34"),
        ("Highlight", SURE, "批注：应为34"),
        ("Stamp", ASKED, "图章：应为34"),
    ],
)
def test_notes_of_readers_are_told(kind: str, expected: tuple[str, bool], told: str) -> None:
    content = annotated(PLAIN, kind, Contents=papers.said("应为34"))

    assert papers.read(content) == expected
    assert told in left_out(content)


def test_links_and_hidden_notes_say_nothing() -> None:
    assert not left_out(annotated(PLAIN, "Link"))


# ---------------------------------------------------------------- characters without a name


def test_a_character_without_a_name_is_asked_about() -> None:
    def nameless(canvas: Canvas) -> None:
        figure(canvas)
        written(canvas, "\ue001", PAST, 0, 9)

    assert papers.read(paper(nameless))[1] is False


@pytest.mark.parametrize("pages", few([1, 18], 1))
def test_many_pages_are_read(pages: int) -> None:
    source = read_pdf(paper(pages=pages))

    assert "".join(block.text for block in source if isinstance(block, SourceParagraph)).count(TEXT) >= pages
    assert not [block for block in source if isinstance(block, LeftOut)]


def apart(canvas: Canvas) -> None:
    """Draw the figure in two pieces, and a character of Chinese in one."""
    for at, one in enumerate("12件"):
        written(canvas, one, X + 5.6 * at)


def test_no_font_of_the_system_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(paper(apart, turn=90))

    with Reader() as reader:
        reading = reader.open(path)

    assert isinstance(reading, Reading)
    assert [one.raw for one in reading.found if one.ref == papers.PERMITS] == ["12件"]
