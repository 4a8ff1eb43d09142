"""What a figure is worth, in the codes that statistical offices use (SDMX CL_OBS_STATUS)."""

from __future__ import annotations

from models.district.rollup.adding import NAMED_ROW, CellSum
from models.district.rollup.report_values import Odd
from models.form.refs import CellRef

NORMAL, MISSING, CANNOT_EXIST, PROVISIONAL = "A", "O", "M", "P"
"""A figure; none, though there may be one; none, because there cannot be one (规章 below a city with districts); one
of which a part is missing."""


def absent(ref: CellRef) -> str:
    """Return the status of a cell of a unit that has not been counted."""
    return CANNOT_EXIST if ref[:2] == NAMED_ROW else MISSING


def of_odd(odd: Odd) -> str:
    """Return the status of a cell that holds no plain figure: money with a unit is one, words are none."""
    if not odd.is_added:
        return MISSING
    return PROVISIONAL if odd.text[-1:].isdigit() else NORMAL


def of_sum(cell: CellSum, *, is_whole: bool) -> str:
    """Return the status of a sum."""
    if not cell.figures:
        return MISSING
    return NORMAL if is_whole and cell.is_whole else PROVISIONAL
