"""Waiting for a file that is read apart."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from models.importers.sandbox.sandboxed_reader import Limits, Reader
from models.report.report_json import write_json
from models.system.errors import UnreadableReport
from tests.builders import balanced
from tests.ui.clerk import Key, press, shown
from ui.incoming.wait_dialog import read_while_waiting
from ui.kit.waiting import Wait, WaitDialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    return shown(qtbot, QWidget())


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(limits=Limits(seconds=1.5)) as reader:
        yield reader


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no file keeps a reader waiting there")
    path = tmp_path / "endless.json"
    os.mkfifo(path)
    return path


class Clerk(QTimer):
    """Looks at the screen every now and then."""

    def __init__(self, *, cancels: bool) -> None:
        super().__init__(interval=20)
        self.looks, self._cancels = 0, cancels
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WaitDialog):
            self.looks += 1
            if self._cancels:
                dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()


def test_a_file_is_read(parent: QWidget, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(write_json(balanced()))

    assert read_while_waiting(reader, path, parent) == (balanced(), ())
    assert QApplication.overrideCursor() is None


def test_a_file_that_cannot_be_read_is_told(parent: QWidget, reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport):
        read_while_waiting(reader, tmp_path / "none.json", parent)
    assert QApplication.overrideCursor() is None


def test_the_window_goes_on_while_a_file_keeps_the_clerk_waiting(
    parent: QWidget, reader: Reader, endless: Path
) -> None:
    clerk = Clerk(cancels=False)
    with pytest.raises(UnreadableReport, match="时间"):
        read_while_waiting(reader, endless, parent)

    assert clerk.looks > 5


def test_the_clerk_need_not_wait(parent: QWidget, endless: Path) -> None:
    clerk, begun = Clerk(cancels=True), time.monotonic()
    with Reader(limits=Limits(seconds=60)) as reader:
        assert read_while_waiting(reader, endless, parent) is None

    assert clerk.looks == 1
    assert time.monotonic() - begun < 10


def test_enter_typed_on_does_not_stop_what_the_clerk_waits_for(qtbot: QtBot) -> None:
    dialog = shown(qtbot, WaitDialog(Future[None](), Wait("正在读取", "正在读取……")))

    press(Key.Key_Return, Key.Key_Enter, Key.Key_Space)
    assert dialog.isVisible()
    press(Key.Key_Tab, Key.Key_Space)
    assert not dialog.isVisible()
