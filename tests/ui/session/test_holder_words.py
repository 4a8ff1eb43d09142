"""What is told of whoever has the drafts: nothing of another computer where none can be, nothing unknown as known."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from models.system.system_lock import Grip, SystemLock
from tests.ui.clerk import boxes_read, shown
from ui.session import lock as locks
from ui.session.claim import claim
from ui.session.holder_note import Note, write_note
from ui.session.holder_words import HolderWords, Place, doubt_words, holder_words
from ui.session.lock import DraftsLock
from ui.session.lock_takeover import take_over

OF_OTHERS = ("那边", "那台", "别的电脑")
MERELY_POSSIBLE = ("unwatched", "gone")


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.05)
    monkeypatch.setattr(locks, "_SILENCE", 0.2)
    monkeypatch.setattr(locks, "_GRACE", 0.05)


@pytest.mark.parametrize("place", Place)
def test_every_sentence_is_whole_and_what_may_be_is_said_so(place: Place) -> None:
    words = holder_words(place, "B")

    assert not [sentence for sentence in words if "{" in sentence or "}" in sentence]
    assert all("可能" in getattr(words, name) for name in MERELY_POSSIBLE)
    assert ("“B”" in words.held) is (place is Place.ELSEWHERE)


@pytest.mark.parametrize("name", HolderWords._fields)
def test_of_a_window_here_no_other_computer_is_told(name: str) -> None:
    assert not [word for word in OF_OTHERS if word in getattr(holder_words(Place.HERE), name)]


def test_a_name_with_braces_is_told_as_it_is() -> None:
    assert holder_words(Place.ELSEWHERE, "{who}{0}").who.count("{who}{0}") == 1
    assert holder_words(Place.ELSEWHERE, "{who}{0}").held.count("{who}{0}") == 1


def test_where_no_other_computer_can_be_there_is_no_doubt_about_one() -> None:
    assert "别的电脑" not in doubt_words(on_network=False)
    assert "别的电脑" in doubt_words(on_network=True)


def test_a_holder_on_a_disk_of_this_computer_is_told_of_as_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, read = shown(qtbot, QWidget()), boxes_read(monkeypatch)
    first, second = DraftsLock(tmp_path), DraftsLock(tmp_path)
    assert first.take()

    assert not take_over(second, window)
    found = claim(second, DraftsLock.seems_gone)

    here = holder_words(Place.HERE)
    assert found is not None
    assert (read, found.held) == ([here.still_held], here.held)
    first.release()


@pytest.mark.parametrize(
    ("network", "computer", "place"),
    [(False, "", Place.HERE), (True, "B", Place.ELSEWHERE), (True, "", Place.UNKNOWN)],
)
def test_a_note_that_was_left_is_taken_over_with_what_is_known(  # noqa: PLR0913  fixtures
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, network: bool, computer: str, place: Place
) -> None:
    monkeypatch.setattr(locks, "is_on_network", lambda _: network)
    monkeypatch.setattr(SystemLock, "take", lambda _: Grip.UNKNOWN)
    write_note(tmp_path / "holder.json", Note("x", computer))
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append((box.text(), box.informativeText())))

    assert not take_over(DraftsLock(tmp_path), shown(qtbot, QWidget()))

    words = holder_words(place, computer)
    assert asked == [(words.gone, words.taking)]
