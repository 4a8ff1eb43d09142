"""What the checks of texts have in common: which texts are printed, what is quoted in them, and edits of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Fix
from models.form.refs import NOTES, REASONS, TextRef
from models.report.fields import replaced
from models.report.places import GENERATED
from models.report.report import Report

OVERVIEW_TEXT = TextRef("texts", "overview")
PROBLEMS_TEXT = TextRef("texts", "problems")

_OFF_PAPER = {"kind", "year", "prepared_by", "checked_by", "approved_by"}
"""Particulars of the cover that the published report does not print."""

_QUOTED = re.compile("《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|‘[^‘’]*’")
_FILLER = "□"


class WordChange(NamedTuple):
    """Words of a text, from character `start` up to `end` as it is printed, and what they should read."""

    start: int
    end: int
    new: str


def printed_texts(report: Report) -> Iterator[tuple[TextRef, str]]:
    """Yield the texts that were typed and are printed in the report, as they are printed."""
    for ref, value in report.values.items():
        if isinstance(ref, TextRef) and isinstance(value, str) and _is_printed(report, ref):
            yield ref, report.printed(ref)


def said_in(report: Report, ref: TextRef) -> str:
    """Return a text as it is printed; nothing if the form of this year does not ask for it."""
    return report.printed(ref) if _is_printed(report, ref) else ""


@lru_cache(maxsize=32)
def unquoted(text: str) -> str:
    """Return a text of the same length in which titles and quotations are filled in."""
    while (filled := _QUOTED.sub(lambda found: _FILLER * len(found[0]), text)) != text:
        text = filled
    return text


def rewritten(report: Report, ref: TextRef, label: str, changes: Iterable[WordChange]) -> Fix:
    """Return the fix that makes some changes in one text."""
    text = report.text(*ref)
    for start, end, new in sorted(changes, reverse=True):
        text = replaced(text, report.shown, (start, end), new)
    return Fix(label, ((ref, text),))


def _is_printed(report: Report, ref: TextRef) -> bool:
    if ref.part == NOTES:
        return ref.cell in report.form.cells
    if ref.part == "cover":
        return ref.key not in _OFF_PAPER
    return str(ref) in GENERATED or (ref.part != REASONS and report.form.section_of(ref) is not None)
