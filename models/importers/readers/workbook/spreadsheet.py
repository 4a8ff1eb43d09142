"""Workbooks that this program has not made (.xlsx, .xlsm), sheet by sheet, as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter

from models.importers.readers.cells import Spot, lines, raw_table
from models.importers.readers.damage import damage_named, quietly
from models.importers.readers.workbook.cell_text import Strings
from models.importers.readers.workbook.sheet_content import SheetContent, read_content
from models.importers.readers.workbook.sheet_objects import Objects, objects_of
from models.importers.readers.workbook.sheet_remarks import hidden_columns, hidden_rows, sentences
from models.importers.readers.workbook.sheet_squares import Row, Square, squares_of
from models.importers.readers.workbook.workbook_package import SheetEntry, WorkbookPackage, opened
from models.importers.readers.workbook.workbook_styles import Styles
from models.importers.safe_package import ensure_safe
from models.importers.source import LeftOut, Source, SourceBlock, SourceParagraph
from models.system.errors import UnreadableReport

_SHEETS = 40
"""What is looked at. Chosen: a report has some ten of them."""

_CELLS = 20_000
"""Of all sheets that hold something. Chosen: a report has some 700; what has thirty times as many is something else."""

_TOO_MUCH = (
    "工作簿里的内容太多，不像是一份年报，没有读取；请核对选的文件，或者把年报的工作表单独另存成一个文件后再导入。"
)

_SOMETHING = re.compile(rb"<(?:\w{1,20}:)?(?:v|t)[ >]")
"""What a sheet has in which something stands."""


def read_sheets(content: bytes) -> Source:
    """Return what the visible sheets of a workbook show, formulas by the results that are stored.

    Raises:
        UnreadableReport: It is damaged, protected by a password, or unsafe to open; or nothing in it is seen.
    """
    with damage_named("工作簿"), quietly():
        ensure_safe(content)
        package = opened(content)
        with package.archive:
            blocks = tuple(_all_blocks(package))
    told = [block for block in blocks if isinstance(block, LeftOut)]
    if told and len(told) == len(blocks):
        raise UnreadableReport(f"工作簿里没有看得见的文字和数字，没有读取。{told[0].where}：{told[0].text}")
    return blocks


def _all_blocks(package: WorkbookPackage) -> Iterator[SourceBlock]:
    styles = Styles(package)
    strings = Strings(package.related("sharedStrings"), styles.font)
    visible = [sheet for sheet in package.sheets if sheet.state == "visible"]
    left = _CELLS
    for sheet in visible[:_SHEETS]:
        content = _content(package, sheet, strings, styles)
        left -= sum(not cell.is_blank for cell in content.cells.values()) if content else 0
        if left < 0:
            raise UnreadableReport(_TOO_MUCH)
        yield from _sheet_blocks(package, sheet, content, styles)
    yield from (LeftOut("工作表太多，这一张没有读取。", f"工作表“{sheet.name}”") for sheet in visible[_SHEETS:])
    for sheet in package.sheets:
        if sheet.state == "hidden" and _SOMETHING.search(package.part(sheet.part) or b""):
            yield LeftOut("这张工作表是隐藏的，没有读取；要用它，请先取消隐藏。", f"工作表“{sheet.name}”")


def _content(package: WorkbookPackage, sheet: SheetEntry, strings: Strings, styles: Styles) -> SheetContent | None:
    """Return what a sheet holds; nothing if it is no sheet of cells."""
    if sheet.kind != "worksheet":
        return None
    part = package.part(sheet.part)
    if part is None:
        raise FileNotFoundError(sheet.part)
    return read_content(part, strings, styles)


def _sheet_blocks(
    package: WorkbookPackage, sheet: SheetEntry, content: SheetContent | None, styles: Styles
) -> Iterator[SourceBlock]:
    where = f"工作表“{sheet.name}”"
    if not content:
        what = "是一张图表" if sheet.kind == "chartsheet" else "不是普通的表"
        yield LeftOut(f"这张工作表{what}，没有读进来；里面有要填的内容的话，请对照着填。", where)
        return
    objects = objects_of(package, sheet.part, content)
    shown = squares_of(content, styles, objects.covers, package)
    for is_empty, rows in groupby(shown.rows, key=_is_empty):
        if not is_empty:
            yield from _segment(tuple(rows), where)
    hidden = (*hidden_rows(shown.hidden_rows), *hidden_columns(shown.hidden_columns))
    yield from (LeftOut(text, where) for text in (*hidden, *sentences(shown.remarks)))
    yield from _objects(objects, where)
    if content.beyond:
        yield LeftOut(f"{content.beyond}的内容没有读取；年报的表没有这么大，请核对选的文件。", where)


def _objects(objects: Objects, where: str) -> Iterator[LeftOut]:
    yield from (LeftOut(text, f"{where}{place}") for text, place in objects.told)


def _is_empty(row: Row) -> bool:
    return not any(square.text or square.is_ruled for square in row)


def _segment(rows: Sequence[Row], where: str) -> Iterator[SourceBlock]:
    """Yield what stands between two empty rows: text, and tables by their rules, or else by their columns."""
    if any(map(_is_ruled, rows)):
        for is_ruled, part in groupby(rows, key=_is_ruled):
            read = _table if is_ruled else _paragraphs
            yield from read(tuple(part), where)
        return
    several = [at for at, row in enumerate(rows) if sum(bool(square.text) for square in row) > 1]
    first, last = (several[0], several[-1] + 1) if several else (0, 0)
    yield from _paragraphs(rows[:first], where)
    yield from _table(rows[first:last], where)
    yield from _paragraphs(rows[last:], where)


def _is_ruled(row: Row) -> bool:
    return any(square.is_ruled for square in row)


def _paragraphs(rows: Sequence[Row], where: str) -> Iterator[SourceParagraph]:
    for row in rows:
        found = [square for square in row if square.text]
        text = (
            "\n".join(square.text for square in found)
            if len(found) == 1
            else "　".join(square.text.replace("\n", " ") for square in found)
        )
        sure = all(square.sure for square in row)
        yield from (SourceParagraph(line, f"{where}第 {found[0].row} 行", sure) for line in lines(text))


def _table(rows: Sequence[Row], where: str) -> Iterator[SourceBlock]:
    marked = [square for row in rows for square in row if square.text or square.is_ruled]
    if len({square.column for square in marked if square.text}) < 2:
        yield from _paragraphs(rows, where)
        return
    left, right = min(square.column for square in marked), max(square.column for square in marked)
    squares = [square for row in rows for square in row if left <= square.column <= right]
    table = raw_table(
        (Spot(*square[:3]) for square in squares), f"{where}从 {get_column_letter(left)}{marked[0].row} 起的表"
    )
    yield table._replace(doubtful=_doubtful(squares))


def _doubtful(squares: Sequence[Square]) -> frozenset[tuple[int, int]]:
    """Return the cells of a table that are not sure, counted as the table counts."""
    rows = {row: at for at, row in enumerate(sorted({square.row for square in squares}))}
    columns = {column: at for at, column in enumerate(sorted({square.column for square in squares}))}
    return frozenset((rows[square.row], columns[square.column]) for square in squares if not square.sure)
