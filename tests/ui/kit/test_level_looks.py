"""One place for every colour, and one for how a level of findings looks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from models.checks.findings import Level
from resources import read_text
from tests import ROOT
from ui.kit import colours
from ui.kit.level_looks import LOOKS
from ui.kit.style_sheet import style_sheet

COLOURS = ROOT / "ui" / "kit" / "colours.py"
LEVELS = ROOT / "ui" / "kit" / "level_looks.py"
MODULES = sorted((ROOT / "ui").rglob("*.py"))
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")


def spelled_out(source: str) -> list[str]:
    """Return the strings of a module that name a colour to Qt, by number or in English."""
    strings = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [text for text in strings if isinstance(text, str) and (HEX.search(text) or text in QColor.colorNames())]


def by_level(source: str) -> Iterator[str]:
    """Yield the mappings of a module that are keyed by a level."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict) and any(key and ast.unparse(key).startswith("Level.") for key in node.keys):
            yield ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_colours_and_the_looks_of_levels_are_named_in_one_place(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert path == COLOURS or not spelled_out(source)
    assert path == LEVELS or not list(by_level(source))


def test_the_style_sheet_spells_no_colour_out() -> None:
    sheet = read_text("app.qss")

    assert not [found for found in HEX.findall(sheet) if QColor.isValidColorName(found)]
    assert not set(re.findall(r"[a-z]+", sheet)) & set(QColor.colorNames()) - {"transparent"}


def test_the_style_sheet_gets_its_colours() -> None:
    assert f"QLabel#verdict {{ font-weight: bold; padding: 1px 8px; color: {colours.ERROR}; }}" in style_sheet()
    assert "$" not in style_sheet()


def test_every_level_has_a_look_and_a_sign_in_its_ink() -> None:
    assert LOOKS.keys() == set(Level)
    for look in LOOKS.values():
        sign = look.sign.toImage()
        assert sign.pixelColor(sign.width() // 4, sign.height() * 9 // 10) == QColor(look.ink)


def test_no_colour_is_without_use() -> None:
    names = {name for name in vars(colours) if name.isupper()}
    sources = [path.read_text(encoding="utf-8") for path in MODULES if path != COLOURS]

    assert names == {
        name for name in names if any(f"colours.{name}" in one for one in sources) or f"${name}" in read_text("app.qss")
    }
