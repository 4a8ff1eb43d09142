"""How a figure is shown as typed while the cell holds a plain number."""

from __future__ import annotations

from decimal import Decimal

from models.form.figures import Amount
from models.form.vocabulary import FigureKind
from models.report.report import Value

GENERAL = "General"
_GENERAL_DIGITS = 10
"""Excel shows eleven places in `General`, the point among them, before it rounds or writes an exponent."""

_SMALLEST_GENERAL = Decimal("0.001")
"""What every program shows without rounding and without an exponent."""


def number_format(value: Value | None, kind: FigureKind, note: str) -> str:
    """Return the number format under which a cell looks as on paper, with `note` behind the number."""
    unit = value.unit if isinstance(value, Amount) else ""
    literal = f'"{unit}{note}"' if unit or note else ""
    plain = _digits(value) + literal
    return f"+{plain};-{plain};{plain}" if kind is FigureKind.SIGNED else plain


def _digits(value: Value | None) -> str:
    """Return the digits as typed; `General` where it does the same, since it also shows later changes in full."""
    if value is None or isinstance(value, str):
        return GENERAL
    number = value.value if isinstance(value, Amount) else value
    shown = f"{number:f}"
    decimals = len(shown.partition(".")[2])
    is_plain = not (decimals and shown.endswith("0")) and (not number or abs(number) >= _SMALLEST_GENERAL)
    if is_plain and len(shown) <= _GENERAL_DIGITS:
        return GENERAL
    return "0." + "0" * decimals if decimals else "0"
