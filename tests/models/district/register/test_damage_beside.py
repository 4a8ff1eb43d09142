"""Index, note and objects of a register after somebody has damaged them; and what is written meanwhile."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from models.district.register.event_chain import EVENTS, ChangedRegister, chain_of
from models.district.register.events import event_of, line_of
from models.district.register.found_at_opening import Trouble
from models.district.register.head_note import HEAD
from models.district.register.index import INDEX, DamagedIndex, glance, parse_index
from models.district.register.objects import Soundness, UnusableObject
from models.district.register.register import Register
from models.system.rendered_tables import with_seal
from models.system.sealed_json import dump
from tests.models.district.register.on_disk import asides, lines, object_of
from tests.models.district.register.registers import (
    STREET_ID,
    WHO,
    content,
    name_of,
    opened,
    states,
    taken_in,
    troubles,
)
from tests.models.drafts.damage import files

# ------------------------------------------------------------ what is worked out, and what was received


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
