"""A unit's report of last year that was accepted: what this year's is checked and compared with (D14, D39)."""

from __future__ import annotations

from collections.abc import Callable

from models.report.report import Report

PreviousOf = Callable[[str], Report | None]
"""Returns the accepted report of last year of a unit, by its id; None where none is known.

Raises:
    ReportError: It is known and cannot be read.
    OSError: As above.
"""
