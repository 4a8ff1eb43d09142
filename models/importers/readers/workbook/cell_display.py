"""What a cell of a workbook shows: its value in its number format, as Excel in Chinese shows it."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from models.importers.readers.workbook.chinese_figures import in_chinese
from models.importers.readers.workbook.moments import moment
from models.importers.readers.workbook.number_format import Choice, Kind, Section, Token, taken_apart
from models.importers.readers.workbook.scaled_figures import fraction, laid_out, scientific

DIGITS = 15
"""Significant ones that a cell keeps: Excel calculates with doubles and shows no more."""

_GENERAL = 11
"""Characters of a number that has no format, the sign not counted: what Excel shows in a cell however wide it is."""

_SMALLEST = Decimal("1E-4")
"""What Excel shows without an exponent at the least."""

_EXACT = Context(prec=2_000)
"""Chosen: a double has up to 309 digits before the point, and a format of 255 characters some hundreds more."""

_NUMBER = re.compile(r"[0-9.]+")
_CHANGING = re.compile("[%‰(]")


_DISPLAYS_KEPT = 1_024
"""Values that are kept with what is seen of them. Chosen: most figures of a report are 0, or below 100."""


class Display(NamedTuple):
    """What is seen of a value.

    Attributes:
        text: As it stands in the cell, without blanks around; nothing where the format shows nothing.
        agrees: Whether whoever reads it takes it for the value that is stored.
        colour: The name of the colour that the format gives it, or nothing.
        is_number: Whether it is one, a date among them: where it does not fit, all of it is hashes.
    """

    text: str
    agrees: bool = True
    colour: str = ""
    is_number: bool = False


@lru_cache(_DISPLAYS_KEPT)
def display(value: Decimal | str, number_format: str, *, from_1904: bool = False) -> Display:
    """Return what a cell shows.

    Args:
        value: A number, or a text.
        number_format: As the workbook has it; nothing is as ``General``.
        from_1904: Whether the days of the workbook are counted from 1904, as old ones of a Mac are.
    """
    format_ = taken_apart(number_format or "General")
    if isinstance(value, str):
        return _text(value, format_.texts)
    if not value.is_finite():
        return Display(str(value), agrees=False, is_number=True)
    choice = format_.of(value)
    if choice is None:
        return Display(plain(value), agrees=False, is_number=True)
    section = choice.section
    if section.has(Kind.MOMENT, Kind.ELAPSED):
        text = moment(value, section, from_1904=from_1904)
        seen = text.strip() if text is not None else plain(value)
        is_sure = text is not None and (not _NUMBER.fullmatch(seen) or _reads_as(seen, value))
        return Display(seen, is_sure, section.colour, is_number=True)
    shown = _number(value, choice)
    is_unlike = value < 0 and any(one.condition for one in format_.numbers)  # programs write the minus, or do not
    return shown._replace(agrees=shown.agrees and not is_unlike)


def _text(value: str, section: Section | None) -> Display:
    """Return a text in the section for texts."""
    if section is None:
        return Display(value)
    shown = "".join(value if token.kind is Kind.VALUE else token.text for token in section.tokens)
    return Display(shown, value.strip() == shown.strip() or not shown.strip(), section.colour)


def _number(value: Decimal, choice: Choice) -> Display:
    section, size = choice.section, abs(value)
    if section.has(Kind.GENERAL, Kind.VALUE):
        text = "".join(_general_token(token, size, section.script) for token in section.tokens)
    elif section.has(Kind.EXPONENT):
        text = scientific(size, section.tokens)
    elif fraction_text := fraction(size, section.tokens):
        text = fraction_text
    else:
        text = laid_out(size, section.tokens)
        text = in_chinese(text, section.script) if section.script else text
    is_zero = not re.search("[1-9一-龥]", text)
    minus = "-" if value < 0 and choice.keeps_minus and not is_zero else ""
    seen = f"{minus}{text.strip()}" if text.strip() else ""
    return Display(seen, _reads_as(seen, value), section.colour, is_number=True)


def _general_token(token: Token, size: Decimal, script: int) -> str:
    if token.kind not in {Kind.GENERAL, Kind.VALUE}:
        return token.text
    return in_chinese(general(size), script, with_units=True) if script else general(size)


def _reads_as(seen: str, value: Decimal) -> bool:
    """Return whether a person reads this as that number; a figure in what stands around it is none of it."""
    digits = "".join(_NUMBER.findall(seen.replace(",", "")))
    if not digits.strip(".") or digits.count(".") > 1 or _CHANGING.search(seen):
        return not seen
    size = Decimal(digits.strip("."))
    return (-size if seen.startswith("-") else size) == value


def plain(value: Decimal) -> str:
    """Return a number in all its digits."""
    return f"{value.normalize(_EXACT):f}" if value.is_finite() else str(value)


def general(size: Decimal) -> str:
    """Return a number, 0 or more, as a cell without a format shows it, however wide the cell is."""
    if not size:
        return "0"
    whole = plain(size).partition(".")[0]
    if len(whole) > _GENERAL or size < _SMALLEST:
        mantissa, _, exponent = f"{size:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:]:0>2}"
    places = max(_GENERAL - 1 - len(whole), 0)
    return plain(size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT))
