"""The card beside the monitor: two pages of A4 that lead a clerk who was never trained to the office's stamp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf import quick_card_words as said
from exporters.pdf.archive import PROGRAM, Properties
from exporters.pdf.card_pieces import (
    PALE,
    RULE,
    Piece,
    Pieces,
    boxed,
    moved,
    rule,
    spread,
    stacked,
    together,
)
from exporters.pdf.fonts import FaceRole, TypeStyle, font_book
from exporters.pdf.official_page import HEIGHT, RED, WIDTH
from exporters.pdf.one_at_a_time import one_at_a_time
from exporters.pdf.pdf_file import begin
from exporters.pdf.table_map import table_map
from exporters.pdf.tags import ARTIFACT
from exporters.typeset.standard_page import MM
from models.form.explained import equations
from models.form.vocabulary import Form, Table
from models.report.due import due_date

MARGIN = 13 * MM
"""White around. Chosen: what all printers leave white, and room for a pin."""

_WIDTH, _HEIGHT = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
"""Of what is printed: the paper without its margins."""

_WAY = 116 * MM
"""Of the column with the steps. Chosen by eye: the rest is as wide as a list of keys needs."""

_BETWEEN = 6 * MM
"""Between columns. Chosen by eye."""

_ASIDE = _WIDTH - _WAY - _BETWEEN

_TITLE = TypeStyle(FaceRole.TITLE, 19)
_SUBTITLE = TypeStyle(FaceRole.HEI, 11, colour=RED)
_HEADING = TypeStyle(FaceRole.HEI, 10.5)
_STEP = TypeStyle(FaceRole.HEI, 12)
_BIG = TypeStyle(FaceRole.HEI, 14, colour=RED)
_TEXT = TypeStyle(FaceRole.SONG, 10.5)
_NOTE = TypeStyle(FaceRole.SONG, 9)
_NAME = TypeStyle(FaceRole.HEI, 9)
_QUIET = TypeStyle(FaceRole.SONG, 8, colour=HexColor("#4D5A67"))
_KEY = TypeStyle(FaceRole.HEI, 9)

_DISC, _SMALL_DISC = 8.5, 6.5
"""Points, the radius of the number of a step, and of a mistake. Chosen by eye."""

_PADDING = 6.0
"""Points, within frames. Chosen by eye."""

_OF_NAMES = 54.0
"""Points, for what a line begins with. Chosen: five characters."""

_SIZES = (9.0, 8.8, 8.6, 8.4, 8.2, 8.0, 7.8, 7.6, 7.4, 7.2, 7.0)
"""Points, of the type of the second page: the largest in which all fits. Chosen: less is not read from a chair."""

_GROUNDS = {
    "blank": "#FFFBE3",
    "total": "#EEF0F2",
    "carried": "#E3EEF5",
    "error": "#FBD9D7",
    "warning": "#FFE9C2",
}
"""Of cells on the screen; a test compares them with what is shown there."""

_FLAGS = {"error": "#A61B1B", "warning": "#8A4B00"}
"""Of the triangles in them, as above."""

_SWATCH = 22.0, 10.0
"""Points, width and height of a cell. Chosen by eye."""

_FLAG = 5.0
"""Points, of a triangle. Chosen by eye."""


@one_at_a_time
def quick_card(form: Form, keys: Mapping[str, str]) -> bytes:
    """Return the card as a PDF of two pages; the same gives the same bytes.

    Args:
        form: Whose table is explained.
        keys: How the key of a command is called, by the name of the command in the menus.

    Raises:
        KeyError: The card names a command that there is not.
    """
    fonts = font_book().fresh()
    pieces, stream = Pieces(fonts), BytesIO()
    table = next((one for one in form.tables if one.carries), form.tables[-1])
    canvas = begin(stream, fonts, Properties(said.TITLE, PROGRAM, "", "", date(form.first_year, 12, 31)))
    for page in (_first(pieces, form, keys), _second(pieces, form, table, keys)):
        canvas.turn_to(ARTIFACT)
        page.draw(canvas, MARGIN, HEIGHT - MARGIN)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _headed(pieces: Pieces, number: int, about: str) -> Piece:
    """Return what stands above a page."""
    title = pieces.words(said.TITLE, _WIDTH, _TITLE, "H1")
    about = f"{'正反'[number - 1]}面　{about}"
    right = _WIDTH - pieces.width(about, _SUBTITLE)
    subtitle = moved(pieces.words(about, _WIDTH, _SUBTITLE), right, 9)
    return stacked((together(title, subtitle), rule(_WIDTH, 1.5, RED)), 3)


def _foot(pieces: Pieces, form: Form, more: str = "") -> Piece:
    told = f"按 {form.id} 年格式（{form.notice_number}）　由“{PROGRAM}”印制"
    right = _WIDTH - pieces.width(told, _QUIET)
    return together(pieces.words(more, _WIDTH, _QUIET), moved(pieces.words(told, _WIDTH, _QUIET), right))


# ---------------------------------------------------------------- the way to the stamp


def _first(pieces: Pieces, form: Form, keys: Mapping[str, str]) -> Piece:
    head, foot = _headed(pieces, 1, said.FIRST_PAGE), _foot(pieces, form)
    line = pieces.words(said.ONE_KEY.format_map(keys), _WIDTH - 2 * _PADDING, _STEP)
    banner = boxed(line, _WIDTH, _PADDING, PALE)
    room = _HEIGHT - head.height - banner.height - foot.height - 3 * _PADDING
    aside = moved(spread([*_aside(pieces, form, keys)], room), _WAY + _BETWEEN)
    return stacked((head, banner, together(_way(pieces, keys, room), aside)._replace(height=room), foot), _PADDING)


def _way(pieces: Pieces, keys: Mapping[str, str], room: float) -> Piece:
    steps = [_step(pieces, number, step, keys) for number, step in enumerate(said.STEPS, 1)]
    last = steps[-1].height

    def thread(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(1.2)
        canvas.setStrokeColor(RULE)
        canvas.line(x + _DISC, top - _DISC, x + _DISC, top - room + last - _DISC)

    return together(Piece(room, thread), spread(steps, room))


def _step(pieces: Pieces, number: int, step: said.Step, keys: Mapping[str, str]) -> Piece:
    inset = 2 * _DISC + 8
    name = moved(pieces.words(step.name, _WAY, _STEP, "H2"), inset)
    words = moved(pieces.words(step.words.format_map(keys), _WAY - inset, _TEXT, flush=False), inset)
    beside = moved(_keys(pieces, step, keys, _WAY), 0, 1.5)
    return together(pieces.number(number, _DISC, hollow=step.by_hand), stacked((together(name, beside), words), 1))


def _keys(pieces: Pieces, step: said.Step, keys: Mapping[str, str], right: float) -> Piece:
    """Return the keys of a step, flush with a right edge, with their names where these are not that of the step."""
    found: list[Piece] = []
    for command in reversed(step.commands):
        width, key = pieces.key(keys[command], _KEY)
        right -= width
        found.insert(0, moved(key, right))
        if command != step.name:
            right -= pieces.width(command, _QUIET) + 3
            found.insert(0, moved(pieces.words(command, _WAY, _QUIET), right, 0.8))
        right -= 8
    return together(*found)


def _aside(pieces: Pieces, form: Form, keys: Mapping[str, str]) -> Sequence[Piece]:
    due, inner = due_date(form.first_year), _ASIDE - 2 * _PADDING
    when = said.DEADLINE.format(month=due.month, day=due.day)
    words = (pieces.words(when, inner, _BIG), pieces.words(said.DEADLINE_MORE, inner, _NOTE, flush=False))
    return (
        boxed(stacked(words, 1), _ASIDE, _PADDING, edge=RED),
        _part(pieces, said.GATHERED, keys),
        _marks(pieces),
        _under(pieces, said.KEYS_HEADING, [_key_line(pieces, name, keys) for name in said.KEYS]),
        _part(pieces, said.TROUBLE, keys),
    )


def _under(pieces: Pieces, heading: str, lines: Sequence[Piece], width: float = _ASIDE, gap: float = 2) -> Piece:
    head = stacked((pieces.words(heading, width, _HEADING, "H2"), rule(width)), 1.5)
    return stacked((head, stacked(lines, gap)), 3)


def _part(pieces: Pieces, part: said.Part, keys: Mapping[str, str]) -> Piece:
    lines = [
        together(
            pieces.words(name, _OF_NAMES, _NAME),
            moved(pieces.words(words.format_map(keys), _ASIDE - _OF_NAMES, _NOTE, flush=False), _OF_NAMES),
        )
        for name, words in part.lines
    ]
    return _under(pieces, part.heading, lines)


def _key_line(pieces: Pieces, command: str, keys: Mapping[str, str]) -> Piece:
    width, key = pieces.key(keys[command], _KEY)
    return together(pieces.words(command, _ASIDE, _NOTE), moved(key, _ASIDE - width))


def _marks(pieces: Pieces) -> Piece:
    lines = [
        together(_swatch(colour), moved(pieces.words(words, _ASIDE, _NOTE), _SWATCH[0] + 6))
        for colour, words in said.MARKS
    ]
    return _under(pieces, said.MARKS_HEADING, lines)


def _swatch(colour: str) -> Piece:
    width, height = _SWATCH

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(RULE)
        canvas.setFillColor(HexColor(_GROUNDS[colour]))
        canvas.rect(x, top - 1 - height, width, height, fill=1)
        if colour in _FLAGS:
            canvas.setFillColor(HexColor(_FLAGS[colour]))
            corner = canvas.beginPath()
            corner.moveTo(x, top - 1)
            corner.lineTo(x + _FLAG, top - 1)
            corner.lineTo(x, top - 1 - _FLAG)
            corner.close()
            canvas.drawPath(corner, stroke=0, fill=1)

    return Piece(height + 2, draw)


# ---------------------------------------------------------------- what counts where


def _second(pieces: Pieces, form: Form, table: Table, keys: Mapping[str, str]) -> Piece:
    """Return the page in the largest type in which all of it fits."""
    parts: Sequence[Piece] = ()
    for size in _SIZES:
        parts = _map_parts(pieces, form, table, keys, size)
        if sum(part.height for part in parts) + _PADDING * (len(parts) - 1) <= _HEIGHT:
            break
    return spread(parts, _HEIGHT)


def _map_parts(pieces: Pieces, form: Form, table: Table, keys: Mapping[str, str], size: float) -> Sequence[Piece]:
    half = (_WIDTH - _BETWEEN) / 2
    told = (one._replace(words=one.words.format_map(keys)) for one in said.MISTAKES)
    mistakes = [_mistake(pieces, at, one, half, size) for at, one in enumerate(told, 1)]
    middle = (len(mistakes) + 1) // 2
    columns = together(stacked(mistakes[:middle], 3), moved(stacked(mistakes[middle:], 3), half + _BETWEEN))
    return (
        _headed(pieces, 2, said.SECOND_PAGE.format(table=table.call)),
        table_map(pieces, table, _WIDTH, size),
        _sums(pieces, table, size),
        _under(pieces, said.MISTAKES_HEADING, [columns], _WIDTH),
        _foot(pieces, form, said.MISTAKES_FOOT),
    )


def _sums(pieces: Pieces, table: Table, size: float) -> Piece:
    text, name = TypeStyle(FaceRole.SONG, size + 0.4), TypeStyle(FaceRole.HEI, size + 0.4)
    inner = _WIDTH - 2 * _PADDING
    lines = [
        together(
            pieces.words(one.where, _OF_NAMES, name),
            moved(pieces.words(f"{one.left}　＝　{one.right}", inner - _OF_NAMES, text), _OF_NAMES),
        )
        for one in equations(table)
    ]
    heading = pieces.words(said.SUMS_HEADING, inner, _HEADING, "H2")
    return boxed(stacked((heading, stacked(lines, 1)), 2), _WIDTH, _PADDING, PALE)


def _mistake(pieces: Pieces, number: int, mistake: said.Mistake, width: float, size: float) -> Piece:
    inset = 2 * _SMALL_DISC + 6
    bold, text = TypeStyle(FaceRole.HEI, size + 0.4), TypeStyle(FaceRole.SONG, size)
    at = pieces.width(mistake.name, bold) + 6
    name = together(
        pieces.words(mistake.name, width, bold),
        moved(pieces.words(mistake.rule, width, _QUIET), at, (size + 0.4 - _QUIET.size) * 0.67),
    )
    words = pieces.words(mistake.words, width - inset, text)
    return together(pieces.number(number, _SMALL_DISC), moved(stacked((name, words)), inset))
