"""A sheet of a workbook as its part holds it: cells, what hides rows and columns, what is merged, what lies on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.utils import column_index_from_string

from models.importers.readers.workbook.cell_text import Run, Strings, runs, unescaped
from models.importers.readers.workbook.workbook_colours import BLACK
from models.importers.readers.workbook.workbook_package import attribute_of, child, children, elements, is_on, local
from models.importers.readers.workbook.workbook_styles import Styles, gives_colour
from models.text.contrast import is_faint

ROWS, COLUMNS = 400, 60
"""What is looked at. Chosen: our own sheets have up to 46 rows, and a report has some ten of them."""

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MOST_MERGED = 5_000
"""Merged cells of a sheet. Chosen: ours have up to 21, and each may cover the whole sheet, cell by cell."""

MOST_AREAS = 40
"""Areas of a kind, with conditional formats or under drawings; where there are more, all of the sheet counts.

Chosen: a report has few, or none.
"""

_FLAT = 2.0
"""Points: of a row in which nothing can be read. Chosen: as letters that are smaller."""

_THIN = 0.3
"""Widths of a figure: of a column in which nothing can be read. Chosen: a third of a figure is none."""

_USUAL_WIDTH = 9.14
"""Widths of a figure: of a column of a new workbook, its edges with it."""

_WANTED = (
    *("sheetFormatPr", "sheetView", "col", "row", "mergeCell", "conditionalFormatting", "headerFooter"),
    *("oleObject", "control", "tablePart"),
)


class Area(NamedTuple):
    """A part of a sheet, from its first to its last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: Area) -> bool:
        """Return whether a cell is in both."""
        is_beside = self.right < other.left or other.right < self.left
        return not is_beside and self.top <= other.bottom and other.top <= self.bottom


