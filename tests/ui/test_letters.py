"""Alt reaches everything: each entry, button and field has its letter, which nothing else there has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from tests.builders import answered, balanced
from tests.ui.clerk import Key, press, report_page
from tests.ui.every_dialog import look_at_all
from ui.window.main_window import MainWindow
from ui.window.start_buttons import Act
from ui.window.status_bar import NEXT_KEY

_LETTER = re.compile(r"(?<!&)&(\w)")

_NOT_BY_THEMSELVES = {"FileDialog", "LinesBox"}
"""The one is opened as its kinds, the other by a locked cell."""


_BY_TAB = {"开头一段", "印章"}
"""Of the cover, which has more fields than there are letters; Tab leads to them from the title and the date."""


_OTHERWISE = {"verdict", "fix", "update_card", "edition_look", "qt_tableview_cornerbutton", "answer", "closed_points"}
"""What F8 does, what Alt+Enter does, what is in the menus 文件 and 帮助, too, and what does nothing; beside the cover,
which leaves two letters: the answers of a group that has one, among which arrows go, and what Tab leads to."""


def reached(over: QWidget) -> Iterator[str]:
    """Yield the words of all that is to be reached by a letter."""
    fields = [one for one in over.findChildren(QWidget) if one.isVisible()]
    for one in fields:
        if one.objectName() in _OTHERWISE or (isinstance(one, QToolButton) and not one.text()):
            continue
        if isinstance(one, QAbstractButton) and one.text().endswith(f"　{NEXT_KEY}"):
            continue
        match one:
            case QAbstractButton():
                yield one.text()
            case QLabel() if one.buddy() in fields:
                yield one.text()


def letters(words: Iterator[str]) -> list[str]:
    """Return the letters, having seen that each of the words has one, and none is there twice."""
    found = []
    for text in words:
        letter = _LETTER.search(text)
        if not letter and text in _BY_TAB:
            continue
        assert letter, f"no letter: {text}"
        found.append(letter[1].upper())
    twice = [letter for letter, count in Counter(found).items() if count > 1]
    assert not twice
    return found


def menus(window: MainWindow) -> list[QMenu]:
    return [menu for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]


def test_every_entry_of_every_menu_has_a_letter_of_its_own(window: MainWindow) -> None:
    assert letters(menu.title() for menu in menus(window))
    for menu in menus(window):
        assert letters(entry.text() for entry in menu.actions() if not entry.isSeparator())


def test_every_page_leaves_the_letters_of_the_menus_alone(window: MainWindow) -> None:
    bar = [menu.title() for menu in menus(window)]
    window.open_draft(window.shell.store.save(balanced()))
    window.shell.banner.say("存不上。", {"再试一次": list, "另存一份…": list}, grave=True)
    view = report_page(window).widget
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        central = window.centralWidget()
        assert central
        assert letters(iter([*bar, *reached(central)]))


def test_an_unfolded_problem_is_explained_by_its_letter(window: MainWindow) -> None:
    window.resize(1366, 700)
    short = answered(balanced(), {"texts/problems": "需要改进。"})
    window.open_draft(window.shell.store.save(short))
    view = report_page(window).widget
    press(Key.Key_F8)
    bar, central = [menu.title() for menu in menus(window)], window.centralWidget()

    assert central
    assert view.panel.mending.explain.text() in reached(central)
    assert letters(iter([*bar, *reached(central)]))


def test_the_list_of_the_reports_leaves_the_letters_of_the_menus_alone(window: MainWindow) -> None:
    for _ in range(2):
        window.shell.store.save(balanced())
    window.go_to_start()
    window.shell.banner.say("存不上。", {"再试一次": list, "另存一份…": list}, grave=True)
    bar = [menu.title() for menu in menus(window)]
    page, central = window.drafts.widget, window.centralWidget()
    assert central
    assert page.draft
    page.wants_bin.emit(page.draft.id)  # there is something to take back then
    assert "撤销(&U)" in reached(central)
    for width in (1366, 1000):
        window.resize(width, 700)
        for _ in range(2):
            assert letters(iter([*bar, *reached(central)]))
            page._do(Act.TURN)


def test_every_dialog_has_letters_and_none_twice(window: MainWindow, tmp_path: Path) -> None:
    def look(dialog: QDialog) -> None:
        letters(reached(dialog))

    kinds = look_at_all(window, tmp_path, look)

    names = {kind.__name__ for kind in _kinds(QDialog) if kind.__module__.startswith("ui.")}
    assert names - {kind.__name__ for kind in kinds} <= _NOT_BY_THEMSELVES


def _kinds(above: type[QDialog]) -> Iterator[type[QDialog]]:
    for kind in above.__subclasses__():
        yield kind
        yield from _kinds(kind)
