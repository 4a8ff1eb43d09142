"""Small web pages with one figure, and what is read of it through the door that all files come in by."""

from __future__ import annotations

from typing import NamedTuple

from models.importers import open_content
from models.importers.published.reading import Reading
from tests.builders import cell

PERMITS = cell("disclosure/permits/decisions")
PENALTIES = cell("disclosure/penalties/decisions")
TITLE = "海州区青石桥街道办事处2024年政府信息公开工作年度报告"
HEAD = "<td>信息内容<td>本年处理决定数量"
ROW = "<tr class=row><td>行政许可<td>{}</tr>"


class Permits(NamedTuple):
    """How many permits are read, whether that is sure, and what was left, as (where, text)."""

    value: str
    sure: bool
    unread: tuple[tuple[str, str], ...]

    @property
    def left(self) -> str:
        return " ".join(text for _, text in self.unread)


def table(figure: str, row: str = ROW) -> str:
    return f"<table><tr>{HEAD}</tr>{row.format(figure)}<tr>{HEAD}</tr><tr><td>行政处罚<td>3</tr></table>"


def page(figure: str, head: str = "", *, body: str = "{}", title: str = TITLE) -> str:
    """Return a page with a figure in the cell of permits; `body` says what stands around its table."""
    shown = body.format(table(figure))
    return f"<html><head>{head}</head><body><p>{title}</p><p>二、主动公开政府信息情况</p>{shown}</body></html>"


def permits(content: str | bytes) -> Permits:
    found = reading(content)
    values = {one.ref: one for one in found.found}
    one = values.get(PERMITS)
    left = tuple((unread.where, unread.text) for unread in found.unread)
    return Permits(str(one.value), one.sure, left) if one else Permits("", sure=False, unread=left)


def reading(content: str | bytes) -> Reading:
    opened = open_content(content if isinstance(content, bytes) else content.encode(), "年报")
    assert isinstance(opened, Reading)
    return opened
