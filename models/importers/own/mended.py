"""Our own files whose texts are written with characters that look like others or that nobody sees."""

from __future__ import annotations

from models.form.refs import Ref, TextRef
from models.importers.own.imported import ChangedByHand, Imported
from models.report.of_task import TASK_PART
from models.report.report import Report, Value
from models.text.characters import mended


def mended_report(opened: Imported) -> Imported:
    """Return a report whose texts are as they are meant; each that was changed is among the differences."""
    report = opened.report
    edit = report.edit(_mended(report))
    changes = (ChangedByHand(change.ref, change.before, change.after) for change in edit)
    return Imported(report.applied(edit), (*opened.differences, *changes))


def _mended(report: Report) -> dict[Ref, Value | None]:
    """Return the texts as they are meant; an id is no text, and another one is another unit's."""
    texts = ((ref, text) for ref, text in report.values.items() if isinstance(ref, TextRef) and isinstance(text, str))
    return {ref: mended(text) for ref, text in texts if ref.part != TASK_PART}


def is_mended(change: ChangedByHand) -> bool:
    """Return whether a difference is only how a text is written, and nobody's change of what it says."""
    return isinstance(change.exported, str) and change.exported != change.found == mended(change.exported)
