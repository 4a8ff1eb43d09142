from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from models.checks.findings import Level
from ui.kit import colours
from ui.kit.level_looks import LOOKS

PAIRS = [
    *((ink, ground) for ink in ("INK", "QUIET") for ground in ("PAPER", "DESK", "HEADING", "STUB", "BLANK", "TOTAL")),
    ("INK", "CHOSEN"),
    ("INK", "ERROR_GROUND"),
    ("ERROR", "ERROR_GROUND"),
    ("ERROR", "PAPER"),
    ("WARNING", "WARNING_GROUND"),
    ("WARNING", "PAPER"),
    ("READY", "PAPER"),
    ("ACCENT", "PAPER"),
    ("FAINT", "PAPER"),
    ("UNSURE", "PAPER"),
    *(("INK", ground) for ground in ("ALIKE", "CARRIED", "FOLLOWS", "TAB", "CHOSEN_LINE", "CHOSEN_MENU", "HOVER")),
    *(("PAPER", ground) for ground in ("ACCENT", "ACCENT_HOVER")),
]


BARE = frozenset({"DISABLED", "LINE", "FRAME", "EDGE", "MAT", "VEIL"})
"""Lines, veils, and what else no text stands on."""

READABLE = 4.5
"""WCAG 2.2, 1.4.3, for text of this size."""


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    one = QColor(colour)
    return 0.2126 * linear(one.redF()) + 0.7152 * linear(one.greenF()) + 0.0722 * linear(one.blueF())


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("level", Level)
def test_a_level_can_be_read_in_the_table_and_in_the_list(level: Level) -> None:
    look = LOOKS[level]

    assert min(contrast(look.ink, ground) for ground in (look.ground, colours.PAPER, colours.CHOSEN_LINE)) >= READABLE


def test_every_colour_is_read_on_or_is_no_ground_of_text() -> None:
    """A new colour is named with what stands on it, or among those on which nothing stands."""
    named = {name for name, value in vars(colours).items() if name.isupper() and isinstance(value, str)}

    assert named == {name for pair in PAIRS for name in pair} | BARE


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2, from 1 to 21."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)
