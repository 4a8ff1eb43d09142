"""What a number cell counts, in full, and what adds up to what: for the help that stands where the clerk looks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Axis, Balance, Block, Form, Table

_MOST_ADDENDS = 8
"""Parts of a sum that are named one by one. Chosen: as many as a line of paper has room for."""


class Equation(NamedTuple):
    """What adds up to what, in words.

    Attributes:
        where: In which lines of the table it holds.
    """

    where: str
    left: str
    right: str


class Explanation(NamedTuple):
    """What is to be known of a cell; an empty string where there is nothing to say.

    Attributes:
        where: Its row and column, as they are printed.
        counts: What belongs into it, with the article.
        excludes: What does not, though it looks as if it did.
        example: A case and its figure.
        source: The notice that asks for it.
    """

    where: str
    counts: str
    excludes: str
    example: str
    source: str

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What there is of it, each with its heading."""
        named = (
            ("填什么", self.counts),
            ("不填什么", self.excludes),
            ("例子", self.example),
            ("格式出自", self.source),
        )
        return tuple((name, text) for name, text in named if text)


def explanation(form: Form, ref: CellRef) -> Explanation:
    """Return what is to be known of a cell of a form."""
    cell = form.cells[ref]
    headings = (cell.row, cell.column)
    where = " · ".join(one.label for one in headings if one.label)
    return Explanation(
        f"{form.table(ref.table).call}：{where}",
        _joined(one.counts for one in headings),
        _joined(one.excludes for one in headings),
        _joined(one.example for one in headings),
        form.notice,
    )


def _joined(texts: Iterable[str]) -> str:
    return "".join(dict.fromkeys(texts))


def equations(table: Table) -> tuple[Equation, ...]:
    """Return what adds up to what in a table, and what it takes over from last year's; each is told once."""
    sums = [_equation(block, balance) for block in table.blocks for balance in block.balances]
    called = {row.id: row.called for block in table.blocks for row in block.row_leaves}
    carried = [
        Equation("每一列", f"去年报告的“{called[here]}”", f"今年的“{called[there]}”") for here, there in table.carries
    ]
    return tuple(dict.fromkeys([*sums, *carried]))


def _equation(block: Block, balance: Balance) -> Equation:
    along = balance.axis is Axis.ROWS
    called = {leaf.id: leaf.called for leaf in (block.row_leaves if along else block.column_leaves)}
    left, right = ([called[part] for part in side] for side in (balance.left, balance.right))
    added = balance.left_name if len(left) > _MOST_ADDENDS else "＋".join(left)
    return Equation("每一列" if along else "每一行", added, "＋".join(right))
