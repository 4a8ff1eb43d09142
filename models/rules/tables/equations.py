"""The sums of a form as equations in the cells that can be changed, and how they hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Finding
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Axis, Form, Identity
from models.report.report import Report

SumSides = tuple[str, tuple[Ref, ...], tuple[Ref, ...]]


class Equations(NamedTuple):
    """The identities of a form in the cells that can be changed; a total that follows stands for its parts.

    Attributes:
        weights: For each identity, by how much its difference (right minus left) grows with a cell.
        touched: The identities with each cell, and its weight there.
    """

    weights: tuple[Mapping[CellRef, int], ...]
    touched: Mapping[CellRef, tuple[tuple[int, int], ...]]


def index_of(form: Form, finding: Finding) -> int | None:
    """Return which identity a finding is about; None if it is about something else."""
    return _indexes(form).get((finding.rule, finding.left, finding.right))


@lru_cache(maxsize=8)
def _indexes(form: Form) -> Mapping[SumSides, int]:
    return {(one.balance.rule, one.left, one.right): index for index, one in enumerate(form.identities)}


def equations_of(report: Report) -> Equations:
    """Return the sums of a report in the cells that can be changed: the totals that are typed do not follow."""
    return equations(report.form, frozenset(total for total in report.form.totals if total in report.values))


@lru_cache(maxsize=32)
def equations(form: Form, typed: frozenset[CellRef]) -> Equations:
    """Return the identities of `form` while the totals in `typed` are typed and all others follow."""
    parts: dict[CellRef, tuple[CellRef, ...]] = {}
    for total, addends in form.totals.items():
        if total not in typed:
            parts[total] = tuple(leaf for one in addends for leaf in parts.get(one, (one,)))
    weights = tuple(_weights(identity, parts) for identity in form.identities)
    touched: dict[CellRef, list[tuple[int, int]]] = {}
    for index, cells in enumerate(weights):
        for ref, weight in cells.items():
            touched.setdefault(ref, []).append((index, weight))
    return Equations(weights, {ref: tuple(indexes) for ref, indexes in touched.items()})


def _weights(identity: Identity, parts: Mapping[CellRef, tuple[CellRef, ...]]) -> dict[CellRef, int]:
    weights: Counter[CellRef] = Counter()
    for side, sign in ((identity.left, -1), (identity.right, 1)):
        for ref in side:
            for leaf in parts.get(ref, (ref,)):
                weights[leaf] += sign
    return {ref: weight for ref, weight in weights.items() if weight}


@lru_cache(maxsize=8)
def lines_added(form: Form) -> Mapping[int, tuple[int, ...]]:
    """Return which identities add up others of their balance: the column 总计 adds up all other columns."""
    identities = tuple(enumerate(form.identities))
    totals = {(one.right[0], one.balance.axis): one.left for _, one in identities if one.balance.fills}
    lines = {index: _lines(identity, totals) for index, identity in identities}
    return {
        index: tuple(
            number for number, one in identities if _in_line_with(identity, one) and one.line.id in lines[index]
        )
        for index, identity in identities
        if lines[index]
    }


def _lines(identity: Identity, totals: Mapping[tuple[CellRef, Axis], tuple[CellRef, ...]]) -> frozenset[str]:
    """Return the lines that are added up in every cell of an identity, by their ids."""
    other_way = Axis.COLUMNS if identity.balance.axis is Axis.ROWS else Axis.ROWS
    parts = (totals.get((ref, other_way), ()) for ref in (*identity.left, *identity.right))
    lines = {frozenset(line_of(identity, part) for part in refs) for refs in parts}
    return lines.pop() if len(lines) == 1 else frozenset()


def _in_line_with(identity: Identity, other: Identity) -> bool:
    return identity.table is other.table and identity.balance == other.balance


def line_of(identity: Identity, ref: CellRef) -> str:
    """Return on which line a cell stands, seen along a balance: its column where rows are added."""
    return ref.column if identity.balance.axis is Axis.ROWS else ref.row


def across(identity: Identity, ref: CellRef) -> str:
    """Return which part of its line a cell is, seen along a balance."""
    return ref.row if identity.balance.axis is Axis.ROWS else ref.column
