"""The lines above the content of each sheet: the draft mark, the title, whose report it is, why cells are locked."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from math import ceil
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # annotated, but it says so nowhere

from exporters.excel.new_workbook import SIZE, SheetLook
from exporters.excel.sheet import GAP, LANDSCAPE, LINE, PADDING, PLAIN, PORTRAIT, Area, Book, put
from exporters.typeset.text_width import line_count, room
from models.importers.own.workbook_layout import TOP, visible

_LEAST_HINT = 8.0
"""Points, of the type that says why cells are locked, on paper. Chosen: below it, grey type is hard to read."""

_HINT_LINE = 1.4
"""From line to line of it, in em. Chosen by eye."""

_OTHERS = 0.85
"""What another font than 宋体 leaves of the size of type on paper. Measured: LibreOffice with DejaVu Sans in its stead,
whose digits are a sixth wider, so that all columns are, leaves 0.86; it prints whole per cent."""

_MARK: SheetLook = {
    **PLAIN,
    "font_name": "黑体",
    "font_size": 14,
    "font_color": "#C00000",
    "bold": True,
    "align": "center",
}
_TITLE: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 16, "align": "center"}
_HINT: SheetLook = {"font_name": "宋体", "font_color": "#595959"}


class Locked(Enum):
    """Which cells of a sheet are locked, and why: what the sheet says of it."""

    LABELS = "表头和算出来的合计锁住了，免得误改；别的格子可以改，改完导入程序。"
    WORDS = "这一页的文字锁住了，免得和程序里的不一致：请在程序里改，再导出一次。"
    FORMULAS = "这一页是用公式算出来的，所以都锁住了；数字请在各张表里改，这里跟着变。"
    EVERYTHING = ""


_UNLOCK = "一定要解锁的，不用密码：审阅 → 撤销工作表保护。"


class SheetHead(NamedTuple):
    """What stands above the content of a sheet.

    Attributes:
        widths: Of the columns, in digits.
        overhang: How much more than a page is squeezed onto it rather than left alone on the next, in pages.
        lies_across: Whether it is printed on paper that lies across.
    """

    title: str
    widths: tuple[float, ...]
    locked: Locked
    overhang: float = 0.0
    lies_across: bool = False

    @property
    def squeezed(self) -> float:
        """How large type is on paper, of its size, so that the columns fit a page side by side."""
        width = sum(self.widths) + GAP * len(self.widths)
        return min(1, (LANDSCAPE if self.lies_across else PORTRAIT) / width)

    @property
    def hint_size(self) -> float:
        """The size of the type that says why cells are locked, in points, so that it can be read on paper."""
        least = min(_OTHERS * self.squeezed, self.squeezed / (1 + self.overhang))
        return ceil(2 * _LEAST_HINT / least) / 2


class _HeadLine(NamedTuple):
    """A row: its text, and its height in points."""

    text: str
    look: SheetLook
    height: float


def write_head(book: Book, sheet: Worksheet, head: SheetHead) -> None:
    """Write the lines; the last of them in two sizes of type."""
    lines = tuple(_lines(book, head))
    for row, (text, look, height) in enumerate(lines):
        put(sheet, Area(row, 0, 1, len(head.widths)), text, book.style(look))
        sheet.set_row(row, height)
    if why := _why(head):
        plain, grey = book.style(PLAIN), book.style(_HINT, font_size=head.hint_size)
        sheet.write_rich_string(TOP - 1, 0, plain, f"{visible(lines[-1].text)}\n", grey, why, plain)


def head_height(book: Book, head: SheetHead) -> float:
    """Return the height of all the lines, in points."""
    return sum(line.height for line in _lines(book, head))


def _lines(book: Book, head: SheetHead) -> Iterator[_HeadLine]:
    """Yield the rows: the last says whose report it is, its year and code, which are never broken or cut."""
    width = sum(head.widths)
    yield _HeadLine(book.variant.mark, _MARK, 22 if book.variant.mark else 6)
    yield _HeadLine(head.title, _TITLE, line_count(head.title, room(width, 16)) * 24 + 12)
    named, why = _particulars(book, room(width, SIZE)), _why(head)
    below = line_count(why, room(width, head.hint_size)) * _HINT_LINE * head.hint_size if why else 0
    yield _HeadLine(named, PLAIN, line_count(named, room(width, SIZE)) * LINE + PADDING + below)


def _why(head: SheetHead) -> str:
    """Return why cells are locked, and how they are unlocked, which is a line of its own if both take more than one."""
    why = head.locked.value + _UNLOCK if head.locked.value else ""
    is_long = line_count(why, room(sum(head.widths), head.hint_size)) > 1
    return f"{head.locked.value}\n{_UNLOCK}" if is_long else why


def _particulars(book: Book, width: float) -> str:
    """Return the lines; `width` in half characters of one."""
    agency = f"填报单位：{book.report.text('cover', 'agency')}"
    rest = f"年度：{book.report.year}年{f'　　核对码：{book.code}' if book.code else ''}"
    line = f"{agency}　　{rest}"
    return line if line_count(line, width) == 1 else f"{agency}\n{rest}"
