"""Whose report it is: when two reports are of the same unit, and what its name may look like in names of files."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category

from models.report.matching_code import matching_code
from models.report.report import Report
from models.text.look_alikes import look_alike, odd_characters, plain_name

_MOST_CHARACTERS = 40
"""Of a name. Chosen: real ones have some 20, and Windows allows 260 for the whole path."""

_MOST_BYTES = 150
"""Linux allows 255 bytes for a name, and rare characters take four each; year and title, the mark of a draft, suffix
and the ending of a temporary file are 98 bytes more."""

_TOLD = 3
"""Odd characters of a name that are told. Chosen: more would not be read."""

_UNNAMED = "未填单位"

_ILLEGAL = frozenset('\\/:*?"<>|')
"""In names of files on Windows (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of Unicode: control, format, half of a pair, separators of lines and paragraphs."""

_PORTS = frozenset("¹²³123456789")
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in _PORTS)})
"""Windows makes no file of these names, nor of these with a point and more behind them (same source)."""


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
    kept = (one for one in report.text("cover", "agency") if one not in _ILLEGAL and category(one) not in _INVISIBLE)
    short = "".join(kept).strip(" .")[:_MOST_CHARACTERS].encode()[:_MOST_BYTES]
    agency = short.decode(errors="ignore").rstrip(" .") or _UNNAMED
    device = agency.partition(".")[0].strip().upper() in _DEVICES
    return f"{'单位' if device else ''}{agency}"
