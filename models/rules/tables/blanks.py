"""Sums with blanks: which figures one still waits for, and whether these can make it come right at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from heapq import heappop, heappush
from math import gcd
from typing import NamedTuple

from models.form.figures import MONEY_DECIMALS
from models.form.refs import CellRef, Ref
from models.form.vocabulary import FigureKind, Identity
from models.report.report import Report, Value
from models.rules.tables.equations import equations_of

_CENT = 10**MONEY_DECIMALS
"""Of the least there is of money, which is 0.01 元, in 1 万元; whole numbers are measured in it, too."""


class Blank(NamedTuple):
    """A cell of a sum that holds no number yet.

    Attributes:
        weight: By how much the difference of the sum grows with it.
    """

    ref: CellRef
    weight: int
    kind: FigureKind


def blanks_of(report: Report, weights: Mapping[CellRef, int]) -> tuple[Blank, ...]:
    """Return the cells of a sum that it waits for. What holds an amount with a unit never adds up, nor is waited for.

    Args:
        report: The report.
        weights: The cells of the sum, as its equation has them.
    """
    cells, figures = report.form.cells, report.figures
    blanks = (Blank(ref, weight, cells[ref].kind) for ref, weight in weights.items() if ref not in figures)
    return tuple(blank for blank in blanks if blank.kind is not FigureKind.AMOUNT)


def sum_broken_by(report: Report, answers: Mapping[Ref, Value | None]) -> Identity | None:
    """Return the first sum that figures in cells without any would make fail; None if they break nothing."""
    sums = equations_of(report)
    figures = {ref: value for ref, value in answers.items() if isinstance(ref, CellRef) and isinstance(value, Decimal)}
    for index in sorted({index for ref in figures for index, _ in sums.touched.get(ref, ())}):
        identity, weights = report.form.identities[index], sums.weights[index]
        by = sum((weight * figures[ref] for ref, weight in weights.items() if ref in figures), Decimal(0))
        left = [blank for blank in blanks_of(report, weights) if blank.ref not in figures]
        if not can_come_right(report.sum(identity.right) - report.sum(identity.left) + by, left):
            return identity
    return None


def can_come_right(difference: Decimal, blanks: Iterable[Blank]) -> bool:
    """Return whether some figures in the blanks make a difference vanish: counts, in whole numbers from 0 on.

    Args:
        difference: Right minus left, as far as there are figures.
        blanks: What is still to be filled in.
    """
    steps = {step for blank in blanks for step in _steps(blank)}
    wanted = -difference * _CENT
    if not wanted or not steps:
        return not wanted
    unit = gcd(*steps)
    if wanted % unit:
        return False
    # Steps both ways reach every multiple of what they have in common.
    if min(steps) < 0 < max(steps):
        return True
    return wanted * min(steps) > 0 and _is_reached(int(abs(wanted)) // unit, {abs(step) // unit for step in steps})


def _steps(blank: Blank) -> tuple[int, ...]:
    """Return by how many of the smallest sums a difference moves with each step of a figure."""
    step = blank.weight * (1 if blank.kind is FigureKind.MONEY else _CENT)
    return (step, -step) if blank.kind is FigureKind.SIGNED else (step,)


def _is_reached(wanted: int, steps: set[int]) -> bool:
    """Return whether steps forward, each taken any number of times, add up to a number from 0 on."""
    shortest = min(steps)
    least = {0: 0}
    ways = [0]
    while ways:
        far = heappop(ways)
        for step in steps:
            further = far + step
            if further < least.get(further % shortest, further + 1):
                least[further % shortest] = further
                heappush(ways, further)
    return least.get(wanted % shortest, wanted + 1) <= wanted
