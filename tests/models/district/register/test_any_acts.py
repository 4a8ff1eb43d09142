"""Whatever is done in whatever order: what is kept is what is told, and the index is worked out from the events."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from models.district.register.event_chain import EVENTS, chain_of
from models.district.register.events import Event, What, event_of, line_of
from models.district.register.head_note import HEAD
from models.district.register.index import INDEX, glance
from models.district.register.points import listed
from models.district.register.register import Brought, Register, Ticks
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Answer, SlipAnswer
from models.district.unit_state import UnitState
from models.system.errors import ReportError
from tests.models.district.register.registers import (
    BUREAU_ID,
    DUE,
    FAULTY,
    NOON,
    OUTSIDE_ID,
    POINT,
    SOUND,
    STREET_ID,
    TODAY,
    WHO,
    arrival,
    begun,
    content,
    fixed_now,
    name_of,
    opened,
    troubles,
)
from tests.thoroughness import examples


class Given(NamedTuple):
    """With what an act is done."""

    number: int
    unit: str
    text: str


GIVEN = st.builds(
    Given,
    st.integers(1, 4),
    st.sampled_from([STREET_ID, BUREAU_ID, OUTSIDE_ID]),
    st.sampled_from(["", "开元办", "教育局（新）", "年报\ud800\n", "<b>=1+1</b>"]),
)

Act = Callable[[Register, Given], object]
ACTS: dict[str, Act] = {
    "receive": lambda register, by: register.receive(content(by.number), arrival(by.number, by.unit), WHO),
    "again": lambda register, by: register.receive(
        content(by.number), arrival(by.number, by.unit, place=by.text, version="v1"), WHO
    ),
    "nobody's": lambda register, by: register.receive(
        content(by.number), arrival(by.number, "", proposals=(by.unit,), agency=by.text), WHO
    ),
    "aside": lambda register, by: register.receive(content(by.number), arrival(by.number, "", refusal="读不出来"), WHO),
    "confirm": lambda register, by: register.confirm_unit(name_of(by.number), by.unit, WHO, by.text),
    "put aside": lambda register, by: register.put_aside(name_of(by.number), by.text, WHO),
    "decide": lambda register, by: register.decide(name_of(by.number), WHO, by.text),
    "check": lambda register, by: register.keep_check(name_of(by.number), FAULTY, WHO),
    "accept": lambda register, by: register.accept(name_of(by.number), SOUND, WHO, by.text),
    "accept faulty": lambda register, by: register.accept(name_of(by.number), FAULTY, WHO),
    "send back": lambda register, by: register.send_back(name_of(by.number), [POINT, POINT], DUE, WHO, by.text),
    "withdraw": lambda register, by: register.withdraw(name_of(by.number), by.text, DUE, WHO),
    "send back and close": lambda register, by: register.send_back(
        name_of(by.number), [POINT], DUE, WHO, by.text, closed=[by.number]
    ),
    "answer": lambda register, by: register.receive(
        content(by.number), arrival(by.number, by.unit, answers=_answers(by)), WHO
    ),
    "take back": lambda register, by: register.take_back(name_of(by.number), WHO),
    "remind": lambda register, by: register.remind([by.unit], by.text, WHO),
    "paper": lambda register, by: register.check_paper(
        by.unit, f"ABCD-{by.number:04}", Ticks(sealed=True, signed=True, whole=by.text == ""), WHO, by.text
    ),
    "change": lambda register, by: register.change_unit(
        register.ledger.units[by.unit]._replace(counted=False, reason=by.text), TODAY, by.text, WHO
    ),
    "last year": lambda register, by: register.keep_last_year(
        [Brought(by.unit, content(by.number + 10), "ABCD-0000", name_of(by.number), by.text)], 2024, WHO
    ),
    "fix": lambda register, by: fixed_now(register, by.number, by.text),
    "put away": lambda register, by: register.put_away("T2-REG", by.text, by.number, WHO),
    "note": lambda register, by: register.note(by.unit, by.text, WHO),
}


def _answers(by: Given) -> tuple[SlipAnswer, ...]:
    """Return answers to the first round of a unit; some of them may fit."""
    about = f"ABCD-{by.number:04}"
    return (SlipAnswer(1, 1, about, Answer.MENDED.value, by.text), SlipAnswer(1, by.number, about, "", by.text))


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), GIVEN), max_size=25))
@examples(60, 2_000)
def test_what_is_kept_is_what_was_done(acts: list[tuple[str, Given]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        register = begun(Path(place) / "任务")
        for name, by in acts:
            before = (register.ledger, len(register.events))
            try:
                ACTS[name](register, by)
            except ReportError:
                assert (register.ledger, len(register.events)) == before, "what is refused changes nothing"
            _ensure_sound(register)
        register.release()

        kept = {name: (register.folder / name).read_bytes() for name in (EVENTS, INDEX, HEAD)}
        with opened(register.folder) as again:
            assert (again.ledger, again.events, troubles(again)) == (register.ledger, register.events, [])
        for name in (INDEX, HEAD):
            (register.folder / name).unlink()
        opened(register.folder).release()
        assert {name: (register.folder / name).read_bytes() for name in kept} == kept
        seen = glance(register.folder)
        assert (seen.counted, seen.in_force) == _counts(register)


def _counts(register: Register) -> tuple[int, int]:
    standing = register.standing(TODAY)
    return standing.counted, standing.in_sum


def _ensure_sound(register: Register) -> None:
    """Ensure what is true of every register."""
    ledger = register.ledger
    for unit in ledger.units:
        living = [one.state for one in ledger.living(unit)]
        assert living.count(SubmissionState.ACCEPTED) <= 1, "one version is in force"
        assert living.count(SubmissionState.TO_REVIEW) <= 1
        rounds = [return_.round for one in ledger.of(unit) for return_ in one.returns]
        assert len(rounds) == len(set(rounds))
        assert max(rounds, default=0) <= ledger.last_rounds.get(unit, 0)
        numbers = [point.number for point in listed(ledger, unit)]
        assert sorted(numbers) == sorted({point.number for point in ledger.points(unit)})
        assert len({point.id for point in ledger.points(unit)}) == len(list(ledger.points(unit)))
    for one in ledger.submissions.values():
        known = one.state in {SubmissionState.TO_RECOGNISE, SubmissionState.SET_ASIDE}
        assert bool(one.unit) != known
    counted, in_sum = _counts(register)
    assert in_sum <= counted, "n of N"
    standing = register.standing(DUE + timedelta(9))
    assert sum(standing.states.values()) == len(ledger.units)
    for unit_standing in standing.units:
        hands_in = unit_standing.state in {UnitState.MISSING, UnitState.SENT_BACK, UnitState.OVERDUE}
        assert (unit_standing.due is not None) == hands_in


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(TEXTS, parts, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.dictionaries(TEXTS, JSON, max_size=3)), max_size=6), st.data())
def test_a_chain_is_read_as_it_was_written_and_every_changed_byte_breaks_it(
    parts: list[tuple[str, str, dict[str, object]]], data: st.DataObject
) -> None:
    content_ = _written(parts)

    chain = chain_of(content_)

    assert [(one.subject, one.reason, one.data) for one in chain.events] == parts
    assert (chain.length, chain.rest) == (len(content_), b"")
    if content_:
        at = data.draw(st.integers(0, len(content_) - 1))
        changed = content_[:at] + bytes([content_[at] ^ 1]) + content_[at + 1 :]
        assert chain_of(changed).hashes != chain.hashes


def _written(parts: list[tuple[str, str, dict[str, object]]]) -> bytes:
    written = b""
    for number, (subject, reason, data) in enumerate(parts, 1):
        event = Event(number, NOON, WHO, What.NOTED, subject, "", "", reason, data)
        line = line_of(event, chain_of(written).head)
        assert event_of(line)[0] == event
        written += line
    return written
