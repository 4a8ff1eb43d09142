"""What a person sees on a page of a PDF is what is read of it, and nothing else."""

from __future__ import annotations

from typing import Literal

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from models.importers.readers.pdf.pdf_document import read_pdf
from models.importers.source import SourceParagraph
from tests.models.importers.readers.pdf import papers
from tests.models.importers.readers.pdf.papers import AT, PAST, Draw, figure, left_out, paper, written
from tests.thoroughness import few

X, Y = AT
SURE, ASKED = ("12", True), ("12", False)
PLAIN = paper()


def mode(number: Literal[3, 7]) -> Draw:
    """Draw the figure and, behind it, a 9 in a mode of painting in which nothing is seen of it."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(X, Y)
        text.setFont(papers.LATIN, papers.SIZE)
        text.textOut("12")
        text.setTextRenderMode(number)
        text.textOut("9")
        text.setTextRenderMode(0)
        canvas.drawText(text)

    return draw


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    written(canvas, "9", PAST)


def pale(canvas: Canvas) -> None:
    canvas.setFillGray(0.85)
    figure(canvas)


def grey_on_grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.8)
    canvas.rect(PAST - 1, Y - 2, 9, 12, stroke=0, fill=1)
    written(canvas, "9", PAST)


def white_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0, 0.5)
    canvas.rect(X - 2, Y - 2, 20, 12, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    written(canvas, "12")


def clear(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    written(canvas, "9", PAST)


def covered(canvas: Canvas) -> None:
    written(canvas, "34")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(X - 1, Y - 3, 14, 13, stroke=0, fill=1)


def pictured(canvas: Canvas) -> None:
    written(canvas, "34")
    canvas.drawImage(papers.picture(), X - 1, Y - 3, 14, 13)


def half_covered(canvas: Canvas) -> None:
    figure(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(X + 2, Y - 3, 4, 13, stroke=0, fill=1)


def highlighted(canvas: Canvas) -> None:
    figure(canvas)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.setFillAlpha(0.4)
    canvas.rect(X - 1, Y - 3, 20, 13, stroke=0, fill=1)


def cut(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(X, Y - 3, 11.5, 13)
    canvas.clipPath(path, stroke=0, fill=0)
    written(canvas, "129")


def dropped(canvas: Canvas) -> None:
    """Draw the figure, hide it, and draw it again where it was."""
    figure(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(X - 1, Y - 3, 14, 13, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    figure(canvas)


def other_text(canvas: Canvas) -> None:
    canvas._code.append("/Span <</ActualText (12)>> BDC")  # type: ignore[attr-defined]
    written(canvas, "98")
    canvas._code.append("EMC")  # type: ignore[attr-defined]


def crossed(canvas: Canvas, *, thin: bool = False) -> None:
    written(canvas, "11")
    written(canvas, "12", PAST)
    if thin:
        canvas.rect(X - 0.5, Y + 3.4, 11.5, 0.5, stroke=0, fill=1)
    else:
        canvas.line(X - 0.5, Y + 3.6, X + 11.5, Y + 3.6)


def slashed(canvas: Canvas) -> None:
    figure(canvas)
    canvas.line(X - 2, Y - 2, PAST + 1, Y + 9)


def bent(canvas: Canvas) -> None:
    """Draw the figure, and by hand a line through it."""
    figure(canvas)
    canvas.bezier(X - 1, Y + 3, X + 3, Y + 4.5, X + 8, Y + 2.5, PAST, Y + 3.5)


def zigzag(canvas: Canvas) -> None:
    figure(canvas)
    path = canvas.beginPath()
    path.moveTo(X - 1, Y + 2)
    for at, up in ((4, 6), (8, 2), (12, 6)):
        path.lineTo(X + at, Y + up)
    canvas.drawPath(path)


def sealed(canvas: Canvas) -> None:
    """Draw the figure and upon it a picture, of which nothing tells how much of it is clear."""
    figure(canvas)
    canvas.drawImage(papers.picture(), X - 30, Y - 30, 80, 80, mask="auto")


def thick(canvas: Canvas, *, is_white: bool) -> None:
    written(canvas, "34" if is_white else "12")
    canvas.setLineWidth(14 if is_white else 4)
    canvas.setStrokeGray(1 if is_white else 0)
    canvas.line(X - 2, Y + 4, PAST + 2, Y + 4)


def rounded(canvas: Canvas, *, is_new: bool) -> None:
    """Draw a figure, a box with round corners upon it, and what it is now."""
    written(canvas, "34" if is_new else "12")
    canvas.setFillGray(1)
    canvas.roundRect(X - 2, Y - 3, 18, 14, 3, stroke=0, fill=1)
    canvas.setFillGray(0)
    if is_new:
        figure(canvas)


def shaded(canvas: Canvas) -> None:
    figure(canvas)
    path = canvas.beginPath()
    path.rect(X - 2, Y - 3, 18, 14)
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(X, Y, PAST, Y, (white_paper(), Color(0.9, 0.9, 0.9)))


def white_paper() -> Color:
    return Color(1, 1, 1)


def hatched(canvas: Canvas) -> None:
    """Draw the figure, and elsewhere a chart of many slanted lines."""
    figure(canvas)
    canvas.lines([(70 + at / 9, 60, 74 + at / 9, 90) for at in range(3000)])


ONE: dict[str, tuple[tuple[Draw, ...], tuple[str, bool]]] = {
    "nothing else": ((figure,), SURE),
    "raised": ((figure, lambda c: written(c, "1", PAST, 4, 6)), SURE),
    "raised, before": ((lambda c: written(c, "1", X, 4, 6), lambda c: written(c, "12", X + 4)), SURE),
    "raised, in brackets": ((figure, lambda c: written(c, "[1]", PAST, 4, 5)), SURE),
    "lowered": ((figure, lambda c: written(c, "2", PAST, -2, 6)), SURE),
    "raised, as large": ((figure, lambda c: written(c, "1", PAST, 5)), ASKED),
    "crossed out": ((crossed,), ASKED),
    "crossed out by a thin box": ((lambda c: crossed(c, thin=True),), ASKED),
    "a slash": ((slashed,), ASKED),
    "a long rule through it": ((figure, lambda c: c.line(X - 20, Y + 3.6, X + 80, Y + 3.6)), ASKED),
    "underlined": ((figure, lambda c: c.line(X - 1, Y - 1.5, PAST, Y - 1.5)), SURE),
    "not painted": ((mode(3),), SURE),
    "painted as an edge": ((mode(7),), SURE),
    "white": ((figure, white), SURE),
    "grey on grey": ((figure, grey_on_grey), SURE),
    "light grey": ((pale,), ASKED),
    "white on dark": ((white_on_dark,), SURE),
    "clear": ((figure, clear), SURE),
    "tiny": ((figure, lambda c: written(c, "9", PAST, 0, 1)), SURE),
    "below a box": ((covered, figure), SURE),
    "below a picture": ((pictured, figure), SURE),
    "half below a box": ((half_covered,), ASKED),
    "highlighted": ((highlighted,), SURE),
    "cut off": ((cut,), ASKED),
    "drawn again": ((dropped,), ASKED),
    "two upon each other": ((figure, lambda c: written(c, "98", X + 0.6)), ("1928", False)),
    "another written over it": ((figure, lambda c: written(c, "34", X + 2.4, 0, 9.4)), ("1324", False)),
    "twice, a little apart": ((figure, lambda c: written(c, "12", X + 2.4, -0.5, 9)), ("1122", False)),
    "twice, for bold type": ((figure, lambda c: written(c, "12", X + 0.3)), SURE),
    "with another text told for it": ((other_text,), ASKED),
    "crossed out by hand": ((bent,), ASKED),
    "crossed out by hand, in straight pieces": ((zigzag,), ASKED),
    "below a seal": ((sealed,), ASKED),
    "below a thick white line": ((lambda c: thick(c, is_white=True), figure), SURE),
    "below a thick line": ((lambda c: thick(c, is_white=False),), ASKED),
    "below a round box": ((lambda c: rounded(c, is_new=False),), ASKED),
    "upon a round box": ((lambda c: rounded(c, is_new=True),), SURE),
    "below a shade": ((shaded,), ASKED),
    "above a chart": ((hatched,), SURE),
    "outside of the page": ((figure, lambda c: written(c, "9", 700)), SURE),
}


@pytest.mark.parametrize("name", few(ONE, 9))
def test_a_figure_is_read_as_it_is_seen(name: str) -> None:
    acts, expected = ONE[name]

    assert papers.read(paper(*acts)) == expected


@pytest.mark.parametrize(("name", "word"), [("raised", "1"), ("lowered", "2"), ("crossed out", "11")])
def test_what_stands_beside_a_figure_is_told(name: str, word: str) -> None:
    assert [text for text in left_out(paper(*ONE[name][0])) if text.endswith(f"：{word}")]


def test_the_power_of_a_unit_stays_with_it() -> None:
    content = paper(below=lambda c: papers.words(c, ("3 km", 70, 200, 10), ("2", 94, 204, 6)))
    texts = [block.text for block in read_pdf(content) if isinstance(block, SourceParagraph)]

    assert "3 km²" in texts


def test_a_text_of_which_something_is_crossed_out_is_not_sure() -> None:
    def draw(canvas: Canvas) -> None:
        written(canvas, "新收15142件。", 70, -370, 9)
        canvas.line(87.5, Y - 367, 97.5, Y - 367)

    [said] = [
        block for block in read_pdf(paper(figure, draw)) if isinstance(block, SourceParagraph) and "新收" in block.text
    ]

    assert said.text.replace(" ", "") == "新收142件。"
    assert not said.sure


@pytest.mark.parametrize("up", [0, 3])
def test_a_footnote_is_told_and_is_no_text(up: float) -> None:
    def note(canvas: Canvas) -> None:
        written(canvas, "1", 70, up - 370, 6 if up else 8)
        written(canvas, "其中三件为网上办理。", 75, -370, 8)

    marked = paper(figure, lambda c: written(c, "1", PAST, 4, 6), note)

    assert [text for text in left_out(marked) if text.startswith("脚注：1") and "其中三件为网上办理。" in text]
    assert papers.opened(marked).report == papers.opened(paper(figure)).report


def test_a_footnote_as_large_as_the_text_is_known_by_the_rule_above_it() -> None:
    def note(canvas: Canvas) -> None:
        canvas.line(70, Y - 357, 190, Y - 357)
        written(canvas, "1其中三件为网上办理。", 70, -370)

    marked = paper(figure, lambda c: written(c, "1", PAST, 4, 6), note)

    assert "脚注：1其中三件为网上办理。" in left_out(marked)
    assert papers.opened(marked).report == papers.opened(paper(figure)).report


def test_a_picture_in_a_blank_cell_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(papers.picture(), X, Y - 3, 20, 12)

    assert [text for text in left_out(paper(draw)) if "图片" in text]


def test_columns_of_a_sheet_are_no_one_text() -> None:
    def draw(canvas: Canvas) -> None:
        written(canvas, "right.", 400, -370, 9)
        written(canvas, "left", 70, -382, 9)

    texts = [block.text for block in read_pdf(paper(figure, draw)) if isinstance(block, SourceParagraph)]

    assert {"right.", "left"} <= set(texts)
