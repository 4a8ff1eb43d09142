"""Reports as Hypothesis draws them: any answers of any edition, typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from models.form.cover import PARTICULARS, EntryKind, keep_date
from models.form.editions import EDITIONS
from models.form.figures import read_figure
from models.form.refs import CellRef, Ref, TextRef, note_ref
from models.report.of_task import TASK, UNIT_ID
from models.report.report import YEAR, Report, Value
from tests.builders import KINDS

CELLS = sorted({ref for form in EDITIONS for ref in form.cells})
_CHOICES: dict[Ref, Mapping[str, str]] = {
    one.ref: one.choices for one in PARTICULARS.values() if one.entry is EntryKind.CHOICE
}
_COVER = [one.ref for one in PARTICULARS.values() if one.ref not in {YEAR, *_CHOICES}]
_HEADINGS = [TextRef("headings", key) for key in ("title", *(section.id for section in EDITIONS[0].sections))]
_TEXTS = [TextRef("texts", key) for key in ("opening", *(narrative.id for narrative in EDITIONS[0].narratives))]
_NOTES = [note_ref(ref) for ref in CELLS]
_REASONS = [TextRef("reasons", "T2-REG disclosure/regulations/issued")]

YEARS = st.integers(2019, 2030)
TYPED = st.one_of(
    st.integers(-20, 20).map(str),
    st.integers(0, 99_999_999).map(lambda digits: f"{Decimal(digits).scaleb(-6):f}"),
    st.sampled_from(["1,204", "３件", "无", "/", "1.50", "3.54万元", "251000元", "22（其中修订16件）"]),
    st.text(max_size=20),
)
TEXT_REFS = st.sampled_from([*_COVER, *_HEADINGS, *_TEXTS, *_NOTES, *_REASONS])


def answer(ref: Ref, text: str) -> Value | None:
    """Return what typing `text` answers."""
    if isinstance(ref, CellRef):
        return read_figure(text, KINDS[ref])
    is_date = ref.part == "cover" and PARTICULARS[ref.key].entry is EntryKind.DATE
    return keep_date(text) if is_date else text


ANSWERS = st.dictionaries(st.sampled_from(CELLS) | TEXT_REFS, TYPED, max_size=40).map(
    lambda typed: {ref: answer(ref, text) for ref, text in typed.items()}
)
"""Answers to any question but the year."""


def _report(year: int, chosen: dict[Ref, Value | None], answers: dict[Ref, Value | None]) -> Report:
    blank = Report.blank(year)
    return blank.applied(blank.edit({**answers, **chosen}))


_CHOSEN = st.fixed_dictionaries({ref: st.sampled_from(["", *choices]) for ref, choices in _CHOICES.items()})
_UNIT_IDS = st.sampled_from(["350502-01", "街道 ⼀", "1", "<b>A</b>", "x" * 64])
_IDS: st.SearchStrategy[dict[Ref, Value | None]] = st.just({}) | st.fixed_dictionaries(
    {TASK: st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=16, max_size=16), UNIT_ID: _UNIT_IDS}
)
REPORTS = st.builds(_report, YEARS, st.builds(dict.__or__, _CHOSEN, _IDS), ANSWERS)

EDITS = st.one_of(
    ANSWERS,
    st.lists(st.sampled_from(CELLS), max_size=5).map(dict.fromkeys),
    YEARS.map(lambda year: {YEAR: str(year)}),
)
"""What one step of work changes: answers given, answers cleared, or the year corrected."""
