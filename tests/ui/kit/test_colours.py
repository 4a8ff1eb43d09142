from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.kit import colours

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
    *((ink, "CHOSEN_LINE") for ink in ("ERROR", "WARNING", "QUIET")),
    *(("PAPER", ground) for ground in ("ACCENT", "ACCENT_HOVER")),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    one = QColor(colour)
    return 0.2126 * linear(one.redF()) + 0.7152 * linear(one.greenF()) + 0.0722 * linear(one.blueF())


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    darker, lighter = sorted(luminance(getattr(colours, name)) for name in (ink, ground))

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
