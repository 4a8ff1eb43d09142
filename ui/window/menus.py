"""The menu bar, built from the commands that the pages bring and from those of the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.kit.letters import lettered
from ui.window.command import Command, Key, Keys, PageKind, Where
from ui.window.page import Page
from ui.window.program_commands import PROGRAM_COMMANDS

_LETTERS = {"文件": "F", "编辑": "E", "表格": "T", "查看": "V", "检查": "C", "帮助": "H"}
"""By which Alt opens each menu; nothing on a page may have one of these."""


class _Entry(NamedTuple):
    """A command as it stands in a menu.

    Attributes:
        choose: Does it, on whatever page of its kind there is then.
        kind: The kind of page that brings it; none if the program does.
    """

    command: Command[Any]
    choose: Callable[[], object]
    kind: PageKind | None

    def is_enabled_on(self, shown: Page) -> bool:
        """Return whether it can be chosen while a page is shown."""
        if not self.kind or self.command.where is Where.ANYWHERE:
            return True
        if self.command.where is Where.ELSEWHERE:
            return shown.kind is not self.kind
        return shown.kind is self.kind and self.command.fits(shown)


_Line = tuple[_Entry, ...]
"""What stands in one line of a menu: what several pages do by the same keys, each for itself."""


class Menus:
    """The menus of a window. All commands stand in them all the time; those of pages that are not shown are disabled.

    What two kinds of pages do by the same keys is one line: the page that is shown does it.

    Args:
        window: Gets the menus.
        kinds: Of pages, in the order of their commands.
        there: Finds the page of a kind that there is now, if any.
    """

    def __init__(
        self, window: QMainWindow, kinds: Iterable[PageKind], there: Callable[[PageKind], Page | None]
    ) -> None:
        entries = [_of_page(kind, command, there) for kind in kinds for command in kind.commands]
        entries += [_Entry(one, partial(one.act, window), None) for one in PROGRAM_COMMANDS]
        self._lines: list[tuple[QAction, _Line]] = []
        self._shown: Page | None = None
        QShortcut(QKeySequence("F10"), window, lambda: window.menuBar().setActiveAction(window.menuBar().actions()[0]))
        for name in sorted(dict.fromkeys(entry.command.menu for entry in entries), key=_place):
            in_menu = [entry for entry in entries if entry.command.menu == name]
            menu = window.menuBar().addMenu(lettered(name, _LETTERS.get(name, "")))
            menu.setAccessibleName(name)
            self._fill(menu, _lines(sorted(in_menu, key=lambda entry: entry.command.part)))

    def _fill(self, menu: QMenu, lines: list[_Line]) -> None:
        for before, line in zip((None, *lines), lines, strict=False):
            command = line[0].command
            if before and before[0].command.part != command.part:
                menu.addSeparator()
            action = menu.addAction(command.label)
            action.setShortcuts(_shortcuts(command.keys))
            action.triggered.connect(lambda _=False, line=line: self._choose(line))
            self._lines.append((action, line))

    def _choose(self, line: _Line) -> None:
        shown = self._shown
        next((entry for entry in line if shown and entry.is_enabled_on(shown)), line[0]).choose()

    def renew(self, shown: Page) -> None:
        """Enable what can be done while this page is shown."""
        self._shown = shown
        for action, line in self._lines:
            action.setEnabled(any(entry.is_enabled_on(shown) for entry in line))


def _place(menu: str) -> int:
    """Return where a menu stands: those that are known in their order, any other before the last one."""
    known = list(_LETTERS)
    return 2 * known.index(menu) if menu in known else 2 * len(known) - 3


def _lines(entries: Iterable[_Entry]) -> list[_Line]:
    """Return the lines of a menu."""
    lines: dict[object, _Line] = {}
    for number, entry in enumerate(entries):
        key = entry.command.keys or number
        lines[key] = (*lines.get(key, ()), entry)
    return list(lines.values())


def _of_page(kind: PageKind, command: Command[Any], there: Callable[[PageKind], Page | None]) -> _Entry:
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
