"""Which rows and columns of a table the labels of a pasted block stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile
from typing import NamedTuple

from models.form.vocabulary import Block, Heading, Table
from models.report.pasted_rows import has_figure
from models.text.characters import compatible
from models.text.label_text import bare_label

_NUMBER = re.compile(r"\A\s*+\(?(?:[一二三四五六七八九十]{1,3}+[)、.,:]|[0-9]{1,2}+[)、.,:]?(?=\s*+[^\W\d_]{2}))")
_IN_BRACKETS = re.compile(r"(?<=[^(（])[(（][^()（）]*+[)）]\s*+$")
_TELLING = 4
"""Characters of a label that need no number and no group to tell its row: 其他 and 总计 do. Chosen: 重复申请 has 4."""


class NamedRow(NamedTuple):
    """A row of a table with the labels above it, bare."""

    id: str
    block: Block
    groups: tuple[str, ...]
    name: str


class TableLabels(NamedTuple):
    """What labels of a table mean, all of them bare.

    Attributes:
        rows: By each way to write the label of a row.
        unnumbered: By the label without its number.
        groups: Labels of groups of rows, with how deep they are.
        unnumbered_groups: These labels by what they are without numbers.
        columns: Labels of columns and of groups of them.
        whole: All labels.
        beginnings: What they begin with, where that is no label itself.
    """

    rows: dict[str, list[NamedRow]]
    unnumbered: dict[str, list[NamedRow]]
    groups: dict[str, int]
    unnumbered_groups: dict[str, str]
    columns: frozenset[str]
    whole: frozenset[str]
    beginnings: frozenset[str]

    def knows(self, field: str) -> bool:
        """Return whether a field is a label of a row or of a group."""
        return bare_label(field) in self.rows or _unnumbered(field) in self.unnumbered or bool(self.group(field))

    def names_columns(self, fields: Sequence[str]) -> bool:
        """Return whether a line has the label of a column."""
        return any(bare_label(field) in self.columns for field in fields if field.strip())

    def group(self, field: str) -> str:
        """Return the label of the group that a field names; an empty text for none."""
        bare = bare_label(field)
        return bare if bare in self.groups else self.unnumbered_groups.get(_unnumbered(field), "")

    def row(self, labels: Sequence[str], groups: Sequence[str]) -> NamedRow | None:
        """Return the row that the labels of a line name, from its group down to its own, if only one can be meant.

        Args:
            labels: At least one.
            groups: The groups that the lines above have begun, from the outermost on.
        """
        joined = self.rows.get(bare_label("".join(labels)), [])
        if len(joined) == 1:
            return joined[0]
        own = labels[-1]
        exact = self.rows.get(bare_label(own), [])
        found = exact or self.unnumbered.get(_unnumbered(own), [])
        within = [row for row in found if row.groups and set(row.groups) <= set(groups)]
        if len(within) == 1:
            return within[0]
        tells = len(_unnumbered(own)) >= _TELLING or (exact and not _other_group(exact[0], groups))
        return found[0] if len(found) == 1 and tells else None

    def named(self, labels: Sequence[str], groups: list[str]) -> tuple[NamedRow | None, list[str]]:
        """Return the row that a line names, and the groups that it is in.

        Args:
            labels: Of the line, and those since the line before.
            groups: The groups of the line before.
        """
        for at, label in enumerate(labels, 1):
            if group := self.group(label):
                groups = [*groups[: self.groups[group]], group]
            elif at < len(labels):
                groups = [bare_label(label)]
        return (self.row(labels, groups) if labels else None), groups


def _other_group(row: NamedRow, groups: Sequence[str]) -> bool:
    return bool(groups) and groups[-1] not in row.groups and row.groups[-1:] != ()


def _unnumbered(field: str) -> str:
    return bare_label(_NUMBER.sub("", compatible(field), count=1))


@cache
def labels_of_table(table: Table) -> TableLabels:
    """Return what the labels of a table mean."""
    rows: dict[str, list[NamedRow]] = {}
    unnumbered: dict[str, list[NamedRow]] = {}
    groups: dict[str, int] = {}
    unnumbered_groups: dict[str, str] = {}
    for block in table.blocks:
        for path in _paths(block.rows):
            leaf, above = path[-1], path[:-1]
            row = NamedRow(leaf.id, block, tuple(bare_label(one.label) for one in above), leaf.called)
            groups |= {bare_label(one.label): depth for depth, one in enumerate(above)}
            unnumbered_groups |= {_unnumbered(one.label): bare_label(one.label) for one in above}
            joined = {bare_label("".join(one.label for one in path[at:])) for at in range(len(path))}
            short = {_IN_BRACKETS.sub("", leaf.label), leaf.name, leaf.label}
            for name in (joined | {*map(bare_label, short)}) - {""}:
                rows.setdefault(name, []).append(row)
            for name in {*map(_unnumbered, short)} - {""}:
                unnumbered.setdefault(name, []).append(row)
    columns = frozenset(bare_label(one.label) for block in table.blocks for one in _all(block.columns)) - {""}
    whole = frozenset({*rows, *unnumbered, *groups, *unnumbered_groups, *columns})
    beginnings = frozenset(name[:end] for name in whole for end in range(1, len(name))) - whole
    return TableLabels(rows, unnumbered, groups, unnumbered_groups, columns, whole, beginnings)


def _paths(headings: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    for heading in headings:
        if not heading.children:
            yield (heading,)
        yield from ((heading, *path) for path in _paths(heading.children))


def _all(headings: tuple[Heading, ...]) -> Iterator[Heading]:
    for heading in headings:
        yield heading
        yield from _all(heading.children)


def unbroken(block: list[list[str]], labels: TableLabels) -> list[list[str]]:
    """Return the block with labels in one piece that plain text has broken over lines."""
    whole: list[list[str]] = []
    for fields in block:
        before = whole[-1] if whole else []
        joined = f"{before[-1]}{fields[0]}" if before and fields and not has_figure(before) else ""
        bare = bare_label(joined)
        if (
            joined
            and fields[0].strip()
            and bare_label(before[-1]) in labels.beginnings
            and (bare in labels.whole or bare in labels.beginnings)
        ):
            whole[-1] = [*before[:-1], joined, *fields[1:]]
        else:
            whole.append(fields)
    return whole


# ---------------------------------------------------------------- columns


def columns_in_place(headings: Sequence[Sequence[str]], block: Block, width: int) -> list[str] | None:
    """Return which column each field behind the labels belongs to, by what stands above it.

    Args:
        headings: The lines of headings, cell by cell as the figures below; a merged one has its text at the left.
        block: Of the table.
        width: How many fields are labels of rows.

    Returns:
        Ids of columns, empty ones for fields under no label of the block; None if the headings do not tell.
    """
    last = max((at for line in headings for at, field in enumerate(line) if field.strip()), default=-1)
    stacks: list[list[str]] = [[] for _ in range(last + 1)]
    own = [""] * (last + 1)
    for line in headings:
        carried = ""
        for at in range(last + 1):
            bare = bare_label(line[at]) if at < len(line) else ""
            carried = bare or carried
            own[at] = bare or own[at]
            stacks[at].append(carried)
    paths = [*_paths(block.columns)]
    if [name for name in own[width:] if name] == [bare_label(path[-1].label) for path in paths]:
        return _in_order(own[width:], paths)
    found = [_leaf(name, stack, paths) for name, stack in zip(own[width:], stacks[width:], strict=True)]
    return None if None in found or not any(found) else [one or "" for one in found]


def _in_order(own: Sequence[str], paths: Sequence[tuple[Heading, ...]]) -> list[str]:
    leaves = iter(paths)
    return [next(leaves)[-1].id if name else "" for name in own]


def _leaf(own: str, above: Sequence[str], paths: Sequence[tuple[Heading, ...]]) -> str | None:
    """Return the column that a heading names; an empty id for none, None if it may be one of several."""
    named = [path for path in paths if bare_label(path[-1].label) == own]
    if len(named) > 1:
        fits = [sum(bare_label(one.label) in above for one in path[:-1]) for path in named]
        named = [path for path, fit in zip(named, fits, strict=True) if fit == max(fits)]
    return "" if not named else named[0][-1].id if len(named) == 1 else None


def columns_in_lines(headings: Sequence[Sequence[str]], block: Block) -> list[str] | None:
    """Return the columns from left to right that lines of headings name whose cells stand close together.

    A group is followed by what the next line has of it.
    """
    known = {bare_label(one.label) for one in _all(block.columns)}
    named = ([bare_label(field) for field in line if field.strip()] for line in headings)
    # What stands at the left of all columns is the heading of the rows.
    lines = [dropwhile(lambda name: name not in known, line) for line in named]
    by_name = {bare_label(one.label): one for one in _all(block.columns) if one.children}
    leaves = [path[-1] for path in _paths(block.columns)]

    def expand(depth: int, wanted: tuple[Heading, ...] | None) -> Iterator[str]:
        for name in list(lines[depth]) if wanted is None else [next(lines[depth], "") for _ in wanted]:
            if name in by_name and depth + 1 < len(lines):
                yield from expand(depth + 1, by_name[name].children)
            else:
                pool = leaves if wanted is None else [one for child in wanted for one in child.leaves()]
                meant = [one.id for one in pool if bare_label(one.label) == name]
                yield meant[0] if len(meant) == 1 else ""

    found = [*expand(0, None)] if lines else []
    return found if any(found) and not any(next(line, "") for line in lines) else None
