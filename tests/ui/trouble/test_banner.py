from __future__ import annotations

from errno import EBUSY, EIO, ENOSPC
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.importers import read_file
from models.system.disk_faults import trouble
from models.system.errors import DraftNotFound
from tests.builders import balanced
from tests.models.faulty import failure
from tests.ui.clerk import boxes_read, click_on, shown
from ui.kit.dialogs import SaveDialog
from ui.kit.theme import colours
from ui.trouble.banner import RETRY, SAVE_ELSEWHERE, Banner, save_elsewhere


class Window(QWidget):
    """A banner over something else, as in the main window."""

    def __init__(self) -> None:
        super().__init__()
        self.banner, self.page = Banner(), QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)
        self.pressed: list[str] = []
        self.acts = {label: lambda label=label: self.pressed.append(label) for label in (RETRY, SAVE_ELSEWHERE)}

    def has_room(self, width: int) -> bool:
        """Whether the banner is as wide as this, and high enough for its words."""
        label = self.banner.label
        return self.banner.width() == width and label.height() >= label.heightForWidth(label.width())


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    window.resize(1000, 400)
    return shown(qtbot, window)


def test_it_takes_no_room_while_there_is_nothing_to_say(window: Window) -> None:
    assert not window.banner.isVisible()
    assert window.page.height() == window.height()


def test_a_trouble_is_shown_with_its_ways_out_until_it_is_over(window: Window) -> None:
    found = trouble(failure(ENOSPC))
    window.banner.show_trouble(found, window.acts)

    assert window.banner.isVisible()
    assert window.banner.trouble == found
    assert window.banner.sentence.startswith(found.sentence)
    assert window.banner.sentence in window.banner.accessibleName()
    assert list(window.banner.buttons) == [RETRY, SAVE_ELSEWHERE]

    window.banner.clear()
    assert not window.banner.isVisible()
    assert window.banner.trouble is None
    assert window.banner.sentence == ""
    assert not window.banner.buttons


def test_what_may_pass_and_what_will_not_are_told_apart(window: Window) -> None:
    tails = []
    for found in (trouble(failure(EIO)), trouble(DraftNotFound())):
        window.banner.show_trouble(found, window.acts)
        tails.append(window.banner.sentence.removeprefix(found.sentence))

    assert all("都还在" in tail for tail in tails)
    assert len(set(tails)) == 2


def test_what_is_no_trouble_is_not_taken_for_the_last_one(window: Window) -> None:
    window.banner.show_trouble(trouble(failure(EIO)), window.acts)
    window.banner.say("现在只能看。", {}, grave=False)

    assert window.banner.trouble is None
    assert window.banner.isVisible()
    assert window.banner.sentence == "现在只能看。"
    assert not window.banner.buttons


def test_trying_again_rests_until_it_is_known_what_came_of_it(window: Window) -> None:
    window.banner.show_trouble(trouble(failure(EIO)), window.acts)
    retry, copy = window.banner.buttons.values()
    for button in (retry, retry, copy, copy):
        click_on(button)
    assert window.pressed == [RETRY, SAVE_ELSEWHERE, SAVE_ELSEWHERE]
    assert not retry.isEnabled()

    window.banner.show_trouble(trouble(failure(EIO)), window.acts)
    assert list(window.banner.buttons.values()) == [retry, copy]
    assert retry.isEnabled()


def test_the_same_words_for_another_report_act_on_that_one(window: Window) -> None:
    window.banner.show_trouble(trouble(failure(EIO)), window.acts)
    others: list[str] = []
    window.banner.show_trouble(trouble(failure(EIO)), {label: lambda: others.append("other") for label in window.acts})
    click_on(window.banner.buttons[SAVE_ELSEWHERE])

    assert (window.pressed, others) == ([], ["other"])


@pytest.mark.parametrize(
    ("number", "ground", "ink"),
    [(EIO, colours().error_ground, colours().error), (EBUSY, colours().warning_ground, colours().warning)],
)
def test_ground_ink_and_icon_say_how_bad_it_is(
    qtbot: QtBot, window: Window, number: int, ground: str, ink: str
) -> None:
    for other in (EBUSY, EIO, number):
        window.banner.show_trouble(trouble(failure(other)), window.acts)
    qtbot.waitUntil(lambda: window.banner.height() > 20)
    picture = window.banner.grab().toImage()

    assert picture.pixelColor(3, 3) == QColor(ground)
    assert picture.pixelColor(window.banner.label.geometry().bottomRight()) == QColor(ground)
    assert window.banner.label.palette().color(window.banner.label.foregroundRole()) == QColor(ink)


def test_red_and_amber_have_different_pictures(window: Window) -> None:
    icons = []
    for number in (EIO, EBUSY):
        window.banner.show_trouble(trouble(failure(number)), {})
        icons.append(window.banner.icon.pixmap().toImage())

    assert icons[0] != icons[1]


def test_a_long_sentence_wraps_and_is_wholly_there(qtbot: QtBot, window: Window) -> None:
    window.banner.say("一二三四五六七八九十" * 20, window.acts, grave=True)
    label = window.banner.label
    heights = []
    for width in (1000, 500):
        window.resize(width, 400)
        qtbot.waitUntil(partial(window.has_room, width))
        heights.append(window.banner.height())

    assert heights[1] > heights[0] > 2 * label.fontMetrics().height()


# ------------------------------------------------------------ a copy elsewhere


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[Path]:
    """Let the clerk choose this path; return what was proposed."""
    proposed: list[Path] = []

    def ask(offered: Path, *_: object) -> Path | None:
        proposed.append(offered)
        return path

    monkeypatch.setattr(SaveDialog, "ask", ask)
    return proposed


def test_a_copy_can_be_imported_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed = choose(monkeypatch, tmp_path / "另存.json")

    assert save_elsewhere(balanced(), tmp_path / "U") == tmp_path / "另存.json"
    assert read_file(tmp_path / "另存.json").report == balanced()
    assert [(path.parent, path.suffix) for path in proposed] == [(tmp_path / "U", ".json")]


def test_who_turns_back_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, None)

    assert save_elsewhere(balanced(), tmp_path) is None
    assert not list(tmp_path.iterdir())


def test_a_copy_that_cannot_be_written_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = boxes_read(monkeypatch)
    choose(monkeypatch, tmp_path / "none" / "另存.json")

    assert save_elsewhere(balanced(), tmp_path) is None
    [sentence] = told
    assert str(tmp_path / "none") in sentence
