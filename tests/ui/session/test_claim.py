"""Whatever lies in the folder: nobody is said to work on the drafts who does not, and never two of them do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.system.errors import ReadOnly
from models.system.system_lock import Grip, SystemLock
from tests import ROOT
from tests.models.drafts.damage import IDS, numbered, reports, three_drafts
from tests.models.system.test_system_lock import LEFT, NAME
from tests.thoroughness import some
from tests.ui.clerk import click_on
from tests.ui.report.test_trouble import drive, mounted
from tests.ui.session.test_lock import child
from ui.restoring.parked_dialog import ParkedDialog
from ui.restoring.recovery_dialogs import InterruptedDialog
from ui.session import claim as module
from ui.session import lock as locks
from ui.session import session as session_module
from ui.session.claim import TAKE_OVER, TRY_AGAIN, Claim, claim
from ui.session.holder_words import Place, doubt_words, holder_words
from ui.session.lock import DraftsLock
from ui.session.session import Session, open_window
from ui.trouble.uncaught_errors import Failures
from ui.window.main_window import MainWindow

SOMEBODY = ("开着", "占着", "有人")
NOTES: dict[str, Callable[[Path], object]] = {
    "a note of another computer": lambda path: path.write_text('{"mark": "x", "computer": "B"}'),
    "a note of an earlier version": lambda path: path.write_text('{"user": "王芳", "computer": "B"}', "utf-8"),
    "a damaged note": lambda path: path.write_bytes(os.urandom(300)),
    "a folder for a note": Path.mkdir,
}
DISKS = ("sound", "full", "full of files", "write-protected")
KINDS = list(product([*LEFT, *NOTES], DISKS, [True, False]))


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.1)
    monkeypatch.setattr(locks, "_SILENCE", 0.5)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three drafts; to be copied, not touched."""
    folder = tmp_path_factory.mktemp("model")
    three_drafts(folder / "drafts.json")
    return folder


@pytest.fixture
def model(tmp_path: Path, drafts: Path) -> Path:
    """A folder with three drafts."""
    return Path(shutil.copytree(drafts, tmp_path / "model"))


@pytest.fixture
def fallback(tmp_path: Path) -> Path:
    return tmp_path / "parked"


@contextmanager
def disk(folder: Path, model: Path, kind: str, prepare: Callable[[Path], object]) -> Iterator[Path]:
    """Return a folder with drafts on a small drive that is sound, full or write-protected, whatever was left there."""
    with drive(folder, 4096) as place:
        data = place / "数据"
        shutil.copytree(model, data)
        prepare(data)
        if kind == "full":
            (place / "电影.mp4").write_bytes(bytes(shutil.disk_usage(place).free))
        if kind == "full of files":
            fill(place)
        if kind == "write-protected":
            assert mounted("mount", "-o", "remount,ro", str(place))
        yield data


def fill(place: Path) -> None:
    """Leave no room for another name, be it that of an empty file."""
    assert mounted("mount", "-o", "remount,nr_inodes=100", str(place))
    with suppress(OSError):
        for number in range(100):
            (place / f"{number}.txt").touch()


def left(what: str, *, is_file_there: bool) -> Callable[[Path], object]:
    """Return what leaves something in the place of the lock or of the note, with the drafts or without."""

    def prepare(data: Path) -> None:
        if what in LEFT:
            LEFT[what](data / NAME)
        else:
            NOTES[what](data / "holder.json")
        if not is_file_there:
            (data / "drafts.json").unlink()

    return prepare


def claimed(lock: DraftsLock) -> Claim:
    """Return what is found at a start."""
    found = claim(lock, DraftsLock.seems_gone)
    assert found is not None
    return found


