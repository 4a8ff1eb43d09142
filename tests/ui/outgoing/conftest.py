from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.clerk import shown
from tests.ui.outgoing.handing_over import REPORT, Opened, make
from ui.outgoing import hand_over_dialog
from ui.outgoing.drives import Drive
from ui.outgoing.hand_over_dialog import HandOverDialog


@pytest.fixture
def stick(tmp_path: Path) -> Drive:
    (tmp_path / "KINGSTON").mkdir()
    return Drive(tmp_path / "KINGSTON", "KINGSTON", 15_300_000_000, read_only=False)


@pytest.fixture
def drives(stick: Drive) -> list[Drive]:
    """What is plugged in; a test plugs in and pulls."""
    return [stick]


@pytest.fixture
def opened(qtbot: QtBot, drives: list[Drive], monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setattr(hand_over_dialog, "_SEEK", 100)

    def opened(make: Callable[[], Mapping[str, bytes]] = make) -> HandOverDialog:
        return shown(qtbot, HandOverDialog(REPORT, make, drives=lambda: tuple(drives)))

    return opened


@pytest.fixture
def dialog(qtbot: QtBot, opened: Opened) -> HandOverDialog:
    """The dialog, with the stick found."""
    dialog = opened()
    qtbot.waitUntil(lambda: dialog.targets.place is not None)
    return dialog