class StoredCell(NamedTuple):
    """A cell as the part holds it.

    Attributes:
        style: The number of its look.
        kind: What its value is: n a number, b a yes or no, e an error, d a date, anything else a text.
        value: A number and so on, as it is written; nothing if there is none.
        parts: A text.
        formula: What works it out; nothing if it was typed. One that is shared says nothing of itself.
        is_rich: Whether it is more than a value, such as a picture.
    """

    style: int
    kind: str
    value: str = ""
    parts: tuple[Run, ...] = ()
    formula: str | None = None
    is_rich: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is in it."""
        return not self.value and self.formula is None and not any(part.text.strip() for part in self.parts)


@dataclass
class SheetContent:
    """A sheet as its part holds it.

    Attributes:
        cells: By row and column.
        heights: Of rows, in points, as far as they are given.
        hidden_rows: Those that are hidden, filtered out, folded away or flat.
        widths: Of columns, in figures, as far as they are given.
        hidden_columns: Those that are hidden, folded away or thin, as far as they are given.
        usual_width: Of all other columns.
        usual_height: Of all other rows, in points; where it is not given, all that counts is that it is not flat.
        hides_zeros: Whether zeros are not shown.
        merged: Merged cells.
        conditional: Where a condition may let something else be seen.
        coloured: Where a condition may change colours.
        has_tables: Whether a table of a style of its own is on it, which colours cells.
        objects: Embedded ones, and controls, as they are named.
        page_texts: What is printed above and below each page.
        beyond: The first row or column with something in it that is too far away, for the clerk; or nothing.
    """

    cells: dict[tuple[int, int], StoredCell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    usual_width: float = _USUAL_WIDTH
    usual_height: float = _FLAT
    hides_zeros: bool = False
    merged: list[Area] = field(default_factory=list)
    conditional: list[Area] = field(default_factory=list)
    coloured: list[Area] = field(default_factory=list)
    has_tables: bool = False
    objects: dict[str, str] = field(default_factory=dict)
    page_texts: list[tuple[str, str]] = field(default_factory=list)
    beyond: str = ""

    def width(self, column: int) -> float:
        """Return how wide a column is, in figures."""
        return self.widths.get(column, self.usual_width)

    def is_column_hidden(self, column: int) -> bool:
        """Return whether nothing of a column is seen."""
        return column in self.hidden_columns or self.width(column) < _THIN


def read_content(part: bytes, strings: Strings, styles: Styles) -> SheetContent:
    """Return what a part holds that is a sheet."""
    content = SheetContent()
    row = 0
    for one in elements(part, _WANTED):
        if local(one) == "row":
            row = _add_row(content, one, row, strings, styles)
        else:
            _OTHERS[local(one)](content, one, styles)
    return content


def _add_row(content: SheetContent, one: Element, before: int, strings: Strings, styles: Styles) -> int:
    """Add a row; return its number."""
    row = int(one.get("r") or before + 1)
    if height := one.get("ht"):
        content.heights[row] = float(height)
    if is_on(one.get("hidden")) or content.heights.get(row, content.usual_height) < _FLAT:
        content.hidden_rows.add(row)
    column = 0
    for cell in children(one, "c"):
        column = _column(cell.get("r"), column)
        stored = _stored(cell, strings, styles) if row <= ROWS and column <= COLUMNS else None
        if stored:
            content.cells[row, column] = stored
        elif not content.beyond and row not in content.hidden_rows and _has_value(cell):
            content.beyond = f"第 {ROWS} 行以后" if row > ROWS else f"第 {COLUMNS} 列以后"
    return row


def _column(place: str | None, before: int) -> int:
    if place is None:
        return before + 1
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError(place)
    return column_index_from_string(found[1])


def _has_value(cell: Element) -> bool:
    value, text = child(cell, "v"), child(cell, "is")
    return text is not None or (value is not None and bool(value.text))


def _stored(cell: Element, strings: Strings, styles: Styles) -> StoredCell:
    kind, style = cell.get("t") or "n", int(cell.get("s") or 0)
    formula, inside, rich = child(cell, "f"), child(cell, "v"), cell.get("vm") is not None
    value = (inside.text or "" if inside is not None else "").strip() if kind in {"n", "b", "e", "d", "s"} else ""
    parts: tuple[Run, ...] = ()
    if kind == "inlineStr" and (text := child(cell, "is")) is not None:
        parts = runs(text, styles.font)
    elif kind == "s" and value:
        parts, value = strings.text(value), ""
    elif kind == "str" and inside is not None:
        parts = (Run(unescaped(inside.text or "")),)
    works_out = formula.text or "" if formula is not None else None
    return StoredCell(style, kind, value, parts, works_out, rich)


def _add_format(content: SheetContent, one: Element, _: Styles) -> None:
    width, base = one.get("defaultColWidth"), one.get("baseColWidth")
    if is_on(one.get("customHeight")) or is_on(one.get("zeroHeight")):
        content.usual_height = float(one.get("defaultRowHeight") or _FLAT)
    content.usual_width = float(width) if width else _USUAL_WIDTH if not base else float(base) + _USUAL_WIDTH % 1 + 1


def _add_view(content: SheetContent, one: Element, _: Styles) -> None:
    content.hides_zeros = content.hides_zeros or one.get("showZeros", "1").lower() in {"0", "false"}


def _add_column(content: SheetContent, one: Element, _: Styles) -> None:
    width = float(one.get("width") or content.usual_width)
    columns = range(max(int(one.get("min") or 1), 1), min(int(one.get("max") or 1), COLUMNS) + 1)
    content.widths.update(dict.fromkeys(columns, width))
    if is_on(one.get("hidden")):
        content.hidden_columns.update(columns)


def _add_merged(content: SheetContent, one: Element, _: Styles) -> None:
    if len(content.merged) < _MOST_MERGED:
        content.merged += areas(one.get("ref", ""))


def _add_condition(content: SheetContent, one: Element, styles: Styles) -> None:
    inside = child(one, "sqref")
    places = list(areas(one.get("sqref") or (inside.text if inside is not None else "") or ""))
    for found, does in ((content.conditional, _may_change), (content.coloured, _may_colour)):
        if any(does(rule, styles) for rule in children(one, "cfRule")):
            found.extend(places)
        if len(found) > MOST_AREAS:
            found[:] = [Area(1, 1, ROWS, COLUMNS)]


def _may_change(rule: Element, styles: Styles) -> bool:
    """Return whether a condition may let something else be seen: bars and signs may stand in place of a figure."""
    shows = (child(rule, name) for name in ("dataBar", "iconSet"))
    if any(one is not None and not is_on(one.get("showValue", "1")) for one in shows):
        return True
    scale = (styles.palette.seen(one) for one in children(child(rule, "colorScale"), "color"))
    if any(ground is not None and is_faint(BLACK, ground) for ground in scale):
        return True
    if (own := child(rule, "dxf")) is not None:
        return styles.changes_by(own)
    number = rule.get("dxfId")
    return number is not None and styles.changes(number)


def _may_colour(rule: Element, styles: Styles) -> bool:
    """Return whether a condition may change the colour of letters, or what lies behind them."""
    if any(child(rule, name) is not None for name in ("colorScale", "dataBar")):
        return True
    own, number = child(rule, "dxf"), rule.get("dxfId")
    return gives_colour(own) if own is not None else number is not None and styles.colours(number)


def _add_object(content: SheetContent, one: Element, _: Styles) -> None:
    shape = one.get("shapeId") or str(len(content.objects))
    program = one.get("progId", "")
    content.objects.setdefault(shape, f"嵌入的对象（{program}）" if program else "嵌入的对象")


def _add_control(content: SheetContent, one: Element, _: Styles) -> None:
    shape = one.get("shapeId") or str(len(content.objects))
    content.objects.setdefault(shape, f"控件“{attribute_of(one, 'name')}”")


def _add_table(content: SheetContent, _one: Element, _: Styles) -> None:
    content.has_tables = True


def _add_page_texts(content: SheetContent, one: Element, _: Styles) -> None:
    content.page_texts += [(local(text), text.text or "") for text in one]


_OTHERS: Mapping[str, Callable[[SheetContent, Element, Styles], None]] = {
    "sheetFormatPr": _add_format,
    "sheetView": _add_view,
    "col": _add_column,
    "mergeCell": _add_merged,
    "conditionalFormatting": _add_condition,
    "headerFooter": _add_page_texts,
    "oleObject": _add_object,
    "control": _add_control,
    "tablePart": _add_table,
}


def areas(places: str) -> Iterator[Area]:
    """Yield the parts of a sheet that are written as in `A1:B2 C3`, as far as they are looked at."""
    for text in places.split()[:MOST_AREAS]:
        first, _, last = text.partition(":")
        begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last or first)
        if begin and end:
            top, left = int(begin[2]), column_index_from_string(begin[1])
            yield Area(top, left, min(int(end[2]), ROWS), min(column_index_from_string(end[1]), COLUMNS))
