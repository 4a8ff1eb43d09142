"""Sums of money that were given with a unit, in ten thousand yuan: exactly, beside what was typed."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation

from models.form.figures import Amount, Figure, read_figure
from models.form.vocabulary import FigureKind

UNIT = "万元"
"""In which money is added up."""

# Ten thousand yuan in each unit; exact, since all of them are powers of ten.
_WORTH = {"元": Decimal("0.0001"), UNIT: Decimal(1), "亿元": Decimal(10_000)}

EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
"""Digits, in which no sum of figures is rounded. Chosen: figures have 15, before or behind the point; a rounding
would be told and not made."""


def in_ten_thousands(value: Figure | str, kind: FigureKind) -> Decimal | None:
    """Return a sum of money in ten thousand yuan; None if it does not say in which unit it is, or is none."""
    if kind not in {FigureKind.AMOUNT, FigureKind.MONEY}:
        return None
    amount = read_figure(value, FigureKind.AMOUNT) if isinstance(value, str) else value
    if not isinstance(amount, Amount):
        return None
    if amount.unit not in _WORTH:
        return amount.value if not amount.value else None
    return EXACT.multiply(amount.value, _WORTH[amount.unit])
