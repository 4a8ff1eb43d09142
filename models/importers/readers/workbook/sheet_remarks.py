"""What of a sheet is not read, or read as it is shown and not as it is stored: a sentence for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from openpyxl.utils import get_column_letter

_NAMED = 20
"""Cells that are named in one sentence. Chosen: who has to look at more looks at all of them."""

_LONGEST = 40
"""Characters that are shown of what stands in a cell. Chosen: enough to find it again."""


class Kind(Enum):
    """Why, as it is told; braces stand for the cells."""

    STRUCK = "划掉的内容没有读取：{}。"
    RAISED = "上标或者下标的记号没有读取：{}。"
    INVISIBLE = "有看不见的内容（和底色一样，或者字小得看不见），没有读取：{}；要用它，请先让它显示出来。"
    NOT_SHOWN = "设成了不显示，没有读取：{}；要用它，请先让它显示出来（数字格式，或者零值的显示）。"
    OTHERWISE = "显示的和存的不是同一个数，按显示的读取：{}；请核对。"
    NOT_CALCULATED = "公式还没有算出结果，没有读进来：{}；请用 Excel 或者 WPS 打开、保存一次后再导入。"
    ERROR = "公式出错，没有读进来：{}；请改正公式、保存后再导入，或者对照着填。"
    PICTURE = "单元格里是图片，里面的字读不出来：{}；请对照着填。"


class Remark(NamedTuple):
    """Something to be told of a cell.

    Attributes:
        kind: Why.
        detail: What stands there; nothing where there is no more to be told.
    """

    kind: Kind
    detail: str = ""


PlacedRemark = tuple[int, int, Remark]
"""A row and a column, counted from 1, and what is told of the cell."""


def place(row: int, column: int) -> str:
    """Return how a spreadsheet names a cell."""
    return f"{get_column_letter(column)}{row}"


def sentences(remarks: Iterable[PlacedRemark]) -> Iterator[str]:
    """Yield a sentence for each kind that there is something of."""
    found: dict[Kind, list[str]] = {}
    for row, column, (kind, detail) in remarks:
        short = f"{detail[:_LONGEST]}…" if len(detail) > _LONGEST else detail
        found.setdefault(kind, []).append(f"{place(row, column)}（{short}）" if short else place(row, column))
    for kind, cells in found.items():
        more = f" 等 {len(cells)} 格" if len(cells) > _NAMED else ""
        yield kind.value.format("、".join(cells[:_NAMED]) + more)


def hidden_rows(rows: Iterable[int]) -> Iterator[str]:
    """Yield a sentence for each group of hidden rows."""
    for first, last in _groups(sorted(rows)):
        which = f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行"
        yield f"{which}是隐藏的，没有读取；要用它，请先取消隐藏。"


def hidden_columns(columns: Iterable[int]) -> Iterator[str]:
    """Yield a sentence for each group of hidden columns."""
    for first, last in _groups(sorted(columns)):
        which = (
            get_column_letter(first) if first == last else f"{get_column_letter(first)} 至 {get_column_letter(last)}"
        )
        yield f"{which} 列是隐藏的，没有读取；要用它，请先取消隐藏。"


def _groups(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in group]
        yield members[0], members[-1]
