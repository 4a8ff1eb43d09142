"""Many files through a few sandboxes: read once, out of the bytes that the fingerprint is of, each by itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.sandbox import intake
from models.importers.sandbox.intake import Intake, plain_content, readers_at_once
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.report_json import write_json
from models.system.errors import UnreadableReport
from tests.builders import answered, balanced
from tests.models.importers.readers.builders import as_html


@pytest.fixture(scope="module")
def opened() -> Iterator[Intake]:
    with Intake(2) as opened:
        yield opened


def test_each_file_has_its_own_result_in_order(opened: Intake, tmp_path: Path) -> None:
    content = {
        "1.json": write_json(balanced()),
        "2.json": b'{"format": 1',
        "3.json": b"",
        "4.xlsx": b"PK\x03\x04 no workbook",
        "5.html": as_html(balanced()),
        "6.dat": write_json(answered(balanced(), {"cover/agency": "⼤浦镇"})),
        "7.json": write_json(balanced()),
    }
    paths = [tmp_path / name for name in (*content, "8.json")]
    for name, one in content.items():
        (tmp_path / name).write_bytes(one)

    taken = list(opened.take(paths))
    assert [one.path for one in taken] == paths
    assert [type(one.opened) for one in taken] == [
        *(Imported, type(None), type(None), type(None)),
        *(Reading, Imported, Imported, type(None)),
    ]
    assert [bool(one.refusal) for one in taken] == [one.opened is None for one in taken]
    assert [one.sha256 for one in taken[:-1]] == [sha256(one).hexdigest() for one in content.values()]
    assert taken[5].opened
    assert taken[5].opened.report.text("cover", "agency") == "⼤浦镇"  # as it was written


def test_no_child_is_started_for_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started = []

    class Counted(Reader):
        def __init__(self, *arguments: object) -> None:
            started.append(arguments)
            super().__init__(*arguments)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(intake, "Reader", Counted)
    paths = [tmp_path / f"{number}.json" for number in range(12)]
    for path in paths:
        path.write_bytes(write_json(balanced()))
    with Intake(2) as opened:
        assert all(one.opened for one in opened.take(paths))
    assert len(started) == 2


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Intake(1) as opened:
        list(opened.take([tmp_path / "none.json"]))
        assert len(list(tmp_path.iterdir())) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_link_or_a_pipe_that_took_the_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    os.mkfifo(tmp_path / "pipe.json")

    for name in ("link.json", "pipe.json"):
        with pytest.raises(UnreadableReport):
            plain_content(tmp_path / name)
    assert plain_content(tmp_path / "a.json") == b"{}"


def test_there_are_as_many_sandboxes_as_processors_and_not_too_many() -> None:
    assert 1 <= readers_at_once() <= intake.MOST_READERS


def test_files_are_told_as_they_are_read_with_the_very_bytes(opened: Intake, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.json" for number in range(6)]
    for path in paths[:-1]:
        path.write_bytes(write_json(balanced()))

    taken = list(opened.take_as_read(paths))
    assert sorted(one.path for one in taken) == paths
    assert {one.path for one in taken if not one.opened} == {paths[-1]}
    assert all(sha256(one.content).hexdigest() == one.sha256 for one in taken if one.opened)


def test_a_slow_file_holds_up_no_other_one_and_is_given_up_at_once(tmp_path: Path) -> None:
    going_on = Event()

    def content_of(path: Path) -> bytes:
        if path.name == "slow.json":
            going_on.wait(20)
        return write_json(balanced())

    with Intake(2, content_of=content_of) as intake_:
        found = intake_.take_as_read([tmp_path / "slow.json", *(tmp_path / f"{number}.json" for number in range(5))])
        others = [next(found).path.name for _ in range(5)]
        begin = monotonic()
        intake_.stop()
        assert not list(found)
        assert monotonic() - begin < 0.5
        going_on.set()
    assert "slow.json" not in others
