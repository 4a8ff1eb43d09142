"""Whatever the theme, words can be read on every ground that they stand on, and marks be seen."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.kit.colours import DARK, LIGHT, Colours
from ui.kit.theme import high_contrast

READABLE = 4.5
"""WCAG 2.2, 1.4.3, for text of this size."""

SEEN = 3.0
"""WCAG 2.2, 1.4.11, for marks and for the edges of what can be used."""

SYSTEMS = {
    "Aquatic": ("#202020", "#FFFFFF", "#A6A6A6", "#8EE3F0", "#263B50"),
    "Desert": ("#FFFAEF", "#3D3D3D", "#676767", "#903909", "#FFF5E3"),
    "Dusk": ("#2D3236", "#FFFFFF", "#A6A6A6", "#A1BFDE", "#212D3B"),
    "Night sky": ("#000000", "#FFFFFF", "#A6A6A6", "#D6B4FD", "#2B2B2B"),
}
"""The contrast themes of Windows 11: background, text, inactive text, selection and the text on it."""


def of_windows(name: str) -> QPalette:
    """Return what Qt has from Windows in a contrast theme."""
    role, active = QPalette.ColorRole, QPalette.ColorGroup.Active
    ground, ink, off, chosen, chosen_text = map(QColor, SYSTEMS[name])
    palette = QPalette(ink, ground, ground, ground, ground, ink, ground)
    for one, colour in ((role.Base, ground), (role.Highlight, chosen), (role.HighlightedText, chosen_text)):
        palette.setColor(active, one, colour)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, off)
    return palette


THEMES = {"light": LIGHT, "dark": DARK, **{name: high_contrast(of_windows(name)) for name in SYSTEMS}}

GROUNDS = ("paper", "desk", "heading", "stub", "tab", "blank", "total", "carried", "follows", "accent_ground")
LEVELS = ("error_ground", "error_light", "warning_ground", "warning_light")
TEXTS = {
    *product(("ink", "quiet"), (*GROUNDS, *LEVELS, "ready_ground")),
    *product(("error", "warning", "ready", "accent"), ("paper", "desk", "accent_ground")),
    *product(("error", "warning", "ready", "accent"), ("follows",)),  # tiles that wait for us
    *product(("error",), ("error_ground", "error_light")),
    *product(("warning",), ("warning_ground", "warning_light")),
    ("ready", "ready_ground"),
    ("warning", "heading"),
    *product(("primary_text",), ("primary", "primary_hover")),
    ("chosen_text", "chosen"),
    ("off", "paper"),
}
"""What is written, and on what."""

MARKS = {
    *product(("control_edge", "accent"), ("paper", "desk", "heading", "stub", "tab")),
    *product(("accent",), (*GROUNDS, *LEVELS, "ready_ground")),
    *product(("error", "warning"), GROUNDS),
    *product(("off",), ("paper", "desk")),
    ("ready", "total"),
    ("primary", "desk"),
    ("primary", "paper"),
    ("primary_text", "primary"),
}
"""Signs, rings, edges of what can be pressed, and on what they are drawn."""

BARE = {"line", "edge", "mat", "veil"}
"""Lines that only part, what no text stands on, and a veil, which is tried below."""


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_and_marks_be_seen(name: str) -> None:
    theme = THEMES[name]

    assert not {pair: found for pair in TEXTS if (found := between(theme, *pair)) < READABLE}
    assert not {pair: found for pair in MARKS if (found := between(theme, *pair)) < SEEN}


@pytest.mark.parametrize("name", THEMES)
def test_figures_can_be_read_under_the_veil_of_chosen_cells(name: str) -> None:
    theme = THEMES[name]
    cells = {("ink", ground) for ground in ("paper", "blank", "total", "carried", *LEVELS[1:])} | {
        ("error", "error_ground"),
        ("warning", "warning_ground"),
    }

    assert not {
        pair: found
        for pair in cells
        if (found := contrast(getattr(theme, pair[0]), veiled(theme, getattr(theme, pair[1])))) < READABLE
    }


def test_every_colour_is_read_on_or_is_no_ground_of_text() -> None:
    """A new colour is named with what stands on it, or among those on which nothing stands."""
    assert set(Colours._fields) == {name for pair in TEXTS | MARKS for name in pair} | BARE


def test_the_computed_contrast_is_that_of_the_rules() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def between(theme: Colours, ink: str, ground: str) -> float:
    return contrast(getattr(theme, ink), getattr(theme, ground))


def veiled(theme: Colours, ground: str) -> str:
    """Return a ground with the veil over it."""
    veil, under = QColor(theme.veil), QColor(ground)
    share = veil.alphaF()
    pairs = ((veil.red(), under.red()), (veil.green(), under.green()), (veil.blue(), under.blue()))
    return QColor(*(round(share * over + (1 - share) * below) for over, below in pairs)).name()


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    one = QColor(colour)
    return 0.2126 * linear(one.redF()) + 0.7152 * linear(one.greenF()) + 0.0722 * linear(one.blueF())


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2, from 1 to 21."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)
