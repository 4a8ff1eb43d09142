"""Opening a register after whatever has happened to its files: nothing wrong is used, nothing is lost, all is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.district.register.event_chain import EVENTS
from models.district.register.events import What, event_of, line_of
from models.district.register.found_at_opening import Trouble
from models.district.register.head_note import HEAD
from models.district.register.index import INDEX
from models.system.errors import ReadOnly
from tests.models.district.register.on_disk import asides, changed, forge, lines, refuses
from tests.models.district.register.registers import (
    STREET_ID,
    WHO,
    arrival,
    begun,
    content,
    name_of,
    opened,
    states,
    taken_in,
    troubles,
)

WITHDRAWN = {
    "what": What.WITHDRAWN,
    "before": "接收",
    "after": "退回",
    "reason": "填错",
    "data": {"points": [], "due": "2026-01-17"},
}
REASON = "新的那一份找不回来"


# ------------------------------------------------------------ the events


@pytest.mark.parametrize("torn", [b"{", b'{"number":8,"wh', bytes(300), bytes(30) + b'aa"}\n', b"\xff\xfe"])
def test_a_torn_tail_is_cut_kept_and_told(closed: Path, torn: bytes) -> None:
    before = (closed / EVENTS).read_bytes()
    (closed / EVENTS).write_bytes(before + torn)

    register = opened(closed)

    assert troubles(register) == [Trouble.TORN_TAIL]
    assert (closed / EVENTS).read_bytes() == before
    assert asides(closed, "events.残尾-*") == [torn]
    taken_in(register, 3)
    register.release()
    assert troubles(opened(closed)) == []


def test_a_last_line_without_its_end_was_not_told_of(closed: Path) -> None:
    whole = (closed / EVENTS).read_bytes()
    with opened(closed) as register:
        taken_in(register, 3)
    last = lines(closed)[-1]
    (closed / EVENTS).write_bytes(whole + last[:-1])
    (closed / HEAD).unlink()
    (closed / INDEX).unlink()

    assert troubles(opened(closed)) == [Trouble.TORN_TAIL, Trouble.UNRECORDED]


@pytest.mark.parametrize("number", [1, 4, 5])
@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(WHO.encode(), "李四".encode()),
        lambda _: b"",
        lambda line: line + line,
        lambda line: line[:40] + bytes(20) + line[60:],
    ],
    ids=["changed", "missing", "twice", "torn"],
)
def test_any_other_break_is_told_and_nothing_is_written(
    closed: Path, number: int, change: Callable[[bytes], bytes]
) -> None:
    every = lines(closed)
    every[number - 1] = change(every[number - 1])
    (closed / EVENTS).write_bytes(b"".join(every))

    register = opened(closed)

    assert Trouble.BROKEN_CHAIN in troubles(register)
    assert len(register.events) <= number
    assert refuses(register)
    assert not register.can_go_on


def test_a_last_line_that_was_settled_is_not_torn(closed: Path) -> None:
    """It is changed: who cut it off would take away what somebody was told of."""
    changed(closed / EVENTS, lambda found: found[:-20] + bytes(20))

    register = opened(closed)

    assert Trouble.BROKEN_CHAIN in troubles(register)
    assert refuses(register)


def test_two_who_wrote_the_same_number_are_told(closed: Path) -> None:
    """As on a drive that grants everybody the lock."""
    event, hash_before = event_of(lines(closed)[-1])
    with (closed / EVENTS).open("ab") as stream:
        stream.write(line_of(event._replace(who="李四"), hash_before))

    assert troubles(opened(closed)) == [Trouble.BROKEN_CHAIN]


def test_events_that_are_gone_are_told(closed: Path) -> None:
    (closed / EVENTS).unlink()

    register = opened(closed)

    assert troubles(register) == [Trouble.NO_EVENTS]
    assert refuses(register)


@pytest.mark.parametrize(
    ("at", "forged", "known"),
    [
        (3, {"after": "接收"}, 0),
        (4, {"before": "待定"}, 1),
        (4, WITHDRAWN, 1),
        (5, {"subject": name_of(1)}, 1),
        (5, {"data": {}}, 1),
    ],
    ids=["no such life", "another state before", "never accepted", "twice", "nothing of it"],
)
def test_an_event_that_cannot_have_happened_is_not_believed(
    closed: Path, at: int, forged: dict[str, Any], known: int
) -> None:
    """Whoever changes events may work out all hashes anew."""
    events = [event_of(line)[0] for line in lines(closed)]
    events[at] = events[at]._replace(**forged)
    forge(closed, events)

    register = opened(closed)

    assert Trouble.IMPOSSIBLE in troubles(register)
    assert (len(register.events), len(register.ledger.submissions)) == (at, known)
    assert len(register.history(STREET_ID)) == at - 3
    assert refuses(register)


def test_events_with_a_number_left_out_are_a_break(closed: Path) -> None:
    events = [event_of(line)[0] for line in lines(closed)]
    forge(closed, [*events[:-1], events[-1]._replace(number=9), events[-1]._replace(number=10)])

    assert Trouble.BROKEN_CHAIN in troubles(opened(closed))


@pytest.mark.parametrize("subject", ["../../../etc/passwd", "a" * 63, "A" * 64, ""])
def test_no_name_in_an_event_becomes_a_path(closed: Path, subject: str) -> None:
    every = lines(closed)
    event, hash_before = event_of(every[3])
    (closed / EVENTS).write_bytes(b"".join(every[:3]) + line_of(event._replace(subject=subject), hash_before))
    for name in (HEAD, INDEX):
        (closed / name).unlink()

    assert Trouble.IMPOSSIBLE in troubles(opened(closed))


@pytest.mark.parametrize("at", ["what", "format"])
def test_a_later_version_is_looked_at_only(closed: Path, at: str) -> None:
    every = lines(closed)
    if at == "what":
        stored = json.loads(every[-1])
        stored["what"] = "sealed_by_ghost"
        every[-1] = json.dumps(stored).encode() + b"\n"
    else:
        every = [every[0].replace(b'"format":1', b'"format":2')]
    (closed / EVENTS).write_bytes(b"".join(every))
    for name in (HEAD, INDEX):
        (closed / name).unlink()

    register = opened(closed)

    assert troubles(register)[0] is Trouble.NEWER
    assert refuses(register)


# ------------------------------------------------------------ going back


def test_going_back_is_noticed_and_a_person_decides(closed: Path, memory: Path) -> None:
    last_week = (closed / EVENTS).read_bytes()
    with opened(closed, memory) as register:
        taken_in(register, 3)
    (closed / EVENTS).write_bytes(last_week)

    register = opened(closed, memory)
    assert troubles(register) == [Trouble.WENT_BACK]
    with pytest.raises(ReadOnly):
        taken_in(register, 4)
    assert register.can_go_on
    register.go_on(REASON, WHO)

    assert (register.read_only, troubles(register)) == ("", [Trouble.UNRECORDED])
    assert register.receive(content(3), arrival(3), WHO).is_new, "it is received again"
    register.release()
    assert troubles(opened(closed, memory)) == []


def test_a_whole_folder_of_last_week_is_noticed_by_what_this_pc_knows(
    closed: Path, memory: Path, tmp_path: Path
) -> None:
    shutil.copytree(closed, tmp_path / "备份")
    with opened(closed, memory) as register:
        taken_in(register, 3)
    shutil.rmtree(closed)
    shutil.copytree(tmp_path / "备份", closed)

    with opened(closed) as elsewhere:
        assert troubles(elsewhere) == [], "another PC cannot know"
    register = opened(closed, memory)
    assert troubles(register) == [Trouble.WENT_BACK]
    register.go_on(REASON, WHO)
    assert register.events[-1].reason == REASON


def test_a_last_event_that_was_changed_is_noticed(closed: Path) -> None:
    changed(closed / EVENTS, lambda found: found.replace(b'"2.json"', b'"7.json"'))

    register = opened(closed)

    assert troubles(register) == [Trouble.WENT_BACK]
    assert refuses(register)


@pytest.mark.parametrize("left", [HEAD, INDEX])
def test_one_witness_is_enough(closed: Path, left: str) -> None:
    (closed / EVENTS).write_bytes(b"".join(lines(closed)[:-1]))
    (closed / ({HEAD, INDEX} - {left}).pop()).unlink()

    assert troubles(opened(closed)) == [Trouble.WENT_BACK]


# ------------------------------------------------------------ another register


@pytest.fixture
def other(tmp_path: Path) -> Path:
    with begun(tmp_path / "另一个") as register:
        taken_in(register, 7)
    return tmp_path / "另一个"


def test_another_registers_index_is_not_merged(closed: Path, other: Path) -> None:
    before = (closed / INDEX).read_bytes()
    shutil.copy(other / INDEX, closed / INDEX)

    register = opened(closed)

    assert troubles(register) == [Trouble.INDEX_FOREIGN]
    assert (closed / INDEX).read_bytes() == before
    assert asides(closed, "register.损坏-*") == [(other / INDEX).read_bytes()]
    assert states(register, [1, 2]) == ["接收", "待定"]


def test_another_registers_events_are_not_taken_over(closed: Path, other: Path) -> None:
    shutil.copy(other / EVENTS, closed / EVENTS)

    register = opened(closed)

    assert Trouble.OTHER_REGISTER in troubles(register)
    assert refuses(register)


def test_another_registers_events_behind_ours_are_no_events(closed: Path, other: Path) -> None:
    (closed / EVENTS).write_bytes((closed / EVENTS).read_bytes() + b"".join(lines(other)[1:]))

    register = opened(closed)

    assert Trouble.BROKEN_CHAIN in troubles(register)
    assert states(register, [1, 2]) == ["接收", "待定"]


def test_another_registers_note_is_set_aside(closed: Path, other: Path) -> None:
    before = (closed / HEAD).read_bytes()
    shutil.copy(other / HEAD, closed / HEAD)

    assert troubles(opened(closed)) == [Trouble.NOTE_FOREIGN]
    assert (closed / HEAD).read_bytes() == before
