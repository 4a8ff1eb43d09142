"""The vocabulary of statutory forms: sections, tables, headings, balances, and the cells they span.

A form is data. Everything else (screen, checks, totals, workbook, PDF, import, draft keys) is derived
from it, so that a new edition is a new module of data in `models.form.editions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import groupby
from typing import NamedTuple

from models.form.refs import CellRef, Ref, TextRef


class FigureKind(Enum):
    """What a number cell counts."""

    COUNT = "件数"
    SIGNED = "增减数"
    MONEY = "金额（万元）"
    AMOUNT = "金额（带单位）"


class Axis(Enum):
    """The direction in which a balance adds."""

    ROWS = "rows"
    COLUMNS = "columns"


THIS_COLUMN = "这一列："
"""Begins what belongs into a column, which also stands beside what belongs into a row."""


@dataclass(frozen=True)
class Heading:
    """A row or column label, with the labels under it.

    Attributes:
        id: Stable English id; unique among the leaves of a block.
        label: As printed in the notice.
        name: How a sentence calls it; the label unless given.
        span: Grid lines a leaf takes where its block is narrower than the table.
        kind: What the cells of a column hold.
        counts: What belongs into the cell, for the clerk.
        excludes: What does not belong there, though it looks as if it did.
        example: A case, and the figure that it makes.
        said_as: A pattern of what prose calls it, if `models.statements` does not know it under its id: stages and
            outcomes, rows, applicants that are new. Of a column the first row of its block is meant.
    """

    id: str
    label: str
    children: tuple[Heading, ...] = ()
    name: str = ""
    span: int = 1
    kind: FigureKind = FigureKind.COUNT
    counts: str = ""
    excludes: str = ""
    example: str = ""
    said_as: str = ""

    def leaves(self) -> Iterator[Heading]:
        """Yield the headings that stand for one line of cells."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    @property
    def depth(self) -> int:
        """How many levels of labels it takes."""
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def called(self) -> str:
        """How a sentence calls it."""
        return self.name or self.label


@dataclass(frozen=True)
class Balance:
    """Σ left = Σ right, in every line across the axis. With one line on the right, that line is a total.

    Attributes:
        rule: Id of the check, for example ``T3-ROW``.
        left_name: How a sentence calls the sum of the left side when it has more than two parts.
        name: Where it holds, for a sentence; the heading of the line unless given.
        too_many, too_few: What it mostly comes from that there is more, or less, on the right; a sentence.
    """

    rule: str
    axis: Axis
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_name: str = ""
    name: str = ""
    unit: str = "件"
    too_many: str = ""
    too_few: str = ""

    @property
    def fills(self) -> bool:
        """Whether the right side is a total that follows from the left."""
        return len(self.right) == 1


@dataclass(frozen=True, eq=False)
class Block:
    """A rectangle of cells with its own headings. Most tables are one block."""

    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    corner: str = ""
    banner: str = ""
    balances: tuple[Balance, ...] = ()

    @cached_property
    def row_leaves(self) -> tuple[Heading, ...]:
        """The rows of cells, from top to bottom."""
        return tuple(leaf for heading in self.rows for leaf in heading.leaves())

    @cached_property
    def column_leaves(self) -> tuple[Heading, ...]:
        """The columns of cells, from left to right."""
        return tuple(leaf for heading in self.columns for leaf in heading.leaves())


@dataclass(frozen=True, eq=False)
class Table:
    """A statutory table: blocks that stand below each other.

    Attributes:
        number_rule: Id of the check that every cell holds a proper figure, for example ``T3-INT``.
        call: How sentences call the table, for example ``表三``.
        carries: Rows whose figures open the next year, as (row of this year, row of the next).
        headline: Figures that the sign-off sheet repeats, as (row, column).
        text_rule: Id of the check that texts say the same as the headings with `said_as`, an N rule like ``N-T4``.
    """

    id: str
    call: str
    number_rule: str
    blocks: tuple[Block, ...]
    carries: tuple[tuple[str, str], ...] = ()
    headline: tuple[tuple[str, str], ...] = ()
    text_rule: str = ""


class Topic(NamedTuple):
    """Something that a text has to tell.

    Attributes:
        words: A pattern of the many ways to say it.
    """

    name: str
    words: str


@dataclass(frozen=True)
class Narrative:
    """A section of text.

    Attributes:
        guide: What the section has to tell, for the clerk.
        must_say: Whether 无 or nothing at all is an error and not an answer.
        topics: What it has to tell once it is more than a few lines.
        fee: What it has to tell about the fee for information, even when none was collected.
        most: How many characters it may have, without spaces; 0 is any number.
        anew: Whether it has to say something else every year.
    """

    id: str
    guide: str = ""
    must_say: bool = False
    topics: tuple[Topic, ...] = ()
    fee: Topic | None = None
    most: int = 0
    anew: bool = False


@dataclass(frozen=True)
class Section:
    """One of the numbered parts of the report.

    Attributes:
        law: The heading in the words of the Regulations (条例第五十条), where they are others than the notice's.
    """

    id: str
    heading: str
    short: str
    body: Table | Narrative
    law: str = ""


class Cell(NamedTuple):
    """One number cell with the headings it stands under."""

    ref: CellRef
    table: Table
    row: Heading
    column: Heading

    @property
    def kind(self) -> FigureKind:
        """What it counts."""
        return self.column.kind


