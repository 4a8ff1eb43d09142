"""The cover of our own workbook read back: which of its answers have been changed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.form.cover import PARTICULARS, EntryKind, Particular, keep_date
from models.form.refs import Ref
from models.importers.own.workbook_layout import unescaped
from models.report.report import Report, Value
from models.report.wording import particular_shown

_LABELS = frozenset(particular.label for particular in PARTICULARS.values())


def changed_answers(report: Report, rows: Iterable[tuple[object, ...]]) -> dict[Ref, Value | None]:
    """Return the answers that stand on the sheet now, if they are others than were exported.

    Args:
        report: As it was exported.
        rows: The cells of the sheet below its heading: label and answer; a long answer goes on below.
    """
    written = [one for one in PARTICULARS.values() if report.text("cover", one.key)]
    found = (answer for answer in _answers(written, rows) if answer[0].entry is not EntryKind.YEAR)
    return {
        one.ref: _kept(one, text) for one, text in found if unescaped(text) != unescaped(particular_shown(report, one))
    }


def _answers(written: list[Particular], rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[Particular, str]]:
    """Yield the answers in the order in which they were written; labels may stand in several groups."""
    waiting = list(written)
    lines: list[str] = []
    present: Particular | None = None
    for label, answer, *_ in (*((*row, None, None) for row in rows), ("", None)):
        named = _next(waiting, str(label)) if isinstance(label, str) and label in _LABELS else None
        if present and (named or answer is None):
            yield present, "\n".join(lines)
            present = None
        if named:
            present, lines = named, []
        if present and answer is not None:
            lines.append(str(answer).strip())


def _next(waiting: list[Particular], label: str) -> Particular | None:
    """Take the first answer of this label, and those before it, off the list."""
    at = next((at for at, one in enumerate(waiting) if one.label == label), None)
    if at is None:
        return None
    found = waiting[at]
    del waiting[: at + 1]
    return found


def _kept(particular: Particular, text: str) -> str:
    if particular.entry is EntryKind.DATE:
        return keep_date(text)
    if particular.entry is EntryKind.CHOICE:
        return {label: id_ for id_, label in particular.choices.items()}.get(text, "")
    return text
