"""What the checks of texts have in common: which texts are printed, what is quoted in them, and edits of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Fix
from models.form.refs import NOTES, REASONS, TextRef
from models.report.fields import Typed, all_replaced
from models.report.places import GENERATED
from models.report.report import Report

OVERVIEW_TEXT = TextRef("texts", "overview")
PROBLEMS_TEXT = TextRef("texts", "problems")

_OFF_PAPER = {"kind", "year", "prepared_by", "checked_by", "approved_by"}
"""Particulars of the cover that the published report does not print."""

_QUOTATION = dict(zip("》〉”’", "《〈“‘", strict=True))
"""The marks that close a title or a quotation, with those that open it."""

_QUOTING = re.compile("[《》〈〉“”‘’]")
_FILLER = "□"

_NAMED = 5
"""Words that a sentence quotes: ours; more would not be read."""


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
    pieces, at = [], 0
    for start, end in sorted(_quotations(text)):
        if start >= at:
            pieces += [text[at:start], _FILLER * (end - start)]
            at = end
    return "".join((*pieces, text[at:]))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where titles and quotations stand, each inner one before that around it."""
    opened: list[int] = []
    waiting = dict.fromkeys(_QUOTATION.values(), 0)
    for at in (mark.start() for mark in _QUOTING.finditer(text)):
        if (mark := text[at]) in waiting:
            opened.append(at)
            waiting[mark] += 1
        elif waiting[_QUOTATION[mark]]:
            while text[begin := opened.pop()] != _QUOTATION[mark]:
                waiting[text[begin]] -= 1
            waiting[text[begin]] -= 1
            yield begin, at + 1


def named(words: Iterable[str], joint: str = "") -> str:
    """Return the different ones among some words, as many as a sentence quotes; 等 stands for the others."""
    found = list(dict.fromkeys(words))
    return f"{joint.join(found[:_NAMED])}{'等' if len(found) > _NAMED else ''}"


def rewritten(report: Report, ref: TextRef, label: str, changes: Iterable[WordChange]) -> Fix:
    """Return the fix that makes some changes in one text."""
    words = (Typed((start, end), new) for start, end, new in changes)
    return Fix(label, ((ref, all_replaced(report.text(*ref), report.shown, words)),), sure=False)


def _is_printed(report: Report, ref: TextRef) -> bool:
    if ref.part == NOTES:
        return ref.cell in report.form.cells
    if ref.part == "cover":
        return ref.key not in _OFF_PAPER
    return str(ref) in GENERATED or (ref.part != REASONS and report.form.section_of(ref) is not None)
