"""A few words at the right end of the menu bar."""

from __future__ import annotations

from typing_extensions import override

from ui.kit.plain_widgets import PlainLine


class CornerLine(PlainLine):
    """Words beside the menus, for which the bar makes room."""

    @override
    def setText(self, text: str) -> None:
        """Say something else; Qt's bar lays itself out anew only for a corner that comes or goes."""
        if text != self.text():
            super().setText(text)
            if self.parent():
                self.hide()
                self.show()
