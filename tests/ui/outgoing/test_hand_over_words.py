"""No more is said of a hand-over than was done."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.stick.hand_over import UNFINISHED
from models.system import past_cache
from tests.ui.outgoing.handing_over import NAME, Opened, said
from ui.outgoing.drives import Drive
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage


def is_done(dialog: HandOverDialog) -> bool:
    return dialog.stage is Stage.DONE


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[Path], object]]:
    """What happens as soon as a folder has its name."""
    acts, real = list[Callable[[Path], object]](), os.rename

    def rename(before: Path, after: Path) -> None:
        real(before, after)
        if Path(after).name == NAME:
            for act in acts:
                act(Path(after))

    monkeypatch.setattr(os, "rename", rename)
    return acts


@pytest.mark.parametrize(
    "act",
    [
        lambda folder: (folder / "autorun.inf").write_bytes(b"[autorun]"),
        lambda folder: (folder / "年报.pdf").write_bytes(b"%PDF" * 999 + b"XXXX"),
        lambda folder: (folder / "年报.pdf").unlink(),
    ],
    ids=["appeared", "changed", "vanished"],
)
def test_nothing_is_claimed_of_a_stick_that_changes(
    qtbot: QtBot,
    dialog: HandOverDialog,
    stick: Drive,
    renamed: list[Callable[[Path], object]],
    act: Callable[[Path], object],
) -> None:
    renamed.append(act)
    dialog.deliver()
    qtbot.waitUntil(lambda: "没有交付成" in said(dialog))

    assert dialog.stage is Stage.CHOOSING
    assert dialog.delivered is None
    assert "autorun.inf" in said(dialog) or "年报.pdf" in said(dialog)
    assert not (stick.place / NAME).exists()

    renamed.clear()
    dialog.deliver()
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)


def test_that_the_disk_was_read_is_said_only_if_it_was(
    qtbot: QtBot, dialog: HandOverDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_cache, "_is_disk", lambda _: False)
    dialog.deliver()
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)

    assert "从盘上重新读出来" not in said(dialog)
    assert "内存" in said(dialog)


def test_what_was_there_before_is_told(qtbot: QtBot, dialog: HandOverDialog, stick: Drive) -> None:
    for name in (NAME, f"{NAME}{UNFINISHED}"):
        (stick.place / name).mkdir()
        (stick.place / name / "我的.txt").write_bytes(b"mine")
    dialog.deliver()
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)

    [old] = stick.place.glob(f"{NAME}（旧*")
    assert f"“{old.name}”" in said(dialog)
    assert f"“{NAME}{UNFINISHED}”" in said(dialog)
    assert (stick.place / f"{NAME}{UNFINISHED}" / "我的.txt").exists()


def test_what_was_there_already_is_not_said_to_be_written(qtbot: QtBot, opened: Opened, stick: Drive) -> None:
    for written in (True, False):
        dialog = opened()
        dialog.targets.show_drives([stick])
        dialog.deliver()
        qtbot.waitUntil(partial(is_done, dialog))

        assert ("都写好了" in said(dialog)) is written
        assert dialog.delivered is not None


def test_what_cannot_be_cleared_away_when_it_is_stopped_is_told(
    qtbot: QtBot, dialog: HandOverDialog, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_: int) -> None:
        (stick.place / f"{NAME}{UNFINISHED}" / "我的.txt").write_bytes(b"mine")
        dialog._link.stop.set()

    monkeypatch.setattr(os, "fsync", fsync)
    dialog.deliver()
    qtbot.waitUntil(lambda: "已经停下" in said(dialog))

    assert "未完成" in said(dialog)
    assert dialog.delivered is None
    assert [path.name for path in stick.place.rglob("*.*") if path.is_file()] == ["我的.txt"]
