"""What a person sees in a cell of a sheet, how surely, and what is to be told of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from models.importers.readers.workbook.cell_display import DIGITS, Display, display, plain
from models.importers.readers.workbook.cell_grounds import PLAIN
from models.importers.readers.workbook.cell_text import SMALLEST, Run, seen_of
from models.importers.readers.workbook.moments import days_of
from models.importers.readers.workbook.sheet_content import StoredCell
from models.importers.readers.workbook.sheet_remarks import Kind, Remark
from models.importers.readers.workbook.workbook_colours import Palette
from models.importers.readers.workbook.workbook_styles import Font, Look

_EDGES = 0.71
"""Widths of a figure: what a column keeps free at its sides (Open XML, part 1, 18.3.1.13: five of seven pixels)."""

_NARROW_CHARACTER = 0.5
"""Widths of a figure: of a point, a comma, a bracket or a blank. Measured on Calibri and 宋体."""

_LOW = 0.5
"""Heights of letters: of a row that cuts them in two. Chosen."""

_MOST_CUT = 15
"""Characters of a text that may be a figure cut by its column. Chosen: longer ones are words."""

_MOVING = re.compile(r"(?i)\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\(")
_APOSTROPHE = re.compile("['’‘＇`]([0-9０-９]{1,15}(?:[.．][0-9０-９]{1,15})?)$")
_PICTURE = "DISPIMG("
"""The function by which WPS keeps a picture in a cell."""


class Sight(NamedTuple):
    """What is seen of a cell.

    Attributes:
        text: As it stands there, line feeds in it.
        sure: Whether a person sees just this.
        remarks: What is to be told.
    """

    text: str = ""
    sure: bool = True
    remarks: tuple[Remark, ...] = ()


class Surroundings(NamedTuple):
    """What a cell is seen in.

    Attributes:
        width: Of its column, or of all that is merged, in figures.
        height: Of its row, in points; nothing if it is as high as its letters need.
        is_exposed: Whether nothing lies on it, and no condition changes how it looks.
        has_own_ground: Whether no table style and no condition gives it another ground.
        is_coloured: Whether a condition may give its letters another colour.
        usual_size: Of the letters by which widths are counted, in points.
        hides_zeros: Whether the sheet does not show zeros.
        from_1904: Whether its days are counted from 1904.
        calculates_at_start: Whether all formulas are worked out anew by a program that opens the workbook.
    """

    width: float
    height: float | None = None
    is_exposed: bool = True
    has_own_ground: bool = True
    is_coloured: bool = False
    usual_size: float = 11.0
    hides_zeros: bool = False
    from_1904: bool = False
    calculates_at_start: bool = False


def sight(cell: StoredCell, look: Look, palette: Palette, around: Surroundings) -> Sight:
    """Return what is seen of a cell."""
    if refusal := _unreadable(cell):
        return Sight("", sure=False, remarks=(refusal,))
    look = look if around.has_own_ground else look._replace(ground=look.ground._replace(is_changed=True))
    seen = _text(cell, look, around) if cell.parts else _value(cell, look, palette, around)
    return seen._replace(sure=seen.sure and not any(_doubts(cell, look, around, seen.text)))


def _unreadable(cell: StoredCell) -> Remark | None:
    """Return why nothing can be read of a cell, if that is so."""
    formula = (cell.formula or "").upper()
    if _PICTURE in formula or (cell.is_rich and cell.kind == "e"):
        return Remark(Kind.PICTURE)
    if cell.kind == "e":
        return Remark(Kind.ERROR, cell.value)
    is_empty_text = cell.kind == "str"
    if cell.formula is not None and not cell.value and not cell.parts and not is_empty_text:
        return Remark(Kind.NOT_CALCULATED)
    return None


def _doubts(cell: StoredCell, look: Look, around: Surroundings, text: str) -> Iterator[bool]:
    """Yield whether a person may see something else, one reason after the other."""
    yield not around.is_exposed
    yield cell.formula is not None and (around.calculates_at_start or _MOVING.search(cell.formula) is not None)
    yield (look.repeats or look.is_crossed) and bool(text.strip())
    yield around.is_coloured and look.ground.colours != PLAIN.colours
    yield around.height is not None and around.height < look.font.size * _LOW


def _text(cell: StoredCell, look: Look, around: Surroundings) -> Sight:
    """Return what is seen of a text."""
    seen = seen_of(cell.parts, look)
    shown = display(seen.text, look.number_format) if seen.text.strip() else Display("")
    sure, text = seen.sure and shown.agrees, shown.text
    remarks = [
        Remark(kind, words)
        for kind, words in (
            (Kind.STRUCK, seen.struck),
            (Kind.RAISED, seen.raised),
            (Kind.INVISIBLE, seen.invisible),
            (Kind.NOT_SHOWN, seen.text.strip() if not text.strip() else ""),
        )
        if words
    ]
    if found := _APOSTROPHE.match(text.strip()):
        text, sure = found[1], False
    is_cut = text[:1].isdecimal() and len(text) <= _MOST_CUT and not look.wraps and not _fits(text, look, around)
    return Sight(text, sure and not is_cut, tuple(remarks))


def _value(cell: StoredCell, look: Look, palette: Palette, around: Surroundings) -> Sight:
    """Return what is seen of a number, a date, a yes or no."""
    if not cell.value:
        return Sight()
    value = _stored(cell, from_1904=around.from_1904)
    shown = display(value, look.number_format, from_1904=around.from_1904)
    if around.hides_zeros and value == 0:
        shown = Display("")
    if not shown.text:
        return Sight("", remarks=(Remark(Kind.NOT_SHOWN, str(value) if isinstance(value, str) else plain(value)),))
    font = look.font._replace(ink=palette.named(shown.colour)) if shown.colour else look.font
    if remark := _invisible(shown.text, font, look):
        return Sight("", remarks=(remark,))
    seen = seen_of((Run(shown.text, font),), look)
    fits = not shown.is_number or look.shrinks or _fits(shown.text, look, around)
    is_unlike = not shown.agrees and isinstance(value, Decimal) and re.search("[0-9]", shown.text) is not None
    tells = is_unlike and isinstance(value, Decimal) and "%" not in shown.text
    remarks = (Remark(Kind.OTHERWISE, f"显示 {shown.text}，存的是 {plain(value)}"),) if tells else ()  # type: ignore[arg-type]
    return Sight(shown.text, seen.sure and shown.agrees and fits, remarks)


def _stored(cell: StoredCell, *, from_1904: bool) -> Decimal | str:
    """Return a value as it was typed: without what a computer counts inexactly."""
    if cell.kind == "b":
        return "TRUE" if cell.value == "1" else "FALSE"
    if cell.kind == "d":
        return days_of(cell.value, from_1904=from_1904)
    try:
        number = float(cell.value)
    except ValueError:
        return cell.value
    return Decimal(f"{number:.{DIGITS}g}")


def _invisible(text: str, font: Font, look: Look) -> Remark | None:
    """Return that nothing of a value is read, because nobody sees it, or because it is crossed out."""
    if font.is_struck:
        return Remark(Kind.STRUCK, text)
    return Remark(Kind.INVISIBLE, text) if look.ground.hides(font.ink) or font.size < SMALLEST else None


def _fits(text: str, look: Look, around: Surroundings) -> bool:
    """Return whether a column is wide enough; numbers are hashes where it is not, and texts are cut."""
    length = sum(map(_character_width, text)) * look.font.size / around.usual_size
    return length <= around.width - _EDGES


def _character_width(character: str) -> float:
    if character in ".,()' -":
        return _NARROW_CHARACTER
    return 2.0 if unicodedata.east_asian_width(character) in "WF" else 1.0
