"""Rooms that are asked, and have answered: for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from models.form.refs import CellRef
from models.gathering.gathering import Gathering, How, Row, askable
from models.report.report import Report
from tests.builders import answered, cell
from tests.invented import ALL_EDITIONS
from tests.models.strategies import CELLS, TYPED, answer

WHEN = datetime(2026, 1, 8, 9, 30, tzinfo=UTC)
LATER = WHEN + timedelta(days=7)

OFFICE, SQUAD, JUSTICE = "room1", "room2", "room3"
NEW, GRANTED, PERMITS = (
    cell(name) for name in ("applications/new/natural", "applications/granted/natural", "disclosure/permits/decisions")
)
NEW_ROW, GRANTED_ROW, PERMITS_ROW = (Row(ref.table, ref.row) for ref in (NEW, GRANTED, PERMITS))

UNIT = "鲤城区人民政府开元街道办事处"


def report(**figures: str) -> Report:
    """Return a report of the unit; figures by the row of table 3, of natural persons."""
    answers = {f"applications/{row}/natural": figure for row, figure in figures.items()}
    return answered(Report.blank(2025), {"cover/agency": UNIT, **answers})


def asked() -> Gathering:
    """Return three rooms, of which two are asked for what is new, and all for what was granted."""
    rooms = Gathering().with_room("党政办").with_room("综合执法队").with_room("司法所")
    return rooms.with_row(OFFICE, NEW_ROW).with_row(SQUAD, NEW_ROW).with_row_of_all(GRANTED_ROW)


def value(ref: CellRef, text: str) -> str:
    """Return what a cell holds once this was typed; it is something."""
    found = answer(ref, text)
    assert found is not None
    return found  # type: ignore[return-value]  # a value of a report, whichever


_NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9).filter(str.strip)
_MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  given next
_ROWS = sorted({row for form in ALL_EDITIONS for row in askable(form)})


@st.composite
def gatherings(draw: st.DrawFn) -> Gathering:
    """Draw rooms that have been asked and have answered anything."""
    gathering = Gathering(due=draw(st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1))))
    for name in draw(st.lists(_NAMES, max_size=4)):
        gathering = gathering.with_room(name)
    rooms = [room.id for room in gathering.rooms]
    if not rooms:
        return gathering
    for room, row in draw(st.lists(st.tuples(st.sampled_from(rooms), st.sampled_from(_ROWS)), max_size=12)):
        gathering = gathering.with_row(room, row)
    acts = st.tuples(st.sampled_from(rooms), st.sampled_from(CELLS), st.none() | TYPED, st.sampled_from(How), _MOMENTS)
    for room, ref, text, how, when in draw(st.lists(acts, max_size=12)):
        gathering = gathering.with_part(room, ref, answer(ref, text) if text else None, how, when)
    for ref in draw(st.lists(st.sampled_from(CELLS), max_size=3)):
        gathering = gathering.with_taken([ref])
    for room, when in draw(st.dictionaries(st.sampled_from(rooms), _MOMENTS)).items():
        gathering = gathering.with_came(room, when)
    return gathering
