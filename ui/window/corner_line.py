"""A few words at the right end of the menu bar."""

from __future__ import annotations

from typing_extensions import override

from ui.kit.plain_widgets import PlainLine

_AIR = 8
"""Pixels beside the words. Source: the margin of a page in the pictures of the window."""

_HEIGHT = 26
"""Pixels of the menu bar. Source: the same pictures."""


class CornerLine(PlainLine):
    """Words beside the menus, for which the bar makes room."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name=name)
        self.setContentsMargins(_AIR, 0, _AIR, 0)
        self.setMinimumHeight(_HEIGHT)

    @override
    def setText(self, text: str) -> None:
        """Say something else; Qt's bar lays itself out anew only for a corner that comes or goes."""
        if text != self.text():
            super().setText(text)
            if self.parent():
                self.hide()
                self.show()
