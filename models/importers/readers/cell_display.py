"""What a cell of a workbook shows: its value in its number format, as far as reports use these."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_PATTERN = re.compile(r"General|[#0?][#0?,]*(?:\.[#0?]*)?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\[\]]*\]')
_GENERAL = "General"
_DIGITS = 15
"""Significant ones that a cell keeps: Excel calculates with doubles and shows no more."""

_LONGEST_FORMAT = 255
"""Characters of a number format that are looked at: Excel takes no longer ones."""

_UNUSUAL = re.compile(r"[#0?] ?(?:[Ee/])")


def shown(value: object, number_format: str) -> str:
    """Return a value as it stands in the cell; floats never show where a computer counts inexactly."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    number_format = number_format[:_LONGEST_FORMAT]
    if isinstance(value, int | float):
        return _number(Decimal(f"{value:.{_DIGITS}g}"), number_format)
    if isinstance(value, date | time | timedelta):
        return _moment(value, number_format)
    return str(value)


def _number(value: Decimal, number_format: str) -> str:
    """Return a number in the section of the format that is for its sign."""
    sections = number_format.split(";")
    at = 2 if not value and len(sections) > 2 else 1 if value < 0 and len(sections) > 1 else 0
    section = _LITERAL.sub(lambda found: found[1] or found[2] or "", sections[at])
    pattern = _PATTERN.search(section)
    if not value.is_finite() or not pattern or _UNUSUAL.search(section):
        return _plain(value)
    size = abs(value) * (100 if "%" in section else 1)
    number = _plain(size) if pattern[0] == _GENERAL else _digits(size, pattern[0])
    sign = "-" if value < 0 and not at and number.strip("0.,") else ""
    return f"{sign}{section[: pattern.start()]}{number}{section[pattern.end() :]}".strip()


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value.is_finite() else str(value)


def _digits(value: Decimal, pattern: str) -> str:
    whole, _, decimals = pattern.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    spare = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(spare if decimals else 0):
        text = text.removesuffix("0")
    return text.removesuffix(".")


def _moment(value: date | time | timedelta, number_format: str) -> str:
    if not isinstance(value, date):
        return str(value)
    day = f"{value.year}年{value.month}月" if "月" in number_format else value.isoformat()[:10]
    if "月" in number_format and "日" in number_format:
        day += f"{value.day}日"
    clock = f" {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else ""
    return day + clock
