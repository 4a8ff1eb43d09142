"""The menu bar, built from the commands that the pages bring and from those of the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.kit.letters import lettered
from ui.trouble.failure_dialog import RecordDialog
from ui.window.about import AboutDialog
from ui.window.command import Command, FilePart, Key, Keys, Where
from ui.window.help_dialog import HelpDialog
from ui.window.page import Page
from ui.window.rules_page import RulesDialog

_LETTERS = {"文件": "F", "编辑": "E", "表格": "T", "检查": "C", "帮助": "H"}
"""By which Alt opens each menu; nothing on a page may have one of these."""

_PROGRAM_COMMANDS: tuple[Command[QMainWindow], ...] = (
    Command("文件", "退出(&X)", QMainWindow.close, "Ctrl+Q", FilePart.PROGRAM),
    Command("帮助", "使用说明(&H)", lambda window: HelpDialog(window).exec(), "F1"),
    Command("帮助", "核对规则(&R)", lambda window: RulesDialog(window).exec()),
    Command("帮助", "出错记录(&L)…", lambda window: RecordDialog(window).exec()),
    Command("帮助", "关于(&A)", lambda window: AboutDialog(window).exec()),
)


class _Entry(NamedTuple):
    """A command as it stands in a menu.

    Attributes:
        choose: Does it, on whatever page of its kind there is then.
        kind: The kind of page that brings it; none if the program does.
    """

    command: Command[Any]
    choose: Callable[[], object]
    kind: type[Page] | None

    def is_enabled_on(self, shown: Page) -> bool:
        """Return whether it can be chosen while a page is shown."""
        if not self.kind or self.command.where is Where.ANYWHERE:
            return True
        return isinstance(shown, self.kind) == (self.command.where is Where.HERE)


class Menus:
    """The menus of a window. All commands stand in them all the time; those of pages that are not shown are disabled.

    Args:
        window: Gets the menus.
        kinds: Of pages, in the order of their commands.
        there: Finds the page of a kind that there is now, if any.
    """

    def __init__(
        self, window: QMainWindow, kinds: Iterable[type[Page]], there: Callable[[type[Page]], Page | None]
    ) -> None:
        entries = [_of_page(kind, command, there) for kind in kinds for command in kind.commands]
        entries += [_Entry(one, partial(one.act, window), None) for one in _PROGRAM_COMMANDS]
        self._entries: list[tuple[QAction, _Entry]] = []
        QShortcut(QKeySequence("F10"), window, lambda: window.menuBar().setActiveAction(window.menuBar().actions()[0]))
        for name in dict.fromkeys(entry.command.menu for entry in entries):
            in_menu = [entry for entry in entries if entry.command.menu == name]
            self._fill(
                window.menuBar().addMenu(lettered(name, _LETTERS.get(name, ""))),
                sorted(in_menu, key=lambda entry: entry.command.part),
            )

    def _fill(self, menu: QMenu, entries: list[_Entry]) -> None:
        for before, entry in zip((None, *entries), entries, strict=False):
            if before and before.command.part != entry.command.part:
                menu.addSeparator()
            action = menu.addAction(entry.command.label)
            action.setShortcuts(_shortcuts(entry.command.keys))
            action.triggered.connect(lambda _=False, choose=entry.choose: choose())
            self._entries.append((action, entry))

    def renew(self, shown: Page) -> None:
        """Enable what can be done while this page is shown."""
        for action, entry in self._entries:
            action.setEnabled(entry.is_enabled_on(shown))


def _of_page(kind: type[Page], command: Command[Any], there: Callable[[type[Page]], Page | None]) -> _Entry:
    def choose() -> None:
        if page := there(kind):
            command.act(page)

    return _Entry(command, choose, kind)


def _shortcuts(keys: Keys) -> list[QKeySequence]:
    """Return the keys of this system; Ctrl+Y, which Linux does not know, is in the help."""
    if not isinstance(keys, Key):
        return [QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys)]
    own = [QKeySequence("Ctrl+Y")] if keys == Key.Redo else []
    return list(dict.fromkeys([*QKeySequence.keyBindings(keys), *own]))
