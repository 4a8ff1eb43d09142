"""What goes with the files of a report: the note names the list, and the list says what every file is."""

from __future__ import annotations

from pathlib import Path

from models.exchange.manifest import MANIFEST, listed, untrue
from models.exchange.manifest_json import read_manifest
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.stick.covering_note import NOTE
from tests.builders import of_a_task
from tests.models.exchange.tasks import a_task
from tests.ui.outgoing.handing_over import FILES, REPORT, make
from ui.outgoing.hand_over_words import ABOUT, about
from ui.outgoing.hand_over_work import UNCOVERED, Covering, Link, deliver, with_covering

OURS = of_a_task(REPORT)


def test_the_note_names_every_file_and_to_whom_they_go() -> None:
    covered = with_covering(OURS, FILES, Covering(task=a_task()))
    note = covered[NOTE].decode("utf-8-sig")

    assert list(covered) == [*FILES, NOTE, MANIFEST]
    assert all(f". {name}\r\n" in note for name in covered)
    assert "交给：鲤城区人民政府办公室\r\n" in note
    assert "截止日期：2026年1月20日\r\n" in note
    assert "交给" not in with_covering(REPORT, FILES, UNCOVERED)[NOTE].decode("utf-8-sig")


def test_the_list_lies_beside_the_files_and_is_true(tmp_path: Path) -> None:
    folder = deliver(OURS, make, tmp_path, Link(), Covering(answers=({"point": 1},))).outcome.folder
    there = {path.name: path.read_bytes() for path in folder.iterdir()}
    manifest = read_manifest(there.pop(MANIFEST))

    assert untrue(manifest, [listed(*one) for one in there.items()]) == ()
    assert (manifest.task, manifest.counter, manifest.answers) == ("7QK2M4X9D0B1HZ3C", 1, ({"point": 1},))


def test_the_same_version_once_more_is_there_already(tmp_path: Path) -> None:
    first = deliver(OURS, make, tmp_path, Link(), UNCOVERED)
    again = deliver(OURS, make, tmp_path, Link(), Covering((first.delivered,)))

    assert first.outcome.written
    assert not again.outcome.written


def test_another_version_says_which_was_before(tmp_path: Path) -> None:
    first = deliver(REPORT, make, tmp_path, Link(), UNCOVERED).delivered
    folder = deliver(OURS, make, tmp_path, Link(), Covering((first,))).outcome.folder
    manifest = read_manifest((folder / MANIFEST).read_bytes())

    assert isinstance(first, Delivered)
    assert (manifest.counter, manifest.before, manifest.code) == (2, matching_code(REPORT), matching_code(OURS))


def test_the_dialog_says_to_whom() -> None:
    assert about(None) == ABOUT
    assert "鲤城区人民政府办公室，最晚 1月20日" in about(a_task())
