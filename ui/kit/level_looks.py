"""How each level of findings looks: the one place for its colours and its sign."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QPixmap

from models.checks.findings import Level
from ui.kit import colours
from ui.kit.signs import sign


class LevelLook(NamedTuple):
    """The look of what is found at a level, in tables, texts and lists.

    Attributes:
        ink: In which it is written and underlined.
        ground: On which a cell stands that is marked with it.
        light: On which a cell stands that has a part in it.
        shape: Draws its sign in a colour.
    """

    ink: str
    ground: str
    light: str
    shape: Callable[[str], QPixmap]

    @property
    def sign(self) -> QPixmap:
        """The sign beside it, in its ink."""
        return self.shape(self.ink)


LOOKS: Mapping[Level, LevelLook] = {
    Level.ERROR: LevelLook(colours.ERROR, colours.ERROR_GROUND, colours.ERROR_LIGHT, sign),
    Level.WARNING: LevelLook(colours.WARNING, colours.WARNING_GROUND, colours.WARNING_LIGHT, sign),
    Level.HINT: LevelLook(colours.QUIET, colours.PAPER, colours.PAPER, sign),
}
