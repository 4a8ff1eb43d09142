"""Opening a register after whatever has happened to its files: nothing wrong is used, nothing is lost, all is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from models.district.register.event_chain import EVENTS, ChangedRegister, chain_of
from models.district.register.events import FIRST_HASH, Event, What, event_of, hash_of, line_of
from models.district.register.found_at_opening import Trouble
from models.district.register.head_note import HEAD
from models.district.register.index import INDEX, DamagedIndex, glance, parse_index
from models.district.register.objects import Soundness, UnusableObject
from models.district.register.register import Register
from models.system.errors import ReadOnly
from models.system.rendered_tables import with_seal
from models.system.sealed_json import dump
from tests.models.district.register.registers import (
    STREET_ID,
    WHO,
    accepted,
    arrival,
    begun,
    content,
    name_of,
    opened,
    states,
    taken_in,
    troubles,
)
from tests.models.drafts.damage import files

WITHDRAWN = {
    "what": What.WITHDRAWN,
    "before": "接收",
    "after": "退回",
    "reason": "填错",
    "data": {"points": [], "due": "2026-01-17"},
}
REASON = "新的那一份找不回来"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "本机"


@pytest.fixture
def closed(folder: Path, memory: Path) -> Path:
    """A register with two submissions, which nobody has open."""
    with begun(folder, memory) as register:
        taken_in(register, 1)
        accepted(register, 1)
        taken_in(register, 2)
    return folder


def changed(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def lines(folder: Path) -> list[bytes]:
    return (folder / EVENTS).read_bytes().splitlines(keepends=True)


def object_of(folder: Path, number: int) -> Path:
    return folder / "objects" / name_of(number)[:2] / name_of(number)


def asides(folder: Path, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob(pattern))]


def refuses(register: Register) -> bool:
    """Return whether nothing can be written, and nothing is."""
    before = files(register.folder)
    with pytest.raises(ReadOnly):
        taken_in(register, 9)
    register.release()
    return files(register.folder) == before


def forge(folder: Path, events: list[Event]) -> None:
    """Write a chain of these events, and nothing that could witness others."""
    written: list[bytes] = []
    for event in events:
        written.append(line_of(event, hash_of(written[-1]) if written else FIRST_HASH))
    for name in (HEAD, INDEX):
        (folder / name).unlink()
    (folder / EVENTS).write_bytes(b"".join(written))


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


# ------------------------------------------------------------ index, note, objects


@pytest.mark.parametrize("name", [INDEX, HEAD])
@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"\xff", b"7", b'{"file":{"1":{"register":7}}}', b"[" * 100_000])
def test_what_is_worked_out_is_made_anew_byte_for_byte(closed: Path, name: str, damage: bytes) -> None:
    before = files(closed)
    (closed / name).write_bytes(damage)

    register = opened(closed)

    assert register.read_only == ""
    assert {path: found for path, found in files(closed).items() if "损坏" not in path} == before
    assert asides(closed, "*.损坏-*") == ([damage] if damage or name == HEAD else [])


@pytest.mark.parametrize("name", [INDEX, HEAD])
def test_a_folder_in_the_place_of_a_file_is_set_aside(closed: Path, name: str) -> None:
    before = (closed / name).read_bytes()
    (closed / name).unlink()
    (closed / name).mkdir()

    assert opened(closed).read_only == ""
    assert (closed / name).read_bytes() == before


@pytest.mark.parametrize("table", [{"x": {}}, {"1": []}, {"1": {"id": []}}, {}, []])
@pytest.mark.parametrize("name", ["units", "submissions", "task"])
def test_an_index_that_somebody_forged_is_no_glance(closed: Path, name: str, table: object) -> None:
    head, tables = parse_index((closed / INDEX).read_bytes())
    forged = dump({**tables, name: table}).encode()
    digest = sha256(f"1 {head.register} {head.number} {head.hash} ".encode() + forged).hexdigest()
    (closed / INDEX).write_bytes(with_seal(forged, {"format": 1, **head._asdict(), "sha256": digest}))
    parse_index((closed / INDEX).read_bytes())

    with suppress(DamagedIndex):
        glance(closed)
    assert opened(closed).read_only == ""
    assert glance(closed).counted == 2


@pytest.mark.parametrize("name", [INDEX, HEAD])
def test_a_byte_of_the_index_or_the_note_that_changed_is_noticed(closed: Path, name: str) -> None:
    before = (closed / name).read_bytes()
    for at in range(0, len(before), max(len(before) // 7, 1)):
        (closed / name).write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
        opened(closed).release()
        assert (closed / name).read_bytes() == before
    assert len(asides(closed, "*.损坏-*")) >= 7


def test_a_damaged_object_is_set_aside_told_and_mended_by_the_same_file(closed: Path) -> None:
    object_of(closed, 1).write_bytes(b"1")

    register = opened(closed)

    assert troubles(register) == [Trouble.OBJECT_DAMAGED]
    assert register.found[0].subjects == (name_of(1),)
    assert asides(closed, "*.损坏-*") == [b"1"]
    with pytest.raises(UnusableObject) as missing:
        register.content(name_of(1))
    assert missing.value.soundness is Soundness.MISSING
    taken_in(register, 1)
    assert register.content(name_of(1)) == content(1)
    register.release()
    assert troubles(opened(closed)) == []


def test_an_object_that_is_damaged_later_is_never_used(closed: Path) -> None:
    register = opened(closed)
    object_of(closed, 1).write_bytes(content(2))

    with pytest.raises(UnusableObject) as damaged:
        register.content(name_of(1))

    assert damaged.value.soundness is Soundness.DAMAGED
    assert asides(closed, "*.损坏-*") == [content(2)]


def test_an_object_that_is_damaged_later_is_mended_by_the_same_file(closed: Path) -> None:
    register = opened(closed)
    object_of(closed, 1).write_bytes(b"1")

    taken_in(register, 1)

    assert register.content(name_of(1)) == content(1)
    assert asides(closed, "*.损坏-*") == [b"1"]


def test_who_only_looks_mends_nothing(closed: Path) -> None:
    (closed / EVENTS).write_bytes((closed / EVENTS).read_bytes() + b'{"torn')
    (closed / INDEX).write_bytes(b"damaged")
    object_of(closed, 1).write_bytes(b"1")
    (closed / "objects" / name_of(1)[:2] / f"{name_of(1)}.0.tmp").write_bytes(b"half")
    before = files(closed)

    looking = Register(closed, held="请到那边办。")

    assert troubles(looking) == [Trouble.ASKED, Trouble.OBJECT_DAMAGED]
    assert states(looking, [1, 2]) == ["接收", "待定"]
    with pytest.raises(UnusableObject):
        looking.content(name_of(1))
    assert files(closed) == before


def test_an_object_that_is_gone_is_told(closed: Path) -> None:
    object_of(closed, 2).unlink()

    register = opened(closed)

    assert [(one.trouble, one.subjects) for one in register.found] == [(Trouble.OBJECT_MISSING, (name_of(2),))]
    assert states(register, [2]) == ["待定"], "what was decided stays"


def test_an_object_that_is_a_link_is_not_followed(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "外面").write_bytes(content(1))
    object_of(closed, 1).unlink()
    object_of(closed, 1).symlink_to(tmp_path / "外面")

    assert troubles(opened(closed)) == [Trouble.OBJECT_DAMAGED]
    assert (tmp_path / "外面").read_bytes() == content(1)


# ------------------------------------------------------------ writing


def test_what_somebody_else_has_written_is_not_written_over(closed: Path) -> None:
    register = opened(closed)
    event, _ = event_of(lines(closed)[-1])
    chain = chain_of((closed / EVENTS).read_bytes())
    with (closed / EVENTS).open("ab") as stream:
        stream.write(line_of(event._replace(number=len(chain.events) + 1, subject=name_of(1)), chain.head))
    before = (closed / EVENTS).read_bytes()

    with pytest.raises(ChangedRegister):
        register.note(STREET_ID, "备注", WHO)

    assert (closed / EVENTS).read_bytes() == before


def test_events_that_are_taken_away_meanwhile_are_noticed(closed: Path) -> None:
    register = opened(closed)
    (closed / EVENTS).unlink()

    with pytest.raises(ChangedRegister):
        register.note(STREET_ID, "备注", WHO)
    assert not (closed / EVENTS).exists()