@pytest.mark.parametrize(("what", "kind", "is_file_there"), some(KINDS, 12))
def test_nobody_is_said_to_be_there_and_one_can_write(  # noqa: PLR0913  fixtures
    tmp_path: Path, drafts: Path, fallback: Path, what: str, kind: str, *, is_file_there: bool
) -> None:
    with disk(tmp_path / "D", drafts, kind, left(what, is_file_there=is_file_there)) as data:
        lock = DraftsLock(data)
        found = claimed(lock)
        store = DraftStore(data / "drafts.json", found.held, fallback)

        assert not [word for word in SOMEBODY if word in found.held + found.doubt]
        assert (not found.held) is (kind != "write-protected")
        is_shown = is_file_there or bool(found.held)  # where nothing can be taken back, the backup itself is shown
        assert len(store.drafts()) == (3 if is_shown else 0)
        assert store.only_in_backups == (0 if is_shown else 3)
        with saving(kind):
            store.save(numbered(9), IDS[0])
            assert reports(DraftStore(data / "drafts.json", "只看"))[IDS[0]] == numbered(9)
        if not found.held:
            assert not DraftsLock(data).take()
        lock.release()
    if kind.startswith("full"):
        assert [one.draft_id for one in DraftStore(tmp_path / "none" / "x.json", fallback=fallback).parked()] == []
        assert list(fallback.glob("*.json"))


def saving(kind: str) -> nullcontext[None] | pytest.RaisesExc[Exception]:
    """Return what is to be expected of a save."""
    if kind == "sound":
        return nullcontext()
    return pytest.raises(OSError, match="No space") if kind.startswith("full") else pytest.raises(ReadOnly)


@pytest.mark.skipif(os.name == "nt", reason="there are no signals")
@pytest.mark.parametrize(("kind", "what"), some(product(["sound", "full"], LEFT), 2))
def test_who_lives_is_told_and_who_was_killed_is_not(tmp_path: Path, model: Path, kind: str, what: str) -> None:
    with disk(tmp_path / "D", model, kind, left(what, is_file_there=True)) as data, child(data) as living:
        assert living.stdout is not None
        assert living.stdout.readline() == "True\n"
        living.send_signal(signal.SIGSTOP)
        found = claimed(DraftsLock(data))
        assert "这台电脑上的另一个窗口" in found.held
        assert found.way_out == TAKE_OVER
        living.kill()
        living.wait()

        lock = DraftsLock(data)
        assert claimed(lock) == Claim()
        lock.release()


@pytest.mark.skipif(os.name == "nt", reason="drives are made on Linux only")
def test_the_whole_program_is_killed_and_the_disk_fills_up(tmp_path: Path, model: Path, qtbot: QtBot) -> None:
    with disk(tmp_path / "D", model, "sound", Path.exists) as data:
        command = [sys.executable, str(ROOT / "main.py"), "--data", str(data)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path)}
        with subprocess.Popen(command, cwd=ROOT, env=environment) as program:  # noqa: S603  our program
            qtbot.waitUntil((data / "session.raw").exists, timeout=30_000)
            assert not DraftsLock(data).take()
            program.kill()
        (data / "电影.mp4").write_bytes(bytes(shutil.disk_usage(data).free))
        lock = DraftsLock(data)

        assert claimed(lock) == Claim()
        lock.release()


