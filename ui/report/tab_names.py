"""Names of tabs as the window has room for them: whole, then only that of the tab in front, then only numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QTabBar

from models.form.vocabulary import Section
from ui.kit.plain_widgets import set_tab_tool_tip
from ui.report.tab_states import TabState

_PLAIN = str.maketrans({"（": " ", "）": ""})
"""Writes a state without its brackets, which are as wide as a letter."""


class TabName(NamedTuple):
    """What a tab is called.

    Attributes:
        short: Its number alone, where it has one.
        state: How far its section is.
        said: The same in words for who cannot see it.
    """

    whole: str
    short: str
    state: str
    said: str

    @property
    def told(self) -> str:
        """All that there is to say."""
        return f"{self.whole}{self.state}"

    @property
    def numbered(self) -> str:
        """Its number instead of its name."""
        return f"{self.short}{self.state}"

    @property
    def least(self) -> str:
        """What must not be left out, as short as it can be said."""
        return f"{self.short}{self.state.translate(_PLAIN)}"


def name_of(section: Section, state: TabState) -> TabName:
    """Return what the tab of a section is called."""
    return TabName(section.short, section.short.partition("、")[0], state.words, state.said)


def show_names(bar: QTabBar, front: int, names: Sequence[TabName], room: int) -> None:
    """Show as much of the names as there is room for; a tool tip has what is left out.

    Args:
        bar: Of which each tab has a name. To ask it, and not what it belongs to, lays out the bar alone.
        front: Which tab is in front.
        names: From left to right.
        room: Pixels for all of them.
    """
    for way in (
        [name.told for name in names],
        [name.told if at == front else name.numbered for at, name in enumerate(names)],
        [name.numbered for name in names],
        [name.least for name in names],
    ):
        for at, words in enumerate(way):
            if words != bar.tabText(at):  # Qt lays all out anew
                bar.setTabText(at, words)
        if bar.sizeHint().width() <= room:
            break
    for at, name in enumerate(names):
        set_tab_tool_tip(bar, at, "" if bar.tabText(at) == name.told else name.told)
        bar.setAccessibleTabName(at, f"{name.whole}，{name.said}")
