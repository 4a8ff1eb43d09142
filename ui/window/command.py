"""What a page can be told to do: the entries of the menus, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any, Generic, NamedTuple

from PySide6.QtGui import QKeySequence
from typing_extensions import TypeVar

Key = QKeySequence.StandardKey
Keys = Key | str | tuple[str, ...]
P = TypeVar("P")


def always(_: object) -> bool:
    """Return that it fits."""
    return True


class FilePart(IntEnum):
    """The parts of the menu 文件, to which all pages add; in any other menu, a page numbers its parts itself."""

    REPORTS = 0
    WAYS_BACK = 1
    PAPER_AND_FILES = 2
    HAND_OVER = 3
    PROGRAM = 4


class Where(Enum):
    """On which pages a command can be chosen."""

    HERE = "its page is shown"
    ELSEWHERE = "another page is shown"
    ANYWHERE = "always"


class Command(NamedTuple, Generic[P]):
    """An entry of a menu, for pages of the kind `P`.

    Attributes:
        menu: Its title; a menu is there as soon as a command is in it.
        label: With the letter that Alt reaches it by, which nothing else in its menu has.
        act: Does it, on the page.
        keys: The keys of this system for what it does, or keys by name.
        part: Of the menu; a line stands between two parts. In a part, the commands stand in the order of the pages.
        where: On which pages it can be chosen.
        fits: Tells whether it can be chosen on this one of them.
    """

    menu: str
    label: str
    act: Callable[[P], object]
    keys: Keys = ""
    part: int = 0
    where: Where = Where.HERE
    fits: Callable[[P], bool] = always


@dataclass(frozen=True, eq=False)
class PageKind:
    """A kind of pages: what it brings to the menus, known before there is such a page and without its modules."""

    commands: tuple[Command[Any], ...]
