"""A page of a report drawn by hand, on which anything can be done to one figure: 行政许可, which is 12."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, PdfObject, TextStringObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from models.form.grid import GridCell, lay_out
from models.form.refs import CellRef
from models.importers import open_content
from models.importers.published.reading import Reading
from tests.builders import balanced
from tests.models.importers.readers.builders import printed

REPORT = balanced()
PERMITS = CellRef("disclosure", "permits", "decisions")
SONG, LATIN, SIZE = "STSong-Light", "Helvetica", 10.0
LEFT, TOP, WIDE, HIGH = 70.0, 640.0, 110.0, 24.0
"""Points: where the table begins on the upright page, and the size of its cells."""

AT = (LEFT + WIDE + 4, TOP - 7 * HIGH + 8)
"""Where the figure begins, on its line."""

PAST = AT[0] + 12
"""Where it ends, nearly."""

TITLE = "海州区青石桥街道办事处2024年政府信息公开工作年度报告"
TEXT = "本年各项工作均按规定落实，没有需要说明的事项。"

Draw = Callable[[Canvas], object]
Lines = Callable[[Canvas, float, float, float, float], object]


def figure(canvas: Canvas) -> None:
    written(canvas, "12")


def written(canvas: Canvas, text: str, x: float = AT[0], up: float = 0, size: float = SIZE) -> None:
    canvas.setFont(LATIN if text.isascii() else SONG, size)
    canvas.drawString(x, AT[1] + up, text)


def words(canvas: Canvas, *texts: tuple[str, float, float, float]) -> None:
    """Draw texts: each with its place, its height above the line of the figure, and its size."""
    for text, x, up, size in texts:
        written(canvas, text, x, up, size)


def line(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, y0, x1, y1)


def paper(
    *acts: Draw, below: Draw | None = None, lines: Lines = line, turn: int = 0, pages: int = 1, size: float = SIZE
) -> bytes:
    """Return a report of one page, or of some that follow it.

    Args:
        acts: What draws the figure; it alone if there is nothing.
        below: What is drawn before all else.
        lines: What draws the rules of the table.
        turn: By how many degrees the text is turned on an upright page; its page is as wide as it needs.
        pages: How many there are; those that follow have a text.
        size: Of type in the texts.
    """
    if SONG not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    stream = BytesIO()
    wide, high = A4
    canvas = Canvas(stream, pagesize=(high, wide) if turn % 180 else A4, pageCompression=0)
    for number in range(pages):
        _set(canvas, turn)
        if below:
            _apart(canvas, below)
        if number:
            _said(canvas, 760 - 30 * number, TEXT * 3, size)
        else:
            _front(canvas, lines, size)
            for act in acts or (figure,):
                _apart(canvas, act)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture(shade: int = 255, size: tuple[int, int] = (8, 8)) -> ImageReader:
    return ImageReader(Image.new("RGB", size, (shade, shade, shade)))


def _set(canvas: Canvas, turn: int) -> None:
    wide, high = A4
    canvas.rotate(turn)
    canvas.translate(*{0: (0, 0), 90: (0, -high), 180: (-wide, -high), 270: (-wide, 0)}[turn])


def _apart(canvas: Canvas, draw: Draw) -> None:
    canvas.saveState()
    draw(canvas)
    canvas.restoreState()


def _said(canvas: Canvas, y: float, text: str, size: float) -> None:
    canvas.setFont(SONG, size)
    canvas.drawString(LEFT, y, text)


def _front(canvas: Canvas, lines: Lines, size: float) -> None:
    for y, text in ((790, TITLE), (750, "一、总体情况"), (725, TEXT), (690, "二、主动公开政府信息情况")):
        _said(canvas, y, text, size)
    grid = lay_out(REPORT.form.tables[0])
    for cell in grid.cells:
        _cell(canvas, cell, lines)
    bottom = TOP - grid.rows * HIGH
    lines(canvas, LEFT, bottom, LEFT + grid.columns * WIDE, bottom)
    lines(canvas, LEFT + grid.columns * WIDE, bottom, LEFT + grid.columns * WIDE, TOP)
    for y, text in ((240, "五、存在的主要问题及改进情况"), (215, TEXT), (180, "六、其他需要报告的事项"), (155, TEXT)):
        _said(canvas, y, text, size)


def _cell(canvas: Canvas, cell: GridCell, lines: Lines) -> None:
    x0, y1 = LEFT + cell.column * WIDE, TOP - cell.row * HIGH
    x1, y0 = x0 + cell.column_span * WIDE, y1 - cell.row_span * HIGH
    lines(canvas, x0, y1, x1, y1)
    lines(canvas, x0, y0, x0, y1)
    if cell.content != PERMITS:
        canvas.setFont(SONG, 8)
        canvas.drawString(x0 + 4, y1 - HIGH + 8, printed(REPORT, cell))


def annotated(content: bytes, kind: str, **more: PdfObject) -> bytes:
    """Return a file upon whose figure somebody has put a note, or a field, of this kind."""
    writer, stream = PdfWriter(PdfReader(BytesIO(content))), BytesIO()
    x0, y0, x1, y1 = AT[0] - 2, AT[1] - 3, PAST + 2, AT[1] + 9
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(f"/{kind}"),
            NameObject("/Rect"): _numbers(x0, y0, x1, y1),
            NameObject("/QuadPoints"): _numbers(x0, y1, x1, y1, x0, y0, x1, y0),
            **{NameObject(f"/{name}"): value for name, value in more.items()},
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    writer.write(stream)
    return stream.getvalue()


def said(text: str) -> PdfObject:
    return TextStringObject(text)


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(map(FloatObject, values))


def opened(content: bytes) -> Reading:
    reading = open_content(content, "年报.pdf")
    assert isinstance(reading, Reading)
    return reading


def read(content: bytes) -> tuple[str, bool]:
    """Return what is read for the figure, and whether it is sure."""
    found = next((one for one in opened(content).found if one.ref == PERMITS), None)
    return (str(found.value), found.sure) if found else ("", False)


def others(content: bytes) -> dict[str, str]:
    """Return the other figures that are sure."""
    found = opened(content).found
    return {
        str(one.ref): str(one.value)
        for one in found
        if isinstance(one.ref, CellRef) and one.ref != PERMITS and one.sure
    }


def left_out(content: bytes) -> list[str]:
    return [one.text for one in opened(content).unread]
