"""What reading a published report gives: the report, where each answer was found, and what was not imported."""

from __future__ import annotations

from typing import NamedTuple

from models.form.refs import Ref
from models.report.report import Report, Value


class Found(NamedTuple):
    """An answer with its origin.

    Attributes:
        where: The place in the file, for the clerk.
        raw: As it stands in the file; the lines of a text are separated by line feeds.
        sure: Whether nothing had to be guessed: not the label, not the column, not the end of a line. A column
            with a label that is misread stands where it must if its neighbours are read exactly.
    """

    ref: Ref
    value: Value
    where: str
    raw: str
    sure: bool = True


class Unread(NamedTuple):
    """What stands in the file and is in no answer."""

    where: str
    text: str


class Reading(NamedTuple):
    """A report out of a published file."""

    report: Report
    found: tuple[Found, ...]
    unread: tuple[Unread, ...]