class Identity(NamedTuple):
    """A balance in one line: the sum of the left cells equals the sum of the right cells."""

    balance: Balance
    table: Table
    line: Heading
    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]


class Continuation(NamedTuple):
    """What means the same as in an earlier edition, and is compared with last year's report in the first year, too.

    What a table carries over is compared in any case.

    Attributes:
        edition: Id of the earlier edition.
        bodies: Ids of the tables and texts that mean the same; of a table, all cells that both editions have.
        rows: Rows that do, as (table, row), of tables that otherwise do not.
    """

    edition: str
    bodies: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Form:
    """One edition of the statutory form.

    Attributes:
        id: Edition, for example ``2021``.
        first_year: First report year it is for.
        notice: The notice that sets it, with its number in brackets at the end.
        regulations: The law behind it, with the number of the order.
        continues: What of the edition before it goes on; None if nothing does.
    """

    id: str
    first_year: int
    notice: str
    title: str
    sections: tuple[Section, ...]
    regulations: str = "《中华人民共和国政府信息公开条例》（国务院令第711号）"
    continues: Continuation | None = None

    @property
    def notice_number(self) -> str:
        """The number of the notice, for example 国办公开办函〔2021〕30号; its title if it has none."""
        return self.notice.rpartition("（")[2].removesuffix("）")

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order of the sections."""
        return tuple(section.body for section in self.sections if isinstance(section.body, Table))

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """The text sections in their order."""
        return tuple(section.body for section in self.sections if isinstance(section.body, Narrative))

    @cached_property
    def cells(self) -> dict[CellRef, Cell]:
        """Every number cell, in reading order."""
        return {cell.ref: cell for table in self.tables for block in table.blocks for cell in _cells(table, block)}

    @cached_property
    def order(self) -> dict[CellRef, int]:
        """The position of every cell in reading order."""
        return {ref: position for position, ref in enumerate(self.cells)}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """Every balance in every line it holds for."""
        return tuple(
            identity
            for table in self.tables
            for block in table.blocks
            for balance in block.balances
            for identity in _identities(table, block, balance)
        )

    @cached_property
    def totals(self) -> dict[CellRef, tuple[CellRef, ...]]:
        """Each total cell with the cells it adds up; inner totals come before the totals that use them."""
        parts: dict[CellRef, tuple[CellRef, ...]] = {}
        for identity in self.identities:
            if identity.balance.fills:
                parts.setdefault(identity.right[0], identity.left)
        order = TopologicalSorter({total: [one for one in addends if one in parts] for total, addends in parts.items()})
        return {total: parts[total] for total in order.static_order()}

    @cached_property
    def rows(self) -> dict[tuple[str, str], tuple[CellRef, ...]]:
        """The cells of each row, by (table, row)."""
        return {key: tuple(cells) for key, cells in groupby(self.cells, key=lambda ref: (ref.table, ref.row))}

    @cached_property
    def headlines(self) -> tuple[Cell, ...]:
        """The cells whose figures the sign-off sheet repeats."""
        return tuple(
            self.cells[CellRef(table.id, row, column)] for table in self.tables for row, column in table.headline
        )

    @cached_property
    def _inputs(self) -> dict[str, tuple[CellRef, ...]]:
        inputs = (ref for ref in self.cells if ref not in self.totals)
        return {table: tuple(cells) for table, cells in groupby(inputs, key=lambda ref: ref.table)}

    def inputs(self, table: Table) -> tuple[CellRef, ...]:
        """Return the cells of `table` that are not totals, in reading order."""
        return self._inputs.get(table.id, ())

    def table(self, id_: str) -> Table:
        """Return the table with this id; KeyError if the edition has none."""
        return {table.id: table for table in self.tables}[id_]

    def compares(self, ref: Ref, earlier: Form) -> bool:
        """Return whether what stands at `ref` means the same in the `earlier` edition, which may be this one."""
        if earlier is self:
            return True
        if self.continues is None or self.continues.edition != earlier.id:
            return False
        rows, bodies = self.continues.rows, self.continues.bodies
        return (ref.table in bodies or ref[:2] in rows) if isinstance(ref, CellRef) else ref.key in bodies

    def section_of(self, ref: Ref) -> Section | None:
        """Return the section in which `ref` is filled in, or None for the cover."""
        cell = ref if isinstance(ref, CellRef) else ref.cell
        key = cell.table if cell else ref.key if isinstance(ref, TextRef) else ""
        return next((section for section in self.sections if key in (section.id, section.body.id)), None)


def _cells(table: Table, block: Block) -> Iterator[Cell]:
    for row in block.row_leaves:
        for column in block.column_leaves:
            yield Cell(CellRef(table.id, row.id, column.id), table, row, column)


def _identities(table: Table, block: Block, balance: Balance) -> Iterator[Identity]:
    for line in block.column_leaves if balance.axis is Axis.ROWS else block.row_leaves:
        left, right = (
            tuple(_across(table.id, part, line.id, balance.axis) for part in side)
            for side in (balance.left, balance.right)
        )
        yield Identity(balance, table, line, left, right)


def _across(table: str, part: str, line: str, axis: Axis) -> CellRef:
    return CellRef(table, part, line) if axis is Axis.ROWS else CellRef(table, line, part)
