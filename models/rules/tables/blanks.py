"""Sums with blanks: which figures one still waits for, and whether these can make it come right at all."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
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


Step = tuple[int, FigureKind]
"""How a figure moves the difference of a sum: its weight there, and of which kind it is."""


class Blanks(NamedTuple):
    """What a sum waits for.

    Attributes:
        cells: How many cells hold no number yet; 0 where the sum is whole.
        steps: How figures in them move its difference.
    """

    cells: int
    steps: frozenset[Step]


def blanks_of(report: Report, weights: Mapping[CellRef, int]) -> Blanks:
    """Return what a sum waits for. What holds an amount with a unit never adds up, nor is waited for.

    Args:
        report: The report.
        weights: The cells of the sum, as its equation has them.
    """
    cells, figures = report.form.cells, report.figures
    steps = [(weight, cells[ref].kind) for ref, weight in weights.items() if ref not in figures]
    steps = [step for step in steps if step[1] is not FigureKind.AMOUNT]
    return Blanks(len(steps), frozenset(steps))


def sum_broken_by(report: Report, answers: Mapping[Ref, Value | None]) -> Identity | None:
    """Return the first sum that figures in cells without any would make fail; None if they break nothing."""
    sums = equations_of(report)
    figures = {ref: value for ref, value in answers.items() if isinstance(ref, CellRef) and isinstance(value, Decimal)}
    for index in sorted({index for ref in figures for index, _ in sums.touched.get(ref, ())}):
        identity, weights = report.form.identities[index], sums.weights[index]
        by = sum((weight * figures[ref] for ref, weight in weights.items() if ref in figures), Decimal(0))
        left = blanks_of(report, {ref: weight for ref, weight in weights.items() if ref not in figures})
        if not can_come_right(report.sum(identity.right) - report.sum(identity.left) + by, left.steps):
            return identity
    return None


def can_come_right(difference: Decimal, steps: frozenset[Step]) -> bool:
    """Return whether some figures in blanks make a difference vanish: counts, in whole numbers from 0 on.

    Args:
        difference: Right minus left, as far as there are figures.
        steps: How figures in the blanks move it.
    """
    moves = _moves(steps)
    wanted = -difference * _CENT
    if not wanted or not moves:
        return not wanted
    unit = gcd(*moves)
    if wanted % unit:
        return False
    # Moves both ways reach every multiple of what they have in common.
    if min(moves) < 0 < max(moves):
        return True
    return wanted * min(moves) > 0 and _is_reached(int(abs(wanted)) // unit, {abs(move) // unit for move in moves})


@lru_cache(maxsize=256)
def _moves(steps: frozenset[Step]) -> frozenset[int]:
    """Return by how many of the least there is of money a difference moves with the next figure in a blank."""
    moves = {weight * (1 if kind is FigureKind.MONEY else _CENT) for weight, kind in steps}
    return frozenset(moves | {-weight * _CENT for weight, kind in steps if kind is FigureKind.SIGNED})


def _is_reached(wanted: int, moves: set[int]) -> bool:
    """Return whether moves forward, each taken any number of times, add up to a number from 0 on."""
    shortest = min(moves)
    least = {0: 0}
    ways = [0]
    while ways:
        far = heappop(ways)
        for move in moves:
            further = far + move
            if further < least.get(further % shortest, further + 1):
                least[further % shortest] = further
                heappush(ways, further)
    return least.get(wanted % shortest, wanted + 1) <= wanted
