"""How long a text is, and by how much it is too long; where there is no room beside the text, what it lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.plain_widgets import PlainLine


class LengthLine(PlainLine):
    """Stands below a text.

    Args:
        most: How many characters the form allows, without spaces; 0 is any number.
    """

    def __init__(self, most: int) -> None:
        super().__init__("", "length")
        self._most, self._length, self._left, self._is_spelt_out = most, 0, "", False
        self.setIndent(6)

    def show_length(self, length: int) -> None:
        """Show how many characters there are, without spaces; beyond the limit, it turns."""
        self._length = length
        is_long = bool(self._most) and length > self._most
        if self.property("long") != is_long:
            self.setProperty("long", is_long)
            _polish_anew(self)
        self._renew()

    def show_left(self, words: str) -> None:
        """Say what the text lacks, if there is room for it nowhere else."""
        self._left = words
        self._renew()

    def spell_out(self, *, on: bool) -> None:
        """Say here what the text lacks, or leave that to what stands beside it."""
        self._is_spelt_out = on
        self._renew()

    def _renew(self) -> None:
        limit = f"，原则上不超过 {self._most} 字" if self._most else ""
        over = self._length - self._most
        told = f"{self._length} 字{f'{limit}，多了 {over} 字，请精简' if self._most and over > 0 else limit}"
        self.setText("　".join(filter(None, (told, self._left if self._is_spelt_out else ""))))


def _polish_anew(widget: QWidget) -> None:
    """Let a widget look as the style sheet says of what it is now."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
