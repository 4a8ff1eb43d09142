from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from tests import ROOT
from tests.builders import balanced
from ui.session.first_window import FirstWindow
from ui.session.places import settings_file, settings_of
from ui.session.session import open_window


def launched(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "tests.ui.session.launched", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)  # noqa: S603  ours
    return done.stdout.splitlines()


def test_a_window_stands_before_the_program_is_loaded_and_goes_when_the_drafts_are_there(tmp_path: Path) -> None:
    DraftStore(tmp_path / "drafts.json").save(balanced())

    assert launched(str(tmp_path)) == ["first", "Watched", "MainWindow Watched", "MainWindow", "status 0"]


def test_whoever_closes_the_first_window_has_closed_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    assert launched(str(folder), "close") == ["first", "status 0"]
    assert not folder.exists()


def test_the_first_window_stands_where_the_main_window_will(qtbot: QtBot, tmp_path: Path) -> None:
    before = open_window(tmp_path)
    qtbot.addWidget(before)
    before.resize(701, 503)
    before.close()

    first, main = FirstWindow(settings_of(tmp_path)), open_window(tmp_path)
    qtbot.addWidget(first)
    qtbot.addWidget(main)

    assert first.geometry() == main.geometry()
    assert (first.width(), first.height()) == (701, 503)


def test_to_look_at_what_is_set_makes_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.addWidget(FirstWindow(settings_of(tmp_path / "none")))

    assert not settings_file(tmp_path / "none").parent.exists()
