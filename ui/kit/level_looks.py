"""How each level of findings looks: the one place for its colours and its sign."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QPixmap

from models.checks.findings import Level
from ui.kit.signs import circle, sign
from ui.kit.theme import colours


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


def look_of(level: Level) -> LevelLook:
    """Return how what is found at a level looks in the present theme."""
    theme = colours()
    looks = {
        Level.ERROR: LevelLook(theme.error, theme.error_ground, theme.error_light, sign),
        Level.WARNING: LevelLook(theme.warning, theme.warning_ground, theme.warning_light, sign),
        Level.HINT: LevelLook(theme.quiet, theme.paper, theme.paper, sign),
    }
    return looks[level]


def look_of_missing() -> LevelLook:
    """Return how it looks in the present theme that something is still to be done: it is not wrong."""
    theme = colours()
    return LevelLook(theme.ink, theme.blank, theme.blank, circle)
