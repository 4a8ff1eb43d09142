from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.drafts.fallback import Fallback
from models.drafts.recovery import DraftSnapshot
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.report_json import report_to_json
from models.system.files import replacing
from models.system.log import crashes_logged, kept_log, note
from models.system.rights import as_usual, close_folder, is_shared
from tests.builders import balanced

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes; a file inherits the list of its folder")

UMASKS = (0o000, 0o022, 0o077)


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where drafts are to be; the folder is not there."""
    return tmp_path / "数据" / "drafts.json"


def modes(folder: Path) -> set[tuple[str, str]]:
    """Return the kinds of modes in a folder, and its own."""
    return {(kind(one), oct(stat.S_IMODE(one.stat().st_mode))) for one in (folder, *folder.rglob("*"))}


def kind(path: Path) -> str:
    return "folder" if path.is_dir() else "file"


def work(path: Path) -> None:
    """Do all that leaves a file of drafts."""
    store = DraftStore(path, fallback=path.parent / "parked")
    draft_id = store.save(balanced())
    store.keep(draft_id, balanced(), Why.EXPORTED)
    store.begin(draft_id, balanced())
    Fallback(path.parent / "parked", path).park(DraftSnapshot(draft_id, report_to_json(balanced())))
    DraftStore(path).save(balanced(2020), draft_id)
    with kept_log(path.parent), crashes_logged(path.parent):
        note("begun")
        assert modes(path.parent) == {("folder", "0o700"), ("file", "0o600")}


@pytest.mark.usefixtures("umask")
def test_what_is_written_of_drafts_is_their_owners_whatever_the_umask(path: Path) -> None:
    work(path)

    assert modes(path.parent) == {("folder", "0o700"), ("file", "0o600")}
    names = {one.name for one in path.parent.rglob("*")}
    assert names >= {"drafts.json", "last.json", "session.json", "log.txt", "000001-exported.json"}


@pytest.mark.usefixtures("umask")
def test_it_is_so_from_the_first_byte_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[tuple[str, str]] = set()
    real = os.fsync

    def fsync(handle: int) -> None:
        seen.update(modes(path.parent))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    DraftStore(path).save(balanced())

    assert seen == {("folder", "0o700"), ("file", "0o600")}


@pytest.mark.usefixtures("umask")
def test_what_an_earlier_version_has_left_is_closed_and_what_is_not_ours_stays(path: Path) -> None:
    work(path)
    other = path.parent / "照片.jpg"
    other.touch()
    before = stat.S_IMODE(other.stat().st_mode)
    for one in (path.parent, *path.parent.rglob("*")):
        if one != other:
            one.chmod(0o755 if one.is_dir() else 0o644)

    DraftStore(path)

    open_ = {one.name for one in path.parent.rglob("*") if one.stat().st_mode & 0o077}
    assert open_ - {"照片.jpg"} == {"parked", *(one.name for one in (path.parent / "parked").iterdir())}
    assert stat.S_IMODE(other.stat().st_mode) == before
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755, "it may have been chosen by the clerk"


def test_who_only_looks_changes_no_rights(path: Path) -> None:
    work(path)
    path.chmod(0o644)

    DraftStore(path, held="有人在填。")

    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("mode", [0o2770, 0o2775, 0o777])
def test_a_folder_that_was_made_for_several_people_stays_theirs(path: Path, mode: int) -> None:
    before = os.umask(0o022)
    try:
        path.parent.mkdir()
        os.chown(path.parent, -1, os.getegid() if mode & stat.S_IWOTH else foreign_group())
        path.parent.chmod(mode)
        store = DraftStore(path)
        draft_id = store.save(balanced())
        store.keep(draft_id, balanced(), Why.EXPORTED)
        DraftStore(path)
    finally:
        os.umask(before)

    assert is_shared(path.parent)
    assert modes(path.parent) == {("folder", oct(mode)), ("file", "0o644")}


def test_what_a_link_leads_to_is_not_opened_to_several_people(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o777)
    (tmp_path / "outside").mkdir(0o700)
    (path.parent / "copies").symlink_to(tmp_path / "outside")

    DraftStore(path)

    assert stat.S_IMODE((tmp_path / "outside").stat().st_mode) == 0o700


def foreign_group() -> int:
    """Return a group that is not our own alone."""
    groups = [group for group in (*os.getgroups(), 4711) if group != os.geteuid()]
    if groups[0] == 4711 and os.geteuid():
        pytest.skip("we are in no group with others")
    return groups[0]


@pytest.mark.parametrize(("mode", "shared"), [(0o1777, False), (0o755, False), (0o700, False), (0o777, True)])
def test_which_folders_are_for_several_people(tmp_path: Path, mode: int, *, shared: bool) -> None:
    tmp_path.chmod(mode)
    assert is_shared(tmp_path) is shared
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give files away")
def test_a_folder_of_another_account_keeps_the_rights_that_are_usual_in_it(path: Path) -> None:
    path.parent.mkdir()
    os.chown(path.parent, 65534, -1)
    before = os.umask(0o022)
    try:
        DraftStore(path).save(balanced())
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_what_is_handed_over_has_the_rights_that_are_usual(tmp_path: Path, umask: int) -> None:
    with replacing(tmp_path / "年报.pdf", as_usual) as stream:
        stream.write(b"%PDF")

    assert stat.S_IMODE((tmp_path / "年报.pdf").stat().st_mode) == 0o666 & ~umask


def test_a_folder_of_ours_can_be_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)

    assert close_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert not close_folder(tmp_path / "none")


def test_a_link_is_not_followed_to_what_is_not_ours(path: Path, tmp_path: Path) -> None:
    work(path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x").touch()
    for one in (outside, outside / "x"):
        one.chmod(0o755)
    (path.parent / "logs").rename(path.parent / "former")
    (path.parent / "logs").symlink_to(outside)
    (path.parent / "drafts-2.json").symlink_to(outside / "x")

    DraftStore(path)

    assert {oct(stat.S_IMODE(one.stat().st_mode)) for one in (outside, outside / "x")} == {"0o755"}