# ------------------------------------------------------------ shares, and where nobody can tell


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The note of another computer in a folder on a network."""
    monkeypatch.setattr(locks, "is_on_network", lambda _: True)
    path = tmp_path / "holder.json"
    path.write_text(json.dumps({"mark": "x", "computer": "B"}), encoding="utf-8")
    return path


@pytest.mark.parametrize(("gone", "held"), [(True, ""), (False, "alive"), (None, "unwatched")])
def test_the_note_of_another_computer_is_watched_before_anything_is_said(
    note: Path, *, gone: bool | None, held: str
) -> None:
    lock = DraftsLock(note.parent)
    found = claim(lock, lambda _: gone)

    assert found is not None
    assert found.held == (getattr(holder_words(Place.ELSEWHERE, "B"), held) if held else "")
    assert found.way_out == (TAKE_OVER if held else "")
    lock.release()


def test_where_nobody_can_tell_it_is_said_and_the_drafts_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemLock, "take", lambda _: Grip.UNKNOWN)
    lock = DraftsLock(tmp_path)

    assert claimed(lock) == Claim(doubt=doubt_words(on_network=False))
    lock.release()


# ------------------------------------------------------------ what the window shows


def session_on(qtbot: QtBot, folder: Path, lock: DraftsLock) -> Session:
    """Open the window as a start does."""
    session = Session(folder, lock, Failures())
    session.begin(claimed(lock))
    assert session._window is not None
    qtbot.addWidget(session._window)
    return session


def window_of(session: Session) -> MainWindow:
    assert session._window is not None
    return session._window


def empty_words(window: MainWindow) -> str:
    """Return what stands in the place of the list."""
    label = window.drafts.widget.findChild(QLabel, "empty")
    assert isinstance(label, QLabel)
    assert label.isVisibleTo(window)
    return label.text()


def test_a_stick_is_written_as_soon_as_it_lets(qtbot: QtBot, tmp_path: Path, model: Path) -> None:
    with disk(tmp_path / "D", model, "write-protected", Path.exists) as data:
        lock = DraftsLock(data)
        session = session_on(qtbot, data, lock)
        button = window_of(session)._banner.buttons[TRY_AGAIN]
        click_on(button)
        assert window_of(session).shell.store.read_only == module._UNWRITABLE

        assert mounted("mount", "-o", "remount,rw", str(data.parent))
        click_on(button)

        assert window_of(session).shell.store.read_only == ""
        assert window_of(session)._banner.sentence == ""
        qtbot.addWidget(window_of(session))
        lock.release()


def test_where_only_backups_know_of_reports_it_is_said(qtbot: QtBot, model: Path) -> None:
    (model / "drafts.json").unlink()
    window = open_window(model)
    qtbot.addWidget(window)

    assert "备份里还有 3 份报告" in empty_words(window)


def test_where_nothing_can_be_taken_back_the_backup_is_shown_and_called_so(qtbot: QtBot, model: Path) -> None:
    (model / "drafts.json").unlink()
    window = open_window(model, "这里只能看。")
    qtbot.addWidget(window)

    assert len(window.drafts.widget.model.drafts) == 2  # the third lies in the bin
    assert "备份里的样子" in window._banner.sentence


def test_where_nothing_is_shown_nobody_says_that_there_is_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path, "这里只能看。")
    qtbot.addWidget(window)

    assert "还没有报告" not in empty_words(window)


def seen(kind: type[ParkedDialog | InterruptedDialog], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the clerk look at dialogs of a kind and turn away; return what they show."""
    found: list[str] = []

    def look(dialog: ParkedDialog | InterruptedDialog) -> int:
        found.append(dialog.page.toPlainText())
        return 0

    monkeypatch.setattr(kind, "exec", look)
    return found


def test_what_was_kept_elsewhere_is_shown_while_nothing_can_be_saved_and_gone_on_with_then(
    qtbot: QtBot, tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = tmp_path / "profile" / "parked"
    monkeypatch.setattr(session_module, "place", lambda _: places.parent)
    told, asked = seen(ParkedDialog, monkeypatch), seen(InterruptedDialog, monkeypatch)
    with disk(tmp_path / "D", model, "full", Path.exists) as data:
        with pytest.raises(OSError, match="No space"):
            DraftStore(data / "drafts.json", fallback=places).save(numbered(9), IDS[1])
        kept = {path: path.read_bytes() for path in places.iterdir()}
        for held in ("王芳正在填。", ""):
            window = open_window(data, held)
            qtbot.addWidget(window)
            window.drafts.look_back()

        assert (len(told), len(asked)) == (1, 1)
        assert "9" in told[0]
        assert {path: path.read_bytes() for path in places.iterdir()} == kept
