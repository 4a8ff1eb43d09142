"""The labels of a form, and which of its rows a label in a file stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from models.form.vocabulary import Block, Form, Heading, Table
from models.importers.published.lines import looks_like_figure
from models.importers.published.spelling import Wanted, alike, number_of, unnumbered, wanted
from models.text.characters import compatible
from models.text.label_text import bare_label

_DIGIT = re.compile(r"\d")
_ALIKE = 0.75
"""Likeness from which on a label is a row's. Chosen: up to one character in four may be misread.

Different rows' labels are alike by up to 0.79 (本年新收…, 上年结转…: `test_thresholds.py`); `_AHEAD` keeps them apart.
"""

_AHEAD = 0.08
"""How much more alike the best row has to be than any other. Chosen: a character in a label of a dozen."""

_NAMED, _BY_OWN_LABEL, _CUT, _DOUBTFUL, _LIKE = 0.97, 0.95, 0.9, 0.8, 0.9
"""Scores of a match; the exact label has 1.

Without its number; by the last cell alone; by its first clause; with another number or under unknown groups; the share
of its likeness that a similar label gets. Chosen for their order: a sure match beats one by the last cell, and that
every guess.
"""

_SHORTEST_GUESS = 2
"""Characters of a label that may be a part of one or similar to one; a single character is found in many."""

_CLAUSE_ENDS = re.compile("[、，；。（(]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*+[）)]?\s*$")
_SHORTEST_CUT = 4
"""Characters that a label has been cut to at least. Chosen: 本年新收, 行政许可; fewer begin words of any kind."""

_OFFICE_WORDS = ("序号", "项目", "指标", "指标名称", "内容", "类别", "数量", "情况")


class Row(NamedTuple):
    """A row of figures, with its labels from the group down to its own."""

    table: Table
    block: Block
    leaf: Heading
    path: tuple[str, ...]

    @property
    def suffixes(self) -> Iterator[tuple[str, ...]]:
        """The labels by which a line can name it: its own, or with its groups."""
        return (self.path[at:] for at in range(len(self.path)))


class Match(NamedTuple):
    """How well a label fits a row."""

    score: float
    sure: bool


@dataclass(frozen=True, eq=False)
class Labels:
    """Every label of a form.

    Attributes:
        exact: Rows by their bare labels.
        plain: Rows by their bare labels without numbers.
        known: Whatever the form prints in its tables, bare.
    """

    rows: tuple[Row, ...]
    exact: dict[str, tuple[int, ...]]
    plain: dict[str, tuple[int, ...]]
    known: frozenset[str]

    @cached_property
    def _known(self) -> tuple[Wanted, ...]:
        return wanted(self.known)

    @cached_property
    def _rows_by_name(self) -> dict[str, tuple[int, ...]]:
        """What a label can be like, and the rows that this would be."""
        names: defaultdict[str, list[int]] = defaultdict(list)
        for position, row in enumerate(self.rows):
            _note(names, bare_label("".join(map(unnumbered, row.path[-1:]))), position)
            for part in row.suffixes:
                _note(names, bare_label("".join(part)), position)
        return _frozen(names)

    @cached_property
    def _names(self) -> tuple[Wanted, ...]:
        return wanted(self._rows_by_name)

    def is_known(self, text: str) -> bool:
        """Return whether `text` is a label of the form, a variant of one, or a part of one that was broken."""
        label = bare_label(text)
        plain = bare_label(unnumbered(text))
        if not plain or label in self.known or plain in self.known:
            return True
        if len(label) >= _SHORTEST_GUESS and any(label in known for known in self.known):
            return True
        return any(True for _ in alike(label, self._known, _ALIKE))

    def has_figure(self, text: str) -> bool:
        """Return whether a text that may be a label has a figure in it, which no label of the form has."""
        if bare_label(text) in self.known:
            return False
        return any(
            _DIGIT.search(compatible(unnumbered(word))) for word in text.split() if bare_label(word) not in self.known
        )

    def matches(self, cells: tuple[str, ...]) -> dict[int, Match]:
        """Return the rows that the label cells of a line can stand for; several only if labels are the same."""
        if not (label := bare_label("".join(cells))) or not self.rows:
            return {}
        if rows := self.exact.get(label):
            return dict.fromkeys(rows, Match(1.0, sure=True))
        if found := self._by_name(cells) or self._by_own_label(cells) or self._by_clause(cells):
            return found
        return {} if label in self.known or len(label) < _SHORTEST_GUESS else self._by_likeness(label)

    def _by_name(self, cells: tuple[str, ...]) -> dict[int, Match]:
        """Match without numbers, which word processors keep apart from the text."""
        plain = bare_label("".join(unnumbered(cell) for cell in cells if not looks_like_figure(cell)))
        return {row: self._numbered(row, cells[-1]) for row in self.plain.get(plain, ())}

    def _numbered(self, row: int, cell: str) -> Match:
        here, there = number_of(cell), number_of(self.rows[row].path[-1])
        if here in {"", there} or not there:
            return Match(_NAMED, sure=True)
        return Match(_DOUBTFUL, sure=False)

    def _by_own_label(self, cells: tuple[str, ...]) -> dict[int, Match]:
        """Match the last cell alone, if the others name groups."""
        last = cells[-1]
        own = self.exact.get(bare_label(last)) or self.plain.get(bare_label(unnumbered(last))) or ()
        found = {}
        for row in own if len(cells) > 1 else ():
            above = {bare_label(label) for label in self.rows[row].path} | {
                bare_label(unnumbered(x)) for x in self.rows[row].path
            }
            others = {bare_label(cell) for cell in cells[:-1] if not looks_like_figure(cell)}
            if others <= above:
                match = self._numbered(row, last)
                found[row] = Match(min(match.score, _BY_OWN_LABEL), match.sure)
            elif not any(other in self.known for other in others):
                found[row] = Match(_DOUBTFUL, sure=False)
        return found

    def _by_clause(self, cells: tuple[str, ...]) -> dict[int, Match]:
        """Match what has been cut, or has words in brackets behind it that the form has not."""
        named = [cell for cell in cells if not looks_like_figure(cell)]
        if not named or any(bare_label(group) not in self.known for group in named[:-1]):
            return {}
        last, name = named[-1], unnumbered(named[-1])
        cut, short = bare_label(_first_clause(name)), bare_label(_IN_BRACKETS.sub("", name))
        rows = self._clauses.get(cut) or self._clauses.get(short) or self._begun_by(short)
        if not rows and short != bare_label(name):
            rows = self.plain.get(short, ())
        agreeing = [row for row in rows if number_of(last) in {"", number_of(self.rows[row].path[-1])}]
        return {agreeing[0]: Match(_CUT, sure=False)} if len(agreeing) == 1 else {}

    def _begun_by(self, beginning: str) -> tuple[int, ...]:
        """Return the rows whose own label begins so and goes on."""
        if len(beginning) < _SHORTEST_CUT:
            return ()
        return tuple(row for name, rows in self._own.items() if name.startswith(beginning) for row in rows)

    @cached_property
    def _own(self) -> dict[str, tuple[int, ...]]:
        """Rows by their own bare labels, without numbers."""
        own: defaultdict[str, list[int]] = defaultdict(list)
        for position, row in enumerate(self.rows):
            _note(own, bare_label(unnumbered(row.path[-1])), position)
        return _frozen(own)

    @cached_property
    def _clauses(self) -> dict[str, tuple[int, ...]]:
        """Rows by the first clauses of their labels, where these have more."""
        clauses: defaultdict[str, list[int]] = defaultdict(list)
        for position, row in enumerate(self.rows):
            label = unnumbered(row.path[-1])
            if (clause := _first_clause(label)) != label:
                _note(clauses, bare_label(clause), position)
        return _frozen(clauses)

    def _by_likeness(self, label: str) -> dict[int, Match]:
        """Match what has been misread or mistyped, if no other row is about as much alike."""
        best: dict[int, float] = {}
        for name, likeness in alike(label, self._names, _ALIKE - _AHEAD):
            for row in self._rows_by_name[name]:
                best[row] = max(likeness, best.get(row, 0.0))
        (second, _), (first, row) = ((0.0, 0), (0.0, 0), *sorted((fit, row) for row, fit in best.items()))[-2:]
        return {row: Match(_LIKE * first, sure=False)} if first >= _ALIKE and first - second >= _AHEAD else {}


@cache
def labels_of(form: Form) -> Labels:
    """Return the labels of `form`."""
    rows = tuple(row for table in form.tables for block in table.blocks for row in _rows(table, block))
    exact: defaultdict[str, list[int]] = defaultdict(list)
    plain: defaultdict[str, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        for part in row.suffixes:
            _note(exact, bare_label("".join(part)), position)
            _note(plain, bare_label("".join(map(unnumbered, part))), position)
    return Labels(rows, _frozen(exact), _frozen(plain), frozenset(filter(None, _known(form))))


def _first_clause(label: str) -> str:
    return _CLAUSE_ENDS.split(label.lstrip(), maxsplit=1)[0]


def _note(found: defaultdict[str, list[int]], label: str, row: int) -> None:
    if label and row not in found[label]:
        found[label].append(row)


def _frozen(found: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {label: tuple(rows) for label, rows in found.items()}


def _rows(table: Table, block: Block) -> Iterator[Row]:
    for path in _paths(block.rows):
        yield Row(table, block, path[-1], tuple(heading.label for heading in path))


def _paths(headings: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    for heading in headings:
        if not heading.children:
            yield (heading,)
        yield from ((heading, *path) for path in _paths(heading.children))


def _known(form: Form) -> Iterator[str]:
    yield from map(bare_label, _OFFICE_WORDS)
    for table in form.tables:
        for block in table.blocks:
            yield from map(bare_label, (block.corner, block.banner, *_labels((*block.rows, *block.columns))))


def _labels(headings: tuple[Heading, ...]) -> Iterator[str]:
    for heading in headings:
        yield heading.label
        yield unnumbered(heading.label)
        yield from _labels(heading.children)
