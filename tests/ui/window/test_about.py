from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.system.log import kept_log
from models.system.program import VERSION
from tests import ROOT
from tests.thoroughness import before_landing
from tests.ui.clerk import click_on, clipboard, shown
from ui.kit.theme import colours
from ui.self_test.steps import SELF_TEST_STEPS
from ui.window.about import PARTS, AboutDialog, SelfTestDialog, licences, self_test_command

SLOWLY = "import sys, time; print('自检：甲', flush=True); time.sleep(60)"


def words(dialog: AboutDialog | SelfTestDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def spelled(name: str) -> str:
    return re.sub("[-_]", "-", name).lower()


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a packed program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "年报填报.exe"))
    return tmp_path


def running(qtbot: QtBot, code: str) -> SelfTestDialog:
    """Return the dialog over a process that runs this code."""
    return shown(qtbot, SelfTestDialog([sys.executable, "-X", "utf8", "-c", code]))


def ended(qtbot: QtBot, dialog: SelfTestDialog) -> SelfTestDialog:
    qtbot.waitUntil(lambda: dialog.verdict.objectName() == "verdict", timeout=60_000)
    return dialog


def test_it_says_what_the_program_is(qtbot: QtBot) -> None:
    dialog = shown(qtbot, AboutDialog())

    said = words(dialog)
    assert all(word in said for word in ("年报填报", VERSION, "不会联网", "LGPLv3", "动态链接"))
    assert all(word in dialog.page.toPlainText() for part in PARTS for word in part)


def test_every_package_that_is_shipped_is_named_with_its_licence() -> None:
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    named = spelled("、".join(part.name for part in PARTS))

    assert pinned
    assert [name for name in pinned if spelled(name) not in named] == []
    assert all(part.licence and part.use for part in PARTS)


def test_without_a_folder_of_licences_there_is_no_button(qtbot: QtBot) -> None:
    dialog = shown(qtbot, AboutDialog())

    assert licences() is None
    assert dialog.folder.isHidden()


def test_the_folder_of_licences_is_opened(qtbot: QtBot, packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (packed / "licences").mkdir()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = shown(qtbot, AboutDialog())

    click_on(dialog.folder)

    assert [Path(url.toLocalFile()) for url in opened] == [packed / "licences"]
    assert "“licences”文件夹" in words(dialog)


@pytest.mark.usefixtures("packed")
def test_a_packed_program_tests_itself() -> None:
    assert self_test_command()[:3] == [sys.executable, "--self-test", "--unseen"]


def test_the_folder_that_is_tried_is_that_of_the_drafts(tmp_path: Path) -> None:
    with kept_log(tmp_path):
        command = self_test_command()

    assert command[command.index("--data") + 1] == str(tmp_path)
    assert command[command.index("-platform") + 1] == "offscreen"


@before_landing
def test_the_button_tests_the_program(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def wait(dialog: SelfTestDialog) -> None:
        ended(qtbot, dialog)
        seen.extend((dialog.verdict.text(), dialog.page.toPlainText()))

    monkeypatch.setattr(SelfTestDialog, "exec", wait)
    dialog = shown(qtbot, AboutDialog())

    click_on(dialog.test)

    assert seen[0] == f"自检通过：{len(SELF_TEST_STEPS)} 项"
    assert len(seen[1].splitlines()) == len(SELF_TEST_STEPS) + 2


def test_lines_appear_as_they_come(qtbot: QtBot) -> None:
    dialog = running(qtbot, SLOWLY)

    qtbot.waitUntil(lambda: dialog.page.toPlainText() == "自检：甲", timeout=10_000)

    assert dialog.verdict.objectName() == "guide"
    assert dialog.page.isReadOnly()
    click_on(dialog.copy)
    assert clipboard() == "自检：甲"
    dialog.reject()


def test_closing_gives_the_test_up(qtbot: QtBot) -> None:
    dialog = running(qtbot, SLOWLY)
    qtbot.waitUntil(lambda: bool(dialog.page.toPlainText()), timeout=10_000)

    click_on(dialog.shut)

    assert dialog.isHidden()
    assert dialog._process.state() == QProcess.ProcessState.NotRunning


@pytest.mark.parametrize(
    ("code", "verdict", "good"),
    [
        ("print('自检：甲\\n自检通过：2 项')", "自检通过：2 项", True),
        ("import sys; print('自检：甲\\n自检没通过：1 项。'); sys.exit(1)", "自检没通过：1 项。", False),
        ("import os; print('自检：甲', flush=True); os.abort()", "自检没有做完就停了。请", False),
        ("print('自检：甲\\n通过　  1  乙：好')", "自检没有做完就停了。请", False),
        ("pass", "自检没有做完就停了。请", False),
    ],
)
def test_the_verdict_stands_below(qtbot: QtBot, code: str, verdict: str, *, good: bool) -> None:
    dialog = ended(qtbot, running(qtbot, code))

    assert dialog.verdict.text().startswith(verdict)
    assert dialog.verdict.property("ready") is good
    assert dialog.verdict.palette().windowText().color() == QColor(colours().ready if good else colours().error)


def test_a_test_that_does_not_start_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ended(qtbot, shown(qtbot, SelfTestDialog([str(tmp_path / "none")])))

    assert dialog.verdict.text().startswith("自检没能开始。")
