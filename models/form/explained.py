"""What a number cell counts, in full: for the help that stands where the clerk looks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Form


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
