"""Whose report it is: when two reports are of the same unit, and what its name may look like in names of files."""

from __future__ import annotations

from typing import NamedTuple

from models.report.matching_code import matching_code
from models.report.report import Report
from models.text.look_alikes import look_alike, odd_characters, plain_name
from models.text.safe_name import safe_name

_TOLD = 3
"""Odd characters of a name that are told. Chosen: more would not be read."""

_UNNAMED = "未填单位"


class UnitYear(NamedTuple):
    """What tells reports apart that are about different things: the unit by its full name, and the year.

    Attributes:
        agency: In the normal form of names that look alike, to be compared and not to be shown.
    """

    agency: str
    year: int


def unit_year(report: Report) -> UnitYear:
    """Return whose report it is, and of which year; the name is empty where the cover does not say."""
    return UnitYear(plain_name(report.text("cover", "agency")), report.year)


def same_unit_and_year(one: Report, other: Report) -> bool:
    """Return whether two reports are of the same unit and year; of a report without a name, nobody knows."""
    return bool(unit_year(one).agency) and unit_year(one) == unit_year(other)


def names_side_by_side(one: Report, other: Report) -> str:
    """Return the names of two reports' units and what is odd in them, if they are different and only look alike."""
    names = [report.text("cover", "agency").strip() for report in (one, other)]
    if not look_alike(*names):
        return ""
    return "\n".join(f"“{name}”{_oddities(name)}" for name in names)


def _oddities(name: str) -> str:
    told = [odd.told for odd in odd_characters(name)]
    return f"：{'；'.join(told[:_TOLD])}{'等' if len(told) > _TOLD else ''}" if told else ""


def file_name(report: Report) -> str:
    """Return a name for files made of this report, without a suffix, that any file system takes."""
    return f"{_safe(report)}_{report.year}年{report.form.title}"


def folder_name(report: Report) -> str:
    """Return unit, year and matching code as the name of a folder that any file system takes."""
    return f"{_safe(report)}_{report.year}_{matching_code(report)}"


def _safe(report: Report) -> str:
    """Return the name of the unit, as far as it can stand at the beginning of a name of a file."""
    return safe_name(report.text("cover", "agency")) or _UNNAMED
