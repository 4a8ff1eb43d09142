"""How one edition of the form differs from another, section by section, worked out from the two editions alone."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Block, Form, Heading, Narrative, Section, Table


class Kind(Enum):
    """What became of something, in words for the clerk, who calls the editions as `said` is told."""

    ADDED = "{later}多了"
    DROPPED = "{earlier}有，{later}没有"
    RENAMED = "名称改了"
    REPLACED = "填的内容换了"
    SPLIT = "{earlier}一行，{later}分开填"
    JOINED = "{earlier}分开，{later}合成一行"
    MOVED = "换了地方"
    ASKED = "要求变了"
    CARRIED = "照样带过来"


class Fate(Enum):
    """What becomes of the figure in the earlier report, in words as above."""

    NONE = ""
    KEPT = "同一格，接着用"
    NOT_COMPARED = "同一格，但两年的数不比"
    LEFT = "不带到{later}，留在{earlier}的报告里"
    TO_SPLIT = "程序分不开；{later}按材料分别填"
    TO_ADD = "{earlier}各行加起来，和{later}这一行比"
    CARRIED = "带过来，锁住"
    NEW = "{earlier}没有，从头填"


def said(what: Kind | Fate, earlier: str, later: str) -> str:
    """Return something in words, the two editions called as they are told here."""
    words: str = what.value
    return words.format(earlier=earlier, later=later)


class EditionChange(NamedTuple):
    """What differs in one thing; empty where it is not there.

    Attributes:
        section: Heading of the section in which it stands.
        before: What it was in the earlier edition.
        after: What it is in the later one.
        fate: What becomes of last year's figures in it.
    """

    section: str
    kind: Kind
    before: str
    after: str
    fate: Fate = Fate.NONE


_WHOLE = "整个部分"


def edition_changes(earlier: Form, later: Form) -> tuple[EditionChange, ...]:
    """Return what differs between two editions, in the order of the later one; what was dropped stands at the end."""
    if earlier is later:
        return ()
    before = {section.body.id: section for section in earlier.sections}
    after = {section.body.id: section for section in later.sections}
    changes: list[EditionChange] = []
    for id_, section in after.items():
        if id_ not in before:
            changes.append(EditionChange(section.heading, Kind.ADDED, "", _WHOLE, Fate.NEW))
        else:
            changes += _of_section(before[id_], section, earlier, later)
    dropped = (section for id_, section in before.items() if id_ not in after)
    return (*changes, *(EditionChange(one.heading, Kind.DROPPED, _WHOLE, "", Fate.LEFT) for one in dropped))


def count(changes: tuple[EditionChange, ...]) -> int:
    """Return how many things differ; what is carried over as ever is no difference."""
    return sum(one.kind is not Kind.CARRIED for one in changes)


def _of_section(old: Section, new: Section, earlier: Form, later: Form) -> Iterator[EditionChange]:
    here = new.heading
    if old.heading != here:
        yield EditionChange(here, Kind.RENAMED, old.heading, here)
    if isinstance(old.body, Narrative) and isinstance(new.body, Narrative):
        if old.body.guide != new.body.guide:
            yield EditionChange(here, Kind.ASKED, old.body.guide, new.body.guide)
    elif isinstance(old.body, Table) and isinstance(new.body, Table):
        if old.body is not new.body:
            yield from _of_table(here, _Rows(earlier, old.body), _Rows(later, new.body))
    else:
        yield EditionChange(here, Kind.REPLACED, _WHOLE, _WHOLE, Fate.LEFT)


class _Row(NamedTuple):
    """A row of cells.

    Attributes:
        above: The headings it stands under, the outermost first.
        place: The part of the table it stands in, and the headings above it, as printed.
    """

    heading: Heading
    block: Block
    above: tuple[Heading, ...]

    @property
    def place(self) -> tuple[str, ...]:
        return (self.block.banner, *(one.id for one in self.above))


class _Rows:
    """The rows of a table of a form."""

    def __init__(self, form: Form, table: Table) -> None:
        self.form, self.table = form, table
        self.leaves = {
            row.id: _Row(row, block, above) for block in table.blocks for row, above in _leaves(block.rows, ())
        }
        self.groups = {
            group.id: group for row in self.leaves.values() for group in row.above if group.id not in self.leaves
        }

    def columns(self, row: str) -> dict[str, Heading]:
        return {column.id: column for column in self.leaves[row].block.column_leaves}

    def named(self, columns: dict[str, Heading], wanted: set[str]) -> str:
        return "、".join(column.called for id_, column in columns.items() if id_ in wanted)


def _leaves(rows: tuple[Heading, ...], above: tuple[Heading, ...]) -> Iterator[tuple[Heading, tuple[Heading, ...]]]:
    for row in rows:
        if row.children:
            yield from _leaves(row.children, (*above, row))
        else:
            yield row, above


def _of_table(here: str, old: _Rows, new: _Rows) -> Iterator[EditionChange]:
    yield from _of_rows(here, old, new)
    yield from _of_columns(here, old, new)
    for row, there in old.table.carries:
        if row in old.leaves and there in new.leaves:
            names = old.leaves[row].heading.called, new.leaves[there].heading.called
            yield EditionChange(here, Kind.CARRIED, *names, Fate.CARRIED)


def _of_rows(here: str, old: _Rows, new: _Rows) -> Iterator[EditionChange]:
    for id_, row in new.leaves.items():
        if id_ in old.leaves:
            yield from _of_row(here, old, new, id_)
        elif not any(group.id in old.leaves for group in row.above) and id_ not in old.groups:
            yield EditionChange(here, Kind.ADDED, "", row.heading.called, Fate.NEW)
    for id_, group in new.groups.items():
        if id_ in old.leaves:
            parts = "、".join(leaf.called for leaf in group.leaves())
            yield EditionChange(here, Kind.SPLIT, old.leaves[id_].heading.called, parts, Fate.TO_SPLIT)
    for id_, group in old.groups.items():
        if id_ in new.leaves:
            parts = "、".join(leaf.called for leaf in group.leaves())
            yield EditionChange(here, Kind.JOINED, parts, new.leaves[id_].heading.called, Fate.TO_ADD)
    for id_, row in old.leaves.items():
        gone = id_ not in new.leaves and id_ not in new.groups
        if gone and not any(group.id in new.leaves for group in row.above):
            yield EditionChange(here, Kind.DROPPED, row.heading.called, "", Fate.LEFT)


def _of_row(here: str, old: _Rows, new: _Rows, id_: str) -> Iterator[EditionChange]:
    before, after = old.leaves[id_], new.leaves[id_]
    shared = old.columns(id_).keys() & new.columns(id_).keys()
    fate = _fate(old, new, id_) if shared else Fate.NONE
    if before.heading.called != after.heading.called or _printed(before) != _printed(after):
        yield EditionChange(here, Kind.RENAMED, _printed(before), _printed(after), fate)
    if before.place != after.place:
        yield EditionChange(here, Kind.MOVED, _placed(before), _placed(after), fate)


def _printed(row: _Row) -> str:
    return row.heading.label or row.heading.called


def _fate(old: _Rows, new: _Rows, row: str) -> Fate:
    ref = CellRef(new.table.id, row, next(iter(new.columns(row))))
    return Fate.KEPT if new.form.compares(ref, old.form) else Fate.NOT_COMPARED


def _placed(row: _Row) -> str:
    above = (row.block.banner, *(one.label for one in row.above), row.heading.label)
    return " → ".join(filter(None, above))


def _of_columns(here: str, old: _Rows, new: _Rows) -> Iterator[EditionChange]:
    """Yield what became of the columns; rows of which the same is to be said are told together."""
    told: dict[tuple[Kind, str, str, Fate], list[str]] = {}
    for id_ in (id_ for id_ in new.leaves if id_ in old.leaves):
        for change in _columns_of_row(old, new, id_):
            told.setdefault(change, []).append(id_)
    for (kind, before, after, fate), rows in told.items():
        yield EditionChange(here, kind, _of(old, rows, before), _of(new, rows, after), fate)


def _of(table: _Rows, rows: list[str], columns: str) -> str:
    """Return columns with the rows they are in, as this edition calls them; nothing where there are none."""
    every = len(rows) > 1 and len(rows) == len(table.leaves)
    names = "每一行" if every else "、".join(table.leaves[row].heading.called for row in rows)
    return f"{names}：{columns}" if columns else ""


def _columns_of_row(old: _Rows, new: _Rows, row: str) -> Iterator[tuple[Kind, str, str, Fate]]:
    before, after = old.columns(row), new.columns(row)
    gone, come = old.named(before, before.keys() - after.keys()), new.named(after, after.keys() - before.keys())
    if gone and come:
        yield Kind.REPLACED, gone, come, Fate.LEFT
    elif gone:
        yield Kind.DROPPED, gone, "", Fate.LEFT
    elif come:
        yield Kind.ADDED, "", come, Fate.NEW
    for id_ in (id_ for id_ in after if id_ in before):
        if before[id_].label != after[id_].label:
            yield Kind.RENAMED, before[id_].called, after[id_].called, _fate(old, new, row)
        elif before[id_].kind is not after[id_].kind:
            kinds = before[id_].kind.value, after[id_].kind.value
            was, is_ = (f"{before[id_].called}填{kind}" for kind in kinds)
            yield Kind.ASKED, was, is_, _fate(old, new, row)
