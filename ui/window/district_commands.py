"""The commands of the page of a district's task, as data: each shares its line with what other pages do by its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.window.command import Command, FilePart, Key, PageKind

if TYPE_CHECKING:
    from ui.window.district_page import DistrictPage


def _undo(shown: DistrictPage) -> None:
    shown.undo()


def _paste(shown: DistrictPage) -> None:
    shown.paste()


def _find(shown: DistrictPage) -> None:
    shown.find()


def _do_next(shown: DistrictPage) -> None:
    shown.do_next()


def _change_person(shown: DistrictPage) -> None:
    shown.change_person()


def _turn(way: int) -> Callable[[DistrictPage], None]:
    return lambda shown: shown.widget.turn(way)


DISTRICT = PageKind(
    (
        Command("文件", "换经办人(&Z)…", _change_person, part=FilePart.WAYS_BACK),
        Command("编辑", "撤销(&U)", _undo, Key.Undo),
        Command("编辑", "粘贴(&P)", _paste, Key.Paste, 1),
        Command("编辑", "查找(&F)…", _find, Key.Find, 2),
        Command("检查", "下一步(&X)", _do_next, "F4"),
        Command("检查", "下一部分(&D)", _turn(1), ("Ctrl+PgDown", "Ctrl+Tab"), 3),
        Command("检查", "上一部分(&U)", _turn(-1), ("Ctrl+PgUp", "Ctrl+Shift+Tab"), 3),
    )
)
